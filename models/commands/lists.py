"""Every list that can be written to a workbook: its query, its columns, and the sheets beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from sqlalchemy.orm import Session

from models.errors import Refusal
from models.queries.book import EntryRow, entries, journal, terms
from models.queries.buildings import BuildingRow, buildings
from models.queries.cases import cases
from models.queries.collocation import FacilityRow, facilities
from models.queries.documents import documents
from models.queries.ledger import DueRow, LedgerRow, due_rows, ledger_rows
from models.queries.letters import letters
from models.queries.links import links
from models.queries.notices import notices
from models.queries.orders import orders
from models.queries.pairs import pairs
from models.queries.permits import papers
from models.queries.plans import InstalmentRow, plan_details
from models.queries.price_rows import PriceRow, price_rows
from models.queries.security import CollateralRow, collateral
from models.queries.service import CreditRow, OutageRow, service_page
from models.queries.service_work import WorkRow, work_rows
from models.queries.shipments import shipments
from models.queries.state import findings, state
from models.rules.figures import AnyCounter, every_counter
from models.rules.words import Side, party
from reports.columns import Column
from reports.grid import Grid
from reports.grids_buildings import BUILDINGS, CUSTOMER_LIST
from reports.grids_cases import CASE_LIST, COLLATERAL
from reports.grids_collocation import FACILITIES, PAPERS
from reports.grids_documents import DOCUMENT_LIST
from reports.grids_inventory import COUNTERS, INVENTORY, counters_grid
from reports.grids_letters import LETTERS
from reports.grids_links import LINK_LIST
from reports.grids_money import DUES, LEDGER, PRICES
from reports.grids_notices import LINE_LIST
from reports.grids_plans import PLAN_LIST
from reports.grids_service import CREDITS, OUTAGES, WORK
from reports.grids_workbook import DUE_LIST, JOURNAL_LIST, ORDER_LIST, SHIPMENT_LIST, DueLine

__all__ = ["ALL", "LISTS", "Listed", "grids_of"]

ALL = "all"


@dataclass(frozen=True, slots=True)
class Listed:
    """One list: its title, the query `(session, as_of) -> rows`, and its columns."""

    title: str
    rows: Callable[[Session, date], Sequence[Any]]
    columns: Sequence[Column[Any]]

    def grid(self, session: Session, as_of: date) -> Grid[Any]:
        """The list as of a day."""
        return Grid(self.title, self.columns, self.rows(session, as_of))


def _counters(session: Session, as_of: date) -> tuple[AnyCounter, ...]:
    """The counters of a day, those of money among them."""
    return every_counter(state(session, as_of))


def _listed(session: Session, as_of: date) -> list[BuildingRow]:
    """The buildings on the Customer List of a day, by rank."""
    return sorted((row for row in buildings(session, as_of) if row.rank is not None), key=lambda row: row.rank or 0)


def _due(session: Session, as_of: date) -> list[DueLine]:
    """Everything due on a day, with who owes it."""
    names = {side: party(terms(session, as_of), side) for side in Side}
    return [DueLine(found, names[found.party] if found.party else "Both parties") for found in findings(session, as_of)]


def _payments(session: Session, as_of: date) -> tuple[DueRow, ...]:
    """Every sum that is or will be due, the earliest first."""
    return due_rows(state(session, as_of))


def _plans(session: Session, as_of: date) -> list[InstalmentRow]:
    """The payments of every plan, one plan after the other."""
    return [row for plan in plan_details(state(session, as_of)) for row in plan.rows]


def _ledger(session: Session, as_of: date) -> tuple[LedgerRow, ...]:
    """The balance of every stream, then the payments and what was taken off."""
    return ledger_rows(state(session, as_of))


def _prices(session: Session, as_of: date) -> tuple[PriceRow, ...]:
    """Every figure that can be typed."""
    return price_rows(state(session, as_of))


def _outages(session: Session, as_of: date) -> tuple[OutageRow, ...]:
    """The outages known on a day."""
    return service_page(session, as_of).outages


def _credits(session: Session, as_of: date) -> tuple[CreditRow, ...]:
    """The credits Customer has earned."""
    return service_page(session, as_of).credits


def _work(session: Session, as_of: date) -> tuple[WorkRow, ...]:
    """The work on the Equipment."""
    return work_rows(state(session, as_of))


def _facilities(session: Session, as_of: date) -> Sequence[FacilityRow]:
    """The facilities with where each stands."""
    return facilities(session, as_of).rows


def _collateral(session: Session, as_of: date) -> list[CollateralRow]:
    """The radios that secure the payments, batch by batch."""
    return [row for batch in collateral(session, state(session, as_of)) for row in batch.rows]


def _journal(session: Session, as_of: date) -> list[EntryRow]:
    """Every entry recorded for a day and before, the latest first."""
    return [row for row in journal(session, entries(session)) if row.recorded_on <= as_of]


LISTS: Mapping[str, Listed] = MappingProxyType(
    {
        "inventory": Listed("Inventory", pairs, INVENTORY),
        "counters": Listed("Counters", _counters, COUNTERS),
        "buildings": Listed("Buildings", buildings, BUILDINGS),
        "customer-list": Listed("Customer List", _listed, CUSTOMER_LIST),
        "links": Listed("Links", links, LINK_LIST),
        "letters": Listed("Letters", letters, LETTERS),
        "orders": Listed("Orders", orders, ORDER_LIST),
        "shipments": Listed("Shipments", shipments, SHIPMENT_LIST),
        "notices": Listed("Notices", notices, LINE_LIST),
        "payments": Listed("Payments", _payments, DUES),
        "plans": Listed("Payment plans", _plans, PLAN_LIST),
        "ledger": Listed("Ledger", _ledger, LEDGER),
        "prices": Listed("Prices", _prices, PRICES),
        "outages": Listed("Outages", _outages, OUTAGES),
        "credits": Listed("Credits", _credits, CREDITS),
        "work": Listed("Work", _work, WORK),
        "facilities": Listed("Facilities", _facilities, FACILITIES),
        "permits": Listed("Permits and certificates", papers, PAPERS),
        "cases": Listed("Cases", cases, CASE_LIST),
        "collateral": Listed("Collateral", _collateral, COLLATERAL),
        "documents": Listed("Documents", documents, DOCUMENT_LIST),
        "today": Listed("Today", _due, DUE_LIST),
        "journal": Listed("Journal", _journal, JOURNAL_LIST),
    }
)


def grids_of(session: Session, name: str, as_of: date) -> list[Grid[Any]]:
    """The sheets of one list, or of all; the inventory comes with the counters of the day."""
    names = {ALL: tuple(LISTS), "inventory": ("inventory", "counters")}.get(name, (name,))
    unknown = next((one for one in names if one not in LISTS), None)
    if unknown is not None:
        raise Refusal(f"There is no list {unknown}. The lists are {', '.join(LISTS)} and {ALL}.")
    return [_grid(session, one, as_of) for one in names]


def _grid(session: Session, name: str, as_of: date) -> Grid[Any]:
    """One sheet; the counters say above them which day they are of."""
    if name == "counters":
        return counters_grid(_counters(session, as_of), as_of)
    return LISTS[name].grid(session, as_of)
