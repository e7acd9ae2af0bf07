"""Acts on the book itself: starting it, its closed days, addresses and readings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from models.act import Doing, act
from models.acts.days import refuse_outside
from models.acts.twins import refuse_twin
from models.closed_days import SOURCE, ClosedDayFact
from models.errors import Refusal
from models.facts import canonical
from models.queries.book import book, reading_rows, terms
from models.rules.clause import day_words
from models.rules.terms import Terms, terms_on
from models.rules.words import Side
from models.tables import (
    Amendment,
    Book,
    ClosedDay,
    NoticeAddress,
    Place,
    ReadingChoice,
    TestItem,
    TestPlan,
)

__all__ = ["change_notice_address", "choose_reading", "close_day", "open_day", "stand_for", "start_book"]


TYPED_PAIRS = "initial_pairs"
"""The reading for which the parties may type a number."""


@act(says="Started the book “{title}”", undoable=False)
def start_book(
    doing: Doing,
    *,
    title: str,
    terms: Mapping[str, Any],
    closed_days: tuple[ClosedDayFact, ...],
    calendar_first: date,
    calendar_last: date,
    stands_for: Side = Side.CUSTOMER,
    sample: bool = False,
) -> Mapping[str, object]:
    """Starts a book for one agreement: its terms and amendments, addresses, closed days and first places."""
    if doing.session.get(Book, 1) is not None:
        raise Refusal("This book has been started already.")
    base = {key: value for key, value in terms.items() if key != "amendment"}
    doing.session.add(
        Book(
            id=1,
            title=title,
            terms=canonical(base),
            stands_for=stands_for.value,
            sample=sample,
            calendar_first=calendar_first,
            calendar_last=calendar_last,
        )
    )
    _amendments(doing, terms)
    _closed_days(doing, closed_days)
    in_force = terms_on(terms, doing.on)
    _addresses(doing, in_force)
    _places(doing, in_force)
    _proposed_plan(doing, in_force)
    return {}


def _amendments(doing: Doing, terms: Mapping[str, Any]) -> None:
    """Keeps each amendment of the terms file as a row of its own."""
    for one in terms.get("amendment", ()):
        doing.session.add(
            Amendment(
                number=one["number"],
                effective_on=date.fromisoformat(one["on"]),
                instrument=one["instrument"],
                clause=one["clause"],
                data=canonical(one),
            )
        )


def _closed_days(doing: Doing, days: tuple[ClosedDayFact, ...]) -> None:
    """Fills the table of closed days."""
    for one in days:
        doing.session.add(
            ClosedDay(
                day=one.day, name=one.name, source=SOURCE, entered_by=doing.by, why="Filled when the book was made"
            )
        )


def _addresses(doing: Doing, terms: Terms) -> None:
    """Fills the notice addresses."""
    for one in terms.notice_address:
        doing.session.add(
            NoticeAddress(
                party=one.party,
                copy=one.copy,
                name=one.name,
                address="\n".join(one.address),
                attention=one.attention,
                fax=one.fax,
                effective_from=one.effective_from,
            )
        )


def _places(doing: Doing, terms: Terms) -> None:
    """Makes the places every pair passes through: supplier, transit, the ship-to store, and where pairs leave."""
    supplier = terms.parties[Side.WINSTAR].short_name
    for kind, name in (
        ("supplier", supplier),
        ("transit", "In transit"),
        ("store", f"{terms.delivery.ship_to} store"),
        ("repair", "Under repair"),
        ("sold_back", "Sold back"),
        ("lost", "Lost"),
    ):
        doing.session.add(Place(kind=kind, name=name, building_id=None))


def _proposed_plan(doing: Doing, terms: Terms) -> None:
    """Puts down the proposed test plan, version 1, not agreed yet (EXB-5a)."""
    plan = TestPlan(version=1, proposed_on=doing.on, agreed_on=None)
    for position, item in enumerate(terms.test_item, 1):
        plan.items.append(TestItem(position=position, name=item.name, limit=item.limit, unit=item.unit))
    doing.session.add(plan)


@act(says="Marked {day} as closed: {name}")
def close_day(doing: Doing, *, day: date, name: str, why: str) -> Mapping[str, object]:
    """Enters a day on which Citibank, N.A. was or will be closed, with the reason (MA-1.1c)."""
    _refuse_outside(doing, day)
    if day.weekday() >= 5:
        raise Refusal(f"{day_words(day)} is a weekend day and is not counted anyway.", "MA-1.1c")
    if doing.session.get(ClosedDay, day) is not None:
        raise Refusal(f"{day_words(day)} is in the table of closed days already.", "MA-1.1c")
    _refuse_without(why)
    doing.session.add(ClosedDay(day=day, name=name, source="Entered by hand", entered_by=doing.by, why=why))
    return {"day": day_words(day)}


@act(says="Marked {day} as open")
def open_day(doing: Doing, *, day: date, why: str) -> Mapping[str, object]:
    """Takes a day out of the table of closed days, with the reason (MA-1.1c)."""
    _refuse_outside(doing, day)
    row = doing.session.get(ClosedDay, day)
    if row is None:
        raise Refusal(f"{day_words(day)} is not in the table of closed days.", "MA-1.1c")
    _refuse_without(why)
    doing.session.delete(row)
    return {"day": day_words(day)}


def _refuse_outside(doing: Doing, day: date) -> None:
    """Refuses a day the book's calendar does not cover."""
    row = book(doing.session)
    if not row.calendar_first <= day <= row.calendar_last:
        raise Refusal(
            f"The calendar of this book runs from {day_words(row.calendar_first)} to {day_words(row.calendar_last)}.",
            "MA-1.1c",
        )


def _refuse_without(why: str) -> None:
    """Refuses a change of the calendar or a reading without its reason."""
    if not why.strip():
        raise Refusal("Say why, so that the next reader knows.")


@act(says="Changed the notice address of {party}")
def change_notice_address(
    doing: Doing,
    *,
    party: Side,
    name: str,
    address: tuple[str, ...],
    attention: str,
    fax: str,
    effective_from: date,
    copy: bool = False,
) -> Mapping[str, object]:
    """Records a party's new notice address or designee, from its effective day on (MA-13.2)."""
    if not name.strip() or not any(line.strip() for line in address):
        raise Refusal("A notice address has a name and at least one line.", "MA-13.2")
    refuse_outside(doing, effective_from, "No notice goes there")
    row = NoticeAddress(
        party=party.value,
        copy=copy,
        name=name,
        address="\n".join(address),
        attention=attention,
        fax=fax,
        effective_from=effective_from,
    )
    refuse_twin(doing, row, "MA-13.2", "party", "copy", "name", "address", "attention", "fax", "effective_from")
    doing.session.add(row)
    return {}


@act(says="Stands in the place of {name} from now on")
def stand_for(doing: Doing, *, party: Side) -> Mapping[str, object]:
    """Says in whose place this book's users stand; duties of both parties are shown, their own first."""
    row = doing.session.get_one(Book, 1)
    name = terms(doing.session, doing.on).parties[party].short_name
    if row.stands_for == party.value:
        raise Refusal(f"This book stands in the place of {name} already.")
    row.stands_for = party.value
    return {"name": name}


@act(says="Chose the reading {key} = {chosen}")
def choose_reading(doing: Doing, *, key: str, value: str, why: str, number: int | None = None) -> Mapping[str, object]:
    """Chooses how an ambiguous text is read from the day recorded on, with the reason.

    Where the parties may type the number of pairs themselves (AMB-06, the value "typed"), the number is one too.
    """
    _refuse_without(why)
    row = next((one for one in reading_rows(doing.session, doing.on) if one.reading.key == key), None)
    if row is None:
        raise Refusal(f"There is no reading named {key}.")
    offered = (row.reading.default, *(one.value for one in row.reading.alternatives))
    if value not in offered:
        raise Refusal(f"The reading {key} offers {', '.join(offered)}; {value} is none of them.")
    chosen = _typed(value, number) if key == TYPED_PAIRS else value
    if chosen == row.value:
        raise Refusal(f"The reading {key} is {chosen} already.")
    if number is not None and value != "typed":
        raise Refusal(f"The reading {key} takes no number.")
    doing.session.add(ReadingChoice(key=key, value=chosen, chosen_on=doing.on, why=why, chosen_by=doing.by))
    return {"chosen": chosen}


def _typed(value: str, number: int | None) -> str:
    """The reading of the first batch: what is offered, or the number of pairs typed."""
    if value != "typed":
        return value
    if number is None or number < 1:
        raise Refusal("Type the number of pairs the first batch counts; it is at least one.", "EXA-1b")
    return str(number)
