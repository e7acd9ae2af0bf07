"""The form of how and when a letter came to Customer, with the day 13.2 makes of it while one types."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from models.acts.letters import record_letter_delivery
from models.queries.letter_page import LetterPage
from models.rules.acceptance import answer_days, clock
from models.rules.clause import Known
from models.rules.delivery import Channel, Delivery, calendar_note, received
from models.rules.letter_steps import why_not_receive
from models.rules.words import capital, tag_of
from reports.columns import Tone
from ui.desk import Desk
from ui.dialogs.delivery_form import DeliveryForm
from ui.dialogs.letter_form import LetterForm
from ui.widgets.day_strip import DayStrip
from ui.widgets.gate_list import Gate, GateState
from ui.widgets.text import Label
from ui.words import day_words

__all__ = ["ReceiptDialog", "came_gates"]

EFFECTS = {
    Channel.HAND: "the day it is delivered",
    Channel.COURIER: "one Business Day after",
    Channel.FAX: "the day it is sent, once copied",
    Channel.CERTIFIED_MAIL: "the day it is accepted in writing",
}


def _effect(channel: Channel) -> tuple[str, Tone | None]:
    """When 13.2 counts a paper that comes this way."""
    return EFFECTS[channel], None


def came_gates(delivery: Delivery) -> list[Gate]:
    """The facts 13.2 asks for of the way chosen, each recorded or not yet."""
    return [
        Gate(words, GateState.MET if said else GateState.WAITING, said or "not recorded")
        for words, said in _asked(delivery)
    ]


def _asked(delivery: Delivery) -> Iterator[tuple[str, str]]:
    """What is asked for, and what is recorded of it."""
    sent, copied = _day(delivery.sent_on), _day(delivery.copy_on)
    match delivery.channel:
        case Channel.HAND:
            yield "Delivered by hand", _day(delivery.delivered_on)
        case Channel.COURIER:
            yield "Handed to the courier", sent
        case Channel.FAX:
            yield "Fax sent", sent
            yield "Fax confirmed", "yes" if delivery.confirmed else ""
            copy = f"{delivery.copy_channel.words}, {copied}" if delivery.copy_channel and copied else ""
            yield "Copy by another way", copy
        case Channel.CERTIFIED_MAIL:
            yield "Receipt accepted in writing", _day(delivery.accepted_on)
    if delivery.received_on is not None:
        yield "Recorded by the receiver", f"{_day(delivery.received_on)} {delivery.received_at}".strip()


def _day(day: date | None) -> str:
    return day_words(day) if day is not None else ""


class ReceiptDialog(LetterForm):
    """Records how a letter came, or corrects it; shows the receipt, the three Business Days, or what is missing."""

    def __init__(self, desk: Desk, page: LetterPage, parent: QWidget) -> None:
        again = "Correct the receipt of" if page.delivery.channel else "Record receipt of"
        super().__init__(desk, page, f"{again} {page.row.number}", "Record receipt", parent, icon="inbox")
        self.came = DeliveryForm(desk, _effect, desk.party("customer"), page.facts.delivery)
        self.days = DayStrip()
        self.note = Label("", "hint", "warn", wrap=True)
        self._days_head = Label("Three Business Days", "section")
        self.add(Label("How it came", "section"))
        for part in (self.came, self._days_head, self.days, self.note):
            self.add(part)
        self.form.addStretch(1)
        self.came.changed.connect(self._show)
        self._show()
        self.came.focus_first()

    def _show(self) -> None:
        """The day of receipt, or the fact it waits for."""
        delivery = self.came.delivery
        receipt = received(delivery, self.desk.calendar, self.letter.row.number, self.desk.readings)
        until = self._show_days(delivery)
        if isinstance(receipt, Known):
            title, sentence, tone = f"Received {day_words(receipt.value)}", until, Tone.OK
        else:
            title, sentence, tone = "Cannot be computed", f"{capital(receipt.missing)}.", Tone.WARN
        self.gate.set(title, sentence, came_gates(delivery), tone, f"{receipt.why.rule}.", tag_of("MA-13.2"))
        self.set_gate(self._barred(delivery))
        self.grow()

    def _show_days(self, delivery: Delivery) -> str:
        """The days that run from this receipt; gives until when, in a sentence."""
        desk, facts = self.desk, replace(self.letter.facts, delivery=delivery)
        days = answer_days(facts, desk.calendar, desk.terms, desk.readings)
        running = clock(facts, desk.calendar, days, desk.readings)
        for part in (self._days_head, self.days, self.note):
            part.setVisible(isinstance(running, Known))
        if not isinstance(running, Known):
            return ""
        self.days.set(running.value.received_on, running.value.days, desk.as_of)
        note = calendar_note(running.value.received_on, desk.calendar)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        return f"The answer is due by the end of {day_words(running.value.last_day)}."

    def _barred(self, delivery: Delivery) -> str:
        """Why this cannot be recorded, or nothing; what is not known yet may be missing."""
        if delivery.channel is None:
            return "Say how it came."
        if self.came.problem:
            return self.came.problem
        desk = self.desk
        return why_not_receive(self.letter.facts, delivery, desk.calendar, desk.as_of, desk.readings) or ""

    def record(self) -> None:
        """Records the delivery."""
        self.do(record_letter_delivery, letter=self.letter.row.number, delivery=self.came.delivery)
