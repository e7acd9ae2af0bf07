"""What the watch says of the Customer List, the Inventory Event, the Minimum Inventory and the counts to be reached."""

from dataclasses import replace

import pytest

from models.rules.buildings import BuildingFacts, Word
from models.rules.counters import ListFacts, Stock
from models.rules.findings import Finding, Urgency
from models.rules.inventory import Confirmation
from models.rules.links import LinkFacts, LinkStanding, LinkState
from models.rules.notice_facts import LineStanding, LineState
from models.rules.words import Side
from tests.rules.law import day, nov, pairs
from tests.rules.noticed import noticed
from tests.rules.test_inventory import bought
from tests.rules.watched import found, watched

TODAY = nov(28)


def only(findings: list[Finding]) -> Finding:
    (one,) = findings
    return one


def test_the_test_plan_is_due_on_a_sunday_and_may_be_agreed_on_monday() -> None:
    one = only(found(watched(day("2000-07-20")), "R1"))
    assert (one.due_on, one.may_be_met_by, one.chip) == (day("2000-07-30"), day("2000-07-31"), "10 days")
    assert (one.party, one.act, one.tag) == (None, "agree_test_plan", "B-5(a)")
    assert only(found(watched(TODAY), "R1")).urgency is Urgency.OVERDUE


def test_an_agreed_test_plan_is_not_asked_for() -> None:
    assert not found(watched(TODAY, test_plan_agreed_on=day("2000-07-28")), "R1")
    assert found(watched(day("2000-07-27"), test_plan_agreed_on=day("2000-07-28")), "R1")


def test_the_customer_list_is_due_on_day_sixty() -> None:
    one = only(found(watched(day("2000-08-29")), "R2"))
    assert (one.due_on, one.chip, one.party) == (day("2000-08-29"), "Due today", Side.CUSTOMER)
    assert one.sentence == "SAVVIS delivers the Customer List of 750 buildings by Tue 29 Aug 2000."
    delivered = Stock(list=ListFacts(day("2000-08-25"), 750))
    assert not found(watched(day("2000-08-25"), stock=delivered), "R2")
    assert found(watched(day("2000-08-24"), stock=delivered), "R2")


def test_an_addition_is_possible_once_in_a_calendar_quarter() -> None:
    the_list = ListFacts(day("2000-08-25"), 750)
    one = only(found(watched(TODAY, stock=Stock(list=the_list)), "R3"))
    assert (one.urgency, one.chip) == (Urgency.STANDING, "Possible")
    assert one.sentence == "SAVVIS may add buildings to the Customer List once more until Sun 31 Dec 2000."
    added = Stock(list=replace(the_list, additions=(nov(3),)))
    assert found(watched(nov(2), stock=added), "R3")
    assert not found(watched(nov(3), stock=added), "R3")
    assert not found(watched(day("2000-12-31"), stock=added), "R3")
    assert found(watched(day("2001-01-01"), stock=added), "R3")
    assert not found(watched(TODAY), "R3")


@pytest.mark.parametrize(("installed", "said"), [(89, []), (90, ["is near"]), (101, ["is near"]), (102, ["Confirm"])])
def test_the_inventory_event_is_announced_from_ninety_installed_pairs(installed: int, said: list[str]) -> None:
    state = watched(TODAY, stock=Stock(pairs(204, installed), bought(204)))
    assert [any(words in one.subject for words in said) for one in found(state, "R4")] == [True] * len(said)


def test_an_event_that_has_come_is_to_be_confirmed_until_it_is() -> None:
    stock = Stock(pairs(204, 102), bought(204))
    one = only(found(watched(TODAY, stock=stock), "R4"))
    assert (one.act, one.urgency, one.party) == ("confirm_inventory_event", Urgency.STANDING, None)
    assert one.sentence == (
        "The Inventory Event came on Thu 12 Oct 2000 by the count of installed pairs. Once SAVVIS and Winstar confirm "
        "the day, nothing entered later moves it."
    )
    confirmed = replace(stock, confirmed=Confirmation(day("2000-10-12"), TODAY))
    assert not found(watched(TODAY, stock=confirmed), "R4")
    assert found(watched(nov(27), stock=confirmed), "R4")


def test_the_furthest_count_announces_the_event() -> None:
    mounted = Stock(pairs(204, 10, installed_on=nov(1)), bought(204))
    one = only(found(watched(TODAY, stock=mounted), "R4"))
    assert one.chip == "92 to go"
    assert one.sentence == (
        "204 pairs mounted, 10 of 102 installed in the sense of the agreement. "
        "With number 102 the Minimum Inventory begins."
    )


def test_a_short_inventory_that_is_covered_needs_no_order() -> None:
    covered = Stock(pairs(248, 150), bought(310))
    one = only(found(watched(day("2001-01-15"), stock=covered), "K14"))
    assert (one.subject, one.chip, one.act) == ("Minimum Inventory is short", "Short 4", "")
    assert one.sentence == (
        "SAVVIS has 98 of 102 pairs of the Minimum Inventory on hand; 62 pairs still to ship cover it."
    )


def test_a_short_inventory_that_is_not_covered_asks_for_an_order() -> None:
    one = only(found(watched(day("2001-01-15"), stock=Stock(pairs(204, 150), bought(204))), "K14"))
    assert (one.subject, one.chip, one.act) == ("Order 48 pairs", "Short 48", "draft_order")
    assert one.detail == "48 short, 0 still to ship"


def test_no_minimum_inventory_is_asked_for_before_the_event() -> None:
    assert not found(watched(TODAY, stock=Stock(pairs(101, 101), bought(204))), "K14")


def test_too_few_selected_buildings_are_a_duty_after_the_initial_notice() -> None:
    stock = Stock(pairs(310, 150), bought(310), selected=tuple(f"B-{n:04}" for n in range(98)))
    assert not found(watched(TODAY, stock=stock), "K13")
    given = replace(stock, initial_notice_on=nov(9), notices=noticed(120))
    one = only(found(watched(TODAY, stock=given), "K13"))
    assert (one.subject, one.chip, one.act) == ("Select 4 buildings", "Short 4", "select_buildings")
    assert one.sentence == "SAVVIS has 98 buildings selected, and needs 102 at all times."


APPROVED = BuildingFacts("B-0012", "1 Market Plaza", word=Word.ELIGIBLE, word_on=nov(1), selected_on=nov(2))
STANDING = replace(APPROVED, links=(LinkStanding("L-0004", LinkState.INSTALLED, nov(8)),))
DECLINED = replace(STANDING, line=LineStanding("RPN-001", "B-0012", LineState.DECLINED))


@pytest.mark.parametrize(
    ("site", "clause", "act", "chip", "party"),
    [
        (replace(STANDING, word=Word.OPEN), "MA-1.1h", "decide_eligibility", "Not approved", Side.WINSTAR),
        (DECLINED, "EXB-2h", "remove_link", "Declined", Side.WINSTAR),
        (replace(STANDING, selected_on=None), "EXB-2f", "select_buildings", "Not selected", Side.CUSTOMER),
    ],
)
def test_a_pair_at_a_building_where_none_belongs_is_reported(
    site: BuildingFacts, clause: str, act: str, chip: str, party: Side
) -> None:
    link = LinkFacts("L-0004", "P-0004", "B-0012", day("2001-03-02"))
    stock = Stock(pairs(102, accepted_on=day("2001-03-01")), sites=(site,))
    one = only(found(watched(day("2001-03-05"), links=(link,), stock=stock), "K8"))
    assert (one.clause, one.act, one.chip, one.party) == (clause, act, chip, party)
    assert (one.record, one.urgency) == (("building", "B-0012"), Urgency.STANDING)
    assert one.sentence.startswith("L-0004 stands at 1 Market Plaza. ")


def test_before_the_inventory_event_a_pair_needs_no_selection_and_an_approved_building_is_right() -> None:
    link = LinkFacts("L-0004", "P-0004", "B-0012", nov(8))
    stock = Stock(sites=(replace(STANDING, selected_on=None),))
    assert not found(watched(TODAY, links=(link,), stock=stock), "K8")
    later = Stock(pairs(102, accepted_on=nov(20)), sites=(replace(STANDING, selected_on=None),))
    assert not found(watched(TODAY, links=(link,), stock=later), "K8")


def test_a_pair_in_two_links_is_reported() -> None:
    first = LinkFacts("L-0004", "P-0004", "B-0012", nov(8))
    second = replace(first, number="L-0009", building="B-0013", installed_on=nov(20))
    one = only(found(watched(TODAY, links=(first, second)), "K9"))
    assert one.sentence == "P-0004 is in L-0004 and L-0009. A pair makes one Link at a time."
    assert not found(watched(nov(19), links=(first, second)), "K9")
    assert not found(watched(TODAY, links=(replace(first, removed_on=nov(15)), second)), "K9")


def test_the_test_plan_is_not_asked_for_on_the_day_it_is_agreed() -> None:
    assert not found(watched(day("2000-07-28"), test_plan_agreed_on=day("2000-07-28")), "R1")


def test_a_customer_list_due_on_a_saturday_may_be_delivered_on_monday() -> None:
    state = watched(day("2000-08-01"))
    sooner = replace(state.terms.customer_list, due_days_after_effective=57)
    one = only(found(replace(state, terms=replace(state.terms, customer_list=sooner)), "R2"))
    assert (one.due_on, one.may_be_met_by) == (day("2000-08-26"), day("2000-08-28"))


def test_on_the_day_of_the_event_itself_a_pair_needs_no_selection() -> None:
    stock = Stock(pairs(102, accepted_on=day("2001-03-01")), sites=(replace(STANDING, selected_on=None),))
    for mounted, said in ((day("2001-03-01"), 0), (day("2001-03-02"), 1)):
        link = LinkFacts("L-0004", "P-0004", "B-0012", mounted)
        assert len(found(watched(day("2001-03-05"), links=(link,), stock=stock), "K8")) == said
