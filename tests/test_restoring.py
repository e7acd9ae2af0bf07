"""Going back to a backup: what would be lost, and the file there kept aside whatever happens."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from models.acts.book import close_day
from models.backup import back_up
from models.errors import BookError, DamagedBook, Unreachable
from models.restoring import acts_in, acts_lost, put_aside, restore
from models.store import Store
from tests.builders import do, opened

FRIDAY = date(2000, 11, 24)


def file_of(store: Store) -> Path:
    """The file of a test's book."""
    return Path(store.engine.url.database or "")


@pytest.fixture
def backup(store: Store, tmp_path: Path) -> Path:
    """A backup that lacks one act of the book."""
    back_up(store, tmp_path / "kept.pairbook")
    do(store, close_day, on=FRIDAY, day=FRIDAY, name="Storm", why="Order")
    store.close()
    return tmp_path / "kept.pairbook"


def test_the_acts_since_a_backup_are_those_it_would_lose(store: Store, backup: Path) -> None:
    lost = acts_lost(acts_in(file_of(store)), acts_in(backup))
    assert [(one.recorded_on, one.by) for one in lost] == [(FRIDAY, store.by)]
    assert "24 Nov 2000" in lost[0].sentence


def test_a_book_loses_nothing_to_itself_and_all_to_another_history(store: Store, backup: Path, tmp_path: Path) -> None:
    present = acts_in(file_of(store))
    assert acts_lost(present, present) == ()
    other = tuple(type(one)(one.number, "other", one.sentence, one.recorded_on, one.at, one.by) for one in present)
    assert acts_lost(present, other) == present


def test_a_backup_takes_the_place_of_the_book_which_is_kept_aside(store: Store, backup: Path, tmp_path: Path) -> None:
    place, aside = file_of(store), tmp_path / "aside.pairbook"
    before, held = place.read_bytes(), acts_in(backup)
    restore(backup, place, aside)
    assert aside.read_bytes() == before
    assert acts_in(place) == held
    again = opened(str(place))
    assert again.undoable() is not None or len(held) == 1
    again.close()
    assert backup.exists()


def test_what_stands_aside_already_is_never_overwritten(store: Store, backup: Path, tmp_path: Path) -> None:
    place, aside = file_of(store), tmp_path / "aside.pairbook"
    aside.write_text("kept before")
    before = place.read_bytes()
    with pytest.raises(Unreachable, match="exists already"):
        restore(backup, place, aside)
    assert (place.read_bytes(), aside.read_text()) == (before, "kept before")
    assert not place.with_name(f"{place.name}.part").exists()


def test_a_damaged_backup_changes_nothing(store: Store, backup: Path, tmp_path: Path) -> None:
    backup.write_bytes(backup.read_bytes()[:5000])
    place, aside = file_of(store), tmp_path / "aside.pairbook"
    before = place.read_bytes()
    with pytest.raises(BookError):
        restore(backup, place, aside)
    assert place.read_bytes() == before
    assert not aside.exists()
    with pytest.raises(DamagedBook):
        acts_in(backup)


def test_a_damaged_book_is_put_aside_with_the_journal_of_its_last_write(
    store: Store, backup: Path, tmp_path: Path
) -> None:
    place, aside = file_of(store), tmp_path / "aside.pairbook"
    place.write_bytes(b"broken")
    Path(f"{place}-journal").write_bytes(b"hot")
    restore(backup, place, aside)
    assert aside.read_bytes() == b"broken"
    assert Path(f"{aside}-journal").read_bytes() == b"hot"
    assert not Path(f"{place}-journal").exists()
    assert acts_in(place) == acts_in(backup)


def test_a_book_that_is_gone_is_restored_too(store: Store, backup: Path, tmp_path: Path) -> None:
    place = file_of(store)
    place.unlink()
    restore(backup, place, tmp_path / "aside.pairbook")
    assert acts_in(place) == acts_in(backup)


def test_where_the_copy_cannot_take_its_place_the_book_comes_back(
    store: Store, backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, aside = file_of(store), tmp_path / "aside.pairbook"
    before, rename = place.read_bytes(), Path.rename

    def barred(self: Path, target: Path) -> Path:
        if self.name.endswith(".part"):
            raise PermissionError(13, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", barred)
    with pytest.raises(Unreachable, match="cannot be written"):
        restore(backup, place, aside)
    assert place.read_bytes() == before
    assert not aside.exists()


def test_a_book_that_is_not_there_cannot_be_put_aside(tmp_path: Path) -> None:
    with pytest.raises(Unreachable, match="cannot be put aside"):
        put_aside(tmp_path / "none.pairbook", tmp_path / "aside.pairbook")
    assert list(tmp_path.glob("*.pairbook")) == []


def test_a_book_and_what_lies_beside_it_are_moved_both_or_neither(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, aside, replace = tmp_path / "book.pairbook", tmp_path / "aside.pairbook", Path.replace
    place.write_text("book")
    hot = Path(f"{place}-journal")
    hot.write_text("hot")

    def barred(self: Path, target: Path) -> Path:
        if self == hot:
            raise PermissionError(13, "Permission denied")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", barred)
    with pytest.raises(Unreachable, match="cannot be put aside"):
        put_aside(place, aside)
    assert (place.read_text(), hot.read_text(), aside.exists()) == ("book", "hot", False)
