"""The form that asks which paper to make: its kind, and the record it is about."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from models.queries.documents import waiting
from models.rules.words import capital
from models.sheets.kinds import PaperKind
from ui.desk import Desk
from ui.widgets.dialog import Dialog
from ui.widgets.fields import Choice, Field

__all__ = ["NewPaper"]

COMPLETE = {
    PaperKind.PURCHASE_ORDER: "Every issued order has its paper.",
    PaperKind.BILL_OF_SALE: "Every order with shipped pairs has its bill of sale.",
    PaperKind.PACKING_MEMORANDUM: "Every shipment has its packing memorandum.",
    PaperKind.AVAILABILITY_LETTER: "Every letter has its paper.",
    PaperKind.OBJECTION: "Every objection has its paper.",
    PaperKind.DEEMED_CERTIFICATE: "Every letter that is deemed installed has its certificate.",
    PaperKind.RADIO_PAIR_NOTICE: "Every Radio Pair Notice issued has its paper.",
    PaperKind.PAYMENT_SCHEDULE: "Every payment plan has its schedule.",
}


class NewPaper(Dialog):
    """Names a kind and a record that has no paper of that kind yet; nothing is written until the page is issued."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        sentence = "The page is shown first, as it will print. Nothing is issued before you say so."
        super().__init__("New paper", sentence, "Show the page", icon="file-text", width=520, parent=parent)
        self.desk = desk
        self.kinds = Choice([(kind.value, capital(kind.words)) for kind in COMPLETE], name="Paper")
        self.records = Choice(name="About")
        self.add(Field("Paper", self.kinds))
        self.add(Field("About", self.records))
        self.kinds.changed.connect(lambda _kind: self._fill())
        self.confirmed.connect(self.accept)
        self.kinds.choose(next((kind for kind in COMPLETE if self._waiting(kind)), PaperKind.PURCHASE_ORDER))
        self._fill()

    def _waiting(self, kind: PaperKind) -> list[tuple[str, str]]:
        """The records that could have a paper of a kind and have none."""
        return self.desk.read(waiting, kind, self.desk.as_of)

    @property
    def kind(self) -> PaperKind:
        """The kind chosen."""
        return PaperKind(self.kinds.chosen)

    @property
    def subject(self) -> str:
        """The record chosen."""
        return self.records.chosen

    def _fill(self) -> None:
        """Offers the records of the kind chosen."""
        found = self._waiting(self.kind)
        self.records.clear()
        self.records.set_choices([(number, f"{number}, {words}") for number, words in found])
        self.records.setEnabled(bool(found))
        self.set_gate("" if found else COMPLETE[self.kind])
