"""What an act is: one function, one sentence, one transaction; and what the store hands to it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, get_type_hints

from sqlalchemy.orm import Session

from models import journal
from models.errors import Refusal
from models.facts import decoded, encoded
from models.tables.base import Base

__all__ = ["Act", "Doing", "Fact", "act"]

Draw = Callable[[str, object], bytes]
Result = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Doing:
    """One act under way: its session, the day it is recorded for, who does it, how a paper is drawn."""

    session: Session
    on: date
    by: str
    draw: Draw

    def add_many(self, kind: type[Base], rows: Iterable[Mapping[str, Any]]) -> list[int]:
        """Adds many rows by their columns, at once; gives their ids."""
        return journal.add_many(self.session, kind, rows)


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact an act asks for: its name, its type and, when it may be left out, its default."""

    name: str
    hint: Any
    required: bool
    default: object


@dataclass(frozen=True, slots=True)
class Act:
    """A user's act: `run` does it, `says` is its sentence, with facts and results filled in."""

    name: str
    says: str
    run: Callable[..., Result]
    undoable: bool = True
    facts: tuple[Fact, ...] = field(default=())

    @property
    def help(self) -> str:
        """The first paragraph of the function's docstring."""
        return inspect.cleandoc(self.run.__doc__ or "").split("\n\n")[0]

    def checked(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        """The facts as the types the act asks for, out of JSON or out of a form; a Refusal names what is wrong."""
        known = {fact.name: fact for fact in self.facts}
        for extra in sorted(set(raw) - set(known)):
            raise Refusal(f"{self.name} has no fact named {extra:.80}; it knows {', '.join(known) or 'none'}.")
        missing = [fact.name for fact in self.facts if fact.required and fact.name not in raw]
        if missing:
            raise Refusal(f"{self.name} lacks {', '.join(missing)}.")
        try:
            return {name: decoded(known[name].hint, encoded(value), name) for name, value in raw.items()}
        except RecursionError:
            raise Refusal(f"The facts of {self.name} are nested too deep.") from None

    def sentence(self, facts: Mapping[str, object], result: Result) -> str:
        """What the journal says was done."""
        defaults = {fact.name: fact.default for fact in self.facts}
        return self.says.format(**{**defaults, **facts, **result})


def act(*, says: str, undoable: bool = True) -> Callable[[Callable[..., Result]], Act]:
    """Makes an act of a function `(doing, *, fact, ...) -> results`."""

    def make(run: Callable[..., Result]) -> Act:
        hints = get_type_hints(run)
        facts = tuple(
            Fact(one.name, hints[one.name], one.default is inspect.Parameter.empty, one.default)
            for one in inspect.signature(run).parameters.values()
            if one.kind is inspect.Parameter.KEYWORD_ONLY
        )
        return Act(run.__name__, says, run, undoable, facts)

    return make
