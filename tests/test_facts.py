"""Facts that no book can keep are refused with a sentence before anything is written."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from models.errors import Refusal
from models.facts import canonical, decoded, encoded, keepable
from models.rules.delivery import Channel, Delivery


@pytest.mark.parametrize(
    ("hint", "raw", "sentence"),
    [
        (int, 2**31, "The fact x is 2147483648; a whole number lies between -2,147,483,647 and 2,147,483,647 here."),
        (int, -(10**30), "The fact x is -1000000000000000000000000000000; a whole number lies"),
        (int, True, "The fact x is True; it should be a whole number."),
        (int, False, "The fact x is False; it should be a whole number."),
        (int, 1.0, "The fact x is 1.0; it should be a whole number."),
        (str, "a\0b", "The fact x holds a character that cannot be kept, U+0000. Take it out."),
        (str, "\ud800", "The fact x holds a character that cannot be kept, U+D800. Take it out."),
        (str, "\uffff", "The fact x holds a character that cannot be kept, U+FFFF. Take it out."),
        (str, "x" * 2001, "The fact x has 2,001 characters; it may have 2,000."),
        (date, "0001-01-01", "The fact x is 0001-01-01; a book tells of the days from 1900-01-01 to 2199-12-31."),
        (date, "9999-12-31", "The fact x is 9999-12-31; a book tells of the days from 1900-01-01 to 2199-12-31."),
        (Decimal, "1e999999999", "The fact x is '1E+999999999'; a number has at most 15 digits on each side here."),
        (Decimal, "NaN", "The fact x is 'NaN'; it should be a number as text, for example 16497.52."),
        (Decimal, 0.1, "The fact x is 0.1; it should be a number as text, for example 16497.52."),
        (Any, [math.nan], "The fact x[1] is nan, which is no number."),
        (Any, {"a": ["\0"]}, "The fact x.a[1] holds a character that cannot be kept, U+0000. Take it out."),
        (Any, {"\0": 1}, "A name in the fact x holds a character that cannot be kept, U+0000. Take it out."),
        (dict[str, int], {"\0": 1}, "A name in the fact x holds a character that cannot be kept, U+0000. Take it out."),
        (Channel, ["fax"], "The fact x is ['fax']; it should be one of hand, courier, fax, certified_mail."),
        (tuple[str, ...], "abc", "The fact x is 'abc'; it should be a list of text."),
    ],
)
def test_what_no_book_keeps_is_named(hint: Any, raw: object, sentence: str) -> None:
    with pytest.raises(Refusal) as refusal:
        decoded(hint, raw, "x")
    assert refusal.value.sentence.startswith(sentence)


def test_a_long_value_is_cut_short_where_a_sentence_quotes_it() -> None:
    with pytest.raises(Refusal) as refusal:
        decoded(date, "soon" * 100_000, "day")
    assert len(refusal.value.sentence) < 200


def test_only_an_explanation_may_be_long() -> None:
    text = "x" * 20_000
    assert decoded(str, text, "explanation") == text
    with pytest.raises(Refusal, match="has 20,001 characters; it may have 20,000"):
        decoded(str, text + "x", "explanation")


@pytest.mark.parametrize(
    "text", ["two\nlines\tand\r\nmore", "é ß 漢 \U0001f600 \u202e", "'; DROP TABLE pairs --", "x" * 2000]
)
def test_every_other_text_is_kept_as_it_is(text: str) -> None:
    assert decoded(str, text, "name") == text


def test_what_is_nested_deep_is_refused() -> None:
    nested: Any = 1
    for _ in range(30):
        nested = {"a": [nested]}
    with pytest.raises(Refusal, match="nested more than 20 levels deep"):
        keepable(nested, "The fact terms")


def test_facts_come_back_from_json_as_they_were() -> None:
    delivery = Delivery(Channel.FAX, sent_on=date(2000, 11, 28), confirmed=True)
    raw: Mapping[str, Any] = json.loads(canonical(encoded(delivery)))
    assert decoded(Delivery, raw, "delivery") == delivery
    assert encoded(Decimal("16497.50")) == "16497.50"
    assert encoded(Decimal("1E+999999999")) == "1E+999999999"
