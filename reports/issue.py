"""How the store draws a paper that is issued; reportlab is loaded only when one is."""

from __future__ import annotations

from typing import cast

__all__ = ["draw_issued"]


def draw_issued(kind: str, sheet: object) -> bytes:
    """An issued paper as a PDF."""
    from models.sheets.sheet import Sheet
    from reports.documents import draw

    return draw(kind, cast("Sheet", sheet), draft=False)
