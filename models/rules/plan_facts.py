"""The records of the payment plans of the batches (EXA-2, LTR-2), as the rules look at them."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["PlanBook"]


@dataclass(frozen=True, slots=True)
class PlanBook:
    """The records of the payment plans of the batches (EXA-2, LTR-2)."""
