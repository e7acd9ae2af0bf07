"""Charges: what is to be invoiced, invoices with their lines, cost statements, and what may be claimed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from models.queries.charge_rows import ChargeGroup, ChargeRow, charge_rows, tariff_of
from models.rules.charge_facts import CostState
from models.rules.clause import Known, Why
from models.rules.costs import why_not_charge, why_not_cost
from models.rules.invoices import line_facts
from models.rules.state import State
from models.rules.words import Side, tag_of
from reports.columns import Tone
from reports.grids_money import CHARGES, charge_tone
from ui.row_table import Group, RowTable
from ui.screen import ScreenAction
from ui.screens.payment_parts import charge_forms as forms
from ui.screens.payment_parts.part import MoneyPart
from ui.widgets.chip import Chip
from ui.widgets.definition_list import DefinitionList, Fact
from ui.widgets.empty_state import EmptyState
from ui.words import count_words, day_words, money_words

if TYPE_CHECKING:
    from ui.screens.payments import PaymentsScreen

__all__ = ["ChargesPart"]

TONES = {ChargeGroup.DRAFT: Tone.INFO, ChargeGroup.CLAIM: Tone.WARN}
GROUPS = tuple(Group(one.value, one.words, TONES.get(one)) for one in ChargeGroup)


class ChargesPart(MoneyPart):
    """Every charge beside the instalments of the equipment."""

    key, words = "charges", "Charges"

    def __init__(self, screen: PaymentsScreen) -> None:
        table: RowTable[ChargeRow] = RowTable(
            CHARGES,
            key=lambda row: row.key,
            group=lambda row: row.group.value,
            groups=GROUPS,
            sentence=lambda row: f"{row.what}, {row.of}, {row.payer}, {row.standing}",
        )
        super().__init__(screen, table, "Filter the charges", "Enter opens the charge. N records its invoice.")
        words = "Charges appear with the first accepted Link. Collocation, services and work at cost are entered here."
        self.view.set_empty(EmptyState("receipt", "No charge yet", words))
        self.view.set_nothing(EmptyState("list-filter", "No charge is like that", "Try other words."))

    def rows_of(self, state: State) -> tuple[ChargeRow, ...]:
        """Every charge, those to be invoiced first."""
        return charge_rows(state)

    def said(self) -> str:
        """What is to be invoiced, and how many invoices there are."""
        rows = self.table.rows
        drafts = sum(row.group is ChargeGroup.DRAFT for row in rows)
        invoices = sum(row.group is ChargeGroup.INVOICE for row in rows)
        if not rows:
            return "Installation, maintenance, collocation, connectivity, services and work at cost."
        return f"{count_words(invoices, 'invoice')} recorded, {count_words(drafts, 'charge')} not invoiced yet."

    # -- the record ------------------------------------------------------------------------------------------

    def show_record(self, row: ChargeRow) -> None:
        """One charge: its days, its lines with their amounts, and why."""
        title = row.number or "Draft"
        self.inspector.set_head(title, Chip(row.standing, charge_tone(row)), f"{row.what}, {row.of}")
        facts = DefinitionList(self._facts(row), label_width=96)
        facts.tag_opened.connect(lambda _tag: self.screen_.clause_asked.emit(row.clause))
        facts.link_opened.connect(lambda _label: self.screen_.record_asked.emit("letter", row.subject))
        self.inspector.add_section("Charge", facts)
        if row.lines and self.state is not None:
            self.inspector.add_section("Lines", DefinitionList(self._lines(row), label_width=150))
        self.show_why(row.why if row.why is not None else row.amount.why, "Why this sum?", shown=not row.lines)
        self.inspector.set_actions(self.buttons(*self._fitting(row)))

    def _facts(self, row: ChargeRow) -> list[Fact]:
        """The days and the sum of a charge."""
        day = {ChargeGroup.INVOICE: "Issued", ChargeGroup.COST: "Opened", ChargeGroup.CLAIM: "Claimed for"}
        facts = [Fact(day.get(row.group, "For" if row.month else "Due"), day_words(row.on), tag_of(row.clause))]
        if row.group is ChargeGroup.INVOICE:
            facts.append(Fact("Received", day_words(row.received_on) if row.received_on else "not recorded"))
        if row.entry is not None and row.group is ChargeGroup.INVOICE:
            facts.append(Fact("Due", day_words(row.entry.due_on)))
        facts.append(Fact("Paid by", row.payer))
        if row.subject.startswith("LAL-"):
            facts.append(Fact("Letter", row.subject, link=True))
        elif row.subject:
            facts.append(Fact("About", row.subject))
        known = isinstance(row.amount, Known)
        facts.append(Fact("Amount", money_words(row.total) if known else "not known", ink="" if known else "warn"))
        if not isinstance(row.amount, Known):
            facts.append(Fact("Waits for", row.amount.missing))
        if row.entry is not None:
            facts.append(Fact("Open", money_words(row.entry.open)))
        return facts

    def _lines(self, row: ChargeRow) -> list[Fact]:
        """The lines of an invoice with their amounts."""
        assert self.state is not None
        return [Fact(said, sum_) for said, sum_ in line_facts(row.lines, tariff_of(self.state))]

    def _fitting(self, row: ChargeRow) -> list[ScreenAction]:
        """The acts that fit a kind of row, for the foot of the inspector."""
        fits = {
            ChargeGroup.DRAFT: ("Record invoice",),
            ChargeGroup.INVOICE: ("Record receipt", "Open sum", "Withdraw"),
            ChargeGroup.COST: ("Record cost", "Close", "Record invoice", "Cancel statement"),
        }.get(row.group, ())
        return [one for one in self.page_actions() if one.words in fits]

    def why(self) -> tuple[Why, str] | None:
        """How the sum under the cursor came about."""
        row = self.view.current()
        if row is None:
            return None
        return row.why if row.why is not None else row.amount.why, f"Why {row.what.lower()}, {row.of}?"

    # -- acting ----------------------------------------------------------------------------------------------

    def head_actions(self) -> Sequence[ScreenAction]:
        """A cost statement, a monthly invoice, and the invoice of the row."""
        return (
            ScreenAction("Cost statement", "C", "hammer", self._statement),
            ScreenAction("Monthly invoice", "M", "calendar-clock", self._monthly),
            ScreenAction("Record invoice", "N", "receipt", self._draft, self.only(self._no_invoice)),
        )

    def row_actions(self) -> Sequence[ScreenAction]:
        """What can be done with the row under the cursor, and the rarer invoices."""
        return (
            ScreenAction("Record receipt", "R", "mail-check", self._receive, self.only(self._no_receipt)),
            ScreenAction("Open sum", "O", "banknote", self._open_sum, self.only(self._no_sum)),
            ScreenAction("Withdraw", "X", "undo-2", self._withdraw, self.only(self._no_receipt)),
            ScreenAction("Record cost", "A", "plus", self._cost, self.only(self._no_cost)),
            ScreenAction("Close", "D", "check", self._close, self.only(self._no_cost)),
            ScreenAction("Cancel statement", "", "ban", self._cancel, self.only(self._no_cost)),
            ScreenAction(f"Invoice to {self.desk.party(Side.WINSTAR)}", "S", "receipt", self._services),
            ScreenAction("Tax on equipment", "T", "percent", self._tax),
        )

    def _no_invoice(self, row: ChargeRow) -> str:
        """Why no invoice can be recorded from this row."""
        if row.group is ChargeGroup.DRAFT:
            return ""
        of = next((one for one in self.state.money.statements if one.number == row.key), None) if self.state else None
        if of is not None and row.state is not None:
            return why_not_charge(row.state, of) or ""
        return "Choose a charge to be invoiced, or a closed cost statement."

    @staticmethod
    def _no_receipt(row: ChargeRow) -> str:
        return "" if row.group is ChargeGroup.INVOICE else "Choose an invoice."

    def _no_sum(self, row: ChargeRow) -> str:
        return "" if row.entry is not None else "Nothing is due of it yet."

    def _no_cost(self, row: ChargeRow) -> str:
        """Why a cost statement can be neither added to nor closed."""
        of = next((one for one in self.state.money.statements if one.number == row.key), None) if self.state else None
        if of is None or row.state is None:
            return "Choose a cost statement."
        if barred := why_not_cost(row.state, of):
            return barred
        return f"{row.key} is closed." if row.state is CostState.CLOSED else ""

    def _draft(self) -> None:
        self.open_form(forms.draft(self.desk, self.view.current(), self.window()))

    def _monthly(self) -> None:
        self.open_form(forms.monthly(self.desk, self.window()))

    def _services(self) -> None:
        self.open_form(forms.services(self.desk, self.window()))

    def _tax(self) -> None:
        orders = [one.number for one in self.state.stock.orders] if self.state is not None else []
        self.open_form(forms.tax(self.desk, orders, self.window()))

    def _receive(self) -> None:
        self.open_form(forms.receive(self.desk, self.view.current(), self.window()))

    def _withdraw(self) -> None:
        self.open_form(forms.withdraw(self.desk, self.view.current(), self.window()))

    def _statement(self) -> None:
        state = self.state
        links = (
            [(one.number, f"{one.number}, {state.where.get(one.number, '')}") for one in state.links] if state else []
        )
        moves = [(one.number, f"{one.number}, {one.kind.words}") for one in state.service.moves] if state else []
        self.open_form(forms.statement(self.desk, [*links, *moves], self.window()))

    def _cost(self) -> None:
        self.open_form(forms.cost(self.desk, self.view.current(), self.window()))

    def _close(self) -> None:
        self.open_form(forms.close(self.desk, self.view.current(), self.window()))

    def _cancel(self) -> None:
        self.open_form(forms.cancel(self.desk, self.view.current(), self.window()))

    def _open_sum(self) -> None:
        row = self.view.current()
        self.payments.choose("due").select(row.entry.due.key)
