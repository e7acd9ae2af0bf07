"""Tests of what the watch says of defaults, disputes, claims, certificates, the security, the upgrade and the Term."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.rules.case_facts import (
    CaseBook,
    ClaimFacts,
    ClaimKind,
    FormalGround,
    InstrumentFacts,
    InstrumentKind,
    LogFacts,
    LogKind,
    SaleFacts,
    SaleTerms,
    UpgradeFacts,
)
from models.rules.clause import clauses_of
from models.rules.delivery import Delivery
from models.rules.findings import Finding, Urgency
from models.rules.readings import RECOMMENDED, Readings
from models.rules.watch_cases import WATCHERS
from models.rules.words import Side
from tests.rules.law import by_hand, day
from tests.rules.test_defaults import BREACH, HARD, UNPAID
from tests.rules.test_disputes import ASKED, AWARDED, FORMAL, TALKS
from tests.rules.test_security import MARCH_1, NOTICED, OPEN, PUBLIC, SOLD
from tests.rules.test_upgrades import AGREED
from tests.rules.test_upgrades import NOTICED as UPGRADE
from tests.rules.test_upgrades import SOLD as SOLD_BACK
from tests.rules.watched import watched


def found(on: str, readings: Readings = RECOMMENDED, **cases: tuple[object, ...]) -> list[Finding]:
    """What the cases' own watchers find on a day; with cases given, the open window of the upgrade left out."""
    state = replace(watched(day(on), readings=readings), cases=CaseBook(**cases))  # type: ignore[arg-type]
    every = [one for watcher in WATCHERS for one in watcher(state)]
    return [one for one in every if not cases or one.record != ("upgrade", "")]


def only(on: str, readings: Readings = RECOMMENDED, **cases: tuple[object, ...]) -> Finding:
    """The one thing found."""
    [one] = found(on, readings, **cases)
    return one


@pytest.mark.parametrize(
    ("as_of", "said"),
    [("2009-06-29", False), ("2009-06-30", True), ("2010-06-30", True), ("2010-07-01", False)],
)
def test_the_end_of_the_term_is_announced_in_its_last_year(as_of: str, said: bool) -> None:
    assert [one.code for one in found(as_of)] == ["R22"] * said


def test_a_termination_moves_the_end_of_the_term() -> None:
    ended = replace(BREACH, termination_noticed_on=day("2002-01-10"), terminated_on=day("2002-03-01"))
    assert only("2002-01-11", defaults=(ended,)).due_on == day("2002-03-01")
    assert found("2002-03-02", defaults=(ended,)) == []


def test_a_breach_is_cured_by_its_day_and_then_is_an_event_of_default() -> None:
    one = only("2001-03-01", defaults=(BREACH,))
    assert (one.code, one.due_on, one.may_be_met_by) == ("R18", day("2001-03-31"), day("2001-04-02"))
    assert one.sentence == "Winstar cures DEF-001 by Sat 31 Mar 2001; the day after it is an Event of Default."
    assert (one.party, one.act, one.record) == (Side.WINSTAR, "cure_default", ("default", "DEF-001"))
    after = only("2001-04-01", defaults=(BREACH,))
    assert (after.urgency, after.party, after.act) == (Urgency.STANDING, Side.CUSTOMER, "terminate_for_default")
    for end in ({"cured_on": day("2001-03-20")}, {"waived_on": day("2001-03-20")}):
        assert found("2001-04-01", defaults=(replace(BREACH, **end),)) == []


def test_a_plan_comes_before_the_cure_of_a_hard_breach() -> None:
    plan = only("2001-03-01", defaults=(HARD,))
    assert (plan.due_on, plan.act) == (day("2001-03-16"), "plan_cure")
    assert plan.sentence.startswith("Winstar gives a complete plan for curing DEF-001 by Fri 16 Mar 2001")
    cure = only("2001-03-20", defaults=(replace(HARD, plan_on=day("2001-03-15")),))
    assert (cure.due_on, cure.act) == (day("2001-04-30"), "cure_default")


def test_an_unpaid_sum_is_customers_and_opens_the_security() -> None:
    one = only("2001-09-20", defaults=(UNPAID,))
    assert (one.party, one.due_on) == (Side.CUSTOMER, day("2001-09-30"))
    assert "or proceed against the radios" in only("2001-10-01", defaults=(UNPAID,)).sentence
    assert only("2001-10-01", defaults=(replace(UNPAID, due_on=None),)).missing == "the day the sum was due"


def test_a_notice_whose_receipt_is_not_recorded_is_asked_for() -> None:
    one = only("2001-03-05", defaults=(replace(BREACH, delivery=Delivery()),))
    assert (one.act, one.party, one.urgency) == ("record_case_delivery", Side.CUSTOMER, Urgency.UNDATED)


def test_a_dispute_says_what_it_waits_for_and_that_performance_goes_on() -> None:
    asked = only("2001-02-21", disputes=(ASKED,))
    assert (asked.act, asked.party, asked.tag) == ("appoint_executive", None, "12.1")
    assert asked.sentence.startswith("SAVVIS and Winstar appoint an executive for DIS-001")
    assert "both parties keep performing" in asked.sentence
    one = only("2001-02-26", disputes=(replace(TALKS, winstar_appointed_on=None),))
    assert (one.party, one.sentence.split(" an ")[0]) == (Side.WINSTAR, "Winstar appoints")
    talks = only("2001-03-01", disputes=(TALKS,))
    assert (talks.due_on, talks.act) == (day("2001-03-31"), "resolve_dispute")
    assert only("2001-04-01", disputes=(TALKS,)).act == "go_formal"
    assert only("2001-04-03", disputes=(FORMAL,)).sentence.startswith("DIS-001 is in arbitration.")
    court = replace(ASKED, formal_on=MARCH_1, ground=FormalGround.INJUNCTION)
    assert only("2001-04-03", disputes=(court,)).sentence.startswith("DIS-001 is before a court.")
    assert found("2001-08-01", disputes=(AWARDED,)) == []


CLAIM = ClaimFacts("CLM-001", ClaimKind.FAILURE, Side.CUSTOMER, "Late notice", MARCH_1)
LEADS = [("2001-11-30", False), ("2001-12-01", True), ("2002-03-01", True), ("2002-03-02", True)]


@pytest.mark.parametrize(("on", "said"), LEADS)
def test_a_claim_is_announced_ninety_days_before_its_year_is_over(on: str, said: bool) -> None:
    got = found(on, claims=(CLAIM,))
    assert [(one.code, one.due_on) for one in got] == [("R19", day("2002-03-01"))] * said


def test_a_claim_notified_is_no_longer_asked_for() -> None:
    sent = replace(CLAIM, noticed_on=MARCH_1)
    assert only("2002-02-20", claims=(sent,)).act == "record_case_delivery"
    assert found("2002-02-20", claims=(replace(sent, delivery=by_hand(MARCH_1)),)) == []
    assert found("2002-03-02", claims=(replace(CLAIM, settled_on=MARCH_1),)) == []


def test_a_tax_claim_is_announced_at_once_to_whoever_received_it() -> None:
    tax = replace(CLAIM, kind=ClaimKind.TAX, side=Side.WINSTAR)
    one = only("2001-03-01", claims=(tax,))
    assert (one.due_on, one.party, one.tag) == (day("2001-04-12"), Side.WINSTAR, "6.4(d)")
    assert one.sentence == "Winstar notifies CLM-001 to SAVVIS by Thu 12 Apr 2001."
    beyond = replace(tax, known_on=day("2040-12-20"))
    late = only("2040-12-21", claims=(beyond,))
    assert (late.due_on, late.chip) == (None, "Not known")
    assert late.missing == "the table of closed days ends on Mon 31 Dec 2040"


UCC = InstrumentFacts(
    "UCC-001", InstrumentKind.FINANCING, Side.CUSTOMER, given_on=day("2000-07-10"), expires_on=day("2005-07-10")
)


@pytest.mark.parametrize(("on", "said"), [("2005-05-10", False), ("2005-05-11", True), ("2005-07-11", True)])
def test_a_filing_is_announced_sixty_days_before_it_lapses(on: str, said: bool) -> None:
    got = found(on, instruments=(UCC,))
    assert [(one.code, one.due_on, one.party) for one in got] == [("R20", day("2005-07-10"), Side.WINSTAR)] * said


def test_a_certificate_is_announced_to_its_giver_until_it_is_renewed() -> None:
    paper = replace(UCC, number="CER-001", kind=InstrumentKind.RESALE, side=Side.CUSTOMER)
    assert only("2005-07-01", instruments=(paper,)).party is Side.CUSTOMER
    assert found("2005-07-01", instruments=(replace(paper, renewed_by="CER-002"),)) == []
    assert found("2005-07-01", instruments=(replace(paper, expires_on=None),)) == []
    asked = replace(paper, given_on=None, expires_on=None, asked_on=day("2005-06-01"))
    assert only("2005-07-01", instruments=(asked,)).sentence == (
        "Resale certificate CER-001 was asked for on Wed 1 Jun 2005; SAVVIS gives it."
    )
    assert "was asked for;" in only("2005-07-01", instruments=(replace(asked, asked_on=None),)).sentence


def test_a_position_without_consultation_is_reported() -> None:
    taken = LogFacts("LOG-001", LogKind.POSITION, Side.CUSTOMER, MARCH_1, "building access")
    one = only("2001-03-02", log=(taken,))
    assert (
        one.sentence == "SAVVIS took a position on Thu 1 Mar 2001 and consulted Winstar not before it: Building access."
    )
    assert found("2001-03-02", log=(replace(taken, agreed_on=MARCH_1),)) == []


def test_a_sale_is_announced_with_the_right_to_redeem() -> None:
    assert found("2001-01-02", security=(OPEN,)) == []
    assert only("2001-03-02", security=(replace(NOTICED, delivery=Delivery()),)).act == "record_case_delivery"
    one = only("2001-03-02", security=(NOTICED,))
    assert (one.due_on, one.party) == (day("2001-03-16"), Side.WINSTAR)
    assert one.sentence == "Sale possible on Fri 16 Mar 2001 in SEC-001. Until the sale SAVVIS may redeem 2 pairs."
    assert only("2001-03-17", security=(NOTICED,)).urgency is Urgency.STANDING
    assert only("2001-03-17", security=(PUBLIC,)).due_on == day("2001-03-20")
    assert only("2001-03-21", security=(PUBLIC,)).due_on is None
    assert only("2001-03-21", security=(SOLD,)).act == "apply_proceeds"
    assert found("2001-03-21", security=(replace(SOLD, applied_on=day("2001-03-21")),)) == []


WRONG_DAYS = [
    ("2001-03-15", "10:00", "the notice's 15 days allow it from Fri 16 Mar 2001 on."),
    ("2001-03-16", "10:00", "Sat 17 Mar 2001 is the first safe day."),
    ("2001-03-20", "20:00", "20:00 lies outside 09:00 to 17:00"),
]


@pytest.mark.parametrize(("on", "at", "said"), WRONG_DAYS)
def test_a_sale_stated_for_a_wrong_day_is_reported(on: str, at: str, said: str) -> None:
    case = replace(PUBLIC, stated=SaleTerms(day(on), at, "Herndon"))
    _, odd = found("2001-03-02", security=(case,))
    assert said in odd.sentence
    assert odd.act == "adjourn_sale"


@pytest.mark.parametrize(
    ("on", "due", "disputed"),
    [
        ("2001-03-31", None, False),
        ("2001-04-01", "2001-05-31", False),
        ("2001-05-31", "2001-05-31", False),
        ("2001-06-01", "2001-06-30", True),
        ("2001-06-30", "2001-06-30", True),
        ("2001-07-01", None, False),
    ],
)
def test_the_upgrade_is_announced_while_its_window_lasts(on: str, due: str | None, disputed: bool) -> None:
    got = found(on)
    assert [(one.code, one.due_on) for one in got] == ([("R13", day(due))] if due else [])
    assert all(("open to dispute" in one.sentence) == disputed for one in got)
    assert found(on, upgrades=(replace(SOLD_BACK, order="PO-002"),)) == []


def test_by_the_other_reading_a_notice_on_the_last_day_is_enough() -> None:
    one = only("2001-06-15", Readings(upgrade_deadline="notice_by_end"))
    assert (one.due_on, "dispute" in one.sentence) == (day("2001-06-30"), False)


STEPS = [
    (replace(UPGRADE, delivery=Delivery()), "record_case_delivery", None),
    (UPGRADE, "tell_upgrade_prices", None),
    (replace(UPGRADE, prices_on=day("2001-05-10")), "agree_upgrade", None),
    (AGREED, "sell_back", "2001-05-31"),
    (SOLD_BACK, "replace_upgraded", None),
]


@pytest.mark.parametrize(("upgrade", "act", "due"), STEPS)
def test_an_upgrade_under_way_says_its_next_step(upgrade: UpgradeFacts, act: str, due: str | None) -> None:
    one = only("2001-05-20", upgrades=(upgrade,))
    assert (one.code, one.act, one.due_on) == ("R13", act, day(due) if due else None)
    assert one.sentence.endswith(".")


def test_an_upgrade_past_its_window_is_reported_and_one_done_with_is_not() -> None:
    late = replace(SOLD_BACK, order="PO-002", effective_on=day("2001-07-02"))
    assert only("2001-07-03", upgrades=(late,)).code == "K20"
    assert found("2001-07-03", upgrades=(replace(late, withdrawn_on=day("2001-06-01")),)) == []


def test_every_watcher_cites_a_clause_and_every_finding_says_all_it_should() -> None:
    assert all(clauses_of(watcher) for watcher in WATCHERS)
    lot = SaleFacts(1, MARCH_1, "A dealer", replace(SOLD.sales[0]).price)
    cases: dict[str, tuple[object, ...]] = {
        "defaults": (BREACH, HARD, replace(BREACH, delivery=Delivery()), replace(UNPAID, due_on=None)),
        "disputes": (ASKED, TALKS, FORMAL),
        "claims": (CLAIM, replace(CLAIM, kind=ClaimKind.TAX)),
        "instruments": (replace(UCC, expires_on=MARCH_1),),
        "security": (NOTICED, PUBLIC, replace(SOLD, sales=(lot,))),
        "upgrades": (UPGRADE, AGREED),
    }
    for on in ("2001-03-02", "2001-05-10", "2002-02-01"):
        for one in found(on, **cases):
            assert one.sentence.endswith(".")
            assert one.chip
            assert one.record[0]
            assert bool(one.act) == bool(one.button)


def test_a_sale_on_its_very_day_is_due_today() -> None:
    assert only("2001-03-20", security=(PUBLIC,)).chip == "Due today"


def test_an_upgrade_taken_back_leaves_the_window_open() -> None:
    taken_back = replace(UPGRADE, withdrawn_on=day("2001-05-10"))
    state = replace(watched(day("2001-05-20")), cases=CaseBook(upgrades=(taken_back,)))
    assert ("upgrade", "") in {one.record for watcher in WATCHERS for one in watcher(state)}


def test_a_dispute_just_asked_for_has_no_date_and_one_in_arbitration_stands() -> None:
    assert only("2001-02-21", disputes=(ASKED,)).urgency is Urgency.UNDATED
    assert only("2001-04-03", disputes=(FORMAL,)).urgency is Urgency.STANDING
