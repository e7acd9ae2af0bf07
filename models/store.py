"""The book on disk or server: reading, doing an act in one journalled transaction, undoing it, and the news."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Engine, func, select
from sqlalchemy.exc import DataError, IntegrityError
from sqlalchemy.orm import Session

from models import engine as engines
from models import journal
from models.act import Act, Doing
from models.errors import Refusal, Unreachable
from models.facts import canonical, encoded, keepable
from models.journal import Undoable
from models.kept import KEPT, Kept
from models.tables.journal import Entry
from models.undo import reversal

__all__ = ["Done", "Store", "Undoable"]

Clock = Callable[[], datetime]
Draw = Callable[[str, object], bytes]


@dataclass(frozen=True, slots=True)
class Done:
    """What an act left behind: its entry, its sentence, its results and the tables it touched."""

    entry: int
    act_id: str
    sentence: str
    result: Mapping[str, object]
    touched: frozenset[str]


class Store:
    """One open book. Clock, user's name and the way to draw a paper come in from outside."""

    def __init__(self, engine: Engine, clock: Clock, by: str, draw: Draw) -> None:
        self.engine = engine
        self.by = by
        self.clock = clock
        self.draw = draw
        self._unanswered: dict[str, Done] = {}
        self._kept = Kept()

    def close(self) -> None:
        """Lets go of the file or server."""
        self.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that reads one consistent state and writes nothing."""
        engine, kept = engines.reading(self.engine), {KEPT: self._kept}
        with engines.explained(self.engine), Session(engine, autoflush=False, info=kept) as session:
            yield session
            session.rollback()

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        """A session under the writer's lock; it commits whole or not at all."""
        engine = self.engine.execution_options(writing=True)
        with engines.explained(engine), Session(engine) as session, session.begin():
            engines.lock(session.connection())
            try:
                yield session
            except (IntegrityError, DataError) as error:
                said = str(error.orig).partition("\n")[0]
                raise Refusal(
                    f"The book cannot hold this beside what is in it: {said}. Nothing was changed."
                ) from error

    def do(self, act: Act, facts: Mapping[str, Any], on: date, *, by: str = "", act_id: str = "") -> Done:
        """Does one act on the day it is recorded for; a repeated act id gives what was done the first time."""
        checked = act.checked(facts)
        told = encoded(checked)
        by = _signed(by or self.by, on)

        def write(session: Session, act_id: str) -> Done:
            images = journal.watch(session)
            result = act.run(Doing(session, on, by, self.draw), **checked)
            session.flush()
            said = act.sentence(checked, result)
            head = journal.Heading(act_id, act.name, said, on, by, self.clock(), act.undoable)
            return _done(journal.write(session, head, told, images), result)

        return self._once(act_id, [act.name, told, encoded(on), by], write)

    def undo(self, act_id: str, on: date, *, by: str = "", new_id: str = "") -> Done:
        """Takes back one act by its id, as an act of its own; a Refusal says who has touched its rows since."""
        by = _signed(by or self.by, on)

        def write(session: Session, new_id: str) -> Done:
            entry = session.scalar(select(Entry).where(Entry.act_id == act_id))
            if entry is None:
                raise Refusal("That act is not in this book.")
            _refuse_undo(session, entry)
            images = reversal(session, entry)
            word = "Redo" if entry.sentence.startswith("Undo: ") and entry.act == "undo" else "Undo"
            said = entry.sentence.removeprefix("Undo: ").removeprefix("Redo: ")
            head = journal.Heading(new_id, "undo", f"{word}: {said}", on, by, self.clock(), True)
            return _done(journal.write(session, head, {"act_id": act_id}, images, undoes=act_id), {})

        return self._once(new_id, ["undo", act_id, encoded(on), by], write)

    def _once(self, act_id: str, told: Sequence[object], write: Callable[[Session, str], Done]) -> Done:
        """Writes an act once: an id that is in the journal is not written again, nor what got no answer and is."""
        asked = canonical(told) if self._unanswered else ""
        before = self._unanswered.get(asked)
        act_id = act_id or (before.act_id if before else str(uuid.uuid4()))
        known = before.result if before and before.act_id == act_id else {}
        done: Done | None = None
        try:
            with self._writing() as session:
                entry = session.scalar(select(Entry).where(Entry.act_id == act_id))
                done = write(session, act_id) if entry is None else _done(entry, known)
        except Unreachable as error:
            if done is None:
                raise
            asked = canonical(told)
            self._unanswered[asked] = done
            self._look_up(done, error)
        self._unanswered.pop(asked, None)
        return done

    def _look_up(self, done: Done, failure: Unreachable) -> None:
        """Looks whether an act whose commit got no answer was saved; raises Unreachable where it was not."""
        try:
            with self.reading() as session:
                saved = session.scalar(select(Entry.id).where(Entry.act_id == done.act_id)) is not None
        except Unreachable:
            raise Unreachable(
                f"The answer to “{done.sentence}” was lost, so nobody knows yet whether it was saved. "
                "Record it again once the book is reached: it will not be done twice."
            ) from failure
        if not saved:
            raise failure

    def undoable(self) -> Undoable | None:
        """The last act that can be taken back, or None."""
        with self.reading() as session:
            return journal.next_undo(session)

    def redoable(self) -> Undoable | None:
        """The last undo that can itself be taken back, or None once something else was done."""
        with self.reading() as session:
            return journal.next_redo(session)

    def news(self, since: int) -> tuple[int, frozenset[str]]:
        """The newest entry's number, and the tables touched since entry `since`."""
        with self.reading() as session:
            newest = session.scalar(select(func.max(Entry.id))) or 0
            if newest == since:
                return newest, frozenset()
            rows = session.scalars(select(Entry.touched).where(Entry.id > since))
            return newest, frozenset(name for row in rows for name in row.split(",") if name)


def _signed(by: str, on: date) -> str:
    """Whose act it is; a Refusal when the journal cannot keep the name or the day."""
    keepable(on, "The day of the act")
    return keepable(by, "The name of who does it")


def _refuse_undo(session: Session, entry: Entry) -> None:
    """Refuses an undo of what cannot be undone or was undone before."""
    if not entry.undoable:
        raise Refusal(f"“{entry.sentence}” cannot be undone; correct it by a later entry.")
    again = session.scalar(select(Entry.sentence).where(Entry.undoes == entry.act_id))
    if again is not None:
        raise Refusal(f"“{entry.sentence}” has been undone already.")
    later = journal.built_on(session, entry)
    if later is not None:
        raise Refusal(f"“{entry.sentence}” cannot be undone before “{later}”, which may rest on it.")


def _done(entry: Entry, result: Mapping[str, object]) -> Done:
    """What an entry left behind."""
    touched = frozenset(name for name in entry.touched.split(",") if name)
    return Done(entry.id, entry.act_id, entry.sentence, result, touched)
