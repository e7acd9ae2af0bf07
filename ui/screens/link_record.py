"""One Link in the inspector: its two ends, its days, its Letter, and what follows from them."""

from __future__ import annotations

from collections.abc import Callable

from models.queries.links import LinkRow
from models.rules.clause import Known, Unknown
from models.rules.links import charge_due
from models.rules.readings import Readings
from models.rules.terms import Terms
from models.rules.words import Side, party, tag_of
from reports.grids_links import link_icon, link_tone, link_words, miles_words
from ui.dialogs.install import bands_match
from ui.widgets.chip import Chip
from ui.widgets.definition_list import DefinitionList, Fact
from ui.widgets.inspector import Inspector
from ui.widgets.pair_boxes import PairBoxes, PairEnd
from ui.widgets.why_box import WhyBox
from ui.words import day_words

__all__ = ["show_link"]

CHARGE, LETTER, LINK = "EXB-6a", "EXB-5b-1", "MA-1.1o"
CLAUSES = {tag_of(clause): clause for clause in (CHARGE, LETTER, LINK)}

Opened = Callable[[str, str], object]


def show_link(inspector: Inspector, row: LinkRow, terms: Terms, readings: Readings, opened: Opened) -> None:
    """Fills the inspector with a Link."""
    chip = Chip(link_words(row), link_tone(row), link_icon(row))
    inspector.set_head(row.number, chip, f"{row.name}, {row.city}", f"Pair {row.tag}, {row.radio}")
    inspector.clear()
    days = DefinitionList(_days(row, terms, readings), label_width=84)
    days.tag_opened.connect(lambda tag: opened("clause", CLAUSES[tag]))
    days.link_opened.connect(lambda label: opened(*_record(row, label)))
    inspector.add_section("Days", days)
    inspector.add_section("Ends", _ends(row), miles_words(row))
    places = DefinitionList(_places(row, party(terms, Side.WINSTAR)), label_width=84)
    places.link_opened.connect(lambda label: opened(*_record(row, label)))
    inspector.add_section("Places", places)
    if row.standing.why is not None:
        why = WhyBox(row.standing.why, "Why this standing?", parent=inspector)
        why.clause_opened.connect(lambda clause: opened("clause", clause))
        inspector.add_section("", why)


def _record(row: LinkRow, label: str) -> tuple[str, str]:
    """The record a fact leads to."""
    return ("letter", row.standing.letter) if label == "Letter" else ("building", row.building)


def _days(row: LinkRow, terms: Terms, readings: Readings) -> list[Fact]:
    """Its days in order, each with its clause."""
    now = row.standing
    facts = [Fact("Installed", day_words(row.installed_on), tag_of(LINK))]
    facts.append(Fact("Letter", now.letter, link=True) if now.letter else Fact("Letter", "none yet", tag_of(LETTER)))
    if now.letter:
        facts.append(Fact("Received", day_words(now.letter_on), ink="" if now.letter_on else "text3"))
    if now.accepted_on is not None:
        facts.append(Fact("Deemed" if now.deemed else "Accepted", day_words(now.accepted_on)))
    overturned = dict(now.why.facts).get("Overturned") if now.why is not None else None
    facts += [Fact("Note", overturned, ink="warn")] if overturned else []
    facts.append(Fact("Charge due", _charge(charge_due(now, terms, readings)), tag_of(CHARGE)))
    return [*facts, Fact("Removed", day_words(row.removed_on))] if row.removed_on else facts


def _charge(due: object) -> str:
    """The day the installation charge is due, or what is missing for it."""
    if isinstance(due, Known):
        return day_words(due.value)
    return f"cannot say: {due.missing}" if isinstance(due, Unknown) else ""


def _ends(row: LinkRow) -> PairBoxes:
    near = PairEnd("Near end", row.near, row.near_band, f"Hub {row.hub}", _line(row.near_place))
    far = PairEnd("Far end", row.far, row.far_band, row.name, _line(row.far_place), "building-2")
    distance = "" if row.miles is None else f"{row.miles:.1f} mi"
    return PairBoxes(near, far, distance, bands_match(row.near_band, row.far_band))


def _line(place: str) -> tuple[str, ...]:
    return (place,) if place else ()


def _places(row: LinkRow, winstar: str) -> list[Fact]:
    hub = ", ".join(filter(None, (row.hub_name, row.hub_street)))
    return [
        Fact("Building", row.name, link=True),
        Fact("Address", f"{row.street}, {row.city}, {row.state}"),
        Fact(f"{winstar} hub", f"{row.hub}, {hub}" if hub else row.hub),
    ]
