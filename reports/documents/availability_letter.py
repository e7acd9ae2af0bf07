"""The Link Availability Letter, made to be countersigned and sent back."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.clause import CountedDay
from models.sheets.availability_letter import AvailabilityLetterSheet
from reports.blocks import BODY, NOTE, Block, para, section
from reports.documents.link import link_numbers, the_links, the_links_drawn
from reports.parts import Signer, boxes, facts, fill_in, opening, remarks, signatures
from reports.wording import Cell, count, day, day_with_weekday, number_word, or_unset

__all__ = ["CLAUSE", "TITLE", "draw"]

TITLE = "Link Availability Letter"
CLAUSE = "Exhibit B, section 5(b)"


def draw(sheet: AvailabilityLetterSheet) -> Iterator[Block]:
    """The strips of a Link Availability Letter."""
    yield from opening(sheet.head, TITLE, CLAUSE)
    yield from facts(*_facts(sheet))
    yield from the_links_drawn(sheet.links)
    yield from _announcement(sheet)
    yield from _receipt(sheet)
    yield from remarks(sheet.remarks)
    yield from _answer(sheet)


def _facts(sheet: AvailabilityLetterSheet) -> Iterator[tuple[str, Cell]]:
    yield "Date", (day(sheet.head.dated), BODY)
    yield ("Links" if len(sheet.links) > 1 else "Link"), link_numbers(sheet.links)
    yield "Specification", or_unset(sheet.specification)


def _announcement(sheet: AvailabilityLetterSheet) -> Iterator[Block]:
    days = number_word(sheet.answer_days)
    links = the_links(sheet.links)
    yield para(f"Winstar has installed the Equipment of {links} and now makes {links} available to Customer.", above=12)
    if sheet.replaces:
        yield para(f"This letter takes the place of {sheet.replaces}, to which Customer objected.", above=5)
    yield para(
        f"Customer has {days} Business Days from its receipt of this letter to test {links} and to answer. The "
        "answer is either this letter countersigned, or an objection in writing that lists the test items that failed "
        "and sets out how they were tested and with what results. If Winstar has neither in hand when those "
        f"{days} Business Days are over, {links} {'counts' if len(sheet.links) == 1 else 'count'} as installed. The "
        f"installation charge is due {count(sheet.charge_days, 'day')} after Customer’s receipt.",
        above=5,
    )


def _receipt(sheet: AvailabilityLetterSheet) -> Iterator[Block]:
    """When the letter arrived and what follows from it: filled in once known, else lines to write on."""
    yield section("Receipt and answer")
    yield fill_in(
        ("Received by Customer on", day(sheet.received_on) if sheet.received_on else ""),
        ("Received by, and how", sheet.received_how),
        ("Answer must reach Winstar by", day(sheet.answer_by) if sheet.answer_by else ""),
        ("Installation charge due on", day(sheet.charge_due_on) if sheet.charge_due_on else ""),
    )
    if sheet.days:
        yield para(_counted(sheet.days), NOTE, above=4)


def _counted(days: tuple[CountedDay, ...]) -> str:
    """The count in one sentence, and the days it passed over."""
    counted = "; ".join(day_with_weekday(each.day) for each in days if each.number is not None)
    skipped = "; ".join(_skipped(each) for each in days if each.number is None)
    return f"Business Days counted: {counted}." + (f" Not counted: {skipped}." if skipped else "")


def _skipped(each: CountedDay) -> str:
    """A day passed over; a weekend day says so by its name."""
    named = day_with_weekday(each.day)
    return named if named.startswith(each.why) else f"{named} ({each.why})"


def _answer(sheet: AvailabilityLetterSheet) -> Iterator[Block]:
    yield section("Customer’s answer")
    yield from boxes(
        "The tests were passed. Customer countersigns this letter.",
        "Customer objects. Its written objection goes to Winstar with a copy of this letter.",
    )
    head = sheet.head
    yield from signatures(
        Signer(head.sender.name, "For Winstar", sheet.signatory),
        Signer(head.recipient.name, "Countersigned for Customer", sheet.countersignatory),
        above=18,
    )
