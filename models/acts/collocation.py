"""Acts on facilities: Collocation Schedules, signatures, leases, the end of a licence; and all acts of Exhibit E."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from sqlalchemy import select

from models.act import Doing, act
from models.acts import records
from models.acts.collocation_records import (
    book_on,
    facility_row,
    facts_of,
    law_on,
    refuse_abandoned,
    refuse_before,
    refuse_ended,
    tidy,
    wanted,
)
from models.acts.cures import cure_interference
from models.acts.days import refuse_day
from models.acts.interferences import record_interference, suspend_for_interference
from models.acts.space_works import (
    finish_space_move,
    record_space_charge,
    record_winstar_work,
    record_work_notice,
    relocate_space,
)
from models.acts.spaces import (
    add_cabinet,
    end_visit,
    place_equipment,
    record_lien,
    record_visit,
    remove_equipment,
    settle_lien,
)
from models.acts.twins import refuse_twin
from models.errors import Refusal
from models.rules.clause import Known, day_words
from models.rules.collocation_facts import EndReason, FacilityKind
from models.rules.facilities import licence_end, licence_start
from models.rules.words import Side, counted, party
from models.tables.collocation import CollocatedItem, CollocationSchedule, Facility, FacilityDay, FacilityLease

__all__ = [
    "Attachment",
    "add_cabinet",
    "add_facility",
    "attach_to_schedule",
    "cure_interference",
    "draft_collocation_schedule",
    "end_licence",
    "end_visit",
    "finish_preparation",
    "finish_space_move",
    "note_demarcation",
    "place_equipment",
    "record_equipment_out",
    "record_interference",
    "record_lease",
    "record_lien",
    "record_renewal_effort",
    "record_space_charge",
    "record_taking",
    "record_visit",
    "record_winstar_work",
    "record_work_notice",
    "relocate_space",
    "remove_equipment",
    "settle_lien",
    "sign_collocation_schedule",
    "suspend_for_interference",
]


MOST = 1_000  # racks, cabinets or shelves of one Space


class Attachment(StrEnum):
    """The two attachments of a Collocation Schedule (EXE-1c)."""

    DRAWINGS = "1"
    WORK_TASKS = "2"

    @property
    def words(self) -> str:
        """What it is."""
        return "Facility Drawings" if self is Attachment.DRAWINGS else "Work Tasks and Special Terms"


CLAUSES = {
    "prepared": "EXE-3a",
    "renewal_effort": "EXE-3a",
    "taking": "EXE-3c",
    "ended": "EXE-3a",
    "removed": "EXE-3b",
    "demarcation": "EXE-1f",
}
"""The clause of each thing that happens to a facility."""


@act(says="Added the facility {facility}, {name}")
def add_facility(
    doing: Doing,
    *,
    name: str,
    kind: FacilityKind = FacilityKind.CENTRAL_OFFICE,
    street: str = "",
    city: str = "",
    state: str = "",
    zip: str = "",  # noqa: A002  the field's own word
    affiliate: str = "",
    hub: str = "",
    building: str = "",
) -> Mapping[str, object]:
    """Adds a Terminal Facility in which Customer has, or is to have, a Space (EXE-1a)."""
    words = wanted(name, "Name the facility.", "EXE-1a")
    row = Facility(
        number=records.next_number(doing.session, Facility.number, "CF", 3),
        kind=kind.value,
        name=words,
        street=tidy(street),
        city=tidy(city),
        state=tidy(state),
        zip=tidy(zip),
        affiliate=tidy(affiliate),
        hub_id=records.hub(doing.session, hub).id if hub else None,
        building_id=records.building(doing.session, building).id if building else None,
        added_on=doing.on,
    )
    if kind is FacilityKind.B_SITE and row.building_id is None:
        raise Refusal("Name the building in which the DSLAM stands.", "E-3")
    refuse_twin(doing, row, "EXE-1a", "name", "street", "city", "hub_id", "building_id")
    doing.session.add(row)
    return {"facility": row.number, "name": words}


def _schedules(doing: Doing, facility: Facility) -> list[CollocationSchedule]:
    """The versions of a facility's Schedule in order."""
    table = CollocationSchedule
    query = select(table).where(table.facility_id == facility.id).order_by(table.version)
    return list(doing.session.scalars(query))


@act(says="Drafted {what} for {facility}")
def draft_collocation_schedule(
    doing: Doing,
    *,
    facility: str,
    dated_on: date,
    racks: int | None = None,
    cabinets: int | None = None,
    shelves: int | None = None,
    requested_on: date | None = None,
    escort: bool = True,
    despite: str = "",
) -> Mapping[str, object]:
    """Puts down a Collocation Schedule in the form of E-1, or an amendment of the one that is signed (EXE-1b).

    It binds once both parties have signed it. More racks than Exhibit E allows need a reason in `despite`.
    """
    row = facility_row(doing.session, facility)
    refuse_day(doing, dated_on, "A Collocation Schedule cannot be dated")
    refuse_ended(doing, facts_of(book_on(doing, doing.on), facility), dated_on, "EXE-3a")
    if any(number is not None and not 0 <= number <= MOST for number in (racks, cabinets, shelves)):
        raise Refusal(f"Racks, cabinets and shelves are counted from nothing up to {MOST}.", "E-1")
    _refuse_racks(doing, facility, racks, despite)
    last = _before(doing, row, dated_on)
    made = CollocationSchedule(
        facility_id=row.id,
        version=1 if last is None else last.version + 1,
        dated_on=dated_on,
        racks=racks,
        cabinets=cabinets,
        shelves=shelves,
        requested_on=requested_on,
        escort=escort,
        customer_signed_on=None,
        winstar_signed_on=None,
        drawings=last.drawings if last else "",
        drawings_on=last.drawings_on if last else None,
        work_tasks=last.work_tasks if last else "",
        work_tasks_on=last.work_tasks_on if last else None,
    )
    doing.session.add(made)
    what = "a Collocation Schedule" if last is None else f"version {made.version} of the Collocation Schedule"
    return {"what": what, "version": made.version}


def _refuse_racks(doing: Doing, facility: str, racks: int | None, despite: str) -> None:
    """Refuses more racks than are provided for a facility, unless a reason was given."""
    limit = law_on(doing)[0].collocation.racks_per_facility
    if racks is not None and racks > limit and not despite.strip():
        said = f"{counted(racks, 'rack')} for {facility}; up to {limit} are provided where available (E-1(e))."
        raise Refusal(f"{said} Give a reason to go on in spite of it.", "EXE-1e")


def _before(doing: Doing, facility: Facility, dated_on: date) -> CollocationSchedule | None:
    """The version a new one comes after, if any; a Refusal where it is not signed by both, or dated later."""
    last = next(reversed(_schedules(doing, facility)), None)
    if last is None:
        return None
    if last.customer_signed_on is None or last.winstar_signed_on is None:
        raise Refusal(
            f"Version {last.version} of the Schedule of {facility.number} is not signed by both yet.", "EXE-1b"
        )
    refuse_before(dated_on, last.dated_on, f"Version {last.version} of the Schedule is dated", "EXE-1b")
    return last


def _last(doing: Doing, facility: str) -> CollocationSchedule:
    """The latest version of a facility's Schedule; a Refusal when it has none."""
    found = _schedules(doing, facility_row(doing.session, facility))
    if not found:
        raise Refusal(f"{facility} has no Collocation Schedule. Draft it first.", "EXE-1b")
    return found[-1]


@act(says="{name} signed the Collocation Schedule of {facility} on {day}")
def sign_collocation_schedule(doing: Doing, *, facility: str, party: Side, signed_on: date) -> Mapping[str, object]:
    """Records the day on which a party signed the Collocation Schedule of a facility (EXE-1b)."""
    row, day = _last(doing, facility), day_words(signed_on)
    refuse_day(doing, signed_on, "Nothing can have been signed")
    refuse_before(signed_on, row.dated_on, "The Collocation Schedule is dated", "EXE-1b")
    field = f"{party.value}_signed_on"
    name = _signer(doing, facility, party)
    if (before := getattr(row, field)) is not None:
        raise Refusal(f"{name} signed the Schedule of {facility} on {day_words(before)}.", "EXE-1b")
    setattr(row, field, signed_on)
    return {"name": name, "day": day}


def _signer(doing: Doing, facility: str, side: Side) -> str:
    """Who signs for a party: Winstar's Affiliate where the facility names one."""
    affiliate = facility_row(doing.session, facility).affiliate
    return affiliate if side is Side.WINSTAR and affiliate else party(law_on(doing)[0], side)


@act(says="Attached {what} to the Collocation Schedule of {facility}")
def attach_to_schedule(
    doing: Doing, *, facility: str, attachment: Attachment, filed_as: str, attached_on: date
) -> Mapping[str, object]:
    """Records that the Facility Drawings or the Work Tasks and Special Terms were attached (EXE-1c)."""
    row = _last(doing, facility)
    refuse_day(doing, attached_on, "Nothing can have been attached")
    refuse_before(attached_on, row.dated_on, "The Collocation Schedule is dated", "EXE-1c")
    words = wanted(filed_as, "Say under which name the attachment is filed.", "EXE-1c")
    drawn = attachment is Attachment.DRAWINGS
    if (words, attached_on) == ((row.drawings, row.drawings_on) if drawn else (row.work_tasks, row.work_tasks_on)):
        raise Refusal(f"{words} was attached on {day_words(attached_on)} already.", "EXE-1c")
    if drawn:
        row.drawings, row.drawings_on = words, attached_on
    else:
        row.work_tasks, row.work_tasks_on = words, attached_on
    return {"what": f"Attachment {attachment.value} ({attachment.words})"}


def _note(doing: Doing, facility: str, kind: str, happened_on: date, words: str = "", *, once: str = "") -> None:
    """Notes something that happened to a facility; a Refusal where it happened before and can only once."""
    row = facility_row(doing.session, facility)
    query = select(FacilityDay).where(FacilityDay.facility_id == row.id, FacilityDay.kind == kind)
    before = doing.session.scalars(query.order_by(FacilityDay.id.desc())).first()
    if before is not None and once:
        raise Refusal(f"{once} on {day_words(before.happened_on)}.", CLAUSES[kind])
    known_on = min(doing.on, happened_on)
    noted = FacilityDay(facility_id=row.id, kind=kind, happened_on=happened_on, known_on=known_on, words=words)
    refuse_twin(doing, noted, CLAUSES[kind], "facility_id", "kind", "happened_on", "words")
    doing.session.add(noted)


@act(says="The Space in {facility} was ready on {day}")
def finish_preparation(doing: Doing, *, facility: str, finished_on: date) -> Mapping[str, object]:
    """Records the day on which Winstar finished preparing the Space (EXE-3a)."""
    refuse_day(doing, finished_on, "The Space cannot have been ready")
    _note(doing, facility, "prepared", finished_on, once=f"The Space in {facility} was ready")
    return {"day": day_words(finished_on)}


@act(says="Named the point of demarcation in {facility}")
def note_demarcation(doing: Doing, *, facility: str, where: str) -> Mapping[str, object]:
    """Notes the point in the Space to which Customer delivers further network elements (EXE-1f)."""
    words = wanted(where, "Say where the point of demarcation is.", "EXE-1f")
    _note(doing, facility, "demarcation", doing.on, words)
    return {}


@act(says="Winstar's lease of {facility}: {what}")
def record_lease(
    doing: Doing, *, facility: str, learned_on: date, ends_on: date | None = None, source: str = ""
) -> Mapping[str, object]:
    """Records when Winstar's own interest in a facility ends, or, without a day, that it needs no lease (EXE-3a)."""
    row = facility_row(doing.session, facility)
    refuse_day(doing, learned_on, "Nothing can have been learned")
    lease = FacilityLease(facility_id=row.id, learned_on=learned_on, ends_on=ends_on, source=tidy(source))
    refuse_twin(doing, lease, "EXE-3a", "facility_id", "learned_on", "ends_on", "source")
    doing.session.add(lease)
    return {"what": "none is needed" if ends_on is None else f"ends on {day_words(ends_on)}"}


@act(says="Winstar tried to renew the lease of {facility} on {day}")
def record_renewal_effort(doing: Doing, *, facility: str, made_on: date, words: str) -> Mapping[str, object]:
    """Records the good faith effort to renew a lease that ends before the Term (EXE-3a)."""
    refuse_day(doing, made_on, "No effort can have been made")
    said = wanted(words, "Say what was done to renew the lease.", "EXE-3a")
    _note(doing, facility, "renewal_effort", made_on, said)
    return {"day": day_words(made_on)}


@act(says="Noted that {facility} is being taken by eminent domain, by the notice of {day}")
def record_taking(doing: Doing, *, facility: str, noticed_on: date, words: str) -> Mapping[str, object]:
    """Records Winstar's notice that a facility is the subject of a taking by eminent domain (EXE-3c)."""
    refuse_day(doing, noticed_on, "No notice can have been given")
    said = wanted(words, "Say what the notice tells of the taking and of the removal.", "EXE-3c")
    _note(doing, facility, "taking", noticed_on, said, once=f"The taking of {facility} was noticed")
    return {"day": day_words(noticed_on)}


@act(says="The licence of {facility} ends on {day}, {why}")
def end_licence(doing: Doing, *, facility: str, ended_on: date, reason: EndReason) -> Mapping[str, object]:
    """Records that the licence of a Space ends before its time, for example because the site is taken (EXE-3b).

    The day may lie ahead. From it Customer has 30 days to take its equipment out.
    """
    facts = facts_of(book_on(doing, doing.on), facility)
    start = licence_start(facts)
    if not isinstance(start, Known):
        raise Refusal(f"The licence of {facility} has not begun: {start.missing}.", "EXE-3a")
    refuse_before(ended_on, start.value, f"The licence of {facility} began", "EXE-3a")
    terms, readings = law_on(doing)
    end = licence_end(facts, terms, readings)
    if isinstance(end, Known) and end.value < ended_on:
        raise Refusal(f"The licence of {facility} ends on {day_words(end.value)} already.", "EXE-3a")
    if reason is EndReason.TAKING and facts.taking_on is None:
        raise Refusal(f"No notice of a taking of {facility} is recorded. Record it first.", "EXE-3c")
    _note(doing, facility, "ended", ended_on, reason.value, once=f"The licence of {facility} was ended")
    return {"day": day_words(ended_on), "why": reason.words}


@act(says="Took everything out of {facility} by {day}")
def record_equipment_out(doing: Doing, *, facility: str, removed_on: date) -> Mapping[str, object]:
    """Records that Customer's equipment and property were taken out of a Space (EXE-3b)."""
    refuse_day(doing, removed_on, "Nothing can have been removed")
    facts = facts_of(book_on(doing, removed_on), facility)
    refuse_abandoned(doing, facts, removed_on)
    for item in facts.items:
        row = doing.session.scalars(select(CollocatedItem).where(CollocatedItem.number == item.number)).one()
        row.removed_on = removed_on
    _note(doing, facility, "removed", removed_on, once=f"Everything was taken out of {facility}")
    return {"day": day_words(removed_on), "items": len(facts.items)}
