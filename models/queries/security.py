"""The collateral of the security interest: every radio by batch, with its serials, where it is, and what is owed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from models.queries.pairs import PairRow, PairStanding, pairs
from models.rules.acceleration import remaining
from models.rules.case_facts import InstrumentFacts, InstrumentKind
from models.rules.claims import InstrumentState, instrument_state
from models.rules.clause import Known, Unknown, Why
from models.rules.state import State
from models.rules.words import counted

__all__ = ["CollateralBatch", "CollateralRow", "collateral"]

FREE = (PairStanding.SOLD_BACK, PairStanding.SOLD_UNDER_SECURITY)


@dataclass(frozen=True, slots=True)
class CollateralRow:
    """A radio pair of the collateral: its serials, where it is, and whether it still secures anything."""

    tag: str
    radio: str
    near: str | None
    far: str | None
    place: str
    standing: PairStanding
    order: str
    batch: int
    bought_on: date
    batch_words: str
    secures: bool

    @property
    def ends(self) -> tuple[str | None, str | None]:
        """The serials of both ends."""
        return self.near, self.far


@dataclass(frozen=True, slots=True)
class CollateralBatch:
    """One batch of the collateral: what is still owed for it, the filing that perfects it, and its pairs."""

    order: str
    batch: int
    bought_on: date
    pairs: int
    balance: Known[Decimal] | Unknown
    filing: str
    rows: tuple[CollateralRow, ...]

    @property
    def words(self) -> str:
        """The batch in one line: Batch 1, PO-001: 204 pairs, balance not known."""
        return _words(self.order, self.batch, self.pairs, self.balance)


def _words(order: str, batch: int, count: int, balance: Known[Decimal] | Unknown) -> str:
    """A batch in one line."""
    owed = f"${balance.value:,.2f} of principal owed" if isinstance(balance, Known) else "balance not known"
    return f"Batch {batch}, {order}: {counted(count, 'pair')} in the collateral, {owed}"


def collateral(session: Session, now: State) -> tuple[CollateralBatch, ...]:
    """Every batch bought by the day of a State, with the pairs of it that were shipped (M-6.2-2)."""
    shipped: dict[str, list[PairRow]] = {}
    for row in reversed(pairs(session, now.as_of)):
        shipped.setdefault(row.order, []).append(row)
    filing = _filing(now)
    found = []
    for order in sorted(now.stock.orders, key=lambda one: one.batch):
        if order.stands(now.as_of):
            balance = _balance(now, order.number)
            mine = shipped.get(order.number, [])
            held = sum(row.standing not in FREE for row in mine)
            words = _words(order.number, order.batch, held, balance)
            rows = tuple(_row(row, order.ordered_on, words) for row in mine)
            found.append(CollateralBatch(order.number, order.batch, order.ordered_on, held, balance, filing, rows))
    return tuple(found)


def _row(row: PairRow, bought_on: date, words: str) -> CollateralRow:
    """A pair of the collateral."""
    return CollateralRow(
        row.tag,
        row.radio,
        row.near,
        row.far,
        row.place,
        row.standing,
        row.order,
        row.batch,
        bought_on,
        words,
        row.standing not in FREE,
    )


def _balance(now: State, order: str) -> Known[Decimal] | Unknown:
    """The principal still owed for a batch, by its payment plan."""
    plan = next((one for one in now.plans.plans if one.order == order), None)
    if plan is None:
        return Unknown(f"no payment plan is recorded for {order}", Why("What is unpaid of a batch", ("EXA-2b-ii",)))
    entries = {one.due.key: one for one in now.money.entries}
    return remaining(plan, entries, now.as_of, now.terms).principal


def _filing(now: State) -> str:
    """The UCC-1 in force, in words: its number and the day it lapses; empty while none is recorded."""
    held: list[InstrumentFacts] = [
        one
        for one in now.cases.instruments
        if one.kind is InstrumentKind.FINANCING and instrument_state(one, now.as_of) is InstrumentState.IN_FORCE
    ]
    return ", ".join(f"{one.number} {one.reference}".strip() for one in held)
