"""A value of a wrong kind for any fact of any act is refused with a sentence; never anything else."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from random import Random
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from models.act import Act
from models.acts.register import ACTS
from models.errors import Refusal
from models.queries.counters import counters
from models.queries.letters import letters
from models.store import Store
from tests.builders import opened
from tests.reliability.checks import entries, whole
from tests.reliability.clerk import ON
from tests.reliability.conftest import LONG, figure

KNOWN = {
    "order": "PO-001", "tag": "P-0001", "building": "B-0001", "hub": "PHL-2", "letter": "LAL-0001", "link": "L-0001",
    "shipment": "SH-0001", "place": "SAVVIS/MERIDIAN store", "to": "Under repair", "answer": "CS-0001",
    "tags": "P-0001", "buildings": "B-0001", "links": "L-0001", "letters": "LAL-0001", "unscanned": "P-0001",
}  # fmt: skip


def nested(levels: int) -> Any:
    """A value inside a value, so many levels deep."""
    inner: Any = 1
    for level in range(levels):
        inner = [inner] if level % 2 else {"a": inner}
    return inner


WRONG: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 2**31, 2**63, -(10**30), 1.5, math.nan, math.inf, "", " ", "x", "a\0b", "\ud800",
    "\uffff", "x" * 1_000_000, "'; DROP TABLE pairs; --", "{letter}", "%s", "NaN", "Infinity", "1e999999999", "-1",
    "0.001", "99999999999", "2000-11-28", "0001-01-01", "9999-12-31", "1900-01-01", "2199-12-31", "2000-02-30", [], {},
    [None], [[]], ["a\0"], {"a": 1}, {"\0": 1}, [{}],
    nested(5000), nested(300), [1, 2], {"OC-3": 1}, {"OC-3": -1}, {"OC-3": 2**31 - 1}, {"": 1}, *KNOWN.values(),
)  # fmt: skip


def plausible(hint: Any, name: str) -> Any:
    """A value of the right kind."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is UnionType:
        return plausible(next(one for one in inner if one is not NoneType), name)
    if origin is tuple:
        return [plausible(inner[0], name)]
    if origin is not None:
        return {}
    if is_dataclass(hint):
        return {key: plausible(one, key) for key, one in get_type_hints(hint).items()}
    if isinstance(hint, type) and issubclass(hint, Enum):
        return next(iter(hint)).value
    return {date: ON.isoformat(), int: 1, bool: True, Decimal: "1"}.get(hint, KNOWN.get(name, "x"))


def twisted(value: Any) -> Iterator[Any]:
    """Every wrong value in the place of a plausible one, and in every place inside it."""
    yield from WRONG
    if isinstance(value, list) and value:
        yield from ([one] for one in twisted(value[0]))
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from ({**value, key: one} for one in twisted(inner))


def tried(store: Store, act: Act, chance: Random) -> tuple[int, list[str]]:
    """Tries an act with every twist of its facts, or one in eight of them; gives how many were done, and refusals."""
    base = {fact.name: plausible(fact.hint, fact.name) for fact in act.facts}
    done, refused = 0, []
    for name, value in base.items():
        for one in twisted(value):
            if LONG == 1 and chance.random() > 1 / 8:
                continue
            try:
                store.do(act, {**base, name: one}, ON)
                done += 1
            except Refusal as refusal:
                refused.append(refusal.sentence)
    return done, refused


@pytest.mark.timeout(3600)
def test_every_wrong_value_of_every_fact_of_every_act_is_refused_or_harmless(place: str, random: Random) -> None:
    store = opened(place)
    before = len(entries(store))
    done, refused = 0, []
    for act in ACTS.values():
        kept, said = tried(store, act, random)
        done, refused = done + kept, refused + said
    figure(
        f"{len(ACTS)} acts, {done + len(refused)} hostile facts: {done} kept, {len(refused)} refused in words, 0 others"
    )
    assert [sentence for sentence in refused if not sentence.endswith((".", ")")) or len(sentence) > 3000] == []
    assert len(entries(store)) == before + done
    with store.reading() as session:
        assert counters(session, ON)
        letters(session, ON)
    store.close()
    whole(place)
