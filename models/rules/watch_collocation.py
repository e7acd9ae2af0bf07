"""What the watch says of facilities, permits, insurance, leases and liens."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from models.rules.findings import Finding
from models.rules.state import State

__all__ = ["WATCHERS"]

WATCHERS: tuple[Callable[[State], Iterator[Finding]], ...] = ()
"""Every check and reminder here, for the watch."""
