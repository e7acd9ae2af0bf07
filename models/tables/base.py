"""The base class of every table, the names of its constraints, and the column types of money and coordinates."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from sqlalchemy import BigInteger, Dialect, Integer, MetaData, String
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.types import TypeDecorator

__all__ = ["Base", "Cents", "Coordinate", "Key"]

NAMES = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

Key = Annotated[int, mapped_column(Integer, primary_key=True, autoincrement=False)]
"""A row's number, given by the store under the writer's lock so that a replay gives the same."""


class Base(DeclarativeBase):
    """The base class of every table."""

    metadata = MetaData(naming_convention=NAMES)


class Cents(TypeDecorator[Decimal]):
    """Money: whole cents in the database, a Decimal of dollars in code; absent when not known."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """Gives the whole cents of a sum; a fraction of a cent is a bug and raises ValueError."""
        if value is None:
            return None
        cents = value * 100
        if cents != cents.to_integral_value():
            raise ValueError(f"{value} has a fraction of a cent")
        return int(cents)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        """Gives the sum in dollars."""
        return None if value is None else Decimal(value).scaleb(-2)


class Coordinate(TypeDecorator[Decimal]):
    """A latitude or longitude in degrees, kept digit by digit as it was given."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """Gives the digits as typed."""
        return None if value is None else format(value, "f")

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        """Gives the degrees."""
        return None if value is None else Decimal(value)
