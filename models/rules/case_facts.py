"""The records of defaults, disputes, claims, security and upgrades, as the rules look at them."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["CaseBook"]


@dataclass(frozen=True, slots=True)
class CaseBook:
    """The records of defaults, disputes, claims, security and upgrades."""
