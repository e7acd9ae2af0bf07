"""The form of a draft's head: its days, where it is to be shipped, and on what terms (A-3)."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from models.acts.orders import edit_order
from models.queries.orders import OrderDetail
from ui.desk import Desk
from ui.dialogs.recorded import ActDialog
from ui.widgets.date_field import DateField
from ui.widgets.fields import Field, LongText
from ui.widgets.layout import row
from ui.words import day_words

__all__ = ["EditOrder"]


class EditOrder(ActDialog):
    """Changes the head of a draft; only what differs is recorded. The day of a form is the agreement's."""

    wide = 720

    def __init__(self, desk: Desk, order: OrderDetail, parent: QWidget) -> None:
        said = "The lines are typed on the page itself."
        super().__init__(desk, f"Edit {order.row.number}", said, "Record changes", "square-pen", parent)
        self._order = order
        self.ordered_on = DateField(order.row.ordered_on, desk.as_of)
        self.deliver_by = DateField(order.deliver_by, desk.as_of)
        self.texts = {
            "heading": QLineEdit(order.row.heading),
            "attention": QLineEdit(order.attention),
            "telephone": QLineEdit(order.telephone),
            "delivery_terms": QLineEdit(order.delivery_terms),
            "payment_terms": QLineEdit(order.payment_terms),
        }
        self.ship_to = LongText("Name, street, city: a line each", 4)
        self.ship_to.setPlainText("\n".join(order.ship_to))
        self._lay_out()
        self._listen()
        self._check()

    def _lay_out(self) -> None:
        texts, form = self.texts, self._order.row.form
        dated = Field("Order date", self.ordered_on, "The day of this order is the agreement's." if form else "")
        by = Field("Deliver by", self.deliver_by, "May stay empty.")
        self.ordered_on.setEnabled(not form)
        for day, field in ((self.ordered_on, dated), (self.deliver_by, by)):
            day.set_closed(self.desk.calendar.why_closed)
            day.problem.connect(field.set_problem)
        self._line(dated, by)
        self._line(Field("For", texts["heading"]))
        self._line(Field("Ship to", self.ship_to))
        self._line(Field("Attention", texts["attention"]), Field("Telephone", texts["telephone"]))
        self._line(Field("Terms of delivery", texts["delivery_terms"]), Field("Payment", texts["payment_terms"]))

    def _line(self, *fields: Field) -> None:
        host = QWidget()
        host.setLayout(row(*fields, spacing=12))
        self.add(host)

    def _listen(self) -> None:
        for day in (self.ordered_on, self.deliver_by):
            day.changed.connect(self._check)
            day.problem.connect(self._check)
        for text in self.texts.values():
            text.textChanged.connect(self._check)
        self.ship_to.textChanged.connect(self._check)

    @property
    def _lines(self) -> tuple[str, ...]:
        """Where to ship, line by line."""
        return tuple(line.strip() for line in self.ship_to.toPlainText().splitlines() if line.strip())

    @property
    def changes(self) -> dict[str, object]:
        """The facts that differ from what the draft says now."""
        order = self._order
        now: dict[str, object] = {
            "heading": order.row.heading,
            "attention": order.attention,
            "telephone": order.telephone,
            "delivery_terms": order.delivery_terms,
            "payment_terms": order.payment_terms,
            "ship_to": order.ship_to,
            "ordered_on": order.row.ordered_on,
            "deliver_by": order.deliver_by,
        }
        typed: dict[str, object] = {name: " ".join(text.text().split()) for name, text in self.texts.items()}
        typed |= {"ship_to": self._lines, "ordered_on": self.ordered_on.day, "deliver_by": self.deliver_by.day}
        changed = {name: value for name, value in typed.items() if value != now[name]}
        if "deliver_by" in changed and changed["deliver_by"] is None:
            changed = {name: value for name, value in changed.items() if name != "deliver_by"}
            changed["no_deliver_by"] = True
        return changed

    def _check(self, *_: object) -> None:
        day, by = self.ordered_on.day, self.deliver_by.day
        lacks = (
            "Say what day the order bears." if day is None else "",
            f"{day_words(day)} has not come yet." if day is not None and day > self.desk.as_of else "",
            "Type the day of delivery, or leave it empty." if self.deliver_by.has_problem else "",
            "It cannot be delivered before it is ordered." if day is not None and by is not None and by < day else "",
            "" if self._lines else "Say where the order is to be shipped.",
            "" if self.changes else "Nothing was changed.",
        )
        self.set_gate(next(filter(None, lacks), ""))

    def record(self) -> None:
        """Records what differs."""
        self.do(edit_order, order=self._order.row.number, **self.changes)
