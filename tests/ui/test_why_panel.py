"""The Why panel: readings in words, records and clauses one press away, slips, and the page it prints."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from models.acts.book import choose_reading
from models.rules.clause import Why
from models.store import Store
from tests.builders import do
from tests.ui.frame import open_window, press, settled
from ui.dialogs.pages import PagesDialog
from ui.main_window import MainWindow
from ui.record_tags import KINDS, RecordTags, records_in
from ui.screens import SCREENS
from ui.screens.agreement import AgreementScreen
from ui.why_panel import WhyPanel
from ui.widgets.chip import Chip, Tag
from ui.widgets.text import Label

pytestmark = pytest.mark.usefixtures("light")
NOV_28 = date(2000, 11, 28)
WHY = Why(
    "On hand: owned and not installed",
    ("EXB-2b", "EXB-2h"),
    (("Shipped", "P-0001 and P-0002 by SH-0001"), ("Letter", "LAL-0158"), ("Again", "P-0001")),
    readings=("AMB-08",),
)


@pytest.fixture
def window(qtbot: QtBot, store: Store) -> Iterator[MainWindow]:
    do(store, choose_reading, NOV_28, key="on_hand", value="storage", why="Agreed by phone")
    made = open_window(qtbot, store, screens=(AgreementScreen,), as_of=NOV_28)
    yield made
    made.close()


def panel_of(window: MainWindow, why: Why = WHY) -> WhyPanel:
    """The panel of a derivation."""
    window.show_why(why, "Why 204 pairs?")
    return window.findChildren(WhyPanel)[-1]


def words(panel: WhyPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(Label)]


def test_a_reading_is_told_in_words_with_who_chose_it(window: MainWindow) -> None:
    panel = panel_of(window)
    assert "Which pairs are on hand for the Minimum Inventory?" in words(panel)
    assert "Only pairs in storage." in words(panel)
    assert "Chosen by Provisioning desk on Tue 28 Nov 2000: Agreed by phone." in words(panel)
    assert "Alternative in force" in [chip.accessibleName() for chip in panel.findChildren(Chip)]


def test_clauses_have_their_titles_and_slips_are_shown_where_they_bite(window: MainWindow) -> None:
    panel = panel_of(window)
    assert any(said.startswith("Minimum Inventory") for said in words(panel))
    assert any("The words of the 2% allowance are garbled." in said for said in words(panel))


def test_records_are_found_by_their_numbers_each_once() -> None:
    said = ("LAL-0158 of L-0012", "P-0001, P-0002", "OBJ-0001 and LAL-0158", "MA-13.2", "B-5(b)")
    assert records_in(said) == (
        ("letter", "LAL-0158"), ("link", "L-0012"), ("pair", "P-0001"), ("pair", "P-0002"),
    )  # fmt: skip


def test_every_kind_of_record_named_by_a_number_is_opened_by_a_page() -> None:
    opened = set().union(*(page.opens for page in SCREENS))
    assert set(KINDS.values()) <= opened


def test_a_record_is_one_press_away(qtbot: QtBot, window: MainWindow) -> None:
    panel = panel_of(window)
    tags = panel.findChild(RecordTags).findChildren(Tag)
    assert [tag.text() for tag in tags] == ["P-0001", "P-0002", "SH-0001", "LAL-0158"]
    with qtbot.waitSignal(panel.record_asked) as asked:
        tags[2].click()
    assert asked.args == ["shipment", "SH-0001"]
    assert not panel.isVisible()


def test_an_unknown_reading_keeps_its_number(window: MainWindow) -> None:
    panel = panel_of(window, Why("Nothing", (), readings=("AMB-99",)))
    assert "AMB-99" in [tag.text() for tag in panel.findChildren(Tag)]


def test_ctrl_p_shows_the_page_that_prints(qtbot: QtBot, window: MainWindow) -> None:
    panel_of(window)
    press(qtbot, window, "Ctrl+P")
    settled(qtbot, window.desk)
    (pages,) = window.findChildren(PagesDialog)
    assert pages.drawn is not None
    assert pages.drawn.pdf.startswith(b"%PDF")
    assert pages.view.file_name == "Derivation, Why 204 pairs.pdf"
