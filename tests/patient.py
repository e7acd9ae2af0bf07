"""The keys and waits of the window tests, which allow for a busy machine."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

__all__ = ["PatientBot"]

PATIENCE = 60_000  # milliseconds: only what never comes is a failure; a test that asks for slowness names a time


class PatientBot(QtBot):
    """Waits for as long as a machine under load may need."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        """Waits until the callback is true."""
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE, **wanted: Any) -> Any:
        """Waits for a signal."""
        return super().waitSignal(signal, timeout=timeout, **wanted)

    def waitExposed(self, widget: QWidget, *, timeout: int = PATIENCE) -> Any:
        """Waits until a window is on the screen."""
        return super().waitExposed(widget, timeout=timeout)
