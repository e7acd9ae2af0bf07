"""The words and tones of the Service page's lists."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from models.queries.service import CreditRow, OutageRow, QuarterRow
from models.rules.clause import Known, Why
from models.rules.link_service import LinkService, ServiceState
from models.rules.outages import Standing, response, restoration
from models.rules.service_credits import Earned
from models.rules.service_facts import Cause, CreditFacts, CreditKind
from reports.columns import Column, Tone
from reports.grids_service import AVAILABILITY, CREDITS, OUTAGES, credit_tone, credit_words, fails_tone, fails_words
from tests.rules.law import TERMS
from tests.rules.service import at, outage, price
from tests.rules.test_availability import LINK, measured

WHY = Why("", ())
DOWN = outage("2000-11-28 14:00", "2000-11-28 20:00", responded_at=at("2000-11-28 16:00"), cause=Cause.POWER)
LATER = at("2000-11-29 00:00")


def text(columns: tuple[Column[Any], ...], head: str, row: object) -> str:
    """What a cell shows."""
    [column] = [one for one in columns if one.title == head]
    return str(column.text(row) if column.text else column.value(row))


def test_an_outage_is_told_in_short_words_and_a_missed_goal_only_warns() -> None:
    row = OutageRow(
        DOWN, "1 Market St", "", response(DOWN, (), TERMS, LATER), restoration(DOWN, (), TERMS, LATER), False, 360, ""
    )
    assert (text(OUTAGES, "Response", row), text(OUTAGES, "Restored", row)) == (
        "In 2 h 00 min",
        "In 6 h 00 min",
    )
    tones = {one.title: one.tone(row) for one in OUTAGES if one.tone}
    assert (tones["Response"], tones["Restored"]) == (Tone.OK, Tone.WARN)
    assert (text(OUTAGES, "Lasts", row), text(OUTAGES, "Cause", row)) == ("6 h 00 min", "Power")
    assert row.restoration.standing is Standing.MISSED


@pytest.mark.parametrize(
    ("minutes", "radio", "moment", "issued", "words", "tone"),
    [
        ("10", "OC-3", "2001-01-02", False, "Meets standard", Tone.OK),
        ("10", "OC-3", "2000-12-02", False, "Meets so far", Tone.OUTLINE),
        ("50", "OC-3", "2000-12-02", False, "Below so far", Tone.BAD),
        ("50", "OC-3", "2001-01-02", False, "Below, to credit", Tone.BAD),
        ("50", "OC-3", "2001-01-02", True, "Below, credited", Tone.WARN),
        ("50", "DS-3", "2001-01-02", False, "Below, no credit", Tone.NEUTRAL),
    ],
)
def test_a_quarter_is_told_by_how_it_went(
    minutes: str, radio: str, moment: str, issued: bool, words: str, tone: Tone
) -> None:
    of = measured(
        outage("2000-11-28 14:00", f"2000-11-28 14:{minutes}"),
        link=replace(LINK, radio=radio),
        moment=at(f"{moment} 00:00"),
        prices=(price("oc3_credit", "250.00"),),
    )
    row = QuarterRow(of, "", issued, LinkService(ServiceState.IN_SERVICE, "", WHY))
    assert (fails_words(row), fails_tone(row)) == (words, tone)
    assert (text(AVAILABILITY, "Allowed", row), text(AVAILABILITY, "Left out", row)) == ("13.248", "0")


@pytest.mark.parametrize(
    ("note", "ahead", "words", "tone"),
    [
        (True, False, "Issued", Tone.OK),
        (False, True, "Next count", Tone.OUTLINE),
        (False, False, "To issue", Tone.WARN),
    ],
)
def test_a_credit_is_told_by_its_note(note: bool, ahead: bool, words: str, tone: Tone) -> None:
    day = date(2001, 7, 30)
    issued = CreditFacts("CN-0001", CreditKind.TARGET, day, day, Decimal(2000), "EXD-7.2", 20) if note else None
    row = CreditRow(Earned(CreditKind.TARGET, day, 20, (), Known(Decimal(2000), WHY), WHY), issued, ahead)
    assert (credit_words(row), credit_tone(row), text(CREDITS, "For", row)) == (words, tone, "20 Links missing")
    assert row.amount == Decimal(2000)
