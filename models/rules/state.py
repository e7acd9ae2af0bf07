"""The whole book as the watch looks at it on one day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from models.rules.acceptance import LetterStanding
from models.rules.business_days import Calendar
from models.rules.clause import Why
from models.rules.counters import Counters, Stock
from models.rules.findings import Finding, Urgency, chip_of, urgency_of
from models.rules.letter_facts import LetterFacts
from models.rules.links import LinkFacts, LinkStanding
from models.rules.readings import RECOMMENDED, Readings
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

    def dated(
        self,
        code: str,
        clause: str,
        due_on: date,
        *,
        sentence: str,
        subject: str,
        party: Side | None,
        record: tuple[str, str],
        detail: str = "",
        chip: str = "",
        act: str = "",
        button: str = "",
        missing: str = "",
        why: Why | None = None,
        rolls: bool = False,
    ) -> Finding:
        """A finding that is due on a day, as urgent as that day makes it; `rolls` where the next Business Day will do."""
        rolled = self.calendar.rolled(due_on) if rolls else due_on
        if self.readings.roll == "roll_due_date":
            due_on = rolled
        return Finding(
            code,
            clause,
            sentence,
            subject,
            detail,
            party,
            urgency_of(due_on, self.as_of, self.calendar),
            chip or chip_of(due_on, self.as_of),
            record,
            act,
            button,
            due_on,
            None if rolled == due_on else rolled,
            missing,
            why,
        )

    def undated(
        self,
        code: str,
        clause: str,
        chip: str,
        *,
        sentence: str,
        subject: str,
        party: Side | None,
        record: tuple[str, str],
        detail: str = "",
        act: str = "",
        button: str = "",
        missing: str = "",
        why: Why | None = None,
        urgency: Urgency = Urgency.UNDATED,
    ) -> Finding:
        """A finding that no day bounds: a duty that stands, a missing fact, or something to know."""
        return Finding(
            code,
            clause,
            sentence,
            subject,
            detail,
            party,
            urgency,
            chip,
            record,
            act,
            button,
            missing=missing,
            why=why,
        )
