"""The card above the lines: the windows that run, what is due next, and the counts of the inventory process."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.queries.notices import NoticePage
from models.rules.clause import Known
from models.rules.words import counted, tag_of
from ui.desk import Desk
from ui.screens.today_windows import windows_of
from ui.widgets.card import Card
from ui.widgets.definition_list import DefinitionList, Fact
from ui.widgets.layout import column, empty
from ui.widgets.text import Label
from ui.widgets.window_bar import WindowBar
from ui.words import day_words, late_words

__all__ = ["NoticesCard", "counts_of", "duties_of"]

TAGS = {tag_of(clause): clause for clause in ("EXB-2a", "EXB-2e", "EXB-2f", "EXB-2h", "EXB-2d")}
INSTALLED = {"physical": "mounted", "letter_received": "with a letter"}
FIRST_NAMED, WIDE = 3, 920


class NoticesCard(Card):
    """Windows on the left, what is due in the middle, counts on the right.

    Signals: clause_asked(id).
    """

    clause_asked = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(margin=14, parent=parent)
        self._desk = desk
        self.windows = QWidget()
        self._bars = QVBoxLayout(self.windows)
        self._bars.setContentsMargins(0, 0, 0, 0)
        self._bars.setSpacing(8)
        self.duties = DefinitionList([], label_width=104)
        self.counts = DefinitionList([], label_width=104)
        line = QHBoxLayout()
        line.setSpacing(24)
        line.addWidget(self.windows, 4)
        for part, share in ((self.duties, 4), (self.counts, 5)):
            line.addLayout(column(part, 0), share)
        self.add(line)
        for part in (self.duties, self.counts):
            part.tag_opened.connect(lambda tag: self.clause_asked.emit(TAGS.get(tag, tag)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leaves the windows out where the facts need the room; the inspector shows that of its line."""
        super().resizeEvent(event)
        self.windows.setVisible(event.size().width() >= WIDE)

    def show_page(self, page: NoticePage) -> None:
        """Shows a day."""
        empty(self._bars)
        bars = windows_of(page.state)
        if bars:
            first = min(one.start for one in bars)
            last = max(one.end for one in bars) + timedelta(days=3)
            for one in bars:
                self._bars.addWidget(
                    WindowBar(one.said, one.side, first, last, one.start, one.end, one.done, page.state.as_of)
                )
        else:
            self._bars.addWidget(Label(_before(page), "body", "text2", wrap=True))
        self._bars.addStretch(1)
        self.duties.set_facts(duties_of(page))
        self.counts.set_facts(counts_of(page))


def _before(page: NoticePage) -> str:
    """What stands in place of windows before the first notice: where the first 102 pairs go next."""
    if not page.first:
        return "No window runs yet."
    names = {one.number: one for one in page.buildings}
    said = ", ".join(f"{names[number].words} (rank {names[number].rank})" for number in page.first[:FIRST_NAMED])
    more = f" and {len(page.first) - FIRST_NAMED:,} more" if len(page.first) > FIRST_NAMED else ""
    by = "as Customer chose" if page.state.readings.first_buildings == "order_as_selection" else "by rank"
    return f"Before the Inventory Event pairs go {by}. Next: {said}{more}."


def duties_of(page: NoticePage) -> list[Fact]:
    """The Inventory Event, the next notice, and what has to be bought by when."""
    counts, as_of = page.state.counters, page.state.as_of
    event = counts.event
    if isinstance(event, Known):
        reached = Fact("Inventory Event", day_words(event.value, as_of), tag_of("EXB-2a"))
    else:
        wanted = page.state.terms.inventory.event_installed_pairs
        reached = Fact("Inventory Event", f"{counts.installed.value} of {wanted} installed", tag_of("EXB-2a"))
    ended = page.book.ended_on
    if ended is not None:
        return [reached, Fact("Process ended", day_words(ended, as_of), tag_of("EXB-2e"))]
    return [reached, _notice_due(page), _purchase(page)]


def _notice_due(page: NoticePage) -> Fact:
    """The next notice that is to be given."""
    cycle = page.waiting
    if cycle is None:
        return Fact("Next notice", "not due yet", tag_of("EXB-2d"), ink="text3")
    as_of, due = page.state.as_of, cycle.due.value
    late = cycle.met_by < as_of
    said = f"{day_words(due, as_of)}, {late_words(due, as_of)}"
    return Fact("Next notice", said, tag_of("EXB-2d"), ink="bad" if late else "")


def _purchase(page: NoticePage) -> Fact:
    """What Customer buys on the next purchase day."""
    need, day = page.state.counters.need.value, page.purchase
    what = f"buy {counted(need, 'pair')}" if need else "nothing to buy"
    when = f" by {day_words(day.value, page.state.as_of)}" if isinstance(day, Known) else ""
    return Fact("Purchases", f"{what}{when}", tag_of("EXB-2e"), ink="warn" if need else "")


def counts_of(page: NoticePage) -> list[Fact]:
    """The selection, the three counts of installed with the reading in force, and what is left of the 2%."""
    counts, may = page.state.counters, page.may.value
    asked = f", {counts.selected.of} asked for" if counts.selected.of is not None else ", none asked for yet"
    short = f", {counts.selected.short} short" if counts.selected.short else ""
    beyond = f", {len(may.beyond)} beyond it" if may.beyond else ""
    return [
        Fact("Selected", f"{counts.selected.value}{asked}{short}", tag_of("EXB-2f"), ink="bad" if short else ""),
        Fact("Installed", _installed(page), "AMB-04"),
        Fact("2% allowance", f"{may.left} of {may.allowed} left to decline{beyond}", tag_of("EXB-2h"),
             ink="bad" if beyond else ""),
    ]  # fmt: skip


def _installed(page: NoticePage) -> str:
    """The three counts side by side, the one in force first."""
    counts = page.state.counters
    accepted = len(
        [pair for pair in page.state.stock.pairs if pair.accepted_on and pair.accepted_on <= page.state.as_of]
    )
    three = {
        "mounted": counts.mounted.value,
        "with a letter": counts.letter_received.value,
        "accepted or deemed": accepted,
    }
    chosen = INSTALLED.get(page.state.readings.installed, "accepted or deemed")
    rest = ", ".join(f"{number} {words}" for words, number in three.items() if words != chosen)
    return f"{three[chosen]} {chosen} (counted), {rest}"
