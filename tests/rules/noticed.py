"""Radio Pair Notices for the tests of rules: says only what a test is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from models.rules.delivery import Delivery
from models.rules.notice_facts import (
    DeclineFacts,
    LineFacts,
    NoticeBook,
    NoticeFacts,
    NoticeKind,
    SelectionFacts,
    SiteFacts,
    SiteLink,
    SkipFacts,
)
from models.rules.notices import notice_book
from models.rules.readings import RECOMMENDED, Readings
from tests.rules.law import CALENDAR, TERMS, by_hand, nov

GIVEN, TODAY = nov(9), nov(28)


def building(number: int) -> str:
    """The number of a building."""
    return f"B-{number:04}"


def notice(
    number: int = 1,
    on: date = GIVEN,
    first: int = 1,
    last: int = 3,
    *,
    came: Delivery | None = None,
    lines: Sequence[LineFacts] | None = None,
    skips: tuple[SkipFacts, ...] = (),
    **facts: object,
) -> NoticeFacts:
    """A notice given by hand on a day, of the buildings from one rank to another; the first one is the Initial."""
    name = f"RPN-{number:04}"
    named = lines
    if named is None:
        named = [LineFacts(name, building(n), n - first + 1, n) for n in range(first, last + 1)]
    made = NoticeFacts(
        name,
        NoticeKind.INITIAL if number == 1 else NoticeKind.ADDITIONAL,
        on,
        on,
        by_hand(on) if came is None else came,
        lines=tuple(named),
        skips=skips,
    )
    return replace(made, **facts)  # type: ignore[arg-type]


def site(number: int, *selections: SelectionFacts, links: tuple[SiteLink, ...] = ()) -> SiteFacts:
    """A building with its choices and Links."""
    return SiteFacts(building(number), f"Tower {number}", f"{number} Main St, Seattle", selections, links)


def chosen(on: date, *, pairs: int = 1, withdrawn_on: date | None = None, notice: int = 1) -> SelectionFacts:
    """A choice from a notice; notice 0 is before any."""
    return SelectionFacts(on, pairs, withdrawn_on, f"RPN-{notice:04}" if notice else "")


def book(
    *notices: NoticeFacts,
    sites: Sequence[SiteFacts] = (),
    as_of: date = TODAY,
    readings: Readings = RECOMMENDED,
    ended_on: date | None = None,
    unnamed: int = 0,
) -> NoticeBook:
    """Where notices stand on a day."""
    known = {one.building: one for one in sites}
    return notice_book(notices, known, CALENDAR, TERMS, as_of, readings, ended_on, unnamed)


def declined_lines(name: str, first: int, last: int, declined: int, on: date, *, own: bool = True) -> list[LineFacts]:
    """The lines of a notice, the first of them declined."""
    return [
        LineFacts(
            name, building(n), n - first + 1, n, DeclineFacts(on, own, "Too costly") if n < first + declined else None
        )
        for n in range(first, last + 1)
    ]


def noticed(lines: int, declined: int = 0, on: date = GIVEN) -> NoticeBook:
    """The Initial Notice of so many buildings, the first of them declined."""
    return book(notice(1, on, lines=declined_lines("RPN-0001", 1, lines, declined, on)), as_of=max(on, nov(28)))
