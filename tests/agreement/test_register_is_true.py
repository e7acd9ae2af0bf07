"""The register is true: what it says is done with a clause is done, by a tested rule, a paper or a record."""

from __future__ import annotations

import pytest

from reports.coverage import CARRIED_OUT, Coverage, coverage, rules_of, summary_words
from resources.register import defects, defects_of, register, resolved

CLAUSES = {row.clause.id: row for row in coverage()}
PRINTED = [row for row in coverage() if "prints" in row.clause.does]
MARKED = [row for row in coverage() if any(one in CARRIED_OUT for one in row.clause.does)]


@pytest.mark.parametrize("row", MARKED, ids=lambda row: row.clause.id)
def test_what_is_computed_checked_or_reminded_of_has_a_rule_and_a_test(row: Coverage) -> None:
    assert row.rules
    assert row.tests


@pytest.mark.parametrize("row", PRINTED, ids=lambda row: row.clause.id)
def test_what_is_printed_stands_on_a_paper(row: Coverage) -> None:
    assert row.papers


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
