"""The sample book's story: every act from June 30 to November 28, 2000, as a script's lines."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from resources.sample.contract import contract, notice

__all__ = ["AS_OF", "story"]

HERE = Path(__file__).parent
AS_OF = date(2000, 11, 28)
CLOSED = {date(2000, 7, 4), date(2000, 9, 4), date(2000, 10, 9), date(2000, 11, 23)}
STORE = "SAVVIS/MERIDIAN store"
DESK = "Provisioning desk"
REFUSED = {9: "No line of sight", 41: "Roof owner said no", 77: "No line of sight", 118: "Roof owner said no", 163: ""}
INSTALLED = 164
FIRST_SELECTION, ALL_SELECTED = 110, 257
FIRST_NAMED, NAMED = 143, 120
FULL = (
    "Receive level, near end",
    "Receive level, far end",
    "Bit error rate, 24 h",
    "Errored seconds, 24 h",
    "Protection switch",
    "Alarm contacts",
)
GOOD = ("-38.6", "-39.1", "4E-10", "1", "22", "closed")

Line = dict[str, Any]


def line(act: str, on: date, **facts: Any) -> Line:
    """One act of the story."""
    return {"act": act, "on": on.isoformat(), "facts": facts}


def after(day: date, business_days: int) -> date:
    """The day so many Business Days later."""
    while business_days:
        day += timedelta(days=1)
        business_days -= day.weekday() < 5 and day not in CLOSED
    return day


def rows(name: str) -> list[dict[str, str]]:
    """A table of sample data."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def story() -> Iterator[Line]:
    """Every act in the order of its day."""
    told = list(letters())
    acts = [*orders(), *the_list(), *shipments(), *selections(), *installations(), *told]
    acts.sort(key=_day)
    yield from sorted([*acts, *papers(acts), *contract(told)], key=_day)


def _day(act: Line) -> str:
    """The day an act is recorded for."""
    return str(act["on"])


def orders() -> Iterator[Line]:
    """The two orders the agreement and its letter print, and the agreed test plan."""
    for form, number, on in (("A-3", "PO-001", date(2000, 6, 30)), ("LTR-PO", "PO-002", date(2000, 9, 29))):
        yield line("draft_order", on, form=form)
        yield line("issue_order", on, order=number)
    yield line("agree_test_plan", date(2000, 7, 28), version=1, agreed_on="2000-07-28")


def the_list() -> Iterator[Line]:
    """The hubs, the Customer List of 750, an addition, and Winstar's word on the first 300 buildings."""
    yield line("import_hubs", date(2000, 7, 3), hubs=rows("hubs.csv"))
    listed = [_building(row) for row in rows("buildings.csv")]
    yield line("import_customer_list", date(2000, 8, 25), rows=listed, source="customer-list.xlsx")
    for on, first, last in ((date(2000, 8, 31), 1, 120), (date(2000, 9, 29), 121, 220), (date(2000, 11, 6), 221, 300)):
        good = tuple(_b(rank) for rank in range(first, last + 1) if rank not in REFUSED)
        yield line("decide_eligibility", on, buildings=good, word="eligible")
    for rank, reason in REFUSED.items():
        why = reason or "Structural survey failed"
        yield line("decide_eligibility", date(2000, 9, 6), buildings=(_b(rank),), word="refused", reason=why)
    yield line("move_buildings", date(2000, 9, 12), buildings=(_b(400),), rank=310)
    yield line("record_list_agreement", date(2000, 9, 14), changed_on="2000-09-12", words="Both desks, by letter")


def _building(row: dict[str, str]) -> Line:
    """A row of the sample list as the act takes it."""
    return {**row, "rank": int(row["rank"]), "floors": int(row["floors"])}


def _b(rank: int) -> str:
    """The number of the building that came with a rank."""
    return f"B-{rank:04d}"


SHIPMENTS = (
    ("PO-001", date(2000, 7, 14), (("OC-3", 20),)),
    ("PO-001", date(2000, 8, 11), (("OC-3", 30),)),
    ("PO-001", date(2000, 8, 30), (("OC-3", 25), ("DS-3", 25))),
    ("PO-001", date(2000, 9, 20), (("DS-3", 52),)),
    ("PO-002", date(2000, 9, 29), (("OC-3", 24),)),
    ("PO-001", date(2000, 10, 11), (("DS-3", 52),)),
    ("PO-002", date(2000, 11, 21), (("OC-3", 20),)),
)
"""Order, day and pairs of every shipment: 204 of the first batch and 44 of the second, 248 in all."""


def shipments() -> Iterator[Line]:
    """Seven shipments and their receipts; of the last one only eight pairs have been received."""
    first = 1
    for number, (order, on, parts) in enumerate(SHIPMENTS, 1):
        pairs = [_pair(first + i, radio) for i, radio in enumerate(r for r, count in parts for _ in range(count))]
        last = number == len(SHIPMENTS)
        if last:
            pairs[-1] |= {"far": "", "far_band": ""}
        packages = [
            {"contents": f"{len(pairs)} pairs, outdoor units and antennas", "holds_memorandum": True},
            {"contents": "Indoor units and cables", "holds_memorandum": False},
        ]
        yield line("ship_pairs", on, order=order, shipped_on=on.isoformat(), carrier="Overland Freight", pairs=pairs,
                   packages=packages)  # fmt: skip
        received = pairs[:8] if last else pairs
        day = after(on, 3)
        yield line("receive_pairs", day, shipment=f"SH-{number:04d}", received_on=day.isoformat(), place=STORE,
                   scanned=[{"near": one["near"], "far": one["far"]} for one in received])  # fmt: skip
        first += len(pairs)
    yield line("add_place", date(2000, 10, 16), name="Chicago depot", kind="store")
    yield line("move_pairs", date(2000, 10, 17), tags=[f"P-{n:04d}" for n in range(200, 212)], to="Chicago depot",
               moved_on="2000-10-17", note="Nearer to the sites of November")  # fmt: skip


def _pair(number: int, radio: str) -> Line:
    """A pair with the serials of its two ends."""
    if radio == "OC-3":
        near, far, bands = f"AX-{40000 + number}-A", f"AX-{40000 + number}-B", ("3A", "3B")
    else:
        near, far = f"DX-{771000 + 2 * number}", f"DX-{771001 + 2 * number}"
        bands = ("1 low", "1 high") if number % 2 else ("2 low", "2 high")
    return {"radio": radio, "near": near, "far": far, "near_band": bands[0], "far_band": bands[1], "package": 1}


def chosen() -> list[int]:
    """The ranks that Customer chose, in order."""
    return [rank for rank in range(1, 301) if rank not in REFUSED][:ALL_SELECTED]


def selections() -> Iterator[Line]:
    """Customer's choice of buildings before the Inventory Event, and out of the notice that follows it."""
    ranks = chosen()
    for on, part in ((date(2000, 9, 7), ranks[:FIRST_SELECTION]), (date(2000, 10, 16), ranks[FIRST_SELECTION:214])):
        yield line("select_buildings", on, buildings=tuple(_b(rank) for rank in part))
    named = [_b(rank) for rank in range(FIRST_NAMED, 301) if rank not in REFUSED][:NAMED]
    yield from notice(named, [_b(rank) for rank in ranks[214:]])


def installed_on(number: int) -> date:
    """The day the pair of that link was mounted: seven in two days at first, then three a day."""
    number -= 1
    if number < 102:
        return after(date(2000, 9, 8), 1 + number * 2 // 7)
    return after(date(2000, 10, 20), 1 + (number - 102) // 3)


def installations() -> Iterator[Line]:
    """All installations, one act a day, at the buildings in the order chosen."""
    buildings = {row["rank"]: row for row in rows("buildings.csv")}
    hubs: dict[str, list[str]] = {}
    for hub in rows("hubs.csv"):
        hubs.setdefault(hub["city"], []).append(hub["code"])
    days: dict[date, list[Line]] = {}
    for number, rank in enumerate(islice(chosen(), INSTALLED), 1):
        near = hubs[buildings[str(rank)]["city"]]
        one = {
            "tag": f"P-{number:04d}",
            "building": _b(rank),
            "hub": near[number % len(near)],
            "near_place": f"Roof, mast {1 + number % 4}",
            "far_place": "Roof, north side" if number % 2 else "Penthouse, east side",
            "installed_on": installed_on(number).isoformat(),
        }
        days.setdefault(installed_on(number), []).append(one)
    for on, lines in days.items():
        yield line("install_pairs", on, lines=lines)


WAYS = ("hand", "courier", "fax", "certified_mail")


def delivery(way: str, sent: date) -> Line:
    """How a Letter sent on a day came, by one of the four ways."""
    day = sent.isoformat()
    facts: dict[str, Line] = {
        "hand": {"delivered_on": day, "received_at": "10:15", "proof": "Receipt signed at the desk"},
        "courier": {"sent_on": day, "proof": f"Airbill 8214 {sent:%m%d}"},
        "fax": {"sent_on": day, "confirmed": True, "copy_channel": "courier", "copy_on": day, "proof": "Fax report"},
        "certified_mail": {
            "sent_on": day,
            "accepted_on": after(sent, 2).isoformat(),
            "accepted_by": DESK,
            "proof": "Return receipt",
        },
    }
    return {"channel": way, **facts[way]}


def receipt(way: str, sent: date) -> date:
    """The day such a Letter counts as received."""
    return after(sent, {"courier": 1, "certified_mail": 2}.get(way, 0))


def letters() -> Iterator[Line]:
    """One Letter for each link but the last: most countersigned, the others in every standing there is."""
    plan = [(number, after(installed_on(number), 1)) for number in range(1, INSTALLED)]
    plan.sort(key=lambda one: (one[1], one[0]))
    repaired = 96
    again = date(2000, 10, 27)
    numbers: dict[int, str] = {}
    for order, (number, issued) in enumerate(_with_second(plan, repaired, again), 1):
        second = number in numbers
        numbers[number] = f"LAL-{order:04d}"
        yield from _letter(number, issued, numbers[number], second=second)


def _with_second(plan: list[tuple[int, date]], link: int, on: date) -> list[tuple[int, date]]:
    """The plan with the new Letter of a repaired link put in where its day falls."""
    return sorted([*((n, SENT.get(n, day)) for n, day in plan), (link, on)], key=lambda one: (one[1], one[0]))


SENT = {
    140: date(2000, 11, 13), 151: date(2000, 11, 21), 152: date(2000, 11, 20), 153: date(2000, 11, 20),
    154: date(2000, 11, 21), 155: date(2000, 11, 21), 156: date(2000, 11, 22), 157: date(2000, 11, 24),
    158: date(2000, 11, 24), 159: date(2000, 11, 27), 160: date(2000, 11, 27), 161: date(2000, 11, 28),
    162: date(2000, 11, 21), 163: date(2000, 11, 22),
}  # fmt: skip
"""The day the Letter of a link was sent, where the story wants a certain standing on November 28."""

OBJECTED = {96: date(2000, 10, 24), 140: date(2000, 11, 16), 153: date(2000, 11, 22), 154: date(2000, 11, 24)}
SILENT = {151, 152, *range(155, INSTALLED)}


def _letter(link: int, issued: date, number: str, *, second: bool) -> Iterator[Line]:
    """One Letter: issued, delivered, tested, answered."""
    yield line("new_letter", issued, links=[f"L-{link:04d}"], issued_on=issued.isoformat())
    if link == 163:
        return
    way = "courier" if link == 155 else "hand" if link in SENT else WAYS[link % 4]
    told = (
        {"channel": "fax", "sent_on": issued.isoformat(), "confirmed": True} if link == 162 else delivery(way, issued)
    )
    received = receipt(way, issued)
    yield line("record_letter_delivery", min(received, AS_OF), letter=number, delivery=told)
    if link in OBJECTED and not second:
        yield from _objection(link, number, OBJECTED[link])
    elif link in (155, 156, 157):
        yield from _tests(link, number)
    elif link not in SILENT:
        answered = after(received, 2)
        results = [{"item": item, "result": good, "passed": True} for item, good in zip(FULL, GOOD, strict=True)]
        yield line("record_test_results", after(received, 1), letter=number, results=results,
                   tested_on=after(received, 1).isoformat())  # fmt: skip
        yield line("countersign", answered, letter=number, made_on=answered.isoformat(), signed_by=DESK,
                   delivery={"channel": "hand", "delivered_on": answered.isoformat()})  # fmt: skip


def _tests(link: int, number: str) -> Iterator[Line]:
    """The tests of the Letters that are due now: one has failed in part, one passed, one is half done."""
    results = [{"item": item, "result": good, "passed": True} for item, good in zip(FULL, GOOD, strict=True)]
    if link == 155:
        results[2] = {"item": FULL[2], "result": "4.1E-7", "passed": False, "tested": "24 h soak, both directions"}
        results[3] = {"item": FULL[3], "result": "", "passed": False, "tested": "Counter read at far end"}
        del results[4]
    if link == 157:
        del results[4:]
    yield line("record_test_results", date(2000, 11, 27), letter=number, results=results, tested_on="2000-11-27")


def _objection(link: int, number: str, on: date) -> Iterator[Line]:
    """A failed test and the objection to the Letter."""
    failed = {"item": FULL[2], "result": "2.7E-7", "passed": False, "tested": "24 h soak, both directions"}
    yield line("record_test_results", on, letter=number, results=[failed], tested_on=on.isoformat())
    item = {"name": FULL[2], "limit": "at most 1E-9", "result": "2.7E-7", "tested": "24 h soak, both directions"}
    explanation = (
        "Tested for 24 hours under the agreed plan, in both directions, with a calibrated test set. "
        f"The bit error rate stood above its limit throughout; the far-end antenna of L-{link:04d} moved in wind."
    )
    yield line("object_to_letter", on, letter=number, made_on=on.isoformat(), signed_by=DESK, items=[item],
               explanation=explanation, delivery={"channel": "hand", "delivered_on": on.isoformat()})  # fmt: skip


LETTERS_ON_PAPER = (1, 96, 155)
DEEMED = 152


def papers(acts: list[Line]) -> Iterator[Line]:
    """The papers issued, each on its day; a serial read wrong at first gives the second bill its revision."""
    for number, (_, on, _) in enumerate(SHIPMENTS, 1):
        yield paper("packing_memorandum", on, f"SH-{number:04d}")
    for order, ordered, sold in (
        ("PO-001", date(2000, 6, 30), date(2000, 10, 12)),
        ("PO-002", date(2000, 9, 29), date(2000, 11, 21)),
    ):
        yield paper("purchase_order", ordered, order)
        yield paper("bill_of_sale", sold, order)
    wrong = {"tag": "P-0170", "side": "far", "serial": "AX-40710-B", "why": "Two figures stood the wrong way round"}
    yield line("correct_serial", date(2000, 11, 24), **wrong)
    yield paper("bill_of_sale", date(2000, 11, 27), "PO-002")
    yield from _papers_of_letters([act for act in acts if act["act"] == "new_letter"])


def _papers_of_letters(issued: list[Line]) -> Iterator[Line]:
    """Some letters as they were sent, the first objection, and the certificate of a letter that nobody answered."""
    for number, act in enumerate(issued, 1):
        on, link = date.fromisoformat(act["on"]), int(act["facts"]["links"][0][2:])
        if link in LETTERS_ON_PAPER:
            yield paper("availability_letter", on, f"LAL-{number:04d}")
        if link == DEEMED:
            yield paper("deemed_certificate", date(2000, 11, 27), f"LAL-{number:04d}")
    yield paper("objection", OBJECTED[96], "OBJ-0001")


def paper(kind: str, on: date, subject: str) -> Line:
    """A paper issued on a day."""
    return line("issue_document", on, kind=kind, subject=subject)
