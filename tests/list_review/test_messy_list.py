"""A messy list read from its workbook: every defect is named with its cell, and nothing is guessed in silence."""

from datetime import date
from pathlib import Path

import pytest

from models.list_review import Fate, Field, Fixes, How, Review, find_layout, problem_rows, review
from reports.excel.read import Sheet, read_workbook
from reports.excel.write import write_workbook
from reports.grid import plain_grid
from tests.list_review.lists import clean_row, listed, messy_workbook, sentences

FORMULA = '=HYPERLINK("http://example.invalid","x")'


@pytest.fixture
def sheet(tmp_path: Path) -> Sheet:
    return read_workbook(messy_workbook(tmp_path / "messy.xlsx")).sheets[0]


@pytest.fixture
def messy(sheet: Sheet) -> Review:
    return review(sheet, find_layout(sheet))


def test_the_columns_are_found_under_their_odd_headings(messy: Review) -> None:
    assert messy.layout.heading_row == 3
    assert [use.field for use in messy.layout.columns] == [
        Field.RANK, Field.NAME, Field.STREET, Field.CITY_STATE, Field.ZIP, Field.FLOORS, Field.LATITUDE,
        Field.LONGITUDE, None,
    ]  # fmt: skip
    assert messy.layout.columns[8].how is How.NOT


def test_every_error_is_named_with_its_cell(messy: Review) -> None:
    assert [(problem.where, problem.value, problem.sentence) for problem in messy.errors] == [
        ("Sheet1!C8", "", "The street address is missing."),
        ("Sheet1!A9, A10", "6", "Rank 6 is given to rows 9 and 10."),
        ("Sheet1!A12", "n/a", "“n/a” is not a number."),
        (
            "Sheet1!C4, C14",
            "107 PIKE St.",
            "Rows 4 and 14 have one address: “Smith Tower, 107 Pike Street” and “Hoge Building, 107 PIKE St.”.",
        ),
        (
            "Sheet1!B16",
            FORMULA,
            f"The cell holds a formula, {FORMULA}, without a value; formulas are not imported.",
        ),
        (
            "Sheet1!F18",
            "12 Nov 2000",
            "A date, 12 Nov 2000, stands where the number of floors belongs. Excel may have turned “11-12” into it.",
        ),
        ("Sheet1!G22", "4761", "4761 is no latitude; it lies between -90 and 90."),
        ("Sheet1!E24", "O98101", "“O98101” is no ZIP; it holds a letter."),
    ]
    assert all(problem.remedy for problem in messy.errors)


def test_what_was_done_without_barring_a_row_is_said_once(messy: Review) -> None:
    assert [(problem.where, problem.count, problem.sentence) for problem in messy.notes] == [
        ("Sheet1!I3", 1, "Column I, “Broker”, is not imported."),
        (
            "Sheet1!A1", 1,
            "Row 1 stands above the headings and is not a building: “SAVVIS - Building list for Winstar (DRAFT v3)”.",
        ),
        ("Sheet1!A44", 1, "A blank row was passed over."),
        ("Sheet1!A45", 1, "Row 45 is a total and not a building: “TOTAL 40”."),
        ("Sheet1", 1, "Ranks 7 and 9 are missing."),
        (
            "Sheet1!D4, D5, D6, D7, D8 and 35 more", 40,
            "City and state stand in one column; they were read apart.",
        ),
        ("Sheet1!E4, E5, E6, E7, E8 and 34 more", 39, "The ZIP was stored as a number; read as its digits."),
        (
            "Sheet1!F4, F5, F6, F7, F8 and 34 more", 39,
            "The number of floors was stored as text; read as a number.",
        ),
        ("Sheet1!B20, B37", 2, "Blanks before or after the text were removed."),
        ("Sheet1!F28", 1, "No building has 0 floors; taken as not known."),
    ]  # fmt: skip


def test_rows_with_errors_are_barred_and_all_others_new(messy: Review) -> None:
    assert [row.number for row in messy.problem_rows] == [4, 8, 9, 10, 12, 14, 16, 18, 22, 24]
    assert (messy.counts[Fate.NEW], messy.counts[Fate.PROBLEM]) == (30, 10)
    assert not messy.ready
    assert len(messy.new_rows) == 30


def test_letters_of_other_scripts_come_through(messy: Review) -> None:
    (row,) = [row for row in messy.rows if row.number == 26]
    assert row.text(Field.NAME) == "Café Zürich Ōkubo – 東京"
    assert row.problem(Field.NAME) == ""


def test_leading_blanks_are_gone_from_the_clean_row(messy: Review) -> None:
    (row,) = [row for row in messy.rows if row.number == 20]
    assert row.row is not None
    assert row.row.name == clean_row(17).name


def test_corrections_and_rows_left_out_make_the_list_ready(sheet: Sheet) -> None:
    fixes = Fixes().type("C8", "135 Pike St").type("A10", "7").type("A12", "9").type("C14", "184 Yesler Way")
    fixes = fixes.type("B16", "Arctic Club").type("F18", "11").type("G22", "47.61").leave_out(24)
    fixed = review(sheet, find_layout(sheet), fixes=fixes)
    assert fixed.errors == ()
    assert fixed.ready
    assert fixed.counts[Fate.LEFT_OUT] == 1
    assert "Rank 21 is missing." in sentences(fixed.notes)
    assert len(fixed.to_import) == 39


def test_a_row_taken_in_again_is_barred_again(sheet: Sheet) -> None:
    fixes = Fixes().leave_out(8, 24).take_in(24)
    assert [row.number for row in review(sheet, find_layout(sheet), fixes=fixes).problem_rows][-1] == 24


def test_a_second_building_at_an_address_can_be_confirmed(sheet: Sheet) -> None:
    confirmed = review(sheet, find_layout(sheet), fixes=Fixes().confirm_apart(14))
    by_row = {row.number: row for row in confirmed.rows}
    assert by_row[4].fate is by_row[14].fate is Fate.NEW
    assert by_row[14].row is not None
    assert by_row[14].row.apart == "HOGE BUILDING"


def test_the_barred_rows_can_be_saved_corrected_and_read_again(sheet: Sheet, messy: Review, tmp_path: Path) -> None:
    barred = problem_rows(sheet, messy)
    path = tmp_path / "problems.xlsx"
    write_workbook(path, [plain_grid("Rows to correct", barred.headings, barred.rows)], date(2000, 11, 28))
    again = read_workbook(path).sheets[0]
    headings = ["Row", *(use.heading for use in messy.layout.columns), "What is wrong", "What to do"]
    assert list(again.rows[0]) == headings
    assert not again.formulas
    assert len(again.rows) == 11
    assert "Sheet1!A12: “n/a” is not a number." in str(again.rows[5][10])
    layout = find_layout(again)
    assert layout.column_of(Field.RANK) == 2
    assert [use.heading for use in layout.not_imported] == ["Row", "Broker", "What is wrong", "What to do"]


def test_against_the_book_what_it_knows_is_known(sheet: Sheet) -> None:
    against = review(sheet, find_layout(sheet), listed(*range(1, 41)))
    assert len(against.errors) == 8
    assert against.counts[Fate.NEW] == 0
    assert "The book has the same address in another spelling, which was kept." in sentences(against.notes)
    (row,) = [row for row in against.rows if row.number == 26]
    assert (row.fate, row.building) == (Fate.CHANGED, "B-0023")
    change = row.change(Field.NAME)
    assert change is not None
    assert (change.old, change.new) == (clean_row(23).name, "Café Zürich Ōkubo – 東京")
