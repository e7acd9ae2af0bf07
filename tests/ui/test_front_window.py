"""Before a book is open: the welcome page, a new book, the lock, and the sentences when it fails."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.acts.book import close_day
from models.backup import back_up
from models.restoring import acts_in
from models.store import Store
from tests.builders import new_store
from tests.ui.frame import place_of, press, type_in
from ui.app import Program
from ui.book_lock import BookLock, Taken, share_words
from ui.dialogs.restore import RestoreDialog
from ui.front_window import FrontWindow, OpenDialog
from ui.opening import Outside
from ui.screens.new_book import NewBookPage
from ui.screens.welcome_parts import RecentRow
from ui.settings import RECENT, Settings
from ui.widgets.button import Button

NOW = datetime(2000, 11, 28, 14, 2, tzinfo=UTC)
TODAY = date(2000, 11, 28)


def make_sample(place: str, progress: Callable[[int, int], None]) -> None:
    """A sample book without a story."""
    from models.acts.book import start_book
    from tests.builders import START

    store = new_store(place, started=False)
    store.do(start_book, {**START, "sample": True}, date(2000, 6, 30))
    progress(50, 50)
    store.close()


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("PAIRBOOK_HOME", str(tmp_path / "home"))
    return Settings()


@pytest.fixture
def program(qtbot: QtBot, settings: Settings, light: object) -> Iterator[Program]:
    made = Program(Outside(lambda: NOW, TODAY, make_sample), settings)
    yield made
    for window in (made.main, made.front):
        if window is not None:
            window.close()
    made.stop()


@pytest.fixture
def front(qtbot: QtBot, program: Program) -> FrontWindow:
    program.start(None, sample=False)
    assert program.front is not None
    front = program.front
    qtbot.waitUntil(lambda: QApplication.activeWindow() is front)
    return front


def opened(qtbot: QtBot, program: Program) -> str:
    """Waits for the book's window and gives the book's title."""
    qtbot.waitUntil(lambda: program.main is not None, timeout=30_000)
    assert program.main is not None
    return program.main.desk.book.title


def test_enter_opens_the_sample_as_of_its_own_day(qtbot: QtBot, front: FrontWindow, program: Program) -> None:
    press(qtbot, front, "Return")
    opened(qtbot, program)
    assert program.main is not None
    assert program.main.desk.as_of == date(2000, 11, 28)
    assert program.main.top.sample.isVisible()
    assert not front.isVisible()


def test_the_arrows_go_from_door_to_door_and_down_to_the_recent_books(
    qtbot: QtBot, front: FrontWindow, settings: Settings
) -> None:
    press(qtbot, front, "Right")
    assert front.welcome.new.hasFocus()
    press(qtbot, front, "Left")
    assert front.welcome.sample.hasFocus()


def test_ctrl_n_starts_a_book_and_opens_it(qtbot: QtBot, front: FrontWindow, program: Program) -> None:
    press(qtbot, front, "Ctrl+N")
    type_in(qtbot, front, "Second agreement")
    press(qtbot, front, "Ctrl+Return")
    assert opened(qtbot, program) == "Second agreement"
    (recent,) = program.main.desk.settings.get(RECENT) if program.main else ()
    assert Path(recent.place).name == "second-agreement.pairbook"


def test_a_new_book_says_what_is_missing_beside_its_question(qtbot: QtBot, front: FrontWindow) -> None:
    front.ask_new()
    page = front.new_book
    assert isinstance(page, NewBookPage)
    page.title.clear()
    page.first.setText("last year")
    page.place.setText(str(Path(__file__)))
    page.try_start()
    assert page.problems == {
        "title": "A book needs a title.",
        "place": f"{Path(__file__).name} exists already. Choose another name.",
        "first": "A year such as 2000.",
    }


def test_esc_leaves_the_questions(qtbot: QtBot, front: FrontWindow) -> None:
    press(qtbot, front, "Ctrl+N")
    press(qtbot, front, "Escape")
    assert front.welcome.isVisible()


def test_a_file_that_is_no_book_gets_its_sentence_on_the_welcome_page(
    qtbot: QtBot, front: FrontWindow, tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_text("Dear sirs")
    press(qtbot, front, "Ctrl+O")
    (dialog,) = front.findChildren(OpenDialog)
    type_in(qtbot, front, str(tmp_path / "letter.txt"))
    press(qtbot, front, "Return")
    qtbot.waitUntil(lambda: "Not opened" in front.welcome.banner.accessibleName())
    assert not dialog.isVisible()
    assert "letter.txt" in front.welcome.banner.accessibleName()


def test_a_recent_book_is_opened_by_enter_and_forgotten_by_delete(
    qtbot: QtBot, front: FrontWindow, program: Program, settings: Settings, store: Store
) -> None:
    place = str(place_of(store))
    settings.remember("/gone/away.pairbook", "Away", NOW)
    settings.remember(place, "Winstar and SAVVIS", NOW)
    front.refresh()
    rows = {row.book.title: row for row in front.findChildren(RecentRow)}
    rows["Away"].setFocus()
    press(qtbot, front, "Delete")
    assert [book.title for book in settings.get(RECENT)] == ["Winstar and SAVVIS"]
    qtbot.waitUntil(lambda: any(row.isVisible() for row in front.findChildren(RecentRow)))
    next(row for row in front.findChildren(RecentRow) if row.isVisible()).setFocus()
    press(qtbot, front, "Return")
    assert opened(qtbot, program) == "Winstar and SAVVIS"


def test_a_book_that_is_open_is_not_opened_again_but_raised(
    qtbot: QtBot, front: FrontWindow, program: Program, store: Store
) -> None:
    program.open(str(place_of(store)))
    opened(qtbot, program)
    lock = BookLock(str(place_of(store)))
    with pytest.raises(Taken, match="is open") as taken:
        lock.take()
    assert taken.value.sentence.endswith(".")


def test_the_first_window_hears_a_second_start(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = BookLock(str(tmp_path / "a.pairbook")), BookLock(str(tmp_path / "a.pairbook"))
    first.take()
    with qtbot.waitSignal(first.raise_asked), pytest.raises(Taken) as taken:
        second.take()
    assert taken.value.raised
    first.release()
    second.take()
    second.release()


def test_a_book_open_on_another_computer_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = QLockFile(str(tmp_path / ".a.pairbook.lock"))
    lock.setStaleLockTime(0)
    assert lock.tryLock(0)
    here = socket.gethostname()
    monkeypatch.setattr(socket, "gethostname", lambda: "elsewhere")
    with pytest.raises(Taken, match=f"is open on {here}"):
        BookLock(str(tmp_path / "a.pairbook")).take()
    lock.unlock()


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("//fileserver/share/a.pairbook", "on a network share"),
        ("/home/desk/OneDrive - Savvis/a.pairbook", "in a synced folder"),
        ("/home/desk/Dropbox/a.pairbook", "in a synced folder"),
        ("/home/desk/books/a.pairbook", ""),
        ("postgresql://desk@server/pairbook", ""),
    ],
)
def test_a_place_where_two_people_can_damage_a_book_is_named(place: str, words: str) -> None:
    assert share_words(place) == words


def test_closing_the_book_backs_it_up_and_lets_its_lock_go(
    qtbot: QtBot, program: Program, settings: Settings, store: Store
) -> None:
    program.start(str(place_of(store)), sample=False)
    opened(qtbot, program)
    assert program.main is not None
    program.main.close()
    assert list((settings.folder / "backups").iterdir())
    lock = BookLock(str(place_of(store)))
    lock.take()
    lock.release()


def test_another_book_takes_the_place_of_the_one_open(
    qtbot: QtBot, program: Program, store: Store, tmp_path: Path
) -> None:
    program.start(str(place_of(store)), sample=False)
    opened(qtbot, program)
    first = program.main
    assert first is not None
    with qtbot.waitSignal(first.closed):
        program.welcome()
        program.open_sample()
    assert program.main is not None
    assert program.main.desk.book.sample


def backed_up(program: Program, qtbot: QtBot) -> Path:
    """A backup of the book open, made now."""
    assert program.main is not None
    made: list[Path] = []
    program.main.backups.make(made.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(made))
    return made[0]


def test_a_backup_takes_the_place_of_the_book_which_is_kept_beside_it(
    qtbot: QtBot, program: Program, store: Store
) -> None:
    place = place_of(store)
    program.start(str(place), sample=False)
    opened(qtbot, program)
    backup, first = backed_up(program, qtbot), program.main
    assert first is not None
    first.desk.do(close_day, day=date(2000, 11, 24), name="Storm", why="Order")
    first.restore()
    (dialog,) = first.findChildren(RestoreDialog)
    assert dialog.said.text() == "1 act done since would no longer be in the book:"
    assert [row.sentence for row in dialog.acts.rows] == [first.desk.undoable.sentence if first.desk.undoable else ""]
    press(qtbot, first, "Return")
    qtbot.waitUntil(lambda: program.main is not None and program.main is not first, timeout=30_000)
    assert program.main is not None
    assert backup.exists()
    assert Path(program.main.desk.place) == place
    assert program.main.desk.undoable is None or "Storm" not in program.main.desk.undoable.sentence
    (aside,) = place.parent.glob(f"{place.stem} before *.pairbook")
    assert len(acts_in(aside)) == len(acts_in(place)) + 1
    assert program.front is not None
    assert not program.front.isVisible()


def test_a_damaged_book_is_restored_from_the_welcome_page(
    qtbot: QtBot, front: FrontWindow, program: Program, settings: Settings, store: Store
) -> None:
    place = place_of(store)
    backup = settings.backups / f"{place.stem} 2000-11-28 140200.pairbook"
    backup.parent.mkdir(parents=True)
    back_up(store, backup)
    store.close()
    place.write_bytes(place.read_bytes()[:6000])
    program.open(str(place))
    qtbot.waitUntil(lambda: "Not opened" in front.welcome.banner.accessibleName())
    front.welcome.banner.findChildren(Button)[0].click()
    (dialog,) = front.findChildren(RestoreDialog)
    assert dialog.said.text() == "The book cannot be read, so nobody can say what was done since."
    press(qtbot, front, "Return")
    assert opened(qtbot, program) == "Winstar and SAVVIS"


def test_without_a_backup_nothing_can_be_restored(qtbot: QtBot, front: FrontWindow, store: Store) -> None:
    front.ask_restore(str(place_of(store)))
    (dialog,) = front.findChildren(RestoreDialog)
    dialog.confirm()
    assert dialog.backup is None
    dialog.reject()


def test_the_sample_is_started_afresh_and_the_former_copy_is_kept(
    qtbot: QtBot, front: FrontWindow, program: Program
) -> None:
    assert not front.welcome.afresh.isVisible()
    press(qtbot, front, "Return")
    opened(qtbot, program)
    first = program.main
    assert first is not None
    first.desk.do(close_day, day=date(2000, 11, 24), name="Storm", why="Order")
    first.start_afresh()
    press(qtbot, first, "Ctrl+Return")
    qtbot.waitUntil(lambda: program.main is not None and program.main is not first, timeout=30_000)
    assert program.main is not None
    place = Path(program.main.desk.place)
    (aside,) = place.parent.glob("sample before *.pairbook")
    assert len(acts_in(aside)) == len(acts_in(place)) + 1
    front.refresh()
    assert front.welcome.afresh.isVisibleTo(front)
