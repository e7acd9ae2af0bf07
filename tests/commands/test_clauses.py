"""The register from the command line: searched, as lines and as JSON."""

from __future__ import annotations

import json

import pytest

from resources.register import register
from tests.commands.shell import Typed


def test_every_clause_is_printed_with_what_carries_it_out(typed: Typed) -> None:
    said = typed("clauses")
    assert said.code == 0
    assert all(one.id in said.out for one in register())
    assert "rules: acceptance.clock" in said.out
    assert said.out.rstrip().endswith("Each of these has a rule, and each rule a test.")


def test_words_narrow_the_register(typed: Typed) -> None:
    said = typed("clauses", "citibank").out
    assert said.startswith("MA-1.1c    1.1(c)       Business Day")
    assert "EXB-5b-4" not in said


def test_words_that_no_clause_holds_are_said(typed: Typed) -> None:
    said = typed("clauses", "nowhere", "to", "be", "found")
    assert (said.code, said.err) == (1, "No clause holds the words nowhere to be found.\n")


@pytest.mark.parametrize(("clause", "slip"), [("EXB-2h", True), ("EXB-5b-4", False)])
def test_as_json_each_clause_has_its_rules_and_its_slips(typed: Typed, clause: str, slip: bool) -> None:
    rows = {row["id"]: row for row in json.loads(typed("clauses", "--json").out)}
    assert len(rows) == len(register())
    assert bool(rows[clause]["slips"]) is slip
    assert all(rule["says"] for rule in rows["EXB-5b-4"]["rules"])
