"""Fields for counts and sums."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui import words
from ui.widgets.fields import set_state

__all__ = ["MoneyField", "NumberField"]


class NumberField(QLineEdit):
    """A whole number or nothing; Up and Down step by one.

    Signals: changed(int or None) for every new value; problem(str) with a sentence, empty when all is well.
    """

    changed = Signal(object)
    problem = Signal(str)

    def __init__(
        self, value: int | None = None, least: int = 0, most: int = 999_999, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._value, self._least, self._most = value, least, most
        self.set_value(value)
        self.textEdited.connect(self._read)
        self.editingFinished.connect(self._settle)

    @property
    def value(self) -> int | None:
        """The number; None when the field is empty or says no number in the range."""
        return self._value

    @property
    def has_problem(self) -> bool:
        """Whether something is typed that is no number in the range."""
        return bool(self.text().strip()) and self._value is None

    def set_value(self, value: int | None) -> None:
        """Puts a number into the field, without a signal."""
        self._value = value
        self.setText("" if value is None else f"{value:,}")
        set_state(self, "")

    def _read(self, text: str) -> None:
        bare = text.replace(",", "").strip()
        number = int(bare) if re.fullmatch(r"-?\d{1,9}", bare) else None
        self._take(number if number is not None and self._least <= number <= self._most else None)

    def _take(self, value: int | None) -> None:
        if value != self._value:
            self._value = value
            self.changed.emit(value)
        if not self.has_problem:
            self._tell("")

    def _settle(self) -> None:
        if self.has_problem:
            self._tell(f"Type a whole number from {self._least:,} to {self._most:,}.")
        else:
            self.setText("" if self._value is None else f"{self._value:,}")

    def _tell(self, sentence: str) -> None:
        state = "error" if sentence else ""
        if (self.property("state") or "") != state:
            set_state(self, state)
            self.problem.emit(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down step within the range."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if event.key() in steps and not self.isReadOnly():
            by = steps[Qt.Key(event.key())]
            start = self._value if self._value is not None else self._least - by
            self._take(min(max(start + by, self._least), self._most))
            self._settle()
            return
        super().keyPressEvent(event)


class MoneyField(QLineEdit):
    """A sum in dollars and cents or nothing; nothing is a price not entered, never zero.

    Signals: changed(Decimal or None) for every new value; problem(str) with a sentence, empty when all is well.
    """

    changed = Signal(object)
    problem = Signal(str)

    def __init__(self, value: Decimal | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = value
        self.setPlaceholderText("not entered")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.set_value(value)
        self.textEdited.connect(self._read)
        self.editingFinished.connect(self._settle)

    @property
    def value(self) -> Decimal | None:
        """The sum; None when the field is empty or says no sum."""
        return self._value

    @property
    def has_problem(self) -> bool:
        """Whether something is typed that is no sum."""
        return bool(self.text().strip()) and self._value is None

    def set_value(self, value: Decimal | None) -> None:
        """Puts a sum into the field, without a signal."""
        self._value = value
        self.setText("" if value is None else words.money_words(value))
        set_state(self, "")

    def _read(self, text: str) -> None:
        value = self._parsed(text)
        if value != self._value:
            self._value = value
            self.changed.emit(value)
        if not self.has_problem:
            self._tell("")

    @staticmethod
    def _parsed(text: str) -> Decimal | None:
        """The sum of a text with at most two decimals."""
        bare = text.strip().removeprefix("$").replace(",", "").strip()
        if not re.fullmatch(r"\d{1,12}(\.\d{0,2})?", bare):
            return None
        try:
            return Decimal(bare).quantize(Decimal("0.01"))
        except InvalidOperation:
            return None

    def _settle(self) -> None:
        if self.has_problem:
            self._tell("Type a sum such as 22,400.00.")
        else:
            self.setText("" if self._value is None else words.money_words(self._value))

    def _tell(self, sentence: str) -> None:
        state = "error" if sentence else ""
        if (self.property("state") or "") != state:
            set_state(self, state)
            self.problem.emit(sentence)
