"""The page of orders under real keys, on a real book."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from models.acts.order_lines import LineFact
from models.acts.orders import draft_order
from models.errors import Refusal
from models.queries.orders import OrderDetail, OrderStanding, order
from models.store import Store
from tests.builders import JUNE_30, do
from tests.story import SHIPPED, ordered_book, ship
from tests.ui.frame import open_window, press, settled, type_in
from ui.dialogs.edit_order import EditOrder
from ui.dialogs.new_order import NewOrder
from ui.dialogs.order_acts import AddLine, IssueOrder
from ui.dialogs.pages import PagesDialog
from ui.dialogs.route_order import RouteOrder
from ui.dialogs.ship import ShipDialog
from ui.main_window import MainWindow
from ui.screens.order_lines import pasted_lines, price_of, quantity_of
from ui.screens.orders import OrdersScreen

pytestmark = pytest.mark.usefixtures("light")
Open = Callable[..., OrdersScreen]


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Open]:
    windows: list[MainWindow] = []

    def make(store: Store, as_of: date = SHIPPED) -> OrdersScreen:
        windows.append(open_window(qtbot, store, as_of=as_of, screens=(OrdersScreen,)))
        page = windows[-1].built["orders"]
        assert isinstance(page, OrdersScreen)
        page.view.focus()
        return page

    yield make
    for window in windows:
        window.close()


@pytest.fixture
def keys(qtbot: QtBot) -> Callable[..., None]:
    """Presses keys on a page; what begins with a blank is typed."""

    def pressed(page: OrdersScreen, *told: str) -> None:
        for one in told:
            if one.startswith(" "):
                type_in(qtbot, page, one[1:])
            else:
                press(qtbot, page, one)
            QApplication.processEvents()  # a cell hands over what was typed when its key has been dealt with
            settled(qtbot, page.desk)

    return pressed


@pytest.fixture
def drafted(store: Store, opened: Open) -> OrdersScreen:
    do(store, draft_order, on=JUNE_30, form="A-3")
    return opened(store)


@pytest.fixture
def own(store: Store, opened: Open) -> OrdersScreen:
    """A draft of three lines of its own."""
    lines = (
        LineFact("OC-3 radio pair", 14),
        LineFact("DS-3 radio pair", 10, price=Decimal(9650)),
        LineFact("Spare indoor unit, DS-3", 2),
    )
    do(store, draft_order, on=SHIPPED, lines=lines, heading="Third batch")
    return opened(store)


def detail(page: OrdersScreen, number: str = "PO-001") -> OrderDetail:
    return page.desk.read(order, number, page.desk.as_of)


def said(page: OrdersScreen) -> list[str]:
    return [label.text() for label in page.lines.findChildren(QLabel) if label.isVisible()]


def test_an_empty_book_offers_schedule_a_3_and_warns_of_what_it_lists(
    store: Store, opened: Open, keys: Callable[..., None]
) -> None:
    page = opened(store)
    assert not page.lines.isVisible()
    keys(page, "N")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NewOrder)
    assert "It lists 347 pairs; the contract counts 204." in dialog.said.text()
    keys(page, "Ctrl+Return")
    assert page.table.rows[0].standing is OrderStanding.DRAFT
    assert page.lines.warning.accessibleName() == "Schedule A-3 lists 347 pairs. The contract counts 204 for batch 1."


def test_pairs_by_type_are_drafted_and_counted_towards_the_500(
    store: Store, opened: Open, keys: Callable[..., None]
) -> None:
    ordered_book(store)
    page = opened(store)
    keys(page, "N")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NewOrder)
    dialog.ways.choose("pairs")
    dialog.ways.changed.emit("pairs")
    dialog.counts["OC-3"].setFocus()
    keys(page, " 297")
    assert "the agreement ends at 500" in dialog.primary.toolTip()
    keys(page, "Backspace", "Backspace", " 4")
    assert dialog.said.text() == "24 pairs, 204 ordered before, 228 of 500 after."
    keys(page, "Ctrl+Return")
    assert page.table.shown[0].heading == "24 OC-3 radio pairs"


def test_a_price_is_typed_in_its_cell_and_the_total_says_what_is_missing(
    own: OrdersScreen, keys: Callable[..., None]
) -> None:
    keys(own, "Return", " 2", " 2400", "Return")
    assert [line.price for line in detail(own).lines] == [Decimal(22400), Decimal(9650), None]
    assert "The total is not complete: 1 line has no price." in said(own)
    assert "410,100.00" in said(own)
    assert own.lines.view.current().line.position == 2


def test_f2_opens_the_first_missing_price_from_anywhere(own: OrdersScreen, keys: Callable[..., None]) -> None:
    keys(own, "F2", " 1.5", "Return")
    assert detail(own).lines[0].price == Decimal("1.5")


def test_a_price_that_is_no_sum_is_refused_inline(own: OrdersScreen, keys: Callable[..., None]) -> None:
    keys(own, "F2", " 12x", "Return")
    assert own.notice is not None
    assert "“12x” is not a price." in own.notice.accessibleName()
    assert detail(own).lines[0].price is None


def test_a_quantity_is_typed_while_the_order_is_a_draft(own: OrdersScreen, keys: Callable[..., None]) -> None:
    keys(own, "Return", "Left", " 1", " 6", "Return")
    assert detail(own).lines[0].quantity == 16
    assert own.table.rows[0].batch_pairs == 26


def test_rows_of_a_workbook_are_pasted_as_lines(own: OrdersScreen, keys: Callable[..., None]) -> None:
    QApplication.clipboard().setText("Item\tQty\tPrice\nMast mount\t4\t120.50\nCable kit, 30 m\t8\t\n")
    keys(own, "Ctrl+V")
    assert [(line.description, line.quantity, line.price) for line in detail(own).lines[3:]] == [
        ("Mast mount", 4, Decimal("120.5")), ("Cable kit, 30 m", 8, None),
    ]  # fmt: skip


def test_ctrl_v_in_the_filter_pastes_there(own: OrdersScreen, keys: Callable[..., None]) -> None:
    QApplication.clipboard().setText("third")
    keys(own, "Ctrl+F", "Ctrl+V")
    assert own.filter_field.text() == "third"
    assert len(detail(own).lines) == 3


def test_a_line_is_added(own: OrdersScreen, keys: Callable[..., None]) -> None:
    keys(own, "A")
    assert isinstance(QApplication.activeModalWidget(), AddLine)
    keys(own, " Cable kit", "Tab", " 8", "Ctrl+Return")
    assert [line.description for line in detail(own).lines][-1] == "Cable kit"


def test_x_removes_the_line_under_the_cursor(own: OrdersScreen, keys: Callable[..., None]) -> None:
    keys(own, "Return", "J", "X")
    assert [line.quantity for line in detail(own).lines] == [14, 2]


def test_issuing_says_what_is_odd_and_then_fixes_the_lines(drafted: OrdersScreen, keys: Callable[..., None]) -> None:
    keys(drafted, "U")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, IssueOrder)
    assert dialog.gate.accessibleName() == "It can be issued. None of this bars it."
    keys(drafted, "Ctrl+Return")
    assert drafted.table.rows[0].standing is OrderStanding.ISSUED
    keys(drafted, "A")
    assert QApplication.activeModalWidget() is None


def test_a_draft_is_discarded_and_comes_back_with_undo(drafted: OrdersScreen, keys: Callable[..., None]) -> None:
    keys(drafted, "D")
    assert not drafted.table.rows
    keys(drafted, "Ctrl+Z")
    assert [row.number for row in drafted.table.rows] == ["PO-001"]


def test_an_order_with_shipped_pairs_cannot_be_cancelled(store: Store, opened: Open, keys: Callable[..., None]) -> None:
    ordered_book(store)
    ship(store, 12)
    page = opened(store)
    cancel = next(one for one in page.page_actions() if one.key == "C")
    assert cancel.gate() == "12 pairs of PO-001 were shipped, and title passed (A-3)."
    keys(page, "C")
    assert QApplication.activeModalWidget() is None


def test_an_order_is_cancelled(store: Store, opened: Open, keys: Callable[..., None]) -> None:
    ordered_book(store)
    page = opened(store)
    keys(page, "C", "Ctrl+Return")
    assert page.table.rows[0].standing is OrderStanding.CANCELLED


def test_a_routing_instruction_is_recorded_with_its_day(drafted: OrdersScreen, keys: Callable[..., None]) -> None:
    keys(drafted, "R")
    assert isinstance(QApplication.activeModalWidget(), RouteOrder)
    keys(drafted, " By truck", "Ctrl+Return")
    assert detail(drafted).routing == ("2000-07-05 in writing by SAVVIS: By truck",)


@pytest.mark.parametrize("key", ["P", "B", "Ctrl+P"])
def test_its_papers_open_as_they_will_print(key: str, store: Store, opened: Open, keys: Callable[..., None]) -> None:
    ordered_book(store)
    page = opened(store)
    keys(page, key)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PagesDialog)
    dialog.reject()


def test_s_ships_pairs_of_the_order(store: Store, opened: Open, keys: Callable[..., None]) -> None:
    ordered_book(store)
    page = opened(store)
    keys(page, "S")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ShipDialog)
    assert dialog.order.chosen == "PO-001"
    dialog.reject()


def test_esc_leads_from_the_lines_back_to_the_orders(own: OrdersScreen, keys: Callable[..., None]) -> None:
    keys(own, "Return")
    assert own.lines.has_keyboard
    keys(own, "Escape")
    assert own.view.grid.hasFocus()


def test_w_says_why_there_is_no_total(own: OrdersScreen) -> None:
    found = own.why()
    assert found is not None
    assert (found[1], found[0].facts) == ("The total of PO-001", (("Lines priced", "1"),))


@pytest.mark.parametrize(("text", "price"), [("$22,400.00", Decimal(22400)), ("", None), (" 9650 ", Decimal(9650))])
def test_prices_are_read_as_people_type_them(text: str, price: Decimal | None) -> None:
    assert price_of(text) == price


@pytest.mark.parametrize("text", ["1.5", "-3", "ten"])
def test_a_quantity_is_a_whole_number(text: str) -> None:
    with pytest.raises(Refusal, match="is not a quantity"):
        quantity_of(text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("", "There are no lines on the clipboard."), ("Mount\t4\nCable kit\t\n", "Row 2 has no quantity.")],
)
def test_what_cannot_be_pasted_is_said(text: str, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        pasted_lines(text)


def test_the_quantity_may_stand_before_the_item() -> None:
    assert pasted_lines("4\tMast mount\t$1,200.00") == (LineFact("Mast mount", 4, price=Decimal(1200)),)


def test_e_edits_the_head_of_a_draft(drafted: OrdersScreen, keys: Callable[..., None]) -> None:
    keys(drafted, "E")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, EditOrder)
    dialog.texts["attention"].setText("Receiving dock")
    keys(drafted, "Ctrl+Return")
    assert drafted.detail is not None
    assert drafted.detail.attention == "Receiving dock"
