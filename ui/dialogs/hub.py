"""The form of a Winstar hub, where the near ends of Links stand."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from models.acts.places import add_hub
from ui.desk import Desk
from ui.dialogs.recorded import ActDialog
from ui.widgets.fields import Field
from ui.widgets.layout import row

__all__ = ["AddHub"]


class AddHub(ActDialog):
    """Adds a hub by its code, name and address."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        sentence = f"The near end of a Link stands at a hub of {desk.party('winstar')} (1.1(o))."
        super().__init__(desk, "Add hub", sentence, "Add hub", "antenna", parent)
        self.code, self.name, self.street = QLineEdit(), QLineEdit(), QLineEdit()
        self.city, self.state, self.zip = QLineEdit(), QLineEdit(), QLineEdit()
        self.code.setPlaceholderText("PHL-2")
        for editor, width in ((self.code, 112), (self.state, 64), (self.zip, 112)):
            editor.setFixedWidth(width)
        lines = (
            (Field("Code", self.code), Field("Name", self.name)),
            (Field("Street address", self.street),),
            (Field("City", self.city), Field("State", self.state), Field("ZIP", self.zip)),
        )
        for fields in lines:
            host = QWidget()
            host.setLayout(row(*fields, spacing=12))
            self.add(host)
        for editor in (self.code, self.name):
            editor.textChanged.connect(self._check)
        self._check()

    def _check(self) -> None:
        lacks = "code" if not self.code.text().strip() else "name" if not self.name.text().strip() else ""
        self.set_gate(f"Type the {lacks} of the hub." if lacks else "")

    def record(self) -> None:
        """Adds the hub."""
        self.do(
            add_hub,
            code=self.code.text().strip().upper(),
            name=self.name.text().strip(),
            street=self.street.text().strip(),
            city=self.city.text().strip(),
            state=self.state.text().strip().upper(),
            zip=self.zip.text().strip(),
        )
