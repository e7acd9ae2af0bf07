"""Draws the README's pictures: the real program on the sample book, as of Tue 28 Nov 2000."""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from models.commands.sample import AS_OF, make_sample
from models.store import Store
from tests.builders import opened

SIZE = (1366, 768)


def main(folder: Path) -> None:
    """Writes one picture for each page that the README shows."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        os.environ["PAIRBOOK_HOME"] = name
        place = Path(name, "sample.pairbook")
        make_sample(str(place))
        store = opened(str(place))
        draw(store, str(place), folder)
        store.close()


def draw(store: Store, place: str, folder: Path) -> None:
    """Grabs the pages one by one."""
    from ui import theme
    from ui.app import make_application
    from ui.desk import Desk
    from ui.main_window import MainWindow
    from ui.screens import SCREENS
    from ui.settings import Settings

    settings = Settings()
    app = make_application(settings)
    for name, page, dark in (
        ("today", "today", False),
        ("letters", "letters", False),
        ("inventory-dark", "inventory", True),
    ):
        theme.set_theme("dark" if dark else "light")
        desk = Desk(store, place, lambda: datetime(2000, 11, 28, 14, 2, tzinfo=UTC), settings, today=AS_OF)
        window = MainWindow(desk, SCREENS)
        window.resize(*SIZE)
        window.show()
        window.go(page)
        wait(1500)
        window.grab().save(str(folder / f"{name}.png"))
        window.close()
        app.processEvents()


def wait(milliseconds: int) -> None:
    """Lets the window work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
