"""Acts of Exhibit E: facilities, Schedules, licences, equipment, visits, liens, works and moves."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from models.acts.collocation import (
    Attachment,
    add_cabinet,
    add_facility,
    attach_to_schedule,
    cure_interference,
    draft_collocation_schedule,
    end_licence,
    end_visit,
    finish_preparation,
    finish_space_move,
    note_demarcation,
    place_equipment,
    record_equipment_out,
    record_interference,
    record_lease,
    record_lien,
    record_renewal_effort,
    record_space_charge,
    record_taking,
    record_visit,
    record_winstar_work,
    record_work_notice,
    relocate_space,
    remove_equipment,
    settle_lien,
    sign_collocation_schedule,
    suspend_for_interference,
)
from models.acts.permits import answer_approval, ask_approval, enter_certificate
from models.acts.places import add_hub
from models.errors import Refusal
from models.queries.collocation_facts import collocation_records
from models.rules.clause import Known
from models.rules.collocation_facts import (
    Against,
    CollocationBook,
    EndReason,
    FacilityFacts,
    FacilityKind,
    Purpose,
    Settled,
    SpaceChargeKind,
)
from models.rules.facilities import FacilityState, facility_standing, licence_start
from models.rules.permit_facts import ApprovalKind, Cover
from models.rules.words import Side
from models.store import Done, Store
from tests.builders import do
from tests.rules.law import TERMS

JUL_1, JUL_10, AUG_15, NOV_28 = date(2000, 7, 1), date(2000, 7, 10), date(2000, 8, 15), date(2000, 11, 28)
DEC_31 = date(2000, 12, 31)
CF = {"facility": "CF-001"}


def book(store: Store, as_of: date = NOV_28) -> CollocationBook:
    with store.reading() as session:
        return collocation_records(session, as_of)


def the_facility(store: Store, as_of: date = NOV_28) -> FacilityFacts:
    found = book(store, as_of).facility("CF-001")
    assert found is not None
    return found


def drafted(store: Store) -> None:
    """A facility with a Collocation Schedule nobody signed."""
    do(store, add_facility, on=JUL_1, name="Broad St CO", city="Philadelphia", state="PA")
    do(store, draft_collocation_schedule, on=JUL_1, **CF, dated_on=JUL_1, racks=2, requested_on=date(2000, 8, 1))


def signed(store: Store) -> None:
    """A facility both parties signed for, prepared, with its lease known."""
    drafted(store)
    for side in Side:
        do(store, sign_collocation_schedule, on=JUL_10, **CF, party=side, signed_on=JUL_10)
    for which in Attachment:
        do(store, attach_to_schedule, on=JUL_10, **CF, attachment=which, filed_as="Drawing 4711", attached_on=JUL_10)
    do(store, record_lease, on=JUL_10, **CF, learned_on=JUL_10)
    do(store, finish_preparation, on=AUG_15, **CF, finished_on=AUG_15)


def insured(store: Store) -> None:
    """The three covers, given to Winstar."""
    for cover in Cover:
        do(
            store, enter_certificate, on=JUL_10, cover=cover, insurer="Mutual", policy="4711", holds_from=JUL_1,
            expires_on=date(2001, 6, 30), per_occurrence=Decimal(1_000_000), additional_insured=True,
            statutory=cover is Cover.WORKERS_COMPENSATION, furnished_on=JUL_10,
        )  # fmt: skip


def in_use(store: Store) -> None:
    """A facility in use, with a cabinet and a router."""
    signed(store)
    insured(store)
    do(store, add_cabinet, on=AUG_15, **CF, name="1", square_feet=Decimal("4.5"))
    do(store, place_equipment, on=AUG_15, **CF, cabinet="1", name="Router", placed_on=AUG_15, watts=400, pounds=100)


def refused(store: Store, said: str, act: Any, on: date = NOV_28, **facts: Any) -> Refusal:
    """The refusal of an act, which has to say these words."""
    with pytest.raises(Refusal, match=said) as caught:
        do(store, act, on=on, **facts)
    return caught.value


# -- the Schedule and the licence ----------------------------------------------------------------------------


def test_a_facility_goes_from_its_schedule_to_its_licence(any_store: Store) -> None:
    signed(any_store)
    found = the_facility(any_store)
    assert (found.address, found.kind, found.schedules[0].racks) == ("Philadelphia, PA", FacilityKind.CENTRAL_OFFICE, 2)
    start = licence_start(found)
    assert isinstance(start, Known)
    assert start.value == AUG_15
    assert facility_standing(found, TERMS, NOV_28).state is FacilityState.LICENSED
    earlier = [facility_standing(the_facility(any_store, on), TERMS, on).state for on in (JUL_1, JUL_10, AUG_15)]
    assert earlier == [FacilityState.UNSIGNED, FacilityState.UNKNOWN, FacilityState.LICENSED]
    assert book(any_store, date(2000, 6, 30)).facilities == ()


def test_what_an_act_did_is_undone_whole(any_store: Store) -> None:
    in_use(any_store)
    before = book(any_store)
    done = do(any_store, record_equipment_out, on=NOV_28, **CF, removed_on=NOV_28)
    assert the_facility(any_store).items == ()
    any_store.undo(done.act_id, NOV_28)
    assert book(any_store) == before


def test_a_facility_names_its_hub_its_affiliate_and_its_building(store: Store) -> None:
    do(store, add_hub, code="PHL-2", name="Broad St Hub")
    done = do(store, add_facility, name=" Hub  room ", kind=FacilityKind.HUB, hub="PHL-2", affiliate="Winstar of PA")
    assert done.sentence == "Added the facility CF-001, Hub room"
    assert (the_facility(store).hub, the_facility(store).affiliate) == ("PHL-2", "Winstar of PA")
    refused(store, "Name the facility", add_facility, name=" ")
    assert refused(store, "Name the building", add_facility, name="B", kind=FacilityKind.B_SITE).clause == "E-3"
    refused(store, "There is no facility CF-009", finish_preparation, facility="CF-009", finished_on=JUL_1)


def test_a_schedule_is_signed_once_by_each_party(store: Store) -> None:
    drafted(store)
    do(store, sign_collocation_schedule, on=JUL_10, **CF, party=Side.CUSTOMER, signed_on=JUL_10)
    again = {**CF, "party": Side.CUSTOMER, "signed_on": JUL_10}
    assert refused(store, "SAVVIS signed the Schedule", sign_collocation_schedule, **again).clause == "EXE-1b"
    winstar = {**CF, "party": Side.WINSTAR}
    refused(store, "has not come yet", sign_collocation_schedule, **winstar, signed_on=DEC_31)
    refused(store, "is dated on Sat 1 Jul", sign_collocation_schedule, **winstar, signed_on=date(2000, 6, 30))


def test_an_amendment_comes_after_the_schedule_is_signed(store: Store) -> None:
    drafted(store)
    more = {**CF, "dated_on": JUL_10, "racks": 1}
    refused(store, "is not signed by both yet", draft_collocation_schedule, **more)
    signed_again = {"party": Side.CUSTOMER, "signed_on": JUL_10}, {"party": Side.WINSTAR, "signed_on": JUL_10}
    for facts in signed_again:
        do(store, sign_collocation_schedule, on=JUL_10, **CF, **facts)
    refused(store, "is dated on", draft_collocation_schedule, **{**more, "dated_on": date(2000, 6, 30)})
    done = do(store, draft_collocation_schedule, on=NOV_28, **more)
    assert done.sentence == "Drafted version 2 of the Collocation Schedule for CF-001"
    assert [one.version for one in the_facility(store).schedules] == [1, 2]


def test_more_than_two_racks_need_a_reason(store: Store) -> None:
    do(store, add_facility, name="Broad St CO")
    three = {**CF, "dated_on": JUL_1, "racks": 3}
    assert refused(store, "up to 2 are provided", draft_collocation_schedule, **three).clause == "EXE-1e"
    refused(store, "from nothing up", draft_collocation_schedule, **CF, dated_on=JUL_1, shelves=-1)
    do(store, draft_collocation_schedule, on=JUL_1, **three, despite="Winstar offered a third rack")
    assert the_facility(store).schedules[0].racks == 3


def test_what_needs_a_schedule_says_so(store: Store) -> None:
    do(store, add_facility, name="Broad St CO")
    one = {**CF, "attachment": Attachment.DRAWINGS, "attached_on": JUL_1}
    refused(store, "has no Collocation Schedule", attach_to_schedule, **one, filed_as="Drawing")
    drafted_too = {**CF, "dated_on": JUL_1}
    do(store, draft_collocation_schedule, on=JUL_1, **drafted_too)
    refused(store, "under which name", attach_to_schedule, **one, filed_as=" ")


def test_a_licence_may_be_ended_for_a_taking_that_was_noticed(store: Store) -> None:
    signed(store)
    taking = {**CF, "ended_on": DEC_31, "reason": EndReason.TAKING}
    assert refused(store, "No notice of a taking", end_licence, **taking).clause == "EXE-3c"
    do(store, record_taking, on=NOV_28, **CF, noticed_on=NOV_28, words="The city takes the block; out by Dec 31")
    refused(store, "was noticed on Tue 28 Nov", record_taking, **CF, noticed_on=NOV_28, words="Again")
    refused(store, "began on Tue 15 Aug", end_licence, **{**taking, "ended_on": JUL_1})
    refused(store, "ends on Wed 30 Jun 2010 already", end_licence, **{**taking, "ended_on": date(2010, 7, 1)})
    done = do(store, end_licence, on=NOV_28, **taking)
    assert done.sentence.endswith("ends on Sun 31 Dec 2000, the site was taken by eminent domain")
    refused(store, "was ended on", end_licence, **{**taking, "ended_on": date(2000, 12, 30)})
    assert the_facility(store).ended_on == DEC_31
    assert the_facility(store, AUG_15).ended_on is None


def test_a_licence_that_has_not_begun_is_not_ended(store: Store) -> None:
    drafted(store)
    refused(store, "has not begun", end_licence, **CF, ended_on=NOV_28, reason=EndReason.AGREED)


def test_a_lease_and_the_effort_to_renew_it_are_recorded(store: Store) -> None:
    signed(store)
    do(store, record_lease, on=NOV_28, **CF, learned_on=NOV_28, ends_on=date(2003, 5, 31), source="Lease of 1998")
    refused(store, "what was done", record_renewal_effort, **CF, made_on=NOV_28, words="")
    do(store, record_renewal_effort, on=NOV_28, **CF, made_on=NOV_28, words="Asked the landlord for five years")
    do(store, note_demarcation, on=NOV_28, **CF, where="Panel 3, rack 1")
    found = the_facility(store)
    assert (found.leases[-1].ends_on, found.renewal_effort_on) == (date(2003, 5, 31), NOV_28)
    assert found.demarcation == "Panel 3, rack 1"
    assert the_facility(store, AUG_15).leases[-1].ends_on is None


def test_what_is_abandoned_is_not_taken_out_any_more(store: Store) -> None:
    in_use(store)
    do(store, end_licence, on=NOV_28, **CF, ended_on=NOV_28, reason=EndReason.AGREED)
    late = date(2000, 12, 29)
    assert refused(store, "abandoned since Fri 29 Dec", record_equipment_out, late, **CF, removed_on=late).clause
    do(store, record_equipment_out, on=late, **CF, removed_on=date(2000, 12, 28))
    assert the_facility(store, late).items == ()
    refused(store, "was taken out of CF-001 on", record_equipment_out, late, **CF, removed_on=date(2000, 12, 28))


# -- equipment -----------------------------------------------------------------------------------------------


def place(store: Store, **facts: Any) -> Done:
    whole = {**CF, "cabinet": "1", "name": "Modem", "placed_on": AUG_15, "watts": 800, "pounds": 100, **facts}
    return do(store, place_equipment, on=AUG_15, **whole)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"watts": 801}, "gives off 1,201 W; 1,200 W are allowed"),
        ({"pounds": 351}, "loads the floor with 100.2 lb"),
        ({"switches": True}, "switches or transmits"),
    ],
)
def test_what_passes_a_limit_needs_a_reason(store: Store, facts: dict[str, Any], words: str) -> None:
    in_use(store)
    with pytest.raises(Refusal, match=words):
        place(store, **facts)
    place(store, **facts, despite="Winstar agreed in writing")
    assert the_facility(store).items[-1].despite == "Winstar agreed in writing"
    place(store, name="Fan", watts=0, pounds=0)  # what passed the limit before bars nothing new


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"cabinet": "9"}, "has no cabinet 9"),
        ({"name": ""}, "Name the equipment"),
        ({"watts": -1}, "from nothing up"),
        ({"placed_on": DEC_31}, "has not come yet"),
    ],
)
def test_equipment_that_cannot_be_is_refused(store: Store, facts: dict[str, Any], words: str) -> None:
    in_use(store)
    with pytest.raises(Refusal, match=words):
        place(store, **facts)


def test_equipment_is_taken_out_once(store: Store) -> None:
    in_use(store)
    refused(store, "was placed on", remove_equipment, item="EQ-0001", removed_on=JUL_1)
    do(store, remove_equipment, on=NOV_28, item="EQ-0001", removed_on=NOV_28)
    refused(store, "was taken out on", remove_equipment, item="EQ-0001", removed_on=NOV_28)
    assert (the_facility(store).last_out_on, len(the_facility(store, AUG_15).items)) == (NOV_28, 1)
    refused(store, "has a cabinet 1 already", add_cabinet, **CF, name="1")
    refused(store, "more than 0 square feet", add_cabinet, **CF, name="2", square_feet=Decimal(0))


# -- visits --------------------------------------------------------------------------------------------------


def visit(store: Store, on: date = NOV_28, **facts: Any) -> Done:
    whole = {**CF, "visitor": "Field engineer", "in_on": on, "in_at": "9:05", **facts}
    return do(store, record_visit, on=on, **whole)


def test_a_visit_is_signed_in_and_out(any_store: Store) -> None:
    in_use(any_store)
    assert visit(any_store).sentence == "Field engineer signed in at CF-001 as CV-0001"
    out = {"visit": "CV-0001", "out_on": NOV_28}
    refused(any_store, "after that", end_visit, **out, out_at="09:04")
    refused(any_store, "no hour of the day", end_visit, **out, out_at="25:00")
    done = do(any_store, end_visit, on=NOV_28, **out, out_at="11:20")
    assert done.sentence == "Field engineer signed out, CV-0001: 2.25 h"
    refused(any_store, "was signed out on", end_visit, **out, out_at="12:00")
    [one] = the_facility(any_store).visits
    assert (one.in_at, one.out_at, one.escorted) == ("09:05", "11:20", True)


def test_a_schedule_without_escort_makes_visits_without(store: Store) -> None:
    in_use(store)
    do(store, draft_collocation_schedule, on=NOV_28, **CF, dated_on=NOV_28, racks=2, escort=False)
    for side in Side:
        do(store, sign_collocation_schedule, on=NOV_28, **CF, party=side, signed_on=NOV_28)
    visit(store)
    visit(store, escorted=True, visitor="Second engineer")
    assert [one.escorted for one in the_facility(store).visits] == [False, True]


def test_every_unmet_condition_bars_a_visit_with_its_clause(store: Store) -> None:
    drafted(store)
    with pytest.raises(Refusal) as caught:
        visit(store)
    for tag in ("(E-1(b))", "(E-1(c))", "(E-3(a))", "(E-6)"):
        assert tag in caught.value.sentence
    assert caught.value.clause == "EXE-1b"
    with pytest.raises(Refusal, match="has not signed"):
        visit(store, despite="Survey")


def test_what_is_no_bar_is_passed_over_with_a_reason(store: Store) -> None:
    signed(store)
    insured(store)
    with pytest.raises(Refusal, match="The licence has no first day"):
        visit(store, on=date(2000, 8, 1))
    visit(store, on=date(2000, 8, 1), despite="Survey before the Space is ready")
    assert the_facility(store).visits[0].despite == "Survey before the Space is ready"


def test_work_waits_for_its_contractors_approval(store: Store) -> None:
    in_use(store)
    work = {"purpose": Purpose.INSTALLATION, "contractor": "Allied Electric"}
    with pytest.raises(Refusal, match=r"no approval of Allied Electric was asked for|No approval") as caught:
        visit(store, **work)
    assert caught.value.clause == "EXE-5a"
    asked = {"kind": ApprovalKind.CONTRACTOR, "subject": "Allied Electric", "asked_on": AUG_15}
    do(store, ask_approval, on=AUG_15, **asked)
    with pytest.raises(Refusal, match="has not been answered"):
        visit(store, **work)
    do(store, answer_approval, on=NOV_28, approval="AP-0001", granted=True, answered_on=NOV_28)
    visit(store, **work)


@pytest.mark.parametrize(
    ("facts", "words"),
    [({"visitor": ""}, "Say who"), ({"in_at": "noon"}, "no hour"), ({"in_on": DEC_31}, "has not come yet")],
)
def test_a_visit_that_cannot_be_is_refused(store: Store, facts: dict[str, Any], words: str) -> None:
    in_use(store)
    with pytest.raises(Refusal, match=words):
        visit(store, **facts)


# -- liens, works, moves, disturbances -----------------------------------------------------------------------


def test_a_lien_is_recorded_and_settled_once(any_store: Store) -> None:
    facts = {"claimant": "Allied Electric", "learned_on": AUG_15, "filed_on": JUL_10, "against": Against.EQUIPMENT}
    done = do(any_store, record_lien, on=AUG_15, **facts, amount=Decimal("1250.00"))
    assert done.sentence == "Recorded the lien LN-001 of Allied Electric against the Equipment"
    settled = {"lien": "LN-001", "how": Settled.BONDED}
    refused(any_store, "was filed on", settle_lien, **settled, settled_on=JUL_1)
    do(any_store, settle_lien, on=NOV_28, **settled, settled_on=NOV_28)
    refused(any_store, "was bonded off on", settle_lien, **settled, settled_on=NOV_28)
    [one] = book(any_store).liens
    assert (one.amount, one.settled_how) == (Decimal("1250.00"), Settled.BONDED)
    assert book(any_store, AUG_15).liens[0].settled_on is None
    refused(any_store, "was filed on", record_lien, claimant="X", learned_on=JUL_1, filed_on=JUL_10)
    refused(
        any_store, "is more than nothing; -1 was typed", record_lien, claimant="X", learned_on=JUL_1, amount=Decimal(-1)
    )
    refused(any_store, "who filed", record_lien, claimant="", learned_on=JUL_1)


def test_winstars_own_work_has_its_notice_by_e_mail(store: Store) -> None:
    signed(store)
    work = {**CF, "work": "Power to rack 2", "begins_on": DEC_31}
    do(store, record_winstar_work, on=NOV_28, **work)
    do(store, record_work_notice, on=NOV_28, work="SW-001", notified_on=NOV_28)
    refused(store, "is recorded", record_work_notice, work="SW-001", notified_on=NOV_28)
    [one] = the_facility(store).works
    assert (one.notified_on, one.notified_by, one.begins_on) == (NOV_28, "e-mail", DEC_31)
    refused(store, "in the book already as SW-001", record_winstar_work, **work)
    other = {**work, "work": "Power to rack 3"}
    do(store, record_winstar_work, on=NOV_28, **other, notified_on=AUG_15, cost=Decimal("90.00"))
    assert len(the_facility(store, AUG_15).works) == 1
    refused(store, "is more than nothing; -1 was typed", record_winstar_work, **work, cost=Decimal(-1))


def test_a_space_is_moved_60_days_after_the_notice_or_for_a_reason(store: Store) -> None:
    signed(store)
    move = {**CF, "noticed_on": NOV_28, "to_place": "Room 5"}
    short = {**move, "moves_on": date(2001, 1, 26)}
    assert refused(store, "the earliest day is Sat 27 Jan 2001", relocate_space, **short).clause == "EXE-5f"
    refused(store, "what the emergency is", relocate_space, **short, emergency=True)
    refused(store, "The notice was given on", relocate_space, **{**short, "moves_on": JUL_1})
    do(store, relocate_space, on=NOV_28, **short, despite="Agreed")
    again = {**move, "moves_on": date(2001, 1, 27)}
    refused(store, "is being moved under SM-001 already", relocate_space, **again)
    assert "Sooner nevertheless: Agreed" in the_facility(store).moves[0].why
    refused(store, "was given on", finish_space_move, move="SM-001", moved_on=JUL_1)
    done = {"move": "SM-001", "moved_on": NOV_28}
    do(store, finish_space_move, on=NOV_28, **done)
    refused(store, "was moved on", finish_space_move, **done)
    do(store, relocate_space, on=NOV_28, **short, emergency=True, why="Flood")


def test_a_disturbance_is_told_suspended_for_and_cured(store: Store) -> None:
    signed(store)
    told = {"noticed_on": AUG_15, "words": "Noise on the 38 GHz band"}
    do(store, record_interference, on=AUG_15, **CF, **told, caused_by=Side.CUSTOMER)
    do(store, record_interference, on=AUG_15, **told, caused_by=Side.WINSTAR)
    theirs, ours = {"interference": "IN-002"}, {"interference": "IN-001"}
    refused(store, "is Winstar's own", suspend_for_interference, **theirs, suspended_on=NOV_28)
    refused(store, "was given on", suspend_for_interference, **ours, suspended_on=JUL_1)
    do(store, suspend_for_interference, on=NOV_28, **ours, suspended_on=NOV_28)
    refused(store, "was suspended on", suspend_for_interference, **ours, suspended_on=NOV_28)
    refused(store, "stood on", cure_interference, **ours, cured_on=AUG_15)
    do(store, cure_interference, on=NOV_28, **ours, cured_on=NOV_28)
    refused(store, "was cured on", cure_interference, **ours, cured_on=NOV_28)
    assert book(store, AUG_15).interferences[0].cured_on is None
    do(store, record_interference, on=AUG_15, **told, caused_by=Side.CUSTOMER)
    do(store, cure_interference, on=NOV_28, interference="IN-003", cured_on=NOV_28)
    refused(store, "was cured on", suspend_for_interference, interference="IN-003", suspended_on=NOV_28)


def test_further_services_and_damage_are_held_with_or_without_a_sum(store: Store) -> None:
    signed(store)
    charge = {**CF, "rendered_on": NOV_28, "words": "Remote hands"}
    do(store, record_space_charge, on=NOV_28, **charge, kind=SpaceChargeKind.SERVICE)
    do(store, record_space_charge, on=NOV_28, **charge, kind=SpaceChargeKind.DAMAGE, amount=Decimal("12.50"))
    assert [one.amount for one in book(store).charges] == [None, Decimal("12.50")]
    damage = {**charge, "kind": SpaceChargeKind.DAMAGE}
    assert (
        refused(store, "is more than nothing; -1 was typed", record_space_charge, **damage, amount=Decimal(-1)).clause
        == "EXE-4c"
    )
