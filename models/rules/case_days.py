"""The days of a case in order: what was done, and what is or was due, each with its clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from models.rules.business_days import Calendar
from models.rules.case_facts import (
    ClaimFacts,
    DefaultFacts,
    DisputeFacts,
    InstrumentFacts,
    LogFacts,
    LogKind,
    SecurityFacts,
    UpgradeFacts,
)
from models.rules.claims import claim_notified, guarantor, notify_by
from models.rules.clause import Known, Unknown, clause
from models.rules.defaults import counted_from, cure_by, plan_by
from models.rules.disputes import talks_end
from models.rules.readings import Readings
from models.rules.security import first_safe_day, first_sale_day, sale_notice_given
from models.rules.terms import Terms
from models.rules.upgrades import earliest_sale_back, upgrade_given
from models.rules.words import Side, counted, party

__all__ = ["CaseDay", "Law", "days_of"]

Facts = DefaultFacts | DisputeFacts | ClaimFacts | InstrumentFacts | LogFacts | SecurityFacts | UpgradeFacts


@dataclass(frozen=True, slots=True)
class Law:
    """What the days of a case are counted with."""

    calendar: Calendar
    terms: Terms
    readings: Readings


@dataclass(frozen=True, slots=True)
class CaseDay:
    """One day of a case: what happened on it, or what was to happen by it."""

    on: date
    words: str
    second: str = ""
    due: bool = False
    clause: str = ""


@clause("MA-1.1k", "MA-6.4d", "MA-12.1", "MA-12.2", "M-6.2-3ii", "EXA-5")
def days_of(case: Facts, law: Law) -> tuple[CaseDay, ...]:
    """Every day of a case, the earliest first."""
    match case:
        case DefaultFacts():
            days = _default(case, law)
        case DisputeFacts():
            days = _dispute(case, law)
        case ClaimFacts():
            days = _claim(case, law)
        case InstrumentFacts():
            days = _instrument(case)
        case SecurityFacts():
            days = _security(case, law)
        case UpgradeFacts():
            days = _upgrade(case, law)
        case _:
            days = _log(case, law)
    return tuple(sorted(days, key=lambda one: (one.on, one.due)))


def _on(day: date | None, words: str, second: str = "", cited: str = "") -> Iterator[CaseDay]:
    """A thing that happened, if it did."""
    if day is not None:
        yield CaseDay(day, words, second, clause=cited)


def _by(day: Known[date] | Unknown | None, words: str, cited: str) -> Iterator[CaseDay]:
    """A day by which something is due, if it is known."""
    if isinstance(day, Known):
        yield CaseDay(day.value, words, due=True, clause=cited)


def _default(case: DefaultFacts, law: Law) -> Iterator[CaseDay]:
    """The days of a breach."""
    calendar, terms, read = law.calendar, law.terms, law.readings
    yield from _on(case.due_on, "Sum was due", cited="EXA-2c-i")
    yield from _on(case.noticed_on, "Notice of breach", cited="MA-1.1k")
    if case.noticed_on is not None:
        yield from _given(counted_from(case, calendar, read))
    else:
        yield from _on(case.opened_on, f"Held against {party(terms, case.breaching)}")
    yield from _by(plan_by(case, calendar, terms, read), "Plan due", "MA-1.1k")
    yield from _by(cure_by(case, calendar, terms, read), "Last day to cure", "MA-1.1k")
    yield from _on(case.started_on, "Cure started")
    yield from _on(case.plan_on, "Plan given")
    yield from _on(case.cured_on, "Cured")
    yield from _on(case.waived_on, "Waived", case.waiver, "MA-13.7")
    yield from _on(case.termination_noticed_on, "Notice of termination", cited="MA-8.1")
    yield from _on(case.terminated_on, "Agreement ends, as the notice states", cited="MA-8.2")


def _given(given: Known[date] | Unknown) -> Iterator[CaseDay]:
    """The day a notice counts as given."""
    if isinstance(given, Known):
        yield CaseDay(given.value, "Notice counts as given", given.why.rule, clause="MA-13.2")


def _dispute(case: DisputeFacts, law: Law) -> Iterator[CaseDay]:
    """The days of a dispute."""
    customer, winstar = party(law.terms, Side.CUSTOMER), party(law.terms, Side.WINSTAR)
    yield from _on(case.asked_on, f"Asked for by {party(law.terms, case.asked_by)}", cited="MA-12.1")
    yield from _on(case.customer_appointed_on, f"{customer} appointed its executive", case.customer_executive)
    yield from _on(case.winstar_appointed_on, f"{winstar} appointed its executive", case.winstar_executive)
    yield from _by(talks_end(case, law.terms), "Executives' last day", "MA-12.1")
    yield from _on(case.formal_on, "Went further", case.ground.words if case.ground else "", "MA-12.2")
    yield from _on(case.customer_arbitrator_on, f"{customer} appointed an arbitrator", case.customer_arbitrator)
    yield from _on(case.winstar_arbitrator_on, f"{winstar} appointed an arbitrator", case.winstar_arbitrator)
    yield from _on(case.chair_on, "Third arbitrator appointed", case.chair)
    yield from _on(case.award_on, "Award", case.award, "MA-12.2")
    yield from _on(case.resolved_on, "Resolved", case.resolution)


def _claim(case: ClaimFacts, law: Law) -> Iterator[CaseDay]:
    """The days of a claim."""
    yield from _on(case.known_on, "Claim received" if case.kind == "tax" else "Facts known", cited=case.clause)
    yield from _by(notify_by(case, law.calendar, law.terms), "Last day to notify", case.clause)
    yield from _on(case.noticed_on, "Notice of the claim")
    yield from _given(claim_notified(case, law.calendar, law.readings))
    if case.controller is not None:
        yield from _on(case.controls_on, f"{party(law.terms, case.controller)} elected to control", cited="MA-6.4d")
    yield from _on(case.settled_on, "Settled", case.settlement)


def _instrument(case: InstrumentFacts) -> Iterator[CaseDay]:
    """The days of a certificate or a filing."""
    yield from _on(case.asked_on, "Asked for")
    yield from _on(case.given_on, "Filed" if case.kind.secures else "Given", case.office)
    if case.expires_on is not None:
        yield CaseDay(
            case.expires_on, "Last day it holds", due=True, clause="M-6.2-2" if case.kind.secures else "MA-6.4c"
        )
    yield from _on(case.ended_on, "Ended")


def _security(case: SecurityFacts, law: Law) -> Iterator[CaseDay]:
    """The days of Winstar's remedies."""
    calendar, terms, read = law.calendar, law.terms, law.readings
    yield from _on(case.opened_on, f"Remedies opened for {case.default}", cited="M-6.2-3i")
    for day in dict.fromkeys(pair.taken_on for pair in case.pairs):
        taken = sum(pair.taken_on == day for pair in case.pairs)
        yield CaseDay(day, f"{counted(taken, 'pair')} repossessed", clause="M-6.2-3i")
    yield from _on(
        case.noticed_on, "Notice of sale", case.sale.capitalize() + " sale" if case.sale else "", "M-6.2-3ii"
    )
    if case.noticed_on is not None:
        yield from _given(sale_notice_given(case, calendar, read))
    yield from _by(first_sale_day(case, calendar, terms, read), "Sale possible", "M-6.2-3ii")
    yield from _by(first_safe_day(case, calendar, terms, read), "First safe day of a sale", "M-6.2-3ii")
    for one in case.adjournments:
        yield from _on(one.announced_on, "Sale adjourned")
    if case.now.on is not None:
        where = ", ".join(filter(None, (case.now.at, case.now.place)))
        yield CaseDay(case.now.on, "Sale is set", where, due=True, clause="M-6.2-3ii")
    for on in dict.fromkeys(pair.redeemed_on for pair in case.pairs):
        back = sum(pair.redeemed_on == on for pair in case.pairs)
        yield from _on(on, f"{counted(back, 'pair')} redeemed", cited="M-6.2-3i")
    for sale in case.sales:
        sold = f"Lot {sale.lot}: {counted(len(sale.tags), 'pair')} sold for {sale.price:,.2f}"
        yield CaseDay(sale.sold_on, sold, sale.buyer, clause="M-6.2-3ii")
    for spent_on, what, amount in case.costs:
        yield CaseDay(spent_on, f"Cost of {amount:,.2f}", what, clause="M-6.2-4")
    yield from _on(case.retained_on, f"Kept by {party(terms, Side.WINSTAR)}", cited="M-6.2-3iii")
    yield from _on(case.applied_on, "Proceeds applied", cited="M-6.2-4")
    yield from _on(case.closed_on, "Closed", case.closing)


def _upgrade(case: UpgradeFacts, law: Law) -> Iterator[CaseDay]:
    """The days of an upgrade."""
    calendar, terms, read = law.calendar, law.terms, law.readings
    yield from _on(case.noticed_on, "Notice of the upgrade", cited="EXA-5")
    yield from _given(upgrade_given(case, calendar, read))
    yield from _by(earliest_sale_back(case, calendar, terms, read), "May take effect", "EXA-5")
    yield CaseDay(terms.upgrade.window_end, "Window ends", due=True, clause="A-3-UP")
    yield from _on(case.prices_on, f"{party(terms, Side.WINSTAR)} told both prices")
    yield from _on(case.agreed_on, "Agreed", case.method)
    if case.sold_on is None and case.effective_on is not None:
        yield CaseDay(case.effective_on, "Takes effect", due=True, clause="EXA-5")
    yield from _on(case.sold_on, f"{counted(len(case.pairs), 'pair')} sold back", cited="EXA-5")
    yield from _on(case.withdrawn_on, "Withdrawn")


def _log(case: LogFacts, law: Law) -> Iterator[CaseDay]:
    """The days of an entry of the log."""
    words = {LogKind.POSITION: "Position taken", LogKind.ASSIGNMENT: "Assigned"}.get(case.kind, "Waived")
    yield from _on(case.on, words, case.other)
    before = "Other party consulted" if case.kind is LogKind.POSITION else "Written consent"
    yield from _on(case.agreed_on, before, cited="MA-2" if case.kind is LogKind.POSITION else "MA-13.1")
    if guarantor(case):
        yield CaseDay(case.on, f"{party(law.terms, case.side)} stays liable as guarantor", clause="MA-13.1")
