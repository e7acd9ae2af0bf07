"""The file of terms: it loads, and its figures, dates and readings agree with one another."""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

AGREEMENT = Path(__file__).parents[2] / "resources" / "agreement"

Data = dict[str, Any]


@pytest.fixture(scope="module")
def terms() -> Data:
    """The terms as the file holds them."""
    return tomllib.loads((AGREEMENT / "winstar-savvis-2000.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def letter(terms: Data) -> Data:
    """The amendment made by the letter of September 29, 2000."""
    (only,) = terms["amendment"]
    return dict(only)


def quantities(order: Data, radio: str) -> Counter[str]:
    """How many of each part an order lists for one kind of radio."""
    counted: Counter[str] = Counter()
    for line in order["line"]:
        if line["radio"] == radio:
            counted[line["part"]] += line["quantity"]
    return counted


def test_the_two_batches_make_310_of_500_pairs(terms: Data, letter: Data) -> None:
    (first,) = terms["equipment"]["batch"]
    (second,) = letter["batch"]
    assert (first["pairs"], second["pairs"]) == (204, 106)
    assert first["pairs"] == terms["equipment"]["agreed_pairs"]
    assert first["pairs"] + second["pairs"] == letter["changes"]["equipment.agreed_pairs"] == 310
    assert terms["equipment"]["total_pairs"] == 500


def test_the_letter_is_not_part_of_the_terms_before_its_day(terms: Data, letter: Data) -> None:
    assert letter["on"] == date(2000, 9, 29)
    assert terms["payment"]["offset_allowed"] is False
    assert [order["id"] for order in terms["order"]] == ["A-3"]
    assert [order["id"] for order in letter["order"]] == ["LTR-PO"]


def test_every_change_of_the_letter_names_a_term_that_exists(terms: Data, letter: Data) -> None:
    for dotted, value in letter["changes"].items():
        table, key = dotted.split(".")
        assert key in terms[table]
        assert type(terms[table][key]) is type(value)
        assert terms[table][key] != value


@pytest.mark.parametrize(("radio", "pairs"), [("OC-3", 75), ("DS-3", 272)])
def test_the_first_order_lists_two_ends_for_each_of_its_pairs(terms: Data, radio: str, pairs: int) -> None:
    (order,) = terms["order"]
    ends = quantities(order, radio)
    assert order["pairs"][radio] == pairs
    assert ends["idu"] == ends["odu"] == ends["antenna"] == 2 * pairs


def test_the_first_order_lists_143_pairs_more_than_its_batch(terms: Data) -> None:
    (order,) = terms["order"]
    (batch,) = terms["equipment"]["batch"]
    assert len(order["line"]) == 13
    assert sum(order["pairs"].values()) == batch["order_pairs_listed"] == batch["pairs"] + 143


def test_the_letters_order_lists_two_ends_for_each_of_106_pairs(letter: Data) -> None:
    (order,) = letter["order"]
    ends = quantities(order, "OC-3")
    assert len(order["line"]) == 11
    assert order["pairs"] == {"OC-3": 106}
    assert ends == {"odu": 212, "antenna": 212, "idu": 212}


def test_the_letters_low_and_high_bands_are_equal(letter: Data) -> None:
    (order,) = letter["order"]
    bands: Counter[str] = Counter()
    for line in order["line"]:
        if line["part"] == "odu":
            bands[line["band"]] += line["quantity"]
    assert bands == {"LOW": 106, "HIGH": 106}


@pytest.mark.parametrize(
    ("table", "days", "due"),
    [
        ("customer_list", "due_days_after_effective", "due"),
        ("acceptance", "test_plan_days_after_effective", "test_plan_due"),
    ],
)
def test_a_due_date_is_its_days_after_the_effective_date(terms: Data, table: str, days: str, due: str) -> None:
    start = terms["agreement"]["effective_date"]
    assert start == date(2000, 6, 30)
    assert start + timedelta(days=terms[table][days]) == terms[table][due]


def test_the_term_ends_ten_years_after_it_began(terms: Data) -> None:
    agreement = terms["agreement"]
    began = agreement["effective_date"]
    assert agreement["term_end"] == began.replace(year=began.year + agreement["term_years"])


def test_the_safe_day_for_an_upgrade_notice_leaves_its_30_days(terms: Data) -> None:
    upgrade = terms["upgrade"]
    assert upgrade["safe_notice_date"] + timedelta(days=upgrade["notice_days"]) == upgrade["window_end"]


def quarterly(first: date, count: int) -> list[date]:
    """So many dates three months apart."""
    months = [first.year * 12 + first.month - 1 + 3 * k for k in range(count)]
    return [date(month // 12, month % 12 + 1, first.day) for month in months]


def test_schedule_a2_is_the_effective_date_and_24_quarters(terms: Data) -> None:
    assert terms["schedule_a2"]["dates"] == [date(2000, 6, 30), *quarterly(date(2000, 9, 15), 24)]


def test_the_letters_24_quarters_fall_due_on_the_15th_of_their_last_month(letter: Data) -> None:
    schedule = letter["schedule"]
    assert schedule["due_dates"] == quarterly(date(2000, 12, 15), 24)
    assert schedule["quarters"] == [f"{day.month // 3}Q{day.year % 100:02}" for day in schedule["due_dates"]]


def test_later_batches_are_paid_over_six_years_of_quarters(terms: Data) -> None:
    later = terms["payment"]["later_batches"]
    assert later["instalments"] == later["years"] * len(later["months"]) == 24
    assert Decimal(later["annual_rate"]) / 4 == Decimal(later["periodic_rate"])


def test_the_minutes_an_oc3_link_may_be_down_follow_from_its_availability(terms: Data) -> None:
    oc3 = terms["service_levels"]["oc3_availability"]
    for days in (90, 91, 92):
        allowed = (1 - Decimal(oc3["standard"])) * days * 24 * 60
        assert Decimal(oc3[f"allowed_minutes_{days}_day_quarter"]) == allowed


def test_the_target_examples_count_what_is_missing_from_102_links(terms: Data) -> None:
    target = terms["service_levels"]["installation_target"]
    assert [row["short"] for row in target["example"]] == [
        target["links"] - row["installed"] for row in target["example"]
    ]


def test_each_party_has_one_notice_address_and_one_for_copies(terms: Data) -> None:
    got = sorted((address["party"], address["copy"]) for address in terms["notice_address"])
    assert got == [("customer", False), ("customer", True), ("winstar", False), ("winstar", True)]


def test_no_withheld_price_has_a_value(terms: Data, letter: Data) -> None:
    prices = terms["price_placeholder"] + letter["price_placeholder"]
    assert len({price["id"] for price in prices}) == len(prices) == 27
    assert all("value" not in price for price in prices)


def test_the_proposed_test_plan_has_six_items(terms: Data) -> None:
    assert terms["test_plan"]["status"] == "proposal"
    assert len({item["name"] for item in terms["test_item"]}) == 6
    assert all(item["limit"] for item in terms["test_item"])


def test_every_open_question_of_the_agreement_has_a_reading(terms: Data) -> None:
    numbers = {int(reading["amb"].removeprefix("AMB-")) for reading in terms["reading"]}
    assert numbers == set(range(1, 39)) | {47, 48, 49}


def test_reading_keys_are_unique_and_values_are_texts_that_differ(terms: Data) -> None:
    readings = terms["reading"]
    assert len({reading["key"] for reading in readings}) == len(readings)
    for reading in readings:
        values = [reading["default"], *(other["value"] for other in reading["alternatives"])]
        assert all(isinstance(value, str) for value in values)
        assert len(set(values)) == len(values)


def test_questions_and_reasons_are_one_sentence_each(terms: Data) -> None:
    for reading in terms["reading"]:
        assert reading["question"].endswith("?")
        assert reading["why"].endswith(".")
        assert reading["words"].endswith(".")
        assert all(other["words"].endswith(".") for other in reading["alternatives"])


def test_the_standing_terms_agree_with_the_readings_they_start_from(terms: Data) -> None:
    default = {reading["key"]: reading["default"] for reading in terms["reading"]}
    (batch,) = terms["equipment"]["batch"]
    later = terms["payment"]["later_batches"]
    assert int(default["initial_pairs"]) == batch["pairs"]
    assert Decimal(default["installation_share"]) == Decimal(terms["installation"]["share"])
    assert (default["amortization"], default["first_period"]) == (later["method"], later["first_period"])
    assert default["late_charge"] == terms["payment"]["late_charge_kind"]
    assert int(default["letter_due_day"]) == later["day_of_month"]
    target = terms["service_levels"]["installation_target"]
    assert date.fromisoformat(default["sla_first_credit"]) == target["first_credit_measured"]
