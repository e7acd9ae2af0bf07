"""What may be taken off a sum without money: offset against arrears, charge-backs, credits used (LTR-5, EXA-4, EXD)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from models.rules.charge_facts import InvoiceKind, money
from models.rules.clause import Known, Unknown, Why, clause, day_words
from models.rules.dues import ReductionFacts, ReductionKind, Stream
from models.rules.ledger import Entry
from models.rules.terms import Terms
from models.rules.words import Side, party

__all__ = [
    "credit_left",
    "offset_limit",
    "psa_arrears",
    "why_not_charge_back",
    "why_not_credit",
    "why_not_offset",
]

NOTHING = Decimal(0)


@clause("LTR-5", "LTR-3")
def psa_arrears(of: Sequence[Entry], psa: Sequence[str], as_of: date) -> Known[Decimal] | Unknown:
    """What Winstar has failed to pay under the Professional Services Agreement by a day; `psa` are its invoices."""
    late = [one for one in of if one.due.key in psa and one.due_on < as_of and not one.state.is_settled]
    rule = "Open invoices under the Professional Services Agreement whose day has passed"
    facts = tuple((one.due.key, f"{money(one.open)}, due {day_words(one.due_on)}") for one in late if one.open)
    missing = [one.due.key for one in late if one.open is None]
    if missing:
        return Unknown(f"{missing[0]} has no amount", Why(rule, ("LTR-5",), facts))
    return Known(sum((one.open or NOTHING for one in late), NOTHING), Why(rule, ("LTR-5",), facts))


@clause("LTR-5")
def offset_limit(equipment: Entry, against: Entry) -> Known[Decimal] | Unknown:
    """How much may be offset: the lesser of what is due for the Equipment and what Winstar has not paid."""
    rule = "The lesser of the equipment sum and the arrears under the Professional Services Agreement"
    if equipment.open is None or against.open is None:
        named = equipment if equipment.open is None else against
        return Unknown(f"{named.due.key} has no amount", Why(rule, ("LTR-5",)))
    limit = max(NOTHING, min(equipment.open, against.open))
    facts = (
        (equipment.due.key, money(equipment.open)),
        (against.due.key, money(against.open)),
        ("Sum", f"min({money(equipment.open)}, {money(against.open)}) = {money(limit)}"),
    )
    return Known(limit, Why(rule, ("LTR-5",), facts))


@clause("LTR-5")
def why_not_offset(
    equipment: Entry, against: Entry, kind: InvoiceKind | None, amount: Decimal, terms: Terms, on: date
) -> str | None:
    """K21: why a sum cannot be offset: no right yet, not Equipment, not owed yet, no arrears, or too much."""
    customer, winstar = party(terms, Side.CUSTOMER), party(terms, Side.WINSTAR)
    if not terms.payment.offset_allowed:
        return f"{customer} has no right of offset on {day_words(on)}; only the letter gives it (Letter 5)."
    if equipment.due.stream is not Stream.EQUIPMENT or equipment.due.payer is not Side.CUSTOMER:
        return (
            f"{equipment.due.key} is not owed for the Equipment; only what is may be reduced by an offset (Letter 5)."
        )
    if equipment.due_on > on:
        return f"{equipment.due.key} is not owing before {day_words(equipment.due_on)} (Letter 5)."
    if kind is None or not kind.is_services:
        return f"{against.due.key} is not owed under the Professional Services Agreement (Letter 5)."
    if against.due_on >= on:
        return f"{winstar} can still pay {against.due.key} until {day_words(against.due_on)} (Letter 5)."
    limit = offset_limit(equipment, against)
    if isinstance(limit, Unknown):
        return f"{limit.sentence[:-1]} (Letter 5)."
    if not limit.value:
        settled = equipment if not equipment.open else against
        return f"Nothing of {settled.due.key} is open (Letter 5)."
    if amount > limit.value:
        return (
            f"At most {money(limit.value)} of {equipment.due.key} can be offset; {money(amount)} was typed (Letter 5)."
        )
    return None


@clause("EXA-4")
def why_not_charge_back(one: Entry, amount: Decimal) -> str | None:
    """Why the cost of a shipping instruction not followed cannot be deducted from a sum."""
    if one.due.payer is not Side.CUSTOMER:
        return f"{one.due.key} is not owed by Customer; a charge-back is deducted from an invoice to Customer (A-4)."
    return _beyond(one, amount)


@clause("EXD-3.2", "EXD-7.2")
def why_not_credit(one: Entry, kind: InvoiceKind | None, amount: Decimal, left: Known[Decimal] | Unknown) -> str | None:
    """Why a credit cannot be used: not on a maintenance invoice, more than is left of it, or more than is open."""
    if kind is not InvoiceKind.MAINTENANCE:
        return f"{one.due.key} is no invoice for operation and maintenance; credits are used on those (D-7.2)."
    if isinstance(left, Unknown):
        return left.sentence
    if left.value <= 0:
        return "Nothing of the credit is left (D-7.2)."
    if amount > left.value:
        return f"{money(left.value)} of the credit is left; {money(amount)} is more (D-7.2)."
    return _beyond(one, amount)


def _beyond(one: Entry, amount: Decimal) -> str | None:
    """Why a sum cannot be reduced by so much: it would be less than nothing, or nobody knows what it is."""
    if one.open is None:
        return f"{one.due.key} has no amount yet: {one.due.missing or 'it is not entered'}."
    if amount > one.open:
        return f"{one.due.key} has {money(max(NOTHING, one.open))} open; {money(amount)} is more."
    return None


@clause("EXD-3.2", "EXD-7.2")
def credit_left(given: Decimal | None, number: str, reductions: Sequence[ReductionFacts]) -> Known[Decimal] | Unknown:
    """C16: what is left of a credit: what was given less what was used; the rest is carried."""
    rule = f"What {number} gave less what was used of it"
    used = [one for one in reductions if one.kind == ReductionKind.CREDIT and one.source == number]
    facts = tuple((one.number, f"{money(one.amount)} on {one.due}") for one in used)
    if given is None:
        return Unknown(f"the amount of {number} is not entered", Why(rule, ("EXD-7.2",), facts))
    left = given - sum((one.amount for one in used), NOTHING)
    return Known(left, Why(rule, ("EXD-7.2",), (("Given", money(given)), *facts, ("Left", money(left)))))
