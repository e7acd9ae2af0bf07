"""The first page of a day under real keys: its groups, its figures, and the buttons that settle what is due."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from models.acts.claims import record_claim
from models.acts.letters import record_letter_delivery, review_deemed
from models.rules.case_facts import ClaimKind
from models.rules.findings import Group
from models.rules.words import Side
from models.store import Store
from reports.columns import Tone
from reports.grids_today import DueRow
from tests.builders import do
from tests.planted import by_fax
from tests.ui.frame import NOVEMBER_28, open_window, press, settled, type_in
from tests.ui.letters_book import DEEMED, FAILED, NOT_SENT, NOV_22, NOV_28, NOV_29, PASSED, with_letters
from ui.dialogs.agree_plan import AgreePlanDialog
from ui.dialogs.new_letter import NewLetterDialog
from ui.dialogs.receipt import ReceiptDialog
from ui.dialogs.review_deemed import ReviewDialog
from ui.main_window import MainWindow
from ui.screens.letters import LettersScreen
from ui.screens.today import TodayScreen
from ui.widgets.toast import Toast

pytestmark = pytest.mark.usefixtures("light")
Open = Callable[..., TodayScreen]


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Open]:
    windows: list[MainWindow] = []

    def make(store: Store, as_of: date = NOVEMBER_28, size: tuple[int, int] = (1440, 900)) -> TodayScreen:
        windows.append(open_window(qtbot, store, as_of=as_of, screens=(TodayScreen, LettersScreen), size=size))
        page = windows[-1].built["today"]
        assert isinstance(page, TodayScreen)
        return page

    yield make
    for window in windows:
        window.close()


@pytest.fixture
def seen(store: Store) -> Store:
    """The book of letters, whose deemed one has been seen, so that no sheet opens."""
    with_letters(store)
    do(store, review_deemed, on=NOV_28, letters=(DEEMED,))
    return store


@pytest.fixture
def page(seen: Store, opened: Open) -> TodayScreen:
    return opened(seen)


def row(page: TodayScreen, what: str) -> DueRow:
    return next(row for row in page.table.rows if row.what.startswith(what))


def press_button(qtbot: QtBot, page: TodayScreen, what: str) -> Any:
    """Goes to the button of a row and presses it with Enter; gives the form that opens."""
    page.view.focus()
    assert page.view.select(row(page, what).key)
    line = page.view.grid.currentIndex().row()
    page.view.grid.go_to(line, len(page.table.columns) - 1)
    press(qtbot, page, "Return")
    settled(qtbot, page.desk)
    return page.acts.dialog


def test_what_is_due_stands_in_groups_the_most_urgent_first(page: TodayScreen) -> None:
    groups = list(dict.fromkeys(row.group for row in page.table.rows))
    assert groups == [Group.OVERDUE, Group.TODAY, Group.NEXT, Group.SOON, Group.LATER, Group.STANDING]
    assert [row.what for row in page.table.rows if row.group is Group.TODAY] == [
        f"Countersign or object to {FAILED}",
        f"Countersign or object to {PASSED}",
    ]
    said = page.head.sentence.text()
    assert said == "Tuesday 28 November 2000. Two things are overdue, two are due by the end of the day."
    assert "Pay prepayment for internet services" in [row.what for row in page.table.rows if row.group is Group.OVERDUE]


def test_only_the_most_urgent_button_is_primary(page: TodayScreen) -> None:
    assert [row.what for row in page.table.rows if row.urgent] == ["Agree the Link test plan"]


def test_the_worst_thing_stands_in_the_banner_with_its_act(qtbot: QtBot, page: TodayScreen) -> None:
    assert page.banner.isVisible()
    assert page.banner.accessibleName().startswith("SAVVIS and Winstar agree the Link test plan by Sun 30 Jul 2000.")
    assert "It is overdue." in page.banner.accessibleName()
    page.settle_worst()
    assert isinstance(page.acts.dialog, AgreePlanDialog)


def test_a_letter_that_is_due_opens_on_its_page(qtbot: QtBot, page: TodayScreen) -> None:
    press_button(qtbot, page, f"Countersign or object to {PASSED}")
    window = page.window()
    assert isinstance(window, MainWindow)
    assert isinstance(window.shown, LettersScreen)
    assert window.shown.view.current().number == PASSED


@pytest.mark.parametrize(
    ("what", "form"),
    [("Agree the Link test plan", AgreePlanDialog), (f"Record receipt of {NOT_SENT}", ReceiptDialog),
     ("Letter for L-0006", NewLetterDialog), ("New Letter for L-0005", NewLetterDialog)],
)  # fmt: skip
def test_each_button_opens_the_form_that_settles_it(qtbot: QtBot, page: TodayScreen, what: str, form: type) -> None:
    assert isinstance(press_button(qtbot, page, what), form)


def test_what_was_settled_leaves_the_list_and_is_told(qtbot: QtBot, page: TodayScreen) -> None:
    press_button(qtbot, page, f"Record receipt of {NOT_SENT}")
    with qtbot.waitSignal(page.told):
        for chord in ("Space", "Tab", "Up", "Ctrl+Return"):
            press(qtbot, page, chord)
    settled(qtbot, page.desk)
    assert not any(NOT_SENT in one.what and one.first.missing for one in page.table.rows)
    assert row(page, f"Countersign or object to {NOT_SENT}").group is Group.NEXT


def test_the_test_plan_is_agreed_from_here(qtbot: QtBot, page: TodayScreen) -> None:
    dialog = press_button(qtbot, page, "Agree the Link test plan")
    assert dialog.primary.toolTip() == "Say when it was agreed."
    type_in(qtbot, page, "28 jul")
    press(qtbot, page, "Ctrl+Return")
    settled(qtbot, page.desk)
    assert page.desk.undoable is not None
    assert page.desk.undoable.sentence.endswith("version 1 of the Link test plan on Fri 28 Jul 2000")
    assert not [one for one in page.table.rows if one.what.startswith("Agree")]


def test_a_copy_that_is_missing_is_recorded_in_the_form_of_the_receipt(qtbot: QtBot, seen: Store, opened: Open) -> None:
    do(seen, record_letter_delivery, on=NOV_28, letter=NOT_SENT, delivery=by_fax(NOV_22))
    page = opened(seen)
    assert isinstance(press_button(qtbot, page, f"Record the copy of the fax of {NOT_SENT}"), ReceiptDialog)


def test_a_day_later_due_today_is_deemed_and_nobody_did_anything(qtbot: QtBot, page: TodayScreen) -> None:
    page.desk.as_of = NOV_29
    settled(qtbot, page.desk)
    assert not [one for one in page.table.rows if one.what.startswith(f"Countersign or object to {FAILED}")]
    assert page.banner.accessibleName().startswith(
        "2 letters reached the end of their three Business Days while you were away."
    )
    assert page.pairs.counters[0].value == 3
    assert page.acts.dialog is None  # the sheet opens by itself only on the day that is today


def test_the_sheet_of_deemed_letters_opens_once_at_the_start(qtbot: QtBot, store: Store, opened: Open) -> None:
    with_letters(store)
    page = opened(store)
    qtbot.waitUntil(lambda: isinstance(page.acts.dialog, ReviewDialog))
    dialog = page.acts.dialog
    press(qtbot, page, "Ctrl+Return")
    settled(qtbot, page.desk)
    assert page.desk.undoable is not None
    assert page.desk.undoable.sentence == f"Saw that {DEEMED} became deemed installed"
    page.desk.undo()
    settled(qtbot, page.desk)
    assert page.acts.dialog is dialog
    assert page.banner.accessibleName().startswith("1 letter reached the end of its three Business Days")


def test_the_totals_of_the_pairs_add_up_and_open_their_records(qtbot: QtBot, page: TodayScreen) -> None:
    assert page.pairs.bar.accessibleName().startswith("Accepted 1, signed or deemed; Mounted 6, 5 not accepted yet")
    asked: list[str] = []
    page.page_asked.connect(asked.append)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Right) * 4:
        qtbot.keyClick(page.pairs.bar, key)
    assert asked == ["letters", "links", "inventory", "orders"]


def test_a_total_under_the_pointer_opens_too(qtbot: QtBot, seen: Store, opened: Open) -> None:
    page = opened(seen, size=(1366, 768))
    bar = page.pairs.bar
    with qtbot.waitSignal(page.page_asked) as asked:
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPointF(bar.width() / 2, 8).toPoint())
    assert asked.args == ["inventory"]


def test_w_says_why_of_the_figure_that_has_the_keyboard_else_of_the_row(qtbot: QtBot, page: TodayScreen) -> None:
    page.goals.gauges[0].setFocus()
    found = page.why()
    assert found is not None
    assert found[1].startswith("On hand: ")
    page.view.focus()
    page.view.select(row(page, f"Countersign or object to {FAILED}").key)
    found = page.why()
    assert found is not None
    assert found[1] == f"Countersign or object to {FAILED}"
    assert [day.number for day in found[0].days if day.number] == [1, 2, 3]


def test_the_goal_of_accepted_pairs_is_there_from_the_day_of_the_letter(seen: Store, opened: Open) -> None:
    later, earlier = opened(seen), opened(seen, as_of=date(2000, 9, 1))
    assert later.goals.gauges[-1].accessibleName() == "Accepted by 1 Oct 2001: 1 of 175, 174 to go"
    assert len(earlier.goals.gauges) == 3


def test_one_party_sees_what_it_owes_and_what_both_do(qtbot: QtBot, page: TodayScreen) -> None:
    page.show_party("winstar")
    assert {one.who for one in page.table.shown} == {"Winstar", "Both parties"}
    page.show_party("")
    assert {one.who for one in page.table.shown} == {"Winstar", "SAVVIS", "Both parties"}


def test_a_low_window_folds_the_figures(seen: Store, opened: Open) -> None:
    high, low = opened(seen), opened(seen, size=(1366, 768))
    assert high.pairs.height() > 150 > low.pairs.height()
    assert low.goals.height() < 110
    assert low.months.width() < high.months.width()


def test_the_pointer_reads_the_whole_sentence_and_why_another_day_will_do(page: TodayScreen) -> None:
    late = row(page, "Agree the Link test plan")
    index = page.table.index(page.table.index_of(late.key), 0)
    tip = page.table.data(index, Qt.ItemDataRole.ToolTipRole)
    assert isinstance(tip, str)
    assert tip.endswith("It falls on no Business Day and may still be done on Mon 31 Jul.")


def test_ctrl_p_shows_the_status_report(qtbot: QtBot, page: TodayScreen) -> None:
    page.view.focus()
    press(qtbot, page, "Ctrl+P")
    shown = QApplication.activeModalWidget()
    assert shown is not None
    assert shown.windowTitle() == "Status report of Tue 28 Nov 2000"
    settled(qtbot, page.desk)
    press(qtbot, page, "Escape")


def test_a_figure_without_a_page_of_its_own_shows_its_derivation(qtbot: QtBot, page: TodayScreen) -> None:
    with qtbot.waitSignal(page.why_asked) as asked:
        page.settle(row(page, "Install 102 Links"))
    assert asked.args[1] == "Install 102 Links"


def test_the_chip_of_a_row_is_red_when_late_and_dashed_when_a_fact_is_missing(page: TodayScreen) -> None:
    assert row(page, "Agree the Link test plan").tone is Tone.BAD
    assert row(page, f"Record receipt of {NOT_SENT}").tone is Tone.MISSING


def test_what_is_due_is_saved_as_a_calendar_file(
    page: TodayScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "due"), ""))
    action = next(one for one in page.page_actions() if one.words == "Save a calendar file")
    action.run()
    written = (tmp_path / "due.ics").read_text(encoding="utf-8")
    assert written.count("BEGIN:VEVENT") > 3
    assert page.window().findChildren(Toast)[-1].accessibleName().endswith("to due.ics.")


def test_what_another_page_records_stands_on_today_when_it_is_shown_again(
    qtbot: QtBot, seen: Store, opened: Open
) -> None:
    page = opened(seen)
    page.page_asked.emit("letters")
    page.desk.do(record_claim, kind=ClaimKind.TAX, side=Side.CUSTOMER, what="Use tax", known_on=NOV_28)
    window = page.window()
    assert isinstance(window, MainWindow)
    window.go("today")
    settled(qtbot, page.desk)
    assert any(row.what == "Notify CLM-001" for row in page.table.rows)
