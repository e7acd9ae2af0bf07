"""Acts on payments, offsets and other reductions (MA-6.2, LTR-5)."""

from __future__ import annotations
