"""Cost statements: mark-up by kind, shares of repairs, what was billed, how far each has come (EXB-4, B-6, EXD-3.3)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from models.rules.charge_facts import CostFacts, CostKind, CostState, CostStatement, LineFacts, LineKind
from models.rules.costs import charged, cost_state, markup_of, overcharged, why_not_charge, why_not_cost, why_not_line
from models.rules.words import Side
from tests.rules.law import TERMS, nov
from tests.rules.moneyed import dollars

COSTS = (
    CostFacts("Decommissioning", dollars("400.00"), nov(6), "V-17"),
    CostFacts("Reinstallation", dollars("1,250.55"), nov(8)),
)
MOVE = CostStatement("CS-0001", CostKind.MOVE, "To storage", nov(3), "MV-0001", nov(9), costs=COSTS)


@pytest.mark.parametrize(
    ("kind", "total"),
    [
        (CostKind.MOVE, "1,650.55"),
        (CostKind.OUT_OF_SCOPE, "1,815.61"),
        (CostKind.REPAIR, "1,650.55"),
        (CostKind.DAMAGE, "1,650.55"),
        (CostKind.EXTRA, "1,650.55"),
    ],
)
def test_only_work_out_of_scope_has_ten_percent_on_its_cost(kind: CostKind, total: str) -> None:
    assert charged(replace(MOVE, kind=kind), TERMS).value == dollars(total)


def test_a_mark_up_on_moves_is_the_terms_own_and_no_repair_takes_it() -> None:
    terms = replace(TERMS, installation=replace(TERMS.installation, macd_markup=Decimal("0.05")))
    assert (markup_of(CostKind.MOVE, terms), markup_of(CostKind.REPAIR, terms)) == (Decimal("0.05"), Decimal(0))


def test_a_move_says_its_vouchers_and_its_formula() -> None:
    why = charged(MOVE, TERMS).why
    assert why.facts[0] == ("Decommissioning", "400.00, voucher V-17")
    assert why.facts[-1] == ("Sum", "1,650.55 x 1.00 = 1,650.55")
    assert (why.clauses, why.readings) == (("EXB-4",), ("AMB-33",))


def test_of_a_repair_both_caused_customer_pays_its_share() -> None:
    repair = replace(MOVE, kind=CostKind.REPAIR, customer_share=Decimal(40))
    asked = charged(repair, TERMS)
    assert asked.value == dollars("660.22")
    assert asked.why.facts[-1] == ("Sum", "1,650.55 x 1.00 x 40% = 660.22")


def test_a_move_billed_with_a_mark_up_is_found() -> None:
    billed = replace(MOVE, costs=(replace(COSTS[0], billed=dollars("440.00")), replace(COSTS[1], billed=COSTS[1].cost)))
    assert overcharged(billed, TERMS) == (("Decommissioning", dollars("440.00"), dollars("400.00")),)
    assert overcharged(MOVE, TERMS) == ()


def test_work_out_of_scope_billed_without_ten_percent_is_found_and_a_repair_never() -> None:
    extra = replace(MOVE, kind=CostKind.OUT_OF_SCOPE, costs=(replace(COSTS[0], billed=dollars("400.00")),))
    assert overcharged(extra, TERMS) == (("Decommissioning", dollars("400.00"), dollars("440.00")),)
    assert overcharged(replace(extra, kind=CostKind.REPAIR), TERMS) == ()
    assert markup_of(CostKind.DAMAGE, TERMS) == 0


def test_a_statement_is_open_until_its_work_is_done_then_closed_charged_or_cancelled() -> None:
    assert cost_state(MOVE, False, nov(8)) is CostState.OPEN
    assert cost_state(replace(MOVE, closed_on=None), False, nov(9)) is CostState.OPEN
    assert cost_state(MOVE, False, nov(9)) is CostState.CLOSED
    assert cost_state(MOVE, True, nov(9)) is CostState.CHARGED
    assert cost_state(replace(MOVE, cancelled_on=nov(5)), False, nov(5)) is CostState.CANCELLED
    assert cost_state(replace(MOVE, cancelled_on=nov(20)), False, nov(9)) is CostState.CLOSED


def test_every_act_in_every_state_is_allowed_or_says_why_not() -> None:
    gone = replace(MOVE, cancelled_on=nov(5))
    assert why_not_cost(CostState.OPEN, MOVE) is None
    assert why_not_cost(CostState.CLOSED, MOVE) is None
    assert why_not_cost(CostState.CHARGED, MOVE) == "CS-0001 is on an invoice; withdraw that first."
    assert why_not_cost(CostState.CANCELLED, gone) == "CS-0001 was cancelled on Sun 5 Nov 2000."
    assert why_not_charge(CostState.CLOSED, MOVE) is None
    assert why_not_charge(CostState.CANCELLED, gone) == "CS-0001 was cancelled on Sun 5 Nov 2000."
    assert why_not_charge(CostState.OPEN, MOVE) == (
        "CS-0001 is still open; work is charged when it is done, by its cost (B-4)."
    )
    assert why_not_charge(CostState.CLOSED, replace(MOVE, costs=())) == (
        "CS-0001 has no cost recorded; record its vouchers first."
    )


def test_a_roof_cost_stands_on_no_invoice_to_customer() -> None:
    roof = [LineFacts(LineKind.ROOF, "Roof rent, May", amount=dollars("900.00"))]
    assert why_not_line(roof, Side.CUSTOMER, TERMS) == "Winstar pays roof costs; they are no charge of SAVVIS (B-3)."
    assert why_not_line(roof, Side.WINSTAR, TERMS) is None


def test_a_line_is_never_less_than_nothing() -> None:
    less = [LineFacts(LineKind.OTHER, "Correction", amount=dollars("-1.00"))]
    assert (
        why_not_line(less, Side.CUSTOMER, TERMS)
        == "A line cannot be less than nothing; -1.00 was typed for Correction."
    )
    assert why_not_line([LineFacts(LineKind.CHARGE, "x")], Side.CUSTOMER, TERMS) is None
    assert [one.words for one in LineKind] == ["Charge", "Cost", "Sales or use tax", "Other", "Roof cost"]


def test_a_statement_to_be_cancelled_later_may_still_be_added_to() -> None:
    assert why_not_cost(CostState.CLOSED, replace(MOVE, cancelled_on=nov(20))) is None


def test_a_line_may_be_nothing_or_a_few_cents() -> None:
    for amount in ("0.00", "0.50"):
        line = LineFacts(LineKind.OTHER, "Cabling", amount=dollars(amount))
        assert why_not_line((line,), Side.CUSTOMER, TERMS) is None
