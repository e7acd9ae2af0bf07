"""Gathers a Radio Pair Notice: its buildings by rank, those passed over, and its windows once it is given."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from models.errors import Refusal
from models.queries.buildings import link_standings, notices_on
from models.rules.allowance import allowance
from models.rules.clause import day_words
from models.rules.delivery import as_known
from models.rules.notice_facts import NoticeBook, NoticeKind, NoticeStanding, NoticeState, SkipFacts
from models.rules.notices import clause_of
from models.rules.words import Side, counted
from models.sheets.gathering.source import Source
from models.sheets.gathering.wording import delivered, ordinal, paper_day, place_line
from models.sheets.radio_pair_notice import NoticedPlace, PassedOver, RadioPairNoticeSheet
from models.sheets.sheet import Place
from models.tables import Building

__all__ = ["about", "gather", "why_not_issue"]


def gather(source: Source, subject: str) -> RadioPairNoticeSheet:
    """The notice as it stands on the day."""
    book, now = _found(source, subject)
    facts = now.facts
    before = {line.building for one in _before(book, now) for line in one.lines}
    places = _places(source, [one.building for one in now.lines] + [one.building for one in facts.skips])
    may = allowance(book, source.terms, source.law.readings).value
    return RadioPairNoticeSheet(
        head=source.head(
            subject,
            facts.issued_on or facts.drafted_on,
            Side.WINSTAR,
            delivered(as_known(facts.delivery, source.as_of)),
            with_copies=True,
        ),
        initial=facts.kind is NoticeKind.INITIAL,
        which=_which(book, now),
        lines=tuple(NoticedPlace(line.position, places[line.building], line.rank) for line in now.lines),
        window_days=source.terms.inventory.install_window_days,
        passed_over=tuple(PassedOver(places[one.building], one.rank, _reason(one)) for one in facts.skips),
        shortfall=facts.shortfall,
        listed_before=len(before),
        may_decline=may.allowed,
        declined=len(may.declined),
        given_on=now.given_on,
        window_ends=now.window_ends,
        remarks=_remarks(source, now),
    )


def _found(source: Source, subject: str) -> tuple[NoticeBook, NoticeStanding]:
    """The notices of the day and the one asked for; a Refusal says that there is none by then."""
    book = notices_on(source.session, source.as_of, link_standings(source.session, source.as_of))
    now = book.notice(subject)
    if now is None:
        raise Refusal(f"There is no Radio Pair Notice {subject} in this book on {day_words(source.as_of)}.")
    return book, now


def _before(book: NoticeBook, now: NoticeStanding) -> list[NoticeStanding]:
    """The notices given before this one."""
    numbers = [one.number for one in book.given]
    upto = numbers.index(now.number) if now.number in numbers else len(numbers)
    return list(book.given[:upto])


def _which(book: NoticeBook, now: NoticeStanding) -> str:
    """Initial, or which of the Additional Notices: Second Additional."""
    if now.facts.kind is NoticeKind.INITIAL:
        return "Initial"
    return f"{ordinal(1 + sum(one.facts.kind is NoticeKind.ADDITIONAL for one in _before(book, now)))} Additional"


def _places(source: Source, numbers: Iterable[str]) -> dict[str, Place]:
    """Buildings with their whole addresses, by number."""
    named = select(Building).where(Building.number.in_(list(numbers)))
    return {
        row.number: Place(row.number, row.name, place_line(row.street, row.city, row.state, row.zip))
        for row in source.session.scalars(named)
    }


def _reason(skip: SkipFacts) -> str:
    """Why a building is passed over, with the note; empty where no reason was given."""
    words = skip.reason.words if skip.reason else ""
    return ": ".join(filter(None, (words, skip.note)))


def _remarks(source: Source, now: NoticeStanding) -> tuple[str, ...]:
    """That the notice was withdrawn, where it was."""
    if now.state is not NoticeState.WITHDRAWN or now.facts.withdrawn_on is None:
        return ()
    winstar = source.terms.parties[Side.WINSTAR].short_name
    return (f"{winstar} withdrew this notice on {paper_day(now.facts.withdrawn_on)}: {now.facts.withdrawn_why}",)


def about(sheet: RadioPairNoticeSheet) -> str:
    """Which notice it is and how many buildings it lists."""
    return f"{sheet.which}, {counted(len(sheet.lines), 'building')}"


def why_not_issue(source: Source, subject: str) -> tuple[str, str] | None:
    """Why the notice's paper cannot be issued, with the clause, or None."""
    _, now = _found(source, subject)
    by = clause_of(now.facts.kind)
    if now.state is NoticeState.WITHDRAWN and now.facts.withdrawn_on is not None:
        return f"{subject} was withdrawn on {day_words(now.facts.withdrawn_on)}; its paper is not issued.", by
    if now.state is NoticeState.DRAFT:
        return f"{subject} is a draft. Issue the notice first; then its paper can be.", by
    return None
