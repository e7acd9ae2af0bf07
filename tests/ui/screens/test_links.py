"""The page of Links under real keys, on a real book."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from models.acts.letters import new_letter, record_letter_delivery
from models.acts.places import HubFact, add_place
from models.queries.links import hubs
from models.rules.delivery import Channel, Delivery
from models.rules.links import LinkState
from models.store import Store
from tests.builders import do
from tests.story import INSTALLED, with_buildings, with_links, with_pairs
from tests.ui.frame import open_window, press, settled, type_in
from ui.dialogs.fact_editors import RowsEditor
from ui.dialogs.new_letter import NewLetterDialog
from ui.dialogs.remove_link import RemoveLink
from ui.main_window import MainWindow
from ui.screens.buildings import BuildingsScreen
from ui.screens.links import LinksScreen, RowsForm
from ui.widgets.button import Button, LinkButton
from ui.widgets.pair_boxes import PairBoxes

pytestmark = pytest.mark.usefixtures("light")
SEP_8, SEP_11, SEP_15 = date(2000, 9, 8), date(2000, 9, 11), date(2000, 9, 15)
Open = Callable[..., LinksScreen]


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Open]:
    windows: list[MainWindow] = []

    def make(store: Store, as_of: date = SEP_15) -> LinksScreen:
        windows.append(open_window(qtbot, store, as_of=as_of, screens=(LinksScreen, BuildingsScreen)))
        page = windows[-1].built["links"]
        assert isinstance(page, LinksScreen)
        page.view.focus()
        return page

    yield make
    for window in windows:
        window.close()


@pytest.fixture
def linked(store: Store) -> Store:
    """A book with three Links; the first has a letter that was received, the second one nobody knows the receipt of."""
    with_links(store, 3)
    for number in ("L-0001", "L-0002"):
        do(store, new_letter, on=SEP_8, links=(number,), issued_on=SEP_8)
    by_hand = Delivery(Channel.HAND, sent_on=SEP_8, delivered_on=SEP_8)
    by_fax = Delivery(Channel.FAX, sent_on=SEP_8)
    do(store, record_letter_delivery, on=SEP_8, letter="LAL-0001", delivery=by_hand)
    do(store, record_letter_delivery, on=SEP_8, letter="LAL-0002", delivery=by_fax)
    return store


@pytest.fixture
def page(linked: Store, opened: Open) -> LinksScreen:
    return opened(linked)


def keys(qtbot: QtBot, page: LinksScreen, *chords: str) -> None:
    for chord in chords:
        press(qtbot, page, chord)
        settled(qtbot, page.desk)


def said(page: LinksScreen) -> list[str]:
    assert page.inspector is not None
    return [label.text() for label in page.inspector.findChildren(QLabel)]


def test_the_latest_link_comes_first_with_its_state_in_words(page: LinksScreen) -> None:
    state = next(column for column in page.table.columns if column.title == "State")
    assert [(row.number, page.table.words_of(row, state)) for row in page.table.shown] == [
        ("L-0003", "Installed"), ("L-0002", "Receipt not recorded"), ("L-0001", "Deemed installed"),
    ]  # fmt: skip
    assert page.head.sentence.text().startswith(
        "3 Links stand: 1 accepted or deemed installed, 1 with a letter out and 1 without a letter."
    )


def test_the_state_is_that_of_the_day_looked_from(linked: Store, opened: Open, qtbot: QtBot) -> None:
    page = opened(linked)
    page.desk.as_of = SEP_11
    settled(qtbot, page.desk)
    assert page.table.rows[-1].standing.state is LinkState.LETTER_OUT


def test_enter_opens_a_link_with_both_its_ends(page: LinksScreen, qtbot: QtBot) -> None:
    keys(qtbot, page, "Return")
    assert "cannot say: L-0003 is not accepted or deemed installed" in said(page)
    assert page.inspector is not None
    [ends] = page.inspector.findChildren(PairBoxes)
    assert "serial NEC-0003-A" in ends.accessibleName()
    assert "Bands match." in ends.accessibleName()


def test_n_records_a_letter_for_the_link_chosen(page: LinksScreen, qtbot: QtBot) -> None:
    keys(qtbot, page, "N")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NewLetterDialog)
    press(qtbot, dialog, "Ctrl+Return")
    settled(qtbot, page.desk)
    assert page.table.rows[0].standing.letter == "LAL-0003"


def test_a_link_with_a_letter_gets_no_second_one_and_is_told_why(page: LinksScreen, qtbot: QtBot) -> None:
    page.view.select("L-0002")
    why_not = "L-0002 already has the Letter LAL-0002 (B-5(b))."
    button = next(one for one in page.head.findChildren(Button) if one.text() == "New letter")
    assert (button.isEnabled(), button.toolTip()) == (False, why_not)
    keys(qtbot, page, "N")
    assert QApplication.activeModalWidget() is None


def test_the_building_and_the_letter_of_a_link_are_one_key_away(page: LinksScreen, qtbot: QtBot) -> None:
    page.view.select("L-0001")
    with qtbot.waitSignal(page.record_asked) as told:
        press(qtbot, page, "L")
    assert told.args == ["letter", "LAL-0001"]
    with qtbot.waitSignal(page.record_asked) as told:
        press(qtbot, page, "B")
    assert told.args == ["building", "B-0001"]


def test_a_link_is_removed_with_its_day_its_goal_and_its_reason(page: LinksScreen, qtbot: QtBot) -> None:
    do(page.desk.store, add_place, on=SEP_8, name="Repair shop", kind="repair")
    keys(qtbot, page, "X")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RemoveLink)
    assert not dialog.primary.isEnabled()
    dialog.to.choose("Repair shop")
    dialog.why.setFocus()
    type_in(qtbot, dialog, "The near end failed")
    press(qtbot, dialog, "Ctrl+Return")
    settled(qtbot, page.desk)
    assert page.table.rows[0].standing.state is LinkState.REMOVED
    assert page.why_not_remove() == "L-0003 was removed on Fri 15 Sep 2000."


def test_w_has_the_derivation_of_a_deemed_link(page: LinksScreen) -> None:
    page.view.select("L-0001")
    found = page.why()
    assert found is not None
    assert found[1] == "Why is L-0001 deemed installed?"
    assert [day.number for day in found[0].counted] == [1, 2, 3]


def test_a_link_asked_for_from_anywhere_is_opened(page: LinksScreen) -> None:
    page.table.set_facets({"objected"})
    window = page.window()
    assert isinstance(window, MainWindow)
    assert window.open_record("link", "L-0002")
    assert page.view.current().number == "L-0002"
    assert page.inspector is not None
    assert any(link.text() == "LAL-0002" for link in page.inspector.findChildren(LinkButton))


def test_a_book_without_links_leads_to_its_buildings(store: Store, opened: Open, qtbot: QtBot) -> None:
    page = opened(store, INSTALLED)
    assert not page.facets.isVisible()
    button = next(one for one in page.view.findChildren(Button) if one.text() == "Go to Buildings")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    window = page.window()
    assert isinstance(window, MainWindow)
    assert window.shown.key == "buildings"


def test_the_workbook_of_links_has_both_serials_and_all_days(page: LinksScreen) -> None:
    grid = page.export_shown()
    assert grid is not None
    first = [column.value(grid.rows[0]) for column in grid.columns]
    assert first[:4] == ["L-0003", "P-0003", "OC-3", ("NEC-0003-A", "NEC-0003-B")]


def test_several_pairs_are_installed_from_the_page(qtbot: QtBot, store: Store) -> None:
    with_pairs(store, 2)
    with_buildings(store, 2)
    window = open_window(qtbot, store, screens=(LinksScreen,), as_of=INSTALLED)
    page = window.shown
    assert isinstance(page, LinksScreen)
    next(one for one in page.page_actions() if one.words == "Install several pairs...").run()
    for words in ("P-0001", "B-0001", "PHL-2"):
        type_in(qtbot, window, words)
        press(qtbot, window, "Tab")
    press(qtbot, window, "Ctrl+Return")
    settled(qtbot, page.desk)
    assert [row.tag for row in page.table.rows] == ["P-0001"]
    window.close()


def test_hubs_are_taken_in_from_the_page(qtbot: QtBot, store: Store) -> None:
    with_buildings(store, 1)
    window = open_window(qtbot, store, screens=(LinksScreen,), as_of=INSTALLED)
    page = window.shown
    assert isinstance(page, LinksScreen)
    next(one for one in page.page_actions() if one.words == "Take in hubs...").run()
    form = page.window().findChild(RowsForm)
    assert form is not None
    rows = form.editors["hubs"].widget
    assert isinstance(rows, RowsEditor)
    assert [line["code"].value() for line in rows.lines] == ["PHL-2"]
    rows.add(HubFact("SEA-1", "Seattle hub"))
    press(qtbot, window, "Ctrl+Return")
    with store.reading() as session:
        assert [one.code for one in hubs(session, INSTALLED)] == ["PHL-2", "SEA-1"]
    window.close()
