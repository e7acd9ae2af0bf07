"""Builds every state of a kind of record by a script of acts, tries every act in it, and reads the table expected."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from models.acts.register import ACTS
from models.errors import Refusal
from models.store import Store
from tests.builders import opened

__all__ = ["Machine", "Step", "expected", "outcomes", "table_of"]

HERE = Path(__file__).parent
DONE = "done"
HEAD = ("state", "act", "outcome")


@dataclass(frozen=True, slots=True)
class Step:
    """One act of a script, with the day it is recorded for and its facts as JSON."""

    act: str
    on: str
    facts: Mapping[str, Any]
    name: str = ""  # how the table calls it where an act is tried in several ways

    @property
    def words(self) -> str:
        """The name of the try."""
        return self.name or self.act

    def do(self, store: Store) -> None:
        """Does it."""
        store.do(ACTS[self.act], self.facts, date.fromisoformat(self.on))


@dataclass(frozen=True, slots=True)
class Machine:
    """A kind of record: the script that leads to each of its states, and the acts tried in all of them."""

    name: str
    states: Mapping[str, Sequence[Step]]
    tries: Mapping[str, Sequence[Step]]  # the acts tried in each state: the day they are done on differs

    def acts(self) -> frozenset[str]:
        """The names of the acts it tries."""
        return frozenset(step.act for steps in self.tries.values() for step in steps)


def outcomes(machine: Machine, state: str, started: Path, folder: Path) -> dict[str, str]:
    """What each act comes to in one state: done, or the clause and the sentence of the refusal."""
    built, copy = folder / "built.pairbook", folder / "tried.pairbook"
    shutil.copyfile(started, built)
    store = opened(str(built))
    for step in machine.states[state]:
        step.do(store)
    store.close()
    found: dict[str, str] = {}
    store = _copied(built, copy)
    for step in machine.tries[state]:
        found[step.words] = _outcome(step, store)
        if found[step.words] == DONE:  # a refused act leaves the book as it was
            store.close()
            store = _copied(built, copy)
    store.close()
    return found


def _copied(built: Path, copy: Path) -> Store:
    """The book of a state once more."""
    shutil.copyfile(built, copy)
    return opened(str(copy))


def _outcome(step: Step, store: Store) -> str:
    """What one act comes to."""
    try:
        step.do(store)
    except Refusal as refusal:
        return f"{refusal.clause or 'NO CLAUSE'}: {refusal.sentence}"
    return DONE


def expected(machine: str) -> dict[str, dict[str, str]]:
    """The table of a machine: what each act comes to, by state."""
    found: dict[str, dict[str, str]] = {}
    for state, act, outcome in _rows((HERE / f"{machine}.md").read_text(encoding="utf-8")):
        found.setdefault(state, {})[act] = outcome
    return found


def _rows(text: str) -> Iterator[list[str]]:
    """The rows of a table below its head."""
    lines = [line.strip().strip("|").split(" | ") for line in text.splitlines() if line.startswith("|")]
    for cells in lines[2:]:
        yield [cell.strip() for cell in cells]


def table_of(found: Mapping[str, Mapping[str, str]], title: str) -> str:
    """The table of a machine as it is kept."""
    lines = [f"# {title}", "", f"| {' | '.join(HEAD)} |", "|---|---|---|"]
    for state, acts in found.items():
        lines += [f"| {state} | {act} | {outcome} |" for act, outcome in acts.items()]
    return "\n".join(lines) + "\n"
