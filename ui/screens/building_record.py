"""One building in the inspector: its place in the list, Winstar's word, its selection, its Links and its history."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from models.queries.buildings import BuildingRow
from models.rules.buildings import BuildingFacts, Word
from models.rules.clause import Why
from models.rules.links import LinkStanding, LinkState
from models.rules.words import tag_of
from reports.columns import Tone
from reports.grids_buildings import standing_icon, standing_tone, standing_words
from ui.widgets.chip import Chip
from ui.widgets.definition_list import DefinitionList, Fact
from ui.widgets.inspector import Inspector
from ui.widgets.layout import column
from ui.widgets.text import Label
from ui.widgets.timeline import Event, Timeline
from ui.words import count_words, day_words

__all__ = ["Opened", "history", "show_building", "why_standing"]

LISTED, WORD, SELECTED = "EXB-1a", "MA-1.1h", "EXB-2f"
CLAUSES = {tag_of(clause): clause for clause in (LISTED, WORD, SELECTED)}
LINK_EVENTS = {
    LinkState.LETTER_OUT: ("Letter out", "mail", Tone.INFO),
    LinkState.OBJECTED: ("Objected", "octagon-x", Tone.BAD),
    LinkState.ACCEPTED: ("Accepted", "check", Tone.OK),
    LinkState.DEEMED: ("Deemed installed", "timer-off", Tone.DEEM),
    LinkState.REMOVED: ("Removed", "unplug", Tone.NEUTRAL),
}

Opened = Callable[[str, str], object]
"""Opens a record by its kind and number; a clause is a record of the kind "clause"."""


def why_standing(row: BuildingRow) -> Why:
    """How a building came to where it stands, from what is recorded of it."""
    since = f", since {day_words(row.standing_on)}" if row.standing_on else ""
    facts = (
        ("Building", row.number),
        ("Stands", f"{standing_words(row)}{since}"),
        ("Customer List", f"rank {row.rank}, {row.part}" if row.rank is not None else "not listed"),
        ("Winstar's word", f"{row.word.value}{f': {row.reason}' if row.reason else ''}"),
        ("Selected", day_words(row.selected_on)),
        *((("Links", ", ".join(row.links)),) if row.links else ()),
    )
    rule = "The furthest of: listed, Winstar's word, named on a notice, selected, installed, accepted"
    return Why(rule, (LISTED, WORD, SELECTED), facts)


def show_building(
    inspector: Inspector,
    row: BuildingRow,
    facts: BuildingFacts,
    winstar: str,
    listed: int,
    why_not: str,
    opened: Opened,
) -> None:
    """Fills the inspector with a building; `why_not` is the sentence why it cannot be selected."""
    chip = Chip(standing_words(row), standing_tone(row), standing_icon(row))
    inspector.set_head(row.number, chip, row.name)
    inspector.clear()
    inspector.add_section("Customer List", _facts(_of_list(row, facts, listed), opened))
    inspector.add_section(f"{winstar}’s word", _facts(_of_word(row, facts, winstar), opened))
    inspector.add_section("Selection", _selection(facts, why_not, opened))
    inspector.add_section("Building", _facts(_of_building(row), opened))
    if facts.links:
        links = [Fact(link.number, _link_words(link), link=True) for link in facts.links]
        inspector.add_section("Links", _facts(links, opened))
    if events := history(row, facts, winstar):
        inspector.add_section("History", Timeline(events))


def _facts(facts: list[Fact], opened: Opened) -> DefinitionList:
    """Facts whose clauses and Links can be opened."""
    shown = DefinitionList(facts, label_width=76)
    shown.tag_opened.connect(lambda tag: opened("clause", CLAUSES[tag]))
    shown.link_opened.connect(lambda number: opened("link", number))
    return shown


def _came_with(row: BuildingRow) -> str:
    """The delivery a building came with, its day in words."""
    kind, _, day = row.part.rpartition(" of ")
    return f"{kind} of {day_words(date.fromisoformat(day))}" if kind else row.part


def _of_list(row: BuildingRow, facts: BuildingFacts, listed: int) -> list[Fact]:
    if row.held_until is not None:
        place = f"held until {day_words(row.held_until)}"
    else:
        place = f"{row.rank} of {listed}" if row.rank else "not on the list"
    found = [Fact("Rank", place, tag_of(LISTED)), Fact("Came with", _came_with(row))]
    return found if facts.listed_on is None else [*found, Fact("Listed", day_words(facts.listed_on))]


def _of_word(row: BuildingRow, facts: BuildingFacts, winstar: str) -> list[Fact]:
    if facts.word is Word.OPEN or facts.word_on is None:
        return [Fact("Decision", f"{winstar} has not said yet", tag_of(WORD))]
    said = "eligible since" if facts.word is Word.ELIGIBLE else "refused on"
    found = [Fact("Decision", f"{said} {day_words(facts.word_on)}", tag_of(WORD))]
    return [*found, Fact("Reason", facts.reason)] if facts.reason else found


def _selection(facts: BuildingFacts, why_not: str, opened: Opened) -> QWidget:
    """Since when a building is selected and for how many pairs, or why it cannot be."""
    pairs = count_words(facts.selected_pairs, "pair")
    if facts.is_selected:
        words = f"since {day_words(facts.selected_on)}, for {pairs}"
    elif facts.withdrawn_on is not None:
        words = f"withdrawn on {day_words(facts.withdrawn_on)}"
    else:
        words = "not selected"
    shown = _facts([Fact("Selected", words, tag_of(SELECTED))], opened)
    if facts.is_selected or not why_not:
        return shown
    both = QWidget()
    both.setLayout(column(shown, Label(why_not, "hint", wrap=True), spacing=4))
    return both


def _link_words(link: LinkStanding) -> str:
    return f"{link.state.words} since {day_words(link.on)}"


def _of_building(row: BuildingRow) -> list[Fact]:
    known = row.latitude is not None and row.longitude is not None
    facts = [
        Fact("Address", f"{row.street}, {row.place} {row.zip}".strip()),
        Fact("Floors", "not known" if row.floors is None else str(row.floors)),
        Fact("Place", f"{row.latitude}, {row.longitude}" if known else "not known"),
    ]
    return [*facts, Fact("Remarks", row.remarks)] if row.remarks else facts


def history(row: BuildingRow, facts: BuildingFacts, winstar: str) -> list[Event]:
    """What is known to have happened to a building, the latest first."""
    found: list[tuple[date, Event]] = []

    def happened(day: date | None, words: str, icon: str, tone: Tone = Tone.NEUTRAL, second: str = "") -> None:
        if day is not None:
            found.append((day, Event(words, second, day_words(day), icon, tone)))

    happened(facts.listed_on, "On the Customer List", "list-plus", second=_came_with(row))
    if facts.word is Word.ELIGIBLE:
        happened(facts.word_on, "Eligible Location", "flag", second=facts.reason or f"{winstar} approved it")
    elif facts.word is Word.REFUSED:
        happened(facts.word_on, f"Refused by {winstar}", "ban", second=facts.reason)
    happened(facts.selected_on, "Selected", "bookmark", Tone.INFO, f"for {count_words(facts.selected_pairs, 'pair')}")
    happened(facts.withdrawn_on, "Selection withdrawn", "bookmark-x")
    for link in facts.links:
        words, icon, tone = LINK_EVENTS.get(link.state, ("Pair installed", "radio-tower", Tone.INFO))
        happened(link.on, words, icon, tone, " ".join(filter(None, (link.number, link.letter))))
    return [event for _, event in sorted(found, key=lambda pair: pair[0], reverse=True)]
