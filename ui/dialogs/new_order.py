"""The form of a new purchase order: a form of the agreement, a number of pairs by type, or lines of its own."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from models.acts.orders import draft_order
from models.queries.orders import order_facts
from models.rules.purchasing import OrderFacts, left_to_buy, why_not_order
from models.rules.terms import OrderForm
from models.rules.words import counted
from ui.desk import Desk
from ui.dialogs.recorded import ActDialog
from ui.widgets.choice_cards import ChoiceCards, Way
from ui.widgets.date_field import DateField
from ui.widgets.fields import Field
from ui.widgets.layout import row
from ui.widgets.number_field import NumberField
from ui.widgets.text import Label
from ui.words import count_words, day_words

__all__ = ["NewOrder", "facts_of"]

PAIRS, OWN = "pairs", "own"


def facts_of(session: Any) -> tuple[OrderFacts, ...]:
    """What the rules look at of every order."""
    return tuple(order_facts(session).values())


class NewOrder(ActDialog):
    """Drafts an order; nothing is bought until it is issued."""

    wide = 800

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, "New order", "A draft buys nothing until it is issued.", "Draft order",
                         "file-plus", parent)  # fmt: skip
        self._orders = desk.read(facts_of)
        self._forms = {form.id: form for form in desk.terms.order}
        radios = sorted({radio for form in desk.terms.order for radio in form.pairs}, reverse=True)
        self.ways = ChoiceCards(self._ways(), self._first(), "What is ordered")
        self.counts = {radio: NumberField(None, 0, desk.terms.equipment.total_pairs) for radio in radios}
        self.heading = QLineEdit()
        self.ordered_on = DateField(desk.as_of, desk.as_of)
        self.deliver_by = DateField(None, desk.as_of)
        self.said = Label("", "body", "text2", wrap=True)
        self._fill_form()
        self._listen()
        next(card for card in self.ways.findChildren(Way) if card.isChecked()).setFocus()
        self._show()

    # -- what can be ordered ---------------------------------------------------------------------------------

    def _ways(self) -> list[tuple[str, str, str]]:
        """The forms in force on the day, then the free ways."""
        ways = [(key, self._form_words(form), self._form_state(form)) for key, form in self._forms.items()]
        return [*ways, (PAIRS, "Pairs by type", "Lines are written out."), (OWN, "Own lines", "Typed or pasted.")]

    def _form_words(self, form: OrderForm) -> str:
        agreed = self.desk.terms.batch(form.batch)
        if form.clause == form.id and form.id.startswith("LTR") and agreed is not None:
            return f"Letter of {agreed.date.day} {agreed.date:%b %Y}"
        return f"Schedule {form.id}"

    def _taken(self, form: OrderForm) -> str:
        """The number of the order a form was drafted as, or nothing."""
        return next((one.number for one in self._orders if one.batch == form.batch), "")

    def _form_state(self, form: OrderForm) -> str:
        taken = self._taken(form)
        return f"In the book as {taken}." if taken else f"{count_words(sum(form.pairs.values()), 'pair')} listed."

    def _first(self) -> str:
        """The form the agreement asks for next, else pairs by type."""
        return next((key for key, form in self._forms.items() if not self._taken(form)), PAIRS)

    # -- the form --------------------------------------------------------------------------------------------

    def _fill_form(self) -> None:
        self.add(self.ways)
        self._pairs = QWidget()
        self._pairs.setLayout(
            row(*(Field(f"{radio} pairs", field) for radio, field in self.counts.items()), spacing=12)
        )
        self.add(self._pairs)
        self._own = Field("What the order is for", self.heading)
        self.heading.setPlaceholderText("spare indoor units")
        self.add(self._own)
        self._days = QWidget()
        dated, by = Field("Order date", self.ordered_on), Field("Deliver by", self.deliver_by, "May stay empty.")
        self.ordered_on.problem.connect(dated.set_problem)
        self.deliver_by.problem.connect(by.set_problem)
        self._days.setLayout(row(dated, by, spacing=12))
        self.add(self._days)
        self.add(self.said)
        self.form.addStretch(1)

    def _listen(self) -> None:
        self.ways.changed.connect(self._show)
        for field in self.counts.values():
            field.changed.connect(self._show)
            field.textChanged.connect(self._show)
        for day in (self.ordered_on, self.deliver_by):
            day.changed.connect(self._show)
            day.textChanged.connect(self._show)

    @property
    def chosen_pairs(self) -> dict[str, int]:
        """The pairs typed, by type."""
        return {radio: field.value for radio, field in self.counts.items() if field.value}

    def _show(self, *_: object) -> None:
        way = self.ways.chosen
        self._pairs.setVisible(way == PAIRS)
        self._own.setVisible(way == OWN)
        self._days.setVisible(way not in self._forms)
        self.said.setText(self._forecast(way))
        self.set_gate(self._reason(way))

    def _forecast(self, way: str) -> str:
        """What the order would be, in words."""
        if way in self._forms:
            form = self._forms[way]
            agreed = self.desk.terms.batch(form.batch)
            lists = f"{form.heading}, {counted(len(form.line), 'line')}, without prices."
            count = sum(form.pairs.values())
            if agreed is None or agreed.pairs == count:
                return f"Batch {form.batch}: {lists}"
            return f"Batch {form.batch}: {lists} It lists {count} pairs; the contract counts {agreed.pairs}."
        if way == OWN:
            return "Type the lines on its page, or paste them from Excel."
        total, wanted = self.desk.terms.equipment.total_pairs, sum(self.chosen_pairs.values())
        before = total - left_to_buy(self._orders, self.desk.terms, self.desk.as_of).value
        return f"{count_words(wanted, 'pair')}, {before} ordered before, {before + wanted} of {total} after."

    def _reason(self, way: str) -> str:
        """Why nothing can be drafted so, or nothing."""
        if way in self._forms:
            taken = self._taken(self._forms[way])
            return f"Batch {self._forms[way].batch} is in the book as {taken}." if taken else ""
        if self.ordered_on.day is None:
            return "Say what day the order bears."
        if self.ordered_on.day > self.desk.as_of:
            return f"{day_words(self.ordered_on.day)} has not come yet."
        if self.deliver_by.has_problem:
            return "Type the day of delivery, or leave it empty."
        if way == OWN:
            return ""
        if any(field.has_problem for field in self.counts.values()):
            return "Type whole numbers of pairs."
        wanted = sum(self.chosen_pairs.values())
        return why_not_order(wanted, self._orders, self.desk.terms, self.desk.as_of) or ""

    def record(self) -> None:
        """Drafts the order."""
        way = self.ways.chosen
        if way in self._forms:
            self.do(draft_order, form=way)
            return
        self.do(
            draft_order,
            pairs=self.chosen_pairs if way == PAIRS else None,
            heading=self.heading.text() if way == OWN else "",
            ordered_on=self.ordered_on.day,
            deliver_by=self.deliver_by.day,
        )

    @property
    def order(self) -> str:
        """The number of the order drafted, or nothing."""
        return str(self.outcome.result["order"]) if self.outcome is not None else ""
