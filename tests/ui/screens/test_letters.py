"""The page of letters under real keys, on a real book."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from models.acts.letters import record_letter_delivery, review_deemed
from models.queries.letters import letters
from models.rules.acceptance import LetterState
from models.store import Store
from tests.builders import do
from tests.planted import by_courier
from tests.ui.frame import NOVEMBER_28, open_window, press, settled, type_in
from tests.ui.letters_book import DEEMED, FAILED, NOT_SENT, NOV_22, NOV_28, NOV_29, OBJECTED, PASSED, with_letters
from ui.main_window import MainWindow
from ui.screens.letters import LettersScreen
from ui.widgets.button import Button
from ui.widgets.chip import Tag
from ui.widgets.day_strip import DayStrip
from ui.widgets.why_box import WhyBox

pytestmark = pytest.mark.usefixtures("light")
Open = Callable[..., LettersScreen]


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Open]:
    windows: list[MainWindow] = []

    def make(store: Store, as_of: date = NOVEMBER_28, size: tuple[int, int] = (1440, 900)) -> LettersScreen:
        windows.append(open_window(qtbot, store, as_of=as_of, screens=(LettersScreen,), size=size))
        page = windows[-1].built["letters"]
        assert isinstance(page, LettersScreen)
        page.view.focus()
        return page

    yield make
    for window in windows:
        window.close()


@pytest.fixture
def page(store: Store, opened: Open) -> LettersScreen:
    with_letters(store)
    return opened(store)


def at(qtbot: QtBot, page: LettersScreen, number: str) -> None:
    assert page.go_to(number)
    settled(qtbot, page.desk)


def foot(page: LettersScreen) -> dict[str, str]:
    """The buttons at the foot of the inspector, each with its kind."""
    assert page.inspector is not None
    return {one.text(): one.kind for one in page.inspector.findChildren(Button)}


def gate(page: LettersScreen, key: str) -> str:
    return next(action.gate() for action in page.page_actions() if action.key == key)


def state(page: LettersScreen, number: str) -> LetterState:
    return next(row.state for row in page.table.rows if row.number == number)


def test_the_most_pressing_letters_come_first_and_the_head_counts_them(page: LettersScreen) -> None:
    assert [row.number for row in page.table.shown] == [FAILED, PASSED, NOT_SENT, DEEMED, OBJECTED]
    assert page.head.sentence.text() == "2 of 5 await an answer. Two must be answered by the end of today."
    assert page.table.facet_counts() == {
        "": 5, "running": 0, "due": 2, "deemed": 1, "objected": 1, "missing": 1, "accepted": 0,
    }  # fmt: skip


def test_failed_tests_make_object_primary_and_passed_ones_countersign(qtbot: QtBot, page: LettersScreen) -> None:
    at(qtbot, page, FAILED)
    assert (foot(page)["Object..."], foot(page)["Countersign"]) == ("primary", "default")
    at(qtbot, page, PASSED)
    assert (foot(page)["Object..."], foot(page)["Countersign"]) == ("default", "primary")


@pytest.mark.parametrize(
    ("number", "primary"),
    [(NOT_SENT, "Record receipt"), (DEEMED, "Review deemed letters"), (OBJECTED, "New letter for this Link")],
)
def test_each_state_has_the_act_that_brings_it_on(qtbot: QtBot, page: LettersScreen, number: str, primary: str) -> None:
    at(qtbot, page, number)
    assert [words for words, kind in foot(page).items() if kind == "primary"] == [primary]


def test_a_barred_act_says_the_rule_that_bars_it(qtbot: QtBot, page: LettersScreen) -> None:
    at(qtbot, page, NOT_SENT)
    assert gate(page, "C") == f"{NOT_SENT} has not come to SAVVIS. Record how and when it came (13.2)."
    at(qtbot, page, DEEMED)
    assert gate(page, "O").startswith(f"The 3 Business Days for {DEEMED} ended on Fri 24 Nov 2000")
    press(qtbot, page, "O")
    assert page.acts.dialog is None


def test_the_inspector_counts_the_three_business_days_and_names_the_skipped_one(
    qtbot: QtBot, page: LettersScreen
) -> None:
    at(qtbot, page, FAILED)
    assert page.inspector is not None
    (strip,) = page.inspector.findChildren(DayStrip)
    assert "Thursday 23 November skipped, Thanksgiving Day" in strip.accessibleName()
    assert "day 3, today" in strip.accessibleName()
    assert "1 passed, 2 failed, 4 without a result" in [label.text() for label in page.inspector.findChildren(QLabel)]


def test_a_letter_without_receipt_says_what_is_missing(qtbot: QtBot, page: LettersScreen) -> None:
    at(qtbot, page, NOT_SENT)
    assert page.inspector is not None
    said = [label.text() for label in page.inspector.findChildren(QLabel)]
    assert f"Cannot be computed: how and when {NOT_SENT} was delivered is not recorded." in said
    assert not page.inspector.findChildren(DayStrip)


def test_j_and_k_walk_the_list_and_the_inspector_follows(qtbot: QtBot, page: LettersScreen) -> None:
    press(qtbot, page, "J J")
    settled(qtbot, page.desk)
    assert page.inspector is not None
    assert page.inspector.accessibleName() == f"Details of {NOT_SENT}"
    press(qtbot, page, "K")
    settled(qtbot, page.desk)
    assert page.inspector.accessibleName() == f"Details of {PASSED}"


def test_a_day_later_due_today_is_deemed_installed_without_anyone_doing_anything(
    qtbot: QtBot, page: LettersScreen
) -> None:
    entries = page.desk.saved_at
    page.desk.as_of = NOV_29
    settled(qtbot, page.desk)
    assert [row.clock for row in page.table.rows if row.number in (FAILED, PASSED)] == ["Deemed installed 28 Nov"] * 2
    assert page.desk.saved_at == entries
    page.desk.as_of = NOV_28
    settled(qtbot, page.desk)
    assert state(page, FAILED) is LetterState.DUE_TODAY


def test_an_act_from_elsewhere_refills_the_page(qtbot: QtBot, page: LettersScreen, store: Store) -> None:
    do(store, record_letter_delivery, on=NOV_28, letter=NOT_SENT, delivery=by_courier(NOV_22))
    page.desk.ask_news()
    qtbot.waitUntil(lambda: state(page, NOT_SENT) is LetterState.RUNNING)


def test_filters_narrow_and_esc_lifts_them(qtbot: QtBot, page: LettersScreen, store: Store) -> None:
    page.channel.choose("courier")
    page.channel.changed.emit("courier")
    assert not page.table.shown
    press(qtbot, page, "Escape")
    assert len(page.table.shown) == 5
    assert page.channel.chosen == ""
    page.received.choose("week")
    page.received.changed.emit("week")
    assert [row.number for row in page.table.shown] == [FAILED, PASSED]


def test_several_letters_are_shown_alone_until_all_are_asked_for(qtbot: QtBot, page: LettersScreen) -> None:
    page.go_to(f"{FAILED} {DEEMED}")
    settled(qtbot, page.desk)
    assert [row.number for row in page.table.shown] == [FAILED, DEEMED]
    assert page.notice is not None
    page.notice.acted.emit(0)
    assert len(page.table.shown) == 5
    assert page.notice is None


def test_w_shows_the_derivation_of_the_letter(qtbot: QtBot, page: LettersScreen) -> None:
    at(qtbot, page, FAILED)
    found = page.why()
    assert found is not None
    why, title = found
    assert title == f"{FAILED}: Due today"
    assert [day.number for day in why.days if day.number] == [1, 2, 3]


def test_p_shows_the_acceptance_letter_as_it_will_print(qtbot: QtBot, page: LettersScreen) -> None:
    at(qtbot, page, PASSED)
    press(qtbot, page, "P")
    shown = QApplication.activeModalWidget()
    assert shown is not None
    assert shown.windowTitle() == f"Link Availability Letter {PASSED}"
    settled(qtbot, page.desk)
    press(qtbot, page, "Escape")


def test_ctrl_p_shows_the_letters_chosen_as_one_file(qtbot: QtBot, page: LettersScreen) -> None:
    press(qtbot, page, "Shift+Down Ctrl+P")
    shown = QApplication.activeModalWidget()
    assert shown is not None
    assert shown.windowTitle() == "2 Link Availability Letters"
    settled(qtbot, page.desk)
    press(qtbot, page, "Escape")


def test_enter_goes_to_what_is_to_be_done(qtbot: QtBot, page: LettersScreen) -> None:
    at(qtbot, page, PASSED)
    press(qtbot, page, "Return")
    settled(qtbot, page.desk)
    focused = QApplication.focusWidget()
    assert isinstance(focused, Button)
    assert focused.text() == "Countersign"


def test_a_book_without_letters_says_what_a_letter_is_and_how_to_begin(store: Store, opened: Open) -> None:
    page = opened(store)
    assert page.inspector is not None
    assert not page.inspector.isVisible()
    assert page.head.sentence.text() == "Link Availability Letters and their three Business Days."


def test_an_earlier_day_says_which_day_it_records(store: Store, opened: Open) -> None:
    with_letters(store)
    page = opened(store, as_of=date(2000, 11, 24))
    assert page.head.sentence.text().endswith("What is done here is recorded for Fri 24 Nov 2000.")


def test_the_city_folds_away_in_a_smaller_window(store: Store, opened: Open) -> None:
    with_letters(store)
    wide, small = opened(store), opened(store, size=(1366, 768))
    city = [column.title for column in wide.table.columns].index("City")
    assert not wide.view.grid.isColumnHidden(city)
    assert small.view.grid.isColumnHidden(city)


def test_what_was_typed_in_the_filter_stays_letters(qtbot: QtBot, page: LettersScreen) -> None:
    press(qtbot, page, "Ctrl+F")
    type_in(qtbot, page, "corn")
    assert page.filter_field.text() == "corn"
    assert page.acts.dialog is None


def test_what_is_exported_is_what_is_shown(page: LettersScreen) -> None:
    page.table.set_facets({"due"})
    grid = page.export_shown()
    assert [row.number for row in grid.rows] == [FAILED, PASSED]
    assert grid.notes == (page.head.sentence.text(),)


def test_the_sheet_of_deemed_letters_is_offered_only_while_one_is_unseen(page: LettersScreen, store: Store) -> None:
    assert gate(page, "V") == ""
    page.do(review_deemed, letters=(DEEMED,))
    page.fill(page.desk.read(letters, page.desk.as_of))
    assert gate(page, "V") == "Every letter that was deemed installed has been seen."


def test_the_clause_of_the_date_opens_from_the_inspector(qtbot: QtBot, page: LettersScreen) -> None:
    at(qtbot, page, FAILED)
    assert page.inspector is not None
    box = page.inspector.findChild(WhyBox)
    assert box is not None
    (tag,) = box.findChildren(Tag)
    assert tag.text() == "B-5(b)"
    with qtbot.waitSignal(page.clause_asked) as asked:
        tag.click()
    assert asked.args == ["EXB-5b-4"]
