"""Acts on breaches and defaults: noticed, cured, waived, terminated (MA-1.1k, MA-8, MA-13.7)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from models.act import Doing, act
from models.acts import case_records, records
from models.acts.case_records import about, everything, in_force, keep_notice, no_notice_before, wanted
from models.acts.clause_ids import clause_id
from models.acts.days import refuse_after_term, refuse_day
from models.acts.deliveries import receipt_words
from models.acts.letter_case import refuse
from models.acts.twins import refuse_twin
from models.errors import Refusal
from models.rules.case_facts import DefaultFacts, DefaultKind, Record
from models.rules.clause import day_words
from models.rules.defaults import (
    why_not_cure,
    why_not_plan,
    why_not_start,
    why_not_terminate,
    why_not_waive,
)
from models.rules.delivery import Delivery, received
from models.rules.words import Side, party, tag_of
from models.tables.cases import Claim, Default, SecurityCase, Upgrade

__all__ = [
    "cure_default",
    "give_breach_notice",
    "plan_cure",
    "record_case_delivery",
    "start_cure",
    "terminate_for_default",
    "waive_default",
]

NOT_SENT = Delivery()


@act(says="Recorded {default}: {giver_name} holds a breach of {tag} against {other}")
def give_breach_notice(
    doing: Doing,
    *,
    giver: Side,
    clause: str,
    facts: str,
    kind: DefaultKind = DefaultKind.BREACH,
    noticed_on: date | None = None,
    delivery: Delivery = NOT_SENT,
    curable: bool = True,
    due_on: date | None = None,
    record_kind: str = "",
    record: str = "",
) -> Mapping[str, object]:
    """Records a breach that one party holds against the other, with its notice, if one was given (1.1(k)).

    `curable` says whether 30 days can cure it; an unpaid sum names the day it was due.
    """
    _refuse_notice(doing, kind, noticed_on, due_on)
    row = _breach(doing, kind, giver, (clause, facts), about(record_kind, record))
    row.curable, row.due_on, row.noticed_on, row.opened_on = curable, due_on, noticed_on, noticed_on or doing.on
    refuse_twin(doing, row, "MA-1.1k", "giver", "kind", "clause", "facts", "noticed_on", "due_on")
    if noticed_on is not None:
        keep_notice(doing, row, delivery, f"The notice of {row.number}", noticed_on)
    doing.session.add(row)
    terms = in_force(doing).terms
    other = Side.WINSTAR if giver is Side.CUSTOMER else Side.CUSTOMER
    names = {"giver_name": party(terms, giver), "other": party(terms, other)}
    return {"default": row.number, "tag": tag_of(row.clause), **names}


def _breach(doing: Doing, kind: DefaultKind, giver: Side, said: tuple[str, str], record: Record) -> Default:
    """A breach in which nothing has happened yet: of which clause and what it is, and the record it is about."""
    clause, facts = said
    return Default(
        number=records.next_number(doing.session, Default.number, "DEF", 3),
        kind=kind.value,
        giver=giver.value,
        clause=clause_id(wanted(clause, "Name the clause that was breached.", "MA-1.1k"), "MA-1.1k"),
        facts=wanted(facts, "Say what the breach is.", "MA-1.1k"),
        record_kind=record[0],
        record=record[1],
        delivery_id=None,
        started_on=None,
        plan_on=None,
        cured_on=None,
        waived_on=None,
        waiver="",
        termination_noticed_on=None,
        terminated_on=None,
    )


def _refuse_notice(doing: Doing, kind: DefaultKind, noticed_on: date | None, due_on: date | None) -> None:
    """Refuses a breach whose days cannot be, or without the notice or the due date it needs."""
    if noticed_on is not None:
        refuse_day(doing, noticed_on, "A notice of breach cannot be dated")
    if kind is DefaultKind.BREACH and noticed_on is None:
        raise Refusal("A breach counts from its notice; enter the day of the notice (1.1(k)).", "MA-1.1k")
    if kind is DefaultKind.PAYMENT:
        if due_on is None:
            raise Refusal("Enter the day the sum was due (A-2(c)).", "EXA-2c-i")
        refuse_day(doing, due_on, "No sum can have been due")
        if due_on >= doing.on:
            raise Refusal(
                f"The sum is due on {day_words(due_on)}; it is not unpaid before that day is over (A-2(c)).", "EXA-2c-i"
            )


Paper = Default | SecurityCase | Upgrade | Claim
NOTICES: Mapping[str, Callable[[Doing, str], Paper]] = {
    "DEF": case_records.default,
    "SEC": case_records.security,
    "UP": case_records.upgrade,
    "CLM": case_records.claim,
}
"""How the case is found whose notice went, by the letters of its number."""


@act(says="Recorded delivery of the notice of {case}: {words}")
def record_case_delivery(doing: Doing, *, case: str, delivery: Delivery) -> Mapping[str, object]:
    """Records how and when the notice of a case went, or corrects what was recorded before (13.2)."""
    find = NOTICES.get(case.rpartition("-")[0])
    if find is None:
        raise Refusal(f"{case} has no notice; a default, a claim, a security case or an upgrade has.", "MA-13.2")
    row = find(doing, case)
    if row.noticed_on is None:
        raise Refusal(f"No notice is recorded in {case} yet.", "MA-13.2")
    _refuse_relied_on(row)
    keep_notice(doing, row, delivery, f"The notice of {case}", row.noticed_on)
    now = in_force(doing)
    given = received(delivery, now.calendar, f"the notice of {case}", now.readings)
    return {"words": receipt_words(given)}


def _refuse_relied_on(row: Paper) -> None:
    """Refuses to change a notice that an act since was allowed by."""
    ended = getattr(row, "termination_noticed_on", None) or getattr(row, "sold_on", None)
    if ended is not None:
        raise Refusal(f"{row.number} went on by its notice on {day_words(ended)}. Undo that first.", "MA-13.2")


def _facts(doing: Doing, number: str) -> DefaultFacts:
    """A default with all that is recorded of it."""
    case_records.default(doing, number)
    found = everything(doing).default(number)
    assert found is not None, number
    return found


def _step(doing: Doing, facts: DefaultFacts, day: date, what: str) -> None:
    """Refuses a step that has not come yet, or that lies before the breach itself."""
    refuse_day(doing, day, f"{what} cannot be recorded")
    since = facts.due_on if facts.due_on is not None and facts.noticed_on is None else facts.opened_on
    no_notice_before(day, since, what.lower(), f"{facts.number} is of", "MA-1.1k")


@act(says="Recorded that the cure of {default} was started on {day}")
def start_cure(doing: Doing, *, default: str, started_on: date) -> Mapping[str, object]:
    """Records that the breaching party began to correct a breach (1.1(k))."""
    facts = _facts(doing, default)
    refuse(why_not_start(facts), "MA-1.1k")
    _step(doing, facts, started_on, "The start of the cure")
    case_records.default(doing, default).started_on = started_on
    return {"day": day_words(started_on)}


@act(says="Recorded the plan for curing {default}, given on {day}")
def plan_cure(doing: Doing, *, default: str, plan_on: date) -> Mapping[str, object]:
    """Records that the breaching party gave a complete plan for the cure (1.1(k))."""
    facts = _facts(doing, default)
    refuse(why_not_plan(facts), "MA-1.1k")
    _step(doing, facts, plan_on, "The plan")
    case_records.default(doing, default).plan_on = plan_on
    return {"day": day_words(plan_on)}


@act(says="Recorded that {default} was cured on {day}")
def cure_default(doing: Doing, *, default: str, cured_on: date) -> Mapping[str, object]:
    """Records that a breach was cured, or an unpaid sum paid; a late cure leaves the Event of Default standing."""
    facts = _facts(doing, default)
    refuse(why_not_cure(facts), "MA-1.1k")
    _step(doing, facts, cured_on, "The cure")
    case_records.default(doing, default).cured_on = cured_on
    return {"day": day_words(cured_on)}


@act(says="Waived {default} by {waiver}")
def waive_default(doing: Doing, *, default: str, waived_on: date, waiver: str) -> Mapping[str, object]:
    """Records that the party a breach was done to waived it in a signed writing; it covers this breach only (13.7)."""
    facts = _facts(doing, default)
    refuse(why_not_waive(facts), "MA-8.1")
    _step(doing, facts, waived_on, "The waiver")
    row = case_records.default(doing, default)
    row.waiver = wanted(waiver, "Name the signed writing that waives it (13.7).", "MA-13.7")
    row.waived_on = waived_on
    return {"waiver": row.waiver}


@act(says="Recorded notice of termination for {default}, as of {day}")
def terminate_for_default(doing: Doing, *, default: str, noticed_on: date, terminated_on: date) -> Mapping[str, object]:
    """Records the notice that ends the agreement for an Event of Default, as of the day it states (8.1).

    What was incurred by that day stays payable, and sections 7 and 12 go on (8.2).
    """
    facts, now = _facts(doing, default), in_force(doing)
    refuse_day(doing, noticed_on, "A notice of termination cannot be dated")
    refuse_after_term(doing, terminated_on, "Nothing is left to terminate")
    reason = why_not_terminate(facts, terminated_on, noticed_on, now.calendar, now.terms, now.readings)
    refuse(reason, "MA-8.1")
    row = case_records.default(doing, default)
    row.termination_noticed_on, row.terminated_on = noticed_on, terminated_on
    return {"day": day_words(terminated_on)}
