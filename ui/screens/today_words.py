"""What Today says in words: the one banner of the day, and the sentence under its title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.queries.counters import Today
from models.rules.findings import Group
from models.rules.words import listed
from reports.columns import Tone
from reports.grids_today import DueRow
from ui.words import count_words, number_words, plural

__all__ = ["Worst", "so_what", "worst_of"]


@dataclass(frozen=True, slots=True)
class Worst:
    """The one thing to be said at the top of the day, and what can be done about it."""

    fact: str
    sentence: str
    tone: Tone
    button: str
    row: DueRow | None = None


def worst_of(today: Today, rows: Sequence[DueRow]) -> Worst | None:
    """What became deemed installed unseen; else what is overdue; else what ends with the day."""
    unseen = [one.number for one in today.unreviewed]
    if unseen:
        many = count_words(len(unseen), "letter")
        fact = (
            f"{many} reached the end of {plural(len(unseen), 'its', 'their')} three Business Days while you were away."
        )
        sentence = f"Confirm that {listed(unseen)} {plural(len(unseen), 'is', 'are')} deemed installed."
        return Worst(fact, sentence, Tone.DEEM, f"Review {many}")
    for group, tone in ((Group.OVERDUE, Tone.BAD), (Group.TODAY, Tone.WARN)):
        found = [one for one in rows if one.group is group]
        if found:
            return _pressing(found, group, tone)
    return None


def _pressing(rows: Sequence[DueRow], group: Group, tone: Tone) -> Worst:
    """What is overdue, or due by the end of the day: the first of it, and how many more there are."""
    first = rows[0]
    words = "It is overdue." if group is Group.OVERDUE else "It is due by the end of the day."
    if len(first.findings) > 1:
        words = words.replace("It is", f"{number_words(len(first.findings)).capitalize()} are")
    more = sum(len(one.findings) for one in rows) - len(first.findings)
    sentence = words if not more else f"{words} {number_words(more).capitalize()} more."
    return Worst(first.first.sentence, sentence, tone, first.button or "", row=first)


def _count(rows: Sequence[DueRow], group: Group) -> int:
    return sum(len(one.findings) for one in rows if one.group is group)


def so_what(rows: Sequence[DueRow]) -> str:
    """How much is overdue and how much is due by the end of the day, in a sentence."""
    late, today = (
        sum(len(one.findings) for one in rows if one.group is group) for group in (Group.OVERDUE, Group.TODAY)
    )
    said = []
    if late:
        said.append(f"{number_words(late)} {plural(late, 'thing is', 'things are')} overdue")
    if today:
        noun = "" if late else plural(today, " thing", " things")
        said.append(f"{number_words(today)}{noun} {plural(today, 'is', 'are')} due by the end of the day")
    if not said:
        return "Nothing is overdue and nothing is due by the end of the day."
    words = ", ".join(said)
    return f"{words[0].upper()}{words[1:]}."
