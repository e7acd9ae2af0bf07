"""Every figure an amendment may change: it is there, it has a name and a clause, and it takes its own kind of value."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from models.rules.amending import figure, figures, told, why_not_amend, why_not_change
from models.rules.figure_names import FIGURES
from resources.register import register
from tests.rules.law import DATA, TERMS, terms

CLAUSES = {one.id for one in register()}


@pytest.mark.parametrize("path", FIGURES)
def test_every_figure_is_in_the_terms_and_names_a_clause(path: str) -> None:
    found = figure(TERMS, path)
    assert found is not None
    assert found.clause in CLAUSES
    assert isinstance(found.value, found.kind)
    assert found.words


def test_names_of_figures_are_unique_in_their_section() -> None:
    named = [(one.section, one.name) for one in figures(TERMS)]
    assert len(set(named)) == len(named) == len(FIGURES)


def test_before_the_letter_its_figures_are_not_there() -> None:
    before = {one.path for one in figures(terms(date(2000, 9, 28)))}
    assert set(FIGURES) - before == {"condition.pairs", "condition.by"}


@pytest.mark.parametrize(
    ("path", "text", "value"),
    [
        ("inventory.minimum_pairs", " 90 ", 90),
        ("equipment.total_pairs", "1,500", 1500),
        ("collocation.insurance.general_liability_per_occurrence", "2,000,000.00", Decimal("2000000.00")),
        ("inventory.declined_share", "0", Decimal(0)),
        ("condition.by", "2002-02-28", date(2002, 2, 28)),
        ("payment.offset_allowed", "No", False),
        ("payment.offset_allowed", "false", False),
        ("disputes.place", "St. Louis, Missouri", "St. Louis, Missouri"),
        ("payment.later_batches.day_of_month", "1", 1),
        ("payment.later_batches.day_of_month", "31", 31),
        ("inventory.declined_share", "1", Decimal(1)),
    ],
)
def test_a_figure_reads_what_is_typed_as_its_kind(path: str, text: str, value: object) -> None:
    found = figure(TERMS, path)
    assert found is not None
    assert found.read(text) == value
    assert type(found.read(text)) is type(value)
    assert why_not_change(TERMS, path, text) is None


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("payment.offset_allowed", "yes"),
        ("condition.by", "Mon 1 Oct 2001"),
        ("inventory.minimum_pairs", "102"),
        ("collocation.insurance.general_liability_per_occurrence", "1,000,000.00"),
        ("inventory.declined_share", "0.02"),
        ("delivery.ship_to", "SAVVIS/MERIDIAN"),
    ],
)
def test_a_present_value_is_told_in_words(path: str, words: str) -> None:
    found = figure(TERMS, path)
    assert found is not None
    assert found.words == words


def test_an_amendment_is_judged_on_its_own_day_and_on_every_later_one() -> None:
    more = {"number": 9, "on": "2000-08-01", "instrument": "x", "clause": "MA-13.13", "summary": "x"}
    batch = {"number": 9, "date": "2000-08-01", "clause": "EXA-1b", "order": ""}
    assert why_not_amend(DATA, {**more, "batch": [{**batch, "pairs": 190}]}) is None
    assert why_not_amend(DATA, {**more, "batch": [{**batch, "pairs": 191}]}) == (
        "The batches would come to 501 pairs on Fri 29 Sep 2000; the agreement ends at 500."
    )
    assert why_not_amend(DATA, {**more, "on": "2001-08-01", "batch": [{**batch, "pairs": 191}]}) is not None


@pytest.mark.parametrize(
    ("path", "text", "why"),
    [
        ("inventory.minimum_pairs", "ninety", "Minimum Inventory in pairs is a whole number; ninety was typed."),
        ("inventory.minimum_pairs", " ", "Minimum Inventory in pairs is a whole number; nothing was typed."),
        ("inventory.minimum_pairs", "-1", "Minimum Inventory in pairs cannot be less than nothing; -1 was typed."),
        ("inventory.minimum_pairs", "102", "Minimum Inventory in pairs is 102 already."),
        ("inventory.declined_share", "1.01", "is a share of one, such as 0.02; 1.01 is more than all of it."),
        ("inventory.declined_share", "-0.01", "cannot be less than nothing; -0.01 was typed."),
        ("inventory.declined_share", "much", "is a number; much was typed."),
        ("inventory.declined_share", "Infinity", "is a number; Infinity was typed."),
        ("condition.by", "2001-02-29", "By is a day as 2001-10-01; 2001-02-29 was typed."),
        ("payment.offset_allowed", "perhaps", "is yes or no; perhaps was typed."),
        ("delivery.ship_to", "", "Ship to is not told."),
        ("payment.later_batches.day_of_month", "0", "is a day from 1 to 31; 0 was typed."),
        ("payment.later_batches.day_of_month", "32", "is a day from 1 to 31; 32 was typed."),
        ("inventory.minimum", "1", "The terms have no figure inventory.minimum. Did you mean inventory.minimum_pairs?"),
        ("zzz", "1", "The terms have no figure zzz."),
    ],
)
def test_what_cannot_be_typed_is_said_in_a_sentence(path: str, text: str, why: str) -> None:
    said = why_not_change(TERMS, path, text)
    assert said is not None
    assert said.endswith(why)


def test_a_figure_of_a_part_the_terms_do_not_have_is_no_figure() -> None:
    assert figure(terms(date(2000, 9, 28)), "condition.by") is None
    assert figure(TERMS, "no.such.path") is None


@pytest.mark.parametrize(
    ("value", "words"),
    [(9_999, "9999"), (10_000, "10,000"), (12_345, "12,345"), (Decimal("1000.00"), "1,000.00")],
)
def test_a_count_is_grouped_from_ten_thousand_on_and_a_sum_from_a_thousand(value: int | Decimal, words: str) -> None:
    assert told(value) == words


def test_yes_and_true_are_yes_and_no_and_false_are_no() -> None:
    asked = figure(TERMS, "payment.offset_allowed")
    assert asked is not None
    assert [replace(asked, value=False).read(text) for text in ("yes", "True")] == [True, True]
    assert [replace(asked, value=True).read(text) for text in ("no", "False")] == [False, False]
