"""Acts on disputes: asked for, met upon, arbitrated, resolved (MA-12)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from models.act import Doing, act
from models.acts import case_records, records
from models.acts.case_records import about, everything, in_force, name_of, no_notice_before, wanted
from models.acts.days import refuse_day
from models.acts.letter_case import refuse
from models.acts.twins import refuse_twin
from models.rules.case_facts import DisputeFacts, FormalGround
from models.rules.clause import day_words
from models.rules.disputes import (
    why_not_appoint,
    why_not_arbitrator,
    why_not_award,
    why_not_go_formal,
    why_not_resolve,
)
from models.rules.words import Side
from models.tables.cases import Dispute

__all__ = [
    "Arbitrator",
    "appoint_arbitrator",
    "appoint_executive",
    "go_formal",
    "open_dispute",
    "record_award",
    "resolve_dispute",
]


@act(says="Opened {dispute}: {topic}")
def open_dispute(
    doing: Doing,
    *,
    asked_by: Side,
    asked_on: date,
    topic: str,
    facts: str = "",
    record_kind: str = "",
    record: str = "",
) -> Mapping[str, object]:
    """Records a party's written request to have a dispute settled by the executives of both (12.1)."""
    refuse_day(doing, asked_on, "A dispute cannot be opened")
    linked = about(record_kind, record)
    row = Dispute(
        number=records.next_number(doing.session, Dispute.number, "DIS", 3),
        asked_by=asked_by.value,
        asked_on=asked_on,
        topic=wanted(topic, "Say what is in dispute.", "MA-12.1"),
        facts=facts.strip(),
        record_kind=linked[0],
        record=linked[1],
        customer_executive="",
        winstar_executive="",
        ground="",
        customer_arbitrator="",
        winstar_arbitrator="",
        chair="",
        award="",
        resolution="",
    )
    refuse_twin(doing, row, "MA-12.1", "asked_by", "asked_on", "topic")
    doing.session.add(row)
    return {"dispute": row.number, "topic": row.topic}


def _facts(doing: Doing, number: str) -> DisputeFacts:
    """A dispute with all that is recorded of it."""
    case_records.dispute(doing, number)
    return next(one for one in everything(doing).disputes if one.number == number)


def _step(doing: Doing, since: date, since_words: str, day: date, what: str) -> None:
    """Refuses a step that has not come yet, or that lies before the one it follows."""
    refuse_day(doing, day, f"{what} cannot be recorded")
    no_notice_before(day, since, what.lower(), since_words, "MA-12.1")


@act(says="{name} appointed its executive for {dispute}: {executive}")
def appoint_executive(
    doing: Doing, *, dispute: str, side: Side, appointed_on: date, executive: str
) -> Mapping[str, object]:
    """Records whom a party appointed to settle a dispute; the later appointment starts the 30 days (12.1)."""
    facts, row = _facts(doing, dispute), case_records.dispute(doing, dispute)
    refuse(why_not_appoint(facts, side, in_force(doing).terms), "MA-12.1")
    _step(doing, facts.asked_on, f"{dispute} was asked for on", appointed_on, "The appointment")
    who = wanted(executive, "Name the executive.", "MA-12.1")
    if side is Side.CUSTOMER:
        row.customer_executive, row.customer_appointed_on = who, appointed_on
    else:
        row.winstar_executive, row.winstar_appointed_on = who, appointed_on
    return {"name": name_of(doing, side), "executive": who}


@act(says="{dispute} went on: {words}")
def go_formal(
    doing: Doing, *, dispute: str, formal_on: date, ground: FormalGround = FormalGround.TALKS_FAILED
) -> Mapping[str, object]:
    """Records that a dispute went to arbitration, or to a court for immediate relief, and why (12.1(b), 12.2)."""
    facts, row = _facts(doing, dispute), case_records.dispute(doing, dispute)
    refuse(why_not_go_formal(facts, ground, formal_on, in_force(doing).terms), "MA-12.1")
    _step(doing, facts.asked_on, f"{dispute} was asked for on", formal_on, "The arbitration")
    row.formal_on, row.ground = formal_on, ground.value
    return {"words": ground.words}


class Arbitrator(StrEnum):
    """Which of the three arbitrators: each party's, or the third whom those two appoint."""

    CUSTOMER = "customer"
    WINSTAR = "winstar"
    THIRD = "third"


@act(says="Arbitrator appointed in {dispute}: {who}")
def appoint_arbitrator(
    doing: Doing, *, dispute: str, which: Arbitrator, appointed_on: date, arbitrator: str
) -> Mapping[str, object]:
    """Records an arbitrator: each party appoints one, and those two the third (12.2)."""
    facts, row = _facts(doing, dispute), case_records.dispute(doing, dispute)
    side = None if which is Arbitrator.THIRD else Side(which.value)
    refuse(why_not_arbitrator(facts, side), "MA-12.2")
    _step(doing, facts.formal_on or facts.asked_on, f"{dispute} left the executives on", appointed_on, "That")
    who = wanted(arbitrator, "Name the arbitrator.", "MA-12.2")
    match which:
        case Arbitrator.CUSTOMER:
            row.customer_arbitrator, row.customer_arbitrator_on = who, appointed_on
        case Arbitrator.WINSTAR:
            row.winstar_arbitrator, row.winstar_arbitrator_on = who, appointed_on
        case _:
            row.chair, row.chair_on = who, appointed_on
    return {"who": who}


@act(says="Award in {dispute} of {day}")
def record_award(doing: Doing, *, dispute: str, award_on: date, award: str) -> Mapping[str, object]:
    """Records the arbitrators' award, which is final between the parties (12.2)."""
    facts, row = _facts(doing, dispute), case_records.dispute(doing, dispute)
    refuse(why_not_award(facts), "MA-12.2")
    _step(doing, facts.chair_on or facts.asked_on, "The third arbitrator was appointed on", award_on, "The award")
    row.award, row.award_on = wanted(award, "Say what was awarded.", "MA-12.2"), award_on
    return {"day": day_words(award_on)}


@act(says="Resolved {dispute} on {day}")
def resolve_dispute(doing: Doing, *, dispute: str, resolved_on: date, resolution: str) -> Mapping[str, object]:
    """Records that the parties resolved a dispute between themselves (12.1)."""
    facts, row = _facts(doing, dispute), case_records.dispute(doing, dispute)
    refuse(why_not_resolve(facts), "MA-12.1")
    _step(doing, facts.asked_on, f"{dispute} was asked for on", resolved_on, "The resolution")
    row.resolution, row.resolved_on = wanted(resolution, "Say how it was resolved.", "MA-12.1"), resolved_on
    return {"day": day_words(resolved_on)}
