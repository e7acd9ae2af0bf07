"""Outages, maintenance, relocations, suspensions and credits (Exhibit D)."""

from __future__ import annotations
