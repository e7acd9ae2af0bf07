"""The one table model: a list of frozen rows, and columns that are data."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from reports.columns import Align, Column, Kind, Tone
from ui import words

__all__ = ["ROW", "SORT", "Facet", "Group", "RowTable", "cell_words"]

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole + 1
SORT = Qt.ItemDataRole.UserRole + 2
NOWHERE = QModelIndex()


@dataclass(frozen=True)  # not slotted for the reason given at Column
class Facet(Generic[R]):
    """One way to narrow a list: a key, its words, and which rows belong."""

    key: str
    words: str
    test: Callable[[R], bool]
    tone: Tone | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """The head over a run of rows."""

    key: str
    words: str
    tone: Tone | None = None
    open: bool = True


@dataclass(frozen=True, slots=True)
class GroupHead:
    """A head as it stands in the table: its group, how many rows it has, whether they show."""

    group: Group
    count: int
    open: bool


def cell_words(column: Column[R], row: R, as_of: date | None) -> str:
    """The words a cell shows."""
    if column.text is not None:
        return column.text(row)
    value = column.value(row)
    if value is None:
        return "" if column.kind is Kind.ACTION else column.missing
    match column.kind, value:
        case Kind.DATE, date():
            return words.day_words(value, as_of)
        case Kind.MONEY, Decimal():
            return words.money_words(value)
        case Kind.PAIR, (near, far):
            return f"{near} and {far or 'not scanned'}"
        case _, bool():
            return "yes" if value else "no"
        case _, int():
            return f"{value:,}"
        case _, date():
            return words.day_words(value)
    return str(value)


def _order(value: object) -> tuple[int, object]:
    """A key that sorts native values, and puts unknown ones last."""
    if value is None:
        return 1, 0
    return 0, value.casefold() if isinstance(value, str) else value


class RowTable(QAbstractTableModel, Generic[R]):
    """Frozen rows as a Qt table: sorted by native value, narrowed by words, facets and filters, in groups if asked.

    Signals: changed() after every refill, filter or sort; edited(row, Column, str) when a cell was typed in.
    """

    changed = Signal()
    edited = Signal(object, object, str)

    def __init__(
        self,
        columns: Sequence[Column[R]],
        *,
        key: Callable[[R], Hashable],
        as_of: date | None = None,
        facets: Sequence[Facet[R]] = (),
        group: Callable[[R], str] | None = None,
        groups: Sequence[Group] = (),
        edge: Callable[[R], Tone | None] | None = None,
        dim: Callable[[R], bool] | None = None,
        sentence: Callable[[R], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.facets = tuple(facets)
        self.as_of = as_of
        self.rows: tuple[R, ...] = ()
        self.edge, self.dim, self.sentence = edge, dim, sentence
        self._key, self._group, self._groups = key, group, tuple(groups)
        self._open = {head.key: head.open for head in groups}
        self._shown: tuple[R, ...] = ()
        self._lines: list[R | GroupHead] = []
        self._places: dict[Hashable, int] = {}
        self._haystacks: dict[Hashable, str] = {}
        self._needles: tuple[str, ...] = ()
        self._chosen: frozenset[str] = frozenset()
        self._filters: dict[str, Callable[[R], bool]] = {}
        self._sorted: tuple[int, Qt.SortOrder] | None = None

    # -- what the table holds -------------------------------------------------------------------------------

    def set_rows(self, rows: Iterable[R]) -> None:
        """Fills the table anew; the same rows again change nothing."""
        fresh = tuple(rows)
        if fresh == self.rows:
            return
        self.rows = fresh
        self._haystacks.clear()
        self._refresh()

    def set_as_of(self, day: date | None) -> None:
        """The day the list is read at: dates of its year are written without the year."""
        if day != self.as_of:
            self.as_of = day
            self._haystacks.clear()
            self._refresh()

    @property
    def shown(self) -> tuple[R, ...]:
        """The rows that pass every filter, in the order shown, closed groups included."""
        return self._shown

    def row_at(self, line: int) -> R | None:
        """The row of a line, or None for a group's head and beyond the end."""
        if not 0 <= line < len(self._lines):
            return None
        found = self._lines[line]
        return None if isinstance(found, GroupHead) else found

    def head_at(self, line: int) -> GroupHead | None:
        """The group's head on a line, or None."""
        found = self._lines[line] if 0 <= line < len(self._lines) else None
        return found if isinstance(found, GroupHead) else None

    def key_of(self, row: R) -> Hashable:
        """What names a row through refills."""
        return self._key(row)

    def index_of(self, key: Hashable) -> int:
        """The line of a row, or -1 when it is not shown."""
        return self._places.get(key, -1)

    def words_of(self, row: R, column: Column[R]) -> str:
        """The words of a cell."""
        return cell_words(column, row, self.as_of)

    def tsv(self, rows: Iterable[R]) -> str:
        """The rows as text for the clipboard, with the heads first."""
        columns = [column for column in self.columns if column.kind is not Kind.ACTION]
        lines = ["\t".join(column.full_title for column in columns)]
        lines += ["\t".join(" ".join(self.words_of(row, column).split()) for column in columns) for row in rows]
        return "\n".join(lines)

    # -- narrowing and ordering ---------------------------------------------------------------------------

    @property
    def filtered(self) -> bool:
        """Whether anything narrows the list."""
        return bool(self._needles or self._chosen or self._filters)

    @property
    def chosen_facets(self) -> frozenset[str]:
        """The keys of the facets in force; none means all rows."""
        return self._chosen

    def set_text(self, text: str) -> None:
        """Shows only rows in whose words every typed word is found."""
        needles = tuple(text.casefold().split())
        if needles != self._needles:
            self._needles = needles
            self._refresh()

    def set_facets(self, keys: Iterable[str]) -> None:
        """Shows the rows of any of these facets; none means all."""
        chosen = frozenset(keys)
        if chosen != self._chosen:
            self._chosen = chosen
            self._refresh()

    def set_filter(self, name: str, test: Callable[[R], bool] | None) -> None:
        """Sets a named filter, or lifts it."""
        if test is None:
            self._filters.pop(name, None)
        else:
            self._filters[name] = test
        self._refresh()

    def clear_filters(self) -> None:
        """Shows every row again."""
        self._needles, self._chosen = (), frozenset()
        self._filters.clear()
        self._refresh()

    def facet_counts(self) -> dict[str, int]:
        """How many rows each facet would show under the other filters; the empty key counts all of them."""
        rows = [row for row in self.rows if self._passes(row)]
        return {"": len(rows)} | {facet.key: sum(map(facet.test, rows)) for facet in self.facets}

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Orders by the native values of a column; a negative column gives back the given order."""
        self._sorted = (column, order) if 0 <= column < len(self.columns) else None
        self._refresh()

    @property
    def sorted_by(self) -> tuple[int, Qt.SortOrder] | None:
        """The column and direction in force."""
        return self._sorted

    def toggle_group(self, key: str) -> None:
        """Opens or closes a group."""
        self._open[key] = not self._open.get(key, True)
        self._refresh()

    def _haystack(self, row: R) -> str:
        key = self._key(row)
        if key not in self._haystacks:
            said = [self.words_of(row, column) for column in self.columns]
            said += [column.second(row) for column in self.columns if column.second is not None]
            self._haystacks[key] = "\n".join(said).casefold()
        return self._haystacks[key]

    def _passes(self, row: R) -> bool:
        """Whether a row passes everything but the facets."""
        if not all(test(row) for test in self._filters.values()):
            return False
        return not self._needles or all(needle in self._haystack(row) for needle in self._needles)

    def _arranged(self) -> list[R]:
        """The rows that pass, in order."""
        tests = [facet.test for facet in self.facets if facet.key in self._chosen]
        rows = [row for row in self.rows if self._passes(row) and (not tests or any(test(row) for test in tests))]
        if self._sorted is not None:
            column, order = self.columns[self._sorted[0]], self._sorted[1]
            unknown = [row for row in rows if column.value(row) is None]
            known = [row for row in rows if column.value(row) is not None]
            down = order == Qt.SortOrder.DescendingOrder
            rows = sorted(known, key=lambda row: _order(column.value(row)), reverse=down) + unknown
        return rows

    def _grouped(self, rows: Sequence[R]) -> list[R | GroupHead]:
        """The rows under their heads; a head without rows is left out."""
        if self._group is None:
            return list(rows)
        parts: dict[str, list[R]] = {}
        for row in rows:
            parts.setdefault(self._group(row), []).append(row)
        heads = {head.key: head for head in self._groups}
        lines: list[R | GroupHead] = []
        for key in [*heads, *(key for key in parts if key not in heads)]:
            if key in parts:
                is_open = self._open.get(key, True)
                lines.append(GroupHead(heads.get(key, Group(key, key)), len(parts[key]), is_open))
                lines += parts[key] if is_open else []
        return lines

    def _refresh(self) -> None:
        """Works out the lines again; views keep their place when only the cells changed."""
        self._shown = tuple(self._arranged())
        lines = self._grouped(self._shown)
        places = {self._key(row): i for i, row in enumerate(lines) if not isinstance(row, GroupHead)}
        if places == self._places and len(lines) == len(self._lines):
            self._lines = lines
            if lines:
                self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(self.columns) - 1))
        else:
            self.beginResetModel()
            self._lines, self._places = lines, places
            self.endResetModel()
        self.changed.emit()

    # -- what Qt asks --------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """The lines shown, heads of groups among them."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """The columns."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be chosen; a head only pressed; a cell typed in where its column says so."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        row, column = self.row_at(index.row()), self.columns[index.column()]
        if row is None:
            return Qt.ItemFlag.ItemIsEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if column.editable is not None and column.editable(row):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell says, in the role asked for."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if isinstance(line, GroupHead):
            return self._head_data(line, index.column(), role)
        column = self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return self.words_of(line, column)
            case Qt.ItemDataRole.ToolTipRole:
                return (column.problem(line) if column.problem is not None else "") or None
            case Qt.ItemDataRole.TextAlignmentRole:
                right = column.side is Align.RIGHT
                side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(line, index.column())
            case int(asked) if asked == ROW:
                return line
            case int(asked) if asked == SORT:
                return column.value(line)
        return None

    def _head_data(self, head: GroupHead, column: int, role: int) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            said = f"{head.group.words}, {words.count_words(head.count, 'row')}"
            return said if column == 0 or role == Qt.ItemDataRole.AccessibleTextRole else ""
        return None

    def _spoken(self, row: R, number: int) -> str:
        """The sentence of the row in its first cell; head and words in the others."""
        if number == 0 and self.sentence is not None:
            return self.sentence(row)
        column = self.columns[number]
        said = f"{column.full_title}: {self.words_of(row, column)}"
        problem = column.problem(row) if column.problem is not None else ""
        return f"{said}. {problem}" if problem else said

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Passes on what was typed; the row itself changes only when the list is filled again."""
        row = self.row_at(index.row()) if index.isValid() else None
        if role != Qt.ItemDataRole.EditRole or row is None:
            return False
        if str(value) != self.words_of(row, self.columns[index.column()]):
            self.edited.emit(row, self.columns[index.column()], str(value))
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The heads of the columns, with their full names for screen readers."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return column.full_title
        return None
