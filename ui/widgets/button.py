"""Buttons: words, an icon, the key that does the same; icon buttons; links."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui import icons, theme
from ui.widgets import paint
from ui.widgets.pressable import ENTER, Pressable

__all__ = ["KINDS", "Button", "IconButton", "LinkButton"]

KINDS = ("default", "primary", "quiet", "danger")


class Button(QPushButton):
    """A verb on a thing. `key` is shown as a cap; with `shortcut` pressing the key presses the button.

    Signals: clicked().
    """

    def __init__(
        self,
        words: str = "",
        kind: str = "default",
        icon: str = "",
        key: str = "",
        small: bool = False,
        shortcut: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name, self._key = icon, key
        self._tip = ""
        self._height = 28 if small else 32
        self._kind = kind
        self.setText(words)
        self.setAccessibleName(words)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if key and shortcut:
            QShortcut(QKeySequence(key), self, self.animateClick)

    @property
    def kind(self) -> str:
        """Primary, default, quiet or danger."""
        return self._kind

    def set_kind(self, kind: str) -> None:
        """Makes the button another kind; the primary one follows the evidence."""
        if kind not in KINDS:
            raise ValueError(kind)
        self._kind = kind
        self.update()

    def set_words(self, words: str, icon: str = "") -> None:
        """Other words, and another icon when one is given."""
        self.setText(words)
        self.setAccessibleName(words)
        self._icon_name = icon or self._icon_name
        self.updateGeometry()
        self.update()

    def set_gate(self, sentence: str) -> None:
        """Greys the button and says why; an empty sentence opens it again."""
        self.setEnabled(not sentence)
        self.setToolTip(sentence)
        self.setAccessibleDescription(sentence)

    def sizeHint(self) -> QSize:
        """Room for the icon, the words, the chevron of a menu and the key."""
        wide = 24 + paint.width_of(self.text(), self._font)
        wide += 25 if self._icon_name else 0
        wide += 21 if self.menu() else 0
        wide += paint.keycap_width(self._key) + 8 if self._key else 0
        return QSize(round(wide), self._height)

    def minimumSizeHint(self) -> QSize:
        """A button never cuts its words."""
        return self.sizeHint()

    @property
    def _font(self) -> QFont:
        return theme.font(13, 500)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button, as Space does."""
        if event.key() in ENTER:
            self.animateClick()
            return
        super().keyPressEvent(event)

    def _colours(self) -> tuple[QColor | None, QColor | None, QColor, QColor]:
        """Fill, edge, words and icon of the state the button is in."""
        hovered, pressed = self.underMouse(), self.isDown()
        if not self.isEnabled():
            quiet = self._kind == "quiet"
            fill, edge = (None, None) if quiet else (theme.color("sunk"), theme.color("line"))
            return fill, edge, theme.color("text3"), theme.color("text3")
        if self._kind == "primary":
            fill = theme.color("accentH" if hovered or pressed else "accent")
            return fill, fill, theme.color("onacc"), theme.color("onacc")
        ground = "neutS" if pressed else "hover" if hovered else ""
        ink = theme.color("bad" if self._kind == "danger" else "text")
        if self._kind == "quiet":
            return theme.color(ground) if ground else None, None, theme.color("text2"), theme.color("text2")
        icon = ink if self._kind == "danger" else theme.color("text2")
        return theme.color(ground or "surface"), theme.color("line2"), ink, icon

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the button from left to right."""
        painter = QPainter(self)
        fill, edge, ink, icon_ink = self._colours()
        body = self.rect().toRectF()
        paint.box(painter, body, 6, fill, edge)
        if self.hasFocus():
            self._draw_focus(painter, body)
        content = self.sizeHint().width() - 24
        spread = bool(self._key or self.menu()) or bool(self._icon_name)
        x = 12.0 if spread else max(12.0, (self.width() - content) / 2)
        if self._icon_name:
            side = QRectF(x, self.height() / 2 - 8, 16, 16)
            icons.paint(painter, self._icon_name, side, icon_ink)
            x += 25
        right = self._draw_right(painter, ink, icon_ink)
        paint.words(painter, QRectF(x, -0.5, right - x, self.height()), self.text(), self._font, ink)

    def _draw_focus(self, painter: QPainter, body: QRectF) -> None:
        if self._kind == "primary":
            paint.focus_ring(painter, body, 6)
            inner = body.adjusted(2, 2, -2, -2)
            paint.box(painter, inner, 5, None, theme.color("onacc"), 1.0)
        else:
            paint.focus_ring(painter, body, 6)

    def _draw_right(self, painter: QPainter, ink: QColor, icon_ink: QColor) -> float:
        """The chevron or the key cap at the right; gives where the words must end."""
        right = self.width() - 12.0
        if self.menu():
            icons.paint(painter, "chevron-down", QRectF(right - 13, self.height() / 2 - 7, 14, 14), icon_ink)
            right -= 18
        if self._key:
            wide = paint.keycap_width(self._key)
            solid = self._kind == "primary" and self.isEnabled()
            edge = ink if solid else theme.color("line2" if self.isEnabled() else "line")
            cap = ink if solid else theme.color("text3")
            paint.keycap(painter, QRectF(right - wide + 4, 0, wide, self.height()), self._key, cap, edge)
            right -= wide + 2
        return right


class IconButton(Pressable):
    """A square button with an icon only; its name is its tooltip and what a screen reader says.

    Signals: clicked().
    """

    def __init__(
        self, icon: str, name: str, kind: str = "default", small: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon_name, self._kind = icon, kind
        self._side = 28 if small else 32
        self.set_name(name)
        self.setFixedSize(self._side, self._side)

    def set_name(self, name: str) -> None:
        """What the button does, in words."""
        self.setToolTip(name)
        self.setAccessibleName(name)

    def set_icon(self, icon: str) -> None:
        """Another icon."""
        self._icon_name = icon
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the icon in its box."""
        painter = QPainter(self)
        body = self.rect().toRectF()
        ground = "neutS" if self.isDown() else "hover" if self.underMouse() and self.isEnabled() else ""
        boxed = self._kind != "quiet"
        fill = theme.color(ground or "surface") if ground or boxed else None
        paint.box(painter, body, 6, fill, theme.color("line2" if self.isEnabled() else "line") if boxed else None)
        if self.isChecked():
            paint.box(painter, body, 6, theme.color("accentS"), theme.color("accent"))
        if self.hasFocus():
            paint.focus_ring(painter, body, 6)
        ink = theme.color("text2" if self.isEnabled() else "line2")
        icons.paint(painter, self._icon_name, QRectF(body.center().x() - 8, body.center().y() - 8, 16, 16), ink)


class LinkButton(Pressable):
    """Words that lead to a record or a clause.

    Signals: clicked().
    """

    def __init__(self, words: str, size: int = 13, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_words(words)

    def set_words(self, words: str) -> None:
        """Other words."""
        self.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The words with room for the focus ring."""
        return QSize(round(paint.width_of(self.text(), theme.font(self._size, 500))) + 2, 24)

    def minimumSizeHint(self) -> QSize:
        """A link may be cut before its neighbours are."""
        return QSize(24, 24)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Shows the underline."""
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Takes the underline away."""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the words; the pointer underlines them."""
        painter = QPainter(self)
        font = theme.font(self._size, 500)
        if self.underMouse() and self.isEnabled():
            font = QFont(font)
            font.setUnderline(True)
        where = self.rect().toRectF()
        if self.hasFocus():
            paint.focus_ring(painter, where, 4)
        ink = theme.color("accentT" if self.isEnabled() else "text3")
        paint.words(painter, where.adjusted(0, -0.5, 2, -0.5), self.text(), font, ink)
