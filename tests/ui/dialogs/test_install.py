"""The form of an installation: bands, hubs, and what bars the pair."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from models.queries.buildings import building_facts, buildings
from models.store import Store
from tests.story import ship, with_buildings, with_pairs
from tests.ui.frame import make_desk, press, type_in
from ui.dialogs.hub import AddHub
from ui.dialogs.install import InstallPair, bands_match

pytestmark = pytest.mark.usefixtures("light")
SEP_8 = date(2000, 9, 8)
Open = Callable[[Store], InstallPair]


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Open]:
    """Opens the form for the first building of a book."""
    made: list[InstallPair] = []
    windows: list[QWidget] = []

    def make(store: Store) -> InstallPair:
        desk = make_desk(store, SEP_8)
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        window.resize(1200, 800)
        with qtbot.waitExposed(window):
            window.show()
        row = desk.read(buildings, SEP_8)[0]
        made.append(InstallPair(desk, row, desk.read(building_facts, SEP_8)[row.number], window))
        made[-1].open()
        return made[-1]

    yield make
    for dialog in made:
        dialog.close()
        dialog.desk.close()


@pytest.mark.parametrize(
    ("near", "far", "match"),
    [
        ("1 low", "1 high", True),
        ("3A", "3B", True),
        ("Band 3B", "Band 3A", True),
        ("1 low", "1 low", False),
        ("1 low", "2 high", False),
        ("3A", "3 high", False),
        ("", "3B", None),
        ("38 GHz", "3B", None),
    ],
)
def test_bands_match_when_they_are_the_two_halves_of_one(near: str, far: str, match: bool | None) -> None:
    assert bands_match(near, far) is match


def test_a_pair_in_transit_is_told_apart_from_one_nobody_knows(store: Store, opened: Open, qtbot: QtBot) -> None:
    with_pairs(store, 1)
    ship(store, 1, 2, SEP_8)
    with_buildings(store, 1)
    dialog = opened(store)
    type_in(qtbot, dialog, "P-0002")
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert any(words.startswith("P-0002 is not in a store: in transit") for words in said)
    dialog.pair.setText("P-9999")
    assert "The book has no such pair." in [label.text() for label in dialog.findChildren(QLabel)]


def test_a_hub_the_book_does_not_have_is_added_on_the_way(store: Store, opened: Open, qtbot: QtBot) -> None:
    with_pairs(store, 1)
    with_buildings(store, 1)
    dialog = opened(store)
    dialog.add_hub.click()
    form = QApplication.activeModalWidget()
    assert isinstance(form, AddHub)
    type_in(qtbot, form, "phl-9")
    press(qtbot, form, "Tab")
    type_in(qtbot, form, "Arch St Hub")
    press(qtbot, form, "Ctrl+Return")
    assert dialog.hub.chosen == "PHL-9"
