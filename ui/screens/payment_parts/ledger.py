"""The ledger: what was charged, taken off and paid in each stream, every payment, and what was taken off sums."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from models.acts.payments import Applied, apply_payment, withdraw_payment
from models.acts.reductions import withdraw_reduction
from models.queries.ledger import LedgerRow, LineKind, ledger_rows
from models.rules.charge_facts import money
from models.rules.clause import Known, Why
from models.rules.ledger import liability_cap, purchase_price
from models.rules.payees import other_method, payee_of, way_of
from models.rules.state import State
from models.rules.words import tag_of
from reports.columns import Tone
from reports.grids_money import LEDGER
from ui.dialogs.act_form import ActForm, Ask
from ui.row_table import Group, RowTable
from ui.screen import ScreenAction
from ui.screens.payment_parts import charge_forms as forms
from ui.screens.payment_parts.part import MoneyPart
from ui.widgets.chip import Chip
from ui.widgets.definition_list import DefinitionList, Fact
from ui.widgets.empty_state import EmptyState
from ui.words import day_words, money_words

if TYPE_CHECKING:
    from ui.screens.payments import PaymentsScreen

__all__ = ["LedgerPart"]

GROUPS = tuple(Group(one.value, one.words) for one in LineKind)


class LedgerPart(MoneyPart):
    """The balance of every stream, with the payments and reductions behind it."""

    key, words = "ledger", "Ledger"

    def __init__(self, screen: PaymentsScreen) -> None:
        table: RowTable[LedgerRow] = RowTable(
            LEDGER,
            key=lambda row: row.key,
            group=lambda row: row.kind.value,
            groups=GROUPS,
            sentence=lambda row: f"{row.name}, {row.payer}, {money_words(row.open or row.paid or row.reduced)}",
        )
        super().__init__(screen, table, "Filter the ledger", "Charged less taken off less paid is open, in every row.")
        words = "It fills with the first order, the first accepted Link, or the first payment."
        self.view.set_empty(EmptyState("wallet", "Nothing is in the ledger yet", words))
        self.view.set_nothing(EmptyState("list-filter", "No line is like that", "Try other words."))

    def rows_of(self, state: State) -> tuple[LedgerRow, ...]:
        """Streams, payments, reductions."""
        return ledger_rows(state)

    def said(self) -> str:
        """What Customer has paid, which is the cap on liability, and the whole Purchase Price as far as known."""
        if self.state is None:
            return ""
        cap = liability_cap(self.state.money.payments, self.state.as_of)
        whole = purchase_price(self.state.money.entries)
        price = f"{money(whole.value)} in all" if isinstance(whole, Known) else "the whole is not complete"
        return f"{self.state.customer} has paid {money(cap.value)}, the cap on liability; Purchase Price: {price}."

    def select(self, key: str) -> bool:
        """Goes to a payment or reduction by its number."""
        found = next((row for row in self.table.rows if row.key.split(" ")[0] == key), None)
        return found is not None and super().select(str(found.key))

    # -- the record ------------------------------------------------------------------------------------------

    def show_record(self, row: LedgerRow) -> None:
        """A stream's balance, or a payment with the sums it pays, or what was taken off."""
        chip = Chip(
            row.kind.words.removesuffix("s") if row.kind is not LineKind.REDUCTION else "Taken off", Tone.NEUTRAL
        )
        self.inspector.set_head(row.name, chip, row.second)
        facts = DefinitionList(self._facts(row), label_width=110)
        clause = row.reduction.clause if row.reduction is not None else "MA-6.2"
        facts.tag_opened.connect(lambda _tag: self.screen_.clause_asked.emit(clause))
        self.inspector.add_section("Balance" if row.kind is LineKind.STREAM else "Record", facts)
        if row.payment is not None:
            applied = [Fact(key, money(amount)) for key, amount in row.payment.applied]
            if row.payment.on_account:
                applied.append(Fact("On account", money(row.payment.on_account), ink="warn"))
            self.inspector.add_section("Applied to", DefinitionList(applied, label_width=180))
        if asked := self.why():
            self.show_why(*asked)
        wanted = ("How a party is paid",) if row.kind is LineKind.STREAM else ("Take back...", "Apply the rest...")
        self.inspector.set_actions(self.buttons(*(one for one in self.page_actions() if one.words in wanted)))

    def _facts(self, row: LedgerRow) -> list[Fact]:
        """The figures of a line."""
        if row.balance is not None:
            facts = [
                Fact("Charged", money(row.balance.charged)),
                Fact("Taken off", money(row.balance.reduced)),
                Fact("Paid", money(row.balance.paid)),
                Fact("Open", money(row.balance.open)),
                Fact("Overdue", money(row.balance.overdue), ink="bad" if row.balance.overdue else ""),
            ]
            if row.balance.unpriced:
                facts.append(Fact("No amount", f"{row.balance.unpriced} sums, {money(row.balance.paid_unpriced)} paid"))
            return facts
        facts = [Fact("Day", day_words(row.on)), Fact("By", row.payer)]
        if row.payment is not None and self.state is not None:
            facts.append(Fact("Way", row.payment.method, tag_of("MA-6.2")))
            facts.append(Fact("Reference", row.payment.reference or "none"))
            if wrong := other_method(row.payment, self.state.money.payees):
                facts.append(Fact("Check", wrong, ink="warn"))
        if row.reduction is not None:
            facts.append(Fact("Amount", money(row.reduction.amount), tag_of(row.reduction.clause)))
            facts.append(Fact("Off", row.reduction.due))
            facts.append(Fact("For", row.reduction.source or "arrears for services"))
        return facts

    def why(self) -> tuple[Why, str] | None:
        """The cap on liability for a stream; the way the payee is paid for a payment."""
        row, state = self.view.current(), self.state
        if row is None or state is None:
            return None
        if row.payment is not None:
            way = way_of(payee_of(row.payment), state.money.payees, row.payment.paid_on)
            return way.why, "How is the payee paid?"
        if row.kind is LineKind.STREAM:
            return liability_cap(state.money.payments, state.as_of).why, "What is the cap on liability?"
        return None

    # -- acting ----------------------------------------------------------------------------------------------

    def head_actions(self) -> Sequence[ScreenAction]:
        """How a party is paid, and a payment."""
        return (
            ScreenAction("How a party is paid", "H", "landmark", self._how_paid),
            ScreenAction("Record payment", "P", "banknote", self._pay),
        )

    def row_actions(self) -> Sequence[ScreenAction]:
        """What can be done with a payment or a reduction."""
        return (
            ScreenAction("Apply the rest...", "A", "split", self._apply, self.only(self._nothing_on_account)),
            ScreenAction("Take back...", "X", "undo-2", self._take_back, self.only(self._nothing_to_take_back)),
        )

    @staticmethod
    def _nothing_on_account(row: LedgerRow) -> str:
        rest = row.payment is not None and row.payment.on_account
        return "" if rest else "Choose a payment with something on account."

    @staticmethod
    def _nothing_to_take_back(row: LedgerRow) -> str:
        return "" if row.kind is not LineKind.STREAM else "Choose a payment, or what was taken off."

    def _how_paid(self) -> None:
        self.open_form(forms.how_paid(self.desk, self.window()))

    def _pay(self) -> None:
        due = self.payments.choose("due")
        due.head_actions()[-1].run()

    def _apply(self) -> None:
        payment = self.view.current().payment
        assert self.state is not None
        sums = [
            (one.due.key, f"{one.due.key}, {one.due.words}, {money_words(one.open)}")
            for one in self.state.money.entries
            if not one.state.is_settled and one.due.payer is payment.payer
        ]
        columns = (Ask("due", "Sum", choices=sums), Ask("amount", "Amount, USD"))
        first = (Applied(sums[0][0]),) if sums else ()
        form = ActForm(
            self.desk, apply_payment, f"Apply {payment.number}", parent=self.window(), primary="Apply", icon="split",
            given={"payment": payment.number}, asks=(Ask("applied", "Applied to", value=first, columns=columns),),
        )  # fmt: skip
        self.open_form(form)

    def _take_back(self) -> None:
        row = self.view.current()
        act, name = (withdraw_payment, "payment") if row.payment is not None else (withdraw_reduction, "reduction")
        number = row.key.split(" ")[0]
        form = ActForm(
            self.desk, act, f"Take {number} back", parent=self.window(), primary="Take back", icon="undo-2",
            given={name: number},
        )  # fmt: skip
        self.open_form(form)
