"""One pair in the inspector: its two ends, where it stands, and the way it went."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from models.queries.pair_page import PairEvent, PairEventKind, PairPage
from models.queries.pairs import PairRow, PairStanding
from models.rules.words import tag_of
from reports.columns import Tone
from reports.grids_stock import pair_icon, pair_tone
from ui.dialogs.install import bands_match
from ui.widgets.chip import Chip
from ui.widgets.definition_list import DefinitionList, Fact
from ui.widgets.inspector import Inspector
from ui.widgets.pair_boxes import PairBoxes, PairEnd
from ui.widgets.timeline import Event, Timeline
from ui.words import count_words, day_words

__all__ = ["show_pair"]

Opened = Callable[[str, str], object]
TITLE = "EXA-3"

LOOK = {
    PairEventKind.SHIPPED: ("truck", Tone.NEUTRAL),
    PairEventKind.RECEIVED: ("scan-barcode", Tone.NEUTRAL),
    PairEventKind.MOVED: ("move-right", Tone.NEUTRAL),
    PairEventKind.REPAIR: ("wrench", Tone.WARN),
    PairEventKind.INSTALLED: ("radio-tower", Tone.NEUTRAL),
    PairEventKind.REMOVED: ("unplug", Tone.WARN),
    PairEventKind.LETTER: ("mail", Tone.INFO),
    PairEventKind.ACCEPTED: ("check", Tone.OK),
    PairEventKind.DEEMED: ("timer-off", Tone.DEEM),
    PairEventKind.OBJECTED: ("octagon-x", Tone.BAD),
    PairEventKind.SERIAL: ("arrow-left-right", Tone.WARN),
    PairEventKind.SOLD_BACK: ("undo-2", Tone.NEUTRAL),
    PairEventKind.LOST: ("triangle-alert", Tone.BAD),
    PairEventKind.REPOSSESSED: ("scale", Tone.BAD),
}


def show_pair(inspector: Inspector, page: PairPage, as_of: date, opened: Opened) -> None:
    """Fills the inspector with a pair."""
    row = page.row
    chip = Chip(row.standing.words, pair_tone(row), pair_icon(row))
    inspector.set_head(row.tag, chip, f"{row.radio} radio pair, bought on {row.order}, batch {row.batch}")
    inspector.clear()
    inspector.add_section("", _ends(page))
    facts = DefinitionList(_facts(row, as_of), label_width=76)
    facts.tag_opened.connect(lambda _tag: opened("clause", TITLE))
    facts.link_opened.connect(lambda label: opened(*_record(row, label)))
    inspector.add_section("Where it stands", facts)
    inspector.add_section(
        "Movements", Timeline([_event(one, as_of) for one in page.events]), count_words(len(page.events), "event")
    )


def _ends(page: PairPage) -> PairBoxes:
    """Both ends: at the hub and the building once they are mounted, before that where the pair is."""
    row, link = page.row, page.link
    near_at, far_at = (f"Hub {link.hub}", link.name) if link is not None else (row.place, row.place)
    near_line = (link.near_place,) if link is not None and link.near_place else ()
    far_line = (link.far_place,) if link is not None and link.far_place else ()
    near = PairEnd("Near end", row.near, row.near_band, near_at, near_line)
    far = PairEnd("Far end", row.far, row.far_band, far_at, far_line, "building-2")
    distance = "" if link is None or link.miles is None else f"{link.miles:.1f} mi"
    return PairBoxes(near, far, distance, bands_match(row.near_band, row.far_band))


def _facts(row: PairRow, as_of: date) -> list[Fact]:
    """Place and papers; title and risk passed at shipment."""
    facts = [
        Fact("Place", f"{row.place}, since {day_words(row.since, as_of)}"),
        Fact("Shipment", row.shipment, link=True),
        Fact("Order", row.order, link=True),
        Fact("Title", f"passed {day_words(row.shipped_on, as_of)}, with the risk", tag_of(TITLE)),
    ]
    if row.link:
        facts += [Fact("Link", row.link, link=True), Fact("Building", row.name, link=True)]
    if row.letter:
        facts.append(Fact("Letter", row.letter, link=True))
    if row.accepted_on is not None:
        word = "Deemed" if row.standing is PairStanding.DEEMED else "Accepted"
        facts.append(Fact(word, day_words(row.accepted_on, as_of)))
    return facts


def _record(row: PairRow, label: str) -> tuple[str, str]:
    """The record a fact leads to."""
    return {
        "Shipment": ("shipment", row.shipment),
        "Order": ("order", row.order),
        "Link": ("link", row.link),
        "Building": ("building", row.building),
    }.get(label, ("letter", row.letter))


def _event(one: PairEvent, as_of: date) -> Event:
    """An event as the timeline draws it."""
    icon, tone = LOOK[one.kind]
    return Event(one.words, one.second, day_words(one.on, as_of), icon, tone)
