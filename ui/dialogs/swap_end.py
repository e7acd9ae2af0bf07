"""The form that puts another radio at one end of a pair, or the serial right that was read wrongly."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from models.acts.pairs import correct_serial, swap_end
from models.pair_review import EndSide
from models.queries.pairs import PairRow
from ui.desk import Desk
from ui.dialogs.recorded import ActDialog
from ui.widgets.choice_cards import ChoiceCards
from ui.widgets.date_field import DateField
from ui.widgets.fields import Choice, Field
from ui.widgets.layout import row

__all__ = ["SwapEnd"]


class SwapEnd(ActDialog):
    """Records a new serial at one end: another radio, or a correction."""

    def __init__(self, desk: Desk, pair: PairRow, parent: QWidget) -> None:
        sentence = "The pair stays one pair; the old serial stays in its history."
        super().__init__(desk, f"Swap an end of {pair.tag}", sentence, "Record", "arrow-left-right", parent)
        self._tag = pair.tag
        ends = [(side.value, f"{side.words.capitalize()}: {serial or 'not scanned'}") for side, serial in
                zip(EndSide, pair.ends, strict=True)]  # fmt: skip
        unread = EndSide.FAR if pair.near and not pair.far else EndSide.NEAR
        self.side = Choice(ends, chosen=unread.value, name="Which end")
        self.kind = ChoiceCards(
            (
                ("swap", "Another radio", "The old one was taken out."),
                ("correct", "A correction", "The serial was read wrongly."),
            ),
            chosen="swap" if pair.scanned == 2 else "correct",
            name="What happened",
        )
        self.serial = QLineEdit()
        self.serial.setPlaceholderText("Type or scan the serial")
        self.why = QLineEdit()
        self.why.setPlaceholderText("For example: dead on arrival")
        self.day = DateField(desk.as_of, near=desk.as_of)
        self.add(self.kind)
        first, second = QWidget(), QWidget()
        first.setLayout(row(Field("Which end", self.side), Field("New serial", self.serial), spacing=12))
        self._day_field = Field("Swapped on", self.day)
        second.setLayout(row(self._day_field, Field("Why", self.why), spacing=12))
        self.add(first)
        self.add(second)
        self.kind.changed.connect(lambda kind: self._day_field.setVisible(kind == "swap"))
        self._day_field.setVisible(self.kind.chosen == "swap")
        for field in (self.serial, self.why):
            field.textChanged.connect(lambda _text: self._check())
        self.day.changed.connect(lambda _day: self._check())
        self.kind.changed.connect(lambda _kind: self._check())
        self.serial.setFocus()
        self._check()

    def _check(self) -> None:
        swap = self.kind.chosen == "swap"
        lacks = (
            "" if self.serial.text().strip() else "Type or scan the serial of the radio that is there now.",
            "" if self.why.text().strip() or not swap else "Say why the radio was changed.",
            "Type the day it was changed." if swap and self.day.day is None else "",
        )
        self.set_gate(next(filter(None, lacks), ""))

    def record(self) -> None:
        """Records the swap or the correction."""
        facts = {"tag": self._tag, "side": self.side.chosen, "serial": self.serial.text().strip()}
        why = self.why.text().strip()
        if self.kind.chosen == "swap":
            self.do(swap_end, **facts, swapped_on=self.day.day, why=why)
        else:
            self.do(correct_serial, **facts, why=why)
