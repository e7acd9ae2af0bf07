"""The page of the Documents: every paper issued, its pages and hash, and whether the book still says the same."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu

from models.queries.documents import DocumentRow, documents
from models.rules.clause import Why
from models.rules.words import capital
from models.sheets.kinds import PaperKind
from reports.columns import Tone
from reports.documents import DOCUMENTS as PAPERS
from reports.grid import Grid
from reports.grids_documents import DOCUMENT_LIST, DOCUMENTS, state_words
from reports.printing import Copy, copy_of, file_name
from ui import icons
from ui.desk import Desk
from ui.dialogs.new_paper import NewPaper
from ui.dialogs.preview import preview, preview_issued, preview_many
from ui.list_screen import ListScreen
from ui.printing import save_pdf
from ui.row_table import Facet, RowTable
from ui.screen import Group, ScreenAction
from ui.screens.document_record import Look, looked_at, record_of, show_document
from ui.screens.nothing_found import NothingFound
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import Choice
from ui.words import count_words, day_words, plural

__all__ = ["DocumentsScreen"]

WIDE = 1400
NONE_CHOSEN = "Choose a paper first."
FACETS = (
    Facet[DocumentRow]("issued", "As issued", lambda row: not row.superseded and not row.stale, Tone.OK),
    Facet[DocumentRow]("changed", "Data changed since", lambda row: row.stale, Tone.WARN),
    Facet[DocumentRow]("superseded", "Superseded", lambda row: row.superseded, Tone.NEUTRAL),
)


class DocumentsScreen(ListScreen):
    """Issued papers, the latest first. They stand still; a correction is a further revision."""

    key = "documents"
    title = "Documents"
    icon = "folder"
    group = Group.RECORDS
    reads = frozenset(
        {"documents", "orders", "order_lines", "order_pairs", "shipments", "packages", "pairs", "ends", "links",
         "hubs", "buildings", "letters", "letter_links", "deliveries", "answers", "answer_items", "test_plans",
         "test_items", "test_results", "notice_addresses", "amendments", "reading_choices", "closed_days", "book"}
    )  # fmt: skip
    opens = frozenset({"document"})

    def __init__(self, desk: Desk) -> None:
        table: RowTable[DocumentRow] = RowTable(
            DOCUMENTS,
            key=lambda row: row.key,
            as_of=desk.as_of,
            facets=FACETS,
            dim=lambda row: row.superseded,
            edge=lambda row: Tone.WARN if row.stale else None,
            sentence=lambda row: f"{row.name}, {row.kind.words}, {row.about}, {state_words(row)}",
        )
        hint = "Enter shows the page. Space selects. Shift + arrows extends."
        super().__init__(desk, table, documents, filter_words="Filter these papers", hint=hint, inspector=396)
        kinds = [(one.value, capital(one.words)) for one in PaperKind if one is not PaperKind.STATUS_REPORT]
        self.kind = Choice([("", "Any paper"), *kinds], name="Paper")
        self._look: Look | None = None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.filters.addWidget(self.kind)
        self.head.set_actions([self.button(self._print_action()), self.button(self._new_action())])
        sentence = (
            "Issuing an order, a bill of sale, a packing memorandum, a letter, an objection or a certificate freezes "
            "its page here, with its number and hash."
        )
        first = self.button(self._new_action(), "primary")
        self.view.set_empty(EmptyState("folder", "No paper has been issued yet", sentence, (first,)))
        self.view.set_nothing(NothingFound(self.table, "paper", self._named_filters, self.clear_filters))

    def _connect(self) -> None:
        self.kind.changed.connect(self._narrow)
        self.table.changed.connect(self._follow_filters)
        self.view.opened.connect(self.open_paper)
        self.view.menu_asked.connect(self._fill_menu)
        if self.inspector is not None:
            self.inspector.link.connect(self._open_subject)

    # -- narrowing -------------------------------------------------------------------------------------------

    def _narrow(self, kind: str) -> None:
        self.table.set_filter("kind", (lambda row: row.kind == kind) if kind else None)

    def _follow_filters(self) -> None:
        """When all filters are lifted at once, the choice goes back too."""
        if not self.table.filtered:
            self.kind.choose("")

    def _named_filters(self) -> list[str]:
        typed = self.filter_field.text().strip()
        return [*([self.kind.currentText()] if self.kind.chosen else []), *([f"“{typed}”"] if typed else [])]

    def clear_filters(self) -> None:
        """Shows every paper again."""
        self.filter_field.clear()
        self.table.clear_filters()
        self.view.focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc lifts the filters."""
        if event.key() == Qt.Key.Key_Escape and self.table.filtered:
            self.clear_filters()
            return
        super().keyPressEvent(event)

    def _go_to(self, key: str) -> bool:
        """Goes to a paper by its number and revision, by its number alone, or by the record it is about."""
        rows: Sequence[DocumentRow] = self.table.rows
        found = next((row for row in rows if key in (row.key, row.number)), None)
        found = found or next((row for row in rows if row.subject == key), None)
        return super()._go_to(found.key if found else key)

    # -- filling ---------------------------------------------------------------------------------------------

    def said(self, rows: Sequence[DocumentRow]) -> str:
        """How many papers there are, and how many no longer say what the book does."""
        if not rows:
            return "Papers as they were issued. They stand still; a correction is a further revision."
        count = len({row.number for row in rows})
        changed = sum(row.stale for row in rows)
        said = f"{count_words(count, 'paper')}, frozen as issued."
        if changed:
            has = plural(changed, "has data that", "have data that")
            said += f" {changed} {has} changed since."
        return said

    def fill(self, rows: Sequence[DocumentRow]) -> None:
        """Shows the papers; without any there is nothing to narrow."""
        for widget in (self.filter_field, self.kind, self.facets):
            widget.setVisible(bool(rows))
        self.show_inspector(bool(rows))
        super().fill(rows)

    def show_record(self, row: DocumentRow | None) -> None:
        """Names the paper at once; its pages are drawn in a worker thread."""
        inspector = self.inspector
        if inspector is None:
            return
        self._look = None
        inspector.clear()
        if row is None:
            inspector.set_head("No paper")
            inspector.set_actions(())
            return
        show_document(self, row, None)
        self.desk.read_later(looked_at, row, self.desk.as_of, then=self._show_look, key=(id(self), "pages"))

    def _show_look(self, look: Look) -> None:
        """Shows the pages, unless the cursor has moved on."""
        row = self.view.current()
        if self.inspector is not None and row is not None and row.key == look.row.key:
            self._look = look
            show_document(self, row, look)

    def why(self) -> tuple[Why, str] | None:
        """What the paper under the cursor is, by which clause, and whether the book still says the same."""
        row: DocumentRow | None = self.view.current()
        if row is None:
            return None
        facts = (
            ("Paper", f"{capital(row.kind.words)} {row.name}"),
            ("About", row.subject),
            ("Issued", day_words(row.issued_on)),
            ("Since then", "superseded" if row.superseded else ", ".join(row.changes) or "the book says the same"),
            ("SHA-256", row.sha256),
        )
        rule = "An issued paper keeps its sheet and its bytes; a change makes a new revision"
        return Why(rule, PAPERS[row.kind].clauses, facts), f"Why {row.name}?"

    # -- what can be done ------------------------------------------------------------------------------------

    def page_actions(self) -> list[ScreenAction]:
        """New paper, and what can be done with the one under the cursor."""
        return [self._new_action(), *self.row_actions()]

    def row_actions(self) -> list[ScreenAction]:
        """What can be done with the paper under the cursor."""
        return [
            ScreenAction("Show the page", "V", "eye", self.open_current, self._not_chosen),
            self.revise_action(),
            self.save_action(),
            self.redacted_action(),
        ]

    def _new_action(self) -> ScreenAction:
        return ScreenAction("New paper...", "N", "plus", self.new_paper)

    def _print_action(self) -> ScreenAction:
        return ScreenAction("Print", "Ctrl+P", "printer", self.print_shown)

    def revise_action(self) -> ScreenAction:
        """The next revision of the paper, when the book says otherwise now."""
        row = self.view.current()
        number = row.revision + 1 if row is not None else 1
        return ScreenAction(f"Issue revision {number}...", "Ctrl+I", "send", self.revise, self._why_not_revise)

    def save_action(self) -> ScreenAction:
        """The frozen page as a file."""
        return ScreenAction("Save PDF...", "S", "download", self.save, self._not_chosen)

    def redacted_action(self) -> ScreenAction:
        """The page without its figures as a file."""
        return ScreenAction("Redacted copy...", "D", "eye-off", self.save_redacted, self._not_chosen)

    def _not_chosen(self) -> str:
        return "" if self.view.current() is not None else NONE_CHOSEN

    def _why_not_revise(self) -> str:
        row: DocumentRow | None = self.view.current()
        if row is None:
            return NONE_CHOSEN
        if row.superseded:
            return f"A later revision has superseded {row.name}."
        return "" if row.stale else f"Nothing has changed since {row.name} was issued."

    def new_paper(self) -> None:
        """Asks which paper to make, and shows its page."""
        dialog = NewPaper(self.desk, self)
        dialog.accepted.connect(lambda: preview(self, self.desk, dialog.kind, dialog.subject))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open_current(self) -> None:
        """Shows the page of the paper under the cursor."""
        self.open_paper(self.view.current())

    def open_paper(self, row: DocumentRow) -> None:
        """Shows the page of a paper; a superseded revision as it was."""
        if row.superseded:
            preview_issued(self, self.desk, row.number, row.revision)
        else:
            preview(self, self.desk, row.kind, row.subject)

    def revise(self) -> None:
        """Shows what the next revision would print, ready to be issued."""
        row: DocumentRow = self.view.current()
        preview(self, self.desk, row.kind, row.subject, "draft")

    def print_shown(self) -> bool:
        """Shows the pages of the papers chosen, to be printed."""
        rows: list[DocumentRow] = self.view.selected()
        kinds = {row.kind for row in rows}
        if len(rows) > 1 and len(kinds) == 1 and not any(row.superseded for row in rows):
            preview_many(self, self.desk, kinds.pop(), [row.subject for row in rows])
            return True
        if self.view.current() is None:
            return False
        self.open_current()
        return True

    def save(self) -> None:
        """Saves the page as it was issued."""
        self._save(redacted=False)

    def save_redacted(self) -> None:
        """Saves the page without its figures."""
        self._save(redacted=True)

    def _save(self, *, redacted: bool) -> None:
        look = self._look
        if look is not None and look.issued is not None:
            copy = Copy(look.row.kind, look.issued.sheet, look.issued.pdf)
            save_pdf(self.window(), copy_of(copy, redacted=redacted), file_name(copy, redacted=redacted))

    def _open_subject(self) -> None:
        """Goes to the record the paper is about."""
        row: DocumentRow | None = self.view.current()
        if row is not None:
            self.record_asked.emit(*record_of(row, self._look))

    def _fill_menu(self, row: DocumentRow, menu: QMenu) -> None:
        """What is open for the paper, in its menu."""
        menu.addSeparator()
        for action in self.row_actions():
            entry = menu.addAction(icons.icon(action.icon), f"{action.words}\t{action.key}", partial(self.run, action))
            entry.setEnabled(not action.gate())
        menu.addSeparator()

    def export_shown(self) -> Grid[Any] | None:
        """The list as shown, with its hashes."""
        return Grid(self.title, DOCUMENT_LIST, self.table.shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pills with less air in small windows."""
        self.facets.set_narrow(self.window().width() < WIDE)
        super().resizeEvent(event)
