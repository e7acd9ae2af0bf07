"""What the watch says of a Space in use: moves, Winstar's own work, visits, disturbances, and the way behind a hub."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from models.rules.clause import clause, day_words
from models.rules.facilities import move_earliest, move_warning
from models.rules.findings import Finding, Urgency
from models.rules.spaces import work_warning
from models.rules.state import State
from models.rules.words import Side, counted, listed

__all__ = [
    "WATCHERS",
    "hubs_unrouted",
    "interferences_open",
    "moves_due",
    "visits_open",
    "works_without_notice",
]


@clause("EXE-5f")
def moves_due(state: State) -> Iterator[Finding]:
    """EXE-5f: every Space that is to be moved, and whether its notice was long enough."""
    for facility in state.collocation.facilities:
        for move in facility.moves:
            if move.moved_on is not None:
                continue
            short = move_warning(move, state.terms)
            found = Finding(
                "EXE-5f",
                "EXE-5f",
                f"{facility.number}: the Space moves to {move.to_place}",
                short
                or f"{state.winstar} moves the Space on {day_words(move.moves_on)}, at its own cost, to comparable "
                "conditions; the parties keep the disruption small.",
                Side.WINSTAR,
                ("facility", facility.number),
                detail="Notice too short" if short else move.number,
                act="finish_space_move",
                button="Open facility",
                why=move_earliest(move, state.terms).why,
            )
            yield state.due(move.moves_on, found)


@clause("EXE-5a")
def works_without_notice(state: State) -> Iterator[Finding]:
    """EXE-5a: every work of Winstar's that began without advance notice to Customer's Chief Technology Officer."""
    for facility in state.collocation.facilities:
        for work in facility.works:
            if sentence := work_warning(work, state.as_of):
                yield Finding(
                    "EXE-5a",
                    "EXE-5a",
                    f"{work.number}: no advance notice of Winstar's work",
                    sentence,
                    Side.WINSTAR,
                    ("facility", facility.number),
                    chip="Check",
                    detail=facility.name,
                    act="record_work_notice" if work.notified_on is None else "",
                    button="Open facility",
                    urgency=Urgency.STANDING,
                )


@clause("EXE-1h")
def visits_open(state: State) -> Iterator[Finding]:
    """EXE-1h: every visit of an earlier day from which nobody signed out, so that its hours cannot be said."""
    for facility in state.collocation.facilities:
        for visit in facility.visits:
            if visit.out_on is None and visit.in_on < state.as_of:
                yield Finding(
                    "EXE-1h",
                    "EXE-1h",
                    f"Sign {visit.visitor} out of {facility.number}",
                    f"{visit.visitor} signed in on {day_words(visit.in_on)} at {visit.in_at} and has not signed out; "
                    "the hours of escort cannot be said.",
                    Side.CUSTOMER,
                    ("facility", facility.number),
                    chip="Still signed in",
                    detail=visit.number,
                    act="end_visit",
                    button="Open facility",
                    missing=f"{visit.number} has not been signed out",
                )


@clause("EXE-5e", "MA-5.1", "MA-5.3")
def interferences_open(state: State) -> Iterator[Finding]:
    """EXE-5e: every disturbance that is not cured; Customer removes its own promptly."""
    for one in state.collocation.interferences:
        if one.cured_on is not None:
            continue
        ours = one.caused_by is Side.CUSTOMER
        name = state.customer if ours else state.winstar
        suspended = (
            "" if one.suspended_on is None else f" Performance is suspended since {day_words(one.suspended_on)}."
        )
        yield Finding(
            "EXE-5e" if ours else "MA-5.3",
            "EXE-5e" if ours else "MA-5.3",
            f"Remove the disturbance {one.number}",
            f"{name} is to end it promptly: {one.words.rstrip('.')}. It was noticed on "
            f"{day_words(one.noticed_on)}.{suspended}",
            one.caused_by,
            ("interference", one.number),
            chip=f"{counted((state.as_of - one.noticed_on).days, 'day')} open",
            detail=one.facility or one.building,
            act="cure_interference",
            button="Open disturbance",
        )


@clause("EXC-2", "C-2")
def hubs_unrouted(state: State) -> Iterator[Finding]:
    """EXC-2: the hubs of standing Links for which no switch site is recorded, once any switch site is."""
    lacking = [one.hub for one in state.collocation.routes if one.links and not one.site]
    if not lacking or not state.collocation.sites:
        return
    yield Finding(
        "EXC-2",
        "EXC-2",
        f"Record the switch site of {listed(lacking)}",
        f"{state.winstar} carries the traffic of every hub to a cage of {state.customer}'s at a switch site; for "
        f"{counted(len(lacking), 'hub')} none is recorded.",
        Side.WINSTAR,
        ("switch_site", ""),
        chip="Not recorded",
        act="route_hub",
        button="Open switch sites",
        urgency=Urgency.STANDING,
    )


WATCHERS: tuple[Callable[[State], Iterator[Finding]], ...] = (
    moves_due,
    works_without_notice,
    visits_open,
    interferences_open,
    hubs_unrouted,
)
"""Every check and reminder here, for the watch."""
