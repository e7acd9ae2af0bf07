"""The amendments of the terms, what each changed from what to what, and the form of a new one."""

from __future__ import annotations

from models.queries.amendments import AmendmentRow, ChangeRow, amendments
from models.rules.clause import Why
from reports.columns import Column, Kind, Tone
from ui import words
from ui.clause_tags import ClauseTags
from ui.dialogs.amendment import AmendmentDialog
from ui.row_table import RowTable
from ui.screen import Screen, ScreenAction
from ui.screens.agreement_parts.part import Part, stacked
from ui.widgets.definition_list import DefinitionList, Fact
from ui.widgets.text import Label

__all__ = ["AmendmentsPart"]

COLUMNS: tuple[Column[AmendmentRow], ...] = (
    Column("No.", lambda row: row.number, kind=Kind.NUMBER, width=6),
    Column("In force from", lambda row: row.effective_on, kind=Kind.DATE, width=18),
    Column("Instrument", lambda row: row.instrument, width=34, grow=1),
    Column("What it changes", lambda row: row.summary, width=40, grow=2),
    Column(
        "Standing",
        lambda row: "In force" if row.in_force else "To come",
        kind=Kind.CHIP,
        tone=lambda row: Tone.OK if row.in_force else Tone.OUTLINE,
        width=14,
    ),
)


def change_words(one: ChangeRow) -> str:
    """A change in words: 102, now 90."""
    return f"{one.before}, now {one.after}" if one.before else one.after


class AmendmentsPart(Part):
    """Every amendment with its changes."""

    key, words = "amendments", "Amendments"
    sentence = "A writing signed by both parties changes terms from its own day on. Every rule goes by the day."

    def __init__(self, screen: Screen) -> None:
        table: RowTable[AmendmentRow] = RowTable(COLUMNS, key=lambda row: str(row.number))
        super().__init__(screen, table, "Filter the amendments", "N enters a new amendment.")

    def rows(self) -> list[AmendmentRow]:
        """The amendments, the latest first."""
        return self.desk.read(amendments, self.desk.as_of)

    def page_actions(self) -> list[ScreenAction]:
        """Entering an amendment."""
        return [ScreenAction("New amendment...", "N", "file-pen", self.enter)]

    def enter(self) -> None:
        """Asks for a new amendment."""
        dialog = AmendmentDialog(self.desk, self.window())
        dialog.accepted.connect(lambda: self.screen_.tell_if(dialog.outcome))
        dialog.open()

    def why(self) -> tuple[Why, str] | None:
        """What the amendment under the cursor changed."""
        row = self.view.current()
        if row is None:
            return None
        facts = (("In force from", words.day_words(row.effective_on)), ("Instrument", row.instrument))
        facts += tuple((one.name, change_words(one)) for one in row.changes)
        clauses = tuple(dict.fromkeys((row.clause, "MA-13.13")))
        return Why(row.summary, clauses, facts), f"Amendment {row.number}"

    def show_record(self, row: AmendmentRow) -> None:
        """The amendment with everything it changed."""
        self.inspector.set_head(f"Amendment {row.number}", sentence=row.instrument)
        self.inspector.add_section("", Label(row.summary, wrap=True))
        facts = (
            Fact("In force from", words.day_words(row.effective_on)),
            Fact("Changes", words.count_words(len(row.changes), "term")),
        )
        self.inspector.add_section("", DefinitionList(facts))
        changes = stacked([(one.name, change_words(one)) for one in row.changes])
        self.inspector.add_section("What it changed", changes)
        tags = ClauseTags((row.clause,))
        tags.asked.connect(self.screen_.clause_asked)
        self.inspector.add_section("Clause", tags)
        self.inspector.set_actions([[self.screen_.button(self.page_actions()[0], "primary")]])
