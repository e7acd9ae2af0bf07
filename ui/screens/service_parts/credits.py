"""Target and credits: which Links count toward 102, what is earned each month and quarter, and the credit notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from models.acts.service import issue_credit_note, mark_connected, unmark_connected
from models.queries.service import CreditRow, ServicePage
from models.rules.clause import Why
from models.rules.service_facts import CreditKind, MarkFacts
from reports.columns import Tone
from reports.grids_service import CREDITS, credit_tone, credit_words
from ui.dialogs.act_form import Ask
from ui.row_table import Facet, RowTable
from ui.screen import ScreenAction
from ui.screens.service_parts.part import ServicePart
from ui.widgets.chip import Chip
from ui.widgets.empty_state import EmptyState
from ui.words import count_words, day_words, money_words

if TYPE_CHECKING:
    from ui.screens.service import ServiceScreen

__all__ = ["CreditsPart"]

FACETS: tuple[Facet[CreditRow], ...] = (
    Facet("waiting", "To issue", lambda row: row.note is None and not row.ahead, Tone.WARN),
    Facet("issued", "Issued", lambda row: row.note is not None),
    Facet("target", "Installation Target", lambda row: row.earned.kind is CreditKind.TARGET),
    Facet("availability", "Availability", lambda row: row.earned.kind is CreditKind.AVAILABILITY),
)


class CreditsPart(ServicePart):
    """Every credit toward future support."""

    key, words = "credits", "Target and credits"

    def __init__(self, screen: ServiceScreen) -> None:
        table: RowTable[CreditRow] = RowTable(CREDITS, key=lambda row: row.key, facets=FACETS)
        super().__init__(screen, table, "Filter the credits", "Enter opens the credit, N issues its note.", 40)
        self.view.set_empty(
            EmptyState(
                "badge-dollar-sign", "No credit is earned", "Quarters below the standard and missing Links earn one."
            )
        )

    def rows_of(self, page: ServicePage) -> Sequence[CreditRow]:
        """Every credit, and the next count where it is near."""
        return page.credits

    def said(self) -> str:
        """How many Links count, and what is left to issue."""
        if self.shown is None:
            return ""
        target, count = self.shown.state.terms.installation_target, self.shown.counted.value
        missing = max(0, target.links - count)
        waiting = sum(row.note is None and not row.ahead for row in self.shown.credits)
        toward = f"{count} of {target.links} Links count, {missing} missing" if missing else f"{count} Links count"
        notes = f"{count_words(waiting, 'credit note')} to issue" if waiting else "no credit note to issue"
        return f"{toward}; {target.links} are due by {day_words(target.due)}; {notes}."

    def acts(self) -> Sequence[ScreenAction]:
        """Issuing notes, and the buildings that count."""
        return (
            ScreenAction("Issue credit note", "N", "file-check", self.issue, self.only(self._why_not_issue)),
            ScreenAction("Mark connected building", "B", "building-2", self.mark),
            ScreenAction("Take a mark away", "", "x", self.unmark, self._why_not_unmark),
        )

    def head_actions(self) -> Sequence[ScreenAction]:
        """Issuing a note."""
        return self.acts()[:1]

    def more_acts(self) -> Sequence[ScreenAction]:
        """The buildings that count."""
        return self.acts()[1:]

    @staticmethod
    def _why_not_issue(row: CreditRow) -> str:
        if row.note is not None:
            return f"{row.note.number} is issued."
        return f"The Links are counted on {day_words(row.earned.earned_on)}." if row.ahead else ""

    def marks(self) -> list[MarkFacts]:
        """The marks that stand."""
        if self.shown is None:
            return []
        now = self.shown.state
        return [one for one in now.service.marks if one.ended_on is None or one.ended_on > now.as_of]

    def _why_not_unmark(self) -> str:
        return "" if self.marks() else "No building is marked."

    def issue(self) -> None:
        """Issues the credit note of the row."""
        row = self.row
        asks = (
            self.day("issued_on", "Issued on"),
            Ask("number", "Number", hint="Winstar's own, or left empty for the next one.", placeholder="CN-0001"),
        )
        given = {"kind": row.earned.kind, "earned_on": row.earned.earned_on}
        self.ask(issue_credit_note, f"Credit note for {day_words(row.earned.earned_on)}", asks, given)

    def mark(self) -> None:
        """Marks a building or hub as connected."""
        asks = (
            Ask("hub", "Hub", placeholder="PHL-2"),
            Ask("building", "Or building", placeholder="B-0001"),
            self.day("connected_on", "Connected since"),
            Ask("proof", "Proof", lines=3),
        )
        self.ask(mark_connected, "Mark a building as having local connectivity", asks)

    def unmark(self) -> None:
        """Takes a mark away."""
        hubs = [(one.place, f"{one.place}, {one.name}") for one in self.marks() if one.hub]
        buildings = [(one.place, f"{one.place}, {one.name}") for one in self.marks() if not one.hub]
        asks = (
            Ask("hub", "Hub", choices=(("", "None"), *hubs)),
            Ask("building", "Building", choices=(("", "None"), *buildings)),
            self.day("ended_on", "From"),
            Ask("why", "Why", lines=2),
        )
        self.ask(unmark_connected, "Take a mark away", asks)

    def show_nothing(self) -> None:
        """What counts toward the target, where no credit is chosen."""
        if self.shown is not None:
            self.inspector.set_head("Installation Target", sentence=self.said())
            self.facts("Buildings that count", [(one.place, f"{one.name}: {one.proof}") for one in self.marks()])
            self.show_why(self.shown.counted.why, "Why this count?", open_=True)
            self.show_clauses("EXD-7.1")

    def show_record(self, row: CreditRow) -> None:
        """The credit under the cursor: what it is for, its sum, and what counted."""
        title = row.note.number if row.note else "Credit"
        sentence = f"{row.earned.kind.words}, {day_words(row.earned.earned_on)}"
        self.inspector.set_head(title, Chip(credit_words(row), credit_tone(row)), sentence)
        note = row.note
        self.facts(
            "Credit",
            [
                ("Earned", day_words(row.earned.earned_on)),
                ("Links", str(row.earned.units)),
                ("Sum, USD", money_words(row.amount)),
                ("Waits for", row.missing),
                ("Issued", day_words(note.issued_on) if note else ""),
                ("Used", "On support charges only (D-3.2, D-7.2)"),
            ],
        )
        if row.earned.links:
            self.facts("Links", [(link, self._where(link)) for link in row.earned.links])
        else:
            self.facts("Buildings that count", [(one.place, f"{one.name}: {one.proof}") for one in self.marks()])
        self.show_why(row.earned.why, "Why this credit?", open_=True)
        self.show_clauses("EXD-3.2" if row.earned.links else "EXD-7.2", *(() if row.earned.links else ("EXD-7.1",)))
        self.show_next(self.acts()[:1])

    def _where(self, link: str) -> str:
        """The building of a Link."""
        return self.shown.state.where.get(link, "") if self.shown is not None else ""

    def why(self) -> tuple[Why, str] | None:
        """The derivation of the credit under the cursor, or of the count where there is none."""
        if self.row is not None:
            amount = self.row.earned.amount
            return amount.why, f"Credit of {day_words(self.row.earned.earned_on)}"
        return (self.shown.counted.why, "Links that count") if self.shown is not None else None
