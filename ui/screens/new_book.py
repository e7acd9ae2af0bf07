"""The questions a new book is started from, on one page."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from models.closed_days import CALENDAR_FIRST, CALENDAR_LAST
from models.engine import is_server
from models.errors import BookError, Refusal
from models.rules.words import Side
from models.starting import NewBook, party_names, read_terms
from reports.columns import Tone
from ui.book_lock import share_words
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.fields import Choice, Field
from ui.widgets.layout import row
from ui.widgets.page_head import PageHead
from ui.widgets.segmented import Segmented
from ui.widgets.text import Label

__all__ = ["NewBookPage"]

WIDTH = 640
OTHER = "other"
YEARS = range(1990, 2101)


class NewBookPage(QWidget):
    """Title, agreement, place, whose desk it is, and the years of the calendar.

    Signals: answered(NewBook); left() to go back.
    """

    answered = Signal(object)
    left = Signal()

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._folder, self._named = folder, False
        self._terms: dict[str, Any] = {}
        self.title = QLineEdit("Winstar and SAVVIS")
        self.agreement = Choice((("", "Winstar and SAVVIS, June 30, 2000"), (OTHER, "Another terms file...")))
        self.kind = Segmented((("file", "A file", "book-open"), ("server", "PostgreSQL", "database")), name="Where")
        self.place = QLineEdit()
        self.look = Button("Choose...", icon="folder-open")
        self.stands_for = Choice(name="Whose desk")
        self.first, self.last = QLineEdit(str(CALENDAR_FIRST.year)), QLineEdit(str(CALENDAR_LAST.year))
        self.start = Button("Start the book", "primary", "plus", "Ctrl+Return")
        self.back = Button("Back", "quiet", "arrow-left", "Esc")
        self.banner = Banner()
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self._fields: dict[str, Field] = {}
        self._lay_out()
        self._connect()
        self._use_terms(None)
        self._name_place()
        self.set_busy("")

    def _field(self, key: str, label: str, editor: QWidget, hint: str = "") -> Field:
        self._fields[key] = Field(label, editor, hint)
        return self._fields[key]

    def _lay_out(self) -> None:
        card = Card(margin=20)
        card.body.setSpacing(14)
        card.add(self._field("title", "Title", self.title, "Shown in the window and on lists."))
        card.add(self._field("terms", "Agreement", self.agreement, "The numbers and dates the rules work with."))
        card.add(Label("Where the book is kept", "field"))
        card.add(row(self.kind, 0))
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self._field("place", "File", self.place), 1)
        beside = QVBoxLayout()
        beside.addSpacing(21)  # the height of the label over the field
        beside.addWidget(self.look)
        beside.addStretch(1)
        where.addLayout(beside)
        card.add(where)
        card.add(self._field("stands", "In whose place this desk stands", self.stands_for))
        years = QHBoxLayout()
        years.setSpacing(12)
        years.addWidget(self._field("first", "Closed days from", self.first))
        years.addWidget(self._field("last", "to the end of", self.last))
        years.addStretch(1)
        card.add(years)
        hint = "Filled from the Federal Reserve's bank holidays; change them later under Agreement, with a reason."
        card.add(Label(hint, "hint", wrap=True))
        middle = QWidget()
        middle.setFixedWidth(WIDTH)
        box = QVBoxLayout(middle)
        box.setContentsMargins(0, 24, 0, 24)
        box.setSpacing(16)
        box.addStretch(1)
        box.addWidget(PageHead("Start a new book", "It begins on the Effective Date, with the terms and nothing else."))
        box.addWidget(self.banner)
        box.addWidget(card)
        box.addWidget(self.progress)
        box.addLayout(row(self.back, 0, self.start))
        box.addStretch(2)
        sides = QHBoxLayout(self)
        sides.addWidget(middle, 0, Qt.AlignmentFlag.AlignHCenter)

    def _connect(self) -> None:
        self.agreement.changed.connect(self._choose_terms)
        self.kind.changed.connect(lambda _kind: self._show_kind())
        self.place.textEdited.connect(self._place_typed)
        self.title.textEdited.connect(lambda _text: self._name_place())
        self.look.clicked.connect(self._look)
        self.start.clicked.connect(self.try_start)
        self.back.clicked.connect(self.left)
        for key, run in (("Ctrl+Return", self.try_start), ("Escape", self.left.emit)):
            shortcut = QShortcut(QKeySequence(key), self, run)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def begin(self) -> None:
        """Puts the keyboard into the first question."""
        self.banner.hide()
        self.title.setFocus()
        self.title.selectAll()

    # -- the questions ---------------------------------------------------------------------------------------

    def _use_terms(self, file: Path | None) -> None:
        """Reads a terms file and offers its parties."""
        try:
            self._terms = read_terms(file)
        except (BookError, Refusal) as error:
            self._fields["terms"].set_problem(error.sentence)
            return
        self._fields["terms"].set_problem("")
        names = party_names(self._terms)
        self.stands_for.set_choices([(side.value, name) for side, name in names.items()])

    def _choose_terms(self, key: str) -> None:
        if key != OTHER:
            self._use_terms(None)
            return
        chosen, _ = QFileDialog.getOpenFileName(self, "Terms file", "", "Terms (*.toml);;All files (*)")
        if chosen:
            self._use_terms(Path(chosen))
            self._fields["terms"].set_hint(chosen)
        else:
            self.agreement.choose("")

    def _show_kind(self) -> None:
        """Words for a file or for a server."""
        server = self.kind.chosen == "server"
        self.look.setVisible(not server)
        self._named = False
        self.place.setPlaceholderText("postgresql://desk@server/pairbook" if server else "")
        self._fields["place"].set_hint(
            "The address of an empty database; a password may be left to the server's own settings." if server else ""
        )
        self._name_place()

    def _name_place(self) -> None:
        """A file named after the title, until the user names one."""
        if self._named:
            return
        if self.kind.chosen == "server":
            self.place.clear()
            return
        name = "-".join("".join(c if c.isalnum() else " " for c in self.title.text().lower()).split()) or "book"
        path = self._folder / f"{name}.pairbook"
        number = 2
        while path.exists():
            path, number = self._folder / f"{name}-{number}.pairbook", number + 1
        self.place.setText(str(path))

    def _place_typed(self, text: str) -> None:
        self._named = bool(text.strip())
        share = share_words(text) if text.strip() else ""
        self._fields["place"].set_hint(f"This is {share}; two people can damage a book there." if share else "")

    def _look(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, "New book", self.place.text(), "Pairbook books (*.pairbook)")
        if chosen:
            self.place.setText(str(Path(chosen).with_suffix(".pairbook")))
            self._named = True

    # -- answering -------------------------------------------------------------------------------------------

    def try_start(self) -> None:
        """Passes the answers on, or says what is missing beside its field."""
        if not self.start.isEnabled():
            return
        problems = self.problems
        for key, field in self._fields.items():
            if key in problems:
                field.set_problem(problems[key])
            elif key != "terms":
                field.set_problem("")
        if problems:
            self._fields[next(iter(problems))].editor.setFocus()
            return
        years = int(self.first.text()), int(self.last.text())
        self.answered.emit(
            NewBook(
                self.title.text().strip(),
                self.place.text().strip(),
                self._terms,
                Side(self.stands_for.chosen),
                date(years[0], 1, 1),
                date(years[1], 12, 31),
            )
        )

    @property
    def problems(self) -> dict[str, str]:
        """What stands against starting, by question."""
        found = {}
        place = self.place.text().strip()
        if not self.title.text().strip():
            found["title"] = "A book needs a title."
        if not self._terms:
            found["terms"] = "Choose the terms of the agreement."
        if not place:
            found["place"] = "Say where the book is to be kept."
        elif self.kind.chosen == "server" and not is_server(place):
            found["place"] = "An address begins with postgresql://"
        elif self.kind.chosen == "file":
            found |= self._file_problem(Path(place))
        for key, editor in (("first", self.first), ("last", self.last)):
            if not editor.text().strip().isdecimal() or int(editor.text()) not in YEARS:
                found[key] = "A year such as 2000."
        if not {"first", "last"} & set(found) and int(self.first.text()) > int(self.last.text()):
            found["last"] = "Not before the first year."
        return found

    def _file_problem(self, path: Path) -> dict[str, str]:
        """What stands against a file of that name."""
        if path.exists():
            return {"place": f"{path.name} exists already. Choose another name."}
        if path.parent != self._folder and not path.parent.is_dir():
            return {"place": f"There is no folder {path.parent}."}
        return {}

    def refuse(self, sentence: str) -> None:
        """Says why the book could not be made; the answers stay."""
        self.banner.set("Not made.", sentence, Tone.BAD)
        self.banner.show()

    def set_busy(self, sentence: str) -> None:
        """Shows that the book is being made."""
        self.progress.setVisible(bool(sentence))
        self.start.set_gate(sentence)
        self.banner.setVisible(bool(sentence))
        if sentence:
            self.banner.set("One moment.", sentence, Tone.INFO)
