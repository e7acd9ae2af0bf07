"""The same story done by a clerk in the window, from the keyboard, comes to the same digest as the script."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from models.commands.work import run_script
from models.queries.book import journal
from models.store import Store
from models.verify import digest
from tests.builders import opened
from tests.scenarios.first_deemed import list_workbook, script
from tests.ui.frame import open_window, press, settled, type_in
from ui.dialogs.hub import AddHub
from ui.dialogs.install import InstallPair
from ui.dialogs.new_order import NewOrder
from ui.dialogs.receipt import ReceiptDialog
from ui.dialogs.receive import ReceiveDialog
from ui.dialogs.ship import ShipDialog
from ui.main_window import MainWindow
from ui.row_view import RowView
from ui.screens.buildings import BuildingsScreen

pytestmark = pytest.mark.usefixtures("light")


class Clerk:
    """Somebody at the keyboard of the window."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window

    def day(self, as_of: date) -> None:
        """Goes to another day."""
        self.window.desk.as_of = as_of
        self.rest()

    def rest(self) -> None:
        """Waits until the window has read what it reads."""
        QApplication.processEvents()
        settled(self.qtbot, self.window.desk)

    def page(self, key: str) -> None:
        """Goes to a page and into its list."""
        screen = self.window.go(key)
        self.rest()
        view = screen.findChild(RowView)
        if view is not None:
            view.focus()

    def keys(self, *told: str) -> None:
        """Presses keys; what begins with a blank is typed."""
        for one in told:
            if QApplication.activeModalWidget() is None and not self.window.isActiveWindow():
                self.window.activateWindow()
                self.qtbot.waitUntil(self.window.isActiveWindow)
            if one.startswith(" "):
                type_in(self.qtbot, self.window, one[1:])
            else:
                press(self.qtbot, self.window, one)
            self.rest()

    def form(self, kind: type) -> object:
        """The form that is open."""
        found = QApplication.activeModalWidget()
        assert isinstance(found, kind), found
        return found


@pytest.fixture
def clerk(qtbot: QtBot, store: Store) -> Iterator[Clerk]:
    window = open_window(qtbot, store, as_of=date(2000, 8, 25))
    yield Clerk(qtbot, window)
    window.close()


def the_list(clerk: Clerk, workbook: Path) -> None:
    clerk.page("buildings")
    page = clerk.window.built["buildings"]
    assert isinstance(page, BuildingsScreen)
    page.import_file(workbook)
    clerk.rest()
    clerk.keys("Ctrl+Return", "Ctrl+Return", "Ctrl+Return")


def the_order(clerk: Clerk) -> None:
    clerk.day(date(2000, 8, 28))
    clerk.page("orders")
    clerk.keys("N")
    form = clerk.form(NewOrder)
    assert isinstance(form, NewOrder)
    assert form.ways.chosen == "A-3"
    clerk.keys("Ctrl+Return", "U", "Ctrl+Return")


def the_pairs(clerk: Clerk) -> None:
    clerk.day(date(2000, 9, 1))
    clerk.page("shipments")
    clerk.keys("N")
    form = clerk.form(ShipDialog)
    assert isinstance(form, ShipDialog)
    form.carrier.setText("Overland Freight")
    form.how.choose("listed")
    form.pasted.setPlainText("OC-3 AX-1-A AX-1-B\nOC-3 AX-2-A AX-2-B")
    form.packages.setPlainText("2 pairs")
    clerk.keys("Ctrl+Return")
    clerk.day(date(2000, 9, 6))
    clerk.page("inventory")
    clerk.keys("R")
    clerk.form(ReceiveDialog)
    for serial in ("AX-1-A", "AX-1-B", "AX-2-A", "AX-2-B"):
        clerk.keys(f" {serial}", "Return")
    clerk.keys("Ctrl+Return")


def the_building(clerk: Clerk) -> None:
    clerk.day(date(2000, 9, 7))
    clerk.page("buildings")
    clerk.keys("E", "Ctrl+Return")
    clerk.day(date(2000, 9, 8))
    clerk.page("buildings")
    clerk.keys("S")


def the_link(clerk: Clerk) -> None:
    clerk.keys("P")
    form = clerk.form(InstallPair)
    assert isinstance(form, InstallPair)
    form.add_hub.click()
    hub = clerk.form(AddHub)
    assert isinstance(hub, AddHub)
    hub.code.setText("HUB-1")
    hub.name.setText("First hub")
    clerk.keys("Ctrl+Return", "Escape")
    clerk.day(date(2000, 11, 20))
    clerk.page("buildings")
    clerk.keys("P")
    form = clerk.form(InstallPair)
    assert isinstance(form, InstallPair)
    form.pair.setText("P-0001")
    form.hub.choose("HUB-1")
    form.near.setText("Roof")
    clerk.keys("Ctrl+Return")


def the_letter(clerk: Clerk) -> None:
    clerk.day(date(2000, 11, 21))
    clerk.page("links")
    clerk.keys("N", "Ctrl+Return")
    clerk.day(date(2000, 11, 22))
    clerk.page("letters")
    clerk.keys("R")
    clerk.form(ReceiptDialog)
    clerk.keys("Right", "Tab", " 21 nov", "Tab", " Airbill 8214", "Ctrl+Return")


STEPS: tuple[Callable[[Clerk], None], ...] = (the_order, the_pairs, the_building, the_link, the_letter)


def test_the_window_and_the_script_come_to_the_same_book(
    clerk: Clerk, store: Store, started: Path, tmp_path: Path
) -> None:
    shutil.copyfile(started, tmp_path / "scripted.pairbook")
    scripted = opened(str(tmp_path / "scripted.pairbook"))
    workbook = list_workbook(tmp_path)
    run_script(scripted, script(scripted, workbook), date(2000, 8, 25), lambda _sentence: None)
    the_list(clerk, workbook)
    for step in STEPS:
        step(clerk)
    with scripted.reading() as one, store.reading() as other:
        assert said(other) == said(one)
        assert digest(other) == digest(one)
    scripted.close()


def said(session: Session) -> list[str]:
    """The sentences of the journal, oldest first."""
    return [entry.sentence for entry in reversed(journal(session))]
