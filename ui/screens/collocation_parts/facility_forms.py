"""The forms of the acts on a facility, each with what the page knows already."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from models.acts import collocation as acts
from models.acts.permits import set_site_access
from models.queries.collocation import FacilityRow
from models.rules.collocation_facts import Purpose
from models.rules.facilities import schedule_in_force
from models.rules.occupancy import contractor_condition, why_not_visit
from models.rules.permit_facts import ApprovalFacts
from models.rules.words import Side
from ui.dialogs.act_form import Ask

if TYPE_CHECKING:
    from ui.screens.collocation_parts.facilities import FacilitiesPart

__all__ = ["ACCESS", "FacilityForms"]

DESPITE = Ask("despite", "In spite of what is not met", placeholder="The reason, kept with the record", lines=2)
HOUR = "14:02"
ACCESS = (
    Ask("contact", "Ask", placeholder="Building desk"),
    Ask("telephone", placeholder="215 555 0100"),
    Ask("instructions", "How to get in, and the security rules", lines=4),
)
"""How access to a site is asked for."""


class FacilityForms:
    """Opens the form of every act on a facility."""

    def __init__(self, part: FacilitiesPart) -> None:
        self.part = part

    # -- the Schedule ----------------------------------------------------------------------------------------

    def add(self) -> None:
        """A new facility."""
        page = self.part.host.read
        hubs = [("", "None")] + [(one.hub, f"{one.hub}, {one.name}") for one in (page.hubs if page else ())]
        asks = (
            Ask("name", placeholder="Broad St central office"),
            Ask("kind"),
            Ask("affiliate", "Winstar Affiliate that signs", placeholder="Empty: Winstar itself"),
            Ask("hub", "Hub it belongs to", choices=hubs, value=""),
            Ask("building", "Building", placeholder="B-0001, for a DSLAM"),
        )
        self.part.ask(acts.add_facility, "New facility", asks, primary="Add the facility")

    def draft(self, row: FacilityRow) -> None:
        """A Collocation Schedule, or an amendment of the one signed."""
        asks = (
            self.part.on("dated_on", "Dated"),
            Ask("requested_on", "Requested Service Date"),
            Ask("racks", hint=f"Up to {self.part.desk.terms.collocation.racks_per_facility}, where available."),
            Ask("cabinets"),
            Ask("shelves"),
            Ask("escort", "Escort Service", value=True, placeholder="Required on each visit"),
            DESPITE,
        )
        self.part.ask(acts.draft_collocation_schedule, f"Schedule of {row.number}", asks, {"facility": row.number})

    def sign(self, row: FacilityRow) -> None:
        """The day a party signed."""
        last = row.facts.schedules[-1]
        names = {
            Side.CUSTOMER: self.part.desk.party(Side.CUSTOMER),
            Side.WINSTAR: row.facts.affiliate or self.part.desk.party(Side.WINSTAR),
        }
        signed = {Side.CUSTOMER: last.customer_signed_on, Side.WINSTAR: last.winstar_signed_on}
        open_ = [(side.value, names[side]) for side in Side if signed[side] is None]
        asks = (Ask("party", "Signed by", choices=open_, value=open_[0][0]), self.part.on("signed_on", "Signed on"))
        self.part.ask(acts.sign_collocation_schedule, f"Sign for {row.number}", asks, {"facility": row.number})

    def attach(self, row: FacilityRow) -> None:
        """One of the two attachments."""
        asks = (Ask("attachment"), Ask("filed_as", placeholder="Drawing 4711"), self.part.on("attached_on"))
        self.part.ask(
            acts.attach_to_schedule, f"Attach to the Schedule of {row.number}", asks, {"facility": row.number}
        )

    def ready(self, row: FacilityRow) -> None:
        """The day the Space was ready."""
        asks = (self.part.on("finished_on", "Ready on"),)
        self.part.ask(acts.finish_preparation, f"The Space in {row.number} is ready", asks, {"facility": row.number})

    def lease(self, row: FacilityRow) -> None:
        """Winstar's own interest."""
        asks = (
            self.part.on("learned_on"),
            Ask("ends_on", "Ends on", hint="Empty where Winstar needs no lease."),
            Ask("source", placeholder="Lease of 1998"),
        )
        self.part.ask(acts.record_lease, f"Winstar's lease of {row.number}", asks, {"facility": row.number})

    def effort(self, row: FacilityRow) -> None:
        """The effort to renew the lease."""
        asks = (self.part.on("made_on"), Ask("words", "What was done", lines=2))
        self.part.ask(acts.record_renewal_effort, f"Renew the lease of {row.number}", asks, {"facility": row.number})

    # -- the Space -------------------------------------------------------------------------------------------

    def visit(self, row: FacilityRow) -> None:
        """Someone signs in."""
        schedule = schedule_in_force(row.facts)
        asks = (
            Ask("visitor", placeholder="Role or name"),
            Ask("purpose"),
            self.part.on("in_on", "Signed in on"),
            Ask("in_at", "At", placeholder=HOUR),
            Ask("contractor", hint="Needed for work; it has to be approved."),
            Ask("escorted", value=schedule is None or schedule.escort, placeholder="From signing in to signing out"),
            DESPITE,
        )
        given, title = {"facility": row.number}, f"Sign a visitor in at {row.number}"
        self.part.ask(acts.record_visit, title, asks, given, effect=lambda facts: self._gate(row, facts))

    def _gate(self, row: FacilityRow, facts: Mapping[str, Any]) -> str:
        """What a visit of the as-of day would be refused for, in the words of the rule."""
        if facts["in_on"] != self.part.desk.as_of:
            return ""
        gate, purpose = row.gate, facts.get("purpose", Purpose.LOOK)
        if purpose.is_work:
            page = self.part.host.read
            known = [one.facts for one in (page.papers if page else ()) if isinstance(one.facts, ApprovalFacts)]
            gate = (*gate, contractor_condition(facts.get("contractor", ""), row.facts, known, facts["in_on"]))
        return why_not_visit(gate, facts.get("despite", "")) or ""

    def leave(self, row: FacilityRow) -> None:
        """Someone signs out."""
        inside = [(one.number, f"{one.number}, {one.visitor}") for one in row.facts.visits if one.out_on is None]
        asks = (
            Ask("visit", choices=inside, value=inside[-1][0]),
            self.part.on("out_on", "Signed out on"),
            Ask("out_at", "At", placeholder=HOUR),
        )
        self.part.ask(acts.end_visit, f"Sign a visitor out of {row.number}", asks)

    def cabinet(self, row: FacilityRow) -> None:
        """A cabinet."""
        asks = (Ask("name", placeholder="1"), Ask("square_feet", "Floor, sq ft", plain=True, placeholder="4.5"))
        self.part.ask(acts.add_cabinet, f"Add a cabinet in {row.number}", asks, {"facility": row.number})

    def place(self, row: FacilityRow) -> None:
        """A piece of equipment."""
        cabinets = [(one.name, f"Cabinet {one.name}") for one in row.facts.cabinets]
        limits = self.part.desk.terms.collocation
        asks = (
            Ask("name", "Equipment"),
            Ask("cabinet", choices=cabinets, value=cabinets[0][0]),
            Ask("watts", hint=f"At most {limits.watts_per_cabinet:,} W in a cabinet."),
            Ask("pounds", hint=f"At most {limits.pounds_per_square_foot} lb on a square foot."),
            self.part.on("placed_on"),
            Ask("serial"),
            Ask("switches", "Switching or transmission", placeholder="It switches or transmits"),
            DESPITE,
        )
        self.part.ask(acts.place_equipment, f"Place equipment in {row.number}", asks, {"facility": row.number})

    def take_out(self, row: FacilityRow) -> None:
        """A piece of equipment out."""
        items = [(one.number, f"{one.number}, {one.name}, cabinet {one.cabinet}") for one in row.facts.items]
        asks = (Ask("item", choices=items, value=items[0][0]), self.part.on("removed_on"))
        self.part.ask(acts.remove_equipment, f"Take equipment out of {row.number}", asks)

    def work(self, row: FacilityRow) -> None:
        """Winstar's own work."""
        asks = (
            Ask("work", placeholder="Power to rack 2"),
            self.part.on("begins_on"),
            Ask("notified_on", hint="To Customer's Chief Technology Officer, in advance."),
            Ask("notified_by", value="e-mail"),
            Ask("cost"),
        )
        self.part.ask(acts.record_winstar_work, f"Winstar's work in {row.number}", asks, {"facility": row.number})

    def work_notice(self, row: FacilityRow) -> None:
        """The notice of that work."""
        works = [(one.number, f"{one.number}, {one.work}") for one in row.facts.works if one.notified_on is None]
        asks = (
            Ask("work", choices=works, value=works[0][0]),
            self.part.on("notified_on"),
            Ask("notified_by", value="e-mail"),
        )
        self.part.ask(acts.record_work_notice, f"Notice of Winstar's work in {row.number}", asks)

    def demarcation(self, row: FacilityRow) -> None:
        """The point of demarcation."""
        asks = (Ask("where", value=row.facts.demarcation, placeholder="Panel 3, rack 1"),)
        self.part.ask(acts.note_demarcation, f"Demarcation in {row.number}", asks, {"facility": row.number})

    def charge(self, row: FacilityRow) -> None:
        """A further service, or damage."""
        asks = (Ask("kind"), Ask("words", "What for"), self.part.on("rendered_on"), Ask("amount"))
        self.part.ask(acts.record_space_charge, f"Service or damage in {row.number}", asks, {"facility": row.number})

    def access(self, row: FacilityRow) -> None:
        """Whom to ask."""
        self.part.ask(set_site_access, f"Access to {row.number}", ACCESS, {"facility": row.number, "building": ""})

    # -- the licence -----------------------------------------------------------------------------------------

    def move(self, row: FacilityRow) -> None:
        """Winstar's notice that it moves the Space."""
        days = self.part.desk.terms.collocation.space_relocation_notice_days
        asks = (
            self.part.on("noticed_on", "Written notice"),
            Ask("moves_on", "Moves on", hint=f"At least {days} days after the notice."),
            Ask("to_place", "To"),
            Ask("why", lines=2),
            Ask("emergency", placeholder="An emergency, so sooner"),
            DESPITE,
        )
        self.part.ask(acts.relocate_space, f"Winstar moves the Space in {row.number}", asks, {"facility": row.number})

    def moved(self, row: FacilityRow) -> None:
        """The Space was moved."""
        moves = [(one.number, f"{one.number}, to {one.to_place}") for one in row.facts.moves if one.moved_on is None]
        asks = (Ask("move", choices=moves, value=moves[0][0]), self.part.on("moved_on"))
        self.part.ask(acts.finish_space_move, f"The Space in {row.number} was moved", asks)

    def taking(self, row: FacilityRow) -> None:
        """A notice of eminent domain."""
        asks = (self.part.on("noticed_on"), Ask("words", "What it says", lines=3))
        self.part.ask(acts.record_taking, f"Taking of {row.number}", asks, {"facility": row.number})

    def end(self, row: FacilityRow) -> None:
        """The licence ends before its time."""
        asks = (self.part.on("ended_on", "Last day"), Ask("reason"))
        self.part.ask(acts.end_licence, f"End the licence of {row.number}", asks, {"facility": row.number})

    def out(self, row: FacilityRow) -> None:
        """Everything is out."""
        asks = (self.part.on("removed_on"),)
        self.part.ask(acts.record_equipment_out, f"Everything out of {row.number}", asks, {"facility": row.number})
