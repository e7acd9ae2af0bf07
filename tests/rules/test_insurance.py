"""Exhibit E, 6: three covers, their limits, Winstar named on the certificate, and no gap."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from models.rules.clause import Known, Unknown
from models.rules.insurance import certificate_defects, covered_until, covers, least_cover
from models.rules.permit_facts import Cover
from tests.rules.law import TERMS, day, nov
from tests.rules.spaces import certificate

GENERAL = Cover.GENERAL_LIABILITY


def test_the_least_sums_are_those_of_the_agreement() -> None:
    assert [least_cover(cover, TERMS) for cover in Cover] == [Decimal(1_000_000), Decimal(500_000), None]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"furnished_on": None}, "has not been given to Winstar"),
        ({"furnished_on": day("2000-11-29")}, "has not been given to Winstar"),
        ({"holds_from": day("2000-11-29")}, "holds from Wed 29 Nov 2000"),
        ({"expires_on": day("2000-11-27")}, "expired on Mon 27 Nov 2000"),
        ({"cancelled_on": day("2000-11-28")}, "was cancelled on Tue 28 Nov 2000"),
        ({"additional_insured": False}, "does not name Winstar as an additional insured"),
        ({"per_occurrence": None}, "limit per occurrence is not entered"),
        ({"per_occurrence": Decimal("999999.99")}, "at least 1,000,000 is asked"),
        ({"cover": Cover.WORKERS_COMPENSATION, "statutory": False}, "does not state the statutory limits"),
    ],
)
def test_a_certificate_may_lack_something(facts: dict[str, object], words: str) -> None:
    [defect] = certificate_defects(certificate(**facts), TERMS, nov(28))
    assert words in defect


def test_a_whole_certificate_counts_on_its_first_and_its_last_day() -> None:
    whole = certificate(holds_from=nov(28), expires_on=nov(28), cancelled_on=nov(29))
    assert certificate_defects(whole, TERMS, nov(28)) == ()
    assert certificate_defects(certificate(Cover.WORKERS_COMPENSATION), TERMS, nov(28)) == ()


def test_a_cover_is_shown_by_its_longest_certificate() -> None:
    long = certificate(number="IC-002", expires_on=day("2002-06-30"))
    shown = covers(GENERAL, (long, certificate()), "CF-001", TERMS, nov(28))
    assert isinstance(shown, Known)
    assert shown.value.number == "IC-002"


def test_a_certificate_of_one_space_or_of_another_cover_shows_nothing_for_this_one() -> None:
    others = (certificate(facility="CF-002"), certificate(Cover.EMPLOYERS_LIABILITY))
    shown = covers(GENERAL, others, "CF-001", TERMS, nov(28))
    assert isinstance(shown, Unknown)
    assert shown.missing == "no certificate of comprehensive general liability is recorded"
    own = covers(GENERAL, (certificate(facility="CF-001"),), "CF-001", TERMS, nov(28))
    assert isinstance(own, Known)


def test_the_defect_of_the_last_certificate_is_said() -> None:
    bad = (certificate(additional_insured=False), certificate(number="IC-002", furnished_on=None))
    shown = covers(Cover.GENERAL_LIABILITY, bad, "CF-001", TERMS, nov(28))
    assert isinstance(shown, Unknown)
    assert shown.missing.startswith("IC-002 does not show comprehensive general liability: it has not been given")
    assert len(shown.why.facts) == 2


@pytest.mark.parametrize(
    ("renewed_from", "cancelled", "until"),
    [
        ("2001-07-01", None, "2002-06-30"),
        ("2001-06-15", None, "2002-06-30"),
        ("2001-07-02", None, "2001-06-30"),
        ("2001-07-01", "2001-10-01", "2001-09-30"),
    ],
)
def test_a_renewal_without_a_gap_carries_the_cover_on(renewed_from: str, cancelled: str | None, until: str) -> None:
    renewal = certificate(
        number="IC-002",
        holds_from=day(renewed_from),
        expires_on=day("2002-06-30"),
        cancelled_on=day(cancelled) if cancelled else None,
    )
    answer = covered_until(GENERAL, (certificate(), renewal), "CF-001", TERMS, nov(28))
    assert isinstance(answer, Known)
    assert answer.value == day(until)


def test_a_renewal_that_does_not_count_carries_nothing_on() -> None:
    renewal = certificate(
        number="IC-002", holds_from=day("2001-07-01"), expires_on=date(2002, 6, 30), furnished_on=None
    )
    answer = covered_until(GENERAL, (certificate(), renewal), "CF-001", TERMS, nov(28))
    assert isinstance(answer, Known)
    assert answer.value == day("2001-06-30")
    assert isinstance(covered_until(GENERAL, (), "CF-001", TERMS, nov(28)), Unknown)


def test_a_certificate_counts_from_the_day_it_was_given() -> None:
    assert certificate_defects(certificate(furnished_on=nov(28)), TERMS, nov(28)) == ()
