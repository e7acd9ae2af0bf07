"""The Radio Pair Notices and the state of their lines (Exhibit B, 2; 10.6 of the register)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from models.rules.business_days import Calendar
from models.rules.clause import Known, Unknown, Why, clause, day_words
from models.rules.delivery import as_known, received
from models.rules.notice_facts import (
    LineFacts,
    LineStanding,
    LineState,
    NoticeBook,
    NoticeFacts,
    NoticeKind,
    NoticeStanding,
    NoticeState,
    SelectionFacts,
    SiteFacts,
    SiteLink,
    WorkDay,
)
from models.rules.readings import RECOMMENDED, Readings
from models.rules.terms import Terms

__all__ = ["clause_of", "given", "line_standing", "notice_book", "window"]

CLAUSES = {NoticeKind.INITIAL: "EXB-2c", NoticeKind.ADDITIONAL: "EXB-2d"}


def clause_of(kind: NoticeKind) -> str:
    """The clause a kind of notice rests on."""
    return CLAUSES[kind]


@clause("MA-13.2", "EXB-2c", "EXB-2d")
def given(
    notice: NoticeFacts, calendar: Calendar, as_of: date, readings: Readings = RECOMMENDED
) -> Known[date] | Unknown:
    """The day a notice counts as given, by what is recorded of it on a day."""
    if notice.issued_on is None or notice.issued_on > as_of:
        rule = "The day 13.2 gives for the way it went"
        return Unknown(f"{notice.number} is not issued", Why(rule, ("MA-13.2",), readings=("AMB-03",)))
    return received(as_known(notice.delivery, as_of), calendar, notice.number, readings)


@clause("EXB-2c", "EXB-2d", "MA-1.1f")
def window(notice: NoticeFacts, given_on: Known[date] | Unknown, terms: Terms) -> Known[date] | Unknown:
    """The last day of the installation windows of a notice: 75 days after it was given."""
    days = (terms.on(given_on.value) if isinstance(given_on, Known) else terms).inventory.install_window_days
    rule, cited = f"{days} days after {notice.number} was given", (clause_of(notice.kind), "MA-1.1f")
    if isinstance(given_on, Unknown):
        return Unknown(given_on.missing, Why(rule, cited, readings=("AMB-03", "AMB-14")))
    last = given_on.value + timedelta(days=days)
    facts = (
        ("Notice", notice.number),
        ("Given", f"{day_words(given_on.value)}, not counted itself"),
        ("Sum", f"{day_words(given_on.value)} + {days} days = {day_words(last)}"),
    )
    return Known(last, Why(rule, cited, facts, readings=("AMB-03", "AMB-14")))


@clause("EXB-2c", "EXB-2d", "EXB-2f", "EXB-2g", "EXB-2h")
def notice_book(
    notices: Sequence[NoticeFacts],
    sites: Mapping[str, SiteFacts],
    calendar: Calendar,
    terms: Terms,
    as_of: date,
    readings: Readings = RECOMMENDED,
    ended_on: date | None = None,
    unnamed: int = 0,
) -> NoticeBook:
    """Where every notice drafted by a day stands, the Initial Notice first and the others as they were given."""
    heads = [_head(one, calendar, terms, as_of, readings) for one in notices if one.drafted_on <= as_of]
    heads.sort(key=_order)
    taken: dict[str, list[_Taken]] = {}
    found = []
    for head in heads:
        lines = tuple(_line(head, line, sites, taken, as_of, ended_on) for line in head.facts.lines)
        found.append(replace(head, lines=lines))
    return NoticeBook(tuple(found), ended_on, unnamed, sites)


@dataclass(frozen=True, slots=True)
class _Taken:
    """What an earlier line of a building took of its choices and Links."""

    line: LineStanding
    free: bool  # the choices made before any notice are still to be had


def _head(notice: NoticeFacts, calendar: Calendar, terms: Terms, as_of: date, readings: Readings) -> NoticeStanding:
    """A notice without its lines."""
    day = given(notice, calendar, as_of, readings)
    ends = window(notice, day, terms)
    if notice.withdrawn_on is not None and notice.withdrawn_on <= as_of:
        return NoticeStanding(notice, NoticeState.WITHDRAWN, day, ends)
    if notice.issued_on is None or notice.issued_on > as_of:
        return NoticeStanding(notice, NoticeState.DRAFT, day, ends)
    arrived = isinstance(day, Known) and day.value <= as_of
    return NoticeStanding(notice, NoticeState.GIVEN if arrived else NoticeState.NOT_GIVEN, day, ends)


def _order(head: NoticeStanding) -> tuple[bool, date, bool, str]:
    """The order of notices: those given by their day and the others behind; the number settles ties."""
    day = head.given.value if isinstance(head.given, Known) else date.max
    return head.state is NoticeState.WITHDRAWN, day, head.facts.kind is NoticeKind.ADDITIONAL, head.number


def _line(
    head: NoticeStanding,
    line: LineFacts,
    sites: Mapping[str, SiteFacts],
    taken: dict[str, list[_Taken]],
    as_of: date,
    ended_on: date | None,
) -> LineStanding:
    """Where a line stands, given what the building's earlier lines took; keeps what this one takes."""
    site = sites.get(line.building, SiteFacts(line.building))
    before = taken.setdefault(line.building, [])
    used = {number for one in before for number in one.line.links}
    free = all(one.free for one in before)
    rest = replace(
        site,
        selections=tuple(one for one in site.selections if one.notice == line.notice or (free and not one.notice)),
        links=tuple(link for link in site.links if link.number not in used),
    )
    now = line_standing(head, line, rest, as_of, ended_on)
    served = any(link.accepted_on and link.accepted_on <= as_of and link.number not in now.links for link in site.links)
    now = replace(now, further=served)
    before.append(_Taken(now, free and now.state in (LineState.WITHDRAWN, LineState.DRAFT, LineState.NOT_GIVEN)))
    return now


@clause("EXB-2c", "EXB-2d", "EXB-2f", "EXB-2g", "EXB-2h")
def line_standing(
    head: NoticeStanding, line: LineFacts, site: SiteFacts, as_of: date, ended_on: date | None = None
) -> LineStanding:
    """Where a line of a notice stands on a day, by the choices and Links of its building (10.6)."""
    chosen = _chosen(site.selections, as_of)
    scheduled, forecast = _latest(line.scheduled, as_of), _latest(line.forecasts, as_of)
    bare = LineStanding(
        line.notice,
        line.building,
        LineState.DRAFT,
        head.facts.drafted_on,
        line.position,
        line.rank,
        site.name,
        site.address,
        head.window_ends,
        head.window_ends,
        chosen.selected_on if chosen else None,
        chosen.pairs if chosen else 1,
        scheduled.day if scheduled else None,
        forecast.day if forecast else None,
        why=head.window.why,
    )
    if head.state is NoticeState.WITHDRAWN:
        return replace(bare, state=LineState.WITHDRAWN, on=head.facts.withdrawn_on)
    if head.given_on is None or head.window_ends is None:
        state = LineState.DRAFT if head.state is NoticeState.DRAFT else LineState.NOT_GIVEN
        return replace(bare, state=state, on=head.facts.issued_on or head.facts.drafted_on)
    until = _until(head.window_ends, line.forecasts, chosen, as_of)
    return _running(replace(bare, until=until), line, site, head, as_of, ended_on)


def _running(
    bare: LineStanding, line: LineFacts, site: SiteFacts, head: NoticeStanding, as_of: date, ended_on: date | None
) -> LineStanding:
    """A line of a notice that was given: declined, done, closed, or still running."""
    refused, ends, begun = line.declined, head.window_ends or as_of, head.given_on or as_of
    if refused is not None and refused.on <= as_of:
        return replace(
            bare, state=LineState.DECLINED, on=refused.on, reason=refused.reason, own_choice=refused.own_choice
        )
    own = [link for link in site.links if link.accepted_on is None or link.accepted_on >= begun]
    chosen_on = bare.selected_on
    earlier = sum(bool(link.accepted_on and chosen_on and link.accepted_on < chosen_on) for link in own)
    planned = bare.pairs + earlier  # a choice made again counts the pairs still to come
    own = [link for link in sorted(own, key=_mounted) if link.installed_on <= as_of][:planned]
    bare = replace(bare, links=tuple(link.number for link in own), pairs=planned)
    done = sorted(link.accepted_on for link in own if link.accepted_on is not None and link.accepted_on <= as_of)
    until = bare.until or ends
    if len(done) >= planned:
        in_time = done[-1] <= until
        state = LineState.DONE_IN_TIME if in_time else LineState.DONE_LATE
        return replace(bare, state=state, on=done[-1], done_on=done[-1])
    if ended_on is not None and ended_on <= as_of:
        return replace(bare, state=LineState.CLOSED_BY_END, on=ended_on)
    return _waiting(bare, until, begun, as_of)


def _waiting(bare: LineStanding, until: date, begun: date, as_of: date) -> LineStanding:
    """A line that is still to be installed: chosen, scheduled or late; or listed, or lapsed."""
    after = until + timedelta(days=1)
    if bare.selected_on is None:
        state = LineState.LISTED if as_of <= until else LineState.LAPSED
        return replace(bare, state=state, on=begun if state is LineState.LISTED else after)
    if as_of > until:
        return replace(bare, state=LineState.LATE, on=max(after, bare.selected_on))
    state = LineState.SELECTED if bare.scheduled_for is None else LineState.SCHEDULED
    return replace(bare, state=state, on=max(bare.selected_on, begun))


def _mounted(link: SiteLink) -> tuple[date, str]:
    """Links in the order they were mounted."""
    return link.installed_on, link.number


def _chosen(selections: Sequence[SelectionFacts], as_of: date) -> SelectionFacts | None:
    """The choice in force on a day: the latest one made by it and not withdrawn by it."""
    made = [one for one in selections if one.selected_on <= as_of]
    last = max(made, key=lambda one: (one.selected_on, _kept(one, as_of)), default=None)
    return last if last is not None and _kept(last, as_of) == date.max else None


def _kept(choice: SelectionFacts, as_of: date) -> date:
    """Until when a choice was kept, as known on a day; the last day there is while it is kept."""
    withdrawn_on = choice.withdrawn_on
    return withdrawn_on if withdrawn_on is not None and withdrawn_on <= as_of else date.max


def _latest(days: Sequence[WorkDay], as_of: date) -> WorkDay | None:
    """The day named last, by a day."""
    return max((one for one in days if one.recorded_on <= as_of), key=lambda one: one.recorded_on, default=None)


def _until(ends: date, forecasts: Sequence[WorkDay], chosen: SelectionFacts | None, as_of: date) -> date:
    """How long a line runs: to the end of its window, or of a fresh forecast made after the window (AMB-14)."""
    if chosen is not None and chosen.selected_on <= ends:
        return ends
    asked = as_of if chosen is None else chosen.selected_on
    fresh = [one for one in forecasts if ends < one.recorded_on <= asked]
    latest = _latest(fresh, as_of)
    return max(ends, latest.day) if latest else ends
