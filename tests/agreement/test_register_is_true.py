"""The register is true: what it says is done with a clause is done, by a tested rule, a paper or a record."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from reports.coverage import CARRIED_OUT, Coverage, coverage, rules_of, summary_words
from resources.register import defects, defects_of, register, resolved
from tests.rules.law import TERMS

ROOT = Path(__file__).parents[2]
CLAUSES = {row.clause.id: row for row in coverage()}
PRINTED = [row for row in coverage() if "prints" in row.clause.does]
MARKED = [row for row in coverage() if any(one in CARRIED_OUT for one in row.clause.does)]
KEPT = [row for row in coverage() if "holds" in row.clause.does]
IDS = re.compile(r"\b(?:MA|EXA|EXB|EXC|EXD|EXE|LTR|BOS|M|A|B|C|D|E)(?:-[\w.]+)*\b")


def kept_by() -> frozenset[str]:
    """Every clause that a table, an act, a query, a rule or the terms name as the one they keep facts for."""
    files = [ROOT / "resources" / "agreement" / "winstar-savvis-2000.toml"]
    for part in ("tables", "acts", "queries", "rules", "list_review"):
        files += (ROOT / "models" / part).glob("*.py")
    return frozenset(found for file in files for found in IDS.findall(file.read_text("utf-8")))


@pytest.mark.parametrize("row", MARKED, ids=lambda row: row.clause.id)
def test_what_is_computed_checked_or_reminded_of_has_a_rule_and_a_test(row: Coverage) -> None:
    assert row.rules
    assert row.tests


@pytest.mark.parametrize("row", PRINTED, ids=lambda row: row.clause.id)
def test_what_is_printed_stands_on_a_paper(row: Coverage) -> None:
    assert row.papers


def test_what_is_kept_is_named_by_a_record_or_a_term() -> None:
    named = kept_by()
    assert [row.clause.id for row in KEPT if row.clause.id not in named] == []


def test_every_clause_a_rule_carries_out_is_marked_so() -> None:
    cited = {one for rule in rules_of() for one in rule.clauses}
    marked = {row.clause.id for row in MARKED}
    assert sorted(cited - marked) == []


def test_every_clause_a_rule_cites_exists() -> None:
    assert [(rule.name, one) for rule in rules_of() for one in rule.clauses if one not in CLAUSES] == []


def test_a_register_that_lacks_nothing_says_so() -> None:
    assert summary_words(coverage()).endswith("Each of these has a rule, and each rule a test.")


def test_a_claim_without_a_rule_is_named() -> None:
    from dataclasses import replace

    row = CLAUSES["EXB-5b-4"]
    assert row.lacks == ""
    bare = replace(row, rules=(), papers=())
    assert bare.lacks == "no rule"
    assert "EXB-5b-4 has no rule" in summary_words((bare,))


def test_a_rule_is_found_with_its_first_sentence_and_its_tests() -> None:
    rules = {rule.name: rule for rule in rules_of()}
    assert "test_acceptance" in rules["acceptance.standing"].tests
    assert rules["business_days.Calendar.count"].clauses == ("MA-1.1c", "MA-1.1f")


def test_a_clause_is_resolved_by_id_and_by_tag() -> None:
    assert resolved("EXB-5b-4") is resolved("EXB-5b-4")
    assert resolved("13.2") is CLAUSES["MA-13.2"].clause
    assert resolved("no such clause") is None
    assert len(register()) == len(CLAUSES)


def test_slips_that_change_no_answer_do_not_bite() -> None:
    assert [one.bites for one in defects_of(("EXB-4",))] == [False]
    assert defects_of(("EXB-4",), biting=True) == ()
    assert "garbled" in defects_of(("EXB-2h",), biting=True)[0].odd
    assert sum(one.bites for one in defects()) == 12


def cited_by_derivations() -> frozenset[str]:
    """Every text that a rule's body names, its decorators left out: what its derivations cite."""
    found: set[str] = set()
    for file in (ROOT / "models" / "rules").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                for part in node.body:
                    found |= {one.value for one in ast.walk(part) if isinstance(one, ast.Constant) and one.value}
    return frozenset(one for one in found if isinstance(one, str))


def test_every_slip_that_bites_stands_beside_a_derivation() -> None:
    forms = {form.id for form in TERMS.order}  # the derivation of an order cites the form it is made by
    cited = cited_by_derivations() | forms
    assert [one.place for one in defects() if one.bites and not cited.intersection(one.clauses)] == []
