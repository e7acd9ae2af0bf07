"""W tells something on every page that shows records with a date or a count; the others say what to choose."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.acts.documents import issue_document
from models.sheets.kinds import PaperKind
from models.store import Store
from reports.issue import draw_issued
from tests.builders import do
from tests.ui.frame import open_window, press, settled
from tests.ui.letters_book import NOV_28, with_letters
from ui.main_window import MainWindow
from ui.screens import SCREENS
from ui.why_panel import WhyPanel
from ui.widgets.dialog import Dialog

pytestmark = pytest.mark.usefixtures("light")
RECORDS = ("buildings", "links", "letters", "inventory", "orders", "shipments", "documents", "agreement", "today")


@pytest.fixture
def window(qtbot: QtBot, store: Store) -> Iterator[MainWindow]:
    store.draw = draw_issued
    with_letters(store)
    do(store, issue_document, on=NOV_28, kind=PaperKind.AVAILABILITY_LETTER, subject="LAL-0001")
    made = open_window(qtbot, store)
    yield made
    made.close()


@pytest.mark.parametrize("key", RECORDS)
def test_w_opens_the_derivation_of_what_is_looked_at(qtbot: QtBot, window: MainWindow, key: str) -> None:
    page = window.go(key)
    assert page is not None
    settled(qtbot, window.desk)
    review = QApplication.activeModalWidget()
    if isinstance(review, Dialog):  # the letters that became deemed are shown first
        review.reject()
    page.take_focus()
    press(qtbot, window, "J")
    assert page.why() is not None
    press(qtbot, window, "W")
    (panel,) = window.findChildren(WhyPanel)
    assert panel.why.rule
    assert panel.why.clauses
    press(qtbot, window, "Escape")


def test_every_page_answers_w_or_says_what_to_choose(qtbot: QtBot, window: MainWindow) -> None:
    for page in SCREENS:
        shown = window.go(page.key)
        assert shown is not None
        settled(qtbot, window.desk)
        found = shown.why()
        assert found is None or (found[0].rule and found[1])
