"""The columns of payment plans: words, chips, and the ways to resume side by side."""

from dataclasses import replace

import pytest

from models.acts.plans import accelerate
from models.queries.plans import plan_details
from models.queries.state import state
from models.rules.plan_facts import InstalmentState
from models.store import Store
from reports.columns import Kind
from reports.grids_plans import (
    INSTALMENTS,
    RESUMES,
    ResumeRow,
    resume_rows,
    row_words,
    state_icon,
    state_tone,
    state_words,
)
from tests.builders import do
from tests.plan_story import planned_book
from tests.rules.law import day
from tests.rules.plan_cases import accepted, second_batch
from tests.rules.test_watch_plans import looked


def rows(store: Store, as_of: str, number: int = 2) -> tuple[object, ...]:
    with store.reading() as session:
        return plan_details(state(session, day(as_of)))[number].rows


def test_a_late_payment_says_how_late(store: Store) -> None:
    planned_book(store)
    assert [state_words(row) for row in rows(store, "2001-03-20")[:3]] == ["Paid", "5 days late", "Future"]  # type: ignore[arg-type]
    assert row_words(rows(store, "2001-03-20", 0)[2]) == "Row 3"  # type: ignore[arg-type]


@pytest.mark.parametrize("one", list(InstalmentState))
def test_every_state_has_a_tone(one: InstalmentState) -> None:
    assert state_tone(one)
    assert isinstance(state_icon(one), str)


def resumed(met: str) -> dict[str, ResumeRow]:
    now = looked(second_batch(accepted(175, day(met))), "2002-12-31")
    detail = next(one for one in plan_details(now) if one.row.number == "PP-002")
    return {row.quarter: row for row in resume_rows(detail)}


def shown(row: ResumeRow) -> list[str]:
    """The words of a line, with the grey voice behind each."""
    said = []
    for column in RESUMES[3:]:
        second = column.second(row) if column.second else ""
        said.append(f"{column.value(row)} {second}".strip())
    return said


def test_the_ways_to_resume_stand_side_by_side() -> None:
    found = resumed("2002-07-20")
    assert shown(found["3Q01"]) == ["20000.00"] * 3
    assert shown(found["4Q01"]) == ["20000.00 goes on"] * 3
    assert shown(found["3Q02"]) == ["0.00 row 5 - 48,839.28", "0.00 row 8 - 48,839.28", "135357.12 row 8 - 60,000.00"]
    assert shown(found["2Q07"]) == ["48839.34 row 24", "None", "None"]
    assert [column.kind for column in RESUMES[2:]] == [Kind.MONEY] * 4


def test_a_table_that_stands_as_signed_has_no_ways_to_resume(store: Store) -> None:
    planned_book(store)
    with store.reading() as session:
        second = plan_details(state(session, day("2001-09-30")))[1]
    assert resume_rows(second) == ()


def test_an_offset_is_said_with_the_payment() -> None:
    now = looked(second_batch(accepted(175, day("2002-02-10"))), "2002-03-01")
    row = next(one for one in plan_details(now) if one.row.number == "PP-002").rows[6]
    assert row_words(row) == "Instalment 6 less offset"
    assert row_words(replace(row, offset=None)) == "Instalment 6"


def test_what_was_called_in_is_said_so(store: Store) -> None:
    planned_book(store)
    do(store, accelerate, day("2001-04-02"), due="PP-003:1", elected_on=day("2001-04-02"))
    assert state_words(rows(store, "2001-04-02")[1]) == "Called in"  # type: ignore[arg-type]


def test_the_columns_are_those_of_a_schedule() -> None:
    assert [column.title for column in INSTALMENTS] == [
        "Payment", "Quarter", "Due", "May be paid by", "Amount, USD", "Interest, USD", "Principal, USD", "Balance, USD",
        "Paid, USD", "Standing",
    ]  # fmt: skip
