"""The written objection: the failed test items and a full account of the tests."""

from __future__ import annotations

from collections.abc import Iterator

from models.sheets.objection import FailedItem, ObjectionSheet
from reports.blocks import BODY, NAME, UNSET, Block, para, section
from reports.documents.link import link_numbers, the_links, the_links_drawn
from reports.parts import Signer, facts, opening, remarks, signatures
from reports.tables import Column, Table
from reports.wording import Cell, count, day, day_or_blank, day_with_weekday, number_word, or_unset

__all__ = ["CLAUSE", "TITLE", "draw"]

TITLE = "Objection"
CLAUSE = "Exhibit B, section 5(b)"
FAILED = Table(
    (
        Column("Failed test item", 28),
        Column("Limit", 17),
        Column("Result", 17),
        Column("How it was tested", 38),
    )
)


def draw(sheet: ObjectionSheet) -> Iterator[Block]:
    """The strips of a written objection."""
    head = sheet.head
    yield from opening(head, TITLE, CLAUSE)
    yield from facts(*_facts(sheet))
    yield _declaration(sheet)
    yield from the_links_drawn(sheet.links)
    yield section("Test items that failed")
    yield from _items(sheet.failed)
    yield section("The tests and their results in detail")
    yield from _explanation(sheet.explanation)
    yield from remarks(sheet.remarks)
    yield from signatures(Signer(head.sender.name, "For Customer", sheet.signatory))


def _facts(sheet: ObjectionSheet) -> Iterator[tuple[str, Cell]]:
    yield "Date", (day(sheet.head.dated), BODY)
    yield "Letter objected to", (sheet.letter, NAME)
    yield "Letter dated", (day(sheet.letter_dated), BODY)
    yield "Letter received on", day_or_blank(sheet.received_on)
    yield "Must reach Winstar by", day_or_blank(sheet.must_arrive_by, NAME)
    yield ("Links" if len(sheet.links) > 1 else "Link"), link_numbers(sheet.links)
    yield "Tested on", day_or_blank(sheet.tested_on)
    yield "Tested by", or_unset(sheet.tested_by)


def _declaration(sheet: ObjectionSheet) -> Block:
    tested, failed = count(sheet.items_tested, "item"), count(len(sheet.failed), "item")
    by = f"by the end of {day_with_weekday(sheet.must_arrive_by)}" if sheet.must_arrive_by else "in time"
    days, links = number_word(sheet.answer_days), the_links(sheet.links)
    return para(
        f"Customer objects to Link Availability Letter {sheet.letter}. Of {tested} tested, the {failed} listed "
        f"below failed. This objection stops {links} from being deemed installed if Winstar receives it {by}, that is "
        f"within {days} Business Days after Customer received the letter. Customer asks Winstar to put {links} right "
        "and to send a new letter.",
        above=12,
    )


def _items(failed: tuple[FailedItem, ...]) -> Iterator[Block]:
    yield FAILED.head(above=4)
    if not failed:
        yield FAILED.row(("No failed item named", UNSET), "", "", "")
    for item in failed:
        yield FAILED.row((item.item, NAME), item.limit, or_unset(item.result, unknown="no result"), item.tested)


def _explanation(text: str) -> Iterator[Block]:
    """The account of the tests; its end is held to what follows, so that no signature stands alone."""
    *before, last = text.splitlines() or [""]
    yield from (para(each, above=4) for each in before)
    yield para(*or_unset(last), above=4, keep=True)
