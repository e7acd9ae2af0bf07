"""Which row holds the headings, what each column is read as, and how it is remembered."""

from datetime import date

import pytest

from models.list_review import Field, Fixes, How, PlainTable, find_layout, layout_at, review
from tests.list_review.lists import HEADINGS, cells_of, clean_row, clean_table, layout_of, reviewed, sentences, table

ROWS = [cells_of(clean_row(number)) for number in range(1, 6)]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("#", Field.RANK), ("Priority", Field.RANK), ("RANK NO.", Field.RANK), ("No.", Field.RANK),
        ("Bldg. Name ", Field.NAME), ("Building", Field.NAME), ("Site\nName", Field.NAME),
        ("ADDRESS", Field.STREET), ("Street  Address", Field.STREET), ("Address 1", Field.STREET),
        ("Town", Field.CITY), ("St.", Field.STATE),
        ("City / State", Field.CITY_STATE), ("City, State", Field.CITY_STATE),
        ("Zip Code", Field.ZIP), ("Postal-Code", Field.ZIP),
        ("No. of floors", Field.FLOORS), ("# of Floors", Field.FLOORS),
        ("Stories", Field.FLOORS), ("Lat", Field.LATITUDE), ("Long.", Field.LONGITUDE), ("LNG", Field.LONGITUDE),
        ("Notes", Field.REMARKS),
    ],
)  # fmt: skip
def test_a_heading_is_known_in_many_spellings(heading: str, field: Field) -> None:
    layout = layout_of(heading, "Owner", "Fax", rows=[["x", "y", "z"]])
    assert layout_at(table(["x", "y", "z"], headings=[heading, "Owner", "Fax"]), 1).columns[0].field is field
    assert layout.columns[1].field is None


def test_the_headings_are_the_row_that_names_most_fields() -> None:
    title = ["Building list", *[None] * 9]
    lines = [title, [None] * 10, HEADINGS, *ROWS]
    assert find_layout(PlainTable("Sheet1", lines)).heading_row == 3


def test_a_list_without_headings_is_read_by_its_values() -> None:
    rows = [[number, f"{number}00 Pike St", "Seattle, WA", "98101", 47.6, -122.3] for number in range(1, 8)]
    layout = find_layout(PlainTable("Sheet1", rows))
    assert layout.heading_row == 0
    assert [use.field for use in layout.columns] == [
        Field.RANK, Field.STREET, Field.CITY_STATE, Field.ZIP, Field.LATITUDE, Field.LONGITUDE,
    ]  # fmt: skip
    assert {use.how for use in layout.columns} == {How.CONTENT}
    assert layout.missing == (Field.NAME,)


def test_a_list_without_headings_says_that_every_row_is_read() -> None:
    rows = [[n, f"{n}00 Pike St", f"Tower {n}", "Seattle", "WA", "98101"] for n in range(1, 8)]
    layout = find_layout(PlainTable("Sheet1", rows)).use("C", Field.NAME).use("d", Field.CITY)
    assert layout.missing == ()
    looked = review(PlainTable("Sheet1", rows), layout)
    assert "No row of headings was found; every row is read." in sentences(looked.notes)
    assert len(looked.new_rows) == 7


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ([1, 2, 3, 4], Field.RANK),
        ([1, 5, 2, 9], None),
        (["98101", 98102, "98101-1234"], Field.ZIP),
        (["WA", "wa", "NY"], Field.STATE),
        (["Seattle, WA", "New York, NY", "Tacoma, WA."], Field.CITY_STATE),
        ([47.6, 47.61, 40.7], Field.LATITUDE),
        ([-122.3, -74.0, -73.9], Field.LONGITUDE),
        (["701 5th Ave", "1 Main St", "12A Pike"], Field.STREET),
        (["Smith Tower", "Rainier Tower", "Olive Court"], None),
        (["WA", None, None], None),
        ([date(2000, 1, 1)] * 3, None),
    ],
)
def test_values_that_leave_no_doubt_tell_the_field(values: list[object], field: Field | None) -> None:
    layout = layout_of("Odd heading", rows=[[value] for value in values])
    assert layout_at(table(*([value] for value in values), headings=["Odd heading"]), 1).columns[0].field is field
    assert layout.columns[0].how in (How.CONTENT, How.NOT)


def test_the_heading_nearest_to_the_field_wins() -> None:
    layout = layout_of("Building", "Name", "Address", "City", "State", "ZIP", "Rank", rows=[["a"] * 7])
    assert layout.column_of(Field.NAME) == 2
    assert layout.not_imported[0].heading == "Building"


def test_columns_under_one_heading_are_refused_until_one_is_chosen() -> None:
    doubled = table(*[[*row, "other"] for row in ROWS], headings=[*HEADINGS, "NAME"])
    looked = reviewed(doubled)
    assert looked.rows == ()
    assert looked.errors[0].sentence == "Columns B and K are both headed “Name”."
    assert looked.errors[0].where == "Sheet1!B1, K1"
    chosen = looked.layout.use("B", Field.NAME)
    assert chosen.doubled == ()
    assert review(doubled, chosen).ready


def test_a_field_without_a_column_is_an_error_of_the_list() -> None:
    looked = reviewed(table(*(row[1:] for row in ROWS), headings=HEADINGS[1:]))
    assert sentences(looked.errors) == ["No column gives the rank."]
    assert "or let the order of the rows be the rank" in looked.errors[0].remedy
    assert not looked.ready


def test_the_order_of_the_rows_can_be_the_rank() -> None:
    unranked = table(*(row[1:] for row in ROWS), headings=HEADINGS[1:])
    layout = find_layout(unranked).ranked_by_order(751)
    assert [row.rank for row in review(unranked, layout).new_rows] == [751, 752, 753, 754, 755]
    assert layout.ranked_by_order(None).missing == (Field.RANK,)
    shorter = review(unranked, layout, fixes=Fixes().leave_out(3))
    assert [row.rank for row in shorter.new_rows] == [751, 752, 753, 754]


def test_a_field_has_one_column_at_most() -> None:
    layout = layout_of(*HEADINGS, "Owner", rows=[[*row, "x"] for row in ROWS]).use("K", Field.NAME)
    assert layout.column_of(Field.NAME) == 11
    assert layout.columns[1].field is None
    assert layout.columns[1].how is How.CHOSEN


def test_columns_that_are_not_imported_are_named_until_someone_chose() -> None:
    wide = table(*[[*row, "CBRE"] for row in ROWS], headings=[*HEADINGS, None])
    looked = reviewed(wide)
    assert "Column K is not imported." in sentences(looked.notes)
    assert "Column K is not imported." not in sentences(review(wide, looked.layout.use("K", None)).notes)


def test_columns_without_anything_in_them_are_not_listed() -> None:
    layout = layout_of(*HEADINGS, None, rows=[[*row, None] for row in ROWS])
    assert len(layout.columns) == 10


def test_choices_are_remembered_for_tables_of_the_same_make() -> None:
    odd = table([1, "x", "y"], headings=["Prio", "Owner", "Where"])
    first = layout_at(odd, 1).use("B", Field.NAME)
    memory = {first.signature: first.choices, "another|make": ("", "")}
    lines = [["A list", None, None], ["PRIO.", "owner", "where"], [2, "a", "b"]]
    again = find_layout(PlainTable("Sheet1", lines), memory)
    assert again.heading_row == 2
    assert [use.field for use in again.columns] == [Field.RANK, Field.NAME, None]
    assert {use.how for use in again.columns} == {How.REMEMBERED}


def test_what_was_remembered_of_other_tables_changes_nothing() -> None:
    plain = clean_table(3)
    assert find_layout(plain, {"another|make": ("", "")}) == find_layout(plain)


def test_samples_show_what_a_column_holds() -> None:
    assert layout_of(*HEADINGS, rows=ROWS).columns[0].samples == ("1", "2", "3")


def test_the_books_own_numbers_are_known_by_their_look() -> None:
    rows = [[f"B-{number:04}", *cells] for number, cells in enumerate(ROWS, 1)]
    assert layout_of("Building", *HEADINGS, rows=rows).columns[0].field is Field.NUMBER
    other = [[f"Bldg {number}", *cells] for number, cells in enumerate(ROWS, 1)]
    assert layout_of("Building no.", *HEADINGS, rows=other).columns[0].field is None


def test_an_empty_table_has_no_columns() -> None:
    layout = find_layout(PlainTable("Sheet1", []))
    assert (layout.heading_row, layout.columns) == (0, ())


def test_every_field_has_words() -> None:
    assert [field.words for field in Field][:4] == ["Building number", "Rank", "Name", "Street address"]
    assert (Field.ZIP.noun, Field.FLOORS.noun, Field.CITY_STATE.noun) == ("ZIP", "number of floors", "city and state")


def test_a_clean_list_is_ready_as_it_stands() -> None:
    looked = reviewed(clean_table(20))
    assert looked.problems == ()
    assert looked.ready
    assert [row.rank for row in looked.new_rows] == list(range(1, 21))
