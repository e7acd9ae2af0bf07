"""Texts that mean something to a database mean nothing to the book: they are kept, found and shown letter by letter."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from sqlalchemy import func, select

from models.acts.buildings import edit_building
from models.acts.customer_list import import_customer_list
from models.acts.places import add_hub
from models.acts.shipments import ship_pairs
from models.queries.find import Found, find
from models.rules.customer_list import ListRow
from models.store import Store
from models.tables import Building, End, Entry
from tests.builders import do, opened
from tests.reliability.checks import entries, whole
from tests.reliability.clerk import ON
from tests.reliability.conftest import figure, times

INJECTIONS = (
    "' OR '1'='1", "' OR 1=1 --", "'; DROP TABLE buildings; --", "' UNION SELECT id, hash FROM journal --",
    "1; DELETE FROM pairs", "admin'--", "') OR ('a'='a", '" OR ""="', "%", "_", "%%", "100%", "a_b", "a%b", "\\", "\\%",
    "\\_", "/", "//", "/%", "/_", "[a-z]", "*", "?", "a?b", "$1", ":name", "%s", "%(x)s", "{0}", "{letter}", "{{7*7}}",
    "${7*7}", "<b>x</b>", "O'Hara", "''", "`x`", "--", "/* x */", "x /* y", "CAST(1 AS int)", "pg_sleep(9)", "\t",
    "randomblob(9)", "ÉTOILE", "Ångström", "漢字", "\u202eabc", "e\u0301", "a" * 200,
)  # fmt: skip
ALPHABET = "ab%_'\"\\/;-()[]*? .É1{}$:"


@pytest.fixture
def store(place: str, random: Random) -> Iterator[Store]:
    """The rollout, with buildings, hubs and serials that are called like injections."""
    book = opened(place)
    rows = tuple(
        ListRow(rank, text.strip() or "tab", f"{rank} {text} St", "Seattle", "WA", "98101", remarks=text)
        for rank, text in enumerate(INJECTIONS, 1)
    )
    do(book, import_customer_list, on=ON, rows=rows, source="'; --", confirmed="A test list")
    for number, text in enumerate(INJECTIONS):
        do(book, add_hub, on=ON, code=f"H{number} {text}", name=text.strip() or "tab")
    pairs = [{"radio": "DS-3", "near": f"{number} {text}", "far": ""} for number, text in enumerate(INJECTIONS)]
    packages = [{"contents": "%", "holds_memorandum": True}]
    do(book, ship_pairs, on=ON, order="PO-001", shipped_on=ON, packages=packages, pairs=pairs)
    yield book
    book.close()


def expected(store: Store, text: str) -> dict[Found, set[str]]:
    """The buildings, hubs and serials that hold every word of a text, found by Python alone."""
    words = text.lower().split()
    with store.reading() as session:
        buildings = session.execute(
            select(Building.number, Building.name, Building.street, Building.city, Building.zip)
        ).all()
        serials = session.execute(select(End.serial, End.serial_key)).all()
    squeezed = "".join(text.split()).upper()
    return {
        Found.BUILDING: {row[0] for row in buildings if _holds(row, words)},
        Found.SERIAL: {row.serial for row in serials if squeezed in row.serial_key},
    }


def _holds(columns: tuple[str, ...], words: list[str]) -> bool:
    """Whether each word stands in one of the columns."""
    return bool(words) and all(any(word in column.lower() for column in columns) for word in words)


def found(store: Store, text: str) -> dict[Found, set[str]]:
    """The same as the find box finds them."""
    with store.reading() as session:
        rows = find(session, text, ON, limit=10_000)
    return {
        Found.BUILDING: {row.key for row in rows if row.kind is Found.BUILDING},
        Found.SERIAL: {row.words.removeprefix("Serial ") for row in rows if row.kind is Found.SERIAL},
    }


@pytest.mark.timeout(3600)
def test_the_find_box_finds_what_a_python_filter_finds(store: Store, random: Random) -> None:
    chance = ["".join(random.choices(ALPHABET, k=random.randint(1, 6))) for _ in range(times(100))]
    asked = [text for text in (*INJECTIONS, *chance) if text.strip()]
    before = len(entries(store))
    wrong = [text for text in asked if found(store, text) != expected(store, text)]
    figure(f"{len(asked)} strings searched, {len(wrong)} row sets differ")
    assert wrong == []
    assert len(entries(store)) == before


def test_a_text_is_kept_letter_by_letter_and_nothing_else_is_changed(store: Store, place: str) -> None:
    with store.reading() as session:
        tables = session.scalar(select(func.count()).select_from(Entry))
    for text in INJECTIONS:
        do(store, edit_building, on=ON, building="B-0001", remarks=text)
        with store.reading() as session:
            assert session.scalar(select(Building.remarks).where(Building.number == "B-0001")) == text
    assert len(entries(store)) == (tables or 0) + len(INJECTIONS)
    store.close()
    whole(place)
