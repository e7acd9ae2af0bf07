"""Acts on payment plans (EXA-2, LTR-2)."""

from __future__ import annotations
