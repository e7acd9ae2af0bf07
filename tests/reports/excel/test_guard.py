"""Hostile and broken files: each ends in one sentence, quickly, and nothing of it is read."""

import random
import struct
import zipfile
from pathlib import Path

import pytest

from reports.excel.guard import BadWorkbook
from reports.excel.read import read_workbook
from tests.reports.excel.books import (
    MAIN,
    cell,
    ods,
    ole,
    record,
    wide,
    xls_label,
    xls_number,
    xls_stream,
    xlsb,
    xlsx,
    xlsx_parts,
    zipped,
)


def refusal(path: Path) -> str:
    with pytest.raises(BadWorkbook) as refused:
        read_workbook(path)
    assert refused.value.sentence.endswith(".")
    return refused.value.sentence


def with_bytes(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_a_folder_is_no_workbook(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path)


def test_a_file_that_went_away_is_named_with_its_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path / "list.xlsx") == f"“list.xlsx” is no longer in {tmp_path}."


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path) -> None:
    assert "holds no bytes" in refusal(with_bytes(tmp_path / "a.xlsx", b""))


def test_a_file_beyond_20_mb_is_not_read(tmp_path: Path) -> None:
    assert "larger than 20 MB" in refusal(with_bytes(tmp_path / "a.xlsx", b"PK" + bytes(20 * 1024 * 1024)))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xff\xd8\xff\xe0 JFIF", "is not a workbook"),
        (b"%PDF-1.7", "is not a workbook"),
        (b"PK\x03\x04 broken off", "is damaged"),
        (b" <html><table>", "is a web page or XML with the name of a workbook"),
        (b"<?xml version='1.0'?><Workbook/>", "is a web page or XML"),
    ],
)
def test_a_file_under_a_false_name_is_refused(data: bytes, words: str, tmp_path: Path) -> None:
    assert words in refusal(with_bytes(tmp_path / "a.xlsx", data))


def test_another_packed_file_is_no_workbook(tmp_path: Path) -> None:
    assert "is not a workbook" in refusal(zipped(tmp_path / "a.xlsx", {"word/document.xml": "<w/>"}))


def test_a_device_is_no_file() -> None:
    assert refusal(Path("/dev/null")) == "“null” is not a file."


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = with_bytes(tmp_path / "a.xlsx", b"PK")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    assert "does not allow you to open it" in refusal(path)


def test_a_disk_that_fails_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = with_bytes(tmp_path / "a.xlsx", b"PK")

    def fail(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", fail)
    assert refusal(path) == "“a.xlsx” cannot be read: Input/output error."


def test_an_encrypted_workbook_asks_for_its_password_to_be_removed(tmp_path: Path) -> None:
    path = ole(tmp_path / "a.xlsx", bytes(5000), name="EncryptedPackage")
    assert "is protected by a password" in refusal(path)


def test_an_encrypted_xls_asks_for_its_password_to_be_removed(tmp_path: Path) -> None:
    stream = xls_stream(xls_label(0, 0, "a"), before=record(0x002F, bytes(6)))
    assert "is protected by a password" in refusal(ole(tmp_path / "a.xls", stream))


def test_an_encrypted_ods_asks_for_its_password_to_be_removed(tmp_path: Path) -> None:
    path = ods(tmp_path / "a.ods", "", manifest="<manifest:encryption-data/>")
    assert "is protected by a password" in refusal(path)


def test_an_encrypted_package_asks_for_its_password_to_be_removed(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", "")
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "is protected by a password" in refusal(with_bytes(path, bytes(data)))


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    parts = xlsx_parts("")
    parts["xl/media/picture.bin"] = bytes(65 * 1024 * 1024)
    assert "unpacks to far more" in refusal(zipped(tmp_path / "a.xlsx", parts))


def test_a_small_bomb_is_known_by_its_ratio(tmp_path: Path) -> None:
    parts = xlsx_parts("")
    parts["xl/other.xml"] = bytes(6 * 1024 * 1024)
    assert "unpacks to far more" in refusal(zipped(tmp_path / "a.xlsx", parts))


def test_a_package_that_lies_about_its_sizes_is_damaged(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", f'<row r="1">{cell("A1", "x" * 1000)}</row>')
    with zipfile.ZipFile(path) as package:
        size = package.getinfo("xl/worksheets/sheet1.xml").file_size
    data = path.read_bytes().replace(struct.pack("<I", size), struct.pack("<I", 10))
    assert "is damaged" in refusal(with_bytes(path, data))


def test_a_part_that_is_there_twice_is_damaged(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", "")
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("XL/worksheets/sheet1.xml", "<other/>")
    assert "is damaged" in refusal(path)


def test_an_unusual_packing_is_damaged(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", "")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_BZIP2) as package:
        package.writestr("xl/other.xml", "<other/>")
    assert "is damaged" in refusal(path)


@pytest.mark.parametrize(
    "around",
    [
        '<!DOCTYPE a [<!ENTITY b "bb">]>{rows}',
        '<!DOCTYPE a SYSTEM "file:///etc/hostname">{rows}',
        "\0{rows}",
    ],
)
def test_declarations_and_hidden_ones_are_refused(around: str, tmp_path: Path) -> None:
    assert "declarations that no workbook needs" in refusal(xlsx(tmp_path / "a.xlsx", "", around=around))


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (f'<row r="1">{cell("A1", 1)}{cell("XFD1048576", 1)}</row>', "reaches row 1,048,576"),
        (f'<row r="20001">{cell("A20001", 1)}</row>', "reaches row 20,001"),
        (f'<row r="1">{cell("GS1", 1)}</row>', "reaches column GS"),
        (f'<row r="15000">{cell("CV15000", 1)}</row>', "reaches CV15000"),
        ('<row r="1048576"><c><v>1</v></c></row>', "reaches row 1,048,576"),
        (f'<row r="1">{cell("a30000", 1)}</row>', "reaches row 30,000"),
        ('<row r="1"><c r="A&#49;"><v>1</v></c><c r="A&#50;0002"><v>1</v></c></row>', "reaches row 20,002"),
        ('<row r="1"><c r="AAAA1"><v>1</v></c></row>', "is damaged"),
        ('<row r="x"><c><v>1</v></c></row>', "is damaged"),
    ],
)
def test_a_sheet_that_reaches_too_far_is_refused_before_it_is_read(rows: str, words: str, tmp_path: Path) -> None:
    sentence = refusal(xlsx(tmp_path / "a.xlsx", rows))
    assert words in sentence
    assert "Sheet1" in sentence or "damaged" in sentence


def test_a_sheet_that_breaks_off_is_damaged_though_its_package_is_whole(tmp_path: Path) -> None:
    parts = xlsx_parts(f'<row r="1">{cell("A1", 1)}</row><row r="2">{cell("A2", 2)}</row>')
    whole = str(parts["xl/worksheets/sheet1.xml"])
    parts["xl/worksheets/sheet1.xml"] = whole[: whole.index('<row r="2">')]
    assert "is damaged" in refusal(zipped(tmp_path / "a.xlsx", parts))


def test_a_sheet_that_no_workbook_names_is_measured_all_the_same(tmp_path: Path) -> None:
    parts = xlsx_parts(f'<row r="1">{cell("A1", 1)}</row>')
    far = f'<row r="99999">{cell("A99999", 1)}</row>'
    parts["xl/other.xml"] = f'<worksheet xmlns="{MAIN}"><sheetData>{far}</sheetData></worksheet>'
    assert "reaches row 99,999" in refusal(zipped(tmp_path / "a.xlsx", parts))


def test_a_repeated_row_of_an_ods_counts_as_often_as_it_says(tmp_path: Path) -> None:
    held = '<table:table-cell office:value-type="float" office:value="1"/>'
    row = f'<table:table-row table:number-rows-repeated="30000">{held}</table:table-row>'
    assert "reaches row 30,000" in refusal(ods(tmp_path / "a.ods", row))


def test_an_xls_that_reaches_too_far_is_refused(tmp_path: Path) -> None:
    assert "reaches row 60,001" in refusal(ole(tmp_path / "a.xls", xls_stream(xls_number(60_000, 0, 1))))


@pytest.mark.parametrize(
    "dimensions",
    [struct.pack("<IIHHH", 0, 0xFFFFFFFF, 0, 0xFFFF, 0), struct.pack("<HHHHH", 0, 10, 0, 0xFFFF, 0)],
)
def test_an_xls_that_claims_boundless_room_is_damaged(dimensions: bytes, tmp_path: Path) -> None:
    stream = xls_stream(record(0x0200, dimensions) + xls_number(0, 0, 1))
    assert "is damaged" in refusal(ole(tmp_path / "a.xls", stream))


def test_an_xlsb_that_reaches_too_far_is_refused(tmp_path: Path) -> None:
    path = xlsb(tmp_path / "a.xlsb", [(0, [(0, 6, wide("a"))]), (1_048_575, [(16_383, 6, wide("b"))])])
    assert "reaches row 1,048,576" in refusal(path)


def test_a_cell_of_a_novel_is_refused_with_its_name(tmp_path: Path) -> None:
    sentence = refusal(xlsx(tmp_path / "a.xlsx", f'<row r="3">{cell("C3", "x" * 2001)}</row>'))
    assert "Cell C3 of sheet “Sheet1” in “a.xlsx” holds 2,001 characters" in sentence


def test_a_truncated_workbook_is_damaged(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", f'<row r="1">{cell("A1", "x")}</row>')
    assert "is damaged" in refusal(with_bytes(path, path.read_bytes()[:-30]))


def test_a_workbook_whose_sheets_are_nowhere_holds_nothing(tmp_path: Path) -> None:
    parts = xlsx_parts("")
    del parts["xl/_rels/workbook.xml.rels"]
    assert "is damaged" in refusal(zipped(tmp_path / "a.xlsx", parts))


def test_an_xls_with_senseless_sectors_is_damaged(tmp_path: Path) -> None:
    path = ole(tmp_path / "a.xls", xls_stream(xls_number(0, 0, 1)))
    data = bytearray(path.read_bytes())
    data[30] = 40
    assert "is damaged" in refusal(with_bytes(path, bytes(data)))


@pytest.mark.parametrize("size", [8, 30, 512, 700, 1024])
def test_a_truncated_xls_is_damaged(size: int, tmp_path: Path) -> None:
    path = ole(tmp_path / "a.xls", xls_stream(xls_number(0, 0, 1)))
    assert refusal(with_bytes(path, path.read_bytes()[:size]))


def an_ods(path: Path) -> Path:
    row = "<table:table-cell><text:p>x</text:p></table:table-cell>"
    return ods(path, f"<table:table-row>{row}</table:table-row>")


GOOD = {
    "xlsx": lambda path: xlsx(path, f'<row r="1">{cell("A1", "x")}{cell("B1", 2)}</row>'),
    "xls": lambda path: ole(path, xls_stream(xls_label(0, 0, "Tower") + xls_number(0, 1, 2))),
    "xlsb": lambda path: xlsb(path, [(0, [(0, 6, wide("Tower")), (1, 5, struct.pack("<d", 2))])]),
    "ods": an_ods,
    "csv": lambda path: with_bytes(path, b"Rank,Name\n1,Tower\n"),
}


@pytest.mark.parametrize("kind", GOOD)
def test_a_flipped_bit_ends_in_a_workbook_or_a_sentence(kind: str, tmp_path: Path) -> None:
    good = GOOD[kind](tmp_path / f"good.{kind}").read_bytes()
    chance = random.Random(2000)
    ends = {"read": 0, "refused": 0}
    for _ in range(150):
        data = bytearray(good)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        try:
            read_workbook(with_bytes(tmp_path / f"flipped.{kind}", bytes(data)))
            ends["read"] += 1
        except BadWorkbook:
            ends["refused"] += 1
    assert sum(ends.values()) == 150
