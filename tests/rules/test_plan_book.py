"""The plans of a day: their dues, what was demanded and called in, and that later facts change no earlier view."""

from dataclasses import replace
from decimal import Decimal

from models.rules.dues import Stream
from models.rules.ledger import entries, ledger
from models.rules.plan_book import PlanSources
from models.rules.plan_facts import AccelerationFacts, InstalmentState, LateChargeFacts, PlanBook, TypedAmount
from models.rules.words import Side
from tests.rules.law import CALENDAR, day, terms
from tests.rules.plan_cases import (
    MILLION,
    R,
    accepted,
    book,
    million,
    paid,
    paid_through,
    second_batch,
)
from tests.rules.test_acceleration import ELECTED
from tests.rules.test_purchasing import FIRST, SECOND

CHARGE = LateChargeFacts("LC-001", "PP-003:5", day("2002-01-02"), Decimal("7241.05"))


def keys(now: PlanBook) -> list[str]:
    return [due.key for due in now.dues]


def test_every_order_that_stands_has_its_plan_by_batch() -> None:
    sources = PlanSources((SECOND, FIRST))
    assert [one.number for one in book(sources, "2000-11-28").plans] == ["PP-001", "PP-002"]
    assert [one.number for one in book(sources, "2000-09-28").plans] == ["PP-001"]
    assert book(sources, "2000-06-29").dues == ()


def test_a_cancelled_order_is_not_paid_any_more() -> None:
    sources = PlanSources((replace(SECOND, cancelled_on=day("2000-10-01")),))
    assert book(sources, "2000-09-30").plans
    assert not book(sources, "2000-10-01").plans


def test_every_payment_is_a_sum_that_customer_owes_for_the_equipment() -> None:
    now = book(second_batch(), "2000-11-28")
    assert len(now.dues) == 25 + 25
    assert {(due.stream, due.payer) for due in now.dues} == {(Stream.EQUIPMENT, Side.CUSTOMER)}
    first = now.due("PP-002:1")
    assert first is not None
    assert (first.amount, first.due_on, first.words) == (R, day("2000-12-15"), "Instalment 1, batch 2")
    assert (first.clause, first.record) == ("LTR-SCHED", ("instalment", "PP-002:1"))
    second = now.due("PP-001:2")
    assert second is not None
    assert (second.amount, second.missing) == (None, "the amount of PP-001:2")


def test_what_goes_on_while_the_pairs_are_missing_is_named_so() -> None:
    due = book(second_batch(), "2001-11-01").due("PP-002:5")
    assert due is not None
    assert (due.words, due.clause, due.amount) == ("Continued payment 5, batch 2", "LTR-2", R)


def test_a_late_charge_is_a_sum_from_its_demand_until_it_is_waived() -> None:
    sources = million(*paid_through(4), charges=(replace(CHARGE, waived_on=day("2002-02-01")),))
    assert "LC-001" not in keys(book(sources, "2002-01-01"))
    due = book(sources, "2002-01-31").due("LC-001")
    assert due is not None
    assert (due.amount, due.clause, due.words) == (Decimal("7241.05"), "EXA-2c-ii", "Late charge on PP-003:5")
    assert "LC-001" not in keys(book(sources, "2002-02-01"))
    assert book(sources, "2002-01-31").charges[0].waived_on is None


def test_an_election_replaces_what_is_unpaid_by_one_sum() -> None:
    now = book(million(*paid_through(4), accelerations=(ELECTED,)), "2002-01-10")
    assert keys(now) == ["PP-003:0", "PP-003:1", "PP-003:2", "PP-003:3", "PP-003:4", "AC-001"]
    due = now.due("AC-001")
    assert due is not None
    assert (due.amount, due.due_on, due.covers[0]) == (Decimal("634087.33"), day("2002-01-10"), "PP-003:5")
    assert now.standings["AC-001"].state is InstalmentState.DUE
    states = {now.standings[f"PP-003:{number}"].state for number in range(5, 25)}
    assert states == {InstalmentState.ACCELERATED}
    assert now.standings["PP-003:5"].open == 0
    assert len(now.replaced) == 20


def test_what_was_called_in_is_never_called_in_again() -> None:
    now = book(million(*paid_through(4), accelerations=(ELECTED,)), "2003-01-10")
    assert now.standings["AC-001"].state is InstalmentState.OVERDUE
    assert now.accelerable == ()


def test_what_was_paid_on_the_payments_it_replaces_counts_toward_the_sum() -> None:
    part = paid("PP-003:5", "10000.00", "2001-12-20")
    sources = million(*paid_through(4), part, accelerations=(ELECTED,))
    now = book(sources, "2002-01-11")
    assert now.standings["AC-001"].open == Decimal("624087.33")
    law = terms(day("2002-01-11"))
    held = entries(now.dues, sources.payments, (), CALENDAR, law, day("2002-01-11"))
    (stream,) = ledger(held)
    assert stream.charged - stream.paid == stream.open == Decimal("624087.33")
    assert stream.paid == sum((one.amount for one in sources.payments), Decimal(0))


def test_an_election_withdrawn_lets_the_instalments_run_on() -> None:
    gone = replace(ELECTED, withdrawn_on=day("2002-01-20"))
    sources = million(*paid_through(4), accelerations=(gone,))
    assert "AC-001" in keys(book(sources, "2002-01-19"))
    now = book(sources, "2002-01-20")
    assert "AC-001" not in keys(now)
    assert now.standings["PP-003:5"].state is InstalmentState.ACCELERABLE
    assert book(sources, "2002-01-19").accelerations[0].withdrawn_on is None


def test_a_sum_that_cannot_be_computed_is_called_in_without_an_amount() -> None:
    sources = PlanSources((FIRST,), accelerations=(AccelerationFacts("AC-001", "PP-001:2", day("2001-01-10")),))
    due = book(sources, "2001-01-11").due("AC-001")
    assert due is not None
    assert (due.amount, due.missing) == (None, "rows of PP-001 have no amount")


def test_a_batch_bought_after_an_election_is_paid_by_its_own_plan() -> None:
    later = replace(
        SECOND, number="PO-004", batch=4, form="", ordered_on=day("2002-02-01"), issued_on=day("2002-02-01")
    )
    sources = million(*paid_through(4), accelerations=(ELECTED,))
    now = book(replace(sources, orders=(*sources.orders, later)), "2002-02-02")
    assert "PP-004:1" in keys(now)
    assert now.standings["PP-004:1"].state is InstalmentState.FUTURE


def test_what_may_be_called_in_is_listed() -> None:
    now = book(million(*paid_through(4)), "2002-01-10")
    assert [due.key for due in now.accelerable] == ["PP-003:5"]
    assert now.due("PP-009:1") is None
    assert now.plan("PP-009") is None
    assert now.election(day("2002-01-10")) is None


def test_a_day_of_the_past_looks_the_same_whatever_came_later() -> None:
    before = million(*paid_through(4))
    typed = {"PO-003": replace(before.typed["PO-003"], amounts=(TypedAmount(5, MILLION, day("2002-02-01")),))}
    after = million(
        *paid_through(4),
        paid("PP-003:5", "40228.04", "2002-01-15"),
        typed=typed,
        charges=(replace(CHARGE, demanded_on=day("2002-01-15")),),
        accelerations=(replace(ELECTED, elected_on=day("2002-01-20")),),
        notices={"PP-003:5": day("2002-01-12")},
    )
    assert book(before, "2002-01-11") == book(after, "2002-01-11")


def test_the_condition_as_it_stood_decides_what_is_called_in() -> None:
    """An election in December 2001 finds the reduced payment, whatever is accepted in February."""
    elected = AccelerationFacts("AC-001", "PP-002:4", day("2001-12-20"))
    sources = replace(second_batch(accepted(175, day("2002-02-10"))), orders=(SECOND,), accelerations=(elected,))
    early, late = (book(sources, on).due("AC-001") for on in ("2001-12-20", "2002-03-01"))
    assert early is not None
    assert late is not None
    assert early.amount == late.amount


def test_what_may_be_called_in_is_counted_only_once_something_may_be() -> None:
    assert book(million(*paid_through(4)), "2001-12-30").to_call_in is None
    assert book(million(*paid_through(4)), "2001-12-31").to_call_in is not None


def test_a_late_charge_stands_from_the_day_it_was_demanded() -> None:
    sources = million(*paid_through(4), charges=(CHARGE,))
    assert [len(book(sources, on).charges) for on in ("2002-01-01", "2002-01-02")] == [0, 1]
