"""Taking an act back: every row as it was before, movements by opposite movements, if nobody touched them since."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from sqlalchemy import Table, and_, delete, func, insert, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models.errors import Refusal
from models.journal import Image, from_json, table_of, to_json
from models.tables.journal import Entry

__all__ = ["reversal"]

LEDGER = "movements"  # append-only: an opposite row instead of a deletion
PAPERS = "documents"
PLACES = "places"  # a place the ledger names stays, even when the act that made it is undone


def reversal(session: Session, entry: Entry) -> list[Image]:
    """Reverses an entry's images, last first, and gives the images of doing so; refuses what has changed since."""
    images: list[Image] = []
    for image in reversed(json.loads(entry.images)):
        _refuse_touched(session, entry, image)
        _refuse_on_paper(session, entry, image)
        if not _stays(session, image):
            images.append(_reverse(session, entry, image))
    return images


def _stays(session: Session, image: Image) -> bool:
    """Whether what an act made is left in place: a place that movements lead to or from."""
    if image["table"] != PLACES or image["before"] is not None:
        return False
    ledger, key = table_of(LEDGER), image["key"]["id"]
    named = or_(ledger.c.from_place_id == key, ledger.c.to_place_id == key)
    return session.scalar(select(ledger.c.id).where(named).limit(1)) is not None


def _reverse(session: Session, entry: Entry, image: Image) -> Image:
    """Takes back one row's change."""
    table = table_of(image["table"])
    if table.name == LEDGER:
        _refuse_moved_on(session, entry, table, image["after"])
        return _opposite(session, table, image["after"])
    before, after = image["before"], image["after"]
    try:
        with session.begin_nested():
            if before is None:
                session.execute(delete(table).where(_is(table, image["key"])))
            elif after is None:
                session.execute(insert(table).values(_values(table, before)))
            else:
                session.execute(update(table).where(_is(table, image["key"])).values(_values(table, before)))
    except IntegrityError:
        later = _resting_on(session, entry, table, image["key"])
        rests = f"“{later}” rests on it. Undo that first." if later else "later entries build on it. Undo those first."
        raise Refusal(f"“{entry.sentence}” cannot be undone: {rests}") from None
    return {"table": table.name, "key": image["key"], "before": after, "after": before}


def _resting_on(session: Session, entry: Entry, table: Table, key: dict[str, Any]) -> str:
    """The sentence of the first later act that wrote a row which refers to this one; empty when none is found."""
    for other in table.metadata.tables.values():
        for reference in other.foreign_keys:
            if reference.column.table is not table or "id" not in other.c:
                continue
            rows = set(session.scalars(select(other.c.id).where(reference.parent == key.get("id"))))
            sentence = _writer(session, entry, other.name, rows) if rows else ""
            if sentence:
                return sentence
    return ""


def _writer(session: Session, entry: Entry, table: str, rows: set[int]) -> str:
    """The sentence of the first act after an entry that wrote one of some rows of a table."""
    query = select(Entry.sentence, Entry.images).where(Entry.id > entry.id, Entry.touched.contains(table))
    for sentence, images in session.execute(query.order_by(Entry.id)):
        if any(image["table"] == table and image["key"].get("id") in rows for image in json.loads(images)):
            return str(sentence)
    return ""


def _refuse_moved_on(session: Session, entry: Entry, table: Table, row: dict[str, Any]) -> None:
    """Refuses to take back a movement of a pair that has gone on from there."""
    later = session.execute(
        select(table.c.id, table.c.reverses_id).where(table.c.tag == row["tag"], table.c.id > row["id"])
    ).all()
    undone_by = {one.reverses_id: one.id for one in later if one.reverses_id is not None}
    for one in later:
        if one.reverses_id is None and _stands(one.id, undone_by):
            raise Refusal(
                f"“{entry.sentence}” cannot be undone: {row['tag']} has been moved since. Undo the later act first."
            )


def _stands(movement: int, undone_by: dict[int, int]) -> bool:
    """Whether a movement has effect, after all its undos and redos."""
    stands = True
    while movement in undone_by:
        movement, stands = undone_by[movement], not stands
    return stands


def _opposite(session: Session, table: Table, row: dict[str, Any]) -> Image:
    """A movement the other way on the same day, so that the pair stands where it stood on every day."""
    opposite = {
        **row,
        "id": (session.scalar(select(func.max(table.c.id))) or 0) + 1,
        "from_place_id": row["to_place_id"],
        "to_place_id": row["from_place_id"],
        "reverses_id": row["id"],
    }
    session.execute(insert(table).values(_values(table, opposite)))
    return {"table": table.name, "key": {"id": opposite["id"]}, "before": None, "after": opposite}


def _refuse_touched(session: Session, entry: Entry, image: Image) -> None:
    """Refuses when a row no longer is what the act left."""
    table = table_of(image["table"])
    row = session.execute(select(table).where(_is(table, image["key"]))).mappings().first()
    left = image["after"]
    unchanged = (
        row is None
        if left is None
        else row is not None and all(_same(row[name], value) for name, value in left.items())
    )
    if not unchanged:
        raise Refusal(
            f"“{entry.sentence}” cannot be undone: what it wrote was changed since. Undo the later act first."
        )


def _same(stored: Any, left: Any) -> bool:
    """Whether a column holds what an act left there; a sum typed as 2500 is stored, and read back, as 2500.00."""
    if isinstance(stored, Decimal) and left is not None:
        return stored == Decimal(left)
    return bool(to_json(stored) == left)


def _refuse_on_paper(session: Session, entry: Entry, image: Image) -> None:
    """Refuses to take away a record that an issued paper is about; its number would be given again."""
    number = (image["after"] or {}).get("number")
    if image["before"] is not None or image["table"] == PAPERS or not isinstance(number, str):
        return
    papers = table_of(PAPERS)
    paper = session.scalar(select(papers.c.number).where(papers.c.subject == number).limit(1))
    if paper is not None:
        raise Refusal(f"“{entry.sentence}” cannot be undone: the paper {paper} has been issued about {number}.")


def _is(table: Table, key: dict[str, Any]) -> Any:
    """The condition that names one row."""
    return and_(*(table.c[name] == from_json(table.c[name], value) for name, value in key.items()))


def _values(table: Table, image: dict[str, Any]) -> dict[str, Any]:
    """An image's columns as values to write."""
    return {name: from_json(table.c[name], value) for name, value in image.items()}
