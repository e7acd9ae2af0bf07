"""Every document the program prints, and drawing one or many of them as a PDF."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from models.sheets.availability_letter import AvailabilityLetterSheet
from models.sheets.bill_of_sale import BillOfSaleSheet
from models.sheets.deemed_certificate import DeemedCertificateSheet
from models.sheets.objection import ObjectionSheet
from models.sheets.packing_memorandum import PackingMemorandumSheet
from models.sheets.payment_schedule import PaymentScheduleSheet
from models.sheets.purchase_order import PurchaseOrderSheet
from models.sheets.radio_pair_notice import RadioPairNoticeSheet
from models.sheets.sheet import Head, Sheet, texts, withhold
from models.sheets.status_report import StatusReportSheet
from reports.documents import (
    availability_letter,
    bill_of_sale,
    deemed_certificate,
    objection,
    packing_memorandum,
    payment_schedule,
    purchase_order,
    radio_pair_notice,
    status_report,
)
from reports.documents.document import Document
from reports.fonts import missing
from reports.paper import Frame, Paper, to_pdf
from reports.parts import missing_note, redaction_note
from reports.wording import day

__all__ = ["DOCUMENTS", "EVERY_PAPER", "Document", "draw", "draw_many", "missing_glyphs"]

DOCUMENTS: Mapping[str, Document[Any]] = MappingProxyType(
    {
        "purchase_order": Document(
            purchase_order.TITLE, purchase_order.CLAUSE, ("A-3", "LTR-PO", "EXB-2e"),
            PurchaseOrderSheet, purchase_order.draw, "PO", 3,
        ),
        "bill_of_sale": Document(
            bill_of_sale.TITLE, bill_of_sale.CLAUSE, ("BOS",),
            BillOfSaleSheet, bill_of_sale.draw, "BOS", 3,
        ),
        "packing_memorandum": Document(
            packing_memorandum.TITLE, packing_memorandum.CLAUSE, ("EXA-4",),
            PackingMemorandumSheet, packing_memorandum.draw, "PM",
        ),
        "availability_letter": Document(
            availability_letter.TITLE, availability_letter.CLAUSE, ("MA-1.1n", "EXB-5b-1", "EXB-5b-3"),
            AvailabilityLetterSheet, availability_letter.draw, "LAL",
        ),
        "objection": Document(
            objection.TITLE, objection.CLAUSE, ("EXB-5b-4",),
            ObjectionSheet, objection.draw, "OBJ",
        ),
        "deemed_certificate": Document(
            deemed_certificate.TITLE, deemed_certificate.CLAUSE, ("EXB-5b-4",),
            DeemedCertificateSheet, deemed_certificate.draw, "DIC",
        ),
        "radio_pair_notice": Document(
            radio_pair_notice.TITLE, radio_pair_notice.CLAUSE, ("EXB-2c", "EXB-2d", "EXB-2h"),
            RadioPairNoticeSheet, radio_pair_notice.draw, "RPN",
        ),
        "payment_schedule": Document(
            payment_schedule.TITLE, payment_schedule.CLAUSE, ("EXA-2b-i", "EXA-2b-ii", "A-2", "LTR-SCHED"),
            PaymentScheduleSheet, payment_schedule.draw, "PS",
        ),
        "status_report": Document(
            status_report.TITLE, status_report.CLAUSE, (),
            StatusReportSheet, status_report.draw, "SR",
        ),
    }
)  # fmt: skip

EVERY_PAPER = ("MA-7",)
"""The clauses every paper carries out: the word Confidential at its foot."""


def draw(kind: str, sheet: Sheet, *, draft: bool, redacted: bool = False) -> bytes:
    """One document as a PDF."""
    paper = _paper(kind, sheet, draft=draft, redacted=redacted)
    return to_pdf([paper], title=paper.frame.name, author=paper.frame.sender, subject=sheet.head.agreement)


def draw_many(kind: str, sheets: Iterable[Sheet], *, draft: bool = False, redacted: bool = False) -> bytes:
    """Many documents of one kind as one PDF, each with its own page numbers and a bookmark."""
    sheets = tuple(sheets)
    if not sheets:
        raise ValueError("There is nothing to draw.")
    papers = [_paper(kind, sheet, draft=draft, redacted=redacted) for sheet in sheets]
    title = f"{DOCUMENTS[kind].title}, {len(papers)} documents"
    return to_pdf(papers, title=title, author=papers[0].frame.sender, subject=sheets[0].head.agreement)


def missing_glyphs(sheet: Sheet) -> tuple[str, ...]:
    """The characters of a sheet that its paper would show only as a mark."""
    return missing(texts(sheet))


def _paper(kind: str, sheet: Sheet, *, draft: bool, redacted: bool) -> Paper:
    document = DOCUMENTS[kind]
    if redacted:
        sheet = withhold(sheet)
    head = sheet.head
    edition = _edition(head, draft)
    frame = Frame(document.title, head.number, head.sender.name, edition, draft=draft, redacted=redacted)
    notes = (*([redaction_note()] if redacted else []), *missing_note(missing_glyphs(sheet)))
    return Paper(frame, (*document.draw(sheet), *notes))


def _edition(head: Head, draft: bool) -> str:
    """Which state of the document this is; one without a number has no revisions yet."""
    made_on = day(head.made_on or head.dated)
    if not head.number:
        return f"draft of {made_on}" if draft else made_on
    replaced = f", in place of revision {head.revision - 1}" if head.revision else ""
    return f"revision {head.revision}, {'draft of' if draft else 'issued'} {made_on}{replaced}"
