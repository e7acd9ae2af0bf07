"""The page of buildings under real keys, on a real book."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from models.acts.buildings import decide_eligibility, drop_building, move_buildings, record_proposal, select_buildings
from models.acts.customer_list import import_customer_list
from models.list_review import Fate, find_layout, review
from models.queries.book import journal
from models.queries.ranking import ranking
from models.rules.buildings import BuildingState
from models.rules.customer_list import ListRow
from models.store import Store
from reports.excel.read import read_workbook
from reports.excel.write import write_workbook
from tests.builders import do
from tests.story import with_buildings, with_pairs
from tests.ui.frame import open_window, press, settled, type_in
from ui.dialogs.building import AddBuilding, EditBuilding
from ui.dialogs.building_list import DropBuilding, RecordProposal
from ui.dialogs.eligibility import WinstarsWord
from ui.dialogs.install import InstallPair
from ui.dialogs.recorded import ActDialog
from ui.main_window import MainWindow
from ui.screens.building_page import listed_buildings
from ui.screens.buildings import BuildingsScreen
from ui.widgets.banner import Strip
from ui.widgets.button import Button

pytestmark = pytest.mark.usefixtures("light")
AUG_25, SEP_8, NOV_3, DEC_1 = date(2000, 8, 25), date(2000, 9, 8), date(2000, 11, 3), date(2000, 12, 1)
Open = Callable[..., BuildingsScreen]


def rows(count: int, first: int = 1) -> tuple[ListRow, ...]:
    return tuple(
        ListRow(n, f"Tower {n}", f"{n} Main St", "Seattle" if n % 2 else "Tacoma", "WA", "98101", floors=10)
        for n in range(first, first + count)
    )


@pytest.fixture
def listed(store: Store) -> Store:
    """A book with a list of twelve buildings."""
    do(store, import_customer_list, on=AUG_25, rows=rows(12), source="list.xlsx", confirmed="A short list for a test")
    return store


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Open]:
    """Opens the page on a book and closes its window after the test."""
    windows: list[MainWindow] = []

    def make(store: Store, as_of: date = SEP_8) -> BuildingsScreen:
        windows.append(open_window(qtbot, store, as_of=as_of, screens=(BuildingsScreen,)))
        page = windows[-1].built["buildings"]
        assert isinstance(page, BuildingsScreen)
        page.view.focus()
        return page

    yield make
    for window in windows:
        window.close()


@pytest.fixture
def page(listed: Store, opened: Open) -> BuildingsScreen:
    return opened(listed)


def order(page: BuildingsScreen) -> list[int]:
    """The buildings by their first rank, as the list stands now."""
    return [int(row.name.removeprefix("Tower ")) for row in page.table.rows]


def strip(page: BuildingsScreen) -> str:
    found = page.view.findChildren(Strip)
    return found[-1].accessibleName() if found else ""


def cell(page: BuildingsScreen) -> QLineEdit | None:
    found = page.view.grid.findChild(QLineEdit, "cell")
    return found if isinstance(found, QLineEdit) else None


def keys(qtbot: QtBot, page: BuildingsScreen, *chords: str) -> None:
    for chord in chords:
        press(qtbot, page, chord)
        QApplication.processEvents()  # Qt hands a typed cell over a moment after Enter
        settled(qtbot, page.desk)


def type_rank(qtbot: QtBot, page: BuildingsScreen, rank: str) -> None:
    """Types digit by digit, for the first one opens the cell that takes the others."""
    for digit in rank:
        type_in(qtbot, page, digit)


def form(page: BuildingsScreen, kind: type[ActDialog]) -> ActDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    return dialog


# -- ranks -----------------------------------------------------------------------------------------------------


def test_a_typed_rank_says_what_enter_does_and_enter_does_it(page: BuildingsScreen, qtbot: QtBot) -> None:
    page.view.select("B-0009")
    type_rank(qtbot, page, "3")
    assert strip(page) == "Enter moves Tower 9 from 9 to 3. Buildings 3 to 8 move down by one."
    keys(qtbot, page, "Return")
    assert order(page) == [1, 2, 9, 3, 4, 5, 6, 7, 8, 10, 11, 12]
    assert page.view.current().name == "Tower 9"
    assert strip(page) == ""
    assert page.inspector is not None
    assert not page.inspector.isVisible()


def test_one_undo_takes_the_move_back(page: BuildingsScreen, qtbot: QtBot) -> None:
    page.view.select("B-0002")
    type_rank(qtbot, page, "5")
    keys(qtbot, page, "Return", "Ctrl+Z")
    assert order(page) == list(range(1, 13))


@pytest.mark.parametrize(("typed", "words"), [("13", "between 1 and 12"), ("0", "between 1 and 12"), ("1.", "whole")])
def test_what_is_no_rank_stays_in_the_cell(page: BuildingsScreen, qtbot: QtBot, typed: str, words: str) -> None:
    type_rank(qtbot, page, typed)
    assert words in strip(page)
    keys(qtbot, page, "Return")
    assert cell(page) is not None
    keys(qtbot, page, "Escape")
    assert order(page) == list(range(1, 13))


def test_leaving_the_cell_for_elsewhere_moves_nothing(page: BuildingsScreen, qtbot: QtBot) -> None:
    type_rank(qtbot, page, "7")
    page.filter_field.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.waitUntil(lambda: cell(page) is None)
    assert order(page) == list(range(1, 13))
    assert strip(page) == ""


def test_ctrl_with_an_arrow_moves_to_an_end(page: BuildingsScreen, qtbot: QtBot) -> None:
    page.view.select("B-0005")
    keys(qtbot, page, "Ctrl+Up")
    assert order(page)[:3] == [5, 1, 2]
    keys(qtbot, page, "Ctrl+Down")
    assert order(page)[-2:] == [12, 5]


def test_ctrl_with_an_arrow_works_while_a_rank_is_typed(page: BuildingsScreen, qtbot: QtBot) -> None:
    page.view.select("B-0005")
    type_rank(qtbot, page, "9")
    keys(qtbot, page, "Ctrl+Up")
    assert order(page)[:2] == [5, 1]
    assert len(page.desk.read(journal)) == 3  # start, list, one move


def test_several_rows_move_as_a_block_in_their_order(page: BuildingsScreen, qtbot: QtBot) -> None:
    page.view.select("B-0006")
    keys(qtbot, page, "Shift+Down", "Shift+Down")
    type_rank(qtbot, page, "2")
    assert strip(page) == "Enter moves 3 buildings to ranks 2 to 4. They keep their order; the others make room."
    keys(qtbot, page, "Return")
    assert order(page)[:6] == [1, 6, 7, 8, 2, 3]
    keys(qtbot, page, "Ctrl+Down")
    assert order(page)[-3:] == [6, 7, 8]


def test_what_another_person_does_waits_until_the_rank_is_typed(page: BuildingsScreen, qtbot: QtBot) -> None:
    type_rank(qtbot, page, "4")
    page.desk.store.do(move_buildings, {"buildings": ("B-0012",), "rank": 1}, SEP_8)
    page.desk.ask_news()
    settled(qtbot, page.desk)
    assert order(page) == list(range(1, 13))
    assert cell(page) is not None
    keys(qtbot, page, "Escape")
    qtbot.waitUntil(lambda: order(page)[0] == 12)


# -- Winstar's word and selection --------------------------------------------------------------------------------


def test_select_is_barred_in_the_words_of_the_rule_until_winstar_approves(page: BuildingsScreen, qtbot: QtBot) -> None:
    why_not = "Tower 1 is not an Eligible Location: Winstar has not approved it (1.1(h))."
    assert page.acts.why_not_select() == why_not
    keys(qtbot, page, "S", "Return")
    assert page.inspector is not None
    button = next(one for one in page.inspector.findChildren(Button) if one.text() == "Select")
    assert (button.isEnabled(), button.toolTip()) == (False, why_not)
    assert why_not in [label.text() for label in page.inspector.findChildren(QLabel)]
    keys(qtbot, page, "E", "S")
    assert page.view.current().standing is BuildingState.SELECTED
    assert page.desk.undoable is not None
    assert page.desk.undoable.sentence == "Selected Tower 1"


def test_many_rows_are_approved_and_one_bad_one_bars_the_selection(page: BuildingsScreen, qtbot: QtBot) -> None:
    keys(qtbot, page, "Shift+Down", "E", "Shift+Down")
    assert page.acts.why_not_select().startswith("1 of the 3 buildings chosen bar it: Tower 3 is not an Eligible")


def test_a_selection_can_be_withdrawn(page: BuildingsScreen, qtbot: QtBot) -> None:
    assert page.acts.why_not_withdraw() == "Tower 1 is not selected (B-2(f))."
    keys(qtbot, page, "E", "S", "U")
    assert page.view.current().standing is BuildingState.ELIGIBLE


def test_a_refusal_needs_its_reason(page: BuildingsScreen, qtbot: QtBot) -> None:
    keys(qtbot, page, "R")
    dialog = form(page, WinstarsWord)
    assert not dialog.primary.isEnabled()
    type_in(qtbot, dialog, "No line of sight")
    press(qtbot, dialog, "Ctrl+Return")
    settled(qtbot, page.desk)
    assert (page.view.current().standing, page.view.current().reason) == ("refused", "No line of sight")


def test_a_selected_building_cannot_be_refused(page: BuildingsScreen, qtbot: QtBot) -> None:
    keys(qtbot, page, "E", "S")
    assert page.acts.why_not_refuse() == "Tower 1 is selected; withdraw the selection first (B-2(f))."


# -- narrowing -----------------------------------------------------------------------------------------------------


def test_facets_count_the_states_and_the_city_narrows_them(listed: Store, opened: Open, qtbot: QtBot) -> None:
    do(listed, decide_eligibility, on=AUG_25, buildings=("B-0001", "B-0002", "B-0003"), word="eligible")
    do(listed, select_buildings, on=AUG_25, buildings=("B-0001",))
    page = opened(listed)
    counts = page.table.facet_counts()
    assert [counts[key] for key in ("", "selected", "eligible", "waiting")] == [12, 1, 2, 9]
    page.where.choose("Seattle, WA")
    page.where.changed.emit("Seattle, WA")
    assert page.table.facet_counts()["eligible"] == 1


def test_filters_that_hide_everything_are_named_and_esc_lifts_them(page: BuildingsScreen, qtbot: QtBot) -> None:
    page.table.set_facets({"refused"})
    keys(qtbot, page, "Ctrl+F")
    type_in(qtbot, page, "zzz")
    said = [label.text() for label in page.view.grid.findChildren(QLabel)]
    assert "12 buildings are hidden by Refused and “zzz”." in said
    keys(qtbot, page, "Escape", "Escape")
    assert len(page.table.shown) == 12
    assert page.view.grid.hasFocus()


def test_a_record_asked_for_is_found_behind_filters(page: BuildingsScreen, qtbot: QtBot) -> None:
    page.table.set_facets({"refused"})
    window = page.window()
    assert isinstance(window, MainWindow)
    assert window.open_record("building", "B-0007")
    assert page.view.current().name == "Tower 7"
    assert page.inspector is not None
    assert page.inspector.isVisible()


# -- additions -----------------------------------------------------------------------------------------------------


def test_the_page_says_what_the_list_is_and_when_it_can_be_added_to(page: BuildingsScreen) -> None:
    assert page.head.sentence.text() == (
        "Customer List of 25 Aug 2000. 12 buildings in order of priority. What is done here is recorded for "
        "Fri 8 Sep 2000."
    )
    assert page.additions.accessibleName().startswith("An addition is open until Sat 30 Sep 2000.")


def test_held_buildings_are_counted_and_shown_apart(listed: Store, opened: Open, qtbot: QtBot) -> None:
    do(listed, import_customer_list, on=NOV_3, rows=rows(2, 13), source="more.xlsx")
    do(listed, import_customer_list, on=DEC_1, rows=rows(3, 15), source="more.xlsx")
    page = opened(listed, DEC_1)
    assert page.additions.accessibleName() == (
        "3 buildings are held until Mon 1 Jan 2001. The fourth quarter of 2000 has its addition of Fri 3 Nov 2000. "
        "A further one is held until Sun 1 Apr 2001."
    )
    assert len(page.table.shown) == 14
    page.additions.acted.emit(0)
    assert [row.name for row in page.table.shown] == ["Tower 15", "Tower 16", "Tower 17"]
    assert page.acts.why_not_move() == "Tower 15 is not on the Customer List (B-1)."


def test_a_held_building_asked_for_is_found(listed: Store, opened: Open) -> None:
    do(listed, import_customer_list, on=NOV_3, rows=rows(1, 13), source="more.xlsx")
    do(listed, import_customer_list, on=DEC_1, rows=rows(1, 14), source="more.xlsx")
    page = opened(listed, DEC_1)
    assert page.go_to("B-0014")
    assert page.view.current().held_until == date(2001, 1, 1)


def test_before_the_list_came_the_page_says_when(listed: Store, opened: Open, qtbot: QtBot) -> None:
    page = opened(listed, date(2000, 7, 3))
    button = next(one for one in page.view.findChildren(Button) if one.text() == "Go to Fri 25 Aug 2000")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settled(qtbot, page.desk)
    assert len(page.table.rows) == 12


def test_an_empty_book_says_until_when_the_list_is_due(store: Store, opened: Open) -> None:
    page = opened(store)
    said = " ".join(label.text() for label in page.view.findChildren(QLabel))
    assert "750 buildings in order of priority, due by Tue 29 Aug 2000." in said
    assert not page.facets.isVisible()
    assert page.acts.of_list()[0].gate() == "Import the first Customer List before adding to it."


# -- forms ---------------------------------------------------------------------------------------------------------


def fill(qtbot: QtBot, *texts: str) -> None:
    """Types into one field after another."""
    for text in texts:
        field = QApplication.focusWidget()
        assert field is not None
        qtbot.keyClicks(field, text)
        qtbot.keyClick(field, Qt.Key.Key_Tab)


def test_n_adds_a_building_by_keys_alone(page: BuildingsScreen, qtbot: QtBot) -> None:
    keys(qtbot, page, "N")
    dialog = form(page, AddBuilding)
    fill(qtbot, "Harbor Hall", "55 Pier Ave", "Seattle", "wa", "98104")
    press(qtbot, dialog, "Ctrl+Return")
    settled(qtbot, page.desk)
    added = page.table.rows[-1]
    assert (added.rank, added.name, added.state) == (13, "Harbor Hall", "WA")


def test_a_building_the_book_has_is_named(page: BuildingsScreen, qtbot: QtBot) -> None:
    keys(qtbot, page, "N")
    dialog = form(page, AddBuilding)
    fill(qtbot, "Tower 4", "4 MAIN STREET", "Tacoma", "WA", "98101")
    press(qtbot, dialog, "Ctrl+Return")
    assert "Tower 4 (B-0004) stands at that address already." in [label.text() for label in dialog.findChildren(QLabel)]
    press(qtbot, dialog, "Escape")


def test_a_wrong_zip_is_said_at_its_field(page: BuildingsScreen, qtbot: QtBot) -> None:
    keys(qtbot, page, "N")
    dialog = form(page, AddBuilding)
    assert isinstance(dialog, AddBuilding)
    fill(qtbot, "Harbor Hall", "55 Pier Ave", "Seattle", "WA", "O8104")
    press(qtbot, dialog, "Ctrl+Return")
    problems = [field.problem for field in dialog.building.fields.values() if field.problem]
    assert problems == ["“O8104” is no ZIP; it holds a letter. Type the ZIP."]
    press(qtbot, dialog, "Escape")


def test_a_building_proposed_earlier_is_added_with_a_reason_only(listed: Store, opened: Open, qtbot: QtBot) -> None:
    facts = {"street": "55 Pier Ave", "city": "Seattle", "state": "WA", "zip_code": "98104"}
    do(listed, record_proposal, on=AUG_25, proposed_on=date(2000, 5, 2), **facts)
    page = opened(listed)
    keys(qtbot, page, "N")
    dialog = form(page, AddBuilding)
    assert isinstance(dialog, AddBuilding)
    fill(qtbot, "Harbor Hall", "55 Pier Avenue", "Seattle", "WA", "98104")
    press(qtbot, dialog, "Ctrl+Return")
    assert dialog.despite.isVisible()
    type_in(qtbot, dialog, "Agreed by both parties")
    press(qtbot, dialog, "Ctrl+Return")
    settled(qtbot, page.desk)
    assert page.table.rows[-1].name == "Harbor Hall"


def test_d_edits_a_building(page: BuildingsScreen, qtbot: QtBot) -> None:
    keys(qtbot, page, "D")
    dialog = form(page, EditBuilding)
    assert isinstance(dialog, EditBuilding)
    assert not dialog.primary.isEnabled()
    fill(qtbot, "Tower One")
    press(qtbot, dialog, "Ctrl+Return")
    settled(qtbot, page.desk)
    assert page.view.current().name == "Tower One"


def test_a_building_leaves_the_list_with_a_reason(page: BuildingsScreen, qtbot: QtBot) -> None:
    keys(qtbot, page, "X")
    dialog = form(page, DropBuilding)
    type_in(qtbot, dialog, "Torn down; both parties agreed")
    press(qtbot, dialog, "Ctrl+Return")
    settled(qtbot, page.desk)
    assert order(page)[0] == 2
    assert [row.name for row in page._page.rows["off"]] == ["Tower 1"] if page._page else False


def test_an_earlier_proposal_is_recorded(page: BuildingsScreen, qtbot: QtBot) -> None:
    keys(qtbot, page, "B")
    dialog = form(page, RecordProposal)
    fill(qtbot, "9 Elm St", "Seattle", "WA", "98101", "2 May 2000")
    press(qtbot, dialog, "Ctrl+Return")
    settled(qtbot, page.desk)
    assert page.desk.undoable is not None
    assert page.desk.undoable.sentence == "Recorded the earlier proposal of 9 Elm St, Seattle, WA 98101"


def test_a_pair_is_installed_by_the_scan_of_its_far_end(store: Store, opened: Open, qtbot: QtBot) -> None:
    with_pairs(store, 3)
    with_buildings(store, 3)
    page = opened(store)
    keys(qtbot, page, "S", "P")
    dialog = form(page, InstallPair)
    assert isinstance(dialog, InstallPair)
    assert "Type or scan the pair." in [label.text() for label in dialog.findChildren(QLabel)]
    type_in(qtbot, dialog, "NEC-0002-B")
    assert dialog.hub.chosen == "PHL-2"  # the only hub of that city
    press(qtbot, dialog, "Ctrl+Return")
    settled(qtbot, page.desk)
    row = page.view.current()
    assert (row.standing, row.pairs, row.hub) == (BuildingState.INSTALLED, ("P-0002",), "PHL-2")


def test_a_building_not_approved_needs_a_reason_for_its_pair(store: Store, opened: Open, qtbot: QtBot) -> None:
    with_pairs(store, 1)
    with_buildings(store, 1)
    do(store, decide_eligibility, on=SEP_8, buildings=("B-0001",), word="open")
    page = opened(store)
    keys(qtbot, page, "P")
    dialog = form(page, InstallPair)
    assert isinstance(dialog, InstallPair)
    type_in(qtbot, dialog, "P-0001")
    assert not dialog.primary.isEnabled()
    dialog.despite.setFocus()
    type_in(qtbot, dialog, "Approved by telephone")
    press(qtbot, dialog, "Ctrl+Return")
    settled(qtbot, page.desk)
    assert page.view.current().links == ("L-0001",)


# -- around the list -----------------------------------------------------------------------------------------------


def test_the_menu_of_a_row_offers_every_act(page: BuildingsScreen, qtbot: QtBot) -> None:
    where = QPoint(40, 40)
    QApplication.sendEvent(
        page.view.grid.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, where, where)
    )
    menu = page.view.grid.findChildren(QMenu)[-1]
    offered = {action.text().partition("\t")[0]: action.isEnabled() for action in menu.actions()}
    menu.close()
    assert offered["Eligible"]
    assert not offered["Select"]
    assert {
        "Refused...",
        "Withdraw selection",
        "Install pair...",
        "Edit...",
        "Move to the top",
        "Take off the list...",
    } <= set(offered)


def test_f2_types_a_rank_on_its_cell_and_opens_the_form_elsewhere(page: BuildingsScreen, qtbot: QtBot) -> None:
    keys(qtbot, page, "F2")
    assert cell(page) is not None
    keys(qtbot, page, "Escape", "Right", "F2")
    form(page, EditBuilding).reject()


def test_the_exported_list_comes_back_as_it_stands(page: BuildingsScreen, tmp_path: Path) -> None:
    grid = page.export_shown()
    assert grid is not None
    path = write_workbook(tmp_path / "list.xlsx", [grid], SEP_8)
    sheet = read_workbook(path).sheets[0]
    found = review(sheet, find_layout(sheet), page.desk.read(listed_buildings, SEP_8))
    assert (len(found.rows), found.errors) == (12, ())
    assert {row.fate for row in found.rows} == {Fate.SAME}


def test_a_row_is_read_aloud_in_a_sentence(page: BuildingsScreen) -> None:
    spoken = page.table.data(page.table.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "1, Tower 1, Seattle, WA, Waiting for Winstar"


def test_tab_goes_through_actions_facets_filters_and_the_list(page: BuildingsScreen, qtbot: QtBot) -> None:
    page.head.findChildren(Button)[0].setFocus()
    names: list[str] = []
    while not page.view.grid.hasFocus() and len(names) < 20:
        here = QApplication.focusWidget()
        assert here is not None
        names.append(here.accessibleName().partition(",")[0])
        press(qtbot, page, "Tab")
    assert names == [
        "Export", "Import", "Add building", "All", "Accepted", "Mounted", "Selected", "Eligible", "Waiting", "Refused",
        "Filter buildings", "City",
    ]  # fmt: skip


def test_a_building_taken_off_is_put_back_with_who_agreed(listed: Store, opened: Open, qtbot: QtBot) -> None:
    do(listed, drop_building, on=SEP_8, building="B-0003", why="Agreed by letter")
    page = opened(listed)
    assert page.acts.why_not_relist() == "Tower 1 is on the Customer List."
    page.show_part("off")
    settled(qtbot, page.desk)
    assert page.view.select("B-0003")
    assert page.acts.why_not_relist() == ""
    page.acts.relist()
    type_in(qtbot, page, "Agreed by telephone")
    press(qtbot, page, "Ctrl+Return")
    settled(qtbot, page.desk)
    with listed.reading() as session:
        assert len(ranking(session, SEP_8)) == 12
