"""The find box's popup: records that hold what is typed, then what can be done, each with its key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent

from models.queries.find import Found, FoundRow, find
from ui import icons, theme
from ui.desk import Desk
from ui.find_field import FindField
from ui.screen import ScreenAction
from ui.sheet import SHADE, Sheet
from ui.widgets import paint
from ui.widgets.toast import Toast
from ui.words import count_words

if TYPE_CHECKING:
    from ui.main_window import MainWindow

__all__ = ["Palette"]

ICONS = {
    Found.PAIR: "boxes",
    Found.SERIAL: "radio",
    Found.BUILDING: "building-2",
    Found.LETTER: "mail-check",
    Found.ORDER: "file-text",
    Found.SHIPMENT: "truck",
    Found.MEMORANDUM: "truck",
    Found.LINK: "radio-tower",
    Found.NOTICE: "megaphone",
    Found.INVOICE: "receipt-text",
    Found.PAYMENT: "banknote",
    Found.OUTAGE: "zap-off",
    Found.FACILITY: "server",
    Found.PERMIT: "stamp",
    Found.DEFAULT: "scale",
    Found.DISPUTE: "scale",
    Found.CLAIM: "scale",
    Found.SECURITY: "shield",
    Found.UPGRADE: "arrow-up-from-line",
    Found.DOCUMENT: "folder-open",
}
ROW, HEAD, LINE, WIDTH = 34, 30, 13, 540
MOST_RECORDS, MOST_ACTIONS, MOST = 8, 6, 12
LEAST = 2  # letters typed before the acts of other pages, and those barred now, are offered
HINT = "A barcode scan opens its record at once, from any screen."


@dataclass(frozen=True, slots=True)
class Offer:
    """One row of the popup: a record to open or an action to run."""

    icon: str
    words: str
    second: str
    start: int
    length: int
    key: str
    record: tuple[str, str] | None
    action: ScreenAction | None
    why_not: str = ""

    @property
    def rank(self) -> tuple[bool, bool]:
        """What can be done now comes first, then what begins with what is typed."""
        return bool(self.why_not), self.start > 0


def matching(action: ScreenAction, typed: str, where: str = "") -> Offer | None:
    """The offer of an action one of whose words begins with what is typed; with its place, or what bars it now."""
    at = action.words.lower().find(typed)
    if at < 0 or (at > 0 and action.words[at - 1] != " "):
        return None
    why_not = action.gate()
    said = " ".join(filter(None, (f"{where}." if where and why_not else where, why_not)))
    return Offer(action.icon, action.words, said, at, len(typed), action.key, None, action, why_not)


class Palette(Sheet):
    """What the find box offers, under it."""

    def __init__(self, window: MainWindow, desk: Desk, field: FindField) -> None:
        super().__init__(window)
        self._window, self._desk, self._field = window, desk, field
        self._records: list[Offer] = []
        self._actions: list[Offer] = []
        self._read_for: str | None = None
        self._at, self._more = 0, 0
        self._pressed = False
        self.setMouseTracking(True)
        self.setAccessibleName("What was found")
        self.hide()
        field.textChanged.connect(self._typed)
        field.returnPressed.connect(self.choose)
        field.moved.connect(self._step)
        field.left.connect(self.close_box)
        field.entered.connect(self._offer)
        field.gone.connect(self.hide)
        window.installEventFilter(self)

    # -- opening and closing ---------------------------------------------------------------------------------

    def open(self) -> None:
        """Puts the keyboard into the find box."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def close_box(self) -> None:
        """Leaves the find box for the page."""
        self._field.clear()
        self.hide()
        self._window.shown.take_focus()

    def _typed(self, text: str) -> None:
        self._at, self._pressed = 0, False
        if not text.strip():
            self._records, self._read_for = [], ""
        else:
            self._desk.read_later(find, text, self._desk.as_of, MOST_RECORDS, then=self._take, key="find")
        self._offer()

    def _take(self, found: Sequence[FoundRow]) -> None:
        """Shows the records found."""
        self._set_records(found)
        self._read_for = self._field.text()
        self._offer()

    def _set_records(self, found: Sequence[FoundRow]) -> None:
        kept = self._chosen_words() if self._at else None
        self._records = [
            Offer(ICONS[row.kind], row.words, row.second, row.start, row.length, "", (row.opens, row.key), None)
            for row in found
        ]
        self._at = next((i for i, offer in enumerate(self.offers) if offer.words == kept), 0)

    def _offer(self) -> None:
        """Shows what there is for the text as it stands."""
        kept = self._chosen_words() if self._at else None
        typed = self._field.text().strip().lower()
        found = self._here(typed)
        if len(typed) >= LEAST:
            found = sorted([*found, *self._there(typed)], key=lambda offer: offer.rank)
        else:
            found = [offer for offer in found if not offer.why_not]
        most = max(MOST - len(self._records), MOST_ACTIONS) if typed else MOST_ACTIONS
        self._actions, self._more = found[:most], len(found[most:])
        self._at = next((i for i, offer in enumerate(self.offers) if offer.words == kept), 0)
        self.place()
        self.setVisible(self._field.hasFocus())
        self.raise_()
        self.update()

    def _here(self, typed: str) -> list[Offer]:
        """The acts of the page shown and of the window."""
        return self._matching(((one, "") for one in self._window.offered()), typed)

    def _there(self, typed: str) -> list[Offer]:
        """The acts of other pages and parts, with the names of their places."""
        self._window.elsewhere.load()
        return self._matching(self._window.elsewhere.actions(), typed)

    @staticmethod
    def _matching(actions: Iterable[tuple[ScreenAction, str]], typed: str) -> list[Offer]:
        """The offers of those actions that match, each name once in each place."""
        found: dict[tuple[str, str], Offer] = {}
        for action, where in actions:
            offer = matching(action, typed, where)
            if offer is not None:
                found.setdefault((offer.words, where), offer)
        return sorted(found.values(), key=lambda offer: offer.rank)

    def refresh(self) -> None:
        """Offers again what there is, while the box is open; an Enter that found nothing yet is answered then."""
        if not self._field.hasFocus() or not self._field.text().strip():
            return
        self._offer()
        if self._pressed and not self._window.elsewhere.loading:
            self.choose()

    def _chosen_words(self) -> str | None:
        """The words under the bar; once moved, it stays with them when more is found."""
        return self.offers[self._at].words if self._at < len(self.offers) else None

    @property
    def offers(self) -> list[Offer]:
        """Everything offered, records first."""
        return [*self._records, *self._actions]

    # -- choosing --------------------------------------------------------------------------------------------

    def choose(self) -> None:
        """Opens the record or runs the action under the bar; a scan is read to its end first."""
        text = self._field.text()
        if text.strip() and self._read_for != text:
            self._set_records(self._desk.read(find, text, self._desk.as_of, MOST_RECORDS))
            self._offer()
        if not self.offers:
            self._pressed = self._window.elsewhere.loading
            return
        offer = self.offers[min(self._at, len(self.offers) - 1)]
        self.close_box()
        if offer.record is not None:
            self._window.open_record(*offer.record)
        elif offer.action is not None:
            self._run(offer.action)

    def _run(self, action: ScreenAction) -> None:
        """Runs an action, or says what bars it."""
        if why_not := action.gate():
            Toast.show_over(self._window, why_not)
        else:
            action.run()

    def _step(self, by: int) -> None:
        if self.offers:
            self._at = (self._at + by) % len(self.offers)
            self.update()

    # -- drawing ---------------------------------------------------------------------------------------------

    def place(self) -> None:
        """Stands under the find box."""
        rows = len(self.offers)
        heads = bool(self._records) + bool(self._actions)
        height = 8 + rows * ROW + heads * HEAD + max(heads - 1, 0) * LINE + LINE + 40
        corner = self._field.mapTo(self._window, QPoint(0, self._field.height() + 6))
        width = min(WIDTH, self._window.width() - corner.x() - 16)
        self.setGeometry(corner.x() - SHADE, corner.y() - SHADE + 2, width + 2 * SHADE, height + 2 * SHADE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps its place when the window changes."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.place()
        return False

    def _lines(self) -> list[tuple[QRectF, int | str]]:
        """Where each head, offer and rule stands; a rule is an empty word."""
        left, width = SHADE + 8.0, self.width() - 2 * SHADE - 16.0
        y, number = SHADE + 8.0, 0
        lines: list[tuple[QRectF, int | str]] = []
        for head, members in (("Go to", self._records), ("Do", self._actions)):
            if not members:
                continue
            if lines:
                lines.append((QRectF(left + 8, y + 6, width - 16, 1), ""))
                y += LINE
            lines.append((QRectF(left + 8, y, width, HEAD), head))
            y += HEAD
            for _ in members:
                lines.append((QRectF(left, y, width, ROW), number))
                y, number = y + ROW, number + 1
        lines.append((QRectF(left + 8, y + 6, width - 16, 1), ""))
        lines.append((QRectF(left + 8, y + LINE - 2, width - 16, 36), HINT))
        return lines

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the soft edge, the sheet and its rows."""
        painter = QPainter(self)
        self.draw_sheet(painter)
        for where, what in self._lines():
            if isinstance(what, int):
                self._draw_offer(painter, where, self.offers[what], what == self._at)
            elif not what:
                painter.fillRect(where, theme.color("line"))
            elif what == HINT:
                icons.paint(
                    painter, "scan-barcode", QRectF(where.left(), where.center().y() - 8, 16, 16), theme.color("text3")
                )
                said = self._foot_words()
                paint.words(painter, where.adjusted(28, 0, 0, 0), said, theme.font(12), theme.color("text3"))
            else:
                paint.words(painter, where, what, theme.font(12, 500), theme.color("text3"))

    def _foot_words(self) -> str:
        """What stands under the offers."""
        if self._field.text().strip() and not self.offers:
            return "Looking through the pages." if self._window.elsewhere.loading else "Nothing was found."
        return f"{count_words(self._more, 'more act')}. Type on." if self._more else HINT

    def _draw_offer(self, painter: QPainter, where: QRectF, offer: Offer, here: bool) -> None:
        if here:
            paint.box(painter, where, 6, theme.color("accentS"))
        ink = theme.color("text3" if offer.why_not else "accentT" if here else "text2")
        icons.paint(painter, offer.icon, QRectF(where.left() + 8, where.center().y() - 8, 16, 16), ink)
        font = theme.font(13, 500)
        room = where.adjusted(36, -0.5, -80, -0.5)
        if offer.length:
            before = paint.width_of(offer.words[: offer.start], font)
            wide = paint.width_of(offer.words[offer.start : offer.start + offer.length], font)
            found = QRectF(room.left() + before - 1, where.center().y() - 10, wide + 2, 20)
            paint.box(painter, found, 3, theme.color("accTint"))
        paint.words(painter, room, offer.words, font, theme.color("text3" if offer.why_not else "text"))
        x = paint.width_of(offer.words, font) + 10
        paint.words(painter, room.adjusted(x, 0, 0, 0), offer.second, theme.font(13), theme.color("text3"))
        key = "Enter" if here else offer.key
        if key:
            wide = paint.keycap_width(key)
            cap = QRectF(where.right() - 8 - wide, where.top(), wide, where.height())
            paint.keycap(painter, cap, key, theme.color("text3"), theme.color("line2"))

    def place_of(self, number: int) -> QRectF:
        """Where an offer stands."""
        return next(where for where, what in self._lines() if what == number and isinstance(what, int))

    # -- the pointer -----------------------------------------------------------------------------------------

    def _number_at(self, event: QMouseEvent) -> int | None:
        for where, what in self._lines():
            if isinstance(what, int) and where.contains(event.position()):
                return what
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The bar follows the pointer."""
        number = self._number_at(event)
        if number is not None and number != self._at:
            self._at = number
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press chooses."""
        number = self._number_at(event)
        if number is not None:
            self._at = number
            self.choose()
