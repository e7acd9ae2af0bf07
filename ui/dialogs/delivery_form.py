"""How and when a paper came or went: its way, the days 13.2 asks for, its proof, the day its receiver recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from models.queries.book import address_facts
from models.rules.delivery import Channel, Delivery
from ui.desk import Desk
from ui.dialogs.ways import Effect, Ways
from ui.widgets.date_field import DateField
from ui.widgets.fields import Choice, Field
from ui.widgets.why_box import Fold

__all__ = ["DeliveryForm"]

NOT_RECORDED = ("", "Not recorded")
CONFIRMED = {"": None, "yes": True, "no": False}
COPIES = (Channel.HAND, Channel.COURIER, Channel.CERTIFIED_MAIL)
ASKED: dict[Channel, tuple[tuple[str, str], ...]] = {
    Channel.HAND: (("delivered_on", "Delivered on"), ("proof", "Signed for by")),
    Channel.COURIER: (("sent_on", "Handed to the courier on"), ("proof", "Airbill")),
    Channel.FAX: (
        ("sent_on", "Fax sent on"),
        ("confirmed", "Confirmed by the receiving machine"),
        ("copy_channel", "Copy goes"),
        ("copy_on", "Copy went on"),
        ("proof", "Fax report"),
    ),
    Channel.CERTIFIED_MAIL: (
        ("sent_on", "Posted on"),
        ("accepted_on", "Receipt accepted in writing on"),
        ("accepted_by", "Accepted by"),
        ("proof", "Return receipt"),
    ),
}
"""What is asked of each way of 13.2, with the words over the field."""


class Questions(QWidget):
    """Some facts of a delivery, two in a row.

    Signals: changed() whenever one is another.
    """

    changed = Signal()

    def __init__(self, desk: Desk, asked: Sequence[tuple[str, str]], came: Delivery) -> None:
        super().__init__()
        self.editors: dict[str, DateField | Choice | QLineEdit] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(10)
        for number, (name, words) in enumerate(asked):
            editor = self.editors[name] = self._made(desk, name, came)
            box = Field(words, editor)
            if isinstance(editor, DateField):
                editor.problem.connect(box.set_problem)
            grid.addWidget(box, number // 2, number % 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)

    def _made(self, desk: Desk, name: str, came: Delivery) -> DateField | Choice | QLineEdit:
        """The field for one fact."""
        value = getattr(came, name)
        if name.endswith("_on"):
            day = DateField(value, desk.as_of)
            day.set_closed(desk.calendar.why_closed)
            day.textChanged.connect(lambda _text: self.changed.emit())
            day.changed.connect(lambda _day: self.changed.emit())
            return day
        if name in ("confirmed", "copy_channel"):
            choice = self._choice(name, value)
            choice.changed.connect(lambda _key: self.changed.emit())
            return choice
        line = QLineEdit(value)
        line.textEdited.connect(lambda _text: self.changed.emit())
        return line

    @staticmethod
    def _choice(name: str, value: object) -> Choice:
        if name == "confirmed":
            said = next(key for key, one in CONFIRMED.items() if one is value)
            return Choice([NOT_RECORDED, ("yes", "Yes"), ("no", "No")], said)
        copies = [(channel.value, channel.words.capitalize()) for channel in COPIES]
        return Choice([NOT_RECORDED, *copies], str(value or ""))

    def told(self, delivery: Delivery) -> Delivery:
        """A delivery with these facts in it."""
        facts: dict[str, Any] = {name: self._fact(name, editor) for name, editor in self.editors.items()}
        return replace(delivery, **facts)

    @staticmethod
    def _fact(name: str, editor: DateField | Choice | QLineEdit) -> date | bool | Channel | str | None:
        if isinstance(editor, DateField):
            return editor.day
        if isinstance(editor, QLineEdit):
            return editor.text().strip()
        if name == "confirmed":
            return CONFIRMED[editor.chosen]
        return Channel(editor.chosen) if editor.chosen else None

    @property
    def first_missing(self) -> QWidget | None:
        """The first field without a value."""
        return next((editor for name, editor in self.editors.items() if not self._fact(name, editor)), None)

    @property
    def unread(self) -> bool:
        """Whether a day is typed that cannot be read."""
        return any(isinstance(editor, DateField) and editor.has_problem for editor in self.editors.values())


def _addresses(desk: Desk, receiver: str, kept: str) -> Choice:
    """The addresses a paper can have gone to: the one in force unless another is chosen, those of before among them."""
    known = [one for one in desk.read(address_facts) if receiver in (desk.party(one.party), "The receiver")]
    lines = dict.fromkeys(one.line for one in sorted(known, key=lambda one: one.effective_from, reverse=True))
    others = [(line, line) for line in (*lines, *([kept] if kept and kept not in lines else []))]
    return Choice([("", "The notice address in force"), *others], kept, "Went to")


class DeliveryForm(QWidget):
    """The facts of one delivery; only those of the way chosen are asked for.

    Signals: changed() whenever a fact is another.
    """

    changed = Signal()

    def __init__(
        self, desk: Desk, effect: Effect, receiver: str, came: Delivery | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        came = came or Delivery()
        self.ways = Ways(effect, came.channel)
        self.questions = {way: Questions(desk, asked, came) for way, asked in ASKED.items()}
        asked = (("received_on", f"{receiver} recorded its receipt on"), ("received_at", "At"))
        self.actual = Questions(desk, asked, came)
        self.went_to = _addresses(desk, receiver, came.sent_to)
        self.went_to.changed.connect(lambda _line: self.changed.emit())
        self._went_to = Field("Went to", self.went_to)
        self._fold = Fold(f"{receiver} recorded the receipt itself", came.received_on is not None)
        self._fold.setToolTip("The day the receiver recorded goes before the day 13.2 would give.")
        self._fold.toggled.connect(self._show)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for part in (self.ways, *self.questions.values(), self._fold, self.actual, self._went_to):
            layout.addWidget(part)
        for part in (*self.questions.values(), self.actual):
            part.changed.connect(self.changed)
        self.ways.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        """Asks for the facts of the way chosen, and for the recorded receipt when that is opened."""
        chosen = self.ways.chosen
        for way, part in self.questions.items():
            part.setVisible(way is chosen)
        self._went_to.setVisible(chosen is not None)
        self._fold.setVisible(chosen is not None)
        self.actual.setVisible(chosen is not None and self._fold.isChecked())
        self.changed.emit()

    def focus_first(self) -> None:
        """Puts the keyboard on the first fact that is missing, or on the way while none is chosen."""
        way = self.ways.chosen
        missing = self.questions[way].first_missing if way is not None else None
        (missing or self.ways.first).setFocus()

    @property
    def delivery(self) -> Delivery:
        """What the form says; facts of other ways are left out."""
        way = self.ways.chosen
        if way is None:
            return Delivery()
        told = self.questions[way].told(Delivery(way, sent_to=self.went_to.chosen))
        return self.actual.told(told) if self._fold.isChecked() else told

    @property
    def problem(self) -> str:
        """The sentence about a day that cannot be read, or nothing."""
        way = self.ways.chosen
        unread = way is not None and (self.questions[way].unread or (self._fold.isChecked() and self.actual.unread))
        return "One of the days cannot be read." if unread else ""
