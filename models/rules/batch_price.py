"""What a batch of pairs costs, what of it is paid down and what is financed (EXA-2a, EXA-2b-ii, LTR-SCHED)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from models.rules.amortisation import cents
from models.rules.clause import Known, Unknown, Why, clause
from models.rules.plan_facts import Per, PlanFacts
from models.rules.prices import PriceFacts, price_on
from models.rules.purchasing import OrderFacts, order_total
from models.rules.terms import Terms
from models.rules.words import counted

__all__ = ["Sum", "batch_price", "down_payment", "financed"]

LETTER_TABLE = "LTR-SCHED"
PRICE_OF_BATCH, PRICE_OF_PAIR, DOWN_OF_BATCH = "letter_amount", "letter_price_per_contract", "letter_down"
RULE = "The price of the batch"
CLAUSES = ("EXA-2a", "A-1")

Sum = Known[Decimal] | Unknown


@clause("EXA-2a", "A-1", "LTR-SCHED", "LTR-PO")
def batch_price(
    order: OrderFacts, typed: PlanFacts, table: str, prices: Sequence[PriceFacts], terms: Terms, as_of: date
) -> Sum:
    """The price of a batch: as typed for its plan, by the letter's table, by the order's lines, or by Schedule A-1."""
    for found in (
        _typed(order, typed, as_of),
        _by_letter(order, table, prices, terms, as_of),
        _by_lines(order),
        _by_pairs(order, prices, terms, as_of),
    ):
        if found is not None:
            return found
    return _not_known(order, terms)


def _typed(order: OrderFacts, typed: PlanFacts, as_of: date) -> Sum | None:
    """The price typed for the plan itself; the last one that holds decides."""
    held = [(one.holds_from, number, one) for number, one in enumerate(typed.prices) if one.holds_from <= as_of]
    if not held:
        return None
    last = max(held)[2]
    source = f", {last.source}" if last.source else ""
    if last.per is Per.BATCH:
        return Known(last.amount, Why(RULE, CLAUSES, (("Price of the batch", f"{last.amount:,}{source}"),)))
    return _each(last.amount, order.batch_pairs, source)


def _each(price: Decimal, pairs: int, source: str = "") -> Sum:
    """So many pairs at a price."""
    said = f"{counted(pairs, 'pair')} x {price:,} = {price * pairs:,}{source}"
    return Known(price * pairs, Why(RULE, CLAUSES, (("Price of the batch", said),)))


def _by_letter(order: OrderFacts, table: str, prices: Sequence[PriceFacts], terms: Terms, as_of: date) -> Sum | None:
    """The price the letter's own table gives, if it is typed."""
    if table != LETTER_TABLE:
        return None
    whole = price_on(PRICE_OF_BATCH, prices, terms, as_of)
    if isinstance(whole, Known):
        return whole
    pair = price_on(PRICE_OF_PAIR, prices, terms, as_of)
    return _each(pair.value, order.batch_pairs) if isinstance(pair, Known) else None


def _by_lines(order: OrderFacts) -> Sum | None:
    """What the order's lines come to, where all have a price and they list the pairs the contract counts."""
    total = order_total(order)
    if not order.lines or isinstance(total, Unknown) or order.listed_pairs != order.batch_pairs:
        return None
    facts = ((f"Lines of {order.number}", f"{total.value:,}"), *total.why.facts)
    return Known(total.value, Why(RULE, (*CLAUSES, "A-3"), facts))


def _by_pairs(order: OrderFacts, prices: Sequence[PriceFacts], terms: Terms, as_of: date) -> Sum | None:
    """The pairs of each radio type at the prices of Schedule A-1."""
    if not order.listed or order.listed_pairs != order.batch_pairs:
        return None
    facts, total = [], Decimal("0.00")
    for radio, pairs in order.listed.items():
        price = price_on(f"price_pair_{radio.replace('-', '').lower()}", prices, terms, as_of)
        if isinstance(price, Unknown):
            return None
        total += price.value * pairs
        facts.append((radio, f"{counted(pairs, 'pair')} x {price.value:,} = {price.value * pairs:,}"))
    return Known(total, Why(RULE, CLAUSES, (*facts, ("Together", f"{total:,}"))))


def _not_known(order: OrderFacts, terms: Terms) -> Unknown:
    """What has to be typed before the batch has a price."""
    why = Why(RULE, (*CLAUSES, "A-3"), (("Pairs of the batch", str(order.batch_pairs)),))
    if order.listed and order.listed_pairs != order.batch_pairs:
        lists = f"{order.number} lists {order.listed_pairs} pairs and the contract counts {order.batch_pairs}"
        return Unknown(f"{lists}, so its lines do not give the price of the batch; none is typed for it", why)
    total = order_total(order)
    missing = total.missing if isinstance(total, Unknown) else "it has no lines"
    return Unknown(f"the price of {order.number} is not entered: {missing}", why)


@clause("EXA-2b-ii", "LTR-SCHED")
def down_payment(
    price: Sum,
    typed: Decimal | None,
    table: str,
    prices: Sequence[PriceFacts],
    terms: Terms,
    bought_on: date,
    as_of: date,
) -> Sum:
    """The down payment: as typed, by the letter's table, or its share of the price on the day of purchase."""
    if typed is not None:
        return Known(typed, Why("The down payment, as typed", ("EXA-2b-ii",), (("Down payment", f"{typed:,}"),)))
    if table == LETTER_TABLE:
        printed = price_on(DOWN_OF_BATCH, prices, terms, as_of)
        if isinstance(printed, Known):
            return printed
    share = terms.on(bought_on).payment.later_batches.down_share
    rule = f"{share:.0%} of the price, on the day of purchase"
    if isinstance(price, Unknown):
        return Unknown(price.missing, Why(rule, ("EXA-2b-ii",), price.why.facts, readings=("AMB-32",)))
    down = cents(share * price.value)
    facts = (*price.why.facts, ("Down payment", f"{share} x {price.value:,} = {down:,}"))
    return Known(down, Why(rule, ("EXA-2b-ii",), facts, readings=("AMB-32",)))


@clause("EXA-2b-ii")
def financed(price: Sum, down: Sum) -> Sum:
    """What is paid in instalments: the price less the down payment."""
    rule = "The price less the down payment"
    if isinstance(price, Unknown):
        return Unknown(price.missing, Why(rule, ("EXA-2b-ii",), price.why.facts))
    if isinstance(down, Unknown):
        return Unknown(down.missing, Why(rule, ("EXA-2b-ii",), down.why.facts))
    left = price.value - down.value
    facts = (*down.why.facts, ("Financed", f"{price.value:,} - {down.value:,} = {left:,}"))
    return Known(left, Why(rule, ("EXA-2b-ii",), facts))
