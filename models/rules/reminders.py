"""How many days before a due date each reminder speaks by itself (Part 12.3 of the register)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["LEADS", "leads_of"]

LEADS: Mapping[str, tuple[int, ...]] = MappingProxyType(
    {
        "R1": (10, 3, 0),
        "R2": (21, 7, 0),
        "R5": (5, 0),
        "R6": (5, 0),
        "R7": (7, 0),
        "R9": (15, 5, 0),
        "R10": (1, 0),
        "R11": (7, 0),
        "R12": (10, 3, 0),
        "R13": (60, 30, 0),
        "R14": (90, 60, 30, 0),
        "R15": (30, 7, 0),
        "R16": (5, 0),
        "R17": (5, 0),
        "R18": (5, 0),
        "R19": (90, 30, 0),
        "R20": (60, 30, 0),
        "R21": (20, 10, 0),
        "R22": (365, 180, 90),
        "R23": (15, 0),
    }
)
"""Days before, by the code of the reminder."""


def leads_of(code: str) -> tuple[int, ...]:
    """The days before a due date at which a finding of that code speaks; the day itself for any other."""
    return LEADS.get(code, (0,))
