"""One shipment in the inspector: title and risk, its packages, its pairs with both serials, and its receipts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from models.pair_review import Mark
from models.queries.receipts import ReceiptRow
from models.queries.shipments import ShipmentDetail, ShipmentRow
from models.rules.clause import Known
from models.rules.terms import Terms
from models.rules.words import Side, party, tag_of
from reports.columns import Tone
from reports.grids_orders import SHIPPED, radios_words, shipment_icon, shipment_tone
from ui.row_table import RowTable
from ui.row_view import RowView
from ui.widgets.chip import Chip
from ui.widgets.definition_list import DefinitionList, Fact
from ui.widgets.inspector import Inspector
from ui.widgets.timeline import Event, Timeline
from ui.widgets.why_box import WhyBox
from ui.words import count_words, day_words

__all__ = ["show_shipment", "show_shipment_head"]

TITLE, MEMORANDUM = "EXA-3", "EXA-4"
CLAUSES = {tag_of(clause): clause for clause in (TITLE, MEMORANDUM)}
PAIR_ROWS = 7
Opened = Callable[[str, str], object]


def show_shipment_head(inspector: Inspector, row: ShipmentRow) -> None:
    """Names a shipment."""
    chip = Chip(row.standing.words, shipment_tone(row), shipment_icon(row))
    inspector.set_head(row.number, chip, f"{radios_words(row)} of {row.order}")


def show_shipment(inspector: Inspector, detail: ShipmentDetail, terms: Terms, as_of: date, opened: Opened) -> None:
    """Fills the inspector with a shipment."""
    row = detail.row
    inspector.clear()
    facts = DefinitionList(_facts(row, terms), label_width=92)
    facts.tag_opened.connect(lambda tag: opened("clause", CLAUSES[tag]))
    facts.link_opened.connect(lambda _label: opened("order", row.order))
    inspector.add_section("Title and risk", facts)
    why = WhyBox(row.title.why, "Why this date?", shown=False, parent=inspector)
    why.clause_opened.connect(lambda clause: opened("clause", clause))
    inspector.add_section("", why)
    inspector.add_section("Packages", DefinitionList(_packages(detail), label_width=92))
    inspector.add_section("Pairs", _pairs(detail, as_of, opened), f"{row.received:,} of {row.pairs:,} received")
    inspector.add_section("Receipts", _receipts(detail.receipts, row))


def _facts(row: ShipmentRow, terms: Terms) -> list[Fact]:
    customer = party(terms, Side.CUSTOMER)
    facts = [
        Fact("Passed", _title(row, customer), tag_of(TITLE)),
        Fact("In transit", f"{row.in_transit:,}, {customer}'s risk" if row.in_transit else "none"),
        Fact("Order", row.order, link=True),
        Fact("Carrier", row.carrier or "not entered", ink="" if row.carrier else "text3"),
        Fact("Shipped to", ", ".join(row.ship_to)),
    ]
    return [*facts, Fact("Routing", row.routing)] if row.routing else facts


def _title(row: ShipmentRow, customer: str) -> str:
    """When title passed and to whom, or what has to come before."""
    title = row.title
    return f"{day_words(title.value)}, to {customer}" if isinstance(title, Known) else f"not yet, {title.missing}"


def _packages(detail: ShipmentDetail) -> list[Fact]:
    """Each package, and the one that holds the memorandum."""
    return [
        Fact(
            f"Package {one.position}",
            ", ".join(
                filter(None, (
                    one.contents or "contents not entered",
                    count_words(one.pairs, "pair") if 0 < one.pairs < detail.row.pairs else "",
                    f"memorandum {detail.row.memorandum}" if one.holds_memorandum else "",
                ))
            ),
        )
        for one in detail.packages
    ]  # fmt: skip


def _pairs(detail: ShipmentDetail, as_of: date, opened: Opened) -> QWidget:
    """The pairs of the memorandum; Enter opens one."""
    table = RowTable(SHIPPED, key=lambda pair: pair.tag, as_of=as_of)
    table.set_rows(detail.pairs)
    view = RowView(table, footer=False, row_height=30, name="Pairs of the shipment")
    view.setFixedHeight(46 + 30 * min(max(len(detail.pairs), 1), PAIR_ROWS))
    view.opened.connect(lambda pair: opened("pair", pair.tag))
    return view


def _receipts(receipts: tuple[ReceiptRow, ...], row: ShipmentRow) -> QWidget:
    """Each receipt with what it found, the latest first."""
    if not receipts:
        return DefinitionList([Fact("Received", "nothing yet", ink="text3")], label_width=92)
    events = [
        Event(
            f"Received at {one.place}",
            _marks_words(one),
            day_words(one.received_on),
            "package-check",
            Tone.WARN if one.count(Mark.MISSING) or one.count(Mark.EXTRA) else Tone.OK,
        )
        for one in reversed(receipts)
    ]
    return Timeline([*events, Event("Handed to the carrier", row.carrier, day_words(row.shipped_on), "truck")])


def _marks_words(receipt: ReceiptRow) -> str:
    """How many serials bear each mark: 24 matched, 2 missing."""
    said = [f"{receipt.count(mark)} {mark.words.lower()}" for mark in Mark if receipt.count(mark)]
    return ", ".join(said) or "No serial was scanned."
