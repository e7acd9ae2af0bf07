"""Issued papers as of a day: their list, what has changed since, their frozen bytes; and the paper not issued yet."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.errors import DamagedBook, Refusal
from models.queries.letters import letters
from models.queries.notice_facts import notice_facts
from models.queries.orders import orders
from models.queries.shipments import shipments
from models.rules.acceptance import LetterState
from models.rules.clause import day_words
from models.rules.plan_facts import plan_number
from models.rules.words import counted
from models.sheets.gathering import GATHER, PaperKind, Reason, Source, numbered
from models.sheets.gathering.changes import AGAIN, EDITION, changes
from models.sheets.sheet import Sheet, from_json, to_json
from models.tables import Answer, Document, Letter, Shipment

__all__ = [
    "DocumentRow",
    "Issued",
    "Paper",
    "document",
    "documents",
    "paper",
    "papers_of",
    "pdf_of",
    "subject_of",
    "waiting",
]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """An issued paper as a list shows it."""

    kind: PaperKind
    number: str
    revision: int
    subject: str
    about: str
    issued_on: date
    sha256: str
    superseded: bool  # by a later revision
    changes: tuple[str, ...] = ()  # what the book now says otherwise of the day it was issued

    @property
    def stale(self) -> bool:
        """Whether data it prints has changed since it was issued."""
        return bool(self.changes)

    @property
    def key(self) -> str:
        """What tells it from every other paper and revision."""
        return f"{self.number}/{self.revision}"

    @property
    def name(self) -> str:
        """How a sentence names it."""
        return f"{self.number}, revision {self.revision}" if self.revision else self.number


@dataclass(frozen=True, slots=True)
class Issued:
    """An issued paper with what it says and the bytes that were frozen."""

    row: DocumentRow
    sheet: Sheet
    pdf: bytes


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as it stands on a day: the one last issued, if any, and the one that issuing now would make."""

    kind: PaperKind
    subject: str
    issued: Issued | None
    draft: Sheet | None  # None where the record no longer gives one
    why_not_issue: str
    clause: str = ""

    @property
    def sheet(self) -> Sheet:
        """What is to be looked at: what was issued, else the draft."""
        return self.issued.sheet if self.issued else cast(Sheet, self.draft)

    @property
    def revision(self) -> int:
        """The revision that issuing it now would make."""
        return self.issued.row.revision + 1 if self.issued else 0


def documents(session: Session, as_of: date) -> list[DocumentRow]:
    """Every paper issued by a day, the latest first, with what has changed since the last revision of each."""
    found = _read(session, as_of)
    together: dict[date, list[tuple[DocumentRow, str]]] = defaultdict(list)
    for row, frozen in found:
        if not row.superseded:
            together[row.issued_on].append((row, frozen))
    changed: dict[str, tuple[str, ...]] = {}
    records = Source(session, as_of, [row.subject for row, _ in found])
    for day, group in together.items():
        source = records.on(day)
        changed |= {row.key: _since(source, row, json.loads(frozen)) for row, frozen in group}
    return [replace(row, changes=changed.get(row.key, ())) for row, _ in found]


def papers_of(session: Session, subject: str, as_of: date) -> list[DocumentRow]:
    """The papers issued about one record by a day, the latest first; whether they still hold is not looked at."""
    return [row for row, _ in _read(session, as_of, Document.subject == subject)]


def _read(session: Session, as_of: date, *which: Any) -> list[tuple[DocumentRow, str]]:
    """The papers issued by a day with what they say, the latest first."""
    columns = [one for one in Document.__table__.columns if one.key not in ("id", "pdf")]
    query = select(*columns).where(Document.issued_on <= as_of, *which)
    seen: set[tuple[str, str]] = set()
    found = []
    for row in session.execute(query.order_by(Document.issued_on.desc(), Document.id.desc())):
        superseded = (row.kind, row.number) in seen
        seen.add((row.kind, row.number))
        found.append((_row(row, superseded=superseded), row.sheet))
    return found


def _row(row: Any, *, superseded: bool) -> DocumentRow:
    """One paper as the list shows it."""
    return DocumentRow(
        PaperKind(row.kind),
        row.number,
        row.revision,
        row.subject,
        row.title,
        row.issued_on,
        row.sha256,
        superseded,
    )


def _since(source: Source, row: DocumentRow, frozen: object) -> tuple[str, ...]:
    """What a paper would say otherwise if it were made again for the day it was issued."""
    how = GATHER[row.kind]
    try:
        now = numbered(how.gather(source, row.subject), row.number, row.revision)
    except Refusal as gone:
        return (gone.sentence.removesuffix("."),)
    return changes(frozen, to_json(now), AGAIN | how.known_later)


def document(session: Session, number: str, revision: int | None = None) -> Issued:
    """An issued paper, its last revision or the one asked for; DamagedBook when its bytes are not those issued."""
    query = select(Document).where(Document.number == number).order_by(Document.revision.desc())
    rows = list(session.scalars(query))
    row = next((one for one in rows if revision in (None, one.revision)), None)
    if row is None:
        which = number if revision is None else f"{number}, revision {revision},"
        raise Refusal(f"No paper {which} has been issued.")
    return _issued(row, superseded=row is not rows[0])


def pdf_of(session: Session, number: str, revision: int | None = None) -> bytes:
    """The bytes of an issued paper as they were frozen."""
    return document(session, number, revision).pdf


def _issued(row: Document, *, superseded: bool = False) -> Issued:
    """An issued paper, its bytes checked against the hash they were frozen with."""
    if hashlib.sha256(row.pdf).hexdigest() != row.sha256:
        raise DamagedBook(
            f"The paper {row.number}, revision {row.revision}, is damaged: its bytes are not those that were issued. "
            "Take it from a backup of the book."
        )
    found = _row(row, superseded=superseded)
    return Issued(found, from_json(GATHER[found.kind].sheet, json.loads(row.sheet)), row.pdf)


def subject_of(session: Session, kind: PaperKind, given: str, as_of: date) -> str:
    """The record a paper is about, by its own number or by that of the paper."""
    if kind is PaperKind.PACKING_MEMORANDUM:
        query = select(Shipment.number).where(Shipment.memorandum == given)
    elif kind is PaperKind.OBJECTION:
        query = (
            select(Answer.number)
            .join(Letter, Letter.id == Answer.letter_id)
            .where(Letter.number == given, Answer.kind == "objection", Answer.made_on <= as_of)
            .order_by(Answer.made_on.desc(), Answer.id.desc())
        )
    else:
        query = select(Document.subject).where(Document.kind == kind.value, Document.number == given)
    return session.scalar(query.limit(1)) or given


def paper(session: Session, kind: PaperKind, subject: str, as_of: date) -> Paper:
    """The paper of one record as of a day; a Refusal says that there is neither an issued one nor a draft."""
    subject = subject_of(session, kind, subject, as_of)
    query = select(Document).where(Document.kind == kind.value, Document.subject == subject)
    rows = list(session.scalars(query.order_by(Document.revision.desc())))
    row = next((one for one in rows if one.issued_on <= as_of), None)
    issued = _issued(row) if row is not None else None
    source = Source(session, as_of, (subject,))
    draft, reason = _draft(source, kind, subject, issued)
    if rows and rows[0] is not row:
        reason = _why_not_before(rows[0], as_of)
    elif issued is not None and draft is not None:
        reason = reason or why_not_again(issued, draft)
    return Paper(kind, subject, _judged(source, issued), draft, *(reason or ("", "")))


def _draft(source: Source, kind: PaperKind, subject: str, issued: Issued | None) -> tuple[Sheet | None, Reason | None]:
    """The paper that issuing now would make, and why it cannot be issued; none where the record gives none any more."""
    number, revision = (issued.row.number, issued.row.revision + 1) if issued else ("", 0)
    how = GATHER[kind]
    try:
        return numbered(how.gather(source, subject), number, revision), how.why_not_issue(source, subject)
    except Refusal as refusal:
        if issued is None:
            raise
        return None, (refusal.sentence, refusal.clause)


def _judged(source: Source, issued: Issued | None) -> Issued | None:
    """An issued paper with what has changed since."""
    if issued is None:
        return None
    row = issued.row
    changed = _since(source.on(row.issued_on), row, to_json(issued.sheet))
    return replace(issued, row=replace(row, changes=changed))


def _why_not_before(last: Document, as_of: date) -> Reason:
    """Why no revision can be issued for a day before the last one."""
    name = f"{last.number}, revision {last.revision}," if last.revision else last.number
    return f"{name} was issued on {day_words(last.issued_on)}, after {day_words(as_of)}.", ""


def why_not_again(issued: Issued, draft: Sheet) -> Reason | None:
    """Why a paper is not issued again: it would say the same; None when it would not."""
    if changes(to_json(issued.sheet), to_json(draft), EDITION):
        return None
    row = issued.row
    since = f"revision {row.revision} of {row.number} was issued on {day_words(row.issued_on)}"
    return f"Nothing has changed since {since}.", ""


def waiting(session: Session, kind: PaperKind, as_of: date) -> list[tuple[str, str]]:
    """The records whose paper could be issued and was not by a day, the latest first: number, and what it is."""
    query = select(Document.subject).where(Document.kind == kind.value, Document.issued_on <= as_of)
    issued = set(session.scalars(query))
    return [one for one in _records(session, kind, as_of) if one[0] not in issued]


def _records(session: Session, kind: PaperKind, as_of: date) -> list[tuple[str, str]]:
    """The records a kind of paper can be about."""
    match kind:
        case PaperKind.PURCHASE_ORDER | PaperKind.BILL_OF_SALE:
            sold = kind is PaperKind.BILL_OF_SALE
            rows = [one for one in orders(session, as_of) if one.issued_on and not one.cancelled_on]
            return [(one.number, one.heading) for one in rows if one.shipped or not sold]
        case PaperKind.PACKING_MEMORANDUM:
            return [(one.number, f"{counted(one.pairs, 'pair')} of {one.order}") for one in shipments(session, as_of)]
        case PaperKind.OBJECTION:
            query = select(Answer.number, Letter.number).join(Letter, Letter.id == Answer.letter_id)
            made = query.where(Answer.kind == "objection", Answer.made_on <= as_of).order_by(Answer.id.desc())
            return [(number, f"to {letter}") for number, letter in session.execute(made)]
        case PaperKind.AVAILABILITY_LETTER | PaperKind.DEEMED_CERTIFICATE:
            deemed = kind is PaperKind.DEEMED_CERTIFICATE
            found = sorted(letters(session, as_of), key=lambda one: one.number, reverse=True)
            states = [one for one in LetterState if one is not LetterState.WITHDRAWN]
            wanted = [LetterState.DEEMED] if deemed else states
            return [(one.number, f"{one.street}, {one.city}") for one in found if one.state in wanted]
        case PaperKind.PAYMENT_SCHEDULE:
            stand = [one for one in orders(session, as_of) if one.issued_on and not one.cancelled_on]
            return [(plan_number(one.number), f"{one.number}, {one.heading}") for one in stand]
        case PaperKind.RADIO_PAIR_NOTICE:
            out = [one for one in notice_facts(session, as_of) if one.issued_on and one.issued_on <= as_of]
            return [(one.number, counted(len(one.lines), "building")) for one in reversed(out) if not one.withdrawn_on]
    return []
