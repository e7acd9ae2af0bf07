"""Draws the README's pictures: the real program on the sample book, as of Tue 28 Nov 2000."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from models.commands.sample import AS_OF, make_sample
from models.store import Store
from tests.builders import new_store, opened
from tests.scenarios.first_deemed import list_workbook
from ui import theme
from ui.app import make_application
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.screens import SCREENS
from ui.screens.buildings import BuildingsScreen
from ui.settings import Settings

SIZE = (1366, 768)
Prepare = Callable[[MainWindow], None]


def main(folder: Path) -> None:
    """Writes one picture for each page that the README shows."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        os.environ["PAIRBOOK_HOME"] = name
        settings = Settings()
        make_application(settings)
        make_sample(str(Path(name, "sample.pairbook")))
        sample, empty = opened(str(Path(name, "sample.pairbook"))), new_store(str(Path(name, "rollout.pairbook")))
        messy = _messy(Path(name))
        for picture, store, page, day, dark, prepare in (
            ("today", sample, "today", AS_OF, False, _nothing),
            ("letters", sample, "letters", AS_OF, False, _nothing),
            ("import", empty, "buildings", date(2000, 8, 25), False, lambda window: _review(window, messy)),
            ("inventory-dark", sample, "inventory", AS_OF, True, _nothing),
        ):
            theme.set_theme("dark" if dark else "light")
            _draw(store, settings, page, day, prepare, folder / f"{picture}.png")
        sample.close()
        empty.close()


def _draw(store: Store, settings: Settings, page: str, day: date, prepare: Prepare, target: Path) -> None:
    """Grabs one page once it is filled."""
    place = str(store.engine.url.database)
    desk = Desk(store, place, lambda: datetime(2000, 11, 28, 14, 2, tzinfo=UTC), settings, today=day)
    window = MainWindow(desk, SCREENS)
    window.resize(*SIZE)
    window.show()
    window.go(page)
    _rest(desk)
    prepare(window)
    _rest(desk)
    window.grab().save(str(target))
    window.close()


def _nothing(_window: MainWindow) -> None:
    """The page as it opens."""


def _review(window: MainWindow, workbook: Path) -> None:
    """The review of a list with something wrong in it."""
    page = window.built["buildings"]
    assert isinstance(page, BuildingsScreen)
    page.import_file(workbook)
    _rest(window.desk)
    page.wizard.onward()


def _messy(folder: Path) -> Path:
    """The sample's list with what real lists have wrong."""
    path = list_workbook(folder)
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert sheet is not None
    for cell, value in (
        ("C6", None), ("A9", 7), ("B11", "=A1"), ("G13", datetime(2000, 11, 12)), ("F15", "O98101"), ("H17", 4761),
    ):  # fmt: skip
        sheet[cell] = value
    book.save(path)
    return path


def _rest(desk: Desk) -> None:
    """Waits until everything is read, and puts sheets that open by themselves away."""
    for _ in range(3):
        _wait(300)
        while desk.reading:
            _wait(50)
        sheet = QApplication.activeModalWidget()
        if sheet is not None:
            sheet.close()


def _wait(milliseconds: int) -> None:
    """Lets the window work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
