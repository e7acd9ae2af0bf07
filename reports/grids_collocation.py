"""The columns of the Collocation page: facilities, permits and certificates, in-building work, switch sites."""

from __future__ import annotations

from datetime import date

from models.queries.collocation import BuildingWorkRow, FacilityRow, HubRouteRow
from models.queries.permits import PaperRow, PaperState
from models.rules.clause import Known
from models.rules.facilities import FacilityState
from models.rules.words import Side, counted, listed
from reports.columns import Align, Column, Kind, Tone

__all__ = [
    "BUILDING_WORK",
    "FACILITIES",
    "HUB_ROUTES",
    "PAPERS",
    "facility_icon",
    "facility_tone",
    "lit_tone",
    "lit_words",
    "paper_icon",
    "paper_tone",
    "unmet_words",
]

STATES = {
    FacilityState.NO_SCHEDULE: (Tone.OUTLINE, ""),
    FacilityState.UNSIGNED: (Tone.WARN, "pen-line"),
    FacilityState.UNKNOWN: (Tone.MISSING, ""),
    FacilityState.COMING: (Tone.INFO, "clock"),
    FacilityState.LICENSED: (Tone.OK, "check"),
    FacilityState.ENDED: (Tone.WARN, "clock-alert"),
    FacilityState.REMOVED: (Tone.NEUTRAL, ""),
    FacilityState.ABANDONED: (Tone.BAD, "triangle-alert"),
}
PAPER_STATES = {
    PaperState.HELD: (Tone.OK, "check"),
    PaperState.SOON: (Tone.WARN, "clock-alert"),
    PaperState.OPEN: (Tone.WARN, "circle-alert"),
    PaperState.LATE: (Tone.BAD, "triangle-alert"),
    PaperState.OVER: (Tone.NEUTRAL, ""),
}


def facility_tone(row: FacilityRow) -> Tone:
    """The tone of a facility's chip."""
    return STATES[row.standing.state][0]


def facility_icon(row: FacilityRow) -> str:
    """The icon of that chip."""
    return STATES[row.standing.state][1]


def unmet_words(row: FacilityRow) -> str:
    """How many conditions of occupancy are not met."""
    if row.standing.state in (FacilityState.ENDED, FacilityState.REMOVED, FacilityState.ABANDONED):
        return "No longer asked"
    return f"{len(row.unmet)} not met" if row.unmet else "All met"


def _unmet_tone(row: FacilityRow) -> Tone:
    """Red where the Space may not be occupied, amber where a reason would do."""
    if not row.unmet:
        return Tone.OK if unmet_words(row) == "All met" else Tone.NEUTRAL
    return Tone.BAD if any(one.bars for one in row.unmet) else Tone.WARN


def _unmet_icon(row: FacilityRow) -> str:
    """The mark of that chip."""
    return {Tone.OK: "check", Tone.BAD: "x", Tone.WARN: "triangle-alert"}.get(_unmet_tone(row), "")


def _start(row: FacilityRow) -> date | None:
    """The first day of the licence, where it is known."""
    start = row.standing.start
    return start.value if isinstance(start, Known) else None


def _end(row: FacilityRow) -> date | None:
    """The last day of the licence, where it is known."""
    end = row.standing.end
    return end.value if isinstance(end, Known) and _start(row) is not None else None


FACILITIES: tuple[Column[FacilityRow], ...] = (
    Column("Facility", lambda row: row.number, width=9),
    Column("Name", lambda row: row.facts.name, second=lambda row: row.facts.address, width=30, grow=1),
    Column("Kind", lambda row: row.facts.kind.words, width=16, fold=3),
    Column(
        "Standing",
        lambda row: row.standing.state.words,
        kind=Kind.CHIP,
        tone=facility_tone,
        icon=facility_icon,
        width=20,
    ),
    Column("To be met first", unmet_words, kind=Kind.CHIP, tone=_unmet_tone, icon=_unmet_icon, width=16),
    Column(
        "Racks",
        lambda row: row.racks.value if isinstance(row.racks, Known) else None,
        kind=Kind.NUMBER,
        missing="–",
        width=7,
        fold=4,
    ),
    Column("Licence from", _start, kind=Kind.DATE, missing="not known", width=15),
    Column("Until", _end, kind=Kind.DATE, missing="not known", width=16, fold=2),
    Column("In the Space", lambda row: listed(row.inside) or None, missing="nobody", width=16, fold=5),
)
"""The facilities on their page and in a workbook."""


def paper_tone(row: PaperRow) -> Tone:
    """The tone of a paper's chip."""
    return PAPER_STATES[row.state][0]


def paper_icon(row: PaperRow) -> str:
    """The icon of that chip."""
    return PAPER_STATES[row.state][1]


def _party_tone(row: PaperRow) -> Tone | None:
    """Winstar's dot is hollow."""
    return Tone.OUTLINE if row.party is Side.WINSTAR else None


PAPERS: tuple[Column[PaperRow], ...] = (
    Column("Number", lambda row: row.number, width=9),
    Column("Kind", lambda row: row.kind.words, width=12, fold=3),
    Column("What", lambda row: row.what, second=lambda row: row.detail, width=34, grow=1),
    Column("Site", lambda row: row.site or None, missing="all", width=10),
    Column("Party", lambda row: row.party.value.capitalize(), kind=Kind.DOT, tone=_party_tone, width=11, fold=2),
    Column("Since", lambda row: row.since, kind=Kind.DATE, width=13, fold=1),
    Column("Until", lambda row: row.until, kind=Kind.DATE, missing="–", width=15),
    Column("Standing", lambda row: row.words, kind=Kind.CHIP, tone=paper_tone, icon=paper_icon, width=26),
)
"""Permits, certificates, approvals, warranties, liens and disturbances."""


def lit_words(row: BuildingWorkRow) -> str:
    """Whether a building counts as lit."""
    if not isinstance(row.lit, Known):
        return "No option chosen"
    return "Counts as lit" if row.lit.value else "Not lit"


def lit_tone(row: BuildingWorkRow) -> Tone:
    """The tone of that chip."""
    if not isinstance(row.lit, Known):
        return Tone.OUTLINE
    return Tone.OK if row.lit.value else Tone.WARN


def _steps_words(row: BuildingWorkRow) -> str:
    """How many of a building's steps are done."""
    if not row.steps:
        return ""
    return "All done" if not row.left else f"{len(row.steps) - len(row.left)} of {len(row.steps)} done"


def _permits_words(row: BuildingWorkRow) -> str:
    """Whether a building's permits are held."""
    if not row.permits:
        return "None listed"
    return f"{len(row.lacking)} missing" if row.lacking else f"{counted(len(row.permits), 'permit')} held"


def _permits_tone(row: BuildingWorkRow) -> Tone:
    """Red where a permit is missing though a Link stands, amber before, green when all are held."""
    if not row.permits:
        return Tone.OUTLINE
    if not row.lacking:
        return Tone.OK
    return Tone.BAD if row.links else Tone.WARN


BUILDING_WORK: tuple[Column[BuildingWorkRow], ...] = (
    Column("Building", lambda row: row.building, width=9),
    Column("Name", lambda row: row.name, second=lambda row: row.address, width=30, grow=1),
    Column("Links", lambda row: row.links, kind=Kind.NUMBER, width=7, fold=3),
    Column("Option", lambda row: row.plan.option if row.plan and row.plan.option else None, missing="–", width=8),
    Column("Lit", lit_words, kind=Kind.CHIP, tone=lit_tone, width=17),
    Column("Steps", _steps_words, align=Align.RIGHT, width=13),
    Column(
        "DSLAM",
        lambda row: row.plan.dslam.words if row.plan and row.plan.dslam else None,
        missing="not decided",
        width=20,
        fold=2,
    ),
    Column("Permits", _permits_words, kind=Kind.CHIP, tone=_permits_tone, width=17),
    Column("Ask for access", lambda row: row.access.contact if row.access else None, width=18, fold=1),
)
"""In-building work, permits and access, building by building."""


HUB_ROUTES: tuple[Column[HubRouteRow], ...] = (
    Column("Hub", lambda row: row.hub, width=10),
    Column("Name", lambda row: row.name, second=lambda row: row.city, width=28, grow=1),
    Column("Links", lambda row: row.route.links, kind=Kind.NUMBER, width=8),
    Column("Switch site", lambda row: row.route.site or None, missing="not recorded", width=14),
    Column("Its name", lambda row: row.site_name or None, missing="–", width=24, grow=1, fold=2),
    Column("Cage", lambda row: row.cage or None, width=14),
    Column("POP", lambda row: row.route.pop or None, width=18, fold=1),
    Column("Since", lambda row: row.route.since, kind=Kind.DATE, missing="–", width=14),
)
"""The switch site behind every hub."""
