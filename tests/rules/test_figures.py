"""Every counter of a day: the counted Links, what is owed soon and late, what was paid, the credits left."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from models.rules.clause import Known
from models.rules.counters import Stock
from models.rules.dues import Due, PaymentFacts, ReductionFacts, ReductionKind, Stream
from models.rules.figures import SumCounter, counted_toward_target, credits_kept, every_counter, sum_counters
from models.rules.ledger import entries
from models.rules.money_facts import MoneyBook
from models.rules.service_facts import CreditFacts, CreditKind, MarkFacts, ServiceBook
from models.rules.state import State
from models.rules.words import Side
from tests.rules.law import CALENDAR, TERMS, by_hand, day, letter, nov
from tests.rules.moneyed import dollars
from tests.rules.watched import watched

TODAY = day("2001-12-31")
LATE = Due(
    "PP-001:5",
    Stream.EQUIPMENT,
    Side.CUSTOMER,
    day("2001-12-15"),
    dollars("40,228.04"),
    "Instalment 5",
    "A-2",
    ("instalment", "PP-001:5"),
)
SOON = replace(LATE, key="INV-0001", stream=Stream.MAINTENANCE, due_on=day("2002-01-20"), amount=dollars("310.00"))
LATER = replace(SOON, key="INV-0002", due_on=day("2002-02-20"), amount=dollars("20.00"))
THEIRS = replace(SOON, key="INV-0003", stream=Stream.SERVICES, payer=Side.WINSTAR)
NOTE = CreditFacts(
    "CN-0001", CreditKind.TARGET, day("2001-07-30"), day("2001-08-01"), dollars("2,000.00"), "EXD-7.2", 20
)


def a_day(*dues: Due, paid: tuple[PaymentFacts, ...] = (), service: ServiceBook = ServiceBook()) -> State:  # noqa: B008
    """The last day of 2001 with some sums, payments and what was served."""
    used = ReductionFacts("RED-0001", "INV-0009", day("2001-12-01"), dollars("500.00"), ReductionKind.CREDIT, "EXD-7.2")
    taken = (replace(used, source="CN-0001"),)
    of = entries(dues, paid, (), CALENDAR, TERMS, TODAY)
    money = MoneyBook(entries=of, payments=paid, reductions=taken)
    return replace(watched(TODAY), money=money, service=service)


def figures(of: State) -> dict[str, SumCounter]:
    """The sums of a day by their names."""
    return {one.name: one for one in sum_counters(of)}


def test_what_falls_due_is_counted_thirty_sixty_and_ninety_days_ahead_for_customer_alone() -> None:
    found = figures(a_day(LATE, SOON, LATER, THEIRS))
    assert [found[f"Due in {days} days"].value for days in (30, 60, 90)] == [
        dollars("310"),
        dollars("330"),
        dollars("330"),
    ]
    assert found["Due in 60 days"].tags == ("INV-0001", "INV-0002")


def test_a_late_instalment_is_overdue_and_may_be_called_in_with_the_sum_and_its_record() -> None:
    found = figures(a_day(LATE, SOON))
    for name in ("Overdue", "May be called in"):
        assert (found[name].code, found[name].value, found[name].tags) == ("C14", LATE.amount, ("PP-001:5",))
        assert ("Together", "40,228.04") in found[name].why.facts


def test_a_sum_without_an_amount_makes_what_is_overdue_not_complete_and_says_which() -> None:
    found = figures(a_day(replace(LATE, amount=None), SOON))
    assert (found["Overdue"].value, found["Overdue"].missing) == (None, "1 sum has no amount: Instalment 5")
    assert found["Overdue"].tags == ("PP-001:5",)
    assert (found["May be called in"].value, found["May be called in"].missing) == (Decimal(0), "")


def test_what_customer_paid_is_counted_with_its_payments() -> None:
    made = PaymentFacts(
        "PAY-0001", day("2001-12-20"), Side.CUSTOMER, dollars("40.00"), (("PP-001:5", dollars("40.00")),)
    )
    theirs = replace(made, number="PAY-0002", payer=Side.WINSTAR)
    found = figures(a_day(LATE, paid=(made, theirs)))["Paid to Winstar"]
    assert (found.code, found.value, found.tags) == ("C15", dollars("40.00"), ("PAY-0001",))


def test_credits_left_are_what_was_given_less_what_was_used() -> None:
    found = figures(a_day(service=ServiceBook(credits=(NOTE,))))["Credits left"]
    assert (found.code, found.value, found.tags) == ("C16", dollars("1,500.00"), ("CN-0001",))
    unpriced = credits_kept(a_day(service=ServiceBook(credits=(NOTE, replace(NOTE, number="CN-0002", amount=None)))))
    assert not isinstance(unpriced, Known)
    assert unpriced.missing == "the amount of CN-0002 is not entered"


def test_the_links_counted_toward_the_target_include_buildings_marked() -> None:
    mark = MarkFacts("B-0009", "", day("2001-01-01"), day("2001-01-02"), "Letter of January 2")
    found = counted_toward_target(a_day(service=ServiceBook(marks=(mark,))))
    assert (found.code, found.value, found.of, found.short) == ("C12", 1, 102, 101)


def test_letters_waiting_are_told_with_the_business_days_each_has_left() -> None:
    letters = [letter(by_hand(nov(on)), number=f"LAL-000{n}") for n, on in enumerate((22, 22, 27), 1)]
    now = watched(nov(28), *letters, stock=Stock(waiting=("LAL-0001", "LAL-0002", "LAL-0003", "LAL-0009")))
    (waiting,) = [one for one in every_counter(now) if one.code == "C11"]
    assert (waiting.value, waiting.why.facts) == (
        4, (("2 Business Days left", "LAL-0003"), ("Due today", "LAL-0001 and LAL-0002"), ("Not known", "LAL-0009")),
    )  # fmt: skip


def test_every_code_of_the_register_is_counted_and_each_says_how() -> None:
    found = every_counter(a_day(LATE))
    assert {one.code for one in found} == {f"C{number}" for number in range(18)}
    assert all(one.why.rule and one.why.clauses for one in found)
