"""What the next invoices would say: by Letter, by month, by price, and never twice."""

from __future__ import annotations

from dataclasses import replace

from models.rules.charge_facts import CostFacts, CostKind, CostStatement, InvoiceKind, LineKind
from models.rules.clause import Known
from models.rules.drafts import installation_lines, invoiced_months, maintenance_lines, monthly_lines
from models.rules.invoices import computed_total
from models.rules.links import LinkStanding, LinkState
from models.rules.maintenance_charges import Served
from models.rules.readings import Readings
from tests.rules.law import day, nov
from tests.rules.moneyed import TARIFF, dollars, invoice, paper

MARCH, APRIL = day("2001-03-01"), day("2001-04-01")
LINK = LinkStanding("L-0004", LinkState.ACCEPTED, nov(24), letter="LAL-0158", accepted_on=nov(24), charged_from=nov(22))
WAITING = LinkStanding("L-0005", LinkState.LETTER_OUT, nov(22), letter="LAL-0158", letter_on=nov(22))
CRANE = CostStatement(
    "CS-0001", CostKind.OUT_OF_SCOPE, "Crane", nov(1), "L-0004", nov(9),
    costs=(CostFacts("Crane", dollars("100.00"), nov(5)),),
)  # fmt: skip


def test_the_installation_invoice_charges_each_accepted_link_of_its_letter_and_its_extras() -> None:
    lines = installation_lines("LAL-0158", [LINK, WAITING, replace(LINK, letter="LAL-0001")], TARIFF, [CRANE], [])
    assert [(line.kind, line.subject) for line in lines] == [(LineKind.CHARGE, "L-0004"), (LineKind.COST, "CS-0001")]
    total = computed_total(paper(lines=lines), TARIFF)
    assert isinstance(total, Known)
    assert total.value == dollars("2,610.00")


def test_a_link_or_cost_on_an_invoice_is_not_charged_again() -> None:
    lines = installation_lines("LAL-0158", [LINK], TARIFF, [CRANE], [])
    before = paper(kind=InvoiceKind.INSTALLATION, lines=lines)
    assert installation_lines("LAL-0158", [LINK], TARIFF, [CRANE], [before]) == ()
    again = installation_lines("LAL-0158", [LINK], TARIFF, [CRANE], [replace(before, lines=lines[1:])])
    assert [line.kind for line in again] == [LineKind.CHARGE]


def test_extras_that_are_open_cancelled_or_no_work_out_of_scope_stay_off() -> None:
    for other in (
        replace(CRANE, closed_on=None),
        replace(CRANE, cancelled_on=nov(9)),
        replace(CRANE, subject="L-0009"),
        replace(CRANE, kind=CostKind.REPAIR),
    ):
        assert len(installation_lines("LAL-0158", [LINK], TARIFF, [other], [])) == 1


def test_a_share_to_be_typed_leaves_only_the_extras() -> None:
    tariff = replace(TARIFF, readings=Readings(installation_share="typed"))
    assert [line.kind for line in installation_lines("LAL-0158", [LINK], tariff, [CRANE], [])] == [LineKind.COST]


def test_the_price_of_the_literal_reading_is_that_of_the_first_letter() -> None:
    tariff = replace(TARIFF, readings=Readings(installation_clock="first_letter"))
    (line,) = installation_lines("LAL-0158", [WAITING], tariff, [], [])
    assert line.priced_on == nov(22)


def test_the_months_on_maintenance_invoices_are_charged_once() -> None:
    links = [Served("L-0001", MARCH)]
    first = invoice("310.00", lines=maintenance_lines(links, MARCH, TARIFF, []))
    other = replace(first, kind=InvoiceKind.COLLOCATION)
    assert invoiced_months([first, other]) == {("L-0001", MARCH)}
    assert [line.priced_on for line in maintenance_lines(links, day("2001-04-17"), TARIFF, [first])] == [APRIL]


def test_a_monthly_invoice_charges_units_of_its_own_prices() -> None:
    lines = monthly_lines(InvoiceKind.COLLOCATION, day("2001-03-17"), [("co_rack_month", 2)], TARIFF)
    assert not isinstance(lines, str)
    assert lines[0].words == "Central office rack, Mar 2001, 2 units"
    total = computed_total(paper(lines=lines), TARIFF)
    assert isinstance(total, Known)
    assert total.value == dollars("800.00")
    (one,) = monthly_lines(InvoiceKind.CONNECTIVITY, MARCH, [("m63_backhaul_month", 1)], TARIFF)
    assert not isinstance(one, str)
    assert one.words == "Backhaul of a Link, Mar 2001"


def test_a_monthly_invoice_takes_no_other_price_and_no_empty_line() -> None:
    wrong = monthly_lines(InvoiceKind.CONNECTIVITY, MARCH, [("co_rack_month", 1)], TARIFF)
    assert isinstance(wrong, str)
    assert wrong.endswith("m63_backhaul_month, m63_in_building_month; co_rack_month is none of them.")
    assert monthly_lines(InvoiceKind.COLLOCATION, MARCH, [("co_rack_month", 0)], TARIFF) == (
        "Central office rack: 0 units were typed; an invoice charges for one or more."
    )
    assert isinstance(monthly_lines(InvoiceKind.COSTS, MARCH, [("co_rack_month", 1)], TARIFF), str)
