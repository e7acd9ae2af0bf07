"""The printed derivation: how one date, count or sum came about, on a page, with the facts and clauses behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from models.queries.book import ReadingRow
from models.rules.clause import Why
from models.sheets.gathering.wording import on_paper
from reports.blocks import BODY, LABEL, NAME, NOTE, QUIET, Block, para, section
from reports.fonts import missing
from reports.paper import Frame, Paper, to_pdf
from reports.parts import missing_note
from reports.tables import Column, Table
from reports.wording import day, day_with_weekday
from resources.register import Defect, defects_of, resolved

__all__ = ["Derivation", "pdf_of", "slips_of"]

TITLE = "Derivation"
FACTS = Table((Column("Fact", 34), Column("As recorded", 66)), pad=2.2)
DAYS = Table((Column("Day", 44), Column("Counted as", 22), Column("Why", 34)), pad=1.2)
CLAUSES = Table((Column("Clause", 14), Column("Where", 40), Column("Title", 46)), pad=2.2)
LONG = 40  # a longer count is told by its two ends
NOTICE = (
    "Made from the facts on record and not issued: a fact recorded later may change it. Clauses are summed up in the "
    "program's own words; the signed documents decide."
)


@dataclass(frozen=True, slots=True)
class Derivation:
    """A derivation with the book and the day it is of, and the readings it used as they stand."""

    title: str
    why: Why
    as_of: date
    book: str
    agreement: str
    readings: tuple[ReadingRow, ...] = ()


def slips_of(why: Why) -> tuple[Defect, ...]:
    """The slips in the text on which a derivation depends: those of its clauses."""
    return defects_of(why.clauses, biting=True)


def pdf_of(one: Derivation) -> bytes:
    """The derivation as a PDF."""
    texts = [one.title, one.why.rule, *(text for fact in one.why.facts for text in fact)]
    frame = Frame(TITLE, "", one.book, f"as of {day(one.as_of)}")
    blocks = (*_blocks(one), *missing_note(missing(texts)))
    return to_pdf([Paper(frame, blocks)], title=f"{TITLE}: {one.title}", author=one.book, subject=one.agreement)


def _blocks(one: Derivation) -> Iterator[Block]:
    """The strips of the page."""
    why = one.why
    yield para(f"{TITLE}, {one.book}", LABEL)
    yield section(on_paper(one.title), above=4)
    yield para(f"{on_paper(why.rule).rstrip('.')}.", BODY, above=4)
    yield para(f"{one.agreement}. As of {day_with_weekday(one.as_of)}.", QUIET, above=2)
    if why.facts:
        yield section("From these facts")
        yield FACTS.head(above=4)
        yield from (FACTS.row((name, QUIET), (on_paper(value), BODY)) for name, value in why.facts)
    yield from _days(why)
    yield from _readings(one.readings)
    yield from _clauses(why.clauses)
    yield from _slips(slips_of(why))
    yield para(NOTICE, NOTE, above=14)


def _days(why: Why) -> Iterator[Block]:
    """The days counted and skipped; of a long count the first and the last."""
    if not why.days:
        return
    shown = why.days if len(why.days) <= LONG else (*why.days[: LONG // 2], *why.days[-LONG // 2 :])
    yield section("Counted day by day")
    yield DAYS.head(above=4)
    for each in shown:
        counted = ("not counted", QUIET) if each.number is None else (f"Day {each.number}", NAME)
        yield DAYS.row(day_with_weekday(each.day), counted, each.why)
    if len(shown) < len(why.days):
        yield para(f"{len(why.days) - len(shown)} days between are counted alike.", NOTE, above=3)


def _readings(rows: Sequence[ReadingRow]) -> Iterator[Block]:
    """How the text is read where it can be read in several ways."""
    if rows:
        yield section("How the text is read")
    for row in rows:
        yield para(f"{row.reading.question} ({row.reading.amb})", NAME, above=4, keep=True)
        yield para(row.words, BODY, keep=True)
        mark = "" if row.is_recommended else "Not the recommended reading. "
        yield para(on_paper(f"{mark}{row.standing}"), NOTE)


def _clauses(ids: Sequence[str]) -> Iterator[Block]:
    """The clauses by place and title."""
    found = [one for one in map(resolved, ids) if one is not None]
    if found:
        yield section("Clauses")
        yield CLAUSES.head(above=4)
        yield from (CLAUSES.row((one.tag, NAME), (one.place, QUIET), one.title) for one in found)


def _slips(found: Sequence[Defect]) -> Iterator[Block]:
    """The slips in the text, and how they are handled."""
    if found:
        yield section("Slips in the text")
    for one in found:
        yield para(f"{one.place}: {one.odd}", BODY, above=4, keep=True)
        yield para(one.handling, NOTE)
