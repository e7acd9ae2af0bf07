"""Disks full, read-only or gone, and files changed under an open book: a sentence, and nothing half written."""

from __future__ import annotations

import os
import resource
import shutil
import tempfile
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import event

from models.acts.places import add_hub
from models.backup import back_up
from models.engine import create_book
from models.errors import BookError, Refusal, Unreachable
from models.store import Store
from tests.builders import do, opened
from tests.reliability.checks import entries, ids, whole
from tests.reliability.children import start, told
from tests.reliability.clerk import Clerk
from tests.reliability.conftest import figure, times

POINTS = times(25)
NOBODY = 65534
FAULT = "test.pairbook could not be read or written: the disk is full or reports a fault. Nothing was changed."
SHUT = "test.pairbook cannot be opened or written: the folder or the file does not let this program in."
LOST = "Record it again once the book is reached: it will not be done twice."


def limited(most: int, work: Callable[[], object]) -> str:
    """Does work while no file may grow beyond so many bytes; gives the sentence it failed with, or nothing."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    try:
        work()
    except (BookError, Refusal) as error:
        return error.sentence if isinstance(error, BookError) else ""
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    return ""


def clerk_on_a_full_disk(pipe: Connection, place: str, seed: int, points: int) -> None:
    """A clerk whose disk fills up at so many points; with space again each act is asked for once more."""
    random = Random(seed)
    store, clerk = opened(place), Clerk("F", random, undoes=False)
    while points:
        act_id, ask = clerk.choose(store)
        size = Path(place).stat().st_size
        most = random.choice([random.randrange(size), size + random.randrange(20_000)])
        if sentence := limited(most, ask):
            ask()
            pipe.send((act_id, sentence))
            points -= 1
    store.close()


@pytest.mark.timeout(3600)
def test_full_at_any_byte_nothing_is_half_written_and_with_space_the_same_act_is_done_once(
    book: Path, random: Random
) -> None:
    child, pipe = start(clerk_on_a_full_disk, str(book), random.randrange(10**6), POINTS)
    failed = told(pipe)
    child.join()
    lost = sum(sentence.endswith(LOST) for _, sentence in failed)
    figure(f"{len(failed)} acts met a full disk and were done once with space again; {lost} could not be looked up")
    assert len(failed) == POINTS
    assert [sentence for _, sentence in failed if sentence not in (FAULT, SHUT) and not sentence.endswith(LOST)] == []
    kept = ids(str(book))
    assert [act_id for act_id, _ in failed if kept.count(act_id) != 1] == []
    assert whole(str(book)) == len(kept)
    assert [one.name for one in book.parent.iterdir()] == ["test.pairbook"]


def test_a_book_that_may_not_grow_says_that_the_disk_is_full(book: Path) -> None:
    store = opened(str(book))
    pages = book.stat().st_size // 4096 + 10

    def keep_small(connection: object, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")  # type: ignore[attr-defined]

    event.listen(store.engine, "connect", keep_small)
    store.engine.dispose()
    before = len(entries(store))

    def fill() -> None:
        for number in range(200):
            do(store, add_hub, code=f"NYC-{number}", name="A hub" * 300)

    with pytest.raises(Unreachable, match=r"the disk is full\. Nothing was changed; free some space and try again\.$"):
        fill()
    done = len(entries(store))
    pages = 1_000_000
    store.engine.dispose()
    do(store, add_hub, code="FREE-1", name="Space again")
    assert before < done == len(entries(store)) - 1
    store.close()
    whole(str(book))


def full_elsewhere(pipe: Connection, place: str) -> None:
    """Backs up and starts a book with no space for either."""
    store, folder = opened(place), Path(place).parent
    for most in (0, 4096, 100_000):
        pipe.send(limited(most, lambda: back_up(store, folder / "copy.pairbook")))
        pipe.send(limited(most, lambda: create_book(str(folder / "new.pairbook"))))
    back_up(store, folder / "copy.pairbook")
    store.close()


def test_neither_a_backup_nor_a_new_book_leaves_anything_on_a_full_disk(book: Path) -> None:
    child, pipe = start(full_elsewhere, str(book))
    said = told(pipe)
    child.join()
    assert len(said) == 6
    assert all(sentence.endswith(".") for sentence in said)
    assert sorted(one.name for one in book.parent.iterdir()) == ["copy.pairbook", "test.pairbook"]


@pytest.fixture
def shelf() -> Iterator[Path]:
    """A folder that everybody may look into."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o755)
        yield Path(name)
        Path(name).chmod(0o755)


def stranger(pipe: Connection, place: str) -> None:
    """Somebody without rights reads the book and tries to write to it."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    store = opened(place)
    pipe.send(len(entries(store)))
    try:
        do(store, add_hub, code="NYC-1", name="A hub")
    except BookError as error:
        pipe.send(error.sentence)
    store.close()


@pytest.mark.parametrize(("file", "folder"), [(0o444, 0o755), (0o666, 0o555)])
def test_a_read_only_book_is_read_and_says_why_it_is_not_written(
    book: Path, shelf: Path, file: int, folder: int
) -> None:
    place = Path(shutil.copyfile(book, shelf / "test.pairbook"))
    place.chmod(file)
    shelf.chmod(folder)
    child, pipe = start(stranger, str(place))
    sentence = "test.pairbook cannot be written here: the file or its folder is read-only. Nothing was changed."
    assert told(pipe) == [len(ids(str(book))), sentence]
    child.join()
    assert place.read_bytes() == book.read_bytes()


def refused(store: Store) -> set[str]:
    """What an open book says to reading and to writing."""
    said = set()
    for work in (lambda: entries(store), lambda: do(store, add_hub, code="NYC-1", name="A hub")):
        with pytest.raises(Unreachable) as failure:
            work()
        said.add(failure.value.sentence)
    return said


def test_a_book_whose_folder_vanished_says_so_and_works_again_when_it_is_back(rollout: Path, tmp_path: Path) -> None:
    drive = tmp_path / "drive"
    drive.mkdir()
    place = Path(shutil.copyfile(rollout, drive / "test.pairbook"))
    store = opened(str(place))
    drive.rename(tmp_path / "pulled out")
    [sentence] = refused(store)
    assert sentence.startswith("test.pairbook is no longer there: its folder or drive is gone, or it was moved.")
    (tmp_path / "pulled out").rename(drive)
    do(store, add_hub, code="NYC-1", name="A hub")
    store.close()
    whole(str(place))


def test_a_file_put_in_the_place_of_an_open_book_is_neither_read_nor_written(book: Path, rollout: Path) -> None:
    store = opened(str(book))
    do(store, add_hub, code="NYC-0", name="A hub")
    other = Path(shutil.copyfile(rollout, book.with_name("other.pairbook")))
    other.replace(book)
    assert refused(store) == {
        "test.pairbook was replaced by another file since it was opened. Nothing was changed; open it again."
    }
    assert book.read_bytes() == rollout.read_bytes()
    store.close()
    store = opened(str(book))
    do(store, add_hub, code="NYC-1", name="A hub")
    store.close()
