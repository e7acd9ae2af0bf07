"""How a Link is brought into a building: the four options of Schedule E-2, their steps, and the DSLAM (EXE-2)."""

from __future__ import annotations

from dataclasses import dataclass

from models.rules.clause import Known, Unknown, Why, clause, day_words
from models.rules.permit_facts import Dslam, InBuildingFacts
from models.rules.terms import Terms
from models.rules.terms_service import InBuildingOption
from models.rules.words import Side, party

__all__ = ["STEPS", "Step", "counts_as_lit", "dslam_offer", "open_steps", "option_of", "steps"]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of an in-building installation: its key, what is done, and by whom."""

    key: str
    words: str
    by: Side


STEPS: dict[str, tuple[tuple[str, str, Side], ...]] = {
    "1a": (
        ("stinger", "{customer} delivers the Lucent Stinger", Side.CUSTOMER),
        ("power", "{winstar} provides power and rack space for the Stinger", Side.WINSTAR),
        ("fiber", "{winstar} connects the radio's indoor unit to the Stinger by fiber", Side.WINSTAR),
        ("vertical", "{winstar} runs the {cable} vertical cable for all customers of {customer}", Side.WINSTAR),
        ("blocks", "{winstar} ends the cable in 110 blocks on every {floors} floor, top to bottom", Side.WINSTAR),
        ("horizontal", "{customer} connects from the 110 blocks to the customer's station", Side.CUSTOMER),
        ("sharing", "Both share the cable plant under an agreed service level", Side.WINSTAR),
    ),
    "1b": (
        ("fiber", "{winstar} runs a {pairs}-pair multimode fiber from the indoor unit to the closet", Side.WINSTAR),
        ("conduit", "{winstar} lays the run in protective conduit", Side.WINSTAR),
        ("panel", "{winstar} ends the fiber in a light-guide termination panel", Side.WINSTAR),
    ),
    "2": (
        ("stinger", "{customer} delivers the Lucent Stinger", Side.CUSTOMER),
        ("asked", "{customer} asks for room in {winstar}'s building cabinet", Side.CUSTOMER),
        ("room", "{winstar} makes every effort to find room in its building cabinet", Side.WINSTAR),
    ),
    "3": (
        ("no_space", "No space for {customer}'s equipment is available in the building", Side.WINSTAR),
        ("chosen", "{customer} decides to go over {winstar}'s own infrastructure", Side.CUSTOMER),
    ),
}
"""The steps of each option in the order they are done; the words take the parties and the figures of the terms."""

ORDINALS = {1: "1st", 2: "2nd", 3: "3rd"}


@clause("E-2", "EXE-1l")
def option_of(plan: InBuildingFacts, terms: Terms) -> InBuildingOption | None:
    """The option of Schedule E-2 a building is done by; None while none is chosen."""
    return next((one for one in terms.in_building_option if one.id == plan.option), None)


@clause("E-2")
def steps(option: str, terms: Terms) -> tuple[Step, ...]:
    """The steps of an option, worded with the parties and the agreement's own figures."""
    found = next((one for one in terms.in_building_option if one.id == option), None)
    if found is None:
        return ()
    every = found.punch_down_every_floors
    words = {
        "customer": party(terms, Side.CUSTOMER),
        "winstar": party(terms, Side.WINSTAR),
        "cable": found.vertical_cable,
        "floors": ORDINALS.get(every, f"{every}th"),
        "pairs": found.fiber_pairs,
    }
    return tuple(Step(key, said.format(**words), by) for key, said, by in STEPS.get(option, ()))


@clause("E-2")
def open_steps(plan: InBuildingFacts, terms: Terms) -> tuple[Step, ...]:
    """The steps of a building's option that are not done yet."""
    done = {key for key, _ in plan.done}
    return tuple(one for one in steps(plan.option, terms) if one.key not in done)


@clause("E-2")
def counts_as_lit(plan: InBuildingFacts, terms: Terms) -> Known[bool] | Unknown:
    """Whether a building done by its option satisfies Customer's “lit building” requirements; Option 3 does not."""
    rule = "Options 1a, 1b and 2 make a lit building; Option 3 does not"
    option = option_of(plan, terms)
    if option is None:
        return Unknown(f"no option of Schedule E-2 is chosen for {plan.building}", Why(rule, ("E-2",)))
    facts = (("Option", f"{option.id}, {option.name}"), ("Chosen", day_words(plan.chosen_on)))
    return Known(option.counts_as_lit, Why(rule, ("E-2", "EXE-1l"), facts))


@clause("EXE-2")
def dslam_offer(plan: InBuildingFacts) -> Known[Dslam] | Unknown:
    """How Winstar houses a DSLAM in a building, or that it has not said; the choice is its own, within reason."""
    rule = "Rack space, or a port in Winstar's own multiplexer, at its reasonable discretion"
    if plan.dslam is Dslam.OPEN:
        return Unknown(f"nobody has said how a DSLAM is housed in {plan.building}", Why(rule, ("EXE-2",)))
    since = f", from {day_words(plan.dslam_from)}" if plan.dslam_from else ""
    return Known(plan.dslam, Why(rule, ("EXE-2",), (("DSLAM", f"{plan.dslam.words}{since}"),)))
