"""Customer's choice of buildings from the notices: how many, which, and what an act would leave (EXB-2f; AMB-10)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from models.rules.clause import Known, Why, clause, day_words
from models.rules.notice_facts import LineStanding, LineState, NoticeBook
from models.rules.readings import RECOMMENDED, Readings
from models.rules.terms import Terms
from models.rules.words import Side, counted, party, short_day

__all__ = [
    "WhatIf",
    "required",
    "what_if",
    "why_not_decline",
    "why_not_forecast",
    "why_not_schedule",
    "why_not_select_line",
]


@clause("EXB-2f", "EXB-2g")
def required(
    installed: int,
    notice_on: date | None,
    open_lines: int,
    terms: Terms,
    readings: Readings = RECOMMENDED,
) -> Known[int] | None:
    """How many buildings have to be selected: none before the Initial Notice; then 102, the open lines or what is left.

    Nobody can select more than was offered; by the other reading the notices have to offer 102 themselves.
    """
    if notice_on is None:
        return None
    least = terms.inventory.selected_buildings_minimum
    left = max(0, terms.inventory.end_installed_pairs - installed)
    counts = [("At all times", least), ("Pairs left to install", left)]
    if readings.selection_requirement != "notice_of_102":
        counts.insert(1, ("Open lines of the notices", open_lines))
    wanted = min(number for _, number in counts)
    facts = (
        ("Initial Notice given", day_words(notice_on)),
        *((name, str(number)) for name, number in counts),
        ("Sum", f"the least of {', '.join(str(number) for _, number in counts)} = {wanted}"),
    )
    rule = f"{least} buildings, or as many as can be selected"
    return Known(wanted, Why(rule, ("EXB-2f", "EXB-2g"), facts, readings=("AMB-10", "AMB-47")))


@dataclass(frozen=True, slots=True)
class WhatIf:
    """How many buildings are selected now, how many after an act, and how many have to be then."""

    now: int
    after: int
    required: int | None
    required_after: int | None

    @property
    def short(self) -> int:
        """How many would be missing."""
        return max(0, (self.required_after or 0) - self.after)

    @property
    def words(self) -> str:
        """What the act would leave, in a sentence: After this: 101 of the 102 that have to be selected."""
        if self.required_after is None:
            return f"After this: {counted(self.after, 'building')} selected. No number is asked for yet."
        said = f"After this: {self.after} of the {self.required_after} that have to be selected"
        return f"{said}, {self.short} short." if self.short else f"{said}."


@clause("EXB-2f", "EXB-2h")
def what_if(
    book: NoticeBook,
    selected: Sequence[str],
    installed: int,
    notice_on: date | None,
    terms: Terms,
    readings: Readings = RECOMMENDED,
    *,
    select: Iterable[str] = (),
    withdraw: Iterable[str] = (),
    decline: Iterable[str] = (),
) -> WhatIf:
    """What an act would leave of the selection, worked out before it is done."""
    gone = set(decline)
    after = (set(selected) | set(select)) - set(withdraw) - gone
    still_open = {line.building for line in book.open_lines}
    reopened = {line.building for line in book.lines if line.state is LineState.LAPSED} & set(select)
    now = required(installed, notice_on, len(still_open), terms, readings)
    then = required(installed, notice_on, len((still_open | reopened) - gone), terms, readings)
    return WhatIf(len(set(selected)), len(after), now.value if now else None, then.value if then else None)


@clause("EXB-2f", "EXB-2d", "EXB-2h", "EXB-2g")
def why_not_select_line(
    words: str, line: LineStanding | None, begun: bool, as_of: date, direction: str = "", forecast: date | None = None
) -> str | None:
    """Why a building cannot be chosen from the notices, or None; before the Initial Notice none is needed (AMB-48)."""
    if line is None:
        if not begun or direction.strip():
            return None
        return (
            f"{words} is on no Radio Pair Notice. Selections are made from the notices; to select it all the same, "
            "say what the parties agreed (B-2(f))."
        )
    match line.state:
        case LineState.DECLINED:
            return f"Winstar declined {words} on {_day(line.on, as_of)} (B-2(h))."
        case LineState.CLOSED_BY_END:
            return f"The process ended on {_day(line.on, as_of)}; {words} is not installed any more (B-2(g))."
        case LineState.LAPSED if forecast is None or forecast < as_of:
            ended = _day(line.window_ends, as_of)
            return f"The window of {words} on {line.notice} ended on {ended}. Give a fresh forecast with it (B-2(f))."
    if line.state.is_done and not direction.strip():
        return f"{words} was done on {line.notice} on {_day(line.done_on, as_of)} (B-2(f))."
    return None


def _day(day: date | None, as_of: date) -> str:
    """A day of a line in a sentence."""
    return short_day(day, as_of) if day is not None else "a day not known"


@clause("EXB-2h")
def why_not_decline(line: LineStanding | None, words: str, on: date, terms: Terms) -> str | None:
    """Why Winstar cannot decline a building, or None; beyond the 2% it is a warning, not a bar (K12)."""
    winstar = party(terms, Side.WINSTAR)
    if line is None:
        return f"{words} is on no Radio Pair Notice; {winstar} can only decline what a notice lists (B-2(h))."
    if line.state is LineState.DECLINED:
        return f"{winstar} declined {words} on {_day(line.on, on)} already (B-2(h))."
    if line.state.is_done:
        return f"{words} was installed on {_day(line.done_on, on)}; it cannot be declined (B-2(h))."
    if line.state is LineState.CLOSED_BY_END:
        return f"The process ended on {_day(line.on, on)} (B-2(g))."
    if line.links:
        return f"{words} already has the Link {line.links[0]}; it cannot be declined (B-2(h))."
    return None


@clause("EXB-2c", "EXB-2d")
def why_not_schedule(line: LineStanding | None, words: str, day: date, on: date) -> str | None:
    """Why work at a building cannot be scheduled, or None."""
    if line is None or not line.state.is_chosen:
        return f"{words} is not selected from a Radio Pair Notice; only selected buildings are scheduled (B-2(f))."
    if day < on:
        return f"{day_words(day)} is past; work is scheduled for {day_words(on)} or later (B-2)."
    return None


@clause("EXB-2c", "EXB-2d")
def why_not_forecast(line: LineStanding | None, words: str, day: date, on: date) -> str | None:
    """Why Winstar cannot give a fresh forecast for a building, or None."""
    if line is None or not (line.state.is_open or line.state is LineState.LAPSED):
        return f"{words} has no open line on a Radio Pair Notice (B-2)."
    if day < on:
        return f"{day_words(day)} is past; a forecast names {day_words(on)} or a later day (B-2)."
    return None
