"""A Link on paper: its two ends as boxes with the radio pair between them."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from reportlab.pdfgen.canvas import Canvas

from models.sheets.availability_letter import LinkOnPaper
from models.sheets.sheet import Place
from reports.blocks import ACCENT, HAIR, LABEL, NAME, NOTE, QUIET, WIDTH, Block, stack
from reports.typeset import Style
from reports.wording import Cell, joined

__all__ = ["link_picture"]

BETWEEN = 92.0
BOX = (WIDTH - BETWEEN) / 2
INSET = 10.0
RING = 2.6
AXIS = -37.0  # of the line, below the top of the picture
PAIR = Style(NAME.font, 7.8, 11.2, ACCENT, "center")
RADIO = Style(NOTE.font, NOTE.size, NOTE.leading, NOTE.color, "center")


def link_picture(link: LinkOnPaper, *, above: float = 14.0) -> Block:
    """The two ends side by side, joined by their radio pair."""
    middle = BOX + 8
    return Block(
        (
            stack(INSET, BOX - 2 * INSET, *_end("Near end, at the hub", link.hub, link.near_serial)),
            stack(middle, BETWEEN - 16, (link.pair, PAIR), (link.radio, RADIO)),
            stack(
                BOX + BETWEEN + INSET,
                BOX - 2 * INSET,
                *_end("Far end, at the Eligible Location", link.location, link.far_serial),
            ),
        ),
        above=above,
        pad=8.0,
        art=_boxes,
    )


def _end(label: str, place: Place, serial: str) -> Iterator[Cell]:
    yield label, LABEL
    yield joined((place.number, place.name), "  "), NAME
    if place.address:
        yield place.address, QUIET
    yield f"Serial {serial}" if serial else "Serial not recorded", QUIET


def _boxes(canvas: Canvas, left: float, top: float, height: float) -> None:
    """Two boxes, and a line with a ring at each end; kept in the file once and shown wherever it is needed."""
    name = f"link-{height:.1f}"
    if not canvas.hasForm(name):
        canvas.beginForm(name, -2, -ceil(height) - 2, WIDTH + 2, 2)
        _draw_boxes(canvas, height)
        canvas.endForm()
    canvas.saveState()
    canvas.translate(left, top)
    canvas.doForm(name)
    canvas.restoreState()


def _draw_boxes(canvas: Canvas, height: float) -> None:
    canvas.setLineWidth(0.6)
    canvas.setStrokeColorRGB(*HAIR)
    for x in (0.0, BOX + BETWEEN):
        canvas.roundRect(x, -height, BOX, height, 4)
    canvas.setStrokeColorRGB(*ACCENT)
    canvas.setLineWidth(1)
    start, end = BOX + 8, BOX + BETWEEN - 8
    canvas.line(start + 2 * RING, AXIS, end - 2 * RING, AXIS)
    for x in (start + RING, end - RING):
        canvas.circle(x, AXIS, RING)
