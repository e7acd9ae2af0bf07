"""Acts on what Exhibit D is measured by: force majeure, buildings that count, reports and credit notes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select

from models.act import Doing, act
from models.acts import records
from models.acts.days import refuse_day
from models.acts.moments import one, read
from models.acts.twins import refuse_twin
from models.errors import Refusal
from models.queries.book import readings, terms
from models.queries.service_facts import kept
from models.queries.state import state
from models.rules.availability import periods
from models.rules.clause import Known, day_words
from models.rules.force_majeure import why_not_claim
from models.rules.moments import moment_words, why_not_zone
from models.rules.service_credits import CLAUSES
from models.rules.service_facts import CreditKind
from models.rules.service_now import credits_left
from models.rules.words import Side, counted, party
from models.tables.service import AvailabilityReport, ConnectedPlace, CreditNote, CreditNoteLink, ForceMajeure

__all__ = [
    "claim_force_majeure",
    "end_force_majeure",
    "issue_availability_report",
    "issue_credit_note",
    "mark_connected",
    "unmark_connected",
]


@act(says="Recorded {event}: {who} relies on {kind} from {start}")
def claim_force_majeure(
    doing: Doing,
    *,
    party: Side,
    kind: str,
    duty: str,
    started_at: str,
    claimed_on: date,
    zone: str,
    ended_at: str = "",
    unpreventable: bool = False,
    no_workaround: bool = False,
    efforts: str = "",
) -> Mapping[str, object]:
    """Records that a party relies on a force majeure: the event, the duty it stops, and what 10.3 asks of it.

    It excuses only where it could be neither prevented nor worked around and efforts to resume go on.
    """
    refuse_day(doing, claimed_on, "A force majeure cannot be claimed")
    if reason := why_not_zone(zone.strip()):
        raise Refusal(reason)
    start = read(doing, started_at, zone.strip(), "It cannot have begun")
    end = read(doing, ended_at, zone.strip(), "It cannot have ended")
    if start is None:
        raise Refusal("Say when it began, as 2000-11-28 14:05.", "MA-10.3")
    if reason := why_not_claim(kind.strip(), duty.strip(), start, end):
        raise Refusal(reason, "MA-10.3")
    number = records.next_number(doing.session, ForceMajeure.number, "FM")
    row = ForceMajeure(
        number=number,
        party=party.value,
        kind=kind.strip(),
        duty=duty.strip(),
        zone=zone.strip(),
        started_at=kept(start),
        ended_at=kept(end) if end else None,
        claimed_on=claimed_on,
        unpreventable=unpreventable,
        no_workaround=no_workaround,
        efforts=efforts.strip(),
    )
    refuse_twin(doing, row, "MA-10.3", "party", "kind", "duty", "started_at")
    doing.session.add(row)
    return {"event": number, "who": _name(doing, party), "start": moment_words(start, zone.strip())}


def _name(doing: Doing, side: Side) -> str:
    """A party's name in sentences."""
    return party(terms(doing.session, doing.on), side)


@act(says="Recorded the end of {event}, {at}")
def end_force_majeure(doing: Doing, *, event: str, ended_at: str) -> Mapping[str, object]:
    """Records that a force majeure is over; it excuses nothing after (MA-10.3)."""
    row = one(doing, ForceMajeure, ForceMajeure.number, event, "force majeure")
    if row.ended_at is not None:
        raise Refusal(f"{event} has ended already.", "MA-10.3")
    end = read(doing, ended_at, row.zone, "It cannot have ended")
    if end is None:
        raise Refusal("Type the day and the time, as 2000-11-28 14:05.")
    if kept(end) < row.started_at:
        raise Refusal("The event cannot end before it began (10.3).", "MA-10.3")
    row.ended_at = kept(end)
    return {"at": moment_words(end, row.zone)}


@act(says="Marked {name} as having local connectivity since {day}")
def mark_connected(
    doing: Doing, *, connected_on: date, proof: str, building: str = "", hub: str = ""
) -> Mapping[str, object]:
    """Records that Winstar provides a building, or a hub building, with local connectivity, and the proof (EXD-7.1)."""
    refuse_day(doing, connected_on, "A building cannot be connected")
    if bool(building) == bool(hub):
        raise Refusal("Name a building or a hub, one of the two.", "EXD-7.1")
    if not proof.strip():
        raise Refusal("Say what proves the local connectivity; without proof the building does not count.", "EXD-7.1")
    at = records.building(doing.session, building) if building else records.hub(doing.session, hub)
    if _mark(doing, building, hub) is not None:
        raise Refusal(f"{at.name} is marked as having local connectivity already.", "EXD-7.1")
    doing.session.add(
        ConnectedPlace(
            building_id=at.id if building else None,
            hub_id=at.id if hub else None,
            connected_on=connected_on,
            marked_on=doing.on,
            proof=proof.strip(),
            ended_on=None,
            ended_because="",
        )
    )
    return {"name": at.name, "day": day_words(connected_on)}


@act(says="Took the mark of {name} away from {day} on")
def unmark_connected(
    doing: Doing, *, ended_on: date, why: str, building: str = "", hub: str = ""
) -> Mapping[str, object]:
    """Records that a building no longer counts as having local connectivity, with the reason (EXD-7.1)."""
    row = _mark(doing, building, hub)
    if row is None:
        raise Refusal(f"{building or hub or 'It'} is not marked as having local connectivity.", "EXD-7.1")
    refuse_day(doing, ended_on, "A mark cannot end")
    if ended_on < row.connected_on:
        raise Refusal(f"It is connected since {day_words(row.connected_on)}; the mark does not end before.", "EXD-7.1")
    if not why.strip():
        raise Refusal("Say why it no longer counts.", "EXD-7.1")
    row.ended_on, row.ended_because = ended_on, why.strip()
    at = records.building(doing.session, building) if building else records.hub(doing.session, hub)
    return {"name": at.name, "day": day_words(ended_on)}


def _mark(doing: Doing, building: str, hub: str) -> ConnectedPlace | None:
    """The mark a building or hub has, if it has one that stands."""
    query = select(ConnectedPlace).where(ConnectedPlace.ended_on.is_(None))
    if building:
        query = query.where(ConnectedPlace.building_id == records.building(doing.session, building).id)
    else:
        query = query.where(ConnectedPlace.hub_id == records.hub(doing.session, hub).id)
    return doing.session.scalar(query)


@act(says="Issued {note}: {units} for {earned}, {sum}")
def issue_credit_note(
    doing: Doing, *, kind: CreditKind, earned_on: date, issued_on: date, number: str = ""
) -> Mapping[str, object]:
    """Records the credit note for a quarter's failing OC-3 Links, or for a month's missing ones (EXD-3.2, EXD-7.2).

    It is for what is earned and not credited yet; the amount is kept where its figure is entered.
    """
    refuse_day(doing, issued_on, "A credit note cannot be issued")
    if issued_on < earned_on:
        raise Refusal(f"The credit is earned on {day_words(earned_on)}; its note is not issued before.", CLAUSES[kind])
    left = credits_left(state(doing.session, doing.on))
    found = next((each for each in left if (each.kind, each.earned_on) == (kind, earned_on)), None)
    if found is None:
        raise Refusal(f"{kind.words}: nothing is left to credit for {day_words(earned_on)}.", CLAUSES[kind])
    note = number.strip() or records.next_number(doing.session, CreditNote.number, "CN")
    taken = doing.session.scalar(select(CreditNote.id).where(CreditNote.number == note))
    if taken is not None:
        raise Refusal(f"There is a credit note {note} already.")
    amount = found.amount.value if isinstance(found.amount, Known) else None
    row = CreditNote(
        number=note, kind=kind.value, earned_on=earned_on, issued_on=issued_on, units=found.units, amount=amount
    )
    doing.session.add(row)
    doing.session.flush()
    for link in found.links:
        doing.session.add(CreditNoteLink(note_id=row.id, link_id=records.link(doing.session, link).id))
    said = f"{amount:,.2f}" if amount is not None else "amount not entered"
    return {"note": note, "units": counted(found.units, "Link"), "earned": day_words(earned_on), "sum": said}


@act(says="Issued the availability report of {quarter}")
def issue_availability_report(doing: Doing, *, quarter_end: date, issued_on: date) -> Mapping[str, object]:
    """Records that Winstar reported a quarter's availability of each OC-3 Link (EXD-3.2)."""
    refuse_day(doing, issued_on, "A report cannot be issued")
    law, reading = terms(doing.session, doing.on), readings(doing.session, doing.on)
    period = next((each for each in periods(law, doing.on, reading) if each.last == quarter_end), None)
    if period is None:
        raise Refusal(f"No quarter that has begun ends on {day_words(quarter_end)}.", "EXD-3.2")
    if issued_on < period.last:
        ends = f"{period.words} ends on {day_words(period.last)}"
        raise Refusal(f"{ends}; its report is not issued before.", "EXD-3.2")
    same = (AvailabilityReport.first == period.first) & (AvailabilityReport.last == period.last)
    issued = doing.session.scalar(select(AvailabilityReport).where(same))
    if issued is not None:
        raise Refusal(f"The report of {period.words} was issued on {day_words(issued.issued_on)}.", "EXD-3.2")
    doing.session.add(AvailabilityReport(first=period.first, last=period.last, issued_on=issued_on))
    return {"quarter": period.words}
