"""What a screen of the window is: its page, the tables it reads, its actions, and when it fills itself anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.act import Act
from models.errors import Refusal
from models.rules.clause import Why
from models.rules.words import tag_of
from models.store import Done
from reports.columns import Tone
from reports.grid import Grid
from ui.desk import Desk
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.inspector import Inspector
from ui.widgets.page_head import PageHead
from ui.widgets.toast import Toast

__all__ = ["Group", "Screen", "ScreenAction", "always"]

NARROW = 1200


def always() -> str:
    """No reason against an action."""
    return ""


@dataclass(frozen=True, slots=True)
class ScreenAction:
    """Something to do on a page; menus, the find box, the F1 sheet and the keys all read this one list.

    `gate` gives the sentence why it cannot be done now, or nothing. A single letter as `key` acts only while no
    field has the focus.
    """

    words: str
    key: str
    icon: str
    run: Callable[[], object]
    gate: Callable[[], str] = always


class Group:
    """The groups of the sidebar, in order; FOOT stands at its foot."""

    TODAY, FIELD, STOCK, SERVICE, RECORDS, FOOT = range(6)


class Screen(QWidget):
    """A page of the window. Subclasses fill `self.page` once and themselves in `refill`.

    Signals: record_asked(kind, key) to open a record anywhere; clause_asked(clause id); why_asked(Why, title);
    told(sentence, act id) after an act, for the notice with its Undo; actions_changed() when other actions apply;
    page_asked(key) to go to another page; backup_asked() to back the book up now; restore_asked() to go back to a
    backup; afresh_asked() to start the sample anew.
    """

    key: ClassVar[str] = ""
    title: ClassVar[str] = ""
    icon: ClassVar[str] = ""
    group: ClassVar[int] = Group.RECORDS
    reads: ClassVar[frozenset[str]] = frozenset()
    opens: ClassVar[frozenset[str]] = frozenset()

    record_asked = Signal(str, str)
    clause_asked = Signal(str)
    why_asked = Signal(object, str)
    told = Signal(str, str)
    actions_changed = Signal()
    page_asked = Signal(str)
    backup_asked = Signal()
    restore_asked = Signal()
    afresh_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.inspector: Inspector | None = None
        self._stale = True
        self._notice: Banner | None = None
        self._inspector_wanted: bool | None = None  # until the user says: open where there is room
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.head = PageHead(self.title)
        self.page = QVBoxLayout()
        self.page.setContentsMargins(24, 20, 24, 16)
        self.page.setSpacing(12)
        self.page.addWidget(self.head)
        self._sides = QHBoxLayout(self)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(0)
        self._sides.addLayout(self.page, 1)
        desk.touched.connect(self._touched)
        desk.as_of_changed.connect(self._as_of_changed)

    # -- what a screen says of itself ------------------------------------------------------------------------

    def refill(self) -> None:
        """Reads what the page shows; called when it is shown stale, touched, or the as-of day is another."""
        raise NotImplementedError

    def page_actions(self) -> Sequence[ScreenAction]:
        """What can be done on this page now."""
        return ()

    def part_names(self) -> Sequence[tuple[str, str]]:
        """The parts of this page, each with the key that `go_to` opens it by and its name; none for most pages."""
        return ()

    @property
    def part_shown(self) -> str:
        """The key of the part shown."""
        return ""

    def acts_of_part(self, part: str) -> Sequence[ScreenAction]:
        """What can be done in a part, shown or not."""
        return self.page_actions()

    def has_part(self, part: str) -> bool:
        """Whether a part is built, so that its acts cost nothing."""
        return True

    def go_to(self, key: str) -> bool:
        """Opens the record of that number on this page; False when it is not here."""
        return False

    def why(self) -> tuple[Why, str] | None:
        """The derivation of what is looked at, with its title, for W; None when there is nothing to derive."""
        return None

    def print_shown(self) -> bool:
        """Prints what the page shows; False when there is nothing to print."""
        return False

    def export_shown(self) -> Grid[Any] | None:
        """The list as shown, for a workbook; None when there is none."""
        return None

    def export_beside(self) -> Sequence[Grid[Any]]:
        """Further sheets that belong beside the list when it is exported."""
        return ()

    def filter(self) -> None:
        """Puts the keyboard into the field that narrows the page."""

    def page_keys(self) -> Sequence[ScreenAction]:
        """Keys of the page that are no act, such as the next row; shown on the F1 sheet."""
        return ()

    def take_focus(self) -> None:
        """Puts the keyboard where work on this page starts."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- keeping up ------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Fills a stale page when it comes into view."""
        super().showEvent(event)
        if self._stale:
            self._refill()

    def _touched(self, tables: frozenset[str]) -> None:
        if tables & self.reads:
            self._refresh()

    def _as_of_changed(self) -> None:
        self._refresh()

    def _refresh(self) -> None:
        """Fills the page when it is seen; marks it stale when it is not."""
        if self.isVisible():
            self._refill()
        else:
            self._stale = True

    def _refill(self) -> None:
        self._stale = False
        self.refill()

    @property
    def is_current(self) -> bool:
        """Whether the page shows the book as it is, so that what bars an act can be told."""
        return not self._stale and not self.desk.reads_for(self)

    # -- doing -----------------------------------------------------------------------------------------------

    def run(self, action: ScreenAction) -> None:
        """Runs an action once all is read that it is about; what stands against it then is told instead."""
        self.desk.wait_for(self)
        if why_not := action.gate():
            Toast.show_over(self.window(), why_not)
        else:
            action.run()

    def run_anew(self, action: ScreenAction) -> None:
        """Runs what has that key or name on the record under the cursor once it is read, never on the one before."""
        self.desk.wait_for(self)
        name = "key" if action.key else "words"
        now = next((one for one in self.page_actions() if getattr(one, name) == getattr(action, name)), None)
        if now is not None:
            self.run(now)

    def do(self, act: Act, **facts: object) -> Done | None:
        """Does an act; tells of it with its Undo, or says at the top of the page why it was refused."""
        if why_not := self.desk.why_not_write:
            self.show_refusal(Refusal(why_not))
            return None
        try:
            done = self.desk.do(act, **facts)
        except Refusal as refusal:
            self.show_refusal(refusal)
            return None
        if done is not None:
            self.tell(done)
        return done

    def tell(self, done: Done) -> None:
        """Tells that something was done."""
        self.set_notice(None)
        self.told.emit(done.sentence, done.act_id)

    def tell_if(self, done: Done | None) -> None:
        """Tells of what a dialog did, if it did anything."""
        if done is not None:
            self.tell(done)

    def show_refusal(self, refusal: Refusal) -> None:
        """Says inline why an act was refused, with its clause one press away."""
        actions = [f"Read {tag_of(refusal.clause)}"] if refusal.clause else []
        notice = Banner("Not done.", refusal.sentence, Tone.WARN, actions=(*actions, "Close"))
        notice.acted.connect(
            lambda number: self.clause_asked.emit(refusal.clause) if number < len(actions) else self.set_notice(None)
        )
        self.set_notice(notice)

    def set_notice(self, banner: Banner | None) -> None:
        """The one banner of the page, under its head; None takes it away."""
        if self._notice is not None:
            self._notice.hide()
            self._notice.deleteLater()
        self._notice = banner
        if banner is not None:
            self.page.insertWidget(self.page.indexOf(self.head) + 1, banner)

    @property
    def notice(self) -> Banner | None:
        """The banner shown now."""
        return self._notice

    def button(self, action: ScreenAction, kind: str = "default", small: bool = False) -> Button:
        """A button for an action, with its key on it; the key itself is served by the window."""
        button = Button(action.words, kind, action.icon, action.key, small=small)
        button.clicked.connect(lambda: self.run(action))
        button.set_gate(action.gate())
        return button

    # -- the inspector ---------------------------------------------------------------------------------------

    def set_inspector(self, inspector: Inspector) -> None:
        """Puts an inspector at the right of the page; over it when the window is narrow."""
        self.inspector = inspector
        inspector.setParent(self)
        inspector.closed.connect(lambda: self.show_inspector(False))
        self._place_inspector()

    @property
    def inspector_open(self) -> bool:
        """Whether the inspector is shown."""
        if self._inspector_wanted is None:
            return self.window().width() >= NARROW
        return self._inspector_wanted

    def show_inspector(self, wanted: bool) -> None:
        """Opens or closes the inspector."""
        self._inspector_wanted = wanted
        if self.inspector is not None:
            self.inspector.setVisible(wanted)
            self._margins()

    def toggle_inspector(self) -> None:
        """Opens the inspector if it is closed, closes it if it is open."""
        self.show_inspector(not self.inspector_open)

    def _place_inspector(self) -> None:
        """Beside the page where there is room, over it where there is not."""
        inspector = self.inspector
        if inspector is None:
            return
        over, beside = self.window().width() < NARROW, self._sides.indexOf(inspector) >= 0
        if over and beside:
            self._sides.removeWidget(inspector)
        elif not over and not beside:
            self._sides.addWidget(inspector)
        if over:
            inspector.setGeometry(self.width() - inspector.width(), 0, inspector.width(), self.height())
            inspector.raise_()
        inspector.setVisible(self.inspector_open)
        self._margins()

    def _margins(self) -> None:
        open_beside = self.inspector is not None and self.inspector_open and self._sides.indexOf(self.inspector) >= 0
        self.page.setContentsMargins(24, 20, 16 if open_beside else 24, 16)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the inspector in its place."""
        super().resizeEvent(event)
        self._place_inspector()
