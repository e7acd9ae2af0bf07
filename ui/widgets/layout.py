"""Rows, columns and the emptying of layouts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

__all__ = ["column", "empty", "row"]

L = TypeVar("L", QHBoxLayout, QVBoxLayout)


def row(*widgets: QWidget | int, spacing: int = 8) -> QHBoxLayout:
    """Widgets side by side; 0 among them is a stretch."""
    made = QHBoxLayout()
    return _filled(made, widgets, spacing)


def column(*widgets: QWidget | int, spacing: int = 8) -> QVBoxLayout:
    """Widgets one under another; 0 among them is a stretch."""
    made = QVBoxLayout()
    return _filled(made, widgets, spacing)


def _filled(made: L, widgets: Iterable[QWidget | int], spacing: int) -> L:
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(spacing)
    for widget in widgets:
        if isinstance(widget, QWidget):
            made.addWidget(widget)
        else:
            made.addStretch(1)
    return made


def empty(layout: QLayout) -> None:
    """Takes everything out of a layout and lets it go."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            return
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            empty(inner)
            inner.deleteLater()
