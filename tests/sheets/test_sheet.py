"""Sheets: JSON and back, and the redacted copy."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from typing import get_args, get_type_hints

import pytest

from models.sheets.sheet import Money, Party, Sheet, Withheld, from_json, texts, to_json, withhold
from reports.documents import DOCUMENTS
from tests.reports.papers import ORDER, SHEETS, STATUS

KINDS = list(SHEETS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_sheet_comes_back_from_json_the_same(kind: str) -> None:
    sheet = SHEETS[kind]
    assert from_json(type(sheet), json.loads(json.dumps(to_json(sheet)))) == sheet


def test_every_document_has_a_sample_here() -> None:
    assert set(SHEETS) == set(DOCUMENTS)
    assert all(type(SHEETS[kind]) is document.sheet for kind, document in DOCUMENTS.items())


def test_json_keeps_a_price_that_nobody_entered_apart_from_zero() -> None:
    unpriced = replace(ORDER, total=None)
    assert to_json(unpriced)["total"] is None
    assert to_json(replace(ORDER, total=Decimal(0)))["total"] == "0"


@pytest.mark.parametrize("data", [{"name": 3}, {"surname": "x"}, ["x"], {"name": "x", "address": "y"}])
def test_json_that_is_not_the_sheet_is_refused(data: object) -> None:
    with pytest.raises((TypeError, KeyError)):
        from_json(Party, data)


def test_a_redacted_sheet_is_never_stored() -> None:
    with pytest.raises(TypeError, match="cannot keep"):
        to_json(withhold(ORDER))


def _types(kind: type) -> Iterator[object]:
    """The types of every field of a sheet and of the parts inside it."""
    for hint in get_type_hints(kind).values():
        yield hint
        for inner in (hint, *get_args(hint)):
            if is_dataclass(inner) and isinstance(inner, type):
                yield from _types(inner)


@pytest.mark.parametrize("kind", KINDS)
def test_every_decimal_of_a_sheet_is_money_and_so_withheld(kind: str) -> None:
    for hint in _types(DOCUMENTS[kind].sheet):
        assert hint == Money or (hint is not Decimal and Decimal not in get_args(hint))


@pytest.mark.parametrize("kind", KINDS)
def test_withholding_leaves_no_figure_behind(kind: str) -> None:
    assert "Decimal" not in repr(withhold(SHEETS[kind]))


def test_withholding_keeps_what_was_not_entered_and_every_count() -> None:
    redacted = withhold(STATUS)
    assert [each.amount for each in redacted.sums] == [Withheld.FIGURE, None]
    assert redacted.counters == STATUS.counters


@pytest.mark.parametrize(
    ("remark", "printed"),
    [
        ("Agreed at $9,650 each", "Agreed at [***] each"),
        ("total 514,651.20.", "total [***]."),
        ("514651.20 in all", "[***] in all"),
        ("another 1,200.00 and USD 30", "another [***] and [***]"),
        ("level 4.10 dB", "level 4.10 dB"),
        ("down $ 12.50, then none", "down [***], then none"),
        ("serial AL3L-514651.20", "serial AL3L-514651.20"),
        ("24 pairs of 500", "24 pairs of 500"),
    ],
)
def test_a_figure_typed_into_a_text_is_withheld_too(remark: str, printed: str) -> None:
    assert withhold(replace(ORDER, remarks=(remark,))).remarks == (printed,)


def test_a_round_sum_is_found_however_it_is_written() -> None:
    order = replace(ORDER, total=Decimal("9650.00"), remarks=("9,650 or 9650 or 9,650.00 or 96501",))
    assert withhold(order).remarks == ("[***] or [***] or [***] or 96501",)


def test_texts_are_all_the_texts_of_a_sheet() -> None:
    found = texts(ORDER)
    assert "Receiving desk" in found
    assert "Altium OC-3 indoor unit" in found
    assert all(isinstance(text, str) for text in found)


def test_a_sheet_is_known_by_its_head() -> None:
    sheets: list[Sheet] = list(SHEETS.values())
    assert all({field.name for field in fields(sheet.head)} >= {"number", "dated", "agreement"} for sheet in sheets)
