"""What a shipment needs: an order that covers it, and one package with the packing memorandum (EXA-3, EXA-4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.rules.clause import clause, day_words
from models.rules.purchasing import OrderFacts
from models.rules.words import counted, listed

__all__ = ["PackageFacts", "ShipmentFacts", "left_to_ship", "memorandum_warning", "shipped_warning", "why_not_ship"]


@dataclass(frozen=True, slots=True)
class PackageFacts:
    """One package of a shipment."""

    position: int
    holds_memorandum: bool = False
    contents: str = ""


@dataclass(frozen=True, slots=True)
class ShipmentFacts:
    """Pairs of one order handed to the carrier on a day."""

    number: str
    order: str
    shipped_on: date
    pairs: int
    packages: tuple[PackageFacts, ...] = ()
    memorandum: str = ""


@clause("EXA-3")
def left_to_ship(order: OrderFacts, shipments: Sequence[ShipmentFacts]) -> int:
    """How many pairs of an order may still be shipped: what it lists or counts, whichever is more, less those gone."""
    gone = sum(one.pairs for one in shipments if one.order == order.number)
    return max(order.listed_pairs, order.batch_pairs) - gone


@clause("EXA-3", "EXA-4")
def why_not_ship(
    order: OrderFacts,
    pairs: int,
    packages: Sequence[PackageFacts],
    shipments: Sequence[ShipmentFacts],
    on: date,
) -> str | None:
    """Why so many pairs cannot be shipped against an order on a day, or None (K7)."""
    if not order.stands(on):
        return f"{order.number} is not in force on {day_words(on)}. Only an issued order can be shipped against (A-3)."
    if pairs < 1:
        return "A shipment holds at least one pair (A-3)."
    left = left_to_ship(order, shipments)
    if pairs > left:
        return f"{order.number} has {counted(left, 'pair')} left to ship, not {pairs} (A-3)."
    return _packages(packages)


@clause("EXA-4")
def memorandum_warning(shipment: ShipmentFacts) -> str | None:
    """Why the packages of a shipment do not name the one with its packing memorandum, or None (K7)."""
    reason = _packages(shipment.packages)
    return f"{shipment.number}: {reason}" if reason else None


def _packages(packages: Sequence[PackageFacts]) -> str | None:
    """Why these packages do not do, or None."""
    if not packages:
        return "No package is named. One package has to hold the packing memorandum (A-4)."
    holding = [str(one.position) for one in packages if one.holds_memorandum]
    if not holding:
        return f"None of the {counted(len(packages), 'package')} holds the packing memorandum (A-4)."
    if len(holding) > 1:
        return f"Packages {listed(holding)} hold the packing memorandum; only one may (A-4)."
    return None


@clause("EXA-3", "EXA-1b")
def shipped_warning(order: OrderFacts, shipments: Sequence[ShipmentFacts]) -> str | None:
    """That more pairs were shipped than the contract counts for an order's batch, or None (K7, AMB-06)."""
    gone = sum(one.pairs for one in shipments if one.order == order.number)
    if gone <= order.batch_pairs:
        return None
    counts = f"the contract counts {order.batch_pairs} for batch {order.batch}"
    return f"{counted(gone, 'pair')} were shipped against {order.number}; {counts}."
