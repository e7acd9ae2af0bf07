"""The command that prints the register: each clause, what the program does with it, by which rules and tests."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from models.errors import Refusal
from reports.coverage import Coverage, coverage, summary_words

__all__ = ["table"]

TITLE = 38


def table(words: Sequence[str], *, as_json: bool) -> str:
    """The clauses that hold all the words, with their coverage, as lines or as JSON; a Refusal when there are none."""
    found = tuple(row for row in coverage() if _holds(row, words))
    if not found:
        raise Refusal(f"No clause holds the words {' '.join(words)}.")
    if as_json:
        return json.dumps([_plain(row) for row in found], indent=2, ensure_ascii=False)
    return "\n".join([line for row in found for line in _lines(row)] + ["", summary_words(found)])


def _holds(row: Coverage, words: Sequence[str]) -> bool:
    """Whether a clause holds every word in its id, tag, title, place or summary."""
    one = row.clause
    text = f"{one.id} {one.tag} {one.title} {one.place} {one.summary} {one.does_words}".casefold()
    return all(word.casefold() in text for word in words)


def _lines(row: Coverage) -> list[str]:
    """A clause on one line; its rules, tests and papers under it."""
    one = row.clause
    title = one.title if len(one.title) <= TITLE else f"{one.title[: TITLE - 1]}…"
    lines = [f"{one.id:<10} {one.tag:<12} {title:<{TITLE}} {one.does_words or 'not used'}".rstrip()]
    named = (
        ("rules", ", ".join(rule.name for rule in row.rules)),
        ("tests", ", ".join(row.tests)),
        ("papers", ", ".join(row.papers)),
        ("lacks", row.lacks),
    )
    return lines + [f"{'':<10} {name}: {said}" for name, said in named if said]


def _plain(row: Coverage) -> dict[str, Any]:
    """A clause with all that is known of it, as JSON."""
    one = row.clause
    return {
        "id": one.id,
        "tag": one.tag,
        "title": one.title,
        "place": one.place,
        "summary": one.summary,
        "does": one.does,
        "rules": [{"name": rule.name, "says": rule.says, "tests": rule.tests} for rule in row.rules],
        "papers": row.papers,
        "slips": [{"odd": slip.odd, "handling": slip.handling, "bites": slip.bites} for slip in row.defects],
        "lacks": row.lacks,
    }
