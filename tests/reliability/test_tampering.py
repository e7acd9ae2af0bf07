"""Whatever another tool changes in a book is found and named, as far as a book alone can tell; the rest by its head."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.acts.documents import issue_document
from models.acts.orders import draft_order, issue_order
from models.engine import open_book
from models.errors import BookError
from models.journal import GENESIS, broken_link, digest_of
from models.store import Store
from models.tables import Entry
from models.verify import digest
from tests.builders import do, no_paper, opened
from tests.reliability.checks import checked, entries
from tests.reliability.clerk import ON, Clerk
from tests.reliability.conftest import figure, times

UNLOCK = "".join(
    f"DROP TRIGGER {table}_no_{verb};"
    for table in ("journal", "movements", "documents")
    for verb in ("update", "delete")
)
SWAP = "".join(f"UPDATE journal SET id = {new} WHERE id = {old};" for old, new in ((4, -4), (5, 4), (-4, 5)))
COPY = """
INSERT INTO journal SELECT id + 1, 'new', act, sentence, facts, images, touched, recorded_on, by, at, undoes, undoable,
hash, 'forged' FROM journal ORDER BY id DESC LIMIT 1;
"""
KINDS = {
    "sentence changed": ("UPDATE journal SET sentence = 'Nothing' WHERE id = 3", "Journal entry 3 does not fit"),
    "facts changed": ("UPDATE journal SET facts = '{}' WHERE id = 3", "Journal entry 3 does not fit"),
    "images changed": ("UPDATE journal SET images = '[]' WHERE id = 3", "Journal entry 3 does not fit"),
    "author changed": ("UPDATE journal SET by = 'Somebody else' WHERE id = 3", "Journal entry 3 does not fit"),
    "day changed": ("UPDATE journal SET recorded_on = '2000-01-01' WHERE id = 3", "Journal entry 3 does not fit"),
    "entry deleted": ("DELETE FROM journal WHERE id = 4", "Journal entry 5 does not fit"),
    "entries swapped": (SWAP, "Journal entry 4 does not fit"),
    "entry forged": (COPY, "does not fit the chain"),
    "tail cut": ("DELETE FROM journal WHERE id > 6", "Replaying the journal gives"),
    "row changed": ("UPDATE buildings SET name = 'Other' WHERE id = 3", "Replaying the journal gives"),
    "row deleted": ("DELETE FROM eligibilities WHERE id = 2", "Replaying the journal gives"),
    "row added": ("INSERT INTO hubs VALUES (9, 'X', 'X', '', '', '', '', NULL, NULL)", "Replaying the journal gives"),
    "movement turned": ("UPDATE movements SET to_place_id = 6 WHERE id = 3", "Replaying the journal gives"),
    "paper replaced": ("UPDATE documents SET pdf = x'00', sha256 = 'x'", "are not those that were issued"),
    "no date": ("UPDATE shipments SET shipped_on = 'soon'", "The table shipments holds what no act wrote there"),
    "no number": (
        "UPDATE buildings SET latitude = 'north' WHERE id = 2",
        "The table buildings holds what no act wrote",
    ),
}


@pytest.fixture(scope="module")
def written(rollout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A rollout with some days' work and an issued paper."""
    path = Path(shutil.copyfile(rollout, tmp_path_factory.mktemp("written") / "test.pairbook"))
    store, clerk = opened(str(path)), Clerk("T", Random(3), undoes=False)
    while len(clerk.done) < 25:
        clerk.work(store)
    order = str(dict(do(store, draft_order, on=ON, pairs={"OC-3": 1}).result)["order"])
    do(store, issue_order, on=ON, order=order)
    do(store, issue_document, on=ON, kind="purchase_order", subject=order)
    store.close()
    return path


@pytest.fixture
def tampered(written: Path, tmp_path: Path) -> Callable[[str], Store]:
    """Opens a copy of that book after another tool ran a script over it."""

    def run(script: str) -> Store:
        path = shutil.copyfile(written, tmp_path / "test.pairbook")
        other = sqlite3.connect(path)
        other.executescript(UNLOCK + script)
        other.close()
        return opened(str(path))

    return run


def said(store: Store, head: str = "") -> str:
    """What a check says of a book that is not sound."""
    try:
        verdict = checked(store, head)
    except BookError as error:
        return error.sentence
    finally:
        store.close()
    assert not verdict.sound
    return " ".join(verdict.sentences)


@pytest.mark.parametrize("kind", list(KINDS))
def test_what_another_tool_did_is_named(tampered: Callable[[str], Store], kind: str) -> None:
    script, words = KINDS[kind]
    assert words in said(tampered(script))


def rewritten(store: Store) -> None:
    """Makes every entry fit the chain again, as somebody could who has this program's source."""
    with Session(store.engine.execution_options(writing=True)) as session, session.begin():
        before = GENESIS
        for entry in session.scalars(select(Entry).order_by(Entry.id)):
            entry.prev_hash = before
            entry.hash = before = digest_of(entry)


def test_a_chain_written_anew_over_other_facts_does_not_replay(tampered: Callable[[str], Store]) -> None:
    store = tampered("UPDATE journal SET facts = replace(facts, 'Tower 3', 'Tower X')")
    rewritten(store)
    assert "Replaying the journal gives" in said(store)


def test_an_entry_that_is_no_json_is_named_though_it_fits_the_chain(tampered: Callable[[str], Store]) -> None:
    store = tampered("UPDATE journal SET facts = '{' WHERE id = 3")
    rewritten(store)
    assert "Journal entry 3 cannot be read; no act wrote it so." in said(store)


def test_what_leaves_the_book_sound_is_seen_by_its_head(written: Path, tampered: Callable[[str], Store]) -> None:
    store = opened(str(written))
    noted = entries(store)[-1].hash
    store.close()
    store = tampered("UPDATE journal SET sentence = 'Nothing' WHERE id = 3")
    rewritten(store)
    assert checked(store).sound
    assert f"No entry has the head {noted}: the journal was cut or written anew." in said(store, noted)


def test_an_older_copy_in_the_place_of_the_book_is_seen_by_its_head(rollout: Path, written: Path) -> None:
    older, newer = opened(str(rollout)), opened(str(written))
    first, last = entries(older)[-1].hash, entries(newer)[-1].hash
    assert checked(newer, first).sound
    assert checked(older).sound
    assert "No entry has the head" in said(older, last)
    newer.close()


def looked_at(path: Path) -> tuple[str, str]:
    """What opening a book and going through it finds: a digest of its facts and the head of its journal, or words."""
    try:
        store = Store(open_book(str(path)), lambda: None, "", no_paper)  # type: ignore[arg-type, return-value]
        try:
            with store.reading() as session:
                found = list(session.scalars(select(Entry).order_by(Entry.id)))
                broken = broken_link(found)
                return digest(session), "broken" if broken else found[-1].hash
        finally:
            store.close()
    except BookError as error:
        return "", error.sentence


@pytest.mark.timeout(3600)
def test_a_flipped_bit_is_seen_or_changes_nothing(written: Path, tmp_path: Path, random: Random) -> None:
    whole, path, flips = written.read_bytes(), tmp_path / "test.pairbook", times(60)
    path.write_bytes(whole)
    sound = looked_at(path)
    refused = seen = harmless = 0
    for _ in range(flips):
        damaged = bytearray(whole)
        damaged[random.randrange(len(whole))] ^= 1 << random.randrange(8)
        path.write_bytes(damaged)
        found = looked_at(path)
        refused += not found[0]
        seen += bool(found[0]) and found != sound
        harmless += found == sound
    figure(
        f"{flips} bits flipped: {refused} refused in words, {seen} seen by chain or digest, {harmless} without effect"
    )
    assert refused + seen + harmless == flips
