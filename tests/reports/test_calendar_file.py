"""The calendar file, read back: every due date as a whole day, with its clause and its reminders."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Calendar

from models.queries.dates import Dates, dates
from models.rules.findings import Finding
from models.rules.words import Side
from models.store import Store
from reports.calendar_file import calendar_file

WRITTEN = datetime(2000, 7, 3, 14, 0, tzinfo=UTC)
NAMES = {Side.CUSTOMER: "SAVVIS", Side.WINSTAR: "Winstar"}


def found(code: str = "R2", due_on: date | None = date(2000, 8, 29), record: str = "", **other: Any) -> Finding:
    return Finding(
        code, "EXB-1a", "Deliver the Customer List", "SAVVIS delivers it.", Side.CUSTOMER, ("customer_list", record),
        due_on=due_on, **other,
    )  # fmt: skip


def events(*findings: Finding, mark: str = "a") -> list[Any]:
    written = calendar_file(Dates("The book", mark, NAMES, findings), WRITTEN)
    return list(Calendar.from_ical(written).walk("VEVENT"))


def test_a_due_date_is_a_whole_day_that_leaves_the_day_free() -> None:
    [event] = events(found())
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2000, 8, 29), date(2000, 8, 30))
    assert event["transp"] == "TRANSPARENT"
    assert event["summary"] == "Deliver the Customer List (SAVVIS)"
    assert "Clause B-1(a)." in event["description"]


def test_its_reminders_speak_in_the_morning_of_their_days() -> None:
    [event] = events(found())
    assert [alarm.decoded("trigger") for alarm in event.walk("VALARM")] == [
        timedelta(hours=9) - timedelta(days=days) for days in (21, 7, 0)
    ]


def test_what_has_no_date_is_no_event() -> None:
    assert events(found(due_on=None)) == []


def test_the_day_that_will_do_is_told() -> None:
    [event] = events(found(may_be_met_by=date(2000, 8, 30)))
    assert "may still be done on Wed 30 Aug 2000" in event["description"]


def test_an_entry_keeps_its_name_when_its_day_moves_and_differs_from_every_other() -> None:
    [was], [now] = events(found()), events(found(due_on=date(2000, 9, 5)))
    assert was["uid"] == now["uid"]
    names = [event["uid"] for event in events(found(), found(), found(record="2"), found("R3"))]
    assert len(set(names)) == 4
    [elsewhere] = events(found(), mark="b")
    assert elsewhere["uid"] != was["uid"]


def test_long_and_odd_words_come_back_whole() -> None:
    words = "Unités; à « Montréal », 3 rue\nQuébec \\ " + "x" * 200
    [event] = events(Finding("R2", "EXB-1a", words, words, None, ("book", ""), due_on=date(2000, 8, 29)))
    assert event["summary"] == f"{words} (Both parties)"


def test_a_new_book_has_the_dates_its_agreement_sets(store: Store) -> None:
    with store.reading() as session:
        asked = dates(session, date(2000, 7, 3))
    starts = {event["summary"]: event.decoded("dtstart") for event in events(*asked.findings)}
    assert starts["Deliver the Customer List (SAVVIS)"] == date(2000, 8, 29)
    assert starts["Agree the Link test plan (Both parties)"] == date(2000, 7, 30)
