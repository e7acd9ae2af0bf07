"""Findings become rows: alike ones of one day together, what presses alone, each with its chip."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from models.rules.findings import Finding, Urgency
from models.rules.words import Side
from reports.columns import Tone
from reports.grids_today import DueRow, due_rows

NAMES = {Side.CUSTOMER: "SAVVIS", Side.WINSTAR: "Winstar"}
NOV_28, DEC_2 = date(2000, 11, 28), date(2000, 12, 2)


def found(subject: str, **facts: Any) -> Finding:
    record = ("letter", subject.rsplit(" ", 1)[-1])
    usual = Finding("R10", "EXB-5b-4", subject, f"{subject}.", Side.CUSTOMER, record, due_on=DEC_2)
    return replace(usual, **{"urgency": Urgency.NEXT, **facts})


def rows(*findings: Finding) -> tuple[DueRow, ...]:
    return due_rows(findings, NAMES, NOV_28)


def test_alike_letters_of_one_day_stand_in_one_row_and_open_together() -> None:
    (row,) = rows(*(found(f"Answer LAL-{n:04}", act="countersign", button="Open letter") for n in (160, 161)))
    assert (row.what, row.button) == ("Answer LAL-0160, 0161", "Open letters")
    assert row.numbers == ("LAL-0160", "LAL-0161")


def test_many_alike_are_counted_after_the_first_three() -> None:
    (row,) = rows(*(found(f"Answer LAL-{n:04}") for n in range(1, 6)))
    assert row.what == "Answer LAL-0001, 0002, 0003 and 2 more"


@pytest.mark.parametrize("urgency", [Urgency.OVERDUE, Urgency.TODAY])
def test_what_presses_and_can_be_settled_stands_alone(urgency: Urgency) -> None:
    pressing = rows(*(found(f"Answer LAL-{n:04}", urgency=urgency, act="countersign") for n in (1, 2)))
    assert [row.what for row in pressing] == ["Answer LAL-0001", "Answer LAL-0002"]


@pytest.mark.parametrize("other", [{"due_on": NOV_28}, {"party": Side.WINSTAR}, {"chip": "Objected"}, {"code": "K1"}])
def test_findings_that_differ_in_what_matters_stay_apart(other: dict[str, Any]) -> None:
    assert len(rows(found("Answer LAL-0001"), found("Answer LAL-0002", **other))) == 2


def test_things_of_the_same_words_and_of_other_days_have_other_keys() -> None:
    shown = rows(found("Pay 2 charges"), found("Pay 2 charges", due_on=NOV_28))
    assert len({row.key for row in shown}) == 2


def test_the_first_row_with_a_button_is_the_urgent_one() -> None:
    shown = rows(found("One"), found("Two", button="Open"), found("Three", button="Open"))
    assert [row.urgent for row in shown] == [False, True, False]


@pytest.mark.parametrize(
    ("facts", "tone"),
    [
        ({"urgency": Urgency.OVERDUE, "chip": "2 days late"}, Tone.BAD),
        ({"urgency": Urgency.TODAY, "chip": "Due today"}, Tone.WARN),
        ({"chip": "1 Business Day left"}, Tone.INFO),
        ({"chip": "Receipt missing", "missing": "the receipt"}, Tone.MISSING),
        ({"chip": "Short 4"}, Tone.WARN),
        ({"chip": "Short 4", "act": "draft_order"}, Tone.BAD),
        ({"chip": "Objected 16 Nov"}, Tone.BAD),
        ({"chip": "11 days"}, Tone.NEUTRAL),
        ({"urgency": Urgency.STANDING, "chip": "Check"}, Tone.OUTLINE),
    ],
)
def test_the_chip_has_the_tone_of_its_urgency(facts: dict[str, Any], tone: Tone) -> None:
    (row,) = rows(found("Something", **facts))
    assert row.tone is tone


def test_the_day_that_will_do_is_said_in_the_sentence_and_in_why() -> None:
    (row,) = rows(found("Pay", may_be_met_by=date(2000, 12, 4)))
    assert row.sentence == "Pay. It falls on no Business Day and may still be done on Mon 4 Dec."
    assert row.why.facts == (("No Business Day", "It falls on no Business Day and may still be done on Mon 4 Dec."),)
    assert row.why.rule == "Pay"


def test_what_no_party_owes_alone_both_do() -> None:
    (row,) = rows(found("Agree", party=None))
    assert row.who == "Both parties"


def test_alike_things_without_numbers_are_counted() -> None:
    (row,) = rows(found("Credit the Links missing"), found("Credit the Links missing"))
    assert row.what == "Credit the Links missing, and 1 more"
