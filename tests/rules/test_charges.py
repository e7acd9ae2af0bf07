"""The installation charge of a Link: sum and day, by both Letters, in shares, with work out of scope, after a move."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from models.rules.charge_facts import CostFacts, CostKind, CostStatement, RateFacts, RateName
from models.rules.charges import (
    Tariff,
    installation_dues,
    installation_share,
    installation_sum,
    may_be_claimed,
)
from models.rules.clause import Known, Unknown
from models.rules.links import LinkStanding, LinkState
from models.rules.readings import Readings
from tests.rules.law import TERMS, day, nov
from tests.rules.moneyed import PRICES, TARIFF, dollars

ACCEPTED = LinkStanding(
    "L-0004",
    LinkState.ACCEPTED,
    nov(24),
    letter="LAL-0158",
    letter_on=nov(17),
    accepted_on=nov(24),
    charged_from=nov(22),
)
OBJECTED = LinkStanding("L-0005", LinkState.OBJECTED, nov(20), letter="LAL-0159", letter_on=nov(17))
TYPED = Readings(installation_share="typed")
EXTRA = CostStatement(
    "CS-0001",
    CostKind.OUT_OF_SCOPE,
    "Crane",
    nov(1),
    "L-0004",
    nov(30),
    costs=(CostFacts("Crane", dollars("333.33"), nov(5)),),
)


def test_the_charge_is_the_whole_price_thirty_days_after_the_letter_that_led_to_acceptance() -> None:
    (due,) = installation_dues([ACCEPTED], TARIFF)
    assert (due.key, due.due_on, due.amount) == ("L-0004:installation", day("2000-12-22"), dollars("2,500.00"))
    assert ("Sum", "1.00 x 2,500.00 = 2,500.00") in due.why.facts
    assert due.why.readings == ("AMB-17",)


def test_by_the_literal_reading_the_first_letter_counts_and_an_objected_link_pays_too() -> None:
    tariff = replace(TARIFF, readings=Readings(installation_clock="first_letter"))
    assert [(one.record[1], one.due_on) for one in installation_dues([ACCEPTED, OBJECTED], tariff)] == [
        ("L-0004", day("2000-12-17")), ("L-0005", day("2000-12-17")),
    ]  # fmt: skip
    assert installation_dues([OBJECTED], TARIFF) == ()


def test_while_a_link_is_objected_to_its_charge_may_be_claimed_from_the_first_letter() -> None:
    claimed = may_be_claimed(OBJECTED, TERMS)
    assert isinstance(claimed, Known)
    assert claimed.value == day("2000-12-17")
    not_objected = may_be_claimed(ACCEPTED, TERMS)
    assert isinstance(not_objected, Unknown)
    assert not_objected.missing == "L-0004 is not objected to"


def test_work_done_on_the_very_due_day_joins_still() -> None:
    (due,) = installation_dues([ACCEPTED], TARIFF, [replace(EXTRA, closed_on=day("2000-12-22"))])
    assert due.amount == dollars("2,866.66")


def test_a_price_nobody_typed_makes_a_sum_without_an_amount_that_says_so() -> None:
    (due,) = installation_dues([ACCEPTED], Tariff(TERMS))
    assert (due.amount, due.missing) == (None, "Installation charge for a Link is not entered")


def test_work_out_of_scope_joins_the_charge_at_cost_and_ten_percent() -> None:
    (due,) = installation_dues([ACCEPTED], TARIFF, [EXTRA])
    assert due.amount == dollars("2,866.66")
    assert ("Sum", "1.00 x 2,500.00 + 366.66 = 2,866.66") in due.why.facts


@pytest.mark.parametrize(
    "other",
    [
        replace(EXTRA, closed_on=None),
        replace(EXTRA, closed_on=day("2000-12-23")),
        replace(EXTRA, cancelled_on=nov(30)),
        replace(EXTRA, subject="L-0009"),
        replace(EXTRA, kind=CostKind.REPAIR),
    ],
)
def test_only_work_out_of_scope_on_that_link_done_by_its_day_joins(other: CostStatement) -> None:
    (due,) = installation_dues([ACCEPTED], TARIFF, [other])
    assert due.amount == dollars("2,500.00")


def test_a_typed_share_leaves_the_rest_due_on_a_second_day() -> None:
    rate = RateFacts(RateName.INSTALLATION_SHARE, Decimal(80), day("2000-06-30"), days=90)
    tariff = replace(TARIFF, readings=TYPED, rates=(rate,))
    first, rest = installation_dues([ACCEPTED], tariff)
    assert (first.due_on, first.amount) == (day("2000-12-22"), dollars("2,000.00"))
    assert (rest.key, rest.due_on, rest.amount) == ("L-0004:installation rest", day("2001-02-20"), dollars("500.00"))
    whole = replace(tariff, rates=(replace(rate, percent=Decimal(100), days=None),))
    assert len(installation_dues([ACCEPTED], whole)) == 1


def test_a_share_to_be_typed_and_not_typed_leaves_the_sum_open() -> None:
    tariff = replace(TARIFF, readings=TYPED)
    (due,) = installation_dues([ACCEPTED], tariff)
    assert due.missing == "Share of the installation charge due after the Letter, percent is not entered"
    assert isinstance(installation_share(tariff, nov(22)), Unknown)


def test_a_link_made_by_a_move_pays_no_installation_charge() -> None:
    assert installation_dues([ACCEPTED], TARIFF, moved={"L-0004"}) == ()


def test_the_sum_names_the_link_the_price_and_the_formula() -> None:
    asked = installation_sum("L-0004", nov(22), TARIFF, [EXTRA])
    assert isinstance(asked, Known)
    assert dict(asked.why.facts)["Price per Link"] == "2,500.00"
    assert asked.why.clauses == ("EXB-6a", "B-6")


def test_the_last_price_typed_for_a_day_decides() -> None:
    later = replace(PRICES[0], amount=dollars("2,600.00"), holds_from=nov(23))
    (due,) = installation_dues([ACCEPTED], replace(TARIFF, prices=(later, *PRICES)))
    assert due.amount == dollars("2,500.00")


def test_work_out_of_scope_is_named_with_the_charge_it_joins_and_not_with_its_rest() -> None:
    tariff = replace(TARIFF, readings=Readings(installation_share="typed"), rates=(
        RateFacts(RateName.INSTALLATION_SHARE, Decimal(60), nov(1), days=60),
    ))  # fmt: skip
    first = installation_sum("L-0004", nov(22), tariff, [EXTRA])
    rest = installation_sum("L-0004", nov(22), tariff, [EXTRA], rest=True)
    assert ("Out of scope", "CS-0001") in first.why.facts
    assert ("Out of scope", "CS-0001") not in rest.why.facts
    assert ("Sum", "0.4 x 2,500.00 = 1,000.00") in rest.why.facts
