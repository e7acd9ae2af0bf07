"""The form of a routing instruction of Customer for an order (A-4)."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from models.acts.orders import route_order
from models.queries.orders import OrderDetail
from ui.desk import Desk
from ui.dialogs.recorded import ActDialog
from ui.widgets.fields import Field, LongText
from ui.widgets.layout import row
from ui.widgets.segmented import Segmented

__all__ = ["RouteOrder"]

WRITTEN, ORALLY = "written", "orally"


class RouteOrder(ActDialog):
    """Records what Customer said of the way an order goes, and where to, if that is another place now."""

    def __init__(self, desk: Desk, order: OrderDetail, parent: QWidget) -> None:
        customer = desk.party("customer")
        said = f"{customer} says how the order is to be shipped, in writing or orally."
        super().__init__(desk, f"Routing of {order.row.number}", said, "Record routing", "route", parent)
        self._order = order
        self.words = LongText("By truck, overnight to the dock", 2)
        self.given_by = QLineEdit(customer)
        self.how = Segmented([(WRITTEN, "In writing"), (ORALLY, "Orally")], name="How it was given")
        self.elsewhere = QCheckBox("Ship to another place")
        self.ship_to = LongText("Name, street, city: a line each", 4)
        self.ship_to.setPlainText("\n".join(order.ship_to))
        self._place = Field("Ship to", self.ship_to)
        self._fill_form()
        self._show()

    def _fill_form(self) -> None:
        self.add(Field("Instruction", self.words))
        who = QWidget()
        who.setLayout(row(Field("Given by", self.given_by), Field("Given", self.how), spacing=12))
        self.add(who)
        self.add(self.elsewhere)
        self.add(self._place)
        self.form.addStretch(1)
        self._place.hide()
        self.words.textChanged.connect(self._show)
        self.ship_to.textChanged.connect(self._show)
        self.elsewhere.toggled.connect(self._elsewhere)

    def _elsewhere(self, wanted: bool) -> None:
        self._place.setVisible(wanted)
        self.setMinimumHeight(0)
        self.resize(self.width(), self.heightForWidth(self.width()) if self.hasHeightForWidth() else self.height())
        self._show()

    def _show(self) -> None:
        if not self.words.toPlainText().strip():
            self.set_gate("Say what the instruction is.")
        elif self.elsewhere.isChecked() and not self._lines():
            self.set_gate("Say where the order is to be shipped.")
        else:
            self.set_gate("")

    def _lines(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.ship_to.toPlainText().splitlines() if line.strip())

    def record(self) -> None:
        """Records the instruction."""
        self.do(
            route_order,
            order=self._order.row.number,
            words=self.words.toPlainText().strip(),
            given_by=self.given_by.text().strip(),
            orally=self.how.chosen == ORALLY,
            ship_to=self._lines() if self.elsewhere.isChecked() else (),
        )
