"""The payment schedule of a batch, out of the book."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from models.acts.documents import issue_document
from models.acts.plans import enter_instalments
from models.errors import Refusal
from models.queries.documents import documents, waiting
from models.sheets.gathering import PaperKind, gather
from models.sheets.gathering.payment_schedule import about
from models.sheets.payment_schedule import PaymentScheduleSheet
from models.store import Store
from tests.builders import JUNE_30, do
from tests.plan_story import OWN, planned_book

OCTOBER_1 = date(2001, 10, 1)


@pytest.fixture
def planned(store: Store) -> Store:
    """PP-001 untyped, PP-002 typed, PP-003 of 24 pairs computed."""
    planned_book(store)
    return store


def schedule(book: Store, plan: str, on: date = OCTOBER_1) -> PaymentScheduleSheet:
    with book.reading() as session:
        sheet = gather(session, PaperKind.PAYMENT_SCHEDULE, plan, on)
    assert isinstance(sheet, PaymentScheduleSheet)
    return sheet


def test_a_later_batch_is_split_into_interest_and_principal_down_to_nothing(planned: Store) -> None:
    sheet = schedule(planned, "PP-003")
    assert (sheet.batch, sheet.pairs, sheet.price, sheet.rate) == (
        "Third batch",
        24,
        Decimal("240000.00"),
        "11% a year",
    )
    assert sheet.method == "Equal instalments, a whole first quarter"
    assert sheet.amortised
    assert (sheet.rows[0].name, sheet.rows[0].payment) == ("Down payment", Decimal("72000.00"))
    assert sheet.rows[-1].balance == Decimal("0.00")
    assert sum(row.payment for row in sheet.rows if isinstance(row.payment, Decimal)) == sheet.total


def test_a_payment_due_on_a_saturday_says_until_when_it_may_be_paid(planned: Store) -> None:
    row = next(one for one in schedule(planned, "PP-003").rows if one.due_on == date(2001, 9, 15))
    assert row.pay_by == date(2001, 9, 17)


def test_the_first_batch_has_the_rows_of_its_table_and_no_sum_until_they_are_typed(planned: Store) -> None:
    sheet = schedule(planned, "PP-001")
    assert (sheet.table, sheet.rate, sheet.method, sheet.total) == ("Schedule A-2", "", "", None)
    assert sheet.missing == len(sheet.rows)
    assert sheet.rows[0].name == "Row 1"
    assert about(sheet) == f"PO-001, {len(sheet.rows)} payments"


def test_before_its_order_there_is_no_plan(planned: Store) -> None:
    with pytest.raises(Refusal, match="no payment plan PP-003 on Fri 30 Jun 2000"):
        schedule(planned, "PP-003", JUNE_30)


def test_an_issued_schedule_has_a_number_of_its_own_and_sees_a_later_correction(planned: Store) -> None:
    do(planned, issue_document, on=OWN, kind=PaperKind.PAYMENT_SCHEDULE, subject="PP-002")
    with planned.reading() as session:
        [row] = documents(session, OWN)
        assert [number for number, _ in waiting(session, PaperKind.PAYMENT_SCHEDULE, OWN)] == ["PP-003", "PP-001"]
    assert (row.number, row.stale) == ("PS-0001", False)
    again = {"plan": "PP-002", "amounts": ({"number": 5, "amount": "19999.00"},), "holds_from": OWN}
    do(planned, enter_instalments, on=OWN, **again)
    with planned.reading() as session:
        [row] = documents(session, OWN)
    assert "payment" in row.changes
