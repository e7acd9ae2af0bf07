"""Tests of the days of a case: what was done and what is due, in order."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from models.rules.case_days import CaseDay, Facts, Law, days_of
from models.rules.case_facts import (
    AssignmentGround,
    ClaimFacts,
    ClaimKind,
    FormalGround,
    InstrumentFacts,
    InstrumentKind,
    LogFacts,
    LogKind,
    SaleTerms,
    TakenPair,
)
from models.rules.readings import RECOMMENDED
from models.rules.words import Side
from tests.rules.law import CALENDAR, TERMS, by_hand, day
from tests.rules.test_defaults import HARD, UNPAID
from tests.rules.test_disputes import AWARDED, RESOLVED
from tests.rules.test_security import JAN_2, KEPT, LOT, MARCH_1, MARCH_16, OPEN, PUBLIC
from tests.rules.test_upgrades import AGREED, SOLD
from tests.rules.test_upgrades import NOTICED as UPGRADE

LAW = Law(CALENDAR, TERMS, RECOMMENDED)


def said(case: Facts) -> list[str]:
    """The days of a case in words, those due marked."""
    return [f"{one.on:%m-%d} {one.words}{' (due)' if one.due else ''}" for one in days_of(case, LAW)]


def test_a_breach_shows_its_notice_its_plan_its_cure_and_its_end() -> None:
    case = replace(
        HARD,
        started_on=day("2001-03-02"),
        plan_on=day("2001-03-10"),
        cured_on=day("2001-05-02"),
        waived_on=day("2001-05-03"),
        waiver="Letter",
        termination_noticed_on=day("2001-05-04"),
        terminated_on=day("2001-06-01"),
    )
    assert said(case) == [
        "03-01 Notice of breach",
        "03-01 Notice counts as given",
        "03-02 Cure started",
        "03-10 Plan given",
        "03-16 Plan due (due)",
        "04-30 Last day to cure (due)",
        "05-02 Cured",
        "05-03 Waived",
        "05-04 Notice of termination",
        "06-01 Agreement ends, as the notice states",
    ]


def test_an_unpaid_sum_shows_when_it_was_due() -> None:
    assert said(UNPAID) == [
        "09-15 Sum was due",
        "09-20 Held against SAVVIS",
        "09-30 Last day to cure (due)",
    ]


def test_a_dispute_shows_its_steps() -> None:
    case = replace(AWARDED, ground=FormalGround.LIMITATION, chair="Three")
    assert said(case)[2:] == [
        "03-01 Winstar appointed its executive",
        "03-31 Executives' last day (due)",
        "04-02 Went further",
        "04-20 SAVVIS appointed an arbitrator",
        "04-21 Winstar appointed an arbitrator",
        "05-02 Third arbitrator appointed",
        "07-02 Award",
    ]
    assert said(RESOLVED)[-2:] == ["03-20 Resolved", "03-31 Executives' last day (due)"]
    court = replace(RESOLVED, formal_on=day("2001-03-02"))
    assert CaseDay(day("2001-03-02"), "Went further", clause="MA-12.2") in days_of(court, LAW)


def test_a_claim_shows_its_limit_and_who_controls_it() -> None:
    case = ClaimFacts(
        "CLM-001",
        ClaimKind.TAX,
        Side.CUSTOMER,
        "Use tax",
        MARCH_1,
        clause="MA-6.4d",
        noticed_on=day("2001-03-09"),
        delivery=by_hand(day("2001-03-09")),
        controller=Side.WINSTAR,
        controls_on=day("2001-03-20"),
        settled_on=day("2001-05-01"),
    )
    assert said(case) == [
        "03-01 Claim received",
        "03-09 Notice of the claim",
        "03-09 Notice counts as given",
        "03-20 Winstar elected to control",
        "04-12 Last day to notify (due)",
        "05-01 Settled",
    ]
    assert said(ClaimFacts("CLM-002", ClaimKind.FAILURE, Side.CUSTOMER, "Late", MARCH_1))[0] == "03-01 Facts known"


def test_a_paper_shows_until_when_it_holds() -> None:
    ucc = InstrumentFacts("UCC-001", InstrumentKind.FINANCING, Side.CUSTOMER, given_on=MARCH_1, expires_on=MARCH_16)
    assert [(one.words, one.clause) for one in days_of(ucc, LAW)] == [("Filed", ""), ("Last day it holds", "M-6.2-2")]
    resale = replace(ucc, kind=InstrumentKind.RESALE, asked_on=JAN_2, ended_on=MARCH_16)
    assert said(resale) == ["01-02 Asked for", "03-01 Given", "03-16 Ended", "03-16 Last day it holds (due)"]
    assert said(replace(ucc, expires_on=None)) == ["03-01 Filed"]


def test_the_remedies_show_every_step_to_the_proceeds() -> None:
    case = replace(
        PUBLIC,
        pairs=(TakenPair("P-0001", JAN_2, lot=1), TakenPair("P-0002", JAN_2, day("2001-03-10"))),
        adjournments=(SaleTerms(day("2001-04-03"), "10:00", "Herndon", day("2001-03-20")),),
        sales=(replace(LOT, sold_on=day("2001-04-03"), tags=("P-0001",)),),
        costs=((day("2001-04-03"), "Auctioneer", Decimal("450.25")),),
        applied_on=day("2001-04-04"),
    )
    assert said(case) == [
        "01-02 Remedies opened for DEF-001",
        "01-02 2 pairs repossessed",
        "03-01 Notice of sale",
        "03-01 Notice counts as given",
        "03-10 1 pair redeemed",
        "03-16 Sale possible (due)",
        "03-17 First safe day of a sale (due)",
        "03-20 Sale adjourned",
        "04-03 Lot 1: 1 pair sold for 9,000.00",
        "04-03 Cost of 450.25",
        "04-03 Sale is set (due)",
        "04-04 Proceeds applied",
    ]
    assert "03-16 Kept by Winstar" in said(KEPT)
    assert said(replace(OPEN, pairs=(), closed_on=MARCH_1, closing="Paid")) == [
        "01-02 Remedies opened for DEF-001",
        "03-01 Closed",
    ]


def test_an_upgrade_shows_when_it_may_and_does_take_effect() -> None:
    assert said(replace(AGREED, prices_on=day("2001-05-10"))) == [
        "05-01 Notice of the upgrade",
        "05-01 Notice counts as given",
        "05-10 Winstar told both prices",
        "05-20 Agreed",
        "05-31 May take effect (due)",
        "05-31 Takes effect (due)",
        "06-30 Window ends (due)",
    ]
    assert "05-31 2 pairs sold back" in said(SOLD)
    assert said(replace(UPGRADE, withdrawn_on=day("2001-05-20")))[2] == "05-20 Withdrawn"


def test_the_log_shows_the_consent_and_the_guarantor() -> None:
    position = LogFacts("LOG-001", LogKind.POSITION, Side.CUSTOMER, MARCH_1, "Access", agreed_on=JAN_2)
    assert said(position) == ["01-02 Other party consulted", "03-01 Position taken"]
    assigned = replace(position, kind=LogKind.ASSIGNMENT, ground=AssignmentGround.AFFILIATE)
    assert said(assigned) == [
        "01-02 Written consent",
        "03-01 Assigned",
        "03-01 SAVVIS stays liable as guarantor",
    ]
    assert said(replace(position, kind=LogKind.WAIVER, agreed_on=None)) == ["03-01 Waived"]


def test_pairs_redeemed_are_counted_on_their_own_days_and_consent_cites_its_clause() -> None:
    pairs = (TakenPair("P-0001", JAN_2, MARCH_1), TakenPair("P-0002", JAN_2, MARCH_1), TakenPair("P-0003", JAN_2))
    back = [one.words for one in days_of(replace(OPEN, pairs=pairs), LAW) if "redeemed" in one.words]
    assert back == ["2 pairs redeemed"]
    cited = {}
    for kind in (LogKind.POSITION, LogKind.WAIVER):
        agreed = days_of(LogFacts("LOG-001", kind, Side.CUSTOMER, MARCH_1, "it", agreed_on=MARCH_1), LAW)
        cited[kind] = [one.clause for one in agreed if one.words in ("Other party consulted", "Written consent")]
    assert cited == {LogKind.POSITION: ["MA-2"], LogKind.WAIVER: ["MA-13.1"]}
