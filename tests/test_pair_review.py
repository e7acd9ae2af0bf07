"""Serials are held against the packing memorandum one by one; nothing is guessed."""

from __future__ import annotations

import pytest

from models.pair_review import (
    EndSide,
    FilledEnd,
    ListedPair,
    Mark,
    Review,
    ScannedPair,
    clean_serial,
    paired,
    review,
    serial_key,
)

ONE = ListedPair("P-0001", "A1", "B1")
TWO = ListedPair("P-0002", "A2", "B2")
HALF = ListedPair("P-0003", near="A3")
BLANK = ListedPair("P-0004")


def marks(found: Review) -> list[tuple[str, str, str]]:
    return [(one.serial, one.mark.value, one.tag) for one in found.marks]


@pytest.mark.parametrize(
    ("text", "clean", "key"),
    [
        (" nec-a1\r\n", "nec-a1", "NEC-A1"),
        ("\x1dNEC A1", "NEC A1", "NECA1"),
        ("ñ 7", "ñ 7", "Ñ7"),
        (" \t", "", ""),
    ],
)
def test_a_serial_is_read_without_what_a_scanner_adds(text: str, clean: str, key: str) -> None:
    assert (clean_serial(text), serial_key(text)) == (clean, key)


def test_a_pair_is_received_when_both_its_listed_ends_were_read() -> None:
    found = review([ONE], [ScannedPair("a 1", "B1")])
    assert marks(found) == [("a 1", "matched", "P-0001"), ("B1", "matched", "P-0001")]
    assert found.received == ("P-0001",)


def test_ends_read_the_other_way_round_or_crossed_find_their_own_pairs() -> None:
    found = review([ONE, TWO], [ScannedPair("B1", "A2"), ScannedPair("B2", "A1")])
    assert found.received == ("P-0001", "P-0002")
    assert found.filled == ()


def test_what_nobody_read_is_missing_and_stays_in_transit() -> None:
    found = review([ONE, TWO], [ScannedPair("A1", "B1"), ScannedPair("A2")])
    assert found.received == ("P-0001",)
    assert marks(found)[-1] == ("B2", "missing", "P-0002")
    assert [found.count(mark) for mark in Mark] == [3, 0, 1, 0, 0]


def test_a_serial_read_twice_is_repeated_with_its_pair() -> None:
    found = review([ONE, BLANK], [ScannedPair("A1", "B1"), ScannedPair("a1"), ScannedPair("X"), ScannedPair("X")])
    assert marks(found)[2:] == [("a1", "repeated", "P-0001"), ("X", "new", "P-0004"), ("X", "repeated", "P-0004")]


def test_a_pair_received_before_is_repeated_not_missing() -> None:
    before = ListedPair("P-0001", "A1", "B1", near_seen=True, far_seen=True, awaited=False)
    found = review([before], [ScannedPair("A1")])
    assert marks(found) == [("A1", "repeated", "P-0001")]
    assert found.marks[0].words == "P-0001 is not in transit any more."


def test_an_end_found_in_an_earlier_receipt_completes_its_pair_now() -> None:
    before = ListedPair("P-0001", "A1", "B1", near_seen=True)
    assert review([before], [ScannedPair("", "B1")]).received == ("P-0001",)
    again = review([before], [ScannedPair("A1")])
    assert marks(again) == [("A1", "repeated", "P-0001"), ("B1", "missing", "P-0001")]


def test_an_unlisted_serial_fills_the_open_end_of_the_pair_it_was_read_with() -> None:
    found = review([HALF, BLANK], [ScannedPair("X9", "A3")])
    assert found.filled == (FilledEnd("P-0003", EndSide.FAR, "X9"),)
    assert found.received == ("P-0003",)


def test_two_unlisted_serials_fill_a_pair_of_which_nothing_is_known() -> None:
    found = review([HALF, BLANK], [ScannedPair("X1", "X2"), ScannedPair("X3", "X4")])
    assert found.filled == (FilledEnd("P-0004", EndSide.NEAR, "X1"), FilledEnd("P-0004", EndSide.FAR, "X2"))
    assert marks(found)[2:4] == [("X3", "extra", ""), ("X4", "extra", "")]


def test_a_serial_beside_a_listed_one_whose_other_end_is_listed_differently_is_extra() -> None:
    found = review([ONE, BLANK], [ScannedPair("A1", "B7")])
    assert marks(found) == [("A1", "matched", "P-0001"), ("B7", "extra", ""), ("B1", "missing", "P-0001")]
    assert found.marks[1].words == "Not on the packing memorandum. B1 is the far end of P-0001."


def test_an_end_filled_in_once_is_not_filled_again() -> None:
    found = review([HALF], [ScannedPair("A3", "X1"), ScannedPair("A3", "X2")])
    assert marks(found) == [
        ("A3", "matched", "P-0003"),
        ("X1", "new", "P-0003"),
        ("A3", "repeated", "P-0003"),
        ("X2", "extra", ""),
    ]


def test_a_serial_of_another_shipment_is_extra_and_names_its_pair() -> None:
    found = review([BLANK], [ScannedPair("Z1", "X2")], {"Z1": "P-0900"})
    assert marks(found) == [("Z1", "extra", "P-0900"), ("X2", "extra", "")]
    assert found.filled == ()


def test_one_unlisted_serial_alone_is_kept_and_its_pair_waits_for_the_other_end() -> None:
    first = review([BLANK], [ScannedPair("X1")])
    assert (first.filled, first.received) == ((FilledEnd("P-0004", EndSide.NEAR, "X1"),), ())
    now = ListedPair("P-0004", near="X1", near_seen=True)
    assert review([now], [ScannedPair("X1", "X2")]).received == ("P-0004",)


def test_pairs_that_came_without_being_read_are_received_and_nothing_of_them_is_missing() -> None:
    found = review([ONE, HALF, BLANK], [ScannedPair("A3")], unscanned={"P-0003", "P-0004"})
    assert found.received == ("P-0003", "P-0004")
    assert [one.serial for one in found.marks if one.mark is Mark.MISSING] == ["A1", "B1"]


@pytest.mark.parametrize(
    ("scans", "pairs"),
    [
        (["A1", "B1"], [("A1", "B1")]),
        (["A1", "A2", "B1", "B2"], [("A1", "B1"), ("A2", "B2")]),
        (["X1", "X2", "X3"], [("X1", "X2"), ("X3", "")]),
        (["A3", "X1", "A1"], [("A3", "X1"), ("A1", "")]),
        (["X1", "A3"], [("X1", "A3")]),
        (["A1", "A1", "B1"], [("A1", "B1"), ("A1", "")]),
        (["X1", "A1", "X2"], [("X1", "X2"), ("A1", "")]),
        (["A3", "A5", "X1"], [("A3", ""), ("A5", "X1")]),
        (["", " ", "X1"], [("X1", "")]),
    ],
)
def test_serials_read_one_by_one_make_pairs(scans: list[str], pairs: list[tuple[str, str]]) -> None:
    listed = [ONE, TWO, HALF, ListedPair("P-0005", near="A5")]
    assert [(one.near, one.far) for one in paired(scans, listed)] == pairs


def test_reading_one_by_one_receives_what_reading_in_pairs_does() -> None:
    listed = [ONE, TWO, HALF, BLANK]
    scans = ["A1", "B1", "B2", "X3", "A3", "A2", "X1", "X2"]
    assert review(listed, paired(scans, listed)).received == ("P-0001", "P-0002", "P-0003", "P-0004")
