"""Single cells: what is read, what is said, what is refused."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest

from models.list_review import Field, Fixes, Review
from tests.list_review.lists import HEADINGS, cells_of, changed, clean_row, clean_table, reviewed, sentences, table

FIELDS = ["rank", "name", "street", "city", "state", "zip", "floors", "latitude", "longitude", "remarks"]
LETTERS = dict(zip(FIELDS, "ABCDEFGHIJ", strict=True))


def with_cell(field: str, value: object, **more: object) -> Review:
    """The review of three clean rows, the second with another value in one field."""
    return reviewed(changed(clean_table(3, **more), **{f"{LETTERS[field]}3": value}))


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("rank", None, "The rank is missing."),
        ("rank", "n/a", "“n/a” is not a number."),
        ("rank", 2.5, "2.5 is no rank; ranks are whole numbers from 1."),
        ("rank", 0, "0 is no rank; ranks are whole numbers from 1."),
        ("rank", 10**12, "1000000000000 is no rank; ranks are whole numbers from 1."),
        ("rank", True, "“True” stands where the rank belongs."),
        ("rank", "1e2", "“1e2” is not a number."),
        ("rank", "NaN", "“NaN” is not a number."),
        ("rank", "1_0", "“1_0” is not a number."),
        ("name", None, "The name is missing."),
        ("name", "   ", "The name is missing."),
        ("name", "#REF!", "The cell holds the error #REF!."),
        ("name", time(9, 30), "“09:30:00” stands where the name belongs."),
        ("name", timedelta(days=2), "“2 days, 0:00:00” stands where the name belongs."),
        ("street", None, "The street address is missing."),
        (
            "street",
            date(2000, 5, 6),
            "A date, 6 May 2000, stands where the street address belongs. Excel may have turned “5-6” into it.",
        ),
        ("city", None, "The city is missing."),
        ("state", None, "The state is missing."),
        ("state", "ZZ", "“ZZ” is no state of the United States."),
        ("zip", None, "The ZIP is missing."),
        ("zip", "O98101", "“O98101” is no ZIP; it holds a letter."),
        ("zip", "98.101", "“98.101” is no ZIP; it is not made of digits."),
        ("zip", 9810, "“9810” is no ZIP; a ZIP has five digits, or nine as in 98101-1234."),
        ("zip", "98101-12", "“98101-12” is no ZIP; a ZIP has five digits, or nine as in 98101-1234."),
        ("zip", "98-101", "“98-101” is no ZIP; a ZIP has five digits, or nine as in 98101-1234."),
        ("zip", 98101.5, "“98101.5” is no ZIP; it is not made of digits."),
        ("floors", "twelve", "“twelve” is not a number."),
        ("floors", 12.5, "12.5 is no number of floors."),
        ("floors", -1, "-1 is no number of floors."),
        ("floors", 2000, "2000 is no number of floors."),
        (
            "floors",
            datetime(2000, 11, 12),
            "A date, 12 Nov 2000, stands where the number of floors belongs. Excel may have turned “11-12” into it.",
        ),
        ("latitude", 4761, "4761 is no latitude; it lies between -90 and 90."),
        ("longitude", -12233, "-12233 is no longitude; it lies between -180 and 180."),
        (
            "longitude",
            122.33,
            "The longitude 122.33 does not lie in the United States. -122.33 would: a minus sign may be lost.",
        ),
        ("latitude", 5.5, "The latitude 5.5 does not lie in the United States."),
        ("latitude", "47°36'", "“47°36'” is not a number."),
    ],
)  # fmt: skip
def test_a_cell_that_cannot_be_right_bars_its_row(field: str, value: object, sentence: str) -> None:
    looked = with_cell(field, value)
    (problem,) = looked.errors
    assert problem.sentence == sentence
    assert problem.cells == (f"{LETTERS[field]}3",)
    assert problem.remedy.startswith("Type ")
    assert [row.number for row in looked.problem_rows] == [3]
    assert looked.problem_rows[0].problem(Field(field)) == sentence


@pytest.mark.parametrize(
    ("field", "value", "read", "sentence"),
    [
        ("rank", "2", 2, "The rank was stored as text; read as a number."),
        ("name", 5050, "5050", "The name was stored as a number; read as text."),
        ("name", "  Olive  Court ", "Olive  Court", "Blanks before or after the text were removed."),
        ("name", "\u00a0Olive\u00a0Court", "Olive Court", "Blanks before or after the text were removed."),
        ("name", "Olive\n Court", "Olive Court", "A line break within the cell was read as a blank."),
        ("name", "Oli\u200bve\u202e", "Olive", "Signs that cannot be seen were removed."),
        ("state", "wa", "WA", "The state was written out or in small letters; read as its two letters."),
        ("state", "Washington", "WA", "The state was written out or in small letters; read as its two letters."),
        ("zip", 98104, "98104", "The ZIP was stored as a number; read as its digits."),
        ("floors", "12", 12, "The number of floors was stored as text; read as a number."),
        ("floors", "12.0", 12, "The number of floors was stored as text; read as a number."),
        ("floors", 0, None, "No building has 0 floors; taken as not known."),
        ("latitude", 47.6, None, "The latitude stands alone; the place of the building was taken as not known."),
        ("longitude", -122.3, None, "The longitude stands alone; the place of the building was taken as not known."),
    ],
)
def test_what_is_put_right_is_said(field: str, value: object, read: object, sentence: str) -> None:
    looked = with_cell(field, value)
    assert looked.errors == ()
    assert sentence in sentences(looked.notes)
    row = looked.rows[1].row
    assert row is not None
    assert getattr(row, field) == read


@pytest.mark.parametrize(
    ("field", "value", "read"),
    [
        ("zip", "98101-1234", "98101-1234"),
        ("zip", "981011234", "98101-1234"),
        ("zip", "98 101", "98101"),
        ("rank", "1,002", 1002),
        ("floors", None, None),
        ("remarks", date(2000, 11, 12), "12 Nov 2000"),
        ("remarks", None, ""),
        ("name", "Café Zürich Ōkubo – 東京", "Café Zürich Ōkubo – 東京"),
    ],
)
def test_what_can_be_right_is_taken_as_it_stands(field: str, value: object, read: object) -> None:
    looked = with_cell(field, value)
    assert looked.errors == ()
    row = looked.rows[1].row
    assert row is not None
    assert getattr(row, field) == read


def test_coordinates_keep_the_digits_they_were_given() -> None:
    given = changed(clean_table(3), H3=47.60453796, I3=-122.3203278)
    row = reviewed(given).rows[1].row
    assert row is not None
    assert (row.latitude, row.longitude) == (Decimal("47.60453796"), Decimal("-122.3203278"))


def test_an_impossible_coordinate_hints_at_a_lost_point() -> None:
    assert with_cell("latitude", 4761).errors[0].remedy == "Type the latitude. Was 47.61 meant?"
    assert with_cell("longitude", -12233).errors[0].remedy == "Type the longitude. Was -122.33 meant?"
    assert with_cell("latitude", 100).errors[0].remedy == "Type the latitude."


def test_buildings_in_the_pacific_territories_lie_elsewhere() -> None:
    given = changed(clean_table(3), E3="GU", F3="96910", H3=13.47, I3=144.75)
    assert reviewed(given).errors == ()


@pytest.mark.parametrize(("value", "read"), [(2134, "02134"), ("2134", "02134"), (21341234, "02134-1234")])
def test_a_leading_zero_is_put_back_where_zips_begin_with_one(value: object, read: str) -> None:
    looked = reviewed(changed(clean_table(3), E3="MA", F3=value))
    row = looked.rows[1].row
    assert row is not None
    assert row.zip == read
    assert "The ZIP had lost its leading zero; it was put back." in sentences(looked.notes)


def in_one_column(text: object) -> Review:
    row = cells_of(clean_row(1))
    return reviewed(table([*row[:3], text, *row[5:]], headings=[*HEADINGS[:3], "City / State", *HEADINGS[5:]]))


@pytest.mark.parametrize(
    ("text", "city", "state"),
    [
        ("Seattle, WA", "Seattle", "WA"),
        ("Seattle WA", "Seattle", "WA"),
        ("St. Louis, Missouri", "St. Louis", "MO"),
        ("New York ,NY", "New York", "NY"),
        ("Washington, D", "", ""),
        ("Washington, District of Columbia", "Washington", "DC"),
    ],
)
def test_city_and_state_in_one_column_are_read_apart(text: str, city: str, state: str) -> None:
    looked = in_one_column(text)
    row = looked.rows[0].row
    if not city:
        assert sentences(looked.errors) == [f"“{text}” does not give a city and a state."]
        return
    assert row is not None
    assert (row.city, row.state) == (city, state)
    assert looked.rows[0].text(Field.CITY_STATE) == f"{city}, {state}"


def test_a_zip_beside_city_and_state_is_taken_when_its_own_cell_is_empty() -> None:
    row = cells_of(clean_row(1))
    headings = [*HEADINGS[:3], "City / State", *HEADINGS[5:]]
    looked = reviewed(table([*row[:3], "Seattle, WA 98104-1000", None, *row[6:]], headings=headings))
    assert looked.new_rows[0].zip == "98104-1000"


def test_an_empty_city_and_state_is_missing() -> None:
    assert sentences(in_one_column(None).errors) == ["The city and state is missing."]


def test_digits_of_a_text_table_need_no_words() -> None:
    rows = [[str(value) if value is not None else None for value in cells_of(clean_row(n))] for n in (1, 2)]
    looked = reviewed(table(*rows, typed=False))
    assert looked.problems == ()
    assert looked.new_rows[0].floors == clean_row(1).floors


def test_a_formula_with_a_value_is_read_and_said() -> None:
    given = clean_table(3, formulas={(3, 1): "=A2+1"})
    looked = reviewed(given)
    assert looked.ready
    assert sentences(looked.notes) == ["The cell holds a formula; its last calculated value was read."]


@pytest.mark.parametrize(("formula", "words"), [("=A1", "a formula, =A1, without"), ("=", "a formula without a value")])
def test_a_formula_without_a_value_bars_its_row(formula: str, words: str) -> None:
    looked = reviewed(changed(clean_table(3, formulas={(3, 2): formula}), B3=None))
    assert words in looked.errors[0].sentence
    assert looked.errors[0].value == formula


def test_an_error_cell_bars_its_row() -> None:
    looked = reviewed(changed(clean_table(3, faults={(3, 6): "#N/A"}), F3=None))
    assert sentences(looked.errors) == ["The cell holds the error #N/A."]
    assert looked.errors[0].value == "#N/A"


def test_a_correction_stands_in_place_of_the_cell() -> None:
    given = changed(clean_table(3, formulas={(3, 2): "=A1"}), B3=None, F3="O98101", G3=datetime(2000, 11, 12))
    fixes = Fixes().type("B3", " Olive Court ").type("F3", "98101").type("G3", "12")
    looked = reviewed(given, fixes=fixes)
    assert looked.problems == ()
    row = looked.rows[1].row
    assert row is not None
    assert (row.name, row.floors) == ("Olive Court", 12)


def test_a_correction_may_be_wrong_too() -> None:
    looked = reviewed(clean_table(3), fixes=Fixes().type("B3", "").type("F3", "abc"))
    assert sentences(looked.errors) == ["The name is missing.", "“abc” is no ZIP; it holds a letter."]
    assert looked.rows[1].text(Field.ZIP) == "abc"


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ([], "A blank row was passed over."),
        ([None, " "], "A blank row was passed over."),
        (["TOTAL", None, 3], "Row 5 is a total and not a building: “TOTAL 3”."),
        ([None, "Grand Total:", None, None, None, None, 44], "Row 5 is a total and not a building: “Grand Total: 44”."),
        (HEADINGS, "Row 5 repeats the headings."),
        (["Downtown"], "Row 5 holds one line of text and no building: “Downtown”."),
    ],
)
def test_rows_that_name_no_building_are_named_themselves(row: list[object], sentence: str) -> None:
    rows = [cells_of(clean_row(number)) for number in (1, 2, 3)]
    looked = reviewed(table(*rows, row, cells_of(clean_row(4))))
    assert looked.errors == ()
    assert sentence in sentences(looked.notes)
    assert len(looked.new_rows) == 4


def test_blank_rows_are_counted_together() -> None:
    rows = [cells_of(clean_row(1)), [], [], cells_of(clean_row(2))]
    (note,) = reviewed(table(*rows)).notes
    assert (note.count, note.rows) == (2, (3, 4))


def test_a_building_may_be_called_total() -> None:
    assert with_cell("name", "Total").errors == ()


def test_a_row_with_a_name_alone_is_a_building_with_everything_missing() -> None:
    looked = reviewed(table(cells_of(clean_row(1)), [None, "Olive Court"]))
    assert sentences(looked.errors) == [
        "The rank is missing.", "The street address is missing.", "The city is missing.", "The state is missing.",
        "The ZIP is missing.",
    ]  # fmt: skip


def test_merged_cells_and_hidden_rows_are_said() -> None:
    looked = reviewed(clean_table(4, merged=[(2, 2, 3, 2), (9, 1, 9, 3)], hidden_rows={1, 4, 5}))
    assert sentences(looked.notes) == [
        "The cells B2:B3 are merged; only the first of them holds the value.",
        "The workbook hides this row; it is read as well.",
    ]
    assert looked.notes[1].rows == (4, 5)
