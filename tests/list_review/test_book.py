"""The list against the book: what is known, what would change, what stands in the way."""

from decimal import Decimal

import pytest

from models.list_review import Fate, Field, Fixes, Listed
from tests.list_review.lists import (
    HEADINGS,
    cells_of,
    changed,
    clean_row,
    clean_table,
    listed,
    reviewed,
    sentences,
    table,
)


def test_the_second_import_of_a_list_changes_nothing() -> None:
    looked = reviewed(clean_table(20), listed(*range(1, 21)))
    assert looked.counts[Fate.SAME] == 20
    assert looked.to_import == ()
    assert looked.problems == ()
    assert not looked.ready
    assert looked.rows[0].building == "B-0001"
    assert looked.rows[0].text(Field.NUMBER) == "B-0001"


def test_an_addition_stands_behind_the_book() -> None:
    rows = [cells_of(clean_row(number)) for number in (21, 22)]
    looked = reviewed(table(*rows), listed(*range(1, 21)))
    assert looked.ready
    assert [row.rank for row in looked.new_rows] == [21, 22]
    assert looked.notes == ()


@pytest.mark.parametrize(
    ("cell", "value", "field", "old", "new"),
    [
        ("B3", "Rainier Square", Field.NAME, "Rainier Tower", "Rainier Square"),
        ("G3", 40, Field.FLOORS, "7", "40"),
        ("J3", "roof rights", Field.REMARKS, "", "roof rights"),
        ("C3", "114 Boren Ave N, Suite 5", Field.STREET, "114 Boren Ave N", "114 Boren Ave N, Suite 5"),
    ],
)
def test_a_changed_field_is_shown_old_and_new(cell: str, value: object, field: Field, old: str, new: str) -> None:
    looked = reviewed(changed(clean_table(3), **{cell: value}), listed(1, 2, 3))
    row = looked.rows[1]
    assert row.fate is Fate.CHANGED
    change = row.change(field)
    assert change is not None
    assert (change.old, change.new, len(row.changes)) == (old, new, 1)
    assert row.change(Field.CITY) is None
    assert [number for number, _ in looked.changed_rows] == ["B-0002"]
    assert looked.changed_rows[0][1] == row.row


def test_another_spelling_is_no_change_and_said() -> None:
    given = changed(clean_table(3), B3="RAINIER  TOWER", C3="114 BOREN AVENUE NORTH", D3="SEATTLE")
    looked = reviewed(given, listed(1, 2, 3))
    assert looked.counts[Fate.SAME] == 3
    assert looked.rows[1].row == clean_row(2)
    assert sentences(looked.notes) == ["The book has the same address in another spelling, which was kept."]


def test_a_longer_zip_of_the_book_is_kept_and_one_of_the_list_taken() -> None:
    book = (listed(1, zip="98101-1000")[0], *listed(2, 3))
    looked = reviewed(changed(clean_table(3), F3="98101-2000"), book)
    assert [row.fate for row in looked.rows] == [Fate.SAME, Fate.CHANGED, Fate.SAME]
    assert looked.rows[0].row == book[0].row


def test_an_empty_cell_keeps_what_the_book_has_and_says_so() -> None:
    looked = reviewed(changed(clean_table(3), G3=None), listed(1, 2, 3))
    assert looked.counts[Fate.SAME] == 3
    assert sentences(looked.notes) == ["The cell is empty; the number of floors the book has was kept."]


def test_a_column_that_is_not_there_keeps_what_the_book_has_in_silence() -> None:
    rows = [cells_of(clean_row(number))[:6] for number in (1, 2)]
    looked = reviewed(table(*rows, headings=HEADINGS[:6]), listed(1, 2))
    assert looked.counts[Fate.SAME] == 2
    assert looked.problems == ()


def test_coordinates_are_compared_by_value() -> None:
    book = listed(1, latitude=Decimal("47.60"), longitude=Decimal("-122.3000"))
    row = cells_of(clean_row(1, latitude=Decimal("47.6"), longitude=Decimal("-122.3")))
    assert reviewed(table(row), book).counts[Fate.SAME] == 1


def test_a_changed_rank_is_shown_and_said() -> None:
    given = changed(clean_table(2), A2=2, A3=1)
    looked = reviewed(given, listed(1, 2))
    assert looked.counts[Fate.CHANGED] == 2
    assert sentences(looked.notes) == ["The rank differs from the book's; re-ranking needs an agreement (AMB-16)."]
    assert looked.notes[0].count == 2


def test_a_rank_that_stays_with_a_building_of_the_book_cannot_be_given_again() -> None:
    looked = reviewed(table(cells_of(clean_row(21, rank=5))), listed(*range(1, 21)))
    assert sentences(looked.errors) == ["Rank 5 is that of B-0005, Pacific Place."]


def test_ranks_that_would_be_missing_are_said() -> None:
    looked = reviewed(table(cells_of(clean_row(25))), listed(*range(1, 21)))
    assert sentences(looked.notes) == ["Ranks 21 to 24 are missing."]


def test_the_same_name_and_street_under_another_zip_is_the_same_building() -> None:
    looked = reviewed(changed(clean_table(3), F3="98104"), listed(1, 2, 3))
    change = looked.rows[1].change(Field.ZIP)
    assert change is not None
    assert (change.old, change.new) == ("98101", "98104")


def test_another_building_at_a_known_address_bars_the_row() -> None:
    row = cells_of(clean_row(21, name="Plaza 600", street=clean_row(2).street))
    looked = reviewed(table(row), listed(*range(1, 21)))
    (error,) = looked.errors
    assert error.sentence == "At this address the book has B-0002, Rainier Tower, at rank 2."
    confirmed = reviewed(table(row), listed(*range(1, 21)), Fixes().confirm_apart(2))
    assert confirmed.new_rows[0].apart == "PLAZA 600"


def test_a_new_name_at_the_same_rank_is_a_building_renamed() -> None:
    looked = reviewed(changed(clean_table(3), B3="Plaza 600"), listed(1, 2, 3))
    assert looked.rows[1].fate is Fate.CHANGED


def test_the_next_phase_at_a_known_address_is_a_new_building() -> None:
    book = listed(2, name="Research Phase I")
    looked = reviewed(table(cells_of(clean_row(3, name="Research Phase II", street=clean_row(2).street))), book)
    assert looked.new_rows[0].apart == "II"
    assert "B-0002 Research Phase I has the same address; this row was taken for another building." in sentences(
        looked.notes
    )


def test_buildings_at_one_address_are_matched_by_their_names() -> None:
    street = "850 Republican St"
    rows = [clean_row(1, name="Research Phase I", street=street), clean_row(2, name="Research Phase II", street=street)]
    book = [Listed("B-0001", clean_row(1, name="Research Phase I", street=street, apart="I")),
            Listed("B-0002", clean_row(2, name="Research Phase II", street=street, apart="II"))]  # fmt: skip
    looked = reviewed(table(*map(cells_of, rows)), book)
    assert [(row.fate, row.building) for row in looked.rows] == [(Fate.SAME, "B-0001"), (Fate.SAME, "B-0002")]
    assert [row.row.apart for row in looked.rows if row.row] == ["I", "II"]


def test_a_new_row_that_may_be_a_building_of_the_book_is_said() -> None:
    row = clean_row(21, name="Other", street="114 Borren Ave")
    looked = reviewed(table(cells_of(row)), listed(*range(1, 21)))
    (note,) = looked.notes
    assert note.sentence.startswith("Row 2 (“Other, 114 Borren Ave”) may be the building of B-0002 (Rainier Tower, ")


NUMBERED = ["Building number", *HEADINGS]


def test_our_own_export_is_matched_by_the_numbers_it_carries() -> None:
    rows = [[f"B-{number:04}", *cells_of(clean_row(number))] for number in (1, 2, 3)]
    rows[1][3] = "1 Corrected Street"
    looked = reviewed(table(*rows, headings=NUMBERED), listed(1, 2, 3))
    assert [row.fate for row in looked.rows] == [Fate.SAME, Fate.CHANGED, Fate.SAME]
    assert looked.rows[1].building == "B-0002"


def test_a_number_the_book_does_not_have_bars_the_row() -> None:
    rows = [[f"B-{number:04}", *cells_of(clean_row(number))] for number in (1, 2, 3)]
    looked = reviewed(table(*rows, headings=NUMBERED), listed(1, 2))
    assert sentences(looked.errors) == ["The book has no building B-0003."]


def test_two_rows_cannot_name_one_building_of_the_book() -> None:
    rows = [["B-0001", *cells_of(clean_row(1))], ["B-0001", *cells_of(clean_row(2))]]
    looked = reviewed(table(*rows, headings=NUMBERED), listed(1))
    assert sentences(looked.errors) == ["Rows 2 and 3 both name B-0001, Smith Tower."]
    assert looked.counts[Fate.PROBLEM] == 2


def test_rows_said_to_be_one_are_not_said_so_again() -> None:
    rows = [cells_of(clean_row(1)), cells_of(clean_row(1, rank=2))]
    assert len(reviewed(table(*rows), listed(1)).errors) == 1


def test_a_barred_row_is_still_matched_and_says_its_building() -> None:
    looked = reviewed(changed(clean_table(3), G3="x"), listed(1, 2, 3))
    assert (looked.rows[1].fate, looked.rows[1].building, looked.rows[1].row) == (Fate.PROBLEM, "B-0002", None)
