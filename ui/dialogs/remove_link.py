"""The form that takes a Link down: when, where its pair goes, and why."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from models.acts.links import remove_link
from models.queries.links import LinkRow
from models.queries.places import places
from models.rules.inventory import PlaceKind
from ui.desk import Desk
from ui.dialogs.recorded import ActDialog
from ui.widgets.date_field import DateField
from ui.widgets.fields import Choice, Field, LongText
from ui.widgets.layout import row

__all__ = ["RemoveLink"]


class RemoveLink(ActDialog):
    """Records that the pair of a Link was taken down."""

    def __init__(self, desk: Desk, link: LinkRow, parent: QWidget) -> None:
        sentence = f"Pair {link.tag} comes down from {link.name}, {link.city}."
        super().__init__(desk, f"Remove {link.number}", sentence, "Record removal", "unplug", parent)
        self._link = link.number
        goals = [one for one in desk.read(places, desk.as_of) if one.kind in (PlaceKind.STORE, PlaceKind.REPAIR)]
        choices = [(one.name, one.name) for one in goals]
        self.day = DateField(desk.as_of, near=desk.as_of)
        self.to = Choice(choices if len(choices) == 1 else [("", "Choose a place"), *choices], name="The pair goes to")
        self.why = LongText("For example: the pair failed and is under repair", 3)
        host = QWidget()
        host.setLayout(row(Field("Removed on", self.day), Field("The pair goes to", self.to), spacing=12))
        self.add(host)
        self.add(Field("Why", self.why))
        self.day.changed.connect(lambda _day: self._check())
        self.to.changed.connect(lambda _place: self._check())
        self.why.textChanged.connect(self._check)
        self._check()

    def _check(self) -> None:
        lacks = (
            "Type the day it was removed." if self.day.day is None else "",
            "" if self.to.chosen else "Choose where the pair goes.",
            "" if self.why.toPlainText().strip() else "Say why the Link was removed.",
        )
        self.set_gate(next(filter(None, lacks), ""))

    def record(self) -> None:
        """Records the removal."""
        self.do(
            remove_link, link=self._link, removed_on=self.day.day, to=self.to.chosen, why=self.why.toPlainText().strip()
        )
