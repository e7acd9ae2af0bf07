"""Faults of the program: logged whole, told once, with details to copy."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.troubles import GarbageInGui, Troubles, start_log


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    before = qInstallMessageHandler(None)
    yield start_log(tmp_path)
    qInstallMessageHandler(before)
    for handler in (handlers := logging.getLogger("pairbook").handlers):
        handler.close()
    handlers.clear()


def fault(troubles: Troubles, words: str) -> None:
    try:
        raise KeyError(words)
    except KeyError:
        kind, error, trace = sys.exc_info()
        assert kind is not None
        assert error is not None
        troubles.caught(kind, error, trace)


@pytest.mark.usefixtures("light")
def test_a_fault_is_logged_and_told_once_with_its_details_to_copy(qtbot: QtBot, log: Path) -> None:
    troubles = Troubles(log)
    fault(troubles, "first")
    qtbot.waitUntil(lambda: troubles.dialog is not None)
    dialog = troubles.dialog
    assert dialog is not None
    fault(troubles, "second")
    QApplication.processEvents()
    assert troubles.dialog is dialog
    dialog.copy()
    assert "KeyError: 'first'" in QApplication.clipboard().text()
    dialog.accept()
    said = log.read_text(encoding="utf-8")
    assert "KeyError: 'first'" in said
    assert "KeyError: 'second'" in said


def test_what_qt_says_goes_to_the_log(log: Path) -> None:
    qWarning("a layout is odd")
    assert "WARNING Qt: a layout is odd" in log.read_text(encoding="utf-8")


def test_garbage_is_collected_in_the_gui_thread_only(qtbot: QtBot) -> None:
    import gc

    collector = GarbageInGui()
    assert not gc.isenabled()
    ring: list[object] = []
    ring.append(ring)
    collector.collect()
    collector.stop()
    assert gc.isenabled()
