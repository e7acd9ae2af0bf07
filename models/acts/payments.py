"""Acts on payments, offsets and other reductions (MA-6.2, LTR-5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from models.act import Doing, act
from models.acts import money_records, records
from models.acts.days import refuse_day, refuse_outside
from models.acts.money_records import entry_of, refuse_withdrawn, whole_cents
from models.acts.twins import refuse_twin
from models.errors import Refusal
from models.queries.book import terms
from models.queries.state import state
from models.rules.clause import day_words
from models.rules.dues import PaymentMethod
from models.rules.words import Side, counted, listed, party
from models.tables.money import PayeeAccount, Payment, PaymentPart

__all__ = ["Applied", "apply_payment", "designate_payee", "record_payment", "withdraw_payment"]


@dataclass(frozen=True, slots=True)
class Applied:
    """How much of a payment goes to which sum; without an amount, all that is open of it."""

    due: str
    amount: Decimal | None = None


@act(says="Recorded {payment} of {amount}, {to}")
def record_payment(
    doing: Doing,
    *,
    paid_on: date,
    amount: Decimal,
    applied: tuple[Applied, ...] = (),
    method: PaymentMethod = PaymentMethod.WIRE,
    payer: Side = Side.CUSTOMER,
    reference: str = "",
) -> Mapping[str, object]:
    """Records a payment and the sums it pays; what is applied to none stays on account (6.2)."""
    refuse_day(doing, paid_on, "A payment cannot be made")
    whole_cents(amount, "A payment")
    parts = _parts(doing, payer, amount, applied)
    number = records.next_number(doing.session, Payment.number, "PAY")
    row = Payment(
        number=number,
        paid_on=paid_on,
        payer=payer.value,
        method=method.value,
        amount=amount,
        reference=reference.strip(),
        parts=[PaymentPart(due=key, amount=part, applied_on=paid_on) for key, part in parts],
    )
    if row.reference:
        refuse_twin(doing, row, "MA-6.2", "paid_on", "payer", "amount", "reference", "withdrawn_on")
    doing.session.add(row)
    return {"payment": number, "amount": f"{amount:,.2f}", "to": _to(parts)}


@act(says="Applied {payment}, {to}")
def apply_payment(doing: Doing, *, payment: str, applied: tuple[Applied, ...]) -> Mapping[str, object]:
    """Applies what a payment has left on account to sums that are open (6.2)."""
    row = money_records.payment(doing.session, payment)
    refuse_withdrawn(row)
    refuse_day(doing, row.paid_on, f"{payment} cannot be applied")
    left = row.amount - sum((part.amount for part in row.parts), Decimal(0))
    if not applied:
        raise Refusal(f"Name the sums {payment} pays.")
    parts = _parts(doing, Side(row.payer), left, applied)
    for key, part in parts:
        row.parts.append(PaymentPart(due=key, amount=part, applied_on=doing.on))
    return {"payment": payment, "to": _to(parts)}


@act(says="Withdrew {payment}")
def withdraw_payment(doing: Doing, *, payment: str) -> Mapping[str, object]:
    """Takes a payment back that was recorded by mistake or did not clear; its sums are open again."""
    row = money_records.payment(doing.session, payment)
    refuse_withdrawn(row)
    if doing.on < row.paid_on:
        raise Refusal(f"{payment} was made on {day_words(row.paid_on)}; it cannot be withdrawn before.")
    row.withdrawn_on = doing.on
    return {"payment": payment}


@act(says="{name} is paid by {way} from {day}")
def designate_payee(
    doing: Doing,
    *,
    payee: Side,
    method: PaymentMethod,
    holds_from: date,
    account: str = "",
    address: str = "",
) -> Mapping[str, object]:
    """Records how a party wants to be paid from a day on: by wire to an account, or by check or draft (6.2)."""
    if method is PaymentMethod.WIRE and not account.strip():
        raise Refusal("A wire goes to an account the payee names; type the account (6.2).", "MA-6.2")
    refuse_outside(doing, holds_from, "Nobody is paid")
    row = PayeeAccount(
        payee=payee.value,
        method=method.value,
        account=account.strip(),
        address=address.strip(),
        holds_from=holds_from,
    )
    refuse_twin(doing, row, "MA-6.2", "payee", "method", "account", "address", "holds_from")
    doing.session.add(row)
    name = party(terms(doing.session, doing.on), payee)
    return {"name": name, "way": method.words.lower(), "day": day_words(holds_from)}


def _parts(doing: Doing, payer: Side, amount: Decimal, applied: Sequence[Applied]) -> list[tuple[str, Decimal]]:
    """The sums a payment pays with how much of each; a Refusal says what does not fit."""
    if not applied:
        return []
    now = state(doing.session, doing.on)
    left, parts = amount, dict[str, Decimal]()
    for one in applied:
        found = entry_of(now, one.due)
        key = found.due.key
        if found.due.payer is not payer:
            raise Refusal(f"{key} is not owed by who made this payment.", found.due.clause)
        if key in parts:
            raise Refusal(f"{key} is named twice.")
        if found.state.is_settled:
            raise Refusal(f"{key} has nothing open.", found.due.clause)
        part = one.amount if one.amount is not None else min(left, found.open if found.open is not None else left)
        if found.open is not None and part > found.open:
            raise Refusal(f"{key} has {found.open:,.2f} open; {part:,.2f} is more.", found.due.clause)
        parts[key] = whole_cents(part, f"What is applied to {key}")
        left -= part
    if left < 0:
        raise Refusal(f"{amount - left:,.2f} is applied, more than the {amount:,.2f} there is.", "MA-6.2")
    return list(parts.items())


def _to(parts: Sequence[tuple[str, Decimal]]) -> str:
    """What a payment was applied to, for the journal."""
    if not parts:
        return "on account"
    return f"for {listed([key for key, _ in parts])}" if len(parts) < 5 else f"for {counted(len(parts), 'sum')}"
