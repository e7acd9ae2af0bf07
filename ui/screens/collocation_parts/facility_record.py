"""One facility in the inspector: the gate, its days, what its Space holds, who came, and what moves."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from models.queries.collocation import FacilityRow
from models.rules.clause import Known, Unknown
from models.rules.facilities import move_earliest
from models.rules.spaces import visit_hours
from models.rules.words import capital, counted, tag_of
from reports.columns import Tone
from ui.screens.collocation_parts.part import Line
from ui.widgets.gate_list import Gate, GateList, GateState
from ui.words import day_words, money_words

if TYPE_CHECKING:
    from ui.screens.collocation_parts.facilities import FacilitiesPart

__all__ = ["FacilityRecord"]

WIDE = 356
MOST_VISITS = 5


class FacilityRecord:
    """Fills the inspector with a facility."""

    def __init__(self, part: FacilitiesPart) -> None:
        self.part = part

    def show(self, row: FacilityRow) -> None:
        """Every section of it that has something to say."""
        part = self.part
        part.inspector.add_section("Before anybody goes in", self._gate(row))
        part.facts("Schedule and licence", self._days(row))
        part.facts("The Space", self._space(row), self._hours(row))
        part.lines("Visits", self._visits(row))
        part.lines("Winstar's work and moves", self._works(row))
        part.facts("Where", self._where(row))
        part.show_why(row.standing.why, "Why this standing?")

    def _gate(self, row: FacilityRow) -> GateList:
        """Every condition of occupancy with its clause."""
        lacking = row.unmet
        barred = any(one.bars for one in lacking)
        title = "The Space may be occupied" if not lacking else "Not to be occupied" if barred else "Only with a reason"
        sentence = f"{counted(len(lacking), 'condition')} of Exhibit E not met." if lacking else ""
        tone = Tone.OK if not lacking else Tone.BAD if barred else Tone.WARN
        gates = [
            Gate(
                f"{one.words} ({tag_of(one.clause)})",
                GateState.MET if one.met else GateState.FAILED if one.bars else GateState.WAITING,
                capital(f"{one.detail}.") if one.detail and not one.met else "",
            )
            for one in row.gate
        ]
        found = GateList(WIDE)
        found.set(title, sentence, gates, tone)
        return found

    def _days(self, row: FacilityRow) -> list[Line]:
        """Signatures, attachments, the licence and what follows its end."""
        facts, as_of = row.facts, self.part.desk.as_of
        last = facts.schedules[-1] if facts.schedules else None
        found = []
        if last is not None:
            signer = facts.affiliate or self.part.desk.party("winstar")
            found = [
                Line("Schedule", f"version {last.version} of {day_words(last.dated_on, as_of)}", "E-1"),
                Line(self.part.desk.party("customer"), _signed(last.customer_signed_on, as_of), "EXE-1b"),
                Line(signer, _signed(last.winstar_signed_on, as_of)),
                Line("Drawings", last.drawings or "not attached", "EXE-1c"),
                Line("Work tasks", last.work_tasks or "not attached"),
                Line("Requested", day_words(last.requested_on, as_of)),
                Line("Space ready", day_words(facts.prepared_on, as_of) if facts.prepared_on else "not yet"),
                Line("Escort", "on each visit" if last.escort else "not required", "EXE-1h"),
            ]
        found += [
            Line("Licence from", _answer(row.standing.start), "EXE-3a"),
            Line("Licence until", _answer(row.standing.end)),
        ]
        if isinstance(row.effort_due, Known):
            found.append(Line("Renew lease by", day_words(row.effort_due.value)))
        if facts.renewal_effort_on is not None:
            found.append(Line("Renewal tried", day_words(facts.renewal_effort_on, as_of)))
        if facts.taking_on is not None:
            found.append(Line("Taking noticed", day_words(facts.taking_on, as_of), "EXE-3c"))
        if facts.ended_on is not None and isinstance(row.removal_due, Known):
            found.append(Line("Out by", day_words(row.removal_due.value), "EXE-3b"))
        if facts.removed_on is not None:
            found.append(Line("Cleared", day_words(facts.removed_on, as_of)))
        return found

    def _space(self, row: FacilityRow) -> list[Line]:
        """Racks, the cabinets with their heat and weight, and the equipment in each."""
        racks = row.racks
        found = [Line("Racks", str(racks.value) if isinstance(racks, Known) else "not known", "EXE-1e")]
        for load in row.loads:
            heat = f"{load.watts.value:,} W" if isinstance(load.watts, Known) else "heat not known"
            each = load.pounds_per_foot
            weight = f"{each.value} lb a sq ft" if isinstance(each, Known) else "weight not known"
            ink = "bad" if load.too_hot or load.too_heavy else ""
            found.append(Line(f"Cabinet {load.cabinet}", f"{heat}, {weight}", "EXE-5c", ink=ink))
            found += [
                Line("", f"{one.number} {one.name}{_figures(one.watts, one.pounds)}", ink="text2")
                for one in row.facts.items
                if one.cabinet == load.cabinet
            ]
        if row.facts.demarcation:
            found.append(Line("Demarcation", row.facts.demarcation, "EXE-1f"))
        return found

    @staticmethod
    def _hours(row: FacilityRow) -> str:
        """The hours of escort used so far."""
        if not row.facts.visits:
            return ""
        hours = row.escorted
        return f"{hours.value} h escorted" if isinstance(hours, Known) else "escorted hours not known"

    def _visits(self, row: FacilityRow) -> list[str]:
        """The last visits, the latest first."""
        found = []
        for one in reversed(row.facts.visits[-MOST_VISITS:]):
            hours = visit_hours(one)
            lasted = f"{hours.value} h" if isinstance(hours, Known) else "still inside"
            when = f"{day_words(one.in_on, self.part.desk.as_of)} {one.in_at}"
            found.append(f"{when}, {one.visitor}, {one.purpose.words.lower()}, {lasted}")
        older = len(row.facts.visits) - MOST_VISITS
        return [*found, f"and {counted(older, 'earlier visit')}"] if older > 0 else found

    def _works(self, row: FacilityRow) -> list[str]:
        """Winstar's own work with its notice, and moves of the Space."""
        as_of, found = self.part.desk.as_of, []
        for one in row.facts.works:
            told = f"notice {day_words(one.notified_on, as_of)}" if one.notified_on else "no notice recorded"
            cost = f", {money_words(one.cost)}" if one.cost is not None else ""
            found.append(f"{one.number} {one.work} from {day_words(one.begins_on, as_of)}, {told}{cost}.")
        for move in row.facts.moves:
            earliest = move_earliest(move, self.part.desk.terms).value
            done = (
                f"moved {day_words(move.moved_on, as_of)}" if move.moved_on else f"on {day_words(move.moves_on, as_of)}"
            )
            found.append(f"{move.number} to {move.to_place}, {done}; earliest {day_words(earliest, as_of)} (E-5(f)).")
        return found

    def _where(self, row: FacilityRow) -> list[Line]:
        """Its address, its hub or building, and whom to ask for access."""
        facts = row.facts
        found = [Line("Kind", facts.kind.words), Line("Address", facts.address or "not known")]
        if facts.hub:
            found.append(Line("Hub", facts.hub))
        if facts.building:
            found.append(Line("Building", facts.building, record=("building", facts.building)))
        access = row.access
        found.append(Line("Ask for access", access.contact if access else "not known", "MA-5.2"))
        if access is not None and access.telephone:
            found.append(Line("Telephone", access.telephone))
        if access is not None and access.instructions:
            found.append(Line("Getting in", access.instructions))
        return found


def _signed(day: date | None, as_of: date) -> str:
    """The day a party signed."""
    return day_words(day, as_of) if day else "not signed"


def _answer(answer: Known[date] | Unknown) -> str:
    """A day of the licence, or what is missing for it."""
    if isinstance(answer, Unknown):
        return f"cannot say: {answer.missing}"
    return day_words(answer.value)


def _figures(watts: int | None, pounds: int | None) -> str:
    """The watts and pounds of an item."""
    heat = "watts not known" if watts is None else f"{watts:,} W"
    weight = "pounds not known" if pounds is None else f"{pounds:,} lb"
    return f", {heat}, {weight}"
