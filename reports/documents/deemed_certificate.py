"""The certificate of deemed installation: the days one by one, and what had not arrived when they were over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from reportlab.pdfgen.canvas import Canvas

from models.rules.clause import CountedDay
from models.sheets.deemed_certificate import DeemedCertificateSheet
from reports.blocks import (
    ACCENT,
    BODY,
    HAIR,
    INK,
    LABEL,
    NAME,
    NOTE,
    QUIET,
    WIDTH,
    Art,
    Block,
    Stack,
    para,
    section,
    stack,
)
from reports.documents.link import link_numbers, the_links, the_links_drawn
from reports.fonts import MEDIUM, SEMIBOLD
from reports.parts import facts, opening, remarks
from reports.tables import Column, Table
from reports.typeset import Color, Style
from reports.wording import MONTHS, WEEKDAYS, Cell, day, day_with_weekday, number_word, or_unset

__all__ = ["CLAUSE", "TITLE", "draw"]

TITLE = "Certificate of Deemed Installation"
CLAUSE = "Exhibit B, section 5(b)"
COUNT = Table((Column("Day", 44), Column("Counted as", 22), Column("Why", 34)), pad=1.2)

ACROSS = 9  # days in one strip
SPACE = 5.0
PALE: Color = (0.894, 0.933, 0.961)
DATE = Style(SEMIBOLD, 13, 16, INK, "center")
SMALL = Style(LABEL.font, 7, 9.5, LABEL.color, "center")
COUNTED = Style(MEDIUM, 7, 9.5, ACCENT, "center")


def draw(sheet: DeemedCertificateSheet) -> Iterator[Block]:
    """The strips of a certificate of deemed installation."""
    head = sheet.head
    yield from opening(head, TITLE, CLAUSE)
    yield from facts(*_facts(sheet))
    yield _finding(sheet)
    yield from the_links_drawn(sheet.links)
    yield section("The count", above=11)
    yield from _strips(sheet.received_on, sheet.days)
    yield from _table(sheet)
    yield from _grounds(sheet)
    yield from remarks(sheet.remarks)


def _facts(sheet: DeemedCertificateSheet) -> Iterator[tuple[str, Cell]]:
    yield ("Links" if len(sheet.links) > 1 else "Link"), link_numbers(sheet.links)
    yield "Deemed installed on", (day(sheet.effective_on), NAME)
    yield "Letter", (sheet.letter, BODY)
    yield "Letter dated", (day(sheet.letter_dated), BODY)
    yield "Received by Customer", (day(sheet.received_on), BODY)
    yield "Business Days by", or_unset(sheet.calendar)
    yield "How received", or_unset(sheet.received_how)


def _finding(sheet: DeemedCertificateSheet) -> Block:
    verb = "is" if len(sheet.links) == 1 else "are"
    return para(
        f"Customer received Link Availability Letter {sheet.letter} on {day_with_weekday(sheet.received_on)}. "
        f"{number_word(sheet.answer_days).capitalize()} Business Days went by, the last of them "
        f"{day_with_weekday(sheet.effective_on)}, and at its end Winstar had received neither the countersigned letter "
        f"nor a written objection. So {the_links(sheet.links)} {verb} deemed installed.",
        above=12,
    )


def _strips(received: date, days: Sequence[CountedDay]) -> Iterator[Block]:
    """The days as boxes: received, counted and passed over."""
    shown = (CountedDay(received, 0), *days)
    for start in range(0, len(shown), ACROSS):
        yield _strip(shown[start : start + ACROSS])


def _strip(days: Sequence[CountedDay]) -> Block:
    step = (WIDTH + SPACE) / max(len(days), 6)
    room = step - SPACE
    stacks = tuple(Stack(place * step, room, stack(0, room, *_box(each)).lines) for place, each in enumerate(days))
    return Block(stacks, above=6, pad=5, art=_day_boxes(days, step), keep=True)


def _box(each: CountedDay) -> Iterator[Cell]:
    yield f"{WEEKDAYS[each.day.weekday()][:3]}, {MONTHS[each.day.month - 1][:3]}", SMALL
    yield str(each.day.day), DATE
    if each.number is None:
        yield "skipped", SMALL
    else:
        yield (f"Day {each.number}", COUNTED) if each.number else ("received", SMALL)


def _day_boxes(days: Sequence[CountedDay], step: float) -> Art:
    """Boxes: tinted for a counted day, hatched for one passed over, outlined for the day of receipt."""

    def art(canvas: Canvas, left: float, top: float, height: float) -> None:
        canvas.setLineWidth(0.6)
        for place, each in enumerate(days):
            x, room = left + place * step, step - SPACE
            canvas.setStrokeColorRGB(*(ACCENT if each.number else HAIR))
            if each.number:
                canvas.setFillColorRGB(*PALE)
            if each.number is None:
                _hatch(canvas, x, top - height, room, height)
            canvas.roundRect(x, top - height, room, height, 4, fill=1 if each.number else 0)

    return art


def _hatch(canvas: Canvas, x: float, y: float, room: float, height: float) -> None:
    """Fine slanting lines inside a box."""
    canvas.saveState()
    outline = canvas.beginPath()
    outline.roundRect(x, y, room, height, 4)
    canvas.clipPath(outline, stroke=0)
    canvas.setLineWidth(0.3)
    for offset in range(0, int(room + height), 5):
        canvas.line(x + offset, y, x + offset - height, y + height)
    canvas.restoreState()


def _table(sheet: DeemedCertificateSheet) -> Iterator[Block]:
    yield COUNT.head(above=9)
    yield COUNT.row(day_with_weekday(sheet.received_on), ("not counted", QUIET), "Day of receipt")
    for each in sheet.days:
        counted = ("not counted", QUIET) if each.number is None else (f"Business Day {each.number}", NAME)
        yield COUNT.row(day_with_weekday(each.day), counted, each.why or ("Counted" if each.number else ""))


def _grounds(sheet: DeemedCertificateSheet) -> Iterator[Block]:
    """What came too late, and the readings of the agreement the count rests on."""
    if sheet.arrived_late:
        yield section("Arrived after the last day", above=10)
        yield from (para(text, QUIET, above=4) for text in sheet.arrived_late)
    if sheet.readings:
        yield section("How the agreement is read", above=10)
        yield from (para(text, NOTE, above=3, keep=True) for text in sheet.readings)
    yield para(
        "Made from the dates on record. A fact recorded later that changes the count makes a new certificate; it does "
        "not alter this one.",
        NOTE,
        above=7,
    )
