"""The act by which interference ends: of Winstar's network under 5.1, or a disturbance noted under Exhibit E, 5(e)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from models.act import Doing, act
from models.acts.collocation_records import find, refuse_before
from models.acts.days import refuse_day
from models.acts.moments import one
from models.errors import Refusal
from models.queries.service_facts import suspensions
from models.rules.clause import day_words
from models.rules.service_facts import SuspensionCause, SuspensionFacts
from models.rules.suspensions import why_not_cure
from models.tables.collocation import Interference
from models.tables.service import Suspension

__all__ = ["cure_interference", "suspension_of"]


@act(says="{what} was cured on {day}")
def cure_interference(
    doing: Doing, *, cured_on: date, interference: str = "", suspension: str = ""
) -> Mapping[str, object]:
    """Records that what interfered was removed: a disturbance, or Customer's interference that was noticed.

    `interference` names the disturbance IN-001 (EXE-5e), whose suspension ends on that day; `suspension` the notice
    SU-0001 (MA-5.1).
    """
    if bool(interference.strip()) == bool(suspension.strip()):
        raise Refusal("Name the disturbance, IN-001, or the notice of interference, SU-0001, one of the two.", "EXE-5e")
    if interference.strip():
        _cure_disturbance(doing, interference.strip(), cured_on)
    else:
        _cure_noticed(doing, suspension.strip(), cured_on)
    return {"what": interference.strip() or suspension.strip(), "day": day_words(cured_on)}


def _cure_disturbance(doing: Doing, number: str, cured_on: date) -> None:
    """Writes that a disturbance was removed."""
    row = find(doing.session, Interference, number, "disturbance", "EXE-5e")
    refuse_day(doing, cured_on, "Nothing can have been cured")
    refuse_before(cured_on, row.suspended_on or row.noticed_on, f"{number} stood", "EXE-5e")
    if row.cured_on is not None:
        raise Refusal(f"{number} was cured on {day_words(row.cured_on)}.", "EXE-5e")
    row.cured_on = cured_on


def _cure_noticed(doing: Doing, number: str, cured_on: date) -> None:
    """Writes that Customer removed what interfered with the network."""
    row, facts = suspension_of(doing, number)
    refuse_day(doing, cured_on, "Interference cannot be cured")
    if facts.cause is not SuspensionCause.INTERFERENCE:
        raise Refusal(f"{number} is about unpaid support; it ends when service is restored.", "EXD-4B")
    if reason := why_not_cure(facts, cured_on):
        raise Refusal(reason, "MA-5.1")
    row.cured_on = cured_on


def suspension_of(doing: Doing, number: str) -> tuple[Suspension, SuspensionFacts]:
    """The suspension of that number, as it is kept and as the rules look at it."""
    row = one(doing, Suspension, Suspension.number, number, "suspension")
    return row, next(facts for facts in suspensions(doing.session) if facts.number == number)
