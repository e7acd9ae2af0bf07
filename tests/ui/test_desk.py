"""The desk: reading now and later, doing, undoing, other people's acts, and a book out of reach."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from models.acts.book import choose_reading, close_day
from models.errors import Refusal, Unreachable
from models.queries import book as books
from models.store import Store
from tests.builders import do
from tests.ui.frame import make_desk, settled
from ui.desk import Desk

DAY = date(2000, 11, 24)


@pytest.fixture
def desk(qtbot: QtBot, store: Store) -> Iterator[Desk]:
    made = make_desk(store)
    yield made
    made.close()


class Reader(QObject):
    """Keeps what it was told."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[object] = []

    def take(self, answer: object) -> None:
        self.told.append(answer)


def test_an_act_is_recorded_for_the_as_of_day_and_tells_what_it_touched(qtbot: QtBot, desk: Desk) -> None:
    desk.as_of = date(2000, 8, 1)
    with qtbot.waitSignal(desk.touched) as touched:
        desk.do(choose_reading, key="on_hand", value="storage", why="Agreed by the parties")
    assert touched.args == [frozenset({"reading_choices", "journal"})]
    assert desk.readings.on_hand == "storage"
    desk.as_of = date(2000, 7, 31)
    assert desk.readings.on_hand == "owned_not_installed"


def test_a_refusal_is_raised_to_whoever_asked(desk: Desk) -> None:
    with pytest.raises(Refusal, match="weekend"):
        desk.do(close_day, day=date(2000, 11, 25), name="Storm", why="Order")


def test_a_later_question_drops_the_answer_to_the_earlier_one(qtbot: QtBot, desk: Desk) -> None:
    reader = Reader()

    def query(session: Session, number: int) -> int:
        return number

    for number in (1, 2, 3):
        desk.read_later(query, number, then=reader.take)
    settled(qtbot, desk)
    assert reader.told == [3]


def test_an_answer_for_somebody_who_is_gone_is_dropped(qtbot: QtBot, desk: Desk) -> None:
    reader = Reader()
    told = reader.told
    desk.read_later(books.entries, then=reader.take)
    shiboken6.delete(reader)
    settled(qtbot, desk)
    assert told == []


def test_undo_and_redo_go_by_name(qtbot: QtBot, desk: Desk) -> None:
    desk.do(close_day, day=DAY, name="Storm", why="Order")
    assert desk.undoable is not None
    assert "Fri 24 Nov 2000" in desk.undoable.sentence
    desk.undo()
    assert desk.calendar.is_open(DAY)
    assert desk.undo() is None
    desk.redo()
    assert not desk.calendar.is_open(DAY)


def test_other_peoples_acts_are_told_as_ones_own(qtbot: QtBot, desk: Desk, store: Store) -> None:
    do(store, close_day, day=DAY, name="Storm", why="Order")
    with qtbot.waitSignal(desk.touched) as touched:
        desk.ask_news()
    assert "closed_days" in touched.args[0]
    assert not desk.calendar.is_open(DAY)


def test_what_others_did_just_before_ones_own_act_is_told_with_it(qtbot: QtBot, desk: Desk, store: Store) -> None:
    do(store, close_day, day=DAY, name="Storm", why="Order")
    with qtbot.waitSignal(desk.touched) as touched:
        desk.do(choose_reading, key="on_hand", value="storage", why="Agreed")
    assert touched.args[0] >= {"closed_days", "reading_choices"}


def test_a_book_that_cannot_be_written_is_told_in_a_sentence_and_nothing_is_claimed(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise Unreachable("The disk is full. Nothing was changed.")

    with monkeypatch.context() as broken, qtbot.waitSignal(desk.trouble) as trouble:
        broken.setattr(desk.store, "do", full)
        assert desk.do(close_day, day=DAY, name="Storm", why="Order") is None
    assert trouble.args == ["The disk is full. Nothing was changed."]
    with qtbot.waitSignal(desk.trouble) as trouble:
        desk.do(close_day, day=DAY, name="Storm", why="Order")
    assert trouble.args == [""]


def test_a_long_act_is_done_in_a_thread_and_its_refusal_comes_back(qtbot: QtBot, desk: Desk) -> None:
    reader, refused = Reader(), Reader()
    facts = {"day": DAY, "name": "Storm", "why": "Order"}
    desk.do_later(close_day, facts, then=reader.take, refused=refused.take)
    settled(qtbot, desk)
    desk.do_later(close_day, facts, then=reader.take, refused=refused.take)
    settled(qtbot, desk)
    assert len(reader.told) == 1
    assert "already" in str(refused.told[0])


def test_the_desk_knows_when_the_book_was_saved_and_who_works_at_it(desk: Desk) -> None:
    assert isinstance(desk.saved_at, datetime)
    assert desk.party("customer") == "SAVVIS"
    desk.user = "Night desk"
    done = desk.do(close_day, day=DAY, name="Storm", why="Order")
    assert done is not None
    assert desk.read(books.journal, 1)[0].by == "Night desk"
