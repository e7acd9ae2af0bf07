"""The page of the Radio Pair Notices under real keys, on a real book."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from models.acts.buildings import move_buildings, select_buildings
from models.acts.notices import draft_notice
from models.queries.notices import notices_page
from models.queries.state import state
from models.rules.notice_facts import LineState, NoticeState
from models.store import Store
from tests.acts.test_notices import AUG_25, NOV_1, NOV_9, NOV_10, fill, give
from tests.builders import do
from tests.ui.frame import open_window, press, settled, type_in
from ui.dialogs.act_form import ActForm
from ui.dialogs.list_versions import ListVersions
from ui.dialogs.notice_form import NoticeForm
from ui.main_window import MainWindow
from ui.screens.buildings import BuildingsScreen
from ui.screens.notices import NoticesScreen
from ui.screens.notices_head import counts_of, duties_of

pytestmark = pytest.mark.usefixtures("light")
NOV_14, FEB_1 = date(2000, 11, 14), date(2001, 2, 1)
Open = Callable[..., NoticesScreen]


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Open]:
    windows: list[MainWindow] = []

    def make(store: Store, as_of: date = NOV_14) -> NoticesScreen:
        windows.append(open_window(qtbot, store, as_of=as_of, screens=(NoticesScreen, BuildingsScreen)))
        page = windows[-1].go("notices")
        assert isinstance(page, NoticesScreen)
        settled(qtbot, page.desk)
        page.view.focus()
        return page

    yield make
    for window in windows:
        window.close()


@pytest.fixture
def listed(store: Store) -> Store:
    fill(store)
    return store


@pytest.fixture
def noticed(listed: Store) -> Store:
    give(listed)
    return listed


def keys(qtbot: QtBot, page: NoticesScreen, *chords: str) -> None:
    for chord in chords:
        press(qtbot, page, chord)
        settled(qtbot, page.desk)


def form_of(page: NoticesScreen) -> ActForm:
    form = QApplication.activeModalWidget() or page._dialog
    assert isinstance(form, ActForm)
    return form


def states(page: NoticesScreen) -> dict[str, LineState]:
    return {row.building: row.state for row in page.table.rows}


def said(page: NoticesScreen) -> list[str]:
    assert page.inspector is not None
    return [label.text() for label in page.inspector.findChildren(QLabel)]


def test_an_empty_page_says_what_a_notice_is_and_offers_the_draft(listed: Store, opened: Open, qtbot: QtBot) -> None:
    page = opened(listed)
    assert (
        page.head.sentence.text() == "The buildings Winstar believes it can install, and Customer's choice among them."
    )
    keys(qtbot, page, "N")
    assert isinstance(page._dialog, NoticeForm)


def test_a_notice_is_drafted_by_rank_with_the_reasons_winstar_gave(listed: Store, opened: Open, qtbot: QtBot) -> None:
    page = opened(listed, NOV_1)
    keys(qtbot, page, "N")
    form = page._dialog
    assert isinstance(form, NoticeForm)
    assert [(row.rank, row.place) for row in form.table.rows] == [
        (1, "Named"), (2, "Named"), (3, "No line of sight"), (4, "Named"), (5, "Named"), (6, "No approval"),
        (7, "Named"), (8, "Named"),
    ]  # fmt: skip
    keys(qtbot, page, "Ctrl+Return")
    assert len(page.table.rows) == 6
    assert set(states(page).values()) == {LineState.DRAFT}


def test_enter_leaves_a_building_out_and_its_reason_is_asked_for(listed: Store, opened: Open, qtbot: QtBot) -> None:
    page = opened(listed, NOV_1)
    keys(qtbot, page, "N")
    form = page._dialog
    assert isinstance(form, NoticeForm)
    form.view.select("B-0001")
    form.view.focus()
    keys(qtbot, page, "Return")
    assert form.table.rows[0].place == "No reason given"
    form.view.select("B-0001")
    form.reason.choose("hub_capacity")
    form.reason.changed.emit("hub_capacity")
    assert form.table.rows[0].place == "Hub capacity"
    form.view.select("B-0003")
    form._toggle(form.table.rows[2])
    assert form.table.rows[2].place == "No line of sight"
    form.shortfall.setText("Eight buildings only")
    keys(qtbot, page, "Ctrl+Return")
    with listed.reading() as session:
        [notice] = state(session, NOV_1).notices.notices
    assert [one.building for one in notice.facts.skips] == ["B-0001", "B-0003", "B-0006"]
    assert notice.facts.shortfall == "Eight buildings only"


def test_so_many_buildings_are_named_as_the_number_says(listed: Store, opened: Open, qtbot: QtBot) -> None:
    page = opened(listed, NOV_1)
    keys(qtbot, page, "N")
    form = page._dialog
    assert isinstance(form, NoticeForm)
    form._take_many(2)
    assert [row.number for row in form.table.rows if row.named] == ["B-0001", "B-0002"]
    form._take_many(0)
    assert form.primary.toolTip() == "Name at least one building."


def test_a_draft_is_edited_issued_and_delivered_from_the_keyboard(listed: Store, opened: Open, qtbot: QtBot) -> None:
    do(listed, draft_notice, on=NOV_9, buildings=("B-0001", "B-0002"))
    page = opened(listed, NOV_9)
    keys(qtbot, page, "E")
    assert isinstance(page._dialog, NoticeForm)
    keys(qtbot, page, "Esc", "G", "Ctrl+Return")
    assert set(states(page).values()) == {LineState.NOT_GIVEN}
    keys(qtbot, page, "V")
    editor = form_of(page).editors["delivery"].widget
    editor.ways.first.setFocus()
    keys(qtbot, page, "Space")
    day = editor.questions[editor.ways.chosen].editors["delivered_on"]
    day.set_day(NOV_9)
    day.changed.emit(NOV_9)
    assert form_of(page).effect.text() == "Given on Thu 9 Nov 2000; its windows end on Tue 23 Jan 2001."
    keys(qtbot, page, "Ctrl+Return")
    assert set(states(page).values()) == {LineState.LISTED}


def test_an_act_says_beforehand_what_it_would_leave(noticed: Store, opened: Open, qtbot: QtBot) -> None:
    page = opened(noticed)
    keys(qtbot, page, "S")
    assert form_of(page).effect.text() == "After this: 1 of the 5 that have to be selected, 4 short."
    keys(qtbot, page, "Ctrl+Return")
    assert states(page)["B-0001"] is LineState.SELECTED
    keys(qtbot, page, "U")
    assert form_of(page).effect.text() == "After this: 0 of the 5 that have to be selected, 5 short."
    keys(qtbot, page, "Ctrl+Return")
    assert states(page)["B-0001"] is LineState.LISTED


def test_several_lines_are_chosen_at_once(noticed: Store, opened: Open, qtbot: QtBot) -> None:
    page = opened(noticed)
    keys(qtbot, page, "Shift+Down", "Shift+Down", "S")
    assert "3 of the 5" in form_of(page).effect.text()
    keys(qtbot, page, "Ctrl+Return")
    assert [one for one, now in states(page).items() if now is LineState.SELECTED] == ["B-0001", "B-0002", "B-0004"]


def test_a_decline_says_what_is_left_of_the_two_percent(noticed: Store, opened: Open, qtbot: QtBot) -> None:
    page = opened(noticed)
    keys(qtbot, page, "D")
    type_in(qtbot, page, "Roof works cost too much")
    assert form_of(page).effect.text().endswith("1 beyond the 0 Winstar may decline.")
    keys(qtbot, page, "Ctrl+Return")
    assert states(page)["B-0001"] is LineState.DECLINED
    assert page.acts.decline.gate() == "Winstar declined Tower 1 on Tue 14 Nov already (B-2(h))."


def test_work_is_scheduled_and_more_pairs_planned(noticed: Store, opened: Open, qtbot: QtBot) -> None:
    do(noticed, select_buildings, on=NOV_10, buildings=("B-0001",))
    page = opened(noticed)
    keys(qtbot, page, "H", "Ctrl+Return")
    assert states(page)["B-0001"] is LineState.SCHEDULED
    keys(qtbot, page, "P")
    type_in(qtbot, page, "3")
    keys(qtbot, page, "Ctrl+Return")
    assert page.table.rows[0].pairs == 3


def test_a_lapsed_line_asks_for_a_fresh_forecast(noticed: Store, opened: Open, qtbot: QtBot) -> None:
    page = opened(noticed, FEB_1)
    assert set(states(page).values()) == {LineState.LAPSED}
    keys(qtbot, page, "S")
    assert "forecast_on" in form_of(page).editors
    keys(qtbot, page, "Esc", "F", "Ctrl+Return")
    assert states(page)["B-0001"] is LineState.LISTED


def test_a_notice_is_withdrawn_with_the_reason(noticed: Store, opened: Open, qtbot: QtBot) -> None:
    page = opened(noticed)
    keys(qtbot, page, "X")
    form_of(page).editors["why"].widget.setFocus()
    type_in(qtbot, page, "Wrong list")
    keys(qtbot, page, "Ctrl+Return")
    assert page.notices is not None
    assert page.notices.book.notices[0].state is NoticeState.WITHDRAWN


def test_the_inspector_shows_the_line_its_notice_and_why(noticed: Store, opened: Open, qtbot: QtBot) -> None:
    page = opened(noticed)
    keys(qtbot, page, "Return")
    words = said(page)
    assert {"Tower 1", "RPN-0001, Initial Radio Pair Notice", "Thu 9 Nov 2000"} <= set(words)
    assert any("No line of sight" in one for one in words)
    why = page.why()
    assert why is not None
    assert why[1] == "Why does the window of RPN-0001 end then?"


def test_a_record_is_gone_to_by_its_notice_or_its_line(noticed: Store, opened: Open, qtbot: QtBot) -> None:
    page = opened(noticed)
    page.table.set_facets({"declined"})
    assert page.go_to("RPN-0001")
    assert page.view.current().building == "B-0001"
    assert page.go_to("RPN-0001/B-0004")
    assert page.view.current().building == "B-0004"
    assert page.go_to("")
    assert not page.go_to("RPN-0009")


def test_the_choice_of_a_notice_narrows_the_lines_and_esc_lifts_it(noticed: Store, opened: Open, qtbot: QtBot) -> None:
    give(noticed, NOV_14, buildings=("B-0008",))
    page = opened(noticed)
    page.of_notice.choose("RPN-0002")
    page.of_notice.changed.emit("RPN-0002")
    assert [row.building for row in page.table.shown] == ["B-0008"]
    keys(qtbot, page, "Esc")
    assert (len(page.table.shown), page.of_notice.chosen) == (6, "")


def test_the_card_shows_the_three_counts_side_by_side_and_what_is_due(noticed: Store) -> None:
    with noticed.reading() as session:
        page = notices_page(session, NOV_14)
    facts = {one.label: one.value for one in [*duties_of(page), *counts_of(page)]}
    assert facts == {
        "Inventory Event": "0 of 102 installed",
        "Next notice": "not due yet",
        "Purchases": "nothing to buy by Sat 9 Dec",
        "Selected": "0, 5 asked for, 5 short",
        "Installed": "0 accepted or deemed (counted), 0 mounted, 0 with a letter",
        "2% allowance": "0 of 0 left to decline",
    }


def test_versions_of_the_list_are_compared_and_an_agreement_recorded(listed: Store, opened: Open, qtbot: QtBot) -> None:
    do(listed, move_buildings, on=NOV_1, buildings=("B-0008",), rank=1)
    page = opened(listed)
    keys(qtbot, page, "L")
    form = page._dialog
    assert isinstance(form, ListVersions)
    assert [row.words for row in form.list.rows] == ["1 moved", "First list from list.xlsx"]
    assert (form.earlier.day, form.later.day, form.changes.rows[0].number) == (AUG_25, NOV_1, "B-0008")
    form.words.setText("Winstar's fax")
    keys(qtbot, page, "Ctrl+Return")
    assert form.outcome is not None
    assert form.outcome.sentence == "Recorded the agreement to the changes of the Customer List of Wed 1 Nov 2000"


def test_what_is_shown_goes_into_a_workbook_with_every_column(noticed: Store, opened: Open) -> None:
    grid = opened(noticed).export_shown()
    assert grid is not None
    assert (len(grid.rows), grid.columns[0].title, len(grid.columns)) == (5, "Notice", 17)


def test_ctrl_p_shows_the_notice_as_it_will_print(qtbot: QtBot, noticed: Store, opened: Open) -> None:
    page = opened(noticed)
    keys(qtbot, page, "Ctrl+P")
    shown = QApplication.activeModalWidget()
    assert shown is not None
    assert shown.windowTitle() == "Radio Pair Notice RPN-0001"
    keys(qtbot, page, "Escape")
