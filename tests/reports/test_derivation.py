"""The printed derivation, read back from its page."""

from __future__ import annotations

from datetime import date, timedelta

from models.queries.book import ReadingRow
from models.rules.clause import CountedDay, Known, Why
from models.rules.terms import readings_of
from reports.derivation import Derivation, pdf_of, slips_of
from tests.reports.papers import text_of
from tests.rules.law import CALENDAR, DATA

NOV_28 = date(2000, 11, 28)
READINGS = {one.key: one for one in readings_of(DATA)}


def derivation(why: Why, *readings: ReadingRow) -> str:
    """What the page of a derivation says."""
    agreement = "Master Agreement dated as of June 30, 2000"
    one = Derivation("Why Tue 28 Nov 2000?", why, NOV_28, "Winstar and SAVVIS", agreement, readings)
    return text_of(pdf_of(one))


def test_the_page_holds_rule_facts_days_readings_and_clauses() -> None:
    counted = CALENDAR.count(date(2000, 11, 22), 3)
    assert isinstance(counted, Known)
    said = derivation(counted.why, ReadingRow(READINGS["lal_count"], "exclude_receipt_day", None, ""))
    for words in (
        "3 Business Days after November 22, 2000.",
        "Thursday, November 23, 2000",
        "Thanksgiving Day, Citibank, N.A. closed",
        "Day 3",
        "From which day are the three Business Days",
        "The recommended reading; nobody chose another.",
        "Master Agreement, section 1.1(c)",
    ):
        assert words in said


def test_an_alternative_says_who_chose_it_and_why() -> None:
    row = ReadingRow(READINGS["on_hand"], "storage", NOV_28, "Agreed by phone.", "Provisioning desk")
    said = derivation(Why("Pairs on hand", ("EXB-2b",)), row)
    assert "Only pairs in storage." in said
    assert "Not the recommended reading. Chosen by Provisioning desk on November 28, 2000: Agreed by phone." in said


def test_a_slip_in_the_text_is_printed_where_it_bites() -> None:
    why = Why("2% of the places listed", ("EXB-2h",), (("Sum", "0.02 x 204 = 4"),))
    assert [one.place for one in slips_of(why)] == ["Exhibit B, section 2, last sentence"]
    said = derivation(why)
    assert "The words of the 2% allowance are garbled." in said
    assert "0.02 x 204 = 4" in said
    assert slips_of(Why("Nothing", ("EXB-4",))) == ()


def test_a_long_count_is_told_by_its_ends() -> None:
    days = tuple(CountedDay(date(2000, 7, 1) + timedelta(days=n), n + 1) for n in range(75))
    said = derivation(Why("75 days", ("EXB-2c",), days=days))
    assert "35 days between are counted alike." in said
    assert "Day 75" in said


def test_a_derivation_of_nothing_but_a_rule_is_a_page() -> None:
    said = derivation(Why("Pairs bought.", ("no such clause",)))
    assert "Pairs bought." in said
    assert "Clauses\n" not in said
