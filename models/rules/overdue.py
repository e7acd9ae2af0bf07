"""Sums under Exhibit A that are not paid in time: where each stands, and what lateness costs (EXA-2c)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from models.rules.amortisation import cents
from models.rules.clause import Known, Unknown, Why, clause, day_words
from models.rules.ledger import Entry
from models.rules.plan_facts import InstalmentStanding, InstalmentState
from models.rules.readings import RECOMMENDED, Readings
from models.rules.terms import Terms
from models.rules.words import counted

__all__ = ["Missed", "instalment_standing", "last_safe_day", "late_charge", "yearly_words"]

YEAR = 365
NOTHING = Decimal("0.00")


@clause("EXA-2c-i", "MA-1.1k", "MA-13.12")
def last_safe_day(
    due_on: date, terms: Terms, readings: Readings = RECOMMENDED, noticed_on: date | None = None
) -> Known[date] | Unknown:
    """The last day a sum may be paid without the whole being called in: 15 days after it was due (AMB-38)."""
    days = terms.on(due_on).payment.acceleration_days
    last = due_on + timedelta(days=days)
    facts = [("Due", day_words(due_on)), (f"{days} days later", day_words(last))]
    rule = f"{days} days after the due date, which is not counted"
    if readings.payment_cure != "thirty_days_first":
        return Known(last, Why(rule, ("EXA-2c-i", "MA-1.1f"), tuple(facts), readings=("AMB-21", "AMB-38")))
    cure = (terms if noticed_on is None else terms.on(noticed_on)).events_of_default.cure_days
    rule = f"{rule}, and {cure} days after notice of the breach"
    if noticed_on is None:
        why = Why(rule, ("EXA-2c-i", "MA-1.1k"), tuple(facts), readings=("AMB-38",))
        return Unknown("no notice of the breach is recorded", why)
    cured = noticed_on + timedelta(days=cure)
    facts += [("Notice given", day_words(noticed_on)), (f"{cure} days later", day_words(cured))]
    return Known(max(last, cured), Why(rule, ("EXA-2c-i", "MA-1.1k"), tuple(facts), readings=("AMB-21", "AMB-38")))


@clause("EXA-2c-i", "MA-13.12")
def instalment_standing(
    entry: Entry,
    terms: Terms,
    as_of: date,
    readings: Readings = RECOMMENDED,
    *,
    called_in: bool = False,
    may_be_called_in: bool = True,
    noticed_on: date | None = None,
) -> InstalmentStanding:
    """Where a sum stands at the end of a day, by what was paid on it and the days that passed (10.7)."""
    safe = last_safe_day(entry.due_on, terms, readings, noticed_on)
    last_day = safe.value if isinstance(safe, Known) else None
    state = _state(entry, as_of, last_day if may_be_called_in else None, called_in)
    settled_on = max((one.on for one in entry.settlements), default=None) if state.settled else None
    facts = (
        ("Due", day_words(entry.due_on)),
        ("May be paid by", day_words(entry.payable_until)),
        ("Amount", _money(entry.due.amount)),
        ("Paid", f"{entry.paid:,.2f}"),
        ("Taken off", f"{entry.reduced:,.2f}"),
        ("Open", _money(entry.open)),
        ("Last safe day", day_words(last_day) if last_day else _missing(safe)),
    )
    why = Why("The day, what was paid and what is open", ("EXA-2c-i",), facts, readings=("AMB-21", "AMB-38"))
    left = NOTHING if called_in and not state.settled else entry.open
    return InstalmentStanding(
        entry.due.key, state, left, entry.paid, entry.reduced, settled_on, entry.payable_until, last_day, why
    )


def _state(entry: Entry, as_of: date, last_day: date | None, called_in: bool) -> InstalmentState:
    """The state of a sum: settled, called in, not known, or by its days."""
    if entry.open is not None and entry.open <= 0:
        return InstalmentState.PAID if entry.paid else InstalmentState.REDUCED
    if called_in:
        return InstalmentState.ACCELERATED
    if as_of < entry.due_on:
        return InstalmentState.FUTURE
    if as_of == entry.due_on:
        return InstalmentState.DUE
    if entry.open is None:
        return InstalmentState.NOT_KNOWN
    accelerable = last_day is not None and as_of > last_day
    return InstalmentState.ACCELERABLE if accelerable else InstalmentState.OVERDUE


def _money(amount: Decimal | None) -> str:
    """A sum in a derivation."""
    return "not entered" if amount is None else f"{amount:,.2f}"


def _missing(safe: Known[date] | Unknown) -> str:
    """Why there is no last day."""
    return safe.missing if isinstance(safe, Unknown) else "not known"


@dataclass(frozen=True, slots=True)
class Missed:
    """An instalment that was not paid in time: what was open, its days, and when it was paid after all."""

    words: str
    open: Decimal
    due_on: date
    last_day: date
    until: date  # the day it was paid, or the day looked from

    @property
    def days_late(self) -> int:
        """How many days it was late."""
        return (self.until - self.due_on).days


@clause("EXA-2c-ii")
def late_charge(
    missed: Missed, terms: Terms, readings: Readings = RECOMMENDED, called_in: Known[Decimal] | Unknown | None = None
) -> Known[Decimal] | Unknown:
    """What Winstar may demand for lateness: 18% of the amount due, by the reading in force (AMB-23)."""
    in_force = terms.on(missed.due_on).payment
    rate, base = in_force.late_charge_rate, missed.open
    rule = {
        "per_annum": f"{rate:.0%} a year on the instalment for the days it is late",
        "accelerated_sum": f"{rate:.0%} of the sum called in",
        "from_first_day": f"{rate:.0%} of the missed instalment, from the first day it is late",
    }.get(
        readings.late_charge,
        f"{rate:.0%} of the missed instalment, once, when its {in_force.acceleration_days} days are over",
    )
    facts: list[tuple[str, str]] = [
        ("Missed", f"{missed.words}, due {day_words(missed.due_on)}, {missed.open:,} open"),
        ("Late", counted(missed.days_late, "day")),
    ]
    if readings.late_charge == "accelerated_sum":
        if not isinstance(called_in, Known):
            missing = called_in.missing if called_in is not None else "nothing has been called in"
            return Unknown(missing, Why(rule, ("EXA-2c-ii",), tuple(facts), readings=("AMB-23",)))
        base = called_in.value
    charge = cents(rate * base)
    sum_words = f"{rate} x {base:,} = {charge:,}"
    if readings.late_charge == "per_annum":
        charge = cents(rate * base * missed.days_late / YEAR)
        sum_words = f"{rate} x {base:,} x {missed.days_late} / {YEAR} = {charge:,}"
    facts += [("Late charge", sum_words), ("Beside the law", yearly_words(charge, missed))]
    return Known(charge, Why(rule, ("EXA-2c-ii",), tuple(facts), readings=("AMB-23",)))


@clause("EXA-2c-ii")
def yearly_words(charge: Decimal, missed: Missed) -> str:
    """What a late charge comes to by the year, with the warning that the law may allow less (AMB-23)."""
    if missed.days_late < 1 or not missed.open:
        return "The law may allow less than the agreement says."
    yearly = charge / missed.open * YEAR / missed.days_late
    late = counted(missed.days_late, "day")
    return f"For {late} this comes to {yearly:.0%} a year; the law may allow less than the agreement says."
