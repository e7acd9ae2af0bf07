"""Pages as they will print, in one or several views of the same papers; printed, saved, or as a redacted copy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reports.columns import Tone
from reports.files import safe_name
from reports.pages import Pages
from reports.printing import Copy, copy_of, file_name, many_of
from ui.desk import Desk
from ui.printing import ask_printer, paint_pages, picture, save_pdf
from ui.widgets.banner import Banner
from ui.widgets.dialog import Dialog
from ui.widgets.layout import empty
from ui.widgets.page_preview import PagePreview
from ui.widgets.segmented import Segmented
from ui.widgets.toast import Toast
from ui.words import count_words

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

__all__ = ["Drawn", "PagesDialog", "View", "both_ways", "drawn"]

FINE = 1.75  # pixels of a picture to a point of paper
MOST = 16  # pages shown; all are printed


@dataclass(frozen=True, slots=True)
class View:
    """One way to look at the papers: its key, its words, the papers, and whether their figures are withheld.

    A page that is no paper of the book is `made` on the spot and saved under a `name`.
    """

    key: str
    words: str
    copies: tuple[Copy, ...] = ()
    redacted: bool = False
    made: Callable[[], bytes] | None = None
    name: str = ""

    @property
    def file_name(self) -> str:
        """The name it is saved under."""
        if self.name:
            return safe_name(self.name, ".pdf")
        first = self.copies[0]
        if len(self.copies) == 1:
            return file_name(first, redacted=self.redacted)
        many = count_words(len(self.copies), first.kind.words, first.kind.plural)
        return safe_name(f"{many}{', redacted' if self.redacted else ''}", ".pdf")


def both_ways(key: str, words: str, copies: Sequence[Copy]) -> tuple[View, View]:
    """The papers as they are, and as a redacted copy."""
    return View(key, words, tuple(copies)), View("redacted", "Redacted copy", tuple(copies), redacted=True)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A view drawn: its bytes, the pictures of its first pages, and how many pages it has."""

    pdf: bytes
    pages: tuple[QImage, ...]
    count: int


def drawn(view: View) -> Drawn:
    """Draws a view; done in a worker thread."""
    pdf = view.made() if view.made is not None else _papers(view)
    with Pages(pdf) as pages:
        shown = tuple(picture(pages.image(number, FINE)) for number in range(1, min(len(pages), MOST) + 1))
        return Drawn(pdf, shown, len(pages))


def _papers(view: View) -> bytes:
    """The papers of a view as one file."""
    if len(view.copies) == 1:
        return copy_of(view.copies[0], redacted=view.redacted)
    return many_of(view.copies, redacted=view.redacted)


class PagesDialog(Dialog):
    """The pages of some papers. Ctrl+P prints what is shown, Ctrl+S saves it, Ctrl++ and Ctrl+- zoom.

    The primary prints unless told otherwise; nothing is printed that is not shown as it will print.
    """

    def __init__(
        self,
        desk: Desk,
        title: str,
        views: Sequence[View],
        parent: QWidget,
        *,
        primary: str = "Print",
        icon: str = "printer",
        second: str = "",
    ) -> None:
        super().__init__(title, "", primary, icon=icon, draft="Save PDF...", second=second, width=960, parent=parent)
        self.desk = desk
        self._asked = count()
        self._latest = -1
        self.drawn: Drawn | None = None
        self.cancel.set_words("Close")
        self.banner = Banner()
        self.banner.hide()
        self.pages = PagePreview()
        self._lead = QWidget()
        self._ways = QVBoxLayout(self._lead)
        self._ways.setContentsMargins(0, 0, 0, 4)
        self.pages.set_lead(self._lead)
        self.add(self.banner)
        self.add(self.pages, 1)
        self.drafted.connect(self.save)
        for keys, act in (
            ("Ctrl+P", self.print),
            ("Ctrl+S", self.save),
            ("Ctrl++", lambda: self.pages.zoom(1)),
            ("Ctrl+-", lambda: self.pages.zoom(-1)),
            ("Ctrl+0", self.pages.fit),
        ):
            QShortcut(QKeySequence(keys), self, act)
        self.set_views(views)
        if primary == "Print":
            self.confirmed.connect(self.print)

    # -- looking ---------------------------------------------------------------------------------------------

    def set_views(self, views: Sequence[View], chosen: str = "") -> None:
        """Offers other views and shows the one chosen, else the first."""
        self._views = {view.key: view for view in views}
        empty(self._ways)
        self.ways = Segmented([(view.key, view.words) for view in views], chosen, "Show")
        self.ways.changed.connect(lambda _key: self._draw())
        self._ways.addWidget(self.ways)
        self._draw()

    @property
    def view(self) -> View:
        """The view that is shown."""
        return self._views[self.ways.chosen]

    def look_at(self, key: str) -> None:
        """Shows another view."""
        self.ways.choose(key)
        self._draw()

    def _draw(self) -> None:
        """Draws the view in a worker thread; what was asked for before is forgotten."""
        self.drawn = None
        self._latest = next(self._asked)
        view, number = self.view, self._latest
        self.desk.run_later(lambda: (number, drawn(view)), self._show, self._failed)

    def _show(self, answer: tuple[int, Drawn]) -> None:
        number, found = answer
        if number != self._latest:
            return
        self.drawn = found
        self.pages.set_pages(found.pages)
        left = found.count - len(found.pages)
        self.pages.set_title(f"The first {MOST} of {found.count} pages" if left else "")

    def _failed(self, failure: Exception) -> None:
        raise failure

    def tell(self, fact: str, sentence: str, tone: Tone = Tone.INFO, actions: Sequence[str] = ()) -> None:
        """Says something above the pages; an empty fact takes it away."""
        self.banner.set(fact, sentence, tone, actions=actions)
        self.banner.setVisible(bool(fact))

    # -- printing --------------------------------------------------------------------------------------------

    def print(self) -> None:
        """Asks for a printer and prints what is shown."""
        if self.drawn is not None:
            pdf = self.drawn.pdf
            reason = ask_printer(self, lambda printer: self._print_on(printer, pdf))
            if reason:
                self.say(reason)

    def _print_on(self, printer: QPrinter, pdf: bytes) -> None:
        def printed(pages: int) -> None:
            Toast.show_over(self, f"Sent {count_words(pages, 'page')} to the printer.")

        self.desk.run_later(lambda: paint_pages(printer, pdf), printed, self._failed)

    def save(self) -> None:
        """Asks for a place and saves what is shown."""
        if self.drawn is not None:
            save_pdf(self, self.drawn.pdf, self.view.file_name)

    # -- the window ------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Takes the height there is: a page wants to be seen whole."""
        parent = self.parentWidget()
        if parent is not None:
            self.setMinimumHeight(max(parent.window().height() - 40, 400))
        super().showEvent(event)
        self.pages.setFocus()
