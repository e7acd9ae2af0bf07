"""Acts on defaults, disputes and claims (MA-1.1k, MA-6.4, MA-8, MA-12)."""

from __future__ import annotations
