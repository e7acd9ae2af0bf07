"""The records of prices, charges, payments and reductions (MA-4, MA-6), as the rules look at them."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["MoneyBook"]


@dataclass(frozen=True, slots=True)
class MoneyBook:
    """The records of prices, charges, payments and reductions (MA-4, MA-6)."""
