"""The journal: who did what and when, the facts, every row before and after, and whether the book is sound."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from models.acts.register import ACTS
from models.engine import create_book
from models.errors import BookError, Refusal
from models.queries import book as books
from models.queries.book import EntryRow
from models.verify import Verdict, verify
from reports.columns import Column, Kind, Tone
from ui import words
from ui.desk import Desk
from ui.list_screen import ListScreen
from ui.row_images import RowImages, fact_words, images_of
from ui.row_table import Facet, RowTable
from ui.screen import Group, ScreenAction
from ui.widgets.banner import Banner
from ui.widgets.chip import Chip
from ui.widgets.definition_list import DefinitionList, Fact

__all__ = ["JournalScreen"]

UNDO = "undo"


def instant_words(text: str) -> str:
    """An instant of the journal in local time: Tue 28 Nov 2000 14:02."""
    here = datetime.fromisoformat(text).astimezone()
    return f"{words.day_words(here.date())} {here.hour}:{here.minute:02d}"


def standing(row: EntryRow) -> str | None:
    """What became of an act since."""
    return "undone" if row.undone else None


COLUMNS: tuple[Column[EntryRow], ...] = (
    Column("No.", lambda row: row.id, kind=Kind.NUMBER, width=5),
    Column("What was done", lambda row: row.sentence, second=lambda row: standing(row) or "", width=40, grow=1),
    Column("For the day", lambda row: row.recorded_on, kind=Kind.DATE, width=16),
    Column("Written", lambda row: row.at, text=lambda row: instant_words(row.at), width=22, fold=1),
    Column("By", lambda row: row.by, width=20),
)
FACETS = (
    Facet[EntryRow]("undone", "Undone", lambda row: row.undone, Tone.NEUTRAL),
    Facet[EntryRow]("undos", "Undo and redo", lambda row: row.act == UNDO, Tone.INFO),
)


class JournalScreen(ListScreen):
    """Every act of the book, newest first."""

    key = "journal"
    title = "Journal"
    icon = "notebook-text"
    group = Group.RECORDS
    reads = frozenset({"journal"})
    opens = frozenset({"entry"})

    def __init__(self, desk: Desk) -> None:
        table: RowTable[EntryRow] = RowTable(
            COLUMNS,
            key=lambda row: str(row.id),
            as_of=desk.as_of,
            facets=FACETS,
            dim=lambda row: row.undone,
            sentence=lambda row: f"{row.sentence}, by {row.by}, {standing(row) or 'in force'}",
        )
        super().__init__(
            desk,
            table,
            lambda session, _day: books.journal(session),
            filter_words="Filter the journal",
            hint="An entry is never changed. Undo adds another.",
            inspector=420,
        )
        self.check_button = self.button(self._check_action())
        self.head.set_actions([self.check_button])

    def said(self, rows: Sequence[EntryRow]) -> str:
        """How many acts there are."""
        if not rows:
            return "Nothing has been done in this book yet."
        count = words.count_words(len(rows), "entry", "entries")
        return f"{count}, each chained to the one before."

    # -- what can be done ------------------------------------------------------------------------------------

    def page_actions(self) -> list[ScreenAction]:
        """Undoing an act, checking the book."""
        return [
            ScreenAction("Undo this act", "U", "undo-2", self.undo_shown, self._why_not_undo),
            self._check_action(),
        ]

    def _check_action(self) -> ScreenAction:
        return ScreenAction("Check the whole book", "V", "shield-check", self.check)

    def _why_not_undo(self) -> str:
        row: EntryRow | None = self.view.current()
        if row is None:
            return "Choose an act in the list first."
        if row.undone:
            return "This act has been undone already."
        return "" if row.undoable else "This act cannot be undone; correct it by a later entry."

    def undo_shown(self) -> None:
        """Takes back the act under the cursor; a refusal says who has touched its rows since."""
        row: EntryRow = self.view.current()
        try:
            done = self.desk.undo(row.act_id)
        except Refusal as refusal:
            self.show_refusal(refusal)
            return
        self.tell_if(done)

    def check(self) -> None:
        """Checks file, chain and replay in a worker thread, and says what was found."""
        store = self.desk.store

        def work() -> Verdict:
            with tempfile.TemporaryDirectory() as folder:
                empty = create_book(str(Path(folder, "replay.pairbook")))
                try:
                    return verify(store, empty, ACTS, store.draw)
                finally:
                    empty.dispose()

        self.check_button.set_gate("The book is being checked.")
        self.set_notice(
            Banner("Checking.", "File, chain of the journal, and doing all its acts again in an empty book.")
        )
        self.desk.run_later(work, self._checked, self._not_checked)

    def _checked(self, verdict: Verdict) -> None:
        self.check_button.set_gate("")
        fact = "The book is sound." if verdict.sound else "The book is not sound."
        self.set_notice(
            Banner(fact, " ".join(verdict.sentences), Tone.OK if verdict.sound else Tone.BAD, actions=("Close",))
        )
        if self.notice is not None:
            self.notice.acted.connect(lambda _number: self.set_notice(None))

    def _not_checked(self, failure: Exception) -> None:
        self.check_button.set_gate("")
        if not isinstance(failure, BookError):
            raise failure
        self.set_notice(Banner("Not checked.", failure.sentence, Tone.BAD))

    # -- the entry -------------------------------------------------------------------------------------------

    def show_record(self, row: EntryRow | None) -> None:
        """The entry: its facts, and each row before and after."""
        inspector = self.inspector
        assert inspector is not None
        inspector.clear()
        if row is None:
            inspector.set_head("Journal", sentence="No entry is chosen.")
            inspector.set_actions(())
            return
        chip = Chip("Undone", Tone.NEUTRAL, "undo-2") if row.undone else None
        inspector.set_head(f"Entry {row.id}", chip, row.sentence)
        facts, images = self.desk.read(books.entry_facts, row.id)
        changed = images_of(images)
        inspector.add_section("", DefinitionList(self._heading(row)))
        given = [Fact(name.replace("_", " "), fact_words(value)) for name, value in json.loads(facts).items()]
        if given:
            inspector.add_section("Facts given", DefinitionList(given))
        side = words.count_words(len(changed), "row")
        inspector.add_section("Rows before and after", RowImages(changed), side)
        inspector.set_actions([[self.button(self.page_actions()[0])]])

    @staticmethod
    def _heading(row: EntryRow) -> list[Fact]:
        """Who, when, for which day, which tables."""
        return [
            Fact("By", row.by),
            Fact("For the day", words.day_words(row.recorded_on)),
            Fact("Written", instant_words(row.at)),
            Fact("Touched", words.list_words([name.replace("_", " ") for name in row.touched if name != "journal"])),
            Fact("Seal", row.hash[:16]),
        ]
