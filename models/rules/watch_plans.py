"""What the watch says of payment plans, their instalments and the condition of the letter."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from models.rules.findings import Finding
from models.rules.state import State

__all__ = ["WATCHERS"]

WATCHERS: tuple[Callable[[State], Iterator[Finding]], ...] = ()
"""Every check and reminder here, for the watch."""
