"""What has to be met before Customer occupies a Space or comes to work in it (Exhibit E, 1, 3, 5 and 6; check K24)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.rules.clause import Known, Unknown, clause, day_words
from models.rules.collocation_facts import CollocationBook, FacilityFacts, Purpose
from models.rules.facilities import licence_end, licence_start
from models.rules.insurance import covers
from models.rules.permit_facts import ApprovalFacts, Cover
from models.rules.readings import RECOMMENDED, Readings
from models.rules.spaces import limit_warnings
from models.rules.terms import Terms
from models.rules.words import capital, tag_of

__all__ = [
    "Condition",
    "contractor_condition",
    "occupancy_gate",
    "unmet",
    "visit_gate",
    "why_not_visit",
]


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition: what it asks, its clause, whether it is met, and what is the matter.

    One that `bars` cannot be passed over; the others can be, with a reason.
    """

    words: str
    clause: str
    met: bool
    detail: str = ""
    bars: bool = True

    @property
    def sentence(self) -> str:
        """What is the matter, with its clause."""
        return f"{capital(self.detail or self.words)} ({tag_of(self.clause)})."


@clause("EXE-1b", "EXE-1c", "EXE-3a", "EXE-6", "EXE-1e", "EXE-5c")
def occupancy_gate(
    facility: FacilityFacts, book: CollocationBook, terms: Terms, on: date, readings: Readings = RECOMMENDED
) -> tuple[Condition, ...]:
    """Everything that has to be met for Customer to be in a Space on a day, in the order of Exhibit E."""
    insured = (_insured(cover, facility, book, terms, on) for cover in Cover)
    licence = _licence(facility, terms, on, readings)
    limits = tuple(
        Condition("Within the limits of the Space", cited, met=False, detail=sentence.partition(" (E-")[0], bars=False)
        for cited, sentence in limit_warnings(facility, terms)
    )
    met = () if limits else (Condition("Within the limits of the Space", "EXE-5c", met=True, bars=False),)
    return (*_signatures(facility), *_attachments(facility), licence, *insured, *limits, *met)


def _signatures(facility: FacilityFacts) -> tuple[Condition, ...]:
    """Both signatures under one and the same version of the Collocation Schedule."""
    schedules = facility.schedules
    whole = any(one.signed_on is not None for one in schedules)
    last = schedules[-1] if schedules else None
    found = []
    sides = (("Customer", "customer_signed_on"), (facility.affiliate or "Winstar", "winstar_signed_on"))
    for name, field in sides:
        met = whole or (last is not None and getattr(last, field) is not None)
        detail = "" if met else f"{name} has not signed the Collocation Schedule of {facility.number}"
        if last is None:
            detail = f"{facility.number} has no Collocation Schedule for {name} to have signed"
        found.append(Condition(f"Collocation Schedule signed by {name}", "EXE-1b", met, detail))
    return tuple(found)


def _attachments(facility: FacilityFacts) -> tuple[Condition, ...]:
    """The two attachments of the Collocation Schedule."""
    last = facility.schedules[-1] if facility.schedules else None
    found = []
    for number, name, field in ((1, "Facility Drawings", "drawings_on"), (2, "Work Tasks", "work_tasks_on")):
        met = last is not None and getattr(last, field) is not None
        detail = "" if met else f"Attachment {number} ({name}) is not attached to the Collocation Schedule"
        found.append(Condition(f"Attachment {number}, {name}", "EXE-1c", met, detail, bars=False))
    return tuple(found)


def _licence(facility: FacilityFacts, terms: Terms, on: date, readings: Readings) -> Condition:
    """The licence: begun, and not ended."""
    start, end, words = licence_start(facility), licence_end(facility, terms, readings), "Licence in force"
    detail = ""
    if isinstance(start, Unknown):
        detail = f"the licence has no first day: {start.missing}"
    elif start.value > on:
        detail = f"the licence begins on {day_words(start.value)}"
    elif isinstance(end, Known) and end.value < on:
        detail = f"the licence ended on {day_words(end.value)}"
    return Condition(words, "EXE-3a", not detail, detail, bars=False)


def _insured(cover: Cover, facility: FacilityFacts, book: CollocationBook, terms: Terms, on: date) -> Condition:
    """A certificate of one of the three covers."""
    shown = covers(cover, book.certificates, facility.number, terms, on)
    detail = shown.missing if isinstance(shown, Unknown) else ""
    return Condition(f"{cover.words} insured", "EXE-6", isinstance(shown, Known), detail)


@clause("EXE-5a", "MA-13.6")
def contractor_condition(
    contractor: str, facility: FacilityFacts, approvals: Sequence[ApprovalFacts], on: date
) -> Condition:
    """Winstar's written approval of the supplier or contractor who is to work in a Space."""
    words = "Contractor approved in writing"
    if not contractor.strip():
        return Condition(words, "EXE-5a", met=False, detail="no contractor is named for the work")
    about = [
        one
        for one in approvals
        if one.kind.works and one.facility in ("", facility.number) and _same(one.subject, contractor)
    ]
    good = [one for one in about if one.granted and one.answered_on is not None and one.answered_on <= on]
    if good:
        last = max(good, key=lambda one: (one.answered_on or date.min, one.number))
        return Condition(words, "EXE-5a", met=True, detail=f"{last.number} approves {contractor}")
    if not about:
        return Condition(words, "EXE-5a", met=False, detail=f"no approval of {contractor} was asked for")
    last = max(about, key=lambda one: (one.asked_on, one.number))
    answered = last.answered_on is not None and last.answered_on <= on
    said = "was refused" if answered else "has not been answered"
    return Condition(words, "EXE-5a", met=False, detail=f"{last.number}, the approval of {contractor}, {said}")


def _same(one: str, other: str) -> bool:
    """Whether two names are the same but for case and spaces."""
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


@clause("EXE-1b", "EXE-5a", "EXE-6")
def visit_gate(
    facility: FacilityFacts,
    book: CollocationBook,
    terms: Terms,
    on: date,
    purpose: Purpose = Purpose.LOOK,
    contractor: str = "",
    readings: Readings = RECOMMENDED,
) -> tuple[Condition, ...]:
    """Everything that has to be met for a visit; work needs its contractor approved besides."""
    gate = occupancy_gate(facility, book, terms, on, readings)
    if not purpose.is_work:
        return gate
    return (*gate, contractor_condition(contractor, facility, book.approvals, on))


def unmet(gate: Sequence[Condition]) -> tuple[Condition, ...]:
    """The conditions that are not met."""
    return tuple(one for one in gate if not one.met)


@clause("EXE-1b", "EXE-5a", "EXE-6")
def why_not_visit(gate: Sequence[Condition], despite: str = "") -> str | None:
    """Why a visit cannot be recorded, every unmet condition with its clause, or None.

    Signatures, insurance and approval bar it whatever the reason; a reason passes over the rest.
    """
    lacking = unmet(gate)
    barring = [one for one in lacking if one.bars]
    if not lacking or (not barring and despite.strip()):
        return None
    said = " ".join(one.sentence for one in (barring if despite.strip() else lacking))
    return said if barring else f"{said} Give a reason to go on in spite of it."
