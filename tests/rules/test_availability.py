"""The 99.99% an OC-3 Link is available in every quarter, and what does not count against it (EXD-3.2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from models.rules.availability import Availability, Measured, Period, Records, availability, periods
from models.rules.clause import Known, Unknown
from models.rules.force_majeure import excuses, force_majeure_spans, known_events
from models.rules.moments import Span
from models.rules.readings import Readings
from models.rules.service_facts import Cause, EventFacts, SuspensionCause, WindowFacts
from models.rules.words import Side
from tests.rules.law import TERMS, day
from tests.rules.service import LA, NY, at, outage, price, suspension

Q4 = Period(date(2000, 10, 1), date(2000, 12, 31))
LINK = Measured("L-0001", "OC-3", NY, date(2000, 9, 1))
OVER = at("2001-01-02 00:00")
LEFT_OUT, CONTRACT = Readings(availability_maintenance="left_out"), Readings(availability_quarter="contract")


def measured(
    *outages: Any, link: Measured = LINK, period: Period = Q4, moment: datetime = OVER, readings: Any = None, **of: Any
) -> Availability:
    """The availability of L-0001 in the fourth quarter of 2000, looked at from January 2001."""
    found = availability(link, period, Records(outages, **of), TERMS, moment, readings or Readings())
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("period", "allowed"),
    [
        (Period(date(2001, 1, 1), date(2001, 3, 31)), "12.960"),
        (Period(date(2004, 1, 1), date(2004, 3, 31)), "13.104"),
        (Period(date(2001, 4, 1), date(2001, 6, 30)), "13.104"),
        (Q4, "13.248"),
    ],
)
def test_a_quarter_of_90_91_and_92_days_allows_the_minutes_of_the_text(period: Period, allowed: str) -> None:
    moment = at(f"{period.last + timedelta(days=2)} 00:00")
    assert measured(period=period, moment=moment).allowed == Decimal(allowed)


@pytest.mark.parametrize(("end", "fails"), [("14:13", False), ("14:14", True)])
def test_a_link_fails_with_the_first_minute_beyond_what_is_allowed(end: str, fails: bool) -> None:
    found = measured(outage("2000-11-28 14:00", f"2000-11-28 {end}"))
    assert (found.fails, found.credit is not None) == (fails, fails)
    assert (found.share < Decimal("0.9999")) == fails
    assert found.closed


def test_a_failing_link_earns_the_credit_that_is_entered() -> None:
    down = outage("2000-11-28 14:00", "2000-11-28 15:00")
    unknown = measured(down).credit
    assert isinstance(unknown, Unknown)
    assert unknown.missing == "Credit for an OC-3 Link below its availability is not entered"
    known = measured(down, prices=(price("oc3_credit", "250.00"),)).credit
    assert isinstance(known, Known)
    assert known.value == Decimal("250.00")
    assert ("Availability", "1 - 60 / 132,480 = 99.9547%") in known.why.facts
    assert measured(down).is_credited


def test_a_ds3_link_is_measured_and_earns_nothing() -> None:
    down = outage("2000-11-28 14:00", "2000-11-28 15:00")
    found = measured(down, link=replace(LINK, radio="DS-3"))
    assert (found.fails, found.credit, found.is_credited) == (True, None, False)


def test_outages_that_overlap_count_once() -> None:
    one, two = outage("2000-11-28 14:00", "2000-11-28 15:00"), outage("2000-11-28 14:30", "2000-11-28 15:30")
    assert measured(one, replace(two, number="OUT-0002")).counted == 90


def test_an_outage_across_the_end_of_a_quarter_is_split_at_midnight_of_the_site() -> None:
    down = outage("2000-12-31 23:50", "2001-01-01 00:20")
    assert measured(down).counted == 10
    first = Period(date(2001, 1, 1), date(2001, 3, 31))
    assert measured(down, period=first, moment=at("2001-01-02 00:00")).counted == 20
    west = replace(down, zone=LA)
    assert measured(west, link=replace(LINK, zone=LA)).counted == 30


def test_an_outage_that_lasts_counts_up_to_the_moment() -> None:
    found = measured(outage("2000-11-28 14:00"), moment=at("2000-11-28 15:05"))
    assert (found.counted, found.closed, found.is_credited) == (65, False, False)


def test_the_first_quarter_runs_from_acceptance_and_the_last_to_removal() -> None:
    late = measured(link=replace(LINK, accepted_on=date(2000, 12, 2)))
    assert (late.days, late.allowed) == (30, Decimal("4.32"))
    gone = measured(link=replace(LINK, removed_on=date(2000, 10, 11)))
    assert gone.days == 10
    assert availability(replace(LINK, accepted_on=date(2001, 1, 1)), Q4, Records(), TERMS, OVER) is None
    assert availability(replace(LINK, removed_on=date(2000, 9, 20)), Q4, Records(), TERMS, OVER) is None
    assert availability(LINK, Q4, Records(), TERMS, at("2000-10-01 00:00")) is None


def test_what_went_down_before_acceptance_does_not_count() -> None:
    found = measured(outage("2000-12-01 23:00", "2000-12-02 00:10"), link=replace(LINK, accepted_on=date(2000, 12, 2)))
    assert found.counted == 10


def test_an_outage_of_another_link_does_not_count() -> None:
    found = measured(outage("2000-11-28 14:00", "2000-11-28 15:00", links=("L-0002",)))
    assert (found.down, dict(found.why.facts)["Outages"]) == (0, "none")


@pytest.mark.parametrize(("share", "counted"), [(100, 0), (99, 60), (None, 60)])
def test_only_an_outage_customer_alone_caused_is_left_out(share: int | None, counted: int) -> None:
    found = measured(outage("2000-11-28 14:00", "2000-11-28 15:00", customer_share=share))
    assert (found.counted, found.customer, found.down) == (counted, 60 - counted, 60)
    assert found.share_of_all == 1 - Decimal(60) / (92 * 1440)


def test_what_winstar_also_broke_counts_within_an_outage_of_customers() -> None:
    own = outage("2000-11-28 14:00", "2000-11-28 15:00", customer_share=100)
    theirs = outage("2000-11-28 14:40", "2000-11-28 15:20", number="OUT-0002")
    found = measured(own, theirs)
    assert (found.down, found.customer, found.counted) == (80, 40, 40)


STORM = EventFacts(
    "FM-0001",
    Side.WINSTAR,
    "lightning",
    "Restore L-0001",
    NY,
    at("2000-11-28 13:00"),
    date(2000, 11, 28),
    end=at("2000-11-28 14:30"),
    unpreventable=True,
    no_workaround=True,
    efforts="Crew waits for the storm to pass",
)


@pytest.mark.parametrize(
    ("event", "left_out"),
    [
        (STORM, 30),
        (replace(STORM, end=None), 60),
        (replace(STORM, unpreventable=False), 0),
        (replace(STORM, no_workaround=False), 0),
        (replace(STORM, efforts=""), 0),
        (replace(STORM, party=Side.CUSTOMER), 0),
        (replace(STORM, kind="strike"), 0),
        (replace(STORM, start=at("2001-01-03 00:00"), end=None), 0),
        (replace(STORM, number="FM-0002"), 0),
    ],
)
def test_force_majeure_leaves_out_what_it_excuses_and_shows_it(event: EventFacts, left_out: int) -> None:
    down = outage("2000-11-28 14:00", "2000-11-28 15:00", event="FM-0001")
    found = measured(down, events=(event,))
    assert (found.force_majeure, found.counted, found.down) == (left_out, 60 - left_out, 60)


NIGHT = WindowFacts(
    "MW-0001", ("L-0001",), NY, at("2000-11-28 04:00"), at("2000-11-28 07:00"), date(2000, 11, 20), True
)


def test_scheduled_work_at_night_counts_unless_the_reading_leaves_it_out() -> None:
    down = outage("2000-11-28 05:30", "2000-11-28 07:30", cause=Cause.MAINTENANCE, window="MW-0001")
    counts, out = (measured(down, windows=(NIGHT,), readings=one) for one in (Readings(), LEFT_OUT))
    assert (counts.maintenance, counts.counted) == (30, 120)
    assert (out.maintenance, out.counted) == (30, 90)
    assert "Scheduled work, counted" in dict(counts.why.facts)
    assert "Scheduled work, left out" in dict(out.why.facts)
    assert counts.why.readings == ("AMB-30",)


@pytest.mark.parametrize(
    "window",
    [replace(NIGHT, cancelled_on=date(2000, 11, 27)), replace(NIGHT, links=("L-0009",)), replace(NIGHT, number="X")],
)
def test_work_that_was_cancelled_or_elsewhere_leaves_nothing_out(window: WindowFacts) -> None:
    down = outage("2000-11-28 05:30", "2000-11-28 05:45", window="MW-0001")
    assert measured(down, windows=(window,), readings=LEFT_OUT).counted == 15


def test_minutes_suspended_for_interference_are_left_out_and_those_for_arrears_are_shown() -> None:
    down = outage("2000-11-28 14:00", "2000-11-28 15:00")
    stopped = suspension("2000-11-28 14:45", "2000-11-28 18:00")
    found = measured(down, suspensions=(stopped,))
    assert (found.suspended, found.counted) == (15, 45)
    unpaid = measured(down, suspensions=(replace(stopped, cause=SuspensionCause.ARREARS),))
    assert (unpaid.suspended, unpaid.counted) == (0, 60)
    assert dict(unpaid.why.facts)["Support suspended, counted"] == "15 min"


def test_minutes_with_two_reasons_to_leave_them_out_are_left_out_once() -> None:
    down = outage("2000-11-28 14:00", "2000-11-28 15:00", event="FM-0001", customer_share=100)
    found = measured(down, events=(STORM,), suspensions=(suspension("2000-11-28 14:50"),))
    assert (found.suspended, found.customer, found.force_majeure, found.counted) == (10, 50, 0, 0)


def test_calendar_quarters_begin_with_the_one_of_the_effective_date() -> None:
    found = periods(TERMS, day("2000-12-31"))
    assert [one.words for one in found] == ["Q2 2000", "Q3 2000", "Q4 2000"]
    assert periods(TERMS, day("2001-01-01"))[-1] == Period(date(2001, 1, 1), date(2001, 3, 31))
    assert len(periods(TERMS, day("2030-01-01"))) == 41


def test_contract_quarters_are_counted_from_june_30() -> None:
    found = periods(TERMS, day("2001-06-29"), CONTRACT)
    assert [one.first for one in found] == [
        date(2000, 6, 30),
        date(2000, 9, 30),
        date(2000, 12, 30),
        date(2001, 3, 30),
    ]
    assert [one.days for one in found] == [92, 91, 90, 92]
    assert found[1].words == "30 Sep 2000 to 29 Dec 2000"


@pytest.mark.parametrize("readings", [Readings(), CONTRACT])
def test_quarters_follow_one_another_without_a_gap(readings: Readings) -> None:
    found = periods(TERMS, day("2010-06-30"), readings)
    assert all(one.last + timedelta(days=1) == two.first for one, two in pairwise(found))
    assert {one.days for one in found} <= {90, 91, 92}


def test_only_a_stretch_from_the_first_of_a_quarter_is_called_a_quarter() -> None:
    assert Period(date(2001, 4, 1), date(2001, 6, 30)).words == "Q2 2001"
    assert Period(date(2001, 4, 15), date(2001, 7, 14)).words == "15 Apr 2001 to 14 Jul 2001"
    assert Period(date(2001, 5, 1), date(2001, 7, 31)).words == "1 May 2001 to 31 Jul 2001"


def test_exactly_what_is_allowed_is_no_failure() -> None:
    service = TERMS.service_levels
    law = replace(TERMS, service_levels=replace(
        service, oc3_availability=replace(service.oc3_availability, standard=Decimal("0.999"))
    ))  # fmt: skip
    link = replace(LINK, accepted_on=date(2000, 12, 7))  # 25 days, 36 minutes

    def found(end: str) -> Availability | None:
        return availability(link, Q4, Records((outage("2000-12-10 14:00", end),)), law, OVER)

    for end, fails in (("2000-12-10 14:36", False), ("2000-12-10 14:37", True)):
        one = found(end)
        assert one is not None
        assert (one.allowed, one.fails, one.credit is not None) == (Decimal("36.000"), fails, fails)


def test_a_link_accepted_on_the_last_day_is_measured_for_that_day() -> None:
    assert measured(link=replace(LINK, accepted_on=date(2000, 12, 31))).days == 1


def test_the_derivation_names_the_radio_and_the_share() -> None:
    why = measured().why
    assert why.rule == "Each OC-3 Link is available 99.99% of every quarter"
    assert ("Link", "L-0001, OC-3") in why.facts
    assert ("Allowed", "132,480 min x 0.0001 = 13.248 min") in why.facts
    assert ("Link", "L-0001, radio not known") in measured(link=replace(LINK, radio="")).why.facts


@pytest.mark.parametrize(("effective", "first"), [("2000-10-05", "2000-10-01"), ("2000-12-31", "2000-10-01")])
def test_the_first_quarter_is_the_calendar_s_whenever_the_agreement_began(effective: str, first: str) -> None:
    law = replace(TERMS, agreement=replace(TERMS.agreement, effective_date=day(effective)))
    assert periods(law, day("2001-01-31"))[0].first == day(first)


def test_an_event_is_known_from_its_claim_and_its_end_from_the_day_it_came() -> None:
    midnight = replace(STORM, end=at("2000-11-29 00:00"))
    assert known_events((midnight,), day("2000-11-27")) == ()
    assert known_events((midnight,), day("2000-11-28")) == (midnight,)
    later = replace(STORM, end=at("2000-11-29 00:01"))
    assert known_events((later,), day("2000-11-28")) == (replace(later, end=None),)


def test_an_event_excuses_no_longer_than_the_outage_and_says_the_efforts() -> None:
    down = outage("2000-11-28 14:00", "2000-11-28 15:00", event="FM-0001")
    lasting = replace(STORM, end=None)
    assert force_majeure_spans(down, (lasting,), TERMS, OVER) == (
        Span(at("2000-11-28 14:00"), at("2000-11-28 15:00")),
    )  # fmt: skip
    assert dict(excuses(STORM, TERMS).why.facts)["Efforts to resume"] == "Crew waits for the storm to pass"
    assert dict(excuses(replace(STORM, efforts=""), TERMS).why.facts)["Efforts to resume"] == "not stated"
