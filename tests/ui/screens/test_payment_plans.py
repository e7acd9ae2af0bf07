"""The payment plans on the Payments page, under real keys, on a real book."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.acts.plans import accelerate, demand_late_charge
from models.queries.state import state
from models.rules.plan_facts import InstalmentState, PlanBook
from models.store import Store
from tests.builders import do
from tests.plan_story import planned_book
from tests.rules.law import day
from tests.ui.frame import open_window, press, settled, type_in
from ui.dialogs.act_form import ActForm
from ui.dialogs.plan_amounts import AmountsDialog
from ui.main_window import MainWindow
from ui.screens.payment_parts.plans import PlansPart
from ui.screens.payments import PaymentsScreen

pytestmark = pytest.mark.usefixtures("light")
LATE = day("2001-07-05")
Open = Callable[..., PlansPart]


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Open]:
    windows: list[MainWindow] = []

    def make(store: Store, as_of: date = LATE, key: str = "PP-003:2") -> PlansPart:
        windows.append(open_window(qtbot, store, as_of=as_of, screens=(PaymentsScreen,)))
        page = windows[-1].built["payments"]
        assert isinstance(page, PaymentsScreen)
        part = page.choose("plans")
        assert isinstance(part, PlansPart)
        assert not key or part.select(key)
        part.view.focus()
        return part

    yield make
    for window in windows:
        window.close()


@pytest.fixture
def keys(qtbot: QtBot) -> Callable[..., None]:
    """Presses keys on the page; what begins with a blank is typed."""

    def pressed(part: PlansPart, *told: str) -> None:
        for one in told:
            if one.startswith(" "):
                type_in(qtbot, part, one[1:])
            else:
                press(qtbot, part, one)
        settled(qtbot, part.desk)

    return pressed


def form() -> ActForm | AmountsDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, (ActForm, AmountsDialog))
    return found


def book(store: Store, as_of: date) -> PlanBook:
    with store.reading() as session:
        return state(session, as_of).plans


def test_the_plan_of_a_batch_is_shown_row_by_row(opened: Open, store: Store) -> None:
    planned_book(store)
    part = opened(store)
    assert part.said() == "PO-003 by Exhibit A, 2(b): 303,713.54 in 25 payments; 72,000.00 is paid."
    assert len(part.table.shown) == 25
    assert part.chosen is not None
    assert part.chosen.state is InstalmentState.ACCELERABLE
    why = part.why()
    assert why is not None
    assert why[1] == "PP-003:2"


def test_the_next_plan_is_a_key_away(opened: Open, keys: Callable[..., None], store: Store) -> None:
    planned_book(store)
    part = opened(store)
    keys(part, "Ctrl+Down")
    assert part.said() == "PO-001 by Schedule A-2: 25 rows of 25 not entered."
    assert part.facets is not None
    keys(part, "Ctrl+Up")
    assert part.said().startswith("PO-003")


@pytest.mark.parametrize(
    ("key", "row"),
    [
        ("PP-002", "PP-002:4"),
        ("PP-002:3", "PP-002:3"),
        ("A-2", "PP-001:1"),
        ("LTR-SCHED", "PP-002:4"),
        ("LC-001", "PP-003:1"),
        ("AC-001", "PP-003:1"),
    ],
)
def test_every_record_of_the_plans_is_found(opened: Open, store: Store, key: str, row: str) -> None:
    planned_book(store)
    do(store, demand_late_charge, LATE, due="PP-003:1", demanded_on=LATE)
    do(store, accelerate, LATE, due="PP-003:1", elected_on=LATE)
    part = opened(store, key=key)
    assert part.chosen is not None
    assert part.chosen.key == row


def test_what_is_not_there_is_not_found(opened: Open, store: Store) -> None:
    planned_book(store)
    assert not opened(store).select("PP-009")


def test_without_an_order_there_is_no_plan(opened: Open, store: Store) -> None:
    part = opened(store, key="")
    assert part.said() == "No order stands yet. An order has its plan from the day it is issued."
    assert {action.words: action.gate() for action in part.head_actions()} == dict.fromkeys(
        ("Price of the batch...", "Type the amounts..."), part.said()
    )
    assert part.why() is None


def test_a_payment_is_recorded_on_the_row(opened: Open, keys: Callable[..., None], store: Store) -> None:
    planned_book(store)
    part = opened(store, key="PP-003:1")
    keys(part, "N")
    assert form().facts["amount"] == Decimal("9654.73")
    keys(part, "Ctrl+Return")
    assert book(store, LATE).standings["PP-003:1"].state is InstalmentState.PAID


def test_a_settled_row_is_not_paid_again(opened: Open, store: Store) -> None:
    planned_book(store)
    part = opened(store, key="PP-002:1")
    gates = {action.words: action.gate() for action in part.page_actions()}
    assert gates["Record payment..."] == "PP-002:1 is settled."
    assert gates["Late charge..."] == "PP-002:1 was paid in time (A-2(c))."
    assert gates["Call in everything..."].startswith("PP-002:1 is paid")
    assert gates["Waive the late charge..."] == "No late charge was demanded on this payment."
    assert gates["Withdraw the election..."] == "Nothing has been called in."
    assert gates["Payments or ways to resume"].startswith("Only the letter's table")


def test_the_amounts_are_typed(opened: Open, keys: Callable[..., None], store: Store) -> None:
    planned_book(store)
    part = opened(store, key="PP-001")
    keys(part, "T")
    typing = form()
    assert isinstance(typing, AmountsDialog)
    typing.fields[1].setFocus()
    keys(part, " 5000", "Ctrl+Return")
    due = book(store, LATE).due("PP-001:1")
    assert due is not None
    assert due.amount == Decimal("5000.00")


def test_the_price_is_typed_and_says_what_it_comes_to(opened: Open, keys: Callable[..., None], store: Store) -> None:
    planned_book(store)
    part = opened(store)
    keys(part, "P")
    price = form()
    assert isinstance(price, ActForm)
    keys(part, " 9000")
    assert price.effect.text() == "The batch costs 216,000.00; 30% of it is 64,800.00."
    keys(part, "Ctrl+Return")
    due = book(store, LATE).due("PP-003:0")
    assert due is not None
    assert due.amount == Decimal("64800.00")


def test_the_due_day_is_set_for_a_later_batch_only(opened: Open, keys: Callable[..., None], store: Store) -> None:
    planned_book(store)
    part = opened(store)
    keys(part, "D")
    day_form = form()
    assert isinstance(day_form, ActForm)
    keys(part, " 1", "Tab", "Tab", " The letter's example", "Ctrl+Return")
    due = book(store, LATE).due("PP-003:1")
    assert due is not None
    assert due.due_on == day("2001-03-01")
    part.select("PP-001")
    assert {one.words: one.gate() for one in part.page_actions()}["Set the due day..."] == (
        "Schedule A-2 prints the day of every payment."
    )


def test_a_late_charge_is_demanded_and_waived(opened: Open, keys: Callable[..., None], store: Store) -> None:
    planned_book(store)
    part = opened(store)
    keys(part, "L", "Ctrl+Return")
    charge = book(store, LATE).due("LC-001")
    assert charge is not None
    assert charge.amount == Decimal("1737.85")
    part.select("PP-003:2")
    next(one for one in part.page_actions() if one.words.startswith("Waive")).run()
    waiver = form()
    assert isinstance(waiver, ActForm)
    waiver.editors["why"].widget.setFocus()
    keys(part, " Letter of July 5, 2001", "Ctrl+Return")
    assert book(store, LATE).due("LC-001") is None


def test_everything_is_called_in_and_taken_back(opened: Open, keys: Callable[..., None], store: Store) -> None:
    planned_book(store)
    part = opened(store)
    keys(part, "A")
    asked = form()
    assert isinstance(asked, ActForm)
    keys(part, "Ctrl+Return")
    assert book(store, LATE).standings["PP-003:2"].state is InstalmentState.ACCELERATED
    assert part.select("PP-003:2")
    gates = {action.words: action.gate() for action in part.page_actions()}
    assert gates["Record payment..."] == "PP-003:2 was called in; pay the sum called in."
    next(one for one in part.page_actions() if one.words.startswith("Withdraw")).run()
    back = form()
    assert isinstance(back, ActForm)
    back.editors["why"].widget.setFocus()
    keys(part, " Agreed anew", "Ctrl+Return")
    assert book(store, LATE).standings["PP-003:2"].state is InstalmentState.ACCELERABLE


def test_the_ways_to_resume_stand_side_by_side(opened: Open, keys: Callable[..., None], store: Store) -> None:
    planned_book(store)
    part = opened(store, day("2001-11-28"), "PP-002")
    keys(part, "R")
    assert part.table is part.ways_table
    assert len(part.table.shown) == 24
    keys(part, "J", "J", "J", "J")
    why = part.why()
    assert why is not None
    assert why[0].rule == "The quarterly payment that goes on while the pairs are missing"
    keys(part, "R")
    assert part.table is part.rows_table
    keys(part, "R", "Ctrl+Down")
    assert part.table is part.rows_table


def test_the_order_shows_how_it_is_paid(qtbot: QtBot, store: Store) -> None:
    from ui.screens.orders import OrdersScreen

    planned_book(store)
    window = open_window(qtbot, store, as_of=LATE, screens=(OrdersScreen, PaymentsScreen))
    window.open_record("order", "PO-003")
    settled(qtbot, window.desk)
    page = window.built["orders"]
    assert isinstance(page, OrdersScreen)
    assert page._page is not None
    assert page._page.plans["PO-003"].row.late == 2
    page.open_record("plan", "PP-003")
    settled(qtbot, window.desk)
    assert window.shown.key == "payments"
    window.close()


def test_ctrl_p_shows_the_schedule_of_the_plan_as_it_will_print(
    qtbot: QtBot, store: Store, opened: Open, keys: Callable[..., None]
) -> None:
    planned_book(store)
    part = opened(store)
    keys(part, "Ctrl+P")
    settled(qtbot, part.desk)
    shown = QApplication.activeModalWidget()
    assert shown is not None
    assert shown.windowTitle() == "Payment schedule"
    keys(part, "Escape")
