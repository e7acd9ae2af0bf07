"""Payment plans: the rows of a batch and where each stands, the ways to resume the letter's, Winstar's remedies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from models.acts.plans import set_due_day
from models.queries.plans import InstalmentRow, PlanDetail, plan_details
from models.rules.clause import Why
from models.rules.state import State
from models.sheets.kinds import PaperKind
from reports.columns import Tone
from reports.grids_plans import INSTALMENTS, RESUMES, ResumeRow, resume_rows
from ui.dialogs.act_form import ActForm, Ask
from ui.dialogs.plan_acts import call_in_form, demand_form, payment_form, price_form, waive_form, withdraw_form
from ui.dialogs.plan_amounts import AmountsDialog
from ui.dialogs.preview import preview
from ui.row_table import Facet, RowTable
from ui.row_view import RowView
from ui.screen import ScreenAction
from ui.screens.payment_parts.part import MoneyPart
from ui.screens.payment_parts.plan_record import show_instalment, show_quarter
from ui.screens.payment_parts.plan_words import (
    plan_words,
    why_not_call_in,
    why_not_day,
    why_not_demand_one,
    why_not_pay,
    why_not_waive,
    why_not_withdraw,
)
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import Choice
from ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from ui.screens.payments import PaymentsScreen

__all__ = ["PlansPart"]

ROWS, WAYS = "rows", "ways"
NO_PLAN = "No order stands yet. An order has its plan from the day it is issued."
AS_SIGNED = "Only the letter's table can be resumed in several ways, once its 175 pairs were missed."
FACETS = (
    Facet[InstalmentRow]("open", "Open", lambda row: not row.state.settled),
    Facet[InstalmentRow]("late", "Late", lambda row: row.state.late, Tone.BAD),
    Facet[InstalmentRow]("missing", "Not entered", lambda row: row.payment is None, Tone.MISSING),
)


class PlansPart(MoneyPart):
    """The payments of one batch at a time."""

    key, words = "plans", "Plans"

    def __init__(self, screen: PaymentsScreen) -> None:
        self.details: dict[str, PlanDetail] = {}
        table: RowTable[InstalmentRow] = RowTable(INSTALMENTS, key=lambda row: row.key, facets=FACETS)
        super().__init__(screen, table, "Filter the payments", "Enter opens the payment.")
        self.rows_table, self.rows_view = self.table, self.view
        ways: RowTable[ResumeRow] = RowTable(RESUMES, key=lambda row: row.number)
        self.ways_table, self.ways_view = (
            ways,
            RowView(ways, hint="What each way to resume pays.", name="Ways to resume"),
        )
        self.ways_view.current_changed.connect(self._show)
        self.ways_view.opened.connect(lambda _row: screen.show_inspector(True))
        self.ways_view.hide()
        self.box.addWidget(self.ways_view, 1)
        self.plans = Choice(name="Payment plan")
        self.plans.changed.connect(lambda _key: self.refill())
        self.shown = Segmented([(ROWS, "Payments"), (WAYS, "Ways to resume")], ROWS, name="What is shown of the plan")
        self.shown.changed.connect(self._turn)
        self.filters.insertWidget(0, self.plans)
        self.filters.addWidget(self.shown)
        self.view.set_empty(EmptyState("calendar-range", "No payment plan yet", NO_PLAN))

    # -- filling ---------------------------------------------------------------------------------------------

    @property
    def detail(self) -> PlanDetail | None:
        """The plan chosen."""
        return self.details.get(self.plans.chosen)

    @property
    def chosen(self) -> InstalmentRow | None:
        """The payment under the cursor."""
        row = self.view.current()
        return row if isinstance(row, InstalmentRow) else None

    def rows_of(self, state: State) -> Sequence[Any]:
        """The payments of the plan chosen, or its quarters by each way to resume it."""
        self.details = {one.row.number: one for one in plan_details(state)}
        self.plans.set_choices([(key, plan_words(one)) for key, one in self.details.items()])
        detail = self.detail
        ways = resume_rows(detail) if detail else ()
        self.shown.setVisible(bool(ways))
        if not ways and self.shown.chosen == WAYS:
            self.shown.choose(ROWS)
            self._turn(ROWS, refill=False)
        if self.shown.chosen == WAYS:
            return ways
        return detail.rows if detail else ()

    def refill(self) -> None:
        """Shows the plan chosen, and says what it comes to."""
        super().refill()
        self.screen_.head.set_sentence(self.said())

    def _turn(self, key: str, *, refill: bool = True) -> None:
        """Shows the payments, or the ways to resume."""
        way = key == WAYS
        self.table, self.view = (self.ways_table, self.ways_view) if way else (self.rows_table, self.rows_view)
        self.rows_view.setVisible(not way)
        self.ways_view.setVisible(way)
        self.facets.setVisible(not way)
        if refill:
            self.refill()
            self.view.focus()

    def said(self) -> str:
        """What the plan comes to, and what is missing."""
        return NO_PLAN if self.detail is None else plan_words(self.detail, whole=True)

    def show_record(self, row: Any) -> None:
        """The payment or the quarter under the cursor, and its plan."""
        if self.state is None or self.detail is None:
            return
        if isinstance(row, ResumeRow):
            show_quarter(self, row, self.detail)
            return
        show_instalment(self, row, self.detail, self.state)
        pay, demand, call = (self._pay(), self._demand(), self._call_in())
        button = self.screen_.button
        self.inspector.set_actions([[button(pay, "primary")], [button(demand), button(call)]])

    def why(self) -> tuple[Why, str] | None:
        """How the payment under the cursor comes about."""
        row = self.view.current()
        if isinstance(row, InstalmentRow) and row.why is not None:
            return row.why, row.key
        if isinstance(row, ResumeRow) and row.slide is not None and row.slide.why is not None:
            return row.slide.why, row.quarter
        return None

    def select(self, key: str) -> bool:
        """Goes to a plan, a payment, a late charge, an election, or the plan of a printed table."""
        if self.state is None:
            return False
        book = self.state.plans
        demands: dict[str, str] = {one.number: one.key for one in book.charges}
        demands |= {one.number: one.key for one in book.accelerations}
        key = demands.get(key, key)
        wanted = key.partition(":")[0]
        found = next((one for one in self.details.values() if wanted in (one.row.number, one.plan.table)), None)
        if found is None:
            return False
        self.plans.choose(found.row.number)
        self.shown.choose(ROWS)
        self._turn(ROWS)
        coming = next((row.key for row in found.rows if not row.state.settled), found.rows[0].key)
        return super().select(key if ":" in key else coming)

    # -- acts ------------------------------------------------------------------------------------------------

    def head_actions(self) -> Sequence[ScreenAction]:
        """The buttons of the page: the price and the amounts of the plan."""
        return (self._price(), self._amounts())

    def page_actions(self) -> list[ScreenAction]:
        """What can be done with the plan and the payment chosen."""
        return [
            self._pay(),
            self._amounts(),
            self._price(),
            ScreenAction("Set the due day...", "D", "calendar", self._set_day, lambda: why_not_day(self.detail)),
            self._demand(),
            self._call_in(),
            ScreenAction("Waive the late charge...", "", "undo-2", self._waive, self._why_not_waive),
            ScreenAction("Withdraw the election...", "", "undo-2", self._withdraw, self._why_not_withdraw),
            ScreenAction("Schedule on paper", "", "printer", self.print_shown, self._why_not_plan),
            ScreenAction("Payments or ways to resume", "R", "columns-2", self._toggle, self._why_not_ways),
            ScreenAction("Next payment plan", "Ctrl+Down", "arrow-down", lambda: self._step_plan(1)),
            ScreenAction("Previous payment plan", "Ctrl+Up", "arrow-up", lambda: self._step_plan(-1)),
        ]

    def print_shown(self) -> bool:
        """Shows the schedule of the plan chosen as it will print."""
        if self.detail is None:
            return False
        preview(self.screen_, self.desk, PaperKind.PAYMENT_SCHEDULE, self.detail.row.number)
        return True

    def _pay(self) -> ScreenAction:
        return ScreenAction("Record payment...", "N", "banknote", self._record, lambda: why_not_pay(self.chosen))

    def _amounts(self) -> ScreenAction:
        return ScreenAction("Type the amounts...", "T", "pencil", self._type, self._why_not_plan)

    def _price(self) -> ScreenAction:
        return ScreenAction("Price of the batch...", "P", "tag", self._enter_price, self._why_not_plan)

    def _demand(self) -> ScreenAction:
        gate = lambda: why_not_demand_one(self.state, self.chosen)  # noqa: E731
        return ScreenAction("Late charge...", "L", "percent", self._demand_charge, gate)

    def _call_in(self) -> ScreenAction:
        gate = lambda: why_not_call_in(self.state, self.chosen)  # noqa: E731
        return ScreenAction("Call in everything...", "A", "octagon-alert", self._accelerate, gate)

    def _why_not_plan(self) -> str:
        return "" if self.detail is not None else NO_PLAN

    def _why_not_ways(self) -> str:
        return "" if self.detail is not None and self.detail.plan.revisions else AS_SIGNED

    def _why_not_waive(self) -> str:
        return why_not_waive(self.state, self.chosen)

    def _why_not_withdraw(self) -> str:
        return why_not_withdraw(self.state)

    def _toggle(self) -> None:
        key = ROWS if self.shown.chosen == WAYS else WAYS
        self.shown.choose(key)
        self._turn(key)

    def _step_plan(self, by: int) -> None:
        keys = list(self.details)
        if keys:
            self.plans.choose(keys[(keys.index(self.plans.chosen) + by) % len(keys)])
            self.refill()

    def _record(self) -> None:
        if self.chosen is not None:
            self.open_form(payment_form(self.desk, self.chosen, self.window()))

    def _type(self) -> None:
        if self.detail is not None:
            self.open_form(AmountsDialog(self.desk, self.detail, self.window()))

    def _enter_price(self) -> None:
        if self.detail is not None:
            self.open_form(price_form(self.desk, self.detail, self.window()))

    def _set_day(self) -> None:
        if self.detail is not None:
            asks = (Ask("due_day", "Day of the month"), Ask("holds_from", value=self.detail.plan.bought_on), Ask("why"))
            given = {"plan": self.detail.plan.number}
            self.open_form(
                ActForm(self.desk, set_due_day, "Set the due day", parent=self.window(), given=given, asks=asks)
            )

    def _demand_charge(self) -> None:
        if self.state is not None and self.chosen is not None:
            self.open_form(demand_form(self.desk, self.state, self.chosen, self.window()))

    def _accelerate(self) -> None:
        if self.state is not None and self.chosen is not None:
            self.open_form(call_in_form(self.desk, self.state, self.chosen, self.window()))

    def _waive(self) -> None:
        if self.state is not None and self.chosen is not None:
            self.open_form(waive_form(self.desk, self.state, self.chosen, self.window()))

    def _withdraw(self) -> None:
        if self.state is not None:
            self.open_form(withdraw_form(self.desk, self.state, self.window()))
