"""Exhibit E, 1, 4 and 5: racks, heat, weight, escorts, liens, Winstar's own work, and what the price list counts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from models.rules.clause import Known, Unknown
from models.rules.collocation_facts import (
    Against,
    CabinetFacts,
    CollocationBook,
    FacilityKind,
    LienFacts,
    Purpose,
    Settled,
    SpaceWorkFacts,
    VisitFacts,
)
from models.rules.permit_facts import Dslam, InBuildingFacts
from models.rules.readings import readings_from
from models.rules.spaces import (
    cabinet_load,
    central_office_use,
    escorted_hours,
    lien_due,
    limit_warnings,
    quantities,
    racks,
    visit_hours,
    work_warning,
)
from tests.rules.law import TERMS, day, nov
from tests.rules.spaces import CABINET, facility, item, schedule

# -- racks ---------------------------------------------------------------------------------------------------


def test_the_racks_are_those_of_the_schedule_in_force() -> None:
    answer = racks(facility(), TERMS)
    assert isinstance(answer, Known)
    assert answer.value == 2
    unsigned = racks(facility(schedules=(schedule(winstar_signed_on=None),)), TERMS)
    assert isinstance(unsigned, Unknown)
    assert "not signed" in unsigned.missing
    unnamed = racks(facility(schedules=(schedule(racks=None),)), TERMS)
    assert isinstance(unnamed, Unknown)
    assert "names no number" in unnamed.missing


@pytest.mark.parametrize(("number", "warned"), [(0, False), (2, False), (3, True)])
def test_more_than_two_racks_are_warned_of(number: int, warned: bool) -> None:
    found = limit_warnings(facility(schedules=(schedule(racks=number),)), TERMS)
    assert bool(found) == warned
    if found:
        assert found == (("EXE-1e", "CF-001 has 3 racks; up to 2 are allowed (E-1(e))."),)


# -- heat and weight -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("watts", "pounds", "hot", "heavy"),
    [(1200, 400, False, False), (1201, 400, True, False), (1200, 401, False, True), (5000, 5000, True, True)],
)
def test_a_cabinet_stays_within_1200_watts_and_100_pounds_a_square_foot(
    watts: int, pounds: int, hot: bool, heavy: bool
) -> None:
    items = (item(watts=200, pounds=100), item("EQ-0002", watts=watts - 200, pounds=pounds - 100))
    of = facility(cabinets=(CABINET,), items=(*items, item("EQ-0003", cabinet="2", watts=9000)))
    load = cabinet_load(of, CABINET, TERMS)
    assert (load.too_hot, load.too_heavy) == (hot, heavy)
    assert isinstance(load.watts, Known)
    assert load.watts.value == watts
    assert len(limit_warnings(of, TERMS)) == hot + heavy


def test_the_load_shows_its_sum() -> None:
    load = cabinet_load(facility(cabinets=(CABINET,), items=(item(pounds=250),)), CABINET, TERMS)
    assert isinstance(load.pounds_per_foot, Known)
    assert load.pounds_per_foot.value == Decimal("62.5")
    assert ("Sum", "250 lb / 4 sq ft = 62.5 lb") in load.pounds_per_foot.why.facts


def test_a_figure_nobody_entered_leaves_the_sum_unknown() -> None:
    items = (item(), item("EQ-0002", name="Modem", watts=None, pounds=None))
    load = cabinet_load(facility(cabinets=(CABINET,), items=items), CABINET, TERMS)
    assert isinstance(load.watts, Unknown)
    assert load.watts.missing == "the watts of Modem is not entered"
    assert isinstance(load.pounds_per_foot, Unknown)
    bare = CabinetFacts("1")
    floor = cabinet_load(facility(cabinets=(bare,), items=(item(),)), bare, TERMS)
    assert isinstance(floor.pounds_per_foot, Unknown)
    assert "the floor cabinet 1 stands on" in floor.pounds_per_foot.missing
    assert not floor.too_heavy


def test_what_is_known_already_may_be_too_much() -> None:
    items = (item(watts=1300), item("EQ-0002", watts=None), item("EQ-0003", name="Fan", watts=None))
    load = cabinet_load(facility(cabinets=(CABINET,), items=items), CABINET, TERMS)
    assert isinstance(load.watts, Unknown)
    assert "are not entered" in load.watts.missing
    assert load.too_hot


def test_equipment_that_switches_is_warned_of() -> None:
    [(cited, words)] = limit_warnings(facility(cabinets=(CABINET,), items=(item(switches=True),)), TERMS)
    assert (cited, words) == ("EXE-5c", "Router (EQ-0001) switches or transmits, which is not allowed (E-5(c)).")


# -- escorts -------------------------------------------------------------------------------------------------


def visit(number: str, in_at: str, out_at: str, **facts: object) -> VisitFacts:
    return VisitFacts(
        **{
            "number": number, "visitor": "Field engineer", "purpose": Purpose.LOOK, "in_on": nov(14), "in_at": in_at,
            "out_on": nov(14), "out_at": out_at, **facts,
        }
    )  # fmt: skip


@pytest.mark.parametrize(
    ("in_at", "out_at", "out_on", "hours"),
    [("09:00", "10:30", 14, "1.50"), ("23:30", "00:30", 15, "1.00"), ("09:00", "09:00", 14, "0.00")],
)
def test_a_visit_lasts_from_signing_in_to_signing_out(in_at: str, out_at: str, out_on: int, hours: str) -> None:
    answer = visit_hours(visit("CV-0001", in_at, out_at, out_on=nov(out_on)))
    assert isinstance(answer, Known)
    assert answer.value == Decimal(hours)


def test_escorted_hours_count_escorted_visits_only() -> None:
    visits = (visit("CV-0001", "09:00", "10:30"), visit("CV-0002", "11:00", "12:00", escorted=False))
    answer = escorted_hours(visits)
    assert isinstance(answer, Known)
    assert answer.value == Decimal("1.50")
    assert answer.why.facts == (("CV-0001", "Tue 14 Nov 2000: 1.50 h"),)


def test_a_visit_not_signed_out_leaves_the_hours_unknown() -> None:
    answer = escorted_hours((visit("CV-0003", "09:00", "", out_on=None),))
    assert isinstance(answer, Unknown)
    assert answer.missing == "CV-0003 has not been signed out"


def test_the_purposes_of_a_visit_say_whether_it_is_work() -> None:
    assert [one.words for one in Purpose if not one.is_work] == ["Inspection", "Repair"]


# -- liens and works -----------------------------------------------------------------------------------------


@given(st.dates(date(2000, 1, 1), date(2030, 12, 1)))
def test_a_lien_is_cleared_30_days_after_customer_learned_of_it(learned: date) -> None:
    assert lien_due(LienFacts("LN-001", learned), TERMS).value == learned + relativedelta(days=30)


def test_the_words_of_liens() -> None:
    assert [one.words for one in Against] == ["the Space", "the Premises", "the Terminal Facility", "the Equipment"]
    assert [one.words for one in Settled] == ["discharged", "bonded off"]


@pytest.mark.parametrize(
    ("notified", "warned"), [(None, "no advance notice"), (13, ""), (14, "was not in advance"), (15, "not in advance")]
)
def test_winstars_own_work_needs_its_notice_in_advance(notified: int | None, warned: str) -> None:
    work = SpaceWorkFacts("SW-001", "Power", nov(14), None if notified is None else nov(notified))
    assert work_warning(work, nov(13)) is None
    said = work_warning(work, nov(14))
    assert (said is None) == (not warned)
    assert warned in (said or "")


# -- the price list ------------------------------------------------------------------------------------------


def test_the_price_list_counts_licensed_offices_their_racks_and_dslam_buildings() -> None:
    offices = (
        facility(),
        facility(number="CF-002", schedules=(schedule(racks=1),)),
        facility(number="CF-003", prepared_on=None),
        facility(number="CF-004", kind=FacilityKind.HUB),
    )
    housed = (
        InBuildingFacts("B-0001", "1a", nov(1), Dslam.RACK, nov(1)),
        InBuildingFacts("B-0002", "2", nov(1), Dslam.PORT, nov(2)),
        InBuildingFacts("B-0003", "2", nov(1), Dslam.NONE, nov(1)),
        InBuildingFacts("B-0004", "2", nov(1), Dslam.RACK, nov(29)),
        InBuildingFacts("B-0005", "2", nov(1)),
    )
    found = quantities(offices, housed, TERMS, nov(28))
    assert isinstance(found.racks, Known)
    assert (found.central_offices.value, found.racks.value, found.dslam_buildings.value) == (2, 3, 2)
    assert found.racks.why.facts == (("CF-001", "2 racks"), ("CF-002", "1 rack"))


def test_the_allocation_counts_central_offices_as_printed_or_racks() -> None:
    offices = (facility(), facility(number="CF-002"))
    printed = central_office_use(offices, TERMS, nov(28))
    assert isinstance(printed, Known)
    assert (printed.value, printed.why.readings) == ((2, 30), ("AMB-34",))
    as_racks = central_office_use(offices, TERMS, nov(28), readings_from({"central_office_units": "racks"}))
    assert isinstance(as_racks, Known)
    assert as_racks.value == (4, 30)


def test_racks_nobody_named_leave_their_count_unknown() -> None:
    offices = (facility(schedules=(schedule(racks=None),)),)
    found = quantities(offices, (), TERMS, nov(28))
    assert isinstance(found.racks, Unknown)
    use = central_office_use(offices, TERMS, nov(28), readings_from({"central_office_units": "racks"}))
    assert isinstance(use, Unknown)
    assert isinstance(central_office_use(offices, TERMS, nov(28)), Known)


def test_a_facility_is_found_by_its_number() -> None:
    book = CollocationBook(facilities=(facility(),))
    assert book.facility("CF-001") == facility()
    assert book.facility("CF-002") is None
    assert day("2000-11-28") == nov(28)


def test_a_warning_counts_the_items_of_its_own_cabinet_and_nothing_for_a_figure_not_entered() -> None:
    items = (
        item(watts=1300, pounds=450),
        item("EQ-0002", watts=None, pounds=None),
        item("EQ-0003", cabinet="2", watts=9000, pounds=9000),
    )
    assert [words for _, words in limit_warnings(facility(cabinets=(CABINET,), items=items), TERMS)] == [
        "Cabinet 1 gives off 1,300 W; 1,200 W are allowed (E-5(c)).",
        "Cabinet 1 loads the floor with 112.5 lb on a square foot; 100 lb are allowed (E-5(c)).",
    ]
    within = (item(watts=1200, pounds=400), item("EQ-0002", watts=None, pounds=None))
    load = cabinet_load(facility(cabinets=(CABINET,), items=within), CABINET, TERMS)
    assert (load.too_hot, load.too_heavy) == (False, False)


def test_a_long_visit_has_its_whole_hours() -> None:
    answer = visit_hours(visit("CV-0001", "09:00", "15:00", out_on=nov(16)))
    assert isinstance(answer, Known)
    assert answer.value == Decimal("54.00")


def test_a_dslam_is_counted_from_its_own_day() -> None:
    housed = (InBuildingFacts("B-0001", "1a", nov(1), Dslam.RACK, nov(28)),)
    assert quantities((), housed, TERMS, nov(28)).dslam_buildings.value == 1
