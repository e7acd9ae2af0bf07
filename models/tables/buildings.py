"""Buildings, hubs, and the dated facts about them: place in the Customer List, eligibility, selection."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Base, Coordinate, Key

__all__ = ["Building", "ColumnMap", "Eligibility", "Hub", "ListPart", "Placing", "Proposal", "Selection"]


class Building(Base):
    """A building of the Customer List; `key` is its normalised address, `apart` tells it from a neighbour there."""

    __tablename__ = "buildings"
    __table_args__ = (UniqueConstraint("key", "apart"),)

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)  # B-0001
    name: Mapped[str]
    street: Mapped[str]
    city: Mapped[str]
    state: Mapped[str]
    zip: Mapped[str]
    key: Mapped[str]
    apart: Mapped[str]
    floors: Mapped[int | None]
    latitude: Mapped[Decimal | None] = mapped_column(Coordinate)
    longitude: Mapped[Decimal | None] = mapped_column(Coordinate)
    remarks: Mapped[str]


class Hub(Base):
    """A Winstar hub: where the near end of a link stands (MA-1.1o)."""

    __tablename__ = "hubs"

    id: Mapped[Key]
    code: Mapped[str] = mapped_column(unique=True)  # PHL-2
    name: Mapped[str]
    street: Mapped[str]
    city: Mapped[str]
    state: Mapped[str]
    zip: Mapped[str]
    latitude: Mapped[Decimal | None] = mapped_column(Coordinate)
    longitude: Mapped[Decimal | None] = mapped_column(Coordinate)


class ListPart(Base):
    """One delivery of the Customer List: the first list, or an addition (EXB-1)."""

    __tablename__ = "list_parts"
    __table_args__ = (CheckConstraint("kind IN ('first', 'addition')", name="kind"),)

    id: Mapped[Key]
    kind: Mapped[str]
    delivered_on: Mapped[date]
    effective_on: Mapped[date]  # later than delivered_on when held for the next calendar quarter
    source: Mapped[str]  # file name, or how it came
    buildings: Mapped[int]


class Placing(Base):
    """A building's place in the list from a day on; position is sparse, the rank is its order."""

    __tablename__ = "placings"

    id: Mapped[Key]
    building_id: Mapped[int] = mapped_column(ForeignKey("buildings.id"), index=True)
    part_id: Mapped[int] = mapped_column(ForeignKey("list_parts.id"))
    position: Mapped[int | None] = mapped_column(BigInteger)  # None: off the list
    placed_on: Mapped[date]


class Eligibility(Base):
    """Winstar's word on a building as an Eligible Location, from a day on (MA-1.1h)."""

    __tablename__ = "eligibilities"
    __table_args__ = (CheckConstraint("standing IN ('eligible', 'refused', 'open')", name="standing"),)

    id: Mapped[Key]
    building_id: Mapped[int] = mapped_column(ForeignKey("buildings.id"), index=True)
    standing: Mapped[str]
    decided_on: Mapped[date]
    reason: Mapped[str]


class Selection(Base):
    """A building chosen by Customer for installation (EXB-2f)."""

    __tablename__ = "selections"

    id: Mapped[Key]
    building_id: Mapped[int] = mapped_column(ForeignKey("buildings.id"), index=True)
    pairs: Mapped[int]
    selected_on: Mapped[date]
    withdrawn_on: Mapped[date | None]
    reason: Mapped[str]
    line_id: Mapped[int | None] = mapped_column(ForeignKey("notice_lines.id"))  # None: chosen before any notice
    direction: Mapped[str]  # Customer's direction, or what the parties agreed, for a building on no notice


class Proposal(Base):
    """A building proposed to Winstar before the list, which the list must leave out (EXB-1b)."""

    __tablename__ = "proposals"

    id: Mapped[Key]
    key: Mapped[str]
    address: Mapped[str]
    proposed_on: Mapped[date]


class ColumnMap(Base):
    """How the columns of a layout were mapped the last time a workbook of that layout was imported."""

    __tablename__ = "column_maps"
    __table_args__ = (UniqueConstraint("kind", "signature"),)

    id: Mapped[Key]
    kind: Mapped[str]
    signature: Mapped[str]
    mapping: Mapped[str] = mapped_column(Text)  # JSON: heading -> field
