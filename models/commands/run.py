"""Runs one command: words go to stdout; a failure is one sentence on stderr and a non-zero exit."""

from __future__ import annotations

import argparse
import io
import os
import sys
from datetime import date

from models.commands import answers, books, clauses, imports, work
from models.commands.books import Shell
from models.commands.parser import command_parser
from models.errors import BookError, Refusal
from models.store import Clock
from reports.excel.guard import BadWorkbook
from reports.files import CannotWrite

__all__ = ["run"]

FAILURES = (Refusal, BookError, BadWorkbook, CannotWrite, work.ScriptStopped)


def run(arguments: list[str], clock: Clock, today: date) -> int:
    """Runs the command that was typed; gives the exit code."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a console may not know every letter of a name
    given = command_parser(today).parse_args(arguments)
    try:
        code = _run(given, Shell(clock, today))
        sys.stdout.flush()
    except FAILURES as error:
        clause = f" ({error.clause})" if isinstance(error, Refusal) and error.clause else ""
        sys.stderr.write(f"{error.sentence}{clause}\n")
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read along has gone
        return 1
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        sys.stderr.write(f"{where}{error.strerror or error}. What was done before stays done.\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("Stopped. What was done before stays done.\n")
        return 130
    return code


def _run(given: argparse.Namespace, shell: Shell) -> int:
    """Calls the command; only verify can fail without an error."""
    if given.command in ("export", "print"):
        books.spare(given.file)
    match given.command:
        case "new":
            _say(books.new(shell, given.book, given.terms, given.title, given.stands_for, given.on, given.by))
        case "verify":
            sound, sentences = books.verify(shell, given.book, given.head)
            for sentence in sentences:
                _say(sentence)
            return 0 if sound else 1
        case "backup":
            _say(books.backup(shell, given.book, given.file))
        case "import":
            return imports.customer_list(shell, given, _say)
        case "do":
            _do(given, shell)
        case "undo":
            _say(work.undo(shell, given.book, given.on, given.by))
        case _:
            _say(_read(given, shell))
    return 0


def _read(given: argparse.Namespace, shell: Shell) -> str:
    """Calls a command that reads: the status, a list, a paper, the register of clauses."""
    match given.command:
        case "status":
            return answers.status(shell, given.book, given.on, as_json=given.json)
        case "export":
            return answers.export(shell, given.book, given.list, given.file, given.on)
        case "clauses":
            return clauses.table(given.words, as_json=given.json)
    return answers.print_paper(
        shell,
        given.book,
        given.kind,
        given.number,
        given.file,
        given.on,
        redacted=given.redacted,
        revision=given.revision,
    )


def _do(given: argparse.Namespace, shell: Shell) -> None:
    """One act, or a script of them."""
    if given.script is not None and given.act is not None:
        raise Refusal("Name one act, or a script of acts, not both.")
    if given.script is not None:
        _say(work.do_script(shell, given.book, given.script, given.on, given.by, _say))
    elif given.act is None:
        raise Refusal("Name an act, or a script of acts with --script. `do --help` lists the acts.")
    else:
        _say(work.do(shell, given.book, given.act, given.facts, given.on, given.by))


def _say(words: str) -> None:
    """Writes a line to stdout."""
    sys.stdout.write(f"{words}\n")
