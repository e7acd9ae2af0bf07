"""How a party is to be paid, and payments made in another way or short (MA-6.2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.rules.clause import Known, Why, clause, day_words
from models.rules.dues import PaymentFacts, PaymentMethod
from models.rules.money_facts import PayeeFacts
from models.rules.words import Side

__all__ = ["other_method", "payee_of", "way_of"]


def payee_of(payment: PaymentFacts) -> Side:
    """Who a payment went to."""
    return Side.WINSTAR if payment.payer is Side.CUSTOMER else Side.CUSTOMER


@clause("MA-6.2")
def way_of(payee: Side, payees: Sequence[PayeeFacts], on: date) -> Known[PayeeFacts]:
    """How a party is to be paid on a day: as it last named, or by wire, as 6.2 has it."""
    rule = "By wire to the account the payee names; by check or draft where the payee chooses"
    named = [one for one in payees if one.payee is payee and one.holds_from <= on]
    if not named:
        return Known(PayeeFacts(payee, PaymentMethod.WIRE, on), Why(rule, ("MA-6.2",), (("Named", "nothing yet"),)))
    last = max(enumerate(named), key=lambda one: (one[1].holds_from, one[0]))[1]
    said = f"{last.method.words}, from {day_words(last.holds_from)}"
    return Known(last, Why(rule, ("MA-6.2",), (("Named", said),)))


@clause("MA-6.2")
def other_method(payment: PaymentFacts, payees: Sequence[PayeeFacts]) -> str | None:
    """K19: what is wrong with the way of a payment, or None where it is the payee's."""
    wanted = way_of(payee_of(payment), payees, payment.paid_on).value.method
    if not payment.method or PaymentMethod(payment.method) is wanted:
        return None
    return f"made by {payment.method}, and the payee takes payment by {wanted} (6.2)"
