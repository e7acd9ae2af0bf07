"""The records of prices, charges, payments and reductions (MA-4, MA-6), read out of the book as of a day."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from models.queries.charges import invoices, rates, statements
from models.queries.payments import payees, payments, reductions
from models.queries.prices import prices
from models.rules.charges import Tariff
from models.rules.ledger import Entry, SumState
from models.rules.money_facts import MoneyBook
from models.rules.services_minimum import quarters
from models.rules.state import State
from models.rules.sums import Records, sums

__all__ = ["money_book"]


def money_book(session: Session, now: State) -> MoneyBook:
    """The records of prices, charges, payments and reductions (MA-4, MA-6), on the day of a State."""
    typed, rated = prices(session), rates(session)
    tariff = Tariff(now.terms, typed, rated, now.readings)
    records = Records(
        links=tuple(now.link_standings.values()),
        instalments=now.plans.dues,
        invoices=invoices(session, now.as_of),
        statements=statements(session, now.as_of),
        payments=payments(session, now.as_of),
        reductions=reductions(session, now.as_of),
        moved=frozenset(move.successor for move in now.service.moves if move.successor),
    )
    made = sums(records, tariff, now.calendar, now.as_of)
    return MoneyBook(
        prices=typed,
        rates=rated,
        payees=payees(session, now.as_of),
        invoices=tuple(records.invoices),
        statements=tuple(records.statements),
        payments=tuple(records.payments),
        reductions=tuple(records.reductions),
        entries=tuple(_as_planned(one, now) for one in made.entries),
        charges=made.charges,
        quarters=quarters(records.invoices, tariff),
    )


def _as_planned(one: Entry, now: State) -> Entry:
    """A sum of a payment plan stands where its plan says; acceleration is the plan's to judge."""
    planned = now.plans.standings.get(one.due.key)
    return one if planned is None else replace(one, state=SumState(planned.state.value))
