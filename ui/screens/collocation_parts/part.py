"""What a part of the Collocation page is: a list out of what was read for the day, its acts, and its why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from models.act import Act
from models.queries.collocation import CollocationPage
from models.rules.clause import Why
from models.rules.words import tag_of
from ui.dialogs.act_form import ActForm, Ask
from ui.row_table import RowTable
from ui.screen import ScreenAction
from ui.screens.agreement_parts.part import Part
from ui.widgets.definition_list import DefinitionList, Fact
from ui.widgets.facet_bar import FacetBar
from ui.widgets.text import Label
from ui.widgets.why_box import WhyBox

if TYPE_CHECKING:
    from ui.screens.collocation import CollocationScreen

__all__ = ["CollocationPart", "Line"]

NONE_CHOSEN = "Choose a row in the list first."


@dataclass(frozen=True, slots=True)
class Line:
    """A fact in the inspector, the clause it rests on, and the record its value leads to."""

    label: str
    value: str
    clause: str = ""
    record: tuple[str, str] | None = None
    ink: str = ""

    @property
    def fact(self) -> Fact:
        """The fact as the list of facts shows it."""
        tag = tag_of(self.clause) if self.clause else ""
        return Fact(self.label, self.value, tag, self.record is not None, self.ink)


class CollocationPart(Part):
    """One list of the Collocation page; `rows_of` takes its rows out of the page, `acts` are what can be done."""

    def __init__(
        self, screen: CollocationScreen, table: RowTable[Any], filter_words: str, hint: str = "", high: int = 32
    ) -> None:
        super().__init__(screen, table, filter_words, hint, high)
        self.host = screen
        if table.facets:
            self.facets = FacetBar.of(table)
            self.box.insertWidget(0, self.facets)
        self.view.opened.connect(lambda _row: screen.show_inspector(True))

    # -- what parts say --------------------------------------------------------------------------------------

    def rows_of(self, page: CollocationPage) -> Sequence[Any]:
        """What the list holds."""
        raise NotImplementedError

    def acts(self) -> Sequence[ScreenAction]:
        """What can be done in this part; the first is the primary button of the page."""
        raise NotImplementedError

    def head_actions(self) -> Sequence[ScreenAction]:
        """The primary act alone."""
        return self.acts()[:1]

    def next_acts(self, row: Any) -> Sequence[ScreenAction]:
        """What comes next for a row, for the foot of the inspector; the first is primary."""
        return ()

    def why(self) -> tuple[Why, str] | None:
        """The derivation of the row under the cursor, with its title."""
        return None

    # -- the list --------------------------------------------------------------------------------------------

    def rows(self) -> Sequence[Any]:
        """What the list holds; nothing until the book is read."""
        return self.rows_of(self.host.read) if self.host.read is not None else ()

    def page_actions(self) -> list[ScreenAction]:
        """What can be done in this part."""
        return list(self.acts())

    @property
    def row(self) -> Any:
        """The row under the cursor."""
        return self.view.current()

    def not_one(self) -> str:
        """Why an act on a row cannot be done now."""
        return "" if self.row is not None else NONE_CHOSEN

    def ask(
        self,
        act: Act,
        title: str,
        asks: Sequence[Ask] = (),
        given: Mapping[str, object] | None = None,
        primary: str = "Record",
        effect: Callable[[Mapping[str, Any]], str] | None = None,
    ) -> None:
        """Opens the form of an act; what it did is told, and the list has the keyboard again."""
        window = self.screen_.window()
        form = ActForm(self.desk, act, title, parent=window, primary=primary, given=given, asks=asks, effect=effect)
        form.accepted.connect(lambda: self.screen_.tell_if(form.outcome))
        form.finished.connect(lambda _result: self.view.focus())
        form.open()

    def on(self, name: str, label: str = "") -> Ask:
        """A day asked for, the as-of day offered."""
        return Ask(name, label, value=self.desk.as_of)

    # -- the inspector ---------------------------------------------------------------------------------------

    def facts(self, title: str, told: Sequence[Line], side: str = "") -> None:
        """Adds a section of facts; a tag opens its clause, a linked value its record."""
        if not told:
            return
        shown = DefinitionList([line.fact for line in told], label_width=104)
        clauses = {tag_of(line.clause): line.clause for line in told if line.clause}
        records = {line.label: line.record for line in told if line.record}
        shown.tag_opened.connect(lambda tag: self.screen_.clause_asked.emit(clauses[tag]))
        shown.link_opened.connect(lambda label: self.screen_.record_asked.emit(*records[label]))
        self.inspector.add_section(title, shown, side)

    def lines(self, title: str, lines: Sequence[str], side: str = "") -> None:
        """Adds a section of sentences, one below the other."""
        if lines:
            self.inspector.add_section(title, Label("\n".join(lines), "body", wrap=True), side)

    def show_why(self, why: Why, title: str, shown: bool = False) -> None:
        """Adds a derivation, folded unless told otherwise, with its clauses."""
        box = WhyBox(why, title, shown=shown, parent=self.inspector)
        box.clause_opened.connect(self.screen_.clause_asked)
        self.inspector.add_section("", box)

    def show_next(self, row: Any) -> None:
        """Puts what comes next for a row at the foot: the first alone, the others two in a line."""
        buttons = [
            self.screen_.button(action, "primary" if number == 0 else "default")
            for number, action in enumerate(self.next_acts(row))
        ]
        rest = buttons[1:]
        self.inspector.set_actions(
            [buttons[:1], *(rest[at : at + 2] for at in range(0, len(rest), 2))] if buttons else ()
        )
