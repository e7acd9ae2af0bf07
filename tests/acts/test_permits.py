"""Acts on permits, approvals, insurance, warranties, in-building work, access and switch sites."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from models.acts.collocation import add_facility
from models.acts.permits import (
    answer_approval,
    ask_approval,
    cancel_insurance,
    choose_in_building_option,
    claim_warranty,
    decide_dslam,
    drop_permit,
    enter_certificate,
    enter_warranty,
    furnish_certificate,
    obtain_permit,
    record_in_building_step,
    require_permit,
    set_site_access,
    settle_warranty_claim,
    tell_contractor,
)
from models.acts.places import add_hub, add_switch_site, route_hub
from models.errors import Refusal
from models.queries.collocation_facts import collocation_records
from models.queries.permits import site_access
from models.rules.collocation_facts import CollocationBook
from models.rules.permit_facts import ApprovalKind, Cover, Dslam, PermitKind
from models.rules.permits import PermitState, permit_standing
from models.rules.words import Side
from models.store import Store
from tests.builders import do
from tests.planted import plant

AUG_1, NOV_1, NOV_28 = date(2000, 8, 1), date(2000, 11, 1), date(2000, 11, 28)
DEC_31 = date(2000, 12, 31)
B = {"building": "B-0001"}


def book(store: Store, as_of: date = NOV_28) -> CollocationBook:
    with store.reading() as session:
        return collocation_records(session, as_of)


def refused(store: Store, said: str, act: Any, on: date = NOV_28, **facts: Any) -> str:
    """The clause of an act's refusal, which has to say these words."""
    with pytest.raises(Refusal, match=said) as caught:
        do(store, act, on=on, **facts)
    return caught.value.clause


# -- permits -------------------------------------------------------------------------------------------------


def test_a_permit_is_asked_for_obtained_and_renewed(any_store: Store) -> None:
    plant(any_store)
    done = do(any_store, require_permit, on=AUG_1, **B, what="Roof permit", kind=PermitKind.CONSENT)
    assert done.sentence == "B-0001 needs Roof permit: PT-0001"
    facts = {"permit": "PT-0001"}
    do(any_store, obtain_permit, on=NOV_1, **facts, obtained_on=NOV_1, expires_on=NOV_28)
    assert refused(any_store, "was obtained on", obtain_permit, **facts, obtained_on=NOV_1) == "MA-5.3"
    refused(any_store, "was obtained on", obtain_permit, **facts, obtained_on=NOV_28, expires_on=NOV_1)
    states = [permit_standing(book(any_store, on).permits[0], on).state for on in (AUG_1, NOV_1, NOV_28, DEC_31)]
    assert states == [PermitState.MISSING, PermitState.HELD, PermitState.HELD, PermitState.EXPIRED]
    renewal = do(any_store, obtain_permit, on=NOV_28, **facts, obtained_on=NOV_28, reference="No. 12")
    assert permit_standing(book(any_store).permits[0], DEC_31).state is PermitState.HELD
    any_store.undo(renewal.act_id, NOV_28)
    assert len(book(any_store).permits[0].grants) == 1


def test_a_permit_may_turn_out_not_to_be_needed(store: Store) -> None:
    plant(store)
    do(store, require_permit, on=AUG_1, **B, what="Roof permit")
    refused(store, "Say why", drop_permit, permit="PT-0001", why=" ")
    do(store, drop_permit, on=NOV_28, permit="PT-0001", why="The landlord's own permit covers it")
    refused(store, "is not needed since", drop_permit, permit="PT-0001", why="Again")
    refused(store, "is not needed since", obtain_permit, permit="PT-0001", obtained_on=NOV_28)
    assert [book(store, on).permits[0].dropped_on for on in (NOV_1, NOV_28)] == [None, NOV_28]


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, "Name the building or the facility it is for"),
        ({"building": "B-0001", "facility": "CF-001"}, "not both"),
        ({"building": "B-0009"}, "There is no building B-0009"),
        ({"facility": "CF-001"}, "There is no facility CF-001"),
    ],
)
def test_a_permit_is_for_one_site(store: Store, facts: dict[str, str], said: str) -> None:
    plant(store)
    refused(store, said, require_permit, what="Roof permit", **facts)


# -- approvals -----------------------------------------------------------------------------------------------


def ask(store: Store, kind: ApprovalKind = ApprovalKind.CONTRACTOR, **facts: Any) -> None:
    do(store, ask_approval, on=NOV_1, kind=kind, subject="Allied Electric", asked_on=NOV_1, **facts)


def test_an_approval_is_asked_for_answered_and_told(any_store: Store) -> None:
    ask(any_store)
    one = {"approval": "AP-0001"}
    refused(any_store, "Say why it was refused", answer_approval, **one, granted=False, answered_on=NOV_28)
    refused(any_store, "was asked for on", answer_approval, **one, granted=True, answered_on=AUG_1)
    do(any_store, answer_approval, on=NOV_28, **one, granted=True, answered_on=NOV_28, words="Weekdays only")
    refused(any_store, "was granted on", answer_approval, **one, granted=True, answered_on=NOV_28)
    done = do(any_store, tell_contractor, on=NOV_28, **one, told_on=NOV_28)
    assert done.sentence == "Told Allied Electric in writing to look only to Customer for payment (AP-0001)"
    refused(any_store, "was told on", tell_contractor, **one, told_on=NOV_28)
    assert [book(any_store, on).approvals[0].granted for on in (NOV_1, NOV_28)] == [None, True]
    assert book(any_store, NOV_1).approvals[0].words == ""


def test_what_is_at_sole_discretion_is_refused_without_a_reason(store: Store) -> None:
    do(store, add_facility, on=AUG_1, name="Broad St CO")
    ask(store, ApprovalKind.SHARING, facility="CF-001")
    one = {"approval": "AP-0001"}
    do(store, answer_approval, on=NOV_28, **one, granted=False, answered_on=NOV_28)
    refused(store, "was refused on", answer_approval, **one, granted=True, answered_on=NOV_28)
    refused(store, "not about a supplier", tell_contractor, **one, told_on=NOV_28)
    refused(store, "Name the building", ask_approval, kind=ApprovalKind.SIGN, subject="Sign", asked_on=NOV_1)


# -- insurance and warranties --------------------------------------------------------------------------------

GENERAL = {"cover": Cover.GENERAL_LIABILITY, "insurer": "Mutual", "policy": "4711", "holds_from": AUG_1}


def test_a_certificate_is_entered_given_and_cancelled(any_store: Store) -> None:
    facts = {**GENERAL, "expires_on": date(2001, 7, 31), "per_occurrence": Decimal(1_000_000)}
    done = do(any_store, enter_certificate, on=NOV_1, **facts, additional_insured=True)
    assert done.sentence == "Entered certificate IC-001: Comprehensive general liability, to Tue 31 Jul 2001"
    one = {"certificate": "IC-001"}
    do(any_store, furnish_certificate, on=NOV_28, **one, furnished_on=AUG_1)
    refused(any_store, "was given to Winstar on", furnish_certificate, **one, furnished_on=NOV_28)
    assert book(any_store, AUG_1).certificates[0].furnished_on == AUG_1
    refused(any_store, "begins on", cancel_insurance, **one, cancelled_on=date(2000, 7, 1))
    refused(any_store, "expired on", cancel_insurance, date(2001, 8, 2), **one, cancelled_on=date(2001, 8, 1))
    do(any_store, cancel_insurance, on=NOV_28, **one, cancelled_on=NOV_28)
    refused(any_store, "was cancelled on", cancel_insurance, **one, cancelled_on=NOV_28)
    assert [book(any_store, on).certificates[0].cancelled_on for on in (NOV_1, NOV_28)] == [None, NOV_28]


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"expires_on": date(2000, 7, 31)}, "begins on"),
        ({"per_occurrence": Decimal(0)}, "covers is more than nothing; 0 was typed"),
        ({"insurer": ""}, "Name the insurer"),
        ({"policy": ""}, "Name the policy"),
        ({"furnished_on": DEC_31}, "has not come yet"),
        ({"facility": "CF-001"}, "There is no facility"),
    ],
)
def test_a_certificate_that_cannot_be_is_refused(store: Store, facts: dict[str, Any], said: str) -> None:
    refused(store, said, enter_certificate, **{**GENERAL, "expires_on": DEC_31, **facts})


def test_a_warranty_is_entered_claimed_and_settled(any_store: Store) -> None:
    plant(any_store)
    facts = {"component": "ODU", "maker": "Altium", "starts_on": AUG_1, "ends_on": NOV_28, "pair": "P-0001"}
    do(any_store, enter_warranty, on=AUG_1, **facts)
    one = {"warranty": "WT-0001"}
    refused(any_store, "starts on", claim_warranty, **one, claimed_on=date(2000, 7, 1), defect="Dead")
    refused(any_store, "ended on", claim_warranty, DEC_31, **one, claimed_on=DEC_31, defect="Dead")
    refused(any_store, "No claim", settle_warranty_claim, **one, settled_on=NOV_28, outcome="Replaced")
    do(any_store, claim_warranty, on=NOV_1, **one, claimed_on=NOV_1, defect="Dead")
    refused(any_store, "is open", claim_warranty, **one, claimed_on=NOV_28, defect="Dead")
    refused(any_store, "was made on", settle_warranty_claim, **one, settled_on=AUG_1, outcome="Replaced")
    refused(any_store, "what came of", settle_warranty_claim, **one, settled_on=NOV_28, outcome="")
    do(any_store, settle_warranty_claim, on=NOV_28, **one, settled_on=NOV_28, outcome="Replaced")
    [claim] = book(any_store).warranties[0].claims
    assert (claim.outcome, book(any_store, NOV_1).warranties[0].claims[0].outcome) == ("Replaced", "")
    assert book(any_store).warranties[0].pair == "P-0001"
    refused(any_store, "starts on", enter_warranty, **{**facts, "ends_on": date(2000, 7, 1)})


# -- in-building work and access -----------------------------------------------------------------------------


def test_a_building_is_done_by_an_option_step_by_step(any_store: Store) -> None:
    plant(any_store)
    step = {**B, "step": "fiber", "done_on": NOV_28}
    assert refused(any_store, "No option of Schedule E-2", record_in_building_step, **step) == "E-2"
    done = do(any_store, choose_in_building_option, on=NOV_1, **B, option="1b", chosen_on=NOV_1)
    assert done.sentence.endswith("is done by Option 1b")
    assert "6-pair multimode fiber" in do(any_store, record_in_building_step, on=NOV_28, **step).sentence
    refused(any_store, "was done on", record_in_building_step, **step)
    refused(any_store, "has no step stinger", record_in_building_step, **{**step, "step": "stinger"})
    assert [book(any_store, on).in_building[0].done for on in (NOV_1, NOV_28)] == [(), (("fiber", NOV_28),)]


def test_another_option_starts_its_own_steps_and_keeps_the_dslam(store: Store) -> None:
    plant(store)
    do(store, decide_dslam, on=NOV_1, **B, dslam=Dslam.RACK, decided_on=NOV_1)
    do(store, choose_in_building_option, on=NOV_28, **B, option="3", chosen_on=NOV_28)
    [one] = book(store).in_building
    assert (one.option, one.chosen_on, one.dslam, one.dslam_from) == ("3", NOV_28, Dslam.RACK, NOV_1)
    do(store, decide_dslam, on=NOV_28, **B, dslam=Dslam.NONE, decided_on=NOV_28)
    assert book(store).in_building[0].dslam_from == NOV_28
    assert book(store, NOV_1).in_building[0].option == ""


@pytest.mark.parametrize(
    ("act", "facts", "said"),
    [
        (choose_in_building_option, {"option": "4", "chosen_on": NOV_28}, "has no Option 4; it has 1a, 1b, 2, 3"),
        (choose_in_building_option, {"option": "1a", "chosen_on": NOV_1}, "is done by Option 1a already"),
        (choose_in_building_option, {"option": "2", "chosen_on": AUG_1}, "was chosen on Wed 1 Nov"),
        (choose_in_building_option, {"option": "2", "chosen_on": DEC_31}, "has not come yet"),
        (decide_dslam, {"dslam": Dslam.OPEN, "decided_on": NOV_28}, "Say how the DSLAM is housed"),
        (decide_dslam, {"dslam": Dslam.PORT, "decided_on": AUG_1}, "is of Wed 1 Nov"),
        (decide_dslam, {"dslam": Dslam.PORT, "decided_on": DEC_31}, "has not come yet"),
    ],
)
def test_an_option_that_cannot_be_is_refused(store: Store, act: Any, facts: dict[str, Any], said: str) -> None:
    plant(store)
    do(store, choose_in_building_option, on=NOV_1, **B, option="1a", chosen_on=NOV_1)
    refused(store, said, act, **B, **facts)


def test_the_same_word_on_a_dslam_twice_is_refused(store: Store) -> None:
    plant(store)
    do(store, decide_dslam, on=NOV_1, **B, dslam=Dslam.PORT, decided_on=NOV_1)
    refused(store, "stands for B-0001 already", decide_dslam, **B, dslam=Dslam.PORT, decided_on=NOV_28)


def test_whom_to_ask_for_access_is_known_from_a_day_on(any_store: Store) -> None:
    plant(any_store)
    do(any_store, add_facility, on=AUG_1, name="Broad St CO")
    do(any_store, set_site_access, on=NOV_1, **B, contact="Building desk", telephone="215 555 0100")
    do(any_store, set_site_access, on=NOV_28, **B, contact="Security", instructions="Badge at the dock.")
    do(any_store, set_site_access, on=NOV_28, facility="CF-001", contact="Winstar NOC")
    with any_store.reading() as session:
        contacts = [site_access(session, on).get("B-0001") for on in (AUG_1, NOV_1, NOV_28)]
        office = site_access(session, NOV_28)["CF-001"]
    assert [one.contact if one else "" for one in contacts] == ["", "Building desk", "Security"]
    assert [office.contact, *(one.instructions for one in contacts[2:] if one)] == ["Winstar NOC", "Badge at the dock."]
    refused(any_store, "whom to ask", set_site_access, **B, contact=" ")


# -- switch sites --------------------------------------------------------------------------------------------


def test_a_hub_is_carried_to_a_switch_site_from_a_day_on(any_store: Store) -> None:
    do(any_store, add_hub, code="PHL-2", name="Broad St Hub")
    assert refused(any_store, "no switch site PHL-S", route_hub, hub="PHL-2", site="PHL-S", holds_from=NOV_1) == "C-2"
    for code in ("PHL-S", "NYC-S"):
        do(any_store, add_switch_site, on=AUG_1, code=code, name=f"Switch {code}", cage="Cage 12")
    route = {"hub": "PHL-2", "holds_from": NOV_1}
    do(any_store, route_hub, on=NOV_1, **route, site="PHL-S", pop="401 N Broad")
    do(any_store, route_hub, on=NOV_28, hub="PHL-2", site="NYC-S", holds_from=NOV_28)
    assert refused(any_store, "is recorded already", route_hub, **route, site="NYC-S") == "EXC-2"
    routes = [book(any_store, on).routes[0] for on in (AUG_1, NOV_1, NOV_28)]
    assert [(one.site, one.pop) for one in routes] == [("", ""), ("PHL-S", "401 N Broad"), ("NYC-S", "")]
    assert book(any_store).sites == ("NYC-S", "PHL-S")
    refused(any_store, "needs a code and a name", add_switch_site, code="", name="X")
    refused(any_store, "There is a switch site PHL-S already", add_switch_site, code="PHL-S", name="X")


def test_each_party_asks_in_its_own_name(store: Store) -> None:
    ask(store, asked_by=Side.WINSTAR)
    assert book(store).approvals[0].asked_by is Side.WINSTAR
