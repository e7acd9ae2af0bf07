"""The terms of the agreement as a list: what each number is, where it stands, and what an amendment made of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from models.rules.terms import Terms
from models.rules.words import Side
from ui import words

__all__ = ["SECTIONS", "TermRow", "term_rows"]

SECTIONS = (
    "The agreement",
    "Equipment",
    "Customer List",
    "Inventory",
    "Installation and acceptance",
    "Delivery",
    "Amendments",
)


@dataclass(frozen=True, slots=True)
class TermRow:
    """One term: its section, its name, its value in words, its clause, and its value before the amendments."""

    section: str
    name: str
    value: str
    clause: str
    before: str = ""


def term_rows(now: Terms, first: Terms) -> tuple[TermRow, ...]:
    """The terms in force, each with what it was at first when that was something else."""
    earlier = {(row.section, row.name): row.value for row in _rows(first)}
    return tuple(
        TermRow(row.section, row.name, row.value, row.clause, _before(row, earlier.get((row.section, row.name))))
        for row in _rows(now)
    )


def _before(row: TermRow, value: str | None) -> str:
    """The first value of a term, in words, when it is not the present one."""
    if value == row.value:
        return ""
    return "not in the first text" if value is None else value


def _rows(terms: Terms) -> Iterator[TermRow]:
    yield from _agreement(terms)
    yield from _equipment(terms)
    yield from _list_and_inventory(terms)
    yield from _installation(terms)
    for one in terms.amendments:
        said = f"{one.instrument}. {one.summary}"
        yield TermRow("Amendments", f"Amendment {one.number}, {words.day_words(one.on)}", said, one.clause)


def _agreement(terms: Terms) -> Iterator[TermRow]:
    section, one = SECTIONS[0], terms.agreement
    yield TermRow(section, "Name", one.reference, "MA-0")
    for side, part in ((Side.CUSTOMER, "Customer"), (Side.WINSTAR, "Seller and installer")):
        party = terms.parties[side]
        yield TermRow(section, part, f"{party.name}, {party.state}", "MA-0")
    yield TermRow(section, "Effective Date", words.day_words(one.effective_date), "MA-0")
    yield TermRow(section, "Term ends", words.day_words(one.term_end), "MA-3")
    yield TermRow(section, "Governing law", one.governing_law, "MA-13.12")


def _equipment(terms: Terms) -> Iterator[TermRow]:
    section = SECTIONS[1]
    yield TermRow(section, "Pairs to buy", f"{terms.equipment.total_pairs:,}", "EXA-1a")
    for batch in terms.equipment.batch:
        said = f"{words.count_words(batch.pairs, 'pair')} on {words.day_words(batch.date)}"
        yield TermRow(section, f"Batch {batch.number}", said, batch.clause)
    if terms.condition is not None:
        said = f"{terms.condition.pairs} pairs installed and accepted by {words.day_words(terms.condition.by)}"
        yield TermRow(section, "Condition of the payments", said, terms.condition.clause)
    for name, days in terms.schedules.items():
        said = f"{words.count_words(len(days), 'payment')}, {words.day_words(days[0])} to {words.day_words(days[-1])}"
        clause = "LTR-SCHED" if name.startswith("LTR") else name
        title = "Payments for the letter's pairs" if name.startswith("LTR") else f"Payments of Schedule {name}"
        yield TermRow(section, title, said, clause)


def _list_and_inventory(terms: Terms) -> Iterator[TermRow]:
    listed, stock = terms.customer_list, terms.inventory
    section = SECTIONS[2]
    yield TermRow(section, "Buildings", f"{listed.buildings:,}, the greatest priority first", "EXB-1a")
    yield TermRow(section, "Due", f"{listed.due_days_after_effective} days after the Effective Date", "EXB-1a")
    said = f"{listed.additions_per_calendar_quarter} in a calendar quarter"
    yield TermRow(section, "Additions", said, "EXB-1c")
    section = SECTIONS[3]
    yield TermRow(section, "Inventory Event", f"{stock.event_installed_pairs} pairs installed", "EXB-2a")
    yield TermRow(section, "Minimum Inventory", f"{stock.minimum_pairs} pairs", "EXB-2b")
    yield TermRow(section, "Purchase to the minimum", f"every {stock.purchase_every_days} days", "EXB-2e")
    said = f"{stock.initial_notice_days_after_event} days after the Inventory Event"
    yield TermRow(section, "Initial Radio Pair Notice", said, "EXB-2c")
    said = f"every {stock.additional_notice_every_days} days, {stock.additional_notice_buildings} buildings"
    yield TermRow(section, "Additional Radio Pair Notices", said, "EXB-2d")
    yield TermRow(section, "Window to install", f"{stock.install_window_days} days from the notice", "EXB-2c")
    said = f"{stock.selected_buildings_minimum} at all times"
    yield TermRow(section, "Selected buildings", said, "EXB-2f")
    yield TermRow(section, "The process ends", f"with {stock.end_installed_pairs} pairs installed", "EXB-2g")
    yield TermRow(section, "Places Winstar may leave out", f"{stock.declined_share:.0%} of its notices", "EXB-2h")


def _installation(terms: Terms) -> Iterator[TermRow]:
    section, target = SECTIONS[4], terms.installation_target
    said = f"{terms.acceptance.test_plan_days_after_effective} days after the Effective Date"
    yield TermRow(section, "Link test plan due", said, "EXB-5a")
    said = words.count_words(terms.acceptance.response_business_days, "Business Day")
    yield TermRow(section, "Answer to a Link Availability Letter", said, "EXB-5b-4")
    said = f"{terms.installation.due_days_after_letter_receipt} days after the letter is received"
    yield TermRow(section, "Installation charge due", said, "EXB-6a")
    yield TermRow(section, "Installation Target", f"{target.links} Links by {words.day_words(target.due)}", "EXD-7.1")
    section, one = SECTIONS[5], terms.delivery
    yield TermRow(section, "Ship to", ", ".join((one.ship_to, *one.address)), "A-3")
    yield TermRow(section, "Attention", f"{one.attention}, {one.telephone}", "A-3")
    yield TermRow(section, "Delivery terms", one.delivery_terms, "EXA-3")
    yield TermRow(section, "Payment terms", one.payment_terms, "A-3")
