"""A form for any act, made of the act's own facts: a field for each, barred until what it needs is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget

from models.act import Act, Fact
from ui.desk import Desk
from ui.dialogs.fact_editors import Ask, FactEditor, editor_for, label_of, plain_type
from ui.dialogs.recorded import ActDialog
from ui.widgets.fields import Field
from ui.widgets.text import Label

__all__ = ["ActForm", "Ask"]

MOST_ROWS = 7  # rows of fields shown without scrolling
HIGH = 560  # pixels of a form that scrolls


class ActForm(ActDialog):
    """Asks for the facts of an act and does it.

    `given` are facts the page knows already and the form does not ask for; `asks` says how single facts are asked for,
    and puts those it names first; `effect` gives a sentence on what the facts typed so far would do.
    """

    wide = 640
    _laid = False

    def __init__(
        self,
        desk: Desk,
        act: Act,
        title: str,
        sentence: str = "",
        *,
        parent: QWidget,
        primary: str = "Record",
        icon: str = "check",
        given: Mapping[str, object] | None = None,
        asks: Sequence[Ask] = (),
        effect: Callable[[Mapping[str, Any]], str] | None = None,
    ) -> None:
        super().__init__(desk, title, sentence or act.help, primary, icon, parent)
        self.act, self.given, self._effect_of = act, dict(given or {}), effect
        self.editors: dict[str, FactEditor] = {}
        self.labels: dict[str, str] = {}
        self.effect = Label("", "body", "text2", wrap=True)
        self.effect.hide()
        how = {one.name: one for one in asks}
        places = {name: number for number, name in enumerate(how)}
        asked = [fact for fact in act.facts if fact.name not in self.given]
        self._asked = sorted(asked, key=lambda fact: places.get(fact.name, len(places)))
        form = QWidget()
        if self._lay(form, how) > MOST_ROWS:
            self.add_scrolled(form)
            self.setMinimumHeight(HIGH)
            self.add(self.effect)
        else:
            self.add(form)
            self.add(self.effect)
            self.form.addStretch(1)
        self._laid = True
        self._check()

    def _lay(self, form: QWidget, how: Mapping[str, Ask]) -> int:
        """Lays the fields out, two in a row where they are short; gives how many rows that makes."""
        grid = QGridLayout(form)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        line = column = 0
        for fact in self._asked:
            ask = how.get(fact.name, Ask(fact.name))
            box = self._made(fact, ask)
            if self.editors[fact.name].wide:
                line, column = line + bool(column), 0
                grid.addWidget(box, line, 0, 1, 2)
                line += 1
                continue
            grid.addWidget(box, line, column)
            line, column = (line + 1, 0) if column else (line, 1)
        return line + bool(column)

    def _made(self, fact: Fact, ask: Ask) -> Field:
        """The field of one fact; its default is in it from the start."""
        if ask.value is None and not fact.required and fact.default not in (None, "", ()):
            ask = replace(ask, value=fact.default)
        editor = self.editors[fact.name] = editor_for(self.desk, fact.hint, ask, self._check)
        label = self.labels[fact.name] = ask.label or label_of(fact.name)
        return Field(label, editor.widget, ask.hint)

    @property
    def facts(self) -> dict[str, Any]:
        """The facts as far as they are typed; those left empty keep the act's defaults."""
        told = {name: editor.value() for name, editor in self.editors.items()}
        return {**self.given, **{name: value for name, value in told.items() if value is not None}}

    def _missing(self) -> Fact | None:
        """The first fact the act needs and the form lacks; a text may be left empty only where it has a default."""
        told = self.facts
        return next((one for one in self._asked if one.required and one.name not in told and _needed(one)), None)

    def _check(self) -> None:
        """Bars the button while a fact is missing or cannot be read, and says what the facts would do."""
        if not self._laid:
            return
        for name, editor in self.editors.items():
            if said := editor.problem():
                self.set_gate(f"{self.labels[name]}: {said}.")
                return
        missing = self._missing()
        self.set_gate(f"{self.labels[missing.name]} is missing." if missing else "")
        said = self._effect_of(self.facts) if self._effect_of is not None and missing is None else ""
        self.effect.setText(said)
        self.effect.setVisible(bool(said))

    def record(self) -> None:
        """Does the act."""
        facts = self.facts
        for fact in self._asked:
            if fact.required and fact.name not in facts:
                facts[fact.name] = None if plain_type(fact.hint) is not fact.hint else ()
        self.do(self.act, **facts)


def _needed(fact: Fact) -> bool:
    """Whether a required fact has to be typed: one that may be absent, or an empty list, need not be."""
    return plain_type(fact.hint) is fact.hint
