"""The acts on letters as pages offer them: each opens its form, and tells on the page what was done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.acts.letters import record_rework, see_marks
from models.acts.link_tests import ItemFact, propose_test_plan
from models.queries.letter_facts import link_facts
from models.queries.letter_page import AnswerRow, LetterPage, letter
from models.queries.link_tests import test_plan, test_plans
from models.rules.acceptance import LetterState
from models.rules.clause import Known
from models.sheets.kinds import PaperKind
from ui.dialogs.act_form import ActForm, Ask
from ui.dialogs.agree_plan import AgreePlanDialog
from ui.dialogs.answer_delivery import AnswerDeliveryDialog
from ui.dialogs.countersign import CountersignDialog
from ui.dialogs.letter_form import LetterForm
from ui.dialogs.link_tests import LinkTestsDialog
from ui.dialogs.new_letter import NewLetterDialog
from ui.dialogs.proofs import ProofsDialog
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

    def prove(self, page: LetterPage) -> None:
        """The files that prove how a letter and its answers went."""
        dialog = ProofsDialog(self._desk, (page.row.number, *(one.number for one in page.answers)), self._screen)
        dialog.finished.connect(lambda _result: self._screen.tell_if(dialog.done_))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

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

    def propose_plan(self) -> None:
        """A version of the Link test plan, made of the one in force."""
        desk = self._desk
        plan = desk.read(test_plan, desk.as_of)
        items = tuple(ItemFact(one.name, one.limit, one.unit) for one in plan.items) if plan is not None else ()
        asked = Ask("items", "Tests", value=items, columns=(Ask("name", "Test"), Ask("limit", "Limit"), Ask("unit")))
        said = "A proposed version is in force once both parties have agreed it; results made before keep theirs."
        title = "Propose a Link test plan" if plan is None else f"Propose version {self._next_version()} of the plan"
        self._open(
            ActForm(
                desk, propose_test_plan, title, said, parent=self._screen, primary="Propose", icon="list-plus",
                asks=(asked,),
            )
        )  # fmt: skip

    def _next_version(self) -> int:
        """The number a further version of the plan gets."""
        return max((one.version for one in self._desk.read(test_plans, self._desk.as_of)), default=0) + 1

    def repaired(self, number: str, link: str = "") -> None:
        """Winstar's repair of what was objected to."""
        desk, page = self._desk, self.read(number)
        objected = [one.number for one in page.links if page.standing.of(one.number).state is LetterState.OBJECTED]
        several = len(page.row.links) > 1
        given: dict[str, object] = {"letter": number} if several else {"letter": number, "link": ""}
        links = Ask("link", "Link", value=link or next(iter(objected), ""), choices=[(one, one) for one in objected])
        asks = (
            *((links,) if several else ()),
            Ask("done_on", "Repaired on", value=desk.as_of),
            Ask("told_on", f"{desk.party('customer')} told on", value=desk.as_of),
            Ask("what", "What was done", lines=3, placeholder="What was found and what was changed"),
        )
        goes_on = desk.readings.objection_effect == "same_letter"
        then = f"{number} goes on from the day it is told (AMB-05)." if goes_on else "A new letter may follow."
        title, said = f"Record repair for {number}", f"{desk.party('winstar')} corrected what was objected to. {then}"
        self._open(
            ActForm(
                desk, record_rework, title, said, parent=self._screen, primary="Record repair", icon="wrench",
                given=given, asks=asks,
            )
        )  # fmt: skip

    def repaired_link(self, link: str) -> None:
        """Winstar's repair of a Link, of the letter by which it was objected to."""
        found = self._desk.read(link_facts, [link])[link].letters
        now = [one.number for one in found if one.issued_on <= self._desk.as_of]
        if now:
            self.repaired(now[-1], link)

    def seen(self, number: str) -> None:
        """What a late entry did to a letter, seen."""
        self._screen.do(see_marks, letters=(number,))

    def print_paper(self, kind: PaperKind, *subjects: str) -> bool:
        """Shows the paper of a record as it will print, or of several as one file; False when there are none."""
        from ui.dialogs.preview import preview_many  # slow to load, and only printing needs it

        if subjects:
            preview_many(self._screen, self._desk, kind, subjects)
        return bool(subjects)
