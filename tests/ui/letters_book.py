"""A book with a letter in every standing that matters, as of Tue 28 Nov 2000, for the tests of its pages and forms."""

from __future__ import annotations

from datetime import date
from typing import Any

from models.acts.answers import object_to_letter
from models.acts.letters import new_letter, record_letter_delivery
from models.acts.link_tests import ResultFact, record_test_results
from models.rules.delivery import Delivery
from models.rules.letter_facts import FailedItem
from models.store import Store
from tests.builders import do
from tests.planted import by_hand, plant
from tests.told import told_once

__all__ = [
    "DEEMED", "FAILED", "NOT_SENT", "NOV_14", "NOV_20", "NOV_22", "NOV_27", "NOV_28", "NOV_29", "OBJECTED", "PASSED",
    "letter", "with_letters",
]  # fmt: skip

NOV_14, NOV_20, NOV_22 = date(2000, 11, 14), date(2000, 11, 20), date(2000, 11, 22)
NOV_27, NOV_28, NOV_29 = date(2000, 11, 27), date(2000, 11, 28), date(2000, 11, 29)
FAILED, PASSED, NOT_SENT, DEEMED, OBJECTED = (f"LAL-{number:04}" for number in range(1, 6))
PLAN = (
    "Receive level, near end", "Receive level, far end", "Bit error rate, 24 h", "Errored seconds, 24 h",
    "Protection switch", "Alarm contacts",
)  # fmt: skip


def letter(store: Store, link: int, issued_on: date, delivery: Delivery | None = None) -> str:
    """A letter for one link, delivered on its day unless it was not."""
    done = do(store, new_letter, on=issued_on, links=(f"L-{link:04}",), issued_on=issued_on)
    number = str(done.result["letter"])
    if delivery is not None:
        do(store, record_letter_delivery, on=issued_on, letter=number, delivery=delivery)
    return number


def results(store: Store, number: str, *facts: Any) -> None:
    """What tests gave on November 27."""
    told = tuple(ResultFact(item, result, passed, tested) for item, result, passed, tested in facts)
    do(store, record_test_results, on=NOV_27, letter=number, results=told, tested_on=NOV_27)


@told_once
def with_letters(store: Store) -> None:
    """Five letters in the order of the constants, and a sixth link without one.

    The first two end on November 28: of the first two tests failed, one without a result; of the second all passed.
    """
    plant(store, 6)
    letter(store, 1, NOV_22, by_hand(NOV_22))
    letter(store, 2, NOV_22, by_hand(NOV_22))
    letter(store, 3, NOV_22)
    letter(store, 4, NOV_20, by_hand(NOV_20))
    letter(store, 5, NOV_14, by_hand(NOV_14))
    soak = "24 h soak, both directions"
    results(
        store,
        FAILED,
        (PLAN[2], "4.1E-7", False, soak),
        (PLAN[3], "", False, "Counter read"),
        (PLAN[5], "closed", True, ""),
    )
    results(store, PASSED, *((item, "good", True, "") for item in PLAN))
    items = (FailedItem(PLAN[2], "2.7E-7", soak, "at most 1E-9"),)
    do(
        store, object_to_letter, on=date(2000, 11, 16), letter=OBJECTED, made_on=date(2000, 11, 16),
        signed_by="Provisioning desk", items=items, explanation="Soaked for 24 hours.",
        delivery=by_hand(date(2000, 11, 16)),
    )  # fmt: skip
