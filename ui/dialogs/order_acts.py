"""The forms that issue an order, cancel one, and add a line to a draft."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from models.acts.order_lines import add_order_line
from models.acts.orders import cancel_order, issue_order
from models.queries.orders import OrderDetail
from models.rules.clause import Unknown
from models.rules.purchasing import Part, part_of
from reports.columns import Tone
from ui.desk import Desk
from ui.dialogs.recorded import ActDialog
from ui.widgets.definition_list import DefinitionList, Fact
from ui.widgets.fields import Choice, Field, LongText
from ui.widgets.gate_list import Gate, GateState
from ui.widgets.layout import row
from ui.widgets.number_field import MoneyField, NumberField
from ui.words import count_words, day_words, money_words

__all__ = ["AddLine", "CancelOrder", "IssueOrder"]


class IssueOrder(ActDialog):
    """Says what issuing an order means before it is done: its pairs are bought and its lines are fixed."""

    wide = 820

    def __init__(self, desk: Desk, order: OrderDetail, parent: QWidget) -> None:
        said = "Its pairs are bought and what it orders is fixed; prices can still be typed."
        number = order.row.number
        super().__init__(desk, f"Issue {number}", said, f"Issue {number}", "send", parent)
        self._order = order
        self.add(DefinitionList(self._facts(), label_width=96))
        self.form.addStretch(1)
        self.gate.show()
        self._show_gates()
        self.set_gate(order.why_not_issue or "")

    def _facts(self) -> list[Fact]:
        order = self._order
        total = "not complete" if isinstance(order.total, Unknown) else money_words(order.total.value)
        return [
            Fact("For", order.row.heading),
            Fact("Batch", str(order.row.batch)),
            Fact("Pairs", f"{order.running_words}."),
            Fact("Dated", day_words(order.row.ordered_on)),
            Fact("Total, USD", total),
            Fact("Ship to", ", ".join(order.ship_to)),
        ]

    def _show_gates(self) -> None:
        order = self._order
        odd = [Gate("Look at this", GateState.WAITING, warning) for warning in order.row.warnings]
        if isinstance(order.total, Unknown):
            odd.append(Gate("Prices", GateState.WAITING, f"{order.total.missing}; the total prints as not entered."))
        lines = GateState.MET if order.lines else GateState.FAILED
        gates = [Gate(count_words(len(order.lines), "line"), lines), *odd]
        if order.why_not_issue:
            self.gate.set("It cannot be issued.", order.why_not_issue, gates, Tone.WARN)
        elif odd:
            self.gate.set("It can be issued.", "None of this bars it.", gates, Tone.INFO)
        else:
            self.gate.set("Ready to be issued.", "Nothing about it is odd.", gates, Tone.OK)

    def record(self) -> None:
        """Issues the order."""
        self.do(issue_order, order=self._order.row.number)


class CancelOrder(ActDialog):
    """Cancels an order nothing was shipped against."""

    wide = 520

    def __init__(self, desk: Desk, number: str, parent: QWidget) -> None:
        said = "Its pairs are no longer bought; the order stays in the book."
        super().__init__(desk, f"Cancel {number}", said, f"Cancel {number}", "ban", parent)
        self.cancel.set_words("Keep it")
        self._number = number
        self.why = LongText("May stay empty", 2)
        self.add(Field("Why", self.why))

    def record(self) -> None:
        """Cancels the order."""
        self.do(cancel_order, order=self._number, why=self.why.toPlainText().strip())


class AddLine(ActDialog):
    """Adds one line to a drafted order."""

    def __init__(self, desk: Desk, number: str, parent: QWidget) -> None:
        said = "A line is what is ordered, how many, and for how much each."
        super().__init__(desk, f"Add a line to {number}", said, "Add line", "list-plus", parent)
        self._number = number
        radios = sorted({radio for form in desk.terms.order for radio in form.pairs}, reverse=True)
        self.description = QLineEdit()
        self.description.setPlaceholderText("OC-3 radio pair, 38 GHz, Band 3A")
        self.quantity = NumberField(None, 1)
        self.price = MoneyField(None)
        self.radio = Choice([("", "As the words say"), *((one, one) for one in radios)], name="Radio type")
        self._counts = Field("Quantity", self.quantity)
        self._priced = Field("Unit price, USD", self.price, "May stay empty.")
        self._item = Field("Item", self.description)
        self._fill_form()
        self._show()

    def _fill_form(self) -> None:
        self.add(self._item)
        figures = QWidget()
        figures.setLayout(row(self._counts, self._priced, Field("Radio type", self.radio), spacing=12))
        self.add(figures)
        self.form.addStretch(1)
        self.quantity.problem.connect(self._counts.set_problem)
        self.price.problem.connect(self._priced.set_problem)
        for field in (self.description, self.quantity, self.price):
            field.textChanged.connect(self._show)

    def _show(self, *_: object) -> None:
        words = self.description.text().strip()
        self._item.set_hint(f"Counts as {PARTS[part_of(words)]}." if words else "")
        if not words:
            self.set_gate("Describe what the line orders.")
        elif self.quantity.value is None:
            self.set_gate("Type how many.")
        else:
            self.set_gate("Type a sum such as 22,400.00." if self.price.has_problem else "")

    def record(self) -> None:
        """Adds the line."""
        self.do(
            add_order_line,
            order=self._number,
            description=self.description.text(),
            quantity=self.quantity.value,
            radio=self.radio.chosen,
            price=self.price.value,
        )


PARTS = {
    Part.PAIR: "whole pairs",
    Part.IDU: "indoor units",
    Part.ODU: "outdoor units, two to a pair",
    Part.ANTENNA: "antennas",
    Part.ACCESSORY: "an accessory",
}
