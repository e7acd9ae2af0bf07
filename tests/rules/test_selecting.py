"""Customer's choice from the notices: how many, which, and what an act would leave (EXB-2f; AMB-10)."""

from __future__ import annotations

import pytest

from models.rules.notice_facts import DeclineFacts, LineFacts, LineStanding, WorkDay
from models.rules.readings import Readings
from models.rules.selecting import (
    WhatIf,
    required,
    what_if,
    why_not_decline,
    why_not_forecast,
    why_not_schedule,
    why_not_select_line,
)
from tests.rules.law import TERMS, day, nov
from tests.rules.noticed import GIVEN, book, building, chosen, notice, noticed, site
from tests.rules.test_notices import LATE, link

REQUIRED = [  # installed, open lines, wanted; wanted if the notice itself has to list 102
    (102, 120, 102, 102), (102, 60, 60, 102), (398, 120, 102, 102), (399, 120, 101, 101),
    (450, 60, 50, 50), (499, 1, 1, 1), (500, 80, 0, 0), (501, 80, 0, 0), (102, 0, 0, 102),
]  # fmt: skip


@pytest.mark.parametrize(("installed", "lines", "wanted", "firm"), REQUIRED)
def test_102_or_what_is_open_or_what_is_left(installed: int, lines: int, wanted: int, firm: int) -> None:
    found = required(installed, GIVEN, lines, TERMS)
    assert found is not None
    assert found.value == wanted
    assert found.why.facts[-1][1].endswith(f"= {wanted}")
    other = required(installed, GIVEN, lines, TERMS, Readings(selection_requirement="notice_of_102"))
    assert other is not None
    assert other.value == firm


def test_nothing_has_to_be_selected_before_the_initial_notice() -> None:
    assert required(102, None, 120, TERMS) is None


SELECTED = tuple(building(n) for n in range(1, 103))


def test_what_an_act_would_leave_is_said_before_it_is_done() -> None:
    made = noticed(120)
    after = what_if(made, SELECTED, 150, GIVEN, TERMS, withdraw=("B-0001",))
    assert (after.now, after.after, after.short) == (102, 101, 1)
    assert after.words == "After this: 101 of the 102 that have to be selected, 1 short."
    one_more = what_if(made, SELECTED, 150, GIVEN, TERMS, select=("B-0110",))
    assert one_more.words == "After this: 103 of the 102 that have to be selected."
    same = what_if(made, SELECTED, 150, GIVEN, TERMS, select=("B-0001",))
    assert same.after == 102


def test_a_decline_takes_the_line_and_the_selection() -> None:
    after = what_if(noticed(60), SELECTED[:60], 150, GIVEN, TERMS, decline=("B-0001",))
    assert (after.required, after.required_after, after.after, after.short) == (60, 59, 59, 0)


def test_a_lapsed_line_chosen_again_is_open_again() -> None:
    lapsed = book(notice(last=2), as_of=LATE)
    after = what_if(lapsed, (), 150, GIVEN, TERMS, select=("B-0001",))
    assert (after.required, after.required_after, after.short) == (0, 1, 0)


def test_before_the_notices_no_number_is_asked_for() -> None:
    after = what_if(book(), ("B-0001",), 10, None, TERMS, select=("B-0002",))
    assert after == WhatIf(1, 2, None, None)
    assert after.words == "After this: 2 buildings selected. No number is asked for yet."


def line(number: int = 1, *sites, as_of=None, **facts) -> LineStanding:
    made = notice(lines=[LineFacts("RPN-0001", building(number), 1, number, **facts)])
    ended_on = nov(27) if as_of == "ended" else None
    [found] = book(made, sites=sites, as_of=nov(28) if as_of in (None, "ended") else as_of, ended_on=ended_on).lines
    return found


T1 = site(1)
CHOSEN = site(1, chosen(nov(13)))
DONE = site(1, chosen(nov(13)), links=(link(nov(20), nov(24)),))
MOUNTED = site(1, chosen(nov(13)), links=(link(nov(20)),))
NO = DeclineFacts(nov(20), True, "Cost")
LISTED, DECLINED, LAPSED = line(1, T1), line(1, T1, declined=NO), line(1, T1, as_of=LATE)
PICKED, FINISHED, WORKING, CLOSED = line(1, CHOSEN), line(1, DONE), line(1, MOUNTED), line(1, CHOSEN, as_of="ended")

ON_NONE = (
    "Tower 1 is on no Radio Pair Notice. Selections are made from the notices; to select it all the same, say what the "
    "parties agreed (B-2(f))."
)
ENDED = "The window of Tower 1 on RPN-0001 ended on Tue 23 Jan 2001. Give a fresh forecast with it (B-2(f))."
SELECT = [  # line, Initial Notice given, direction, forecast, the sentence
    (LISTED, True, "", None, None),
    (None, False, "", None, None),
    (None, True, "Agreed", None, None),
    (None, True, " ", None, ON_NONE),
    (DECLINED, True, "", None, "Winstar declined Tower 1 on Mon 20 Nov (B-2(h))."),
    (CLOSED, True, "", None, "The process ended on Mon 27 Nov; Tower 1 is not installed any more (B-2(g))."),
    (LAPSED, True, "", None, ENDED),
    (LAPSED, True, "", day("2001-03-01"), None),
    (FINISHED, True, "", None, "Tower 1 was done on RPN-0001 on Fri 24 Nov (B-2(f))."),
    (FINISHED, True, "A second pair", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("one", "begun", "direction", "forecast", "why"), SELECT)
def test_what_bars_a_choice_from_the_notices(one, begun: bool, direction: str, forecast, why: str | None) -> None:
    assert why_not_select_line("Tower 1", one, begun, nov(28), direction, forecast) == why


DECLINES = [
    (LISTED, None), (PICKED, None), (LAPSED, None),
    (None, "Tower 1 is on no Radio Pair Notice; Winstar can only decline what a notice lists (B-2(h))."),
    (DECLINED, "Winstar declined Tower 1 on Mon 20 Nov already (B-2(h))."),
    (FINISHED, "Tower 1 was installed on Fri 24 Nov; it cannot be declined (B-2(h))."),
    (CLOSED, "The process ended on Mon 27 Nov (B-2(g))."),
    (WORKING, "Tower 1 already has the Link L-0001; it cannot be declined (B-2(h))."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "why"), DECLINES)
def test_what_bars_a_decline(one: LineStanding | None, why: str | None) -> None:
    assert why_not_decline(one, "Tower 1", nov(28), TERMS) == why


NOT_CHOSEN = "Tower 1 is not selected from a Radio Pair Notice; only selected buildings are scheduled (B-2(f))."
NOT_OPEN = "Tower 1 has no open line on a Radio Pair Notice (B-2)."


@pytest.mark.parametrize(
    ("one", "schedule", "forecast"),
    [
        (None, NOT_CHOSEN, NOT_OPEN), (LISTED, NOT_CHOSEN, None), (PICKED, None, None), (LAPSED, NOT_CHOSEN, None),
        (FINISHED, NOT_CHOSEN, NOT_OPEN), (DECLINED, NOT_CHOSEN, NOT_OPEN), (CLOSED, NOT_CHOSEN, NOT_OPEN),
    ],
)  # fmt: skip
def test_what_bars_a_day_of_work_and_a_forecast(one, schedule: str | None, forecast: str | None) -> None:
    assert why_not_schedule(one, "Tower 1", nov(28), nov(28)) == schedule
    assert why_not_forecast(one, "Tower 1", nov(28), nov(28)) == forecast


def test_a_day_that_is_past_is_no_schedule_and_no_forecast() -> None:
    past = why_not_schedule(PICKED, "Tower 1", nov(27), nov(28))
    assert past == "Mon 27 Nov 2000 is past; work is scheduled for Tue 28 Nov 2000 or later (B-2)."
    told = why_not_forecast(PICKED, "Tower 1", nov(27), nov(28))
    assert told == "Mon 27 Nov 2000 is past; a forecast names Tue 28 Nov 2000 or a later day (B-2)."


def test_a_scheduled_line_can_be_scheduled_anew() -> None:
    scheduled = line(1, CHOSEN, scheduled=(WorkDay(day("2000-12-04"), nov(20)),))
    assert why_not_schedule(scheduled, "Tower 1", day("2000-12-11"), nov(28)) is None


def test_a_lapsed_line_may_be_chosen_with_a_forecast_for_today() -> None:
    assert why_not_select_line("Tower 1", LAPSED, True, LATE, "", LATE) is None


def test_where_no_number_is_asked_for_none_is_missing() -> None:
    assert WhatIf(0, 0, None, None).short == 0
