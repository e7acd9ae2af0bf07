"""Lucide icons in the colours of the theme, painted at whatever size and pixel ratio is asked for."""

from __future__ import annotations

import zipfile
from functools import cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui import theme

__all__ = ["icon", "paint", "pixmap", "svg"]


@cache
def _archive() -> zipfile.ZipFile:
    return zipfile.ZipFile(str(files("lucide").joinpath("lucide.zip")))


@cache
def _source(name: str) -> str:
    """The drawing of an icon; KeyError for a name the set does not have."""
    return _archive().read(f"{name}.svg").decode("utf-8")


def svg(name: str, colour: str, stroke: float = 2.0) -> bytes:
    """An icon as SVG in one colour, with strokes so many of its 24 units wide."""
    drawing = _source(name).replace("currentColor", colour)
    return drawing.replace('stroke-width="2"', f'stroke-width="{stroke}"').encode()


@cache
def _renderer(name: str, colour: str, stroke: float) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(svg(name, colour, stroke)))


def paint(painter: QPainter, name: str, where: QRectF, colour: QColor, stroke: float = 1.75) -> None:
    """Draws an icon into a square."""
    _renderer(name, colour.name(), stroke).render(painter, where)


def pixmap(name: str, size: int, ink: str = "text2", ratio: float = 1.0) -> QPixmap:
    """An icon as a picture of so many pixels a side."""
    made = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    paint(painter, name, QRectF(0, 0, size, size), theme.color(ink))
    painter.end()
    return made


class _Engine(QIconEngine):
    """Draws one Lucide icon in the colour its token has at that moment."""

    def __init__(self, name: str, ink: str) -> None:
        super().__init__()
        self._name, self._ink = name, ink
        _source(name)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        token = "line2" if mode == QIcon.Mode.Disabled else self._ink
        side = min(rect.width(), rect.height())
        left, top = rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2
        paint(painter, self._name, QRectF(left, top, side, side), theme.color(token))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._ink)


def icon(name: str, ink: str = "text2") -> QIcon:
    """An icon for menus, buttons and actions that follows the theme."""
    return QIcon(_Engine(name, ink))
