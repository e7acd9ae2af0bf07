"""The Radio Pair Notice: the buildings at which pairs can be installed, in order of rank, and those passed over."""

from __future__ import annotations

from collections.abc import Iterator

from models.sheets.radio_pair_notice import NoticedPlace, PassedOver, RadioPairNoticeSheet
from models.sheets.sheet import Place
from reports.blocks import BODY, NAME, NOTE, UNSET, Block, para, section
from reports.parts import Signer, facts, opening, remarks, signatures
from reports.tables import Column, Table
from reports.wording import Cell, count, day, day_or_blank, or_unset

__all__ = ["CLAUSE", "TITLE", "draw"]

TITLE = "Radio Pair Notice"
CLAUSE = "Exhibit B, section 2"
LINES = Table(
    (
        Column("No.", 6, figures=True),
        Column("Rank", 7, figures=True),
        Column("Building", 12),
        Column("Name", 33),
        Column("Address", 42),
    ),
    pad=1.2,
)
PASSED = Table(
    (
        Column("Rank", 7, figures=True),
        Column("Building", 12),
        Column("Name and address", 45),
        Column("Why it is passed over", 36),
    ),
    pad=2.4,
)


def draw(sheet: RadioPairNoticeSheet) -> Iterator[Block]:
    """The strips of a Radio Pair Notice."""
    yield from opening(sheet.head, TITLE, CLAUSE)
    yield from facts(*_facts(sheet))
    yield _announcement(sheet)
    yield LINES.head()
    yield from map(_line, sheet.lines)
    yield from _left_out(sheet)
    yield section("What Winstar may decline")
    yield para(_allowance(sheet), above=4)
    yield from remarks(sheet.remarks)
    yield from signatures(Signer(sheet.head.sender.name, "For Winstar", sheet.signatory))


def _facts(sheet: RadioPairNoticeSheet) -> Iterator[tuple[str, Cell]]:
    yield "Date", (day(sheet.head.dated), BODY)
    yield "Notice", (sheet.which, NAME)
    yield "Given on", day_or_blank(sheet.given_on)
    yield "Windows end on", day_or_blank(sheet.window_ends, NAME)
    yield "Buildings listed", (f"{len(sheet.lines):,}", BODY)
    yield "With earlier notices", (f"{sheet.listed:,}", BODY)


def _announcement(sheet: RadioPairNoticeSheet) -> Block:
    places = count(len(sheet.lines), "building")
    return para(
        f"Winstar can install a radio pair at each of the {places} below within {count(sheet.window_days, 'day')} "
        "after this notice is given. They stand in the order of the Customer List. Customer chooses from them where "
        "the next pairs go, and keeps the number of buildings selected that Exhibit B, section 2 asks for.",
        above=12,
    )


def _line(each: NoticedPlace) -> Block:
    place = each.place
    return LINES.row(
        (str(each.position), BODY),
        _rank(each.rank),
        (place.number, NAME),
        or_unset(place.name, unknown="no name"),
        or_unset(place.address),
    )


def _rank(rank: int | None) -> Cell:
    return (f"{rank:,}", BODY) if rank is not None else ("none", UNSET)


def _left_out(sheet: RadioPairNoticeSheet) -> Iterator[Block]:
    """The better-ranked buildings passed over, and why there are fewer than asked for."""
    if sheet.passed_over:
        yield section("Better-ranked buildings passed over")
        yield PASSED.head(above=4)
        yield from map(_passed, sheet.passed_over)
    if sheet.shortfall:
        yield section("Why fewer buildings are listed")
        yield para(sheet.shortfall, above=4)


def _passed(each: PassedOver) -> Block:
    return PASSED.row(
        _rank(each.rank),
        (each.place.number, NAME),
        _named(each.place),
        or_unset(each.reason, unknown="no reason given"),
    )


def _named(place: Place) -> list[Cell]:
    lines = [(place.name, BODY), (place.address, NOTE)]
    return [line for line in lines if line[0]]


def _allowance(sheet: RadioPairNoticeSheet) -> str:
    """What of the 2% has been used."""
    return (
        f"Of the buildings listed so far Winstar may decline {sheet.may_decline:,} of its own choice without penalty. "
        f"It has declined {sheet.declined:,}."
    )
