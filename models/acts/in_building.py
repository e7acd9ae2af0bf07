"""Acts on how a Link is brought into a building (E-2), its DSLAM (EXE-2), and access to a site (MA-5.2)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select

from models.act import Doing, act
from models.acts import records
from models.acts.collocation_records import law_on, site, tidy, wanted
from models.acts.days import refuse_day
from models.acts.twins import refuse_twin
from models.errors import Refusal
from models.rules.clause import day_words
from models.rules.in_building import steps
from models.rules.permit_facts import Dslam
from models.tables import Building
from models.tables.permits import InBuildingPlan, InBuildingStep, SiteAccess

__all__ = ["choose_in_building_option", "decide_dslam", "record_in_building_step", "set_site_access"]

OPTIONS = "E-2"


def _plan(doing: Doing, building: Building) -> InBuildingPlan | None:
    """The last word on how a building is done."""
    query = select(InBuildingPlan).where(InBuildingPlan.building_id == building.id)
    return doing.session.scalars(query.order_by(InBuildingPlan.chosen_on.desc(), InBuildingPlan.id.desc())).first()


@act(says="{name} is done by Option {option}")
def choose_in_building_option(
    doing: Doing, *, building: str, option: str, chosen_on: date, remarks: str = ""
) -> Mapping[str, object]:
    """Records by which option of Schedule E-2 a building is done, from a day on (E-2).

    Option 3 does not make a lit building; it is used at Customer's discretion, where no other is left.
    """
    row = records.building(doing.session, building)
    refuse_day(doing, chosen_on, "No option can have been chosen")
    known = law_on(doing)[0].in_building_option
    if option not in {one.id for one in known}:
        names = ", ".join(one.id for one in known)
        raise Refusal(f"Schedule E-2 has no Option {option or 'of no name'}; it has {names}.", OPTIONS)
    before = _plan(doing, row)
    if before is not None and before.chosen_on > chosen_on:
        raise Refusal(f"An option was chosen on {day_words(before.chosen_on)}, after that.", OPTIONS)
    if before is not None and before.option == option:
        raise Refusal(f"{building} is done by Option {option} already.", OPTIONS)
    doing.session.add(
        InBuildingPlan(
            building_id=row.id,
            option=option,
            dslam=before.dslam if before else "",
            chosen_on=chosen_on,
            remarks=tidy(remarks),
        )
    )
    return {"name": row.name}


@act(says="DSLAM at {name}: {words}")
def decide_dslam(doing: Doing, *, building: str, dslam: Dslam, decided_on: date) -> Mapping[str, object]:
    """Records how Winstar houses a DSLAM in a building: rack space, a port in its own, or not at all (EXE-2)."""
    row = records.building(doing.session, building)
    refuse_day(doing, decided_on, "Nothing can have been decided")
    if dslam is Dslam.OPEN:
        raise Refusal("Say how the DSLAM is housed: rack space, a port, or not at all.", "EXE-2")
    before = _plan(doing, row)
    if before is not None and before.chosen_on > decided_on:
        raise Refusal(f"The last word on {building} is of {day_words(before.chosen_on)}, after that.", "EXE-2")
    if before is not None and before.dslam == dslam.value:
        raise Refusal(f"That stands for {building} already.", "EXE-2")
    option = before.option if before else ""
    doing.session.add(
        InBuildingPlan(building_id=row.id, option=option, dslam=dslam.value, chosen_on=decided_on, remarks="")
    )
    return {"name": row.name, "words": dslam.words}


@act(says="{name}: {what}")
def record_in_building_step(
    doing: Doing, *, building: str, step: str, done_on: date, words: str = ""
) -> Mapping[str, object]:
    """Records that a step of a building's in-building installation was done (E-2)."""
    row = records.building(doing.session, building)
    refuse_day(doing, done_on, "Nothing can have been done")
    plan = _plan(doing, row)
    if plan is None or not plan.option:
        raise Refusal(f"No option of Schedule E-2 is chosen for {building}. Choose it first.", OPTIONS)
    known = {one.key: one.words for one in steps(plan.option, law_on(doing)[0])}
    if step not in known:
        names = ", ".join(known)
        raise Refusal(f"Option {plan.option} has no step {step or 'of no name'}; it has {names}.", OPTIONS)
    query = select(InBuildingStep).where(
        InBuildingStep.building_id == row.id, InBuildingStep.option == plan.option, InBuildingStep.step == step
    )
    before = doing.session.scalar(query)
    if before is not None:
        raise Refusal(f"That was done on {day_words(before.done_on)} already.", OPTIONS)
    doing.session.add(
        InBuildingStep(building_id=row.id, option=plan.option, step=step, done_on=done_on, words=tidy(words))
    )
    return {"name": row.name, "what": known[step]}


@act(says="Access to {where}: ask {contact}")
def set_site_access(
    doing: Doing,
    *,
    contact: str,
    telephone: str = "",
    instructions: str = "",
    building: str = "",
    facility: str = "",
) -> Mapping[str, object]:
    """Records whom to ask for access to a building or a facility, and the security rules there (MA-5.2)."""
    name = wanted(contact, "Say whom to ask for access.", "MA-5.2")
    building_id, facility_id = site(doing, building, facility, "MA-5.2")
    row = SiteAccess(
        building_id=building_id,
        facility_id=facility_id,
        contact=name,
        telephone=tidy(telephone),
        instructions=instructions.strip(),
        holds_from=doing.on,
    )
    refuse_twin(
        doing, row, "MA-5.2", "building_id", "facility_id", "contact", "telephone", "instructions", "holds_from"
    )
    doing.session.add(row)
    return {"contact": name, "where": building or facility}
