"""What the watch says of the Radio Pair Notices, their windows and the purchases every 30 days."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from models.rules.findings import Finding
from models.rules.state import State

__all__ = ["WATCHERS"]

WATCHERS: tuple[Callable[[State], Iterator[Finding]], ...] = ()
"""Every check and reminder here, for the watch."""
