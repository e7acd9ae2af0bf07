"""Payment plans of the batches and their instalments (EXA-2, LTR-2)."""

from __future__ import annotations
