"""A Link on paper: its two ends as boxes with the radio pair between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from reportlab.pdfgen.canvas import Canvas

from models.sheets.availability_letter import LinkOnPaper
from models.sheets.sheet import Place
from reports.blocks import ACCENT, BODY, HAIR, LABEL, NAME, NOTE, QUIET, UNSET, WIDTH, Block, stack
from reports.tables import Column, Table
from reports.typeset import Style
from reports.wording import Cell, day, joined

__all__ = ["link_numbers", "the_links", "the_links_drawn"]

PICTURED = 4  # Links of one document that are drawn; more than that are listed
LINKS = Table(
    (
        Column("Link", 12),
        Column("Radio pair", 18),
        Column("Near end, at the hub", 35),
        Column("Far end, at the Eligible Location", 35),
    ),
    pad=2.4,
)
BETWEEN = 92.0
BOX = (WIDTH - BETWEEN) / 2
INSET = 10.0
RING = 2.6
AXIS = -43.0  # of the line, below the top of the picture
NUMBER = Style(LABEL.font, LABEL.size, LABEL.leading, LABEL.color, "center")
PAIR = Style(NAME.font, 7.8, 11.2, ACCENT, "center")
LIFT = Style(NOTE.font, 1, 6, NOTE.color)
SPACER = Style(NOTE.font, 1, 14, NOTE.color)
RADIO = Style(NOTE.font, NOTE.size, NOTE.leading, NOTE.color, "center")


def the_links_drawn(links: Sequence[LinkOnPaper]) -> Iterator[Block]:
    """A picture of each Link, or a table when they are many."""
    if len(links) > PICTURED:
        yield LINKS.head()
        yield from (_row(link) for link in links)
        return
    for place, link in enumerate(links):
        yield _picture(link, above=8.0 if place else 14.0)


def _row(link: LinkOnPaper) -> Block:
    hub, location = _place(link.hub), _place(link.location)
    return LINKS.row(
        (link.number, NAME), [(link.pair, BODY), (link.radio, NOTE)], [hub, *_near(link)], [location, *_far(link)]
    )


def _place(place: Place) -> Cell:
    return joined((place.number, place.name, place.address)), BODY


def _near(link: LinkOnPaper) -> Iterator[Cell]:
    """What is known of the end at the hub."""
    yield _serial(link.near_serial)
    yield (f"Switch site {link.switch_site}", QUIET) if link.switch_site else ("Switch site not known", UNSET)


def _far(link: LinkOnPaper) -> Iterator[Cell]:
    """What is known of the end at the building."""
    yield _serial(link.far_serial)
    yield (f"Installed {day(link.installed_on)}", QUIET) if link.installed_on else ("Installation not known", UNSET)


def _serial(serial: str) -> Cell:
    return (f"Serial {serial}", QUIET) if serial else ("Serial not recorded", UNSET)


def link_numbers(links: Sequence[LinkOnPaper]) -> Cell:
    """The Links by number, or how many when they are listed further down."""
    if len(links) > PICTURED:
        return f"{len(links)}, listed below", NAME
    return joined(link.number for link in links), NAME


def the_links(links: Sequence[LinkOnPaper]) -> str:
    """The Links as a sentence names them: the Link, the 3 Links."""
    return "the Link" if len(links) == 1 else f"the {len(links)} Links"


def _picture(link: LinkOnPaper, *, above: float) -> Block:
    """The two ends side by side, joined by their radio pair."""
    room = BOX - 2 * INSET
    near = (*_end("Near end, at the hub", link.hub), *_near(link))
    far = (*_end("Far end, at the Eligible Location", link.location), *_far(link))
    between = ((" ", LIFT), (link.number, NUMBER), (link.pair, PAIR), (" ", SPACER), (link.radio, RADIO))
    stacks = (
        stack(INSET, room, *near),
        stack(BOX + 8, BETWEEN - 16, *between),
        stack(BOX + BETWEEN + INSET, room, *far),
    )
    return Block(stacks, above=above, pad=8.0, art=_boxes)


def _end(label: str, place: Place) -> Iterator[Cell]:
    yield label, LABEL
    yield joined((place.number, place.name), "  "), NAME
    if place.address:
        yield place.address, QUIET


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
