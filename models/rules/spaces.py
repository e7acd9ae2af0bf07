"""What stands in a Space and what it may be: racks, heat, weight, escorts, liens, the price list's quantities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from models.rules.clause import Known, Unknown, Why, clause, day_words
from models.rules.collocation_facts import (
    CabinetFacts,
    FacilityFacts,
    FacilityKind,
    LienFacts,
    SpaceWorkFacts,
    VisitFacts,
)
from models.rules.facilities import licensed, schedule_in_force
from models.rules.permit_facts import Dslam, InBuildingFacts
from models.rules.readings import RECOMMENDED, Readings
from models.rules.terms import Terms
from models.rules.words import counted, listed

__all__ = [
    "CabinetLoad",
    "Quantities",
    "cabinet_load",
    "central_office_use",
    "escorted_hours",
    "lien_due",
    "limit_warnings",
    "quantities",
    "racks",
    "visit_hours",
    "work_warning",
]


@dataclass(frozen=True, slots=True)
class CabinetLoad:
    """The heat and the weight of a cabinet against their limits."""

    cabinet: str
    watts: Known[int] | Unknown
    pounds_per_foot: Known[Decimal] | Unknown
    too_hot: bool
    too_heavy: bool


@clause("EXE-1e")
def racks(facility: FacilityFacts, terms: Terms) -> Known[int] | Unknown:
    """How many racks the Collocation Schedule in force gives a facility."""
    limit = terms.collocation.racks_per_facility
    why = Why(f"Up to {counted(limit, 'rack')} in a facility", ("EXE-1e",))
    schedule = schedule_in_force(facility)
    if schedule is None or schedule.racks is None:
        missing = "is not signed by both parties" if schedule is None else "names no number of racks"
        return Unknown(f"the Collocation Schedule of {facility.number} {missing}", why)
    facts = (("Schedule in force", f"version {schedule.version}, {counted(schedule.racks, 'rack')}"),)
    return Known(schedule.racks, Why(why.rule, why.clauses, facts))


@clause("EXE-5c")
def cabinet_load(facility: FacilityFacts, cabinet: CabinetFacts, terms: Terms) -> CabinetLoad:
    """What the items in a cabinet come to in watts, and in pounds on each square foot of its floor.

    Figures not entered make the sum unknown; what is known already may be too much all the same.
    """
    limits = terms.collocation
    items = [one for one in facility.items if one.cabinet == cabinet.name]
    heat = sum(one.watts or 0 for one in items)
    pounds = sum(one.pounds or 0 for one in items)
    watts = _sum("watts", [(one.name, one.watts) for one in items], f"at most {limits.watts_per_cabinet:,} W a cabinet")
    weight = _sum(
        "pounds", [(one.name, one.pounds) for one in items], f"at most {limits.pounds_per_square_foot} lb on a sq ft"
    )
    feet = cabinet.square_feet
    load: Known[Decimal] | Unknown
    if isinstance(weight, Unknown):
        load = weight
    elif feet is None:
        load = Unknown(f"the floor cabinet {cabinet.name} stands on is not entered", weight.why)
    else:
        each = (Decimal(pounds) / feet).quantize(Decimal("0.1"), ROUND_HALF_UP)
        facts = (*weight.why.facts, ("Floor", f"{feet} sq ft"), ("Sum", f"{pounds:,} lb / {feet} sq ft = {each} lb"))
        load = Known(each, Why(weight.why.rule, ("EXE-5c",), facts))
    heavy = feet is not None and Decimal(pounds) / feet > limits.pounds_per_square_foot
    return CabinetLoad(cabinet.name, watts, load, heat > limits.watts_per_cabinet, heavy)


def _sum(unit: str, figures: Sequence[tuple[str, int | None]], rule: str) -> Known[int] | Unknown:
    """What the figures of a cabinet's items come to, or whose figure is missing."""
    facts = tuple((name, f"{figure:,} {unit}") for name, figure in figures if figure is not None)
    why = Why(rule.capitalize(), ("EXE-5c",), facts)
    lacking = [name for name, figure in figures if figure is None]
    if lacking:
        return Unknown(f"the {unit} of {listed(lacking)} {'is' if len(lacking) == 1 else 'are'} not entered", why)
    return Known(sum(figure for _, figure in figures if figure is not None), why)


@clause("EXE-1e", "EXE-5c")
def limit_warnings(facility: FacilityFacts, terms: Terms) -> tuple[tuple[str, str], ...]:
    """Each limit a facility passes: its clause and a sentence (K24)."""
    limits, found = terms.collocation, []
    named = racks(facility, terms)
    if isinstance(named, Known) and named.value > limits.racks_per_facility:
        words = f"{facility.number} has {counted(named.value, 'rack')}; up to {limits.racks_per_facility} are allowed"
        found.append(("EXE-1e", f"{words} (E-1(e))."))
    for cabinet in facility.cabinets:
        load = cabinet_load(facility, cabinet, terms)
        if load.too_hot:
            heat = sum(one.watts or 0 for one in facility.items if one.cabinet == cabinet.name)
            words = f"Cabinet {cabinet.name} gives off {heat:,} W; {limits.watts_per_cabinet:,} W are allowed (E-5(c))."
            found.append(("EXE-5c", words))
        if load.too_heavy:
            assert cabinet.square_feet is not None
            pounds = sum(one.pounds or 0 for one in facility.items if one.cabinet == cabinet.name)
            each = (Decimal(pounds) / cabinet.square_feet).quantize(Decimal("0.1"), ROUND_HALF_UP)
            words = f"Cabinet {cabinet.name} loads the floor with {each} lb on a square foot"
            found.append(("EXE-5c", f"{words}; {limits.pounds_per_square_foot} lb are allowed (E-5(c))."))
    for item in facility.items:
        if item.switches:
            words = f"{item.name} ({item.number}) switches or transmits, which is not allowed (E-5(c))."
            found.append(("EXE-5c", words))
    return tuple(found)


@clause("EXE-1h")
def visit_hours(visit: VisitFacts) -> Known[Decimal] | Unknown:
    """How long a visit lasted, in hours, from signing in to signing out."""
    rule = "From signing in to signing out"
    start = ("Signed in", f"{day_words(visit.in_on)}, {visit.in_at}")
    if visit.out_on is None:
        return Unknown(f"{visit.number} has not been signed out", Why(rule, ("EXE-1h",), (start,)))
    lasted = _moment(visit.out_on, visit.out_at) - _moment(visit.in_on, visit.in_at)
    hours = (Decimal(int(lasted.total_seconds())) / 3600).quantize(Decimal("0.01"), ROUND_HALF_UP)
    out = ("Signed out", f"{day_words(visit.out_on)}, {visit.out_at}")
    return Known(hours, Why(rule, ("EXE-1h",), (start, out)))


def _moment(day: date, hour: str) -> datetime:
    """A day and an hour such as 14:02."""
    return datetime.fromisoformat(f"{day.isoformat()}T{hour}")


@clause("EXE-1h")
def escorted_hours(visits: Sequence[VisitFacts]) -> Known[Decimal] | Unknown:
    """The hours of escort that visits used, each counted from signing in to signing out."""
    rule, total = "The hours of every escorted visit", Decimal("0.00")
    facts: list[tuple[str, str]] = []
    for visit in visits:
        if not visit.escorted:
            continue
        hours = visit_hours(visit)
        if isinstance(hours, Unknown):
            return Unknown(hours.missing, Why(rule, ("EXE-1h",), tuple(facts)))
        facts.append((visit.number, f"{day_words(visit.in_on)}: {hours.value} h"))
        total += hours.value
    return Known(total, Why(rule, ("EXE-1h",), tuple(facts)))


@clause("EXE-1k")
def lien_due(lien: LienFacts, terms: Terms) -> Known[date]:
    """The last day to discharge a lien or bond it off, counted from the day Customer learned of it."""
    days = terms.on(lien.learned_on).collocation.lien_discharge_days
    due = lien.learned_on + timedelta(days=days)
    facts = (
        ("Customer learned of it", day_words(lien.learned_on)),
        ("Sum", f"{day_words(lien.learned_on)} plus {counted(days, 'day')} = {day_words(due)}"),
    )
    return Known(due, Why(f"{counted(days, 'day')} after Customer learned of the lien", ("EXE-1k", "MA-1.1f"), facts))


@clause("EXE-5a")
def work_warning(work: SpaceWorkFacts, as_of: date) -> str | None:
    """That Winstar began work itself without advance notice to Customer's Chief Technology Officer, or None."""
    if work.begins_on > as_of or (work.notified_on is not None and work.notified_on < work.begins_on):
        return None
    began = f"Winstar's work {work.number} began on {day_words(work.begins_on)}"
    if work.notified_on is None:
        return f"{began}; no advance notice by e-mail is recorded (E-5(a))."
    return f"{began}; its notice of {day_words(work.notified_on)} was not in advance (E-5(a))."


@dataclass(frozen=True, slots=True)
class Quantities:
    """What the monthly prices of the price list are multiplied by on a day (E-3)."""

    central_offices: Known[int]
    racks: Known[int] | Unknown
    dslam_buildings: Known[int]


@clause("E-3", "EXE-4a")
def quantities(
    facilities: Sequence[FacilityFacts],
    in_building: Sequence[InBuildingFacts],
    terms: Terms,
    on: date,
    readings: Readings = RECOMMENDED,
) -> Quantities:
    """How many central offices, racks and DSLAM buildings the price list charges for on a day."""
    held = [one for one in facilities if one.kind is FacilityKind.CENTRAL_OFFICE and licensed(one, terms, on, readings)]
    offices = Known(
        len(held),
        Why("Central offices with a licence on the day", ("E-3",), tuple((one.number, one.name) for one in held)),
    )
    named = [(one, racks(one, terms)) for one in held]
    rule = "Racks of those central offices"
    lacking = next((answer for _, answer in named if isinstance(answer, Unknown)), None)
    counts: Known[int] | Unknown
    if lacking is not None:
        counts = Unknown(lacking.missing, Why(rule, ("E-3", "EXE-1e")))
    else:
        known = [(one.number, answer.value) for one, answer in named if isinstance(answer, Known)]
        facts = tuple((number, counted(value, "rack")) for number, value in known)
        counts = Known(sum(value for _, value in known), Why(rule, ("E-3", "EXE-1e"), facts))
    housed = [
        one
        for one in in_building
        if one.dslam in (Dslam.RACK, Dslam.PORT) and one.dslam_from is not None and one.dslam_from <= on
    ]
    sites = tuple((one.building, one.dslam.words) for one in housed)
    return Quantities(offices, counts, Known(len(housed), Why("Buildings with a DSLAM", ("E-3", "EXE-2"), sites)))


@clause("M-6.3", "E-3")
def central_office_use(
    facilities: Sequence[FacilityFacts], terms: Terms, on: date, readings: Readings = RECOMMENDED
) -> Known[tuple[int, int]] | Unknown:
    """How many of the allocation table's units of central office collocation are taken up, and how many there are."""
    units = terms.collocation.central_office_quantity
    rule = f"Of the {units} units of central office collocation in the allocation table"
    have = quantities(facilities, (), terms, on, readings)
    taken: Known[int] | Unknown = have.central_offices
    if readings.central_office_units == "racks":
        rule, taken = f"{rule}, each a rack", have.racks
    if isinstance(taken, Unknown):
        return Unknown(taken.missing, Why(rule, ("M-6.3", "E-3"), readings=("AMB-34",)))
    facts = (*taken.why.facts, ("Taken up", f"{taken.value} of {units}"))
    return Known((taken.value, units), Why(rule, ("M-6.3", "E-3"), facts, readings=("AMB-34",)))
