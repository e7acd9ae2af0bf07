"""What every sheet is gathered from: the book as it stood on a day, its parties and where they take notices."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from sqlalchemy.orm import Session

from models.queries.book import AddressRow, addresses, book, calendar, readings, terms
from models.queries.letter_facts import Law, letter_facts
from models.rules.letter_facts import LetterFacts
from models.rules.terms import Terms
from models.rules.words import Side
from models.sheets.gathering.links_on_paper import OnLetter, on_letters
from models.sheets.sheet import Head, Party

__all__ = ["Records", "Source", "other"]


def other(side: Side) -> Side:
    """The other party."""
    return Side.WINSTAR if side is Side.CUSTOMER else Side.CUSTOMER


class Records:
    """What is read of a book once, whatever the day it is looked at."""

    def __init__(self, session: Session, subjects: Sequence[str]) -> None:
        self._session, self._subjects = session, tuple(subjects)

    @cached_property
    def stands_for(self) -> Side:
        """The party in whose place the users of the book stand."""
        return Side(book(self._session).stands_for)

    @cached_property
    def letters(self) -> dict[str, LetterFacts]:
        """The letters among the subjects, by number."""
        return letter_facts(self._session, self._subjects)

    @cached_property
    def on_letters(self) -> dict[str, OnLetter]:
        """What those letters are about, by number."""
        return on_letters(self._session, tuple(self.letters))


class Source:
    """A book as of a day, with the records that sheets of some subjects are gathered from."""

    def __init__(
        self, session: Session, as_of: date, subjects: Sequence[str] = (), records: Records | None = None
    ) -> None:
        self.session, self.as_of = session, as_of
        self.records = records or Records(session, subjects)

    def on(self, day: date) -> Source:
        """The same records as of another day."""
        return Source(self.session, day, records=self.records)

    @cached_property
    def law(self) -> Law:
        """The calendar, terms and readings of the day."""
        day, read = self.as_of, readings(self.session, self.as_of)
        return Law(calendar(self.session, day, read), terms(self.session, day), read)

    @property
    def terms(self) -> Terms:
        """The terms in force on the day."""
        return self.law.terms

    @cached_property
    def _addresses(self) -> list[AddressRow]:
        return addresses(self.session, self.as_of)

    def party(self, side: Side) -> Party:
        """A party with the address notices to it go to on the day (MA-13.2)."""
        found = next((row for row in self._addresses if row.party == side and not row.copy), None)
        if found is not None:
            return _party(found)
        named = self.terms.parties[side]
        return Party(named.name, _lines(named.address))

    def copies(self, side: Side) -> tuple[Party, ...]:
        """Who else gets what a party is sent."""
        return tuple(_party(row) for row in self._addresses if row.party == side and row.copy)

    def head(self, number: str, dated: date, sender: Side, delivery: str = "", *, with_copies: bool = False) -> Head:
        """The head of a paper from one party to the other."""
        recipient = other(sender)
        return Head(
            number,
            dated,
            self.party(sender),
            self.party(recipient),
            self.terms.agreement.reference,
            delivery,
            copies=self.copies(recipient) if with_copies else (),
            made_on=self.as_of,
        )


def _party(row: AddressRow) -> Party:
    """A notice address as a paper names it."""
    return Party(row.name, _lines(row.address), row.attention, fax=row.fax)


def _lines(address: Sequence[str]) -> tuple[str, ...]:
    """An address in two lines: the street with its suite, then the city."""
    return (", ".join(address[:-1]), address[-1]) if len(address) > 2 else tuple(address)
