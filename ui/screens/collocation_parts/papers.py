"""Permits, certificates, approvals, warranties, liens and disturbances: what stands, what runs out, what waits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from models.queries.collocation import CollocationPage
from models.queries.permits import PaperKind, PaperRow, PaperState
from models.rules.clause import Why
from models.rules.words import counted
from reports.columns import Tone
from reports.grids_collocation import PAPERS, paper_icon, paper_tone
from ui.row_table import Facet, RowTable
from ui.screen import ScreenAction
from ui.screens.collocation_parts.paper_acts import PaperActs
from ui.screens.collocation_parts.paper_record import paper_lines
from ui.screens.collocation_parts.part import CollocationPart
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from ui.screens.collocation import CollocationScreen

__all__ = ["PapersPart"]

WANTED = (PaperState.OPEN, PaperState.LATE, PaperState.SOON)


def _of(kind: PaperKind, words: str) -> Facet[PaperRow]:
    """A facet of one kind of row."""
    return Facet(kind.value, words, lambda row: row.kind is kind)


FACETS = (
    Facet[PaperRow]("wanted", "To do", lambda row: row.state in WANTED, Tone.WARN),
    _of(PaperKind.PERMIT, "Permits"),
    _of(PaperKind.CERTIFICATE, "Insurance"),
    _of(PaperKind.APPROVAL, "Approvals"),
    _of(PaperKind.WARRANTY, "Warranties"),
    Facet[PaperRow]("other", "Other", lambda row: row.kind in (PaperKind.LIEN, PaperKind.DISTURBANCE)),
)


class PapersPart(CollocationPart):
    """What a site, a Space or the Equipment has to have, and until when it has it."""

    key, words = "papers", "Permits and certificates"

    def __init__(self, screen: CollocationScreen) -> None:
        table: RowTable[PaperRow] = RowTable(PAPERS, key=lambda row: row.number, as_of=screen.desk.as_of, facets=FACETS)
        super().__init__(screen, table, "Filter permits and certificates", "Enter opens the row.")
        self.acts_ = PaperActs(self)
        new = Button("New permit", "primary", "plus", "N")
        new.clicked.connect(self.acts_.require)
        self.view.set_empty(
            EmptyState(
                "stamp",
                "No permits or certificates yet",
                "List what each building needs, enter the insurance certificates, and ask for approvals. "
                "What runs out is spoken of 60 days before.",
                (new,),
            )
        )

    def rows_of(self, page: CollocationPage) -> Sequence[PaperRow]:
        """All of them."""
        return page.papers

    def acts(self) -> Sequence[ScreenAction]:
        """Everything that can be done here."""
        return self.acts_.all

    def next_acts(self, row: PaperRow) -> Sequence[ScreenAction]:
        """What comes next for a row."""
        return self.acts_.next(row)

    def said(self) -> str:
        """How many want something done."""
        page = self.host.read
        wanted = sum(row.state in WANTED for row in page.papers) if page else 0
        late = sum(row.state is PaperState.LATE for row in page.papers) if page else 0
        if not wanted:
            return "Nothing is missing, nothing runs out."
        words = f"{counted(wanted, 'row')} {'wants' if wanted == 1 else 'want'} something done"
        return f"{words}, {late} of them late." if late else f"{words}."

    def why(self) -> tuple[Why, str] | None:
        """Why the row stands as it does."""
        return (self.row.why, f"Why does {self.row.number} stand so?") if self.row is not None else None

    def show_record(self, row: PaperRow) -> None:
        """The row in the inspector."""
        self.inspector.set_head(row.number, Chip(row.words, paper_tone(row), paper_icon(row)), row.what)
        self.facts(row.kind.words, paper_lines(row, self.desk.as_of, self.desk.party))
        self.show_why(row.why, "Why this standing?", shown=True)
        self.show_next(row)
