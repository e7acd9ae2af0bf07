"""Reading text tables: letters, delimiters, and every value as the text it is."""

from pathlib import Path

import pytest

from reports.excel.read import BadWorkbook, read_workbook


def rows_of(folder: Path, data: bytes | str, name: str = "list.csv") -> tuple[tuple[object, ...], ...]:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_workbook(path).sheets[0].rows


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_splits_evenly(mark: str, tmp_path: Path) -> None:
    lines = [["Rank", "Name", "ZIP"], ["1", "Smith, Jones & Co", "02134"], ["2", "a;b", "98101"]]
    text = "\n".join(mark.join(f'"{value}"' for value in line) for line in lines)
    assert rows_of(tmp_path, text) == tuple(map(tuple, lines))


def test_a_decimal_comma_does_not_pass_for_a_delimiter(tmp_path: Path) -> None:
    assert rows_of(tmp_path, "Rank;Latitude\n1;47,60\n2;47,61\n")[1] == ("1", "47,60")


def test_the_delimiter_a_file_names_is_taken(tmp_path: Path) -> None:
    assert rows_of(tmp_path, "sep=|\na|b,c,d\n") == (("a", "b,c,d"),)


def test_digits_stay_text_with_their_zeros(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("ZIP,Serial\n02134,000123\n")
    sheet = read_workbook(path).sheets[0]
    assert sheet.rows[1] == ("02134", "000123")
    assert not sheet.typed
    assert sheet.title == "list"


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16"])
def test_letters_are_read_in_the_coding_of_the_file(coding: str, tmp_path: Path) -> None:
    assert rows_of(tmp_path, "Name\tCity\nCafé\tZürich\n".encode(coding), "list.txt")[1] == ("Café", "Zürich")


def test_an_old_coding_is_said_aloud(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("Name,City\nCafé,Zürich\n".encode("cp1252"))
    book = read_workbook(path)
    assert book.sheets[0].rows[1] == ("Café", "Zürich")
    assert "read as Windows-1252" in book.said[0]


def test_short_rows_are_filled_and_blank_ends_dropped(tmp_path: Path) -> None:
    assert rows_of(tmp_path, "a,b\nc\n\n,\n") == (("a", "b"), ("c", None))


def test_the_apostrophe_that_keeps_a_formula_asleep_is_no_part_of_the_text(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, "a,b\n'=1+1,''=1\n'tis,O'Shea\n")
    assert rows[1:] == (("=1+1", "'=1"), ("'tis", "O'Shea"))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x01\x00\x02\x00", "it holds bytes that are no text"),
        (b"\n\n", "holds no cell with anything in it"),
        (b'a,"' + b"x" * 140_000, "a quotation mark is opened and never closed"),
        (b"a," + b"x" * 2_001, "Cell B1 of “list.csv” holds 2,001 characters; the most that is read is 2,000"),
        (b"a\n" * 20_001, "reaches row 20,001; the most that is read is 20,000 rows"),
        (b"a," * 200 + b"b", "reaches column GS; the most that is read is 200 columns"),
    ],
)
def test_what_is_no_text_table_is_refused_in_words(data: bytes, words: str, tmp_path: Path) -> None:
    with pytest.raises(BadWorkbook) as refusal:
        rows_of(tmp_path, data)
    assert words in refusal.value.sentence
