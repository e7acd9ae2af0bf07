"""Tests of acts on the security interest: noticed, repossessed, redeemed, sold, kept, applied (M-6.2)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from models.acts.cases import cure_default, give_breach_notice
from models.acts.links import install_pair
from models.acts.pairs import move_pairs
from models.acts.security import (
    add_security_cost,
    adjourn_sale,
    apply_proceeds,
    close_security,
    give_sale_notice,
    open_security,
    redeem_pairs,
    repossess_pairs,
    retain_pairs,
    sell_pairs,
)
from models.errors import Refusal
from models.queries.case_facts import case_facts
from models.queries.pairs import on_hand, pairs
from models.queries.state import state
from models.rules.case_facts import SecurityFacts
from models.store import Store
from tests.builders import do
from tests.story import DEPOT, INSTALLED, with_buildings, with_pairs

JAN_2, MARCH_1, MARCH_16, LATE = date(2001, 1, 2), date(2001, 3, 1), date(2001, 3, 16), date(2001, 6, 1)
UNPAID = {"giver": "winstar", "kind": "payment", "clause": "EXA-2b-i", "facts": "Instalment of December 15, 2000."}
ONE = {"security": "SEC-001"}
PAIRS = ("P-0001", "P-0002")


def opened(store: Store, count: int = 2) -> None:
    """Pairs in the store, and Winstar's remedies opened for an unpaid instalment."""
    with_pairs(store, count)
    do(store, give_breach_notice, on=JAN_2, **UNPAID, due_on=date(2000, 12, 15))
    do(store, open_security, on=JAN_2, default="DEF-001")


def facts(store: Store, as_of: date = date.max) -> SecurityFacts:
    """The case as known on a day."""
    with store.reading() as session:
        [found] = case_facts(session, as_of).security
    return found


def standings(store: Store, as_of: date) -> list[str]:
    """The standing of every pair on a day."""
    with store.reading() as session:
        return [row.standing.value for row in reversed(pairs(session, as_of))]


TAKE = {"tags": PAIRS, "taken_on": JAN_2}
NOTICE = {"noticed_on": MARCH_1, "delivery": {"channel": "hand", "delivered_on": "2001-03-01"}}
SALE = {"tags": PAIRS, "sold_on": MARCH_16, "price": Decimal("9000.00"), "buyer": "A radio dealer"}


def test_radios_are_taken_sold_and_their_proceeds_applied(any_store: Store) -> None:
    opened(any_store)
    assert do(any_store, repossess_pairs, on=LATE, **ONE, **TAKE).sentence == "Repossessed P-0001 and P-0002 in SEC-001"
    do(any_store, give_sale_notice, on=LATE, **ONE, **NOTICE)
    do(any_store, sell_pairs, on=LATE, **ONE, **SALE)
    do(any_store, add_security_cost, on=LATE, **ONE, spent_on=MARCH_16, what="Auctioneer", amount=Decimal("450.25"))
    said = do(any_store, apply_proceeds, on=LATE, **ONE, applied_on=MARCH_16, obligations=Decimal("8000.00")).sentence
    assert said == "Applied the proceeds of SEC-001: 450.25 costs, 8,000.00 owed, 549.75 to Customer"
    assert standings(any_store, JAN_2) == ["repossessed"] * 2
    assert standings(any_store, LATE) == ["sold_under_security"] * 2
    assert standings(any_store, date(2001, 1, 1)) == ["in_store"] * 2


def test_pairs_taken_leave_what_is_on_hand_and_come_back_by_redemption(any_store: Store) -> None:
    opened(any_store)
    done = do(any_store, repossess_pairs, on=LATE, **ONE, **TAKE)
    with any_store.reading() as session:
        assert on_hand(session, LATE).total == 0
    do(any_store, redeem_pairs, on=LATE, **ONE, tags=("P-0001",), redeemed_on=MARCH_1)
    with any_store.reading() as session:
        assert on_hand(session, LATE).tags == ("P-0001",)
        assert on_hand(session, date(2001, 2, 28)).total == 0
    with pytest.raises(Refusal, match="cannot be undone"):
        any_store.undo(done.act_id, LATE)
    do(any_store, repossess_pairs, on=LATE, **ONE, tags=("P-0001",), taken_on=MARCH_16)
    assert sorted(facts(any_store).held) == list(PAIRS)
    assert facts(any_store, date(2001, 2, 28)).held == PAIRS
    assert facts(any_store, MARCH_1).held == ("P-0002",)


def test_an_installed_pair_loses_its_link_and_goes_to_a_store_named(store: Store) -> None:
    opened(store)
    with_buildings(store, 1)
    do(store, install_pair, on=INSTALLED, tag="P-0001", building="B-0001", hub="PHL-2", installed_on=INSTALLED)
    do(store, repossess_pairs, on=LATE, **ONE, tags=("P-0001",), taken_on=JAN_2)
    with store.reading() as session:
        assert state(session, LATE).link_standings["L-0001"].state == "removed"
    with pytest.raises(Refusal, match="P-0001 was taken from Tower 1; say to which store it goes"):
        do(store, redeem_pairs, on=LATE, **ONE, tags=("P-0001",), redeemed_on=MARCH_1)
    with pytest.raises(Refusal, match="Lost is neither a store nor a repair shop"):
        do(store, redeem_pairs, on=LATE, **ONE, tags=("P-0001",), redeemed_on=MARCH_1, to="Lost")
    do(store, redeem_pairs, on=LATE, **ONE, tags=("P-0001",), redeemed_on=MARCH_1, to=DEPOT)
    assert standings(store, LATE) == ["in_store", "in_store"]


def test_the_remedies_need_an_uncured_event_of_default_of_customer(store: Store) -> None:
    with_pairs(store, 1)
    do(store, give_breach_notice, on=JAN_2, **UNPAID, due_on=date(2000, 12, 20))
    with pytest.raises(Refusal, match=r"DEF-001 is no uncured Event of Default: may be cured since Tue 2 Jan 2001"):
        do(store, open_security, on=JAN_2, default="DEF-001")
    do(store, cure_default, on=LATE, default="DEF-001", cured_on=MARCH_1)
    with pytest.raises(Refusal, match="cured late since"):
        do(store, open_security, on=LATE, default="DEF-001")
    do(store, give_breach_notice, on=JAN_2, **{**UNPAID, "giver": "customer"}, due_on=date(2000, 12, 1))
    with pytest.raises(Refusal, match="DEF-002 is held against Winstar"):
        do(store, open_security, on=LATE, default="DEF-002")


STEPS: dict[str, tuple[Any, dict[str, Any]]] = {
    "take": (repossess_pairs, TAKE),
    "notice": (give_sale_notice, NOTICE),
    "stated": (
        give_sale_notice,
        {**NOTICE, "sale": "public", "sale_on": date(2001, 3, 20), "sale_at": "10.00", "sale_place": "Herndon"},
    ),
    "adjourn": (adjourn_sale, {"announced_on": date(2001, 3, 20), "sale_on": date(2001, 4, 3)}),
    "redeem": (redeem_pairs, {"tags": PAIRS, "redeemed_on": date(2001, 3, 10)}),
    "sell": (sell_pairs, {**SALE, "sold_on": date(2001, 4, 3)}),
    "keep": (retain_pairs, {"retained_on": MARCH_16, "fair_value": Decimal("7000"), "in_default": Decimal("9000")}),
    "cost": (add_security_cost, {"spent_on": MARCH_16, "what": "Storage", "amount": Decimal("10")}),
    "apply": (apply_proceeds, {"applied_on": date(2001, 4, 4), "obligations": Decimal("8000")}),
    "close": (close_security, {"closed_on": LATE, "closing": "The instalment was paid."}),
}
KEPT = "Winstar kept the radios of SEC-001 on Fri 16 Mar 2001 (M-6.2(3))."
CLOSED = "SEC-001 was closed on Fri 1 Jun 2001 (M-6.2(3))."
APPLIED = "The proceeds of SEC-001 were applied on Wed 4 Apr 2001 (M-6.2(4))."
MACHINE = [
    ("", "sell", "P-0001 was not taken in SEC-001"),
    ("", "keep", "Winstar holds no radio of SEC-001"),
    ("", "apply", "Nothing of SEC-001 has been sold"),
    ("", "adjourn", "No day of sale is stated in SEC-001"),
    ("", "close", ""),
    ("take", "sell", "SEC-001 cannot be sold yet: no notice of sale is recorded for SEC-001 (M-6.2(3))."),
    ("take", "close", "Winstar holds P-0001 and P-0002 of SEC-001 still"),
    ("take", "take", "P-0001 is at Repossessed since Tue 2 Jan 2001"),
    ("notice", "notice", "The notice of sale of SEC-001 is of Thu 1 Mar 2001; adjourn the sale instead."),
    ("take stated", "adjourn", ""),
    ("take stated adjourn", "sell", ""),
    ("take notice sell", "redeem", "P-0001 was sold in lot 1 of SEC-001; redemption ends with the sale (M-6.2(3))."),
    ("take notice sell", "sell", "P-0001 was sold in lot 1"),
    ("take redeem", "redeem", "P-0001 was redeemed on Sat 10 Mar 2001 (M-6.2(3))."),
    ("take keep", "take", KEPT),
    ("take keep", "notice", KEPT),
    ("take keep", "redeem", KEPT),
    ("take keep", "sell", KEPT),
    ("take keep", "keep", KEPT),
    ("take keep", "apply", KEPT),
    ("take keep", "close", ""),
    ("take notice sell apply", "apply", APPLIED),
    ("take notice sell apply", "cost", "The proceeds of SEC-001 were applied"),
    ("take notice sell apply", "close", "SEC-001 ended on Wed 4 Apr 2001"),
    ("close", "take", CLOSED),
    ("close", "notice", CLOSED),
    ("close", "adjourn", CLOSED),
    ("close", "keep", CLOSED),
    ("close", "close", "SEC-001 ended on Fri 1 Jun 2001"),
]


@pytest.mark.parametrize(("taken", "tried", "said"), MACHINE)
def test_every_act_in_every_state_of_the_remedies(store: Store, taken: str, tried: str, said: str) -> None:
    opened(store)
    for name in taken.split():
        do(store, STEPS[name][0], on=LATE, **ONE, **STEPS[name][1])
    step, given = STEPS[tried]
    if not said:
        assert do(store, step, on=LATE, **ONE, **given).sentence
        return
    with pytest.raises(Refusal) as refused:
        do(store, step, on=LATE, **ONE, **given)
    assert refused.value.sentence.startswith(said)
    assert refused.value.clause.startswith("M-6.2")


WRONG = [
    ({"sold_on": date(2001, 3, 15)}, "A sale may be on Fri 16 Mar 2001 at the earliest"),
    ({"by_winstar": True}, "enter the fair market value"),
    ({"by_winstar": True, "fair_value": Decimal("9000.01")}, r"bid of 9,000.00 is below the fair market value"),
    ({"buyer": ""}, "Name the buyer"),
    ({"tags": ()}, "Name at least one pair"),
]


@pytest.mark.parametrize(("given", "said"), WRONG)
def test_a_sale_too_early_or_below_value_is_refused(store: Store, given: dict[str, Any], said: str) -> None:
    opened(store)
    do(store, repossess_pairs, on=LATE, **ONE, **TAKE)
    do(store, give_sale_notice, on=LATE, **ONE, **NOTICE)
    with pytest.raises(Refusal, match=said):
        do(store, sell_pairs, on=LATE, **ONE, **{**SALE, **given})


WRONG_NOTICES = [
    ({"sale_at": "10:00", "sale_place": "Herndon"}, "states its day, its hour and its place"),
    ({"sale_on": date(2001, 3, 20), "sale_at": "22:00", "sale_place": "Herndon"}, "22:00 lies outside 09:00 to 17:00"),
    ({"sale_on": date(2001, 3, 18), "sale_at": "10:00", "sale_place": "Herndon"}, "is not a Business Day"),
    ({"sale_on": date(2001, 3, 20), "sale_at": "noon", "sale_place": "Herndon"}, "noon is not an hour of the day"),
]


@pytest.mark.parametrize(("given", "said"), WRONG_NOTICES)
def test_the_notice_of_a_public_sale_states_day_hour_and_place(store: Store, given: dict[str, Any], said: str) -> None:
    opened(store)
    with pytest.raises(Refusal, match=said):
        do(store, give_sale_notice, on=LATE, **ONE, **NOTICE, sale="public", **given)


def test_what_the_security_took_is_not_moved_by_hand(store: Store) -> None:
    opened(store)
    do(store, repossess_pairs, on=LATE, **ONE, **TAKE)
    with pytest.raises(Refusal, match=r"P-0001 was repossessed. It comes back by redemption \(M-6.2\(3\)\)"):
        do(store, move_pairs, on=LATE, tags=("P-0001",), to=DEPOT, moved_on=LATE)
    do(store, give_sale_notice, on=LATE, **ONE, **NOTICE)
    do(store, sell_pairs, on=LATE, **ONE, **SALE)
    with pytest.raises(Refusal, match="P-0001 was sold under the security interest"):
        do(store, move_pairs, on=LATE, tags=("P-0001",), to=DEPOT, moved_on=LATE)


def test_a_sale_taken_back_leaves_the_radios_with_winstar(any_store: Store) -> None:
    opened(any_store)
    do(any_store, repossess_pairs, on=LATE, **ONE, **TAKE)
    do(any_store, give_sale_notice, on=LATE, **ONE, **NOTICE)
    done = do(any_store, sell_pairs, on=LATE, **ONE, **SALE)
    any_store.undo(done.act_id, LATE)
    assert facts(any_store).held == PAIRS
    assert standings(any_store, LATE) == ["repossessed"] * 2
