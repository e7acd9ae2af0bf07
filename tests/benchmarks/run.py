"""`make bench`: each figure as a ratio to a floor measured in the same run."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from itertools import count
from pathlib import Path

import openpyxl
from python_calamine import CalamineWorkbook
from reportlab.lib.pagesizes import letter as us_letter
from reportlab.pdfgen.canvas import Canvas
from sqlalchemy import create_engine, text

from models.acts.customer_list import import_customer_list
from models.commands.imports import facts_of, reviewed
from models.commands.lists import LISTS
from models.commands.sample import make_sample
from models.queries.counters import today
from models.queries.filled import filled
from models.queries.state import WHOLE_BOOK
from models.sheets.gathering import gather
from models.store import Store
from reports.documents import draw_many
from reports.excel.read import read_workbook
from reports.excel.write import write_workbook
from reports.grid import Grid
from tests.benchmarks.timing import Ratio, compare, without_collector
from tests.builders import new_store, opened

ROOT = Path(__file__).parent.parent.parent
AS_OF = date(2000, 11, 28)
BARE_WINDOW = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow, QLabel
from PySide6.QtCore import QTimer
from sqlalchemy import create_engine, text
app = QApplication(sys.argv)
with create_engine("sqlite:///" + sys.argv[1]).connect() as connection:
    rows = connection.execute(text("SELECT * FROM buildings")).all()
window = QMainWindow()
window.setCentralWidget(QLabel(str(len(rows))))
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""
OUR_WINDOW = """
import sys
from datetime import UTC, date, datetime
import main
main.load_first_page()
from PySide6.QtCore import QTimer
import ui.app
shown = ui.app.MainWindow.showEvent
def first(window, event):
    shown(window, event)
    def look():
        if window.desk.reading:
            QTimer.singleShot(1, look)
        else:
            ui.app.QApplication.instance().quit()
    QTimer.singleShot(0, look)
ui.app.MainWindow.showEvent = first
today = date(2000, 11, 28)
# Looked at from the day before: on the sample's own day a form opens by itself, which is no part of the page.
ui.app.open_window(sys.argv[1], lambda: datetime.now(UTC), today, as_of=date(2000, 11, 27))
"""


def main() -> None:
    """Prints every figure."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["PAIRBOOK_HOME"] = name
        sample = folder / "sample.pairbook"
        make_sample(str(sample))
        store = opened(str(sample))
        for figure in (window, imported, letters, inventory, findings):
            sys.stdout.write(f"{figure(folder, store).line}\n")
            sys.stdout.flush()
        store.close()


def window(folder: Path, store: Store) -> Ratio:
    """Time to a usable window, its first page filled, as a whole process."""
    store.engine.dispose()
    # An installed program has its bytecode; the round that warms up makes it.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")

    def process(script: str) -> Callable[[], object]:
        command = [sys.executable, "-c", script, str(folder / "sample.pairbook")]
        return lambda: subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True, timeout=120)

    return compare("usable window / bare PySide6 and SQLAlchemy window", 1.5, process(OUR_WINDOW), process(BARE_WINDOW))


def _workbook(folder: Path) -> Path:
    """The sample list as a workbook."""
    path = folder / "list.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    with (ROOT / "resources/sample/buildings.csv").open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            cells = line.rstrip("\n").split(",")
            sheet.append(cells if number == 0 else [int(cells[0]), *cells[1:6], int(cells[6]), *map(float, cells[7:])])
    book.save(path)
    return path


def imported(folder: Path, _store: Store) -> Ratio:
    """Import of 750 buildings, reviewed and journalled."""
    path, numbers = _workbook(folder), count()
    places = [new_store(str(folder / f"empty-{number}.pairbook")) for number in range(6)]
    floors = [create_engine(f"sqlite:///{folder}/bare-{number}.db") for number in range(6)]
    for engine in floors:
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE buildings (a, b, c, d, e, f, g, h, i)"))

    def ours() -> None:
        store = places[next(numbers) // 2]
        found = reviewed(store, read_workbook(path), date(2000, 8, 25))
        store.do(import_customer_list, facts_of(found, path.name), date(2000, 8, 25))

    def floor() -> None:
        rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()[1:]
        insert = text("INSERT INTO buildings VALUES (:a, :b, :c, :d, :e, :f, :g, :h, :i)")
        with floors[next(numbers) // 2].begin() as connection:
            connection.execute(insert, [dict(zip("abcdefghi", row, strict=True)) for row in rows])

    return compare("import of 750 buildings / bare calamine read and insert", 3, ours, floor)


def letters(_folder: Path, store: Store) -> Ratio:
    """750 letters for countersignature as one PDF."""
    with store.reading() as session:
        sheets = [gather(session, "availability_letter", f"LAL-{number % 150 + 1:04d}", AS_OF) for number in range(750)]
    pages = _words_of(draw_many("availability_letter", sheets[:1]))

    def floor() -> None:
        canvas = Canvas(BytesIO(), pagesize=us_letter)
        for _ in range(750):
            for page in pages:
                for x, y, words in page:
                    canvas.drawString(x, y, words)
                canvas.showPage()
        canvas.save()

    return compare(
        "750 letters as one PDF / the same words on a bare canvas",
        2.5,
        lambda: draw_many("availability_letter", sheets),
        floor,
        rounds=3,
    )


def _words_of(pdf: bytes) -> list[list[tuple[float, float, str]]]:
    """Each page's lines of words with their places."""
    from pypdf import PdfReader

    pages = []
    for page in PdfReader(BytesIO(pdf)).pages:
        found: list[tuple[float, float, str]] = []
        page.extract_text(
            visitor_text=lambda words, _cm, tm, _font, _size, found=found: (
                found.append((tm[4], tm[5], words.strip())) if words.strip() else None
            )
        )
        pages.append(found)
    return pages


def inventory(folder: Path, store: Store) -> Ratio:
    """The inventory of 500 pairs as a workbook."""
    listed = LISTS["inventory"]
    with store.reading() as session:
        rows = listed.rows(session, AS_OF)
    many = [rows[number % len(rows)] for number in range(500)]
    columns = [column for column in listed.columns if column.title]
    values = [[str(column.value(row) or "") for column in columns] for row in many]

    def floor() -> None:
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet("Inventory")
        sheet.append([column.title for column in columns])
        for row in values:
            sheet.append(row)
        book.save(folder / "bare.xlsx")

    def ours() -> None:
        write_workbook(folder / "ours.xlsx", [Grid("Inventory", listed.columns, many)], AS_OF)

    return compare("inventory workbook of 500 pairs / bare write-only loop", 1.3, ours, floor)


def findings(_folder: Path, store: Store) -> Ratio:
    """Everything Today shows, read anew as after an act; the collector is held back, as while the window reads."""
    with store.reading() as session:
        tables = (WHOLE_BOOK & filled(session)) - {"documents"}  # which hold the papers' bytes beside what is read
    needed = [text(f"SELECT * FROM {table}") for table in sorted(tables)]

    def ours() -> None:
        after_an_act = Store(store.engine, store.clock, store.by, store.draw)
        with without_collector(), after_an_act.reading() as session:
            today(session, AS_OF)

    def floor() -> None:
        with without_collector(), store.engine.connect() as connection:
            for statement in needed:
                connection.execute(statement).all()

    return compare("all findings of Today / the bare SQL reads they need", 5, ours, floor, rounds=10)


if __name__ == "__main__":
    main()
