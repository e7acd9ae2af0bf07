"""The find box over records: typing, scanning, opening."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from models.store import Store
from tests.queries.test_find import fill
from tests.ui.frame import open_window, press, settled, type_in
from tests.ui.test_main_window import Counting
from ui.dialogs.act_form import ActForm
from ui.screen import ScreenAction
from ui.screens import SCREENS
from ui.screens.collocation import CollocationScreen
from ui.screens.in_parts import InParts
from ui.screens.journal import JournalScreen
from ui.widgets.toast import Toast

pytestmark = pytest.mark.usefixtures("light")


class Inventory(Counting):
    """A page that opens pairs and shipments."""

    key, title, icon = "inventory", "Inventory", "boxes"
    reads = frozenset({"pairs"})
    opens = frozenset({"pair", "shipment"})


PAGES = (JournalScreen, Inventory)
COLLOCATION = next(one for one in SCREENS if one.key == "collocation")


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


def test_what_cannot_be_done_now_stands_last_in_grey_with_the_reason(qtbot: QtBot, filled: Store) -> None:
    window = open_window(qtbot, filled, screens=(Making,))
    press(qtbot, window, "Ctrl+K")
    type_in(qtbot, window, "ro")
    offer = window.palette_box.offers[-1]
    assert (offer.words, offer.second, offer.why_not) == (
        "Route an order",
        "Choose an order first.",
        "Choose an order first.",
    )
    press(qtbot, window, "Return")
    qtbot.waitUntil(lambda: any(one.accessibleName() == offer.why_not for one in window.findChildren(Toast)))
    assert isinstance(window.shown, Making)
    assert window.shown.done == 0
    window.close()


def test_the_acts_of_every_part_are_offered_and_done_in_their_part(qtbot: QtBot, store: Store) -> None:
    window = open_window(qtbot, store, screens=(JournalScreen, COLLOCATION))
    press(qtbot, window, "Ctrl+K")
    type_in(qtbot, window, "new switch")
    press(qtbot, window, "Return")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ActForm))
    assert isinstance(window.shown, CollocationScreen)
    assert window.shown.part_shown == "sites"
    press(qtbot, window, "Escape")
    window.close()


def test_another_part_of_the_page_shown_is_gone_to_as_well(qtbot: QtBot, store: Store) -> None:
    window = open_window(qtbot, store, screens=(COLLOCATION,))
    press(qtbot, window, "Ctrl+K")
    type_in(qtbot, window, "enter a")
    qtbot.waitUntil(lambda: not window.elsewhere.loading)
    assert {one.second for one in window.palette_box.offers} == {"Collocation, Permits and certificates"}
    press(qtbot, window, "Return")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ActForm))
    assert window.shown.part_shown == "papers"
    press(qtbot, window, "Escape")
    window.close()


def test_each_page_and_part_is_built_once(qtbot: QtBot, store: Store) -> None:
    window = open_window(qtbot, store, screens=(JournalScreen, COLLOCATION))
    for _ in range(2):
        press(qtbot, window, "Ctrl+K")
        type_in(qtbot, window, "new")
        qtbot.waitUntil(lambda: not window.elsewhere.loading)
        press(qtbot, window, "Escape")
    page = window.built["collocation"]
    assert isinstance(page, InParts)
    assert sorted(page.parts) == sorted(key for key, _words in page.part_names())
    assert page._stack.count() == len(page.parts)
    window.close()
