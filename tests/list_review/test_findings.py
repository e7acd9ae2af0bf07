"""What the review says: errors one by one, notes of one kind as one, cells by their names."""

from models.list_review import Field, Problem, Severity, full_name
from models.list_review.findings import put_together
from models.list_review.table import cell_name, column_letters


def note(cell: str, sentence: str = "Blanks were removed.", field: Field = Field.NAME) -> Problem:
    return Problem(Severity.NOTE, sentence, "", (cell,), (int(cell[1:]),), field, cell, "Sheet1")


def error(cell: str, row: int) -> Problem:
    return Problem(Severity.ERROR, "Wrong.", "Type it.", (cell,), (row,), Field.NAME, "", "Sheet1")


def test_four_hundred_notes_alike_are_one() -> None:
    (one,) = put_together([note(f"B{row}") for row in range(4, 404)])
    assert (one.count, one.value, len(one.rows)) == (400, "B4", 400)
    assert one.where == "Sheet1!B4, B5, B6, B7, B8 and 395 more"


def test_six_notes_alike_name_five_cells() -> None:
    (one,) = put_together([note(f"B{row}") for row in range(1, 7)])
    assert one.where == "Sheet1!B1, B2, B3, B4, B5 and 1 more"
    (five,) = put_together([note(f"B{row}") for row in range(1, 6)])
    assert five.where == "Sheet1!B1, B2, B3, B4, B5"


def test_notes_of_other_fields_stay_apart() -> None:
    assert len(put_together([note("B1"), note("C1", field=Field.CITY), note("B2", "Other.")])) == 3


def test_errors_are_never_put_together_and_stand_first_in_the_order_of_the_sheet() -> None:
    found = [note("B1"), error("AA7", 7), error("Z7", 7), error("B3", 3), error("B3", 3)]
    assert [problem.cells[0] for problem in put_together(found)] == ["B3", "B3", "Z7", "AA7", "B1"]


def test_a_problem_without_a_cell_is_that_of_its_sheet() -> None:
    assert Problem(Severity.NOTE, "Ranks 1 to 3 are missing.", sheet="Sheet1").where == "Sheet1"


def test_cells_are_named_as_excel_names_them() -> None:
    assert full_name("Sheet1", "C26") == "Sheet1!C26"
    assert full_name("Customer List", "C26") == "'Customer List'!C26"
    assert full_name("Bob's", "A1") == "'Bob''s'!A1"
    assert [column_letters(column) for column in (1, 26, 27, 52, 703)] == ["A", "Z", "AA", "AZ", "AAA"]
    assert cell_name(26, 3) == "C26"
