"""What the watch finds of sums that are due: when it speaks, what it says, and when it stops."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from models.rules.charge_facts import CostKind, CostStatement, InvoiceFacts, InvoiceKind, LineFacts, LineKind
from models.rules.dues import Due, PaymentFacts, Stream
from models.rules.findings import Finding, Urgency
from models.rules.links import LinkFacts
from models.rules.readings import Readings
from models.rules.state import State
from models.rules.watch import findings
from models.rules.words import Side
from tests.rules.law import by_hand, day, letter, nov, signed
from tests.rules.moneyed import dollars, invoice, moneyed, paper
from tests.rules.watched import watched

SIGNED = letter(by_hand(nov(22)), signed(nov(24), by_hand(nov(24))), number="LAL-0158")
LINK = LinkFacts("L-0004", "P-0004", "B-0012", nov(8), letters=(SIGNED,))
FRIDAY = replace(LINK, letters=(letter(by_hand(nov(17)), signed(nov(20), by_hand(nov(20)))),))
MARCH = day("2001-03-01")


def found(state: State, code: str, act: str = "") -> list[Finding]:
    """What the watch finds under a code."""
    return [one for one in findings(state) if one.code == code and (not act or one.act == act)]


def only(of: list[Finding]) -> Finding:
    """The one finding there is."""
    (one,) = of
    return one


def pays(key: str, amount: str, on: str, payer: Side = Side.CUSTOMER) -> PaymentFacts:
    """A payment of one sum."""
    return PaymentFacts("PAY-0001", day(on), payer, dollars(amount), ((key, dollars(amount)),), "wire")


def test_the_installation_charge_is_due_thirty_days_after_receipt() -> None:
    one = only(found(moneyed(watched(nov(29), links=(LINK,))), "R11"))
    assert (one.due_on, one.chip, one.record) == (day("2000-12-22"), "23 days", ("due", "L-0004:installation"))
    assert one.sentence == "SAVVIS pays the installation of L-0004 by Fri 22 Dec 2000. 2,500.00 is open."
    assert one.why is not None


def test_without_a_price_the_charge_is_due_all_the_same() -> None:
    one = only(found(moneyed(watched(nov(29), links=(LINK,)), prices=()), "R11"))
    assert one.sentence == "SAVVIS pays the installation of L-0004 by Fri 22 Dec 2000. The amount is not entered."
    assert one.chip == "23 days"
    passed = only(found(moneyed(watched(day("2001-01-02"), links=(LINK,)), prices=()), "R11"))
    assert passed.chip == "Amount not entered"


def test_charges_due_on_one_day_are_one_thing_to_do() -> None:
    other = replace(LINK, number="L-0005")
    one = only(found(moneyed(watched(nov(29), links=(LINK, other)), prices=()), "R11"))
    assert (one.subject, one.detail) == ("Pay 2 installation charges", "L-0004 and L-0005")
    assert one.sentence.endswith("Not every amount is entered.")


def test_a_charge_due_on_a_sunday_may_be_paid_on_monday() -> None:
    one = only(found(moneyed(watched(nov(28), links=(FRIDAY,))), "R11"))
    assert (one.due_on, one.may_be_met_by) == (day("2000-12-17"), day("2000-12-18"))


def test_charges_that_are_late_are_one_thing_to_do_until_they_are_paid() -> None:
    late = watched(day("2001-01-02"), links=(LINK, replace(FRIDAY, number="L-0005")))
    one = only(found(moneyed(late), "R11"))
    assert (one.urgency, one.chip) == (Urgency.OVERDUE, "16 days late")
    assert one.sentence == "SAVVIS owes the 2 installation charges since Sun 17 Dec 2000. 5,000.00 is open."
    paid = (
        pays("L-0004:installation", "2,500.00", "2000-12-22"),
        pays("L-0005:installation", "2,500.00", "2000-12-18"),
    )
    assert not found(moneyed(late, payments=paid), "R11")


def test_maintenance_is_to_be_invoiced_by_winstar_until_it_is() -> None:
    state = moneyed(watched(nov(28), links=(LINK,)))
    one = only(found(state, "R17"))
    assert (one.party, one.subject, one.urgency) == (Side.WINSTAR, "Invoice maintenance for Nov 2000", Urgency.STANDING)
    line = LineFacts(LineKind.CHARGE, "Nov", "L-0004", price="om_per_link_month", priced_on=nov(1), days=7)
    done = paper(received_on=nov(28), issued_on=nov(27), lines=(line,), month=nov(1))
    assert not found(moneyed(watched(nov(28), links=(LINK,)), invoices=(done,)), "R17", "invoice_maintenance")


def test_an_invoice_without_a_receipt_asks_for_it() -> None:
    state = moneyed(watched(MARCH), invoices=(paper(),))
    one = only(found(state, "R17"))
    assert (one.chip, one.record, one.missing) == (
        "Receipt missing", ("invoice", "INV-0001"), "the receipt of INV-0001 is not recorded",
    )  # fmt: skip


def test_a_maintenance_invoice_is_due_on_receipt_then_bears_interest_then_allows_suspension() -> None:
    def on(day_: str) -> list[Finding]:
        return found(moneyed(watched(day(day_)), invoices=(invoice("1,000.00"),)), "R17")

    due = only(on("2001-03-01"))
    assert due.chip == "Due today"
    assert due.sentence.endswith(
        "1,000.00 is open. From Sun 1 Apr 2001 it bears interest, and Winstar may suspend support from Tue 1 May 2001."
    )
    assert "Since Sun 1 Apr 2001 it bears interest" in only(on("2001-04-30")).sentence
    suspend = next(one for one in on("2001-05-01") if one.party is Side.WINSTAR)
    assert suspend.sentence == (
        "INV-0001 is unpaid for more than 60 days. Winstar may suspend support; 1,015.50 with interest brings it back."
    )


def test_suspension_names_what_is_missing_for_the_sum_that_ends_it() -> None:
    state = moneyed(watched(day("2001-05-01")), invoices=(paper(received_on=MARCH), invoice("9.00", number="INV-0002")))
    said = next(one for one in found(state, "R17") if one.subject == "Support may be suspended").sentence
    assert said == (
        "INV-0001 and INV-0002 are unpaid for more than 60 days. Winstar may suspend support; "
        "1 charge has no amount: Operation and maintenance."
    )


def test_a_paid_invoice_is_not_spoken_of() -> None:
    state = moneyed(
        watched(day("2001-06-01")),
        invoices=(invoice("1,000.00"),),
        payments=(pays("INV-0001", "1,000.00", "2001-03-20"),),
    )
    assert not found(state, "R17")


def test_a_repair_is_due_without_interest_or_suspension() -> None:
    line = LineFacts(LineKind.COST, "Repair", "CS-0001", dollars("80.00"))
    repair = paper(kind=InvoiceKind.COSTS, due_on=MARCH, subject="CS-0001", lines=(line,))
    one = only(found(moneyed(watched(day("2001-06-01")), invoices=(repair,)), "C14"))
    assert one.sentence == "SAVVIS pays INV-0001: work at cost, CS-0001. 80.00 is open."


def test_other_sums_of_customer_are_due_when_their_invoices_say() -> None:
    rack = LineFacts(LineKind.CHARGE, "Racks", price="co_rack_month", units=Decimal(2), priced_on=MARCH)
    of = paper(kind=InvoiceKind.COLLOCATION, due_on=day("2001-04-15"), month=MARCH, lines=(rack,))
    one = only(found(moneyed(watched(day("2001-03-20")), invoices=(of,)), "C14"))
    assert (one.due_on, one.may_be_met_by, one.party) == (day("2001-04-15"), day("2001-04-16"), Side.CUSTOMER)
    assert not found(moneyed(watched(day("2001-03-10")), invoices=(of,)), "C14")


def test_instalments_are_spoken_of_by_their_plans_alone() -> None:
    instalment = Due("PP-001:5", Stream.EQUIPMENT, Side.CUSTOMER, MARCH, Decimal(1), "5", "A-2", ("plan", "PP-001"))
    assert not found(moneyed(watched(MARCH), instalments=(instalment,)), "C14")


def test_winstar_owes_the_prepayment_until_it_is_paid() -> None:
    one = only(found(moneyed(watched(day("2000-10-03"))), "R23"))
    assert (one.party, one.chip, one.clause) == (Side.WINSTAR, "1 day late", "LTR-4")
    assert one.sentence == "Winstar pays BSA:prepayment: prepayment for internet services. 900,000.00 is open."
    paid = pays("BSA:prepayment", "900,000.00", "2000-10-02", Side.WINSTAR)
    assert not found(moneyed(watched(day("2000-10-03")), payments=(paid,)), "R23")


def services(state: State) -> list[Finding]:
    """What is to be invoiced for services."""
    return found(state, "R23", "invoice_services")


def test_a_quarter_of_services_is_to_be_invoiced_from_fifteen_days_before_its_end() -> None:
    assert not services(moneyed(watched(day("2001-03-15"))))
    one = only(services(moneyed(watched(day("2001-03-16")))))
    assert (one.subject, one.due_on, one.party) == ("Invoice the shortfall of 1Q01", day("2001-03-31"), Side.CUSTOMER)
    assert one.sentence.endswith("50,000.00 is short so far.")
    missing = only(services(moneyed(watched(day("2001-03-16")), prices=())))
    assert missing.missing == "Quarterly minimum of professional services is not entered"


def shortfall(month: str, kind: InvoiceKind = InvoiceKind.PSA_SHORTFALL, amount: str = "50,000.00") -> InvoiceFacts:
    """An invoice of Customer for what was not used."""
    line = LineFacts(LineKind.CHARGE, "Shortfall", amount=dollars(amount))
    return paper(f"INV-{month[5:7]}", kind, month=day(month), due_on=day("2002-02-01"), lines=(line,))


def test_a_quarter_invoiced_or_used_up_is_not_spoken_of() -> None:
    assert not services(moneyed(watched(day("2001-03-31")), invoices=(shortfall("2001-03-01"),)))
    used = shortfall("2001-03-01", InvoiceKind.PSA_SERVICES, "50,000.00")
    assert not services(moneyed(watched(day("2001-03-31")), invoices=(used,)))


def test_the_year_closes_with_its_true_up() -> None:
    quarters = tuple(shortfall(month) for month in ("2001-03-01", "2001-06-01", "2001-09-01", "2001-12-01"))
    one = only(services(moneyed(watched(day("2001-12-31")), invoices=quarters)))
    assert (one.subject, one.chip) == ("Invoice the shortfall of 2001", "Due today")
    assert one.sentence.endswith("50,000.00 is short so far.")
    billed = replace(shortfall("2001-12-01", InvoiceKind.PSA_TRUE_UP), number="INV-99")
    assert not services(moneyed(watched(day("2001-12-31")), invoices=(*quarters, billed)))
    more = replace(shortfall("2001-12-01", InvoiceKind.PSA_SERVICES), number="INV-98")
    assert not services(moneyed(watched(day("2001-12-31")), invoices=(*quarters, more)))


def test_before_the_letter_nothing_is_asked_of_winstar() -> None:
    assert not found(moneyed(watched(day("2000-09-28"))), "R23")


def test_the_reading_that_rolls_moves_the_day_itself() -> None:
    state = watched(nov(28), links=(FRIDAY,), readings=Readings(roll="roll_due_date"))
    one = only(found(moneyed(state), "R11"))
    assert (one.due_on, one.may_be_met_by) == (day("2000-12-18"), None)


def test_a_repair_is_due_in_the_stream_of_maintenance_without_interest() -> None:
    line = LineFacts(LineKind.COST, "Repair", "CS-0001", dollars("80.00"))
    repair = paper(kind=InvoiceKind.COSTS, due_on=MARCH, subject="CS-0001", lines=(line,))
    of = CostStatement("CS-0001", CostKind.REPAIR, "Antenna hit", MARCH, "L-0004", MARCH)
    state = moneyed(watched(day("2001-06-01")), invoices=(repair,), statements=(of,))
    one = only(found(state, "R17"))
    assert one.sentence == "SAVVIS pays INV-0001 (Work at cost, CS-0001). 80.00 is open."
    assert [each.due.key for each in state.money.entries if each.due.stream is Stream.MAINTENANCE] == ["INV-0001"]
    assert state.money.invoice("INV-0001") is repair
    assert "INV-0001" in [due.key for due in state.money.dues]


def test_a_quarter_that_has_closed_is_spoken_of_as_closed() -> None:
    one = services(moneyed(watched(day("2001-04-01"))))[0]
    assert one.sentence.startswith("1Q01 closed on Sat 31 Mar 2001; ")


def test_a_charge_due_today_is_paid_by_today_and_not_late() -> None:
    one = only(found(moneyed(watched(day("2000-12-22"), links=(LINK,))), "R11"))
    assert one.chip == "Due today"
    assert one.sentence.startswith("SAVVIS pays the installation of L-0004 by Fri 22 Dec 2000.")


def test_charges_are_spoken_of_thirty_days_before_and_the_links_beyond_three_are_counted() -> None:
    links = tuple(replace(LINK, number=f"L-000{n}") for n in range(4, 8))
    one = only(found(moneyed(watched(nov(29), links=links)), "R11"))
    assert one.detail == "L-0004, L-0005 and 2 more"
    early = replace(LINK, letters=(letter(by_hand(nov(24)), signed(nov(24), by_hand(nov(24)))),))
    assert [len(found(moneyed(watched(nov(on), links=(early,))), "R11")) for on in (23, 24)] == [0, 1]


def test_interest_and_suspension_are_spoken_of_on_their_very_days() -> None:
    def said(on: str) -> str:
        findings_ = found(moneyed(watched(day(on)), invoices=(invoice("1,000.00"),)), "R17")
        return next(one.sentence for one in findings_ if one.party is Side.CUSTOMER)

    assert "From Sun 1 Apr 2001 it bears interest" in said("2001-03-31")
    assert "Since Sun 1 Apr 2001 it bears interest" in said("2001-04-01")
    assert "may suspend support from Tue 1 May 2001" in said("2001-04-30")
    assert said("2001-05-01").endswith("and Winstar may suspend support.")


def test_what_falls_on_a_weekend_may_be_paid_on_the_next_business_day() -> None:
    sunday = invoice("1,000.00", received="2001-03-04")
    one = only(found(moneyed(watched(day("2001-03-04")), invoices=(sunday,)), "R17"))
    assert (one.due_on, one.may_be_met_by) == (day("2001-03-04"), day("2001-03-05"))


def test_a_quarter_closes_on_its_last_day() -> None:
    [one] = services(moneyed(watched(day("2001-03-31"))))
    assert "1Q01 closes on Sat 31 Mar 2001" in one.sentence
    assert "1Q01 closed on Sat 31 Mar 2001" in services(moneyed(watched(day("2001-04-01"))))[0].sentence


def test_what_winstar_owes_on_a_saturday_it_may_pay_on_monday() -> None:
    of = replace(shortfall("2001-03-01", InvoiceKind.PSA_SERVICES), due_on=day("2001-05-05"))
    one = only(found(moneyed(watched(day("2001-05-01")), invoices=(of,)), "R23", "record_payment")[-1:])
    assert (one.due_on, one.may_be_met_by) == (day("2001-05-05"), day("2001-05-07"))
    prepaid = only(found(moneyed(watched(day("2000-10-03"))), "R23"))
    assert prepaid.subject == "Pay prepayment for internet services"


def test_a_charge_due_today_stands_apart_from_those_late() -> None:
    links = (LINK, replace(FRIDAY, number="L-0005"))
    both = found(moneyed(watched(day("2000-12-22"), links=links)), "R11")
    assert [one.chip for one in both] == ["5 days late", "Due today"]
