"""Availability: how many minutes of a quarter an OC-3 Link was down, and whether a credit is owed (EXD-3.2)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from models.rules.clause import Known, Unknown, Why, clause, day_words
from models.rules.force_majeure import force_majeure_spans
from models.rules.maintenance_windows import maintenance_spans
from models.rules.moments import Span, common, day_ends, day_starts, kept, merged, minutes, without
from models.rules.outages import suspended
from models.rules.prices import PriceFacts, price_on
from models.rules.readings import RECOMMENDED, Readings
from models.rules.service_facts import EventFacts, OutageFacts, SuspensionCause, SuspensionFacts, WindowFacts
from models.rules.target_credits import as_price
from models.rules.terms import Terms

__all__ = ["CREDITED_RADIO", "OC3_PRICE", "Availability", "Measured", "Period", "Records", "availability", "periods"]

OC3_PRICE = "oc3_credit"
CREDITED_RADIO = "OC-3"
DAY_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A quarter in which availability is measured, from its first to its last day."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def words(self) -> str:
        """The quarter in words: Q4 2000, or its days where it is none of the calendar's."""
        if self.first.day == 1 and self.first.month % 3 == 1:
            return f"Q{self.last.month // 3} {self.last.year}"
        return f"{day_words(self.first)[4:]} to {day_words(self.last)[4:]}"


@clause("EXD-3.2")
def periods(terms: Terms, as_of: date, readings: Readings = RECOMMENDED) -> tuple[Period, ...]:
    """The quarters begun by a day, by the calendar or counted from the Effective Date (AMB-30)."""
    return tuple(_periods(terms, as_of, readings))


def _periods(terms: Terms, as_of: date, readings: Readings) -> Iterator[Period]:
    """Each quarter from the one the agreement began in."""
    start = terms.agreement.effective_date
    if readings.availability_quarter == "calendar":
        start = date(start.year, (start.month - 1) // 3 * 3 + 1, 1)
    number, first = 0, start
    while first <= min(as_of, terms.agreement.term_end):
        number += 1
        following = _months_after(start, 3 * number)
        yield Period(first, following - timedelta(days=1))
        first = following


def _months_after(start: date, months: int) -> date:
    """The same day so many months later, or the last of a shorter month."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


@dataclass(frozen=True, slots=True)
class Measured:
    """A Link whose availability is measured: its radio, zone, and the days it was in service from and to."""

    number: str
    radio: str
    zone: str
    accepted_on: date
    removed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Records:
    """What availability is worked out from, as it was known at a moment."""

    outages: Sequence[OutageFacts] = ()
    windows: Sequence[WindowFacts] = ()
    events: Sequence[EventFacts] = ()
    suspensions: Sequence[SuspensionFacts] = ()
    prices: Sequence[PriceFacts] = ()


@dataclass(frozen=True, slots=True)
class Availability:
    """A Link's availability in a quarter: the minutes it was down, those left out, and the credit if it fails."""

    link: str
    radio: str
    period: Period
    days: int  # of the quarter in service
    down: int  # minutes, outages that overlap counted once
    suspended: int  # left out: suspended for interference
    customer: int  # left out: caused by Customer alone
    force_majeure: int  # left out
    maintenance: int  # scheduled, between midnight and 6:00; left out only by the reading
    counted: int
    allowed: Decimal
    share: Decimal
    share_of_all: Decimal  # with nothing left out
    closed: bool
    credit: Known[Decimal] | Unknown | None  # None where the Link does not fail or earns no credit
    why: Why

    @property
    def fails(self) -> bool:
        """Whether more minutes count than the standard allows."""
        return self.counted > self.allowed

    @property
    def is_credited(self) -> bool:
        """Whether the quarter is over and the Link earned a credit in it."""
        return self.closed and self.credit is not None


@clause("EXD-3.2", "EXD-3.3", "EXD-1.4", "MA-10.3", "MA-5.1")
def availability(
    link: Measured, period: Period, records: Records, terms: Terms, at: datetime, readings: Readings = RECOMMENDED
) -> Availability | None:
    """A Link's availability in a quarter as far as it has run by a moment; None where it was not in service."""
    first = max(period.first, link.accepted_on)
    last = period.last if link.removed_on is None else min(period.last, link.removed_on - timedelta(days=1))
    if first > last or day_starts(first, link.zone) >= at:
        return None
    parts = _parts(link.number, records, terms, Span(day_starts(first, link.zone), min(day_ends(last, link.zone), at)))
    days = (last - first).days + 1
    whole = Decimal(days * DAY_MINUTES)
    standard = terms.on(period.last).service_levels.oc3_availability.standard
    measure = _Measure(link, period, first, last, whole, standard)
    counted = parts.down - parts.left_out(readings)
    why = _why(measure, parts, counted, readings)
    fails = counted > measure.allowed and link.radio == CREDITED_RADIO
    return Availability(
        link=link.number,
        radio=link.radio,
        period=period,
        days=days,
        down=parts.down,
        suspended=parts.suspended,
        customer=parts.customer,
        force_majeure=parts.force_majeure,
        maintenance=parts.maintenance,
        counted=counted,
        allowed=measure.allowed,
        share=1 - counted / whole,
        share_of_all=1 - parts.down / whole,
        closed=at >= day_ends(period.last, link.zone),
        credit=_credit(records.prices, terms, period, why) if fails else None,
        why=why,
    )


@dataclass(frozen=True, slots=True)
class _Parts:
    """The minutes a Link was down, those of each kind that may be left out, and those while support was suspended."""

    outages: tuple[str, ...]
    down: int
    suspended: int
    customer: int
    force_majeure: int
    maintenance: int
    unpaid: int

    def left_out(self, readings: Readings) -> int:
        """The minutes that do not count."""
        always = self.suspended + self.customer + self.force_majeure
        return always + (self.maintenance if readings.availability_maintenance == "left_out" else 0)


def _parts(link: str, records: Records, terms: Terms, within: Span) -> _Parts:
    """The minutes of a Link's outages in a stretch; each minute stands under the first reason that covers it."""
    at = within.end
    outages = [one for one in records.outages if link in one.links and one.start < at]
    spans = {one.number: kept([Span(one.start, min(one.restored_at or at, at))], within) for one in outages}
    down = merged(span for found in spans.values() for span in found)
    stopped = common(down, suspended(records.suspensions, link, at))
    reasons = (
        {one.number: stopped for one in outages},
        {one.number: spans[one.number] for one in outages if one.customer_share == 100},
        {one.number: force_majeure_spans(one, records.events, terms, at) for one in outages},
        {one.number: maintenance_spans(one, link, records.windows, terms, at) for one in outages},
    )
    counts, lengths = dict(spans), []
    before = minutes(down)
    for reason in reasons:
        counts = {number: without(found, reason.get(number, ())) for number, found in counts.items()}
        after = minutes(span for found in counts.values() for span in found)
        lengths.append(before - after)
        before = after
    unpaid = common(down, suspended(records.suspensions, link, at, SuspensionCause.ARREARS))
    named = tuple(number for number, found in spans.items() if found)
    stop, own, majeure, work = lengths
    return _Parts(named, minutes(down), stop, own, majeure, work, minutes(unpaid))


@dataclass(frozen=True, slots=True)
class _Measure:
    """What minutes are measured by: the Link, the quarter, its days in service, and the standard."""

    link: Measured
    period: Period
    first: date
    last: date
    whole: Decimal
    standard: Decimal

    @property
    def allowed(self) -> Decimal:
        """The minutes the standard allows."""
        return self.whole * (1 - self.standard)


def _why(of: _Measure, parts: _Parts, counted: int, readings: Readings) -> Why:
    """How a Link's availability came about."""
    left_out = readings.availability_maintenance == "left_out"
    facts = [
        ("Link", f"{of.link.number}, {of.link.radio or 'radio not known'}"),
        ("Quarter", of.period.words),
        ("In service", f"{day_words(of.first)} to {day_words(of.last)}"),
        ("Outages", ", ".join(parts.outages) or "none"),
        ("Down", f"{parts.down:,} min"),
    ]
    names = {
        "Suspended for interference, left out": parts.suspended,
        "Caused by Customer, left out": parts.customer,
        "Force majeure, left out": parts.force_majeure,
        f"Scheduled work, {'left out' if left_out else 'counted'}": parts.maintenance,
        "Support suspended, counted": parts.unpaid,
    }
    facts += [(name, f"{length:,} min") for name, length in names.items() if length]
    share = (1 - counted / of.whole) * 100
    facts += [
        ("Counted", f"{counted:,} min"),
        ("Allowed", f"{of.whole:,} min x {1 - of.standard} = {of.allowed.quantize(Decimal('0.001'))} min"),
        ("Availability", f"1 - {counted:,} / {of.whole:,} = {share:.4f}%"),
    ]
    rule = f"Each OC-3 Link is available {(of.standard * 100).normalize():f}% of every quarter"
    clauses = ("EXD-3.2", "EXD-3.3", "EXD-1.4", "MA-10.3", "MA-5.1")
    return Why(rule, clauses, tuple(facts), readings=("AMB-30",))


def _credit(prices: Sequence[PriceFacts], terms: Terms, period: Period, why: Why) -> Known[Decimal] | Unknown:
    """The credit of a Link that fails, by the figure that holds at the end of the quarter."""
    price = price_on(OC3_PRICE, prices, terms, period.last)
    full = Why("A credit for each OC-3 Link below the standard", ("EXD-3.2",), why.facts, readings=why.readings)
    if isinstance(price, Unknown):
        return Unknown(price.missing, full)
    return Known(price.value, Why(full.rule, full.clauses, (*full.facts, *as_price(price)), readings=full.readings))
