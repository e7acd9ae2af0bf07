"""Moments on a site's clock: hours that are skipped or strike twice, and stretches of time."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from dateutil import tz
from hypothesis import given
from hypothesis import strategies as st

from models.rules.moments import (
    Span,
    common,
    day_at,
    day_ends,
    day_starts,
    kept,
    length_words,
    merged,
    minutes,
    moment,
    moment_words,
    told,
    why_not_moment,
    why_not_zone,
    without,
)
from tests.rules.service import LA, NY


def test_a_moment_is_read_on_the_clock_of_its_site() -> None:
    assert moment("2000-11-28 14:05", NY) == datetime(2000, 11, 28, 19, 5, tzinfo=UTC)
    assert moment("2000-07-28T9:05", LA) == datetime(2000, 7, 28, 16, 5, tzinfo=UTC)
    assert moment("2000-11-28 14:05Z", NY) == datetime(2000, 11, 28, 14, 5, tzinfo=UTC)
    assert moment_words(datetime(2000, 11, 28, 19, 5, tzinfo=UTC), NY) == "Tue 28 Nov 2000 14:05"


def test_an_hour_the_clocks_skip_is_no_moment() -> None:
    assert why_not_moment("2000-04-02 02:30", NY) == (
        "2:30 on Sun 2 Apr 2000 did not come in America/New_York: the clocks were put forward."
    )
    assert why_not_moment("2000-04-02 03:00", NY) is None


def test_an_hour_that_strikes_twice_asks_for_its_offset() -> None:
    assert why_not_moment("2000-10-29 01:30", NY) == (
        "1:30 on Sun 29 Oct 2000 came twice in America/New_York: the clocks were put back. "
        "Write 2000-10-29 01:30-04:00 or 2000-10-29 01:30-05:00."
    )
    first, second = moment("2000-10-29 01:30-04:00", NY), moment("2000-10-29 01:30-05:00", NY)
    assert second - first == timedelta(hours=1)
    assert why_not_moment("2000-10-29 01:30-05:00", NY) is None
    assert (told(first, NY), told(second, NY)) == ("2000-10-29 01:30-04:00", "2000-10-29 01:30-05:00")


@pytest.mark.parametrize(
    "words", ["", "yesterday", "2000-11-31 10:00", "2000-11-28", "2000-11-28 25:00", "2000-11-28 10:00+99:99"]
)
def test_words_that_are_no_moment_are_told_how_to_write_one(words: str) -> None:
    assert why_not_moment(words, NY) == f"{words} is no moment. Write it as 2000-11-28 14:05."
    with pytest.raises(ValueError, match=re.escape(words) or "^$"):
        moment(words, NY)


def test_a_zone_has_to_be_one_there_is() -> None:
    assert why_not_zone(NY) is None
    assert why_not_zone("") == "Name the site's time zone, as America/New_York."
    assert why_not_zone("Mars/Olympus") == "There is no time zone Mars/Olympus. Name one as America/New_York."
    assert why_not_zone("../etc/passwd")


@given(st.datetimes(datetime(2000, 1, 1), datetime(2030, 12, 31)), st.sampled_from([NY, LA, "America/Phoenix"]))
def test_what_is_told_is_read_back_as_the_same_moment(when: datetime, zone: str) -> None:
    utc = when.replace(tzinfo=UTC, second=0, microsecond=0)
    assert why_not_moment(told(utc, zone), zone) is None
    assert moment(told(utc, zone), zone) == utc


@given(st.datetimes(datetime(2000, 1, 1), datetime(2030, 12, 31)))
def test_another_library_agrees_on_which_hours_exist_and_which_come_twice(when: datetime) -> None:
    local, zone = when.replace(second=0, microsecond=0), tz.gettz(NY)
    whole = tz.datetime_exists(local, zone) and not tz.datetime_ambiguous(local, zone)
    assert (why_not_moment(f"{local:%Y-%m-%d %H:%M}", NY) is None) == whole


@pytest.mark.parametrize(
    ("day", "hours"), [("2000-04-02", 23), ("2000-10-29", 25), ("2000-02-29", 24), ("2000-12-31", 24)]
)
def test_a_day_of_changed_clocks_has_an_hour_more_or_less(day: str, hours: int) -> None:
    on = date.fromisoformat(day)
    assert day_ends(on, NY) - day_starts(on, NY) == timedelta(hours=hours)
    assert (day_at(day_starts(on, NY), NY), day_at(day_ends(on, NY) - timedelta(minutes=1), NY)) == (on, on)


ZERO = datetime(2000, 11, 1, tzinfo=UTC)
SPANS = st.lists(
    st.tuples(st.integers(0, 300), st.integers(0, 60)).map(
        lambda two: Span(ZERO + timedelta(minutes=two[0]), ZERO + timedelta(minutes=sum(two)))
    ),
    max_size=6,
)


def marks(spans: list[Span]) -> set[int]:
    """The minutes some stretches cover, counted one by one."""
    return {
        minute
        for one in spans
        for minute in range(int((one.start - ZERO).total_seconds() // 60), int((one.end - ZERO).total_seconds() // 60))
    }


@given(SPANS, SPANS)
def test_stretches_are_joined_met_and_cut_as_sets_of_minutes_are(some: list[Span], others: list[Span]) -> None:
    assert minutes(some) == len(marks(some))
    assert marks(list(common(some, others))) == marks(some) & marks(others)
    assert marks(list(without(some, others))) == marks(some) - marks(others)
    whole = merged(some)
    assert all(one.end < two.start for one, two in pairwise(whole))


def test_what_lies_within_a_stretch_is_kept() -> None:
    hour = Span(ZERO, ZERO + timedelta(hours=1))
    assert kept([Span(ZERO - timedelta(hours=1), ZERO + timedelta(minutes=5))], hour) == (
        Span(ZERO, ZERO + timedelta(minutes=5)),
    )
    assert kept([Span(hour.end, hour.end + timedelta(hours=1))], hour) == ()


def test_lengths_are_said_in_hours_and_minutes() -> None:
    assert [length_words(one) for one in (0, 47, 60, 125)] == ["0 min", "47 min", "1 h 00 min", "2 h 05 min"]
