"""The find box in the top bar: a field for the keyboard and for a scanner."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from ui import icons, theme
from ui.widgets import paint
from ui.widgets.fields import SearchField

__all__ = ["FindField"]


class FindField(SearchField):
    """Finds records and actions; what a scanner types ends with Enter.

    Signals: those of SearchField; entered() and gone() with the focus.
    """

    entered = Signal()
    gone = Signal()

    def __init__(self) -> None:
        super().__init__("Find or scan a serial, pair, building, letter, order", "Ctrl+K")
        self.setAccessibleName("Find or scan")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(480)
        self.setMinimumWidth(200)

    def sizeHint(self) -> QSize:
        """As wide as the bar has room, up to 480."""
        return QSize(480, 32)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the way out in the cap, and what there is to find."""
        super().focusInEvent(event)
        self.set_key("Esc")
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Shows the way in again."""
        super().focusOutEvent(event)
        self.set_key("Ctrl+K")
        self.gone.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Adds the sign of a scanner beside the key."""
        super().paintEvent(event)
        if self.key != "Esc":
            left = self.width() - paint.keycap_width(self.key) - 8 - 34
            icons.paint(
                QPainter(self), "scan-barcode", QRectF(left, self.height() / 2 - 8, 16, 16), theme.color("text3")
            )
