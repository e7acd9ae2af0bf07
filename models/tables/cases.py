"""Defaults, disputes, claims, the security interest and upgrades (MA-1.1k, MA-12, M-6.2, EXA-5)."""

from __future__ import annotations
