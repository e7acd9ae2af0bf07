"""Everything called in at once: the sum of it, and when Winstar may elect it or demand a late charge (EXA-2c)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from models.rules.amortisation import cents, days_360
from models.rules.clause import Known, Unknown, Why, clause, day_words
from models.rules.ledger import Entry
from models.rules.plan_facts import Instalment, InstalmentState, Plan, PlanBook, RowKind
from models.rules.readings import RECOMMENDED, Readings
from models.rules.terms import Terms
from models.rules.words import tag_of

__all__ = ["Remaining", "accelerated_sum", "remaining", "why_not_accelerate", "why_not_demand", "with_billed"]

YEAR_360 = 360
NOTHING = Decimal("0.00")

Sum = Known[Decimal] | Unknown


@dataclass(frozen=True, slots=True)
class Remaining:
    """What is left of one plan on a day: its principal, the interest to the day, and the instalments themselves."""

    plan: str
    principal: Sum
    interest: Sum
    gross: Sum


def _sum(amounts: Sequence[Decimal | None]) -> Decimal | None:
    """What amounts come to, or None while one of them is not known."""
    known = [one for one in amounts if one is not None]
    return sum(known, NOTHING) if len(known) == len(amounts) else None


@dataclass(frozen=True, slots=True)
class _Left:
    """The rows of a plan, which of them are settled, and what was paid on account of rows to come."""

    plan: Plan
    entries: Mapping[str, Entry]

    def settled(self, row: Instalment) -> bool:
        """Whether nothing is owed on a row any more."""
        entry = self.entries.get(self.plan.key(row.number))
        return entry is not None and entry.state.is_settled

    @property
    def base(self) -> tuple[Instalment, ...]:
        """The rows that pay the batch off: those in force, or the table while the letter's payments go on."""
        rows = self.plan.signed if self.plan.open_ended else self.plan.rows
        return tuple(row for row in rows if row.kind is RowKind.SCHEDULE)

    @property
    def open(self) -> tuple[Instalment, ...]:
        """Those of them not settled; rows taken up in another quarter are known by their place in the table."""
        taken = {row.row for row in self.plan.rows if row.kind is RowKind.SCHEDULE and self.settled(row)}
        return tuple(row for row in self.base if row.row not in taken)

    @property
    def down(self) -> Decimal | None:
        """The down payment, while it is owed."""
        first = self.plan.rows[0]
        return NOTHING if self.settled(first) else first.amount

    @property
    def on_account(self) -> Decimal:
        """What was paid while the pairs were missing and no settled row has taken up."""
        continued = [row for row in self.plan.rows if row.kind is RowKind.CONTINUED]
        paid = [self.entries[self.plan.key(row.number)].paid for row in continued if self.settled(row)]
        offset = [row.offset or NOTHING for row in self.plan.rows if row.kind is RowKind.SCHEDULE and self.settled(row)]
        return sum(paid, NOTHING) - sum(offset, NOTHING)

    @property
    def since(self) -> date:
        """The day interest was last paid to."""
        last = self.plan.bought_on
        for row in self.plan.rows[1:]:
            if not self.settled(row):
                break
            last = row.due_on
        return last


@clause("EXA-2c-i", "EXA-2b-ii")
def remaining(plan: Plan, entries: Mapping[str, Entry], on: date, terms: Terms) -> Remaining:
    """What is left of a plan on a day, with the interest since the last settled row, in months of thirty days."""
    left = _Left(plan, entries)
    bears = plan.worth is not None or plan.computed
    whole = [row.principal if bears else row.amount for row in left.open]
    principal, down = _sum(whole), left.down
    rule = f"What is unpaid of {plan.number}"
    why = Why(rule, ("EXA-2c-i",), readings=("AMB-22",))
    if principal is None or down is None:
        unknown = Unknown(_missing(left), why)
        return Remaining(plan.number, unknown, unknown, _gross(left, why))
    owed = principal - left.on_account
    days = max(0, days_360(left.since, on))
    rate = terms.on(plan.bought_on).payment.later_batches.annual_rate if bears else Decimal(0)
    interest = cents(owed * rate * days / YEAR_360)
    said = f"{owed:,} x {rate} x {days} / {YEAR_360} = {interest:,}" if bears else "its table names none"
    facts = [("Principal", f"{owed:,}, {len(left.open)} rows unpaid"), ("Interest", said)]
    if left.on_account:
        facts.append(("Paid on account", f"{left.on_account:,}"))
    if down:
        facts.append(("Down payment", f"{down:,}"))
    why = Why(rule, ("EXA-2c-i",), tuple(facts), readings=("AMB-22", "AMB-20"))
    return Remaining(plan.number, Known(owed + down, why), Known(interest, why), _gross(left, why))


def _missing(left: _Left) -> str:
    """What has to be typed before the principal of a plan is known."""
    if isinstance(left.plan.financed, Unknown) and _sum([row.amount for row in left.open]) is not None:
        return left.plan.financed.missing
    return f"rows of {left.plan.number} have no amount"


def _gross(left: _Left, why: Why) -> Sum:
    """The instalments that remain, future interest and all."""
    amounts = [row.scheduled if left.plan.open_ended else row.amount for row in left.open]
    total, down = _sum(amounts), left.down
    if total is None or down is None:
        return Unknown(f"rows of {left.plan.number} have no amount", why)
    owed = total - (left.on_account if left.plan.open_ended else NOTHING)
    return Known(owed + down, why)


@clause("EXA-2c-i")
def accelerated_sum(
    plans: Sequence[Plan],
    entries: Mapping[str, Entry],
    on: date,
    terms: Terms,
    readings: Readings = RECOMMENDED,
) -> Sum:
    """What becomes due at once on a day: the principal and the interest to it, or all instalments left (AMB-22)."""
    gross = readings.accelerate == "gross_instalments"
    rule = "All instalments that remain" if gross else "The principal outstanding and the interest to the day"
    facts: list[tuple[str, str]] = [("On", day_words(on))]
    missing, total = [], NOTHING
    for plan in plans:
        left = remaining(plan, entries, on, terms)
        parts = (
            (("Instalments", left.gross),) if gross else (("Principal", left.principal), ("Interest", left.interest))
        )
        for words, part in parts:
            if isinstance(part, Unknown):
                missing.append(part.missing)
                continue
            total += part.value
            facts.append((f"{words}, {plan.number}", f"{part.value:,}"))
    why = Why(rule, ("EXA-2c-i",), (*facts, ("Together", f"{total:,}")), readings=("AMB-22",))
    return Unknown("; ".join(dict.fromkeys(missing)), why) if missing else Known(total, why)


@clause("EXA-2c-i")
def with_billed(called: Sum, billed: Sequence[Entry]) -> Sum:
    """The sum called in with the other bills that are unpaid, which it makes due at once too."""
    missing = [called.missing] if isinstance(called, Unknown) else []
    missing += [f"{one.due.words} has no amount" for one in billed if one.open is None]
    facts = tuple((f"Billed, {one.due.key}", f"{one.open:,}") for one in billed if one.open)
    total = sum((one.open for one in billed if one.open), called.value if isinstance(called, Known) else NOTHING)
    together = (("Together with them", f"{total:,}"),) if facts and not missing else ()
    why = replace(called.why, facts=(*called.why.facts, *facts, *together))
    return Unknown("; ".join(missing), why) if missing else Known(total, why)


def _when(book: PlanBook, key: str) -> str:
    """When a sum was due and may be called in, in words."""
    due, now = book.due(key), book.standings[key]
    on = f" on {day_words(due.due_on)}" if due else ""
    if now.state is InstalmentState.NOT_KNOWN:
        return f"{key} fell due{on}, but its amount is not entered"
    if now.last_day is None:
        return f"{key} fell due{on}, and no notice of the breach is recorded"
    return f"{key} falls due{on} and may be paid until {day_words(now.last_day)}"


@clause("EXA-2c-i")
def why_not_accelerate(book: PlanBook, key: str, on: date) -> str | None:
    """Why Winstar cannot call everything in over a sum on a day, or None."""
    standing = book.election(on)
    if standing is not None:
        return f"Everything was called in on {day_words(standing.elected_on)} already, {standing.number}."
    if key not in book.standings:
        return f"There is no payment {key} on {day_words(on)}."
    now = book.standings[key]
    if now.state is InstalmentState.ACCELERABLE:
        return None
    if now.state.settled:
        return f"{key} is paid; nothing can be called in over it ({tag_of('EXA-2c-i')})."
    return f"{_when(book, key)}; nothing can be called in before ({tag_of('EXA-2c-i')})."


@clause("EXA-2c-ii")
def why_not_demand(book: PlanBook, key: str, on: date, readings: Readings = RECOMMENDED) -> str | None:
    """Why Winstar cannot demand a late charge on a sum on a day, or None; one paid too late still bears it."""
    charge = next((one for one in book.charges if one.key == key and one.waived_on is None), None)
    if charge is not None:
        return f"{charge.number} was demanded for {key} on {day_words(charge.demanded_on)}; it is charged once."
    due, now = book.due(key), book.standings.get(key)
    if now is None or due is None:
        return f"There is no payment {key} on {day_words(on)}."
    first = due.due_on if readings.late_charge == "from_first_day" else now.last_day
    paid_late = now.settled_on is not None and first is not None and now.settled_on > first
    if paid_late or (first is not None and on > first and not now.state.settled and now.open is not None):
        return None
    if now.state.settled:
        return f"{key} was paid in time ({tag_of('EXA-2c-ii')})."
    return f"{_when(book, key)}; a late charge is not due before ({tag_of('EXA-2c-ii')})."
