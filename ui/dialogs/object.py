"""The form of an objection: failed items with their results, the explanation, the way to Winstar, and the gate."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from models.acts.answers import object_to_letter
from models.queries.letter_page import LetterPage
from models.rules.answers import gate_words, objection_gate, why_not_object
from models.rules.delivery import Delivery
from models.rules.letter_facts import AnswerFacts, AnswerKind
from models.rules.words import tag_of
from models.sheets.gathering.objection import drafted
from models.sheets.kinds import PaperKind
from reports.columns import Tone
from ui.desk import Desk
from ui.dialogs.answer_gate import effect_of, gate_of, has_left, if_silent
from ui.dialogs.answer_links import AnswerLinks
from ui.dialogs.delivery_form import DeliveryForm
from ui.dialogs.drafts import Drafts, ObjectionDraft
from ui.dialogs.letter_form import LetterForm
from ui.dialogs.objection_items import ObjectionItems
from ui.widgets.button import LinkButton
from ui.widgets.date_field import DateField
from ui.widgets.fields import Field, LongText
from ui.widgets.layout import column, row
from ui.widgets.text import Label
from ui.words import count_words, plural

__all__ = ["ObjectDialog"]


class ObjectDialog(LetterForm):
    """Issues an objection once nothing is missing; `made_on` is another day than the as-of day for late entry.

    What is typed is kept as a draft when the form is left without issuing.
    """

    def __init__(self, desk: Desk, page: LetterPage, parent: QWidget, made_on: date | None = None) -> None:
        title = f"Object to {page.row.number}"
        second = "Print draft"
        super().__init__(desk, page, title, "Issue objection", parent, icon="send", draft="Save draft", second=second)
        self.about = AnswerLinks(page, late=made_on is not None)
        self.items = self._failing()
        self.explanation = LongText("What was tested, how, with what, and what was found", 4)
        self.explanation.setAccessibleName("Explanation of the testing and results")
        self.sent = DeliveryForm(desk, effect_of(desk, page), desk.party("winstar"))
        self.signed_by = QLineEdit(desk.user)
        self.made_on = DateField(made_on or desk.as_of, desk.as_of)
        self._drafts = Drafts(desk)
        self._empty = self.typed
        self._lay_out()
        self._restore()
        self._connect_form()
        self._show()
        (self.items.first_missing or self.explanation).setFocus()

    def _failing(self) -> ObjectionItems:
        """The lines of what did not pass on the Links it is about."""
        return ObjectionItems(test for test in self.about.tests if test.passed is not True)

    def _show_links(self) -> None:
        """Another Link has other failed items; the lines of the one before are left."""
        before, self.items = self.items, self._failing()
        self.form.replaceWidget(before, self.items)
        before.deleteLater()
        self.items.changed.connect(self._show)
        self._show()

    def _lay_out(self) -> None:
        left_out = sum(test.passed is True for test in self.about.tests)
        said = f"{count_words(left_out, 'passed item')} {plural(left_out, 'is', 'are')} left out" if left_out else ""
        self.add(self.about)
        self.form.addLayout(row(Label("1. Items that failed", "section"), 0, Label(said, "hint", "text2")))
        self.add(self.items)
        self.add(Label("2. Explanation of the testing and results", "section"))
        self.add(_tall(self.explanation))
        self.add(Label(f"3. How it reaches {self.desk.party('winstar')}", "section"))
        self.add(self.sent)
        self.day = Field("Dated", self.made_on)
        self.form.addLayout(row(Field("Signed by", self.signed_by), self.day))
        self.form.addStretch(1)

    def _connect_form(self) -> None:
        self.about.changed.connect(self._show_links)
        self.items.changed.connect(self._show)
        self.explanation.textChanged.connect(self._show)
        self.sent.changed.connect(self._show)
        self.signed_by.textEdited.connect(self._show)
        self.made_on.textChanged.connect(self._show)
        self.made_on.changed.connect(self._show)
        self.made_on.problem.connect(self.day.set_problem)
        self.drafted.connect(self._save)
        self.seconded.connect(self.print_draft)
        QShortcut(QKeySequence("Ctrl+P"), self, self.print_draft)
        self.rejected.connect(self._keep)

    # -- drafts ----------------------------------------------------------------------------------------------

    @property
    def typed(self) -> ObjectionDraft:
        """The form as it stands, to be kept."""
        return ObjectionDraft(self.items.drafts, self.explanation.toPlainText(), self.signed_by.text())

    def _keep(self) -> None:
        """Keeps what was typed, so that leaving the form loses nothing."""
        if self.typed != self._empty:
            self._drafts.keep(self.letter.row.number, self.typed)

    def _save(self) -> None:
        """Keeps the draft and closes."""
        self._keep()
        self.reject()

    def _restore(self) -> None:
        """Puts the draft of an earlier day back into the form, and offers to start afresh."""
        kept = self._drafts.kept(self.letter.row.number)
        if kept is None:
            return
        self._fill(kept)
        afresh = LinkButton("Start afresh", 12)
        note = QWidget()
        note.setLayout(row(Label("What was typed before is here again.", "hint", "text2"), afresh, 0))
        afresh.clicked.connect(note.hide)
        afresh.clicked.connect(self._start_afresh)
        self.form.insertWidget(0, note)

    def _fill(self, draft: ObjectionDraft) -> None:
        self.items.restore(draft.items)
        self.explanation.setPlainText(draft.explanation)
        self.signed_by.setText(draft.signed_by)

    def _start_afresh(self) -> None:
        self._drafts.drop(self.letter.row.number)
        self._fill(self._empty)

    def print_draft(self) -> None:
        """Shows the objection as it would print now."""
        from ui.dialogs.preview import preview_sheet  # slow to load, and only printing needs it

        number, answer = self.letter.row.number, self.answer
        facts = (answer.failed, answer.explanation, self.signed_by.text().strip(), answer.delivery)
        sheet = self.desk.read(drafted, number, self.desk.as_of, *facts)
        preview_sheet(self, self.desk, PaperKind.OBJECTION, sheet, f"Objection to {number}")

    # -- the gate --------------------------------------------------------------------------------------------

    @property
    def answer(self) -> AnswerFacts:
        """The objection as the form stands."""
        day = self.made_on.day or self.desk.as_of
        written = self.explanation.toPlainText()
        items, links = self.items.items, self.about.links
        return AnswerFacts(AnswerKind.OBJECTION, day, self.sent.delivery, items, written, links=links)

    def _show(self) -> None:
        desk = self.desk
        items = objection_gate(self.about.facts, self.answer, desk.calendar, desk.terms, desk.as_of, desk.readings)
        title, sentence = gate_words(items)
        met = [item.met for item in items]
        tone = Tone.WARN if False in met else Tone.INFO if None in met else Tone.OK
        gates = [gate_of(item) for item in items]
        self.gate.set(title, sentence, gates, tone, if_silent(desk), tag_of("EXB-5b-4"))
        self.set_gate(self._barred())
        self.grow()

    def _barred(self) -> str:
        """Why it cannot be issued, or nothing."""
        answer = self.answer
        lacking = sum(not item.result for item in answer.failed)
        if not answer.failed:
            return "Issue becomes available when a failed item is named."
        if lacking:
            results = f"{count_words(lacking, 'result')} {plural(lacking, 'is', 'are')} entered"
            return f"Issue becomes available when {results}."
        if not answer.explanation.strip():
            return "Issue becomes available when the testing is explained."
        if not self.signed_by.text().strip():
            return "Say who signs."
        if self.made_on.day is None:
            return "Say what day it bears."
        return self.sent.problem or self._why_barred(answer)

    def _why_barred(self, answer: AnswerFacts) -> str:
        """Why the rules bar it: too late, or a day that cannot be; what has left is recorded late or not."""
        desk, facts = self.desk, self.letter.facts
        judged = replace(answer, delivery=Delivery()) if has_left(desk, answer) else answer
        return why_not_object(facts, desk.calendar, desk.terms, desk.as_of, judged, desk.readings) or ""

    def record(self) -> None:
        """Issues the objection."""
        answer = self.answer
        self.do(
            object_to_letter,
            letter=self.letter.row.number,
            made_on=answer.made_on,
            signed_by=self.signed_by.text(),
            items=answer.failed,
            explanation=answer.explanation,
            delivery=answer.delivery,
            links=answer.links,
        )
        if self.outcome is not None:
            self._drafts.drop(self.letter.row.number)


def _tall(editor: LongText) -> QWidget:
    """An editor that keeps its height in a low window; the style sheet would let it shrink to a line."""
    box = QWidget()
    box.setLayout(column(editor))
    box.setFixedHeight(editor.maximumHeight())
    return box
