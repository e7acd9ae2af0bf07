"""What the watch says of notices, windows, purchases, the 2% and the Customer List; every finding stops by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.rules.counters import ListFacts, Stock
from models.rules.findings import Finding, Urgency
from models.rules.notice_facts import NoticeBook, NoticeFacts, SkipFacts, Skipped
from models.rules.readings import RECOMMENDED, Readings
from models.rules.state import State
from models.rules.words import Side
from tests.rules.law import NOT_SENT, day, nov, pairs
from tests.rules.noticed import TODAY, book, building, chosen, notice, noticed, site
from tests.rules.test_inventory import bought
from tests.rules.watched import found, watched

FIRST = day("2000-07-03")
EVENT = FIRST + timedelta(101)  # October 12, 2000: the 102nd pair
DUE = day("2000-10-27")
N0 = day("2000-10-20")


def stock(made: NoticeBook | None = None, *, owned: int = 310, accepted: int = 102, **facts: object) -> Stock:
    """So many pairs bought and accepted, and the notices."""
    made = made or NoticeBook()
    given = made.initial.given_on if made.initial is not None else None
    of = Stock(pairs(owned, accepted), bought(owned), initial_notice_on=given, notices=made)
    return replace(of, **facts)  # type: ignore[arg-type]


def of(code: str, as_of: date, made: Stock, readings: Readings = RECOMMENDED) -> list[Finding]:
    return found(watched(as_of, stock=made, readings=readings), code)


def given(*notices: NoticeFacts, as_of: date, unnamed: int = 300, **facts) -> Stock:
    return stock(book(*notices, as_of=as_of, unnamed=unnamed, **facts))


def test_winstar_gives_the_initial_notice_within_fifteen_days_of_the_event() -> None:
    [one] = of("R5", EVENT, stock())
    assert (one.due_on, one.party, one.urgency, one.act) == (DUE, Side.WINSTAR, Urgency.SOON, "draft_notice")
    assert one.sentence == (
        "Winstar gives the Initial Radio Pair Notice by Fri 27 Oct 2000, 15 days after the Inventory Event of "
        "Thu 12 Oct 2000."
    )
    assert one.why is not None
    assert one.why.facts[1][1].endswith("= Fri 27 Oct 2000")
    assert of("R5", DUE, stock())[0].chip == "Due today"
    late = of("R5", DUE + timedelta(1), stock())[0]
    assert (late.chip, late.urgency) == ("1 day late", Urgency.OVERDUE)


def test_the_initial_notice_is_asked_for_until_it_is_given_and_not_before_the_event() -> None:
    assert not of("R5", EVENT - timedelta(1), stock())
    assert of("R5", N0 - timedelta(1), given(notice(on=N0), as_of=N0 - timedelta(1)))
    assert not of("R5", N0, given(notice(on=N0), as_of=N0))
    [sent] = of("R5", N0, given(notice(on=N0, came=NOT_SENT), as_of=N0))
    assert (sent.record, sent.act) == (("notice", "RPN-0001"), "record_notice_delivery")


CYCLE_1 = N0 + timedelta(30)  # November 19, 2000, a Sunday


def test_the_next_additional_notice_stands_with_its_day_until_it_is_given() -> None:
    [early] = of("R6", CYCLE_1 - timedelta(29), given(notice(on=N0), as_of=CYCLE_1 - timedelta(29)))
    assert (early.due_on, early.chip) == (CYCLE_1, "29 days")
    [one] = of("R6", CYCLE_1 - timedelta(5), given(notice(on=N0), as_of=CYCLE_1 - timedelta(5)))
    assert (one.due_on, one.may_be_met_by, one.chip) == (CYCLE_1, nov(20), "5 days")
    assert one.sentence == "Winstar names the next 100 buildings by Sun 19 Nov 2000."
    later = nov(25)
    assert of("R6", later, given(notice(on=N0), as_of=later))[0].chip == "6 days late"
    [next_one] = of("R6", later, given(notice(on=N0), notice(2, nov(24), 4, 6), as_of=later))
    assert next_one.due_on == CYCLE_1 + timedelta(30)


def test_later_notices_that_are_owed_too_are_counted_and_none_is_owed_while_no_building_is_left() -> None:
    as_of = nov(20) + timedelta(31)
    [one] = of("R6", as_of, given(notice(on=N0), as_of=as_of))
    assert one.subject == "Additional Radio Pair Notice 1"
    assert one.sentence.endswith("1 later notice fell due since.")
    assert not of("R6", as_of, given(notice(on=N0), as_of=as_of, unnamed=0))
    assert not of("R6", as_of, given(notice(on=N0), as_of=as_of, ended_on=nov(1)))
    draft = given(notice(on=N0), notice(2, nov(20), 4, 6, issued_on=None, came=NOT_SENT), as_of=as_of, unnamed=0)
    assert of("R6", as_of, draft)[0].detail == "next 3 buildings, 1 more owed since"


def test_no_notice_is_asked_for_after_the_term() -> None:
    last = nov(1).replace(year=2010, month=5)
    asked = of("R6", last, given(notice(on=last), as_of=last))
    assert [one.due_on for one in asked] == [last + timedelta(30)]
    late = last + timedelta(35)
    assert not of("R6", late, given(notice(on=late), as_of=late))
    ended = last.replace(month=7)
    assert not of("R6", ended, given(notice(on=last), as_of=ended))


def buying(as_of: date, owned: int = 204, accepted: int = 150) -> Stock:
    return stock(book(notice(on=day("2001-03-14")), as_of=as_of), owned=owned, accepted=accepted)


def test_what_is_to_be_bought_stands_with_the_next_purchase_day() -> None:
    early, near = day("2001-04-05"), day("2001-04-06")
    assert [one.chip for one in of("R7", early, buying(early))] == ["8 days"]
    [one] = of("R7", near, buying(near))
    assert (one.due_on, one.chip, one.party, one.act) == (day("2001-04-13"), "7 days", Side.CUSTOMER, "draft_order")
    assert one.sentence == "SAVVIS buys 48 radio pairs by Fri 13 Apr 2001 to have 102 pairs on hand."
    assert one.why is not None
    assert "AMB-09" in one.why.readings
    assert not of("R7", near, buying(near, owned=252))


def test_a_purchase_day_passed_uncovered_leaves_the_purchase_late() -> None:
    after = day("2001-05-20")
    [one] = of("R7", after, buying(after))
    assert (one.due_on, one.urgency) == (day("2001-04-13"), Urgency.OVERDUE)
    ended = stock(book(notice(on=day("2001-03-14")), as_of=after, ended_on=day("2001-05-01")), owned=204, accepted=150)
    assert not of("R7", after, ended)
    assert not of("K14", after, ended)


def test_before_the_notice_the_shortage_itself_asks_for_the_order_and_after_it_the_purchase_day_does() -> None:
    near = day("2001-04-06")
    assert of("K14", near, stock(owned=204, accepted=150))[0].act == "draft_order"
    [short] = of("K14", near, buying(near))
    assert (short.subject, short.act) == ("Minimum Inventory is short", "")


ENDS = day("2001-01-23")
PICKED = (site(1, chosen(nov(13))), site(2, chosen(nov(13))))


def windows(as_of: date, readings: Readings = RECOMMENDED) -> list[Finding]:
    return of("R9", as_of, given(notice(), as_of=as_of, sites=PICKED), readings)


def test_a_window_is_announced_fifteen_days_before_its_end() -> None:
    assert not windows(ENDS - timedelta(16))
    [one] = windows(ENDS - timedelta(15))
    assert (one.due_on, one.party, one.record) == (ENDS, Side.WINSTAR, ("notice", "RPN-0001"))
    assert one.sentence == (
        "Winstar believes it can install 2 selected buildings of RPN-0001 by Tue 23 Jan 2001. "
        "1 line nobody chose lapses then."
    )
    firm = windows(ENDS, Readings(window_missed="firm"))[0]
    assert firm.sentence.startswith("Winstar installs 2 selected buildings")
    assert (firm.chip, windows(ENDS)[0].chip) == ("Due today", "Due today")


def test_lines_past_their_window_are_a_thing_to_know_or_a_duty_by_the_other_reading() -> None:
    as_of = ENDS + timedelta(1)
    [one] = windows(as_of)
    assert (one.subject, one.urgency, one.due_on) == ("2 buildings past the window", Urgency.STANDING, None)
    assert one.sentence.endswith("The window was a forecast; the lines stay open.")
    [firm] = windows(as_of, Readings(window_missed="firm"))
    assert (firm.urgency, firm.chip) == (Urgency.OVERDUE, "1 day late")
    assert firm.sentence.endswith("Winstar owes their installation.")


def test_a_notice_nobody_chose_from_has_no_window_to_watch() -> None:
    assert not of("R9", ENDS, given(notice(), as_of=ENDS))


def test_a_notice_out_of_its_cycle_is_named() -> None:
    as_of = day("2000-12-28")
    late = given(notice(on=N0), notice(2, nov(27), 4, 6), as_of=as_of)
    [one] = of("K10", as_of, late)
    assert one.sentence == ("RPN-0002 was given 8 days after its day, Sun 19 Nov 2000; later notices keep their days.")
    early = given(notice(on=N0), notice(2, nov(10), 4, 6), notice(3, nov(13), 7, 9), as_of=as_of)
    assert of("K10", as_of, early)[0].chip == "Early"
    before = given(notice(on=nov(1)), as_of=nov(2))
    [odd] = found(watched(nov(2), stock=replace(before, pairs=pairs(204, 90))), "K10")
    assert odd.chip == "Before the event"
    first = given(notice(on=day("2000-10-10")), as_of=as_of)
    assert of("K10", as_of, first)[0].chip == "Before the event"
    assert not of("K10", as_of, given(notice(on=N0), notice(2, nov(17), 4, 6), as_of=as_of))


def odd(*notices: NoticeFacts, readings: Readings = RECOMMENDED, unnamed: int = 0, **facts) -> list[str]:
    as_of = nov(28)
    made = stock(book(*notices, as_of=as_of, unnamed=unnamed, **facts))
    return [one.sentence for one in of("K11", as_of, made, readings)]


FULL = notice(1, nov(9), 1, 102)


def test_a_building_named_again_is_told_but_not_for_a_further_pair() -> None:
    again = notice(2, nov(20), 101, 200)
    assert odd(FULL, again) == ["RPN-0002 names again B-0101 (RPN-0001) and B-0102 (RPN-0001)."]
    two = tuple(site(n, chosen(nov(13), pairs=2, notice=2)) for n in (101, 102))
    assert odd(FULL, again, sites=two) == []


def test_a_notice_of_few_buildings_is_told_with_its_reason() -> None:
    assert odd(notice()) == [
        (
            "RPN-0001 names 3 buildings; the Initial Radio Pair Notice leaves fewer to select than 102 (B-2(c)). "
            "No reason is given."
        )
    ]
    few = notice(2, nov(20), 103, 150, shortfall="Hub of Tacoma is full")
    assert odd(FULL, few, unnamed=5) == [
        (
            "RPN-0002 names 48 buildings; an Additional Radio Pair Notice names the next 100 (B-2(d)). "
            "The reason given: Hub of Tacoma is full."
        )
    ]
    assert odd(FULL, few) == []


def test_a_better_rank_passed_over_without_a_reason_is_told() -> None:
    skips = (
        SkipFacts("B-0200", 3),
        SkipFacts("B-0201", 4, Skipped.HUB_CAPACITY),
        SkipFacts("B-0202", 5, Skipped.NO_APPROVAL),
    )
    made = replace(FULL, skips=skips)
    assert odd(made) == ["RPN-0001 passes over B-0200 (rank 3) without a reason."]
    assert odd(made, readings=Readings(priority_order="strict")) == [
        "RPN-0001 passes over B-0200 (rank 3) and B-0201 (rank 4)."
    ]


def test_declines_beyond_the_two_percent_are_told() -> None:
    as_of = nov(28)
    within, beyond = (stock(noticed(102, number)) for number in (2, 3))
    assert not of("K12", as_of, within)
    [one] = of("K12", as_of, beyond)
    assert (one.chip, one.party, one.tag) == ("1 too many", Side.WINSTAR, "B-2(h)")
    assert one.sentence == (
        "Winstar declined 3 buildings by its own choice and may decline 2: B-0003 beyond that. "
        "It may be a material breach (1.1(k))."
    )
    assert not of("K12", as_of, beyond, Readings(two_percent="customer_list"))


LISTED = ListFacts(day("2000-08-25"), 750, first_rows=750)


def listed(as_of: date = TODAY, readings: Readings = RECOMMENDED, **facts: object) -> State:
    return watched(as_of, stock=Stock(list=replace(LISTED, **facts)), readings=readings)  # type: ignore[arg-type]


def test_a_first_list_of_another_length_stays_told() -> None:
    assert not found(listed(), "K1")
    assert not found(watched(nov(28)), "K1")
    [one] = found(listed(first_rows=748), "K1")
    assert one.sentence == "The first Customer List names 748 buildings; the agreement asks for 750."


def test_a_list_changed_without_an_agreement_is_told_unless_customer_may_change_it() -> None:
    [one] = found(listed(unagreed=(day("2000-09-12"),)), "K1")
    assert (one.act, one.chip) == ("record_list_agreement", "1 day")
    assert not found(listed(unagreed=(day("2000-09-12"),), readings=Readings(list_changes="free")), "K1")


def test_a_listed_building_that_was_proposed_before_is_told() -> None:
    assert not found(listed(), "K2")
    [one] = found(listed(proposed=(("B-0007", "Tower 7"),)), "K2")
    assert one.sentence == (
        "Tower 7 (B-0007) was proposed to Winstar before the Customer List, which may not name such a building."
    )
    assert one.record == ("building", "B-0007")


def test_two_additions_in_one_quarter_are_told() -> None:
    assert not found(listed(additions=(nov(3),)), "K3")
    [one] = found(listed(additions=(nov(3), nov(20))), "K3")
    assert one.sentence.startswith("The fourth quarter of 2000 has 2 additions to the Customer List")
    assert not found(listed(nov(19), additions=(nov(3), nov(20))), "K3")


def test_by_the_other_reading_additions_begin_in_the_quarter_after_the_list() -> None:
    later = Readings(additions_start="next_quarter")
    assert found(listed(day("2000-09-01")), "R3")
    assert not found(listed(day("2000-09-01"), later), "R3")
    assert found(listed(day("2000-10-01"), later), "R3")


def test_more_than_500_pairs_ordered_is_told() -> None:
    assert not of("K4", nov(28), stock(owned=500))
    [one] = of("K4", nov(28), stock(owned=501))
    assert (one.subject, one.chip) == ("1 pair too many ordered", "501 of 500")


@pytest.mark.parametrize("code", ["K13", "R9", "R6", "R7", "K14"])
def test_the_end_of_the_process_stops_every_reminder(code: str) -> None:
    as_of = day("2001-02-01")
    made = book(notice(), as_of=as_of, sites=PICKED, ended_on=day("2001-01-15"), unnamed=300)
    assert not of(code, as_of, stock(made, owned=204, accepted=150))


def test_what_is_chosen_stops_the_call_for_selections() -> None:
    made = book(notice(), as_of=nov(28), sites=PICKED)
    short = stock(made, selected=(building(1), building(2)))
    assert of("K13", nov(28), short)[0].chip == "Short 1"
    assert not of("K13", nov(28), replace(short, selected=(building(1), building(2), building(3))))


def test_a_purchase_day_that_was_covered_is_not_late() -> None:
    as_of = day("2001-08-02")  # purchase days July 1 and July 31; 115 pairs on hand on the first, 85 on the second
    made = stock(book(notice(on=day("2001-06-01")), as_of=as_of), owned=252, accepted=167)
    [one] = of("R7", as_of, replace(made, pairs=pairs(252, 167, on=day("2001-02-15"))))
    assert (one.due_on, one.chip) == (day("2001-07-31"), "2 days late")


def test_the_initial_notice_names_the_event_it_follows_and_falls_with_its_day_on_the_next_business_day() -> None:
    assert "Inventory Event of Thu 12 Oct 2000" in of("R5", DUE, stock())[0].sentence
    later = replace(stock(), pairs=pairs(310, 102, on=FIRST + timedelta(1)))
    [one] = of("R5", DUE, later)
    assert (one.due_on, one.may_be_met_by) == (day("2000-10-28"), day("2000-10-30"))


def test_a_later_notice_due_today_has_not_fallen_due_before() -> None:
    second = CYCLE_1 + timedelta(30)
    assert of("R6", second, given(notice(on=N0), as_of=second))[0].detail == "next 100 buildings"
    after = second + timedelta(1)
    assert of("R6", after, given(notice(on=N0), as_of=after))[0].detail == "next 100 buildings, 1 more owed since"


def test_a_notice_is_asked_for_to_the_last_day_of_the_term() -> None:
    term_end = day("2010-06-30")
    on = term_end - timedelta(30)
    assert [one.due_on for one in of("R6", term_end, given(notice(on=on), as_of=term_end))] == [term_end]


def test_a_purchase_day_on_a_saturday_may_be_met_on_monday() -> None:
    near = day("2001-04-06")
    made = stock(book(notice(on=day("2001-03-15")), as_of=near), owned=204, accepted=150)
    assert [(one.due_on, one.may_be_met_by) for one in of("R7", near, made)] == [(day("2001-04-14"), day("2001-04-16"))]


def test_a_notice_on_the_day_of_the_event_is_not_before_it() -> None:
    assert not of("K10", EVENT, given(notice(on=EVENT), as_of=EVENT))
    before = EVENT - timedelta(1)
    assert of("K10", EVENT, given(notice(on=before), as_of=EVENT))[0].chip == "Before the event"


def test_one_building_past_its_window_is_and_two_are() -> None:
    as_of = ENDS + timedelta(1)
    assert "2 buildings of RPN-0001 are selected" in windows(as_of)[0].sentence
    [one] = of("R9", as_of, given(notice(), as_of=as_of, sites=PICKED[:1]))
    assert "1 building of RPN-0001 is selected" in one.sentence


def test_the_buildings_of_the_next_notice_were_left_to_name_and_those_of_the_notice_itself_are_not_counted_twice() -> (
    None
):
    additional = notice(2, nov(20), 103, 150)
    assert odd(FULL, additional) == []
    [first, _] = odd(FULL, additional, notice(3, nov(25), 151, 152), unnamed=1)
    assert first.startswith("RPN-0002 names 48 buildings")
    assert [one[:8] for one in odd(FULL, additional, notice(3, nov(25), 151, 152))] == ["RPN-0002"]


def test_names_beyond_a_sentence_are_counted() -> None:
    again = notice(2, nov(20), 99, 198)
    assert odd(FULL, again) == ["RPN-0002 names again B-0099 (RPN-0001), B-0100 (RPN-0001) and 2 more."]
    skips = tuple(SkipFacts(f"B-020{n}", n) for n in range(5))
    assert odd(replace(FULL, skips=skips)) == [
        "RPN-0001 passes over B-0200 (rank 0), B-0201 (rank 1), B-0202 (rank 2) and 2 more without a reason."
    ]
    [before] = found(listed(proposed=tuple((f"B-000{n}", f"Tower {n}") for n in range(4))), "K2")
    assert before.sentence.startswith("Tower 0 (B-0000), Tower 1 (B-0001) and 2 more were proposed")
    [changed] = found(listed(unagreed=tuple(day(f"2000-09-1{n}") for n in range(4))), "K1")
    assert "on Sun 10 Sep 2000, Mon 11 Sep 2000 and 2 more;" in changed.sentence


def test_an_addition_counts_on_its_own_day() -> None:
    assert found(listed(nov(20), additions=(nov(3), nov(20))), "K3")
