"""Files written whole or not at all, under names that every computer takes."""

from __future__ import annotations

import os
import re
import stat
import sys
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

__all__ = ["CannotWrite", "free_path", "safe_name", "sweep", "write_atomically"]

PART = ".pairbook-part"
NAME_BYTES = 120
RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])")
NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f]')


class CannotWrite(Exception):
    """A file that could not be written; what was there before is untouched, and `free` is a name that is not taken."""

    def __init__(self, sentence: str, free: Path) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.free = free


def write_atomically(path: Path, content: bytes | Callable[[BinaryIO], object]) -> Path:
    """Writes a file so that its name stands for the old content or the new, never for half of it; gives its path."""
    target = path.resolve()
    part = target.with_name(f".{os.getpid()}-{target.name[-40:]}{PART}")
    try:
        _refuse_locked(target)
        with _created(part) as file:
            if callable(content):
                content(file)
            else:
                file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _keep_rights(target, part)
        part.replace(target)
        _settle(target.parent)
    except OSError as error:
        raise CannotWrite(_why(path, error), free_path(path)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return path


def _created(part: Path) -> BinaryIO:
    """The part, made anew with the rights any new file has; a link someone left in its place is not followed."""
    part.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(part, flags, 0o666), "wb")


def _refuse_locked(target: Path) -> None:
    """Refuses a target that may not be written, which a replacement would pass over."""
    if target.is_dir():
        raise IsADirectoryError
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError


def _keep_rights(target: Path, part: Path) -> None:
    """Gives the part the rights of the file it replaces."""
    if target.exists():
        part.chmod(stat.S_IMODE(target.stat().st_mode))


def _settle(folder: Path) -> None:
    """Makes the new name outlast a power cut, where folders can be synced."""
    if sys.platform == "win32":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _why(path: Path, error: OSError) -> str:
    """What kept the file from being written, and what to do."""
    name = f"“{path.name}”"
    free = f"“{free_path(path).name}”"
    if isinstance(error, IsADirectoryError):
        return f"{name} is a folder. Save as {free}."
    if isinstance(error, PermissionError) and os.path.lexists(path):
        return f"{name} is open in another program or may not be changed. Close it, or save as {free}."
    if isinstance(error, PermissionError):
        return f"The folder {path.parent} may not be written to. Nothing was written; choose another folder."
    if not path.parent.is_dir():
        return f"The folder {path.parent} is not there any more. Nothing was written; choose another folder."
    reason = error.strerror or type(error).__name__
    return f"{name} could not be written: {reason}. The folder is as it was before."


def free_path(path: Path) -> Path:
    """The path itself while nothing is there, else the first of NAME (2), NAME (3) that is free."""
    number, free = 1, path
    while os.path.lexists(free):
        number += 1
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return free


def safe_name(text: str, suffix: str = "") -> str:
    """A file name made of a text: no separators, no controls, no device name, short enough for any disk."""
    composed = unicodedata.normalize("NFC", text.encode("utf-8", "ignore").decode("utf-8"))
    visible = "".join(letter for letter in composed if unicodedata.category(letter) not in {"Cf", "Cn", "Co", "Cs"})
    plain = " ".join(NOT_IN_NAMES.sub("-", visible).split()).strip(". ")
    short = plain.encode("utf-8")[:NAME_BYTES].decode("utf-8", "ignore").strip(". ") or "unnamed"
    name = f"_{short}" if RESERVED.fullmatch(short.split(".")[0].rstrip()) else short
    return f"{name}{suffix}"


def sweep(folder: Path) -> int:
    """Removes the unfinished parts that a crash left in a folder; gives how many there were."""
    parts = list(folder.glob(f".*{PART}")) if folder.is_dir() else []
    for part in parts:
        with suppress(OSError):
            part.unlink()
    return len(parts)
