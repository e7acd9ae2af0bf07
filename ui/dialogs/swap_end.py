"""The form that puts another radio at one end of a pair, or puts right what was read wrongly."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from models.acts.pairs import correct_serial, swap_end, turn_pair
from models.pair_review import EndSide, serial_key
from models.queries.pairs import PairRow
from ui.desk import Desk
from ui.dialogs.recorded import ActDialog
from ui.widgets.choice_cards import ChoiceCards
from ui.widgets.date_field import DateField
from ui.widgets.fields import Choice, Field
from ui.widgets.layout import row
from ui.words import day_words

__all__ = ["SwapEnd"]

SWAP, CORRECT, TURN = "swap", "correct", "turn"
WAYS = (
    (SWAP, "Another radio", "The old one was taken out."),
    (CORRECT, "A correction", "The serial was read wrongly."),
    (TURN, "The wrong way round", "Near and far are exchanged."),
)


class SwapEnd(ActDialog):
    """Records another radio at one end, a correction of its serial, or that the ends were taken for each other."""

    wide = 680

    def __init__(self, desk: Desk, pair: PairRow, parent: QWidget) -> None:
        sentence = "The pair stays one pair; the old serial stays in its history."
        super().__init__(desk, f"Swap an end of {pair.tag}", sentence, "Record", "arrow-left-right", parent)
        self._pair = pair
        ends = [
            (side.value, f"{side.words.capitalize()}: {serial or 'not scanned'}")
            for side, serial in zip(EndSide, pair.ends, strict=True)
        ]
        unread = EndSide.FAR if pair.near and not pair.far else EndSide.NEAR
        self.side = Choice(ends, chosen=unread.value, name="Which end")
        self.kind = ChoiceCards(WAYS, SWAP if pair.scanned == 2 else CORRECT, "What happened")
        self.serial = QLineEdit()
        self.serial.setPlaceholderText("Type or scan the serial")
        self.why = QLineEdit()
        self.why.setPlaceholderText("For example: dead on arrival")
        self.day = DateField(desk.as_of, near=desk.as_of)
        self.day.set_closed(desk.calendar.why_closed)
        self._lay_out()
        self._listen()
        self.serial.setFocus()
        self._show()

    def _lay_out(self) -> None:
        self.add(self.kind)
        self._day_field, self._why_field = Field("Swapped on", self.day), Field("Why", self.why)
        self.day.problem.connect(self._day_field.set_problem)
        self._which = QWidget()
        self._which.setLayout(row(Field("Which end", self.side), Field("Serial there now", self.serial), spacing=12))
        reason = QWidget()
        reason.setLayout(row(self._day_field, self._why_field, spacing=12))
        self.add(self._which)
        self.add(reason)

    def _listen(self) -> None:
        for field in (self.serial, self.why):
            field.textChanged.connect(self._show)
        for changed in (self.day.changed, self.kind.changed, self.side.changed):
            changed.connect(self._show)

    @property
    def _before(self) -> str:
        """The serial the end chosen has, or nothing."""
        return self._pair.ends[list(EndSide).index(EndSide(self.side.chosen))] or ""

    def _show(self, *_: object) -> None:
        kind = self.kind.chosen
        self._day_field.setVisible(kind == SWAP)
        self._which.setVisible(kind != TURN)
        self.set_gate(next(filter(None, self._turn_lacks() if kind == TURN else self._lacks(kind)), ""))

    def _turn_lacks(self) -> tuple[str, ...]:
        """What keeps the ends from being exchanged."""
        return (
            "" if self._pair.scanned else f"No serial of {self._pair.tag} is known.",
            "" if self.why.text().strip() else "Say why, so that the next reader knows.",
        )

    def _lacks(self, kind: str) -> tuple[str, ...]:
        """What keeps a serial from being recorded."""
        serial, day, swap = self.serial.text(), self.day.day, kind == SWAP
        end = EndSide(self.side.chosen).words
        known = swap and not self._before
        needs_why = "Say why the radio was changed." if swap else "Say why, so that the next reader knows."
        return (
            f"The serial of the {end} is not known; type it as a correction." if known else "",
            "" if serial_key(serial) else "Type or scan the serial of the radio that is there now.",
            f"The {end} is {self._before} already." if serial.strip() == self._before else "",
            "Type the day it was changed." if swap and day is None else "",
            f"{day_words(day)} has not come yet." if swap and day is not None and day > self.desk.as_of else "",
            needs_why if self._before and not self.why.text().strip() else "",
        )

    def record(self) -> None:
        """Records what happened."""
        tag, why = self._pair.tag, self.why.text().strip()
        side, serial = EndSide(self.side.chosen), self.serial.text().strip()
        if self.kind.chosen == TURN:
            self.do(turn_pair, tag=tag, why=why)
        elif self.kind.chosen == SWAP:
            self.do(swap_end, tag=tag, side=side, serial=serial, swapped_on=self.day.day, why=why)
        else:
            self.do(correct_serial, tag=tag, side=side, serial=serial, why=why)
