"""Acts on what happens in a Space: cabinets and equipment, visits, liens (Exhibit E, 1 and 5)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from sqlalchemy import select

from models.act import Doing, act
from models.acts import records
from models.acts.collocation_records import (
    book_on,
    facility_row,
    facts_of,
    find,
    law_on,
    refuse_abandoned,
    refuse_before,
    refuse_ended,
    tidy,
    wanted,
)
from models.acts.days import refuse_day
from models.acts.money_records import whole_cents
from models.acts.twins import refuse_twin
from models.errors import Refusal
from models.rules.clause import Known, day_words
from models.rules.collocation_facts import (
    Against,
    FacilityFacts,
    ItemFacts,
    Purpose,
    Settled,
)
from models.rules.facilities import schedule_in_force
from models.rules.occupancy import unmet, visit_gate, why_not_visit
from models.rules.spaces import limit_warnings, visit_hours
from models.rules.terms import Terms
from models.tables.collocation import Cabinet, CollocatedItem, Facility, Lien, Visit

__all__ = [
    "add_cabinet",
    "end_visit",
    "place_equipment",
    "record_lien",
    "record_visit",
    "remove_equipment",
    "settle_lien",
]

HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def _hour(text: str) -> str:
    """An hour of the day as 14:02; a Refusal for anything else."""
    hour = text.strip().zfill(5)
    if not HOUR.fullmatch(hour):
        raise Refusal(f"{text or 'Nothing'} is no hour of the day; write it as 14:02.", "EXE-1h")
    return hour


@act(says="Added cabinet {name} in {facility}")
def add_cabinet(doing: Doing, *, facility: str, name: str, square_feet: Decimal | None = None) -> Mapping[str, object]:
    """Adds a cabinet in a Space, with the floor it stands on, by which its weight is judged (EXE-5c)."""
    row = facility_row(doing.session, facility)
    words = wanted(name, "Name the cabinet.", "EXE-5c")
    if square_feet is not None and square_feet <= 0:
        raise Refusal(f"A cabinet stands on more than {square_feet} square feet.", "EXE-5c")
    query = select(Cabinet.id).where(Cabinet.facility_id == row.id, Cabinet.name == words)
    if doing.session.scalar(query) is not None:
        raise Refusal(f"{facility} has a cabinet {words} already.", "EXE-5c")
    doing.session.add(Cabinet(facility_id=row.id, name=words, square_feet=square_feet, added_on=doing.on))
    return {"name": words}


@act(says="Placed {name} in cabinet {cabinet} of {facility} as {item}")
def place_equipment(
    doing: Doing,
    *,
    facility: str,
    cabinet: str,
    name: str,
    placed_on: date,
    watts: int | None = None,
    pounds: int | None = None,
    switches: bool = False,
    serial: str = "",
    despite: str = "",
) -> Mapping[str, object]:
    """Records a piece of Customer's equipment put into a cabinet, with its heat and its weight (EXE-5c).

    What would pass a limit is refused unless `despite` gives the reason for it.
    """
    row = facility_row(doing.session, facility)
    words = wanted(name, "Name the equipment.", "EXE-5c")
    refuse_day(doing, placed_on, "Equipment cannot be placed")
    if any(figure is not None and figure < 0 for figure in (watts, pounds)):
        raise Refusal("Watts and pounds are counted from nothing up.", "EXE-5c")
    stands = _cabinet(doing, row, cabinet)
    facts = facts_of(book_on(doing, doing.on), facility)
    refuse_ended(doing, facts, placed_on, "EXE-3b")
    number = records.next_number(doing.session, CollocatedItem.number, "EQ")
    item = ItemFacts(number, stands.name, words, watts, pounds, switches, placed_on)
    _refuse_limits(facts, item, law_on(doing)[0], despite)
    placed = CollocatedItem(
        number=number,
        cabinet_id=stands.id,
        name=words,
        serial=tidy(serial),
        watts=watts,
        pounds=pounds,
        switches=switches,
        placed_on=placed_on,
        removed_on=None,
        despite=tidy(despite),
    )
    if placed.serial:
        refuse_twin(doing, placed, "EXE-5c", "name", "serial", "removed_on")
    doing.session.add(placed)
    return {"item": number, "name": words}


def _cabinet(doing: Doing, facility: Facility, name: str) -> Cabinet:
    """A cabinet of a facility; a Refusal where it has none of that name."""
    query = select(Cabinet).where(Cabinet.facility_id == facility.id, Cabinet.name == tidy(name))
    stands = doing.session.scalar(query)
    if stands is None:
        raise Refusal(f"{facility.number} has no cabinet {name}. Add it first.", "EXE-5c")
    return stands


def _refuse_limits(facts: FacilityFacts, item: ItemFacts, terms: Terms, despite: str) -> None:
    """Refuses an item that would pass a limit of the Space, unless a reason was given."""
    before = set(limit_warnings(facts, terms))
    new = [one for one in limit_warnings(replace(facts, items=(*facts.items, item)), terms) if one not in before]
    if new and not despite.strip():
        said = " ".join(sentence for _, sentence in new)
        raise Refusal(f"{said} Give a reason to go on in spite of it.", new[0][0])


@act(says="Took {name} ({item}) out of its cabinet")
def remove_equipment(doing: Doing, *, item: str, removed_on: date) -> Mapping[str, object]:
    """Records that a piece of Customer's equipment was taken out (EXE-1j)."""
    row = find(doing.session, CollocatedItem, item, "piece of equipment", "EXE-1j")
    refuse_day(doing, removed_on, "Equipment cannot be removed")
    refuse_before(removed_on, row.placed_on, f"{item} was placed", "EXE-1j")
    if row.removed_on is not None:
        raise Refusal(f"{item} was taken out on {day_words(row.removed_on)}.", "EXE-1j")
    stood = doing.session.get_one(Cabinet, row.cabinet_id)
    facility = doing.session.get_one(Facility, stood.facility_id).number
    refuse_abandoned(doing, facts_of(book_on(doing, removed_on), facility), removed_on)
    row.removed_on = removed_on
    return {"name": row.name}


@act(says="{visitor} signed in at {facility} as {visit}")
def record_visit(
    doing: Doing,
    *,
    facility: str,
    visitor: str,
    in_on: date,
    in_at: str,
    purpose: Purpose = Purpose.LOOK,
    contractor: str = "",
    escorted: bool | None = None,
    despite: str = "",
) -> Mapping[str, object]:
    """Records that someone signed in to a Space; the visit is escorted unless the Schedule says otherwise (EXE-1h).

    Signatures, insurance and, for work, the contractor's approval have to be there; `despite` passes over the rest.
    """
    row = facility_row(doing.session, facility)
    name = wanted(visitor, "Say who visits the Space.", "EXE-1h")
    refuse_day(doing, in_on, "Nobody can have signed in")
    hour = _hour(in_at)
    book, (terms, readings) = book_on(doing, in_on), law_on(doing)
    facts = facts_of(book, facility)
    gate = visit_gate(facts, book, terms, in_on, purpose, contractor, readings)
    if reason := why_not_visit(gate, despite):
        raise Refusal(reason, min(unmet(gate), key=lambda one: not one.bars).clause)
    schedule = schedule_in_force(facts)
    visit = Visit(
        number=records.next_number(doing.session, Visit.number, "CV"),
        facility_id=row.id,
        visitor=name,
        purpose=purpose.value,
        contractor=tidy(contractor),
        in_on=in_on,
        in_at=hour,
        out_on=None,
        out_at="",
        escorted=escorted if escorted is not None else (schedule is None or schedule.escort),
        despite=tidy(despite),
    )
    refuse_twin(doing, visit, "EXE-1h", "facility_id", "visitor", "in_on", "in_at", "out_on")
    doing.session.add(visit)
    return {"visit": visit.number, "visitor": name}


@act(says="{visitor} signed out, {visit}: {hours} h")
def end_visit(doing: Doing, *, visit: str, out_on: date, out_at: str) -> Mapping[str, object]:
    """Records that a visitor signed out (EXE-1h)."""
    row, hour = find(doing.session, Visit, visit, "visit", "EXE-1h"), _hour(out_at)
    refuse_day(doing, out_on, "Nobody can have signed out")
    if row.out_on is not None:
        raise Refusal(f"{visit} was signed out on {day_words(row.out_on)} at {row.out_at}.", "EXE-1h")
    if (out_on, hour) < (row.in_on, row.in_at):
        raise Refusal(f"{visit} was signed in on {day_words(row.in_on)} at {row.in_at}, after that.", "EXE-1h")
    row.out_on, row.out_at = out_on, hour
    facility = doing.session.get_one(Facility, row.facility_id).number
    facts = facts_of(book_on(doing, doing.on), facility)
    lasted = visit_hours(next(one for one in facts.visits if one.number == visit))
    assert isinstance(lasted, Known)
    return {"visitor": row.visitor, "hours": f"{lasted.value}"}


@act(says="Recorded the lien {lien} of {claimant} against {what}")
def record_lien(
    doing: Doing,
    *,
    claimant: str,
    learned_on: date,
    against: Against = Against.SPACE,
    facility: str = "",
    filed_on: date | None = None,
    amount: Decimal | None = None,
) -> Mapping[str, object]:
    """Records a lien filed through Customer's doing, from the day Customer learned of it (EXE-1k)."""
    name = wanted(claimant, "Say who filed the lien.", "EXE-1k")
    refuse_day(doing, learned_on, "Nobody can have learned of a lien")
    if filed_on is not None:
        refuse_before(learned_on, filed_on, "The lien was filed", "EXE-1k")
    if amount is not None:
        whole_cents(amount, "A lien", "EXE-1k")
    row = Lien(
        number=records.next_number(doing.session, Lien.number, "LN", 3),
        facility_id=facility_row(doing.session, facility).id if facility else None,
        against=against.value,
        claimant=name,
        filed_on=filed_on,
        learned_on=learned_on,
        amount=amount,
        settled_on=None,
        settled_how="",
    )
    refuse_twin(doing, row, "EXE-1k", "facility_id", "against", "claimant", "filed_on", "learned_on", "amount")
    doing.session.add(row)
    return {"lien": row.number, "claimant": name, "what": against.words}


@act(says="The lien {lien} was {words} on {day}")
def settle_lien(doing: Doing, *, lien: str, how: Settled, settled_on: date) -> Mapping[str, object]:
    """Records that a lien was discharged or bonded off (EXE-1k)."""
    row = find(doing.session, Lien, lien, "lien", "EXE-1k")
    refuse_day(doing, settled_on, "A lien cannot have been settled")
    refuse_before(settled_on, row.filed_on or row.learned_on, f"{lien} was filed", "EXE-1k")
    if row.settled_on is not None:
        raise Refusal(f"{lien} was {Settled(row.settled_how).words} on {day_words(row.settled_on)}.", "EXE-1k")
    row.settled_on, row.settled_how = settled_on, how.value
    return {"words": how.words, "day": day_words(settled_on)}
