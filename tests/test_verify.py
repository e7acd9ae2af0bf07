"""Verify finds what was changed behind the journal's back; a backup is opened and compared."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from models.acts.book import choose_reading, close_day
from models.acts.buildings import decide_eligibility, move_buildings, select_buildings
from models.acts.customer_list import import_customer_list
from models.acts.register import ACTS
from models.backup import back_up
from models.engine import create_book, open_book
from models.errors import Unreachable
from models.rules.customer_list import ListRow
from models.store import Store
from models.verify import Verdict, digest, verify
from tests.builders import clock, do, new_store, no_paper

AUG_25 = date(2000, 8, 25)
ROWS = tuple(ListRow(n, f"Tower {n}", f"{n} Main St", "Seattle", "WA", "98101") for n in range(1, 6))


def tell(store: Store) -> None:
    """A short story with an undo and a redo in it."""
    do(store, import_customer_list, on=AUG_25, rows=ROWS, source="list.xlsx", confirmed="A test list")
    do(store, move_buildings, on=AUG_25, buildings=("B-0004",), rank=1)
    do(store, close_day, on=AUG_25, day=date(2000, 11, 24), name="Storm", why="The bank said so")
    store.undo(store.undoable().act_id, AUG_25)  # type: ignore[union-attr]
    store.undo(store.redoable().act_id, AUG_25)  # type: ignore[union-attr]
    do(store, decide_eligibility, on=AUG_25, buildings=("B-0001", "B-0002"), word="eligible")
    do(store, select_buildings, on=AUG_25, buildings=("B-0001",))
    do(store, choose_reading, on=AUG_25, key="on_hand", value="storage", why="Agreed")
    store.undo(store.undoable().act_id, AUG_25)  # type: ignore[union-attr]


def checked(store: Store, folder: Path) -> Verdict:
    empty = create_book(str(folder / "replay.pairbook"))
    verdict = verify(store, empty, ACTS, no_paper)
    empty.dispose()
    return verdict


def test_a_sound_book_replays_to_the_same_digest(any_store: Store, tmp_path: Path) -> None:
    tell(any_store)
    verdict = checked(any_store, tmp_path)
    assert verdict.sound, verdict.sentences


def test_the_same_acts_give_the_same_digest_on_both_engines(tmp_path: Path, server_place: str) -> None:
    digests = set()
    for place in (str(tmp_path / "a.pairbook"), server_place):
        store = new_store(place)
        tell(store)
        with store.reading() as session:
            digests.add(digest(session))
        store.close()
    assert len(digests) == 1


@pytest.mark.parametrize(
    ("tampering", "word"),
    [
        ("UPDATE buildings SET name = 'Other' WHERE number = 'B-0003'", "Replaying"),
        ("DELETE FROM selections", "Replaying"),
        ("DROP TRIGGER journal_no_update; UPDATE journal SET sentence = 'Nothing' WHERE id = 3", "entry 3"),
        ("DROP TRIGGER journal_no_delete; DELETE FROM journal WHERE id = 4", "entry 5"),
        ("DROP TRIGGER journal_no_update; UPDATE journal SET by = 'Somebody else' WHERE id = 2", "entry 2"),
    ],
)
def test_a_change_made_by_another_tool_is_found(store: Store, tmp_path: Path, tampering: str, word: str) -> None:
    tell(store)
    store.close()
    other = sqlite3.connect(tmp_path / "test.pairbook")
    other.executescript(tampering)
    other.close()
    verdict = checked(store, tmp_path)
    assert not verdict.sound
    assert any(word in sentence for sentence in verdict.sentences)


def test_a_backup_is_a_book_with_the_same_digest(store: Store, tmp_path: Path) -> None:
    tell(store)
    assert back_up(store, tmp_path / "copy.pairbook") == 10
    copy = Store(open_book(str(tmp_path / "copy.pairbook")), clock, "", no_paper)
    with copy.reading() as one, store.reading() as other:
        assert digest(one) == digest(other)
    copy.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.pairbook", "test.pairbook"]


def test_a_backup_never_replaces_a_file(store: Store, tmp_path: Path) -> None:
    (tmp_path / "copy.pairbook").write_text("older backup")
    with pytest.raises(Unreachable, match="exists already"):
        back_up(store, tmp_path / "copy.pairbook")
    assert (tmp_path / "copy.pairbook").read_text() == "older backup"


def test_a_backup_into_a_missing_folder_is_explained(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Unreachable, match="could not be written"):
        back_up(store, tmp_path / "nowhere" / "copy.pairbook")
