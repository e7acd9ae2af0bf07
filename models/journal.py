"""The journal: row images collected while an act runs, entries chained by hash, and what can be undone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import Column, Table, event, func, insert, inspect, select
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction

from models.facts import canonical, encoded
from models.tables.base import Base, Cents, Coordinate
from models.tables.journal import Entry

__all__ = [
    "GENESIS",
    "Heading",
    "Image",
    "Undoable",
    "add_many",
    "broken_link",
    "from_json",
    "next_redo",
    "next_undo",
    "to_json",
    "watch",
    "write",
]

Image = dict[str, Any]
GENESIS = "0" * 64
LINKED = frozenset({"links", "letters", "letter_links", "answers", "deliveries", "test_results"})


@dataclass(frozen=True, slots=True)
class Heading:
    """Who does what, when, and for which day."""

    act_id: str
    act: str
    sentence: str
    on: date
    by: str
    at: datetime
    undoable: bool


@dataclass(frozen=True, slots=True)
class Undoable:
    """The act that undo or redo would take back next."""

    act_id: str
    sentence: str


def watch(session: Session) -> list[Image]:
    """Numbers new rows and collects the image of every row this session changes, in order."""
    images: list[Image] = session.info.setdefault("images", [])

    def number(session: Session, _context: UOWTransaction, _instances: object) -> None:
        for row in session.new:
            if "id" in row.__table__.columns and row.id is None:
                row.id = _next_id(session, type(row))

    def collect(session: Session, _context: UOWTransaction) -> None:
        images.extend(_inserted(row) for row in session.new)
        images.extend(image for row in session.dirty if (image := _updated(row)))
        images.extend(_deleted(row) for row in session.deleted)

    event.listen(session, "before_flush", number)
    event.listen(session, "after_flush", collect)
    event.listen(session, "do_orm_execute", _refuse_bulk)
    return images


def add_many(session: Session, kind: type[Base], rows: Iterable[Mapping[str, Any]]) -> list[int]:
    """Inserts rows in one statement, numbered and journalled as if each were added alone; gives their ids."""
    session.flush()
    table, names = table_of(kind.__tablename__), _names(kind)
    whole = [{**dict.fromkeys(names), **row, "id": _next_id(session, kind)} for row in rows]
    if whole:
        session.connection().execute(insert(table), whole)
    images: list[Image] = session.info["images"]
    for row in whole:
        after = {name: to_json(row[name]) for name in names}
        images.append({"table": table.name, "key": {"id": row["id"]}, "before": None, "after": after})
    return [row["id"] for row in whole]


def _refuse_bulk(state: ORMExecuteState) -> None:
    """A bulk INSERT, UPDATE or DELETE would pass the journal by; no act may use one."""
    if state.is_insert or state.is_update or state.is_delete:
        raise RuntimeError("an act changes rows one by one, so that the journal sees them")


def _next_id(session: Session, kind: type[Base]) -> int:
    """The next number of a table; the writer's lock makes it the same on every replay."""
    numbers: dict[type[Base], int] = session.info.setdefault("numbers", {})
    if kind not in numbers:
        with session.no_autoflush:
            numbers[kind] = session.scalar(select(func.max(kind.__table__.c.id))) or 0
    numbers[kind] += 1
    return numbers[kind]


def _inserted(row: Base) -> Image:
    """The image of a new row."""
    return {"table": row.__tablename__, "key": _key(row), "before": None, "after": _whole(row)}


def _deleted(row: Base) -> Image:
    """The image of a row taken away."""
    return {"table": row.__tablename__, "key": _key(row), "before": _whole(row), "after": None}


def _updated(row: Base) -> Image | None:
    """The image of a changed row: only the columns that changed; None when nothing did."""
    state = inspect(row)
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for column in row.__table__.columns:
        history = state.attrs[column.key].history
        if history.has_changes():
            before[column.key] = to_json(history.deleted[0] if history.deleted else None)
            after[column.key] = to_json(history.added[0] if history.added else None)
    if not after:
        return None
    return {"table": row.__tablename__, "key": _key(row), "before": before, "after": after}


def _key(row: Base) -> dict[str, Any]:
    """A row's primary key."""
    return {name: to_json(getattr(row, name)) for name in _key_names(type(row))}


def _whole(row: Base) -> dict[str, Any]:
    """Every column of a row."""
    return {name: to_json(getattr(row, name)) for name in _names(type(row))}


@cache
def _names(kind: type[Base]) -> tuple[str, ...]:
    """The columns of a table; asked for every row of a long act."""
    return tuple(column.key for column in kind.__table__.columns)


@cache
def _key_names(kind: type[Base]) -> tuple[str, ...]:
    """The columns of a table's primary key."""
    return tuple(column.key for column in kind.__table__.primary_key)


def to_json(value: Any) -> Any:
    """A column's value as an image holds it; the bytes of a paper are held by their hash."""
    return hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else encoded(value)


def from_json(column: Column[Any], value: Any) -> Any:
    """A column's value out of an image."""
    if value is None:
        return None
    if isinstance(column.type, (Cents, Coordinate)):
        return Decimal(value)
    return date.fromisoformat(value) if column.type.python_type is date else value


def write(
    session: Session,
    head: Heading,
    facts: Mapping[str, Any],
    images: Sequence[Image],
    undoes: str | None = None,
) -> Entry:
    """Writes the entry of an act at the end of the chain."""
    with session.no_autoflush:
        last = session.execute(select(Entry.id, Entry.hash).order_by(Entry.id.desc()).limit(1)).first()
    entry = Entry(
        id=(last.id if last else 0) + 1,
        act_id=head.act_id,
        act=head.act,
        sentence=head.sentence,
        facts=canonical(facts),
        images=canonical(list(images)),
        touched=",".join(sorted({image["table"] for image in images} | {"journal"})),
        recorded_on=head.on,
        by=head.by,
        at=head.at.astimezone(UTC).isoformat(timespec="seconds"),
        undoes=undoes,
        undoable=head.undoable,
        prev_hash=last.hash if last else GENESIS,
        hash="",
    )
    entry.hash = digest_of(entry)
    session.add(entry)
    session.flush()
    return entry


def digest_of(entry: Entry) -> str:
    """The hash of an entry over everything it says and the hash before it."""
    said = {column.key: encoded(getattr(entry, column.key)) for column in Entry.__table__.columns}
    del said["hash"]
    return hashlib.sha256(canonical(said).encode()).hexdigest()


def broken_link(entries: Iterable[Entry]) -> Entry | None:
    """The first entry that does not fit the chain, or None when all do."""
    previous = GENESIS
    for number, entry in enumerate(entries, 1):
        if entry.id != number or entry.prev_hash != previous or entry.hash != digest_of(entry):
            return entry
        previous = entry.hash
    return None


def next_undo(session: Session) -> Undoable | None:
    """The last act that stands and can be undone, taken back by undoing the tip of its chain; None without one."""
    entries, undone_by = _recent(session)
    for entry in entries:
        if entry.act == "undo":
            continue
        tip, undone = _tip(entry, undone_by)
        if not undone and entry.undoable:
            return Undoable(tip.act_id, entry.sentence)
    return None


def next_redo(session: Session) -> Undoable | None:
    """The last undo that stands, when nothing else was done since."""
    entries, undone_by = _recent(session)
    acts = {entry.act_id: entry for entry in entries}
    for entry in entries:
        if entry.act != "undo":
            return None
        root = _root(entry, acts)
        if entry.act_id not in undone_by and _tip(root, undone_by)[1]:
            return Undoable(entry.act_id, root.sentence)
    return None


def built_on(session: Session, entry: Entry) -> str | None:
    """The sentence of a later act that stands and may rest on this one without sharing a row; None when there is none.

    A new letter rests on the objection to the one before, though no foreign key says so: acts on letters, links and
    their answers are taken back in the opposite order.
    """
    if LINKED.isdisjoint(entry.touched.split(",")):
        return None
    entries, undone_by = _recent(session)
    mine = _root(entry, {one.act_id: one for one in entries})
    for one in entries:
        if one.id <= entry.id:
            return None
        linked = not LINKED.isdisjoint(one.touched.split(","))
        if linked and one.act != "undo" and one.act_id != mine.act_id and not _tip(one, undone_by)[1]:
            return str(one.sentence)
    return None


def _root(entry: Any, acts: Mapping[str, Any]) -> Any:
    """The act that a chain of undos and redos began with."""
    while entry.undoes and entry.undoes in acts:
        entry = acts[entry.undoes]
    return entry


def _recent(session: Session) -> tuple[list[Any], dict[str, Any]]:
    """The latest entries, newest first, and which of them undoes which."""
    columns = (Entry.id, Entry.act_id, Entry.act, Entry.sentence, Entry.undoes, Entry.undoable, Entry.touched)
    entries = list(session.execute(select(*columns).order_by(Entry.id.desc()).limit(500)))
    return entries, {entry.undoes: entry for entry in entries if entry.undoes}


def _tip(entry: Any, undone_by: Mapping[str, Any]) -> tuple[Any, bool]:
    """The last of an act's undos and redos, and whether the act is undone by it."""
    undone = False
    while entry.act_id in undone_by:
        entry, undone = undone_by[entry.act_id], not undone
    return entry, undone


def table_of(name: str) -> Table:
    """The table of that name."""
    return Base.metadata.tables[name]
