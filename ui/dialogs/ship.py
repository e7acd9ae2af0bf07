"""The form of a shipment: pairs of an order handed to the carrier, in packages of which one holds the memorandum."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from models.acts.shipments import CountedPairs, PackageFact, ship_pairs
from models.queries.orders import OrderDetail, order, order_facts, orders
from models.queries.shipments import shipment_facts
from models.rules.shipping import PackageFacts, why_not_ship
from reports.columns import Tone
from reports.excel.guard import BadWorkbook
from ui.desk import Desk
from ui.dialogs.recorded import ActDialog
from ui.dialogs.shipped_rows import ReadRows, read_rows
from ui.dialogs.shipped_sheet import text_of_sheet
from ui.widgets.button import Button
from ui.widgets.date_field import DateField
from ui.widgets.fields import Choice, Field, LongText
from ui.widgets.gate_list import Gate, GateState
from ui.widgets.layout import column, row
from ui.widgets.number_field import NumberField
from ui.widgets.segmented import Segmented
from ui.words import count_words, day_words

__all__ = ["ShipDialog"]

COUNTED, LISTED = "counted", "listed"
WORKBOOKS = "Workbooks (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.tsv *.txt)"
MOST_NAMED = 3


class ShipDialog(ActDialog):
    """Records a shipment; title and risk pass to Customer on its day (A-3)."""

    wide = 920

    def __init__(self, desk: Desk, parent: QWidget, number: str = "") -> None:
        customer = desk.party("customer")
        said = f"Title and risk pass to {customer} on the day the pairs are handed to the carrier (A-3)."
        super().__init__(desk, "Ship pairs", said, "Record shipment", "truck", parent)
        self._orders = self._open_orders(number)
        self._facts, self._shipments = desk.read(order_facts), desk.read(shipment_facts)
        self.order = Choice([(one.row.number, _order_words(one)) for one in self._orders], number, "Order")
        self.day = DateField(desk.as_of, desk.as_of)
        self.carrier = QLineEdit()
        self.carrier.setPlaceholderText("not entered")
        self.how = Segmented([(COUNTED, "Count by type"), (LISTED, "Paste serials")], name="How the pairs are named")
        radios = dict.fromkeys(radio.radio for one in self._orders for radio in one.radios)
        self.counts = {radio: NumberField(None, 0) for radio in radios}
        self._count_fields = {radio: Field(f"{radio} pairs", field) for radio, field in self.counts.items()}
        self._file = Button("From a workbook...", icon="file-spreadsheet")
        self.pasted = LongText("OC-3   NEC-0001-A   NEC-0001-B", 5)
        self.packages = LongText("One package a line", 2)
        self.packages.setPlainText("Radio pairs")
        self.memorandum = Choice(name="Packing memorandum is in")
        self._rows: ReadRows = read_rows("")
        self._fill_form()
        self._listen()
        self._show()

    def _open_orders(self, number: str) -> list[OrderDetail]:
        """The orders with pairs left to ship, and the one asked for."""
        desk = self.desk
        rows = [one for one in desk.read(orders, desk.as_of) if one.issued_on and not one.cancelled_on]
        whole = [desk.read(order, one.number, desk.as_of) for one in rows]
        return [
            one
            for one in whole
            if one.row.number == number or any(radio.listed > radio.shipped for radio in one.radios)
        ]

    def _fill_form(self) -> None:
        self._days = Field("Shipped on", self.day)
        self.day.problem.connect(self._days.set_problem)
        self._line(Field("Order", self.order), self._days, Field("Carrier", self.carrier))
        ways = QWidget()
        ways.setLayout(row(self.how, self._file, 0))
        self.add(Field("Pairs", ways))
        self._counted = self._line(*self._count_fields.values())
        self._listed = Field(
            "Rows", self.pasted, "Type, near serial, far serial; then near band, far band and package."
        )
        self.add(self._listed)
        packages = QWidget()
        packages.setLayout(column(Field("Packages, one a line", self.packages), spacing=0))
        self._line(packages, Field("Packing memorandum is in", self.memorandum))
        self.form.addStretch(1)
        self.gate.show()

    def _line(self, *fields: QWidget) -> QWidget:
        host = QWidget()
        host.setLayout(row(*fields, spacing=12))
        self.add(host)
        return host

    def _listen(self) -> None:
        for changed in (self.order.changed, self.how.changed, self.memorandum.changed, self.day.changed):
            changed.connect(self._show)
        for field in (self.day, *self.counts.values()):
            field.textChanged.connect(self._show)
        self._file.clicked.connect(self._from_file)
        self.pasted.textChanged.connect(self._read)
        self.packages.textChanged.connect(self._show)

    # -- what is to be shipped -------------------------------------------------------------------------------

    @property
    def detail(self) -> OrderDetail | None:
        """The order chosen."""
        return next((one for one in self._orders if one.row.number == self.order.chosen), None)

    def left(self, radio: str) -> int:
        """How many pairs of a type the order has left to ship."""
        found = self.detail.radios if self.detail is not None else ()
        return sum(one.listed - one.shipped for one in found if one.radio == radio)

    @property
    def boxes(self) -> tuple[PackageFact, ...]:
        """The packages, the one chosen with the memorandum."""
        lines = [line.strip() for line in self.packages.toPlainText().splitlines() if line.strip()]
        return tuple(PackageFact(line, str(number) == self.memorandum.chosen) for number, line in enumerate(lines, 1))

    @property
    def wanted(self) -> dict[str, int]:
        """The pairs named, by type."""
        if self.how.chosen == LISTED:
            return self._rows.radios
        return {radio: field.value for radio, field in self.counts.items() if field.value}

    def _read(self) -> None:
        self._listed.set_problem("")
        self._rows = read_rows(self.pasted.toPlainText())
        self._show()

    def _from_file(self) -> None:
        """Asks for a workbook and takes its pairs."""
        chosen, _ = QFileDialog.getOpenFileName(self, "Pairs from a workbook", "", WORKBOOKS)
        if chosen:
            self.take_file(Path(chosen))

    def take_file(self, path: Path) -> None:
        """Puts the pairs of a workbook's first fitting sheet into the rows, and names every cell without a serial."""
        from reports.excel.read import read_workbook  # slow to load, and only a workbook needs it

        try:
            sheets = [sheet for sheet in read_workbook(path).sheets if sheet.visible]
        except BadWorkbook as bad:
            self.say(bad.sentence)
            return
        read = [text_of_sheet(sheet) for sheet in sheets]
        text, odd = next((one for one in read if one[0]), ("", ()))
        if not text:
            self.say(f"No sheet of {path.name} has headings for a type and its serials.")
            return
        self.how.choose(LISTED)
        self.pasted.setPlainText(text)
        self._listed.set_problem(" ".join(f"{cell.address}: {cell.words}" for cell in odd[:MOST_NAMED]))

    # -- what stands in the way ------------------------------------------------------------------------------

    def _show(self, *_: object) -> None:
        listed = self.how.chosen == LISTED
        self._listed.setVisible(listed)
        self._counted.setVisible(not listed)
        for radio, field in self._count_fields.items():
            field.setVisible(self.left(radio) > 0)
            field.set_hint(f"{self.left(radio)} left to ship.")
        self._offer_boxes()
        reason = self._reason()
        self.set_gate(reason)
        count = sum(self.wanted.values())
        title, sentence, tone = "Ready to be recorded.", f"{count_words(count, 'pair')} will be in transit.", Tone.OK
        if reason:
            title, sentence, tone = "Not ready yet.", reason, Tone.WARN
        self.gate.set(title, sentence, self._gates(), tone)

    def _offer_boxes(self) -> None:
        """The packages to choose from; the first holds the memorandum until somebody says otherwise."""
        lines = [line.strip() for line in self.packages.toPlainText().splitlines() if line.strip()]
        choices = [(str(number), f"Package {number}, {line}") for number, line in enumerate(lines, 1)]
        kept = self.memorandum.chosen if self.memorandum.chosen in dict(choices) else ""
        self.memorandum.set_choices(choices, kept or ("1" if choices else ""))

    def _reason(self) -> str:
        """Why nothing can be recorded, or nothing."""
        detail, day = self.detail, self.day.day
        if detail is None:
            return "No order has pairs left to ship."
        if day is None:
            return "Say when the pairs were shipped."
        if day > self.desk.as_of:
            return f"{day_words(day)} has not come yet."
        if self.how.chosen == LISTED and self._rows.problem:
            return self._rows.problem
        return self._over() or self._barred(detail) or self._no_such_box()

    def _over(self) -> str:
        """That more pairs of a type are named than are left, or nothing."""
        for radio, count in self.wanted.items():
            if count > self.left(radio):
                left = count_words(self.left(radio), f"{radio} pair")
                return f"{self.order.chosen} has {left} left to ship, not {count} (A-3)."
        return ""

    def _barred(self, detail: OrderDetail) -> str:
        """What the rule of shipping says."""
        assert self.day.day is not None
        boxes = tuple(PackageFacts(number, one.holds_memorandum) for number, one in enumerate(self.boxes, 1))
        facts = self._facts[detail.row.number]
        count = sum(self.wanted.values())
        if not count:
            return "Paste at least one pair." if self.how.chosen == LISTED else "Type how many pairs."
        return why_not_ship(facts, count, boxes, self._shipments, self.day.day) or ""

    def _no_such_box(self) -> str:
        """That a pasted row names a package that is not there, or nothing."""
        if self.how.chosen != LISTED:
            return ""
        outside = next((one.package for one in self._rows.pairs if one.package and one.package > len(self.boxes)), None)
        return f"There is no package {outside}." if outside else ""

    def _gates(self) -> list[Gate]:
        wanted, boxes = self.wanted, self.boxes
        named = ", ".join(f"{count} {radio}" for radio, count in wanted.items())
        over = self._over()
        pairs = GateState.FAILED if over else GateState.MET if wanted else GateState.WAITING
        serials = sum(bool(one.near) + bool(one.far) for one in self._rows.pairs) if self.how.chosen == LISTED else 0
        holding = next((number for number, one in enumerate(boxes, 1) if one.holds_memorandum), None)
        return [
            Gate("An order in force", GateState.MET if self.detail else GateState.FAILED, self.order.chosen),
            Gate("Pairs left on it", pairs, named),
            Gate("Serials listed", GateState.MET if serials else GateState.WAITING,
                 count_words(serials, "serial") if serials else "They can be read on receipt."),
            Gate("One package with the memorandum", GateState.MET if holding else GateState.FAILED,
                 f"Package {holding} of {len(boxes)}" if holding else ""),
        ]  # fmt: skip

    def record(self) -> None:
        """Records the shipment."""
        listed = self.how.chosen == LISTED
        counted = () if listed else tuple(CountedPairs(radio, count) for radio, count in self.wanted.items())
        self.do(
            ship_pairs,
            order=self.order.chosen,
            shipped_on=self.day.day,
            packages=self.boxes,
            pairs=self._rows.pairs if listed else (),
            counted_pairs=counted,
            carrier=self.carrier.text().strip(),
        )

    @property
    def shipment(self) -> str:
        """The number of the shipment recorded, or nothing."""
        return str(self.outcome.result["shipment"]) if self.outcome is not None else ""


def _order_words(detail: OrderDetail) -> str:
    left = sum(max(one.listed - one.shipped, 0) for one in detail.radios)
    return f"{detail.row.number}, {count_words(left, 'pair')} left"
