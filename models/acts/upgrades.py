"""Acts on the sell-back for greater capacity (EXA-5)."""

from __future__ import annotations
