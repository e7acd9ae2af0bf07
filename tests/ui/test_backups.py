"""Backups: made on request and when due, thinned, never for a server."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.acts.book import close_day
from models.engine import open_book
from models.store import Store
from tests.ui.frame import make_desk, settled
from ui.backups import Backups


def test_a_backup_opens_as_a_book_and_is_due_again_after_the_next_act(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    desk = make_desk(store)
    backups = Backups(desk, lambda: tmp_path / "copies")
    assert backups.due
    made: list[Path] = []
    backups.make(made.append, pytest.fail)
    settled(qtbot, desk)
    open_book(str(made[0])).dispose()
    assert backups.files() == made
    assert not backups.due
    desk.store.clock = lambda: datetime.now(UTC) + timedelta(minutes=5)
    desk.do(close_day, day=date(2000, 11, 24), name="Storm", why="Order")
    assert backups.due
    desk.close()


def test_a_folder_that_cannot_be_written_is_said(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    desk = make_desk(store)
    backups = Backups(desk, lambda: tmp_path / "file")
    said: list[str] = []
    backups.make(lambda _path: pytest.fail("made"), said.append)
    settled(qtbot, desk)
    assert said == [f"{tmp_path / 'file'} cannot be written: File exists."]
    desk.close()


def test_of_many_backups_the_newest_and_the_last_of_each_day_and_month_are_kept(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    desk = make_desk(store)
    start = datetime(2000, 11, 28, 14, tzinfo=UTC)
    for hours in range(0, 24 * 400, 6):
        (tmp_path / f"test {start - timedelta(hours=hours):%Y-%m-%d %H%M%S}.pairbook").touch()
    (tmp_path / "test of another.pairbook").touch()
    backups = Backups(desk, lambda: tmp_path)
    backups.thin()
    names = [file.stem for file in backups.files()]
    assert names[0] == "test 2000-11-28 140000"
    assert len(names) == 24 + 23 + 10  # seven days and two months are among those kept already
    assert "test 1999-12-31 200000" in names
    assert (tmp_path / "test of another.pairbook").exists()
    desk.close()
