"""The text of one clause over a form, so that reading it never costs what was typed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from resources.register import resolved
from ui.widgets.dialog import Dialog
from ui.widgets.text import Label

__all__ = ["ClauseText"]


class ClauseText(Dialog):
    """What a clause says, in the words of the register; the form under it stays as it is."""

    def __init__(self, clause: str, parent: QWidget) -> None:
        row = resolved(clause)
        title, place = (f"{row.tag}  {row.title}", f"{row.place}.") if row else (clause, "")
        super().__init__(title, place, "Close", width=520, parent=parent)
        said = row.summary if row else f"The register of this program has no clause {clause}."
        self.add(Label(said, wrap=True))
        self.add(Label("Summed up in this program's own words; the signed documents decide.", "hint", wrap=True))
        self.cancel.hide()
        self.confirmed.connect(self.accept)
