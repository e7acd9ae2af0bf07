"""A book with a planted Link that is accepted and priced, for the tests of the acts on money."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from models.acts.letters import new_letter, record_letter_delivery
from models.acts.prices import enter_price
from models.queries.state import state
from models.rules.ledger import Entry
from models.rules.state import State
from models.store import Store
from tests.builders import JUNE_30, do, result
from tests.planted import by_hand, plant

__all__ = ["FIRST_DAY", "LINK_CHARGE", "TYPED", "entry", "on_day", "priced_book"]

FIRST_DAY = date(2000, 11, 22)  # the Link is deemed installed
LINK_CHARGE = "L-0001:installation"
TYPED = {
    "installation_per_link": "2500.00",
    "om_per_link_month": "300.00",
    "co_rack_month": "400.00",
    "psa_quarterly_minimum": "50000.00",
    "psa_minimum_2001": "250000.00",
    "bsa_prepayment": "900000.00",
}


def priced_book(store: Store) -> str:
    """L-0001, its Letter received on November 17, 2000, deemed installed on the 22nd; prices; gives the Letter."""
    plant(store)
    number = result(
        do(store, new_letter, date(2000, 11, 16), links=("L-0001",), issued_on=date(2000, 11, 16)), "letter"
    )
    do(store, record_letter_delivery, date(2000, 11, 17), letter=number, delivery=by_hand(date(2000, 11, 17)))
    for name, amount in TYPED.items():
        do(store, enter_price, date(2000, 9, 29), price=name, amount=Decimal(amount), holds_from=JUNE_30)
    return number


def on_day(store: Store, day: date) -> State:
    """The book on a day."""
    with store.reading() as session:
        return state(session, day)


def entry(store: Store, key: str, day: date) -> Entry:
    """A sum on a day."""
    found = on_day(store, day).money.entry(key)
    assert found is not None, key
    return found
