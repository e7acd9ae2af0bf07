"""The plan of each batch: rows typed or computed, each with its day and its figures, and what is missing (EXA-2b)."""

from dataclasses import replace
from decimal import Decimal

import pytest

from models.rules.clause import Known, Unknown
from models.rules.payment_plans import payment_plan, row_words, table_words
from models.rules.plan_facts import Instalment, Per, Plan, PlanFacts, PlanPrice, RowKind, TypedAmount, plan_number
from models.rules.plan_sums import difference, down_gap, financing_gap
from models.rules.prices import PriceFacts
from models.rules.purchasing import OrderFacts
from models.rules.readings import RECOMMENDED, Readings
from models.rules.terms import terms_on
from tests.rules.law import DATA, day, terms
from tests.rules.plan_cases import (
    CONTINUED,
    LETTER,
    PRICE_OF_LETTER,
    PRICED,
    SEPTEMBER_29,
    THIRD,
    R,
    accepted,
    book,
    letter_rows,
    second_batch,
)
from tests.rules.test_purchasing import FIRST, SECOND

A_2 = tuple(TypedAmount(number, Decimal("100.00"), day("2000-06-30")) for number in range(1, 26))


def plan(
    order: OrderFacts,
    typed: PlanFacts | None = None,
    *prices: PriceFacts,
    on: str = "2000-11-28",
    readings: Readings = RECOMMENDED,
) -> Plan:
    facts = typed or PlanFacts(order.number)
    return payment_plan(order, facts, prices, terms(day(on)), day(on), readings)


def test_schedule_a_2_has_its_25_days_and_no_amount_until_one_is_typed() -> None:
    made = plan(FIRST)
    assert (made.number, made.table, made.bought_on, len(made.rows)) == ("PP-001", "A-2", day("2000-06-30"), 25)
    assert (made.rows[0].number, made.rows[0].kind, made.rows[0].due_on) == (1, RowKind.DOWN, day("2000-06-30"))
    assert made.rows[-1].due_on == day("2006-06-15")
    assert {row.amount for row in made.rows} == {None}
    assert isinstance(made.total, Unknown)
    assert made.total.missing == "25 rows of 25 have no amount"


def test_a_row_not_typed_makes_the_schedule_not_complete() -> None:
    made = plan(FIRST, PlanFacts("PO-001", A_2[:-1]))
    assert made.missing == (25,)
    assert isinstance(made.total, Unknown)
    assert made.total.missing == "1 row of 25 has no amount"
    assert made.rows[3].balance is None


def test_the_first_batch_bears_no_interest_and_its_balance_is_what_is_left_to_pay() -> None:
    made = plan(FIRST, PlanFacts("PO-001", A_2))
    assert isinstance(made.total, Known)
    assert made.total.value == Decimal("2500.00")
    assert {row.interest for row in made.rows} == {None}
    assert (made.rows[1].balance, made.rows[-1].balance) == (Decimal("2300.00"), 0)
    assert made.worth is None
    assert difference(made) is None
    assert made.rows[1].why is not None
    assert "AMB-20" in made.rows[1].why.readings


def test_by_the_other_reading_the_first_batch_is_checked_against_eleven_per_cent() -> None:
    price = PlanPrice(Decimal("2040.00"), Per.BATCH, day("2000-06-30"))
    made = plan(FIRST, PlanFacts("PO-001", A_2, (price,)), readings=Readings(initial_batch_payments="check_terms"))
    assert isinstance(made.worth, Known)
    assert made.worth.value == Decimal("1740.08")
    assert difference(made) == financing_gap(made) == Decimal("-199.92")
    assert made.rows[1].interest == Decimal("53.35")
    assert down_gap(made, terms(day("2000-11-28"))) == Decimal("-512.00")


def test_a_down_payment_that_is_its_share_leaves_no_gap() -> None:
    law = terms(day("2000-11-28"))
    assert down_gap(plan(SECOND, LETTER, PRICE_OF_LETTER), law) is None
    assert down_gap(plan(SECOND, LETTER), law) is None
    assert down_gap(plan(FIRST, PlanFacts("PO-001", A_2)), law) is None


def test_the_last_amount_typed_for_a_row_holds_from_its_day() -> None:
    typed = PlanFacts(
        "PO-001",
        (
            TypedAmount(2, Decimal("100.00"), day("2000-06-30")),
            TypedAmount(2, Decimal("120.00"), day("2001-01-01")),
            TypedAmount(2, Decimal("110.00"), day("2000-06-30")),
            TypedAmount(3, Decimal("90.00"), day("2000-06-30")),
            TypedAmount(3, None, day("2000-06-30")),
        ),
    )
    assert [row.amount for row in plan(FIRST, typed).rows[1:3]] == [Decimal("110.00"), None]
    assert plan(FIRST, typed, on="2001-01-01").rows[1].amount == Decimal("120.00")


def test_a_later_batch_is_computed_to_the_cent() -> None:
    made = plan(THIRD, PRICED)
    assert (made.table, made.computed, len(made.rows)) == ("EXA-2b-ii", True, 25)
    assert (made.rows[0].number, made.rows[0].amount, made.rows[0].due_on) == (0, Decimal("300000.00"), SEPTEMBER_29)
    assert made.rows[0].balance == Decimal("700000.00")
    assert isinstance(made.total, Known)
    assert made.total.value == Decimal("1265473.05")
    assert (made.rows[24].amount, made.rows[24].balance) == (Decimal("40228.13"), 0)
    assert made.worth is None


def test_every_instalment_says_how_it_came_about() -> None:
    row = plan(THIRD, PRICED).rows[5]
    assert row.why is not None
    assert row.why.facts == (
        ("Due", "Sat 15 Dec 2001"),
        ("Payment", "40,228.04"),
        ("Interest", "612,562.56 x 0.0275 = 16,845.47"),
        ("Principal", "40,228.04 - 16,845.47 = 23,382.57"),
        ("Balance", "612,562.56 - 23,382.57 = 589,179.99"),
    )
    assert row.why.readings == ("AMB-18", "AMB-19", "AMB-21", "AMB-32")
    assert row.why.rule == "24 quarterly instalments at 11% a year on the balance"


def test_without_a_price_the_days_stand_and_the_amounts_do_not() -> None:
    made = plan(THIRD)
    assert [row.due_on for row in made.rows[:2]] == [SEPTEMBER_29, day("2000-12-15")]
    assert made.missing == tuple(range(25))
    assert isinstance(made.total, Unknown)


def test_typed_rows_win_over_computed_ones() -> None:
    typed = replace(PRICED, amounts=(TypedAmount(1, Decimal("50000.00"), SEPTEMBER_29),))
    made = plan(THIRD, typed)
    assert (made.rows[1].amount, made.rows[2].amount, made.computed) == (Decimal("50000.00"), None, False)
    assert isinstance(made.worth, Unknown)
    assert difference(made) is None


def test_by_the_reading_that_takes_rows_as_typed_none_is_computed() -> None:
    made = plan(THIRD, PRICED, readings=Readings(amortization="typed"))
    assert made.rows[1].amount is None
    assert made.rows[1].why is not None
    assert made.rows[1].why.facts == (("Missing", "the reading takes the rows as typed, and none is"),)


def test_the_letter_s_table_is_typed_and_its_down_payment_is_30_per_cent() -> None:
    made = plan(SECOND, LETTER, PRICE_OF_LETTER)
    assert (made.table, made.bought_on, len(made.rows)) == ("LTR-SCHED", SEPTEMBER_29, 25)
    assert made.rows[0].amount == Decimal("318000.00")
    assert [row.due_on for row in made.rows[1:3]] == [day("2000-12-15"), day("2001-03-15")]
    assert isinstance(made.worth, Known)
    assert made.worth.value == Decimal("742000.01")
    assert (difference(made), financing_gap(made)) == (Decimal("0.01"), None)
    assert (made.rows[1].interest, made.rows[-1].balance) == (Decimal("20405.00"), 0)
    assert made.rows[1].why is not None
    assert made.rows[1].why.rule == "Instalment 1, as typed"


def test_the_letter_s_table_is_never_computed() -> None:
    made = plan(SECOND, None, PRICE_OF_LETTER)
    assert [row.amount for row in made.rows[:2]] == [Decimal("318000.00"), None]
    assert made.computed is False


def test_a_complete_table_without_a_price_has_no_principal() -> None:
    made = plan(SECOND, LETTER)
    assert (made.rows[0].amount, made.rows[1].amount, made.rows[1].principal) == (None, R, None)
    assert isinstance(made.worth, Known)
    assert difference(made) is None


@pytest.mark.parametrize(
    ("typed", "reading", "first"),
    [(None, "15", "2000-12-15"), (None, "1", "2000-12-01"), (10, "15", "2000-12-10"), (10, "1", "2000-12-10")],
)
def test_the_due_day_is_the_fifteenth_or_the_reading_s_or_the_one_set(
    typed: int | None, reading: str, first: str
) -> None:
    made = plan(SECOND, replace(LETTER, due_day=typed), readings=Readings(letter_due_day=reading))
    assert made.rows[1].due_on == day(first)


def test_a_later_batch_takes_a_day_of_its_own_too() -> None:
    assert plan(THIRD, replace(PRICED, due_day=1)).rows[1].due_on == day("2000-12-01")


def test_the_revised_rows_are_in_force_once_the_condition_is_missed() -> None:
    sources = second_batch(accepted(175, day("2002-02-10")))
    before, after = (book(sources, on).plan("PP-002") for on in ("2001-10-01", "2002-03-01"))
    assert before is not None
    assert after is not None
    assert before.rows == before.signed
    assert [row.amount for row in after.rows[5:7]] == [R, Decimal("28839.28")]
    assert after.row(5) == after.rows[5]
    assert after.row(99) is None
    assert not after.open_ended


def test_the_continued_payment_is_known_only_once_it_holds() -> None:
    later = replace(CONTINUED, holds_from=day("2002-01-01"))
    made = book(second_batch(prices=(later, PRICE_OF_LETTER)), "2001-12-31").plan("PP-002")
    assert made is not None
    assert made.open_ended
    assert made.rows[5].amount is None


def test_payments_without_an_end_come_to_no_total() -> None:
    made = book(second_batch(), "2001-12-31").plan("PP-002")
    assert made is not None
    assert isinstance(made.total, Unknown)
    assert made.total.missing == "its payments go on until the pairs are accepted"


def test_a_batch_of_the_terms_is_bought_on_its_day_and_another_on_its_order_s() -> None:
    assert plan(replace(SECOND, ordered_on=day("2000-10-05"))).bought_on == SEPTEMBER_29
    assert plan(replace(THIRD, ordered_on=day("2000-10-05"))).bought_on == day("2000-10-05")


@pytest.mark.parametrize(
    ("table", "number", "words"),
    [("A-2", 3, "Row 3 of Schedule A-2"), ("LTR-SCHED", 0, "Down payment"), ("EXA-2b-ii", 4, "Instalment 4")],
)
def test_rows_and_tables_in_words(table: str, number: int, words: str) -> None:
    assert row_words(table, number) == words
    assert table_words(table) in ("Schedule A-2", "the letter's table", "Exhibit A, 2(b)")


def test_kinds_of_rows_and_prices_in_words() -> None:
    assert [kind.words for kind in RowKind] == ["Down payment", "Schedule", "Continued"]
    assert [per.words for per in Per] == ["One radio pair", "The whole batch"]


def test_a_plan_is_numbered_after_its_order() -> None:
    assert [plan_number(order) for order in ("PO-001", "X-7")] == ["PP-001", "PP-X-7"]


def test_a_quarter_is_named_as_the_letter_names_it() -> None:
    assert [Instalment(1, day(on), None).quarter for on in ("2000-12-15", "2001-03-01")] == ["4Q00", "1Q01"]


def test_a_batch_is_paid_by_the_terms_of_the_day_it_was_bought() -> None:
    changes = {"payment.later_batches.annual_rate": "0.12", "payment.later_batches.down_share": "0.40"}
    amendment = {
        "number": 2,
        "on": "2001-01-01",
        "instrument": "Letter",
        "clause": "LTR-0",
        "summary": "",
        "changes": changes,
    }
    law = terms_on({**DATA, "amendment": [*DATA["amendment"], amendment]}, day("2001-06-01"))
    later = replace(THIRD, number="PO-004", batch=4, ordered_on=day("2001-02-01"))
    before, after = (
        payment_plan(order, replace(PRICED, order=order.number), (), law, day("2001-06-01")) for order in (THIRD, later)
    )
    assert (before.rows[0].amount, before.rows[1].interest) == (Decimal("300000.00"), Decimal("19250.00"))
    assert (after.rows[0].amount, after.rows[1].interest) == (Decimal("400000.00"), Decimal("18000.00"))


def test_typed_rows_are_checked_against_what_is_financed() -> None:
    typed = replace(PRICED, amounts=tuple(replace(one, amount=Decimal("40000.00")) for one in letter_rows()))
    gap = financing_gap(plan(THIRD, typed))
    assert gap is not None
    assert gap < -3000


def test_a_first_row_says_whether_it_was_typed_is_awaited_or_follows_from_the_price() -> None:
    assert plan(FIRST).rows[0].why.rule == "Row 1 of Schedule A-2: the amount is typed"
    assert plan(FIRST).rows[0].why.clauses == ("A-2",)
    for made in (plan(THIRD, PRICED), plan(FIRST, PlanFacts("PO-001", A_2))):
        assert ("Amount", "not entered") not in made.rows[0].why.facts
        assert "the amount is typed" not in made.rows[0].why.rule


def test_the_first_row_bears_interest_for_its_own_days_and_the_second_for_a_quarter() -> None:
    stub = Readings(first_period="stub_30_360")
    for made in (plan(THIRD, PRICED, readings=stub), plan(SECOND, LETTER, PRICE_OF_LETTER, readings=stub)):
        interest = [row.why.facts[2][1].split(" x ")[1].split(" = ")[0] for row in made.rows[1:3]]
        assert interest == ["0.02322222", "0.0275"]
    assert plan(THIRD, PRICED, readings=stub).rows[1].interest == Decimal("16255.56")


def test_every_row_cites_the_table_it_stands_in() -> None:
    assert plan(THIRD, PRICED).rows[1].why.clauses == ("EXA-2b-ii",)
    assert plan(SECOND, LETTER, PRICE_OF_LETTER).rows[1].why.clauses == ("EXA-2b-ii", "LTR-SCHED")
    assert plan(SECOND).rows[1].why.clauses == ("LTR-SCHED",)
    assert plan(FIRST, PlanFacts("PO-001", A_2)).rows[1].why.clauses == ("A-2",)


def test_a_payment_below_its_interest_adds_to_the_balance() -> None:
    sums = [Decimal("19249.50"), *[Decimal("19250.00")] * 23]
    typed = replace(PRICED, amounts=tuple(replace(one, amount=x) for one, x in zip(letter_rows(), sums, strict=True)))
    rows = plan(THIRD, typed).rows
    assert rows[1].why.facts[-1] == ("Balance", "700,000.00 + 0.50 = 700,000.50")
    less = replace(typed, amounts=(replace(typed.amounts[0], amount=Decimal("19250.50")), *typed.amounts[1:]))
    assert plan(THIRD, less).rows[1].why.facts[-1] == ("Balance", "700,000.00 - 0.50 = 699,999.50")
    even = replace(typed, amounts=(replace(typed.amounts[0], amount=Decimal("19250.00")), *typed.amounts[1:]))
    assert plan(THIRD, even).rows[1].why.facts[-1] == ("Balance", "700,000.00 - 0.00 = 700,000.00")


def test_a_total_says_its_down_payment_and_how_many_instalments_follow() -> None:
    assert plan(THIRD, PRICED).total.why.facts == (
        ("Down payment", "300,000.00"), ("Instalments", "24"), ("Together", "1,265,473.05"),
    )  # fmt: skip


def test_rounding_may_leave_a_cent_a_row_and_not_more() -> None:
    made = plan(SECOND, LETTER, PRICE_OF_LETTER)
    gaps = [
        financing_gap(replace(made, worth=Known(made.financed.value + Decimal(cents), made.worth.why)))
        for cents in ("0.25", "0.26", "-0.25", "-0.26")
    ]
    assert gaps == [None, Decimal("0.26"), None, Decimal("-0.26")]


def test_what_typed_rows_are_worth_is_set_beside_what_is_financed() -> None:
    worth = plan(SECOND, LETTER, PRICE_OF_LETTER).worth
    assert worth is not None
    assert worth.why.facts[-1] == ("Financed", "742,000.00, a difference of 0.01")
