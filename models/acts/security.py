"""Acts on the security interest (M-6.2)."""

from __future__ import annotations
