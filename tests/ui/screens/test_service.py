"""The Service page under real keys, on a real book."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.acts.outages import respond_to_outage, restore_outage
from models.acts.prices import enter_price
from models.acts.service import mark_connected
from models.rules.outages import Standing
from models.rules.service_facts import Cause
from models.store import Store
from tests.builders import JUNE_30, do
from tests.service_story import NOW, down, with_service
from tests.ui.frame import open_window, press, settled, type_in
from ui.dialogs.act_form import ActForm
from ui.main_window import MainWindow
from ui.screens.service import ServiceScreen
from ui.widgets.chip import Chip

pytestmark = pytest.mark.usefixtures("light")
JANUARY = date(2001, 1, 10)


@pytest.fixture
def window(qtbot: QtBot, store: Store) -> Iterator[MainWindow]:
    """Two Links in service; L-0001 was down an hour and L-0002 is down."""
    with_service(store, 2)
    down(store, reported_at="2000-11-20 14:00")
    do(store, respond_to_outage, NOW, outage="OUT-0001", responded_at="2000-11-20 14:30")
    do(store, restore_outage, NOW, outage="OUT-0001", restored_at="2000-11-20 15:00")
    down(store, links=("L-0002",), reported_at="2000-11-28 07:00", words="No signal")
    shown = open_window(qtbot, store, screens=(ServiceScreen,))
    page_of(shown).part.view.focus()
    yield shown
    shown.close()


def page_of(window: MainWindow) -> ServiceScreen:
    """The page of a window."""
    page = window.built["service"]
    assert isinstance(page, ServiceScreen)
    return page


def said(page: ServiceScreen) -> str:
    """The sentence under the title."""
    return page.head.sentence.text()


def keys(qtbot: QtBot, window: MainWindow, *chords: str) -> None:
    """Presses keys, one after the other, and waits for what they start."""
    for chord in chords:
        press(qtbot, window, chord)
        settled(qtbot, window.desk)


def as_of(qtbot: QtBot, window: MainWindow, day: date) -> None:
    """Looks from another day."""
    window.desk.as_of = day
    settled(qtbot, window.desk)


def form() -> ActForm:
    """The form that is open."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ActForm)
    return dialog


def chips(page: ServiceScreen) -> list[str]:
    """What the chips in the inspector say."""
    assert page.inspector is not None
    return [chip.words for chip in page.inspector.findChildren(Chip)]


def test_outages_that_last_stand_first_with_their_clocks_at_this_moment(window: MainWindow) -> None:
    page = page_of(window)
    assert [row.number for row in page.part.table.shown] == ["OUT-0002", "OUT-0001"]
    assert said(page) == "2 outages. One lasts. Customer reports to (888) 569-2525."
    first = page.part.table.shown[0]
    assert (first.response.standing, first.response.words) == (Standing.RUNNING, "58 min left")


def test_another_day_is_looked_at_to_its_end(qtbot: QtBot, window: MainWindow) -> None:
    as_of(qtbot, window, date(2000, 11, 29))
    assert page_of(window).part.table.shown[0].response.words == "38 h 00 min late"


def test_an_outage_is_reported_answered_and_ended_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    keys(qtbot, window, "N")
    type_in(qtbot, window, "L-0001")
    keys(qtbot, window, "Tab")
    type_in(qtbot, window, "2000-11-28 08:30")
    keys(qtbot, window, "Ctrl+Enter")
    assert page.part.table.shown[0].number == "OUT-0003"
    page.part.select("OUT-0003")
    keys(qtbot, window, "R")
    type_in(qtbot, window, "2000-11-28 08:50")
    keys(qtbot, window, "Ctrl+Enter", "E")
    type_in(qtbot, window, "2000-11-28 08:55")
    keys(qtbot, window, "Ctrl+Enter")
    row = next(row for row in page.part.table.shown if row.number == "OUT-0003")
    assert (row.down, row.restoration.words) == (False, "Restored in 25 min")


def test_a_moment_that_is_none_is_refused_in_the_form(qtbot: QtBot, window: MainWindow) -> None:
    keys(qtbot, window, "E")
    type_in(qtbot, window, "noon")
    keys(qtbot, window, "Ctrl+Enter")
    assert "noon is no moment" in form()._why_not.text()
    keys(qtbot, window, "Escape")


def test_a_step_that_was_taken_is_gated_with_its_reason(window: MainWindow) -> None:
    page = page_of(window)
    page.part.select("OUT-0001")
    gates = {action.words: action.gate() for action in page.page_actions()}
    assert gates["Record start of work"] == "The start of work is recorded."
    assert gates["Record access"] == "No access is needed."
    assert gates["Record restored"] == "Service is restored."
    assert gates["Settle cause"] == ""


def test_the_cause_is_settled_in_a_form(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    page.part.select("OUT-0001")
    keys(qtbot, window, "C", "Down", "Down", "Down", "Ctrl+Enter")
    row = next(row for row in page.part.table.shown if row.number == "OUT-0001")
    assert (row.facts.cause, row.shares) == (Cause.POWER, "At Winstar's cost")


def test_parts_are_walked_with_ctrl_and_the_arrows(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    seen = []
    for _ in range(4):
        keys(qtbot, window, "Ctrl+Right")
        seen.append(page.part.key)
    assert seen == ["availability", "credits", "work", "outages"]
    keys(qtbot, window, "Ctrl+Left")
    assert page.part.key == "work"


def test_availability_shows_the_link_that_fails_first_and_says_why(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    page.go_to("availability")
    first, second = page.part.table.shown
    assert (first.of.link, first.of.counted, second.of.link) == ("L-0002", 122, "L-0001")
    assert said(page) == ("Q4 2000: 2 Links in service, 2 Links below the standard; runs until Sun 31 Dec 2000.")
    page.part.select(second.key)
    derivation = page.why()
    assert derivation is not None
    assert derivation[1] == "Availability of L-0001"
    with qtbot.waitSignal(page.record_asked) as asked:
        page._open_link()
    assert asked.args == ["link", "L-0001"]


def test_quarters_are_walked_by_keys_and_reported(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    page.go_to("availability")
    keys(qtbot, window, "Ctrl+Up")
    assert page.shown is not None
    assert page.shown.period is not None
    assert page.shown.period.words == "Q3 2000"
    keys(qtbot, window, "R", "Ctrl+Enter")
    assert "reported Tue 28 Nov 2000" in said(page)
    keys(qtbot, window, "Ctrl+Down")
    assert page.shown.period.words == "Q4 2000"
    gates = {action.words: action.gate() for action in page.page_actions()}
    assert gates["Issue report"] == "Q4 2000 ends on Sun 31 Dec 2000."


def test_a_quarter_and_its_credit_are_gone_to_by_their_keys(qtbot: QtBot, window: MainWindow) -> None:
    as_of(qtbot, window, JANUARY)
    page = page_of(window)
    assert page.go_to("2000-12-31")
    settled(qtbot, window.desk)
    assert page.shown is not None
    assert page.shown.period is not None
    assert (page.part.key, page.shown.period.words) == ("availability", "Q4 2000")
    assert page.go_to("availability:2000-12-31")
    assert page.part.key == "credits"
    assert not page.go_to("OUT-0099")


def test_a_credit_note_is_issued_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    store = window.desk.store
    do(store, enter_price, JUNE_30, price="oc3_credit", amount="250.00", holds_from=JUNE_30)
    as_of(qtbot, window, JANUARY)
    page = page_of(window)
    page.go_to("credits")
    assert said(page) == ("2 of 102 Links count, 100 missing; 102 are due by Sat 30 Jun 2001; 1 credit note to issue.")
    keys(qtbot, window, "N", "Ctrl+Enter")
    [row] = page.part.table.shown
    assert (row.note.number, str(row.amount)) == ("CN-0001", "500.00")
    assert chips(page)[0] == "Issued"
    gates = {action.words: action.gate() for action in page.page_actions()}
    assert gates["Issue credit note"] == "CN-0001 is issued."


def test_without_a_credit_the_count_toward_the_target_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    do(window.desk.store, mark_connected, NOW, hub="PHL-2", connected_on=NOW, proof="Hub log")
    page = page_of(window)
    page.refill()
    page.go_to("credits")
    settled(qtbot, window.desk)
    assert said(page).startswith("3 of 102 Links count, 99 missing")
    derivation = page.why()
    assert derivation is not None
    assert ("Buildings marked", "PHL-2") in derivation[0].facts


def test_maintenance_is_scheduled_and_its_notice_is_the_next_step(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    page.go_to("work")
    keys(qtbot, window, "N")
    type_in(qtbot, window, "L-0001")
    keys(qtbot, window, "Tab")
    type_in(qtbot, window, "2000-12-03 01:00")
    keys(qtbot, window, "Tab")
    type_in(qtbot, window, "2000-12-03 03:00")
    keys(qtbot, window, "Ctrl+Enter")
    [row] = page.part.table.shown
    assert (row.number, row.state, row.when) == ("MW-0001", "No notice yet", "1:00 to 3:00")
    page.part.select("MW-0001")
    keys(qtbot, window, "D", "Ctrl+Enter")
    assert page.part.table.shown[0].state == "Notified"
    gates = {action.words: action.gate() for action in page.page_actions()}
    assert gates["Do the next step"] == ""


def test_every_form_of_the_work_part_opens(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    page.go_to("work")
    for action in page.part.acts():
        if action.words == "Do the next step":
            assert action.gate() == "Choose a row in the list first."
            continue
        action.run()
        assert form().act.name
        keys(qtbot, window, "Escape")


def test_each_part_exports_what_it_shows(window: MainWindow) -> None:
    page = page_of(window)
    for key, title, rows in (
        ("outages", "Service, Outages", 2),
        ("availability", "Service, Availability", 2),
        ("credits", "Service, Target and credits", 0),
        ("work", "Service, Work", 0),
    ):
        page.go_to(key)
        grid = page.export_shown()
        assert (grid.title, len(grid.rows)) == (title, rows)


def test_an_empty_book_shows_its_empty_states(qtbot: QtBot, store: Store) -> None:
    window = open_window(qtbot, store, screens=(ServiceScreen,))
    page = page_of(window)
    assert said(page) == "0 outages. None lasts. Customer reports to (888) 569-2525."
    for key in ("availability", "credits", "work"):
        page.go_to(key)
        assert page.part.table.shown == ()
    assert said(page) == "0 records, 0 open."
    window.close()
