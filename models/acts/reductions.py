"""Acts that reduce a sum without money: offset, charge-back, a credit used (LTR-5, EXA-4, EXD-7.2)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from models.act import Doing, act
from models.acts import money_records, records
from models.acts.money_records import entry_of, refuse_withdrawn, whole_cents
from models.errors import Refusal
from models.queries.state import state
from models.rules.clause import Known, day_words
from models.rules.dues import ReductionKind
from models.rules.ledger import Entry
from models.rules.offset import credit_left, offset_limit, why_not_charge_back, why_not_credit, why_not_offset
from models.tables.money import Reduction

__all__ = ["charge_back", "set_off", "use_credit", "withdraw_reduction"]


@act(says="Set off {amount} of {due} against {against} as {reduction}")
def set_off(
    doing: Doing, *, due: str, against: str, amount: Decimal | None = None, reason: str = ""
) -> Mapping[str, object]:
    """Offsets a sum owed for the Equipment against an unpaid invoice for professional services (Letter 5).

    Without an amount, as much as the letter allows.
    """
    now = state(doing.session, doing.on)
    equipment, other = entry_of(now, due), entry_of(now, against)
    invoice = now.money.invoice(other.due.key)
    wanted = amount if amount is not None else _most(equipment, other)
    kind = invoice.kind if invoice is not None else None
    _refuse(why_not_offset(equipment, other, kind, wanted, now.terms, doing.on), "LTR-5")
    return _reduced(doing, ReductionKind.OFFSET, equipment, wanted, against=other.due.key, reason=reason)


def _most(equipment: Entry, against: Entry) -> Decimal:
    """As much as may be offset; one cent where that is not known, so that the rule says why not."""
    limit = offset_limit(equipment, against)
    return limit.value if isinstance(limit, Known) else Decimal("0.01")


@act(says="Charged back {amount} to {due} for {shipment} as {reduction}")
def charge_back(doing: Doing, *, due: str, shipment: str, amount: Decimal, reason: str) -> Mapping[str, object]:
    """Deducts from a sum what it cost that a shipping instruction was not followed (A-4)."""
    records.shipment(doing.session, shipment)
    if not reason.strip():
        raise Refusal("Say which instruction was not followed and what it cost (A-4).", "EXA-4")
    one = entry_of(state(doing.session, doing.on), due)
    _refuse(why_not_charge_back(one, amount), "EXA-4")
    return _reduced(doing, ReductionKind.CHARGE_BACK, one, amount, source=shipment, reason=reason)


@act(says="Used {amount} of {credit} on {due} as {reduction}")
def use_credit(doing: Doing, *, credit: str, due: str, amount: Decimal | None = None) -> Mapping[str, object]:
    """Uses a service credit on an invoice for operation and maintenance; what is not used is carried (D-7.2).

    Without an amount, as much as is left of it and open on the invoice.
    """
    now = state(doing.session, doing.on)
    one = entry_of(now, due)
    note = next((each for each in now.service.credits if each.number == credit), None)
    if note is None:
        raise Refusal(f"There is no credit note {credit} on {day_words(doing.on)}.", "EXD-7.2")
    left = credit_left(note.amount, credit, now.money.reductions)
    wanted = amount if amount is not None else _usable(one, left.value if isinstance(left, Known) else None)
    invoice = now.money.invoice(one.due.key)
    _refuse(why_not_credit(one, invoice.kind if invoice else None, wanted, left), "EXD-7.2")
    return _reduced(doing, ReductionKind.CREDIT, one, wanted, source=credit)


def _usable(one: Entry, left: Decimal | None) -> Decimal:
    """As much of a credit as an invoice takes; nothing where either is not known."""
    return min(left, one.open) if left is not None and one.open is not None else Decimal(0)


@act(says="Withdrew {reduction}")
def withdraw_reduction(doing: Doing, *, reduction: str) -> Mapping[str, object]:
    """Takes an offset, a charge-back or the use of a credit back; its sum is open again."""
    row = money_records.reduction(doing.session, reduction)
    refuse_withdrawn(row)
    if doing.on < row.given_on:
        raise Refusal(f"{reduction} was made on {day_words(row.given_on)}; it cannot be withdrawn before.")
    row.withdrawn_on = doing.on
    return {"reduction": reduction}


def _refuse(reason: str | None, clause: str) -> None:
    """Refuses an act for the reason a rule gives."""
    if reason is not None:
        raise Refusal(reason, clause)


def _reduced(
    doing: Doing,
    kind: ReductionKind,
    one: Entry,
    amount: Decimal,
    *,
    against: str = "",
    source: str = "",
    reason: str = "",
) -> Mapping[str, object]:
    """Writes a reduction of a sum, with its number."""
    whole_cents(amount, f"What is taken off {one.due.key}")
    number = records.next_number(doing.session, Reduction.number, "RED")
    doing.session.add(
        Reduction(
            number=number,
            kind=kind.value,
            due=one.due.key,
            against=against,
            source=source,
            given_on=doing.on,
            amount=amount,
            reason=reason.strip(),
        )
    )
    return {
        "reduction": number,
        "amount": f"{amount:,.2f}",
        "due": one.due.key,
        "against": against,
        "shipment": source,
        "credit": source,
    }
