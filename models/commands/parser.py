"""What can be typed after main.py, and its help; `do --help` documents every act with its facts."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import NoReturn

from models.errors import Refusal
from models.facts import keepable, type_words
from models.sheets.kinds import PaperKind

__all__ = ["LIST_NAMES", "command_parser", "parser"]

LIST_NAMES = (
    "inventory", "counters", "buildings", "customer-list", "links", "letters", "orders", "shipments", "notices",
    "payments", "plans", "ledger", "prices", "outages", "credits", "work", "facilities", "permits", "cases",
    "collateral", "documents", "today", "journal",
)  # fmt: skip
"""The lists that `export` writes; naming them here keeps every other command from loading them."""


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one sentence."""

    def error(self, message: str) -> NoReturn:
        """Ends with the sentence and where help is found."""
        self.exit(2, f"{message[:1].upper()}{message[1:]}. See: {self.prog} --help\n")


def parser(today: date) -> argparse.ArgumentParser:
    """The parser of the whole command line; days left out are `today`."""
    top = _Parser(prog="main.py", description="Pairbook keeps the book on a radio rollout.")
    top.add_argument("book", nargs="?", help="a .pairbook file or the URL of a PostgreSQL book to open in the window")
    top.add_argument("--sample", action="store_true", help="open the sample book")
    top.add_argument("--as-of", type=_day, help="the day to look from, for example 2000-11-28")
    top.add_argument("--headless", action="store_true", help="no window: write the sample's papers and lists to out/")
    return top


def command_parser(today: date) -> argparse.ArgumentParser:
    """The parser of the commands without a window."""
    top = _Parser(prog="main.py", description="Pairbook keeps the book on a radio rollout.")
    commands = top.add_subparsers(dest="command", required=True, parser_class=_Parser)
    _new(commands.add_parser("new", help="start a book"), today)
    _import(commands.add_parser("import", help="take in a workbook"), today)
    _do(commands, today)
    _undo(commands.add_parser("undo", help="take back the last act"), today)
    _status(commands.add_parser("status", help="all counters and what is due"), today)
    _export(commands.add_parser("export", help="write a list to a workbook"), today)
    _print(commands.add_parser("print", help="write a paper to a PDF"), today)
    _clauses(commands.add_parser("clauses", help="every clause and what the program does with it"))
    verify = commands.add_parser("verify", help="check file, journal and replay")
    verify.add_argument("book")
    verify.add_argument("--head", default="", metavar="HASH", help="a head that an earlier check printed")
    backup = commands.add_parser("backup", help="write a checked copy of a book")
    backup.add_argument("book")
    backup.add_argument("file", type=_file)
    return top


def _day(text: str) -> date:
    """A day typed as 2000-11-28."""
    try:
        return keepable(date.fromisoformat(text), "The day")
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no day; write it as 2000-11-28") from None
    except Refusal as refusal:
        raise argparse.ArgumentTypeError(refusal.sentence.removesuffix(".")) from None


def _file(text: str) -> Path:
    """A file's name; a folder has none."""
    file = Path(text)
    if not file.name:
        raise argparse.ArgumentTypeError(f"{text or 'an empty name'} is no file")
    return file


def _book(command: argparse.ArgumentParser, today: date, day: str = "--on") -> None:
    """Adds the book and the day every command on a book takes."""
    command.add_argument("--book", required=True, help="a .pairbook file or the URL of a PostgreSQL book")
    command.add_argument(day, dest="on", type=_day, default=today, help="as 2000-11-28; today when left out")
    command.add_argument("--by", default="", help="whose act it is; the login name when left out")


def _new(command: argparse.ArgumentParser, today: date) -> None:
    command.add_argument("book", help="where: a new .pairbook file or the URL of an empty PostgreSQL database")
    command.add_argument("--title", default="Winstar and SAVVIS")
    command.add_argument("--terms", type=Path, help="a terms file; the Winstar and SAVVIS agreement when left out")
    command.add_argument("--stands-for", choices=("customer", "winstar"), default="customer")
    command.add_argument("--on", type=_day, help="the day the book begins; the Effective Date when left out")
    command.add_argument("--by", default="")


def _import(command: argparse.ArgumentParser, today: date) -> None:
    command.add_argument("what", choices=("customer-list",))
    command.add_argument("file", type=_file)
    _book(command, today)
    command.add_argument("--dry-run", action="store_true", help="review only; nothing is written")
    command.add_argument("--leave-out", action="store_true", help="import without the rows that have problems")
    command.add_argument("--confirm", default="", metavar="REASON", help="why a list that fails a check is taken")


def _do(commands: argparse._SubParsersAction[_Parser], today: date) -> None:
    command = commands.add_parser(
        "do",
        help="do one act, or a script of acts",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog=act_help(),
    )
    command.add_argument("act", nargs="?", metavar="ACT", help="one of the acts below")
    command.add_argument("--facts", default="{}", metavar="JSON", help="the act's facts")
    command.add_argument(
        "--script", type=Path, metavar="FILE.jsonl", help='one act a line: {"act": ..., "on": ..., "facts": {...}}'
    )
    _book(command, today)


def _undo(command: argparse.ArgumentParser, today: date) -> None:
    _book(command, today)


def _status(command: argparse.ArgumentParser, today: date) -> None:
    _book(command, today, "--as-of")
    command.add_argument("--json", action="store_true", help="as JSON, with every derivation")


def _export(command: argparse.ArgumentParser, today: date) -> None:
    command.add_argument("list", metavar="LIST", help=f"one of {', '.join(LIST_NAMES)}, or all")
    command.add_argument("file", type=_file, help="a .xlsx or .csv file")
    _book(command, today, "--as-of")


def _print(command: argparse.ArgumentParser, today: date) -> None:
    command.add_argument("kind", metavar="KIND", help=f"one of {', '.join(PaperKind)}")
    command.add_argument(
        "number",
        metavar="NUMBER",
        nargs="?",
        default="",
        help="the record's number or the paper's own, as PO-001, SH-0001 or BOS-001; none for a status report",
    )
    command.add_argument("file", type=_file, help="a .pdf file")
    command.add_argument("--redacted", action="store_true", help="print withheld figures as [***]")
    command.add_argument("--revision", type=int, metavar="N", help="an earlier revision of an issued paper")
    _book(command, today, "--as-of")


def _clauses(command: argparse.ArgumentParser) -> None:
    command.add_argument("words", nargs="*", metavar="WORD", help="only the clauses that hold these words")
    command.add_argument("--json", action="store_true", help="as JSON, with rules, tests and slips")


def act_help() -> str:
    """Every act with its sentence and facts."""
    from models.acts.register import ACTS  # slow to load, and a window is not helped by it

    lines = ["acts and their facts (* = needed):", ""]
    for act in ACTS.values():
        lines.append(f"  {act.name}")
        lines.append(f"      {act.help}")
        lines += [f"      {'*' if one.required else ' '} {one.name}: {type_words(one.hint)}" for one in act.facts]
        lines.append("")
    return "\n".join(lines)
