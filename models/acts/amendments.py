"""Acts on amendments of the terms (MA-13.13)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select

from models.act import Doing, act
from models.acts.clause_ids import clause_id
from models.acts.plausible_terms import why_not_figure, why_not_relations
from models.errors import Refusal
from models.facts import canonical, encoded
from models.queries.book import terms_data
from models.rules.amending import ChangedTerm, NewBatch, NewPrice, figure, why_not_amend, why_not_change
from models.rules.clause import day_words
from models.rules.terms import Terms, terms_on
from models.tables import Amendment

__all__ = ["enter_amendment"]

CLAUSE = "MA-13.13"


@act(says="Entered amendment {number}, in force from {day}: {summary}")
def enter_amendment(
    doing: Doing,
    *,
    effective_on: date,
    instrument: str,
    summary: str,
    clause: str = CLAUSE,
    changes: tuple[ChangedTerm, ...] = (),
    batches: tuple[NewBatch, ...] = (),
    prices: tuple[NewPrice, ...] = (),
) -> Mapping[str, object]:
    """Enters a signed amendment: what it changes, from which day on, and by which instrument (MA-13.13).

    A change names a figure of the terms by its path, such as inventory.minimum_pairs, and its new value as text.
    """
    _refuse_untold(instrument, summary, changes or batches or prices)
    data, about = terms_data(doing.session), clause_id(clause, CLAUSE) if clause.strip() else CLAUSE
    in_force = terms_on(data, effective_on)
    _refuse_day(in_force, effective_on)
    number = (doing.session.scalar(select(func.max(Amendment.number))) or 0) + 1
    amendment: dict[str, Any] = {
        "number": number,
        "on": effective_on.isoformat(),
        "instrument": instrument.strip(),
        "clause": about,
        "summary": summary.strip(),
        "changes": _changes(in_force, changes),
        "batch": _batches(in_force, effective_on, batches, about),
        "price_placeholder": _prices(in_force, prices, about),
    }
    _refuse_misfit(data, amendment)
    doing.session.add(
        Amendment(
            number=number,
            effective_on=effective_on,
            instrument=amendment["instrument"],
            clause=about,
            data=canonical(encoded(amendment)),
        )
    )
    return {"number": number, "day": day_words(effective_on), "summary": amendment["summary"].rstrip(".")}


def _refuse_misfit(data: Mapping[str, Any], amendment: Mapping[str, Any]) -> None:
    """Refuses an amendment by which the terms would contradict themselves."""
    plain: dict[str, Any] = encoded(amendment)
    if reason := why_not_amend(data, plain):
        raise Refusal(reason, "EXA-1a")
    if misfit := why_not_relations(data, plain):
        raise Refusal(*misfit)


def _refuse_untold(instrument: str, summary: str, anything: Sequence[object]) -> None:
    """Refuses an amendment without its paper, its words or anything it changes."""
    if not instrument.strip():
        raise Refusal("Name the instrument: an amendment is a writing signed by both parties (13.13).", CLAUSE)
    if not summary.strip():
        raise Refusal("Say in a sentence what the amendment changes.", CLAUSE)
    if not anything:
        raise Refusal("An amendment changes at least one figure, adds pairs or brings a price.", CLAUSE)


def _refuse_day(in_force: Terms, day: date) -> None:
    """Refuses an amendment in force before there is an agreement, or after its Term."""
    begins, ends = in_force.agreement.effective_date, in_force.agreement.term_end
    if day < begins:
        said = f"The agreement begins on {day_words(begins)}; nothing amends it from {day_words(day)} on."
        raise Refusal(said, CLAUSE)
    if day > ends:
        raise Refusal(f"The Term ends on {day_words(ends)}; nothing amends it from {day_words(day)} on.", "MA-3")


def _changes(in_force: Terms, changes: Sequence[ChangedTerm]) -> dict[str, Any]:
    """The changed figures by their paths, as the terms file writes them."""
    found: dict[str, Any] = {}
    for one in changes:
        reason = why_not_change(in_force, one.path, one.value)
        asked = figure(in_force, one.path)
        if reason is not None or asked is None:
            raise Refusal(reason or f"The terms have no figure {one.path}.", asked.clause if asked else CLAUSE)
        if one.path in found:
            raise Refusal(f"{asked.name} is changed twice.", asked.clause)
        if odd := why_not_figure(in_force, asked, one.value):
            raise Refusal(odd, asked.clause)
        found[one.path] = encoded(asked.read(one.value))
    return found


def _batches(in_force: Terms, day: date, batches: Sequence[NewBatch], clause: str) -> list[dict[str, Any]]:
    """The pairs added, as further batches."""
    last, ends = max((one.number for one in in_force.equipment.batch), default=0), in_force.agreement.term_end
    for one in batches:
        if one.pairs < 1:
            raise Refusal("A batch has at least one pair.", "EXA-1b")
        if one.date < day:
            said = (
                f"The amendment is in force from {day_words(day)}; no pairs are bought by it on {day_words(one.date)}."
            )
            raise Refusal(said, "EXA-1b")
        if one.date > ends:
            raise Refusal(f"The Term ends on {day_words(ends)}; no pairs are bought on {day_words(one.date)}.", "MA-3")
    return [
        {"number": last + place, "pairs": one.pairs, "date": one.date, "clause": clause, "order": ""}
        for place, one in enumerate(batches, 1)
    ]


def _prices(in_force: Terms, prices: Sequence[NewPrice], clause: str) -> list[dict[str, Any]]:
    """The withheld figures brought, each under a name of its own."""
    names = [one.id.strip() for one in prices]
    for name, one in zip(names, prices, strict=True):
        if not name or not one.name.strip():
            raise Refusal("A price needs a short name and words for what it is.", CLAUSE)
        if in_force.price(name) is not None or names.count(name) > 1:
            raise Refusal(f"There is a price named {name} already.", CLAUSE)
    return [
        {"id": name, "name": one.name.strip(), "clause": clause, "unit": one.unit.strip()}
        for name, one in zip(names, prices, strict=True)
    ]
