"""Every reminder of the register: silent before it speaks, due on its day, late after it, gone once it is settled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from models.rules.case_facts import CaseBook, UpgradeFacts
from models.rules.collocation_facts import EndReason, LeaseFacts, LienFacts, Settled
from models.rules.counters import ListFacts, Stock
from models.rules.findings import Finding, Urgency
from models.rules.links import LinkFacts
from models.rules.notice_facts import NoticeFacts
from models.rules.permit_facts import GrantFacts, PermitFacts, PermitKind
from models.rules.service_facts import MarkFacts, ReportFacts
from models.rules.state import State
from models.rules.watch import findings
from models.rules.words import Side
from tests.rules.law import by_hand, day, letter, nov, pairs, signed
from tests.rules.moneyed import invoice, moneyed
from tests.rules.noticed import book, chosen, notice, site
from tests.rules.plan_cases import accepted as accepted_pairs
from tests.rules.plan_cases import book as plans
from tests.rules.plan_cases import million, paid_through
from tests.rules.service import accepted, serving
from tests.rules.spaces import ALL_COVERS, JUL, certificate, facility, item, seen
from tests.rules.test_claims import FAILURE, NOTIFIED, UCC
from tests.rules.test_defaults import BREACH, HARD
from tests.rules.test_inventory import bought
from tests.rules.test_watch_money import pays, shortfall
from tests.rules.watched import watched

OVERDUE, STANDING = Urgency.OVERDUE, Urgency.STANDING
ONE_DAY = timedelta(days=1)
At = Callable[[date], State]


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder: its code and words, from when it speaks, its day, the book as it stands, and as it is settled."""

    code: str
    words: str
    first: str
    due: str
    open: At
    settled: At
    after: Urgency | None = OVERDUE


def stocked(as_of: date, *notices: NoticeFacts, accepted: int = 102, owned: int = 310, unnamed: int = 300) -> State:
    """Pairs accepted one a day, number 102 on October 12, 2000, and notices given."""
    made = book(*notices, as_of=as_of, unnamed=unnamed, sites=(site(1, chosen(nov(13))),))
    given = made.initial.given_on if made.initial is not None else None
    stock = Stock(pairs(owned, accepted), bought(owned), initial_notice_on=given, notices=made)
    return watched(as_of, stock=stock)


def listed(as_of: date, delivered_on: date | None) -> State:
    """The Customer List, delivered or not."""
    return watched(as_of, stock=Stock(list=ListFacts(delivered_on, 750 if delivered_on else 0)))


SIGNED = letter(by_hand(nov(22)), signed(nov(24), by_hand(nov(24))))
LINK = LinkFacts("L-0001", "P-0001", "B-0001", nov(8), letters=(SIGNED,))
N0 = day("2000-10-20")
WINDOW = day("2000-11-09")
INVOICE = invoice("310.00")
PERMIT = PermitFacts(
    "PT-0001", PermitKind.PERMIT, "Roof permit", Side.CUSTOMER, nov(1), "B-0001",
    grants=(GrantFacts(nov(1), day("2001-06-30")),),
)  # fmt: skip
LIEN = LienFacts("LN-001", day("2001-06-30"), "Allied Electric")
LEFT = facility(ended_on=day("2001-06-30"), end_reason=EndReason.AGREED, items=(item(),))
USED = UpgradeFacts("UP-001", day("2001-04-10"), by_hand(day("2001-04-10")), radio="OC-3", pairs=(("P-0001", "DS-3"),))
HELD = (*ALL_COVERS, *(replace(one, number=f"IC-1{n}", holds_from=day("2001-07-01"), expires_on=day("2002-06-30"))
                       for n, one in enumerate(ALL_COVERS)))  # fmt: skip
BOTH = (ReportFacts(JUL, day("2000-09-30"), day("2000-10-02")),)
SHORT = facility(leases=(LeaseFacts(JUL, day("2003-12-31")),))


def cases(as_of: date, **records: object) -> State:
    """A book of cases."""
    return replace(watched(as_of), cases=CaseBook(**records))  # type: ignore[arg-type]


def billed(as_of: date, *payments: object) -> State:
    """A maintenance invoice received on March 1, 2001."""
    return moneyed(watched(as_of), invoices=(INVOICE,), payments=payments)


def charged(as_of: date, *payments: object) -> State:
    """A Link whose Letter was received on November 22, 2000 and countersigned."""
    return moneyed(watched(as_of, links=(LINK,)), payments=payments)


def planned(as_of: date, *payments: object) -> State:
    """The batch of a million, paid through its fourth instalment."""
    sources = million(*paid_through(4), *payments)
    return replace(watched(as_of, stock=Stock(sources.pairs, sources.orders)), plans=plans(sources, as_of.isoformat()))


def target(as_of: date, marks: int = 0) -> State:
    """One Link accepted, and buildings marked."""
    marked = tuple(MarkFacts(f"H-{n}", "Hub", day("2001-01-01"), day("2001-01-01"), "Log") for n in range(marks))
    return serving(as_of, accepted(1, JUL), marks=marked)


def condition(as_of: date, count: int) -> State:
    """So many pairs accepted, the last on September 1, 2001."""
    return watched(as_of, stock=Stock(accepted_pairs(count, day("2001-09-01"))))


REMINDERS = [
    Reminder("R1", "Agree the Link test plan", "", "2000-07-30", watched,
             lambda on: watched(on, test_plan_agreed_on=day("2000-07-30"))),
    Reminder("R2", "Deliver the Customer List", "", "2000-08-29", lambda on: listed(on, None),
             lambda on: listed(on, day("2000-08-29"))),
    Reminder("R5", "Initial Radio Pair Notice", "2000-10-12", "2000-10-27", stocked,
             lambda on: stocked(on, notice(on=day("2000-10-27")))),
    Reminder("R6", "Additional Radio Pair Notice 1", "2000-10-20", "2000-11-19", lambda on: stocked(on, notice(on=N0)),
             lambda on: stocked(on, notice(on=N0), notice(2, nov(19), 4, 103))),
    Reminder("R7", "Buy 1 pair", "2000-10-20", "2000-11-19",
             lambda on: stocked(on, notice(on=N0), accepted=102, owned=203),
             lambda on: stocked(on, notice(on=N0), accepted=102, owned=204)),
    Reminder("R9", "Window of RPN-0001 ends", "2001-01-08", "2001-01-23", lambda on: stocked(on, notice(on=WINDOW)),
             lambda on: stocked(on, replace(notice(on=WINDOW), withdrawn_on=day("2001-01-10"))), None),
    Reminder("R10", "Countersign or object", "2000-11-22", "2000-11-28",
             lambda on: watched(on, letter(by_hand(nov(22)))), lambda on: watched(on, SIGNED), None),
    Reminder("R11", "Pay installation of L-0001", "2000-11-24", "2000-12-22", charged,
             lambda on: charged(on, pays("L-0001:installation", "2,500.00", "2000-12-22"))),
    Reminder("R12", "Pay instalment 5 of 24 of PP-003", "2001-09-15", "2001-12-15", planned,
             lambda on: planned(on, *paid_through(5)[-1:])),
    Reminder("R13", "Upgrade may still be noticed", "2001-04-01", "2001-05-31", watched,
             lambda on: cases(on, upgrades=(USED,)), Urgency.SOON),
    Reminder("R14", "Install 102 Links", "", "2001-06-30", target, lambda on: target(on, 101)),
    Reminder("R15", "Install and accept 175 pairs", "2000-09-29", "2001-10-01", lambda on: condition(on, 174),
             lambda on: condition(on, 175)),
    Reminder("R16", "Report availability of Q3 2000", "2000-09-30", "2000-10-05", target,
             lambda on: serving(on, accepted(1, JUL), reports=BOTH)),
    Reminder("R17", "Pay INV-0001", "", "2001-03-01", billed,
             lambda on: billed(on, pays("INV-0001", "310.00", "2001-03-01"))),
    Reminder("R18", "Cure DEF-001", "", "2001-03-31", lambda on: cases(on, defaults=(BREACH,)),
             lambda on: cases(on, defaults=(replace(BREACH, cured_on=day("2001-03-31")),)), None),
    Reminder("R18", "Plan the cure of DEF-001", "", "2001-03-16", lambda on: cases(on, defaults=(HARD,)),
             lambda on: cases(on, defaults=(replace(HARD, started_on=day("2001-03-10"), plan_on=day("2001-03-16")),)),
             None),
    Reminder("R19", f"Notify {FAILURE.number}", "2001-12-01", "2002-03-01", lambda on: cases(on, claims=(FAILURE,)),
             lambda on: cases(on, claims=(NOTIFIED,))),
    Reminder("R20", "Renew UCC-001", "2005-05-11", "2005-07-10", lambda on: cases(on, instruments=(UCC,)),
             lambda on: cases(on, instruments=(replace(UCC, renewed_by="UCC-002"),))),
    Reminder("R20", "Renew the", "2001-05-01", "2001-06-30",
             lambda on: seen(on, facilities=(facility(),), certificates=ALL_COVERS),
             lambda on: seen(on, facilities=(facility(),), certificates=HELD)),
    Reminder("R20", "Renew Roof permit", "2001-05-01", "2001-06-30", lambda on: seen(on, permits=(PERMIT,)),
             lambda on: seen(on, permits=(replace(PERMIT, dropped_on=day("2001-06-30")),))),
    Reminder("R20", "Renew the lease of CF-001", "2003-07-04", "2003-09-02",
             lambda on: seen(on, facilities=(SHORT,), certificates=HELD),
             lambda on: seen(on, facilities=(replace(SHORT, renewal_effort_on=day("2003-09-02")),))),
    Reminder("R21", "Clear the lien LN-001", "", "2001-07-30", lambda on: seen(on, liens=(LIEN,)),
             lambda on: seen(on, liens=(replace(LIEN, settled_on=day("2001-07-30"), settled_how=Settled.BONDED),))),
    Reminder("R21", "Remove the equipment from CF-001", "2001-07-01", "2001-07-30",
             lambda on: seen(on, facilities=(LEFT,)),
             lambda on: seen(on, facilities=(replace(LEFT, items=(), removed_on=day("2001-07-30")),)), None),
    Reminder("R22", "The Term ends", "2009-06-30", "2010-06-30", watched,
             lambda on: replace(watched(on), cases=CaseBook(defaults=(replace(
                 BREACH, termination_noticed_on=day("2009-01-10"), terminated_on=day("2009-03-01")),))), None),
    Reminder("R23", "Invoice the shortfall of 1Q01", "2001-03-16", "2001-03-31", lambda on: moneyed(watched(on)),
             lambda on: moneyed(watched(on), invoices=(shortfall("2001-03-01"),))),
    Reminder("R23", "Pay prepayment for internet services", "2000-09-29", "2000-10-02",
             lambda on: moneyed(watched(on)),
             lambda on: moneyed(watched(on), payments=(
                 pays("BSA:prepayment", "900,000.00", "2000-10-02", Side.WINSTAR),))),
]  # fmt: skip


def told(of: Reminder, state: At, on: date) -> Finding | None:
    """What the watch says of it on a day."""
    return next((one for one in findings(state(on)) if one.code == of.code and one.subject.startswith(of.words)), None)


every_reminder = pytest.mark.parametrize("of", REMINDERS, ids=[f"{one.code} {one.words}" for one in REMINDERS])


@every_reminder
def test_it_is_silent_before_it_speaks_and_speaks_until_its_day(of: Reminder) -> None:
    due = day(of.due)
    if of.first:
        assert told(of, of.open, day(of.first) - ONE_DAY) is None
        assert told(of, of.open, day(of.first)) is not None
    before = told(of, of.open, due - ONE_DAY)
    assert before is not None
    assert before.due_on == due
    assert before.urgency in (Urgency.NEXT, Urgency.SOON)


@every_reminder
def test_it_is_due_on_its_day_and_late_after_it(of: Reminder) -> None:
    on_the_day, after = (told(of, of.open, day(of.due) + n * ONE_DAY) for n in (0, 1))
    assert on_the_day is not None
    assert on_the_day.urgency is Urgency.TODAY
    assert (after.urgency if after else None) is of.after


@every_reminder
def test_it_stops_by_itself_once_it_is_settled(of: Reminder) -> None:
    assert told(of, of.settled, day(of.due) + ONE_DAY) is None


def test_every_reminder_of_the_register_with_a_day_is_tried_here() -> None:
    others = {"R3", "R4", "R8", "R24"}  # without a day of their own, or of the note of 2001
    assert {one.code for one in REMINDERS} | others == {f"R{n}" for n in range(1, 25)}


def test_an_addition_is_possible_until_one_is_made_in_the_quarter() -> None:
    added = Stock(list=ListFacts(day("2000-08-25"), 750, (nov(3),)))
    days = ("2000-08-24", "2000-08-25", "2000-11-02", "2000-11-03", "2000-12-31", "2001-01-01")
    shown = ["R3" in {one.code for one in findings(watched(day(on), stock=added))} for on in days]
    assert shown == [False, True, True, False, False, True]


def test_selections_are_short_every_day_until_they_are_not() -> None:
    names = tuple(f"B-{n:04}" for n in range(102))
    made = book(notice(1, nov(9), 1, 120), as_of=nov(28))
    base = Stock(pairs(310, 150), bought(310), initial_notice_on=nov(9), notices=made)
    for selected, urgencies in ((names[:101], [Urgency.UNDATED]), (names, [])):
        stock = replace(base, selected=selected)
        for on in (nov(10), nov(28)):
            assert [one.urgency for one in findings(watched(on, stock=stock)) if one.code == "K13"] == urgencies


def test_a_certificate_of_another_cover_renews_nothing() -> None:
    again = certificate(number="IC-009", holds_from=day("2001-07-01"), expires_on=day("2002-06-30"))
    state = seen(day("2001-06-15"), facilities=(facility(),), certificates=(*ALL_COVERS, again))
    assert len([one for one in findings(state) if one.code == "R20"]) == 2
