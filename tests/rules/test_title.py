"""Title and risk pass on shipment (Exhibit A, 3)."""

from models.rules.clause import Known, Unknown
from models.rules.readings import Readings
from models.rules.title import owner, risk, title_passed
from models.rules.words import Side
from tests.rules.law import TERMS, day

SHIPPED, ARRIVED = day("2000-09-29"), day("2000-10-03")


def test_title_passes_on_the_day_of_shipment() -> None:
    passed = title_passed(SHIPPED, "P-0205")
    assert isinstance(passed, Known)
    assert passed.value == SHIPPED
    assert passed.why.facts == (("Shipped", "Fri 29 Sep 2000"),)


def test_title_in_what_is_not_shipped_has_not_passed() -> None:
    passed = title_passed(None, "P-0205")
    assert isinstance(passed, Unknown)
    assert passed.sentence == "Cannot be computed: P-0205 has not been shipped."


def test_by_the_other_reading_title_passes_with_the_bill_of_sale() -> None:
    by_bill = Readings(title_date="bill_of_sale")
    waits = title_passed(SHIPPED, "P-0205", by_bill)
    assert isinstance(waits, Unknown)
    assert waits.missing == "no Bill of Sale conveys P-0205"
    passed = title_passed(SHIPPED, "P-0205", by_bill, ARRIVED)
    assert isinstance(passed, Known)
    assert (passed.value, passed.why.readings) == (ARRIVED, ("AMB-32",))
    assert ("Bill of Sale", "Tue 3 Oct 2000") in passed.why.facts


def test_the_owner_changes_on_that_day() -> None:
    assert owner(SHIPPED, day("2000-09-28")) is Side.WINSTAR
    assert owner(SHIPPED, SHIPPED) is Side.CUSTOMER
    assert owner(None, SHIPPED) is Side.WINSTAR


def test_what_is_lost_on_the_way_is_customers() -> None:
    assert risk(SHIPPED, ARRIVED, TERMS, day("2000-09-28")) == "not shipped, Winstar's risk"
    assert risk(SHIPPED, ARRIVED, TERMS, day("2000-10-02")) == "in transit, SAVVIS's risk"
    assert risk(SHIPPED, None, TERMS, ARRIVED) == "in transit, SAVVIS's risk"
    assert risk(SHIPPED, ARRIVED, TERMS, ARRIVED) == ""
