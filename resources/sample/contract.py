"""What the sample book tells beside pairs and Letters: the notice, the money, the service, Spaces and permits.

Every price is invented, for the agreement's own are withheld; some stay unknown, as they are for most who read it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

__all__ = ["NOTICE", "contract", "notice"]

Line = dict[str, Any]
NOTICE, GIVEN = "RPN-0001", date(2000, 11, 9)
INVENTED = "Invented for the sample"
EFFECTIVE, SECOND = date(2000, 6, 30), date(2000, 9, 29)
PRICES = {"installation_per_link": "1850.00", "om_per_link_month": "210.00", "oc3_credit": "150.00",
          "sla_credit_per_link_month": "100.00"}  # fmt: skip
OF_THE_LETTER = {"bsa_prepayment": "250000.00", "letter_continued_quarterly": "20000.00"}
FIRST_PAYMENT, LATER_PAYMENT, ROWS = "880000.00", "96400.00", 25
PAIR_PRICE, DOWN = "10000.00", "318000.00"
SECOND_ROWS = [DOWN] + ["20000.00"] * 4 + ["48839.28"] * 19 + ["48839.34"]
"""30% down, four small quarters and twenty that pay the rest off at 11% a year."""
CHARGE = 1850
UNPAID = frozenset({107, 109})
CHARGE_DAYS = timedelta(days=30)


def line(act: str, on: date, **facts: Any) -> Line:
    """One act of the story."""
    return {"act": act, "on": on.isoformat(), "facts": facts}


def notice(buildings: Sequence[str], selected: Sequence[str]) -> Iterator[Line]:
    """The Initial Radio Pair Notice, given 13 days after the Inventory Event, and what Customer chose of it."""
    words = "Countersigned by both desks"
    yield line("confirm_inventory_event", date(2000, 10, 30), event_on="2000-10-27", words=words)
    yield line("draft_notice", date(2000, 11, 8), buildings=tuple(buildings))
    yield line("issue_notice", GIVEN, notice=NOTICE, issued_on=GIVEN.isoformat())
    hand = {"channel": "hand", "delivered_on": GIVEN.isoformat(), "proof": "Receipt signed at the desk"}
    yield line("record_notice_delivery", GIVEN, notice=NOTICE, delivery=hand)
    yield line("select_buildings", date(2000, 11, 10), buildings=tuple(selected))


def contract(letters: Sequence[Line]) -> Iterator[Line]:
    """The rest of the agreement; `letters` are the acts on Letters, whose receipts start the installation charges."""
    yield from _prices()
    yield from _payments(_charges(letters))
    yield from _maintenance()
    yield from _service()
    yield from _spaces()
    yield from _cases()


def _prices() -> Iterator[Line]:
    """The prices typed in, and those of the two batches."""
    for price, amount in PRICES.items():
        yield line("enter_price", EFFECTIVE, price=price, amount=amount, holds_from="2000-06-30", source=INVENTED)
    for price, amount in OF_THE_LETTER.items():
        yield line("enter_price", SECOND, price=price, amount=amount, holds_from="2000-09-29", source=INVENTED)
    rows = [{"number": n, "amount": FIRST_PAYMENT if n == 1 else LATER_PAYMENT} for n in range(1, ROWS + 1)]
    typed = {"holds_from": "2000-06-30", "source": INVENTED}
    yield line("enter_instalments", EFFECTIVE, plan="PP-001", amounts=rows, **typed)
    typed = {"holds_from": "2000-09-29", "source": INVENTED}
    yield line("enter_plan_price", SECOND, plan="PP-002", price=PAIR_PRICE, per="pair", **typed)
    rows = [{"number": n, "amount": amount} for n, amount in enumerate(SECOND_ROWS)]
    yield line("enter_instalments", SECOND, plan="PP-002", amounts=rows, **typed)


def _charges(letters: Sequence[Line]) -> dict[int, date]:
    """When the charge of each Link falls due: 30 days after the receipt of its latest Letter."""
    links: dict[str, int] = {}
    due: dict[int, date] = {}
    count = 0
    for act in letters:
        if act["act"] == "new_letter":
            count += 1
            links[f"LAL-{count:04d}"] = int(act["facts"]["links"][0][2:])
        elif act["act"] == "record_letter_delivery":
            due[links[act["facts"]["letter"]]] = date.fromisoformat(act["on"]) + CHARGE_DAYS
    return due


def _payments(charges: Mapping[int, date]) -> Iterator[Line]:
    """What was paid: the batches, Winstar's prepayment, and every Friday the charges of the week ahead."""
    for on, key, amount in (
        (EFFECTIVE, "PP-001:1", FIRST_PAYMENT),
        (date(2000, 9, 15), "PP-001:2", LATER_PAYMENT),
        (SECOND, "PP-002:0", DOWN),
    ):
        yield _paid(on, amount, [key], f"Wire of {on:%B} {on.day}")
    yield _paid(date(2000, 10, 2), OF_THE_LETTER["bsa_prepayment"], ["BSA:prepayment"], "Wire", payer="winstar")
    paid: set[int] = set(UNPAID)
    friday = date(2000, 10, 6)
    while friday <= date(2000, 11, 24):
        last = friday + timedelta(days=6 if friday < date(2000, 11, 24) else 2)
        now = sorted(link for link, due in charges.items() if due <= last and link not in paid)
        paid.update(now)
        if now:
            keys = [f"L-{link:04d}:installation" for link in now]
            yield _paid(friday, f"{CHARGE * len(now)}.00", keys, f"Wire of {friday:%B} {friday.day}")
        friday += timedelta(days=7)


def _paid(on: date, amount: str, keys: Sequence[str], reference: str, payer: str = "customer") -> Line:
    """A payment by wire of certain sums."""
    applied = [{"due": key} for key in keys]
    return line("record_payment", on, paid_on=on.isoformat(), amount=amount, applied=applied, payer=payer,
                reference=reference)  # fmt: skip


def _maintenance() -> Iterator[Line]:
    """Invoices for operation and maintenance: September and October are invoiced together, November by itself."""
    for number, month in enumerate((9, 10, 11), 1):
        first = date(2000, month, 1)
        issued = max(first, date(2000, 10, 2)) + timedelta(days=0 if month < 11 else 1)
        yield line("invoice_maintenance", issued, month=first.isoformat(), issued_on=issued.isoformat())
        received = issued + timedelta(days=1)
        yield line("receive_invoice", received, invoice=f"INV-{number:04d}", received_on=received.isoformat())
    yield _paid(date(2000, 10, 20), "11571.92", ["INV-0001", "INV-0002"], "Wire of October 20")
    yield _paid(date(2000, 11, 17), "31627.99", ["INV-0003"], "Wire of November 17")


def _service() -> Iterator[Line]:
    """Two outages, one of them still running, a maintenance night to come, and a hub building that counts."""
    words = "No signal at the building; the near end answers"
    yield line("report_outage", date(2000, 11, 3), links=("L-0012",), reported_at="2000-11-03 09:10", words=words,
               zone="America/Denver")  # fmt: skip
    yield line("respond_to_outage", date(2000, 11, 3), outage="OUT-0001", responded_at="2000-11-03 10:40",
               access_at="2000-11-03 10:40")  # fmt: skip
    yield line("restore_outage", date(2000, 11, 3), outage="OUT-0001", restored_at="2000-11-03 13:05")
    yield line("settle_cause", date(2000, 11, 6), outage="OUT-0001", cause="equipment", customer_share=0,
               judged_on="2000-11-06", found="A cable of the far end had come loose in wind")  # fmt: skip
    words = "Errors in bursts since the morning"
    yield line("report_outage", date(2000, 11, 28), links=("L-0045",), reported_at="2000-11-28 07:20", words=words,
               zone="America/New_York")  # fmt: skip
    yield line("respond_to_outage", date(2000, 11, 28), outage="OUT-0002", responded_at="2000-11-28 08:35",
               access_at="2000-11-28 08:35")  # fmt: skip
    yield line("schedule_maintenance", date(2000, 11, 27), links=("L-0016", "L-0018"), zone="America/New_York",
               notified_on="2000-11-27", starts_at="2000-12-03 01:00", ends_at="2000-12-03 04:00",
               words="New software at the hub")  # fmt: skip
    yield line("mark_connected", date(2000, 11, 15), hub="NYC-1", connected_on="2000-11-14",
               proof="Drawing of the hub building's riser, November 14")  # fmt: skip
    yield line("issue_availability_report", date(2000, 10, 4), quarter_end="2000-09-30", issued_on="2000-10-04")


def _spaces() -> Iterator[Line]:
    """A Space at a hub, its insurance, two permits and an approval that is asked for."""
    yield line("add_facility", date(2000, 9, 5), name="Broad St Hub", kind="hub", hub="NYC-1",
               affiliate="Winstar")  # fmt: skip
    yield line("draft_collocation_schedule", date(2000, 9, 6), facility="CF-001", dated_on="2000-09-06", racks=2,
               cabinets=2, shelves=4, requested_on="2000-10-02", escort=True)  # fmt: skip
    for side, on in (("customer", date(2000, 9, 8)), ("winstar", date(2000, 9, 11))):
        yield line("sign_collocation_schedule", on, facility="CF-001", party=side, signed_on=on.isoformat())
    yield line("record_lease", date(2000, 9, 11), facility="CF-001", learned_on="2000-09-11", ends_on="2008-03-31",
               source="Winstar's lease of the building")  # fmt: skip
    yield line("finish_preparation", date(2000, 9, 29), facility="CF-001", finished_on="2000-09-29")
    for attachment, filed_as in (("1", "Drawing of the third floor"), ("2", "Work tasks of September")):
        yield line("attach_to_schedule", date(2000, 9, 11), facility="CF-001", attachment=attachment,
                   filed_as=filed_as, attached_on="2000-09-11")  # fmt: skip
    for cover, amount in (("general_liability", "1000000.00"), ("employers_liability", "500000.00")):
        yield line("enter_certificate", date(2000, 9, 25), cover=cover, insurer="Sample insurer", policy="Sample 1",
                   holds_from="2000-07-01", expires_on="2001-01-15", per_occurrence=amount, additional_insured=True,
                   furnished_on="2000-09-25")  # fmt: skip
    yield line("add_cabinet", date(2000, 10, 4), facility="CF-001", name="Cabinet 1", square_feet="6")
    for building, what in (("B-0001", "Roof right"), ("B-0012", "City building permit")):
        yield line("require_permit", date(2000, 8, 31), what=what, building=building)
    for number, expires in (("PT-0001", None), ("PT-0002", "2000-12-20")):
        yield line("obtain_permit", date(2000, 9, 5), permit=number, obtained_on="2000-09-05", expires_on=expires)


def _cases() -> Iterator[Line]:
    """A tax claim, the exemption certificate asked for, and the financing statement of the security interest."""
    yield line("record_instrument", date(2000, 7, 10), kind="financing", side="winstar", given_on="2000-07-10",
               expires_on="2005-07-10", office="Missouri, Secretary of State", reference="Sample filing")  # fmt: skip
    yield line("record_claim", date(2000, 11, 6), kind="tax", side="customer", known_on="2000-11-06",
               what="Use tax asked for on the first batch")  # fmt: skip
