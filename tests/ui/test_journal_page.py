"""The Journal: its entries, what each one changed, undoing one, and the check of the whole book."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from models.acts.book import choose_reading, close_day, open_day
from models.store import Store
from tests.builders import do
from tests.ui.frame import open_window, press, settled
from ui.main_window import MainWindow
from ui.row_images import fact_words, images_of
from ui.screens.journal import JournalScreen

pytestmark = pytest.mark.usefixtures("light")
FRIDAY = date(2000, 11, 24)


@pytest.fixture
def window(qtbot: QtBot, store: Store) -> Iterator[MainWindow]:
    do(store, close_day, day=FRIDAY, name="Storm", why="Order of the governor")
    do(store, choose_reading, key="on_hand", value="storage", why="Agreed")
    made = open_window(qtbot, store, screens=(JournalScreen,))
    yield made
    made.close()


@pytest.fixture
def page(window: MainWindow) -> JournalScreen:
    assert isinstance(window.shown, JournalScreen)
    return window.shown


def test_entries_stand_newest_first(page: JournalScreen) -> None:
    assert [row.id for row in page.table.rows] == [3, 2, 1]
    assert page.view.current().id == 3
    assert page.head.sentence.text() == "3 entries, each chained to the one before."


def test_u_undoes_the_act_under_the_cursor_and_a_second_time_is_barred(
    qtbot: QtBot, window: MainWindow, page: JournalScreen
) -> None:
    page.go_to("2")
    press(qtbot, window, "U")
    settled(qtbot, window.desk)
    assert window.desk.calendar.is_open(FRIDAY)
    assert [row.id for row in page.table.rows if row.undone] == [2]
    page.go_to("2")
    assert page.page_actions()[0].gate() == "This act has been undone already."


def test_an_act_whose_rows_were_touched_since_is_not_undone_and_the_page_says_why(
    qtbot: QtBot, window: MainWindow, page: JournalScreen, store: Store
) -> None:
    do(store, open_day, day=FRIDAY, why="It passed")
    page.go_to("2")
    press(qtbot, window, "U")
    assert page.notice is not None
    assert "changed since" in page.notice.accessibleName()


def test_the_start_of_the_book_cannot_be_undone(page: JournalScreen) -> None:
    page.go_to("1")
    assert "cannot be undone" in page.page_actions()[0].gate()


def test_v_checks_file_chain_and_replay(qtbot: QtBot, window: MainWindow, page: JournalScreen) -> None:
    press(qtbot, window, "V")
    assert page.notice is not None
    qtbot.waitUntil(lambda: "sound" in (page.notice.accessibleName() if page.notice else ""), timeout=30_000)
    assert "All 3 journal entries fit their chain" in page.notice.accessibleName()


def test_a_change_is_told_field_by_field_before_and_after() -> None:
    text = (
        '[{"table":"closed_days","key":{"day":"2000-11-24"},"before":{"name":"Storm"},"after":{"name":"Snow"}},'
        '{"table":"places","key":{"id":1},"before":null,"after":{"id":1,"name":"Store","building_id":null}}]'
    )
    changed, added = images_of(text)
    assert (changed.key, changed.verb) == ("Fri 24 Nov 2000", "changed")
    assert [(one.field, one.before, one.after) for one in changed.fields] == [("name", "Storm", "Snow")]
    assert [(one.field, one.after) for one in added.fields] == [("name", "Store")]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "not entered"),
        (True, "yes"),
        ("2000-11-24", "Fri 24 Nov 2000"),
        (["P-0001", "P-0002"], "P-0001, P-0002"),
        ([{"day": "2000-11-24"}] * 402, "402 entries"),
        (
            {"channel": "hand", "sent_on": None, "delivered_on": "2000-11-24"},
            "channel hand, delivered on Fri 24 Nov 2000",
        ),
        (dict.fromkeys("abcdefghijklm", 1), "13 parts"),
        ('{"a": 1}', "a text of 8 letters"),
        ("f" * 64, "f" * 32 + "..."),
    ],
)
def test_facts_are_told_in_words(value: object, words: str) -> None:
    assert fact_words(value) == words
