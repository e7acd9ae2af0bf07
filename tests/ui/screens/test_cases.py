"""The page of cases under real keys, on a real book."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from models.queries.case_facts import case_facts
from models.store import Store
from tests.cases_story import MAY_1, with_cases
from tests.ui.frame import open_window, press, settled, type_in
from ui.dialogs.act_form import ActForm
from ui.main_window import MainWindow
from ui.screens.cases import COLLATERAL_PART, SHOWN, CasesScreen
from ui.screens.cases_acts import ACTS, NEW, acts_of
from ui.screens.cases_forms import asks_for, given_for
from ui.screens.inventory import InventoryScreen
from ui.widgets.button import Button
from ui.widgets.timeline import Timeline
from ui.widgets.why_box import WhyBox

pytestmark = pytest.mark.usefixtures("light")
Open = Callable[..., CasesScreen]


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Open]:
    windows: list[MainWindow] = []

    def make(store: Store, as_of: date = MAY_1, size: tuple[int, int] = (1440, 900)) -> CasesScreen:
        windows.append(open_window(qtbot, store, as_of=as_of, screens=(CasesScreen, InventoryScreen), size=size))
        page = windows[-1].built["cases"]
        assert isinstance(page, CasesScreen)
        page.take_focus()
        return page

    yield make
    for window in windows:
        window.close()


@pytest.fixture
def page(store: Store, opened: Open) -> CasesScreen:
    with_cases(store, 77)
    return opened(store)


def form_of(page: CasesScreen) -> ActForm:
    """The form that is open."""
    dialog = page._dialog
    assert isinstance(dialog, ActForm)
    return dialog


def ready(page: CasesScreen) -> list[str]:
    """The words of the acts that can be done now."""
    return [one.words.removesuffix("...") for one in page.row_actions() if not one.gate()]


def test_the_page_says_how_many_are_open_and_what_is_next(page: CasesScreen) -> None:
    assert page.head.sentence.text() == ("12 open cases of 14, 1 past its day. Next: CLM-001, notify, Mon 7 May.")
    assert page.table.facet_counts() == {
        "": 14, "open": 12, "default": 3, "dispute": 1, "claim": 3, "paper": 3, "security": 1, "upgrade": 1, "log": 2,
    }  # fmt: skip


def test_enter_opens_the_case_with_its_days_and_its_derivation(page: CasesScreen, qtbot: QtBot) -> None:
    press(qtbot, page, "Return")
    assert page.inspector is not None
    assert page.inspector.isVisible()
    [days] = page.inspector.findChildren(Timeline)
    assert "Last day to cure" in days.accessibleName()
    assert page.inspector.findChildren(WhyBox)
    why = page.why()
    assert why is not None
    assert why[1] == "Why is DEF-002 event of default?"
    assert "AMB-38" in why[0].readings


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("DEF-001", ["Cured", "Cure started", "Delivery", "Waive"]),
        ("DEF-002", ["Cured", "Cure started", "Waive", "Terminate", "Remedies"]),
        ("DIS-001", ["Resolved", "Go further"]),
        ("CLM-001", ["Notify", "Control", "Settled"]),
        ("CER-002", ["Renew", "End"]),
        ("SEC-001", ["Delivery", "Repossess", "Redeem", "Sell", "Adjourn", "Keep", "Cost"]),
        ("UP-001", ["Prices", "Agree", "Delivery", "Withdraw"]),
        ("LOG-001", []),
    ],
)
def test_only_what_the_state_allows_can_be_done(page: CasesScreen, qtbot: QtBot, number: str, words: list[str]) -> None:
    assert page.go_to(number)
    settled(qtbot, page.desk)
    assert ready(page) == words
    assert page.inspector is not None
    shown = [one.text() for one in page.inspector.findChildren(Button) if one.isEnabled()]
    assert [f"{word}..." for word in words] == [word for word in shown if word.endswith("...")]


def test_a_breach_is_recorded_as_cured_by_keys_alone(page: CasesScreen, store: Store, qtbot: QtBot) -> None:
    page.go_to("DEF-001")
    press(qtbot, page, "C")
    form = form_of(page)
    assert (form.act.name, form.given) == ("cure_default", {"default": "DEF-001"})
    with qtbot.waitSignal(page.told) as told:
        press(qtbot, form, "Ctrl+Return")
    assert told.args is not None
    assert told.args[0] == "Recorded that DEF-001 was cured on Tue 1 May 2001"
    settled(qtbot, page.desk)
    row = page.table.row_at(page.table.index_of("DEF-001"))
    assert row is not None
    assert row.state_words == "Cured in time"


def test_n_offers_every_kind_and_bars_a_second_upgrade(page: CasesScreen, qtbot: QtBot) -> None:
    press(qtbot, page, "N")
    entries = {entry.text(): entry for entry in page.menu.actions()}
    assert list(entries) == [one.words for one, _ in NEW]
    assert not entries["Upgrade"].isEnabled()
    assert entries["Upgrade"].toolTip().startswith("The upgrade may be used once in the Term; UP-001")
    page.menu.close()
    entries["Dispute"].trigger()
    assert form_of(page).act.name == "open_dispute"
    form_of(page).reject()


def test_a_new_dispute_is_typed_and_stands_in_the_list(page: CasesScreen, store: Store, qtbot: QtBot) -> None:
    entry = next(one for one, _ in NEW if one.act.name == "open_dispute")
    page._open_new(entry)
    form = form_of(page)
    form.editors["asked_by"].widget.choose("winstar")  # type: ignore[attr-defined]
    topic = form.editors["topic"].widget
    assert isinstance(topic, QLineEdit)
    topic.setFocus()
    type_in(qtbot, form, "Charges for a tall mast")
    press(qtbot, form, "Ctrl+Return")
    settled(qtbot, page.desk)
    with store.reading() as session:
        assert [one.topic for one in case_facts(session).disputes][1] == "Charges for a tall mast"
    assert page.table.index_of("DIS-002") >= 0


@pytest.mark.parametrize(("entry", "said"), NEW)
def test_every_new_case_has_a_form(page: CasesScreen, qtbot: QtBot, entry: object, said: str) -> None:
    page._open_new(entry)  # type: ignore[arg-type]
    assert form_of(page).isVisible()
    assert said.endswith(".")
    form_of(page).reject()


def test_every_act_on_a_case_has_a_key_of_its_own_and_a_form(page: CasesScreen, qtbot: QtBot) -> None:
    first = {row.kind: row for row in page.table.rows}
    for kind, acts in ACTS.items():
        keys = [one.key for one in acts]
        assert len(set(keys)) == len(keys)
        assert not set(keys) & {"J", "K", "I", "W", "N"}
        for one in acts:
            page.act_on(one, first[kind])
            form = form_of(page)
            assert one.names not in form.editors
            form.reject()
            assert dict(given_for(one, first[kind])) == {one.names: first[kind].number}
            assert all(ask.name != one.names for ask in asks_for(one, first[kind], page.desk))
    assert acts_of(first[next(iter(first))].kind)


def test_the_collateral_is_one_key_away_and_opens_its_pairs(page: CasesScreen, qtbot: QtBot) -> None:
    press(qtbot, page, "Ctrl+Right")
    assert page.tabs.chosen == COLLATERAL_PART
    assert page.schedule.isVisible()
    assert not page.view.isVisible()
    assert page.head.sentence.text() == (
        "77 pairs of 1 batch secure all payments; what is owed is not wholly known; perfected by UCC-001 000710-1."
    )
    press(qtbot, page, "J J")
    why = page.why()
    assert why is not None
    assert why[1] == "What is owed for batch 1?"
    grid = page.export_shown()
    assert grid is not None
    assert (grid.title, len(grid.rows)) == ("Collateral schedule", 77)
    press(qtbot, page, "Ctrl+Left")
    assert page.tabs.chosen == SHOWN
    listed = page.export_shown()
    assert listed is not None
    assert listed.title == "Cases"
    press(qtbot, page, "Ctrl+Right J")
    with qtbot.waitSignal(page.record_asked) as asked:
        press(qtbot, page, "Return")
    assert asked.args is not None
    assert asked.args[0] == "pair"


def test_a_case_asked_for_from_elsewhere_is_opened_from_the_collateral_too(page: CasesScreen, qtbot: QtBot) -> None:
    page.choose(COLLATERAL_PART)
    assert page.go_to("UP-001")
    assert page.tabs.chosen == SHOWN
    assert page.go_to("")


def test_a_book_without_cases_says_what_belongs_here(store: Store, opened: Open, qtbot: QtBot) -> None:
    page = opened(store)
    assert page.row_actions() == []
    assert page.why() is None
    page.choose(COLLATERAL_PART)
    assert page.why() is None
    assert page.export_shown() is not None


def test_it_fits_a_small_window(store: Store, opened: Open, qtbot: QtBot) -> None:
    with_cases(store, 77)
    page = opened(store, size=(1366, 768))
    press(qtbot, page, "Return")
    assert page.inspector is not None
    assert page.window().width() == 1366
    assert QApplication.activeModalWidget() is None
