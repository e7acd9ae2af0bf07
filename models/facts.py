"""An act's facts as plain JSON and back: what a form typed, a script wrote, and the journal keeps are the same."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from types import NoneType, UnionType
from typing import Any, cast, get_args, get_origin, get_type_hints

from models.errors import Refusal

__all__ = ["canonical", "decoded", "encoded", "type_words"]


def canonical(value: object) -> str:
    """The one JSON text of a value: sorted names, no spaces; hashes and digests are taken of it."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def encoded(value: object) -> Any:
    """A fact as JSON can hold it: dates and decimals as text, records as objects."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Mapping):
        return {key: encoded(one) for key, one in value.items()}
    if isinstance(value, (tuple, list)):
        return [encoded(one) for one in value]
    if is_dataclass(value):
        return {one.name: encoded(getattr(value, one.name)) for one in fields(value)}
    return value


def decoded(hint: Any, raw: Any, name: str) -> Any:
    """A fact out of JSON as the type the act asks for; a Refusal names the fact and what it should be."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is UnionType:
        return None if raw is None else decoded(next(one for one in inner if one is not NoneType), raw, name)
    if origin is tuple and isinstance(raw, (list, tuple)):
        return tuple(decoded(inner[0], one, f"{name}[{number}]") for number, one in enumerate(raw, 1))
    if origin in (dict, Mapping) and isinstance(raw, Mapping):
        return {str(key): decoded(inner[1], one, f"{name}.{key}") for key, one in raw.items()}
    if is_dataclass(hint) and isinstance(raw, Mapping):
        return _record(cast("type[Any]", hint), raw, name)
    try:
        return _plain(hint, raw)
    except (TypeError, ValueError, InvalidOperation):
        raise Refusal(f"The fact {name} is {raw!r}; it should be {type_words(hint)}.") from None


def _plain(hint: Any, raw: Any) -> Any:
    """A single value as its type; raises TypeError or ValueError where it does not fit."""
    if hint is Any or (isinstance(hint, type) and isinstance(raw, hint) and not (hint is int and raw is True)):
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
    hints = get_type_hints(kind)
    known = {one.name for one in fields(kind)}
    for extra in sorted(set(raw) - known):
        raise Refusal(f"{name} has no fact named {extra}; it knows {', '.join(sorted(known))}.")
    values = {key: decoded(hints[key], one, f"{name}.{key}") for key, one in raw.items()}
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
