"""The act of issuing a paper: it gets its number or its next revision, and is frozen with its bytes and their hash."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from models.act import Doing, act
from models.acts import records
from models.errors import Refusal
from models.facts import canonical
from models.queries.documents import Paper, paper
from models.sheets.gathering import GATHER, PaperKind, numbered
from models.sheets.sheet import Sheet, to_json
from models.tables import Document

__all__ = ["issue_document"]


@act(says="Issued {paper}", undoable=False)
def issue_document(doing: Doing, *, kind: PaperKind, subject: str = "") -> Mapping[str, object]:
    """Issues the paper of a record: freezes what it says, its bytes and their hash. A change makes a new revision.

    The subject is the order, shipment, letter or objection it is about.
    """
    found = paper(doing.session, kind, subject, doing.on)
    if found.why_not_issue or found.draft is None:
        raise Refusal(found.why_not_issue, found.clause)
    sheet = _numbered(doing, found, found.draft)
    pdf = doing.draw(kind.value, sheet)
    row = Document(
        kind=kind.value,
        number=sheet.head.number,
        revision=found.revision,
        subject=found.subject,
        title=GATHER[kind].about(sheet),
        issued_on=doing.on,
        sheet=canonical(to_json(sheet)),
        pdf=pdf,
        sha256=hashlib.sha256(pdf).hexdigest(),
    )
    doing.session.add(row)
    again = f"revision {row.revision} of " if row.revision else ""
    return {
        "paper": f"{again}the {kind.words} {row.number}",
        "document": row.number,
        "revision": row.revision,
        "sha256": row.sha256,
    }


def _numbered(doing: Doing, found: Paper, draft: Sheet) -> Sheet:
    """The sheet under its number: that of the record it is about, or the next of its kind, without gaps."""
    how = GATHER[found.kind]
    if not how.prefix or found.issued is not None:
        return draft
    return numbered(draft, records.next_number(doing.session, Document.number, how.prefix, how.digits), 0)
