"""Tests of acts on claims, certificates, filings and the log."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from models.acts.case_log import log_assignment, log_position, log_waiver
from models.acts.cases import record_case_delivery
from models.acts.claims import (
    control_claim,
    end_instrument,
    notify_claim,
    record_claim,
    record_instrument,
    renew_instrument,
    settle_claim,
)
from models.errors import Refusal
from models.queries.case_facts import case_facts
from models.rules.case_facts import CaseBook
from models.store import Store
from tests.builders import do

MARCH_1, LATE = date(2001, 3, 1), date(2002, 4, 1)
TAX = {"kind": "tax", "side": "customer", "what": "Use tax, Virginia", "known_on": MARCH_1}
BY_HAND = {"channel": "hand", "delivered_on": "2001-03-09"}
ONE = {"claim": "CLM-001"}


def book(store: Store, as_of: date = date.max) -> CaseBook:
    """The cases as known on a day."""
    with store.reading() as session:
        return case_facts(session, as_of)


def test_a_claim_is_notified_controlled_and_settled(any_store: Store) -> None:
    assert do(any_store, record_claim, on=LATE, **TAX, amount=Decimal("1200.50")).sentence == (
        "Recorded CLM-001: Use tax, Virginia"
    )
    do(any_store, notify_claim, on=LATE, **ONE, noticed_on=date(2001, 3, 9), delivery=BY_HAND)
    do(any_store, control_claim, on=LATE, **ONE, side="winstar", controls_on=date(2001, 3, 20))
    do(any_store, settle_claim, on=LATE, **ONE, settled_on=date(2001, 5, 1), settlement="Paid by Winstar.")
    [found] = book(any_store).claims
    assert (found.amount, found.clause, found.settlement) == (Decimal("1200.50"), "MA-6.4d", "Paid by Winstar.")
    [early] = book(any_store, date(2001, 3, 19)).claims
    assert (early.noticed_on, early.controller, early.settled_on) == (date(2001, 3, 9), None, None)


STEPS: dict[str, tuple[Any, dict[str, Any]]] = {
    "notify": (notify_claim, {"noticed_on": date(2001, 3, 9), "delivery": BY_HAND}),
    "control": (control_claim, {"side": "customer", "controls_on": date(2001, 3, 10)}),
    "settle": (settle_claim, {"settled_on": date(2001, 5, 1), "settlement": "Withdrawn."}),
}
SETTLED = "CLM-001 was settled on Tue 1 May 2001."
MACHINE = [
    ("", "notify", ""),
    ("", "control", ""),
    ("", "settle", ""),
    ("notify", "notify", "CLM-001 was notified by the notice of Fri 9 Mar 2001 (12.2)."),
    ("notify", "settle", ""),
    ("control", "control", "SAVVIS controls the response to CLM-001 since Sat 10 Mar 2001 (6.4(d))."),
    ("settle", "notify", SETTLED),
    ("settle", "control", SETTLED),
    ("settle", "settle", SETTLED),
]


@pytest.mark.parametrize(("taken", "tried", "said"), MACHINE)
def test_every_act_in_every_state_of_a_claim(store: Store, taken: str, tried: str, said: str) -> None:
    do(store, record_claim, on=LATE, **TAX)
    for name in taken.split():
        do(store, STEPS[name][0], on=LATE, **ONE, **STEPS[name][1])
    step, facts = STEPS[tried]
    if not said:
        assert do(store, step, on=LATE, **ONE, **facts).touched >= {"claims"}
        return
    with pytest.raises(Refusal) as refused:
        do(store, step, on=LATE, **ONE, **facts)
    assert (refused.value.sentence, bool(refused.value.clause)) == (said, True)


@pytest.mark.parametrize(
    ("kind", "side", "clause"),
    [("failure", "customer", "MA-12.2"), ("indemnity", "customer", "MA-11.1"), ("indemnity", "winstar", "MA-11.2")],
)
def test_only_a_tax_claim_can_be_controlled(store: Store, kind: str, side: str, clause: str) -> None:
    do(store, record_claim, on=LATE, **{**TAX, "kind": kind, "side": side})
    [found] = book(store).claims
    assert found.clause == clause
    with pytest.raises(Refusal, match="CLM-001 is no tax claim"):
        do(store, control_claim, on=LATE, **ONE, side="customer", controls_on=LATE)


def test_the_delivery_of_a_claims_notice_may_come_later(store: Store) -> None:
    do(store, record_claim, on=LATE, **TAX)
    do(store, notify_claim, on=LATE, **ONE, noticed_on=date(2001, 3, 9))
    do(store, record_case_delivery, on=LATE, case="CLM-001", delivery=BY_HAND)
    [found] = book(store).claims
    assert found.delivery.delivered_on == date(2001, 3, 9)


WRONG_SUMS = [(Decimal("-1"), "is more than nothing; -1 was typed"), (Decimal("0.005"), "has a fraction of a cent")]


@pytest.mark.parametrize(("amount", "said"), WRONG_SUMS)
def test_a_sum_that_is_none_is_refused(store: Store, amount: Decimal, said: str) -> None:
    with pytest.raises(Refusal, match=said):
        do(store, record_claim, on=LATE, **TAX, amount=amount)


UCC = {"kind": "financing", "given_on": date(2000, 7, 10), "expires_on": date(2005, 7, 10), "office": "Virginia"}


def test_a_filing_is_recorded_continued_and_ended(any_store: Store) -> None:
    assert do(any_store, record_instrument, on=LATE, **UCC, reference="000710-123").sentence == (
        "Recorded UCC-001: UCC-1 financing statement"
    )
    later = date(2005, 6, 1)
    facts = {"instrument": "UCC-001", "given_on": date(2005, 3, 1), "expires_on": date(2010, 7, 10)}
    assert do(any_store, renew_instrument, on=later, **facts).sentence == "Renewed UCC-001 by UCC-002"
    first, second = book(any_store).instruments
    assert (first.renewed_by, second.renews, second.office) == ("UCC-002", "UCC-001", "Virginia")
    assert book(any_store, date(2005, 2, 28)).instruments[0].renewed_by == ""
    with pytest.raises(Refusal, match="UCC-001 was renewed by UCC-002"):
        do(any_store, renew_instrument, on=later, **facts)
    do(any_store, end_instrument, on=later, instrument="UCC-002", ended_on=later, why="All is paid.")
    with pytest.raises(Refusal, match=r"UCC-002 ended on Wed 1 Jun 2005"):
        do(any_store, end_instrument, on=later, instrument="UCC-002", ended_on=later)


def test_a_certificate_asked_for_is_given_by_its_renewal(store: Store) -> None:
    do(store, record_instrument, on=LATE, kind="resale", side="winstar", asked_on=MARCH_1)
    do(store, renew_instrument, on=LATE, instrument="CER-001", given_on=date(2001, 3, 20), reference="R-77")
    asked, given = book(store).instruments
    assert (asked.renewed_by, given.kind, given.side) == ("CER-002", "resale", "winstar")


WRONG_DAYS = [
    ({"given_on": None, "expires_on": None}, "Enter the day it was asked for"),
    ({"asked_on": date(2000, 8, 1)}, r"asked for on Tue 1 Aug 2000; it was not given before"),
    ({"expires_on": date(2000, 7, 9)}, "lapses on or after the day it was given"),
    ({"given_on": date(2003, 1, 1)}, "has not come yet"),
]


@pytest.mark.parametrize(("facts", "said"), WRONG_DAYS)
def test_the_days_of_a_filing_stand_in_order(store: Store, facts: dict[str, Any], said: str) -> None:
    with pytest.raises(Refusal, match=said):
        do(store, record_instrument, on=LATE, **{**UCC, **facts})


def test_the_log_holds_positions_assignments_and_waivers(any_store: Store) -> None:
    do(any_store, log_position, on=LATE, taken_on=MARCH_1, subject="Building access rules", agency="FCC")
    facts = {"side": "customer", "assigned_on": MARCH_1, "to": "SAVVIS Newco", "ground": "affiliate"}
    assert do(any_store, log_assignment, on=LATE, **facts).sentence == "Logged LOG-002: SAVVIS assigned to SAVVIS Newco"
    waiver = {"side": "winstar", "waived_on": MARCH_1, "subject": "Late list", "signed_by": "Vice President"}
    do(any_store, log_waiver, on=LATE, **waiver, record_kind="customer_list", record="1")
    assert [one.kind for one in book(any_store).log] == ["position", "assignment", "waiver"]
    assert book(any_store, date(2001, 2, 28)).log == ()


def test_what_the_log_cannot_hold_is_refused(store: Store) -> None:
    assigned = {"side": "winstar", "assigned_on": MARCH_1, "to": "Newco"}
    with pytest.raises(Refusal, match="written consent comes first"):
        do(store, log_assignment, on=LATE, **assigned, ground="consent")
    with pytest.raises(Refusal, match="Only Customer may assign"):
        do(store, log_assignment, on=LATE, **assigned, ground="spin_off")
    waiver = {"side": "winstar", "waived_on": MARCH_1, "subject": "Late list", "signed_by": "Vice President"}
    with pytest.raises(Refusal, match="Name the record the waiver is about"):
        do(store, log_waiver, on=LATE, **waiver, record_kind="", record="")
    with pytest.raises(Refusal, match="in writing and signed"):
        do(store, log_waiver, on=LATE, **{**waiver, "signed_by": ""}, record_kind="letter", record="LAL-0001")
    with pytest.raises(Refusal, match="has not come yet"):
        do(store, log_position, on=MARCH_1, taken_on=MARCH_1, subject="Rules", consulted_on=LATE)
