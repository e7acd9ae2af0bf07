"""The withheld figures: the last one typed for a day holds, and one nobody typed is not known."""

from __future__ import annotations

from models.rules.clause import Known, Unknown
from models.rules.prices import PriceFacts, price_on
from tests.rules.law import TERMS, day, nov
from tests.rules.moneyed import dollars

FIRST = PriceFacts("om_per_link_month", dollars("310.00"), day("2000-06-30"), "Schedule D-4")
LATER = PriceFacts("om_per_link_month", dollars("325.00"), nov(1))


def test_the_price_of_a_day_is_the_last_typed_from_a_day_by_then() -> None:
    held = price_on("om_per_link_month", (LATER, FIRST), TERMS, nov(1))
    assert isinstance(held, Known)
    assert held.value == dollars("325.00")
    before = price_on("om_per_link_month", (LATER, FIRST), TERMS, day("2000-10-31"))
    assert isinstance(before, Known)
    assert before.why.facts == (("Maintenance charge for a Link", "310.00, from Fri 30 Jun 2000, Schedule D-4"),)


def test_of_two_typed_for_one_day_the_later_entry_corrects_the_earlier() -> None:
    wrong = PriceFacts("om_per_link_month", dollars("3,100.00"), nov(1))
    held = price_on("om_per_link_month", (wrong, LATER), TERMS, nov(1))
    assert isinstance(held, Known)
    assert held.value == dollars("325.00")


def test_a_price_nobody_typed_is_not_known_and_never_nothing() -> None:
    asked = price_on("om_per_link_month", (), TERMS, nov(1))
    assert isinstance(asked, Unknown)
    assert (asked.missing, asked.why.clauses) == ("Maintenance charge for a Link is not entered", ("D-4",))
    odd = price_on("no_such_price", (), TERMS, nov(1))
    assert isinstance(odd, Unknown)
    assert odd.missing == "no_such_price is not entered"
