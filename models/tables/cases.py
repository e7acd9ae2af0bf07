"""Defaults, disputes, claims, the security interest and upgrades (MA-1.1k, MA-6.4, MA-8, MA-12, M-6.2, EXA-5)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.tables.base import Base, Cents, Key

__all__ = [
    "Claim",
    "Default",
    "Dispute",
    "Instrument",
    "LogEntry",
    "SaleAdjournment",
    "SecurityCase",
    "SecurityCost",
    "SecurityPair",
    "SecuritySale",
    "Upgrade",
    "UpgradePair",
]


class Default(Base):
    """A breach one party holds against the other: its notice, what was done to cure it, and what followed."""

    __tablename__ = "defaults"
    __table_args__ = (CheckConstraint("kind IN ('breach', 'payment', 'representation')", name="kind"),)

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # DEF-001
    kind: Mapped[str]
    giver: Mapped[str]  # the side that holds it against the other
    clause: Mapped[str]
    facts: Mapped[str] = mapped_column(Text)
    curable: Mapped[bool]  # within the 30 days
    record_kind: Mapped[str]
    record: Mapped[str]
    opened_on: Mapped[date]
    due_on: Mapped[date | None]  # the day an unpaid sum was due
    noticed_on: Mapped[date | None]
    delivery_id: Mapped[int | None] = mapped_column(ForeignKey("deliveries.id"), unique=True)
    started_on: Mapped[date | None]
    plan_on: Mapped[date | None]
    cured_on: Mapped[date | None]
    waived_on: Mapped[date | None]
    waiver: Mapped[str]  # the signed writing
    termination_noticed_on: Mapped[date | None]
    terminated_on: Mapped[date | None]  # as the notice of termination states


class Dispute(Base):
    """A dispute: the written request, the executives, the arbitration, and how it ended."""

    __tablename__ = "disputes"
    __table_args__ = (
        CheckConstraint("ground IN ('', 'talks_failed', 'injunction', 'limitation', 'creditors')", name="ground"),
    )

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # DIS-001
    asked_by: Mapped[str]
    asked_on: Mapped[date]
    topic: Mapped[str]
    facts: Mapped[str] = mapped_column(Text)
    record_kind: Mapped[str]
    record: Mapped[str]
    customer_executive: Mapped[str]
    customer_appointed_on: Mapped[date | None]
    winstar_executive: Mapped[str]
    winstar_appointed_on: Mapped[date | None]
    formal_on: Mapped[date | None]  # arbitration demanded, or the court asked
    ground: Mapped[str]
    customer_arbitrator: Mapped[str]
    customer_arbitrator_on: Mapped[date | None]
    winstar_arbitrator: Mapped[str]
    winstar_arbitrator_on: Mapped[date | None]
    chair: Mapped[str]
    chair_on: Mapped[date | None]
    award_on: Mapped[date | None]
    award: Mapped[str] = mapped_column(Text)
    resolved_on: Mapped[date | None]
    resolution: Mapped[str] = mapped_column(Text)


class Claim(Base):
    """A claim that has to be notified to the other party: out of a failure, a tax, or an indemnity."""

    __tablename__ = "claims"
    __table_args__ = (CheckConstraint("kind IN ('failure', 'tax', 'indemnity')", name="kind"),)

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # CLM-001
    kind: Mapped[str]
    side: Mapped[str]  # who has to notify it
    what: Mapped[str]
    facts: Mapped[str] = mapped_column(Text)
    clause: Mapped[str]
    record_kind: Mapped[str]
    record: Mapped[str]
    known_on: Mapped[date]  # facts known or to be known; for a tax the day the claim was received
    amount: Mapped[Decimal | None] = mapped_column(Cents)
    noticed_on: Mapped[date | None]
    delivery_id: Mapped[int | None] = mapped_column(ForeignKey("deliveries.id"), unique=True)
    controller: Mapped[str]  # the side that elected to control the response
    controls_on: Mapped[date | None]
    settled_on: Mapped[date | None]
    settlement: Mapped[str] = mapped_column(Text)


class Instrument(Base):
    """A paper that may run out: a tax certificate, a UCC-1 financing statement, a separate security agreement."""

    __tablename__ = "instruments"
    __table_args__ = (
        CheckConstraint("kind IN ('resale', 'exemption', 'financing', 'security_agreement')", name="kind"),
    )

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # CER-001, UCC-001
    kind: Mapped[str]
    side: Mapped[str]  # who gives or signs it
    office: Mapped[str]  # the state, or the office of filing
    reference: Mapped[str]  # its number there
    asked_on: Mapped[date | None]
    given_on: Mapped[date | None]
    expires_on: Mapped[date | None]
    renews_id: Mapped[int | None] = mapped_column(ForeignKey("instruments.id"), unique=True)
    ended_on: Mapped[date | None]
    note: Mapped[str]


class LogEntry(Base):
    """A thing to be remembered with its day: a public position, an assignment, a waiver."""

    __tablename__ = "log_entries"
    __table_args__ = (
        CheckConstraint("kind IN ('position', 'assignment', 'waiver')", name="kind"),
        CheckConstraint("ground IN ('', 'consent', 'assets', 'affiliate', 'merger', 'spin_off')", name="ground"),
    )

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # LOG-001
    kind: Mapped[str]
    side: Mapped[str]  # who took the position, assigns, or waives
    happened_on: Mapped[date]
    subject: Mapped[str]
    note: Mapped[str] = mapped_column(Text)
    other: Mapped[str]  # the assignee, or who signed
    ground: Mapped[str]
    agreed_on: Mapped[date | None]  # the other party was consulted, or consented in writing
    record_kind: Mapped[str]
    record: Mapped[str]


class SecurityCase(Base):
    """Winstar's remedies against the radios after a default: notice of sale, sale, retention, proceeds (M-6.2)."""

    __tablename__ = "security_cases"
    __table_args__ = (CheckConstraint("sale IN ('', 'public', 'private')", name="sale"),)

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # SEC-001
    default_id: Mapped[int] = mapped_column(ForeignKey("defaults.id"))
    opened_on: Mapped[date]
    noticed_on: Mapped[date | None]
    delivery_id: Mapped[int | None] = mapped_column(ForeignKey("deliveries.id"), unique=True)
    sale: Mapped[str]
    sale_on: Mapped[date | None]
    sale_at: Mapped[str]  # hour and minute, 10:00
    sale_place: Mapped[str]
    retained_on: Mapped[date | None]
    retained_value: Mapped[Decimal | None] = mapped_column(Cents)
    applied_on: Mapped[date | None]
    obligations: Mapped[Decimal | None] = mapped_column(Cents)
    closed_on: Mapped[date | None]
    closing: Mapped[str]
    pairs: Mapped[list[SecurityPair]] = relationship(order_by="SecurityPair.id")


class SaleAdjournment(Base):
    """A sale put off by announcement at its time and place."""

    __tablename__ = "sale_adjournments"

    id: Mapped[Key]
    case_id: Mapped[int] = mapped_column(ForeignKey("security_cases.id"), index=True)
    announced_on: Mapped[date]
    sale_on: Mapped[date]
    sale_at: Mapped[str]
    sale_place: Mapped[str]


class SecuritySale(Base):
    """One lot that was sold: to whom, for how much, and its fair market value where Winstar itself bought."""

    __tablename__ = "security_sales"
    __table_args__ = (UniqueConstraint("case_id", "lot"), CheckConstraint("price >= 0", name="price"))

    id: Mapped[Key]
    case_id: Mapped[int] = mapped_column(ForeignKey("security_cases.id"), index=True)
    lot: Mapped[int]
    sold_on: Mapped[date]
    buyer: Mapped[str]
    by_winstar: Mapped[bool]
    price: Mapped[Decimal] = mapped_column(Cents)
    fair_value: Mapped[Decimal | None] = mapped_column(Cents)


class SecurityPair(Base):
    """A pair taken under the security interest, once for each time, and what became of it; the ledger has its place."""

    __tablename__ = "security_pairs"

    id: Mapped[Key]
    case_id: Mapped[int] = mapped_column(ForeignKey("security_cases.id"), index=True)
    tag: Mapped[str] = mapped_column(index=True)
    taken_on: Mapped[date]
    from_place_id: Mapped[int] = mapped_column(ForeignKey("places.id"))
    redeemed_on: Mapped[date | None]
    sale_id: Mapped[int | None] = mapped_column(ForeignKey("security_sales.id"))


class SecurityCost(Base):
    """A cost or an advance of Winstar that the proceeds pay first."""

    __tablename__ = "security_costs"
    __table_args__ = (CheckConstraint("amount >= 0", name="amount"),)

    id: Mapped[Key]
    case_id: Mapped[int] = mapped_column(ForeignKey("security_cases.id"), index=True)
    spent_on: Mapped[date]
    what: Mapped[str]
    amount: Mapped[Decimal] = mapped_column(Cents)


class Upgrade(Base):
    """The sell-back of pairs for ones of greater capacity (EXA-5, A-3-UP)."""

    __tablename__ = "upgrades"

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # UP-001
    noticed_on: Mapped[date]
    delivery_id: Mapped[int | None] = mapped_column(ForeignKey("deliveries.id"), unique=True)
    radio: Mapped[str]  # of the pairs to be bought instead
    prices_on: Mapped[date | None]  # Winstar told both prices
    repurchase: Mapped[Decimal | None] = mapped_column(Cents)
    purchase: Mapped[Decimal | None] = mapped_column(Cents)
    agreed_on: Mapped[date | None]
    effective_on: Mapped[date | None]
    method: Mapped[str]  # of valuation
    fair_value: Mapped[Decimal | None] = mapped_column(Cents)
    order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"), unique=True)
    sold_on: Mapped[date | None]
    withdrawn_on: Mapped[date | None]
    note: Mapped[str]
    pairs: Mapped[list[UpgradePair]] = relationship(order_by="UpgradePair.id")


class UpgradePair(Base):
    """A pair that an upgrade sells back."""

    __tablename__ = "upgrade_pairs"
    __table_args__ = (UniqueConstraint("upgrade_id", "tag"),)

    id: Mapped[Key]
    upgrade_id: Mapped[int] = mapped_column(ForeignKey("upgrades.id"), index=True)
    tag: Mapped[str] = mapped_column(index=True)
