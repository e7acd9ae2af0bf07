"""The page: US Letter with a letterhead, running heads and feet, over which strips flow page by page."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from reports.blocks import INK, LABEL, WIDTH, Block, Rule
from reports.fonts import BOLD, SEMIBOLD, plain, runs
from reports.typeset import Color, Line, Style, one_line

__all__ = ["Frame", "Paper", "Placed", "paginate", "to_pdf"]

# Pages are compressed bytes; writing them as text would only make files larger and slower.
rl_config.useA85 = 0

PAGE = (612.0, 792.0)  # US Letter in points
LEFT = 60.0
TOP = 748.0
TOP_AGAIN = 716.0  # of later pages, under their running head
BOTTOM = 66.0
RUNNING = 744.0
FOOT = 44.0
WHOLE = TOP_AGAIN - BOTTOM
SMALL = WHOLE / 3  # a strip up to this tall is moved to the next page rather than cut

FOOT_STYLE = Style(LABEL.font, 7.5, 10, LABEL.color)
AT_RIGHT = Style(LABEL.font, 7.5, 10, LABEL.color, "right")
RUNNING_STYLE = Style(SEMIBOLD, 8, 10, INK)
FAINT: Color = (0.955, 0.955, 0.955)


@dataclass(frozen=True, slots=True)
class Frame:
    """What the edges of every page of a document say."""

    title: str
    number: str
    sender: str
    edition: str
    draft: bool = False
    redacted: bool = False

    @property
    def name(self) -> str:
        """The document by its title and number."""
        return f"{self.title} {self.number}".strip()


@dataclass(frozen=True, slots=True)
class Paper:
    """One document ready to be drawn."""

    frame: Frame
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip with the height on the page at which its top lies."""

    block: Block
    top: float


def paginate(blocks: Iterable[Block]) -> tuple[tuple[Placed, ...], ...]:
    """The strips laid out page by page, a table's head again wherever its rows begin a page."""
    waiting = deque(blocks)
    pages: list[list[Placed]] = [[]]
    top, fresh = TOP, True
    while waiting:
        page = pages[-1]
        if fresh:
            for head in waiting[0].head:
                page.append(Placed(head, top))
                top -= head.height
        block, rest = _next(waiting, top - BOTTOM, fresh=fresh)
        if block is None:
            pages.append([])
            top, fresh = TOP_AGAIN, True
            continue
        top -= 0.0 if fresh else block.above
        page.append(Placed(block, top))
        top -= block.height
        fresh = False
        if rest is not None:
            waiting.appendleft(rest)
    return tuple(map(tuple, pages))


def _next(waiting: deque[Block], room: float, *, fresh: bool) -> tuple[Block | None, Block | None]:
    """The strip to place now and what was cut off it; nothing when it must wait for the next page."""
    block = waiting[0]
    room -= 0.0 if fresh else block.above
    together = _together(waiting)
    if block.new_page and not fresh:
        return None, None
    if together <= room or (block.height <= room and together > WHOLE):
        return waiting.popleft(), None
    if not fresh and (together <= WHOLE and block.height <= SMALL):
        return None, None
    parts = block.cut(room)
    if parts is None and not fresh:
        return None, None
    waiting.popleft()
    return parts if parts else (block, None)


def _together(waiting: Iterable[Block]) -> float:
    """How tall the next strip is with all that it must stay together with."""
    tall = 0.0
    for place, block in enumerate(waiting):
        tall += block.height + (block.above if place else 0.0)
        if not block.keep:
            break
    return tall


def to_pdf(papers: Sequence[Paper], *, title: str, author: str, subject: str) -> bytes:
    """The documents as one PDF, the same bytes for the same documents."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=PAGE, invariant=1, pageCompression=1, lang="en-US")
    canvas.setTitle(_as_shown(title))
    canvas.setAuthor(_as_shown(author))
    canvas.setSubject(_as_shown(subject))
    canvas.setCreator("Pairbook")
    canvas.setProducer("Pairbook")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    for place, paper in enumerate(papers):
        if len(papers) > 1:
            canvas.bookmarkPage(f"document-{place}")
            canvas.addOutlineEntry(_as_shown(paper.frame.name), f"document-{place}")
        _draw_document(canvas, paper)
    canvas.save()
    return out.getvalue()


def _as_shown(text: str) -> str:
    """A text for the file's own description, with the mark where the page would have it."""
    return "".join(piece for _, piece in runs(" ".join(plain(text).split())))


def _draw_document(canvas: Canvas, paper: Paper) -> None:
    pages = paginate(paper.blocks)
    for number, page in enumerate(pages, start=1):
        if paper.frame.draft:
            _draw_watermark(canvas)
        _draw_lines(canvas, page, number)
        text = canvas.beginText()
        pen = _Pen(text)
        _write_edges(pen, paper.frame, number, len(pages))
        for placed in page:
            _write_block(pen, placed)
        canvas.drawText(text)
        canvas.showPage()


def _draw_watermark(canvas: Canvas) -> None:
    canvas.saveState()
    canvas.setFillColorRGB(*FAINT)
    [(font, word)] = runs("DRAFT", BOLD)
    canvas.translate(PAGE[0] / 2, PAGE[1] / 2)
    canvas.rotate(52)
    canvas.setFont(font, 140)
    canvas.drawCentredString(0, -48, word)
    canvas.restoreState()


def _draw_lines(canvas: Canvas, page: Iterable[Placed], number: int) -> None:
    """The rules of the page and whatever its strips draw under their text."""
    _draw_rule(canvas, Rule(), FOOT + 14)
    if number > 1:
        _draw_rule(canvas, Rule(), RUNNING - 9)
    for placed in page:
        block = placed.block
        if block.art:
            block.art(canvas, LEFT, placed.top, block.height)
        if block.over:
            _draw_rule(canvas, block.over, placed.top)
        if block.under:
            _draw_rule(canvas, block.under, placed.top - block.height)


def _draw_rule(canvas: Canvas, rule: Rule, y: float) -> None:
    canvas.setStrokeColorRGB(*rule.color)
    canvas.setLineWidth(rule.weight)
    canvas.line(LEFT, y, LEFT + WIDTH, y)


class _Pen:
    """Writes set lines into one text object of the page, naming font and colour only when they change."""

    def __init__(self, text: PDFTextObject) -> None:
        self.text = text
        self.font: tuple[str, float] | None = None
        self.color: Color | None = None

    def write(self, line: Line, x: float, y: float, room: float) -> None:
        """One line on the baseline y, at its side of the column."""
        style = line.style
        if style.align == "right":
            x += room - line.width
        elif style.align == "center":
            x += (room - line.width) / 2
        if style.color != self.color:
            self.color = style.color
            self.text.setFillColorRGB(*style.color)
        self.text.setTextOrigin(x, y)
        for font, piece in line.runs:
            if (font, style.size) != self.font:
                self.font = (font, style.size)
                self.text.setFont(font, style.size)
            self.text.textOut(piece)


def _write_block(pen: _Pen, placed: Placed) -> None:
    for stack in placed.block.stacks:
        y = placed.top - placed.block.pad
        for line in stack.lines:
            style = line.style
            pen.write(line, LEFT + stack.x, y - (style.leading + style.size * 0.7) / 2, stack.width)
            y -= style.leading


def _write_edges(pen: _Pen, frame: Frame, number: int, pages: int) -> None:
    """The running head of a later page and the foot of every page."""
    half = WIDTH / 2
    if number > 1:
        running = one_line(f"{frame.name}, continued", RUNNING_STYLE, half - 6)
        pen.write(running, LEFT, RUNNING, half)
        pen.write(one_line(frame.sender, AT_RIGHT, half - 6), LEFT + half, RUNNING, half)
    edition = one_line(f"{frame.number or frame.title}, {frame.edition}", FOOT_STYLE, 0.6 * WIDTH)
    pen.write(edition, LEFT, FOOT, 0.6 * WIDTH)
    secrecy = "Confidential, redacted copy" if frame.redacted else "Confidential"
    pen.write(one_line(f"{secrecy}  ·  Page {number} of {pages}", AT_RIGHT, half), LEFT + half, FOOT, half)
