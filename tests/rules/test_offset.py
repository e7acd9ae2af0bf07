"""Offset against arrears, charge-backs, and credits used: how much, on what, and every no with its reason."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from models.rules.charge_facts import InvoiceKind
from models.rules.clause import Known, Unknown
from models.rules.dues import Due, ReductionFacts, Stream
from models.rules.ledger import Entry, SumState, entries
from models.rules.offset import (
    credit_left,
    offset_limit,
    psa_arrears,
    why_not_charge_back,
    why_not_credit,
    why_not_offset,
)
from models.rules.words import Side
from tests.rules.law import CALENDAR, TERMS, day, terms
from tests.rules.moneyed import dollars

ON = day("2001-06-20")
EQUIPMENT = Due(
    "PP-001:5", Stream.EQUIPMENT, Side.CUSTOMER, day("2001-06-15"), dollars("40,228.04"), "5", "A-2", ("plan", "PP-001")
)
PSA = Due(
    "INV-0007",
    Stream.SERVICES,
    Side.WINSTAR,
    day("2001-05-01"),
    dollars("30,000.00"),
    "PSA",
    "LTR-3",
    ("invoice", "INV-0007"),
)
CREDIT = ReductionFacts("RED-0001", "INV-0003", ON, dollars("150.00"), "credit", "EXD-7.2", "CN-0001")


def entry(due: Due, *reductions: ReductionFacts) -> Entry:
    """The sum on the day."""
    (one,) = entries([due], (), reductions, CALENDAR, TERMS, ON)
    return one


def no(amount: str = "30,000.00", equipment: Due = EQUIPMENT, against: Due = PSA, **facts: object) -> str | None:
    """Why an offset is refused on that day."""
    said = {"kind": InvoiceKind.PSA_SERVICES, "terms": TERMS, "on": ON, **facts}
    return why_not_offset(entry(equipment), entry(against), said["kind"], dollars(amount), said["terms"], said["on"])


def test_the_offset_is_the_lesser_of_the_two_sums() -> None:
    limit = offset_limit(entry(EQUIPMENT), entry(PSA))
    assert isinstance(limit, Known)
    assert limit.value == dollars("30,000.00")
    assert limit.why.facts[-1] == ("Sum", "min(40,228.04, 30,000.00) = 30,000.00")
    assert no() is None
    assert no("30,000.01") == "At most 30,000.00 of PP-001:5 can be offset; 30,000.01 was typed (Letter 5)."


def test_there_is_no_offset_before_the_letter() -> None:
    before = day("2000-09-28")
    assert no(terms=terms(before), on=before) == (
        "SAVVIS has no right of offset on Thu 28 Sep 2000; only the letter gives it (Letter 5)."
    )


def test_only_what_is_owed_for_the_equipment_is_reduced() -> None:
    other = replace(EQUIPMENT, key="INV-0003", stream=Stream.MAINTENANCE)
    assert no(equipment=other) == (
        "INV-0003 is not owed for the Equipment; only what is may be reduced by an offset (Letter 5)."
    )
    assert no(equipment=replace(EQUIPMENT, payer=Side.WINSTAR)) is not None


def test_a_sum_that_is_not_owing_yet_is_not_offset() -> None:
    assert no(equipment=replace(EQUIPMENT, due_on=day("2001-09-15"))) == (
        "PP-001:5 is not owing before Sat 15 Sep 2001 (Letter 5)."
    )


@pytest.mark.parametrize("kind", [None, InvoiceKind.MAINTENANCE])
def test_only_arrears_under_the_professional_services_agreement_count(kind: InvoiceKind | None) -> None:
    assert no(kind=kind) == "INV-0007 is not owed under the Professional Services Agreement (Letter 5)."


def test_nothing_is_offset_while_winstar_can_still_pay() -> None:
    assert no(against=replace(PSA, due_on=ON)) == "Winstar can still pay INV-0007 until Wed 20 Jun 2001 (Letter 5)."


def test_an_unknown_sum_sets_no_limit() -> None:
    assert no(equipment=replace(EQUIPMENT, amount=None)) == "Cannot be computed: PP-001:5 has no amount (Letter 5)."
    assert isinstance(offset_limit(entry(EQUIPMENT), entry(replace(PSA, amount=None))), Unknown)


def test_a_sum_that_is_settled_is_not_offset_again() -> None:
    whole = ReductionFacts("RED-0001", "INV-0007", ON, dollars("30,000.00"), "offset", "LTR-5")
    kind, wanted = InvoiceKind.PSA_SERVICES, dollars("1.00")
    said = why_not_offset(entry(EQUIPMENT), entry(PSA, whole), kind, wanted, TERMS, ON)
    assert said == "Nothing of INV-0007 is open (Letter 5)."
    paid = replace(EQUIPMENT, amount=Decimal(0))
    assert why_not_offset(entry(paid), entry(PSA), kind, wanted, TERMS, ON) == "Nothing of PP-001:5 is open (Letter 5)."


def test_arrears_are_the_open_invoices_whose_day_has_passed() -> None:
    paid = ReductionFacts("RED-0001", "INV-0007", ON, dollars("10,000.00"), "offset", "LTR-5")
    later = replace(PSA, key="INV-0008", due_on=day("2001-07-01"))
    found = psa_arrears([entry(PSA, paid), entry(later), entry(EQUIPMENT)], ("INV-0007", "INV-0008"), ON)
    assert isinstance(found, Known)
    assert found.value == dollars("20,000.00")
    lacking = psa_arrears([entry(replace(PSA, amount=None))], ("INV-0007",), ON)
    assert isinstance(lacking, Unknown)
    assert lacking.missing == "INV-0007 has no amount"


def test_a_charge_back_is_deducted_from_any_sum_of_customer_and_no_more_than_it() -> None:
    assert why_not_charge_back(entry(EQUIPMENT), dollars("40,228.04")) is None
    assert why_not_charge_back(entry(EQUIPMENT), dollars("40,228.05")) == (
        "PP-001:5 has 40,228.04 open; 40,228.05 is more."
    )
    assert why_not_charge_back(entry(PSA), Decimal(1)) == (
        "INV-0007 is not owed by Customer; a charge-back is deducted from an invoice to Customer (A-4)."
    )
    unknown = replace(EQUIPMENT, amount=None)
    assert why_not_charge_back(entry(unknown), Decimal(1)) == "PP-001:5 has no amount yet: it is not entered."
    assert why_not_charge_back(entry(replace(unknown, missing="the price is not entered")), Decimal(1)) == (
        "PP-001:5 has no amount yet: the price is not entered."
    )


def test_a_credit_is_carried_until_it_is_used_up() -> None:
    left = credit_left(dollars("2,000.00"), "CN-0001", [CREDIT, replace(CREDIT, source="CN-0002")])
    assert isinstance(left, Known)
    assert left.value == dollars("1,850.00")
    lacking = credit_left(None, "CN-0001", [])
    assert isinstance(lacking, Unknown)
    assert lacking.missing == "the amount of CN-0001 is not entered"


def test_credits_are_used_on_maintenance_only_and_never_beyond_either() -> None:
    maintenance = entry(replace(EQUIPMENT, key="INV-0003", amount=dollars("500.00")))
    left = credit_left(dollars("2,000.00"), "CN-0001", [])
    kind = InvoiceKind.MAINTENANCE
    assert why_not_credit(maintenance, kind, dollars("500.00"), left) is None
    assert why_not_credit(maintenance, InvoiceKind.COLLOCATION, dollars("1.00"), left) == (
        "INV-0003 is no invoice for operation and maintenance; credits are used on those (D-7.2)."
    )
    assert why_not_credit(maintenance, kind, dollars("2,000.01"), left) == (
        "2,000.00 of the credit is left; 2,000.01 is more (D-7.2)."
    )
    assert why_not_credit(maintenance, kind, dollars("500.01"), left) == "INV-0003 has 500.00 open; 500.01 is more."
    used = credit_left(dollars("150.00"), "CN-0001", [CREDIT])
    assert why_not_credit(maintenance, kind, dollars("1.00"), used) == "Nothing of the credit is left (D-7.2)."
    unknown = credit_left(None, "CN-0001", [])
    assert why_not_credit(maintenance, kind, dollars("1.00"), unknown) == (
        "Cannot be computed: the amount of CN-0001 is not entered."
    )
    assert entry(EQUIPMENT).state is SumState.OVERDUE


def test_on_its_very_day_a_sum_is_owing_and_not_yet_in_arrears() -> None:
    assert no(equipment=replace(EQUIPMENT, due_on=ON)) is None
    today = psa_arrears([entry(replace(PSA, due_on=ON))], ("INV-0007",), ON)
    assert isinstance(today, Known)
    assert today.value == 0


def test_all_that_is_left_of_a_credit_may_be_used_down_to_the_cents() -> None:
    maintenance = entry(replace(EQUIPMENT, key="INV-0003", amount=dollars("500.00")))
    left = credit_left(dollars("0.50"), "CN-0001", [])
    assert why_not_credit(maintenance, InvoiceKind.MAINTENANCE, dollars("0.50"), left) is None
