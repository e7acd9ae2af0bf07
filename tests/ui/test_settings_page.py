"""Settings: what this laptop keeps, and the page that changes it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.store import Store
from tests.ui.frame import open_window, press, type_in
from ui import theme
from ui.main_window import MainWindow
from ui.screens.settings_page import SettingsScreen
from ui.settings import MOST_RECENT, RECENT, THEME, USER, RecentBook, Settings, home

NOW = datetime(2000, 11, 28, 14, 2, tzinfo=UTC)


@pytest.fixture
def window(qtbot: QtBot, store: Store, light: object) -> Iterator[MainWindow]:
    made = open_window(qtbot, store, screens=(SettingsScreen,))
    yield made
    made.close()


@pytest.fixture
def page(window: MainWindow) -> SettingsScreen:
    assert isinstance(window.shown, SettingsScreen)
    return window.shown


def test_settings_are_read_back_by_the_next_start(tmp_path: Path) -> None:
    Settings(tmp_path).put(THEME, "dark")
    Settings(tmp_path).remember("/a.pairbook", "A", NOW)
    again = Settings(tmp_path)
    assert again.get(THEME) == "dark"
    assert again.get(RECENT) == (RecentBook("/a.pairbook", "A", NOW),)


def test_a_password_is_never_written_down(tmp_path: Path) -> None:
    Settings(tmp_path).remember("postgresql://desk:s3cret@db.example:5432/book?sslmode=verify-full", "Team", NOW)
    (book,) = Settings(tmp_path).get(RECENT)
    assert book.place == "postgresql://desk@db.example:5432/book?sslmode=verify-full"
    assert "s3cret" not in (tmp_path / "pairbook.ini").read_text(encoding="utf-8")


def test_recent_books_are_few_the_latest_first_and_can_be_forgotten(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    for number in range(MOST_RECENT + 2):
        settings.remember(f"/{number}.pairbook", str(number), NOW)
    settings.remember("/5.pairbook", "5", NOW)
    settings.forget("/9.pairbook")
    assert [book.title for book in settings.get(RECENT)] == ["5", "8", "7", "6", "4", "3", "2"]


def test_a_setting_that_cannot_be_read_counts_as_not_set(tmp_path: Path) -> None:
    (tmp_path / "pairbook.ini").write_text("[General]\nrecent=no books\n")
    assert Settings(tmp_path).get(RECENT) == ()


def test_pairbook_home_names_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAIRBOOK_HOME", str(tmp_path))
    assert home() == tmp_path
    assert Settings().backups == tmp_path / "backups"


def test_the_arrows_change_the_theme_and_it_is_kept(qtbot: QtBot, window: MainWindow, page: SettingsScreen) -> None:
    press(qtbot, window, "Right")
    assert theme.is_dark()
    assert window.desk.settings.get(THEME) == "dark"


def test_the_name_is_kept_and_shown_and_an_empty_one_is_not_taken(
    qtbot: QtBot, window: MainWindow, page: SettingsScreen
) -> None:
    page.name.setFocus()
    page.name.selectAll()
    type_in(qtbot, window, "Night desk")
    press(qtbot, window, "Return")
    assert window.desk.user == "Night desk"
    assert window.desk.settings.get(USER) == "Night desk"
    assert window.top.user.text() == "Night desk"
    page.name.selectAll()
    press(qtbot, window, "Delete Return")
    assert window.desk.user == "Night desk"


def test_a_folder_of_backups_has_to_be_a_folder(window: MainWindow, page: SettingsScreen, tmp_path: Path) -> None:
    before = window.desk.settings.backups
    (tmp_path / "file").write_text("x")
    for wrong in ("backups", str(tmp_path / "file")):
        page.set_folder(wrong)
        assert window.desk.settings.backups == before
    page.set_folder(str(tmp_path / "copies"))
    assert window.desk.settings.backups == tmp_path / "copies"


def test_the_page_says_what_the_book_is(page: SettingsScreen) -> None:
    said = page.book_words()
    assert said["Title"] == "Winstar and SAVVIS"
    assert said["This desk stands for"] == "SAVVIS Communications Corporation"
    assert said["Journal"] == "1 entry"
