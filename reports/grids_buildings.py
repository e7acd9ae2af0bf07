"""The columns of the Customer List: as its page shows them, and as a workbook takes it out and brings it back."""

from __future__ import annotations

from models.queries.buildings import BuildingRow
from models.rules.buildings import BuildingState, Word
from models.rules.clause import day_words
from reports.columns import Align, Column, Kind, Tone

__all__ = ["BUILDINGS", "CUSTOMER_LIST", "standing_icon", "standing_tone", "standing_words", "word_words"]

DRESS = {
    BuildingState.NOT_LISTED: (Tone.NEUTRAL, "list-x"),
    BuildingState.WAITING: (Tone.OUTLINE, ""),
    BuildingState.REFUSED: (Tone.NEUTRAL, "ban"),
    BuildingState.ELIGIBLE: (Tone.NEUTRAL, "flag"),
    BuildingState.NOTICED: (Tone.NEUTRAL, "list-checks"),
    BuildingState.SELECTED: (Tone.INFO, "bookmark"),
    BuildingState.SCHEDULED: (Tone.INFO, "calendar-days"),
    BuildingState.LATE: (Tone.WARN, "clock"),
    BuildingState.DECLINED: (Tone.NEUTRAL, "ban"),
    BuildingState.INSTALLED: (Tone.INFO, "radio-tower"),
    BuildingState.LETTER_OUT: (Tone.INFO, "mail"),
    BuildingState.OBJECTED: (Tone.BAD, "octagon-x"),
    BuildingState.ACCEPTED: (Tone.OK, "check"),
    BuildingState.DEEMED: (Tone.DEEM, "timer-off"),
    BuildingState.UNLINKED: (Tone.NEUTRAL, "unplug"),
}
WORDS = {Word.OPEN: "Not decided yet", Word.ELIGIBLE: "Eligible Location", Word.REFUSED: "Refused"}


def standing_words(row: BuildingRow) -> str:
    """Where a building stands, as its chip says it; one that is held says until when."""
    if row.standing is BuildingState.NOT_LISTED:
        return f"Held until {day_words(row.held_until)}" if row.held_until else "Off the list"
    return row.standing.words


def standing_tone(row: BuildingRow) -> Tone:
    """The tone of that chip."""
    return DRESS[row.standing][0]


def standing_icon(row: BuildingRow) -> str:
    """The icon of that chip."""
    return "calendar-clock" if row.held_until else DRESS[row.standing][1]


def word_words(row: BuildingRow) -> str:
    """Winstar's word on a building."""
    return WORDS[row.word]


def _pairs(row: BuildingRow) -> str | None:
    return ", ".join(row.pairs) or None


def _pair_words(row: BuildingRow) -> str:
    """The pairs that stand there; a selected building says that it has none yet."""
    return _pairs(row) or ("no pair yet" if row.selected_on else "")


BUILDINGS: tuple[Column[BuildingRow], ...] = (
    Column(
        "Rank",
        lambda row: row.rank,
        text=lambda row: "held" if row.held_until else "none" if row.rank is None else str(row.rank),
        kind=Kind.NUMBER,
        align=Align.LEFT,
        width=7,
        editable=lambda row: row.rank is not None,
    ),
    Column("Building", lambda row: row.name, second=lambda row: row.street, width=26, grow=3),
    Column("City", lambda row: row.place, width=16, grow=1, fold=1),
    Column("Hub", lambda row: row.hub or None, missing="", width=8, fold=3),
    Column("State", standing_words, kind=Kind.CHIP, tone=standing_tone, icon=standing_icon, width=24),
    Column("Since", lambda row: row.standing_on, kind=Kind.DATE, missing="", width=15, fold=2),
    Column(
        "Pair",
        _pairs,
        text=_pair_words,
        kind=Kind.SERIAL,
        tone=lambda row: None if row.pairs else Tone.NEUTRAL,
        width=12,
    ),
)
"""The list on its page."""

CUSTOMER_LIST: tuple[Column[BuildingRow], ...] = (
    Column("Rank", lambda row: row.rank, kind=Kind.NUMBER, width=8),
    Column("Building number", lambda row: row.number, width=16),
    Column("Name", lambda row: row.name, width=36),
    Column("Street address", lambda row: row.street, width=32),
    Column("City", lambda row: row.city, width=18),
    Column("State", lambda row: row.state, width=8),
    Column("ZIP", lambda row: row.zip, kind=Kind.SERIAL, width=12),
    Column("Floors", lambda row: row.floors, kind=Kind.NUMBER, width=8),
    Column("Latitude", lambda row: row.latitude, width=12),
    Column("Longitude", lambda row: row.longitude, width=12),
    Column("Remarks", lambda row: row.remarks or None, missing="", width=24),
    Column("Winstar's word", word_words, width=20),
    Column("Standing", standing_words, width=24),
    Column("Since", lambda row: row.standing_on, kind=Kind.DATE, width=14),
    Column("Selected", lambda row: row.selected_on, kind=Kind.DATE, width=14),
    Column("Hub", lambda row: row.hub or None, missing="", width=8),
    Column("Pairs", _pairs, missing="", kind=Kind.SERIAL, width=14),
    Column("Came with", lambda row: row.part, width=24),
)
"""The list in a workbook: the headings are those an import reads, and the building number brings rows home."""
