"""The import of a Customer List under real keys: a messy workbook mended, left out, imported, taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from models.acts.buildings import record_proposal
from models.acts.customer_list import import_customer_list
from models.list_review import Fate, Severity
from models.queries.buildings import known_buildings
from models.queries.list_changes import decisions
from models.rules.customer_list import ListRow
from models.store import Store
from reports.excel.read import read_workbook
from tests.builders import do
from tests.ui.frame import open_window, press, settled, type_in
from ui.main_window import MainWindow
from ui.screens.buildings import BuildingsScreen
from ui.screens.import_list import BUSY, COLUMNS, DONE, FILE, REVIEW, ImportList
from ui.widgets.button import LinkButton

pytestmark = pytest.mark.usefixtures("light")
AUG_25, NOV_3, DEC_1 = date(2000, 8, 25), date(2000, 11, 3), date(2000, 12, 1)
HEADINGS = ("#", "Bldg Name", "ADDRESS", "City / State", "Zip Code", "No. of floors", "Broker")
Open = Callable[..., BuildingsScreen]
Row = Sequence[object]


def good(rank: int) -> list[object]:
    return [rank, f"Tower {rank}", f"{rank} Main St", "Seattle, WA", "98101", 10, "J. Broker"]


def workbook(path: Path, rows: Sequence[Row], headings: Row = HEADINGS, title: str = "") -> Path:
    """A workbook with a title row over the headings, when one is given."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ([[title], []] if title else []) + [list(headings), *map(list, rows)]:
        sheet.append(row)
    book.save(path)
    return path


@pytest.fixture
def messy(tmp_path: Path) -> Path:
    """Ten rows, five of them with something wrong; the headings stand in row 3."""
    rows = [good(rank) for rank in range(1, 11)]
    rows[1][2] = None  # C5: no address
    rows[3][0] = 3  # A7: the rank of row 6
    rows[5][1] = "=A1"  # B9: a formula that was never calculated
    rows[7][5] = datetime(2000, 11, 12)  # F11: a date
    rows[8][4] = "O8101"  # E12: a letter
    return workbook(tmp_path / "messy.xlsx", [*rows, ["TOTAL", 10]], title="Building list (DRAFT)")


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    return workbook(tmp_path / "clean.xlsx", [good(rank) for rank in range(1, 11)])


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Open]:
    windows: list[MainWindow] = []

    def make(store: Store, as_of: date = AUG_25) -> BuildingsScreen:
        windows.append(open_window(qtbot, store, as_of=as_of, screens=(BuildingsScreen,)))
        page = windows[-1].built["buildings"]
        assert isinstance(page, BuildingsScreen)
        return page

    yield make
    for window in windows:
        window.close()


@pytest.fixture
def page(store: Store, opened: Open) -> BuildingsScreen:
    return opened(store)


def begin(qtbot: QtBot, page: BuildingsScreen, path: Path) -> ImportList:
    """The import of a file, at its columns."""
    page.import_file(path)
    settled(qtbot, page.desk)
    return page.wizard


def reviewed(qtbot: QtBot, page: BuildingsScreen, path: Path) -> ImportList:
    """The import of a file, at its review."""
    wizard = begin(qtbot, page, path)
    keys(qtbot, page, "Ctrl+Return")
    assert wizard.step == REVIEW
    return wizard


def keys(qtbot: QtBot, page: BuildingsScreen, *chords: str) -> None:
    for chord in chords:
        press(qtbot, page, chord)
        QApplication.processEvents()
        settled(qtbot, page.desk)


def say_why(qtbot: QtBot, wizard: ImportList) -> None:
    """Gives the reason for a list that is not of 750 buildings."""
    wizard.review_step.problems.reason.setFocus()
    type_in(qtbot, wizard, "A list for a test")


def problems(wizard: ImportList) -> list[tuple[str, str]]:
    boxes = [box.problem for box in wizard.review_step.problems.boxes]
    return [(", ".join(one.cells), one.sentence) for one in boxes if one.severity is Severity.ERROR]


def fates(wizard: ImportList) -> dict[str, int]:
    found = wizard.job.looked
    assert found is not None
    return {fate.value: count for fate, count in found.review.counts.items() if count}


def link(wizard: ImportList, name: str) -> LinkButton:
    return next(one for one in wizard.findChildren(LinkButton) if one.accessibleName().startswith(name))


# -- file ----------------------------------------------------------------------------------------------------------


def test_ctrl_i_opens_the_import_and_a_file_is_chosen(
    page: BuildingsScreen, qtbot: QtBot, clean: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(clean), ""))
    keys(qtbot, page, "Ctrl+I")
    assert page.wizard.step == FILE
    keys(qtbot, page, "Return")
    qtbot.waitUntil(lambda: page.wizard.step == COLUMNS)
    assert page.wizard.head.sentence.text() == "clean.xlsx, “Sheet”. Saved for Fri 25 Aug 2000 when you import."


def test_a_workbook_dropped_on_the_page_is_read_at_once(page: BuildingsScreen, qtbot: QtBot, clean: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(clean))])
    copy, buttons, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPoint(5, 5), copy, data, buttons, none)
    page.dragEnterEvent(entered)
    assert entered.isAccepted()
    page.dropEvent(QDropEvent(QPointF(5, 5), copy, data, buttons, none))
    settled(qtbot, page.desk)
    assert page.wizard.step == COLUMNS


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [("list.xlsx", b"", "is empty"), ("list.xlsx", b"\x00\x01 no workbook at all", "list.xlsx")],
)
def test_a_file_that_is_no_workbook_gets_its_sentence(
    page: BuildingsScreen, qtbot: QtBot, tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    wizard = begin(qtbot, page, path)
    assert wizard.step == FILE
    assert wizard.file_step.problem.isVisible()
    assert words in wizard.file_step.problem.accessibleName()


def test_reading_can_be_stopped(page: BuildingsScreen, qtbot: QtBot, clean: Path) -> None:
    page.import_file(clean)
    page.wizard.pages.setCurrentIndex(BUSY)  # as after a quarter of a second
    page.wizard.take_focus()
    press(qtbot, page, "Escape")
    settled(qtbot, page.desk)
    assert page.wizard.step == FILE
    assert page.wizard.job.file is None


def test_rows_copied_in_a_spreadsheet_program_are_pasted(page: BuildingsScreen, qtbot: QtBot) -> None:
    lines = ["\t".join(map(str, row)) for row in (HEADINGS, good(1), good(2))]
    QApplication.clipboard().setText("\n".join(lines))
    keys(qtbot, page, "Ctrl+V")
    assert page.wizard.step == COLUMNS
    keys(qtbot, page, "Ctrl+Return")
    assert fates(page.wizard) == {"new": 2}


# -- columns -------------------------------------------------------------------------------------------------------


def test_columns_are_found_by_their_headings_and_the_rest_is_not_imported(
    page: BuildingsScreen, qtbot: QtBot, messy: Path
) -> None:
    wizard = begin(qtbot, page, messy)
    step = wizard.columns_step
    assert step.heading.currentText() == "Headings in row 3"
    chosen = {letters: choice.currentText() for letters, choice in step.choices.items()}
    assert chosen == {
        "A": "Rank", "B": "Name", "C": "Street address", "D": "City and state", "E": "ZIP", "F": "Floors",
        "G": "Not imported",
    }  # fmt: skip
    assert "Tower 1   Tower 2   Tower 3" in [label.text() for label in step.findChildren(QLabel)]


def test_a_column_taken_away_bars_the_review_until_it_is_chosen_again(
    page: BuildingsScreen, qtbot: QtBot, clean: Path
) -> None:
    wizard = begin(qtbot, page, clean)
    wizard.columns_step.choices["E"].setFocus()
    keys(qtbot, page, "Home")
    wizard.columns_step.choices["E"].changed.emit("")
    assert wizard.footer.why_not.text() == "Choose the column of the ZIP."
    assert not wizard.footer.onward.isEnabled()
    wizard.columns_step.choices["E"].changed.emit("zip")
    assert wizard.footer.onward.isEnabled()


def test_without_ranks_the_order_of_the_rows_can_be_the_rank(
    page: BuildingsScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "unranked.xlsx", [good(rank)[1:] for rank in range(1, 4)], HEADINGS[1:])
    wizard = begin(qtbot, page, path)
    assert wizard.footer.why_not.text() == "Choose the column of the rank."
    wizard.columns_step.by_order.click()
    keys(qtbot, page, "Ctrl+Return")
    assert wizard.step == REVIEW
    assert [row.row.rank for row in wizard.review_step.table.rows if row.row] == [1, 2, 3]


# -- review --------------------------------------------------------------------------------------------------------


def test_every_problem_is_named_with_its_cell_and_nothing_is_imported(
    page: BuildingsScreen, qtbot: QtBot, messy: Path
) -> None:
    wizard = reviewed(qtbot, page, messy)
    assert fates(wizard) == {"new": 4, "problem": 6}
    assert [cells for cells, _ in problems(wizard)] == ["C5", "A6, A7", "B9", "F11", "E12"]
    assert problems(wizard)[0][1] == "The street address is missing."
    assert (wizard.footer.why_not.text(), wizard.footer.onward.isEnabled()) == ("5 problems are left.", False)
    keys(qtbot, page, "Ctrl+Return")
    assert page.desk.read(known_buildings, AUG_25) == []


def test_the_cursor_goes_from_problem_to_problem_and_enter_mends_it(
    page: BuildingsScreen, qtbot: QtBot, messy: Path
) -> None:
    wizard = reviewed(qtbot, page, messy)
    assert wizard.review_step.view.current().number == 5
    keys(qtbot, page, "Return")
    type_in(qtbot, page, "2 Main St")
    keys(qtbot, page, "Return")
    assert fates(wizard)["problem"] == 5
    keys(qtbot, page, "F8")
    assert wizard.review_step.view.current().number == 7
    keys(qtbot, page, "F7")
    assert wizard.review_step.view.current().number == 12


def test_type_it_here_opens_the_cell_of_the_problem(page: BuildingsScreen, qtbot: QtBot, messy: Path) -> None:
    wizard = reviewed(qtbot, page, messy)
    link(wizard, "Type it here: Sheet!E12").click()
    editor = wizard.review_step.view.grid.findChild(QLineEdit, "cell")
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "O8101"
    editor.selectAll()
    type_in(qtbot, page, "98101")
    keys(qtbot, page, "Return")
    assert "E12" not in [cells for cells, _ in problems(wizard)]


def test_rows_are_left_out_one_by_one_and_taken_in_again(page: BuildingsScreen, qtbot: QtBot, messy: Path) -> None:
    wizard = reviewed(qtbot, page, messy)
    keys(qtbot, page, "X")
    assert fates(wizard) == {"new": 4, "problem": 5, "left out": 1}
    keys(qtbot, page, "X")
    assert "left out" not in fates(wizard)


def test_the_tick_leaves_out_every_row_with_a_problem(page: BuildingsScreen, qtbot: QtBot, messy: Path) -> None:
    wizard = reviewed(qtbot, page, messy)
    assert wizard.footer.leave.text() == "Leave out the 6 rows with problems"
    wizard.footer.leave.click()
    settled(qtbot, page.desk)
    assert fates(wizard) == {"new": 4, "left out": 6}
    assert wizard.footer.why_not.text() == "Give the reason for taking the list as it is."
    say_why(qtbot, wizard)
    assert wizard.footer.onward.text() == "Import 4 rows"
    keys(qtbot, page, "Ctrl+Return")
    assert wizard.step == DONE
    assert len(page.desk.read(known_buildings, AUG_25)) == 4


def test_rows_with_problems_are_saved_to_be_mended_elsewhere(
    page: BuildingsScreen, qtbot: QtBot, messy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wizard = reviewed(qtbot, page, messy)
    target = tmp_path / "problems.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    assert wizard.footer.save.text() == "Save the 6 rows to Excel..."
    wizard.footer.save.click()
    rows = read_workbook(target).sheets[0].rows
    assert rows[0][0] == "Row"
    assert [row[0] for row in rows[1:]] == [5, 6, 7, 9, 11, 12]


def test_two_rows_at_one_address_can_be_two_buildings(page: BuildingsScreen, qtbot: QtBot, tmp_path: Path) -> None:
    rows = [good(1), [2, "Annex", "1 MAIN STREET", *good(2)[3:]]]
    wizard = reviewed(qtbot, page, workbook(tmp_path / "twins.xlsx", rows))
    assert fates(wizard) == {"problem": 2}
    keys(qtbot, page, "A")
    assert fates(wizard) == {"new": 2}


def test_what_was_mended_waits_while_one_looks_at_the_list(page: BuildingsScreen, qtbot: QtBot, messy: Path) -> None:
    wizard = reviewed(qtbot, page, messy)
    keys(qtbot, page, "X", "Escape")
    assert not page.importing
    keys(qtbot, page, "Ctrl+I")
    assert wizard.step == REVIEW
    assert fates(wizard)["left out"] == 1


def test_a_building_proposed_before_needs_a_reason(store: Store, opened: Open, qtbot: QtBot, clean: Path) -> None:
    address = {"street": "4 Main Street", "city": "Seattle", "state": "WA", "zip_code": "98101"}
    do(store, record_proposal, on=AUG_25, proposed_on=date(2000, 5, 2), **address)
    page = opened(store)
    wizard = reviewed(qtbot, page, clean)
    said = [label.text() for label in wizard.review_step.problems.findChildren(QLabel)]
    assert any(words.startswith("Tower 4, 4 Main St was proposed to Winstar") for words in said)
    assert not wizard.footer.onward.isEnabled()


def test_a_row_that_may_have_been_proposed_before_is_decided_before_the_import(
    store: Store, opened: Open, qtbot: QtBot, clean: Path
) -> None:
    near = {"street": "4 Main Street South", "city": "Seattle", "state": "WA", "zip_code": "98101"}
    do(store, record_proposal, on=AUG_25, proposed_on=date(2000, 5, 2), **near)
    page = opened(store)
    wizard = reviewed(qtbot, page, clean)
    say_why(qtbot, wizard)
    assert wizard.why_not() == "1 row may have been proposed before. Decide it."
    [(pair, choice)] = wizard.review_step.problems.doubts.choices.items()
    assert pair == (4, "4 Main Street South, Seattle, WA 98101")
    choice.setFocus()
    keys(qtbot, page, "End")
    assert any("shall not contain it" in fault.sentence for fault in wizard.job.faults)
    keys(qtbot, page, "Up")
    assert wizard.why_not() == ""
    keys(qtbot, page, "Ctrl+Return")
    with store.reading() as session:
        assert [one.same for one in decisions(session)] == [False]


# -- import --------------------------------------------------------------------------------------------------------


def test_an_import_is_one_act_and_undo_leads_back_to_its_review(
    page: BuildingsScreen, qtbot: QtBot, clean: Path
) -> None:
    wizard = reviewed(qtbot, page, clean)
    say_why(qtbot, wizard)
    keys(qtbot, page, "Ctrl+Return")
    assert "10" in [label.text() for label in wizard.done_step.findChildren(QLabel)]
    assert [row.name for row in page.table.rows][:2] == ["Tower 1", "Tower 2"]
    wizard.done_step.undo.click()
    settled(qtbot, page.desk)
    assert (wizard.step, fates(wizard)) == (REVIEW, {"new": 10})
    assert page.table.rows == ()


def test_ctrl_z_on_the_last_page_leads_back_to_the_review_too(page: BuildingsScreen, qtbot: QtBot, clean: Path) -> None:
    wizard = reviewed(qtbot, page, clean)
    say_why(qtbot, wizard)
    keys(qtbot, page, "Ctrl+Return", "Ctrl+Z")
    assert (wizard.step, fates(wizard)) == (REVIEW, {"new": 10})


def test_the_same_file_again_changes_nothing(page: BuildingsScreen, qtbot: QtBot, clean: Path) -> None:
    wizard = reviewed(qtbot, page, clean)
    say_why(qtbot, wizard)
    keys(qtbot, page, "Ctrl+Return", "Return")
    qtbot.waitUntil(lambda: not page.importing)
    keys(qtbot, page, "Ctrl+I")
    assert wizard.step == FILE
    reviewed(qtbot, page, clean)
    assert fates(wizard) == {Fate.SAME.value: 10}
    assert wizard.footer.why_not.text() == "Nothing changes: every row is in the book as it stands."


def test_the_columns_of_a_layout_are_remembered(
    page: BuildingsScreen, qtbot: QtBot, clean: Path, tmp_path: Path
) -> None:
    wizard = begin(qtbot, page, clean)
    wizard.columns_step.choices["G"].changed.emit("remarks")
    keys(qtbot, page, "Ctrl+Return")
    say_why(qtbot, wizard)
    keys(qtbot, page, "Ctrl+Return")
    begin(qtbot, page, workbook(tmp_path / "next.xlsx", [good(rank) for rank in range(11, 14)]))
    assert wizard.columns_step.choices["G"].currentText() == "Remarks"
    assert "as last time" in [label.text() for label in wizard.columns_step.findChildren(QLabel)]


def test_a_second_addition_in_a_quarter_is_said_to_be_held(
    store: Store, opened: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    rows = tuple(ListRow(n, f"Tower {n}", f"{n} Main St", "Seattle", "WA", "98101") for n in (1, 2))
    do(store, import_customer_list, on=AUG_25, rows=rows, source="list.xlsx", confirmed="A short list for a test")
    more = (ListRow(3, "Tower 3", "3 Main St", "Seattle", "WA", "98101"),)
    do(store, import_customer_list, on=NOV_3, rows=more, source="more.xlsx")
    page = opened(store, DEC_1)
    wizard = reviewed(qtbot, page, workbook(tmp_path / "more.xlsx", [good(4), good(5)]))
    said = [label.text() for label in wizard.review_step.problems.findChildren(QLabel)]
    assert any("This one is held until Mon 1 Jan 2001" in words for words in said)
    keys(qtbot, page, "Ctrl+Return")
    assert "2 buildings held until Mon 1 Jan 2001" in [label.text() for label in wizard.done_step.findChildren(QLabel)]


def test_a_corrected_copy_shows_what_changes_and_from_what(
    page: BuildingsScreen, qtbot: QtBot, clean: Path, tmp_path: Path
) -> None:
    wizard = reviewed(qtbot, page, clean)
    say_why(qtbot, wizard)
    keys(qtbot, page, "Ctrl+Return")
    rows = [good(rank) for rank in range(1, 11)]
    rows[2][5] = 12
    reviewed(qtbot, page, workbook(tmp_path / "corrected.xlsx", rows))
    assert fates(wizard) == {"changed": 1, "same": 9}
    table = wizard.review_step.table
    row = next(one for one in table.rows if one.fate is Fate.CHANGED)
    floors = next(column for column in table.columns if column.title == "Floors")
    assert floors.second is not None
    assert (table.words_of(row, floors), floors.second(row)) == ("12", "was 10")
    keys(qtbot, page, "Ctrl+Return")
    assert page.table.rows[2].floors == 12
