"""Gathers a bill of sale: the pairs shipped against an order by a day, each with the serials of both its ends."""

from __future__ import annotations

from sqlalchemy import select

from models.errors import Refusal
from models.queries.ends import ends_of
from models.queries.orders import order_facts
from models.rules.clause import day_words
from models.rules.purchasing import OrderFacts
from models.rules.words import Side, counted
from models.sheets.bill_of_sale import BillOfSaleSheet, SoldPair
from models.sheets.gathering.source import Source
from models.sheets.gathering.wording import ordinal, paper_day
from models.tables import Order, Pair, Shipment

__all__ = ["about", "gather", "why_not_issue"]


def gather(source: Source, subject: str) -> BillOfSaleSheet:
    """The bill of one order's pairs, dated the day it is made."""
    facts = _order(source, subject)
    pairs = _pairs(source, subject)
    return BillOfSaleSheet(
        head=source.head("", source.as_of, Side.WINSTAR),
        batch=f"{ordinal(facts.batch)} batch",
        orders=(subject,),
        pairs=pairs,
        remarks=_remarks(source, facts, pairs),
    )


def _order(source: Source, subject: str) -> OrderFacts:
    """The order; a Refusal says that there is none by the day."""
    facts = order_facts(source.session, [subject]).get(subject)
    if facts is None or facts.ordered_on > source.as_of:
        raise Refusal(f"There is no order {subject} in this book on {day_words(source.as_of)}.")
    return facts


def _pairs(source: Source, subject: str) -> tuple[SoldPair, ...]:
    """The pairs shipped against the order, in the order of their tags."""
    query = (
        select(Pair.tag, Pair.radio, Shipment.shipped_on)
        .join(Order, Order.id == Pair.order_id)
        .join(Shipment, Shipment.id == Pair.shipment_id)
        .where(Order.number == subject, Shipment.shipped_on <= source.as_of)
        .order_by(Pair.id)
    )
    rows = source.session.execute(query).all()
    ends = ends_of(source.session, [row.tag for row in rows])
    serials = {tag: {side.value: serial for side, (serial, _) in both.items()} for tag, both in ends.items()}
    return tuple(
        SoldPair(
            row.tag,
            row.radio,
            serials.get(row.tag, {}).get("near", ""),
            serials.get(row.tag, {}).get("far", ""),
            row.shipped_on,
        )
        for row in rows
    )


def _remarks(source: Source, facts: OrderFacts, pairs: tuple[SoldPair, ...]) -> tuple[str, ...]:
    """What is still to be shipped of the batch, and which ends have no serial."""
    said = []
    if len(pairs) < facts.batch_pairs:
        shipped = f"{counted(len(pairs), 'radio pair')} of the {facts.batch_pairs} of this batch"
        said.append(f"{shipped} had been shipped by {paper_day(source.as_of)}. This bill conveys those.")
    missing = sum(not serial for pair in pairs for serial in (pair.near_serial, pair.far_serial))
    if missing:
        has = "has" if missing == 1 else "have"
        said.append(f"{counted(missing, 'end')} on Schedule A {has} no serial on record yet.")
    return tuple(said)


def about(sheet: BillOfSaleSheet) -> str:
    """What the bill conveys, in a few words."""
    return counted(len(sheet.pairs), "radio pair")


def why_not_issue(source: Source, subject: str) -> tuple[str, str] | None:
    """Why the bill cannot be issued, with the clause, or None: title passes on shipment, not before."""
    _order(source, subject)
    if not _pairs(source, subject):
        day = day_words(source.as_of)
        return (
            f"No pair of {subject} was shipped by {day}. Title passes on shipment; only then is there a sale.",
            "EXA-3",
        )
    return None
