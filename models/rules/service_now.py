"""What Exhibit D makes of a State: what is measured, which quarters failed, what counts and what is owed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from models.rules.availability import Availability, Measured, Period, Records, availability, periods
from models.rules.clause import clause
from models.rules.moments import day_ends
from models.rules.service_credits import Earned, earned, left_to_issue
from models.rules.state import State
from models.rules.target_credits import Rollout, target_credits

__all__ = [
    "NO_ZONE",
    "credits_earned",
    "credits_left",
    "failed",
    "measured",
    "quarter",
    "records",
    "rollout",
    "unreported",
]

NO_ZONE = "UTC"
"""The clock of a Link whose site has none and that never was down: no minute of it is counted."""


def rollout(state: State) -> Rollout:
    """What counts toward the Installation Target."""
    return Rollout(state.links, state.link_standings, state.service.marks)


def records(state: State) -> Records:
    """What availability is worked out from."""
    book = state.service
    return Records(book.outages, book.windows, book.events, book.suspensions, book.prices)


@clause("EXD-3.2")
def measured(state: State) -> Iterator[Measured]:
    """The Links whose availability is measured: those accepted or deemed installed; DS-3 earns no credit."""
    radios = {pair.tag: pair.radio for pair in state.stock.pairs}
    told = {link: one.zone for one in state.service.outages for link in one.links}
    for link in state.links:
        now = state.link_standings.get(link.number)
        if now is None or now.accepted_on is None:
            continue
        zone = state.service.zones.get(link.number) or told.get(link.number, NO_ZONE)
        removed_on = link.removed_on if link.removed_on is not None and link.removed_on <= state.as_of else None
        in_service = max(now.accepted_on, link.installed_on)
        yield Measured(link.number, radios.get(link.pair, ""), zone, in_service, removed_on)


@clause("EXD-3.2")
def quarter(state: State, period: Period, at: datetime | None = None) -> tuple[Availability, ...]:
    """The availability of every Link in a quarter, at the end of the day or at a moment of it."""
    of = records(state)
    found = (
        availability(link, period, of, state.terms, at or day_ends(state.as_of, link.zone), state.readings)
        for link in measured(state)
    )
    return tuple(one for one in found if one is not None)


@clause("EXD-3.2")
def failed(state: State) -> tuple[Availability, ...]:
    """Every quarter that is over in which an OC-3 Link fell below the standard; only outages can make one."""
    of, down = records(state), {link for one in state.service.outages for link in one.links}
    found = [
        availability(link, period, of, state.terms, day_ends(state.as_of, link.zone), state.readings)
        for period in periods(state.terms, state.as_of, state.readings)
        if period.last <= state.as_of
        for link in measured(state)
        if link.number in down
    ]
    return tuple(one for one in found if one is not None and one.is_credited)


@clause("EXD-3.2", "EXD-7.2")
def credits_earned(state: State) -> tuple[Earned, ...]:
    """Every credit Customer has earned by the day."""
    prices = state.service.prices
    months = target_credits(rollout(state), prices, state.terms, state.as_of, state.readings)
    return earned(failed(state), months, prices, state.terms)


@clause("EXD-3.2", "EXD-7.2")
def credits_left(state: State) -> tuple[Earned, ...]:
    """The credits earned for which Winstar has issued no credit note yet."""
    book = state.service
    return left_to_issue(credits_earned(state), book.credits, book.prices, state.terms)


@clause("EXD-3.2")
def unreported(state: State) -> tuple[Period, ...]:
    """The quarters that are over, in which a Link was in service, and of which no report was issued."""
    reported = {one.last for one in state.service.reports}
    starts: list[date] = [link.accepted_on for link in measured(state) if link.radio]
    return tuple(
        period
        for period in periods(state.terms, state.as_of, state.readings)
        if period.last <= state.as_of and period.last not in reported and any(day <= period.last for day in starts)
    )
