"""What can be done with the letter under the cursor: keys, gates, and which button the evidence makes primary."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from models.queries.letter_page import LetterPage
from models.rules.acceptance import LetterState
from models.rules.letter_facts import AnswerKind
from models.sheets.kinds import PaperKind
from ui.screen import ScreenAction
from ui.screens.letter_acts import LetterActs, awaiting_delivery

__all__ = ["ALL_SEEN", "Foot", "LetterActions"]

NONE_CHOSEN = "Choose a letter first."
ALL_SEEN = "Every letter that was deemed installed has been seen."
Foot = list[list[tuple[ScreenAction, str]]]
"""The buttons at the foot of the inspector, row by row, each with its kind."""
WhyNot = Callable[[LetterPage], str | None]
State = LetterState


def _open(page: LetterPage) -> str | None:
    """No reason against it."""
    return None


def _no_receipt(page: LetterPage) -> str | None:
    """Why no receipt can be recorded."""
    return f"{page.row.number} was withdrawn." if page.row.state is State.WITHDRAWN else None


def _no_tests(page: LetterPage) -> str | None:
    """Why no results can be entered."""
    return None if page.tests else "No Link test plan is proposed yet (B-5(a))."


def _nothing_new(page: LetterPage) -> str | None:
    """Why there is nothing to be seen."""
    return None if page.row.marked else f"No late entry did anything to {page.row.number} that was not seen yet."


def _no_answer(page: LetterPage) -> str | None:
    """Why there is no way of an answer to record."""
    return None if page.answers else f"{page.row.number} has no answer yet."


def _not_deemed(page: LetterPage) -> str | None:
    """Why there is no certificate."""
    return None if page.row.state is State.DEEMED else f"{page.row.number} is not deemed installed (B-5(b))."


def _no_late_entry(page: LetterPage) -> str | None:
    """Why nothing made in time is entered late: only a deemed letter needs it."""
    return (
        None if page.row.state is State.DEEMED else "This is for a letter deemed installed that was answered in time."
    )


def _no_new(page: LetterPage) -> str | None:
    """Why no new letter follows."""
    return page.why_not_replace


def _no_objection(page: LetterPage) -> str | None:
    """Why there is no objection to print."""
    objected = any(answer.kind is AnswerKind.OBJECTION for answer in page.answers)
    return None if objected else f"{page.row.number} was not objected to."


class LetterActions:
    """The actions on one letter; `now` gives it whole, or None when there is none under the cursor.

    `unseen` says whether deemed letters wait to be reviewed.
    """

    def __init__(self, acts: LetterActs, now: Callable[[], LetterPage | None], unseen: Callable[[], bool]) -> None:
        self._acts, self._now = acts, now
        self.new = ScreenAction("New letter", "N", "plus", acts.new)
        self.seen = ScreenAction(
            "Review deemed letters", "V", "list-checks", acts.review, lambda: "" if unseen() else ALL_SEEN
        )
        self.countersign = self._of("Countersign", "C", "pen-line", self._sign, lambda page: page.why_not_countersign)
        self.object_to = self._of("Object...", "O", "octagon-x", self._object, lambda page: page.why_not_object)
        self.receive = self._of("Record receipt", "R", "inbox", self._receive, _no_receipt)
        self.tests = self._of("Enter tests", "T", "list-checks", self._test, _no_tests)
        self.went = self._of("Record how the answer went", "A", "send", self._answer_went, _no_answer)
        self.again = self._of(
            "New letter for this Link", "", "mail-plus", self._again, lambda page: page.why_not_replace
        )
        self.late_sign = self._of("Enter a countersignature made in time", "", "history", self._sign, _no_late_entry)
        self.late_object = self._of("Enter an objection made in time", "", "history", self._object, _no_late_entry)
        self.repair = self._of("Record repair", "", "wrench", self._repair, lambda page: page.why_not_rework)
        self.mark_seen = self._of("Seen", "", "eye", self._mark_seen, _nothing_new)
        self.propose = ScreenAction("Propose a test plan", "", "list-plus", acts.propose_plan)
        self.agree = ScreenAction("Agree the test plan", "", "handshake", acts.agree_plan)
        self.proofs = self._of("Proofs of delivery...", "", "paperclip", self._prove, _open)
        self.withdraw = self._of("Withdraw...", "", "undo-2", self._withdraw, lambda page: page.why_not_withdraw)
        self.paper = self._paper("Print acceptance letter", "P", PaperKind.AVAILABILITY_LETTER, _open)
        self.objection = self._paper("Print objection", "", PaperKind.OBJECTION, _no_objection)
        self.certificate = self._paper("Print certificate", "", PaperKind.DEEMED_CERTIFICATE, _not_deemed)

    def _of(
        self, words: str, key: str, icon: str, run: Callable[[LetterPage], object], why_not: WhyNot
    ) -> ScreenAction:
        """An action on the letter under the cursor."""

        def do() -> None:
            page = self._now()
            if page is not None:
                run(page)

        def gate() -> str:
            page = self._now()
            return NONE_CHOSEN if page is None else why_not(page) or ""

        return ScreenAction(words, key, icon, do, gate)

    def _paper(self, words: str, key: str, kind: PaperKind, why_not: WhyNot) -> ScreenAction:
        """A paper of the letter under the cursor."""
        return self._of(words, key, "printer", lambda page: self._acts.print_paper(kind, page.row.number), why_not)

    def all(self) -> list[ScreenAction]:
        """Every action of the page, the usual ones first."""
        return [
            self.new, self.countersign, self.object_to, self.receive, self.tests, self.went, self.again, self.seen,
            self.paper, self.objection, self.certificate, self.late_sign, self.late_object,
            self.repair, self.mark_seen, self.proofs, self.withdraw, self.propose, self.agree,
        ]  # fmt: skip

    def of_row(self) -> list[ScreenAction]:
        """What the menu of a row offers: whatever is open now."""
        others = (self.new, self.seen, self.propose, self.agree)
        return [action for action in self.all() if action not in others and not action.gate()]

    # -- the foot of the inspector ---------------------------------------------------------------------------

    def foot(self, page: LetterPage) -> Foot:
        """The buttons for a letter: what its state asks for, then its papers."""
        others = [one for one in (self.objection, self.certificate) if not one.gate()][:1]
        letter = replace(self.paper, words="Print letter", key="") if others else self.paper
        papers = [(one, "default") for one in (letter, *others)]
        seen: Foot = [] if self.mark_seen.gate() else [[(self.mark_seen, "default")]]
        return [*([settling] if (settling := self._settling(page)) else []), *seen, papers]

    def _settling(self, page: LetterPage) -> list[tuple[ScreenAction, str]]:
        """What brings the letter on; the primary follows the evidence."""
        match page.row.state:
            case State.NOT_SENT | State.RECEIPT_UNKNOWN:
                return [(self.receive, "primary")]
            case State.RUNNING | State.DUE_TODAY if awaiting_delivery(page) is not None:
                return [(self.went, "primary")]
            case State.RUNNING | State.DUE_TODAY:
                asked = [test for test in page.tests if not test.link or test.link in page.to_answer]
                failed = any(test.passed is False for test in asked)
                passed = bool(asked) and not failed and all(test.done for test in asked)
                objects = (self.object_to, "primary" if failed else "default")
                return [objects, (self.countersign, "primary" if passed else "default")]
            case State.DEEMED if page.row.reviewed_on is None:
                return [(self.seen, "primary")]
            case State.OBJECTED if page.why_not_replace is None:
                return [*([] if page.facts.reworks else [(self.repair, "default")]), (self.again, "primary")]
            case State.OBJECTED if page.why_not_rework is None and not page.row.replaced_by:
                return [(self.repair, "primary")]
        return []

    # -- the forms -------------------------------------------------------------------------------------------

    def _receive(self, page: LetterPage) -> None:
        self._acts.receive(page.row.number)

    def _test(self, page: LetterPage) -> None:
        self._acts.enter_tests(page.row.number)

    def _sign(self, page: LetterPage) -> None:
        self._acts.countersign(page.row.number, _made_on(page))

    def _object(self, page: LetterPage) -> None:
        self._acts.object_to(page.row.number, _made_on(page))

    def _answer_went(self, page: LetterPage) -> None:
        self._acts.answer_went(page.row.number)

    def _again(self, page: LetterPage) -> None:
        self._acts.new(page.row.links)

    def _repair(self, page: LetterPage) -> None:
        self._acts.repaired(page.row.number)

    def _mark_seen(self, page: LetterPage) -> None:
        self._acts.seen(page.row.number)

    def _prove(self, page: LetterPage) -> None:
        self._acts.prove(page)

    def _withdraw(self, page: LetterPage) -> None:
        self._acts.withdraw(page.row.number)


def _made_on(page: LetterPage) -> date | None:
    """The last day for an answer that is entered after it; None for one made on the day looked from."""
    return page.row.due_on if page.row.state is State.DEEMED else None
