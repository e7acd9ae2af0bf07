"""A paper of the book as it will print: looked at, issued, revised, printed, saved, or as a redacted copy."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from models.acts.documents import issue_document
from models.errors import BookError, Refusal
from models.queries.documents import Issued, Paper, document, paper
from models.rules.words import capital, listed
from models.sheets.kinds import PaperKind
from models.sheets.sheet import Sheet
from reports.columns import Tone
from reports.printing import Copy
from ui.desk import Desk
from ui.dialogs.pages import PagesDialog, View, both_ways
from ui.screen import Screen
from ui.widgets.banner import Banner
from ui.words import count_words, day_words

__all__ = ["Preview", "preview", "preview_issued", "preview_many", "preview_sheet"]

ISSUED, DRAFT, REDACTED = "issued", "draft", "redacted"


def preview(screen: Screen, desk: Desk, kind: PaperKind | str, subject: str, view: str = "") -> PagesDialog | None:
    """Shows the paper of a record over a page of the window; where there is none the page says why."""
    kind = PaperKind(kind)
    found = _read(screen, desk, kind, subject)
    if found is None:
        return None
    if kind is PaperKind.STATUS_REPORT:
        return preview_sheet(screen, desk, kind, found.sheet, f"Status report of {day_words(desk.as_of)}")
    dialog = Preview(desk, found, screen, view)
    dialog.issued.connect(lambda sentence: screen.told.emit(sentence, ""))
    return _opened(dialog)


def preview_sheet(screen: QWidget, desk: Desk, kind: PaperKind | str, sheet: Sheet, title: str) -> PagesDialog:
    """Shows a paper that is not in the book, such as an objection still being written."""
    copy = Copy(PaperKind(kind), sheet)
    views = both_ways(DRAFT, "Draft" if copy.is_draft else "As it stands", (copy,))
    dialog = PagesDialog(desk, title, views, screen)
    dialog.set_sentence(f"As the book stands on {day_words(desk.as_of)}.")
    return _opened(dialog)


def preview_issued(screen: Screen, desk: Desk, number: str, revision: int) -> PagesDialog | None:
    """Shows one revision of an issued paper, also one that a later revision has superseded."""
    try:
        found = desk.read(document, number, revision)
    except BookError as error:
        screen.set_notice(Banner("Not printed.", error.sentence, Tone.BAD))
        return None
    copy = _issued(found.row.kind, found)
    title = f"{capital(found.row.kind.words)} {found.row.name}"
    dialog = PagesDialog(desk, title, both_ways(ISSUED, "As issued", (copy,)), screen)
    later = " A later revision has superseded it." if found.row.superseded else ""
    dialog.set_sentence(f"Issued on {day_words(found.row.issued_on)}.{later}")
    return _opened(dialog)


def preview_many(screen: Screen, desk: Desk, kind: PaperKind | str, subjects: Sequence[str]) -> PagesDialog | None:
    """Shows the papers of several records as one file."""
    kind = PaperKind(kind)
    if len(subjects) == 1:
        return preview(screen, desk, kind, subjects[0])
    found = [_read(screen, desk, kind, subject) for subject in subjects]
    papers = [one for one in found if one is not None]
    if not papers or len(papers) < len(found):
        return None
    drafts = sum(one.issued is None for one in papers)
    views = both_ways("all", "As they are", [_copy(one) for one in papers])
    dialog = PagesDialog(desk, count_words(len(papers), kind.words, kind.plural), views, screen)
    said = f"{count_words(drafts, 'of them is a draft', 'of them are drafts')} and marked so. " if drafts else ""
    dialog.set_sentence(f"{said}Each has its own page numbers.")
    return _opened(dialog)


def _read(screen: Screen, desk: Desk, kind: PaperKind, subject: str) -> Paper | None:
    """The paper as of the day; the page says why there is none, or what is wrong with it."""
    try:
        return desk.read(paper, kind, subject, desk.as_of)
    except Refusal as refusal:
        screen.show_refusal(refusal)
    except BookError as error:
        screen.set_notice(Banner("Not printed.", error.sentence, Tone.BAD))
    return None


def _copy(found: Paper) -> Copy:
    """What is printed of a paper: the issued one if there is one."""
    return _issued(found.kind, found.issued) if found.issued else Copy(found.kind, found.sheet)


def _issued(kind: PaperKind, issued: Issued) -> Copy:
    return Copy(kind, issued.sheet, issued.pdf)


def _opened(dialog: PagesDialog) -> PagesDialog:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


class Preview(PagesDialog):
    """One paper, with what was issued beside what could be; the primary issues it.

    Signals: issued(str) with the sentence of the act.
    """

    issued = Signal(str)

    def __init__(self, desk: Desk, found: Paper, parent: QWidget, view: str = "") -> None:
        self.paper = found
        views = _views(found)
        super().__init__(desk, "", views, parent, primary=_primary(found), icon="send", second="Print")
        self.confirmed.connect(self.issue)
        self.seconded.connect(self.print)
        self.banner.acted.connect(lambda _number: self.look_at(DRAFT))
        QShortcut(QKeySequence("Ctrl+I"), self, self.confirm)
        self._say(view if view in {one.key for one in views} else "")

    def _say(self, view: str = "") -> None:
        """Names the paper, says where it stands, and bars or opens its issue."""
        found = self.paper
        number = found.sheet.head.number
        name = capital(f"{found.kind.words} {number}".rstrip()) if number else capital(found.kind.words)
        self._title.setText(name)
        self.setWindowTitle(name)
        self.set_sentence(_sentence(found, day_words(self.desk.as_of)))
        self.primary.set_words(_primary(found))
        self.set_gate(found.why_not_issue or self.desk.why_not_write)
        row = found.issued.row if found.issued else None
        if row is not None and row.stale:
            actions = (f"Show revision {found.revision}",) if found.draft is not None else ()
            self.tell("Data changed since issue.", _changed(row.changes), Tone.WARN, actions)
        else:
            self.tell("", "")
        if view:
            self.look_at(view)

    def issue(self) -> None:
        """Issues the paper, then shows it as it was frozen."""
        try:
            done = self.desk.do(issue_document, kind=self.paper.kind, subject=self.paper.subject)
            if done is None:
                return
            self.paper = self.desk.read(paper, self.paper.kind, self.paper.subject, self.desk.as_of)
        except Refusal as refusal:
            self.say(refusal.sentence)
            return
        self.issued.emit(done.sentence)
        self.set_views(_views(self.paper))
        self._say()
        self.tell(f"{done.sentence}.", "Its number, its page and its hash are kept for good.", Tone.OK)


def _views(found: Paper) -> tuple[View, ...]:
    """What was issued, what could be issued now, and the redacted copy."""
    if found.issued is None:
        return both_ways(DRAFT, "Draft", (Copy(found.kind, found.sheet),))
    whole, redacted = both_ways(ISSUED, "As issued", (_issued(found.kind, found.issued),))
    if found.draft is None or found.why_not_issue:
        return whole, redacted
    draft = View(DRAFT, f"Revision {found.revision}, draft", (Copy(found.kind, found.draft),))
    return whole, draft, redacted


def _primary(found: Paper) -> str:
    """The words of the button that issues."""
    return f"Issue revision {found.revision}" if found.issued else "Issue"


def _sentence(found: Paper, day: str) -> str:
    """Where the paper stands."""
    if found.issued is None:
        return f"A draft, which follows every change. Issuing it freezes it as of {day}."
    row = found.issued.row
    revision = f", revision {row.revision}" if row.revision else ""
    return f"Issued on {day_words(row.issued_on)}{revision}. A second print is the same to the last byte."


def _changed(changes: Sequence[str]) -> str:
    """What the paper would say otherwise now; a whole sentence where there would be none at all."""
    if changes[0][0].isupper():
        return f"{changes[0]}."
    return f"It would now print otherwise: {listed(changes)}."
