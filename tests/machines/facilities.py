"""The states of a facility, from a name to an abandoned Space, and of the papers beside it; every act in each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tests.machines.harness import Machine, Step

__all__ = ["FACILITY_MACHINE", "PAPER_MACHINE"]

CF = {"facility": "CF-001"}
JUL, AUG, NOV, DEC = "2000-07-10", "2000-08-15", "2000-11-28", "2000-12-29"


def step(act: str, on: str, name: str = "", /, **facts: Any) -> Step:
    """One act on the facility."""
    return Step(act, on, facts, name)


def signed_by(party: str) -> Step:
    """A party's signature."""
    return step("sign_collocation_schedule", JUL, **CF, party=party, signed_on=JUL)


def certificate(cover: str) -> Step:
    """One of the three covers, in order."""
    return step(
        "enter_certificate", JUL, cover=cover, insurer="Mutual", policy="4711", holds_from=JUL, expires_on="2001-06-30",
        per_occurrence="1000000.00", statutory=cover == "workers_compensation", additional_insured=True,
        furnished_on=JUL,
    )  # fmt: skip


NAMED = (step("add_facility", JUL, name="Broad St CO"),)
DRAFTED = (*NAMED, step("draft_collocation_schedule", JUL, **CF, dated_on=JUL, racks=2, requested_on="2000-08-01"))
HALF = (*DRAFTED, signed_by("customer"))
ATTACHED = tuple(
    step("attach_to_schedule", JUL, **CF, attachment=one, filed_as="4711", attached_on=JUL) for one in "12"
)
SIGNED = (*HALF, signed_by("winstar"), *ATTACHED)
COVERS = tuple(map(certificate, ("general_liability", "employers_liability", "workers_compensation")))
LICENSED = (
    *SIGNED,
    *COVERS,
    step("finish_preparation", AUG, **CF, finished_on=AUG),
    step("record_lease", AUG, **CF, learned_on=AUG),
)
IN_USE = (
    *LICENSED,
    step("add_cabinet", AUG, **CF, name="1", square_feet="4.5"),
    step("place_equipment", AUG, **CF, cabinet="1", name="Router", placed_on=AUG, watts=400, pounds=100),
    step("record_visit", NOV, **CF, visitor="Field engineer", in_on=NOV, in_at="09:05"),
    step("record_winstar_work", NOV, **CF, work="Power", begins_on=NOV),
    step("relocate_space", NOV, **CF, noticed_on=NOV, moves_on="2001-02-01", to_place="Room 5"),
)
ENDED = (*IN_USE, step("end_licence", NOV, **CF, ended_on=NOV, reason="agreed"))
CLEARED = (*ENDED, step("record_equipment_out", NOV, **CF, removed_on=NOV))

STATES: dict[str, Sequence[Step]] = {
    "none": (),
    "named": NAMED,
    "drafted": DRAFTED,
    "signed by Customer": HALF,
    "signed by both": SIGNED,
    "licensed": LICENSED,
    "in use": IN_USE,
    "ended": ENDED,
    "cleared": CLEARED,
    "abandoned": ENDED,
}


def tries(on: str) -> tuple[Step, ...]:
    """Every act on a facility, done on a day."""
    return (
        step("draft_collocation_schedule", on, **CF, dated_on=on, racks=1),
        step("draft_collocation_schedule", on, "draft three racks", **CF, dated_on=on, racks=3),
        step("attach_to_schedule", on, **CF, attachment="1", filed_as="Drawing 2", attached_on=on),
        step("sign_collocation_schedule", on, "Customer signs", **CF, party="customer", signed_on=on),
        step("sign_collocation_schedule", on, "Winstar signs", **CF, party="winstar", signed_on=on),
        step("finish_preparation", on, **CF, finished_on=on),
        step("record_lease", on, **CF, learned_on=on, ends_on="2003-05-31"),
        step("record_renewal_effort", on, **CF, made_on=on, words="Asked the landlord"),
        step("note_demarcation", on, **CF, where="Panel 3"),
        step("add_cabinet", on, **CF, name="1"),
        step("place_equipment", on, **CF, cabinet="1", name="Fan", placed_on=on, watts=10, pounds=10),
        step("place_equipment", on, "place what switches", **CF, cabinet="1", name="PBX", placed_on=on, switches=True),
        step("remove_equipment", on, item="EQ-0001", removed_on=on),
        step("record_visit", on, **CF, visitor="Field engineer", in_on=on, in_at="13:00"),
        step("record_visit", on, "visit with a reason", **CF, visitor="X", in_on=on, in_at="13:00", despite="Survey"),
        step("record_visit", on, "work", **CF, visitor="X", in_on=on, in_at="13:00", purpose="removal", contractor="A"),
        step("end_visit", on, visit="CV-0001", out_on=on, out_at="23:00"),
        step("record_winstar_work", on, **CF, work="Cable", begins_on=on),
        step("record_work_notice", on, work="SW-001", notified_on=on),
        step("relocate_space", on, **CF, noticed_on=on, moves_on="2001-06-01", to_place="Room 6"),
        step("relocate_space", on, "move too soon", **CF, noticed_on=on, moves_on=on, to_place="Room 6"),
        step("finish_space_move", on, move="SM-001", moved_on=on),
        step("record_taking", on, **CF, noticed_on=on, words="The city takes the block"),
        step("end_licence", on, **CF, ended_on=on, reason="agreed"),
        step("end_licence", on, "end for a taking", **CF, ended_on=on, reason="taking"),
        step("record_equipment_out", on, **CF, removed_on=on),
        step("record_lien", on, **CF, claimant="Allied", learned_on=on),
        step("record_interference", on, **CF, caused_by="customer", noticed_on=on, words="Noise"),
        step("record_space_charge", on, **CF, kind="service", words="Remote hands", rendered_on=on),
        step("add_facility", on, name="Another"),
    )


TRIES = {state: tries(DEC if state in ("cleared", "abandoned") else NOV) for state in STATES}
FACILITY_MACHINE = Machine("facility", STATES, TRIES)
"""A facility."""

PERMIT, CONSENT, COVER = {"permit": "PT-0001"}, {"approval": "AP-0001"}, {"certificate": "IC-001"}
WARRANTY, LIEN, NOISE = {"warranty": "WT-0001"}, {"lien": "LN-001"}, {"interference": "IN-001"}
ASKED = (
    *NAMED,
    step("require_permit", JUL, **CF, what="Power permit"),
    step("ask_approval", JUL, kind="contractor", subject="Allied", asked_on=JUL),
    step(
        "enter_certificate", JUL, cover="general_liability", insurer="Mutual", policy="1", holds_from=JUL,
        expires_on="2001-06-30",
    ),
    step("enter_warranty", JUL, component="ODU", maker="P-Com", starts_on=JUL, ends_on="2001-06-30"),
    step("record_lien", JUL, claimant="Allied", learned_on=JUL),
    step("record_interference", JUL, caused_by="customer", noticed_on=JUL, words="Noise"),
)  # fmt: skip
ANSWERED = (
    *ASKED,
    step("obtain_permit", AUG, **PERMIT, obtained_on=AUG),
    step("answer_approval", AUG, **CONSENT, granted=True, answered_on=AUG),
    step("furnish_certificate", AUG, **COVER, furnished_on=AUG),
    step("claim_warranty", AUG, **WARRANTY, claimed_on=AUG, defect="Dead"),
    step("suspend_for_interference", AUG, **NOISE, suspended_on=AUG),
)
SETTLED = (
    *ANSWERED,
    step("drop_permit", AUG, **PERMIT, why="The landlord's covers it"),
    step("tell_contractor", AUG, **CONSENT, told_on=AUG),
    step("cancel_insurance", AUG, **COVER, cancelled_on=AUG),
    step("settle_warranty_claim", AUG, **WARRANTY, settled_on=AUG, outcome="Replaced"),
    step("settle_lien", AUG, **LIEN, how="bonded", settled_on=AUG),
    step("cure_interference", AUG, **NOISE, cured_on=AUG),
)
PAPER_STATES: Mapping[str, Sequence[Step]] = {"none": (), "asked": ASKED, "answered": ANSWERED, "settled": SETTLED}
PAPER_TRIES = (
    step("require_permit", NOV, **CF, what="Roof permit"),
    step("obtain_permit", NOV, **PERMIT, obtained_on=NOV),
    step("drop_permit", NOV, **PERMIT, why="Not needed"),
    step("ask_approval", NOV, kind="sharing", subject="Carrier", asked_on=NOV, **CF),
    step("answer_approval", NOV, **CONSENT, granted=True, answered_on=NOV),
    step("tell_contractor", NOV, **CONSENT, told_on=NOV),
    step("furnish_certificate", NOV, **COVER, furnished_on=NOV),
    step("cancel_insurance", NOV, **COVER, cancelled_on=NOV),
    step("claim_warranty", NOV, **WARRANTY, claimed_on=NOV, defect="Weak"),
    step("settle_warranty_claim", NOV, **WARRANTY, settled_on=NOV, outcome="Repaired"),
    step("settle_lien", NOV, **LIEN, how="discharged", settled_on=NOV),
    step("suspend_for_interference", NOV, **NOISE, suspended_on=NOV),
    step("cure_interference", NOV, **NOISE, cured_on=NOV),
    step("set_site_access", NOV, **CF, contact="Winstar NOC"),
    step("choose_in_building_option", NOV, building="B-0001", option="1a", chosen_on=NOV),
    step("record_in_building_step", NOV, building="B-0001", step="fiber", done_on=NOV),
    step("decide_dslam", NOV, building="B-0001", dslam="rack", decided_on=NOV),
    step("enter_certificate", NOV, cover="employers_liability", insurer="Mutual", policy="2", holds_from=NOV,
         expires_on="2001-06-30"),
    step("enter_warranty", NOV, component="IDU", maker="P-Com", starts_on=NOV, ends_on="2001-06-30"),
)  # fmt: skip
PAPER_MACHINE = Machine("collocation-paper", PAPER_STATES, dict.fromkeys(PAPER_STATES, PAPER_TRIES))
"""A permit, an approval, a certificate, a warranty, a lien and a disturbance, each in its states."""
