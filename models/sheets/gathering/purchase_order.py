"""Gathers a purchase order: its lines by radio type, what they come to, and where it stands in the commitment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from models.queries.book import readings
from models.queries.orders import OrderDetail, OrderLineRow, order, order_facts
from models.queries.plan_facts import typed_facts
from models.queries.prices import prices
from models.rules.clause import Known, day_words
from models.rules.payment_plans import payment_plan
from models.rules.plan_facts import PlanFacts
from models.rules.purchasing import Ends as CountedEnds
from models.rules.purchasing import OrderFacts, ends_warning, lines_warning
from models.rules.words import Side, counted
from models.sheets.gathering.source import Source
from models.sheets.gathering.wording import ordinal, paper_day
from models.sheets.purchase_order import Ends, OrderGroup, OrderLine, PaymentPlan, PurchaseOrderSheet
from models.sheets.sheet import Money, Party

__all__ = ["about", "gather", "why_not_issue"]

CENT = Decimal("0.01")


def gather(source: Source, subject: str) -> PurchaseOrderSheet:
    """The order as it stands on the day; what has no price has no sum."""
    detail = order(source.session, subject, source.as_of)
    facts = order_facts(source.session, [subject])[subject]
    warnings = (lines_warning(facts), ends_warning(facts))
    return PurchaseOrderSheet(
        head=source.head(subject, detail.row.ordered_on, Side.CUSTOMER),
        ship_to=_ship_to(detail),
        groups=_groups(detail),
        pairs=detail.row.batch_pairs,
        pairs_before=detail.before,
        pairs_in_all=detail.committed,
        batch=f"{ordinal(detail.row.batch)} batch",
        payment_terms=detail.payment_terms,
        delivery_terms=detail.delivery_terms,
        ship_on=detail.ship_on,
        deliver_by=detail.deliver_by,
        routing=_routing(detail),
        total=detail.row.total,
        plan=_plan(source, facts),
        remarks=tuple(one for one in warnings if one),
    )


def _plan(source: Source, order_of: OrderFacts) -> PaymentPlan | None:
    """How the order is paid, where its instalments are computed and level; a typed table is no part of an order."""
    now = readings(source.session, source.as_of)
    typed = typed_facts(source.session, source.as_of).get(order_of.number, PlanFacts(order_of.number))
    plan = payment_plan(order_of, typed, prices(source.session), source.terms, source.as_of, now)
    level = {row.amount for row in plan.signed[1:-1]}
    if not plan.computed or not isinstance(plan.financed, Known) or len(level) != 1:
        return None
    later = source.terms.on(plan.bought_on).payment.later_batches
    first, last = plan.signed[1], plan.signed[-1]
    return PaymentPlan(
        down_share=f"{later.down_share:.0%}",
        down=plan.signed[0].amount,
        financed=plan.financed.value,
        rate=f"{later.annual_rate:.0%}",
        instalments=later.instalments,
        instalment=first.amount,
        first_on=first.due_on,
        last_on=last.due_on,
        last=last.amount,
    )


def _ship_to(detail: OrderDetail) -> Party:
    name, *address = detail.ship_to or ("",)
    return Party(name, tuple(address), detail.attention, detail.telephone)


def _routing(detail: OrderDetail) -> str:
    """The last routing instruction, and how and when it was given."""
    if not detail.routing:
        return ""
    given, _, words = detail.routing[-1].partition(": ")
    how = "orally" if given[11:].startswith("orally") else "in writing"
    return f"{words}, given {how} on {paper_day(date.fromisoformat(given[:10]))}"


def _groups(detail: OrderDetail) -> tuple[OrderGroup, ...]:
    """The lines of each radio type, then whatever belongs to none."""
    ends = {one.radio: one for one in detail.ends}
    pairs = {one.radio: one.listed for one in detail.radios}
    radios = dict.fromkeys([*pairs, *(line.radio for line in detail.lines if line.radio), ""])
    lines = {radio: [line for line in detail.lines if line.radio == radio] for radio in radios}
    return tuple(
        _group(radio, pairs.get(radio, 0), listed, ends.get(radio)) for radio, listed in lines.items() if listed
    )


def _group(radio: str, pairs: int, lines: Sequence[OrderLineRow], ends: CountedEnds | None) -> OrderGroup:
    """One radio type with its sums."""
    subtotal = _sum(lines)
    return OrderGroup(
        title=counted(pairs, f"{radio} radio pair") if radio else "Other equipment",
        pairs=pairs,
        lines=tuple(OrderLine(one.description, one.quantity, one.price, one.extended) for one in lines),
        subtotal=subtotal,
        price_per_pair=_each(subtotal, pairs),
        ends=Ends(ends.odu, ends.idu, ends.antenna, 2 * ends.pairs) if radio and ends else None,
    )


def _sum(lines: Sequence[OrderLineRow]) -> Decimal | None:
    """What the lines come to, or None while one has no price."""
    extended = [line.extended for line in lines if line.extended is not None]
    return sum(extended, Decimal("0.00")) if len(extended) == len(lines) else None


def _each(subtotal: Decimal | None, pairs: int) -> Money:
    """The price of one pair to the cent."""
    return (subtotal / pairs).quantize(CENT, ROUND_HALF_UP) if subtotal is not None and pairs else None


def about(sheet: PurchaseOrderSheet) -> str:
    """What the order is for, in a few words."""
    return f"{sheet.batch}, {counted(sheet.pairs, 'radio pair')}"


def why_not_issue(source: Source, subject: str) -> tuple[str, str] | None:
    """Why the paper of this order cannot be issued, with the clause, or None."""
    row = order(source.session, subject, source.as_of).row
    if row.cancelled_on is not None:
        return f"{subject} was cancelled on {day_words(row.cancelled_on)}; its paper is not issued any more.", "A-3"
    if row.issued_on is None:
        return f"{subject} is a draft. Issue the order first; then its paper can be.", "A-3"
    return None
