"""What the watch says of the lines of notices, Winstar's 2%, the Customer List itself and the 500 pairs."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from models.rules.allowance import allowance
from models.rules.clause import clause, day_words
from models.rules.customer_list import quarter_of
from models.rules.findings import Finding, Urgency
from models.rules.notice_facts import NoticeStanding, Skipped
from models.rules.notices import clause_of
from models.rules.proposing import why_short
from models.rules.state import State
from models.rules.words import Side, capital, counted, listed

__all__ = [
    "LINE_WATCHERS",
    "bought_beyond",
    "declines_beyond",
    "first_list_differs",
    "lines_odd",
    "list_changed_alone",
    "listed_before",
    "numbers_odd",
    "quarter_overfull",
    "skips_without_reason",
]


def _odd(notice: NoticeStanding, sentence: str, chip: str, detail: str = "") -> Finding:
    """Something odd about a notice, as a thing to know."""
    return Finding(
        "K11",
        clause_of(notice.facts.kind),
        f"{notice.number} is not as the clause has it",
        sentence,
        Side.WINSTAR,
        ("notice", notice.number),
        chip=chip,
        detail=detail,
        button="Open notice",
        urgency=Urgency.STANDING,
        why=notice.window.why,
    )


@clause("EXB-2d")
def lines_odd(state: State) -> Iterator[Finding]:
    """K11: every notice that names a building which an earlier one names, but for a further pair there (AMB-47)."""
    seen: dict[str, str] = {}
    for notice in state.notices.given:
        again = [line for line in notice.lines if line.building in seen and not line.further and line.pairs < 2]
        if again:
            names = listed([f"{line.words} ({seen[line.building]})" for line in again], 3)
            yield _odd(notice, f"{notice.number} names again {names}.", counted(len(again), "line"))
        seen.update({line.building: notice.number for line in notice.lines})


@clause("EXB-2c", "EXB-2d")
def numbers_odd(state: State) -> Iterator[Finding]:
    """K11: every notice with fewer or more buildings than the clause has it name (AMB-10, AMB-11)."""
    given = state.notices.given
    for place, notice in enumerate(given, 1):
        named = len(notice.lines)
        left = named + state.notices.unnamed + sum(len(later.lines) for later in given[place:])
        law = state.terms.on(notice.given_on or state.as_of)
        said = why_short(notice.facts.kind, named, left, law, state.readings)
        if said is not None:
            why = notice.facts.shortfall
            because = f" The reason given: {why}." if why else " No reason is given."
            yield _odd(notice, said.replace("It names", f"{notice.number} names") + because, counted(named, "building"))


@clause("EXB-2c", "EXB-2d", "EXB-1a")
def skips_without_reason(state: State) -> Iterator[Finding]:
    """K11: every notice that passes over a better rank without a reason; by the strict reading, with any (AMB-12)."""
    strict = state.readings.priority_order == "strict"
    for notice in state.notices.given:
        bare = [
            one
            for one in notice.facts.skips
            if one.reason is None or (strict and one.reason is not Skipped.NO_APPROVAL)
        ]
        if not bare:
            continue
        names = listed([f"{one.building} (rank {one.rank})" for one in bare], 4)
        because = "" if strict else " without a reason"
        yield _odd(notice, f"{notice.number} passes over {names}{because}.", f"{len(bare)} passed over")


@clause("EXB-2h")
def declines_beyond(state: State) -> Iterator[Finding]:
    """K12: buildings Winstar declined by its own choice beyond the 2% (AMB-13)."""
    may = allowance(state.notices, state.terms, state.readings)
    beyond = may.value.beyond
    if not beyond:
        return
    names = {line.building: line.words for line in state.notices.lines}
    yield Finding(
        "K12",
        "EXB-2h",
        f"{counted(len(beyond), 'building')} declined beyond the {state.terms.inventory.declined_share:.0%}",
        f"{state.winstar} declined {counted(len(may.value.declined), 'building')} by its own choice and may decline "
        f"{may.value.allowed}: {listed([names.get(one, one) for one in beyond])} beyond that. "
        "It may be a material breach (1.1(k)).",
        Side.WINSTAR,
        ("notice", ""),
        chip=f"{len(beyond)} too many",
        detail=f"{may.value.allowed} allowed",
        button="Open notices",
        urgency=Urgency.STANDING,
        why=may.why,
    )


@clause("EXB-1a")
def first_list_differs(state: State) -> Iterator[Finding]:
    """K1: a first list of another number of buildings than agreed, taken in with a reason."""
    named, delivered_on = state.stock.list.first_rows, state.stock.list.delivered_on
    wanted = state.terms.on(delivered_on or state.as_of).customer_list.buildings
    if named is None or named == wanted:
        return
    yield Finding(
        "K1",
        "EXB-1a",
        f"The first list names {counted(named, 'building')}",
        f"The first Customer List names {named:,} buildings; the agreement asks for {wanted:,}.",
        Side.CUSTOMER,
        ("customer_list", ""),
        chip=f"{named:,} of {wanted:,}",
        urgency=Urgency.STANDING,
        why=state.counters.list_rows.why,
    )


@clause("EXB-1b")
def listed_before(state: State) -> Iterator[Finding]:
    """K2: buildings on the list that were proposed to Winstar before it."""
    proposed = state.stock.list.proposed
    if not proposed:
        return
    names = listed([f"{name} ({number})" for number, name in proposed], 3)
    yield Finding(
        "K2",
        "EXB-1b",
        f"{counted(len(proposed), 'building')} proposed before",
        f"{names} {'was' if len(proposed) == 1 else 'were'} proposed to {state.winstar} before the Customer List, "
        "which may not name such a building.",
        Side.CUSTOMER,
        ("building", proposed[0][0]),
        chip=counted(len(proposed), "building"),
        act="drop_building",
        button="Open building",
        urgency=Urgency.STANDING,
    )


@clause("EXB-1c")
def quarter_overfull(state: State) -> Iterator[Finding]:
    """K3: a calendar quarter with more additions than it may have."""
    quarters = [quarter_of(day) for day in state.stock.list.additions if day <= state.as_of]
    for quarter in sorted(set(quarters)):
        number = quarters.count(quarter)
        allowed = state.terms.on(quarter.last).customer_list.additions_per_calendar_quarter
        if number <= allowed:
            continue
        yield Finding(
            "K3",
            "EXB-1c",
            f"{counted(number, 'addition')} in one quarter",
            f"{capital(quarter.words)} has {counted(number, 'addition')} to the Customer List and may have {allowed}.",
            Side.CUSTOMER,
            ("customer_list", ""),
            chip=counted(number, "addition"),
            urgency=Urgency.STANDING,
            why=state.counters.additions.why,
        )


@clause("EXB-1a")
def list_changed_alone(state: State) -> Iterator[Finding]:
    """K1: changes of ranks and removals with no agreement recorded, unless Customer may change the list (AMB-16)."""
    days = state.stock.list.unagreed
    if not days or state.readings.list_changes == "free":
        return
    names = listed([day_words(day) for day in days], 3)
    yield Finding(
        "K1",
        "EXB-1a",
        "Changes of the list without an agreement",
        f"Ranks were changed or buildings taken off the Customer List on {names}; no agreement of {state.winstar} to "
        "that is recorded.",
        Side.CUSTOMER,
        ("customer_list", ""),
        chip=counted(len(days), "day"),
        act="record_list_agreement",
        button="Open list",
        urgency=Urgency.STANDING,
    )


@clause("EXA-1a")
def bought_beyond(state: State) -> Iterator[Finding]:
    """K4: more pairs ordered than are to be bought in all."""
    bought, total = state.counters.bought, state.terms.equipment.total_pairs
    if bought.value <= total:
        return
    yield Finding(
        "K4",
        "EXA-1a",
        f"{counted(bought.value - total, 'pair')} too many ordered",
        f"{bought.value} pairs are ordered; {total} are to be bought over the Term.",
        Side.CUSTOMER,
        ("counter", "bought"),
        chip=f"{bought.value} of {total}",
        act="cancel_order",
        button="Open orders",
        urgency=Urgency.STANDING,
        why=bought.why,
    )


LINE_WATCHERS: tuple[Callable[[State], Iterator[Finding]], ...] = (
    first_list_differs,  # K1
    list_changed_alone,  # K1
    listed_before,  # K2
    quarter_overfull,  # K3
    bought_beyond,  # K4
    lines_odd,  # K11
    numbers_odd,  # K11
    skips_without_reason,  # K11
    declines_beyond,  # K12
)
"""Checks of lines, the list and the 500 pairs."""
