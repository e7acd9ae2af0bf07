"""The cards of Today: where the pairs are, the goals, and pairs by month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from models.queries.counters import Goal, Month, Today
from models.rules.counters import Counter
from reports.columns import Tone
from ui.screens.today_figures import GoalGauge, PairsBar, Proof
from ui.widgets.card import Card
from ui.widgets.installed_chart import InstalledChart
from ui.widgets.layout import empty, row
from ui.widgets.pair_bar import Bracket, PairTotal
from ui.widgets.text import Label, Rule
from ui.words import MONTHS, count_words, plural

__all__ = ["GoalsCard", "MonthsCard", "PairsCard"]

MOST_MONTHS = 12
WIDE, NARROW = 316, 236
SAID, SAID_SHORT = "Bars: pairs in the month. Line: total so far.", "Bars: the month. Line: the total."


class PairsCard(Card):
    """Where the pairs committed to are, from accepted to not yet ordered.

    Signals: opened(str) with the page of the records behind a total.
    """

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.bar = PairsBar()
        self.counters: tuple[Counter, ...] = ()
        self._title, self._proof = Label("", "card"), Proof()
        self._head = QWidget()
        head = row(self._title, 0, self._proof)
        head.setContentsMargins(0, 0, 0, 12)
        self._head.setLayout(head)
        self.add(self._head)
        self.add(self.bar)
        self.bar.opened.connect(lambda number: self.opened.emit(PAGES[number]))

    def show_day(self, today: Today) -> None:
        """Shows another day."""
        of = today.counters
        self.counters = (of.accepted, of.mounted, of.shipped, of.bought, of.committed)
        waiting = max(0, of.mounted.value - of.accepted.value)
        totals = [
            PairTotal("Accepted", of.accepted.value, "signed or deemed"),
            PairTotal("Mounted", of.mounted.value, f"{waiting:,} not accepted yet"),
            PairTotal("Shipped", of.shipped.value, f"{of.on_hand.value:,} of them on hand"),
            PairTotal("Ordered", of.bought.value, f"{of.on_order.value:,} still to ship"),
            PairTotal("Committed", of.committed.value, f"{of.left_to_buy.value:,} not yet ordered"),
        ]
        self.bar.set(totals, _bracket(today))
        self.bar.tips = tuple(
            f"{count_words(one.value, 'pair')}. {one.why.rule}.{more}"
            for one, more in zip(self.counters, ("", "", f" {today.received.value:,} received.", "", ""), strict=True)
        )
        self._title.setText(f"Where the {of.committed.value:,} pairs are")
        self._proof.set(today.bar.equation, today.bar.adds_up)

    @property
    def counter(self) -> Counter | None:
        """The total that has the keyboard."""
        return self.counters[self.bar.at] if self.bar.hasFocus() and self.counters else None

    def set_folded(self, folded: bool) -> None:
        """Without its head and its sentences, for low windows."""
        self._head.setVisible(not folded)
        self.bar.set_folded(folded)
        self.body.setContentsMargins(17, 9 if folded else 16, 17, 8 if folded else 14)


PAGES = ("letters", "links", "inventory", "orders", "orders")
"""The page of the records behind each total."""


def _bracket(today: Today) -> Bracket | None:
    """The selected buildings, which begin where accepted pairs end."""
    of, without = today.counters, today.without_pair
    if not of.selected.value:
        return None
    words = f"Selected {count_words(of.selected.value, 'building')}"
    lacking = f"{without:,} of them {plural(without, 'has', 'have')} no pair on hand yet"
    second = lacking if without else "with a pair on hand for each"
    return Bracket(of.accepted.value, of.selected.value, words, second)


class GoalsCard(Card):
    """The numbers the agreement asks for, each as a gauge.

    Signals: opened(Goal) when one is pressed.
    """

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=8, parent=parent)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(9, 0, 9, 0)
        self.add(self._grid, 1)
        self._goals: tuple[Goal, ...] = ()
        self.gauges: list[GoalGauge] = []
        self._folded = False

    def show_day(self, goals: Sequence[Goal], covered: bool, as_of: date) -> None:
        """Shows the goals of a day; `covered` says that what is short is on order."""
        if len(goals) != len(self._goals):
            self._goals = tuple(goals)
            self._lay_out()
        self._goals = tuple(goals)
        for goal, gauge in zip(goals, self.gauges, strict=True):
            tone, icon = _dress(goal, covered, as_of)
            counter = goal.counter
            whole = max(counter.of or 0, counter.value, 1)
            gauge.set(goal.name, counter.value, counter.of or 0, tone, goal.words(as_of), icon, whole)
            gauge.setToolTip(f"{counter.why.rule}.")

    def _lay_out(self) -> None:
        empty(self._grid)
        self.gauges = []
        for number in range(len(self._goals)):
            gauge = GoalGauge()
            gauge.set_folded(self._folded)
            gauge.clicked.connect(lambda number=number: self.opened.emit(self._goals[number]))
            self.gauges.append(gauge)
            if self._folded:
                self._grid.addWidget(gauge, number // 2, number % 2)
                continue
            if number:
                self._grid.addWidget(Rule(), 2 * number - 1, 0)
            self._grid.addWidget(gauge, 2 * number, 0)
        self._grid.setHorizontalSpacing(32)
        self._grid.setVerticalSpacing(2 if self._folded else 0)

    @property
    def counter(self) -> Counter | None:
        """The goal that has the keyboard."""
        pairs = zip(self._goals, self.gauges, strict=True)
        return next((goal.counter for goal, gauge in pairs if gauge.hasFocus()), None)

    def set_folded(self, folded: bool) -> None:
        """Two by two in short lines, for low windows."""
        if folded != self._folded:
            self._folded = folded
            self._lay_out()


def _dress(goal: Goal, covered: bool, as_of: date) -> tuple[Tone, str]:
    """Red only where a duty is broken now, amber where it is short but covered, blue while its day is to come."""
    counter = goal.counter
    if not counter.of:
        return Tone.NEUTRAL, ""
    if not counter.short:
        return Tone.OK, "check"
    if goal.by is not None and as_of <= goal.by:
        return Tone.INFO, "clock"
    return (Tone.WARN if covered and goal.key == "on_hand" else Tone.BAD), "triangle-alert"


class MonthsCard(Card):
    """Pairs installed by month, and the Links owed by a day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Installed per month", SAID, parent=parent)
        self.chart = InstalledChart()
        self.add(self.chart, 1)

    def set_narrow(self, narrow: bool) -> None:
        """Less of it in narrow windows."""
        self.setFixedWidth(NARROW if narrow else WIDE)
        self.sentence.setText(SAID_SHORT if narrow else SAID)

    def show_day(self, months: Sequence[Month], start: date, target: int, due: date, as_of: date) -> None:
        """Shows the months from the one after the start up to the day, and those left until the target's."""
        done = {month.first: month.installed for month in months}
        first = min([*done, _next_month(start), as_of.replace(day=1)])
        shown: list[tuple[str, int | None]] = []
        month, now = first, -1
        while month <= max(due, as_of):
            if month <= as_of:
                now = len(shown)
            shown.append((MONTHS[month.month - 1][:3], done.get(month, 0) if month <= as_of else None))
            month = _next_month(month)
        late = max(now + 1 - MOST_MONTHS, 0)
        if late:
            earlier = sum(count or 0 for _, count in shown[: late + 1])
            shown, now = [(shown[late][0], earlier), *shown[late + 1 :]], now - late
        words = f"{target:,} by {due.day} {MONTHS[due.month - 1][:3]} {due.year}"
        self.chart.set(shown, target, words, now)


def _next_month(day: date) -> date:
    """The first day of the month after a day's."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
