"""The form of a countersigned letter: by whom and when, and how the copy goes back to Winstar."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from models.acts.answers import countersign
from models.queries.letter_page import LetterPage
from models.rules.answers import GateItem, why_not_countersign
from models.rules.letter_facts import AnswerFacts, AnswerKind
from models.rules.words import tag_of
from reports.columns import Tone
from reports.grids_letters import tally_words
from ui.desk import Desk
from ui.dialogs.answer_gate import arrival, effect_of, gate_of, if_silent, why_not_sent
from ui.dialogs.answer_links import AnswerLinks
from ui.dialogs.delivery_form import DeliveryForm
from ui.dialogs.letter_form import LetterForm
from ui.widgets.date_field import DateField
from ui.widgets.fields import Field
from ui.widgets.text import Label
from ui.words import day_words

__all__ = ["CountersignDialog"]


class CountersignDialog(LetterForm):
    """Records a countersignature; `made_on` is another day than the as-of day for what is entered late."""

    def __init__(self, desk: Desk, page: LetterPage, parent: QWidget, made_on: date | None = None) -> None:
        number = page.row.number
        super().__init__(desk, page, f"Countersign {number}", "Countersign", parent, icon="pen-line")
        self.signed_by = QLineEdit(desk.user)
        self.made_on = DateField(made_on or desk.as_of, desk.as_of)
        self.made_on.set_closed(desk.calendar.why_closed)
        self.sent = DeliveryForm(desk, effect_of(desk, page), desk.party("winstar"))
        self.about = AnswerLinks(page, late=made_on is not None)
        day = Field("Countersigned on", self.made_on)
        self.made_on.problem.connect(day.set_problem)
        signed = QGridLayout()
        signed.setHorizontalSpacing(8)
        signed.addWidget(Field("Signed by", self.signed_by), 0, 0)
        signed.addWidget(day, 0, 1)
        for column in (0, 1):
            signed.setColumnStretch(column, 1)
        self.add(self.about)
        self.form.addLayout(signed)
        self.add(Label(f"How it reaches {desk.party('winstar')}", "section"))
        self.add(self.sent)
        self.form.addStretch(1)
        self.signed_by.textEdited.connect(self._show)
        self.made_on.textChanged.connect(self._show)
        self.made_on.changed.connect(self._show)
        self.sent.changed.connect(self._show)
        self.about.changed.connect(self._show)
        self._show()

    @property
    def answer(self) -> AnswerFacts:
        """The answer as the form stands."""
        day = self.made_on.day or self.desk.as_of
        return AnswerFacts(AnswerKind.COUNTERSIGNED, day, self.sent.delivery, links=self.about.links)

    def _items(self) -> list[GateItem]:
        """What a countersignature needs: signed, and with Winstar in time; the tests are shown beside it."""
        tally, who = self.about.tally, self.signed_by.text().strip()
        passed = tally.total > 0 and tally.done == tally.total and not tally.failed
        when = day_words(self.made_on.day, missing="no day")
        return [
            GateItem("Link tests passed", False if tally.failed else passed or None, (tally_words(tally),)),
            GateItem("Signed", bool(who and self.made_on.day) or None, (f"{who or 'nobody named'}, {when}",)),
            arrival(self.desk, self.about.facts, self.answer),
        ]

    def _show(self) -> None:
        items = self._items()
        arrives = items[-1].met
        words, tone = {
            True: ("This accepts the Link", Tone.OK),
            None: ("This accepts the Link once it arrives", Tone.INFO),
            False: ("This comes too late", Tone.BAD),
        }[arrives]
        failed = self.about.tally.failed
        warned = f"{failed} of the tests failed; an objection would stop the clock." if failed else ""
        if failed and tone is not Tone.BAD:
            tone = Tone.WARN
        self.gate.set(words, warned, [gate_of(item) for item in items], tone, if_silent(self.desk), tag_of("EXB-5b-3"))
        self.set_gate(self._barred())
        self.grow()

    def _barred(self) -> str:
        """Why this cannot be recorded, or nothing."""
        if not self.signed_by.text().strip():
            return "Say who signed."
        if self.made_on.day is None:
            return "Say when it was signed."
        if self.sent.problem:
            return self.sent.problem
        desk, day = self.desk, self.made_on.day
        law = (desk.calendar, desk.terms, desk.as_of, day, desk.readings)
        return why_not_countersign(self.letter.facts, *law, links=self.about.links) or why_not_sent(desk, self.answer)

    def record(self) -> None:
        """Records the countersignature."""
        self.do(
            countersign,
            letter=self.letter.row.number,
            made_on=self.made_on.day,
            signed_by=self.signed_by.text(),
            delivery=self.sent.delivery,
            links=self.about.links,
        )
