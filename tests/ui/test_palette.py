"""The find box over records: typing, scanning, opening."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from models.store import Store
from tests.queries.test_find import fill
from tests.ui.frame import open_window, press, settled, type_in
from tests.ui.test_main_window import Counting
from ui.screen import ScreenAction
from ui.screens.journal import JournalScreen
from ui.widgets.toast import Toast

pytestmark = pytest.mark.usefixtures("light")


class Inventory(Counting):
    """A page that opens pairs and shipments."""

    key, title, icon = "inventory", "Inventory", "boxes"
    reads = frozenset({"pairs"})
    opens = frozenset({"pair", "shipment"})


PAGES = (JournalScreen, Inventory)


@pytest.fixture
def filled(store: Store) -> Store:
    with Session(store.engine.execution_options(writing=True)) as session:
        fill(session)
    return store


def test_a_scan_ends_with_enter_and_opens_its_record_at_once(qtbot: QtBot, filled: Store) -> None:
    window = open_window(qtbot, filled, screens=PAGES)
    press(qtbot, window, "Ctrl+K")
    type_in(qtbot, window, "nec-a40231-b")
    press(qtbot, window, "Return")
    assert isinstance(window.shown, Inventory)
    assert window.shown.opened == "P-0187"
    window.close()


def test_records_are_offered_before_actions_with_what_was_typed_marked(qtbot: QtBot, filled: Store) -> None:
    window = open_window(qtbot, filled, screens=PAGES)
    press(qtbot, window, "Ctrl+K")
    type_in(qtbot, window, "p")
    settled(qtbot, window.desk)
    qtbot.waitUntil(lambda: window.palette_box.offers[0].record is not None)
    offers = window.palette_box.offers
    kinds = [offer.record is not None for offer in offers]
    assert kinds == sorted(kinds, reverse=True)
    assert all(offer.words[offer.start : offer.start + offer.length].lower() == "p" for offer in offers if offer.length)
    assert any(offer.words.startswith("Print") for offer in offers)
    window.close()


def test_nothing_found_says_so_and_enter_does_nothing(qtbot: QtBot, filled: Store) -> None:
    window = open_window(qtbot, filled, screens=PAGES)
    press(qtbot, window, "Ctrl+K")
    type_in(qtbot, window, "zzzz")
    press(qtbot, window, "Return")
    assert isinstance(window.shown, JournalScreen)
    assert window.palette_box.offers == []
    window.close()


def test_a_press_of_the_pointer_chooses(qtbot: QtBot, filled: Store) -> None:
    window = open_window(qtbot, filled, screens=PAGES)
    press(qtbot, window, "Ctrl+K")
    type_in(qtbot, window, "0231")
    settled(qtbot, window.desk)
    qtbot.waitUntil(lambda: len(window.palette_box.offers) == 3)
    where = window.palette_box.place_of(1).center().toPoint()
    qtbot.mouseMove(window.palette_box, where)
    qtbot.mouseClick(window.palette_box, Qt.MouseButton.LeftButton, pos=where)
    assert isinstance(window.shown, Inventory)
    assert window.shown.opened == "P-0187"
    window.close()


class Making(Counting):
    """A page with an act of its own, and one that needs a row."""

    key, title, icon = "orders", "Orders", "file-text"
    reads = frozenset({"orders"})
    done = 0

    def page_actions(self) -> list[ScreenAction]:
        """A draft, and a routing that nothing is chosen for."""
        return [
            ScreenAction("Draft an order", "N", "file-plus", self.make),
            ScreenAction("Route an order", "R", "route", self.make, lambda: "Choose an order first."),
        ]

    def make(self) -> None:
        self.done += 1


def test_an_act_of_another_page_is_offered_and_done_there(qtbot: QtBot, filled: Store) -> None:
    window = open_window(qtbot, filled, screens=(JournalScreen, Making))
    press(qtbot, window, "Ctrl+K")
    type_in(qtbot, window, "draft an")
    qtbot.waitUntil(lambda: any(one.words == "Draft an order" for one in window.palette_box.offers))
    assert [one.second for one in window.palette_box.offers if one.words == "Draft an order"] == ["Orders"]
    press(qtbot, window, "Return")
    assert isinstance(window.shown, Making)
    page = window.shown
    qtbot.waitUntil(lambda: page.done == 1)
    window.close()


def test_an_act_that_needs_a_row_goes_to_its_page_and_says_so(qtbot: QtBot, filled: Store) -> None:
    window = open_window(qtbot, filled, screens=(JournalScreen, Making))
    press(qtbot, window, "Ctrl+K")
    type_in(qtbot, window, "route")
    qtbot.waitUntil(lambda: any(one.words == "Route an order" for one in window.palette_box.offers))
    press(qtbot, window, "Return")
    page = window.shown
    assert isinstance(page, Making)
    qtbot.waitUntil(lambda: any(toast.isVisible() for toast in window.findChildren(Toast)))
    assert page.done == 0
    window.close()
