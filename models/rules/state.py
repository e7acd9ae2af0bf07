"""The whole book as the watch looks at it on one day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from models.rules.acceptance import LetterStanding
from models.rules.business_days import Calendar
from models.rules.case_facts import CaseBook
from models.rules.collocation_facts import CollocationBook
from models.rules.counters import Counters, Stock
from models.rules.findings import Finding, chip_of, urgency_of
from models.rules.letter_facts import LetterFacts
from models.rules.links import LinkFacts, LinkStanding
from models.rules.money_facts import MoneyBook
from models.rules.notice_addresses import AddressFacts
from models.rules.notice_facts import NoticeBook
from models.rules.plan_facts import PlanBook
from models.rules.readings import RECOMMENDED, Readings
from models.rules.service_facts import ServiceBook
from models.rules.shipping import ShipmentFacts
from models.rules.terms import Terms
from models.rules.words import Side, party

__all__ = ["State"]


@dataclass(frozen=True, slots=True)
class State:
    """The day, the law of that day, the records, and where they stand; `where` words a Link's building."""

    as_of: date
    calendar: Calendar
    terms: Terms
    counters: Counters
    stock: Stock = Stock()
    readings: Readings = RECOMMENDED
    letters: tuple[LetterFacts, ...] = ()
    letter_standings: Mapping[str, LetterStanding] = field(default_factory=dict)
    links: tuple[LinkFacts, ...] = ()
    link_standings: Mapping[str, LinkStanding] = field(default_factory=dict)
    shipments: tuple[ShipmentFacts, ...] = ()
    where: Mapping[str, str] = field(default_factory=dict)
    test_plan_agreed_on: date | None = None
    addresses: tuple[AddressFacts, ...] = ()
    stands_for: Side = Side.CUSTOMER
    notices: NoticeBook = NoticeBook()
    plans: PlanBook = PlanBook()
    money: MoneyBook = MoneyBook()
    service: ServiceBook = ServiceBook()
    collocation: CollocationBook = CollocationBook()
    cases: CaseBook = CaseBook()

    @property
    def customer(self) -> str:
        """Customer's name in sentences."""
        return party(self.terms, Side.CUSTOMER)

    @property
    def winstar(self) -> str:
        """Winstar's name in sentences."""
        return party(self.terms, Side.WINSTAR)

    def place(self, letter: LetterFacts) -> str:
        """The buildings of a Letter's Links, in words."""
        return "; ".join(self.where[link] for link in letter.links if link in self.where)

    def due(self, due_on: date, found: Finding, *, rolls: bool = False) -> Finding:
        """A finding with its due date, as urgent as the day makes it; `rolls` where the next Business Day will do."""
        rolled = self.calendar.rolled(due_on) if rolls else due_on
        if self.readings.roll == "roll_due_date":
            due_on = rolled
        return replace(
            found,
            due_on=due_on,
            may_be_met_by=None if rolled == due_on else rolled,
            urgency=urgency_of(due_on, self.as_of, self.calendar),
            chip=found.chip or chip_of(due_on, self.as_of),
        )
