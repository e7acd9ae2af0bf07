"""The sample's job without a window: every file is written, named, and written again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from models.acts.letters import new_letter, record_letter_delivery
from models.commands import headless
from models.commands.headless import NO_DISPLAY, demonstrate
from resources.places import data_home, home, sample_place
from tests.builders import clock, do, new_store
from tests.planted import by_hand
from tests.reports.papers import text_of
from tests.story import with_links

NOV_27, NOV_28 = date(2000, 11, 27), date(2000, 11, 28)


@pytest.fixture
def small_sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small book in place of the sample, which takes long to make."""
    monkeypatch.setenv("PAIRBOOK_HOME", str(tmp_path))

    def make(place: str) -> None:
        store = new_store(place)
        with_links(store, 2)
        do(store, new_letter, on=NOV_27, links=("L-0001",), issued_on=NOV_27)
        do(store, record_letter_delivery, on=NOV_27, letter="LAL-0001", delivery=by_hand(NOV_27))
        store.close()

    monkeypatch.setattr(headless, "make_sample", make)
    return tmp_path / "out"


def test_everything_is_written_and_named(small_sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert demonstrate(clock, no_display=True, out=small_sample) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"{NO_DISPLAY}\nMaking the sample book")
    written = sorted(path.name for path in small_sample.iterdir())
    assert written == [
        "LAL-0001.pdf", "PO-001.pdf", "bill-of-sale.pdf", "due.ics", "inventory.xlsx", "status-report.pdf", "today.txt",
    ]  # fmt: skip
    assert all(name in said for name in written)
    assert "LAL-0001" in text_of((small_sample / "LAL-0001.pdf").read_bytes())
    assert openpyxl.load_workbook(small_sample / "inventory.xlsx").sheetnames == ["Inventory", "Counters"]
    assert "as of 2000-11-28" in (small_sample / "today.txt").read_text(encoding="utf-8")


def test_a_second_run_uses_the_sample_that_is_there_and_gives_the_same(
    small_sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    demonstrate(clock, no_display=False, out=small_sample)
    first = {path.name: path.read_bytes() for path in small_sample.iterdir()}
    assert NO_DISPLAY not in capsys.readouterr().out
    demonstrate(clock, no_display=False, out=small_sample)
    assert "Making" not in capsys.readouterr().out
    assert {path.name: path.read_bytes() for path in small_sample.iterdir()} == first


def test_a_folder_that_cannot_be_written_to_is_one_sentence_on_stderr(
    small_sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small_sample.write_text("a file in the way", encoding="utf-8")
    assert demonstrate(clock, no_display=False, out=small_sample) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_the_sample_is_kept_where_the_user_said_or_where_the_system_keeps_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAIRBOOK_HOME", str(tmp_path))
    assert sample_place() == tmp_path / "sample.pairbook"
    monkeypatch.delenv("PAIRBOOK_HOME")
    assert data_home().name == home().name == "Pairbook"


@pytest.mark.timeout(300)
def test_the_whole_sample_is_made_and_its_papers_are_the_issued_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PAIRBOOK_HOME", str(tmp_path))
    assert demonstrate(clock, no_display=False, out=tmp_path / "out") == 0
    said = capsys.readouterr().out
    assert "out/PO-001.pdf" in said
    assert "out/BOS-001.pdf" in said
    assert said.count("Link Availability Letter") == 7
    assert "DRAFT" not in text_of((tmp_path / "out" / "PO-001.pdf").read_bytes())
