"""The proofs of a letter: a file is attached from the computer, and the same bytes are saved again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from models.acts.proofs import LARGEST
from models.store import Store
from tests.acts.test_notices import fill, give
from tests.cases_story import MAY_1, with_cases
from tests.ui.frame import open_window, settled
from tests.ui.letters_book import FAILED, with_letters
from ui.dialogs.proofs import ProofsDialog
from ui.main_window import MainWindow
from ui.screens import SCREENS
from ui.screens.letters import LettersScreen
from ui.screens.record_list import RecordList

pytestmark = pytest.mark.usefixtures("light")


@pytest.fixture
def window(qtbot: QtBot, store: Store) -> Iterator[MainWindow]:
    with_letters(store)
    made = open_window(qtbot, store, screens=(LettersScreen,))
    yield made
    made.close()


@pytest.fixture
def dialog(window: MainWindow) -> ProofsDialog:
    """The proofs of a letter."""
    found = ProofsDialog(window.desk, (FAILED, "LAL-0002"), window)
    found.open()
    return found


def test_a_file_is_attached_and_saved_again(
    dialog: ProofsDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report, copy = tmp_path / "report.pdf", tmp_path / "copy.pdf"
    report.write_bytes(b"%PDF fax report")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(report), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
    assert not dialog.save.isEnabled()
    dialog.ask_file()
    assert [(row.number, row.paper, row.name) for row in dialog.table.rows] == [("PRF-0001", FAILED, "report.pdf")]
    assert dialog.done_ is not None
    assert dialog.done_.sentence == f"Attached report.pdf to {FAILED} as PRF-0001"
    dialog.save_copy()
    assert copy.read_bytes() == b"%PDF fax report"


def test_what_cannot_be_attached_is_said_and_the_list_stays(dialog: ProofsDialog, tmp_path: Path) -> None:
    empty, large = tmp_path / "empty.pdf", tmp_path / "large.pdf"
    empty.write_bytes(b"")
    large.write_bytes(bytes(LARGEST + 1))
    for file, words in (
        (empty, "empty.pdf holds nothing"), (large, "larger than 5,000 kB"), (tmp_path / "none.pdf", "cannot be read"),
    ):  # fmt: skip
        dialog.attach_file(file)
        assert words in dialog._why_not.text()
    assert not dialog.table.rows
    dialog.save_copy()


def test_the_letters_page_offers_the_proofs_of_a_letter(window: MainWindow) -> None:
    page = window.shown
    assert isinstance(page, LettersScreen)
    page.go_to(FAILED)
    action = next(one for one in page.page_actions() if one.words == "Proofs of delivery...")
    action.run()
    (found,) = window.findChildren(ProofsDialog)
    assert found.papers == (FAILED,)


def attached(page: RecordList, tmp_path: Path) -> str:
    """What attaching a file to the paper of the row under the cursor says, by the act the page offers."""
    file = tmp_path / "fax.pdf"
    file.write_bytes(b"%PDF fax report")
    action = next(one for one in page.page_actions() if one.words == "Proofs of delivery...")
    assert action.gate() == ""
    action.run()
    (found,) = page.findChildren(ProofsDialog)
    told: list[str] = []
    page.told.connect(lambda sentence, _act: told.append(sentence))
    found.attach_file(file)
    found.reject()
    return told[0]


def test_a_notice_takes_proofs_on_its_page(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    fill(store)
    number = give(store)
    window = open_window(qtbot, store, screens=[one for one in SCREENS if one.key == "notices"])
    page = window.shown
    assert isinstance(page, RecordList)
    assert attached(page, tmp_path) == f"Attached fax.pdf to {number} as PRF-0001"
    window.close()


def test_a_case_takes_proofs_of_its_notice_and_a_log_entry_says_why_not(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    with_cases(store, 77)
    window = open_window(qtbot, store, as_of=MAY_1, screens=[one for one in SCREENS if one.key == "cases"])
    page = window.shown
    assert isinstance(page, RecordList)
    page.go_to("CLM-001")
    assert attached(page, tmp_path) == "Attached fax.pdf to CLM-001 as PRF-0001"
    settled(qtbot, window.desk)
    page.go_to("LOG-001")
    assert page.proof_actions()[0].gate() == "LOG-001 is not given as a notice, so none is proved."
    menu = QMenu()
    page._fill_menu(page.view.current(), menu)
    assert "Proofs of delivery..." in {one.text().partition("\t")[0] for one in menu.actions()}
    window.close()
