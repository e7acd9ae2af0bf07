"""The field for one fact of an act, chosen by the fact's type; each tells its value, and whether it can be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from models.rules.delivery import Channel, Delivery
from ui.desk import Desk
from ui.dialogs.delivery_form import DeliveryForm
from ui.widgets.button import Button, IconButton
from ui.widgets.date_field import DateField
from ui.widgets.fields import Choice, LongText
from ui.widgets.layout import row
from ui.widgets.number_field import MoneyField, NumberField
from ui.widgets.text import Label

__all__ = ["Ask", "FactEditor", "editor_for", "label_of", "plain_type"]

MOST_TEXT_LINES = 4


@dataclass(frozen=True, slots=True)
class Ask:
    """How a form asks for one fact, where its name and type do not say enough.

    `choices` are (value, words); `plain` asks for a Decimal that is no money; `columns` asks for the facts of a row.
    """

    name: str
    label: str = ""
    hint: str = ""
    value: Any = None
    choices: Sequence[tuple[str, str]] = ()
    lines: int = 1
    plain: bool = False
    placeholder: str = ""
    columns: Sequence[Ask] = ()


@dataclass(frozen=True, slots=True)
class FactEditor:
    """A field with its reading: `value` is None while it is empty, `problem` a sentence while it cannot be read."""

    widget: QWidget
    value: Callable[[], Any]
    problem: Callable[[], str]
    wide: bool = False


def label_of(name: str) -> str:
    """A fact's name as the label over its field: paid_on is Paid on."""
    said = name.replace("_", " ")
    return said[:1].upper() + said[1:]


def plain_type(hint: Any) -> Any:
    """The type of a fact that may be left out, without its None."""
    if get_origin(hint) is UnionType:
        return next(one for one in get_args(hint) if one is not NoneType)
    return hint


def editor_for(desk: Desk, hint: Any, ask: Ask, changed: Callable[[], None]) -> FactEditor:
    """The field for a fact of that type; `changed` is called with every new value."""
    kind = plain_type(hint)
    if get_origin(kind) is tuple:
        inner = get_args(kind)[0]
        return _rows(desk, inner, ask, changed) if is_dataclass(inner) else _lines(inner, ask, changed)
    if kind is Delivery:
        return _delivery(desk, ask, changed)
    if is_dataclass(kind):
        return _rows(desk, kind, ask, changed, most=1)
    if ask.choices or (isinstance(kind, type) and issubclass(kind, StrEnum)):
        return _choice(kind, hint, ask, changed)
    return {date: _day, bool: _yes, int: _whole, Decimal: _sum}.get(kind, _text)(desk, ask, changed)


WAYS = {
    Channel.HAND: "Given when it is delivered.",
    Channel.COURIER: "Given one Business Day after the courier has it.",
    Channel.FAX: "Given when it is sent and confirmed.",
    Channel.CERTIFIED_MAIL: "Given when its receipt is accepted in writing.",
}
"""What each way of 13.2 brings."""


def _way_words(channel: Channel) -> tuple[str, None]:
    return WAYS[channel], None


def _never() -> str:
    return ""


def _day(desk: Desk, ask: Ask, changed: Callable[[], None]) -> FactEditor:
    field = DateField(ask.value, desk.as_of)
    field.set_closed(desk.calendar.why_closed)
    field.changed.connect(lambda _day: changed())
    field.textChanged.connect(lambda _text: changed())
    return FactEditor(field, lambda: field.day, lambda: "is no day" if field.has_problem else "")


def _yes(desk: Desk, ask: Ask, changed: Callable[[], None]) -> FactEditor:
    box = QCheckBox(ask.placeholder or "Yes")
    box.setChecked(bool(ask.value))
    box.toggled.connect(lambda _on: changed())
    return FactEditor(box, box.isChecked, _never)


def _whole(desk: Desk, ask: Ask, changed: Callable[[], None]) -> FactEditor:
    field = NumberField(ask.value)
    field.changed.connect(lambda _value: changed())
    field.textChanged.connect(lambda _text: changed())
    return FactEditor(field, lambda: field.value, lambda: "is no whole number" if field.has_problem else "")


def _sum(desk: Desk, ask: Ask, changed: Callable[[], None]) -> FactEditor:
    if ask.plain:
        return _decimal(ask, changed)
    field = MoneyField(ask.value)
    field.changed.connect(lambda _value: changed())
    field.textChanged.connect(lambda _text: changed())
    return FactEditor(field, lambda: field.value, lambda: "is no sum" if field.has_problem else "")


def _decimal(ask: Ask, changed: Callable[[], None]) -> FactEditor:
    """A number that is no money: hours, pounds, a share."""
    field = QLineEdit("" if ask.value is None else str(ask.value))
    field.setPlaceholderText(ask.placeholder)
    field.textChanged.connect(lambda _text: changed())

    def read() -> Decimal | None:
        try:
            number = Decimal(field.text().strip().replace(",", ""))
        except InvalidOperation:
            return None
        return number if number.is_finite() else None

    return FactEditor(field, read, lambda: "is no number" if field.text().strip() and read() is None else "")


def _text(desk: Desk, ask: Ask, changed: Callable[[], None]) -> FactEditor:
    if ask.lines > 1:
        long = LongText(ask.placeholder, ask.lines)
        long.setPlainText(ask.value or "")
        long.textChanged.connect(changed)
        return FactEditor(long, lambda: long.toPlainText().strip() or None, _never, wide=True)
    field = QLineEdit(ask.value or "")
    field.setPlaceholderText(ask.placeholder)
    field.textChanged.connect(lambda _text: changed())
    return FactEditor(field, lambda: field.text().strip() or None, _never)


def _choice(kind: Any, hint: Any, ask: Ask, changed: Callable[[], None]) -> FactEditor:
    choices = list(ask.choices) or [(one.value, str(getattr(one, "words", label_of(one.value)))) for one in kind]
    if kind is not hint or ask.value is None:
        choices.insert(0, ("", "Not chosen" if kind is hint else "Not entered"))
    field = Choice(choices, str(ask.value or ""))
    field.changed.connect(lambda _key: changed())
    read = kind if isinstance(kind, type) and issubclass(kind, StrEnum | int) else str
    return FactEditor(field, lambda: read(field.chosen) if field.chosen else None, _never)


def _lines(inner: Any, ask: Ask, changed: Callable[[], None]) -> FactEditor:
    """Several plain values, one to a line; numbers of records may stand on one line with commas."""
    long = LongText(ask.placeholder or "One on each line", max(ask.lines, MOST_TEXT_LINES))
    long.setPlainText("\n".join(map(str, ask.value or ())))
    long.textChanged.connect(changed)
    parted = "," if ask.lines <= 1 else None

    def read() -> tuple[Any, ...] | None:
        text = long.toPlainText().replace(parted, "\n") if parted else long.toPlainText()
        return tuple(_one(inner, line.strip()) for line in text.splitlines() if line.strip()) or None

    return FactEditor(long, read, _never, wide=True)


def _one(inner: Any, text: str) -> Any:
    """One value of a list as its act takes it; what does not fit is left for the act to refuse by name."""
    return int(text) if inner is int and text.lstrip("-").isdigit() else text


def _delivery(desk: Desk, ask: Ask, changed: Callable[[], None]) -> FactEditor:
    form = DeliveryForm(desk, _way_words, ask.placeholder or "The receiver", ask.value)
    form.changed.connect(changed)
    empty = Delivery()
    return FactEditor(
        form,
        lambda: None if form.delivery == empty else form.delivery,
        lambda: "has a day that cannot be read" if form.problem else "",
        wide=True,
    )


def _rows(desk: Desk, kind: Any, ask: Ask, changed: Callable[[], None], most: int = 0) -> FactEditor:
    editor = RowsEditor(desk, kind, ask, changed, most)
    read = editor.rows if most != 1 else lambda: next(iter(editor.rows() or ()), None)
    return FactEditor(editor, read, editor.problem, wide=True)


class RowsEditor(QWidget):
    """Several records of one kind, a row each, with a button for another row."""

    def __init__(self, desk: Desk, kind: Any, ask: Ask, changed: Callable[[], None], most: int = 0) -> None:
        super().__init__()
        self._desk, self._kind, self._changed, self._most = desk, kind, changed, most
        hints = get_type_hints(kind)
        asked = {one.name: one for one in ask.columns}
        names = [one.name for one in ask.columns] or [one.name for one in fields(kind)]
        self._columns = [(name, hints[name], asked.get(name, Ask(name))) for name in names]
        self._required = {one.name for one in fields(kind) if one.default is MISSING and one.default_factory is MISSING}
        self.lines: list[dict[str, FactEditor]] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        for column, (name, _hint, one) in enumerate(self._columns):
            self._grid.addWidget(Label(one.label or label_of(name), "hint"), 0, column)
        self.more = Button("Add a row", "quiet", "plus", small=True)
        self.more.clicked.connect(lambda: self.add(focus=True))
        self.more.setVisible(most != 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(self._grid)
        layout.addLayout(row(self.more, 0))
        given = ask.value if isinstance(ask.value, (tuple, list)) else [ask.value] if ask.value is not None else []
        for one in given or [None]:
            self.add(one)

    def add(self, record: Any = None, *, focus: bool = False) -> None:
        """Another row, empty or with the facts of a record."""
        line: dict[str, FactEditor] = {}
        at = self._grid.rowCount()
        for column, (name, hint, ask) in enumerate(self._columns):
            value = ask.value if record is None else getattr(record, name)
            asked = Ask(name, ask.label, value=value, choices=ask.choices, plain=ask.plain, placeholder=ask.placeholder)
            editor = line[name] = editor_for(self._desk, hint, asked, self._changed)
            editor.widget.setAccessibleName(f"{ask.label or label_of(name)}, row {len(self.lines) + 1}")
            self._grid.addWidget(editor.widget, at, column)
        if self._most != 1:
            drop = IconButton("x", "Take this row out", "quiet", small=True)
            drop.clicked.connect(lambda: self._drop(line, drop))
            self._grid.addWidget(drop, at, len(self._columns))
        self.lines.append(line)
        if focus:
            next(iter(line.values())).widget.setFocus()
        self._changed()

    def _drop(self, line: Mapping[str, FactEditor], drop: QWidget) -> None:
        """Takes a row out; the keyboard goes to the button that adds one."""
        self.lines = [one for one in self.lines if one is not line]
        for widget in (*(editor.widget for editor in line.values()), drop):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.more.setFocus()
        self._changed()

    def _told(self) -> list[dict[str, Any]]:
        """The rows in which something is typed, with what they say."""
        told = [{name: editor.value() for name, editor in line.items()} for line in self.lines]
        started = {name: ask.value for name, _hint, ask in self._columns}
        return [one for one in told if any(value not in (None, False, started[name]) for name, value in one.items())]

    def rows(self) -> tuple[Any, ...] | None:
        """The records, or None while there is none."""
        told = self._told()
        if self.problem() or not told:
            return None
        return tuple(
            self._kind(**{name: value for name, value in one.items() if value is not None or self._takes_none(name)})
            for one in told
        )

    def _takes_none(self, name: str) -> bool:
        return name in self._required

    def problem(self) -> str:
        """What is wrong with the rows: a value that cannot be read, or one that is missing."""
        for number, line in enumerate(self.lines, 1):
            for name, editor in line.items():
                if editor.problem():
                    return f"row {number}: {label_of(name).lower()} {editor.problem()}"
        for number, one in enumerate(self._told(), 1):
            for name, hint, ask in self._columns:
                if name in self._required and one[name] is None and plain_type(hint) is hint and hint is not str:
                    return f"row {number} lacks {(ask.label or label_of(name)).lower()}"
        return ""
