"""The watch of Exhibit E and of permits: each finding appears, says who owes it, and stops when it is settled."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from models.rules.collocation_facts import (
    EndReason,
    InterferenceFacts,
    LeaseFacts,
    LienFacts,
    MoveFacts,
    Purpose,
    Settled,
    SpaceWorkFacts,
    VisitFacts,
)
from models.rules.findings import Finding, Urgency
from models.rules.links import LinkFacts
from models.rules.permit_facts import (
    ApprovalFacts,
    ApprovalKind,
    Cover,
    GrantFacts,
    InBuildingFacts,
    PermitFacts,
    PermitKind,
    RouteFacts,
    WarrantyFacts,
)
from models.rules.watch_collocation import WATCHERS
from models.rules.watch_permits import approvals_unanswered, contractors_untold, in_building_open, not_lit
from models.rules.watch_spaces import hubs_unrouted, interferences_open, moves_due, visits_open, works_without_notice
from models.rules.words import Side
from tests.rules.law import by_hand, day, letter, nov, signed
from tests.rules.spaces import ALL_COVERS, CABINET, JUL, certificate, facility, item, schedule, seen
from tests.rules.watched import watched

CUSTOMER, WINSTAR = Side.CUSTOMER, Side.WINSTAR


def found(as_of: str = "2000-11-28", **records: Any) -> list[Finding]:
    """What is found where these are the records of collocation."""
    state = seen(day(as_of), **records)
    return [one for watcher in WATCHERS for one in watcher(state)]


def of(code: str, findings: list[Finding]) -> Finding:
    """The one finding of a code."""
    [one] = [finding for finding in findings if finding.code == code]
    return one


IN_USE = facility(cabinets=(CABINET,), items=(item(),))


def test_findings_the_register_has_no_number_for_are_watched_too() -> None:
    spaces = (moves_due, works_without_notice, visits_open, interferences_open, hubs_unrouted)
    papers = (approvals_unanswered, contractors_untold, not_lit, in_building_open)
    assert set(spaces + papers) <= set(WATCHERS)


def test_a_book_without_facilities_finds_nothing() -> None:
    assert found() == []


def test_a_space_with_everything_in_order_finds_nothing() -> None:
    assert found(facilities=(IN_USE,), certificates=ALL_COVERS) == []


# -- occupancy -----------------------------------------------------------------------------------------------


def test_an_occupied_space_lists_every_unmet_condition() -> None:
    one = of("K24", found(facilities=(IN_USE,)))
    assert one.subject == "CF-001: 3 conditions of Exhibit E not met"
    assert one.sentence.count("(E-6)") == 3
    assert (one.party, one.act, one.urgency) == (CUSTOMER, "enter_certificate", Urgency.UNDATED)


def test_an_open_visit_occupies_a_space() -> None:
    visit = VisitFacts("CV-0001", "Field engineer", Purpose.LOOK, nov(28), "09:00")
    assert of("K24", found(facilities=(facility(visits=(visit,)),))).chip == "Not to be occupied"
    over = replace(visit, out_on=nov(28), out_at="10:00")
    assert found(facilities=(facility(visits=(over,)),)) == []


def test_a_passed_limit_is_a_warning() -> None:
    hot = facility(cabinets=(CABINET,), items=(item(watts=1300),))
    one = of("K24", found(facilities=(hot,), certificates=ALL_COVERS))
    assert (one.urgency, one.act, one.chip) == (Urgency.STANDING, "remove_equipment", "Check")
    racks = facility(schedules=(schedule(racks=3),))
    assert of("K24", found(facilities=(racks,))).clause == "EXE-1e"


@pytest.mark.parametrize(
    ("facts", "act"),
    [
        ({"schedules": (schedule(drawings_on=None),)}, "attach_to_schedule"),
        ({"prepared_on": None}, "finish_preparation"),
    ],
)
def test_the_act_that_meets_the_first_condition_is_named(facts: dict[str, Any], act: str) -> None:
    one = replace(IN_USE, **facts)
    assert found(facilities=(one,), certificates=ALL_COVERS)[0].act == act


def test_a_schedule_waits_for_the_signature_that_is_missing() -> None:
    unsigned = facility(schedules=(schedule(winstar_signed_on=None),))
    one = of("K24", found("2000-07-20", facilities=(unsigned,)))
    assert (one.party, one.due_on, one.act) == (WINSTAR, day("2000-08-01"), "sign_collocation_schedule")
    assert "until Winstar has signed" in one.sentence
    neither = schedule(winstar_signed_on=None, customer_signed_on=None, requested_on=None)
    both = of("K24", found("2000-07-20", facilities=(facility(schedules=(neither,)),)))
    assert (both.party, both.due_on) == (None, None)
    assert "until SAVVIS and Winstar have signed" in both.sentence
    assert found(facilities=(facility(schedules=()),)) == []


@pytest.mark.parametrize(("as_of", "number"), [("2000-05-01", 0), ("2000-06-02", 1), ("2000-08-02", 1)])
def test_winstar_prepares_the_space_by_the_requested_day(as_of: str, number: int) -> None:
    waiting = found(as_of, facilities=(facility(prepared_on=None),))
    assert len(waiting) == number
    if waiting:
        assert (waiting[0].party, waiting[0].due_on) == (WINSTAR, day("2000-08-01"))


def test_a_signed_schedule_without_a_requested_day_asks_nothing_of_winstar() -> None:
    assert found(facilities=(facility(prepared_on=None, schedules=(schedule(requested_on=None),)),)) == []


# -- leases and the end of a licence -------------------------------------------------------------------------

SHORT = (LeaseFacts(JUL, day("2003-05-31")),)


@pytest.mark.parametrize(("as_of", "shown"), [("2002-12-01", False), ("2002-12-02", True), ("2003-02-15", True)])
def test_a_lease_is_renewed_by_the_120th_day_and_spoken_of_60_days_before(as_of: str, shown: bool) -> None:
    due = [one for one in found(as_of, facilities=(facility(leases=SHORT),)) if one.act == "record_renewal_effort"]
    assert bool(due) == shown
    if due:
        assert (due[0].party, due[0].due_on, due[0].code) == (WINSTAR, day("2003-01-31"), "R20")


def test_an_effort_or_a_renewal_settles_the_lease() -> None:
    tried = facility(leases=SHORT, renewal_effort_on=day("2003-01-10"))
    assert found("2003-01-15", facilities=(tried,)) == []
    renewed = facility(leases=(*SHORT, LeaseFacts(day("2003-01-10"), None)))
    assert found("2003-01-15", facilities=(renewed,)) == []
    again = facility(leases=(*SHORT, LeaseFacts(day("2003-01-12"), day("2003-05-31"))), renewal_effort_on=nov(1))
    assert of("R20", found("2003-01-15", facilities=(again,))).act == "record_renewal_effort"
    assert [one for one in found("2003-06-01", facilities=(facility(leases=SHORT),)) if "Renew" in one.subject] == []


def test_a_lease_nobody_entered_is_asked_for_while_the_licence_runs() -> None:
    one = of("R20", found(facilities=(facility(leases=()),)))
    assert (one.act, one.urgency) == ("record_lease", Urgency.STANDING)
    assert "not entered" in one.missing
    assert found("2000-08-01", facilities=(facility(leases=()),)) == []


@pytest.mark.parametrize(
    ("as_of", "number"), [("2010-04-30", 0), ("2010-05-01", 1), ("2010-06-30", 1), ("2010-07-01", 0)]
)
def test_the_end_of_a_licence_is_spoken_of_60_days_before(as_of: str, number: int) -> None:
    ending = found(as_of, facilities=(facility(),))
    assert [one.due_on for one in ending] == number * [day("2010-06-30")]


ENDED = replace(IN_USE, ended_on=day("2001-01-31"), end_reason=EndReason.AGREED)


def test_equipment_is_to_be_out_in_30_days_and_is_then_abandoned() -> None:
    due = of("R21", found("2001-02-01", facilities=(ENDED,)))
    assert (due.due_on, due.party, due.act) == (day("2001-03-02"), CUSTOMER, "record_equipment_out")
    assert "1 item of SAVVIS's has to be out" in due.sentence
    assert of("R21", found("2001-03-02", facilities=(ENDED,))).urgency is Urgency.TODAY
    lost = of("R21", found("2001-03-03", facilities=(ENDED,)))
    assert (lost.chip, lost.urgency) == ("Title lost", Urgency.STANDING)


def test_equipment_that_is_out_is_asked_for_no_more() -> None:
    out = replace(ENDED, items=(), removed_on=day("2001-02-10"), last_out_on=day("2001-02-10"))
    assert found("2001-02-11", facilities=(out,)) == []
    late = replace(out, removed_on=day("2001-03-10"), last_out_on=day("2001-03-10"))
    assert found("2001-03-11", facilities=(late,)) == []


def test_a_lien_is_cleared_within_30_days() -> None:
    lien = LienFacts("LN-001", nov(14), "Allied Electric")
    one = of("R21", found(liens=(lien,)))
    assert (one.due_on, one.record, one.party) == (day("2000-12-14"), ("lien", "LN-001"), CUSTOMER)
    assert found(liens=(replace(lien, settled_on=nov(20), settled_how=Settled.BONDED),)) == []


# -- what happens in a Space ---------------------------------------------------------------------------------


def test_a_space_that_moves_is_watched_until_it_has_moved() -> None:
    move = MoveFacts("SM-001", nov(1), day("2000-12-31"), "Room 5")
    one = of("EXE-5f", found(facilities=(facility(moves=(move,)),)))
    assert (one.due_on, one.party, one.detail) == (day("2000-12-31"), WINSTAR, "SM-001")
    short = of("EXE-5f", found(facilities=(facility(moves=(replace(move, moves_on=nov(30)),)),)))
    assert "the earliest day is Sun 31 Dec 2000" in short.sentence
    assert found(facilities=(facility(moves=(replace(move, moved_on=nov(28)),)),)) == []


@pytest.mark.parametrize(("notified", "act"), [(None, "record_work_notice"), (nov(20), "")])
def test_winstars_work_without_advance_notice_stands(notified: Any, act: str) -> None:
    work = SpaceWorkFacts("SW-001", "Power", nov(14), notified)
    assert of("EXE-5a", found(facilities=(facility(works=(work,)),))).act == act
    assert found(facilities=(facility(works=(replace(work, notified_on=nov(13)),)),)) == []


def test_a_visitor_of_yesterday_is_signed_out() -> None:
    visit = VisitFacts("CV-0001", "Field engineer", Purpose.LOOK, nov(27), "09:00")
    one = of("EXE-1h", found(facilities=(facility(visits=(visit,)),), certificates=ALL_COVERS))
    assert (one.act, one.missing) == ("end_visit", "CV-0001 has not been signed out")
    today = facility(visits=(replace(visit, in_on=nov(28)),))
    assert found(facilities=(today,), certificates=ALL_COVERS) == []


def test_a_disturbance_is_removed_promptly() -> None:
    ours = InterferenceFacts("IN-001", CUSTOMER, nov(20), "Noise on the 38 GHz band", "CF-001", suspended_on=nov(21))
    one = of("EXE-5e", found(interferences=(ours,)))
    assert (one.party, one.chip, one.record) == (CUSTOMER, "8 days open", ("interference", "IN-001"))
    assert one.sentence.endswith("Performance is suspended since Tue 21 Nov 2000.")
    theirs = of("MA-5.3", found(interferences=(replace(ours, caused_by=WINSTAR, suspended_on=None),)))
    assert (theirs.party, "Winstar is to end it" in theirs.sentence) == (WINSTAR, True)
    assert found(interferences=(replace(ours, cured_on=nov(22)),)) == []


def test_the_switch_site_of_every_hub_with_links_is_asked_for_once_there_is_one() -> None:
    routes = (RouteFacts("PHL-2", links=3), RouteFacts("SEA-1", "SEA-S", links=1), RouteFacts("NYC-1"))
    one = of("EXC-2", found(routes=routes, sites=("SEA-S",)))
    assert (one.subject, one.act) == ("Record the switch site of PHL-2", "route_hub")
    assert found(routes=routes) == []
    assert found(routes=routes[1:], sites=("SEA-S",)) == []


# -- insurance, permits, warranties --------------------------------------------------------------------------


@pytest.mark.parametrize(("as_of", "number"), [("2001-04-30", 0), ("2001-05-01", 3), ("2001-06-30", 3)])
def test_insurance_is_renewed_before_it_runs_out(as_of: str, number: int) -> None:
    ending = found(as_of, facilities=(IN_USE, facility(number="CF-002")), certificates=ALL_COVERS)
    assert [one.due_on for one in ending] == number * [day("2001-06-30")]
    assert all(one.detail == "CF-001 and CF-002" and one.act == "enter_certificate" for one in ending)


def test_a_renewal_entered_settles_the_insurance() -> None:
    renewals = tuple(
        certificate(cover, f"IC-01{n}", holds_from=day("2001-07-01"), expires_on=day("2002-06-30"))
        for n, cover in enumerate(Cover)
    )
    assert found("2001-06-15", facilities=(IN_USE,), certificates=(*ALL_COVERS, *renewals)) == []
    assert found("2001-06-15", facilities=(facility(prepared_on=None),), certificates=ALL_COVERS)[0].code == "K24"


def test_insurance_that_has_run_out_is_late_for_a_space_that_stands_empty() -> None:
    empty = facility()
    ended = found("2001-07-01", facilities=(empty,), certificates=ALL_COVERS)
    assert [(one.code, one.due_on, one.urgency) for one in ended] == 3 * [("R20", day("2001-06-30"), Urgency.OVERDUE)]
    renewed = certificate(number="IC-009", holds_from=day("2001-08-01"), expires_on=day("2002-06-30"))
    again = found("2001-08-01", facilities=(empty,), certificates=(*ALL_COVERS, renewed))
    assert len(again) == 2
    never = tuple(replace(one, additional_insured=False) for one in ALL_COVERS)
    assert found("2001-07-01", facilities=(empty,), certificates=never) == []
    assert [one.code for one in found("2001-07-01", facilities=(IN_USE,), certificates=ALL_COVERS)] == ["K24"]


def permit(*grants: GrantFacts, **facts: Any) -> PermitFacts:
    whole = PermitFacts("PT-0001", PermitKind.PERMIT, "Roof permit", CUSTOMER, nov(1), "B-0001", grants=grants)
    return replace(whole, **facts)


def test_a_permit_is_obtained_before_work_and_renewed_before_it_runs_out() -> None:
    missing = of("R20", found(permits=(permit(),)))
    assert (missing.subject, missing.chip) == ("Obtain Roof permit for B-0001", "Not obtained")
    assert missing.due_on is None
    held = permit(GrantFacts(nov(1), day("2001-01-27")))
    soon = of("R20", found(permits=(held,)))
    assert (soon.subject, soon.due_on) == ("Renew Roof permit for B-0001", day("2001-01-27"))
    assert of("R20", found("2001-01-28", permits=(held,))).urgency is Urgency.OVERDUE
    assert found("2000-11-27", permits=(held,)) == []
    assert found(permits=(permit(dropped_on=nov(2)),)) == []
    assert of("R20", found(permits=(permit(owner=WINSTAR),))).party is WINSTAR


def test_a_permit_missing_where_a_link_stands_is_said_to_be_so() -> None:
    link = LinkFacts("L-0001", "P-0001", "B-0001", nov(10))
    state = replace(watched(nov(28), links=(link,)), collocation=seen(nov(28), permits=(permit(),)).collocation)
    [one] = [one for watcher in WATCHERS for one in watcher(state)]
    assert one.sentence.endswith("A Link stands there already.")


@pytest.mark.parametrize(
    ("ends", "number"), [("2001-01-28", 0), ("2001-01-27", 1), ("2000-11-28", 1), ("2000-11-27", 0)]
)
def test_a_warranty_is_spoken_of_while_it_can_still_be_claimed(ends: str, number: int) -> None:
    warranty = WarrantyFacts("WT-0001", "ODU", "Altium", JUL, day(ends), pair="P-0001")
    assert [one.due_on for one in found(warranties=(warranty,))] == number * [day(ends)]
    enforced = found(warranties=(replace(warranty, passed_through=False),))
    assert [one.party for one in enforced] == number * [WINSTAR]


def approval(**facts: Any) -> ApprovalFacts:
    whole = ApprovalFacts("AP-0001", ApprovalKind.CONTRACTOR, "Allied Electric", CUSTOMER, nov(10))
    return replace(whole, **facts)


def test_an_unanswered_request_is_spoken_of_to_who_was_asked() -> None:
    one = of("MA-13.6", found(approvals=(approval(),)))
    assert (one.party, one.chip) == (WINSTAR, "18 days unanswered")
    assert of("MA-13.6", found(approvals=(approval(asked_by=WINSTAR),))).party is CUSTOMER
    assert found("2000-11-19", approvals=(approval(),)) == []
    assert found(approvals=(approval(answered_on=nov(12), granted=False),)) == []


def test_an_approved_contractor_is_told_who_pays() -> None:
    granted = approval(answered_on=nov(12), granted=True)
    assert of("EXE-1k", found(approvals=(granted,))).act == "tell_contractor"
    assert found(approvals=(replace(granted, told_on=nov(13)),)) == []


# -- in-building ---------------------------------------------------------------------------------------------


def test_option_3_is_no_lit_building() -> None:
    one = of("E-2", found(in_building=(InBuildingFacts("B-0001", "3", nov(1), name="One Liberty"),)))
    assert (one.chip, one.record) == ("Not lit", ("in_building", "B-0001"))
    assert found(in_building=(InBuildingFacts("B-0001", "1a", nov(1)), InBuildingFacts("B-0002", "", nov(1)))) == []


def in_building(*done: str, option: str = "1b") -> list[Finding]:
    """What is found where a Link is accepted in a building with these steps done."""
    accepted = letter(by_hand(nov(14)), signed(nov(15), by_hand(nov(15))), links=("L-0001",))
    link = LinkFacts("L-0001", "P-0001", "B-0001", nov(10), letters=(accepted,))
    plan = InBuildingFacts("B-0001", option, nov(1), done=tuple((key, nov(20)) for key in done), name="One Liberty")
    state = replace(watched(nov(28), links=(link,)), collocation=seen(nov(28), in_building=(plan,)).collocation)
    return [one for watcher in WATCHERS for one in watcher(state)]


def test_in_building_steps_are_finished_where_a_link_is_accepted() -> None:
    one = of("E-2", in_building("fiber"))
    assert (one.chip, one.party) == ("2 steps left", WINSTAR)
    assert of("E-2", in_building(option="2")).party is None
    assert "1 step of Option 1b is not done" in of("E-2", in_building("fiber", "conduit")).sentence
    assert in_building("fiber", "conduit", "panel") == []


def test_the_insurance_opens_the_first_space_it_covers_in_words_of_a_sentence() -> None:
    ending = found("2001-05-01", facilities=(IN_USE, facility(number="CF-002")), certificates=ALL_COVERS)
    assert {one.record for one in ending} == {("facility", "CF-001")}
    assert "Renew the comprehensive general liability insurance" in {one.subject for one in ending}


def test_a_link_taken_down_does_not_stand_where_a_permit_is_missing() -> None:
    link = LinkFacts("L-0001", "P-0001", "B-0001", nov(10), removed_on=nov(20))
    state = replace(watched(nov(28), links=(link,)), collocation=seen(nov(28), permits=(permit(),)).collocation)
    assert link.number in state.link_standings
    [one] = [one for watcher in WATCHERS for one in watcher(state)]
    assert one.sentence == "SAVVIS has it before work begins (PT-0001)."


def test_the_tenth_day_without_an_answer_is_spoken_of_by_the_name_of_who_was_asked() -> None:
    one = of("MA-13.6", found("2000-11-20", approvals=(approval(),)))
    assert one.sentence.startswith("Winstar was asked on Fri 10 Nov 2000")
    asked = of("MA-13.6", found("2000-11-20", approvals=(approval(asked_by=WINSTAR),)))
    assert asked.sentence.startswith("SAVVIS was asked on Fri 10 Nov 2000")


def test_in_building_steps_are_not_asked_for_before_the_link_is_accepted() -> None:
    link = LinkFacts("L-0001", "P-0001", "B-0001", nov(10))
    plan = InBuildingFacts("B-0001", "1b", nov(1), name="One Liberty")
    state = replace(watched(nov(28), links=(link,)), collocation=seen(nov(28), in_building=(plan,)).collocation)
    assert [one.code for watcher in WATCHERS for one in watcher(state)] == []


def test_only_steps_beside_the_first_are_others() -> None:
    assert of("E-2", in_building("fiber")).sentence.endswith(" and others.")
    last = of("E-2", in_building("fiber", "conduit")).sentence
    assert last.endswith("Winstar ends the fiber in a light-guide termination panel.")


def test_a_disturbance_is_listed_under_its_space_or_its_building() -> None:
    noise = InterferenceFacts("IN-001", CUSTOMER, nov(20), "Noise on the 38 GHz band", "CF-001", "B-0001")
    assert of("EXE-5e", found(interferences=(noise,))).detail == "CF-001"
    assert of("EXE-5e", found(interferences=(replace(noise, facility=""),))).detail == "B-0001"


def test_a_lease_is_spoken_of_to_its_last_day_unless_an_effort_followed_what_was_learned() -> None:
    ending = facility(leases=SHORT)
    assert [one.act for one in found("2003-05-31", facilities=(ending,)) if one.act == "record_renewal_effort"]
    same_day = facility(leases=(LeaseFacts(nov(1), day("2003-05-31")),), renewal_effort_on=nov(1))
    assert found("2003-01-15", facilities=(same_day,)) == []


def test_the_derivation_names_what_each_condition_lacks() -> None:
    why = of("K24", found(facilities=(IN_USE,))).why
    assert why is not None
    assert why.facts[0] == ("E-6", "no certificate of comprehensive general liability is recorded")
