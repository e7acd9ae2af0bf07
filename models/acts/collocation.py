"""Acts on facilities and what they hold (Exhibit E)."""

from __future__ import annotations
