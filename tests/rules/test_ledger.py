"""The ledger: where every sum stands, streams that balance, what falls due, the cap on liability."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.clause import Known, Unknown
from models.rules.dues import Due, PaymentFacts, PaymentMethod, ReductionFacts, ReductionKind, Stream
from models.rules.ledger import (
    Entry,
    SumState,
    accelerable,
    ahead,
    entries,
    is_late,
    ledger,
    liability_cap,
    overdue,
    purchase_price,
)
from models.rules.money_facts import MoneyBook
from models.rules.readings import Readings
from models.rules.words import Side
from tests.rules.law import CALENDAR, TERMS, day
from tests.rules.moneyed import dollars

SATURDAY = Due(
    "PP-001:5",
    Stream.EQUIPMENT,
    Side.CUSTOMER,
    day("2001-12-15"),
    dollars("40,228.04"),
    "Instalment",
    "A-2",
    ("plan", "PP-001"),
)
INVOICE = Due(
    "INV-0001",
    Stream.MAINTENANCE,
    Side.CUSTOMER,
    day("2001-12-10"),
    dollars("310.00"),
    "Maintenance",
    "EXD-4B",
    ("invoice", "INV-0001"),
)
UNPRICED = replace(INVOICE, key="INV-0002", amount=None, words="Collocation", stream=Stream.COLLOCATION)


def paid(amount: str, *keys: str, on: str = "2001-12-15", number: str = "PAY-0001") -> PaymentFacts:
    """A payment applied in equal parts."""
    total = dollars(amount)
    return PaymentFacts(number, day(on), Side.CUSTOMER, total, tuple((key, total / len(keys)) for key in keys), "wire")


def taken(amount: str, key: str, kind: str = "offset", on: str = "2001-12-15") -> ReductionFacts:
    """A sum taken off."""
    return ReductionFacts("RED-0001", key, day(on), dollars(amount), kind, "LTR-5")


def one(due: Due, as_of: str, *settled: PaymentFacts | ReductionFacts, readings: Readings = Readings()) -> Entry:  # noqa: B008
    """A sum on a day."""
    payments = [each for each in settled if isinstance(each, PaymentFacts)]
    reductions = [each for each in settled if isinstance(each, ReductionFacts)]
    (found,) = entries([due], payments, reductions, CALENDAR, TERMS, day(as_of), readings)
    return found


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        ("2001-12-14", SumState.FUTURE),
        ("2001-12-15", SumState.DUE),
        ("2001-12-16", SumState.OVERDUE),
        ("2001-12-30", SumState.OVERDUE),
        ("2001-12-31", SumState.ACCELERABLE),
    ],
)
def test_an_unpaid_instalment_goes_from_future_to_due_overdue_and_accelerable(as_of: str, state: SumState) -> None:
    assert one(SATURDAY, as_of).state is state


def test_other_sums_are_overdue_and_never_called_in() -> None:
    assert one(INVOICE, "2002-06-01").state is SumState.OVERDUE


def test_a_payment_settles_a_sum_from_its_day_on() -> None:
    payment = paid("40,228.04", "PP-001:5")
    assert one(SATURDAY, "2001-12-14", payment).state is SumState.FUTURE
    now = one(SATURDAY, "2001-12-15", payment)
    assert (now.state, now.open, now.settlements[0].number) == (SumState.PAID, Decimal(0), "PAY-0001")


def test_a_sum_offset_in_full_is_settled_without_money() -> None:
    now = one(SATURDAY, "2001-12-20", taken("40,228.04", "PP-001:5"))
    assert (now.state, now.state.words, now.state.is_settled) == (SumState.REDUCED, "Settled without money", True)


def test_a_sum_paid_short_stays_open_for_the_rest() -> None:
    now = one(SATURDAY, "2001-12-20", paid("40,000.00", "PP-001:5"))
    assert (now.open, now.paid_short, now.state) == (dollars("228.04"), True, SumState.OVERDUE)


def test_a_sum_paid_beyond_what_it_became_is_overpaid() -> None:
    now = one(SATURDAY, "2001-12-20", paid("40,000.00", "PP-001:5"), taken("300.00", "PP-001:5", "charge_back"))
    assert (now.overpaid, now.state) == (dollars("71.96"), SumState.PAID)
    assert one(UNPRICED, "2001-12-20").overpaid == 0


def test_of_a_sum_without_an_amount_nobody_can_say_that_it_is_late() -> None:
    now = one(UNPRICED, "2001-12-20", paid("10.00", "INV-0002"))
    assert (now.open, now.paid, now.state, now.paid_short) == (None, dollars("10.00"), SumState.NOT_KNOWN, False)
    assert (now.state.words, is_late(now)) == ("Amount not entered", False)


def test_what_may_be_called_in_is_the_open_rest_of_instalments_late_beyond_their_days() -> None:
    of = [one(due, "2001-12-31") for due in (SATURDAY, INVOICE, UNPRICED)]
    assert accelerable(of) == Known(dollars("40,228.04"), accelerable(of).why)


def test_on_a_saturday_a_sum_may_be_paid_on_monday_and_stays_due_on_its_date() -> None:
    now = one(SATURDAY, "2001-12-17")
    assert (now.due_on, now.payable_until, now.state) == (day("2001-12-15"), day("2001-12-17"), SumState.OVERDUE)
    moved = one(SATURDAY, "2001-12-17", readings=Readings(roll="roll_due_date"))
    assert (moved.due_on, moved.state) == (day("2001-12-17"), SumState.DUE)


def test_a_sum_due_on_a_public_holiday_may_be_paid_the_day_after() -> None:
    assert one(replace(SATURDAY, due_on=day("2001-02-12")), "2001-02-12").payable_until == day("2001-02-13")


def test_a_sum_is_found_under_the_keys_it_had_before() -> None:
    now = one(replace(INVOICE, covers=("L-0001:installation",)), "2001-12-20", paid("310.00", "L-0001:installation"))
    assert now.state is SumState.PAID
    assert MoneyBook(entries=(now,)).entry("L-0001:installation") is now
    assert MoneyBook(entries=(now,)).entry("L-0002:installation") is None


def test_a_settlement_made_later_is_not_seen_before() -> None:
    assert one(INVOICE, "2001-12-14", paid("310.00", "INV-0001"), taken("1.00", "INV-0001")).settlements == ()


def test_what_falls_due_is_counted_from_the_day_on() -> None:
    of = entries([SATURDAY, INVOICE], (), (), CALENDAR, TERMS, day("2001-12-11"))
    soon = ahead(of, day("2001-12-11"), 30)
    assert isinstance(soon, Known)
    assert soon.value == dollars("40,228.04")
    none = ahead(of, day("2001-12-11"), 3)
    assert isinstance(none, Known)
    assert none.value == 0
    late = overdue(of)
    assert isinstance(late, Known)
    assert late.value == dollars("310.00")


def test_what_falls_due_is_not_known_without_every_amount() -> None:
    of = entries([UNPRICED], (), (), CALENDAR, TERMS, day("2001-12-11"))
    late = overdue(of)
    assert isinstance(late, Unknown)
    assert late.missing == "1 sum has no amount: Collocation"


def test_the_cap_is_what_customer_has_paid_winstar_by_the_day() -> None:
    other = replace(paid("999.00", "INV-0009", number="PAY-0003"), payer=Side.WINSTAR)
    made = [paid("40.00", "INV-0001"), paid("60.00", "INV-0002", on="2001-12-16", number="PAY-0002"), other]
    assert liability_cap(made, day("2001-12-15")).value == dollars("40.00")
    assert liability_cap(made, day("2001-12-16")).value == dollars("100.00")


def test_the_purchase_price_is_every_sum_of_customer_or_says_which_lack_an_amount() -> None:
    theirs = replace(INVOICE, key="INV-0009", payer=Side.WINSTAR, stream=Stream.SERVICES)
    of = entries([SATURDAY, INVOICE, theirs], (), (), CALENDAR, TERMS, day("2001-12-11"))
    whole = purchase_price(of)
    assert isinstance(whole, Known)
    assert whole.value == dollars("40,538.04")
    lacking = purchase_price(entries([UNPRICED], (), (), CALENDAR, TERMS, day("2001-12-11")))
    assert isinstance(lacking, Unknown)
    assert lacking.missing == "1 sum has no amount: Collocation"


def test_what_is_applied_to_no_sum_is_on_account() -> None:
    payment = replace(paid("310.00", "INV-0001"), amount=dollars("400.00"))
    assert payment.on_account == dollars("90.00")
    assert MoneyBook(payments=(payment,)).on_account() == dollars("90.00")


def test_the_ledger_lists_streams_in_the_order_of_the_agreement_and_counts_what_has_no_amount() -> None:
    of = entries([INVOICE, SATURDAY, UNPRICED], [paid("5.00", "INV-0002")], (), CALENDAR, TERMS, day("2001-12-20"))
    rows = ledger(of)
    assert [row.stream for row in rows] == [Stream.EQUIPMENT, Stream.MAINTENANCE, Stream.COLLOCATION]
    assert (rows[2].unpriced, rows[2].paid_unpriced, rows[2].open) == (1, dollars("5.00"), Decimal(0))
    assert (rows[1].overdue, rows[1].charged) == (dollars("310.00"), dollars("310.00"))


KEYS = [f"INV-{number:04}" for number in range(1, 6)]
SUMS = st.integers(1, 10**9).map(lambda cents: Decimal(cents) / 100)


@given(
    dues=st.lists(st.tuples(st.sampled_from(list(Stream)), st.integers(-400, 400), st.none() | SUMS), max_size=5),
    payments=st.lists(st.tuples(st.sampled_from(KEYS), st.integers(-400, 400), SUMS), max_size=6),
    reductions=st.lists(st.tuples(st.sampled_from(KEYS), st.integers(-400, 400), SUMS), max_size=6),
)
def test_every_stream_balances_whatever_was_charged_paid_and_taken_off(
    dues: list[tuple[Stream, int, Decimal | None]],
    payments: list[tuple[str, int, Decimal]],
    reductions: list[tuple[str, int, Decimal]],
) -> None:
    as_of = day("2001-06-30")
    sums = [
        Due(
            KEYS[at],
            stream,
            Side.CUSTOMER,
            as_of + timedelta(days=days),
            amount,
            "Sum",
            "MA-6.2",
            ("invoice", KEYS[at]),
        )
        for at, (stream, days, amount) in enumerate(dues)
    ]
    made = [
        PaymentFacts(f"PAY-{at}", as_of + timedelta(days=days), Side.CUSTOMER, amount, ((key, amount),), "wire")
        for at, (key, days, amount) in enumerate(payments)
    ]
    off = [
        ReductionFacts(f"RED-{at}", key, as_of + timedelta(days=days), amount, "offset", "LTR-5")
        for at, (key, days, amount) in enumerate(reductions)
    ]
    of = entries(sums, made, off, CALENDAR, TERMS, as_of)
    rows = ledger(of)
    assert all(row.charged - row.reduced - row.paid == row.open for row in rows)
    assert sum(row.open for row in rows) == sum(each.open for each in of if each.open is not None)
    known = {due.key for due in sums}
    by_hand = sum((amount for key, days, amount in payments if days <= 0 and key in known), Decimal(0))
    assert sum(row.paid + row.paid_unpriced for row in rows) == by_hand
    assert of == entries(sums[::-1], made[::-1], off[::-1], CALENDAR, TERMS, as_of)


def test_every_choice_has_words() -> None:
    assert [one.words for one in PaymentMethod] == ["Wire", "Check", "Draft"]
    assert [one.words for one in ReductionKind] == ["Offset", "Charge-back", "Credit used"]
    assert all(stream.words for stream in Stream)


def test_the_last_cents_leave_a_sum_open_and_paid_short() -> None:
    now = one(INVOICE, "2001-12-20", paid("309.50", "INV-0001"))
    assert (now.state, now.open, now.paid_short) == (SumState.OVERDUE, dollars("0.50"), True)


def test_what_is_due_today_falls_due_within_the_days_to_come() -> None:
    today = ahead(entries([INVOICE], (), (), CALENDAR, TERMS, day("2001-12-10")), day("2001-12-10"), 30)
    assert today.why.facts[-1] == ("Together", "310.00")
    last = ahead(entries([INVOICE], (), (), CALENDAR, TERMS, day("2001-11-10")), day("2001-11-10"), 30)
    assert last.why.facts[-1] == ("Together", "310.00")


def test_the_purchase_price_shows_what_each_service_comes_to() -> None:
    of = entries([SATURDAY, INVOICE], (), (), CALENDAR, TERMS, day("2001-12-11"))
    assert purchase_price(of).why.facts == (
        (Stream.EQUIPMENT.words, "40,228.04"), (Stream.MAINTENANCE.words, "310.00"),
    )  # fmt: skip
