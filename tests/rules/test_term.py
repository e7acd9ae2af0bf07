"""Tests of the end of the Term, and of what is owed after it."""

from __future__ import annotations

from dataclasses import replace

from models.rules.term import survives, term_end
from tests.rules.law import TERMS, day


def test_the_term_ends_on_the_tenth_anniversary_or_the_later_end_of_a_text() -> None:
    ends = term_end(TERMS)
    assert (ends.value, ends.why.readings) == (day("2010-06-30"), ("AMB-37",))
    longer = replace(TERMS, om=replace(TERMS.om, term_years=12))
    assert term_end(longer).value == day("2012-06-30")


def test_a_termination_ends_it_before_and_never_later() -> None:
    ended = term_end(TERMS, day("2002-05-01"))
    assert ended.value == day("2002-05-01")
    assert ("Terminated as of", "Wed 1 May 2002") in ended.why.facts
    assert term_end(TERMS, day("2011-01-01")).value == day("2010-06-30")


def test_what_was_incurred_by_the_end_stays_owed() -> None:
    ended = day("2002-05-01")
    assert survives(ended, TERMS, ended)
    assert not survives(day("2002-05-02"), TERMS, ended)
    assert survives(day("2010-06-30"), TERMS)
    assert not survives(day("2010-07-01"), TERMS)


def test_a_termination_as_of_the_last_day_ends_nothing_sooner() -> None:
    assert "Terminated as of" not in dict(term_end(TERMS, day("2010-06-30")).why.facts)
