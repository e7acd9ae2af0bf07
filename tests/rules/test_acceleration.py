"""Everything called in at once, and when Winstar may elect it or demand a late charge (EXA-2c; Part 4.2)."""

from dataclasses import replace
from decimal import Decimal

import pytest

from models.rules.acceleration import why_not_accelerate, why_not_demand, with_billed
from models.rules.clause import Known, Unknown
from models.rules.dues import Due, Stream
from models.rules.ledger import Entry, SumState
from models.rules.plan_book import CalledIn, PlanSources, called_in
from models.rules.plan_facts import AccelerationFacts, InstalmentState, LateChargeFacts, PlanFacts
from models.rules.readings import RECOMMENDED, Readings
from models.rules.words import Side
from tests.rules.law import CALENDAR, day, terms
from tests.rules.plan_cases import (
    LETTER,
    PRICED,
    THIRD,
    R,
    S,
    accepted,
    book,
    million,
    paid,
    paid_through,
    second_batch,
)
from tests.rules.test_payment_plans import A_2
from tests.rules.test_purchasing import FIRST, SECOND

ON = "2002-01-10"
GROSS = Readings(accelerate="gross_instalments")
ELECTED = AccelerationFacts("AC-001", "PP-003:5", day(ON))


def called(sources: PlanSources, on: str = ON, readings: Readings = RECOMMENDED) -> CalledIn:
    return called_in(sources, terms(day(on)), CALENDAR, day(on), readings)


def value(sources: PlanSources, on: str = ON, readings: Readings = RECOMMENDED) -> Decimal:
    found = called(sources, on, readings).sum
    assert isinstance(found, Known)
    return found.value


def billed(amount: str | None) -> Entry:
    owed, record = None if amount is None else Decimal(amount), ("invoice", "INV-0001")
    due = Due("INV-0001", Stream.MAINTENANCE, Side.CUSTOMER, day("2001-11-01"), owed, "Maintenance", "EXD-4B", record)
    return Entry(due, due.due_on, due.due_on, SumState.OVERDUE)


def test_the_worked_example_of_part_4_2() -> None:
    found = called(million(*paid_through(4))).sum
    assert isinstance(found, Known)
    assert found.value == Decimal("612562.56") + Decimal("21524.77")
    assert found.why.facts[1:] == (
        ("Principal, PP-003", "612,562.56"),
        ("Interest, PP-003", "21,524.77"),
        ("Together", "634,087.33"),
    )
    assert value(million(*paid_through(4)), readings=GROSS) == Decimal("804560.89")


def test_nothing_of_it_is_interest_for_days_to_come() -> None:
    sources = million(*paid_through(4))
    assert value(sources, "2001-12-31") < value(sources, ON) < value(sources, "2002-02-10")
    assert value(sources, "2001-09-15") == Decimal("612562.56")


def test_other_bills_unpaid_are_called_in_too() -> None:
    plans = called(million(*paid_through(4))).sum
    found = with_billed(plans, (billed("500.00"), billed("0.00")))
    assert isinstance(found, Known)
    assert found.value == Decimal("634587.33")
    assert found.why.facts[-2:] == (("Billed, INV-0001", "500.00"), ("Together with them", "634,587.33"))
    assert with_billed(plans, ()) == plans


def test_a_bill_or_a_plan_without_an_amount_makes_it_not_known() -> None:
    unpriced = with_billed(called(million(*paid_through(4))).sum, (billed(None),))
    unknown = with_billed(called(PlanSources((FIRST,))).sum, (billed("500.00"),))
    assert isinstance(unpriced, Unknown)
    assert isinstance(unknown, Unknown)
    assert (unpriced.missing, unknown.missing) == ("Maintenance has no amount", "rows of PP-001 have no amount")


def test_an_unpaid_down_payment_is_called_in_with_the_interest_since_the_purchase() -> None:
    on = "2000-10-29"
    assert value(million(), on) == Decimal("1000000.00") + Decimal("6416.67")
    assert value(million(), on, GROSS) == Decimal("1265473.05")


def test_instalments_paid_out_of_their_order_are_not_called_in() -> None:
    sources = million(*paid_through(3), paid("PP-003:5", "40228.04", "2001-12-15"))
    found = called(sources)
    assert "PP-003:5" not in found.keys
    assert isinstance(found.sum, Known)
    assert dict(found.sum.why.facts)["Principal, PP-003"] == "611,936.75"


def test_of_a_batch_paid_in_full_nothing_is_left() -> None:
    rest = [paid(f"PP-003:{number}", "40228.04", "2001-12-15") for number in range(5, 24)]
    sources = million(*paid_through(4), *rest, paid("PP-003:24", "40228.13", "2001-12-15"))
    assert value(sources) == value(sources, readings=GROSS) == 0


def test_the_first_batch_counts_whole_for_its_table_names_no_interest() -> None:
    sources = PlanSources((FIRST,), typed={"PO-001": replace(PRICED, order="PO-001", prices=(), amounts=A_2)})
    assert value(sources, "2001-01-10") == Decimal("2500.00")
    paid_down = replace(sources, payments=(paid("PP-001:1", "100.00", "2000-06-30"),))
    assert value(paid_down, "2001-01-10") == value(paid_down, "2001-01-10", GROSS) == Decimal("2400.00")


@pytest.mark.parametrize("readings", [RECOMMENDED, GROSS])
def test_a_table_not_typed_makes_the_sum_not_known(readings: Readings) -> None:
    found = called(PlanSources((FIRST,)), readings=readings).sum
    assert isinstance(found, Unknown)
    assert found.missing == "rows of PP-001 have no amount"


def test_a_batch_without_a_price_has_no_principal_to_call_in() -> None:
    typed = {"PO-002": LETTER}
    found = called(PlanSources((SECOND,), typed=typed), "2001-01-10").sum
    assert isinstance(found, Unknown)
    assert found.missing == "the price of PO-002 is not entered: 11 lines have no price"
    unpriced = called(PlanSources((THIRD,))).sum
    assert isinstance(unpriced, Unknown)


def letters_payments(last: int) -> tuple[object, ...]:
    """The letter's down payment and its first quarters."""
    days = ["2000-12-15", "2001-03-15", "2001-06-15", "2001-09-15", "2001-12-15"]
    made = [paid("PP-002:0", "318000.00", "2000-09-29")]
    return (*made, *(paid(f"PP-002:{number}", R, on) for number, on in enumerate(days[:last], 1)))


def only_letter(pairs: tuple[object, ...], last: int) -> PlanSources:
    return replace(second_batch(pairs), orders=(SECOND,), payments=letters_payments(last))  # type: ignore[arg-type]


def test_while_the_pairs_are_missing_what_goes_on_counts_on_account() -> None:
    sources = only_letter((), 5)
    assert value(sources, "2002-01-10", GROSS) == Decimal("1056785.66") - 5 * R
    found = called(sources, "2002-01-10").sum
    assert isinstance(found, Known)
    plan = book(sources, "2002-01-10").plan("PP-002")
    assert plan is not None
    principal = plan.signed[4].balance
    assert principal is not None
    assert dict(found.why.facts)["Principal, PP-002"] == f"{principal - R:,}"


def test_once_the_table_is_resumed_what_was_paid_comes_off_its_next_row() -> None:
    sources = only_letter(accepted(175, day("2002-02-10")), 5)
    assert value(sources, "2002-03-01", GROSS) == Decimal("1056785.66") - 5 * R
    both = replace(sources, payments=(*sources.payments, paid("PP-002:6", S - R, "2002-03-15")))
    assert value(both, "2002-03-20", GROSS) == Decimal("1056785.66") - 4 * R - S


SIXTH = "PP-003:6 falls due on Fri 15 Mar 2002 and may be paid until Sat 30 Mar 2002"
FIFTH = "PP-003:5 falls due on Sat 15 Dec 2001 and may be paid until Sun 30 Dec 2001"
NOT_BEFORE = "; nothing can be called in before (A-2(c))."


@pytest.mark.parametrize(
    ("key", "on", "said"),
    [
        ("PP-003:4", ON, "PP-003:4 is paid; nothing can be called in over it (A-2(c))."),
        ("PP-003:6", ON, SIXTH + NOT_BEFORE),
        ("PP-003:5", "2001-12-15", FIFTH + NOT_BEFORE),
        ("PP-003:5", "2001-12-30", FIFTH + NOT_BEFORE),
        ("PP-009:1", ON, "There is no payment PP-009:1 on Thu 10 Jan 2002."),
    ],
)
def test_in_every_state_an_election_is_made_or_refused_with_its_clause(key: str, on: str, said: str) -> None:
    assert why_not_accelerate(book(million(*paid_through(4)), on), key, day(on)) == said


def test_winstar_may_elect_from_day_16_on_and_once() -> None:
    sources = million(*paid_through(4))
    assert why_not_accelerate(book(sources, "2001-12-31"), "PP-003:5", day("2001-12-31")) is None
    elected = replace(sources, accelerations=(ELECTED,))
    said = why_not_accelerate(book(elected, "2002-01-11"), "PP-003:5", day("2002-01-11"))
    assert said == "Everything was called in on Thu 10 Jan 2002 already, AC-001."
    withdrawn = replace(sources, accelerations=(replace(ELECTED, withdrawn_on=day("2002-01-11")),))
    assert why_not_accelerate(book(withdrawn, "2002-01-11"), "PP-003:5", day("2002-01-11")) is None


def test_without_an_amount_or_a_notice_nothing_can_be_called_in() -> None:
    said = why_not_accelerate(book(PlanSources((FIRST,)), ON), "PP-001:2", day(ON))
    assert said == (
        "PP-001:2 fell due on Fri 15 Sep 2000, but its amount is not entered; nothing can be called in before (A-2(c))."
    )
    first = book(million(*paid_through(4)), ON, Readings(payment_cure="thirty_days_first"))
    said = why_not_accelerate(first, "PP-003:5", day(ON))
    assert said is not None
    assert "no notice of the breach is recorded" in said


@pytest.mark.parametrize(
    ("on", "reading", "allowed"),
    [
        ("2001-12-15", "flat_once", False),
        ("2001-12-16", "flat_once", False),
        ("2001-12-30", "flat_once", False),
        ("2001-12-31", "flat_once", True),
        ("2001-12-15", "from_first_day", False),
        ("2001-12-16", "from_first_day", True),
        ("2001-12-31", "per_annum", True),
    ],
)
def test_a_late_charge_is_demanded_when_the_15_days_are_over_or_from_the_first(
    on: str, reading: str, allowed: bool
) -> None:
    readings = Readings(late_charge=reading)
    said = why_not_demand(book(million(*paid_through(4)), on, readings), "PP-003:5", day(on), readings)
    assert (said is None) is allowed


def test_a_payment_made_too_late_still_bears_its_charge_and_one_in_time_does_not() -> None:
    late = million(*paid_through(4), paid("PP-003:5", "40228.04", "2002-01-02"))
    assert why_not_demand(book(late, ON), "PP-003:5", day(ON)) is None
    said = why_not_demand(book(late, ON), "PP-003:4", day(ON))
    assert said == "PP-003:4 was paid in time (A-2(c))."


def test_a_late_charge_is_demanded_once_unless_it_was_waived() -> None:
    charge = LateChargeFacts("LC-001", "PP-003:5", day("2002-01-02"), Decimal("7241.05"))
    sources = million(*paid_through(4), charges=(charge,))
    said = why_not_demand(book(sources, ON), "PP-003:5", day(ON))
    assert said == "LC-001 was demanded for PP-003:5 on Wed 2 Jan 2002; it is charged once."
    waived = replace(sources, charges=(replace(charge, waived_on=day("2002-01-05")),))
    assert why_not_demand(book(waived, ON), "PP-003:5", day(ON)) is None
    assert why_not_demand(book(waived, "2002-01-04"), "PP-003:5", day("2002-01-04")) is not None


def test_no_late_charge_without_an_amount_or_a_payment() -> None:
    none = book(PlanSources((FIRST,)), ON)
    assert "its amount is not entered" in (why_not_demand(none, "PP-001:2", day(ON)) or "")
    assert why_not_demand(none, "PP-009:1", day(ON)) == "There is no payment PP-009:1 on Thu 10 Jan 2002."


def test_what_was_called_in_may_still_bear_a_late_charge() -> None:
    now = book(million(*paid_through(4), accelerations=(ELECTED,)), "2002-01-11")
    assert now.standings["PP-003:5"].state is InstalmentState.ACCELERATED
    assert why_not_demand(now, "PP-003:5", day("2002-01-11")) is None


def test_what_a_resumed_row_has_taken_up_is_not_on_account_any_more() -> None:
    sources = only_letter(accepted(175, day("2002-02-10")), 5)
    both = replace(sources, payments=(*sources.payments, paid("PP-002:6", S - R, "2002-03-15")))
    after = dict(called(both, "2002-03-20").sum.why.facts)
    plan = book(both, "2002-03-20").plan("PP-002")
    assert plan is not None
    assert after["Principal, PP-002"] == f"{plan.signed[5].balance:,}"  # the fifth row's place, taken up in the sixth


def test_a_down_payment_not_typed_makes_what_is_left_not_known() -> None:
    sources = PlanSources((FIRST,), typed={"PO-001": PlanFacts("PO-001", A_2[1:])})
    assert isinstance(called(sources).sum, Unknown)


def test_with_its_first_row_unpaid_interest_runs_from_the_purchase() -> None:
    paid_second = (*paid_through(0), paid("PP-003:2", "40228.04", "2001-03-15"))
    facts = dict(called(million(*paid_second)).sum.why.facts)
    assert facts["Principal, PP-003"] == "678,445.06"
    assert facts["Interest, PP-003"] == "95,566.52"  # 678,445.06 x 0.11 x 461 / 360


def test_paid_on_the_last_safe_day_it_bears_no_late_charge() -> None:
    for on, said in (("2001-12-30", "PP-003:5 was paid in time (A-2(c))."), ("2001-12-31", None)):
        sources = million(*paid_through(4), paid("PP-003:5", "40228.04", on))
        assert why_not_demand(book(sources, "2002-01-10"), "PP-003:5", day("2002-01-10")) == said


def test_a_resumed_row_not_paid_yet_has_taken_up_nothing() -> None:
    sources = only_letter(accepted(175, day("2002-02-10")), 5)
    plan = book(sources, "2002-03-01").plan("PP-002")
    assert plan is not None
    balance = plan.signed[4].balance
    assert balance is not None
    assert dict(called(sources, "2002-03-01").sum.why.facts)["Principal, PP-002"] == f"{balance - R:,}"
