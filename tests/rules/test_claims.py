"""Tests of claims, certificates, filings and the log, to the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import holidays
import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from models.rules.business_days import Calendar
from models.rules.case_facts import (
    AssignmentGround,
    ClaimFacts,
    ClaimKind,
    InstrumentFacts,
    InstrumentKind,
    LogFacts,
    LogKind,
)
from models.rules.claims import (
    ClaimState,
    InstrumentState,
    claim_by,
    claim_notified,
    claim_standing,
    consultation_missing,
    guarantor,
    instrument_state,
    notify_by,
    why_not_assign,
    why_not_control,
    why_not_end_instrument,
    why_not_notify,
    why_not_renew,
    why_not_settle,
    years_after,
)
from models.rules.clause import Known, Unknown
from models.rules.delivery import Delivery
from models.rules.words import Side
from tests.rules.law import CALENDAR, TERMS, by_hand, day

MARCH_1 = day("2001-03-01")
FAILURE = ClaimFacts("CLM-001", ClaimKind.FAILURE, Side.CUSTOMER, "Late notice", MARCH_1)
TAX = replace(FAILURE, kind=ClaimKind.TAX, what="Use tax")
YEAR = [
    ("2001-03-01", "2002-03-01"),  # the worked example of Part 8
    ("2000-02-29", "2001-02-28"),
    ("2003-02-28", "2004-02-28"),
    ("2004-02-29", "2005-02-28"),
    ("2000-12-31", "2001-12-31"),
]


@pytest.mark.parametrize(("known", "last"), YEAR)
def test_a_claim_is_notified_within_a_year_of_its_facts(known: str, last: str) -> None:
    found = claim_by(day(known), TERMS)
    assert (found.value, found.why.clauses) == (day(last), ("MA-12.2", "MA-13.12"))
    assert notify_by(replace(FAILURE, known_on=day(known)), CALENDAR, TERMS) == found


@given(st.dates(date(2000, 1, 1), date(2030, 12, 31)), st.integers(0, 5))
def test_years_are_added_as_an_independent_calendar_adds_them(on: date, years: int) -> None:
    assert years_after(on, years) == on + relativedelta(years=years)


TAX_DAYS = [
    ("2001-03-01", "2001-04-12"),  # the worked example of Part 8
    ("2000-11-22", "2001-01-08"),
    ("2000-12-23", "2001-02-07"),
]


@pytest.mark.parametrize(("received", "last"), TAX_DAYS)
def test_a_tax_claim_is_notified_within_thirty_business_days(received: str, last: str) -> None:
    found = notify_by(replace(TAX, known_on=day(received)), CALENDAR, TERMS)
    assert isinstance(found, Known)
    assert (found.value, len(found.why.counted)) == (day(last), 30)
    assert found.why.clauses[0] == "MA-6.4d"


@given(st.dates(date(2000, 6, 30), date(2029, 6, 30)))
def test_thirty_business_days_agree_with_an_independent_calendar(on: date) -> None:
    closed = holidays.financial_holidays("XFED", years=range(2000, 2032))
    days, left = on, 30
    while left:
        days += relativedelta(days=1)
        left -= days.weekday() < 5 and days not in closed
    found = notify_by(replace(TAX, known_on=on), CALENDAR, TERMS)
    assert isinstance(found, Known)
    assert found.value == days


def test_beyond_the_table_of_closed_days_the_last_day_is_not_known() -> None:
    short = Calendar(CALENDAR.closed, last=day("2001-03-10"))
    found = notify_by(TAX, short, TERMS)
    assert isinstance(found, Unknown)
    now = claim_standing(TAX, short, TERMS, MARCH_1)
    assert (now.state, now.next_on, now.missing) == ("open", None, found.missing)


NOTIFIED = replace(FAILURE, noticed_on=day("2002-02-20"), delivery=by_hand(day("2002-03-01")))
STANDINGS = [
    (FAILURE, "2002-03-01", "open", "2002-03-01"),
    (FAILURE, "2002-03-02", "lapsed", "2002-03-01"),
    (NOTIFIED, "2002-04-01", "notified", None),
    (replace(NOTIFIED, delivery=by_hand(day("2002-03-02"))), "2002-04-01", "notified_late", None),
    (replace(NOTIFIED, delivery=Delivery()), "2002-02-25", "sent", "2002-03-01"),
    (replace(NOTIFIED, settled_on=day("2002-03-20")), "2002-04-01", "settled", None),
]


@pytest.mark.parametrize(("claim", "on", "state", "next_on"), STANDINGS)
def test_where_a_claim_stands(claim: ClaimFacts, on: str, state: str, next_on: str | None) -> None:
    now = claim_standing(claim, CALENDAR, TERMS, day(on))
    assert (now.state, now.next_on) == (state, day(next_on) if next_on else None)
    assert bool(now.missing) == (state == "sent")
    assert ClaimState(state).words


def test_a_claim_not_noticed_has_no_day_of_notice() -> None:
    found = claim_notified(FAILURE, CALENDAR)
    assert isinstance(found, Unknown)
    assert found.missing == "no notice of CLM-001 is recorded"


def test_what_cannot_be_done_with_a_claim() -> None:
    assert why_not_notify(FAILURE) is None
    assert "was notified by the notice of" in (why_not_notify(NOTIFIED) or "")
    settled = replace(TAX, settled_on=MARCH_1)
    assert why_not_settle(settled) == why_not_control(settled, Side.CUSTOMER, TERMS) == why_not_notify(settled)
    assert "is no tax claim" in (why_not_control(FAILURE, Side.CUSTOMER, TERMS) or "")
    led = replace(TAX, controller=Side.WINSTAR, controls_on=MARCH_1)
    assert "Winstar controls" in (why_not_control(led, Side.CUSTOMER, TERMS) or "")
    assert [one.words for one in ClaimKind] == ["Claim", "Tax claim", "Indemnity claim"]


UCC = InstrumentFacts(
    "UCC-001",
    InstrumentKind.FINANCING,
    Side.CUSTOMER,
    given_on=day("2000-07-10"),
    expires_on=day("2005-07-10"),
)
PAPERS = [
    (replace(UCC, given_on=None, asked_on=MARCH_1), "2001-03-01", "asked"),
    (UCC, "2005-07-10", "in_force"),
    (UCC, "2005-07-11", "expired"),
    (replace(UCC, expires_on=None), "2020-01-01", "in_force"),
    (replace(UCC, renewed_by="UCC-002"), "2005-07-11", "renewed"),
    (replace(UCC, ended_on=day("2005-01-01")), "2005-07-11", "ended"),
]


@pytest.mark.parametrize(("paper", "on", "state"), PAPERS)
def test_whether_a_filing_holds(paper: InstrumentFacts, on: str, state: str) -> None:
    assert instrument_state(paper, day(on)) == state
    assert InstrumentState(state).words
    barred = state in ("renewed", "ended")
    assert bool(why_not_renew(paper)) == barred
    assert why_not_end_instrument(paper) == why_not_renew(paper)


def test_filings_secure_and_certificates_do_not() -> None:
    assert [(one.words, one.secures) for one in InstrumentKind] == [
        ("Resale certificate", False),
        ("Exemption certificate", False),
        ("UCC-1 financing statement", True),
        ("Security agreement", True),
    ]


ASSIGNED = LogFacts("LOG-001", LogKind.ASSIGNMENT, Side.CUSTOMER, MARCH_1, "To Newco", other="Newco")
ASSIGNMENTS = [
    (None, Side.CUSTOMER, None, "Say what lets the party assign"),
    (AssignmentGround.CONSENT, Side.CUSTOMER, None, "written consent comes first"),
    (AssignmentGround.CONSENT, Side.CUSTOMER, "2001-03-02", "comes after the assignment of Thu 1 Mar 2001"),
    (AssignmentGround.CONSENT, Side.CUSTOMER, "2001-03-01", None),
    (AssignmentGround.ASSETS, Side.WINSTAR, None, None),
    (AssignmentGround.AFFILIATE, Side.WINSTAR, None, None),
    (AssignmentGround.MERGER, Side.CUSTOMER, None, None),
    (AssignmentGround.SPIN_OFF, Side.CUSTOMER, None, None),
    (AssignmentGround.SPIN_OFF, Side.WINSTAR, None, "Only Customer may assign"),
]


@pytest.mark.parametrize(("ground", "side", "agreed", "said"), ASSIGNMENTS)
def test_what_lets_a_party_assign(
    ground: AssignmentGround | None, side: Side, agreed: str | None, said: str | None
) -> None:
    entry = replace(ASSIGNED, ground=ground, side=side, agreed_on=day(agreed) if agreed else None)
    reason = why_not_assign(entry)
    assert (said or "") in (reason or "") if said else reason is None
    assert guarantor(entry) == (ground is AssignmentGround.AFFILIATE)
    assert ground is None or ground.words


def test_customer_consults_winstar_before_it_takes_a_position() -> None:
    position = LogFacts("LOG-002", LogKind.POSITION, Side.CUSTOMER, MARCH_1, "Building access")
    assert consultation_missing(position)
    assert consultation_missing(replace(position, agreed_on=day("2001-03-02")))
    assert not consultation_missing(replace(position, agreed_on=MARCH_1))
    assert not consultation_missing(replace(position, side=Side.WINSTAR))
    assert not consultation_missing(ASSIGNED)
    assert [one.words for one in LogKind] == ["Regulatory position", "Assignment", "Waiver"]


def test_a_year_after_a_leap_day_ends_with_february_also_where_a_century_has_none() -> None:
    assert years_after(day("2096-02-29"), 4) == day("2100-02-28")


def test_a_controller_without_its_day_is_not_in_control_yet() -> None:
    half = replace(TAX, controller=Side.CUSTOMER, controls_on=None)
    assert why_not_control(half, Side.CUSTOMER, TERMS) is None
