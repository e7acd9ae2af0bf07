"""A book with its payment plans: both batches of the agreement and one of our own, with invented sums."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from models.acts.orders import draft_order, issue_order
from models.acts.payments import Applied, record_payment
from models.acts.plans import RowAmount, enter_instalments, enter_plan_price
from models.acts.prices import enter_price
from models.rules.plan_facts import Per
from models.store import Store
from tests.builders import JUNE_30, do
from tests.rules.plan_cases import SEPTEMBER_29, letter_rows
from tests.told import told_once

__all__ = ["OWN", "QUARTERS", "pay", "planned_book"]

OWN = date(2000, 11, 20)
QUARTERS = (date(2000, 12, 15), date(2001, 3, 15), date(2001, 6, 15), date(2001, 9, 15))


def pay(store: Store, key: str, amount: str, on: date) -> None:
    """A payment applied to one sum."""
    facts = {"paid_on": on, "amount": Decimal(amount), "applied": (Applied(key, Decimal(amount)),)}
    do(store, record_payment, on, **facts)


@told_once
def planned_book(store: Store) -> None:
    """PP-001 untyped, PP-002 typed and paid through 3Q01, PP-003 of 24 pairs with its down payment paid."""
    for form, on in (("A-3", JUNE_30), ("LTR-PO", SEPTEMBER_29)):
        do(store, draft_order, on, form=form)
    do(store, draft_order, OWN, pairs={"OC-3": 24}, ordered_on=OWN)
    for number, on in (("PO-001", JUNE_30), ("PO-002", SEPTEMBER_29), ("PO-003", OWN)):
        do(store, issue_order, on, order=number)
    for price, amount in (("letter_price_per_contract", "10000.00"), ("letter_continued_quarterly", "20000.00")):
        do(store, enter_price, SEPTEMBER_29, price=price, amount=Decimal(amount), holds_from=SEPTEMBER_29)
    rows = tuple(RowAmount(one.number, one.amount) for one in letter_rows())
    do(store, enter_instalments, SEPTEMBER_29, plan="PP-002", amounts=rows, holds_from=SEPTEMBER_29)
    own = {"plan": "PP-003", "price": Decimal("10000.00"), "per": Per.PAIR, "holds_from": OWN}
    do(store, enter_plan_price, OWN, **own)
    pay(store, "PP-002:0", "318000.00", SEPTEMBER_29)
    for number, on in enumerate(QUARTERS, 1):
        pay(store, f"PP-002:{number}", "20000.00", on)
    pay(store, "PP-003:0", "72000.00", OWN)
