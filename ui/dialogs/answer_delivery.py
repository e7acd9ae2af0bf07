"""The form of how an answer to a letter went to Winstar, recorded when it is known or corrected."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from models.acts.answers import record_answer_delivery
from models.queries.letter_page import AnswerRow, LetterPage
from models.rules.letter_facts import AnswerFacts, part
from models.rules.words import tag_of
from reports.columns import Tone
from ui.desk import Desk
from ui.dialogs.answer_gate import arrival, effect_of, gate_of, if_silent, why_not_sent
from ui.dialogs.delivery_form import DeliveryForm
from ui.dialogs.letter_form import LetterForm
from ui.dialogs.receipt import came_gates
from ui.widgets.text import Label
from ui.words import day_words

__all__ = ["AnswerDeliveryDialog"]


class AnswerDeliveryDialog(LetterForm):
    """Records the way of a countersigned letter or of an objection, and shows when it counts as received."""

    def __init__(self, desk: Desk, page: LetterPage, row: AnswerRow, parent: QWidget) -> None:
        winstar = desk.party("winstar")
        super().__init__(desk, page, f"How {row.number} went to {winstar}", "Record", parent, icon="send")
        self._row = row
        facts = next(one for one in page.facts.answers if one.number == row.number)
        self._facts: AnswerFacts = facts
        self.sent = DeliveryForm(desk, effect_of(desk, page), winstar, facts.delivery)
        self.add(Label(f"{facts.words[0].upper()}{facts.words[1:]}, signed by {row.signed_by}.", wrap=True))
        self.add(Label(f"How it reaches {winstar}", "section"))
        self.add(self.sent)
        self.form.addStretch(1)
        self.sent.changed.connect(self._show)
        self._show()
        self.sent.focus_first()

    @property
    def answer(self) -> AnswerFacts:
        """The answer with the delivery of the form."""
        return replace(self._facts, delivery=self.sent.delivery)

    def _show(self) -> None:
        letter = self.letter.facts
        item = arrival(self.desk, part(letter, (self._row.links or letter.links)[0]), self.answer)
        words, tone = {
            True: ("It counts", Tone.OK),
            None: ("It counts once it arrives", Tone.INFO),
            False: ("It comes too late", Tone.BAD),
        }[item.met]
        gates = [*came_gates(self.sent.delivery), gate_of(item)]
        sentence = f"Made on {day_words(self._row.made_on)}."
        self.gate.set(words, sentence, gates, tone, if_silent(self.desk), tag_of("MA-13.2"))
        self.set_gate(self._barred())
        self.grow()

    def _barred(self) -> str:
        """Why this cannot be recorded, or nothing."""
        if self.sent.delivery.channel is None:
            return "Say how it went."
        return self.sent.problem or why_not_sent(self.desk, self.answer)

    def record(self) -> None:
        """Records the delivery."""
        self.do(record_answer_delivery, answer=self._row.number, delivery=self.sent.delivery)
