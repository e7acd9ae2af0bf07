"""The lists of the Collocation page as of a day: what is added later changes nothing of an earlier day."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import event

from models.acts import collocation as acts
from models.acts import permits, places
from models.queries.collocation import CollocationPage, collocation_page
from models.queries.collocation_facts import collocation_records
from models.queries.permits import PaperState
from models.queries.state import findings
from models.rules.clause import Known
from models.rules.collocation_facts import EndReason
from models.rules.facilities import FacilityState
from models.rules.permit_facts import ApprovalKind, Cover, Dslam
from models.rules.words import Side
from models.store import Store
from tests.builders import do
from tests.planted import plant

JUL_10, AUG_15, NOV_28, DEC_20 = date(2000, 7, 10), date(2000, 8, 15), date(2000, 11, 28), date(2000, 12, 20)
CF = {"facility": "CF-001"}


def page(store: Store, as_of: date) -> CollocationPage:
    with store.reading() as session:
        return collocation_page(session, as_of)


def first_half(store: Store) -> None:
    """A licensed central office, a permit, an approval, a way into a building, a hub's switch site."""
    plant(store, 2)
    do(store, acts.add_facility, on=JUL_10, name="Broad St CO")
    do(store, acts.draft_collocation_schedule, on=JUL_10, **CF, dated_on=JUL_10, racks=2, requested_on=AUG_15)
    for side in Side:
        do(store, acts.sign_collocation_schedule, on=JUL_10, **CF, party=side, signed_on=JUL_10)
    do(store, acts.finish_preparation, on=AUG_15, **CF, finished_on=AUG_15)
    do(store, acts.record_lease, on=AUG_15, **CF, learned_on=AUG_15)
    do(store, acts.add_cabinet, on=AUG_15, **CF, name="1", square_feet=Decimal(5))
    do(store, acts.place_equipment, on=AUG_15, **CF, cabinet="1", name="Router", placed_on=AUG_15, watts=10, pounds=10)
    do(store, permits.require_permit, on=AUG_15, building="B-0001", what="Roof permit")
    do(store, permits.ask_approval, on=AUG_15, kind=ApprovalKind.CONTRACTOR, subject="Allied", asked_on=AUG_15)
    do(store, permits.choose_in_building_option, on=AUG_15, building="B-0001", option="1b", chosen_on=AUG_15)
    do(store, places.add_switch_site, on=AUG_15, code="PHL-S", name="Philadelphia switch")


def second_half(store: Store) -> None:
    """What follows on December 20: answers, grants, a step, a certificate, the end of the licence, and getting out."""
    do(store, permits.answer_approval, on=DEC_20, approval="AP-0001", granted=True, answered_on=DEC_20)
    do(store, permits.obtain_permit, on=DEC_20, permit="PT-0001", obtained_on=DEC_20)
    do(store, permits.record_in_building_step, on=DEC_20, building="B-0001", step="fiber", done_on=DEC_20)
    do(store, permits.decide_dslam, on=DEC_20, building="B-0001", dslam=Dslam.PORT, decided_on=DEC_20)
    do(store, permits.set_site_access, on=DEC_20, building="B-0001", contact="Building desk")
    do(store, places.route_hub, on=DEC_20, hub="PHL-2", site="PHL-S", holds_from=DEC_20)
    do(
        store, permits.enter_certificate, on=DEC_20, cover=Cover.WORKERS_COMPENSATION, insurer="Mutual", policy="1",
        holds_from=JUL_10, expires_on=date(2001, 6, 30), statutory=True, additional_insured=True, furnished_on=DEC_20,
    )  # fmt: skip
    do(store, acts.record_lien, on=DEC_20, claimant="Allied", learned_on=DEC_20)
    do(store, acts.end_licence, on=DEC_20, **CF, ended_on=date(2001, 1, 31), reason=EndReason.AGREED)
    do(store, acts.remove_equipment, on=DEC_20, item="EQ-0001", removed_on=DEC_20)


def test_later_facts_change_nothing_of_an_earlier_day(any_store: Store) -> None:
    first_half(any_store)
    days = [JUL_10, AUG_15, NOV_28, DEC_20 - timedelta(days=1)]
    before = [page(any_store, day) for day in days]
    second_half(any_store)
    assert [page(any_store, day) for day in days] == before
    assert page(any_store, DEC_20) != before[-1]


def test_the_four_lists_tell_of_the_day(store: Store) -> None:
    first_half(store)
    second_half(store)
    now = page(store, DEC_20)
    [office] = now.overview.rows
    assert (office.standing.state, office.number, office.inside) == (FacilityState.LICENSED, "CF-001", ())
    assert isinstance(office.standing.end, Known)
    assert office.standing.end.value == date(2001, 1, 31)
    assert [one.clause for one in office.unmet] == ["EXE-1c", "EXE-1c", "EXE-6", "EXE-6"]
    assert [row.number for row in now.papers] == ["AP-0001", "LN-001", "IC-001", "PT-0001"]
    assert now.papers[0].state is PaperState.OPEN
    [first, second] = now.buildings
    assert (first.building, len(first.left), first.access is not None, second.plan) == ("B-0001", 2, True, None)
    assert [(row.hub, row.route.site) for row in now.hubs] == [("PHL-2", "PHL-S")]
    assert [site.code for site in now.sites] == ["PHL-S"]


def test_a_licence_that_ended_asks_for_no_condition_of_occupancy(store: Store) -> None:
    first_half(store)
    second_half(store)
    [office] = page(store, date(2001, 2, 1)).overview.rows
    assert (office.standing.state, office.unmet) == (FacilityState.REMOVED, ())


def test_the_watch_reads_collocation_with_the_rest(store: Store) -> None:
    first_half(store)
    with store.reading() as session:
        found = {(one.code, one.record) for one in findings(session, NOV_28)}
    assert ("K24", ("facility", "CF-001")) in found
    assert ("R20", ("permit", "PT-0001")) in found
    assert ("MA-13.6", ("approval", "AP-0001")) in found
    assert ("EXC-2", ("switch_site", "")) in found


def test_a_book_without_collocation_is_asked_once(store: Store) -> None:
    statements: list[str] = []
    event.listen(store.engine, "before_cursor_execute", lambda *told: statements.append(told[2]))
    with store.reading() as session:
        session.connection()
        statements.clear()
        collocation_records(session, NOV_28)
    assert len(statements) == 1
