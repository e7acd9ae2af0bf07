"""The purchase order: lines by radio type, what they come to, and which terms prevail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from models.sheets.purchase_order import OrderGroup, PaymentPlan, PurchaseOrderSheet
from reports.blocks import BODY, INK, LABEL, NOTE, QUIET, STRONG, Block, Rule, para, section
from reports.fonts import SEMIBOLD
from reports.parts import Signer, addressed, columns, facts, opening, remarks, signatures
from reports.tables import Column, Table
from reports.typeset import Style
from reports.wording import Cell, count, day, day_or_blank, money, or_unset

__all__ = ["CLAUSE", "TITLE", "draw"]

TITLE = "Purchase Order"
CLAUSE = "Exhibit A, sections 1 to 4"
LINES = Table(
    (
        Column("Description", 52),
        Column("Quantity", 11, figures=True),
        Column("Price", 17, figures=True),
        Column("Extended price", 20, figures=True),
    )
)
TOTAL = Style(SEMIBOLD, 11, 15, INK)


def draw(sheet: PurchaseOrderSheet) -> Iterator[Block]:
    """The strips of a purchase order."""
    head = sheet.head
    yield from opening(head, TITLE, CLAUSE, addressed("Ship to", sheet.ship_to))
    yield from facts(*_facts(sheet))
    yield LINES.head()
    for group in sheet.groups:
        yield from _group(group)
    yield from _totals(sheet)
    if sheet.plan:
        yield from _plan(sheet.plan)
    yield from remarks(sheet.remarks)
    yield from _terms()
    yield from signatures(Signer(head.sender.name, "For Customer", sheet.signatory))


def _facts(sheet: PurchaseOrderSheet) -> Iterator[tuple[str, Cell]]:
    after = sheet.pairs_before + sheet.pairs
    yield "Date", (day(sheet.head.dated), BODY)
    if sheet.ship_on:
        yield "Ship on", (day(sheet.ship_on), BODY)
    if sheet.deliver_by or not sheet.ship_on:
        yield "Deliver by", day_or_blank(sheet.deliver_by)
    yield "Payment terms", or_unset(sheet.payment_terms)
    yield "Delivery terms", or_unset(sheet.delivery_terms)
    yield "Batch", or_unset(sheet.batch)
    yield "Radio pairs", (f"{sheet.pairs:,}, making {after:,} of {sheet.pairs_in_all:,}", BODY)
    yield "Routing", (sheet.routing or "None given", BODY)


def _group(group: OrderGroup) -> Iterator[Block]:
    """The lines of one radio type, closed by its sums."""
    yield LINES.group(group.title)
    for place, line in enumerate(group.lines, start=1):
        last = place == len(group.lines)
        price, extended = money(line.price), money(line.extended)
        yield LINES.row(
            line.description, f"{line.quantity:,}", price, extended, group=group.title, keep=last, last=last
        )
    yield from LINES.sums(
        (("Subtotal", BODY), money(group.subtotal, STRONG, _unknown(group))),
        (("Price per radio pair", QUIET), money(group.price_per_pair, BODY, _unknown(group))),
    )
    yield _ends(group)


def _unknown(group: OrderGroup) -> str:
    """The words for a sum that is missing: some prices are there, or none is."""
    return "not complete" if any(line.price is not None for line in group.lines) else "not entered"


def _ends(group: OrderGroup) -> Block:
    """Whether the lines make two ends for every radio pair."""
    ends = group.ends
    if ends is None:
        return para("The ends of these lines were not counted.", NOTE, above=1)
    units = ((ends.outdoor, "outdoor unit"), (ends.indoor, "indoor unit"), (ends.antennas, "antenna"))
    found = ", ".join(count(number, unit) for number, unit in units)
    verdict = "The ends balance." if ends.balanced else "The ends do not balance."
    need = "needs" if group.pairs == 1 else "need"
    return para(
        f"{found}; {count(group.pairs, 'radio pair')} {need} {ends.needed:,} of each. {verdict}",
        NOTE,
        above=1,
    )


def _totals(sheet: PurchaseOrderSheet) -> Iterator[Block]:
    unknown = "not complete" if sheet.unpriced < sheet.lines else "not entered"
    [total] = LINES.sums((("Total", TOTAL), money(sheet.total, TOTAL, unknown)))
    yield replace(total, above=8, pad=4.5, over=Rule(0.8, INK), under=Rule(0.8, INK), keep=bool(sheet.unpriced))
    if sheet.unpriced:
        verb = "has" if sheet.unpriced == 1 else "have"
        yield para(
            f"{count(sheet.unpriced, 'line')} of {sheet.lines} {verb} no price yet, so no total is given.",
            NOTE,
            above=4,
        )


def _plan(plan: PaymentPlan) -> Iterator[Block]:
    """How the total is paid."""
    yield section("Payment")
    level = count(plan.instalments - 1, "quarterly instalment")
    yield columns(
        (("With the order", LABEL), money(plan.down), (f"{plan.down_share} of the total", NOTE)),
        (("Left to finance", LABEL), money(plan.financed), (f"at {plan.rate}", NOTE)),
        ((level, LABEL), money(plan.instalment), (f"from {day(plan.first_on)}", NOTE)),
        (("Last instalment", LABEL), money(plan.last), (f"on {day(plan.last_on)}", NOTE)),
        above=4,
    )


def _terms() -> Iterator[Block]:
    yield section("Terms")
    yield para(
        "Customer places this order under the Master Agreement. Where it says anything different from the "
        "Transaction Documents, they prevail.",
        above=4,
    )
    yield para(
        "Title to the Equipment and the risk of its loss go to Customer when it is shipped. Winstar pays the "
        "carriage to the place named above, follows the routing given, and puts the number of this order on every "
        "package, packing memorandum and shipping paper.",
        above=5,
        keep=True,
    )
