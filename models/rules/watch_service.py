"""What the watch says of outages, availability, credits, maintenance and relocations."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from models.rules.clause import clause, day_words
from models.rules.findings import Finding
from models.rules.state import State
from models.rules.target_credits import Rollout, counted_links
from models.rules.words import Side

__all__ = ["WATCHERS", "installation_target"]


def rollout(state: State) -> Rollout:
    """What counts toward the Installation Target."""
    return Rollout(state.links, state.link_standings, state.service.marks)


@clause("EXD-7.1")
def installation_target(state: State) -> Iterator[Finding]:
    """R14: the Installation Target, until its Links are installed."""
    wanted = state.terms.installation_target
    count = counted_links(rollout(state), state.as_of, state.readings)
    if count.value >= wanted.links:
        return
    found = Finding(
        "R14",
        "EXD-7.1",
        f"Install {wanted.links} Links",
        f"{state.winstar} installs {wanted.links} Links by {day_words(wanted.due)}; {count.value} count.",
        Side.WINSTAR,
        ("counter", "target"),
        detail=f"{count.value} of {wanted.links}",
        why=count.why,
    )
    yield state.due(wanted.due, found)


WATCHERS: tuple[Callable[[State], Iterator[Finding]], ...] = (installation_target,)
"""Every check and reminder here, for the watch."""
