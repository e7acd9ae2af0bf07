"""Whether amended terms make sense: each figure by itself, and those that stand in a relation to each other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from models.rules.amending import Figure, figure, told
from models.rules.clause import day_words
from models.rules.terms import Terms, terms_on

__all__ = ["why_not_figure", "why_not_relations"]

MOST: tuple[tuple[re.Pattern[str], int, int], ...] = tuple(
    (re.compile(pattern), least, most)
    for pattern, least, most in (
        (r"pairs$|links$|buildings$|buildings_minimum$", 0, 100_000),
        (r"total_pairs$", 1, 100_000),
        (r"days", 0, 3_650),
        (r"every_days$|window_days$", 1, 3_650),
        (r"hours$", 1, 744),
        (r"years$", 1, 99),
        (r"instalments$", 1, 360),
        (r"arbitrators$", 1, 15),
        (r"racks_per_facility$|additions_per_calendar_quarter$|uses$", 0, 1_000),
        (r"watts|pounds", 1, 100_000),
        (r"per_occurrence$", 1, 1_000_000_000),
        (r"markup$", 0, 1),
    )
)
"""The least and the most of a figure that makes sense, by how its path ends; the last one that fits counts."""

HOURS = re.compile(r"([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d local")

NOT_ABOVE = (
    ("inventory.minimum_pairs", "equipment.total_pairs"),
    ("inventory.event_installed_pairs", "equipment.total_pairs"),
    ("inventory.end_installed_pairs", "equipment.total_pairs"),
    ("inventory.event_installed_pairs", "inventory.end_installed_pairs"),
    ("service_levels.installation_target.links", "equipment.total_pairs"),
    ("condition.pairs", "equipment.total_pairs"),
    ("inventory.selected_buildings_minimum", "customer_list.buildings"),
    ("upgrade.safe_notice_date", "upgrade.window_end"),
    ("om.interest_after_days", "om.suspend_after_days"),
    ("service_levels.response_hours", "service_levels.restore_goal_hours"),
    ("events_of_default.plan_days", "events_of_default.hard_cure_days"),
    ("events_of_default.cure_days", "events_of_default.hard_cure_days"),
)
"""Pairs of figures of which the first is never more, or later, than the second."""


def why_not_figure(terms: Terms, asked: Figure, typed: str) -> str | None:
    """Why a figure cannot be what was typed, though it is of the right kind, or None."""
    value = asked.read(typed)
    if isinstance(value, bool):
        return None
    if isinstance(value, date):
        return _why_not_day(terms, asked, value)
    if isinstance(value, str):
        if asked.path.endswith("maintenance_window") and not HOURS.fullmatch(value):
            return f"{asked.name} is written as 00:00-06:00 local; {value:.40} was typed."
        return None
    least, most = next(((low, high) for ends, low, high in reversed(MOST) if ends.search(asked.path)), (0, value))
    if not least <= value <= most:
        return f"{asked.name} lies between {told(least)} and {told(most)}; {told(value)} was typed. Look at the paper."
    return None


def _why_not_day(terms: Terms, asked: Figure, day: date) -> str | None:
    """Why a day of the terms cannot be: only the Term itself goes on after its end."""
    first, last = terms.agreement.effective_date, terms.agreement.term_end
    if day < first:
        return f"{asked.name} cannot be {day_words(day)}; the agreement begins on {day_words(first)}."
    if day > last and asked.path != "agreement.term_end":
        return f"{asked.name} cannot be {day_words(day)}; the Term ends on {day_words(last)}."
    return None


def why_not_relations(data: Mapping[str, Any], amendment: Mapping[str, Any]) -> tuple[str, str] | None:
    """Which two figures would no longer fit from the amendment's day on, with the clause of the first, or None."""
    others = list(data.get("amendment", ()))
    days = {amendment["on"], *(str(one["on"]) for one in others)}
    for on in sorted(date.fromisoformat(one) for one in days if one >= amendment["on"]):
        before = terms_on({**data, "amendment": others}, on)
        after = terms_on({**data, "amendment": [*others, amendment]}, on)
        for first, second in NOT_ABOVE:
            less, more = figure(after, first), figure(after, second)
            if less and more and _above(less, more) and not _stood(before, first, second):
                by = "later" if isinstance(less.value, date) else "more"
                said = f"{less.name} would be {less.words} on {day_words(on)}, {by} than {more.name}, {more.words}"
                return f"{said}. Change both, or look at the paper.", less.clause
    return None


def _above(less: Figure, more: Figure) -> bool:
    """Whether a figure is more than the one it may not pass."""
    first, second = less.value, more.value
    if isinstance(first, date) and isinstance(second, date):
        return first > second
    return isinstance(first, int) and isinstance(second, int) and first > second


def _stood(before: Terms, first: str, second: str) -> bool:
    """Whether two figures did not fit before either."""
    less, more = figure(before, first), figure(before, second)
    return bool(less and more and _above(less, more))
