"""Gathers the status report: the counters of the day and everything that is due."""

from __future__ import annotations

from itertools import groupby

from models.queries.counters import today
from models.rules.counters import Counter as Figure
from models.rules.figures import counted_toward_target, sum_counters
from models.rules.findings import Finding, group_of
from models.rules.state import State
from models.rules.words import counted, party
from models.sheets.gathering.source import Source
from models.sheets.gathering.wording import on_paper
from models.sheets.sheet import Head, Party
from models.sheets.status_report import Counter, DueGroup, DueRow, StatusReportSheet, SumDue

__all__ = ["about", "gather", "why_not_issue"]


def gather(source: Source, subject: str) -> StatusReportSheet:
    """The report of the day; it is about the whole book, so its subject is empty."""
    now = today(source.session, source.as_of)
    head = Head(
        "",
        source.as_of,
        source.party(source.records.stands_for),
        Party(""),
        source.terms.agreement.reference,
        made_on=source.as_of,
    )
    groups = tuple(
        DueGroup(group.words, tuple(_row(source, one) for one in found))
        for group, found in groupby(now.findings, group_of)
    )
    return StatusReportSheet(head, _counters(now.state), groups, _sums(now.state))


def _counters(state: State) -> tuple[Counter, ...]:
    """The counters of the page, each with what is asked for."""
    of = state.counters
    return (
        _counter(of.bought, f"{of.left_to_buy.value} left of {of.committed.value}"),
        _counter(of.shipped, f"{of.on_order.value} still to ship"),
        _counter(of.on_hand),
        _counter(of.selected),
        _counter(of.mounted, "accepted or not"),
        _counter(of.installed),
        _counter(of.accepted),
        _counter(counted_toward_target(state)),
        _counter(of.letters_waiting, "for an answer"),
        _counter(of.list_rows),
    )


def _counter(figure: Figure, note: str = "") -> Counter:
    """One counter; without a note it says how many are asked for and how many are short."""
    asked = f"of {figure.of}" if figure.of else ""
    short = f", short {figure.short}" if asked and figure.short else ""
    return Counter(figure.name, f"{figure.value:,}", note or f"{asked}{short}")


def _sums(state: State) -> tuple[SumDue, ...]:
    """The sums of the page; one that is not complete says what it lacks."""
    return tuple(SumDue(one.name, one.value, on_paper(one.missing)) for one in sum_counters(state))


def _row(source: Source, found: Finding) -> DueRow:
    """One thing that is due."""
    return DueRow(
        what=on_paper(found.subject),
        who=party(source.terms, found.party) if found.party else "Both parties",
        due_on=found.due_on,
        state=found.chip or found.missing,
        clause=found.tag,
        detail=on_paper(found.detail),
    )


def about(sheet: StatusReportSheet) -> str:
    """How many things are due."""
    return counted(sum(len(group.rows) for group in sheet.groups), "thing due", "things due")


def why_not_issue(source: Source, subject: str) -> tuple[str, str] | None:
    """That a status report is never issued: it says what the book says on the day it is printed."""
    return "A status report is not issued. It is printed as the book stands on the day.", ""
