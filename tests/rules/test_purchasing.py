"""Batches, what is left of the 500, and what an order lists and costs (Exhibit A)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from models.rules.clause import Known, Unknown
from models.rules.purchasing import (
    LineFacts,
    OrderFacts,
    Part,
    as_read,
    bought,
    ends,
    ends_warning,
    ends_why,
    left_to_buy,
    lines_warning,
    order_total,
    ordered,
    part_of,
    priced_total,
    why_not_issue_order,
    why_not_order,
)
from models.rules.readings import RECOMMENDED
from models.rules.terms import OrderForm
from tests.rules.law import TERMS, day

JUNE_30, SEPTEMBER_29, NOVEMBER_28 = day("2000-06-30"), day("2000-09-29"), day("2000-11-28")


def from_form(form_id: str, number: str, on: date) -> OrderFacts:
    """An issued order with the lines of a form of the agreement."""
    form = TERMS.form(form_id)
    assert isinstance(form, OrderForm)
    batch = TERMS.batch(form.batch)
    assert batch is not None
    lines = tuple(LineFacts(line.description, line.quantity, line.radio, Part(line.part)) for line in form.line)
    return OrderFacts(number, on, form.batch, batch.pairs, form.id, on, None, lines, dict(form.pairs))


FIRST = from_form("A-3", "PO-001", JUNE_30)
SECOND = from_form("LTR-PO", "PO-002", SEPTEMBER_29)
OWN = OrderFacts("PO-003", NOVEMBER_28, 3, 2, issued_on=NOVEMBER_28, listed={"OC-3": 2})


@pytest.mark.parametrize(
    ("as_of", "pairs"), [("2000-06-29", 0), ("2000-06-30", 204), ("2000-09-28", 204), ("2000-09-29", 310)]
)
def test_310_of_the_500_pairs_are_bought_by_the_two_batches(as_of: str, pairs: int) -> None:
    assert bought([SECOND, FIRST], day(as_of)).value == pairs
    assert left_to_buy([SECOND, FIRST], TERMS, day(as_of)).value == 500 - pairs


def test_the_batches_are_shown_in_order() -> None:
    assert bought([SECOND, FIRST], NOVEMBER_28).why.facts == (
        ("Batch 1, PO-001", "204 pairs on Fri 30 Jun 2000"),
        ("Batch 2, PO-002", "106 pairs on Fri 29 Sep 2000"),
    )


def test_what_is_bought_cites_the_form_of_each_order_and_the_slips_in_it() -> None:
    assert bought([SECOND, FIRST], NOVEMBER_28).why.clauses == ("EXA-1a", "EXA-1b", "LTR-1", "A-3", "LTR-PO")
    assert "LTR-PO" not in bought([FIRST, OWN], NOVEMBER_28).why.clauses


def test_a_draft_and_a_cancelled_order_buy_nothing() -> None:
    draft, cancelled = replace(SECOND, issued_on=None), replace(SECOND, cancelled_on=day("2000-10-02"))
    assert bought([draft], NOVEMBER_28).value == 0
    assert bought([cancelled], day("2000-10-01")).value == 106
    assert bought([cancelled], day("2000-10-02")).value == 0


def test_an_order_may_not_pass_500() -> None:
    orders = [FIRST, SECOND]
    assert why_not_order(190, orders, TERMS, NOVEMBER_28) is None
    assert why_not_order(191, orders, TERMS, NOVEMBER_28) == (
        "191 pairs would bring the total to 501; the agreement ends at 500, of which 190 are left to buy (A-1(a))."
    )
    assert why_not_order(0, orders, TERMS, NOVEMBER_28) == "An order buys at least one pair (A-1(a))."


ISSUE = [
    (replace(FIRST, issued_on=None), None),
    (FIRST, "PO-001 was issued on Fri 30 Jun 2000."),
    (replace(FIRST, cancelled_on=NOVEMBER_28), "PO-001 was cancelled on Tue 28 Nov 2000."),
    (replace(FIRST, issued_on=None, lines=()), "PO-001 has no lines. An order needs at least one (A-3)."),
    (
        replace(FIRST, issued_on=None, batch_pairs=395),
        "395 pairs would bring the total to 501; the agreement ends at 500, of which 394 are left to buy (A-1(a)).",
    ),
]


@pytest.mark.parametrize(("order", "reason"), ISSUE, ids=range(len(ISSUE)))
def test_an_order_is_issued_once_with_lines_and_within_the_500(order: OrderFacts, reason: str | None) -> None:
    assert why_not_issue_order(order, [order, SECOND], TERMS, NOVEMBER_28) == reason


def test_schedule_a_3_lists_two_of_each_for_347_pairs() -> None:
    assert [(one.radio, one.idu, one.odu, one.antenna, one.pairs) for one in ends(FIRST)] == [
        ("OC-3", 150, 150, 150, 75),
        ("DS-3", 544, 544, 544, 272),
    ]
    assert ends_warning(FIRST) is None


def test_the_contract_counts_204_of_the_347_pairs_of_schedule_a_3() -> None:
    assert FIRST.listed_pairs == 347
    assert lines_warning(FIRST) == ("PO-001 lists 347 pairs, 143 more than the 204 the contract counts for batch 1.")


def test_the_order_of_september_29_balances_and_agrees_with_its_batch() -> None:
    assert [(one.idu, one.odu, one.antenna, one.pairs) for one in ends(SECOND)] == [(212, 212, 212, 106)]
    assert ends_warning(SECOND) is None
    assert lines_warning(SECOND) is None


def test_a_line_of_whole_pairs_brings_both_ends_with_it() -> None:
    order = OrderFacts(
        "PO-003", date(2000, 11, 28), 3, 24, lines=(LineFacts("OC-3 radio pair", 24, "OC-3"),), listed={"OC-3": 24}
    )
    assert [(one.idu, one.odu, one.antenna, one.pairs) for one in ends(order)] == [(48, 48, 48, 24)]
    assert ends_warning(order) is None


def test_the_ends_are_told_beside_what_they_need_with_the_form_they_stand_on() -> None:
    why = ends_why(SECOND)
    assert why.facts == (
        ("OC-3", "106 pairs need 212 of each; indoor units 212, outdoor units 212, antennas 212"),
    )  # fmt: skip
    assert why.clauses == ("LTR-PO",)
    bare = ends_why(OrderFacts("PO-003", NOVEMBER_28, 3, 2, lines=(LineFacts("IDU", 4),)))
    assert (bare.clauses, bare.facts[0][0]) == (("A-3",), "Radio not named")


def test_ends_that_do_not_balance_are_counted_out() -> None:
    short = replace(SECOND, lines=tuple(line for line in SECOND.lines if "2FT" not in line.description))
    assert ends_warning(short) == (
        "PO-002 lists 212 indoor units, 212 outdoor units and 106 antennas for 106 OC-3 pairs; "
        "every pair needs two of each."
    )


def test_an_order_of_fewer_pairs_than_its_batch_is_warned_of() -> None:
    fewer = replace(SECOND, listed={"OC-3": 100})
    assert lines_warning(fewer) == "PO-002 lists 100 pairs, 6 fewer than the 106 the contract counts for batch 2."
    assert lines_warning(replace(SECOND, listed={})) is None


@pytest.mark.parametrize("form", TERMS.order, ids=lambda form: form.id)
def test_the_words_of_every_line_of_the_agreement_tell_what_it_buys(form: OrderForm) -> None:
    for line in form.line:
        assert part_of(line.description) == line.part


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("Spare indoor unit, DS-3", Part.ACCESSORY),
        ("Antenna mount", Part.ACCESSORY),
        ("2 outdoor units", Part.ODU),
        ("OC-3 radio pair, 38 GHz, Band 3A", Part.PAIR),
        ("Spare pair of brackets", Part.ACCESSORY),
        ("Training", Part.ACCESSORY),
    ],
)
def test_what_is_no_end_of_a_pair_is_an_accessory(words: str, part: Part) -> None:
    assert part_of(words) is part


def test_a_part_typed_for_a_line_beats_its_words() -> None:
    lines = (LineFacts("Altium transceiver", 4, "OC-3", Part.ODU), LineFacts("Mast", 1, "OC-3"))
    assert [one.odu for one in ends(replace(OWN, lines=lines))] == [4]


PRICED = replace(OWN, lines=(LineFacts("ODU", 4, price=Decimal("1250.10")), LineFacts("Mast", 1, price=Decimal(0))))


def test_an_order_costs_the_sum_of_its_lines() -> None:
    total = order_total(PRICED)
    assert isinstance(total, Known)
    assert total.value == Decimal("5000.40")


def test_a_missing_price_leaves_the_total_unknown_and_never_counts_as_nothing() -> None:
    total = order_total(replace(PRICED, lines=(*PRICED.lines, LineFacts("IDU", 4), LineFacts("Antenna", 4))))
    assert isinstance(total, Unknown)
    assert total.sentence == "Cannot be computed: 2 lines have no price."
    assert order_total(replace(PRICED, lines=(LineFacts("IDU", 4),))).why.facts == (("Lines priced", "0"),)


def test_what_is_priced_can_be_summed_alone() -> None:
    assert priced_total(replace(PRICED, lines=(*PRICED.lines, LineFacts("IDU", 4)))) == Decimal("5000.40")
    assert priced_total(OWN) == Decimal("0.00")


def test_one_line_without_a_price_is_said_in_the_singular() -> None:
    total = order_total(replace(PRICED, lines=(*PRICED.lines, LineFacts("IDU", 4))))
    assert isinstance(total, Unknown)
    assert total.missing == "1 line has no price"


def test_pairs_sold_back_leave_what_is_bought_and_their_replacements_enter() -> None:
    may_31, june_20 = date(2001, 5, 31), date(2001, 6, 20)
    first = OrderFacts("PO-001", date(2000, 6, 30), 1, 204, issued_on=date(2000, 6, 30), sold_back=(may_31, may_31))
    new = OrderFacts("PO-003", june_20, 3, 2, issued_on=june_20, replaces="UP-001")
    assert [bought([first, new], on).value for on in (date(2001, 5, 30), may_31, june_20)] == [204, 202, 204]
    assert ordered([first, new], june_20) == 206
    assert left_to_buy([first, new], TERMS, june_20).value == 296
    why = bought([first, new], june_20).why
    assert ("Sold back of PO-001", "2 pairs") in why.facts
    assert (why.clauses[-1], why.readings) == ("EXA-5", ("AMB-06", "AMB-31"))


# -- the first batch as it is read (AMB-06) ----------------------------------------------------------------------------


@pytest.mark.parametrize(("reading", "pairs"), [("204", 204), ("347", 347), ("210", 210), ("typed", 204)], ids=str)
def test_the_first_batch_counts_the_pairs_its_reading_says(reading: str, pairs: int) -> None:
    first = OrderFacts("PO-001", date(2000, 6, 30), 1, 204, "A-3", issued_on=date(2000, 6, 30))
    read = as_read(first, replace(RECOMMENDED, initial_pairs=reading))
    assert bought((read,), date(2000, 7, 1)).value == pairs


def test_later_batches_are_not_touched_by_it() -> None:
    second = OrderFacts("PO-002", date(2000, 9, 29), 2, 106)
    assert as_read(second, replace(RECOMMENDED, initial_pairs="347")) is second


def test_an_order_may_be_of_one_pair_and_fill_the_last_place() -> None:
    assert why_not_order(1, [], TERMS, NOVEMBER_28) is None
    assert why_not_order(0, [], TERMS, NOVEMBER_28) == "An order buys at least one pair (A-1(a))."


def test_one_pair_more_is_more() -> None:
    said = lines_warning(replace(OWN, listed={"OC-3": 3}))
    assert said is not None
    assert "lists 3 pairs, 1 more than the 2" in said


def test_a_radio_of_the_lines_that_the_order_does_not_count_makes_no_pair() -> None:
    [_, other] = ends(replace(OWN, lines=(LineFacts("OC-3 pair", 2, "OC-3"), LineFacts("DS-3 pair", 1, "DS-3"))))
    assert (other.radio, other.pairs, other.idu) == ("DS-3", 0, 2)


def test_only_a_batch_bought_for_pairs_sold_back_cites_the_upgrade() -> None:
    assert "EXA-5" not in bought([FIRST], NOVEMBER_28).why.clauses
    replacing = replace(OWN, replaces="PO-001")
    assert "EXA-5" in bought([replacing], NOVEMBER_28).why.clauses
    sold = replace(FIRST, sold_back=(NOVEMBER_28,))
    assert "EXA-5" in bought([sold], NOVEMBER_28).why.clauses
