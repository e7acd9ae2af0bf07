"""The card of the notice windows on Today: the latest notices with what is installed of them, and the next one due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.rules.cycles import notice_cycles
from models.rules.notice_facts import LineState, NoticeStanding
from models.rules.state import State
from models.rules.words import Side, party
from ui.widgets.card import Card
from ui.widgets.layout import empty
from ui.widgets.window_bar import WindowBar
from ui.words import MONTHS

__all__ = ["Shown", "WindowsCard", "windows_of"]

MOST_GIVEN = 2
DONE = (LineState.DONE_IN_TIME, LineState.DONE_LATE)


@dataclass(frozen=True, slots=True)
class Shown:
    """One bar: its words at both sides, its days, and the share that is installed; None while the notice is to come."""

    said: str
    side: str
    start: date
    end: date
    done: float | None


def windows_of(state: State) -> list[Shown]:
    """The last notices given whose windows run or have just ended, and the next one due."""
    shown = [one for notice in state.notices.given[-MOST_GIVEN:] if (one := _given(notice)) is not None]
    cycles = notice_cycles(
        state.notices, state.counters.event, state.calendar, state.terms, state.as_of, state.readings
    )
    waiting = next((cycle for cycle in cycles if cycle.given_on is None), None)
    if waiting is not None:
        due, window = waiting.due.value, timedelta(days=state.terms.inventory.install_window_days)
        name = f"No. {waiting.number + 1}" if waiting.number else "Initial notice"
        winstar = party(state.terms, Side.WINSTAR)
        shown.append(Shown(f"{name}, due {_day(due)}", f"{winstar} to give it", due, due + window, None))
    return shown


def _given(notice: NoticeStanding) -> Shown | None:
    """A notice that was given: how many of its lines are installed; None while it has no window."""
    start, end = notice.given_on, notice.window_ends
    if start is None or end is None:
        return None
    done, lines = notice.count(*DONE), len(notice.lines)
    name = f"{notice.facts.kind.capitalize()} notice, {_day(start)}"
    return Shown(name, f"{done} of {lines} installed", start, end, done / max(lines, 1))


def _day(day: date) -> str:
    """A day as a bar names it: 9 Nov."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


class WindowsCard(Card):
    """The windows of the notices, one bar each over the same months.

    Signals: opened() when it is pressed.
    """

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Notice windows", "75 days from each Radio Pair Notice", parent=parent)
        self.bars: list[WindowBar] = []
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(6)
        self.add(self._rows)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName("Notice windows")

    def show_state(self, state: State) -> bool:
        """Shows another day; gives whether there is anything to show."""
        shown = windows_of(state)
        days = state.terms.inventory.install_window_days
        self.sentence.setText(f"{days} days from each Radio Pair Notice")
        self._fill(shown, state.as_of)
        return bool(shown)

    def _fill(self, shown: Sequence[Shown], as_of: date) -> None:
        empty(self._rows)
        self.bars = []
        if not shown:
            return
        first = min(*(one.start for one in shown), as_of).replace(day=1)
        last = max(*(one.end for one in shown), as_of)
        for number, one in enumerate(shown, 1):
            bar = WindowBar(one.said, one.side, first, last, one.start, one.end, one.done, as_of, number == len(shown))
            self.bars.append(bar)
            self._rows.addWidget(bar)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press opens the page of the notices."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open the page too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
            return
        super().keyPressEvent(event)
