"""The records of outages, maintenance, relocations and credits (Exhibit D), as the rules look at them."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["ServiceBook"]


@dataclass(frozen=True, slots=True)
class ServiceBook:
    """The records of outages, maintenance, relocations and credits (Exhibit D)."""
