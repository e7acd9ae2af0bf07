"""A State for the tests of the watch: says only what a test is about and works out where the rest stands."""

from __future__ import annotations

from datetime import date

from models.rules.acceptance import standing
from models.rules.counters import Stock, counters
from models.rules.letter_facts import LetterFacts
from models.rules.links import LinkFacts, link_standing
from models.rules.readings import RECOMMENDED, Readings
from models.rules.shipping import ShipmentFacts
from models.rules.state import State
from models.rules.watch import Finding, findings
from tests.rules.law import CALENDAR, terms


def watched(
    as_of: date,
    *letters: LetterFacts,
    links: tuple[LinkFacts, ...] = (),
    stock: Stock = Stock(),  # noqa: B008  frozen
    readings: Readings = RECOMMENDED,
    shipments: tuple[ShipmentFacts, ...] = (),
    test_plan_agreed_on: date | None = None,
) -> State:
    """The State of a day."""
    law = terms(as_of)
    letters += tuple(letter for link in links for letter in link.letters)
    standings = {one.number: standing(one, CALENDAR, law, as_of, readings) for one in letters if one.issued_on <= as_of}
    of_links = {one.number: link_standing(one, CALENDAR, law, as_of, readings) for one in links}
    return State(
        as_of,
        CALENDAR,
        law,
        counters(stock, law, as_of, readings),
        stock,
        readings,
        letters,
        standings,
        links,
        {number: now for number, now in of_links.items() if now is not None},
        shipments,
        {one.number: f"{one.building}, Seattle" for one in links},
        test_plan_agreed_on,
        notices=stock.notices,
    )


def found(state: State, code: str) -> list[Finding]:
    """The findings of one code."""
    return [one for one in findings(state) if one.code == code]
