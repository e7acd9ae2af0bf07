"""Acts on permits, approvals, certificates and warranties (MA-5.3, EXE-5, EXE-6)."""

from __future__ import annotations
