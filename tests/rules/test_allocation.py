"""The allocation table of Schedule M-6.3: six lines, both readings of the offices, a total that may lack prices."""

from __future__ import annotations

from models.rules.allocation import allocation
from models.rules.clause import Known, Unknown
from models.rules.prices import PriceFacts
from models.rules.readings import Readings
from tests.rules.law import TERMS, day, nov
from tests.rules.moneyed import dollars

TYPED = tuple(
    PriceFacts(name, dollars(amount), day("2000-06-30"))
    for name, amount in (
        ("m63_radio_equipment", "10,000.00"),
        ("m63_installation", "2,500.00"),
        ("m63_om_month", "310.00"),
        ("m63_backhaul_month", "120.50"),
        ("m63_in_building_month", "40.00"),
        ("m63_central_office_month", "800.00"),
        ("co_rack_month", "400.00"),
    )
)


def test_one_time_lines_are_unit_by_quantity_and_monthly_ones_by_twelve_and_ten() -> None:
    rows = {row.name: row for row in allocation(TYPED, TERMS, nov(28)).rows}
    radio, backhaul = rows["Radio equipment"], rows["Backhaul"]
    assert isinstance(radio.total, Known)
    assert (radio.monthly, radio.total.value) == (None, dollars("5,000,000.00"))
    assert isinstance(backhaul.unit, Known)
    assert isinstance(backhaul.total, Known)
    assert (backhaul.monthly, backhaul.unit.value, backhaul.total.value) == (
        dollars("120.50"), dollars("14,460.00"), dollars("7,230,000.00"),
    )  # fmt: skip
    assert backhaul.total.why.facts[-1] == ("Sum", "120.50 x 12 x 10 x 500 = 7,230,000.00")


def test_the_total_is_the_sum_of_the_six_lines() -> None:
    made = allocation(TYPED, TERMS, nov(28))
    assert isinstance(made.total, Known)
    assert len(made.rows) == 6
    assert made.total.value == dollars("37,360,000.00")


def test_the_thirty_offices_are_units_as_printed_or_racks_as_read() -> None:
    printed = allocation(TYPED, TERMS, nov(28)).rows[-1]
    racks = allocation(TYPED, TERMS, nov(28), Readings(central_office_units="racks")).rows[-1]
    assert isinstance(printed.total, Known)
    assert isinstance(racks.total, Known)
    assert (printed.price, printed.total.value) == ("m63_central_office_month", dollars("2,880,000.00"))
    assert (racks.price, racks.total.value) == ("co_rack_month", dollars("1,440,000.00"))
    assert racks.total.why.readings == ("AMB-34",)


def test_a_total_without_every_price_is_not_complete_and_names_what_is_missing() -> None:
    made = allocation(TYPED[2:], TERMS, nov(28))
    assert isinstance(made.total, Unknown)
    assert made.total.missing == "not complete, 2 prices are not entered: Radio equipment and Installation services"
    assert isinstance(made.rows[0].total, Unknown)
    one = allocation(TYPED[1:], TERMS, nov(28)).total
    assert isinstance(one, Unknown)
    assert one.missing == "not complete, 1 price is not entered: Radio equipment"
