"""Acts on charges and invoices (EXB-4, EXB-6, EXD-4, MA-6)."""

from __future__ import annotations
