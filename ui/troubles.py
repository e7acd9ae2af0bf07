"""Faults of the program itself: logged whole, told once in a calm dialog, never swallowed."""

from __future__ import annotations

import gc
import logging
import sys
import threading
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QTimer,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtWidgets import QApplication

from ui.widgets.dialog import Dialog
from ui.widgets.fields import LongText
from ui.widgets.text import Label

__all__ = ["GarbageInGui", "TroubleDialog", "Troubles", "start_log"]

LOG = logging.getLogger("pairbook")
LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
GARBAGE_EVERY = 1000


def start_log(folder: Path) -> Path:
    """Begins the log in a folder and gives its file; what Qt says goes there too."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "pairbook.log"
    handler = RotatingFileHandler(file, maxBytes=1_000_000, backupCount=2, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    LOG.handlers[:] = [handler]
    LOG.setLevel(logging.INFO)
    LOG.propagate = False
    qInstallMessageHandler(_from_qt)
    return file


def _from_qt(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    LOG.log(LEVELS.get(kind, logging.WARNING), "Qt: %s", message)


class TroubleDialog(Dialog):
    """Says that the program made a mistake, what is safe, and gives the details to copy."""

    def __init__(self, details: str, log: Path) -> None:
        said = "What you had recorded is safe: an act is written whole or not at all. You can go on working."
        super().__init__("Pairbook made a mistake", said, "Go on", second="Copy details", second_icon="copy", width=640)
        self.details = details
        box = LongText(lines=10)
        box.setPlainText(details)
        box.setReadOnly(True)
        self.add(box)
        self.add(Label(f"The details are in {log} too.", "hint", wrap=True))
        self.cancel.hide()
        self.confirmed.connect(self.accept)
        self.seconded.connect(self.copy)

    def copy(self) -> None:
        """Puts the details on the clipboard."""
        QApplication.clipboard().setText(self.details)
        self.say("Copied.")


class Troubles(QObject):
    """The hook for exceptions nobody caught, in any thread.

    Signals: happened(str) with the details, in whatever thread.
    """

    happened = Signal(str)

    def __init__(self, log: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log = log
        self.dialog: TroubleDialog | None = None
        self.happened.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Catches what nobody else does, from now on."""
        sys.excepthook = self.caught
        threading.excepthook = lambda args: self.caught(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Logs a fault and tells of it; Ctrl+C in the terminal ends the program as ever."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        LOG.error("%s", details)
        self.happened.emit(f"{details}\nQt {qVersion()}, Python {sys.version.split()[0]}, {sys.platform}")

    def _show(self, details: str) -> None:
        """One dialog at a time; the log has the rest."""
        if self.dialog is None or not self.dialog.isVisible():
            self.dialog = TroubleDialog(details, self._log)
            self.dialog.open()


class GarbageInGui(QObject):
    """Collects cyclic garbage in the GUI thread only: Qt objects must not die in a worker thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=GARBAGE_EVERY)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def stop(self) -> None:
        """Gives collecting back to Python."""
        self._timer.stop()
        gc.enable()

    def collect(self) -> None:
        """Does what Python would have done by itself: the oldest generation that is full."""
        for generation, (count, most) in reversed(
            list(enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)))
        ):
            if count > most:
                gc.collect(generation)
                return
