"""Reading workbooks: the same plain values from every format, and what values alone cannot say."""

import struct
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest

from reports.excel.guard import Format
from reports.excel.read import BadWorkbook, Cancelled, Sheet, read_workbook
from tests.reports.excel.books import (
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

ROWS = (("Rank", "Name"), (1, "Tower"), (2.5, None))


def sheet_of(path: Path) -> Sheet:
    return read_workbook(path).sheets[0]


def saved(path: Path, *rows: list[object]) -> Path:
    """A workbook as Excel would write it."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def an_xlsx(folder: Path) -> Path:
    return saved(folder / "list.xlsx", ["Rank", "Name"], [1, "Tower"], [2.5])


def an_xls(folder: Path) -> Path:
    cells = xls_label(0, 0, "Rank") + xls_label(0, 1, "Name") + xls_number(1, 0, 1) + xls_label(1, 1, "Tower")
    return ole(folder / "list.xls", xls_stream(cells + xls_number(2, 0, 2.5)))


def an_xlsb(folder: Path) -> Path:
    rows = [
        (0, [(0, 6, wide("Rank")), (1, 6, wide("Name"))]),
        (1, [(0, 5, struct.pack("<d", 1)), (1, 6, wide("Tower"))]),
        (2, [(0, 5, struct.pack("<d", 2.5))]),
    ]
    return xlsb(folder / "list.xlsb", rows)


def an_ods(folder: Path) -> Path:
    def words(text: str) -> str:
        return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'

    def number(value: object) -> str:
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'

    rows = [words("Rank") + words("Name"), number(1) + words("Tower"), number(2.5)]
    blank = '<table:table-row table:number-rows-repeated="1048573"><table:table-cell/></table:table-row>'
    return ods(folder / "list.ods", "".join(f"<table:table-row>{row}</table:table-row>" for row in rows) + blank)


@pytest.mark.parametrize(
    ("make", "kind"),
    [(an_xlsx, Format.XLSX), (an_xls, Format.XLS), (an_xlsb, Format.XLSB), (an_ods, Format.ODS)],
)
def test_every_format_gives_the_same_rows(make: object, kind: Format, tmp_path: Path) -> None:
    book = read_workbook(make(tmp_path))  # type: ignore[operator]
    assert book.format is kind
    assert book.sheets[0].rows == ROWS
    assert book.sheet(book.sheets[0].title) is book.sheets[0]


def test_the_format_is_told_by_the_content_and_not_by_the_name(tmp_path: Path) -> None:
    path = an_xlsx(tmp_path).rename(tmp_path / "list.csv")
    assert read_workbook(path).format is Format.XLSX


def test_an_xls_of_many_sectors_is_read_whole(tmp_path: Path) -> None:
    cells = b"".join(xls_label(row, 0, "y" * 200) for row in range(100))
    assert len(sheet_of(ole(tmp_path / "big.xls", xls_stream(cells))).rows) == 100


def test_an_xls_whose_table_of_sectors_goes_on_elsewhere_is_read(tmp_path: Path) -> None:
    path = an_xls(tmp_path)
    data = bytearray(path.read_bytes())
    more = (len(data) - 512) // 512
    data[68:80] = struct.pack("<III", more, 1, 0xFFFFFFFF)
    path.write_bytes(bytes(data) + struct.pack("<128I", 0, *[0xFFFFFFFF] * 126, 0xFFFFFFFE))
    assert sheet_of(path).rows == ROWS


def test_numbers_dates_and_times_are_what_they_are(tmp_path: Path) -> None:
    moment = datetime(2000, 11, 28, 9, 30)
    path = saved(
        tmp_path / "a.xlsx", [1, 47.60454, True, date(2000, 11, 28), moment, time(9, 30), timedelta(days=2), 10**18]
    )
    row = sheet_of(path).rows[0]
    assert row == (1, 47.60454, True, date(2000, 11, 28), moment, time(9, 30), timedelta(days=2), 1e18)
    assert [type(value) for value in row[:2]] == [int, float]


def test_leading_blank_rows_and_columns_keep_their_place(tmp_path: Path) -> None:
    sheet = sheet_of(saved(tmp_path / "a.xlsx", [], [None, "x"]))
    assert sheet.cell(2, 2).address == "B2"
    assert sheet.cell(2, 2).value == "x"


def test_trailing_blank_rows_are_no_rows(tmp_path: Path) -> None:
    rows = f'<row r="1">{cell("A1", "x")}</row><row r="900"><c r="ZZ900" s="0"/></row>'
    assert sheet_of(xlsx(tmp_path / "a.xlsx", rows)).rows == (("x",),)


def test_trailing_rows_of_blanks_are_no_rows(tmp_path: Path) -> None:
    assert sheet_of(saved(tmp_path / "a.xlsx", ["x"], [None], [" "])).rows == (("x",),)


def test_a_formula_is_named_with_its_text_and_its_last_value(tmp_path: Path) -> None:
    rows = (
        f'<row r="1">{cell("A1", 1)}<c r="B1"><f>A1+1</f><v>2</v></c></row>'
        '<row r="2"><c r="B2"><f>HYPERLINK("x")</f></c></row>'
    )
    sheet = sheet_of(xlsx(tmp_path / "a.xlsx", rows))
    assert (sheet.cell(1, 2).formula, sheet.cell(1, 2).value) == ("=A1+1", 2)
    assert (sheet.cell(2, 2).formula, sheet.cell(2, 2).value) == ('=HYPERLINK("x")', None)
    assert sheet.cell(2, 1).formula == ""


def test_an_error_cell_is_named(tmp_path: Path) -> None:
    sheet = sheet_of(xlsx(tmp_path / "a.xlsx", '<row r="1"><c r="A1" t="e"><v>#REF!</v></c></row>'))
    assert sheet.cell(1, 1).fault == "#REF!"
    assert sheet.rows == ((None,),)


def test_the_formulas_of_an_xls_are_known_though_not_their_text(tmp_path: Path) -> None:
    fault = struct.pack("<HHHBBBBHHHIH", 1, 0, 0, 2, 0, 0x2A, 0, 0, 0xFFFF, 0, 0, 0)
    cells = record(6, struct.pack("<HHHdHIH", 0, 0, 0, 5.0, 0, 0, 0)) + record(6, fault)
    cells += record(0x0205, struct.pack("<HHHBB", 2, 0, 0, 0x17, 1)) + record(
        0x0205, struct.pack("<HHHBB", 3, 0, 0, 1, 0)
    )
    sheet = sheet_of(ole(tmp_path / "a.xls", xls_stream(cells)))
    assert sheet.formulas == {(1, 1): "=", (2, 1): "="}
    assert sheet.faults == {(2, 1): "#N/A", (3, 1): "#REF!"}
    assert sheet.cell(1, 1).value == 5


def test_a_run_of_numbers_in_an_xls_reaches_its_last_column(tmp_path: Path) -> None:
    numbers = struct.pack("<HHHIHIH", 0, 1, 0, 0x3FF00000, 0, 0x40000000, 2)
    assert sheet_of(ole(tmp_path / "a.xls", xls_stream(record(0xBD, numbers)))).rows == ((None, 1, 2),)


def test_the_formulas_and_errors_of_an_xlsb_are_known(tmp_path: Path) -> None:
    formula = struct.pack("<dHI", 3.0, 0, 0)
    sheet = sheet_of(xlsb(tmp_path / "a.xlsb", [(0, [(0, 9, formula), (1, 3, b"\x17")]), (200, [(0, 6, wide("x"))])]))
    assert sheet.formulas == {(1, 1): "="}
    assert sheet.faults == {(1, 2): "#REF!"}
    assert len(sheet.rows) == 201


def test_the_formulas_and_errors_of_an_ods_are_known(tmp_path: Path) -> None:
    row = (
        '<table:table-row table:visibility="filter">'
        '<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"/>'
        '<table:table-cell calcext:value-type="error" office:value-type="string"><text:p>#REF!</text:p>'
        "</table:table-cell>"
        "</table:table-row>"
    )
    sheet = sheet_of(ods(tmp_path / "a.ods", row))
    assert sheet.formulas == {(1, 1): "=1+1"}
    assert sheet.faults == {(1, 2): "#REF!"}
    assert sheet.hidden_rows == {1}


def test_hidden_rows_hidden_sheets_and_merged_cells_are_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["a", "b"])
    book.active.append(["c", "d"])
    book.active.merge_cells("A1:B1")
    book.active.row_dimensions[2].hidden = True
    book.create_sheet("Other").sheet_state = "hidden"
    book["Other"].append(["x"])
    book.save(tmp_path / "a.xlsx")
    first, other = read_workbook(tmp_path / "a.xlsx").sheets
    assert (first.merged, first.hidden_rows, first.visible, other.visible) == (((1, 1, 1, 2),), {2}, True, False)


def test_a_hidden_row_of_an_xls_is_told(tmp_path: Path) -> None:
    shown = record(0x0208, struct.pack("<HHHHHHHH", 0, 0, 1, 0, 0, 0, 0, 0))
    hidden = record(0x0208, struct.pack("<HHHHHHHH", 1, 0, 1, 0, 0, 0, 0x20, 0))
    room = record(0x0200, struct.pack("<IIHHH", 0, 2, 0, 1, 0))
    cells = room + shown + hidden + xls_label(0, 0, "a") + xls_label(1, 0, "b")
    assert sheet_of(ole(tmp_path / "a.xls", xls_stream(cells))).hidden_rows == {2}


def test_cells_that_do_not_say_where_they_are_follow_one_another(tmp_path: Path) -> None:
    rows = '<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c><v>3</v></c></row>'
    assert sheet_of(xlsx(tmp_path / "a.xlsx", rows)).rows[4] == (3, None)


def test_a_workbook_with_prefixes_is_read_like_any_other(tmp_path: Path) -> None:
    parts = xlsx_parts("")
    parts["xl/worksheets/sheet1.xml"] = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>'
        '<x:row r="1"><x:c r="A1"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    assert sheet_of(zipped(tmp_path / "a.xlsx", parts)).rows == ((7,),)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Cafe\u0301", "Café"),
        ("one\r\ntwo", "one\ntwo"),
        ("bell\x07", "bell"),
        ("  kept  ", "  kept  "),
        ("a\u00a0b", "a\u00a0b"),
        ("東京", "東京"),
        ("\x07", None),
        (" \n ", None),
    ],
)
def test_text_loses_only_what_no_workbook_can_hold(written: str, read: str | None, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(f'"x","{written}"\r\n'.encode())
    assert sheet_of(path).rows[0][1] == read


def test_a_chart_is_no_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["x"])
    book.create_chartsheet("Chart")
    book.save(tmp_path / "a.xlsx")
    assert [sheet.title for sheet in read_workbook(tmp_path / "a.xlsx").sheets] == ["Sheet"]


def test_blanks_between_the_rows_of_an_ods_are_no_text(tmp_path: Path) -> None:
    row = '\n<table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row>\n'
    assert sheet_of(ods(tmp_path / "a.ods", row)).rows == ((1,),)


def test_blanks_between_the_elements_of_a_sheet_are_no_text(tmp_path: Path) -> None:
    row = '<row r="1" hidden="1">\n<c r="A1"><v>1</v></c>\n<c r="B1"> </c></row>'
    assert sheet_of(xlsx(tmp_path / "a.xlsx", row)).rows == ((1,),)


def test_reading_stops_when_its_caller_asks(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        read_workbook(an_xlsx(tmp_path), cancelled=lambda: True)


def test_reading_stops_between_sheets_too(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        read_workbook(an_xls(tmp_path), cancelled=lambda: True)


def test_a_workbook_without_anything_in_it_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(BadWorkbook, match="holds no cell with anything in it"):
        read_workbook(saved(tmp_path / "a.xlsx"))
