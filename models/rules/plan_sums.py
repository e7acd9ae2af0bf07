"""What the rows of a payment plan come to, and what typed rows are worth beside what is financed (EXA-2b, K18)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from models.rules.amortisation import cents, present_value
from models.rules.batch_price import Sum
from models.rules.clause import Known, Unknown, Why, clause
from models.rules.plan_facts import Instalment, Plan
from models.rules.terms import Terms
from models.rules.words import counted

__all__ = ["difference", "down_gap", "financing_gap", "total", "worth"]

NOTHING = Decimal("0.00")
CENT_A_ROW = Decimal("0.01")


@clause("EXA-2b-i", "EXA-2b-ii", "A-2", "LTR-SCHED")
def total(rows: Sequence[Instalment], clauses: tuple[str, ...], *, open_ended: bool = False) -> Sum:
    """What all payments come to, the down payment included; not known while rows are missing or there is no end."""
    missing = sum(row.amount is None for row in rows)
    together = sum((row.amount for row in rows if row.amount is not None), NOTHING)
    down = rows[0].amount
    facts = (
        ("Down payment", "not entered" if down is None else f"{down:,}"),
        ("Instalments", f"{len(rows) - 1}"),
        ("Together", "not complete" if missing else "without an end" if open_ended else f"{together:,}"),
    )
    why = Why("The down payment and every instalment", clauses, facts)
    if missing:
        return Unknown(f"{counted(missing, 'row')} of {len(rows)} {'has' if missing == 1 else 'have'} no amount", why)
    if open_ended:
        return Unknown("its payments go on until the pairs are accepted", why)
    return Known(together, why)


@clause("EXA-2b-ii", "LTR-SCHED")
def worth(rows: Sequence[Instalment], owed: Sum, rate: Decimal, first: Decimal, clauses: tuple[str, ...]) -> Sum:
    """What typed instalments are worth on the day of purchase, beside what is financed."""
    rule = f"The present value of the typed rows at {rate:.4%} a quarter"
    payments = [row.amount for row in rows if row.amount is not None]
    if len(payments) < len(rows):
        return Unknown("the typed rows are not complete", Why(rule, clauses, readings=("AMB-19",)))
    found = present_value(payments, rate, first)
    facts = [("Typed rows", f"{len(payments)}, together {sum(payments, NOTHING):,}"), ("Present value", f"{found:,}")]
    if isinstance(owed, Known):
        facts.append(("Financed", f"{owed.value:,}, a difference of {found - owed.value:,}"))
    return Known(found, Why(rule, clauses, tuple(facts), readings=("AMB-19", "AMB-20")))


@clause("EXA-2b-ii")
def difference(plan: Plan) -> Decimal | None:
    """How far the present value of the typed rows is from what is financed; None where one of them is not known."""
    if not isinstance(plan.worth, Known) or not isinstance(plan.financed, Known):
        return None
    return plan.worth.value - plan.financed.value


@clause("EXA-2b-ii")
def financing_gap(plan: Plan) -> Decimal | None:
    """That difference where it is more than a cent a row, which rounding may leave; else None (K18)."""
    gap = difference(plan)
    return gap if gap is not None and abs(gap) > CENT_A_ROW * len(plan.signed) else None


@clause("EXA-2b-ii")
def down_gap(plan: Plan, terms: Terms) -> Decimal | None:
    """How far the down payment is from its share of the price; None where it is not, or cannot be told (K18)."""
    down = plan.signed[0].amount
    if down is None or plan.worth is None or not isinstance(plan.price, Known):
        return None
    return down - cents(terms.on(plan.bought_on).payment.later_batches.down_share * plan.price.value) or None
