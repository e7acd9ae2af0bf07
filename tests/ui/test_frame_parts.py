"""Export, Why panel, lists of the frame, terms files, and the start of the program."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from models.errors import BookError, Refusal
from models.rules.clause import Known
from models.starting import read_terms
from models.store import Store
from tests.ui.frame import open_window, place_of, press, settled, type_in
from ui import app
from ui.main_window import MainWindow
from ui.opening import Opener, Outside
from ui.screens.agreement import AgreementScreen
from ui.screens.journal import JournalScreen
from ui.why_panel import DayList, WhyPanel
from ui.widgets.chip import Tag
from ui.widgets.text import Label
from ui.widgets.toast import Toast

pytestmark = pytest.mark.usefixtures("light")
NOW = datetime(2000, 11, 28, 14, 2, tzinfo=UTC)


@pytest.fixture
def window(qtbot: QtBot, store: Store) -> Iterator[MainWindow]:
    made = open_window(qtbot, store, screens=(JournalScreen, AgreementScreen))
    yield made
    made.close()


def told(window: MainWindow) -> str:
    """What the last notice says."""
    return window.findChildren(Toast)[-1].accessibleName()


def test_ctrl_e_writes_the_list_as_shown_to_the_file_named(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "list"), ""))
    press(qtbot, window, "Ctrl+E")
    sheet = load_workbook(tmp_path / "list.xlsx").worksheets[0]
    assert sheet.title == "Journal"
    assert "Started the book" in str([cell.value for row in sheet.iter_rows() for cell in row])
    assert told(window) == "Exported 1 row to list.xlsx."


def test_an_export_that_cannot_be_written_is_said(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "away" / "list"), ""))
    press(qtbot, window, "Ctrl+E")
    assert not (tmp_path / "away").exists()
    assert "Nothing was written" in told(window)


def test_w_without_a_date_and_ctrl_p_without_a_paper_say_so(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "W")
    assert told(window) == "Choose something with a date or a count first."
    press(qtbot, window, "Ctrl+P")
    assert told(window) == "Journal has nothing to print here."


def test_the_why_panel_counts_day_by_day_and_leads_to_the_clause(qtbot: QtBot, window: MainWindow) -> None:
    counted = window.desk.calendar.count(date(2000, 11, 22), 3)
    assert isinstance(counted, Known)
    window.show_why(counted.why, "Why Tue 28 Nov 2000?")
    (panel,) = window.findChildren(WhyPanel)
    said = [label.text() for label in panel.findChildren(Label)]
    assert said.index("Thu 23 Nov 2000") < said.index("Day 1") < said.index("Day 3")
    assert "Thanksgiving Day, Citibank, N.A. closed" in said
    next(tag for tag in panel.findChildren(Tag) if tag.text() == "AMB-01").click()
    assert not panel.isVisible()
    page = window.shown
    assert isinstance(page, AgreementScreen)
    assert page.part.view.current().reading.amb == "AMB-01"


def test_a_long_count_shows_its_ends(window: MainWindow) -> None:
    counted = window.desk.calendar.count(date(2000, 1, 3), 60)
    days = DayList(counted.why.days)
    said = [label.text() for label in days.findChildren(Label)]
    assert "Day 1" in said
    assert "Day 60" in said
    assert any("between are counted alike" in words for words in said)


def test_a_record_hidden_by_the_filter_is_shown_when_asked_for(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "Ctrl+F")
    type_in(qtbot, window, "no such act")
    assert window.shown.filter is not None
    assert window.open_record("entry", "1")
    assert not window.open_record("entry", "99")


def test_i_closes_and_opens_the_inspector(qtbot: QtBot, window: MainWindow) -> None:
    inspector = window.shown.inspector
    assert inspector is not None
    press(qtbot, window, "I")
    assert not inspector.isVisible()
    press(qtbot, window, "I")
    assert inspector.isVisible()


def test_in_a_narrow_window_the_inspector_lies_over_the_page_when_asked_for(qtbot: QtBot, store: Store) -> None:
    window = open_window(qtbot, store, screens=(JournalScreen,), size=(1100, 768))
    inspector = window.shown.inspector
    assert inspector is not None
    assert not inspector.isVisible()
    press(qtbot, window, "I")
    assert inspector.isVisible()
    assert inspector.geometry().right() == window.shown.rect().right()
    window.close()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("title = ", "is not well formed"),
        ('[agreement]\neffective_date = "soon"\n', "names no Effective Date"),
        ("[agreement]\neffective_date = 2000-06-30\n", "lacks"),
    ],
)
def test_a_terms_file_that_cannot_be_used_gets_a_sentence(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "terms.toml").write_text(text)
    with pytest.raises((BookError, Refusal), match=words):
        read_terms(tmp_path / "terms.toml")


def test_a_terms_file_that_is_not_there_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(BookError, match="cannot be read"):
        read_terms(tmp_path / "terms.toml")


def test_a_program_without_its_sample_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    opener = Opener(Outside(lambda: NOW, NOW.date()), lambda: "Provisioning desk")
    with qtbot.waitSignal(opener.failed) as failed:
        opener.sample(str(tmp_path / "sample.pairbook"))
    assert failed.args == ["This program came without its sample book."]


def test_the_program_opens_its_book_and_ends_with_its_window(
    qtbot: QtBot, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAIRBOOK_HOME", str(tmp_path / "home"))
    hooks = sys.excepthook, threading.excepthook
    before = qInstallMessageHandler(None)
    seen: list[str] = []

    def shown(one: QWidget) -> bool:
        return isinstance(one, MainWindow) and one.isVisible()

    def run(_app: QApplication) -> int:
        qtbot.waitUntil(lambda: any(map(shown, QApplication.topLevelWidgets())))
        window = next(one for one in QApplication.topLevelWidgets() if shown(one))
        assert isinstance(window, MainWindow)
        settled(qtbot, window.desk)
        seen.append(window.windowTitle())
        window.close()
        return 0

    monkeypatch.setattr(app, "run_loop", run)
    code = app.open_window(str(place_of(store)), lambda: NOW, NOW.date(), as_of=date(2000, 8, 1))
    sys.excepthook, threading.excepthook = hooks
    qInstallMessageHandler(before)
    assert code == 0
    assert seen == ["Winstar and SAVVIS (test.pairbook) – Pairbook"]
    assert (tmp_path / "home" / "backups").is_dir()
