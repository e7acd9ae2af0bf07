"""What is stored: one module per subject; importing this package loads every table into `Base.metadata`."""

from models.tables import cases, collocation, money, notices, plans, service
from models.tables.base import Base
from models.tables.book import Amendment, Book, ClosedDay, NoticeAddress, ReadingChoice
from models.tables.buildings import (
    Building,
    ColumnMap,
    Eligibility,
    Hub,
    ListPart,
    Placing,
    Proposal,
    Selection,
)
from models.tables.documents import Document, Proof
from models.tables.journal import Entry
from models.tables.letters import (
    Answer,
    AnswerItem,
    AnswerLink,
    Delivery,
    Letter,
    LetterLink,
    LetterMark,
    LetterReview,
    LetterRework,
    TestItem,
    TestPlan,
    TestResult,
)
from models.tables.orders import Order, OrderLine, OrderPairs, Package, Shipment
from models.tables.pairs import End, Link, Movement, Pair, Place, Receipt, ReceiptMark

__all__ = [
    "Amendment",
    "Answer",
    "AnswerItem",
    "AnswerLink",
    "Base",
    "Book",
    "Building",
    "ClosedDay",
    "ColumnMap",
    "Delivery",
    "Document",
    "Eligibility",
    "End",
    "Entry",
    "Hub",
    "Letter",
    "LetterLink",
    "LetterMark",
    "LetterReview",
    "LetterRework",
    "Link",
    "ListPart",
    "Movement",
    "NoticeAddress",
    "Order",
    "OrderLine",
    "OrderPairs",
    "Package",
    "Pair",
    "Place",
    "Placing",
    "Proof",
    "Proposal",
    "ReadingChoice",
    "Receipt",
    "ReceiptMark",
    "Selection",
    "Shipment",
    "TestItem",
    "TestPlan",
    "TestResult",
    "cases",
    "collocation",
    "money",
    "notices",
    "plans",
    "service",
]
