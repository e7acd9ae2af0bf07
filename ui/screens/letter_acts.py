"""The acts on letters as pages offer them: each opens its form, and tells on the page what was done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.queries.letter_page import AnswerRow, LetterPage, letter
from models.rules.clause import Known
from models.sheets.kinds import PaperKind
from ui.dialogs.agree_plan import AgreePlanDialog
from ui.dialogs.answer_delivery import AnswerDeliveryDialog
from ui.dialogs.countersign import CountersignDialog
from ui.dialogs.letter_form import LetterForm
from ui.dialogs.link_tests import LinkTestsDialog
from ui.dialogs.new_letter import NewLetterDialog
from ui.dialogs.receipt import ReceiptDialog
from ui.dialogs.recorded import ActDialog
from ui.dialogs.review_deemed import ReviewDialog, unreviewed_rows
from ui.dialogs.withdraw import WithdrawDialog
from ui.screen import Screen

__all__ = ["LetterActs", "awaiting_delivery"]


def awaiting_delivery(page: LetterPage) -> AnswerRow | None:
    """The latest answer that is not known to have reached Winstar, while that still matters."""
    if not page.row.is_open:
        return None
    return next((one for one in reversed(page.answers) if not isinstance(one.received, Known)), None)


class LetterActs:
    """Opens the forms of letters over a page."""

    def __init__(self, screen: Screen) -> None:
        self._screen, self._desk = screen, screen.desk
        self.dialog: LetterForm | ActDialog | None = None

    def read(self, number: str) -> LetterPage:
        """A letter whole as of the day."""
        return self._desk.read(letter, number, self._desk.as_of)

    def _open(self, dialog: LetterForm | ActDialog) -> None:
        """Shows a form; what it did is told on the page."""
        self.dialog = dialog
        dialog.accepted.connect(self._tell)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _tell(self) -> None:
        done = self.dialog.outcome if self.dialog is not None else None
        if done is not None:
            self._screen.tell(done)

    def receive(self, number: str) -> None:
        """How a letter came, or a correction of it."""
        self._open(ReceiptDialog(self._desk, self.read(number), self._screen))

    def enter_tests(self, number: str) -> None:
        """What the tests gave."""
        self._open(LinkTestsDialog(self._desk, self.read(number), self._screen))

    def countersign(self, number: str, made_on: date | None = None) -> None:
        """A countersignature, of another day if it is entered late."""
        self._open(CountersignDialog(self._desk, self.read(number), self._screen, made_on))

    def object_to(self, number: str, made_on: date | None = None) -> None:
        """An objection, of another day if it is entered late."""
        from ui.dialogs.object import ObjectDialog  # slow to load, and only an objection needs it

        self._open(ObjectDialog(self._desk, self.read(number), self._screen, made_on))

    def answer_went(self, number: str, answer: str = "") -> None:
        """How an answer went to Winstar: the one named, or the one that is awaited."""
        page = self.read(number)
        named = next((one for one in page.answers if one.number == answer), None)
        row = named or awaiting_delivery(page) or next(iter(page.answers[-1:]), None)
        if row is not None:
            self._open(AnswerDeliveryDialog(self._desk, page, row, self._screen))

    def new(self, links: Sequence[str] = ()) -> None:
        """A new letter, for some Links if they are known."""
        self._open(NewLetterDialog(self._desk, self._screen, links))

    def withdraw(self, number: str) -> None:
        """A letter taken back by Winstar."""
        self._open(WithdrawDialog(self._desk, number, self._screen))

    def review(self) -> bool:
        """The sheet of what became deemed installed and nobody has seen; False when there is nothing."""
        rows = unreviewed_rows(self._desk)
        if not rows:
            return False
        sheet = ReviewDialog(self._desk, rows, self._screen)
        sheet.letter_asked.connect(lambda number: self._screen.record_asked.emit("letter", number))
        self._open(sheet)
        return True

    def agree_plan(self) -> None:
        """The Link test plan, agreed by the parties."""
        self._open(AgreePlanDialog(self._desk, self._screen))

    def print_paper(self, kind: PaperKind, *subjects: str) -> bool:
        """Shows the paper of a record as it will print, or of several as one file; False when there are none."""
        from ui.dialogs.preview import preview_many  # slow to load, and only printing needs it

        if subjects:
            preview_many(self._screen, self._desk, kind, subjects)
        return bool(subjects)
