"""Commands that write: one act, a script of acts, the last act undone."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from models.acts.register import ACTS
from models.commands.books import Shell
from models.errors import BookError, Refusal
from models.rules.words import counted
from models.store import Done, Store

__all__ = ["ScriptStopped", "do", "do_script", "run_script", "undo"]

Say = Callable[[str], None]


class ScriptStopped(Exception):
    """A script stopped at a line; what came before it stays done."""

    def __init__(self, line: int, why: str, done: int) -> None:
        super().__init__(why)
        before = f"The {done} acts before it stay done." if done != 1 else "The act before it stays done."
        self.sentence = f"Line {line}: {why} {before if done else 'Nothing was done.'}"


@dataclass(frozen=True, slots=True)
class ScriptLine:
    """One act of a script."""

    number: int
    act: str
    on: date
    facts: dict[str, Any]


def do(shell: Shell, place: str, act: str, facts: str, on: date, by: str) -> str:
    """Does one act and gives its sentence."""
    with shell.book(place, by) as store:
        return _done(store, act, _facts(facts), on).sentence


def undo(shell: Shell, place: str, on: date, by: str) -> str:
    """Takes back the last act that can be."""
    with shell.book(place, by) as store:
        last = store.undoable()
        if last is None:
            raise Refusal("There is nothing to undo.")
        return store.undo(last.act_id, on).sentence


def do_script(shell: Shell, place: str, file: Path, on: date, by: str, say: Say) -> str:
    """Does a script's acts line by line; raises ScriptStopped at the first that is refused."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise Refusal(f"The script {file.name} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise Refusal(f"The script {file.name} cannot be read: it is not text in UTF-8.") from error
    with shell.book(place, by) as store:
        return f"{counted(run_script(store, text, on, say), 'act')} done."


def run_script(store: Store, text: str, on: date, say: Say) -> int:
    """Does the acts of a script's text in an open book; gives how many were done."""
    done = 0
    for number, raw in enumerate(text.split("\n"), 1):
        if not raw.strip() or raw.lstrip().startswith("#"):
            continue
        try:
            line = _line(number, raw, on)
            say(_done(store, line.act, line.facts, line.on).sentence)
        except (Refusal, BookError) as error:
            clause = f" ({error.clause})" if isinstance(error, Refusal) and error.clause else ""
            raise ScriptStopped(number, f"{error.sentence}{clause}", done) from error
        done += 1
    return done


def _line(number: int, raw: str, on: date) -> ScriptLine:
    """One line of a script; a Refusal says what is wrong with it."""
    said = _json(raw, "This is")
    try:
        act, facts = said["act"], said.get("facts", {})
        day = date.fromisoformat(said["on"]) if "on" in said else on
    except (KeyError, TypeError, AttributeError):
        raise Refusal('A line names its act: {"act": "...", "on": "2000-11-28", "facts": {}}.') from None
    except ValueError:
        raise Refusal(f"{said['on']:.80} is no day; write it as 2000-11-28.") from None
    if not isinstance(facts, dict):
        raise Refusal("The facts of an act are a JSON object.")
    return ScriptLine(number, str(act), day, facts)


def _facts(text: str) -> dict[str, Any]:
    """Facts typed as JSON on the command line."""
    facts = _json(text, "The facts are")
    if not isinstance(facts, dict):
        raise Refusal("The facts of an act are a JSON object.")
    return facts


def _json(text: str, what: str) -> Any:
    """A text as JSON; a Refusal says where it is none, or that it is too large to be meant."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise Refusal(f"{what} not JSON: {error.msg} at character {error.pos + 1}.") from None
    except (ValueError, RecursionError):
        raise Refusal(f"{what} JSON with a number too long, or nested too deep.") from None


def _done(store: Store, name: str, facts: dict[str, Any], on: date) -> Done:
    """Does an act by its name."""
    if name not in ACTS:
        near = _nearest(name)
        hint = f" Did you mean {near}?" if near else ""
        raise Refusal(f"There is no act named {name:.80}.{hint} `do --help` lists them all.")
    return store.do(ACTS[name], facts, on)


def _nearest(name: str) -> str:
    """The act whose name is most like what was typed, or nothing."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, ACTS, 1)), "")
