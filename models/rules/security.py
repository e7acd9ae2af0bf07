"""The security interest in the radios: notice and day of a sale, redemption, retention, proceeds (M-6.2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from models.rules.business_days import Calendar
from models.rules.case_facts import SaleFacts, SaleKind, SaleTerms, SecurityFacts
from models.rules.clause import Known, Unknown, Why, clause, day_words
from models.rules.defaults import DefaultStanding, DefaultState
from models.rules.delivery import received
from models.rules.readings import RECOMMENDED, Readings
from models.rules.terms import Terms

__all__ = [
    "Proceeds",
    "SecurityStanding",
    "SecurityState",
    "after_retention",
    "first_safe_day",
    "first_sale_day",
    "outside_hours",
    "proceeds",
    "sale_notice_given",
    "security_standing",
    "why_not_act",
    "why_not_adjourn",
    "why_not_announce",
    "why_not_apply",
    "why_not_redeem",
    "why_not_repossess",
    "why_not_retain",
    "why_not_sell",
    "why_not_state_sale",
]

OPENS, CLOSES = "09:00", "17:00"
"""Ordinary business hours, which the agreement does not put in figures."""
NONE = Decimal("0.00")


class SecurityState(StrEnum):
    """How far Winstar's remedies have come."""

    OPEN = "open"
    NOTICED = "noticed"
    SALE_POSSIBLE = "sale_possible"
    SOLD = "sold"
    RETAINED = "retained"
    REDEEMED = "redeemed"
    APPLIED = "applied"
    CLOSED = "closed"

    @property
    def words(self) -> str:
        """The state in words."""
        return {
            "open": "Remedies open",
            "noticed": "Notice of sale runs",
            "sale_possible": "May be sold",
            "sold": "Sold",
            "retained": "Kept by Winstar",
            "redeemed": "Redeemed",
            "applied": "Proceeds applied",
            "closed": "Closed",
        }[self]

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self not in (SecurityState.REDEEMED, SecurityState.APPLIED, SecurityState.CLOSED)


@clause("M-6.2-3i")
def why_not_act(default: DefaultStanding) -> str | None:
    """Why Winstar has no remedy against the radios for a breach, or None: an Event of Default has to stand uncured."""
    if default.state in (DefaultState.EVENT, DefaultState.TERMINATED):
        return None
    since = day_words(default.on)
    stands = f"{default.number} is no uncured Event of Default: {default.state.words.lower()} since {since}"
    return f"{stands} (M-6.2(3))."


@clause("M-6.2-3ii", "MA-13.2")
def sale_notice_given(
    case: SecurityFacts, calendar: Calendar, readings: Readings = RECOMMENDED
) -> Known[date] | Unknown:
    """The day the notice of sale counts as given."""
    if case.noticed_on is None:
        why = Why("The day the notice of sale counts as given", ("M-6.2-3ii", "MA-13.2"))
        return Unknown(f"no notice of sale is recorded for {case.number}", why)
    return received(case.delivery, calendar, f"the notice of sale of {case.number}", readings)


@clause("M-6.2-3ii", "MA-1.1f")
def first_sale_day(
    case: SecurityFacts, calendar: Calendar, terms: Terms, readings: Readings = RECOMMENDED
) -> Known[date] | Unknown:
    """The earliest day of a sale: 15 days after the notice of it; the day after that is safe beyond any count."""
    given = sale_notice_given(case, calendar, readings)
    days = (terms.on(given.value) if isinstance(given, Known) else terms).payment.sale_notice_days
    why = Why(f"{days} days after the notice of sale", ("M-6.2-3ii", "MA-1.1f"), readings=("AMB-03", "AMB-38"))
    if isinstance(given, Unknown):
        return Unknown(given.missing, why)
    first = given.value + timedelta(days=days)
    facts = (
        ("Notice given", day_words(given.value)),
        ("Sum", f"{day_words(given.value)} + {days} days = {day_words(first)}"),
        ("First safe day", day_words(first + timedelta(days=1))),
    )
    return Known(first, Why(why.rule, why.clauses, facts, readings=why.readings))


@clause("M-6.2-3ii")
def first_safe_day(
    case: SecurityFacts, calendar: Calendar, terms: Terms, readings: Readings = RECOMMENDED
) -> Known[date] | Unknown:
    """The first day of a sale that is safe however the 15 days are counted: day 16."""
    first = first_sale_day(case, calendar, terms, readings)
    if isinstance(first, Unknown):
        return first
    return Known(first.value + timedelta(days=1), first.why)


@clause("M-6.2-3ii")
def outside_hours(sale: SaleTerms, calendar: Calendar) -> str | None:
    """Why the hour or the day of a public sale is outside ordinary business hours, or None."""
    if sale.on is not None and (closed := calendar.why_closed(sale.on)):
        return f"{day_words(sale.on)} is not a Business Day ({closed}); a public sale is held in ordinary hours."
    if sale.at and not OPENS <= sale.at <= CLOSES:
        return f"{sale.at} lies outside {OPENS} to {CLOSES}; a public sale is held in ordinary business hours."
    return None


@clause("M-6.2-3ii")
def why_not_state_sale(kind: SaleKind, sale: SaleTerms, calendar: Calendar) -> str | None:
    """Why a notice cannot state a sale so, or None: of a public sale it states day, hour and place."""
    if kind is SaleKind.PRIVATE:
        return None
    if sale.on is None or not sale.at or not sale.place.strip():
        return "The notice of a public sale states its day, its hour and its place (M-6.2(3))."
    reason = outside_hours(sale, calendar)
    return f"{reason.removesuffix('.')} (M-6.2(3))." if reason else None


def _ended(case: SecurityFacts) -> str | None:
    """How the remedies ended already, or None."""
    if case.closed_on is not None:
        return f"{case.number} was closed on {day_words(case.closed_on)} (M-6.2(3))."
    if case.applied_on is not None:
        return f"The proceeds of {case.number} were applied on {day_words(case.applied_on)} (M-6.2(4))."
    if case.retained_on is not None:
        return f"Winstar kept the radios of {case.number} on {day_words(case.retained_on)} (M-6.2(3))."
    return None


@clause("M-6.2-3ii")
def why_not_announce(case: SecurityFacts) -> str | None:
    """Why no notice of sale can be given, or None; one is enough, later days are announced as adjournments."""
    if case.noticed_on is not None:
        return f"The notice of sale of {case.number} is of {day_words(case.noticed_on)}; adjourn the sale instead."
    return _ended(case)


@clause("M-6.2-3i")
def why_not_repossess(case: SecurityFacts, default: DefaultStanding) -> str | None:
    """Why no radio can be repossessed, or None."""
    return _ended(case) or why_not_act(default)


@clause("M-6.2-3i")
def why_not_redeem(case: SecurityFacts, tags: Sequence[str]) -> str | None:
    """Why Customer cannot redeem pairs, or None: it may at any time before they are sold."""
    if case.retained_on is not None or case.closed_on is not None:
        return _ended(case)
    for tag in tags:
        taken = next((pair for pair in reversed(case.pairs) if pair.tag == tag), None)
        if taken is None:
            return f"{tag} was not taken in {case.number} (M-6.2(3))."
        if taken.redeemed_on is not None:
            return f"{tag} was redeemed on {day_words(taken.redeemed_on)} (M-6.2(3))."
        if taken.lot is not None:
            return f"{tag} was sold in lot {taken.lot} of {case.number}; redemption ends with the sale (M-6.2(3))."
    return None


@clause("M-6.2-3ii")
def why_not_adjourn(case: SecurityFacts, to: date, announced_on: date) -> str | None:
    """Why a sale cannot be adjourned, or None: an announcement at its time and place puts it off, never back."""
    if ended := _ended(case):
        return ended
    if case.noticed_on is None or case.now.on is None:
        return f"No day of sale is stated in {case.number}; there is nothing to adjourn (M-6.2(3))."
    if announced_on > case.now.on:
        return f"The sale was to be on {day_words(case.now.on)}; it is adjourned on that day or before (M-6.2(3))."
    if to <= case.now.on:
        return f"The sale stands for {day_words(case.now.on)}; it is adjourned to a later day (M-6.2(3))."
    return None


@clause("M-6.2-3ii")
def why_not_sell(
    case: SecurityFacts, sale: SaleFacts, calendar: Calendar, terms: Terms, readings: Readings = RECOMMENDED
) -> str | None:
    """Why pairs cannot be sold on a day, or None: 15 days after notice, as stated; Winstar not below fair value."""
    if ended := _ended(case):
        return ended
    if barred := why_not_redeem(case, sale.tags):
        return barred
    first = first_sale_day(case, calendar, terms, readings)
    if isinstance(first, Unknown):
        return f"{case.number} cannot be sold yet: {first.missing} (M-6.2(3))."
    if sale.sold_on < first.value:
        earliest = day_words(first.value)
        return f"A sale may be on {earliest} at the earliest; {day_words(sale.sold_on)} is before that (M-6.2(3))."
    if case.sale is SaleKind.PUBLIC and case.now.on is not None and sale.sold_on < case.now.on:
        return f"The public sale stands for {day_words(case.now.on)}; it cannot be held before (M-6.2(3))."
    if sale.by_winstar and sale.fair_value is None:
        return "Winstar may buy at fair market value or more; enter the fair market value (M-6.2(3))."
    if sale.by_winstar and sale.fair_value is not None and sale.price < sale.fair_value:
        return f"Winstar's bid of {sale.price:,} is below the fair market value of {sale.fair_value:,} (M-6.2(3))."
    return None


@clause("M-6.2-3iii")
def why_not_retain(case: SecurityFacts) -> str | None:
    """Why Winstar cannot keep the radios instead of selling them, or None."""
    if ended := _ended(case):
        return ended
    return None if case.held else f"Winstar holds no radio of {case.number} (M-6.2(3))."


@clause("M-6.2-4")
def why_not_apply(case: SecurityFacts) -> str | None:
    """Why proceeds cannot be applied, or None."""
    if ended := _ended(case):
        return ended
    return None if case.sales else f"Nothing of {case.number} has been sold (M-6.2(4))."


@dataclass(frozen=True, slots=True)
class Proceeds:
    """The proceeds of a sale in their three steps, and what Customer owes after them."""

    total: Decimal
    costs: Decimal
    obligations: Decimal
    customer: Decimal
    costs_left: Decimal
    still_owed: Decimal


@clause("M-6.2-4")
def proceeds(case: SecurityFacts) -> Known[Proceeds] | Unknown:
    """The proceeds applied: first to Winstar's costs, then to what Customer owes, the rest to Customer."""
    rule = "First the costs and advances, then the Obligations in full, then Customer"
    if case.obligations is None:
        return Unknown("what Customer owes is not entered", Why(rule, ("M-6.2-4",)))
    total = sum((sale.price for sale in case.sales), NONE)
    spent = sum((amount for _, _, amount in case.costs), NONE)
    first = min(total, spent)
    second = min(total - first, case.obligations)
    third = total - first - second
    facts = (
        ("Proceeds", f"{total:,}"),
        ("First, costs and advances", f"{first:,} of {spent:,}"),
        ("Second, Obligations", f"{second:,} of {case.obligations:,}"),
        ("Third, to Customer", f"{total:,} - {first:,} - {second:,} = {third:,}"),
    )
    split = Proceeds(total, first, second, third, spent - first, case.obligations - second)
    return Known(split, Why(rule, ("M-6.2-4",), facts))


@clause("M-6.2-3iii")
def after_retention(case: SecurityFacts) -> Known[Decimal] | Unknown:
    """What Customer still owes after Winstar kept the radios: the sums in default less their fair market value."""
    why = Why("The sums in default less the fair market value of the radios kept", ("M-6.2-3iii",))
    value, owed = case.retained_value, case.obligations
    if value is None:
        return Unknown("the fair market value is not entered", why)
    if owed is None:
        return Unknown("what Customer owes is not entered", why)
    left = max(NONE, owed - value)
    facts = (
        ("In default", f"{owed:,}"),
        ("Fair market value", f"{value:,}"),
        ("Sum", f"{owed:,} - {value:,} = {left:,}" if owed >= value else f"{value:,} covers it"),
    )
    return Known(left, Why(why.rule, why.clauses, facts))


@dataclass(frozen=True, slots=True)
class SecurityStanding:
    """Where Winstar's remedies stand on a day: the state since when, the next day, and how that came about."""

    number: str
    state: SecurityState
    on: date
    next_on: date | None
    next_words: str
    missing: str
    why: Why


@clause("M-6.2-3i", "M-6.2-3ii", "M-6.2-3iii", "M-6.2-4")
def security_standing(
    case: SecurityFacts, calendar: Calendar, terms: Terms, as_of: date, readings: Readings = RECOMMENDED
) -> SecurityStanding:
    """Where Winstar's remedies stand at the end of a day, by the facts known then."""
    first = first_sale_day(case, calendar, terms, readings)
    if ended := _end(case):
        return SecurityStanding(case.number, *ended, None, "", "", first.why)
    if isinstance(first, Unknown):
        missing = first.missing if case.noticed_on is not None else ""
        return SecurityStanding(case.number, SecurityState.OPEN, case.opened_on, None, "", missing, first.why)
    stated = case.now.on
    day, words = (stated, f"{(case.sale or SaleKind.PRIVATE).capitalize()} sale") if stated else (None, "")
    if first.value > as_of and day is None:
        day, words = first.value, "Sale possible"
    state = SecurityState.SALE_POSSIBLE if first.value <= as_of else SecurityState.NOTICED
    since = first.value if state is SecurityState.SALE_POSSIBLE else case.noticed_on or case.opened_on
    return SecurityStanding(case.number, state, since, day, words, "", first.why)


def _end(case: SecurityFacts) -> tuple[SecurityState, date] | None:
    """The state that ended the remedies, or a sale that waits for its proceeds, and since when."""
    redeemed = [pair.redeemed_on for pair in case.pairs if pair.redeemed_on is not None]
    sold = [sale.sold_on for sale in case.sales]
    steps = (
        (SecurityState.CLOSED, case.closed_on),
        (SecurityState.APPLIED, case.applied_on),
        (SecurityState.RETAINED, case.retained_on),
        (SecurityState.REDEEMED, max(redeemed) if redeemed and not case.held and not sold else None),
        (SecurityState.SOLD, max(sold) if sold and not case.held else None),
    )
    return next(((state, day) for state, day in steps if day is not None), None)
