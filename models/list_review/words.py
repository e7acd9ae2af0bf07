"""Enumerations as sentences write them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

__all__ = ["list_words", "ranges"]

FEW = 5


def list_words(words: Sequence[str]) -> str:
    """Words in a row, the first few of many: 15, 93 and 120, or 1, 2, 3, 4, 5 and 12 more."""
    named = [*words[:FEW], f"{len(words) - FEW} more"] if len(words) > FEW + 1 else list(words)
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"


def ranges(numbers: Iterable[int]) -> str:
    """Numbers in order, neighbours as one: 3, 7 to 9 and 57."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words = [str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs]
    if len(words) > FEW + 1:
        words = [*words[:FEW], f"{sum(map(len, runs[FEW:])):,} more"]
    return list_words(words)
