"""What a day looked like stays so when later facts are added, and no count depends on the order of entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from random import Random
from typing import Any

import pytest

from models.acts.answers import countersign, object_to_letter
from models.acts.buildings import select_buildings
from models.acts.letters import new_letter, record_letter_delivery
from models.acts.link_tests import agree_test_plan
from models.queries.buildings import buildings
from models.queries.counters import today
from models.queries.letters import accepted_links, letters
from models.queries.links import links
from models.store import Store
from tests.builders import do, result
from tests.planted import by_courier, by_fax, by_hand, plant
from tests.queries.scripts import FAILED, LINKS, SIGNER, attempted, told

FIRST = date(2000, 11, 6)
NOV_14, NOV_22, NOV_24, DEC_5 = date(2000, 11, 14), date(2000, 11, 22), date(2000, 11, 24), date(2000, 12, 5)


def seen(store: Store, day: date) -> tuple[Any, ...]:
    """What the pages show of a day."""
    with store.reading() as session:
        whole = today(session, day)
        counts = [(one.code, one.value, one.tags) for one in whole.counters]
        found = [(one.code, one.subject, one.sentence, one.chip, one.due_on) for one in whole.findings]
        return counts, found, letters(session, day), links(session, day), buildings(session, day)


def days_in(facts: Any) -> Iterator[date]:
    """Every day that facts tell of."""
    if isinstance(facts, date):
        yield facts
    elif is_dataclass(facts):
        for one in fields(facts):
            yield from days_in(getattr(facts, one.name))
    elif isinstance(facts, (dict, tuple)):
        for inner in facts.values() if isinstance(facts, dict) else facts:
            yield from days_in(inner)


@pytest.mark.parametrize("seed", range(3))
def test_a_day_stays_as_it_was_when_later_facts_are_added(store: Store, seed: int) -> None:
    plant(store, LINKS, pairs=4, buildings=10)
    kept: dict[date, tuple[Any, ...]] = {}
    came: dict[str, list[date]] = {}  # how a letter came is one fact: recording it again corrects what was told before
    day, changed = FIRST, False
    for one in told(Random(seed), FIRST, 60):
        if one.on != day and changed:
            kept[day] = seen(store, day)
            changed = False
        day = one.on
        if attempted(store, one):
            changed = True
            days = [one.on, *days_in(one.facts)]
            if one.act is record_letter_delivery:
                days += came.setdefault(one.facts["letter"], [])
                came[one.facts["letter"]] += days
            earliest = min(days)
            kept = {when: view for when, view in kept.items() if when < earliest}
    assert len(kept) > 3
    for when, view in kept.items():
        assert seen(store, when) == view


Entry = Callable[[Store, dict[str, str]], None]


def chain(link: str, delivery: Any, *answers: Entry) -> list[Entry]:
    """A letter for a Link, how it came, and what was answered, each entered after the one before."""

    def issue(store: Store, numbers: dict[str, str]) -> None:
        done = do(store, new_letter, on=DEC_5, links=(link,), issued_on=NOV_14)
        numbers[link] = result(done, "letter")

    def deliver(store: Store, numbers: dict[str, str]) -> None:
        do(store, record_letter_delivery, on=DEC_5, letter=numbers[link], delivery=delivery)

    return [issue, deliver, *answers]


def sign(link: str) -> Entry:
    """A countersignature made in time."""
    facts = {"made_on": NOV_24, "signed_by": SIGNER, "delivery": by_hand(NOV_24)}
    return lambda store, numbers: void(do(store, countersign, on=DEC_5, letter=numbers[link], **facts))


def object_to(link: str) -> Entry:
    """A complete objection made in time."""
    facts = {"made_on": NOV_24, "signed_by": SIGNER, "delivery": by_hand(NOV_24), "items": FAILED, "explanation": "So."}
    return lambda store, numbers: void(do(store, object_to_letter, on=DEC_5, letter=numbers[link], **facts))


def void(_done: object) -> None:
    """Nothing."""


def chains() -> list[list[Entry]]:
    """Facts that rest on others only within their own chain."""
    return [
        chain("L-0001", by_hand(NOV_22), sign("L-0001")),
        chain("L-0002", by_hand(NOV_22), object_to("L-0002")),
        chain("L-0003", by_courier(NOV_22)),
        chain("L-0004", by_fax(NOV_22)),
        [lambda store, _: void(do(store, select_buildings, on=DEC_5, buildings=("B-0007", "B-0008")))],
        [lambda store, _: void(do(store, select_buildings, on=DEC_5, buildings=("B-0009",)))],
        [lambda store, _: void(do(store, agree_test_plan, on=DEC_5, version=1, agreed_on=date(2000, 7, 28)))],
    ]


def counted(store: Store) -> tuple[Any, ...]:
    """Every count of the day, whatever numbers the letters have."""
    with store.reading() as session:
        whole = today(session, DEC_5)
        counts = [(one.code, one.name, one.value) for one in whole.counters]
        found = Counter(one.code for one in whole.findings)
        return counts, found, accepted_links(session, DEC_5), whole.bar.equation


@pytest.mark.parametrize("seed", range(3))
def test_no_count_depends_on_the_order_of_entry(store: Store, started: Any, tmp_path: Any, seed: int) -> None:
    books = []
    for number, random in enumerate((None, Random(seed))):
        left = chains()
        numbers: dict[str, str] = {}
        book = store if number == 0 else another(started, tmp_path)
        plant(book, LINKS, pairs=4, buildings=10)
        while left := [one for one in left if one]:
            (left[0] if random is None else random.choice(left)).pop(0)(book, numbers)
        books.append(counted(book))
    book.close()
    assert books[0] == books[1]


def another(started: Any, folder: Any) -> Store:
    """A second started book."""
    from shutil import copyfile

    from tests.builders import opened

    return opened(copyfile(started, str(folder / "second.pairbook")))
