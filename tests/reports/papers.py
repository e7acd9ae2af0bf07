"""Sheets of every kind for the tests of printed papers, and what a drawn paper says when it is read back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from itertools import count
from typing import TypeVar, cast

from pypdf import PdfReader

from models.rules.clause import CountedDay
from models.sheets.availability_letter import AvailabilityLetterSheet, LinkOnPaper
from models.sheets.bill_of_sale import BillOfSaleSheet, RelatedItem, SoldPair
from models.sheets.deemed_certificate import DeemedCertificateSheet
from models.sheets.objection import FailedItem, ObjectionSheet
from models.sheets.packing_memorandum import Package, PackedLine, PackingMemorandumSheet
from models.sheets.payment_schedule import PaymentScheduleSheet, ScheduledPayment
from models.sheets.purchase_order import Ends, OrderGroup, OrderLine, PaymentPlan, PurchaseOrderSheet
from models.sheets.radio_pair_notice import NoticedPlace, PassedOver, RadioPairNoticeSheet
from models.sheets.sheet import Head, Party, Place, Sheet
from models.sheets.status_report import Counter, DueGroup, DueRow, StatusReportSheet, SumDue

S = TypeVar("S")

SAVVIS = Party(
    "SAVVIS Communications Corporation", ("12851 Worldgate Drive", "Herndon, Virginia 20170"), fax="(703) 716-1059"
)
WINSTAR = Party(
    "Winstar Wireless, Inc.",
    ("7799 Leesburg Pike, Suite 700 South", "Tysons Corner, Virginia 22043"),
    fax="(703) 226-7649",
)
STORE = Party(
    "SAVVIS/MERIDIAN", ("5160 Sandy Lewis Drive", "Fairfax, Virginia 22033"), "Receiving desk", "(703) 503-2900"
)
NOV_28 = date(2000, 11, 28)


def head(number: str, sender: Party = WINSTAR, recipient: Party = SAVVIS, dated: date = NOV_28) -> Head:
    """A head under the Master Agreement, sent by courier."""
    return Head(number, dated, sender, recipient, "Master Agreement dated as of June 30, 2000", "By overnight courier")


def order_line(description: str, quantity: int, price: str | None) -> OrderLine:
    """A line with its extended price worked out, or neither when there is no price."""
    each = Decimal(price) if price else None
    return OrderLine(description, quantity, each, each * quantity if each else None)


OC3 = OrderGroup(
    "24 OC-3 radio pairs",
    24,
    (
        order_line("Altium OC-3 outdoor unit, low band", 24, "6201.10"),
        order_line("Altium OC-3 outdoor unit, high band", 24, "6202.20"),
        order_line("Altium OC-3 indoor unit", 48, "4210.25"),
        order_line("Gabriel 1 ft antenna", 48, "310.00"),
    ),
    Decimal("514651.20"),
    Decimal("21443.80"),
    Ends(48, 48, 48, 48),
)
PLAN = PaymentPlan(
    "30%",
    Decimal("154395.36"),
    Decimal("360255.84"),
    "11% a year",
    24,
    Decimal("20703.40"),
    date(2001, 3, 15),
    date(2006, 12, 15),
    Decimal("20703.35"),
)
ORDER = PurchaseOrderSheet(
    head("PO-003", SAVVIS, WINSTAR),
    STORE,
    (OC3,),
    pairs=24,
    pairs_before=310,
    pairs_in_all=500,
    batch="Third batch",
    payment_terms="Per contract",
    delivery_terms="FOB shipping point",
    deliver_by=date(2001, 1, 12),
    routing="Ground freight",
    total=Decimal("514651.20"),
    plan=PLAN,
    remarks=("The order lists 24 radio pairs.",),
)
SALE = BillOfSaleSheet(
    head("BOS-002"),
    "Second batch",
    ("PO-002",),
    tuple(SoldPair(f"P-{n:04}", "OC-3, 38 GHz", f"AL3L-{n + 4000}", f"AL3H-{n + 5000}", NOV_28) for n in range(1, 107)),
    (RelatedItem("Gabriel 2 ft antenna", 106),),
    ("Shipped in two lots.",),
)
MEMORANDUM = PackingMemorandumSheet(
    head("PM-0007"),
    "PO-003",
    "SH-0007",
    STORE,
    (Package(1, "Outdoor units", holds_memorandum=True), Package(2, "Indoor units")),
    (PackedLine("Outdoor unit, low band", 2, ("AL3L-4001", "AL3L-4002")), PackedLine("Antenna", 4)),
    NOV_28,
    "Ground freight",
    "8214 5530 1177",
    "Call the receiving desk",
    ("One crate opened on the way.",),
)
LINK = LinkOnPaper(
    "L-0158",
    "P-0231",
    "OC-3, 38 GHz",
    Place("HUB-03", "One Liberty Place", "1650 Market Street, Philadelphia, PA 19103"),
    Place("B-0131", "1200 Market Street", "Philadelphia, PA 19107"),
    "AL3L-40393",
    "AL3H-51059",
    date(2000, 11, 20),
    "Philadelphia switch site",
)
DAYS = (
    CountedDay(date(2000, 11, 23), None, "Thanksgiving"),
    CountedDay(date(2000, 11, 24), 1),
    CountedDay(date(2000, 11, 25), None, "Saturday"),
    CountedDay(date(2000, 11, 26), None, "Sunday"),
    CountedDay(date(2000, 11, 27), 2),
    CountedDay(NOV_28, 3),
)
LETTER = AvailabilityLetterSheet(
    head("LAL-0158", dated=date(2000, 11, 21)), (LINK,), answer_days=3, charge_days=30, specification="Test plan, OC-3"
)
OBJECTION = ObjectionSheet(
    head("OBJ-0004", SAVVIS, WINSTAR),
    "LAL-0158",
    date(2000, 11, 21),
    (LINK,),
    (
        FailedItem("Bit error rate", "≤ 1 × 10⁻⁹", "4.1 × 10⁻⁷", "24 hours, both ways"),
        FailedItem("Errored seconds", "≤ 5", ""),
    ),
    6,
    "The bit error tester was at the far end.\nThe hub end was looped.",
    3,
    date(2000, 11, 22),
    NOV_28,
    date(2000, 11, 27),
    "Provisioning desk",
)
CERTIFICATE = DeemedCertificateSheet(
    head("DIC-0002", dated=date(2000, 11, 29)),
    "LAL-0158",
    date(2000, 11, 21),
    (LINK,),
    date(2000, 11, 22),
    DAYS,
    3,
    NOV_28,
    "Overnight courier",
    "Citibank, N.A. calendar",
    ("Countersigned letter received on November 30, 2000.",),
    ("The day of receipt is not counted.",),
)
NOTICE = RadioPairNoticeSheet(
    head("RPN-0002"),
    initial=False,
    which="First Additional",
    lines=(
        NoticedPlace(1, Place("B-0131", "1200 Market Street", "1200 Market Street, Philadelphia, PA 19107"), 131),
        NoticedPlace(2, Place("B-0755", "", "4 Canal St, Boston, MA 02114")),
    ),
    window_days=75,
    passed_over=(PassedOver(Place("B-0130", "Slate Hall", "9 Canal St, Boston, MA 02114"), 130, "Roof refused"),),
    shortfall="The hub in Boston is full.",
    listed_before=102,
    may_decline=2,
    declined=1,
    given_on=NOV_28,
    window_ends=date(2001, 2, 11),
)
SCHEDULE = PaymentScheduleSheet(
    head("PS-003", SAVVIS, WINSTAR),
    "PP-003",
    "PO-003",
    "Third batch",
    24,
    "Exhibit A, 2(b)",
    NOV_28,
    Decimal("240000.00"),
    Decimal("303713.57"),
    (
        ScheduledPayment("Down payment", NOV_28, Decimal("72000.00"), balance=Decimal("168000.00")),
        ScheduledPayment(
            "Instalment 1",
            date(2001, 9, 15),
            Decimal("9654.73"),
            Decimal("4620.00"),
            Decimal("5034.73"),
            Decimal("162965.27"),
            date(2001, 9, 17),
        ),
    ),
    "11% a year",
    "Equal instalments, a whole first quarter",
    remarks=("Instalment 1 is less an offset of $10.00.",),
)
STATUS = StatusReportSheet(
    head("", SAVVIS, Party("")),
    (Counter("Bought", "310", "190 left of 500"), Counter("On hand", "98", "of 102, short 4")),
    (
        DueGroup(
            "Due today", (DueRow("Countersign LAL-0158", "SAVVIS", NOV_28, "Due today", "B-5(b)", "Philadelphia"),)
        ),
    ),
    (SumDue("Due in 30 days", Decimal("418230.55"), "3 payments"), SumDue("Overdue", None)),
)
SHEETS: dict[str, Sheet] = {
    "purchase_order": ORDER,
    "bill_of_sale": SALE,
    "packing_memorandum": MEMORANDUM,
    "availability_letter": LETTER,
    "objection": OBJECTION,
    "deemed_certificate": CERTIFICATE,
    "radio_pair_notice": NOTICE,
    "payment_schedule": SCHEDULE,
    "status_report": STATUS,
}


def order_of(lines: int) -> PurchaseOrderSheet:
    """An order of one group with so many lines."""
    listed = tuple(order_line(f"Radio part {number}", 2, "10.50") for number in range(1, lines + 1))
    return replace(ORDER, groups=(replace(OC3, lines=listed),))


def letters(number: int) -> tuple[AvailabilityLetterSheet, ...]:
    """So many letters, each for a Link of its own."""
    return tuple(
        replace(
            LETTER,
            head=replace(LETTER.head, number=f"LAL-{each:04}"),
            links=(replace(LINK, number=f"L-{each:04}", pair=f"P-{each:04}", far_serial=f"AL3H-{each + 50000}"),),
        )
        for each in range(1, number + 1)
    )


def retyped(sheet: S, typed: Callable[[int], str]) -> S:
    """The sheet with every text in it typed anew, numbered in the order of the fields."""
    numbers = count()

    def again(value: object) -> object:
        if is_dataclass(value) and not isinstance(value, type):
            return type(value)(**{field.name: again(getattr(value, field.name)) for field in fields(value)})
        if isinstance(value, tuple):
            return tuple(map(again, value))
        return typed(next(numbers)) if isinstance(value, str) else value

    return cast(S, again(sheet))


def with_head(sheet: Sheet, head: Head) -> Sheet:
    """The sheet under another head."""
    parts = {field.name: getattr(sheet, field.name) for field in fields(sheet)}
    return cast(Sheet, type(sheet)(**parts | {"head": head}))


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page as anyone would copy it, on one line."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


def text_of(pdf: bytes) -> str:
    """The text of all pages."""
    return " ".join(pages_of(pdf))


def letters_only(text: str) -> str:
    """A text without its white space, which line breaks change."""
    return "".join(text.split())
