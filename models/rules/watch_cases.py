"""What the watch says of defaults, disputes, claims, the security interest, the upgrade and the Term."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from models.rules.clause import clause, day_words
from models.rules.findings import Finding
from models.rules.state import State
from models.rules.term import term_end

__all__ = ["WATCHERS", "term_ends"]

BEFORE_TERM_END = 365  # days (R22)


@clause("MA-3")
def term_ends(state: State) -> Iterator[Finding]:
    """R22: the end of the Term, in its last year."""
    ends = term_end(state.terms)
    if not 0 <= (ends.value - state.as_of).days <= BEFORE_TERM_END:
        return
    yield state.due(
        ends.value,
        Finding(
            "R22",
            "MA-3",
            "The Term ends",
            f"The Term of the agreement ends on {day_words(ends.value)}. What was incurred by then stays payable.",
            None,
            ("book", ""),
            why=ends.why,
        ),
    )


WATCHERS: tuple[Callable[[State], Iterator[Finding]], ...] = (term_ends,)
"""Every check and reminder here, for the watch."""
