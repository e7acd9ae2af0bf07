"""Typing the amounts of a plan under real keys: fields, pasted columns, workbooks, and what bars recording."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from models.queries.plans import PlanDetail, plan_detail
from models.store import Store
from tests.plan_story import planned_book
from tests.rules.law import TERMS, day
from tests.story import ordered_book
from tests.ui.dialogs.alone import Alone
from ui.dialogs.plan_amounts import AmountsDialog

ON = day("2000-11-28")


@pytest.fixture
def alone(qtbot: QtBot, light: object) -> Iterator[Alone]:
    made = Alone(qtbot)
    yield made
    made.close()


def plan(store: Store, order: str = "PO-001", as_of: date = ON) -> PlanDetail:
    with store.reading() as session:
        found = plan_detail(session, order, as_of)
    assert found is not None
    return found


def typing(alone: Alone, store: Store, order: str = "PO-001") -> AmountsDialog:
    found = plan(store, order)
    return alone.open(store, ON, lambda desk, window: AmountsDialog(desk, found, window))


def said(form: AmountsDialog) -> str:
    """What the form says beside its buttons."""
    return form._why_not.text()


def amounts(store: Store) -> list[Decimal | None]:
    return [row.payment for row in plan(store).rows]


def test_an_amount_typed_is_recorded_with_the_day_it_holds_from(alone: Alone, store: Store) -> None:
    ordered_book(store)
    form = typing(alone, store)
    assert form.primary.toolTip() == "No amount is changed yet."
    assert form.holds_from.day == day("2000-06-30")
    form.fields[2].setFocus()
    alone.keys(" 1234.50")
    assert form.said.text() == "1,234.50 together, 24 rows of 25 not entered."
    alone.keys("Ctrl+Return")
    assert form.outcome is not None
    assert form.outcome.sentence == "Entered 1 row of PP-001, from Fri 30 Jun 2000"
    assert amounts(store)[:3] == [None, Decimal("1234.50"), None]


def test_a_pasted_column_fills_the_fields_after_it(alone: Alone, store: Store) -> None:
    ordered_book(store)
    form = typing(alone, store)
    QGuiApplication.clipboard().setText("\n".join(["100.00"] * 25))
    form.fields[1].setFocus()
    alone.keys("Ctrl+V")
    assert form.said.text() == "2,500.00 together, every row entered."
    alone.keys("Ctrl+Return")
    assert amounts(store) == [Decimal("100.00")] * 25


def test_one_sum_is_pasted_as_any_text_is(alone: Alone, store: Store) -> None:
    ordered_book(store)
    form = typing(alone, store)
    QGuiApplication.clipboard().setText("77.25")
    form.fields[3].setFocus()
    alone.keys("Ctrl+V")
    assert {number: one.value for number, one in form.fields.items() if one.value} == {3: Decimal("77.25")}


def test_what_does_not_fit_is_said(alone: Alone, store: Store) -> None:
    ordered_book(store)
    form = typing(alone, store)
    form.take_text("1\n2\n3", 24)
    assert said(form) == "1 line was not taken: 3 is more than the plan has rows."
    form.take_text("nothing\nhere", 1)
    assert said(form) == "What was pasted holds no amounts."
    form.take_text("4\n5", 1)
    assert said(form) == ""


def workbook(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Date", "Payment"])
    for on in reversed(TERMS.schedules["A-2"]):
        sheet.append([on, 250.25])
    book.create_sheet("Notes").append(["none"])
    book.save(path)
    return path


def test_a_workbook_is_read_by_its_dates(alone: Alone, store: Store, tmp_path: Path) -> None:
    ordered_book(store)
    form = typing(alone, store)
    form.take_file(workbook(tmp_path / "a2.xlsx"))
    assert form.said.text() == "6,256.25 together, every row entered."


def test_a_file_that_is_no_workbook_is_refused(alone: Alone, store: Store, tmp_path: Path) -> None:
    ordered_book(store)
    form = typing(alone, store)
    bad = tmp_path / "a2.xlsx"
    bad.write_bytes(b"not a workbook")
    form.take_file(bad)
    assert said(form)


def test_a_field_that_holds_no_sum_and_a_missing_day_bar_it(alone: Alone, store: Store) -> None:
    ordered_book(store)
    form = typing(alone, store)
    form.fields[1].setFocus()
    alone.keys(" 12x", "Tab")
    assert form.primary.toolTip() == "Row 1 is no sum of money."
    form.fields[1].setFocus()
    alone.keys("Ctrl+A", " 12")
    form.holds_from.setFocus()
    alone.keys("Ctrl+A", "Backspace", "Tab")
    assert form.primary.toolTip() == "Hold from: a day is missing."


def test_emptying_a_field_takes_its_amount_back(alone: Alone, store: Store) -> None:
    planned_book(store)
    form = typing(alone, store, "PO-002")
    assert form.fields[0].placeholderText() == "318,000.00 computed"
    form.fields[1].setFocus()
    alone.keys("Ctrl+A", "Backspace", "Ctrl+Return")
    assert form.outcome is not None
    assert plan(store, "PO-002").rows[1].payment is None
