"""The records of the facilities, permits, insurance and liens (Exhibit E, MA-5.3), as the rules look at them."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["CollocationBook"]


@dataclass(frozen=True, slots=True)
class CollocationBook:
    """The records of the facilities, permits, insurance and liens (Exhibit E, MA-5.3)."""
