"""Exhibit E, 1 and 3: what binds a facility, when its licence begins and ends, and when title is lost."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from models.rules.clause import Known, Unknown
from models.rules.collocation_facts import EndReason, FacilityKind, LeaseFacts, MoveFacts
from models.rules.facilities import (
    FacilityState,
    binding,
    facility_standing,
    lease,
    licence_end,
    licence_start,
    licensed,
    move_earliest,
    move_warning,
    removal_due,
    renewal_effort_due,
    schedule_in_force,
    title_lost,
)
from tests.rules.law import TERMS, day
from tests.rules.spaces import JUL, facility, item, schedule


def value(answer: object) -> object:
    assert isinstance(answer, Known)
    return answer.value


def missing(answer: object) -> str:
    assert isinstance(answer, Unknown)
    return answer.missing


# -- both signatures -----------------------------------------------------------------------------------------


def test_the_exhibit_binds_from_the_second_signature() -> None:
    assert value(binding(facility())) == day("2000-07-12")
    assert schedule_in_force(facility()) == schedule()


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"customer_signed_on": None}, "the signature of Customer under"),
        ({"winstar_signed_on": None}, "the signature of Winstar under"),
        ({"customer_signed_on": None, "winstar_signed_on": None}, "the signature of Customer and Winstar under"),
    ],
)
def test_it_binds_nobody_before_both_signed(facts: dict[str, None], words: str) -> None:
    unsigned = facility(schedules=(schedule(**facts),))
    assert missing(binding(unsigned)).startswith(words)
    assert schedule_in_force(unsigned) is None
    assert missing(licence_start(unsigned)).startswith(words)


def test_a_facility_without_a_schedule_and_the_affiliate_that_signs_are_named() -> None:
    assert missing(binding(facility(schedules=()))) == "CF-001 has no Collocation Schedule"
    other = facility(affiliate="Winstar of Ohio", schedules=(schedule(winstar_signed_on=None),))
    assert "Winstar of Ohio" in missing(binding(other))


def test_an_amendment_counts_once_both_signed_it() -> None:
    later = schedule(version=2, dated_on=day("2000-10-01"), racks=1, winstar_signed_on=None)
    assert value(binding(facility(schedules=(schedule(), later)))) == day("2000-07-12")
    assert schedule_in_force(facility(schedules=(schedule(), later))) == schedule()
    signed = schedule(version=2, racks=1)
    assert schedule_in_force(facility(schedules=(schedule(), signed))) == signed


# -- the licence ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("requested", "prepared", "begins"),
    [
        ("2000-08-01", "2000-08-15", "2000-08-15"),
        ("2000-09-01", "2000-08-15", "2000-09-01"),
        ("2000-08-15", "2000-08-15", "2000-08-15"),
        ("2000-12-30", "2000-12-31", "2000-12-31"),
        ("2004-02-29", "2004-02-28", "2004-02-29"),
    ],
)
def test_a_licence_begins_on_the_later_of_the_two_days(requested: str, prepared: str, begins: str) -> None:
    asked = facility(schedules=(schedule(requested_on=day(requested)),), prepared_on=day(prepared))
    assert value(licence_start(asked)) == day(begins)
    assert "EXE-3a" in licence_start(asked).why.clauses


def test_a_day_that_is_missing_for_the_start_is_named() -> None:
    assert "names no Requested Service Date" in missing(
        licence_start(facility(schedules=(schedule(requested_on=None),)))
    )
    assert "finished preparing CF-001" in missing(licence_start(facility(prepared_on=None)))


@pytest.mark.parametrize(
    ("lease_ends", "ends"),
    [("2012-03-31", "2010-06-30"), ("2010-06-30", "2010-06-30"), ("2010-06-29", "2010-06-29"), (None, "2010-06-30")],
)
def test_a_licence_ends_with_the_term_or_the_lease(lease_ends: str | None, ends: str) -> None:
    of = facility(leases=(LeaseFacts(JUL, day(lease_ends) if lease_ends else None),))
    answer = licence_end(of, TERMS)
    assert value(answer) == day(ends)
    assert answer.why.readings == ("AMB-37", "AMB-49")


def test_a_lease_nobody_entered_leaves_the_end_unknown() -> None:
    of = facility(leases=())
    assert "lease of CF-001 ends is not entered" in missing(licence_end(of, TERMS))
    assert "lease" in missing(removal_due(of, TERMS))
    assert isinstance(renewal_effort_due(of, TERMS), Unknown)
    assert title_lost(of, TERMS, day("2031-01-01")) is None
    assert licensed(of, TERMS, day("2000-11-28"))
    now = facility_standing(of, TERMS, day("2000-11-28"))
    assert (now.state, "not entered" in now.missing) == (FacilityState.LICENSED, True)


def test_the_lease_last_learned_of_counts() -> None:
    renewed = (LeaseFacts(JUL, day("2003-05-31")), LeaseFacts(day("2003-01-02"), day("2008-05-31"), "Renewal"))
    assert value(lease(facility(leases=renewed))) == day("2008-05-31")
    assert "Renewal" in lease(facility(leases=renewed)).why.facts[0][1]


@pytest.mark.parametrize(
    ("reason", "cited"),
    [
        (EndReason.TAKING, "EXE-3c"),
        (EndReason.SHARING, "EXE-5d"),
        (EndReason.AGREED, "EXE-3a"),
        (EndReason.TERMINATION, "EXE-3a"),
        (None, "EXE-3a"),
    ],
)
def test_a_licence_may_be_ended_before_its_time(reason: EndReason | None, cited: str) -> None:
    answer = licence_end(facility(ended_on=day("2001-01-31"), end_reason=reason), TERMS)
    assert value(answer) == day("2001-01-31")
    assert answer.why.clauses[0] == cited
    late = facility(ended_on=day("2011-01-31"), end_reason=reason)
    assert value(licence_end(late, TERMS)) == day("2010-06-30")
    assert value(licence_end(facility(ended_on=day("2001-01-31"), leases=()), TERMS)) == day("2001-01-31")


@given(st.dates(day("2000-07-12"), day("2009-01-01")), st.dates(day("2000-07-12"), day("2009-01-01")))
def test_a_licence_is_held_on_every_day_between_its_two_ends_and_no_other(prepared: date, ended: date) -> None:
    of = facility(prepared_on=prepared, ended_on=ended)
    start, end = value(licence_start(of)), value(licence_end(of, TERMS))
    assert isinstance(start, date)
    assert isinstance(end, date)
    for one in (start - timedelta(days=1), start, end, end + timedelta(days=1)):
        assert licensed(of, TERMS, one) == (start <= one <= end)


# -- the lease ends first ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ends", "effort"),
    [("2003-05-31", "2003-01-31"), ("2004-02-29", "2003-11-01"), ("2001-04-30", "2000-12-31")],
)
def test_a_lease_that_ends_before_the_term_is_renewed_120_days_before(ends: str, effort: str) -> None:
    due = renewal_effort_due(facility(leases=(LeaseFacts(JUL, day(ends)),)), TERMS)
    assert value(due) == day(effort) == day(ends) + relativedelta(days=-120)


def test_a_lease_that_outlives_the_term_or_the_licence_asks_no_effort() -> None:
    assert renewal_effort_due(facility(), TERMS) is None
    assert renewal_effort_due(facility(leases=(LeaseFacts(JUL, None),)), TERMS) is None
    ended = facility(leases=(LeaseFacts(JUL, day("2003-05-31")),), ended_on=day("2001-01-31"))
    assert renewal_effort_due(ended, TERMS) is None


# -- removal -------------------------------------------------------------------------------------------------


ENDED = day("2001-01-31")
DUE = day("2001-03-02")


def test_equipment_is_to_be_out_30_days_after_the_licence_ended() -> None:
    due = removal_due(facility(ended_on=ENDED), TERMS)
    assert value(due) == DUE == ENDED + relativedelta(days=30)
    assert ("Sum", "Wed 31 Jan 2001 plus 30 days = Fri 2 Mar 2001") in due.why.facts


@pytest.mark.parametrize(
    ("facts", "as_of", "lost"),
    [
        ({"items": (item(),)}, "2001-03-02", None),
        ({"items": (item(),)}, "2001-03-03", "2001-03-03"),
        ({"items": (item(),)}, "2009-12-31", "2001-03-03"),
        ({"removed_on": DUE}, "2001-03-03", None),
        ({"last_out_on": day("2001-02-01")}, "2001-03-03", None),
        ({"last_out_on": day("2001-03-05")}, "2001-03-06", "2001-03-03"),
        ({"removed_on": day("2001-03-05")}, "2001-03-06", "2001-03-03"),
        ({}, "2001-03-06", None),
    ],
)
def test_what_stays_longer_is_abandoned(facts: dict[str, object], as_of: str, lost: str | None) -> None:
    answer = title_lost(facility(ended_on=ENDED, **facts), TERMS, day(as_of))
    assert (None if answer is None else answer.value) == (None if lost is None else day(lost))


# -- where it stands -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "as_of", "state", "on"),
    [
        ({"schedules": ()}, "2000-09-01", FacilityState.NO_SCHEDULE, None),
        ({"schedules": (schedule(winstar_signed_on=None),)}, "2000-09-01", FacilityState.UNSIGNED, None),
        ({"prepared_on": None}, "2000-09-01", FacilityState.UNKNOWN, None),
        ({}, "2000-08-14", FacilityState.COMING, "2000-08-15"),
        ({}, "2000-08-15", FacilityState.LICENSED, "2000-08-15"),
        ({"ended_on": ENDED, "items": (item(),)}, "2001-01-31", FacilityState.LICENSED, "2000-08-15"),
        ({"ended_on": ENDED, "items": (item(),)}, "2001-02-01", FacilityState.ENDED, "2001-01-31"),
        ({"ended_on": ENDED, "items": (item(),)}, "2001-03-03", FacilityState.ABANDONED, "2001-03-03"),
        ({"ended_on": ENDED}, "2001-02-01", FacilityState.REMOVED, "2001-01-31"),
        ({"ended_on": ENDED, "removed_on": day("2001-02-10")}, "2001-03-09", FacilityState.REMOVED, "2001-02-10"),
        ({"ended_on": ENDED, "last_out_on": day("2001-02-10")}, "2001-03-09", FacilityState.REMOVED, "2001-02-10"),
    ],
)
def test_where_a_facility_stands(facts: dict[str, object], as_of: str, state: FacilityState, on: str | None) -> None:
    now = facility_standing(facility(**facts), TERMS, day(as_of))
    assert (now.state, now.on) == (state, None if on is None else day(on))
    assert now.state.words


# -- moving the Space ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("noticed", "earliest"),
    [("2000-11-01", "2000-12-31"), ("2000-12-31", "2001-03-01"), ("2003-12-31", "2004-02-29")],
)
def test_a_space_is_moved_60_days_after_the_notice(noticed: str, earliest: str) -> None:
    move = MoveFacts("SM-001", day(noticed), day(earliest), "Room 5")
    assert move_earliest(move, TERMS).value == day(earliest) == day(noticed) + relativedelta(days=60)
    assert move_warning(move, TERMS) is None
    early = MoveFacts("SM-001", day(noticed), day(earliest) - timedelta(days=1), "Room 5")
    assert "the earliest day is" in (move_warning(early, TERMS) or "")


def test_in_an_emergency_a_space_is_moved_sooner() -> None:
    move = MoveFacts("SM-001", day("2000-11-01"), day("2000-11-02"), "Room 5", "Flood", emergency=True)
    assert move_warning(move, TERMS) is None
    assert move_earliest(move, TERMS).value == day("2000-11-01")


def test_every_word_of_a_kind_and_a_reason_is_said() -> None:
    assert [kind.words for kind in FacilityKind] == ["Central office", "Hub", "“B” site (DSLAM)"]
    assert all(reason.words for reason in EndReason)


def test_a_lease_to_the_last_day_of_the_term_asks_no_effort() -> None:
    assert renewal_effort_due(facility(leases=(LeaseFacts(JUL, TERMS.agreement.term_end),)), TERMS) is None


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"items": (item(),)}, "not all"),
        ({"items": (item(),), "last_out_on": day("2001-02-10")}, "not all"),
        ({"removed_on": day("2001-03-05")}, "Mon 5 Mar 2001"),
    ],
)
def test_what_was_abandoned_says_when_the_rest_was_removed(facts: dict[str, object], said: str) -> None:
    answer = title_lost(facility(ended_on=ENDED, **facts), TERMS, day("2001-03-06"))
    assert answer is not None
    assert answer.why.facts[-1] == ("Removed", said)


def test_the_derivation_names_who_signed_and_why_it_was_an_emergency() -> None:
    assert ("Signed by Winstar", "Wed 12 Jul 2000") in binding(facility()).why.facts
    assert ("Signed by Winstar of Ohio", "Wed 12 Jul 2000") in binding(facility(affiliate="Winstar of Ohio")).why.facts
    for why, said in (("Flood", "Flood"), ("", "yes")):
        move = MoveFacts("SM-001", day("2000-11-01"), day("2000-11-02"), "Room 5", why, emergency=True)
        assert move_earliest(move, TERMS).why.facts[-1] == ("Emergency", said)
