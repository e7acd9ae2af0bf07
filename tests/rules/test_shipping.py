"""What a shipment needs (Exhibit A, 3 and 4)."""

from dataclasses import replace

import pytest

from models.rules.shipping import (
    PackageFacts,
    ShipmentFacts,
    left_to_ship,
    memorandum_warning,
    shipped_warning,
    why_not_ship,
)
from tests.rules.law import day
from tests.rules.test_purchasing import FIRST, SECOND, SEPTEMBER_29

PACKAGES = (PackageFacts(1, holds_memorandum=True), PackageFacts(2))
EARLIER = ShipmentFacts("SH-0002", "PO-002", SEPTEMBER_29, 60, PACKAGES)


def test_pairs_are_shipped_against_an_order_until_it_is_used_up() -> None:
    assert left_to_ship(SECOND, [EARLIER]) == 46
    assert why_not_ship(SECOND, 46, PACKAGES, [EARLIER], SEPTEMBER_29) is None
    assert why_not_ship(SECOND, 47, PACKAGES, [EARLIER], SEPTEMBER_29) == (
        "PO-002 has 46 pairs left to ship, not 47 (A-3)."
    )


def test_schedule_a_3_may_be_shipped_against_for_all_it_lists() -> None:
    assert left_to_ship(FIRST, [EARLIER]) == 347


def test_only_an_order_in_force_is_shipped_against() -> None:
    assert why_not_ship(SECOND, 1, PACKAGES, [], day("2000-09-28")) == (
        "PO-002 is not in force on Thu 28 Sep 2000. Only an issued order can be shipped against (A-3)."
    )
    assert why_not_ship(SECOND, 0, PACKAGES, [], SEPTEMBER_29) == "A shipment holds at least one pair (A-3)."


WRONG = [
    ("", "No package is named. One package has to hold the packing memorandum (A-4)."),
    ("--", "None of the 2 packages holds the packing memorandum (A-4)."),
    ("-MM", "Packages 2 and 3 hold the packing memorandum; only one may (A-4)."),
    ("MMM", "Packages 1, 2 and 3 hold the packing memorandum; only one may (A-4)."),
]


@pytest.mark.parametrize(("packages", "reason"), WRONG, ids=range(len(WRONG)))
def test_exactly_one_package_holds_the_memorandum(packages: str, reason: str) -> None:
    packed = tuple(PackageFacts(number, mark == "M") for number, mark in enumerate(packages, 1))
    assert why_not_ship(SECOND, 1, packed, [], SEPTEMBER_29) == reason
    assert memorandum_warning(replace(EARLIER, packages=packed)) == f"SH-0002: {reason}"


def test_a_shipment_with_its_memorandum_is_not_warned_of() -> None:
    assert memorandum_warning(EARLIER) is None


def test_more_shipped_than_the_contract_counts_is_warned_of() -> None:
    shipment = replace(EARLIER, order="PO-001", pairs=204)
    assert shipped_warning(FIRST, [shipment, EARLIER]) is None
    assert shipped_warning(FIRST, [replace(shipment, pairs=205)]) == (
        "205 pairs were shipped against PO-001; the contract counts 204 for batch 1."
    )
