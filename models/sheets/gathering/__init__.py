"""Gathering: each paper's sheet out of the book as it stood on a day. `GATHER` names every kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any, cast

from sqlalchemy.orm import Session

from models.sheets.availability_letter import AvailabilityLetterSheet
from models.sheets.bill_of_sale import BillOfSaleSheet
from models.sheets.deemed_certificate import DeemedCertificateSheet
from models.sheets.gathering import (
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
from models.sheets.gathering.source import Source
from models.sheets.kinds import PaperKind
from models.sheets.objection import ObjectionSheet
from models.sheets.packing_memorandum import PackingMemorandumSheet
from models.sheets.payment_schedule import PaymentScheduleSheet
from models.sheets.purchase_order import PurchaseOrderSheet
from models.sheets.radio_pair_notice import RadioPairNoticeSheet
from models.sheets.sheet import Head, Sheet
from models.sheets.status_report import StatusReportSheet

__all__ = [
    "GATHER",
    "Gathering",
    "PaperKind",
    "Reason",
    "Source",
    "gather",
    "gather_many",
    "numbered",
    "why_not_issue",
]

Reason = tuple[str, str]
"""Why not, and the clause that says so."""


@dataclass(frozen=True, slots=True)
class Gathering:
    """How the sheets of one kind are gathered, and what of them may come to be known after the paper is issued.

    A kind with a `prefix` has numbers of its own; the others bear the number of the record they are about.
    """

    sheet: type[Any]
    gather: Callable[[Source, str], Any]
    why_not_issue: Callable[[Source, str], Reason | None]
    about: Callable[[Any], str]
    prefix: str = ""
    digits: int = 4
    known_later: frozenset[str] = frozenset()


RECEIPT = frozenset({"received_on", "received_how", "days", "answer_by", "charge_due_on"})

GATHER: Mapping[PaperKind, Gathering] = MappingProxyType(
    {
        PaperKind.PURCHASE_ORDER: Gathering(
            PurchaseOrderSheet, purchase_order.gather, purchase_order.why_not_issue, purchase_order.about
        ),
        PaperKind.BILL_OF_SALE: Gathering(
            BillOfSaleSheet, bill_of_sale.gather, bill_of_sale.why_not_issue, bill_of_sale.about, "BOS", 3
        ),
        PaperKind.PACKING_MEMORANDUM: Gathering(
            PackingMemorandumSheet,
            packing_memorandum.gather,
            packing_memorandum.why_not_issue,
            packing_memorandum.about,
        ),
        PaperKind.AVAILABILITY_LETTER: Gathering(
            AvailabilityLetterSheet,
            availability_letter.gather,
            availability_letter.why_not_issue,
            availability_letter.about,
            known_later=RECEIPT,
        ),
        PaperKind.OBJECTION: Gathering(ObjectionSheet, objection.gather, objection.why_not_issue, objection.about),
        PaperKind.DEEMED_CERTIFICATE: Gathering(
            DeemedCertificateSheet,
            deemed_certificate.gather,
            deemed_certificate.why_not_issue,
            deemed_certificate.about,
            "DIC",
        ),
        PaperKind.RADIO_PAIR_NOTICE: Gathering(
            RadioPairNoticeSheet,
            radio_pair_notice.gather,
            radio_pair_notice.why_not_issue,
            radio_pair_notice.about,
            known_later=frozenset({"given_on", "window_ends"}),
        ),
        PaperKind.PAYMENT_SCHEDULE: Gathering(
            PaymentScheduleSheet,
            payment_schedule.gather,
            payment_schedule.why_not_issue,
            payment_schedule.about,
            "PS",
        ),
        PaperKind.STATUS_REPORT: Gathering(
            StatusReportSheet, status_report.gather, status_report.why_not_issue, status_report.about
        ),
    }
)


def gather(
    session: Session, kind: PaperKind, subject: str, as_of: date, *, number: str = "", revision: int = 0
) -> Sheet:
    """The sheet of one paper as of a day; a Refusal says that there is no such record by then."""
    sheet = GATHER[kind].gather(Source(session, as_of, (subject,)), subject)
    return numbered(sheet, number, revision) if number or revision else cast(Sheet, sheet)


def gather_many(session: Session, kind: PaperKind, subjects: Sequence[str], as_of: date) -> list[Sheet]:
    """The sheets of several papers of one kind, read together."""
    source = Source(session, as_of, subjects)
    return [GATHER[kind].gather(source, subject) for subject in subjects]


def numbered(sheet: Sheet, number: str, revision: int) -> Sheet:
    """The sheet under its number and revision."""
    head: Head = replace(sheet.head, number=number or sheet.head.number, revision=revision)
    return cast(Sheet, replace(cast(Any, sheet), head=head))


def why_not_issue(session: Session, kind: PaperKind, subject: str, as_of: date) -> Reason | None:
    """Why a paper cannot be issued on a day, with the clause, or None."""
    return GATHER[kind].why_not_issue(Source(session, as_of, (subject,)), subject)
