"""Clauses cited by rules, and the derivations they return."""

from datetime import date

from models.rules.clause import CountedDay, Unknown, Why, clause, clauses_of, day_words


def test_a_rule_says_which_clauses_it_carries_out() -> None:
    @clause("EXB-5b-4", "MA-13.2")
    def rule() -> None:
        """A rule."""

    assert clauses_of(rule) == ("EXB-5b-4", "MA-13.2")


def test_what_is_not_marked_carries_out_no_clause() -> None:
    class Odd:
        clauses = "EXB-5b-4"

    assert clauses_of(day_words) == ()
    assert clauses_of(Odd) == ()


def test_a_derivation_parts_the_days_counted_from_those_skipped() -> None:
    friday, saturday = CountedDay(date(2000, 11, 24), 1), CountedDay(date(2000, 11, 25), None, "Saturday")
    why = Why("1 Business Day", ("MA-1.1c",), days=(friday, saturday))
    assert why.counted == (friday,)
    assert why.skipped == (saturday,)


def test_an_unknown_answer_names_the_fact_it_lacks() -> None:
    missing = Unknown("the day LAL-0158 was delivered by hand is not recorded", Why("By hand", ("MA-13.2",)))
    assert missing.sentence == "Cannot be computed: the day LAL-0158 was delivered by hand is not recorded."


def test_days_are_written_the_same_whatever_the_locale() -> None:
    assert day_words(date(2000, 11, 28)) == "Tue 28 Nov 2000"
    assert day_words(date(2001, 3, 4)) == "Sun 4 Mar 2001"
