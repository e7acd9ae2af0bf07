"""Which row holds the headings and what each column is read as: guessed, remembered or chosen, and always said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from models.list_review.content import guess_by_content, is_building_numbers
from models.list_review.fields import OPTIONAL, Field, field_of_heading, heading_key
from models.list_review.table import Table, column_letters

__all__ = ["ColumnUse", "How", "Layout", "find_layout", "layout_at"]

HEADINGS_WITHIN = 40
HEADINGS_AT_LEAST = 3
SAMPLES = 3


class How(StrEnum):
    """How it came that a column is read as it is."""

    HEADING = "by its heading"
    CONTENT = "by its values"
    REMEMBERED = "as last time"
    CHOSEN = "chosen"
    NOT = "not imported"


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """One column of the table and the field it is read as; None when it is not imported."""

    column: int
    heading: str
    field: Field | None
    how: How
    samples: tuple[str, ...] = ()

    @property
    def letters(self) -> str:
        """The letters of the column."""
        return column_letters(self.column)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is read: the row of its headings (0 when there is none) and the use of each column.

    With `rank_from`, the rows are ranked in their order, beginning with that number, and no column gives the rank.
    """

    heading_row: int
    columns: tuple[ColumnUse, ...]
    rank_from: int | None = None

    @property
    def signature(self) -> str:
        """What tables of the same make have in common: their headings, in order."""
        return "|".join(heading_key(use.heading) for use in self.columns)

    @property
    def choices(self) -> tuple[str, ...]:
        """The uses in the order of the columns, to be remembered under the signature."""
        return tuple(use.field.value if use.field else "" for use in self.columns)

    @property
    def missing(self) -> tuple[Field, ...]:
        """The fields a list cannot be read without, and which no column gives."""
        have = {use.field for use in self.columns}
        need = [field for field in Field if field not in OPTIONAL and field is not Field.CITY_STATE]
        if Field.CITY_STATE in have:
            need = [field for field in need if field not in (Field.CITY, Field.STATE)]
        if self.rank_from is not None:
            need.remove(Field.RANK)
        return tuple(field for field in need if field not in have)

    @property
    def doubled(self) -> tuple[tuple[ColumnUse, ...], ...]:
        """The columns under one and the same heading, while none of them was chosen."""
        groups: dict[str, list[ColumnUse]] = {}
        for use in self.columns:
            if use.heading:
                groups.setdefault(heading_key(use.heading), []).append(use)
        return tuple(
            tuple(group)
            for group in groups.values()
            if len(group) > 1 and not any(use.how in (How.CHOSEN, How.REMEMBERED) for use in group)
        )

    @property
    def not_imported(self) -> tuple[ColumnUse, ...]:
        """The columns that are read as nothing."""
        return tuple(use for use in self.columns if use.field is None)

    def column_of(self, field: Field) -> int | None:
        """The column a field is read from."""
        return next((use.column for use in self.columns if use.field is field), None)

    def use(self, letters: str, field: Field | None) -> Layout:
        """The layout with one column read as another field, or not at all; the field leaves the column it had."""
        columns = tuple(
            replace(use, field=field, how=How.CHOSEN)
            if use.letters == letters.upper()
            else (replace(use, field=None, how=How.CHOSEN) if field and use.field is field else use)
            for use in self.columns
        )
        return replace(self, columns=columns)

    def ranked_by_order(self, first: int | None) -> Layout:
        """The layout with ranks given in the order of the rows, beginning with a number; None reads them again."""
        return replace(self, rank_from=first)


def find_layout(table: Table, remembered: Mapping[str, Sequence[str]] | None = None) -> Layout:
    """The layout of a table as it was chosen for such headings before, or by the row that looks most like headings."""
    for number, row in enumerate(table.rows[:HEADINGS_WITHIN] if remembered else (), 1):
        if sum(isinstance(cell, str) for cell in row) > 1 and _bare(table, number).signature in (remembered or {}):
            return layout_at(table, number, remembered)
    return layout_at(table, _heading_row(table))


def layout_at(table: Table, heading_row: int, remembered: Mapping[str, Sequence[str]] | None = None) -> Layout:
    """The layout of a table whose headings stand in a given row; 0 when it has none."""
    layout = _bare(table, heading_row)
    choices = (remembered or {}).get(layout.signature)
    if choices is not None and heading_row:
        return _as_remembered(layout, choices)
    return _by_content(table, _by_heading(table, layout))


def _bare(table: Table, heading_row: int) -> Layout:
    """The columns of a table that hold something, none of them read yet."""
    headings = table.rows[heading_row - 1] if heading_row else ()
    columns: list[ColumnUse] = []
    for column in range(1, max(map(len, table.rows), default=0) + 1):
        heading = headings[column - 1] if heading_row else None
        values = [row[column - 1] for row in table.rows[heading_row:] if row[column - 1] is not None]
        if heading is not None or values:
            words = " ".join(str(heading).split()) if heading is not None else ""
            columns.append(ColumnUse(column, words, None, How.NOT, tuple(str(value) for value in values[:SAMPLES])))
    return Layout(heading_row, tuple(columns))


def _heading_row(table: Table) -> int:
    """The row, among the first, in which most cells name a field; 0 when none names enough."""
    best, most = 0, 0
    for number, row in enumerate(table.rows[:HEADINGS_WITHIN], 1):
        named = {found[1] for cell in row if isinstance(cell, str) and (found := field_of_heading(cell))}
        if len(named) > most:
            best, most = number, len(named)
    filled = sum(cell is not None for cell in table.rows[best - 1]) if best else 0
    return best if most >= min(HEADINGS_AT_LEAST, filled) else 0


def _as_remembered(layout: Layout, choices: Sequence[str]) -> Layout:
    """The layout with the uses chosen before for the same headings."""
    return replace(
        layout,
        columns=tuple(
            replace(use, field=Field(choice), how=How.REMEMBERED) if choice else replace(use, how=How.REMEMBERED)
            for use, choice in zip(layout.columns, choices, strict=True)
        ),
    )


def _by_heading(table: Table, layout: Layout) -> Layout:
    """The layout with each field read from the column whose heading comes nearest to it."""
    doubled = {use.column for group in layout.doubled for use in group}
    best: dict[Field, tuple[int, int]] = {}
    for use in layout.columns:
        found = field_of_heading(use.heading)
        values = [row[use.column - 1] for row in table.rows[layout.heading_row :]]
        if is_building_numbers(values):
            found = (0, Field.NUMBER)
        elif found and found[1] is Field.NUMBER:
            found = None
        if found and use.column not in doubled:
            distance, field = found
            best[field] = min(best.get(field, (distance, use.column)), (distance, use.column))
    chosen = {column: field for field, (_, column) in best.items()}
    columns = tuple(
        replace(use, field=chosen[use.column], how=How.HEADING) if use.column in chosen else use
        for use in layout.columns
    )
    return replace(layout, columns=columns)


def _by_content(table: Table, layout: Layout) -> Layout:
    """The layout with what headings left open read from columns whose values leave no doubt."""
    wanted = set(layout.missing) | ({Field.LATITUDE, Field.LONGITUDE} - {use.field for use in layout.columns})
    columns = list(layout.columns)
    doubled = {use.column for group in layout.doubled for use in group}
    for at, use in enumerate(columns):
        if use.field is not None or use.column in doubled or not wanted:
            continue
        field = guess_by_content([row[use.column - 1] for row in table.rows[layout.heading_row :]], wanted)
        if field is not None:
            columns[at] = replace(use, field=field, how=How.CONTENT)
            wanted -= {Field.CITY, Field.STATE, field} if field is Field.CITY_STATE else {field}
    return replace(layout, columns=tuple(columns))
