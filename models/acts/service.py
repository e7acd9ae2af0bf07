"""Acts on outages, maintenance, relocations and credits (Exhibit D)."""

from __future__ import annotations
