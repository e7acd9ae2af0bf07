"""What a part of the Service page is: a list out of what was read for the day, its acts, and its why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from models.act import Act
from models.queries.service import ServicePage
from models.rules.clause import Why
from ui.clause_tags import ClauseTags
from ui.dialogs.act_form import ActForm, Ask
from ui.row_table import RowTable
from ui.screen import ScreenAction
from ui.screens.agreement_parts.part import Part
from ui.widgets.definition_list import DefinitionList, Fact
from ui.widgets.facet_bar import FacetBar
from ui.widgets.why_box import WhyBox

if TYPE_CHECKING:
    from ui.screens.service import ServiceScreen

__all__ = ["MOMENT", "ServicePart"]

NONE_CHOSEN = "Choose a row in the list first."
MOMENT = "2000-11-28 14:05"


class ServicePart(Part):
    """One list of the Service page; `rows_of` takes its rows out of what was read."""

    def __init__(
        self, screen: ServiceScreen, table: RowTable[Any], filter_words: str, hint: str = "", high: int = 32
    ) -> None:
        super().__init__(screen, table, filter_words, hint, high)
        self.host = screen
        if table.facets:
            self.facets = FacetBar.of(table)
            self.box.insertWidget(0, self.facets)
        self.view.opened.connect(lambda _row: screen.show_inspector(True))

    # -- what parts say --------------------------------------------------------------------------------------

    def rows_of(self, page: ServicePage) -> Sequence[Any]:
        """What the list holds."""
        raise NotImplementedError

    def acts(self) -> Sequence[ScreenAction]:
        """What can be done in this part, the primary one first; those of the row under the cursor come after."""
        raise NotImplementedError

    def head_actions(self) -> Sequence[ScreenAction]:
        """The buttons of the page for this part; the last is the primary one."""
        return tuple(reversed(self.acts()[:1]))

    def more_acts(self) -> Sequence[ScreenAction]:
        """What stands in the menu beside the buttons."""
        return ()

    # -- the list --------------------------------------------------------------------------------------------

    @property
    def shown(self) -> ServicePage | None:
        """What was read for the day; None until then."""
        return self.host.shown

    def rows(self) -> Sequence[Any]:
        """What the list holds; nothing until the book is read."""
        return self.rows_of(self.shown) if self.shown is not None else ()

    def page_actions(self) -> list[ScreenAction]:
        """What can be done in this part."""
        return list(self.acts())

    @property
    def row(self) -> Any:
        """The row under the cursor."""
        return self.view.current()

    def only(self, why_not: Callable[[Any], str]) -> Callable[[], str]:
        """A gate that asks the row under the cursor."""
        return lambda: why_not(self.row) if self.row is not None else NONE_CHOSEN

    def links(self) -> Sequence[tuple[str, str]]:
        """The Links a form may choose from, with their buildings."""
        if self.shown is None:
            return ()
        now = self.shown.state
        return [(number, f"{number}, {now.where.get(number, '')}") for number in now.link_standings]

    def ask(self, act: Act, title: str, asks: Sequence[Ask] = (), given: Mapping[str, object] | None = None) -> None:
        """Opens the form of an act; what it did is told, and the list has the keyboard again."""
        form = ActForm(self.desk, act, title, parent=self.screen_.window(), given=given or {}, asks=asks)
        form.accepted.connect(lambda: self.screen_.tell_if(form.outcome))
        form.finished.connect(lambda _result: self.view.focus())
        form.open()

    def day(self, name: str, label: str = "") -> Ask:
        """A day asked for, the as-of day offered."""
        return Ask(name, label, value=self.desk.as_of)

    def moment(self, name: str, label: str = "", value: str = "") -> Ask:
        """A moment asked for, on the site's clock."""
        return Ask(name, label, hint="On the site's clock.", placeholder=MOMENT, value=value or None)

    def show_nothing(self) -> None:
        """What the inspector shows while no row is chosen."""

    def _show(self, row: Any) -> None:
        super()._show(row)
        if row is None and self.isVisibleTo(self.screen_):
            self.show_nothing()

    # -- the inspector ---------------------------------------------------------------------------------------

    def facts(self, title: str, told: Sequence[tuple[str, str]]) -> None:
        """Adds a section of facts."""
        if known := [Fact(label, value) for label, value in told if value]:
            self.inspector.add_section(title, DefinitionList(known, label_width=112))

    def show_why(self, why: Why | None, title: str, open_: bool = False) -> None:
        """Adds a derivation."""
        if why is None:
            return
        box = WhyBox(why, title, shown=open_, parent=self.inspector)
        box.clause_opened.connect(self.screen_.clause_asked)
        self.inspector.add_section("", box)

    def show_clauses(self, *ids: str) -> None:
        """Adds the clauses of the row."""
        tags = ClauseTags(ids)
        tags.asked.connect(self.screen_.clause_asked)
        self.inspector.add_section("Clauses", tags)

    def show_next(self, actions: Sequence[ScreenAction]) -> None:
        """Puts what comes next for the row at the foot, two buttons in a line, the first of them primary."""
        open_ = [one for one in actions if not one.gate()]
        buttons = [self.screen_.button(one, "primary" if not number else "default") for number, one in enumerate(open_)]
        self.inspector.set_actions([buttons[at : at + 2] for at in range(0, len(buttons), 2)])
