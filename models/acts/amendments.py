"""Acts on amendments of the terms (MA-13.13)."""

from __future__ import annotations
