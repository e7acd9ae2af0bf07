"""A form that records one act for the as-of day and keeps what it did."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from models.act import Act
from models.errors import Refusal
from models.store import Done
from ui.desk import Desk
from ui.widgets.dialog import Dialog
from ui.widgets.toast import Toast
from ui.words import day_words

__all__ = ["ActDialog", "barred"]


def barred(form: Dialog, desk: Desk) -> bool:
    """Whether a book can only be read; its window says so, and the form goes away unseen."""
    parent, why_not = form.parentWidget(), desk.why_not_write
    if not why_not or parent is None:
        return False
    Toast.show_over(parent.window(), why_not)
    form.reject()
    form.deleteLater()
    return True


class ActDialog(Dialog):
    """A dialog whose primary does an act; a refusal is said in it and it stays open; `outcome` is what was done."""

    wide: ClassVar[int] = 560

    def __init__(self, desk: Desk, title: str, sentence: str, primary: str, icon: str, parent: QWidget) -> None:
        said = f"{sentence} It is recorded for {day_words(desk.as_of)}."
        super().__init__(title, said.strip(), primary, icon=icon, width=self.wide, parent=parent)
        self.desk = desk
        self.outcome: Done | None = None
        self.confirmed.connect(self.record)

    def open(self) -> None:
        """Shows the form, unless nothing can be recorded in the book: that is told before anything is typed."""
        if not barred(self, self.desk):
            super().open()

    def record(self) -> None:
        """Does the act of the form."""
        raise NotImplementedError

    def do(self, act: Act, **facts: object) -> None:
        """Does an act and closes; a refusal is said and the form stays."""
        try:
            self.outcome = self.desk.do(act, **facts)
        except Refusal as refusal:
            self.refused(refusal)
            return
        if self.outcome is not None:
            self.accept()

    def refused(self, refusal: Refusal) -> None:
        """What the form does about a refusal: it says so."""
        self.say(refusal.sentence)
