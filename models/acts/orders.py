"""Acts on purchase orders: drafting, issuing, routing, cancelling (Exhibit A, 1, 3 and 4; Schedule A-3)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import func, select

from models.act import Doing, act
from models.acts import records
from models.acts.days import refuse_after_term, refuse_day
from models.acts.letter_case import refuse
from models.acts.order_lines import LineFact, count_pairs, draft_of, new_lines
from models.errors import Refusal
from models.queries.book import terms
from models.queries.orders import last_day, order_facts
from models.rules.clause import day_words
from models.rules.purchasing import OrderFacts, Part, ends_warning, lines_warning, why_not_issue_order
from models.rules.terms import OrderForm, Terms
from models.rules.words import counted
from models.tables import Order, Shipment

__all__ = ["cancel_order", "discard_order", "draft_order", "edit_order", "issue_order", "route_order"]


@act(says="Drafted {order}: {what}")
def draft_order(
    doing: Doing,
    *,
    form: str = "",
    pairs: dict[str, int] | None = None,
    lines: tuple[LineFact, ...] = (),
    heading: str = "",
    ordered_on: date | None = None,
    deliver_by: date | None = None,
) -> Mapping[str, object]:
    """Drafts a purchase order: by a form of the agreement (A-3, LTR-PO), for numbers of pairs, or of lines of its own.

    A form brings its own lines, batch and date; `pairs` says how many of each radio type, as {"OC-3": 46}.
    """
    in_force = terms(doing.session, doing.on)
    printed = _form(in_force, form, doing.on) if form else None
    if printed is not None and (pairs or lines):
        raise Refusal(f"{form} brings its own lines; draft an order without a form for others.", printed.clause)
    row = _new_order(doing, in_force, printed)
    row.heading = printed.heading if printed else heading.strip()
    row.ordered_on = _order_day(doing, in_force, printed, ordered_on)
    row.deliver_by = deliver_by
    _refuse_delivery(doing, row)
    facts = _form_lines(printed) if printed else [*_pair_lines(pairs or {}), *lines]
    row.lines = new_lines(facts)
    count_pairs(doing, row, row.lines)
    doing.session.add(row)
    return {"order": row.number, "what": printed.heading if printed else f"{counted(row.batch_pairs, 'pair')}"}


def _form(in_force: Terms, name: str, on: date) -> OrderForm:
    """The agreement's own order of that name, if it is in force on a day."""
    found = in_force.form(name)
    if found is None:
        held = ", ".join(one.id for one in in_force.order) or "none"
        raise Refusal(f"The agreement has no order {name} on {day_words(on)}; it has {held}.", "MA-13.13")
    return found


def _new_order(doing: Doing, in_force: Terms, printed: OrderForm | None) -> Order:
    """An order with its number, its batch and the agreement's terms of delivery."""
    batch = _batch(doing, printed)
    agreed = in_force.batch(batch) if printed else None
    ship = in_force.delivery
    return Order(
        number=records.next_number(doing.session, Order.number, "PO", 3),
        form=printed.id if printed else "",
        batch=batch,
        batch_pairs=agreed.pairs if agreed else 0,
        ship_to="\n".join((ship.ship_to, *ship.address)),
        attention=ship.attention,
        telephone=ship.telephone,
        delivery_terms=ship.delivery_terms,
        payment_terms=ship.payment_terms,
        routing="",
        issued_on=None,
        cancelled_on=None,
    )


def _batch(doing: Doing, printed: OrderForm | None) -> int:
    """The batch an order is: the contract's for a form, else the one after all that are ordered or agreed."""
    if printed is None:
        agreed = [one.number for one in terms(doing.session, date.max).equipment.batch]
        highest = doing.session.scalar(select(func.max(Order.batch))) or 0
        return max(highest, *agreed) + 1
    earlier = doing.session.scalar(select(Order).where(Order.batch == printed.batch))
    if earlier is not None:
        cancelled = f", cancelled on {day_words(earlier.cancelled_on)}" if earlier.cancelled_on else ""
        raise Refusal(f"Batch {printed.batch} is in the book as {earlier.number}{cancelled}.", printed.clause)
    return printed.batch


def _order_day(doing: Doing, in_force: Terms, printed: OrderForm | None, typed: date | None) -> date:
    """The day of an order: the contract's for a form, else as typed, else the day of the act."""
    agreed = in_force.batch(printed.batch) if printed else None
    day = agreed.date if agreed else typed or doing.on
    refuse_day(doing, day, "An order cannot be dated")
    return day


def _refuse_delivery(doing: Doing, row: Order) -> None:
    """Refuses an order to be delivered before its own day, or after the Term."""
    if row.deliver_by is None:
        return
    if row.deliver_by < row.ordered_on:
        dated, by = day_words(row.ordered_on), day_words(row.deliver_by)
        raise Refusal(f"The order is dated {dated}; it is not delivered by {by}.", "A-3")
    refuse_after_term(doing, row.deliver_by, "Nothing is delivered")


def _form_lines(printed: OrderForm) -> list[LineFact]:
    """The lines a form prints, without prices."""
    return [LineFact(line.description, line.quantity, line.radio, Part(line.part)) for line in printed.line]


def _pair_lines(pairs: Mapping[str, int]) -> list[LineFact]:
    """The lines that make up so many pairs: for every pair two outdoor units, two indoor units and two antennas."""
    lines: list[LineFact] = []
    for radio, count in pairs.items():
        lines += [
            LineFact(f"{radio} outdoor unit, 38 GHz, low band", count, radio, Part.ODU),
            LineFact(f"{radio} outdoor unit, 38 GHz, high band", count, radio, Part.ODU),
            LineFact(f"{radio} indoor unit", 2 * count, radio, Part.IDU),
            LineFact(f"{radio} antenna", 2 * count, radio, Part.ANTENNA),
        ]
    return lines


@act(says="Changed {order}")
def edit_order(
    doing: Doing,
    *,
    order: str,
    ordered_on: date | None = None,
    deliver_by: date | None = None,
    no_deliver_by: bool = False,
    heading: str | None = None,
    ship_to: tuple[str, ...] | None = None,
    attention: str | None = None,
    telephone: str | None = None,
    delivery_terms: str | None = None,
    payment_terms: str | None = None,
) -> Mapping[str, object]:
    """Changes the head of a drafted order; what is left out stays (A-3)."""
    row = draft_of(doing, order)
    if ordered_on is not None and ordered_on != row.ordered_on:
        if row.form:
            raise Refusal(f"The date of {row.form} is the agreement's: {day_words(row.ordered_on)}.", "EXA-1b")
        refuse_day(doing, ordered_on, "An order cannot be dated")
        row.ordered_on = ordered_on
    if deliver_by is not None or no_deliver_by:
        row.deliver_by = deliver_by
    _refuse_delivery(doing, row)
    if ship_to is not None:
        row.ship_to = _ship_to(ship_to)
    texts = {
        "heading": heading,
        "attention": attention,
        "telephone": telephone,
        "delivery_terms": delivery_terms,
        "payment_terms": payment_terms,
    }
    for field, value in texts.items():
        if value is not None:
            setattr(row, field, " ".join(value.split()))
    return {}


def _ship_to(lines: tuple[str, ...]) -> str:
    """A destination: its name and the lines of its address."""
    kept = [" ".join(line.split()) for line in lines if line.strip()]
    if not kept:
        raise Refusal("Say where the order is to be shipped.", "EXA-4")
    return "\n".join(kept)


@act(says="Issued {order}, batch {batch}: {pairs}")
def issue_order(doing: Doing, *, order: str) -> Mapping[str, object]:
    """Issues a drafted order; from then on its pairs are bought and its lines are fixed (EXA-1, A-3).

    Missing prices do not bar it; they and what is odd about the lines come back as notes.
    """
    row = records.order(doing.session, order)
    facts = order_facts(doing.session)
    others = [one for number, one in facts.items() if number != order]
    in_force = terms(doing.session, doing.on)
    refuse(why_not_issue_order(facts[order], others, in_force, last_day(others, doing.on)), "EXA-1a")
    if doing.on < row.ordered_on:
        raise Refusal(f"{order} is dated {day_words(row.ordered_on)}; it cannot be issued before.", "A-3")
    row.issued_on = doing.on
    return {
        "batch": row.batch,
        "pairs": counted(row.batch_pairs, "pair"),
        "notes": _notes(facts[order]),
    }


def _notes(facts: OrderFacts) -> tuple[str, ...]:
    """What is to be said of an order as it is issued (K5, K6, K26)."""
    unpriced = sum(line.price is None for line in facts.lines)
    has = "has" if unpriced == 1 else "have"
    missing = f"{counted(unpriced, 'line')} {has} no price; the total prints as not entered." if unpriced else None
    return tuple(note for note in (lines_warning(facts), ends_warning(facts), missing) if note)


@act(says="Routing of {order}: {words}")
def route_order(
    doing: Doing,
    *,
    order: str,
    words: str,
    given_by: str = "",
    orally: bool = False,
    ship_to: tuple[str, ...] = (),
) -> Mapping[str, object]:
    """Records a routing instruction of Customer, given orally or in writing, and a new destination if any (EXA-4)."""
    row = records.order(doing.session, order)
    if row.cancelled_on is not None:
        raise Refusal(f"{order} was cancelled on {day_words(row.cancelled_on)}.", "EXA-4")
    said = " ".join(words.split())
    if not said:
        raise Refusal("Say what the instruction is.", "EXA-4")
    how = "orally" if orally else "in writing"
    line = f"{doing.on.isoformat()} {how} by {given_by.strip() or doing.by}: {said}"
    row.routing = "\n".join(filter(None, (row.routing, line)))
    if ship_to:
        row.ship_to = _ship_to(ship_to)
    return {"words": said}


@act(says="Cancelled {order}")
def cancel_order(doing: Doing, *, order: str, why: str = "") -> Mapping[str, object]:
    """Cancels an order nothing was shipped against; its pairs are no longer bought (EXA-1a)."""
    row = records.order(doing.session, order)
    if row.cancelled_on is not None:
        raise Refusal(f"{order} was cancelled on {day_words(row.cancelled_on)}.", "A-3")
    shipped = doing.session.scalar(select(Shipment).where(Shipment.order_id == row.id).order_by(Shipment.id).limit(1))
    if shipped is not None:
        when = f"{shipped.number} was shipped against it on {day_words(shipped.shipped_on)}"
        raise Refusal(f"{order} cannot be cancelled: {when}, and title passed (A-3).", "EXA-3")
    since = row.issued_on or row.ordered_on
    if doing.on < since:
        raise Refusal(f"{order} is of {day_words(since)}; it cannot be cancelled before.", "A-3")
    row.cancelled_on = doing.on
    return {}


@act(says="Discarded the draft {order}")
def discard_order(doing: Doing, *, order: str) -> Mapping[str, object]:
    """Takes a draft out of the book; undo brings it back (A-3)."""
    row = draft_of(doing, order)
    for line in row.lines:
        doing.session.delete(line)
    for pairs in row.pairs:
        doing.session.delete(pairs)
    doing.session.delete(row)
    return {}
