"""A derivation as it prints: looked at, printed, saved."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from models.queries.readings import readings_told
from models.rules.clause import Why
from reports.derivation import Derivation, pdf_of
from ui.desk import Desk
from ui.dialogs.pages import PagesDialog, View
from ui.words import day_words

__all__ = ["preview_derivation"]


def preview_derivation(desk: Desk, why: Why, title: str, parent: QWidget) -> PagesDialog:
    """Shows the page of a derivation over the window; it is no issued paper and is not kept."""
    readings = desk.read(readings_told, desk.as_of, why.readings)
    one = Derivation(title, why, desk.as_of, desk.book.title, desk.terms.agreement.reference, readings)
    name = title.rstrip("?")
    view = View("derivation", "As it stands", made=lambda: pdf_of(one), name=f"Derivation, {name}")
    dialog = PagesDialog(desk, f"Derivation: {name}", (view,), parent)
    dialog.set_sentence(f"As the book stands on {day_words(desk.as_of)}. It is not issued and not kept.")
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
