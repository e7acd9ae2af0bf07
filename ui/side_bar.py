"""The sidebar: the pages in their groups, with how many there are of each and what waits."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.queries.counts import PageCount
from reports.columns import Tone
from ui import icons, theme
from ui.page import Page, Pages
from ui.screen import Group, Screen
from ui.widgets import paint
from ui.widgets.text import Rule

__all__ = ["NARROW_WIDTH", "WIDTH", "SideBar", "mark"]

WIDTH, NARROW_WIDTH = 208, 56
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


def mark(painter: QPainter, where: QRectF) -> None:
    """The mark of the program: two ends and the path between them, on a rounded square."""
    unit = where.width() / 24
    paint.box(painter, where, 5 * unit, theme.color("accent"))
    painter.setPen(QPen(theme.color("onacc"), 1.6 * unit))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    at = where.topLeft()
    low, high = (7.7, 16.3), (16.3, 7.7)
    for x, y in (low, high):
        painter.drawEllipse(QRectF(at.x() + (x - 2.7) * unit, at.y() + (y - 2.7) * unit, 5.4 * unit, 5.4 * unit))
    gap = 2.0
    start = QPointF(at.x() + (low[0] + gap) * unit, at.y() + (low[1] - gap) * unit)
    painter.drawLine(start, QPointF(at.x() + (high[0] - gap) * unit, at.y() + (high[1] + gap) * unit))


class Mark(QWidget):
    """The mark and the name of the program at the head of the sidebar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(52)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws them."""
        painter = QPainter(self)
        mark(painter, QRectF(8, 14, 24, 24))
        paint.words(painter, QRectF(40, 0, 152, 52), "Pairbook", theme.font(15, 600), theme.color("text"))


class SideItem(QAbstractButton):
    """One page in the sidebar.

    Signals: clicked().
    """

    def __init__(self, screen: Page | type[Screen], number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind, self._key = screen, f"Ctrl+{number}" if number <= 9 else ""
        self._count: PageCount | None = None
        self.narrow = False
        self.setText(screen.title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(31)
        self.set_count(None)

    def set_count(self, count: PageCount | None) -> None:
        """How many there are, and how many of them wait or are late."""
        self._count = count
        said = self.text() + (f", {count.words}" if count else "")
        self.setAccessibleName(said)
        self.setToolTip(f"{said}{f' ({self._key})' if self._key else ''}" if self.narrow or count else self._key)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the page, up and down move along the pages."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the slip of the page shown, icon, title, number."""
        painter = QPainter(self)
        here, body = self.isChecked(), self.rect().toRectF()
        if here:
            paint.box(painter, body, 6, theme.color("surface"), theme.color("line"))
            paint.box(painter, QRectF(0, body.height() / 2 - 8, 3, 16), 1, theme.color("focus"))
        elif self.underMouse():
            paint.box(painter, body, 6, theme.color("hover"))
        if self.hasFocus():
            paint.focus_ring(painter, body, 6)
        ink = theme.color("accentT" if here else "text2")
        left = (body.width() - 16) / 2 if self.narrow else 12
        icons.paint(painter, self.kind.icon, QRectF(left, body.height() / 2 - 8, 16, 16), ink)
        if not self.narrow:
            font, colour = theme.font(13, 600 if here else 400), theme.color("text" if here else "text2")
            paint.words(painter, body.adjusted(40, -0.5, -44, -0.5), self.text(), font, colour)
        self._draw_count(painter)

    def _draw_count(self, painter: QPainter) -> None:
        """A plain number for how many there are; a pill for work that waits (amber) or is late (red)."""
        count = self._count
        if count is None:
            return
        pill = count.late or count.waiting
        tone = Tone.BAD if count.late else Tone.WARN
        if self.narrow:
            if pill:
                paint.dot(painter, self.width() - 10, 8, paint.tone_ink(tone))
            return
        body = self.rect().toRectF()
        if not pill:
            words = f"{count.total:,}" if count.total else ""
            paint.words(painter, body.adjusted(0, -0.5, -14, -0.5), words, theme.font(13), theme.color("text3"), RIGHT)
            return
        font = theme.font(12, 600)
        wide = max(20.0, paint.width_of(f"{pill:,}", font) + 12)
        where = QRectF(body.right() - 8 - wide, body.center().y() - 9, wide, 18)
        paint.box(painter, where, 9, paint.tone_fill(tone))
        paint.words(painter, where.adjusted(0, -0.5, 0, -0.5), f"{pill:,}", font, paint.tone_ink(tone), CENTRE)


class Divider(QWidget):
    """The hairline between two groups."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 4, 12, 4)
        line.addWidget(Rule())


class SideBar(QWidget):
    """The pages one can go to.

    Signals: chosen(str) with the key of the page.
    """

    chosen = Signal(str)

    def __init__(self, screens: Pages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items: dict[str, SideItem] = {}
        self.setAccessibleName("Pages")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(8, 0, 9, 10)
        self._box.setSpacing(3)
        self._mark = Mark()
        self._box.addWidget(self._mark)
        self._box.addSpacing(8)
        numbered = list(enumerate(screens, 1))
        for group, members in groupby(numbered, key=lambda one: one[1].group):
            if group == Group.FOOT:
                self._box.addStretch(1)
            for number, screen in members:
                self._add(screen, number)
            if group != Group.FOOT:
                self._box.addWidget(Divider())
        if not any(screen.group == Group.FOOT for screen in screens):
            self._box.addStretch(1)
        self.set_narrow(False)

    def _add(self, screen: Page | type[Screen], number: int) -> None:
        item = SideItem(screen, number)
        item.clicked.connect(lambda: self.chosen.emit(screen.key))
        self.items[screen.key] = item
        self._box.addWidget(item)

    def sizeHint(self) -> QSize:
        """As narrow or wide as told."""
        return QSize(self.width(), 600)

    def show_page(self, key: str) -> None:
        """Marks the page that is shown."""
        for name, item in self.items.items():
            item.setChecked(name == key)

    def set_counts(self, counts: Mapping[str, PageCount]) -> None:
        """How many there are of each."""
        for key, item in self.items.items():
            item.set_count(counts.get(key))

    def set_narrow(self, narrow: bool) -> None:
        """Icons only, or icons with words."""
        self.setFixedWidth(NARROW_WIDTH if narrow else WIDTH)
        for item in self.items.values():
            item.narrow = narrow
            item.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the ground and the line at the right."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("side"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.color("line"))
