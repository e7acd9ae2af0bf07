"""The columns of the Links: as their page shows them, and as a workbook holds them."""

from __future__ import annotations

from models.queries.links import LinkRow
from models.rules.links import LinkState
from reports.columns import Align, Column, Kind, Tone

__all__ = ["LINKS", "LINK_LIST", "link_icon", "link_tone", "link_words"]

DRESS = {
    LinkState.INSTALLED: (Tone.OUTLINE, ""),
    LinkState.LETTER_OUT: (Tone.INFO, "mail"),
    LinkState.OBJECTED: (Tone.BAD, "octagon-x"),
    LinkState.ACCEPTED: (Tone.OK, "check"),
    LinkState.DEEMED: (Tone.DEEM, "timer-off"),
    LinkState.REMOVED: (Tone.NEUTRAL, "unplug"),
}


def _missing(row: LinkRow) -> str:
    """The fact about its letter that nobody recorded, or nothing."""
    now = row.standing
    if now.state is LinkState.LETTER_OUT and now.letter_on is None:
        return "Receipt not recorded"
    return "Letter not sent" if now.state is LinkState.INSTALLED and now.letter else ""


def link_words(row: LinkRow) -> str:
    """Where a Link stands, as its chip says it."""
    return _missing(row) or row.standing.state.words


def link_tone(row: LinkRow) -> Tone:
    """The tone of that chip."""
    return Tone.MISSING if _missing(row) else DRESS[row.standing.state][0]


def link_icon(row: LinkRow) -> str:
    """The icon of that chip."""
    return "" if _missing(row) else DRESS[row.standing.state][1]


def miles_words(row: LinkRow) -> str:
    """The length of the path as the crow flies."""
    return "not known" if row.miles is None else f"{row.miles:.1f} mi"


LINKS: tuple[Column[LinkRow], ...] = (
    Column("Pair", lambda row: row.tag, width=9),
    Column("Link", lambda row: row.number, width=9, fold=3),
    Column("Building", lambda row: row.name, second=lambda row: f"{row.street}, {row.city}", width=24, grow=1),
    Column("Hub", lambda row: row.hub, text=lambda row: f"Hub {row.hub}", width=11, fold=2),
    Column("Type", lambda row: row.radio, width=7),
    Column("Path", lambda row: row.miles, text=miles_words, align=Align.RIGHT, width=8, fold=1),
    Column("State", link_words, kind=Kind.CHIP, tone=link_tone, icon=link_icon, width=23),
    Column("Installed", lambda row: row.installed_on, kind=Kind.DATE, width=13, spoken="Pair installed on"),
)
"""The list on its page."""

LINK_LIST: tuple[Column[LinkRow], ...] = (
    Column("Link", lambda row: row.number, width=10),
    Column("Pair", lambda row: row.tag, width=10),
    Column("Type", lambda row: row.radio, width=8),
    Column("Serial", lambda row: (row.near, row.far), kind=Kind.PAIR, width=16),
    Column("Building number", lambda row: row.building, width=16),
    Column("Building", lambda row: row.name, width=32),
    Column("Street address", lambda row: row.street, width=28),
    Column("City", lambda row: row.city, width=16),
    Column("State", lambda row: row.state, width=8),
    Column("Far end stands at", lambda row: row.far_place or None, width=20),
    Column("Hub", lambda row: row.hub, width=10),
    Column("Near end stands at", lambda row: row.near_place or None, width=20),
    Column("Path in miles", lambda row: None if row.miles is None else round(row.miles, 2), width=12),
    Column("Installed", lambda row: row.installed_on, kind=Kind.DATE, width=14),
    Column("Standing", link_words, width=20),
    Column("Since", lambda row: row.standing.on, kind=Kind.DATE, width=14),
    Column("Letter", lambda row: row.standing.letter or None, missing="none yet", width=12),
    Column("Accepted", lambda row: row.accepted_on, kind=Kind.DATE, missing="not yet", width=14),
    Column("Removed", lambda row: row.removed_on, kind=Kind.DATE, missing="", width=14),
)
"""The list in a workbook."""
