"""The status of a book on a day, in words and as JSON: every counter and finding with its derivation."""

from __future__ import annotations

import json
from datetime import date
from itertools import groupby
from typing import Any

from models.facts import encoded
from models.queries.counters import Today
from models.rules.clause import Known, Unknown, Why
from models.rules.figures import SumCounter, every_counter
from models.rules.findings import Finding, group_of
from models.rules.words import party

__all__ = ["as_json", "as_words"]


def as_words(title: str, now: Today) -> str:
    """The counters, then what is due in groups."""
    terms = now.state.terms
    counters = every_counter(now.state)
    width = max(len(one.name) for one in counters)
    lines = [f"{title}, as of {now.state.as_of.isoformat()}", ""]
    for counter in counters:
        if isinstance(counter, SumCounter):
            said = f"not complete: {counter.missing}" if counter.value is None else f"{counter.value:,.2f}"
            lines.append(f"  {counter.name:<{width}}  {said}")
            continue
        needed = f" of {counter.of}" if counter.of is not None else ""
        short = f"  short {counter.short}" if counter.code in ("C6", "C10") and counter.short else ""
        lines.append(f"  {counter.name:<{width}}  {counter.value}{needed}{short}")
    for group, found in groupby(now.findings, group_of):
        lines += ["", group.words]
        for one in found:
            who = party(terms, one.party) if one.party else "Both parties"
            due = one.due_on.isoformat() if one.due_on else "no date"
            detail = f", {one.detail}" if one.detail else ""
            chip = f": {one.chip or one.missing}" if one.chip or one.missing else ""
            lines.append(f"  {one.subject}{detail}  [{one.tag}]  {who}, {due}{chip}")
    return "\n".join(lines)


def as_json(title: str, now: Today) -> str:
    """The same as JSON, with every derivation."""
    counters = [
        {
            "code": one.code,
            "name": one.name,
            "value": one.value,
            "of": one.of,
            "short": one.short,
            "records": one.tags,
            "missing": one.missing if isinstance(one, SumCounter) else "",
            "why": _why(one.why),
        }
        for one in every_counter(now.state)
    ]
    said = {
        "book": title,
        "as_of": now.state.as_of,
        "inventory_event": _answer(now.state.counters.event),
        "counters": counters,
        "findings": [_finding(now, one) for one in now.findings],
    }
    return json.dumps(encoded(said), indent=2, ensure_ascii=False)


def _finding(now: Today, one: Finding) -> dict[str, Any]:
    """One finding with its clause, who owes it, its due date, its standing and its derivation."""
    return {
        "code": one.code,
        "clause": one.clause,
        "subject": one.subject,
        "sentence": one.sentence,
        "detail": one.detail,
        "who": party(now.state.terms, one.party) if one.party else "both",
        "due_on": one.due_on,
        "may_be_met_by": one.may_be_met_by,
        "group": group_of(one),
        "standing": one.chip,
        "missing": one.missing,
        "settled_by": one.act,
        "record": one.record,
        "why": _why(one.why) if one.why else None,
    }


def _answer(answer: Known[date] | Unknown) -> dict[str, Any]:
    """An answer, or the fact it lacks."""
    if isinstance(answer, Unknown):
        return {"value": None, "missing": answer.missing, "why": _why(answer.why)}
    return {"value": answer.value, "why": _why(answer.why)}


def _why(why: Why) -> dict[str, Any]:
    """A derivation."""
    return {
        "rule": why.rule,
        "clauses": why.clauses,
        "facts": {label: value for label, value in why.facts},
        "days": [{"day": one.day, "number": one.number, "why": one.why} for one in why.days],
        "readings": why.readings,
    }
