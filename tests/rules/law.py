"""The law the rules' tests ask with: the agreement's terms, the bank's closed days, and short ways to say facts."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta

import holidays

from models.rules.acceptance import AnswerFacts, AnswerKind, FailedItem, LetterFacts, LetterStanding, standing
from models.rules.business_days import Calendar
from models.rules.delivery import Channel, Delivery
from models.rules.inventory import PairFacts, PlaceKind
from models.rules.readings import RECOMMENDED, Readings
from models.rules.terms import Terms, terms_on
from resources import path

DATA = tomllib.loads(path("agreement/winstar-savvis-2000.toml").read_text(encoding="utf-8"))
XFED = holidays.financial_holidays("XFED", years=range(2000, 2041))
CALENDAR = Calendar({day: name for day, name in XFED.items() if day.weekday() < 5})


def terms(day: date = date(2000, 11, 28)) -> Terms:
    """The terms in force on a day."""
    return terms_on(DATA, day)


TERMS = terms()
NOT_SENT = Delivery()


def day(words: str) -> date:
    """A day written 2000-11-28."""
    return date.fromisoformat(words)


def nov(number: int) -> date:
    """A day of November 2000."""
    return date(2000, 11, number)


def by_hand(on: date) -> Delivery:
    """Delivered by hand."""
    return Delivery(Channel.HAND, delivered_on=on)


def by_fax(on: date, copy_on: date | None = None) -> Delivery:
    """Faxed and confirmed, with a copy by courier if a day is given."""
    way = None if copy_on is None else Channel.COURIER
    return Delivery(Channel.FAX, sent_on=on, confirmed=True, copy_channel=way, copy_on=copy_on)


def by_courier(on: date) -> Delivery:
    """Handed to the courier."""
    return Delivery(Channel.COURIER, sent_on=on)


def letter(came: Delivery, *answers: AnswerFacts, **facts: object) -> LetterFacts:
    """The Letter LAL-0158, issued on November 1, 2000 unless told otherwise."""
    return LetterFacts(**{"number": "LAL-0158", "issued_on": nov(1), "delivery": came, "answers": answers, **facts})


def signed(made_on: date, came: Delivery = NOT_SENT) -> AnswerFacts:
    """A countersigned Letter."""
    return AnswerFacts(AnswerKind.COUNTERSIGNED, made_on, came)


FAILED = (FailedItem("Bit error rate, 24 h", "4.1E-7", "24 h soak, both directions"),)


def objection(made_on: date, came: Delivery = NOT_SENT, **facts: object) -> AnswerFacts:
    """A complete objection, but for the facts given."""
    return AnswerFacts(
        **{
            "kind": AnswerKind.OBJECTION,
            "made_on": made_on,
            "delivery": came,
            "failed": FAILED,
            "explanation": "Failed in both directions.",
            **facts,
        }
    )


def stands(one: LetterFacts, as_of: date, readings: Readings = RECOMMENDED) -> LetterStanding:
    """Where a Letter stands under the agreement's terms."""
    return standing(one, CALENDAR, TERMS, as_of, readings)


def pairs(shipped: int, accepted: int = 0, *, on: date = date(2000, 7, 3), **facts: object) -> tuple[PairFacts, ...]:
    """So many pairs shipped, the first of them accepted, one a day from July 3, 2000."""
    return tuple(
        PairFacts(
            **{
                "tag": f"P-{number:04}",
                "place": PlaceKind.BUILDING if number <= accepted else PlaceKind.STORE,
                "shipped_on": date(2000, 6, 30),
                "received_on": date(2000, 7, 1),
                "accepted_on": on + timedelta(days=number - 1) if number <= accepted else None,
                **facts,
            }
        )
        for number in range(1, shipped + 1)
    )
