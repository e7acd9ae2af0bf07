"""The columns of the Radio Pair Notices: their lines as the page shows them, and as a workbook holds them."""

from __future__ import annotations

from models.queries.list_changes import ListChange, Version
from models.queries.notices import LineRow
from models.rules.notice_facts import LineState
from models.rules.words import counted
from reports.columns import Align, Column, Kind, Tone

__all__ = ["CHANGES", "LINES", "LINE_LIST", "VERSIONS", "line_icon", "line_tone", "window_tone", "window_words"]

SOON = 15  # days before the end of a window from which it stands out (R9)
DRESS = {
    LineState.DRAFT: (Tone.OUTLINE, "pencil"),
    LineState.NOT_GIVEN: (Tone.OUTLINE, "send"),
    LineState.LISTED: (Tone.NEUTRAL, "list-checks"),
    LineState.SELECTED: (Tone.INFO, "bookmark"),
    LineState.SCHEDULED: (Tone.INFO, "calendar-days"),
    LineState.LATE: (Tone.WARN, "clock"),
    LineState.LAPSED: (Tone.NEUTRAL, "hourglass"),
    LineState.DECLINED: (Tone.NEUTRAL, "ban"),
    LineState.DONE_IN_TIME: (Tone.OK, "check"),
    LineState.DONE_LATE: (Tone.OK, "check"),
    LineState.CLOSED_BY_END: (Tone.NEUTRAL, "flag"),
    LineState.WITHDRAWN: (Tone.NEUTRAL, "undo-2"),
}


def line_tone(row: LineRow) -> Tone:
    """The tone of a line's chip."""
    return DRESS[row.state][0]


def line_icon(row: LineRow) -> str:
    """The icon of that chip."""
    return DRESS[row.state][1]


def window_words(row: LineRow) -> str:
    """How long a line runs still, in few words; empty where nothing runs."""
    if row.days_left is None:
        return ""
    if row.days_left < 0:
        return f"{counted(-row.days_left, 'day')} over"
    return "Ends today" if row.days_left == 0 else counted(row.days_left, "day")


def window_tone(row: LineRow) -> Tone | None:
    """The ink of that: amber towards the end for what is chosen, red behind it."""
    if row.days_left is None or not row.state.is_chosen:
        return None
    return Tone.BAD if row.days_left < 0 else Tone.WARN if row.days_left <= SOON else None


LINES: tuple[Column[LineRow], ...] = (
    Column("Rank", lambda row: row.rank, kind=Kind.NUMBER, width=7, missing="off"),
    Column("Building", lambda row: row.name, second=lambda row: row.address, width=24, grow=1),
    Column("State", lambda row: row.state.words, kind=Kind.CHIP, tone=line_tone, icon=line_icon, width=16),
    Column("Window", lambda row: row.until, text=window_words, tone=window_tone, align=Align.RIGHT, width=11,
           missing="", spoken="Window ends"),
    Column("Selected", lambda row: row.selected_on, kind=Kind.DATE, width=12, missing="", fold=1),
    Column("Work on", lambda row: row.scheduled_for, kind=Kind.DATE, width=12, missing="", fold=2),
    Column("Notice", lambda row: row.notice, width=10, fold=3),
)  # fmt: skip
"""The lines on their page."""

LINE_LIST: tuple[Column[LineRow], ...] = (
    Column("Notice", lambda row: row.notice, width=10),
    Column("Given", lambda row: row.given_on, kind=Kind.DATE),
    Column("Line", lambda row: row.position, kind=Kind.NUMBER, width=7),
    Column("Building", lambda row: row.building, width=10),
    Column("Name", lambda row: row.name, width=28),
    Column("Address", lambda row: row.address, width=32),
    Column("Rank", lambda row: row.rank, kind=Kind.NUMBER, width=7),
    Column("State", lambda row: row.state.words, width=16),
    Column("Since", lambda row: row.on, kind=Kind.DATE),
    Column("Runs until", lambda row: row.until, kind=Kind.DATE),
    Column("Selected", lambda row: row.selected_on, kind=Kind.DATE),
    Column("Pairs", lambda row: row.pairs, kind=Kind.NUMBER, width=7),
    Column("Scheduled for", lambda row: row.scheduled_for, kind=Kind.DATE),
    Column("Fresh forecast", lambda row: row.forecast, kind=Kind.DATE),
    Column("Installed", lambda row: row.done_on, kind=Kind.DATE),
    Column("Links", lambda row: ", ".join(row.links), width=16),
    Column("Declined because", lambda row: row.reason, width=28),
)
"""The lines as a workbook holds them."""

VERSIONS: tuple[Column[Version], ...] = (
    Column("Version", lambda row: row.number, kind=Kind.NUMBER, width=9),
    Column("From", lambda row: row.on, kind=Kind.DATE, width=15),
    Column("What changed", lambda row: row.words, second=lambda row: row.agreed, width=30, grow=1),
    Column("Buildings", lambda row: row.buildings, kind=Kind.NUMBER, width=11),
)
"""The versions of the Customer List."""

CHANGES: tuple[Column[ListChange], ...] = (
    Column("Building", lambda row: row.name, second=lambda row: row.address, width=28, grow=1),
    Column("Change", lambda row: row.change.words, width=12),
    Column("Rank before", lambda row: row.before, kind=Kind.NUMBER, width=13, missing="none"),
    Column("Rank after", lambda row: row.after, kind=Kind.NUMBER, width=13, missing="none"),
)
"""What stands otherwise on the later of two days."""
