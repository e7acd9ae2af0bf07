"""An act's facts as plain JSON and back: what a form typed, a script wrote, and the journal keeps are the same."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from reprlib import Repr
from types import NoneType, UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from models.errors import Refusal

__all__ = ["canonical", "decoded", "encoded", "keepable", "type_words"]

V = TypeVar("V")

LONGEST, LONGEST_EXPLANATION = 2_000, 20_000
"""How many characters a text may have; only an explanation may be long."""
LARGEST, DIGITS, DEEPEST = 2**31 - 1, 15, 20
"""The largest whole number, the digits before and behind the point of any other, the levels of a nested value."""
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
"""The days a book can tell of: every count from one of them ends on a day there is."""
UNKEPT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that a database, a workbook or a page cannot hold."""
SHORT = Repr()
SHORT.maxstring = SHORT.maxother = 80


def canonical(value: object) -> str:
    """The one JSON text of a value: sorted names, no spaces; hashes and digests are taken of it."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


PLAIN = frozenset({str, int, bool, float, NoneType})
"""What JSON holds as it is."""


def encoded(value: object) -> Any:
    """A fact as JSON can hold it: dates and decimals as text, records as objects."""
    if type(value) in PLAIN:
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f") if _in_digits(value) else str(value)
    if isinstance(value, Mapping):
        return {key: encoded(one) for key, one in value.items()}
    if isinstance(value, (tuple, list)):
        return [encoded(one) for one in value]
    if is_dataclass(value):
        return {name: encoded(getattr(value, name)) for name in _names(type(value))}
    return value


_NAMES: dict[type[Any], tuple[str, ...]] = {}
_HINTS: dict[type[Any], Mapping[str, Any]] = {}


def _names(kind: type[Any]) -> tuple[str, ...]:
    """The names of a record's facts; found once, for a list asks for them at every row."""
    if kind not in _NAMES:
        _NAMES[kind] = tuple(one.name for one in fields(kind))
    return _NAMES[kind]


def _hints(kind: type[Any]) -> Mapping[str, Any]:
    """The types of a record's facts; found once, for a list asks for them at every row."""
    if kind not in _HINTS:
        _HINTS[kind] = get_type_hints(kind)
    return _HINTS[kind]


def decoded(hint: Any, raw: Any, name: str) -> Any:
    """A fact out of JSON as the type the act asks for; a Refusal names the fact and what it should be."""
    if hint is type(raw) and hint in PLAIN:
        return keepable(raw, f"The fact {name}")
    origin, inner = get_origin(hint), get_args(hint)
    if origin is UnionType:
        return None if raw is None else decoded(next(one for one in inner if one is not NoneType), raw, name)
    if origin is tuple and isinstance(raw, (list, tuple)):
        return tuple(decoded(inner[0], one, f"{name}[{number}]") for number, one in enumerate(raw, 1))
    if origin in (dict, Mapping) and isinstance(raw, Mapping):
        names = [keepable(str(key), f"A name in the fact {name}") for key in raw]
        return {key: decoded(inner[1], one, f"{name}.{key}") for key, one in zip(names, raw.values(), strict=True)}
    if is_dataclass(hint) and isinstance(raw, Mapping):
        return _record(cast("type[Any]", hint), raw, name)
    try:
        return keepable(_plain(hint, raw), f"The fact {name}")
    except (TypeError, ValueError, InvalidOperation):
        raise Refusal(f"The fact {name} is {_shown(raw)}; it should be {type_words(hint)}.") from None


def keepable(value: V, what: str, depth: int = 0) -> V:
    """The value itself, if every book can keep it; a Refusal says what is too long, too large or no text."""
    match value:
        case str():
            _refuse_text(value, what)
        case bool():
            pass
        case int() if abs(value) > LARGEST:
            raise Refusal(f"{what} is {_shown(value)}; a whole number lies between -{LARGEST:,} and {LARGEST:,} here.")
        case float() if not math.isfinite(value):
            raise Refusal(f"{what} is {value}, which is no number.")
        case Decimal() if not _in_digits(value):
            raise Refusal(f"{what} is {_shown(str(value))}; a number has at most {DIGITS} digits on each side here.")
        case date() if not FIRST_DAY <= value <= LAST_DAY:
            raise Refusal(f"{what} is {value}; a book tells of the days from {FIRST_DAY} to {LAST_DAY}.")
        case Mapping() | list() if depth == DEEPEST:
            raise Refusal(f"{what} is nested more than {DEEPEST} levels deep.")
        case Mapping():
            for key, one in value.items():
                name = keepable(str(key), f"A name in {what[0].lower()}{what[1:]}")
                keepable(one, f"{what}.{name}", depth + 1)
        case list():
            for number, one in enumerate(value, 1):
                keepable(one, f"{what}[{number}]", depth + 1)
    return value


def _fits(hint: Any, raw: Any) -> bool:
    """Whether a value is of its type as it stands, and every book can keep it, as nearly all of a long list."""
    if hint is not type(raw):
        return False
    if hint is str:
        return len(raw) <= LONGEST and UNKEPT.search(raw) is None
    return hint is int and abs(raw) <= LARGEST


def _refuse_text(text: str, what: str) -> None:
    """Refuses a text that is too long, or that not every database, workbook and page can hold."""
    longest = LONGEST_EXPLANATION if what.endswith("explanation") else LONGEST
    if len(text) > longest:
        raise Refusal(f"{what} has {len(text):,} characters; it may have {longest:,}.")
    if found := UNKEPT.search(text):
        raise Refusal(f"{what} holds a character that cannot be kept, U+{ord(found[0]):04X}. Take it out.")


def _in_digits(number: Decimal) -> bool:
    """Whether a decimal is a number of a size that means something."""
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -DIGITS and number.adjusted() < DIGITS


def _shown(value: object) -> str:
    """A value as a sentence quotes it, cut short."""
    try:
        return SHORT.repr(value)
    except ValueError:
        return "a number of thousands of digits"


def _plain(hint: Any, raw: Any) -> Any:
    """A single value as its type; raises TypeError or ValueError where it does not fit."""
    if hint is int and isinstance(raw, bool):
        raise TypeError(raw)
    if hint is Any or (isinstance(hint, type) and isinstance(raw, hint)):
        return raw
    if hint is date:
        return date.fromisoformat(raw)
    if hint is Decimal and isinstance(raw, (str, int)) and not isinstance(raw, bool):
        number = Decimal(raw)
        if not number.is_finite():
            raise ValueError(raw)
        return number
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(raw)
    raise TypeError(raw)


def _record(kind: type[Any], raw: Mapping[str, Any], name: str) -> Any:
    """A frozen record out of a JSON object; unknown and missing names are refused."""
    hints = _hints(kind)
    if not raw.keys() <= hints.keys():
        extra = min(set(raw) - set(hints))
        raise Refusal(f"{name} has no fact named {extra:.80}; it knows {', '.join(sorted(hints))}.")
    values = {
        key: one if _fits(hints[key], one) else decoded(hints[key], one, f"{name}.{key}") for key, one in raw.items()
    }
    try:
        return kind(**values)
    except TypeError:
        missing = ", ".join(key for key in hints if key not in raw)
        raise Refusal(f"{name} lacks {missing}.") from None


def type_words(hint: Any) -> str:
    """What a fact should be, in words for help and refusals."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is UnionType:
        return f"{type_words(next(one for one in inner if one is not NoneType))} or null"
    if origin is tuple:
        return f"a list of {type_words(inner[0])}"
    if origin in (dict, Mapping):
        return f"an object of {type_words(inner[1])}"
    if is_dataclass(hint):
        return "{" + ", ".join(one.name for one in fields(hint)) + "}"
    if isinstance(hint, type) and issubclass(hint, Enum):
        return "one of " + ", ".join(str(one.value) for one in hint)
    words = {Any: "any value", date: "a date as 2000-11-28", str: "text", int: "a whole number", bool: "true or false"}
    return words.get(hint, "a number as text, for example 16497.52" if hint is Decimal else str(hint))
