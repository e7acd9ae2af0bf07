"""Operation and maintenance: what each Link costs a month, interest on what is unpaid, suspension (EXD-4)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from models.rules.amortisation import cents
from models.rules.charge_facts import LineFacts, LineKind, RateName, money, rate_on
from models.rules.charges import Tariff
from models.rules.clause import Known, Unknown, Why, clause, day_words
from models.rules.links import LinkFacts, LinkStanding
from models.rules.readings import RECOMMENDED, Readings
from models.rules.terms import Terms

__all__ = [
    "PRICE",
    "Served",
    "interest",
    "interest_from",
    "interest_rate",
    "last_day_served",
    "lines_for",
    "month_of",
    "month_words",
    "next_month",
    "radio_install_date",
    "served",
    "suspension_from",
]

PRICE = "om_per_link_month"
MONTH = 30  # days of a month of interest
Settled = Sequence[tuple[date, Decimal]]
"""What was paid or taken off, with its day."""


def month_of(day: date) -> date:
    """The first day of the month of a day."""
    return day.replace(day=1)


def next_month(first: date) -> date:
    """The first day of the month after."""
    return (first + timedelta(days=31)).replace(day=1)


def month_words(first: date) -> str:
    """A month in words: Mar 2001."""
    return day_words(first).split(" ", 2)[2]


@dataclass(frozen=True, slots=True)
class Served:
    """A Link in service: from its Radio Install Date until it was removed."""

    number: str
    starts: date
    removed_on: date | None = None


@clause("EXD-4A")
def radio_install_date(
    number: str, installed_on: date, accepted_on: date | None, readings: Readings = RECOMMENDED
) -> Known[date] | Unknown:
    """The day maintenance of a Link is charged from: its acceptance, or the day it was mounted (AMB-28)."""
    physical = readings.radio_install_date == "physical"
    rule = "Radio Install Date: the day the Link is " + ("mounted" if physical else "accepted or deemed installed")
    day = installed_on if physical else accepted_on
    if day is None:
        return Unknown(f"{number} is not accepted or deemed installed", Why(rule, ("EXD-4A",), readings=("AMB-28",)))
    return Known(day, Why(rule, ("EXD-4A",), ((number, day_words(day)),), readings=("AMB-28",)))


@clause("EXD-4A", "MA-8.2")
def served(
    links: Sequence[LinkFacts],
    standings: Mapping[str, LinkStanding],
    as_of: date,
    readings: Readings = RECOMMENDED,
    terminated_on: date | None = None,
) -> tuple[Served, ...]:
    """The Links that maintenance is or was charged for by a day; none is served after the agreement was terminated."""
    found = []
    for link in links:
        now = standings.get(link.number)
        start = radio_install_date(link.number, link.installed_on, now.accepted_on, readings) if now else None
        if isinstance(start, Known) and start.value <= as_of:
            ends = [day for day in (link.removed_on, terminated_on) if day is not None and day <= as_of]
            found.append(Served(link.number, start.value, min(ends, default=None)))
    return tuple(found)


@clause("EXD-6", "EXD-4A")
def last_day_served(starts: date, terms: Terms, readings: Readings = RECOMMENDED) -> date:
    """The last day maintenance of a Link is charged for: the end of the Exhibit's term, or 120 months of its own."""
    if readings.om_term != "months_120":
        return _years_later(terms.om.term_start, terms.om.term_years)
    first = month_of(starts) if readings.om_first_month == "full_month" else starts
    return _years_later(first, terms.om.term_years) - timedelta(days=1)


def _years_later(day: date, years: int) -> date:
    """The same day so many years later; March 1 where February 29 has none."""
    leap = (day.month, day.day) == (2, 29)
    later = day + timedelta(days=1) if leap else day
    return later.replace(year=day.year + years)


def _days(first: date) -> int:
    """How many days a month has."""
    return (next_month(first) - first).days


@clause("EXD-4A", "EXD-4B", "D-4")
def lines_for(
    links: Sequence[Served], month: date, tariff: Tariff, invoiced: Collection[tuple[str, date]] = ()
) -> tuple[LineFacts, ...]:
    """The lines of the invoice for a month, in advance: every month up to it that no invoice has charged yet."""
    return tuple(line for link in links for line in _lines(link, month, tariff, invoiced))


def _lines(link: Served, month: date, tariff: Tariff, invoiced: Collection[tuple[str, date]]) -> Iterator[LineFacts]:
    """The months of one Link that are to be charged."""
    last = last_day_served(link.starts, tariff.terms, tariff.readings)
    first = month_of(link.starts)
    while first <= month and first <= last and (link.removed_on is None or max(first, link.starts) < link.removed_on):
        if (link.number, first) not in invoiced:
            yield _line(link, first, last, tariff.readings)
        first = next_month(first)


def _line(link: Served, first: date, last: date, readings: Readings) -> LineFacts:
    """One month of one Link; the first is charged by its days, unless months are read whole (AMB-28)."""
    whole = readings.om_first_month == "full_month" or link.starts <= first
    start = first if whole else link.starts
    end = min(next_month(first) - timedelta(days=1), last)
    days = (end - start).days + 1
    part = None if days == _days(first) else days
    said = f"{link.number}, {month_words(first)}{f', {days} of {_days(first)} days' if part else ''}"
    return LineFacts(LineKind.CHARGE, said, link.number, None, PRICE, Decimal(1), first, part)


@clause("EXD-4B")
def interest_from(due_on: date, terms: Terms) -> date:
    """The first day an unpaid invoice bears interest: the 31st after it was due."""
    return due_on + timedelta(days=terms.on(due_on).om.interest_after_days + 1)


@clause("EXD-4B", "EXD-4A")
def suspension_from(due_on: date, terms: Terms) -> date:
    """The first day on which Winstar may suspend: the 61st after an unpaid invoice was due."""
    return due_on + timedelta(days=terms.on(due_on).om.suspend_after_days + 1)


@clause("EXD-4B")
def interest_rate(tariff: Tariff, due_on: date, on: date) -> Known[Decimal]:
    """The rate a month for a sum due on a day: 1.5%, or the legal maximum where one that is lower is typed."""
    agreed = tariff.terms.on(due_on).om.interest_monthly_rate
    cap = rate_on(RateName.LEGAL_INTEREST, tariff.rates, on)
    said = f"{cap.value.percent:f}% a month" if isinstance(cap, Known) else "not entered"
    rate = min(agreed, cap.value.percent / 100) if isinstance(cap, Known) else agreed
    facts = (("Agreed", f"{(agreed * 100).normalize():f}% a month"), ("Legal maximum", said))
    return Known(rate, Why("The lesser of the agreed rate and the legal maximum", ("EXD-4B",), facts))


@clause("EXD-4B")
def interest(due_on: date, amount: Decimal, settled: Settled, tariff: Tariff, as_of: date) -> Known[Decimal]:
    """The interest on an invoice up to a day: the rate for 30 days on what was unpaid at the start of each (AMB-29)."""
    rate = interest_rate(tariff, due_on, as_of)
    reading, first = tariff.readings.om_interest_from, interest_from(due_on, tariff.terms)
    begins = (first - due_on).days
    if as_of < first or not _open(amount, settled, first):
        rule = f"No interest before {day_words(first)}, day {begins} after the invoice was due"
        return Known(Decimal("0.00"), Why(rule, ("EXD-4B",), readings=("AMB-29",)))
    start = due_on + timedelta(days=1) if reading == "due_date" else first
    days = [_open(amount, settled, start + timedelta(days=n)) for n in range((as_of - start).days + 1)]
    total = cents(_compound(days, rate.value) if reading == "compound" else sum(days, Decimal(0)) * rate.value / MONTH)
    bore = sum(1 for one in days if one)
    rule = {
        "due_date": "Simple interest from the day after the due date",
        "compound": f"Interest from day {begins}, added to the sum every {MONTH} days",
    }.get(reading, f"Simple interest from day {begins} after the due date")
    facts = (
        ("Invoice due", day_words(due_on)),
        ("Bears interest from", day_words(start)),
        *rate.why.facts,
        ("Days unpaid", str(bore)),
        (
            "Sum",
            f"{money(amount)} due, {rate.value * 100:f}% / {MONTH} x {bore} days on what was open = {money(total)}",
        ),
    )
    return Known(total, Why(rule, ("EXD-4B",), facts, readings=("AMB-29",)))


def _open(amount: Decimal, settled: Settled, day: date) -> Decimal:
    """What was unpaid at the start of a day."""
    return max(Decimal(0), amount - sum((paid for on, paid in settled if on < day), Decimal(0)))


def _compound(days: Sequence[Decimal], rate: Decimal) -> Decimal:
    """Interest on interest: what 30 days have borne is added to what bears."""
    capital = Decimal(0)
    for start in range(0, len(days), MONTH):
        month = days[start : start + MONTH]
        borne = sum((one + capital for one in month if one), Decimal(0)) * rate / MONTH
        capital += borne
    return capital
