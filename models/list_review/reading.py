"""One row of the table read into the fields of a building, with everything there is to say about its cells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation

from models.list_review.fields import Field
from models.list_review.findings import Problem, Severity
from models.list_review.layout import Layout
from models.list_review.states import EAST, LEADING_ZERO, NORTH, PACIFIC, SOUTH, WEST, state_code
from models.list_review.table import Table, cell_name

__all__ = ["RowReading", "shown"]

INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
LINE_BREAKS = re.compile(r"[\t\n\v\f\r\u2028\u2029]+ *")
WIDE_BLANKS = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
CITY_STATE = re.compile(r"(?P<city>.*?[^\s,])\s*,\s*(?P<state>[^,\d]+?)\s*(?P<zip>[0-9]{5}(?:-[0-9]{4})?)?")
CITY_AND_LETTERS = re.compile(r"(?P<city>.*?[^\s,])\s+(?P<state>[A-Z]{2})\s*(?P<zip>[0-9]{5}(?:-[0-9]{4})?)?")
MOST_FLOORS = 200
MOST_RANKS = 99_999
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

Plain = str | int | float | None


def shown(value: object) -> str:
    """A cell's value as the review quotes it."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value.day} {MONTHS[value.month - 1]} {value.year}"
    return str(value)


class RowReading:
    """A row while it is read: its fields are asked for one by one, and each says what it finds."""

    def __init__(self, table: Table, layout: Layout, row: int, corrections: Mapping[str, str]) -> None:
        self.table = table
        self.row = row
        self.columns = {use.field: use.column for use in layout.columns if use.field is not None}
        self.corrections = corrections
        self.found: list[Problem] = []

    def cell(self, field: Field) -> str:
        """The name of the cell a field is read from."""
        return cell_name(self.row, self.columns[field])

    def quoted(self, field: Field) -> str:
        """What stands in the cell of a field, as it is shown beside a problem."""
        column = self.columns[field]
        at = (self.row, column)
        correction = self.corrections.get(self.cell(field)) if self.corrections else ""
        held = self.table.rows[self.row - 1][column - 1]
        return correction or self.table.faults.get(at, "") or shown(held) or self.table.formulas.get(at, "")

    def error(self, field: Field, sentence: str, remedy: str) -> None:
        """Says what keeps the row from being imported."""
        self._say(Severity.ERROR, field, sentence, remedy)

    def note(self, field: Field, sentence: str, remedy: str = "") -> None:
        """Says what was done with a cell."""
        self._say(Severity.NOTE, field, sentence, remedy)

    def _say(self, severity: Severity, field: Field, sentence: str, remedy: str) -> None:
        cells, value = (self.cell(field),), self.quoted(field)
        self.found.append(Problem(severity, sentence, remedy, cells, (self.row,), field, value, self.table.title))

    def failed(self, *fields: Field) -> bool:
        """Whether an error was said about one of the fields."""
        return any(problem.severity is Severity.ERROR and problem.field in fields for problem in self.found)

    def value(self, field: Field) -> Plain:
        """What a cell gives: text without its outer blanks, or a number; None when it is empty or cannot be used."""
        column = self.columns.get(field)
        if column is None:
            return None
        if self.corrections and (correction := self.corrections.get(self.cell(field))) is not None:
            return correction.strip() or None
        at = (self.row, column)
        held = self.table.rows[self.row - 1][column - 1]
        if fault := self.table.faults.get(at) or (held if isinstance(held, str) and _is_fault(held) else ""):
            self.error(field, f"The cell holds the error {fault}.", _type(field))
            return None
        if at in self.table.formulas:
            held = self._of_formula(field, self.table.formulas[at], held)
        if isinstance(held, date) and field is Field.REMARKS:
            return shown(held)
        if isinstance(held, bool | date | time | timedelta):
            self._refuse_kind(field, held)
            return None
        return self._tidy(field, held) if isinstance(held, str) else held if isinstance(held, int | float) else None

    def _of_formula(self, field: Field, formula: str, held: object) -> object:
        """The last calculated value of a formula, said aloud; none when it was never calculated."""
        if held is None:
            words = f"a formula, {formula}," if len(formula) > 1 else "a formula"
            self.error(
                field,
                f"The cell holds {words} without a value; formulas are not imported.",
                _type(field),
            )
        else:
            self.note(field, "The cell holds a formula; its last calculated value was read.")
        return held

    def _refuse_kind(self, field: Field, held: bool | date | time | timedelta) -> None:
        """Refuses a date, a time or a yes-or-no where words or a number belong."""
        if isinstance(held, date):
            turned = f"{held.month}-{held.day}"
            why = f" Excel may have turned “{turned}” into it."
            self.error(field, f"A date, {shown(held)}, stands where the {field.noun} belongs.{why}", _type(field))
        else:
            self.error(field, f"“{shown(held)}” stands where the {field.noun} belongs.", _type(field))

    def _tidy(self, field: Field, text: str) -> str | None:
        """Text on one line, without outer blanks and signs nobody sees; each removal is said."""
        if text.isascii() and text.isprintable() and text == text.strip():
            return text or None  # as nearly every cell is: nothing to take away
        plain = INVISIBLE.sub("", text)
        if plain != text:
            self.note(field, "Signs that cannot be seen were removed.")
        blanks = WIDE_BLANKS.sub(" ", plain)
        line = LINE_BREAKS.sub(" ", blanks.strip())
        if line != blanks.strip():
            self.note(field, "A line break within the cell was read as a blank.")
        if blanks.strip() != blanks and line:
            self.note(field, "Blanks before or after the text were removed.")
        return line or None

    def text(self, field: Field) -> str:
        """Words; a number is taken as its digits and said."""
        value = self.value(field)
        if value is None or isinstance(value, str):
            return value or ""
        self.note(field, f"The {field.noun} was stored as a number; read as text.")
        return str(value)

    def required(self, field: Field) -> str:
        """Words a building cannot be without."""
        text = self.text(field)
        if not text and not self.failed(field):
            self.error(field, f"The {field.noun} is missing.", _type(field))
        return text

    def number(self, field: Field) -> Decimal | None:
        """A number; text that is one is taken for it and said, other text is an error."""
        value = self.value(field)
        if value is None:
            return None
        if not isinstance(value, str):
            return Decimal(str(value))
        try:
            number = Decimal(value.replace(",", "") if re.fullmatch(r"[0-9]{1,3}(,[0-9]{3})+", value) else value)
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite() or "e" in value.lower() or "_" in value:
            self.error(field, f"“{value}” is not a number.", _type(field))
            return None
        if self.table.typed and self.cell(field) not in self.corrections:
            self.note(field, f"The {field.noun} was stored as text; read as a number.")
        return number

    def rank(self) -> int | None:
        """The rank: a whole number from 1."""
        number = self.number(Field.RANK)
        if number is None:
            if not self.failed(Field.RANK):
                self.error(Field.RANK, "The rank is missing.", _type(Field.RANK))
            return None
        if number != number.to_integral_value() or not 1 <= number <= MOST_RANKS:
            self.error(Field.RANK, f"{number} is no rank; ranks are whole numbers from 1.", _type(Field.RANK))
            return None
        return int(number)

    def floors(self) -> int | None:
        """The number of floors; 0 is taken as not known and said."""
        number = self.number(Field.FLOORS)
        if number is None:
            return None
        if number == 0:
            self.note(Field.FLOORS, "No building has 0 floors; taken as not known.")
            return None
        if number != number.to_integral_value() or not 0 < number <= MOST_FLOORS:
            self.error(Field.FLOORS, f"{number} is no number of floors.", _type(Field.FLOORS))
            return None
        return int(number)

    def place(self) -> tuple[str, str, str]:
        """City, two letters of the state, and the ZIP that stood with them, if any."""
        if Field.CITY_STATE not in self.columns:
            return self.required(Field.CITY), self._state(), ""
        text = self.required(Field.CITY_STATE)
        if not text:
            return "", "", ""
        found = CITY_STATE.fullmatch(text) or CITY_AND_LETTERS.fullmatch(text)
        state = state_code(found["state"]) if found else ""
        if found is None or not state:
            self.error(
                Field.CITY_STATE, f"“{text}” does not give a city and a state.", "Type them as in “Seattle, WA”."
            )
            return "", "", ""
        self.note(Field.CITY_STATE, "City and state stand in one column; they were read apart.")
        return found["city"], state, found["zip"] or ""

    def _state(self) -> str:
        text = self.required(Field.STATE)
        code = state_code(text)
        if text and not code:
            self.error(Field.STATE, f"“{text}” is no state of the United States.", "Type its two letters.")
        elif code != text:
            self.note(Field.STATE, "The state was written out or in small letters; read as its two letters.")
        return code

    def zip(self, state: str, beside_city: str) -> str:
        """The ZIP: five digits, or nine written as 98101-1234."""
        value = self.value(Field.ZIP)
        if value is None:
            if not beside_city and not self.failed(Field.ZIP):
                self.error(Field.ZIP, "The ZIP is missing.", _type(Field.ZIP))
            return beside_city
        if isinstance(value, int | float):
            self.note(Field.ZIP, "The ZIP was stored as a number; read as its digits.")
        text = str(value).replace(" ", "")
        digits = text.replace("-", "", 1)
        if not digits.isascii() or not digits.isdigit():
            what = "holds a letter" if re.search(r"[^\W\d_]", text) else "is not made of digits"
            self.error(Field.ZIP, f"“{value}” is no ZIP; it {what}.", _type(Field.ZIP))
            return ""
        if len(digits) in (3, 4, 8) and state in LEADING_ZERO and "-" not in text:
            digits = digits.zfill(5 if len(digits) < 5 else 9)
            self.note(Field.ZIP, "The ZIP had lost its leading zero; it was put back.")
        if len(digits) not in (5, 9) or ("-" in text and not re.fullmatch(r"[0-9]{5}-[0-9]{4}", text)):
            self.error(
                Field.ZIP, f"“{value}” is no ZIP; a ZIP has five digits, or nine as in 98101-1234.", _type(Field.ZIP)
            )
            return ""
        return digits if len(digits) == 5 else f"{digits[:5]}-{digits[5:]}"

    def coordinates(self, state: str) -> tuple[Decimal | None, Decimal | None]:
        """Latitude and longitude as given, both or neither."""
        latitude = self._degrees(Field.LATITUDE, 90, state)
        longitude = self._degrees(Field.LONGITUDE, 180, state)
        if self.failed(Field.LATITUDE, Field.LONGITUDE):
            return None, None
        if (latitude is None) != (longitude is None):
            given = Field.LATITUDE if longitude is None else Field.LONGITUDE
            self.note(given, f"The {given.noun} stands alone; the place of the building was taken as not known.")
            return None, None
        return latitude, longitude

    def _degrees(self, field: Field, most: int, state: str) -> Decimal | None:
        degrees = self.number(field)
        if degrees is None:
            return None
        if abs(degrees) > most:
            sentence = f"{degrees} is no {field.noun}; it lies between -{most} and {most}."
            self.error(field, sentence, _type(field) + _point_lost(field, degrees))
            return None
        if state not in PACIFIC and not _within(field, degrees):
            hint = f" {-degrees} would: a minus sign may be lost." if _within(field, -degrees) else ""
            self.error(field, f"The {field.noun} {degrees} does not lie in the United States.{hint}", _type(field))
            return None
        return degrees


def _is_fault(text: str) -> bool:
    """Whether a text is one of Excel's error values."""
    return text in {"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"}


def _type(field: Field) -> str:
    """What to do about a field."""
    return f"Type the {field.noun}."


def _within(field: Field, degrees: Decimal) -> bool:
    """Whether a latitude or longitude lies in the United States."""
    return SOUTH <= degrees <= NORTH if field is Field.LATITUDE else WEST <= degrees <= EAST


def _point_lost(field: Field, degrees: Decimal) -> str:
    """The value a lost decimal point would explain."""
    digits = str(abs(int(degrees)))
    for whole in (2, 3):
        meant = Decimal(f"{digits[:whole]}.{digits[whole:] or '0'}").copy_sign(degrees)
        if _within(field, meant):
            return f" Was {meant} meant?"
    return ""
