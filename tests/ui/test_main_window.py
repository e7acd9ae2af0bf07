"""The window on an empty book, under real keys."""

from __future__ import annotations

import gc
import subprocess
import sys
import weakref
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from models.acts.book import close_day
from models.errors import Refusal, Unreachable
from models.store import Store
from models.tables import Base
from tests.builders import do
from tests.ui.frame import NOVEMBER_28, open_window, press, settled, type_in
from ui.key_sheet import KeySheet
from ui.main_window import MainWindow
from ui.page import Page
from ui.screen import Group, Screen, ScreenAction
from ui.screens import SCREENS
from ui.screens.agreement import AgreementScreen
from ui.screens.journal import JournalScreen
from ui.screens.settings_page import SettingsScreen
from ui.widgets.toast import Toast

pytestmark = pytest.mark.usefixtures("light")
ROOT = Path(__file__).parent.parent.parent
STORM = {"day": date(2000, 11, 24), "name": "Storm", "why": "Order of the governor"}


class Counting(Screen):
    """A page that counts how often it was filled."""

    key, title, icon, group = "counting", "Counting", "hash", Group.TODAY
    reads = frozenset({"closed_days"})
    opens = frozenset({"letter"})
    fills = presses = 0
    opened = ""

    def refill(self) -> None:
        self.fills += 1

    def go_to(self, key: str) -> bool:
        self.opened = key
        return True

    def page_actions(self) -> list[ScreenAction]:
        return [
            ScreenAction("Press here", "N", "plus", self.press),
            ScreenAction("Never now", "X", "x", self.press, lambda: "Not now."),
        ]

    def press(self) -> None:
        self.presses += 1


PAGES: tuple[type[Screen], ...] = (Counting, JournalScreen, AgreementScreen, SettingsScreen)
Open = Callable[..., MainWindow]


@pytest.fixture
def opened(qtbot: QtBot, store: Store) -> Iterator[Open]:
    """Opens windows and closes them after the test."""
    windows: list[MainWindow] = []

    def make(**wanted: object) -> MainWindow:
        windows.append(open_window(qtbot, store, **{"screens": PAGES, **wanted}))  # type: ignore[arg-type]
        return windows[-1]

    yield make
    for window in windows:
        window.close()


def counting(window: MainWindow) -> Counting:
    page = window.built["counting"]
    assert isinstance(page, Counting)
    return page


@pytest.mark.parametrize("page", SCREENS, ids=lambda page: page.key)
def test_each_page_reads_tables_that_exist_and_builds_on_an_empty_book(page: Page, qtbot: QtBot, opened: Open) -> None:
    assert page.screen.reads <= set(Base.metadata.tables)
    window = opened(screens=(page,))
    settled(qtbot, window.desk)
    assert isinstance(window.shown, page.screen)


@pytest.mark.parametrize("page", SCREENS, ids=lambda page: page.key)
def test_the_sidebar_names_a_page_as_its_screen_does(page: Page) -> None:
    kind = page.screen
    assert (page.key, page.title, page.icon, page.group, page.opens) == (
        kind.key, kind.title, kind.icon, kind.group, kind.opens,
    )  # fmt: skip


def test_a_page_nobody_has_shown_is_not_loaded() -> None:
    script = "import sys, ui.app; sys.exit(any(one in sys.modules for one in sys.argv[1:]))"
    slow = ("ui.screens.orders", "openpyxl", "python_calamine", "rapidfuzz", "reportlab", "pypdfium2")
    assert subprocess.run([sys.executable, "-c", script, *slow], cwd=ROOT, check=False).returncode == 0


def test_pages_have_names_of_their_own_and_stand_in_their_groups() -> None:
    assert len({kind.key for kind in SCREENS}) == len(SCREENS)
    assert [kind.group for kind in SCREENS] == sorted(kind.group for kind in SCREENS)


def test_ctrl_and_a_figure_go_to_the_pages(qtbot: QtBot, opened: Open) -> None:
    window = opened()
    for number, kind in enumerate(PAGES, 1):
        press(qtbot, window, f"Ctrl+{number}")
        assert isinstance(window.shown, kind)
    assert window.side.items["settings"].isChecked()


def test_ctrl_k_finds_an_action_and_enter_runs_it(qtbot: QtBot, opened: Open) -> None:
    window = opened()
    press(qtbot, window, "Ctrl+K")
    type_in(qtbot, window, "jour")
    press(qtbot, window, "Return")
    assert window.shown.key == "journal"
    assert not window.palette_box.isVisible()


def test_down_and_enter_choose_the_second_offer_and_esc_leaves(qtbot: QtBot, opened: Open) -> None:
    window = opened()
    press(qtbot, window, "Ctrl+K")
    type_in(qtbot, window, "go to")
    press(qtbot, window, "Down Return")
    assert window.shown.key == "journal"
    press(qtbot, window, "Ctrl+K")
    type_in(qtbot, window, "x")
    press(qtbot, window, "Escape Escape")
    assert not window.palette_box.isVisible()
    assert QApplication.focusWidget() is not window.top.finder


def test_a_letter_acts_on_the_page_but_not_in_a_field_and_not_against_its_gate(qtbot: QtBot, opened: Open) -> None:
    window = opened()
    page = counting(window)
    press(qtbot, window, "N X")
    assert page.presses == 1
    press(qtbot, window, "/")
    type_in(qtbot, window, "nnw/")
    assert page.presses == 1
    assert window.top.finder.text() == "nnw/"


def test_ctrl_z_takes_the_last_act_back_and_ctrl_shift_z_does_it_again(
    qtbot: QtBot, opened: Open, store: Store
) -> None:
    do(store, close_day, **STORM)
    window = opened()
    assert "Fri 24 Nov 2000" in window.status.undo_item.text()
    press(qtbot, window, "Ctrl+Z")
    assert window.desk.calendar.is_open(STORM["day"])
    assert window.status.undo_item.text() == "Nothing to undo"
    press(qtbot, window, "Ctrl+Shift+Z")
    assert not window.desk.calendar.is_open(STORM["day"])


def test_a_change_of_the_day_fills_the_page_shown_and_the_others_when_they_are(qtbot: QtBot, opened: Open) -> None:
    window = opened()
    page = counting(window)
    filled = page.fills
    window.desk.as_of = date(2000, 8, 1)
    assert page.fills == filled + 1
    window.go("journal")
    window.desk.as_of = date(2000, 8, 2)
    window.desk.as_of = date(2000, 8, 3)
    assert page.fills == filled + 1
    window.go("counting")
    assert page.fills == filled + 2


def test_an_act_fills_the_pages_that_read_what_it_touched(opened: Open) -> None:
    window = opened()
    page = counting(window)
    filled = page.fills
    page.do(close_day, **STORM)
    assert page.fills == filled + 1
    assert window.findChildren(Toast)


def test_a_refusal_stands_on_the_page_and_goes_with_the_next_act(opened: Open) -> None:
    window = opened()
    page = counting(window)
    assert page.do(close_day, **{**STORM, "day": date(2000, 11, 25)}) is None
    assert page.notice is not None
    assert "weekend" in page.notice.accessibleName()
    page.notice.acted.emit(0)
    assert window.shown.key == "agreement"
    page.do(close_day, **STORM)
    assert page.notice is None


def test_ctrl_d_reads_the_book_as_of_another_day_and_a_button_leads_back(qtbot: QtBot, opened: Open) -> None:
    window = opened()
    press(qtbot, window, "Ctrl+D")
    type_in(qtbot, window, "1 aug 2000")
    press(qtbot, window, "Return")
    assert window.desk.as_of == date(2000, 8, 1)
    assert "(not today)" in window.top.as_of.accessibleName()
    assert window.shown.isAncestorOf(window.focusWidget())
    qtbot.mouseClick(window.top.today, Qt.MouseButton.LeftButton)
    assert window.desk.as_of == NOVEMBER_28
    assert not window.top.today.isVisible()


def test_esc_leaves_the_day_as_it_is(qtbot: QtBot, opened: Open) -> None:
    window = opened()
    press(qtbot, window, "Ctrl+D")
    type_in(qtbot, window, "1 aug 2000")
    press(qtbot, window, "Escape")
    assert window.desk.as_of == NOVEMBER_28


def test_f1_shows_the_keys_of_the_page(qtbot: QtBot, opened: Open) -> None:
    window = opened()
    press(qtbot, window, "F1")
    (sheet,) = window.findChildren(KeySheet)
    assert sheet.isVisible()
    sheet.accept()


def test_a_record_is_opened_on_the_page_of_its_kind(opened: Open) -> None:
    window = opened()
    window.go("journal")
    assert window.open_record("letter", "LAL-0158")
    assert counting(window).opened == "LAL-0158"
    assert not window.open_record("unheard of", "1")
    assert window.shown.key == "counting"
    assert window.findChildren(Toast)


def test_a_book_on_a_network_share_is_warned_of_until_that_is_read(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.main_window.share_words", lambda _place: "on a network share")
    window = opened()
    assert window.trouble.isVisible()
    assert "on a network share" in window.trouble.accessibleName()
    window.trouble.acted.emit(0)
    assert not window.trouble.isVisible()


def test_a_narrow_window_has_icons_only_at_its_side(qtbot: QtBot, opened: Open) -> None:
    window = opened(size=(1100, 768))
    assert window.side.width() == 56
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: window.side.width() == 208)


def test_a_book_that_cannot_be_written_is_told_until_it_can(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    window = opened()

    def locked(*_: object) -> None:
        raise Unreachable("The book is being written by another program.")

    with monkeypatch.context() as broken:
        broken.setattr(window.desk.store, "do", locked)
        assert counting(window).do(close_day, **STORM) is None
    assert window.trouble.isVisible()
    assert window.status.saved.text() == "Not saved"
    counting(window).do(close_day, **STORM)
    assert not window.trouble.isVisible()


def test_a_backup_is_made_on_request_and_named_in_the_status_line(qtbot: QtBot, opened: Open) -> None:
    window = opened()
    assert window.status.backed.text() == "No backup yet"
    window.back_up()
    qtbot.waitUntil(lambda: window.backups.last is not None, timeout=20_000)
    settled(qtbot, window.desk)
    assert window.status.backed.text().startswith("Last backup")


def test_where_the_window_stood_is_remembered(opened: Open) -> None:
    window = opened(size=(1300, 800))
    window.close()
    assert opened(size=(1300, 800)).size() == window.size()


def test_undo_that_is_refused_says_why_on_the_page(
    qtbot: QtBot, opened: Open, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    do(store, close_day, **STORM)
    window = opened()

    def refused(*_: object) -> None:
        raise Refusal("It was changed since.")

    monkeypatch.setattr(window.desk.store, "undo", refused)
    press(qtbot, window, "Ctrl+Z")
    assert window.shown.notice is not None
    assert "changed since" in window.shown.notice.accessibleName()


def test_no_dialog_is_left_behind(opened: Open) -> None:
    window = opened()
    assert not [one for one in window.findChildren(QDialog) if one.isVisible()]


def test_a_closed_window_is_let_go_with_all_it_held(qtbot: QtBot, store: Store) -> None:
    def opened_and_closed() -> weakref.ref[MainWindow]:
        window = open_window(qtbot, store)
        for key in window.screens:
            window.go(key)
            settled(qtbot, window.desk)
        window.close()
        window.deleteLater()
        return weakref.ref(window)

    gone = opened_and_closed()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert gone() is None
