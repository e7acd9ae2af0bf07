"""Serials out of a sheet: their columns, and the cells that hold none."""

from __future__ import annotations

from datetime import date

import pytest

from models.pair_review import ScannedPair
from reports.excel.read import Raw, Sheet
from ui.dialogs.serial_rows import read_serials

PAIRS = (ScannedPair("NEC-1-A", "NEC-1-B"), ScannedPair("NEC-2-A", "NEC-2-B"))


def sheet(*rows: tuple[Raw, ...], formulas: dict[tuple[int, int], str] | None = None) -> Sheet:
    wide = max(map(len, rows))
    return Sheet("Pairs", tuple((*row, *[None] * (wide - len(row))) for row in rows), formulas or {})


@pytest.mark.parametrize(
    "heads",
    [
        ("Pair", "Type", "Near serial", "Far serial"),
        ("Pair tag", "Radio", "Near S/N", "Far S/N"),
        ("Pair", "Type", "Serial, near end", "Serial, far end"),
    ],
)
def test_headings_say_which_columns_hold_the_serials(heads: tuple[str, ...]) -> None:
    read = read_serials(
        sheet(heads, ("P-0001", "OC-3", "NEC-1-A", "NEC-1-B"), ("P-0002", "OC-3", "NEC-2-A", "NEC-2-B"))
    )
    assert read.rows == PAIRS
    assert not read.bad


def test_titles_above_the_headings_and_bands_beside_them_do_no_harm() -> None:
    read = read_serials(
        sheet(
            ("Packing memorandum 10233",),
            (None,),
            ("Near band", "Near end", "Far band", "Far end"),
            ("1 low", "NEC-1-A", "1 high", "NEC-1-B"),
            (None,),
            ("1 low", "NEC-2-A", "1 high", "NEC-2-B"),
        )
    )
    assert read.rows == PAIRS


def test_the_far_column_may_stand_first() -> None:
    assert read_serials(sheet(("Far", "Near"), ("NEC-1-B", "NEC-1-A"))).rows == PAIRS[:1]


def test_one_column_of_serials_is_read_one_by_one() -> None:
    read = read_serials(sheet(("No", "Serial number"), (1, "NEC-1-A"), (2, "NEC-1-B")))
    assert read.rows == (ScannedPair("NEC-1-A"), ScannedPair("NEC-1-B"))


def test_without_headings_the_known_serials_say_which_columns_they_stand_in() -> None:
    rows = (("P-0001", "OC-3", 1, "nec-1-a", "x9", "NEC-1-B"), ("P-0002", "OC-3", 1, "NEC-2-A", "x8", "NEC-2-B"))
    read = read_serials(sheet(*rows), ["NEC-1-A", "NEC-1-B"])
    assert [(one.near.upper(), one.far) for one in read.rows] == [(one.near, one.far) for one in PAIRS]


def test_without_headings_and_known_serials_tags_and_types_are_passed_over() -> None:
    rows = (("P-0001", "OC-3", "3A", 1, "NEC-1-A", "NEC-1-B"), ("P-0002", "DS-3", "3A", 1, "NEC-2-A", "NEC-2-B"))
    assert read_serials(sheet(*rows)).rows == PAIRS


def test_a_row_with_one_end_gives_that_end() -> None:
    read = read_serials(sheet(("Near", "Far"), ("NEC-1-A", None), (None, "NEC-2-B")))
    assert read.rows == (ScannedPair("NEC-1-A", ""), ScannedPair("", "NEC-2-B"))


def test_a_whole_number_is_a_serial_without_its_decimals() -> None:
    assert read_serials(sheet(("Near", "Far"), (773118.0, 773119))).rows == (ScannedPair("773118", "773119"),)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (7.7e18, "Excel stored a number, and digits may be lost. Type the serial."),
        (12.5, "Excel stored a number, and digits may be lost. Type the serial."),
        (12345, "Excel stored a number; the memorandum lists 0012345. Type the serial."),
        (date(2000, 7, 5), "It is no serial. Type it."),
        (True, "It is no serial. Type it."),
    ],
)
def test_a_cell_that_lost_its_serial_is_named_and_not_taken(value: Raw, words: str) -> None:
    read = read_serials(sheet(("Near", "Far"), ("NEC-1-A", value)), ["0012345"])
    assert read.rows == (ScannedPair("NEC-1-A", ""),)
    assert [(one.address, one.words) for one in read.bad] == [("B2", words)]


def test_a_formula_and_an_error_are_no_serials() -> None:
    read = read_serials(sheet(("Near", "Far"), ("NEC-1-A", "NEC-1-B"), formulas={(2, 1): "=A1"}))
    assert [(one.address, one.held, one.words) for one in read.bad] == [
        ("A2", "NEC-1-A", "It is a formula. Type the serial.")
    ]


def test_a_sheet_without_serials_gives_none() -> None:
    assert read_serials(sheet(("Remarks",), ("nothing to see",))).rows == ()


def test_a_title_that_speaks_of_serials_is_no_heading_where_near_and_far_stand_below() -> None:
    read = read_serials(sheet(("Serial numbers of the shipment",), ("Near", "Far"), ("NEC-1-A", "NEC-1-B")))
    assert read.rows == PAIRS[:1]
