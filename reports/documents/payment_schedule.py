"""The payment schedule of a batch: every payment with its day, and its interest and principal where they are known."""

from __future__ import annotations

from collections.abc import Iterator

from models.sheets.payment_schedule import PaymentScheduleSheet, ScheduledPayment
from models.sheets.sheet import Money
from reports.blocks import BODY, NAME, NOTE, Block, para
from reports.parts import facts, opening, remarks
from reports.tables import Column, Table
from reports.wording import Cell, count, day, money

__all__ = ["CLAUSE", "TITLE", "draw"]

TITLE = "Payment Schedule"
CLAUSE = "Exhibit A, section 2"
NAMED, DUE, PAYMENT = Column("Payment", 18), Column("Due, payable until", 27), Column("Amount", 18, figures=True)
PLAIN = Table((NAMED, DUE, PAYMENT), pad=2.4)
SPLIT = Table(
    (
        NAMED,
        DUE,
        PAYMENT,
        Column("Interest", 17, figures=True),
        Column("Principal", 18, figures=True),
        Column("Balance", 19, figures=True),
    ),
    pad=2.4,
)


def draw(sheet: PaymentScheduleSheet) -> Iterator[Block]:
    """The strips of a payment schedule."""
    yield from opening(sheet.head, TITLE, CLAUSE)
    yield from facts(*_facts(sheet))
    yield para(_account(sheet), above=12)
    table = SPLIT if sheet.amortised else PLAIN
    yield table.head()
    last = len(sheet.rows) - 1
    for place, row in enumerate(sheet.rows):
        yield table.row(*_cells(row, split=sheet.amortised), keep=place == last)
    yield from PLAIN.sums((("Total", NAME), _total(sheet)))
    yield from remarks(sheet.remarks)


def _facts(sheet: PaymentScheduleSheet) -> Iterator[tuple[str, Cell]]:
    yield "Date", (day(sheet.head.dated), BODY)
    yield "Plan", (sheet.plan, NAME)
    yield "Order", (sheet.order, BODY)
    yield "Batch", (f"{sheet.batch}, {count(sheet.pairs, 'radio pair')}", BODY)
    yield "Bought on", (day(sheet.bought_on), BODY)
    yield "Price", money(sheet.price)
    yield "By", (sheet.table, BODY)
    if sheet.rate:
        yield "Rate", (sheet.rate, BODY)
        yield "Method", (sheet.method, BODY)


def _account(sheet: PaymentScheduleSheet) -> str:
    """How the rows came to be, and what is not known of them."""
    if sheet.rate:
        said = "The payments below are computed from the price, the rate and the method named."
    else:
        said = f"The payments below are those of {sheet.table}, as entered."
    if sheet.missing:
        said += f" {count(sheet.missing, 'payment')} of {len(sheet.rows)} {_has(sheet.missing)} no sum yet."
    if sheet.open_ended:
        said += " The payments continue until the condition of the letter is met."
    return said


def _has(number: int) -> str:
    return "has" if number == 1 else "have"


def _cells(row: ScheduledPayment, *, split: bool) -> list[Cell | list[Cell]]:
    due: list[Cell] = [(day(row.due_on), BODY)]
    if row.pay_by is not None:
        due.append((f"until {day(row.pay_by)}", NOTE))
    cells: list[Cell | list[Cell]] = [(row.name, BODY), due, money(row.payment, NAME)]
    return [*cells, *map(_part, (row.interest, row.principal, row.balance))] if split else cells


def _part(sum_of: Money) -> Cell:
    """A part of a payment; what is not split, such as the down payment, has none."""
    return money(sum_of) if sum_of is not None else ("", BODY)


def _total(sheet: PaymentScheduleSheet) -> Cell:
    return money(sheet.total, NAME, unknown="not complete")
