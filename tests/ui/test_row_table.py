"""The table model: what it shows, how it sorts, narrows and groups, and what it says aloud."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from reports.columns import Column, Kind, Tone
from ui.row_table import ROW, SORT, Facet, Group, RowTable

AS_OF = date(2000, 11, 28)


@dataclass(frozen=True, slots=True)
class Letter:
    number: str
    city: str
    received: date | None
    fee: Decimal | None = None
    state: str = "open"


ROWS = (
    Letter("LAL-0158", "Philadelphia", date(2000, 11, 22), Decimal(100)),
    Letter("LAL-0159", "Boston", None, None, "late"),
    Letter("LAL-0160", "austin", date(1999, 12, 31), Decimal(20), "late"),
    Letter("LAL-0161", "Boston", date(2000, 11, 9), Decimal(3)),
)
COLUMNS = (
    Column[Letter]("Letter", lambda row: row.number),
    Column[Letter]("City", lambda row: row.city, editable=lambda row: row.state == "open"),
    Column[Letter]("Received", lambda row: row.received, kind=Kind.DATE, spoken="Day of receipt"),
    Column[Letter]("Fee", lambda row: row.fee, kind=Kind.MONEY, missing="not entered"),
)
FACETS = (
    Facet[Letter]("open", "Open", lambda row: row.state == "open"),
    Facet[Letter]("late", "Late", lambda row: row.state == "late", Tone.BAD),
)


def table(**more: object) -> RowTable[Letter]:
    made: RowTable[Letter] = RowTable(COLUMNS, key=lambda row: row.number, as_of=AS_OF, facets=FACETS, **more)  # type: ignore[arg-type]
    made.set_rows(ROWS)
    return made


def numbers(made: RowTable[Letter]) -> list[str]:
    return [row.number[-1] for row in made.shown]


def test_the_model_keeps_the_rules_of_qt(qtbot: QtBot) -> None:
    made = table(group=lambda row: row.state, groups=(Group("late", "Late"),))
    watcher = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.set_text("boston")
    made.sort(3)
    made.toggle_group("late")
    made.clear_filters()
    assert watcher.model() is made


@pytest.mark.parametrize(
    ("column", "order", "expected"),
    [
        (1, Qt.SortOrder.AscendingOrder, "0918"),
        (2, Qt.SortOrder.AscendingOrder, "0189"),
        (2, Qt.SortOrder.DescendingOrder, "8109"),
        (3, Qt.SortOrder.AscendingOrder, "1089"),
    ],
)
def test_sorting_goes_by_native_value_and_puts_the_unknown_last(
    column: int, order: Qt.SortOrder, expected: str
) -> None:
    made = table()
    made.sort(column, order)
    assert numbers(made) == list(expected)


def test_a_negative_column_gives_back_the_given_order() -> None:
    made = table()
    made.sort(3)
    made.sort(-1)
    assert numbers(made) == list("8901")


def test_words_are_found_in_any_cell_and_all_must_be_found() -> None:
    made = table()
    made.set_text("boston 9 nov")
    assert numbers(made) == ["1"]


def test_facets_count_what_the_other_filters_leave() -> None:
    made = table()
    made.set_text("boston")
    assert made.facet_counts() == {"": 2, "open": 1, "late": 1}
    made.set_facets({"late"})
    assert made.facet_counts() == {"": 2, "open": 1, "late": 1}
    assert numbers(made) == ["9"]


def test_several_facets_show_the_rows_of_each() -> None:
    made = table()
    made.set_facets({"late", "open"})
    assert len(made.shown) == 4


def test_a_named_filter_can_be_lifted() -> None:
    made = table()
    made.set_filter("fee", lambda row: row.fee is not None)
    assert numbers(made) == list("801")
    made.set_filter("fee", None)
    assert not made.filtered


def test_groups_have_heads_with_counts_and_can_be_closed() -> None:
    made = table(group=lambda row: row.state, groups=(Group("late", "Late", Tone.BAD), Group("none", "None")))
    head = made.head_at(0)
    assert head is not None
    assert (head.group.words, head.count) == ("Late", 2)
    assert made.rowCount() == 6
    made.toggle_group("late")
    assert made.rowCount() == 4
    assert len(made.shown) == 4


def test_a_missing_fact_is_said_and_never_blank() -> None:
    made = table()
    assert made.index(1, 2).data() == "not known"
    assert made.index(1, 3).data() == "not entered"


def test_dates_of_another_year_carry_their_year() -> None:
    made = table()
    assert made.index(0, 2).data() == "Wed 22 Nov"
    assert made.index(2, 2).data() == "Fri 31 Dec 1999"


def test_roles_give_the_row_and_the_native_value() -> None:
    made = table()
    assert made.index(0, 0).data(ROW) is ROWS[0]
    assert made.index(0, 3).data(SORT) == Decimal(100)


def test_cells_are_read_aloud_with_their_head_and_rows_with_their_sentence() -> None:
    made = table(sentence=lambda row: f"{row.number}, {row.city}.")
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert made.index(0, 0).data(spoken) == "LAL-0158, Philadelphia."
    assert made.index(1, 2).data(spoken) == "Day of receipt: not known"
    assert made.headerData(2, Qt.Orientation.Horizontal, spoken) == "Day of receipt"


def test_the_same_rows_again_change_nothing(qtbot: QtBot) -> None:
    made = table()
    with qtbot.assertNotEmitted(made.changed):
        made.set_rows(list(ROWS))


def test_other_facts_of_the_same_rows_keep_the_places(qtbot: QtBot) -> None:
    made = table()
    with qtbot.assertNotEmitted(made.modelReset), qtbot.waitSignal(made.dataChanged):
        made.set_rows([replace(ROWS[0], city="Camden"), *ROWS[1:]])
    assert made.index(0, 1).data() == "Camden"


def test_typing_is_passed_on_and_the_row_stays_as_it_was(qtbot: QtBot) -> None:
    made = table()
    with qtbot.waitSignal(made.edited) as told:
        assert made.setData(made.index(0, 1), "Camden")
    assert told.args == [ROWS[0], COLUMNS[1], "Camden"]
    assert made.index(0, 1).data() == "Philadelphia"


def test_only_cells_that_say_so_can_be_typed_in() -> None:
    made = table()
    editable = Qt.ItemFlag.ItemIsEditable
    assert made.flags(made.index(0, 1)) & editable
    assert not made.flags(made.index(1, 1)) & editable
    assert not made.flags(made.index(0, 0)) & editable


def test_rows_become_text_with_heads_for_the_clipboard() -> None:
    made = table()
    assert made.tsv(ROWS[:1]) == "Letter\tCity\tDay of receipt\tFee\nLAL-0158\tPhiladelphia\tWed 22 Nov\t100.00"
