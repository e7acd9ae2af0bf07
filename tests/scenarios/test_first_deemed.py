"""From an empty book to the first deemed acceptance, by a script of acts."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from models.commands.work import ScriptStopped, run_script
from models.errors import Refusal
from models.queries.book import journal
from models.queries.counters import counters
from models.queries.letters import letters, unreviewed_deemed
from models.rules.acceptance import LetterState
from models.store import Store
from models.verify import digest
from tests.builders import opened
from tests.conftest import copied
from tests.scenarios.first_deemed import AS_OF, list_workbook, script


def told(store: Store, folder: Path) -> str:
    text = script(store, list_workbook(folder))
    run_script(store, text, date(2000, 8, 25), lambda _sentence: None)
    return text


def test_a_letter_nobody_answers_is_deemed_after_its_third_business_day(any_store: Store, tmp_path: Path) -> None:
    told(any_store, tmp_path)
    with any_store.reading() as session:
        [before] = letters(session, AS_OF - timedelta(days=1))
        assert (before.state, before.due_on) == (LetterState.DUE_TODAY, date(2000, 11, 28))
        assert counters(session, AS_OF - timedelta(days=1)).accepted.value == 0
        [after] = letters(session, AS_OF)
        assert (after.state, after.on) == (LetterState.DEEMED, date(2000, 11, 28))
        assert counters(session, AS_OF).accepted.value == 1
        assert len(unreviewed_deemed(session, AS_OF)) == 1


def test_the_script_stops_at_the_first_refusal_and_keeps_what_came_before(store: Store, tmp_path: Path) -> None:
    text = script(store, list_workbook(tmp_path))
    lines = text.splitlines()
    lines[7] = lines[7].replace("add_hub", "add_hubb")
    with pytest.raises(ScriptStopped) as stopped:
        run_script(store, "\n".join(lines), date(2000, 8, 25), lambda _sentence: None)
    assert stopped.value.sentence == (
        "Line 8: There is no act named add_hubb. Did you mean add_hub? `do --help` lists them all. "
        "The 7 acts before it stay done."
    )


def test_acts_on_letters_are_taken_back_in_the_opposite_order(store: Store, tmp_path: Path) -> None:
    told(store, tmp_path)
    with store.reading() as session:
        issued = next(one for one in journal(session) if one.act == "new_letter")
    with pytest.raises(Refusal, match="cannot be undone before “Recorded"):
        store.undo(issued.act_id, AS_OF)
    store.undo(store.undoable().act_id, AS_OF)  # type: ignore[union-attr]
    store.undo(issued.act_id, AS_OF)
    with store.reading() as session:
        assert letters(session, AS_OF) == []


def test_the_same_script_gives_the_same_digest_on_both_engines(
    store: Store, started_there: str, server: str, tmp_path: Path
) -> None:
    there = opened(copied(server, "same_script", started_there))
    told(store, tmp_path)
    run_script(there, script(there, tmp_path / "customer-list.xlsx"), date(2000, 8, 25), lambda _sentence: None)
    with store.reading() as one, there.reading() as two:
        assert digest(one) == digest(two)
    there.close()
