"""The watch as a whole, and what it says of orders, shipments and the schedules of payment."""

import re
from dataclasses import replace

import pytest

from models.rules import watch
from models.rules.clause import clauses_of
from models.rules.counters import ListFacts, Stock
from models.rules.findings import Finding, Urgency
from models.rules.purchasing import lines_why
from models.rules.readings import Readings
from models.rules.shipping import PackageFacts, ShipmentFacts
from models.rules.watch import findings, group_of
from tests.rules.law import by_hand, day, letter, nov
from tests.rules.test_purchasing import FIRST, SECOND
from tests.rules.watched import found, watched

TODAY = nov(28)
ORDERED = Stock(orders=(FIRST, SECOND))
SHIPMENT = ShipmentFacts("SH-0001", "PO-001", day("2000-06-30"), 204, (PackageFacts(1, holds_memorandum=True),))


def only(findings: list[Finding]) -> Finding:
    (one,) = findings
    return one


def test_schedule_a_3_is_a_standing_warning() -> None:
    one = only(found(watched(TODAY, stock=ORDERED), "K6"))
    assert (one.urgency, one.record) == (Urgency.STANDING, ("order", "PO-001"))
    assert one.subject == "PO-001 lists 347 pairs, the contract counts 204"


def test_which_schedule_shipments_follow_is_told_where_the_order_and_the_contract_differ() -> None:
    one = only(found(watched(TODAY, stock=ORDERED), "K6"))
    assert one.why is not None
    assert ("Schedule 1-A of Exhibit A, 3", "read as Schedule A-3") in one.why.facts
    assert one.why.readings == ("AMB-06", "AMB-07")
    other = only(found(watched(TODAY, stock=ORDERED, readings=Readings(order_schedule="A-1")), "K6"))
    assert other.sentence.endswith(
        "Schedule 1-A is read as Schedule A-1: its lines do not bind the shipments (AMB-07)."
    )
    later = replace(FIRST, number="PO-003", batch=3)
    assert "Schedule 1-A of Exhibit A, 3" not in dict(lines_why(later, Readings()).facts)


def test_ends_out_of_balance_are_a_standing_warning() -> None:
    bare = replace(SECOND, lines=SECOND.lines[:-1])
    one = only(found(watched(TODAY, stock=Stock(orders=(FIRST, bare))), "K5"))
    assert (one.subject, one.urgency) == ("PO-002: ends do not balance", Urgency.STANDING)
    assert not found(watched(TODAY, stock=ORDERED), "K5")


def test_a_batch_without_its_order_is_reported_from_its_day() -> None:
    assert [one.subject for one in found(watched(TODAY), "C1")] == [
        "Record the order for batch 1",
        "Record the order for batch 2",
    ]
    assert [one.record for one in found(watched(day("2000-09-28")), "C1")] == [("batch", "1")]
    assert not found(watched(day("2000-06-29")), "C1")
    assert not found(watched(TODAY, stock=ORDERED), "C1")


def test_more_shipped_than_counted_is_reported() -> None:
    over = replace(SHIPMENT, pairs=205)
    assert not found(watched(TODAY, stock=ORDERED, shipments=(SHIPMENT,)), "K7")
    one = only(found(watched(TODAY, stock=ORDERED, shipments=(over,)), "K7"))
    assert one.sentence == "205 pairs were shipped against PO-001; the contract counts 204 for batch 1."


def test_a_shipment_without_its_memorandum_is_reported_from_its_day() -> None:
    bare = replace(SHIPMENT, packages=(PackageFacts(1),), shipped_on=TODAY)
    one = only(found(watched(TODAY, stock=ORDERED, shipments=(bare,)), "K7"))
    assert (one.record, one.tag) == (("shipment", "SH-0001"), "A-4")
    assert not found(watched(nov(27), stock=ORDERED, shipments=(bare,)), "K7")


PAYMENTS = [
    ("2000-06-30", [("A-2", 1, "2000-06-30")]),
    ("2000-07-01", [("A-2", 2, "2000-09-15")]),
    ("2000-11-28", [("A-2", 3, "2000-12-15"), ("LTR-SCHED", 1, "2000-12-15")]),
    ("2000-12-16", [("A-2", 4, "2001-03-15"), ("LTR-SCHED", 2, "2001-03-15")]),
    ("2006-06-16", [("LTR-SCHED", 24, "2006-09-15")]),
    ("2006-09-16", []),
]


@pytest.mark.parametrize(("as_of", "dues"), PAYMENTS)
def test_the_next_payment_of_every_schedule_is_named(as_of: str, dues: list[tuple[str, int, str]]) -> None:
    got = [(one.clause, one.subject, one.due_on) for one in found(watched(day(as_of)), "R12")]
    counts = {"A-2": 25, "LTR-SCHED": 24}
    assert got == [(schedule, f"Pay instalment {n} of {counts[schedule]}", day(due)) for schedule, n, due in dues]


def test_a_payment_due_on_a_saturday_may_be_made_on_monday() -> None:
    for one in found(watched(day("2001-09-01")), "R12"):
        assert (one.due_on, one.may_be_met_by) == (day("2001-09-15"), day("2001-09-17"))
        assert one.detail == "amount not entered"


def test_the_most_urgent_comes_first() -> None:
    state = watched(TODAY, letter(by_hand(nov(22))), stock=replace(ORDERED, list=ListFacts(day("2000-08-29"), 750)))
    order = [group_of(one).value for one in findings(state)]
    assert order == ["overdue", "today", "soon", "soon", "later", "later", "standing", "standing"]


def test_every_watcher_cites_a_clause_and_every_finding_says_all_it_should() -> None:
    for watcher in (*watch.CHECKS, *watch.REMINDERS):
        assert clauses_of(watcher)
        assert re.match(r"[CKR]\d+( and [KR]\d+)?: ", watcher.__doc__ or "")
    for one in findings(watched(TODAY, letter(by_hand(nov(22))), stock=ORDERED, shipments=(SHIPMENT,))):
        assert one.sentence.endswith(".")
        assert one.chip
        assert one.record[0]
        assert bool(one.act) == bool(one.button)


def test_a_new_book_starts_with_what_the_agreement_asks_first() -> None:
    codes = [one.code for one in findings(watched(day("2000-06-30")))]
    assert codes == ["R12", "C1", "R1", "R2", "R14"]


def test_by_the_recommended_reading_nothing_is_said_of_schedule_1_a() -> None:
    assert "Schedule 1-A" not in only(found(watched(TODAY, stock=ORDERED), "K6")).sentence


def test_ends_out_of_balance_cite_the_form_of_the_order() -> None:
    bare = replace(SECOND, lines=SECOND.lines[:-1])
    for order, cited in ((bare, "LTR-PO"), (replace(bare, form=""), "A-3")):
        assert only(found(watched(TODAY, stock=Stock(orders=(order,))), "K5")).clause == cited
