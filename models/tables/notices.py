"""Radio Pair Notices and the lines on them (EXB-2)."""

from __future__ import annotations
