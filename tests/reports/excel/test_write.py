"""Grids to workbooks and text tables: real values, nothing alive, the same bytes every time, and back again."""

import string
import zipfile
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from reports.columns import Column, Kind
from reports.excel.read import read_workbook
from reports.excel.text import carryable, held
from reports.excel.write import write_csv, write_workbook
from reports.files import CannotWrite
from reports.grid import Grid, plain_grid

AS_OF = date(2000, 11, 28)
PREFIXES = ["=", "+", "-", "@", "\t", "\r", "\n", "|", "＝", "＋", "－", "＠"]


class Word(StrEnum):
    INSTALLED = "installed"


@dataclass(frozen=True, slots=True)
class Pair:
    number: str = "P-0001"
    near: str = "000123"
    far: str | None = "NEC-1"
    place: str = "Smith Tower"
    received: date | None = date(2000, 9, 29)
    price: Decimal | None = Decimal("16497.52")
    rank: int | None = 7
    status: Word = Word.INSTALLED


COLUMNS: list[Column[Pair]] = [
    Column("Pair", lambda pair: pair.number),
    Column("Serial", lambda pair: (pair.near, pair.far), kind=Kind.PAIR),
    Column("Near", lambda pair: pair.near, kind=Kind.SERIAL, spoken="Near serial"),
    Column("Building", lambda pair: pair.place, second=lambda pair: f"rank {pair.rank}", width=30),
    Column("Received", lambda pair: pair.received, kind=Kind.DATE, text=lambda pair: "29 Sep"),
    Column("Price", lambda pair: pair.price, kind=Kind.MONEY),
    Column("Rank", lambda pair: pair.rank, kind=Kind.NUMBER),
    Column("Status", lambda pair: pair.rank, text=lambda pair: pair.status, kind=Kind.CHIP),
    Column("", lambda pair: "Open", kind=Kind.ACTION),
]


def sheet_of(folder: Path, *grids: Grid[object]) -> Worksheet:
    return openpyxl.load_workbook(write_workbook(folder / "a.xlsx", grids, AS_OF)).worksheets[0]


def of_texts(*texts: object) -> Grid[object]:
    return Grid("Texts", [Column("Text", lambda text: text)], texts)


def test_headings_and_values_stand_where_they_belong(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, Grid("Pairs", COLUMNS, [Pair()]))
    assert [cell.value for cell in sheet[1]] == [
        "Pair", "Serial, near end", "Serial, far end", "Near serial", "Building", "Building, more", "Received", "Price",
        "Rank", "Status",
    ]  # fmt: skip
    assert [cell.value for cell in sheet[2]] == [
        "P-0001", "000123", "NEC-1", "000123", "Smith Tower", "rank 7", datetime(2000, 9, 29), 16497.52, 7, "installed",
    ]  # fmt: skip


def test_dates_money_and_serials_have_their_formats(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, Grid("Pairs", COLUMNS, [Pair()]))
    formats = {sheet.cell(1, at).value: sheet.cell(2, at).number_format for at in range(1, 11)}
    assert formats["Received"] == "d mmm yyyy"
    assert formats["Price"] == "#,##0.00"
    assert formats["Near serial"] == formats["Serial, far end"] == "@"
    assert sheet["D2"].data_type == "s"


def test_what_is_not_known_is_an_empty_cell_and_never_0(tmp_path: Path) -> None:
    pair = Pair(far=None, received=None, price=None, rank=None)
    sheet = sheet_of(tmp_path, Grid("Pairs", COLUMNS, [pair]))
    assert [sheet[name].value for name in ("C2", "G2", "H2", "I2")] == [None] * 4


def test_a_pair_that_is_not_known_has_two_empty_ends(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, Grid("Pairs", [Column("Serial", lambda pair: None, kind=Kind.PAIR)], [Pair()]))
    assert sheet["A1"].value == "Serial, near end"
    assert sheet["A2"].value is sheet["B2"].value is None


def test_headings_stay_in_sight_and_can_be_filtered(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, Grid("Pairs", COLUMNS, [Pair(), Pair()]))
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:J3"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.column_dimensions["E"].width == 32
    assert sheet["A1"].font.b


def test_notes_stand_above_the_headings(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, Grid("Counters", COLUMNS, [Pair()], notes=("As of November 28, 2000.", "=1+1")))
    assert [sheet[name].value for name in ("A1", "A2", "A3", "A4")] == [
        "As of November 28, 2000.",
        "=1+1",
        None,
        "Pair",
    ]
    assert sheet["A2"].data_type == "s"
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A5", "A4:J5")


def test_an_empty_list_is_headings_alone(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, Grid("Pairs", COLUMNS, []))
    assert sheet.max_row == 1
    assert sheet.auto_filter.ref == "A1:I1"


def test_a_workbook_holds_several_sheets_under_titles_excel_takes(tmp_path: Path) -> None:
    titles = ["Pairs", "pairs", "a/b:c*d?e[f]g\\h", "x" * 40, "x" * 45, "''", "History"]
    path = write_workbook(tmp_path / "a.xlsx", [Grid(title, COLUMNS, []) for title in titles], AS_OF)
    assert openpyxl.load_workbook(path).sheetnames == [
        "Pairs", "pairs (2)", "a-b-c-d-e-f-g-h", "x" * 31, f"{'x' * 26} (2)", "Sheet", "History (2)",
    ]  # fmt: skip


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.SERIAL, Kind.CHIP, Kind.DATE])
def test_no_text_is_ever_a_live_formula(prefix: str, kind: Kind, tmp_path: Path) -> None:
    text = f"{prefix}1+cmd|' /C calc'!A0"
    path = write_workbook(tmp_path / "a.xlsx", [Grid("T", [Column("T", lambda row: row, kind=kind)], [text])], AS_OF)
    cell = openpyxl.load_workbook(path).active["A2"]
    assert cell.data_type == "s"
    assert cell.quotePrefix or prefix == "\r"
    assert cell.value == carryable(text)
    assert b"<f>" not in zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("text", ["#REF!", "#N/A", "=", "#4706 Bitterlake"])
def test_text_that_reads_like_an_error_stays_text(text: str, tmp_path: Path) -> None:
    cell = sheet_of(tmp_path, of_texts(text))["A2"]
    assert (cell.value, cell.data_type) == (text, "s")


def test_a_heading_is_text_too(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, plain_grid("T", ["=A1", "B"], [["x", 1]]))
    assert sheet["A1"].data_type == "s"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (True, "Yes"),
        (False, "No"),
        (float("nan"), "nan"),
        (Decimal("Infinity"), "Infinity"),
        (-5, -5),
        (Decimal("-0.25"), -0.25),
        (datetime(2000, 11, 28, 9, 30, tzinfo=UTC), datetime(2000, 11, 28, 9, 30)),
        (("a", "b"), "('a', 'b')"),
        ("bell\x07\ufffe", "bell"),
        ("", None),
    ],
)
def test_every_value_becomes_one_a_workbook_holds(value: object, written: object, tmp_path: Path) -> None:
    assert sheet_of(tmp_path, of_texts(value))["A2"].value == written


def test_text_beyond_what_a_cell_holds_is_cut_with_a_mark(tmp_path: Path) -> None:
    value = sheet_of(tmp_path, of_texts("x" * 40_000))["A2"].value
    assert len(value) == 32_767
    assert value.endswith("x…")


def test_the_same_grids_give_the_same_bytes(tmp_path: Path) -> None:
    grids = [Grid("Pairs", COLUMNS, [Pair(), Pair(place="=x")]), of_texts("a")]
    one = write_workbook(tmp_path / "a.xlsx", grids, AS_OF).read_bytes()
    assert write_workbook(tmp_path / "b.xlsx", grids, AS_OF).read_bytes() == one
    properties = openpyxl.load_workbook(BytesIO(one)).properties
    assert (properties.creator, properties.created, properties.modified) == (
        "Pairbook", datetime(2000, 11, 28), datetime(2000, 11, 28),
    )  # fmt: skip


def test_a_workbook_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")

    def fail(_: object) -> str:
        raise OSError(28, "No space left on device")

    with pytest.raises(CannotWrite):
        write_workbook(path, [Grid("T", [Column("T", fail)], [1])], AS_OF)
    assert path.read_bytes() == b"old"


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
NUMBERS = st.floats(-1e9, 1e9).map(lambda value: float(f"{value:.15g}"))  # Excel keeps fifteen digits
VALUES = st.one_of(
    st.none(), TEXTS, st.integers(-(10**14), 10**14), NUMBERS,
    st.dates(date(1900, 3, 1), date(2100, 1, 1)),
    st.sampled_from(PREFIXES).flatmap(lambda prefix: TEXTS.map(lambda text: prefix + text)),
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(rows=st.lists(st.tuples(VALUES, VALUES), min_size=1, max_size=8))
def test_what_is_written_is_read_again(rows: list[tuple[object, object]], tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", [plain_grid("T", ["A", "B"], rows)], AS_OF)
    sheet = read_workbook(path).sheets[0]
    assert not sheet.formulas
    assert not sheet.faults
    expected = [tuple(_as_read(value) for value in row) for row in rows]
    assert list(sheet.rows[1:]) + [(None, None)] * (len(rows) - len(sheet.rows[1:])) == expected


def _as_read(value: object) -> object:
    """A value as a reader gives it back: text as a cell can hold it."""
    return held(value) if isinstance(value, str) else value


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(rows=st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=8))
def test_a_text_table_gives_its_texts_back(rows: list[tuple[str, str]], tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", plain_grid("T", ["Name", "City"], rows))
    got = read_workbook(path).sheets[0].rows[1:]
    expected = [tuple(held(text) for text in row) for row in rows]
    assert [*got, *[(None, None)] * (len(rows) - len(got))] == expected


def test_a_text_table_keeps_formulas_asleep_and_numbers_numbers(tmp_path: Path) -> None:
    rows = [["=1+1", -5, date(2000, 11, 28)], ["'=x", Decimal("1.50"), None], ["plain", "-5", True]]
    path = write_csv(tmp_path / "a.csv", plain_grid("T", ["+A", "B", "C"], rows))
    assert path.read_bytes().decode("utf-8-sig").split("\r\n") == [
        "'+A,B,C", "'=1+1,-5,2000-11-28", "''=x,1.50,", "plain,'-5,Yes", "",
    ]  # fmt: skip


def test_a_text_table_of_a_pair_has_both_ends(tmp_path: Path) -> None:
    text = write_csv(tmp_path / "a.csv", Grid("Pairs", COLUMNS[:2], [Pair(far=None)])).read_text("utf-8-sig")
    assert text.splitlines() == ['Pair,"Serial, near end","Serial, far end"', "P-0001,000123,"]


def test_columns_of_plain_grids_are_as_wide_as_what_they_hold() -> None:
    grid = plain_grid("T", ["A", "Longer heading"], [[string.ascii_letters * 2, 1], [None, None]])
    assert [column.width for column in grid.columns] == [60, 16]
