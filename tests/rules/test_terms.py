"""Terms are data with dates: an amendment changes them from its own day on, and a gap in them is named."""

from __future__ import annotations

import copy
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from models.rules.terms import readings_of, terms_on
from tests.builders import terms_json
from tests.rules.law import DATA, day

BEFORE, FROM = date(2000, 9, 28), date(2000, 9, 29)


@pytest.fixture
def data() -> dict[str, Any]:
    return copy.deepcopy(terms_json())


def test_the_numbers_of_the_agreement_are_those_of_its_text(data: dict[str, Any]) -> None:
    terms = terms_on(data, BEFORE)
    assert terms.equipment.total_pairs == 500
    assert terms.customer_list.buildings == 750
    assert (terms.inventory.minimum_pairs, terms.inventory.install_window_days) == (102, 75)
    assert terms.inventory.declined_share == Decimal("0.02")
    assert terms.acceptance.response_business_days == 3
    assert (terms.agreement.effective_date, terms.agreement.term_end) == (date(2000, 6, 30), date(2010, 6, 30))


@pytest.mark.parametrize(
    ("day", "pairs", "condition", "schedules"),
    [
        (BEFORE, 204, None, ["A-2"]),
        (FROM, 310, 175, ["A-2", "LTR-SCHED"]),
        (date(2009, 1, 1), 310, 175, ["A-2", "LTR-SCHED"]),
    ],
)
def test_the_letter_changes_the_terms_from_its_own_day(
    data: dict[str, Any], day: date, pairs: int, condition: int | None, schedules: list[str]
) -> None:
    terms = terms_on(data, day)
    assert sum(batch.pairs for batch in terms.equipment.batch) == pairs
    assert (terms.condition.pairs if terms.condition else None) == condition
    assert list(terms.schedules) == schedules
    assert (terms.form("LTR-PO") is None) == (day < FROM)
    assert (terms.batch(2) is None) == (day < FROM)


def test_an_amendment_may_bring_no_more_than_a_changed_number(data: dict[str, Any]) -> None:
    plain = {"number": 2, "on": "2001-01-02", "instrument": "Letter", "clause": "MA-13.13", "summary": "Fewer pairs"}
    data["amendment"].append({**plain, "changes": {"inventory.minimum_pairs": 90, "customer_list.buildings": 760}})
    assert terms_on(data, date(2001, 1, 1)).inventory.minimum_pairs == 102
    later = terms_on(data, date(2001, 1, 2))
    assert (later.inventory.minimum_pairs, later.customer_list.buildings) == (90, 760)
    assert [one.number for one in later.amendments] == [1, 2]
    assert data["inventory"]["minimum_pairs"] == 102, "the base terms stay as they are"


def test_an_amendment_may_bring_a_number_the_base_terms_do_not_have(data: dict[str, Any]) -> None:
    plain = {"number": 2, "on": "2001-01-02", "instrument": "Letter", "clause": "MA-13.13", "summary": "New"}
    data["amendment"].append({**plain, "changes": {"brand.new.number": 1}})
    assert terms_on(data, date(2001, 1, 2)).inventory.minimum_pairs == 102


def test_a_terms_file_without_a_number_says_which(data: dict[str, Any]) -> None:
    del data["inventory"]["minimum_pairs"]
    with pytest.raises(KeyError, match=r"Inventory\.minimum_pairs"):
        terms_on(data, BEFORE)


def test_a_terms_file_without_amendments_or_readings_is_complete(data: dict[str, Any]) -> None:
    del data["amendment"]
    del data["reading"]
    assert terms_on(data, FROM).amendments == ()
    assert readings_of(data) == ()


def test_every_reading_offers_its_default_in_words(data: dict[str, Any]) -> None:
    readings = readings_of(data)
    assert all(reading.words and reading.question for reading in readings)
    assert len({reading.key for reading in readings}) == len(readings)


def test_the_terms_know_what_held_before_each_amendment(data: dict[str, Any]) -> None:
    plain = {"instrument": "Letter", "clause": "MA-13.13", "summary": "Days to answer"}
    for number, (on, days) in enumerate((("2001-03-01", 5), ("2001-02-01", 4), ("2001-03-01", 6)), 2):
        change = {"changes": {"acceptance.response_business_days": days}}
        data["amendment"].append({**plain, **change, "number": number, "on": on})
    now = terms_on(data, date(2001, 6, 1))
    asked = [BEFORE, FROM, date(2001, 1, 31), date(2001, 2, 1), date(2001, 2, 28), date(2001, 3, 1), date(2001, 6, 1)]
    assert [now.on(day).acceptance.response_business_days for day in asked] == [3, 3, 3, 4, 4, 6, 6]
    assert [len(now.on(day).amendments) for day in asked] == [0, 1, 1, 2, 2, 4, 4]
    assert now.on(date(2002, 1, 1)) is now
    assert terms_on(data, BEFORE).earlier == ()


def test_the_terms_before_the_first_amendment_are_kept_beside_those_after_it() -> None:
    now = terms_on({**DATA, "amendment": DATA["amendment"][:1]}, day("2000-11-28"))
    assert now.condition is not None
    assert now.on(day("2000-09-01")).condition is None
