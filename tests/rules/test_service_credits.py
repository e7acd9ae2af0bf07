"""What is earned, what is issued, and what is left to issue of the credits toward future support (C16)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from models.rules.availability import Period
from models.rules.clause import Known, Unknown
from models.rules.service_credits import left_to_issue, note_amount
from models.rules.service_facts import CreditFacts, CreditKind, ReportFacts
from models.rules.service_now import credits_earned, credits_left, failed, measured, quarter, unreported
from models.rules.state import State
from tests.rules.law import TERMS, day
from tests.rules.service import NY, accepted, at, outage, price, serving

Q4 = Period(date(2000, 10, 1), date(2000, 12, 31))
OC3, TARGET = price("oc3_credit", "250.00"), price("sla_credit_per_link_month", "100.00")
LINKS = tuple(accepted(number, date(2000, 9, 1)) for number in (1, 2, 3))
DOWN = (
    outage("2000-11-28 14:00", "2000-11-28 15:00", links=("L-0001", "L-0002")),
    outage("2000-12-05 14:00", "2000-12-05 14:10", links=("L-0003",), number="OUT-0002"),
)


def state(as_of: str = "2001-01-10", **facts: object) -> State:
    """Three OC-3 Links, two of which fail in the fourth quarter of 2000."""
    book = {"outages": DOWN, "prices": (OC3, TARGET), **facts}
    return serving(day(as_of), *LINKS, **book)


def note(kind: CreditKind, earned_on: date, units: int, *links: str) -> CreditFacts:
    """A credit note issued the day after."""
    return CreditFacts("CN-0001", kind, earned_on, earned_on, Decimal(0), "", units, links)


def test_a_quarter_that_is_over_earns_a_credit_for_each_link_that_failed() -> None:
    [one] = credits_earned(state())
    assert (one.kind, one.earned_on, one.links) == (CreditKind.AVAILABILITY, day("2000-12-31"), ("L-0001", "L-0002"))
    assert one.amount == Known(Decimal(500), one.amount.why)
    assert ("L-0001", "60 min down, 13.248 allowed") in one.why.facts
    assert one.why.rule == "2 OC-3 Links below the standard in Q4 2000"
    assert credits_earned(state("2000-12-30")) == ()


def test_links_of_ds3_earn_nothing() -> None:
    assert failed(serving(day("2001-01-10"), *LINKS, radio="DS-3", outages=DOWN)) == ()


def test_the_months_short_of_the_target_are_earned_beside_the_quarters() -> None:
    kinds = [(one.kind, one.earned_on, one.units) for one in credits_earned(state("2001-08-31"))]
    assert kinds == [
        (CreditKind.AVAILABILITY, day("2000-12-31"), 2),
        (CreditKind.TARGET, day("2001-07-30"), 99),
        (CreditKind.TARGET, day("2001-08-30"), 99),
    ]


def test_what_was_credited_is_not_left_to_credit() -> None:
    both = note(CreditKind.AVAILABILITY, day("2000-12-31"), 2, "L-0001", "L-0002")
    assert credits_left(state(credits=(both,))) == ()
    [left] = credits_left(state(credits=(replace(both, units=1, links=("L-0002",)),)))
    assert (left.links, left.units, left.amount) == (("L-0001",), 1, Known(Decimal(250), left.amount.why))


def test_links_missing_that_a_note_left_out_are_left_to_credit() -> None:
    some = note(CreditKind.TARGET, day("2001-07-30"), 90)
    left = credits_left(state("2001-07-30", credits=(some,)))
    assert [(one.kind, one.units) for one in left] == [(CreditKind.AVAILABILITY, 2), (CreditKind.TARGET, 9)]
    assert left_to_issue((), (some,), (), TERMS) == ()


def test_a_note_comes_to_its_links_times_the_figure_of_its_day() -> None:
    known = note_amount(CreditKind.TARGET, 20, day("2001-07-30"), (TARGET,), TERMS)
    assert known == Known(Decimal(2000), known.why)
    assert ("Credit", "20 x 100.00 = 2,000.00") in known.why.facts
    unknown = note_amount(CreditKind.TARGET, 20, day("2001-07-30"), (OC3,), TERMS)
    assert isinstance(unknown, Unknown)
    assert isinstance(credits_earned(state(prices=()))[0].amount, Unknown)


def test_only_links_in_service_are_measured() -> None:
    waiting = replace(state(), link_standings={})
    assert list(measured(waiting)) == []
    assert [one.link for one in quarter(state(), Q4)] == ["L-0001", "L-0002", "L-0003"]


def test_a_link_without_a_zone_is_measured_by_the_clock_of_its_outage() -> None:
    zones = [one.zone for one in measured(serving(day("2001-01-10"), *LINKS, outages=DOWN[:1], zones={}))]
    assert zones == [NY, NY, "UTC"]


def test_a_link_removed_later_is_in_service_still() -> None:
    gone = replace(LINKS[0], removed_on=day("2001-02-01"))
    days = [next(measured(serving(day(on), gone))).removed_on for on in ("2001-01-31", "2001-02-01")]
    assert days == [None, day("2001-02-01")]


def test_a_moved_link_is_measured_from_the_day_it_was_put_up() -> None:
    moved = serving(day("2001-01-10"), *LINKS)
    standing = replace(moved.link_standings["L-0001"], accepted_on=day("2000-08-01"))
    found = next(measured(replace(moved, link_standings={"L-0001": standing})))
    assert found.accepted_on == day("2000-09-01")


def test_a_quarter_at_a_moment_looks_no_further() -> None:
    found = quarter(state(), Q4, at("2000-11-28 14:30"))
    assert [one.counted for one in found] == [30, 30, 0]


def test_quarters_in_which_links_served_wait_for_their_report() -> None:
    assert [one.words for one in unreported(state())] == ["Q3 2000", "Q4 2000"]
    report = ReportFacts(date(2000, 10, 1), date(2000, 12, 31), day("2001-01-05"))
    assert [one.words for one in unreported(state(reports=(report,)))] == ["Q3 2000"]
    assert unreported(serving(day("2001-01-10"))) == ()


def test_a_link_accepted_on_the_last_day_of_a_quarter_is_reported_for_it() -> None:
    late = serving(day("2001-01-10"), accepted(1, date(2000, 12, 31)))
    assert [one.words for one in unreported(late)] == ["Q4 2000"]
