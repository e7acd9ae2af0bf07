"""What the watch says of payment plans: what is coming, late, called in, odd, and the letter's 175 pairs."""

from dataclasses import replace
from decimal import Decimal

import pytest

from models.rules.counters import Stock
from models.rules.findings import Finding, Urgency
from models.rules.plan_book import PlanSources
from models.rules.plan_facts import LateChargeFacts, Per, PlanFacts, PlanPrice
from models.rules.readings import RECOMMENDED, Readings
from models.rules.state import State
from models.rules.words import Side
from tests.rules.law import day, pairs
from tests.rules.plan_cases import (
    LETTER,
    PRICE_OF_LETTER,
    PRICED,
    THIRD,
    R,
    accepted,
    book,
    letter_rows,
    million,
    paid,
    paid_through,
    second_batch,
)
from tests.rules.test_acceleration import ELECTED
from tests.rules.test_payment_plans import A_2
from tests.rules.test_purchasing import FIRST, SECOND
from tests.rules.test_watch import only
from tests.rules.watched import found, watched


def looked(sources: PlanSources, as_of: str, readings: Readings = RECOMMENDED) -> State:
    """The State of a day with its payment plans."""
    stock = Stock(sources.pairs, sources.orders)
    return replace(watched(day(as_of), stock=stock, readings=readings), plans=book(sources, as_of, readings))


def pays(sources: PlanSources, as_of: str, readings: Readings = RECOMMENDED) -> list[Finding]:
    """What the watch says of payments on recorded orders."""
    return [one for one in found(looked(sources, as_of, readings), "R12") if one.record[0] != "schedule"]


@pytest.mark.parametrize(
    ("as_of", "chip", "urgency"),
    [
        ("2001-10-01", "75 days", Urgency.LATER),
        ("2001-12-05", "10 days", Urgency.SOON),
        ("2001-12-12", "3 days", Urgency.NEXT),
        ("2001-12-15", "Due today", Urgency.TODAY),
    ],
)
def test_the_next_instalment_is_named_until_its_day(as_of: str, chip: str, urgency: Urgency) -> None:
    one = only(pays(million(*paid_through(4)), as_of))
    assert (one.subject, one.record, one.chip, one.urgency) == (
        "Pay instalment 5 of 24 of PP-003",
        ("instalment", "PP-003:5"),
        chip,
        urgency,
    )
    assert (one.due_on, one.may_be_met_by, one.detail) == (day("2001-12-15"), day("2001-12-17"), "40,228.04")
    assert (one.party, one.act, one.tag) == (Side.CUSTOMER, "record_payment", "A-2(b)")


@pytest.mark.parametrize(
    ("as_of", "chip", "said"),
    [
        ("2001-12-25", "10 days late", "Winstar may call in everything from Mon 31 Dec 2001."),
        ("2001-12-30", "15 days late", "Winstar may call in everything from Mon 31 Dec 2001."),
        ("2001-12-31", "16 days late", "Winstar may call in everything unpaid and demand a late charge."),
    ],
)
def test_a_late_one_says_from_which_day_everything_may_be_called_in(as_of: str, chip: str, said: str) -> None:
    late, coming = pays(million(*paid_through(4)), as_of)
    assert (late.chip, late.urgency) == (chip, Urgency.OVERDUE)
    assert late.sentence.endswith(said)
    assert coming.subject == "Pay instalment 6 of 24 of PP-003"


def test_paid_it_is_not_named_any_more() -> None:
    assert [one.subject for one in pays(million(*paid_through(5)), "2001-12-31")] == [
        "Pay instalment 6 of 24 of PP-003"
    ]


def test_a_down_payment_and_continued_payments_are_named_so() -> None:
    assert pays(million(), "2000-09-29")[0].subject == "Pay the down payment of PP-003"
    subjects = [one.subject for one in pays(second_batch(orders=(SECOND,)), "2001-12-15")]
    assert subjects[-1] == "Pay continued payment 5 of PP-002"


def test_an_amount_not_entered_is_said_and_never_called_overdue() -> None:
    one = only(pays(PlanSources((FIRST,)), "2000-11-28"))
    assert (one.subject, one.detail) == ("Pay instalment 3 of 25 of PP-001", "amount not entered")
    assert one.sentence.endswith("The amount is not entered.")


def test_a_batch_without_its_order_is_named_by_its_printed_table() -> None:
    subjects = [(one.record, one.due_on) for one in found(looked(PlanSources((FIRST,)), "2000-11-28"), "R12")]
    assert subjects == [
        (("schedule", "LTR-SCHED"), day("2000-12-15")),
        (("instalment", "PP-001:3"), day("2000-12-15")),
    ]


def test_after_the_notice_of_a_breach_its_days_run_first() -> None:
    one = pays(million(*paid_through(4)), "2002-02-01", Readings(payment_cure="thirty_days_first"))[0]
    assert one.sentence.endswith("Winstar may call in everything once its notice of the breach has run.")


def test_winstar_sees_what_it_may_call_in_until_it_does() -> None:
    sources = million(*paid_through(4))
    assert not found(looked(sources, "2001-12-30"), "C14")
    one = only(found(looked(sources, "2001-12-31"), "C14"))
    assert (one.party, one.act, one.record, one.urgency) == (
        Side.WINSTAR,
        "accelerate",
        ("instalment", "PP-003:5"),
        Urgency.STANDING,
    )
    assert not found(looked(replace(sources, accelerations=(ELECTED,)), "2002-01-10"), "C14")


def test_a_sum_called_in_and_a_late_charge_are_due_until_they_are_paid() -> None:
    charge = LateChargeFacts("LC-001", "PP-003:5", day("2002-01-02"), Decimal("7241.05"))
    sources = million(*paid_through(4), accelerations=(ELECTED,), charges=(charge,))
    late, called = pays(sources, "2002-01-10")
    assert (late.subject, late.urgency, late.tag) == ("Pay LC-001", Urgency.OVERDUE, "A-2(c)")
    assert late.sentence == "SAVVIS owes 7,241.05: late charge on PP-003:5."
    assert (called.subject, called.urgency, called.detail) == ("Pay AC-001", Urgency.TODAY, "634,087.33")
    settled = (paid("LC-001", "7241.05", "2002-01-11"), paid("AC-001", "634087.33", "2002-01-11"))
    assert pays(replace(sources, payments=(*sources.payments, *settled)), "2002-01-12") == []


def test_typed_rows_that_do_not_make_the_price_are_a_standing_note() -> None:
    assert not found(looked(second_batch(), "2000-11-28"), "K18")
    fewer = replace(LETTER, amounts=tuple(replace(one, amount=R) for one in letter_rows()))
    one = only(found(looked(second_batch(typed={"PO-002": fewer}), "2000-11-28"), "K18"))
    assert one.sentence.startswith("The typed rows are worth 393,984.")
    assert (one.record, one.urgency, one.chip) == (("plan", "PP-002"), Urgency.STANDING, "To know")


def test_a_down_payment_that_is_not_its_share_is_noted_too() -> None:
    typed = replace(LETTER, amounts=(*letter_rows(), replace(letter_rows()[0], number=0, amount=Decimal("330000.00"))))
    one = only(found(looked(second_batch(typed={"PO-002": typed}), "2000-11-28"), "K18"))
    assert one.sentence == (
        "The typed rows are worth 12,000.01 more than what is financed. "
        "The down payment is 12,000.00 more than 30% of the price."
    )
    less = replace(LETTER, amounts=(*letter_rows(), replace(letter_rows()[0], number=0, amount=Decimal("300000.00"))))
    assert (
        "18,000.00 less than 30%"
        in only(found(looked(second_batch(typed={"PO-002": less}), "2000-11-28"), "K18")).sentence
    )


def test_the_first_batch_is_checked_only_by_the_reading_that_checks_it() -> None:
    price = PlanPrice(Decimal("2040.00"), Per.BATCH, day("2000-06-30"))
    sources = PlanSources((FIRST,), typed={"PO-001": PlanFacts("PO-001", A_2, (price,))})
    assert not found(looked(sources, "2000-11-28"), "K18")
    assert found(looked(sources, "2000-11-28", Readings(initial_batch_payments="check_terms")), "K18")


def test_the_175_pairs_are_watched_from_the_day_of_the_letter() -> None:
    assert not found(watched(day("2000-09-28")), "R15")
    one = only(found(watched(day("2000-09-29"), stock=Stock(pairs(204, 50))), "R15"))
    assert (one.due_on, one.urgency, one.tag) == (day("2001-10-01"), Urgency.LATER, "Letter 2")
    assert one.sentence == (
        "Winstar installs and SAVVIS accepts 175 pairs by Mon 1 Oct 2001; 50 are. "
        "If not, the reduced quarterly payment goes on."
    )
    assert not found(watched(day("2001-09-01"), stock=Stock(pairs(204, 175))), "R15")


def test_once_missed_they_are_late_until_the_175th_is_accepted() -> None:
    stock = Stock(accepted(175, day("2002-02-10")))
    one = only(found(watched(day("2002-02-09"), stock=stock), "R15"))
    assert (one.urgency, one.detail) == (Urgency.OVERDUE, "174 of 175")
    assert one.sentence.endswith("They were not; SAVVIS pays the reduced quarterly payment until they are.")
    assert not found(watched(day("2002-02-10"), stock=stock), "R15")


def test_the_reading_that_counts_only_the_second_batch_is_followed() -> None:
    stock = Stock(accepted(175, day("2001-09-01")), (FIRST, SECOND))
    only(found(watched(day("2001-09-02"), stock=stock, readings=Readings(condition_pairs="second_batch")), "R15"))


def test_an_amendment_that_fixes_no_table_leaves_its_batch_without_days() -> None:
    state = watched(day("2000-11-28"))
    batch = replace(state.terms.equipment.batch[0], schedule="")
    bare = replace(state, terms=replace(state.terms, equipment=replace(state.terms.equipment, batch=(batch,))))
    assert not found(bare, "R12")


def test_a_plan_by_the_clause_is_not_checked_against_itself() -> None:
    sources = PlanSources((THIRD,), typed={"PO-003": PRICED}, prices=(PRICE_OF_LETTER,))
    assert not found(looked(sources, "2000-11-28"), "K18")


def typed_down(down: str, last: str) -> Finding:
    """What is said of the letter's table with a down payment and another last row."""
    rows = letter_rows()
    amounts = (*rows[:-1], replace(rows[-1], amount=Decimal(last)), replace(rows[0], number=0, amount=Decimal(down)))
    return only(found(looked(second_batch(typed={"PO-002": replace(LETTER, amounts=amounts)}), "2000-11-28"), "K18"))


def test_a_difference_below_one_is_more_or_less_like_any_other() -> None:
    one = typed_down("318000.50", "48839.34")
    assert "The down payment is 0.50 more than 30% of the price." in one.sentence
    assert "0.50 less than" in typed_down("317999.50", "48839.34").sentence
    assert one.why is not None
    more, less = typed_down("318000.00", "48840.34"), typed_down("318000.00", "48838.34")
    assert "more than what is financed" in more.sentence
    assert "less than what is financed" in less.sentence


def test_the_difference_of_the_rows_is_shown_before_that_of_the_down_payment() -> None:
    typed = replace(LETTER, amounts=(*letter_rows(), replace(letter_rows()[0], number=0, amount=Decimal("330000.00"))))
    one = only(found(looked(second_batch(typed={"PO-002": typed}), "2000-11-28"), "K18"))
    assert one.detail == "12,000.01"
    assert one.why is not None


def test_a_late_charge_due_on_a_sunday_may_be_paid_on_monday() -> None:
    charge = LateChargeFacts("LC-001", "PP-003:5", day("2002-01-06"), Decimal("7241.05"))
    sources = million(*paid_through(4), accelerations=(ELECTED,), charges=(charge,))
    [late] = [one for one in pays(sources, "2002-01-06") if one.subject == "Pay LC-001"]
    assert (late.due_on, late.may_be_met_by) == (day("2002-01-06"), day("2002-01-07"))
