"""No act takes a sum of money that is none: nothing, less than nothing, finer than a cent, or a slip of the pen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from models.act import Act
from models.acts.charges import ExtraLine, invoice_installation, invoice_maintenance, invoice_services
from models.acts.claims import record_claim
from models.acts.collocation import add_facility, record_lien, record_space_charge, record_winstar_work
from models.acts.costs import open_cost_statement, record_cost
from models.acts.payments import record_payment
from models.acts.permits import enter_certificate
from models.acts.plans import RowAmount, enter_instalments, enter_plan_price
from models.acts.prices import enter_price
from models.acts.register import ACTS
from models.acts.security import add_security_cost, retain_pairs, sell_pairs
from models.acts.upgrades import tell_upgrade_prices
from models.errors import Refusal
from models.store import Store
from tests.acts.paid_book import priced_book
from tests.builders import JUNE_30, do
from tests.cases_story import MAY_1, with_cases
from tests.plan_story import OWN, planned_book

SUMS = {
    "accelerate": (), "add_order_line": ("price",), "add_security_cost": ("amount",), "agree_upgrade": ("fair_value",),
    "apply_payment": ("applied.amount",), "charge_back": ("amount",), "demand_late_charge": ("amount",),
    "draft_order": ("lines.price",), "enter_certificate": ("per_occurrence",),
    "enter_instalments": ("amounts.amount",), "enter_plan_price": ("price",), "enter_price": ("amount",),
    "invoice_costs": ("extra.amount", "printed"), "invoice_installation": ("extra.amount", "printed"),
    "invoice_maintenance": ("extra.amount", "printed"), "invoice_monthly": ("extra.amount", "printed"),
    "invoice_services": ("amount",), "invoice_transfer_tax": ("amount",), "paste_order_lines": ("lines.price",),
    "receive_invoice": ("printed",), "record_claim": ("amount",), "record_cost": ("cost", "billed"),
    "record_lien": ("amount",), "record_payment": ("amount", "applied.amount"), "record_space_charge": ("amount",),
    "record_winstar_work": ("cost",), "retain_pairs": ("fair_value",), "sell_pairs": ("price", "fair_value"),
    "set_off": ("amount",), "tell_upgrade_prices": ("repurchase", "purchase"), "type_price": ("price",),
    "use_credit": ("amount",),
}  # fmt: skip
"""The sums of money of every act."""
MAY_BE_NOTHING = {
    "apply_proceeds": ("obligations",),  # Customer may owe nothing
    "retain_pairs": ("in_default",),
}
NO_MONEY = {
    "add_building": ("row.latitude", "row.longitude"), "add_cabinet": ("square_feet",),
    "add_hub": ("latitude", "longitude"), "close_cost_statement": ("customer_share",),
    "edit_building": ("latitude", "longitude"), "enter_rate": ("percent",),
    "import_customer_list": ("rows.latitude", "rows.longitude", "changed.row.latitude", "changed.row.longitude"),
    "import_hubs": ("hubs.latitude", "hubs.longitude"),
}  # fmt: skip


def decimals(hint: Any, name: str) -> Iterator[str]:
    """The names of the numbers with a point in a fact, however deep."""
    if get_origin(hint) is UnionType:
        hint = next(one for one in get_args(hint) if one is not NoneType)
    if hint is Decimal:
        yield name
    elif get_origin(hint) is tuple:
        yield from decimals(get_args(hint)[0], name)
    elif is_dataclass(hint):
        hints = get_type_hints(hint)
        for one in fields(hint):
            yield from decimals(hints[one.name], f"{name}.{one.name}")


def test_every_number_with_a_point_is_known_as_a_sum_or_as_none() -> None:
    found = {act: [n for fact in one.facts for n in decimals(fact.hint, fact.name)] for act, one in ACTS.items()}
    told = {act: {*SUMS.get(act, ()), *MAY_BE_NOTHING.get(act, ()), *NO_MONEY.get(act, ())} for act in ACTS}
    assert {act: set(names) for act, names in found.items() if names} == {act: one for act, one in told.items() if one}


DAY, DEC_1 = date(2000, 11, 28), date(2000, 12, 1)


def costed_book(store: Store) -> None:
    """A priced book with a cost statement."""
    priced_book(store)
    do(store, open_cost_statement, DAY, kind="repair", words="Mast", opened_on=DAY, subject="L-0001")


def housed_book(store: Store) -> None:
    """A book with a facility."""
    do(store, add_facility, JUNE_30, name="Broad St CO")


ROOM = {"facility": "CF-001"}
COVER = {"cover": "general_liability", "insurer": "Mutual", "policy": "1", "holds_from": DAY, "expires_on": DEC_1}
CLAIM = {"kind": "tax", "side": "customer", "what": "Use tax", "known_on": DAY}
SALE = {"security": "SEC-001", "tags": ("P-0001",), "sold_on": date(2001, 5, 15), "buyer": "Broker"}
Case = tuple[Callable[[Store], object], Act, date, dict[str, Any], Callable[[Decimal], dict[str, Any]]]


def plain(name: str) -> Callable[[Decimal], dict[str, Any]]:
    """A fact of its own."""
    return lambda amount: {name: amount}


CASES: tuple[Case, ...] = (
    (priced_book, enter_price, DAY, {"price": "om_per_link_month", "holds_from": DAY}, plain("amount")),
    (priced_book, invoice_installation, DAY, {"letter": "LAL-0001", "issued_on": DAY}, plain("printed")),
    (
        priced_book, invoice_installation, DAY, {"letter": "LAL-0001", "issued_on": DAY},
        lambda amount: {"extra": (ExtraLine("Sales tax", amount),)},
    ),
    (priced_book, invoice_maintenance, DEC_1, {"month": DEC_1, "issued_on": DEC_1}, plain("printed")),
    (
        priced_book, invoice_services, DEC_1,
        {"kind": "psa_services", "month": DEC_1, "issued_on": DEC_1, "due_on": DEC_1}, plain("amount"),
    ),
    (priced_book, record_payment, DAY, {"paid_on": DAY}, plain("amount")),
    (costed_book, record_cost, DAY, {"statement": "CS-0001", "words": "Crane", "incurred_on": DAY}, plain("cost")),
    (
        planned_book, enter_plan_price, OWN, {"plan": "PP-003", "per": "pair", "holds_from": OWN}, plain("price"),
    ),
    (
        planned_book, enter_instalments, OWN, {"plan": "PP-002", "holds_from": OWN},
        lambda amount: {"amounts": (RowAmount(1, amount),)},
    ),
    (with_cases, record_claim, MAY_1, CLAIM, plain("amount")),
    (with_cases, sell_pairs, date(2001, 5, 15), SALE, plain("price")),
    (
        with_cases, retain_pairs, MAY_1, {"security": "SEC-001", "retained_on": MAY_1}, plain("fair_value"),
    ),
    (
        with_cases, add_security_cost, MAY_1, {"security": "SEC-001", "spent_on": MAY_1, "what": "Carrier"},
        plain("amount"),
    ),
    (with_cases, tell_upgrade_prices, MAY_1, {"upgrade": "UP-001", "prices_on": MAY_1}, plain("purchase")),
    (housed_book, enter_certificate, DAY, COVER, plain("per_occurrence")),
    (housed_book, record_lien, DAY, {"claimant": "X", "learned_on": DAY}, plain("amount")),
    (housed_book, record_winstar_work, DAY, {**ROOM, "work": "Power", "begins_on": DAY}, plain("cost")),
    (
        housed_book, record_space_charge, DAY, {**ROOM, "kind": "service", "words": "Hands", "rendered_on": DAY},
        plain("amount"),
    ),
)  # fmt: skip


@pytest.mark.parametrize(("book", "act", "on", "facts", "typed"), CASES, ids=lambda one: getattr(one, "name", None))
def test_a_sum_that_is_none_is_refused(
    store: Store, book: Callable[[Store], object], act: Act, on: date, facts: dict[str, Any], typed: Any
) -> None:
    book(store)
    for amount, words in (("0", "0 was typed"), ("-1", "less than|more than"), ("1.005", "fraction of a cent"),
                          ("1000000000.01", "at most 1,000,000,000")):  # fmt: skip
        with pytest.raises(Refusal, match=words):
            do(store, act, on, **facts, **typed(Decimal(amount)))
