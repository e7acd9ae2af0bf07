"""The form of the Link test plan as the parties agree it: its tests with their limits, and the day (EXB-5a)."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from models.acts.link_tests import agree_test_plan
from models.queries.link_tests import PlanRow, test_plans
from ui.desk import Desk
from ui.dialogs.recorded import ActDialog
from ui.widgets.date_field import DateField
from ui.widgets.fields import Choice, Field
from ui.widgets.layout import empty, row
from ui.widgets.text import Label, Rule
from ui.words import day_words

__all__ = ["AgreePlanDialog"]


class AgreePlanDialog(ActDialog):
    """Records the day on which the parties agreed a proposed version of the plan."""

    wide = 560

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        both = f"{desk.party('customer')} and {desk.party('winstar')}"
        said = f"{both} agree by which tests a Link is accepted."
        super().__init__(desk, "Agree the Link test plan", said, "Record agreement", "handshake", parent)
        plans = [plan for plan in desk.read(test_plans, desk.as_of) if plan.agreed_on is None]
        self._plans: dict[str, PlanRow] = {str(plan.version): plan for plan in plans}
        words = [(key, f"Version {key}, proposed on {day_words(one.proposed_on)}") for key, one in self._plans.items()]
        self.version = Choice(words, name="Version")
        self.agreed_on = DateField(None, desk.as_of)
        self.agreed_on.set_closed(desk.calendar.why_closed)
        day = Field("Agreed on", self.agreed_on)
        self._items = QGridLayout()
        self._items.setVerticalSpacing(5)
        self.form.addLayout(row(Field("Proposed plan", self.version), day))
        self.form.addLayout(self._items)
        self.form.addStretch(1)
        self.agreed_on.problem.connect(day.set_problem)
        self.agreed_on.textChanged.connect(self._show)
        self.agreed_on.changed.connect(self._show)
        self.version.changed.connect(lambda _key: self._list())
        self._list()
        self._show()
        self.agreed_on.setFocus()

    def _list(self) -> None:
        """The tests of the version chosen."""
        empty(self._items)
        plan = self._plans.get(self.version.chosen)
        for number, item in enumerate(plan.items if plan is not None else ()):
            self._items.addWidget(Rule(), 2 * number, 0, 1, 2)
            self._items.addWidget(Label(item.name, "name"), 2 * number + 1, 0)
            self._items.addWidget(Label(f"{item.limit} {item.unit}".strip(), "second"), 2 * number + 1, 1)

    def _show(self) -> None:
        day = self.agreed_on.day
        barred = (
            "Every proposed version is agreed." if not self._plans else "Say when it was agreed." if not day else ""
        )
        self.set_gate(barred)

    def record(self) -> None:
        """Records the agreement."""
        self.do(agree_test_plan, version=int(self.version.chosen), agreed_on=self.agreed_on.day)
