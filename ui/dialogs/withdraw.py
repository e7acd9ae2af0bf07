"""The form of a letter that Winstar withdraws before Customer has received it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from models.acts.letters import withdraw_letter
from ui.desk import Desk
from ui.dialogs.recorded import ActDialog
from ui.widgets.date_field import DateField
from ui.widgets.fields import Field

__all__ = ["WithdrawDialog"]


class WithdrawDialog(ActDialog):
    """Records the day on which a letter was withdrawn; its Links then wait for a new one."""

    wide = 480

    def __init__(self, desk: Desk, number: str, parent: QWidget) -> None:
        said = f"{desk.party('winstar')} takes {number} back; its Links wait for a new letter."
        super().__init__(desk, f"Withdraw {number}", said, "Withdraw", "undo-2", parent)
        self._number = number
        self.withdrawn_on = DateField(desk.as_of, desk.as_of)
        day = Field("Withdrawn on", self.withdrawn_on)
        self.withdrawn_on.problem.connect(day.set_problem)
        self.withdrawn_on.textChanged.connect(self._show)
        self.withdrawn_on.changed.connect(self._show)
        self.add(day)

    def _show(self) -> None:
        self.set_gate("" if self.withdrawn_on.day is not None else "Say when it was withdrawn.")

    def record(self) -> None:
        """Records the withdrawal."""
        self.do(withdraw_letter, letter=self._number, withdrawn_on=self.withdrawn_on.day)
