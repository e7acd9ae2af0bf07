"""The figures the public text withholds, and two rates no text states: typed in place, each with its history."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from models.acts.prices import enter_price, enter_rate
from models.queries.price_rows import PriceRow, price_rows
from models.rules.charge_facts import RateName
from models.rules.clause import Why
from models.rules.prices import price_on
from models.rules.state import State
from models.rules.words import tag_of
from reports.columns import Tone
from reports.grids_money import PRICES
from ui.dialogs.act_form import ActForm, Ask
from ui.row_table import Facet, RowTable
from ui.screen import ScreenAction
from ui.screens.payment_parts.part import MoneyPart
from ui.widgets.banner import Banner
from ui.widgets.chip import Chip
from ui.widgets.definition_list import DefinitionList, Fact
from ui.widgets.empty_state import EmptyState
from ui.widgets.timeline import Event, Timeline
from ui.words import day_words, money_words

if TYPE_CHECKING:
    from ui.screens.payments import PaymentsScreen

__all__ = ["PricesPart"]

FACETS: tuple[Facet[PriceRow], ...] = (
    Facet("missing", "Not entered", lambda row: row.amount is None, Tone.MISSING),
    Facet("waiting", "Asked for", lambda row: bool(row.waiting), Tone.WARN),
    Facet("entered", "Entered", lambda row: row.amount is not None, Tone.OK),
)


class PricesPart(MoneyPart):
    """Every withheld figure with the one in force."""

    key, words = "prices", "Prices"

    def __init__(self, screen: PaymentsScreen) -> None:
        table: RowTable[PriceRow] = RowTable(PRICES, key=lambda row: row.id, facets=FACETS)
        super().__init__(screen, table, "Filter the prices", "Type in a row. N says from which day it holds.")
        self.view.edited.connect(self._typed)
        self.view.set_nothing(EmptyState("list-filter", "No figure is like that", "Lift the filter to see them all."))

    def rows_of(self, state: State) -> tuple[PriceRow, ...]:
        """Every figure that can be typed."""
        return price_rows(state)

    def said(self) -> str:
        """How many figures are entered."""
        entered = sum(row.amount is not None for row in self.table.rows)
        return (
            f"{entered} of {len(self.table.rows)} figures are entered. The public text withholds them; "
            "a total without one is not complete."
        )

    def select(self, key: str) -> bool:
        """Goes to a figure by its name, or to the first that is missing."""
        waiting = next((row.id for row in self.table.rows if row.waiting), "")
        wanted = waiting if key == "missing" else key
        return any(row.id == wanted for row in self.table.rows) and super().select(wanted)

    # -- the record ------------------------------------------------------------------------------------------

    def show_record(self, row: PriceRow) -> None:
        """One figure: in force, since when, out of which paper, and every one typed before."""
        chip = Chip("Entered", Tone.OK, "check") if row.amount is not None else Chip("Not entered", Tone.MISSING)
        self.inspector.set_head(tag_of(row.clause), chip, f"{row.name}, {row.unit}" if row.unit else row.name)
        facts = DefinitionList(
            [
                Fact("In force", money_words(row.amount), tag_of(row.clause)),
                Fact("Since", day_words(row.holds_from)),
                Fact("Read in", row.source or "not entered"),
                Fact("Asked for", f"by {row.waiting} sums" if row.waiting else "by no sum now"),
            ],
            label_width=84,
        )
        facts.tag_opened.connect(lambda _tag: self.screen_.clause_asked.emit(row.clause))
        self.inspector.add_section("Figure", facts)
        if row.history:
            events = [
                Event(money_words(one.amount), one.source, f"from {day_words(one.holds_from)}", "pencil")
                for one in reversed(row.history)
            ]
            self.inspector.add_section("Typed", Timeline(events))
        self.inspector.set_actions(self.buttons(*self.head_actions()))

    def why(self) -> tuple[Why, str] | None:
        """Which figure holds on the day."""
        row, state = self.view.current(), self.state
        if row is None or state is None or row.rate is not None:
            return None
        return price_on(row.id, state.money.prices, state.terms, state.as_of).why, f"{row.name} on the day"

    # -- acting ----------------------------------------------------------------------------------------------

    def head_actions(self) -> Sequence[ScreenAction]:
        """Typing a figure with its day and paper."""
        return (ScreenAction("Enter figure", "N", "pencil", self._enter, self.not_one),)

    def _typed(self, row: PriceRow, _column: Any, text: str) -> None:
        """A figure typed into its row holds from the Effective Date, or from the as-of day where one holds already."""
        try:
            amount = Decimal(text.replace(",", "").replace("$", "").strip())
        except InvalidOperation:
            self.screen_.set_notice(Banner("Not entered.", f"“{text}” is no sum.", Tone.WARN))
            return
        start = self.desk.terms.agreement.effective_date if row.amount is None else self.desk.as_of
        if amount != row.amount:
            self.screen_.do(enter_price, price=row.id, amount=amount, holds_from=start)

    def _enter(self) -> None:
        row = self.view.current()
        start = self.desk.terms.agreement.effective_date if row.amount is None else self.desk.as_of
        asks: tuple[Ask, ...] = (Ask("holds_from", "Holds from", value=start), Ask("source", "Read in"))
        if row.rate is None:
            asks = (Ask("amount", f"{(row.unit or 'amount').capitalize()}, USD", value=row.amount), *asks)
            act, given = enter_price, {"price": row.id}
        else:
            days = (Ask("days", "Rest due after", "Days after receipt of the Letter."),)
            rest = days if row.rate is RateName.INSTALLATION_SHARE else ()
            asks = (Ask("percent", "Percent", value=row.amount, plain=True), *asks, *rest)
            act, given = enter_rate, {"rate": row.rate.value, **({} if rest else {"days": None})}
        form = ActForm(
            self.desk, act, row.name, parent=self.window(), primary="Enter", icon="pencil", given=given, asks=asks
        )
        self.open_form(form)
