"""Link Availability Letters, how they came, their tests, and the answers to them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.tables.base import Base, Key

__all__ = [
    "Answer",
    "AnswerItem",
    "AnswerLink",
    "Delivery",
    "Letter",
    "LetterLink",
    "LetterMark",
    "LetterReview",
    "LetterRework",
    "TestItem",
    "TestPlan",
    "TestResult",
]


class Delivery(Base):
    """How and when a paper went from one party to the other (MA-13.2); a fact not recorded is absent."""

    __tablename__ = "deliveries"

    id: Mapped[Key]
    channel: Mapped[str]
    sent_on: Mapped[date | None]
    delivered_on: Mapped[date | None]
    confirmed: Mapped[bool | None]
    copy_channel: Mapped[str | None]
    copy_on: Mapped[date | None]
    accepted_on: Mapped[date | None]
    accepted_by: Mapped[str]
    received_on: Mapped[date | None]
    received_at: Mapped[str]  # hour and minute as typed; no count depends on it
    proof: Mapped[str]
    sent_to: Mapped[str] = mapped_column(server_default="")  # the notice address on one line, as it was in use


class Letter(Base):
    """A Link Availability Letter (MA-1.1n)."""

    __tablename__ = "letters"

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # LAL-0001
    issued_on: Mapped[date]
    withdrawn_on: Mapped[date | None]
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("letters.id"), index=True)
    delivery_id: Mapped[int | None] = mapped_column(ForeignKey("deliveries.id"), unique=True)
    plan_id: Mapped[int | None] = mapped_column(ForeignKey("test_plans.id"))


class LetterLink(Base):
    """A link that a letter says is available; one letter may name more than one."""

    __tablename__ = "letter_links"
    __table_args__ = (UniqueConstraint("letter_id", "link_id"),)

    id: Mapped[Key]
    letter_id: Mapped[int] = mapped_column(ForeignKey("letters.id"), index=True)
    link_id: Mapped[int] = mapped_column(ForeignKey("links.id"), index=True)


class TestPlan(Base):
    """A version of the Link test plan (EXB-5a); agreed_on is absent while it is only proposed."""

    __tablename__ = "test_plans"
    __test__ = False  # pytest is not meant to collect it

    id: Mapped[Key]
    version: Mapped[int] = mapped_column(unique=True)
    proposed_on: Mapped[date]
    agreed_on: Mapped[date | None]
    items: Mapped[list[TestItem]] = relationship(order_by="TestItem.position")


class TestItem(Base):
    """One test of a plan and its limit."""

    __tablename__ = "test_items"
    __test__ = False  # pytest is not meant to collect it
    __table_args__ = (UniqueConstraint("plan_id", "position"),)

    id: Mapped[Key]
    plan_id: Mapped[int] = mapped_column(ForeignKey("test_plans.id"))
    position: Mapped[int]
    name: Mapped[str]
    limit: Mapped[str]
    unit: Mapped[str]


class TestResult(Base):
    """What a test of a letter's link gave on a day, one of several where it was tested again; passed may be absent.

    Its item is one of the version of the plan that was in force on that day.
    """

    __tablename__ = "test_results"
    __test__ = False  # pytest is not meant to collect it
    __table_args__ = (UniqueConstraint("letter_id", "link_id", "item_id", "tested_on", "attempt"),)

    id: Mapped[Key]
    letter_id: Mapped[int] = mapped_column(ForeignKey("letters.id"), index=True)
    link_id: Mapped[int | None] = mapped_column(ForeignKey("links.id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("test_items.id"))
    attempt: Mapped[int]  # 1 for the first test of the day
    result: Mapped[str]
    passed: Mapped[bool | None]
    tested: Mapped[str]  # what was tested and found
    tested_on: Mapped[date]


class Answer(Base):
    """Customer's answer to a letter: the countersigned copy, or an objection (EXB-5b)."""

    __tablename__ = "answers"
    __table_args__ = (CheckConstraint("kind IN ('countersigned', 'objection')", name="kind"),)

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # CS-0001 or OBJ-0001
    letter_id: Mapped[int] = mapped_column(ForeignKey("letters.id"), index=True)
    kind: Mapped[str]
    made_on: Mapped[date]
    signed_by: Mapped[str]
    explanation: Mapped[str] = mapped_column(Text)
    delivery_id: Mapped[int | None] = mapped_column(ForeignKey("deliveries.id"), unique=True)
    items: Mapped[list[AnswerItem]] = relationship(order_by="AnswerItem.position")


class AnswerItem(Base):
    """A failed test item an objection names, with its result and what was tested."""

    __tablename__ = "answer_items"

    id: Mapped[Key]
    answer_id: Mapped[int] = mapped_column(ForeignKey("answers.id"), index=True)
    position: Mapped[int]
    name: Mapped[str]
    limit: Mapped[str]
    result: Mapped[str]
    tested: Mapped[str]


class AnswerLink(Base):
    """A link an answer is about; an answer without any is about every link of its letter."""

    __tablename__ = "answer_links"
    __table_args__ = (UniqueConstraint("answer_id", "link_id"),)

    id: Mapped[Key]
    answer_id: Mapped[int] = mapped_column(ForeignKey("answers.id"), index=True)
    link_id: Mapped[int] = mapped_column(ForeignKey("links.id"))


class LetterRework(Base):
    """Winstar's work on a link that was objected to: the day it was done, and the day Customer was told of it."""

    __tablename__ = "letter_reworks"

    id: Mapped[Key]
    letter_id: Mapped[int] = mapped_column(ForeignKey("letters.id"), index=True)
    link_id: Mapped[int | None] = mapped_column(ForeignKey("links.id"))  # absent: every link objected to
    done_on: Mapped[date]
    told_on: Mapped[date]
    what: Mapped[str]


class LetterMark(Base):
    """What an entry made after the three Business Days did to a letter: its deemed standing fell, or it came late."""

    __tablename__ = "letter_marks"
    __table_args__ = (CheckConstraint("kind IN ('overturned', 'late')", name="kind"),)

    id: Mapped[Key]
    letter_id: Mapped[int] = mapped_column(ForeignKey("letters.id"), index=True)
    link_id: Mapped[int | None] = mapped_column(ForeignKey("links.id"))
    kind: Mapped[str]
    marked_on: Mapped[date]  # the day of the entry
    deemed_on: Mapped[date]
    cause: Mapped[str]
    seen_on: Mapped[date | None]


class LetterReview(Base):
    """Somebody saw on the review sheet that a letter had become deemed installed."""

    __tablename__ = "letter_reviews"

    id: Mapped[Key]
    letter_id: Mapped[int] = mapped_column(ForeignKey("letters.id"), unique=True)
    reviewed_on: Mapped[date]
