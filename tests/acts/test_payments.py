"""Payments: recorded, applied, left on account, withdrawn; how a party is paid; every no with its sentence."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from models.acts.payments import Applied, apply_payment, designate_payee, record_payment, withdraw_payment
from models.errors import Refusal
from models.queries.payments import payees, payments
from models.rules.dues import PaymentMethod
from models.rules.ledger import SumState
from models.rules.words import Side
from models.store import Store
from tests.acts.paid_book import LINK_CHARGE, entry, on_day, priced_book
from tests.builders import do, result

PAID, LATER = date(2000, 12, 15), date(2000, 12, 20)


def pay(store: Store, amount: str = "2500.00", *applied: Applied, on: date = PAID, **facts: Any) -> str:
    """A payment; gives its number."""
    done = do(store, record_payment, on, paid_on=on, amount=Decimal(amount), applied=applied, **facts)
    return result(done, "payment")


def refused(store: Store, act: Any, on: date = PAID, **facts: Any) -> str:
    """Why an act is refused."""
    with pytest.raises(Refusal) as refusal:
        do(store, act, on, **facts)
    return refusal.value.sentence


def test_a_payment_settles_the_sum_it_is_applied_to_from_its_day_on(any_store: Store) -> None:
    priced_book(any_store)
    assert pay(any_store, "2500.00", Applied(LINK_CHARGE)) == "PAY-0001"
    assert entry(any_store, LINK_CHARGE, PAID).state is SumState.PAID
    assert entry(any_store, LINK_CHARGE, date(2000, 12, 14)).open == Decimal("2500.00")


def test_a_payment_undone_was_never_made(any_store: Store) -> None:
    priced_book(any_store)
    facts = {"paid_on": PAID, "amount": Decimal("2500.00"), "applied": (Applied(LINK_CHARGE),)}
    done = do(any_store, record_payment, PAID, **facts)
    any_store.undo(done.act_id, PAID)
    assert entry(any_store, LINK_CHARGE, PAID).paid == 0
    assert on_day(any_store, PAID).money.payments == ()


def test_a_payment_is_applied_to_several_sums_and_the_rest_stays_on_account(store: Store) -> None:
    priced_book(store)
    number = pay(store, "3000.00", Applied(LINK_CHARGE, Decimal("1000.00")))
    with store.reading() as session:
        (made,) = payments(session, PAID)
    assert (made.number, made.on_account) == (number, Decimal("2000.00"))
    do(store, apply_payment, LATER, payment=number, applied=(Applied(LINK_CHARGE),))
    assert entry(store, LINK_CHARGE, LATER).state is SumState.PAID
    assert entry(store, LINK_CHARGE, PAID).open == Decimal("1500.00")


def test_a_withdrawn_payment_opens_its_sums_again_from_that_day(any_store: Store) -> None:
    priced_book(any_store)
    number = pay(any_store, "2500.00", Applied(LINK_CHARGE))
    do(any_store, withdraw_payment, LATER, payment=number)
    assert entry(any_store, LINK_CHARGE, LATER).open == Decimal("2500.00")
    assert entry(any_store, LINK_CHARGE, PAID).state is SumState.PAID


def test_the_journal_says_what_was_paid(store: Store) -> None:
    priced_book(store)
    done = do(store, record_payment, PAID, paid_on=PAID, amount=Decimal("2500"), applied=(Applied(LINK_CHARGE),))
    assert done.sentence == "Recorded PAY-0001 of 2,500.00, for L-0001:installation"
    assert do(store, record_payment, PAID, paid_on=PAID, amount=Decimal(5)).sentence.endswith("of 5.00, on account")


def test_every_payment_that_cannot_be_is_refused_with_its_reason(store: Store) -> None:
    priced_book(store)
    facts: dict[str, Any] = {"paid_on": PAID, "amount": Decimal("2500.00")}
    one = {**facts, "applied": (Applied(LINK_CHARGE, Decimal("2500.01")),)}
    assert refused(store, record_payment, **one) == "L-0001:installation has 2,500.00 open; 2,500.01 is more."
    both = (Applied(LINK_CHARGE, Decimal(1)), Applied(LINK_CHARGE, Decimal(1)))
    assert refused(store, record_payment, **facts, applied=both) == "L-0001:installation is named twice."
    assert refused(store, record_payment, **facts, applied=(Applied("INV-0099"),)) == (
        "There is no sum INV-0099 on Fri 15 Dec 2000."
    )
    theirs = (Applied("BSA:prepayment"),)
    assert refused(store, record_payment, **facts, applied=theirs) == (
        "BSA:prepayment is not owed by who made this payment."
    )
    small = {**facts, "amount": Decimal("10.00"), "applied": (Applied(LINK_CHARGE, Decimal(20)),)}
    assert refused(store, record_payment, **small) == "20.00 is applied, more than the 10.00 there is."
    assert refused(store, record_payment, **{**facts, "amount": Decimal("0.005")}) == (
        "A payment has a fraction of a cent: 0.005."
    )
    assert refused(store, record_payment, **{**facts, "amount": Decimal(0)}) == (
        "A payment is more than nothing; 0 was typed."
    )
    assert "has not come yet" in refused(store, record_payment, **{**facts, "paid_on": LATER})


def test_every_act_on_a_payment_in_every_state(store: Store) -> None:
    priced_book(store)
    number = pay(store, "2500.00", Applied(LINK_CHARGE))
    assert refused(store, record_payment, paid_on=PAID, amount=Decimal(1), applied=(Applied(LINK_CHARGE),)) == (
        "L-0001:installation has nothing open."
    )
    assert refused(store, apply_payment, payment=number, applied=()) == "Name the sums PAY-0001 pays."
    assert "cannot be withdrawn before" in refused(store, withdraw_payment, date(2000, 12, 14), payment=number)
    do(store, withdraw_payment, LATER, payment=number)
    gone = "PAY-0001 was withdrawn on Wed 20 Dec 2000."
    assert refused(store, withdraw_payment, LATER, payment=number) == gone
    assert refused(store, apply_payment, LATER, payment=number, applied=(Applied(LINK_CHARGE),)) == gone
    assert refused(store, withdraw_payment, payment="PAY-0099") == "There is no payment PAY-0099 in this book."


def test_a_party_says_how_it_is_paid_and_a_wire_needs_its_account(any_store: Store) -> None:
    facts = {"payee": Side.WINSTAR, "method": PaymentMethod.CHECK, "holds_from": PAID, "address": "685 Third Avenue"}
    assert do(any_store, designate_payee, PAID, **facts).sentence == "Winstar is paid by check from Fri 15 Dec 2000"
    with any_store.reading() as session:
        assert payees(session, date(2000, 12, 14)) == ()
        assert payees(session, PAID)[0].address == "685 Third Avenue"
    assert refused(any_store, designate_payee, **{**facts, "method": PaymentMethod.WIRE}) == (
        "A wire goes to an account the payee names; type the account (6.2)."
    )


def test_the_due_date_stands_whatever_is_recorded_later(store: Store) -> None:
    priced_book(store)
    before = entry(store, LINK_CHARGE, date(2000, 12, 14))
    pay(store, "2500.00", Applied(LINK_CHARGE))
    assert entry(store, LINK_CHARGE, date(2000, 12, 14)) == before
