"""One line of a Radio Pair Notice in the inspector: the building, its days, the notice it stands on, and why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from models.queries.notices import LineRow
from models.rules.clause import Known
from models.rules.notice_facts import LineState, NoticeStanding
from models.rules.notices import clause_of
from models.rules.words import counted, tag_of
from reports.grids_notices import line_icon, line_tone, window_words
from ui.desk import Desk
from ui.widgets.chip import Chip
from ui.widgets.definition_list import DefinitionList, Fact
from ui.widgets.inspector import Inspector
from ui.widgets.why_box import WhyBox
from ui.widgets.window_bar import WindowBar
from ui.words import day_words

__all__ = ["show_line"]

Opened = Callable[[str, str], object]
MOST_SKIPS = 6


def show_line(inspector: Inspector, row: LineRow, notice: NoticeStanding, desk: Desk, opened: Opened) -> None:
    """Fills the inspector with a line and its notice."""
    chip = Chip(row.state.words, line_tone(row), line_icon(row))
    rank = f"rank {row.rank}" if row.rank is not None else "off the list"
    inspector.set_head(row.name, chip, row.address, f"{row.building}, {rank}")
    inspector.clear()
    if (bar := _window(row, notice, desk)) is not None:
        inspector.add_section("Window", bar)
    days = DefinitionList(_days(row), label_width=92)
    days.tag_opened.connect(lambda _tag: opened("clause", "EXB-2f"))
    days.link_opened.connect(lambda _label: opened("link", row.links[0]))
    inspector.add_section("Line", days)
    facts = DefinitionList(_notice(notice), label_width=92)
    facts.tag_opened.connect(lambda tag: opened("clause", "MA-13.2" if tag == tag_of("MA-13.2") else _clause(notice)))
    inspector.add_section(f"{notice.number}, {notice.facts.kind.words}", facts)
    if notice.facts.skips:
        skipped = len(notice.facts.skips)
        inspector.add_section(
            "Passed over", DefinitionList(_skips(notice), label_width=92), counted(skipped, "building")
        )
    why = WhyBox(notice.window.why, "Why this window?", parent=inspector)
    why.clause_opened.connect(lambda clause: opened("clause", clause))
    inspector.add_section("", why)


def _clause(notice: NoticeStanding) -> str:
    return clause_of(notice.facts.kind)


def _window(row: LineRow, notice: NoticeStanding, desk: Desk) -> WindowBar | None:
    """The window of the line on its calendar."""
    given, ends = notice.given_on, notice.window_ends
    if given is None or ends is None:
        return None
    until = max(row.until or ends, ends)
    done = 1.0 if row.state in (LineState.DONE_IN_TIME, LineState.DONE_LATE) else 0.0
    side = window_words(row) or row.state.words
    last = until + timedelta(days=10)
    return WindowBar(f"Until {day_words(until, desk.as_of)}", side, given, last, given, until, done, desk.as_of)


def _days(row: LineRow) -> list[Fact]:
    """What happened to the line, in order."""
    tag = tag_of("EXB-2f")
    chosen = day_words(row.selected_on) if row.selected_on else "not selected"
    facts = [Fact("Selected", chosen, tag, ink="" if row.selected_on else "text3")]
    if row.pairs > 1:
        facts.append(Fact("Pairs", f"{row.pairs} planned"))
    if row.further:
        facts.append(Fact("Further pair", "the building has a Link already"))
    if row.scheduled_for is not None:
        facts.append(Fact("Work on", day_words(row.scheduled_for)))
    if row.forecast is not None:
        facts.append(Fact("Fresh forecast", day_words(row.forecast)))
    if row.links:
        facts.append(Fact("Link", ", ".join(row.links), link=True))
    if row.done_on is not None:
        facts.append(Fact("Installed", day_words(row.done_on)))
    if row.state is LineState.DECLINED:
        by = "own choice, counts to the 2%" if row.own_choice else "for a reason outside its choice"
        facts += [Fact("Declined", f"{day_words(row.on)}, {by}"), Fact("Reason", row.reason)]
    return facts


def _notice(notice: NoticeStanding) -> list[Fact]:
    """The notice: its days, its window, its numbers."""
    of, given = notice.facts, notice.given
    issued = day_words(of.issued_on) if of.issued_on else "still a draft"
    facts = [Fact("Issued", issued, tag_of(clause_of(of.kind)))]
    if of.issued_on is not None:
        known = isinstance(given, Known)
        said = day_words(given.value) if isinstance(given, Known) else f"not yet: {given.missing}"
        facts.append(Fact("Given", said, tag_of("MA-13.2"), ink="" if known else "warn"))
    if notice.window_ends is not None:
        facts.append(Fact("Window ends", day_words(notice.window_ends)))
    done = notice.count(LineState.DONE_IN_TIME, LineState.DONE_LATE)
    facts.append(Fact("Buildings", f"{counted(len(notice.lines), 'line')}, {done} installed"))
    if of.shortfall:
        facts.append(Fact("Short because", of.shortfall))
    if of.withdrawn_on is not None:
        facts.append(Fact("Withdrawn", f"{day_words(of.withdrawn_on)}, {of.withdrawn_why}"))
    return facts


def _skips(notice: NoticeStanding) -> list[Fact]:
    """The better-ranked buildings left out, with the reason or that none is given."""
    shown = notice.facts.skips[:MOST_SKIPS]
    facts = [
        Fact(f"Rank {one.rank}", _reason(one.reason.words, one.note) if one.reason else "no reason given",
             ink="" if one.reason else "warn")
        for one in shown
    ]  # fmt: skip
    more = len(notice.facts.skips) - len(shown)
    return [*facts, Fact("", f"{more} more")] if more else facts


def _reason(words: str, note: str) -> str:
    """A reason with its note, where that says more."""
    return f"{words}: {note}" if note and note.casefold() != words.casefold() else words
