"""What is printed of a paper: the bytes that were issued, a draft, a redacted copy, or many papers as one file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import pypdfium2

from models.sheets.kinds import PaperKind
from models.sheets.sheet import Sheet
from reports.documents import draw, draw_many
from reports.files import safe_name
from reports.pages import ENGINE

__all__ = ["Copy", "copy_of", "file_name", "many_of"]


@dataclass(frozen=True, slots=True)
class Copy:
    """A paper to be printed: what it says, and its bytes once it was issued."""

    kind: PaperKind
    sheet: Sheet
    pdf: bytes | None = None

    @property
    def is_draft(self) -> bool:
        """Whether it is marked as a draft; a status report never is, for it is never issued."""
        return self.pdf is None and self.kind is not PaperKind.STATUS_REPORT


def copy_of(copy: Copy, *, redacted: bool = False) -> bytes:
    """The issued bytes as they are, else the paper as a draft; redacted, it is drawn anew without its figures."""
    if copy.pdf is not None and not redacted:
        return copy.pdf
    return draw(copy.kind, copy.sheet, draft=copy.is_draft, redacted=redacted)


def many_of(copies: Sequence[Copy], *, redacted: bool = False) -> bytes:
    """Several papers as one file, in their order; those that were issued with the pages that were."""
    kinds = {copy.kind for copy in copies}
    drafts = {copy.is_draft for copy in copies}
    if len(kinds) == len(drafts) == 1 and (redacted or not any(copy.pdf for copy in copies)):
        return draw_many(kinds.pop(), [copy.sheet for copy in copies], draft=drafts.pop(), redacted=redacted)
    return _joined([copy_of(copy, redacted=redacted) for copy in copies])


def _joined(pdfs: Sequence[bytes]) -> bytes:
    """The pages of several files in one."""
    whole = BytesIO()
    with ENGINE:
        joined = pypdfium2.PdfDocument.new()
        for pdf in pdfs:
            part = pypdfium2.PdfDocument(pdf)
            joined.import_pages(part)
            part.close()
        joined.save(whole)
        joined.close()
    return whole.getvalue()


def file_name(copy: Copy, *, redacted: bool = False) -> str:
    """The name a copy is saved under: PO-001.pdf, "PO-001 revision 1.pdf", "Bill of sale draft.pdf"."""
    head = copy.sheet.head
    name = head.number or copy.kind.words[0].upper() + copy.kind.words[1:]
    edition = f" revision {head.revision}" if head.number and head.revision else ""
    state = " draft" if copy.is_draft else ""
    return safe_name(f"{name}{edition}{state}{' redacted' if redacted else ''}", ".pdf")
