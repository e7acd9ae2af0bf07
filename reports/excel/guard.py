"""The guard before a workbook is opened: what it is, whether it is safe to unpack, and the words of a refusal."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable
from enum import StrEnum
from io import BytesIO
from pathlib import Path

__all__ = [
    "MOST_BYTES",
    "MOST_CELLS",
    "MOST_CHARACTERS",
    "MOST_COLUMNS",
    "MOST_ROWS",
    "MOST_UNPACKED",
    "BadWorkbook",
    "Cancelled",
    "Format",
    "damaged",
    "fetch",
    "format_of",
    "locked",
    "repack",
    "unpack",
]

MB = 1024 * 1024
MOST_BYTES = 20 * MB
MOST_UNPACKED = 64 * MB
MOST_RATIO = 200
RATIO_COUNTS_FROM = 4 * MB
MOST_PARTS = 2_000
MOST_ROWS = 20_000
MOST_COLUMNS = 200
MOST_CELLS = 500_000
MOST_CHARACTERS = 2_000

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
READ_PARTS = (".xml", ".rels", ".bin", "mimetype")
ENCRYPTED = 0x1


class BadWorkbook(Exception):
    """A file that is not read; the sentence says why and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Cancelled(Exception):
    """The reading was stopped because its caller asked for it."""


class Format(StrEnum):
    """What a file is by its content, whatever its name says."""

    XLSX = "Excel workbook"
    XLSB = "binary Excel workbook"
    ODS = "OpenDocument spreadsheet"
    XLS = "Excel 97-2003 workbook"
    CSV = "text table"


def fetch(path: Path) -> bytes:
    """The bytes of a file that is there, may be read, holds something and is not too large."""
    name = f"“{path.name}”"
    if path.is_dir():
        raise BadWorkbook(f"{name} is a folder, not a workbook.")
    if path.exists() and not path.is_file():
        raise BadWorkbook(f"{name} is not a file.")
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise BadWorkbook(f"{name} is no longer in {path.parent}.") from None
    except PermissionError:
        raise BadWorkbook(f"{name} cannot be read: this computer does not allow you to open it.") from None
    except OSError as error:
        raise BadWorkbook(f"{name} cannot be read: {error.strerror or error}.") from None
    if not data:
        raise BadWorkbook(f"{name} is empty: the file holds no bytes at all.")
    if len(data) > MOST_BYTES:
        raise BadWorkbook(f"{name} is larger than {MOST_BYTES // MB} MB, which is the most that is read.")
    return data


def format_of(name: str, data: bytes) -> Format:
    """The format of a file, told by its first bytes and its parts; a sentence when it is no workbook."""
    if data.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise BadWorkbook(locked(name))
        return Format.XLS
    if data.startswith(b"PK"):
        return _zip_format(name, data)
    if Path(name).suffix.lower() in (".csv", ".txt", ".tsv"):
        return Format.CSV
    if data[:512].lstrip().lower().startswith((b"<!doctype html", b"<html", b"<?xml", b"<table")):
        raise BadWorkbook(
            f"“{name}” is a web page or XML with the name of a workbook. Open it in Excel and save it as .xlsx."
        )
    raise BadWorkbook(_foreign(name))


def _zip_format(name: str, data: bytes) -> Format:
    """The format of a packed file, by the part that makes it a workbook."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = {part.lower() for part in package.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise BadWorkbook(damaged(name)) from None
    for part, kind in (("xl/workbook.xml", Format.XLSX), ("xl/workbook.bin", Format.XLSB), ("content.xml", Format.ODS)):
        if part in parts:
            return kind
    raise BadWorkbook(_foreign(name))


def unpack(name: str, data: bytes, cancelled: Callable[[], bool]) -> dict[str, bytes]:
    """The parts of a packed workbook that reading needs, each unpacked under the limits and free of declarations."""
    parts: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            entries = package.infolist()
            _refuse_bombs(name, entries)
            for entry in entries:
                if cancelled():
                    raise Cancelled
                if not entry.filename.lower().endswith(READ_PARTS):
                    continue
                part = package.read(entry)  # never more than the size that _refuse_bombs has added up
                _refuse_declarations(name, entry.filename, part)
                parts[entry.filename] = part
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, zlib.error):
        raise BadWorkbook(damaged(name)) from None
    return parts


def _refuse_bombs(name: str, entries: list[zipfile.ZipInfo]) -> None:
    """Refuses a package by what its own table of contents says."""
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise BadWorkbook(locked(name))
    if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries):
        raise BadWorkbook(damaged(name))
    if len({entry.filename.lower() for entry in entries}) != len(entries):
        raise BadWorkbook(damaged(name))
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise BadWorkbook(_bomb(name))
    for entry in entries:
        if entry.file_size > RATIO_COUNTS_FROM and entry.file_size > MOST_RATIO * max(entry.compress_size, 1):
            raise BadWorkbook(_bomb(name))


def _refuse_declarations(name: str, part_name: str, part: bytes) -> None:
    """Refuses XML that declares entities, or that is written so that declarations could hide."""
    if not part_name.lower().endswith((".xml", ".rels")):
        return
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part or b"\0" in part:
        raise BadWorkbook(f"“{name}” holds declarations that no workbook needs. It is not opened.")
    if part_name == "META-INF/manifest.xml" and b"encryption-data" in part:
        raise BadWorkbook(locked(name))


def repack(parts: dict[str, bytes]) -> BytesIO:
    """A package made of examined parts only, so that the reader sees nothing the guard has not seen."""
    package = BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part)
    package.seek(0)
    return package


def damaged(name: str) -> str:
    """The sentence for a file that breaks off or contradicts itself."""
    return f"“{name}” is damaged and cannot be read. Save it again in Excel, or ask for a new copy."


def locked(name: str) -> str:
    """The sentence for a file under a password."""
    return f"“{name}” is protected by a password. Open it in Excel, remove the password and save it again."


def _bomb(name: str) -> str:
    return f"“{name}” unpacks to far more than a list of buildings needs. It is not opened."


def _foreign(name: str) -> str:
    return f"“{name}” is not a workbook. Choose an Excel file (.xlsx, .xls), an .ods or a .csv file."
