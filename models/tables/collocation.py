"""Facilities, permits, insurance and liens (Exhibit E, MA-5.3)."""

from __future__ import annotations
