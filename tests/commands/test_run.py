"""The command line: a book started, filled, looked at, checked and copied; errors in one sentence."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

import main
from models.acts.register import ACTS
from models.commands.parser import act_help
from tests.commands.shell import Typed

ADDRESS = {"street": "1 Main St", "city": "Seattle", "state": "WA", "zip": "98101"}


def list_file(folder: Path, names: tuple[str, ...]) -> Path:
    """A Customer List of some buildings as a workbook."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Rank", "Building", "Street", "City", "State", "ZIP"])
    for rank, name in enumerate(names, 1):
        sheet.append([rank, name, f"{rank} Main St", "Seattle", "WA", "98101"])
    book.save(folder / "list.xlsx")
    return folder / "list.xlsx"


def test_a_book_is_started_where_none_stands(typed: Typed, tmp_path: Path) -> None:
    place = tmp_path / "new.pairbook"
    said = typed("new", place, "--title", "Rollout")
    assert (said.code, said.err) == (0, "")
    assert said.out == f"Started the book “Rollout” in {place}.\n"
    again = typed("new", place)
    assert (again.code, again.out) == (1, "")
    assert "new.pairbook" in again.err


def test_main_hands_commands_on_without_a_window(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main.main(["new", str(tmp_path / "new.pairbook")]) == 0
    assert main.main(["verify", str(tmp_path / "new.pairbook")]) == 0
    assert "Replaying the journal gives the same digest" in capsys.readouterr().out


def test_a_list_is_reviewed_and_imported_once(typed: Typed, tmp_path: Path) -> None:
    file = list_file(tmp_path, ("Tower", "Plaza"))
    dry = typed.on("import", "customer-list", file, "--dry-run")
    assert "2 rows: 2 new." in dry.out
    assert "Dry run: nothing was written." in dry.out
    short = typed.on("import", "customer-list", file)
    assert (short.code, short.err.count("\n")) == (1, 1)
    assert typed.on("import", "customer-list", file, "--confirm", "A test").code == 0
    assert "Nothing to import" in typed.on("import", "customer-list", file).out


def test_one_act_is_done_and_taken_back(typed: Typed) -> None:
    done = typed.on("do", "draft_order", "--facts", '{"pairs": {"OC-3": 2}}')
    assert (done.code, done.out) == (0, "Drafted PO-001: 2 pairs\n")
    assert typed.on("undo").out == "Undo: Drafted PO-001: 2 pairs\n"


@pytest.mark.parametrize(("facts", "said"), [
    ('{"order": "PO-009"}', "There is no order PO-009 in this book."),
    ("{", "The facts are not JSON"),
    ("[]", "The facts of an act are a JSON object."),
    ('{"number": "PO-001"}', "issue_order has no fact named number"),
])  # fmt: skip
def test_a_refusal_is_one_sentence_on_stderr_and_ends_with_1(typed: Typed, facts: str, said: str) -> None:
    refused = typed.on("do", "issue_order", "--facts", facts)
    assert (refused.code, refused.out) == (1, "")
    assert refused.err.startswith(said)
    assert refused.err.count("\n") == 1


def test_an_act_misspelt_is_answered_with_the_nearest(typed: Typed) -> None:
    assert "Did you mean issue_order?" in typed.on("do", "isue_order").err


def test_a_refusal_names_its_clause(typed: Typed) -> None:
    typed.on("do", "draft_order", "--facts", '{"form": "A-3"}')
    assert typed.on("do", "issue_document", "--facts", '{"kind": "purchase_order", "subject": "PO-001"}').err == (
        "PO-001 is a draft. Issue the order first; then its paper can be. (A-3)\n"
    )


def test_a_script_stops_at_its_first_refusal_and_keeps_what_came_before(typed: Typed, tmp_path: Path) -> None:
    lines = [
        {"act": "draft_order", "on": "2000-06-30", "facts": {"form": "A-3"}},
        {"act": "issue_order", "on": "2000-06-30", "facts": {"order": "PO-001"}},
        {"act": "issue_order", "on": "2000-06-30", "facts": {"order": "PO-001"}},
        {"act": "draft_order", "on": "2000-07-30", "facts": {"pairs": {"OC-3": 1}}},
    ]
    script = tmp_path / "script.jsonl"
    script.write_text("# a comment\n" + "".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    said = typed.on("do", "--script", script)
    assert said.code == 1
    assert said.out.count("\n") == 2
    assert said.err.startswith("Line 4: PO-001 was issued on Fri 30 Jun 2000.")
    assert said.err.endswith("The 2 acts before it stay done.\n")
    status = json.loads(typed.on("status", "--json").out)
    assert next(one for one in status["counters"] if one["code"] == "C1")["value"] == 204


def test_the_status_is_told_in_words_and_as_json_with_its_derivations(typed: Typed) -> None:
    words = typed.on("status").out
    assert words.startswith("Winstar and SAVVIS, as of 2000-11-28\n")
    told = json.loads(typed.on("status", "--json", "--as-of", "2000-08-30").out)
    assert told["as_of"] == "2000-08-30"
    found = next(one for one in told["findings"] if one["clause"] == "EXB-1a")
    assert (found["who"], found["due_on"], found["group"]) == ("SAVVIS", "2000-08-29", "overdue")
    assert found["why"]["clauses"]
    assert {"code", "value", "of", "short", "records", "why"} <= set(told["counters"][0])


def test_a_book_is_checked_and_copied(typed: Typed, tmp_path: Path) -> None:
    assert typed("verify", typed.book).code == 0
    copied = typed("backup", typed.book, tmp_path / "copy.pairbook")
    assert (copied.code, copied.err) == (0, "")
    assert typed("verify", tmp_path / "copy.pairbook").out == typed("verify", typed.book).out


def test_a_file_that_is_no_book_is_named_in_one_sentence(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "notes.pairbook").write_text("not a book", encoding="utf-8")
    for words in (("status", "--book", tmp_path / "notes.pairbook"), ("status", "--book", tmp_path / "none.pairbook")):
        said = typed(*words)
        assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
        assert "pairbook" in said.err


def test_what_is_typed_wrong_is_said_with_where_to_look(typed: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["status"], ["status", "--book", "x", "--as-of", "tomorrow"], ["sing"]):
        with pytest.raises(SystemExit) as ended:
            typed(*words)
        assert ended.value.code == 2
        said = capsys.readouterr().err
        assert "--help" in said
        assert said.count("\n") == 1


def test_the_help_of_do_documents_every_act_with_its_facts() -> None:
    text = act_help()
    for act in ACTS.values():
        assert f"  {act.name}\n      {act.help}" in text
        assert act.help.endswith((".", ")."))
    assert "* kind: one of purchase_order, bill_of_sale" in text


def test_days_left_out_are_today(typed: Typed) -> None:
    typed.on("do", "draft_order", "--facts", '{"pairs": {"OC-3": 2}}')
    assert date(2000, 11, 28).isoformat() in typed.on("status").out
