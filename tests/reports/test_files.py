"""Files written whole or not at all, under names that every computer takes."""

import os
import stat
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.files import CannotWrite, free_path, safe_name, sweep, write_atomically


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_bytes_are_written_under_their_name_alone(tmp_path: Path) -> None:
    path = write_atomically(tmp_path / "a.pdf", b"new")
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == ["a.pdf"]


def test_what_was_there_is_replaced_and_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_atomically(path, lambda file: file.write(b"new"))
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_stays_a_link_to_the_file_it_names(tmp_path: Path) -> None:
    (tmp_path / "real.pdf").write_bytes(b"old")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "real.pdf")
    write_atomically(tmp_path / "link.pdf", b"new")
    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "real.pdf").read_bytes() == b"new"


def test_a_writer_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")

    def half(file: BinaryIO) -> None:
        file.write(b"half")
        raise ValueError("a bug")

    with pytest.raises(ValueError, match="a bug"):
        write_atomically(path, half)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a.pdf"]


def test_a_full_disk_is_said_and_the_old_file_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")

    def full(_: BinaryIO) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(CannotWrite) as refusal:
        write_atomically(path, full)
    assert "“a.pdf” could not be written: No space left on device." in refusal.value.sentence
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a.pdf"]


def test_a_file_open_elsewhere_names_a_free_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")
    (tmp_path / "a (2).xlsx").write_bytes(b"another")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(CannotWrite) as refusal:
        write_atomically(path, b"new")
    assert refusal.value.free == tmp_path / "a (3).xlsx"
    assert "Close it, or save as “a (3).xlsx”." in refusal.value.sentence
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a (2).xlsx", "a.xlsx"]


def test_a_file_that_may_not_be_changed_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(CannotWrite, match="may not be changed"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"


def test_a_folder_that_may_not_be_written_to_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(CannotWrite, match="may not be written to"):
        write_atomically(tmp_path / "a.xlsx", b"new")


def test_a_folder_that_went_away_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="is not there any more"):
        write_atomically(tmp_path / "gone" / "a.xlsx", b"new")


def test_a_folder_of_that_name_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").mkdir()
    with pytest.raises(CannotWrite, match=r"is a folder\. Save as “a \(2\)\.xlsx”"):
        write_atomically(tmp_path / "a.xlsx", b"new")


def test_windows_does_not_sync_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    assert write_atomically(tmp_path / "a.pdf", b"new").read_bytes() == b"new"


def test_a_free_name_is_the_name_itself_while_nothing_is_there(tmp_path: Path) -> None:
    assert free_path(tmp_path / "a.pdf") == tmp_path / "a.pdf"


def test_a_broken_link_takes_its_name_too(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").symlink_to(tmp_path / "nowhere")
    assert free_path(tmp_path / "a.pdf").name == "a (2).pdf"


def test_parts_left_by_a_crash_are_swept_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / ".77-a.pdf.pairbook-part").write_bytes(b"half")
    (tmp_path / "a.pdf").write_bytes(b"whole")
    assert sweep(tmp_path) == 1
    assert names(tmp_path) == ["a.pdf"]
    assert sweep(tmp_path / "gone") == 0


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("LAL-0163 Smith Tower", "LAL-0163 Smith Tower.pdf"),
        ('a/b\\c:d*e?f|g<h>i"j', "a-b-c-d-e-f-g-h-i-j.pdf"),
        ("../../etc/passwd", "-..-etc-passwd.pdf"),
        ("CON", "_CON.pdf"),
        ("nul.tower", "_nul.tower.pdf"),
        ("com1 ", "_com1.pdf"),
        ("trailing. . ", "trailing.pdf"),
        ("...", "unnamed.pdf"),
        ("", "unnamed.pdf"),
        ("bell\x07\u202egnp.exe", "bell-gnp.exe.pdf"),
        ("two\nlines  and\ttabs", "two-lines and-tabs.pdf"),
        ("Cafe\u0301 東京", "Café 東京.pdf"),
        ("\ud800half", "half.pdf"),
    ],
)
def test_a_name_is_made_safe(text: str, name: str) -> None:
    assert safe_name(text, ".pdf") == name


@given(st.text(alphabet=st.characters()))
def test_every_name_is_a_plain_name_on_every_computer(text: str) -> None:
    name = safe_name(text)
    assert name
    assert len(name.encode()) <= 121
    assert not set(name) & set('<>:"/\\|?*')
    assert name == name.rstrip(". ")
    assert all(letter.isprintable() or letter == " " for letter in name)
