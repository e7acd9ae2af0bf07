"""The proofs of a letter: a file is attached from the computer, and the same bytes are saved again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from models.acts.proofs import LARGEST
from models.store import Store
from tests.ui.frame import open_window
from tests.ui.letters_book import FAILED, with_letters
from ui.dialogs.proofs import ProofsDialog
from ui.main_window import MainWindow
from ui.screens.letters import LettersScreen

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
