"""What is due: every sum of both parties by its urgency, with paying it, taking it back and setting it off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from models.queries.ledger import DueRow, due_rows
from models.rules.charge_facts import InvoiceKind, money
from models.rules.clause import Known, Why
from models.rules.dues import Stream
from models.rules.offset import credit_left
from models.rules.payees import way_of
from models.rules.state import State
from models.rules.words import Side, tag_of
from reports.columns import Tone
from reports.grids_money import DUES, sum_icon, sum_tone
from ui.row_table import Group, RowTable
from ui.screen import ScreenAction
from ui.screens.payment_parts import sum_forms
from ui.screens.payment_parts.figures import Figures
from ui.screens.payment_parts.part import MoneyPart
from ui.widgets.chip import Chip
from ui.widgets.definition_list import DefinitionList, Fact
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import Choice
from ui.widgets.timeline import Event, Timeline
from ui.words import day_words, money_words

if TYPE_CHECKING:
    from ui.screens.payments import PaymentsScreen

__all__ = ["DuePart"]

GROUPS = (
    Group("overdue", "Overdue", Tone.BAD),
    Group("today", "Due today", Tone.WARN),
    Group("soon", "Next 30 days", Tone.INFO),
    Group("quarter", "In 31 to 90 days"),
    Group("later", "Later", open=False),
    Group("settled", "Settled", Tone.OK, open=False),
)


def group_of(row: DueRow) -> str:
    """The group a sum is shown in."""
    if row.entry.state.is_settled:
        return "settled"
    days = (row.entry.due_on - row.as_of).days
    if days <= 0:
        return "today" if days == 0 else "overdue"
    return "soon" if days <= 30 else "quarter" if days <= 90 else "later"


class DuePart(MoneyPart):
    """Every sum that is or will be due."""

    key, words = "due", "Due"

    def __init__(self, screen: PaymentsScreen) -> None:
        table: RowTable[DueRow] = RowTable(
            DUES,
            key=lambda row: row.key,
            group=group_of,
            groups=GROUPS,
            sentence=lambda row: f"{row.entry.due.words}, {row.payer}, {money_words(row.open)} open, {row.standing}",
        )
        super().__init__(screen, table, "Filter the sums", "Enter opens the sum. P records a payment.")
        streams = [("", "All streams"), *((one.value, one.words) for one in Stream)]
        self.stream = Choice(streams, name="Stream")
        self.stream.changed.connect(self._narrow)
        names = [("", "Both parties"), *((side.value, f"Owed by {self.desk.party(side.value)}") for side in Side)]
        self.payer = Choice(names, name="Owed by")
        self.payer.changed.connect(self._narrow)
        self.filters.addWidget(self.stream)
        self.filters.addWidget(self.payer)
        self.figures = Figures()
        self.box.insertWidget(0, self.figures)
        words = "Sums appear with the first order, the first accepted Link, or the first invoice."
        self.view.set_empty(EmptyState("banknote", "Nothing is due", words))
        self.view.set_nothing(EmptyState("list-filter", "No sum is like that", "Choose another stream or party."))

    def rows_of(self, state: State) -> tuple[DueRow, ...]:
        """Every sum, the earliest first."""
        self.figures.show_state(state)
        return due_rows(state)

    def _narrow(self, _chosen: str = "") -> None:
        """Shows one stream, one party, or all."""
        stream, payer = self.stream.chosen, self.payer.chosen
        self.table.set_filter("stream", (lambda row: row.entry.due.stream == stream) if stream else None)
        self.table.set_filter("payer", (lambda row: row.payer_side == payer) if payer else None)

    def select(self, key: str) -> bool:
        """Goes to a sum by its key, or by one it had before; its group opens, and filters that hide it are lifted."""
        found = self.state.money.entry(key) if self.state is not None else None
        row = next((row for row in self.table.rows if found is not None and row.key == found.due.key), None)
        if row is None:
            return False
        self.stream.choose("")
        self.payer.choose("")
        self._narrow()
        if self.table.index_of(row.key) < 0:
            self.filter_field.clear()
            self.table.set_text("")
        if self.table.index_of(row.key) < 0:
            self.table.toggle_group(group_of(row))
        return super().select(row.key)

    def said(self) -> str:
        """What is overdue, and what comes next."""
        rows = [row for row in self.table.rows if not row.entry.state.is_settled]
        late = [row for row in rows if group_of(row) == "overdue"]
        if not rows:
            return "Every sum between the parties, with the day it is due and what settled it."
        coming = next((row for row in rows if group_of(row) not in ("overdue",)), None)
        parts = [f"{len(late)} overdue." if late else "Nothing is overdue."]
        if coming is not None:
            parts.append(f"Next: {coming.entry.due.words} of {coming.payer}, {day_words(coming.entry.due_on)}.")
        return " ".join(parts)

    # -- the record ------------------------------------------------------------------------------------------

    def show_record(self, row: DueRow) -> None:
        """One sum: its days, its amounts, what settled it, and why."""
        due = row.entry.due
        self.inspector.set_head(
            row.key.removesuffix(":installation"),
            Chip(row.standing, sum_tone(row), sum_icon(row)),
            f"{due.words}, {row.payer}",
        )
        facts = DefinitionList(self._facts(row), label_width=96)
        clauses = {tag_of(one): one for one in (due.clause, "MA-6.2")}
        facts.tag_opened.connect(lambda tag: self.screen_.clause_asked.emit(clauses[tag]))
        facts.link_opened.connect(lambda _label: self.screen_.record_asked.emit(*due.record))
        self.inspector.add_section("Sum", facts)
        if row.entry.settlements:
            self.inspector.add_section("Settled by", Timeline(_events(row)))
        self.show_why(due.why, "Why this sum and day?")
        self.inspector.set_actions(self.buttons(*self.row_actions()))

    def _facts(self, row: DueRow) -> list[Fact]:
        """The days and amounts of a sum."""
        one, due = row.entry, row.entry.due
        facts = [Fact("Due", day_words(one.due_on), tag_of(due.clause))]
        if one.payable_until != one.due_on:
            facts.append(Fact("May be paid", f"until {day_words(one.payable_until)}"))
        facts.append(Fact("Amount", money_words(due.amount), ink="" if due.amount is not None else "warn"))
        if due.missing:
            facts.append(Fact("Waits for", due.missing))
        facts += [Fact("Paid", money(one.paid)), Fact("Taken off", money(one.reduced))]
        facts.append(Fact("Open", money_words(one.open)))
        if one.overpaid:
            facts.append(Fact("Too much", money(one.overpaid), ink="warn"))
        if row.disputed:
            facts.append(Fact("Disputed", f"{row.disputed}; it stays due (12.3)", ink="warn"))
        facts.append(Fact("Stream", due.stream.words))
        if due.record[0] in ("link", "invoice", "plan"):
            facts.append(Fact("Record", due.record[1], link=due.record[0] != "plan"))
        if self.state is not None and not one.state.is_settled:
            payee = Side.WINSTAR if due.payer is Side.CUSTOMER else Side.CUSTOMER
            way = way_of(payee, self.state.money.payees, self.state.as_of).value
            facts.append(
                Fact("Paid by", " ".join(filter(None, (way.method.words.lower(), way.account))), tag_of("MA-6.2"))
            )
        return facts

    def why(self) -> tuple[Why, str] | None:
        """How the sum under the cursor and its day came about."""
        row = self.view.current()
        if row is None or row.entry.due.why is None:
            return None
        return row.entry.due.why, f"Why {row.entry.due.words.lower()}?"

    # -- acting ----------------------------------------------------------------------------------------------

    def head_actions(self) -> Sequence[ScreenAction]:
        """The payment."""
        return (ScreenAction("Record payment", "P", "banknote", self.pay),)

    def row_actions(self) -> Sequence[ScreenAction]:
        """What can be done with the sum under the cursor."""
        return (
            *self.head_actions(),
            ScreenAction("Set off...", "O", "arrow-left-right", self.set_off, self.only(self._no_offset)),
            ScreenAction("Use credit...", "U", "hand-coins", self.use_credit, self.only(self._no_credit)),
            ScreenAction("Charge back...", "B", "truck", self.charge_back, self.only(self._no_charge_back)),
            ScreenAction("Take back...", "X", "undo-2", self.take_back, self.only(self._nothing_to_take_back)),
        )

    def _open_rows(self) -> list[DueRow]:
        """The open sums chosen, of one party."""
        rows = [row for row in self.chosen_rows() if not row.entry.state.is_settled]
        return [row for row in rows if row.payer_side is rows[0].payer_side]

    def pay(self) -> None:
        """Opens the form of a payment, filled with the open sums chosen."""
        self.open_form(sum_forms.payment(self.desk, self._open_rows(), self.table.rows, self.window()))

    def _no_offset(self, row: DueRow) -> str:
        """Why nothing can be set off against this sum."""
        if row.entry.due.stream is not Stream.EQUIPMENT:
            return "Only what is owed for the Equipment may be offset (Letter 5)."
        return "" if self._psa() else "No invoice for professional services is open (Letter 5)."

    def _psa(self) -> list[tuple[str, str]]:
        """The open invoices under the Professional Services Agreement, as a form offers them."""
        if self.state is None:
            return []
        kinds = {one.number: one.kind for one in self.state.money.invoices}
        return [
            (row.key, f"{row.key}, {money_words(row.open)} open")
            for row in self.table.rows
            if row.key in kinds and kinds[row.key].is_services and not row.entry.state.is_settled
        ]

    def set_off(self) -> None:
        """Opens the form of an offset."""
        self.open_form(sum_forms.offset(self.desk, self.view.current(), self._psa(), self.window()))

    def _credits(self) -> list[tuple[str, str]]:
        """The credit notes of which something is left, as a form offers them."""
        if self.state is None:
            return []
        found = []
        for note in self.state.service.credits:
            left = credit_left(note.amount, note.number, self.state.money.reductions)
            if isinstance(left, Known) and left.value > 0:
                found.append((note.number, f"{note.number}, {money(left.value)} left"))
        return found

    def _no_credit(self, row: DueRow) -> str:
        """Why no credit can be used on this sum."""
        invoice = self.state.money.invoice(row.key) if self.state is not None else None
        if invoice is None or invoice.kind is not InvoiceKind.MAINTENANCE:
            return "Credits are used on invoices for operation and maintenance (D-7.2)."
        return "" if self._credits() else "No credit is left."

    def use_credit(self) -> None:
        """Opens the form that uses a credit on an invoice."""
        self.open_form(sum_forms.credit(self.desk, self.view.current(), self._credits(), self.window()))

    def _no_charge_back(self, row: DueRow) -> str:
        """Why nothing can be charged back to this sum."""
        if row.payer_side is not Side.CUSTOMER:
            return "A charge-back is deducted from an invoice to Customer (A-4)."
        return "" if self.state is not None and self.state.shipments else "Nothing is shipped yet."

    def charge_back(self) -> None:
        """Opens the form of a charge-back."""
        shipments = [one.number for one in self.state.shipments] if self.state is not None else []
        self.open_form(sum_forms.deduction(self.desk, self.view.current(), shipments, self.window()))

    @staticmethod
    def _nothing_to_take_back(row: DueRow) -> str:
        return "" if row.entry.settlements else f"Nothing was paid on {row.key} or taken off it."

    def take_back(self) -> None:
        """Opens the form that withdraws the payment or reduction made last, or another of its kind."""
        self.open_form(sum_forms.taking_back(self.desk, self.view.current(), self.window()))


def _events(row: DueRow) -> list[Event]:
    """What settled a sum, the latest first."""
    dress = {"Paid": ("banknote", Tone.OK)}
    return [
        Event(
            f"{one.number}: {money(one.amount)}",
            one.words.replace("_", " ").capitalize(),
            day_words(one.on, row.as_of),
            *dress.get(one.words, ("arrow-left-right", Tone.DEEM)),
        )
        for one in reversed(row.entry.settlements)
    ]
