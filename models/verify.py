"""Is the book sound? Its digest, its integrity, its chain, and a replay that has to come to the same digest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from models.act import Act
from models.errors import BookError, DamagedBook, Refusal
from models.facts import canonical
from models.journal import GENESIS, broken_link, to_json
from models.store import Store
from models.tables import Base, Document, Entry

__all__ = ["Verdict", "digest", "replay", "verify"]

DRAWN = {"pdf", "sha256"}  # a later version of the program may draw a page differently
UNVOUCHED = "It was not replayed: a journal that was changed cannot vouch for the book."


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check of the whole book found."""

    integrity: str
    entries: int
    head: str  # the hash of the last entry: kept elsewhere, it shows later that nothing was cut off
    broken_entry: int | None
    changed_paper: str
    digest: str
    replayed: str
    stopped: str = ""  # why the replay could not go on
    lost_head: str = ""  # the head asked for, when no entry has it

    @property
    def sound(self) -> bool:
        """Whether everything holds."""
        whole = self.integrity == "ok" and self.broken_entry is None and self.digest == self.replayed
        return whole and not self.changed_paper and not self.lost_head

    @property
    def sentences(self) -> tuple[str, ...]:
        """The findings in words."""
        chain = (
            f"All {self.entries} journal entries fit their chain; its head is {self.head}."
            if self.broken_entry is None
            else f"Journal entry {self.broken_entry} does not fit the chain: it, or the one before, was changed."
        )
        again = self.stopped or (
            f"Replaying the journal gives the same digest, {self.digest[:16]}."
            if self.digest == self.replayed
            else f"Replaying the journal gives {self.replayed[:16]}; the book has {self.digest[:16]}."
        )
        file = "The file is whole." if self.integrity == "ok" else f"The file is damaged: {self.integrity}."
        paper = f"The bytes of {self.changed_paper} are not those that were issued." if self.changed_paper else ""
        lost = f"No entry has the head {self.lost_head}: the journal was cut or written anew." if self.lost_head else ""
        return tuple(filter(None, (file, chain, lost, paper, again)))


def digest(session: Session) -> str:
    """The hash of every business fact in the book; the journal and drawn bytes are left out."""
    total = hashlib.sha256()
    for table in Base.metadata.sorted_tables:
        if table.name == Entry.__tablename__:
            continue
        names = [column.key for column in table.columns if column.key not in DRAWN]
        rows = session.execute(select(*(table.c[name] for name in names)).order_by(*table.primary_key.columns))
        try:
            for row in rows:
                total.update(canonical([table.name, [to_json(value) for value in row]]).encode())
        except (ValueError, TypeError, ArithmeticError) as error:
            raise DamagedBook(f"The table {table.name} holds what no act wrote there: {error}.") from error
    return total.hexdigest()


def verify(
    store: Store, empty: Engine, acts: Mapping[str, Act], draw: Callable[[str, object], bytes], head: str = ""
) -> Verdict:
    """Checks file, chain and papers, and replays the journal into an empty book; `head` is a hash noted earlier."""
    with store.reading() as session:
        integrity = _integrity(session)
        entries = list(session.scalars(select(Entry).order_by(Entry.id)))
        broken = broken_link(entries)
        paper = "" if broken else _changed_paper(session, entries)
        now = digest(session)
        session.expunge_all()
    again, stopped = _again(entries, empty, acts, draw) if broken is None else ("", UNVOUCHED)
    last = entries[-1].hash if entries else GENESIS
    lost = "" if any(one.hash.startswith(head) for one in entries) else head
    return Verdict(integrity, len(entries), last, broken.id if broken else None, paper, now, again, stopped, lost)


def _changed_paper(session: Session, entries: list[Entry]) -> str:
    """The number of the first paper whose bytes are not those its journal entry tells of, or nothing."""
    issued = {
        image["key"]["id"]: image["after"]["pdf"]
        for entry in entries
        for image in _told(entry, entry.images)
        if image["table"] == Document.__tablename__ and image["before"] is None
    }
    papers = session.execute(select(Document.id, Document.number, Document.pdf).order_by(Document.id))
    return next((paper.number for paper in papers if issued.get(paper.id) != to_json(paper.pdf)), "")


def _told(entry: Entry, text: str) -> Any:
    """What an entry keeps as JSON; raises DamagedBook where it is none."""
    try:
        return json.loads(text)
    except ValueError:
        raise DamagedBook(f"Journal entry {entry.id} cannot be read; no act wrote it so.") from None


def _again(
    entries: list[Entry], empty: Engine, acts: Mapping[str, Act], draw: Callable[[str, object], bytes]
) -> tuple[str, str]:
    """The digest a replay comes to, or none and the sentence why it stopped."""
    try:
        copy = replay(entries, empty, acts, draw)
    except (Refusal, BookError) as error:
        return "", f"The journal cannot be replayed: {error.sentence}"
    with copy.reading() as session:
        return digest(session), ""


def replay(entries: list[Entry], empty: Engine, acts: Mapping[str, Act], draw: Callable[[str, object], bytes]) -> Store:
    """A book in which every act of a journal was done again, in order; raises DamagedBook where one cannot be."""
    at = {"now": ""}
    copy = Store(empty, lambda: datetime.fromisoformat(at["now"]), "", draw)
    for entry in entries:
        at["now"] = entry.at
        facts: dict[str, Any] = _told(entry, entry.facts)
        if entry.act == "undo":
            copy.undo(facts["act_id"], entry.recorded_on, by=entry.by, new_id=entry.act_id)
        elif entry.act in acts:
            copy.do(acts[entry.act], facts, entry.recorded_on, by=entry.by, act_id=entry.act_id)
        else:
            raise DamagedBook(f"Journal entry {entry.id} is an act this program does not know: {entry.act}.")
    return copy


def _integrity(session: Session) -> str:
    """What the database's own check of the whole file says; a server checks itself."""
    if session.get_bind().dialect.name != "sqlite":
        return "ok"
    return str(session.connection().exec_driver_sql("PRAGMA integrity_check(1)").scalar())
