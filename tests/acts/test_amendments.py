"""Amendments entered by the user: what they may change, from which day, and how they are taken back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from models.acts.amendments import enter_amendment
from models.acts.clause_ids import CLAUSE_IDS, clause_id
from models.errors import Refusal
from models.queries.book import terms
from models.store import Store
from resources.register import register
from tests.builders import do, result

SPRING = date(2001, 3, 1)
MINIMUM = "inventory.minimum_pairs"
FEWER = {
    "effective_on": SPRING,
    "instrument": "Second letter agreement",
    "summary": "The Minimum Inventory falls to 90 pairs.",
    "changes": [{"path": MINIMUM, "value": "90"}],
}

PRICE = {"id": "new", "name": "One pair", "unit": "pair"}


@pytest.fixture
def enter(store: Store) -> Any:
    """Enters an amendment that differs from one that stands by some facts."""
    return lambda **other: do(store, enter_amendment, on=date(2001, 2, 20), **{**FEWER, **other})


def minimum(store: Store, day: date) -> int:
    with store.reading() as session:
        return terms(session, day).inventory.minimum_pairs


def test_a_figure_changes_from_its_own_day_and_comes_back_by_undo(any_store: Store) -> None:
    done = do(any_store, enter_amendment, on=date(2001, 2, 20), **FEWER)
    assert done.sentence == (
        "Entered amendment 2, in force from Thu 1 Mar 2001: The Minimum Inventory falls to 90 pairs"
    )
    assert (minimum(any_store, date(2001, 2, 28)), minimum(any_store, SPRING)) == (102, 90)
    any_store.undo(done.act_id, date(2001, 2, 20))
    assert minimum(any_store, SPRING) == 102


def test_figures_of_every_kind_pairs_and_prices(enter: Any, store: Store) -> None:
    enter(
        clause="LTR-2",
        changes=[
            {"path": "inventory.declined_share", "value": "0.05"},
            {"path": "condition.by", "value": "2001-12-31"},
            {"path": "payment.offset_allowed", "value": "no"},
            {"path": "delivery.ship_to", "value": "SAVVIS/RESTON"},
            {"path": "equipment.total_pairs", "value": "1,500"},
        ],
        batches=[{"pairs": 900, "date": "2001-03-01"}],
        prices=[{"id": "pair_new", "name": "One pair of the third batch", "unit": "pair"}],
    )
    with store.reading() as session:
        now = terms(session, SPRING)
    assert now.inventory.declined_share == Decimal("0.05")
    assert now.condition is not None
    assert now.condition.by == date(2001, 12, 31)
    assert (now.payment.offset_allowed, now.delivery.ship_to, now.equipment.total_pairs) == (
        False, "SAVVIS/RESTON", 1500,
    )  # fmt: skip
    third = now.batch(3)
    assert third is not None
    assert (third.pairs, third.date, third.clause) == (900, SPRING, "LTR-2")
    price = now.price("pair_new")
    assert price is not None
    assert price.clause == "LTR-2"
    assert now.on(date(2001, 2, 28)).equipment.total_pairs == 500


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"instrument": " "}, "Name the instrument: an amendment is a writing signed by both parties"),
        ({"summary": ""}, "Say in a sentence what the amendment changes"),
        ({"changes": []}, "An amendment changes at least one figure, adds pairs or brings a price"),
        ({"changes": [{"path": "inventory.minimum", "value": "90"}]}, "no figure inventory.minimum. Did you mean inv"),
        ({"changes": [{"path": "zzz", "value": "90"}]}, "The terms have no figure zzz."),
        ({"changes": [{"path": MINIMUM, "value": "ninety"}]}, "is a whole number; ninety was typed"),
        ({"changes": [{"path": MINIMUM, "value": ""}]}, "is a whole number; nothing was typed"),
        ({"changes": [{"path": MINIMUM, "value": "-1"}]}, "cannot be less than nothing; -1 was typed"),
        ({"changes": [{"path": MINIMUM, "value": "102"}]}, "Minimum Inventory in pairs is 102 already"),
        ({"changes": [{"path": "inventory.declined_share", "value": "2"}]}, "is a share of one, such as 0.02"),
        ({"changes": [{"path": "inventory.declined_share", "value": "NaN"}]}, "is a number; NaN was typed"),
        ({"changes": [{"path": "condition.by", "value": "soon"}]}, "is a day as 2001-10-01; soon was typed"),
        ({"changes": [{"path": "payment.offset_allowed", "value": "maybe"}]}, "is yes or no; maybe was typed"),
        ({"changes": [{"path": "delivery.ship_to", "value": " "}]}, "Ship to is not told"),
        ({"changes": [{"path": "payment.later_batches.day_of_month", "value": "32"}]}, "a day from 1 to 31"),
        ({"changes": [*FEWER["changes"], *FEWER["changes"]]}, "Minimum Inventory in pairs is changed twice"),
        ({"batches": [{"pairs": 0, "date": "2001-03-01"}]}, "A batch has at least one pair"),
        ({"batches": [{"pairs": 191, "date": "2001-03-01"}]}, "come to 501 pairs on Thu 1 Mar 2001; the agree"),
        ({"changes": [{"path": "equipment.total_pairs", "value": "309"}]}, "would come to 310 pairs"),
        ({"prices": [{"id": "", "name": "One", "unit": "pair"}]}, "A price needs a short name"),
        ({"prices": [PRICE, PRICE]}, "There is a price named new already"),
    ],
)  # fmt: skip
def test_what_cannot_stand_is_refused_with_a_sentence(enter: Any, facts: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence.replace("(", r"\(")) as refused:
        enter(**facts)
    assert refused.value.clause


ABSURD = [
    ({"clause": "any words"}, "There is no clause any words in the agreement. Write it as MA-13.13 or EXB-2b."),
    ({"clause": "EXB-2i"}, "There is no clause EXB-2i in the agreement. The nearest are EXB-2h, EXB-2g and EXB-2f."),
    (
        {"changes": [{"path": "equipment.total_pairs", "value": "10,000,000"}]},
        "Pairs to buy lies between 1 and 100,000; 10,000,000 was typed. Look at the paper.",
    ),
    (
        {"changes": [{"path": MINIMUM, "value": "501"}]},
        (
            "Minimum Inventory in pairs would be 501 on Thu 1 Mar 2001, more than Pairs to buy, 500. Change both, "
            "or look at the paper."
        ),
    ),
    (
        {"changes": [{"path": "payment.later_batches.instalments", "value": "0"}]},
        "Instalments of later batches lies between 1 and 360; 0 was typed. Look at the paper.",
    ),
    (
        {"changes": [{"path": "service_levels.maintenance_window", "value": "at night"}]},
        "Window of scheduled maintenance is written as 00:00-06:00 local; at night was typed.",
    ),
    (
        {"changes": [{"path": "upgrade.window_end", "value": "2001-05-30"}]},
        (
            "Last safe day of its notice would be Thu 31 May 2001 on Thu 1 Mar 2001, later than Last day of the "
            "upgrade, Wed 30 May 2001. Change both, or look at the paper."
        ),
    ),
    (
        {"changes": [{"path": "condition.by", "value": "2011-01-01"}]},
        "By cannot be Sat 1 Jan 2011; the Term ends on Wed 30 Jun 2010.",
    ),
    (
        {"changes": [{"path": "condition.by", "value": "1999-01-01"}]},
        "By cannot be Fri 1 Jan 1999; the agreement begins on Fri 30 Jun 2000.",
    ),
    (
        {"batches": [{"pairs": 10, "date": "2001-02-28"}]},
        "The amendment is in force from Thu 1 Mar 2001; no pairs are bought by it on Wed 28 Feb 2001.",
    ),
    (
        {"batches": [{"pairs": 10, "date": "2010-07-01"}]},
        "The Term ends on Wed 30 Jun 2010; no pairs are bought on Thu 1 Jul 2010.",
    ),
    (
        {"effective_on": date(2010, 7, 1)},
        "The Term ends on Wed 30 Jun 2010; nothing amends it from Thu 1 Jul 2010 on.",
    ),
]


@pytest.mark.parametrize(("facts", "sentence"), ABSURD)
def test_what_makes_no_sense_is_refused_with_its_clause(enter: Any, facts: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refusal) as refused:
        enter(**facts)
    assert (refused.value.sentence, bool(refused.value.clause)) == (sentence, True)


def test_two_figures_that_depend_on_each_other_change_together(enter: Any, store: Store) -> None:
    both = [{"path": MINIMUM, "value": "600"}, {"path": "equipment.total_pairs", "value": "1500"}]
    enter(changes=both)
    assert minimum(store, SPRING) == 600


def test_a_later_extension_of_the_term_is_an_amendment_as_any_other(enter: Any, store: Store) -> None:
    enter(clause="3", changes=[{"path": "agreement.term_end", "value": "2015-06-30"}])
    with store.reading() as session:
        assert terms(session, SPRING).agreement.term_end == date(2015, 6, 30)


def test_the_clauses_an_act_takes_are_those_of_the_register() -> None:
    assert list(CLAUSE_IDS) == [one.id for one in register()]


def test_a_clause_may_be_named_as_the_screen_names_it() -> None:
    named = [clause_id(typed, "MA-13.13") for typed in ("13.13", "ma-13.13", "B-2(b)", "LTR-2", "A-3")]
    assert named == ["MA-13.13", "MA-13.13", "EXB-2b", "LTR-2", "A-3"]


def test_a_price_that_is_there_already_is_refused(enter: Any, store: Store) -> None:
    with store.reading() as session:
        known = terms(session, SPRING).price_placeholder[0].id
    with pytest.raises(Refusal, match=f"There is a price named {known} already"):
        enter(prices=[{"id": known, "name": "Again", "unit": "pair"}])


def test_a_figure_that_a_part_brings_later_is_not_known_before(enter: Any) -> None:
    with pytest.raises(Refusal, match=r"The terms have no figure condition\.by"):
        enter(effective_on=date(2000, 7, 1), changes=[{"path": "condition.by", "value": "2001-12-31"}])


def test_an_amendment_entered_late_is_held_against_the_later_ones(enter: Any) -> None:
    with pytest.raises(Refusal, match="would come to 501 pairs on Fri 29 Sep 2000"):
        enter(effective_on=date(2000, 8, 1), changes=[], batches=[{"pairs": 191, "date": "2000-08-01"}])


def test_the_day_before_an_earlier_one_changes_with_it(enter: Any, store: Store) -> None:
    first = enter()
    enter(effective_on=date(2001, 2, 1), changes=[{"path": MINIMUM, "value": "95"}])
    assert result(first, "number") == "2"
    assert [minimum(store, day) for day in (date(2001, 1, 31), date(2001, 2, 1), SPRING)] == [102, 95, 90]


def test_nothing_is_amended_before_the_agreement_begins(enter: Any) -> None:
    with pytest.raises(Refusal, match="begins on Fri 30 Jun 2000; nothing amends it") as refused:
        enter(effective_on=date(2000, 6, 29))
    assert refused.value.clause == "MA-13.13"
    assert enter(effective_on=date(2000, 6, 30))
