"""The small painted parts: boxes, words, chips, tags, key caps; widgets and table cells draw them alike."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from reports.columns import Tone
from ui import icons, theme

__all__ = [
    "CHIP_HEIGHT",
    "TAG_HEIGHT",
    "TONE_ICONS",
    "box",
    "chip",
    "chip_width",
    "dot",
    "elided",
    "focus_ring",
    "keycap",
    "keycap_width",
    "tag",
    "tag_width",
    "tone_fill",
    "tone_ink",
    "width_of",
    "words",
]

CHIP_HEIGHT = 20
TAG_HEIGHT = 18
TONE_ICONS = {
    Tone.INFO: "hourglass",
    Tone.OK: "check",
    Tone.WARN: "clock",
    Tone.BAD: "triangle-alert",
    Tone.DEEM: "timer-off",
    Tone.NEUTRAL: "",
    Tone.MISSING: "circle-question-mark",
    Tone.OUTLINE: "",
}
INKS = {
    Tone.INFO: "accentT",
    Tone.OK: "ok",
    Tone.WARN: "warn",
    Tone.BAD: "bad",
    Tone.DEEM: "deem",
    Tone.NEUTRAL: "text2",
    Tone.MISSING: "text2",
    Tone.OUTLINE: "text2",
}
FILLS = {
    Tone.INFO: "accentS",
    Tone.OK: "okS",
    Tone.WARN: "warnS",
    Tone.BAD: "badS",
    Tone.DEEM: "deemS",
    Tone.NEUTRAL: "neutS",
}
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


def tone_ink(tone: Tone) -> QColor:
    """The colour of words in a tone."""
    return theme.color(INKS[tone])


def tone_fill(tone: Tone) -> QColor | None:
    """The soft ground of a tone; None for the tones that are only outlined."""
    token = FILLS.get(tone)
    return theme.color(token) if token else None


@lru_cache(maxsize=20_000)
def _measured(text: str, font_key: str) -> float:
    font = QFont()
    font.fromString(font_key)
    return QFontMetricsF(font).horizontalAdvance(text)


def width_of(text: str, font: QFont) -> float:
    """How wide words are."""
    return _measured(text, font.toString())


def elided(text: str, font: QFont, width: float) -> str:
    """The words cut at the right with an ellipsis to fit a width."""
    if width_of(text, font) <= width:
        return text
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, max(width, 0))


def words(
    painter: QPainter, where: QRectF, text: str, font: QFont, ink: QColor, align: Qt.AlignmentFlag = LEFT
) -> None:
    """One line of words, cut to its place."""
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(where, int(align | Qt.TextFlag.TextSingleLine), elided(text, font, where.width() + 1))


def box(
    painter: QPainter,
    where: QRectF,
    radius: float,
    fill: QColor | None = None,
    edge: QColor | None = None,
    line: float = 1.0,
    dashed: bool = False,
) -> None:
    """A rounded box whose edge lies inside its place."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        pen = QPen(edge, line)
        if dashed:
            pen.setDashPattern([2.5, 2.0])
        painter.setPen(pen)
        where = where.adjusted(line / 2, line / 2, -line / 2, -line / 2)
    painter.drawRoundedRect(where, radius, radius)


def focus_ring(painter: QPainter, where: QRectF, radius: float) -> None:
    """The ring of what has the focus, inside its edge."""
    box(painter, where, radius, edge=theme.color("focus"), line=2.0)


def _chip_icon(tone: Tone, icon: str) -> str:
    return icon or TONE_ICONS[tone]


def chip_width(text: str, tone: Tone, icon: str = "") -> float:
    """How wide a chip is."""
    lead = 25 if _chip_icon(tone, icon) else 10
    return round(lead + width_of(text, theme.font(12, 500)) + 10)


def chip(painter: QPainter, where: QRectF, text: str, tone: Tone, icon: str = "", selected: bool = False) -> None:
    """A chip at the left of its place, in the middle of its height; on a selected row a blue one is darker."""
    wide = min(chip_width(text, tone, icon), where.width())
    body = QRectF(where.left(), round(where.center().y() - CHIP_HEIGHT / 2), wide, CHIP_HEIGHT)
    ink, fill = tone_ink(tone), tone_fill(tone)
    if selected and tone is Tone.INFO:
        fill = theme.color("accTint")
    if fill is None:
        edge = theme.color("text3" if tone is Tone.MISSING else "line2")
        box(painter, body, CHIP_HEIGHT / 2, theme.color("surface"), edge, 1, dashed=tone is Tone.MISSING)
    else:
        box(painter, body, CHIP_HEIGHT / 2, fill)
    name, start = _chip_icon(tone, icon), 10.0
    if name:
        icons.paint(painter, name, QRectF(body.left() + 7, body.center().y() - 6, 12, 12), ink, 2.2)
        start = 23.0
    room = body.adjusted(start, -0.5, -6, -0.5)
    words(painter, room, text, theme.font(12, 500), ink)


def tag_width(text: str) -> float:
    """How wide a tag is."""
    return round(width_of(text, theme.font(11, 500)) + 13)


def tag(painter: QPainter, where: QRectF, text: str, focused: bool = False, hovered: bool = False) -> None:
    """An outlined tag such as a clause, at the left of its place."""
    body = QRectF(where.left(), round(where.center().y() - TAG_HEIGHT / 2), tag_width(text), TAG_HEIGHT)
    box(painter, body, 4, theme.color("hover" if hovered else "surface"), theme.color("line2"))
    if focused:
        focus_ring(painter, body, 4)
    words(painter, body, text, theme.font(11, 500), theme.color("text2"), CENTRE)


def key_words(key: str) -> str:
    """A key sequence as a cap writes it: Ctrl P."""
    said = {"Return": "Enter", "Escape": "Esc", "Up": "↑", "Down": "↓"}
    return " ".join(said.get(part, part) for part in key.split("+"))


def keycap_width(key: str) -> float:
    """How wide a key cap is."""
    return max(18.0, round(width_of(key_words(key), theme.font(11, 500)) + 11))


def keycap(painter: QPainter, where: QRectF, key: str, ink: QColor, edge: QColor) -> None:
    """A key cap at the left of its place."""
    body = QRectF(where.left(), round(where.center().y() - TAG_HEIGHT / 2), keycap_width(key), TAG_HEIGHT)
    box(painter, body, 4, None, edge)
    words(painter, body, key_words(key), theme.font(11, 500), ink, CENTRE)


def dot(painter: QPainter, x: float, y: float, ink: QColor, hollow: bool = False) -> None:
    """A dot of 8 pixels, filled or hollow."""
    where = QRectF(x - 4, y - 4, 8, 8)
    box(painter, where, 4, None if hollow else ink, ink if hollow else None, 1.5)
