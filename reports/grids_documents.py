"""The columns of the issued papers: as their page lists them, and as a workbook holds them."""

from __future__ import annotations

from models.queries.documents import DocumentRow
from models.rules.words import capital
from models.sheets.kinds import PaperKind
from reports.columns import Column, Kind, Tone

__all__ = ["DOCUMENTS", "DOCUMENT_LIST", "state_icon", "state_tone", "state_words"]


def state_words(row: DocumentRow) -> str:
    """Whether a paper still holds, as its chip says it."""
    if row.superseded:
        return "Superseded"
    return "Data changed since" if row.stale else "As issued"


def state_tone(row: DocumentRow) -> Tone:
    """The tone of that chip."""
    if row.superseded:
        return Tone.NEUTRAL
    return Tone.WARN if row.stale else Tone.OK


def state_icon(row: DocumentRow) -> str:
    """The icon of that chip."""
    if row.superseded:
        return "history"
    return "triangle-alert" if row.stale else "lock"


SHORT = {
    PaperKind.AVAILABILITY_LETTER: "Letter",
    PaperKind.DEEMED_CERTIFICATE: "Certificate",
    PaperKind.PACKING_MEMORANDUM: "Memorandum",
    PaperKind.PAYMENT_SCHEDULE: "Schedule",
    PaperKind.RADIO_PAIR_NOTICE: "Notice",
}


def _revision(row: DocumentRow) -> str:
    return f"rev. {row.revision}" if row.revision else ""


DOCUMENTS: tuple[Column[DocumentRow], ...] = (
    Column("Number", lambda row: row.number, second=_revision, width=16),
    Column("Paper", lambda row: SHORT.get(row.kind, capital(row.kind.words)), width=14, fold=1),
    Column("About", lambda row: row.subject, second=lambda row: row.about, width=20, grow=1),
    Column("Issued", lambda row: row.issued_on, kind=Kind.DATE, width=12),
    Column("State", state_words, kind=Kind.CHIP, tone=state_tone, icon=state_icon, width=21),
)
"""The list on its page."""

DOCUMENT_LIST: tuple[Column[DocumentRow], ...] = (
    Column("Number", lambda row: row.number, width=11),
    Column("Revision", lambda row: row.revision, kind=Kind.NUMBER, width=9),
    Column("Paper", lambda row: capital(row.kind.words), width=34),
    Column("About", lambda row: row.subject, width=12),
    Column("What it says", lambda row: row.about, width=44),
    Column("Issued", lambda row: row.issued_on, kind=Kind.DATE, width=13),
    Column("State", state_words, width=20),
    Column("Changed since", lambda row: ", ".join(row.changes) or None, missing="", width=28),
    Column("SHA-256", lambda row: row.sha256, kind=Kind.SERIAL, width=66),
)
"""The list in a workbook."""
