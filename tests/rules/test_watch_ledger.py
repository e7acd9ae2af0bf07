"""What the watch finds of payments and invoices that do not fit, and what makes it stop."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from models.rules.charge_facts import CostFacts, CostKind, CostStatement, InvoiceKind
from models.rules.dues import Due, PaymentFacts, PaymentMethod, ReductionFacts, Stream
from models.rules.findings import Urgency
from models.rules.money_facts import PayeeFacts
from models.rules.service_facts import CreditFacts, CreditKind, ServiceBook
from models.rules.words import Side
from tests.rules.law import day, nov
from tests.rules.moneyed import dollars, invoice, moneyed, paper
from tests.rules.test_watch_money import found, only, pays
from tests.rules.watched import watched

MARCH = day("2001-03-01")
INSTALMENT = Due(
    "PP-001:5", Stream.EQUIPMENT, Side.CUSTOMER, MARCH, dollars("500.00"), "Instalment", "A-2", ("plan", "PP-001")
)
SHORT = pays("INV-0001", "290.00", "2001-03-02")


def test_a_sum_paid_short_is_found_once_its_day_has_come() -> None:
    state = moneyed(watched(day("2001-03-05")), invoices=(invoice("310.00"),), payments=(SHORT,))
    one = only(found(state, "K19"))
    assert (one.subject, one.chip) == ("Pay the rest of INV-0001", "20.00 short")
    assert one.sentence == "INV-0001 was paid 20.00 short; PAY-0001 was the last on it."
    early = replace(SHORT, paid_on=nov(1), applied=(("PP-001:5", dollars("290.00")),))
    assert not found(moneyed(watched(nov(2)), instalments=(INSTALMENT,), payments=(early,)), "K19")


def test_a_payment_by_another_way_than_the_payees_is_found() -> None:
    by_check = replace(pays("INV-0001", "310.00", "2001-03-02"), method="check")
    state = moneyed(watched(MARCH), invoices=(invoice("310.00"),), payments=(replace(by_check, paid_on=MARCH),))
    one = only(found(state, "K19"))
    assert one.sentence == ("PAY-0001 of Thu 1 Mar 2001 was made by check, and the payee takes payment by wire (6.2).")
    named = (PayeeFacts(Side.WINSTAR, PaymentMethod.CHECK, nov(1)),)
    assert not found(moneyed(watched(MARCH), invoices=(invoice("310.00"),), payments=(by_check,), payees=named), "K19")


def test_money_on_account_waits_to_be_applied() -> None:
    loose = PaymentFacts("PAY-0001", MARCH, Side.CUSTOMER, dollars("75.00"), (), "wire")
    one = only(found(moneyed(watched(MARCH), payments=(loose,)), "K19", "apply_payment"))
    assert (one.chip, one.urgency) == ("75.00 on account", Urgency.STANDING)


def test_an_offset_that_became_too_large_is_found() -> None:
    off = ReductionFacts("RED-0001", "PP-001:5", MARCH, dollars("400.00"), "offset", "LTR-5")
    paid = (pays("PP-001:5", "200.00", "2001-03-01"),)
    of = {"instalments": (INSTALMENT,), "payments": paid}
    one = only(found(moneyed(watched(MARCH), reductions=(off, replace(off, due="INV-0009")), **of), "K21"))
    assert one.sentence == "RED-0001 takes 400.00 off PP-001:5, which is more than is left of it (Letter 5)."
    fits = replace(off, amount=dollars("300.00"))
    assert not found(moneyed(watched(MARCH), reductions=(fits,), **of), "K21")
    assert not found(moneyed(watched(MARCH), reductions=(replace(off, kind="charge_back"),), **of), "K21")


def test_a_move_billed_with_a_mark_up_is_found_until_it_is_cancelled() -> None:
    cost = CostFacts("Rigging", dollars("400.00"), nov(6), billed=dollars("440.00"))
    move = CostStatement("CS-0001", CostKind.MOVE, "To storage", nov(3), "MV-0001", nov(9), costs=(cost,))
    one = only(found(moneyed(watched(nov(28)), statements=(move,)), "K22"))
    assert one.sentence == (
        "CS-0001 (move) was billed otherwise than its clause allows: Rigging at 440.00, not 400.00."
    )
    assert not found(moneyed(watched(nov(28)), statements=(replace(move, cancelled_on=nov(20)),)), "K22")


def test_an_invoice_that_asks_for_more_than_its_lines_is_found() -> None:
    of = invoice("310.00", printed=dollars("340.00"))
    one = only(found(moneyed(watched(MARCH), invoices=(of,)), "C14"))
    assert (one.sentence, one.chip) == ("INV-0001 asks for 340.00; its lines come to 310.00.", "30.00 apart")
    right = replace(of, printed=dollars("310.00"))
    unknown = replace(paper("INV-0002", InvoiceKind.COLLOCATION, printed=Decimal(1)))
    assert not found(moneyed(watched(MARCH), invoices=(right, unknown)), "C14")


def test_the_prices_sums_wait_for_are_one_thing_to_do() -> None:
    state = moneyed(watched(day("2000-10-02")), prices=())
    one = only(found(state, "K26"))
    assert (one.subject, one.chip, one.party) == ("Enter 1 price", "1 sum not known", None)
    assert one.sentence == "1 sum has no amount: Prepayment for internet services is not entered."
    assert not found(moneyed(watched(day("2000-10-02"))), "K26")


def test_a_credit_left_is_offered_on_an_open_maintenance_invoice() -> None:
    credit = CreditFacts("CN-0001", CreditKind.TARGET, nov(30), nov(30), dollars("2,000.00"), "EXD-7.2")
    state = replace(
        watched(MARCH), service=ServiceBook(credits=(credit, replace(credit, number="CN-0002", amount=None)))
    )
    one = only(found(moneyed(state, invoices=(invoice("310.00"),)), "C16"))
    assert one.sentence == "2,000.00 of CN-0001 is left; SAVVIS may use it on INV-0001."
    used = ReductionFacts("RED-0001", "INV-0009", MARCH, dollars("2,000.00"), "credit", "EXD-7.2", "CN-0001")
    assert not found(moneyed(state, invoices=(invoice("310.00"),), reductions=(used,)), "C16")
    assert not found(moneyed(state), "C16")


def test_a_sum_paid_short_is_found_on_its_day() -> None:
    short = replace(SHORT, paid_on=MARCH)
    assert found(moneyed(watched(MARCH), invoices=(invoice("310.00"),), payments=(short,)), "K19")


def test_what_is_billed_with_a_mark_up_or_waits_for_a_price_is_counted_beyond_three() -> None:
    costs = tuple(CostFacts(f"Part {n}", dollars("400.00"), nov(6), billed=dollars("440.00")) for n in range(4))
    move = CostStatement("CS-0001", CostKind.MOVE, "To storage", nov(3), "MV-0001", nov(9), costs=costs)
    one = only(found(moneyed(watched(nov(28)), statements=(move,)), "K22"))
    assert one.sentence.endswith("Part 0 at 440.00, not 400.00, Part 1 at 440.00, not 400.00 and 2 more.")
    dues = tuple(
        Due(
            f"X-{n}", Stream.COLLOCATION, Side.CUSTOMER, MARCH, None, "Racks", "E-3", ("due", "X"), missing=f"Price {n}"
        )
        for n in range(4)
    )
    wait = only(found(moneyed(watched(MARCH), instalments=dues), "K26"))
    assert wait.sentence == "4 sums have no amount: Price 0, Price 1 and 2 more."
    assert wait.missing == "Price 0, Price 1 and 2 more"


def test_the_last_cents_of_a_credit_are_offered_and_never_on_a_repair() -> None:
    credit = CreditFacts("CN-0001", CreditKind.TARGET, nov(30), nov(30), dollars("0.50"), "EXD-7.2")
    state = replace(watched(MARCH), service=ServiceBook(credits=(credit,)))
    assert found(moneyed(state, invoices=(invoice("310.00"),)), "C16")
    repair = replace(INSTALMENT, stream=Stream.MAINTENANCE, clause="EXD-3.3", record=("invoice", "INV-0002"))
    assert not found(moneyed(state, instalments=(repair,)), "C16")
