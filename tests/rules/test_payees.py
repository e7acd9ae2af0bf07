"""How the parties are to be paid: by wire unless the payee chose otherwise, and payments made otherwise (MA-6.2)."""

from __future__ import annotations

from dataclasses import replace

from models.rules.dues import PaymentFacts, PaymentMethod
from models.rules.money_facts import PayeeFacts
from models.rules.payees import other_method, payee_of, way_of
from models.rules.words import Side
from tests.rules.law import day
from tests.rules.moneyed import dollars

CHECK = PayeeFacts(Side.WINSTAR, PaymentMethod.CHECK, day("2001-01-01"), address="685 Third Avenue")
WIRED = PaymentFacts("PAY-0001", day("2000-12-15"), Side.CUSTOMER, dollars("10.00"), method="wire")


def test_a_payee_takes_wires_until_it_chooses_a_check() -> None:
    assert way_of(Side.WINSTAR, (CHECK,), day("2000-12-31")).value.method is PaymentMethod.WIRE
    named = way_of(Side.WINSTAR, (CHECK,), day("2001-01-01"))
    assert (named.value, named.why.facts) == (CHECK, (("Named", "Check, from Mon 1 Jan 2001"),))
    assert way_of(Side.CUSTOMER, (CHECK,), day("2001-01-01")).value.method is PaymentMethod.WIRE


def test_a_payment_made_otherwise_than_its_payee_takes_it_is_found() -> None:
    assert other_method(WIRED, (CHECK,)) is None
    late = replace(WIRED, paid_on=day("2001-02-01"))
    assert other_method(late, (CHECK,)) == "made by wire, and the payee takes payment by check (6.2)"
    assert other_method(replace(late, method="check"), (CHECK,)) is None
    assert other_method(replace(late, method=""), (CHECK,)) is None


def test_the_payee_is_the_other_party() -> None:
    assert payee_of(WIRED) is Side.WINSTAR
    assert payee_of(replace(WIRED, payer=Side.WINSTAR)) is Side.CUSTOMER


def test_of_two_ways_named_for_one_day_the_last_holds() -> None:
    draft = replace(CHECK, method=PaymentMethod.DRAFT)
    assert way_of(Side.WINSTAR, (CHECK, draft), day("2001-01-01")).value is draft
