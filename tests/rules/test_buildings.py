"""Where a building stands, and what bars its selection or an installation there."""

from dataclasses import replace

import pytest

from models.rules.buildings import (
    BuildingFacts,
    BuildingState,
    Word,
    building_standing,
    open_selections,
    why_not_install,
    why_not_mount,
    why_not_select,
    why_not_unselect,
)
from models.rules.inventory import PairFacts, PlaceKind
from models.rules.links import LinkStanding, LinkState
from models.rules.notice_facts import LineStanding, LineState
from tests.rules.law import TERMS, day, nov

LISTED = BuildingFacts("B-0012", "1 Market Plaza", rank=12, listed_on=day("2000-08-29"))
ELIGIBLE = replace(LISTED, word=Word.ELIGIBLE, word_on=day("2000-09-15"))
REFUSED = replace(LISTED, word=Word.REFUSED, word_on=day("2000-09-15"), reason="no line of sight")
SELECTED = replace(ELIGIBLE, selected_on=nov(1))
LINK = LinkStanding("L-0004", LinkState.INSTALLED, nov(8))
PAIR = PairFacts("P-0004", place=PlaceKind.STORE, shipped_on=day("2000-09-29"), received_on=day("2000-10-03"))


def linked(*states: LinkState) -> BuildingFacts:
    return replace(SELECTED, links=tuple(replace(LINK, state=state) for state in states))


STATES = [
    (BuildingFacts("B-0012"), BuildingState.NOT_LISTED, None),
    (LISTED, BuildingState.WAITING, day("2000-08-29")),
    (REFUSED, BuildingState.REFUSED, day("2000-09-15")),
    (ELIGIBLE, BuildingState.ELIGIBLE, day("2000-09-15")),
    (SELECTED, BuildingState.SELECTED, nov(1)),
    (replace(SELECTED, withdrawn_on=nov(2)), BuildingState.ELIGIBLE, day("2000-09-15")),
    (linked(LinkState.INSTALLED), BuildingState.INSTALLED, nov(8)),
    (linked(LinkState.LETTER_OUT), BuildingState.LETTER_OUT, nov(8)),
    (linked(LinkState.ACCEPTED, LinkState.OBJECTED), BuildingState.OBJECTED, nov(8)),
    (linked(LinkState.ACCEPTED, LinkState.DEEMED), BuildingState.DEEMED, nov(8)),
    (linked(LinkState.ACCEPTED), BuildingState.ACCEPTED, nov(8)),
    (linked(LinkState.REMOVED), BuildingState.SELECTED, nov(1)),
]


@pytest.mark.parametrize(
    ("building", "state", "on"), STATES, ids=[str(case[1]) + str(n) for n, case in enumerate(STATES)]
)
def test_a_building_stands_where_its_facts_put_it(building: BuildingFacts, state: BuildingState, on) -> None:
    found = building_standing(building)
    assert (found.state, found.on) == (state, on)


def test_every_state_has_its_words() -> None:
    assert [one.words for one in BuildingState] == [
        "Not listed", "Waiting for Winstar", "Refused", "Eligible", "On a notice", "Selected", "Scheduled",
        "Past its window", "Declined", "Installed", "Letter out", "Objected", "Accepted", "Deemed installed",
        "Link removed",
    ]  # fmt: skip


def test_a_selection_stays_open_until_all_its_pairs_are_accepted() -> None:
    accepted = replace(
        linked(LinkState.ACCEPTED), links=(replace(LINK, state=LinkState.ACCEPTED, accepted_on=nov(16)),)
    )
    waiting, two = linked(LinkState.LETTER_OUT), replace(accepted, number="B-0013", selected_pairs=2)
    assert open_selections([accepted, ELIGIBLE]) == ()
    assert open_selections([waiting, two]) == ("B-0012", "B-0013")


SELECT = [
    (ELIGIBLE, None),
    (LISTED, "1 Market Plaza is not an Eligible Location: Winstar has not approved it (1.1(h))."),
    (REFUSED, "Winstar refused 1 Market Plaza on Fri 15 Sep 2000: no line of sight (1.1(h))."),
    (replace(REFUSED, reason="", name=""), "Winstar refused B-0012 on Fri 15 Sep 2000 (1.1(h))."),
    (SELECTED, "1 Market Plaza is selected since Wed 1 Nov 2000 (B-2(f))."),
    (replace(ELIGIBLE, links=(LINK,)), "1 Market Plaza already has the Link L-0004 (B-2(f))."),
]


@pytest.mark.parametrize(("building", "reason"), SELECT, ids=range(len(SELECT)))
def test_only_an_eligible_building_is_selected_and_only_once(building: BuildingFacts, reason: str | None) -> None:
    assert why_not_select(building, TERMS) == reason


def test_a_selection_is_withdrawn_only_before_a_link_stands() -> None:
    assert why_not_unselect(SELECTED) is None
    assert why_not_unselect(ELIGIBLE) == "1 Market Plaza is not selected (B-2(f))."
    assert why_not_unselect(linked(LinkState.INSTALLED)) == "1 Market Plaza already has the Link L-0004 (B-2(f))."


INSTALL = [
    (SELECTED, True, None),
    (ELIGIBLE, False, None),
    (ELIGIBLE, True, "1 Market Plaza is not selected. Select it before a pair goes there (B-2(f))."),
    (LISTED, False, "1 Market Plaza is not an Eligible Location: Winstar has not approved it (1.1(h))."),
    (linked(LinkState.INSTALLED), True, "1 Market Plaza is selected for 1 pair and has the Link L-0004."),
    (replace(linked(LinkState.INSTALLED), selected_pairs=2), True, None),
]


@pytest.mark.parametrize(("building", "needed", "reason"), INSTALL, ids=range(len(INSTALL)))
def test_a_pair_goes_to_an_eligible_and_selected_building(
    building: BuildingFacts, needed: bool, reason: str | None
) -> None:
    assert why_not_install(building, PAIR, TERMS, nov(8), needed) == reason


MOUNT = [
    (PAIR, None),
    (replace(PAIR, link="L-0009"), "P-0004 is already in the Link L-0009 (1.1(o))."),
    (replace(PAIR, shipped_on=None), "P-0004 is not on hand: it has not been shipped (A-3)."),
    (replace(PAIR, shipped_on=nov(9)), "P-0004 is not on hand: it has not been shipped (A-3)."),
    (replace(PAIR, received_on=None), "P-0004 is in transit since Fri 29 Sep 2000. Receive it first (A-3)."),
    (replace(PAIR, received_on=nov(9)), "P-0004 is in transit since Fri 29 Sep 2000. Receive it first (A-3)."),
    (replace(PAIR, place=PlaceKind.LOST, gone_on=nov(2)), "P-0004 is not on hand: it was lost on Thu 2 Nov 2000."),
    (
        replace(PAIR, place=PlaceKind.SOLD_BACK, gone_on=nov(2)),
        "P-0004 is not on hand: it was sold back on Thu 2 Nov 2000.",
    ),
    (replace(PAIR, place=PlaceKind.REPAIR), "P-0004 is under repair."),
    (replace(PAIR, gone_on=nov(9)), None),
]


@pytest.mark.parametrize(("pair", "reason"), MOUNT, ids=range(len(MOUNT)))
def test_only_a_pair_on_hand_is_mounted(pair: PairFacts, reason: str | None) -> None:
    assert why_not_mount(pair, nov(8)) == reason


LINE = LineStanding("RPN-0001", "B-0012", LineState.LISTED, nov(9))


def on_line(state: LineState, one: BuildingFacts = SELECTED) -> BuildingFacts:
    return replace(one, line=replace(LINE, state=state), begun=True)


ACCEPTED_AND_GONE = replace(LINK, state=LinkState.REMOVED, on=nov(20), accepted_on=nov(16))
ON_NOTICE = [
    (on_line(LineState.LISTED, ELIGIBLE), BuildingState.NOTICED, nov(9)),
    (on_line(LineState.LISTED, LISTED), BuildingState.NOTICED, nov(9)),
    (on_line(LineState.LAPSED, ELIGIBLE), BuildingState.NOTICED, nov(9)),
    (on_line(LineState.SELECTED), BuildingState.SELECTED, nov(1)),
    (on_line(LineState.SCHEDULED), BuildingState.SCHEDULED, nov(9)),
    (on_line(LineState.LATE), BuildingState.LATE, nov(9)),
    (on_line(LineState.DECLINED), BuildingState.DECLINED, nov(9)),
    (on_line(LineState.DECLINED, ELIGIBLE), BuildingState.DECLINED, nov(9)),
    (replace(SELECTED, links=(ACCEPTED_AND_GONE,)), BuildingState.UNLINKED, nov(20)),
]


@pytest.mark.parametrize(("building", "state", "on"), ON_NOTICE, ids=range(len(ON_NOTICE)))
def test_a_building_on_a_notice_stands_by_its_line(building: BuildingFacts, state: BuildingState, on) -> None:
    found = building_standing(building)
    assert (found.state, found.on) == (state, on)


def test_a_choice_from_the_notices_is_asked_of_the_line_on_its_day() -> None:
    assert why_not_select(on_line(LineState.LISTED, ELIGIBLE), TERMS, nov(28)) is None
    bare = replace(ELIGIBLE, begun=True)
    assert (why_not_select(bare, TERMS, nov(28)) or "").startswith("1 Market Plaza is on no Radio Pair Notice.")
    assert why_not_select(bare, TERMS, nov(28), "Agreed") is None
    declined = on_line(LineState.DECLINED, ELIGIBLE)
    assert why_not_select(declined, TERMS, nov(28)) == "Winstar declined 1 Market Plaza on Thu 9 Nov (B-2(h))."


def test_a_building_on_a_notice_is_chosen_for_a_further_pair() -> None:
    served = replace(ELIGIBLE, links=(replace(LINK, state=LinkState.ACCEPTED, accepted_on=nov(6)),))
    assert why_not_select(on_line(LineState.LISTED, served), TERMS, nov(28)) is None
    chosen = on_line(LineState.SELECTED, replace(served, selected_on=nov(13)))
    assert (chosen.awaits, chosen.accepted_before) == (True, 1)
    assert why_not_install(chosen, PAIR, TERMS, nov(20)) is None
    assert why_not_unselect(chosen) is None


def test_no_pair_goes_to_a_building_winstar_declined() -> None:
    assert why_not_install(on_line(LineState.DECLINED), PAIR, TERMS, nov(20)) == (
        "Winstar declined 1 Market Plaza; no pair is installed there (B-2(h))."
    )
    assert open_selections([on_line(LineState.DECLINED)]) == ()


def test_a_building_whose_pairs_are_all_accepted_may_be_chosen_once_more_by_direction() -> None:
    accepted = replace(SELECTED, links=(replace(LINK, state=LinkState.ACCEPTED, accepted_on=nov(20)),))
    assert why_not_select(accepted, TERMS, direction="A second roof") is None


def test_a_pair_accepted_on_the_day_of_the_choice_is_one_of_those_chosen() -> None:
    same_day = replace(LINK, state=LinkState.ACCEPTED, accepted_on=nov(1))
    assert replace(SELECTED, links=(same_day,)).awaits is False
    assert replace(SELECTED, links=(replace(same_day, accepted_on=day("2000-10-31")),)).awaits is True


def test_a_pair_is_mounted_from_the_day_it_came_to_the_day_before_it_left() -> None:
    assert why_not_mount(replace(PAIR, shipped_on=nov(8), received_on=nov(8)), nov(8)) is None
    lost = replace(PAIR, place=PlaceKind.LOST, gone_on=nov(8))
    assert why_not_mount(lost, nov(8)) == "P-0004 is not on hand: it was lost on Wed 8 Nov 2000."
