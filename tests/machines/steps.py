"""The steps that lead from an empty book to a Link, its Letter and the answers, as scripts write them."""

from __future__ import annotations

from typing import Any

from tests.machines.harness import Step

__all__ = [
    "ACCEPTED", "DEEMED_ON", "DELIVERED", "DRAFTED", "ELIGIBLE", "INSTALLED", "ISSUED", "LAST_DAY", "LETTER", "LISTED",
    "OBJECTED", "RECEIVED", "SELECTED", "SHIPPED", "by_hand", "countersigned", "installed", "items", "objection",
    "step",
]  # fmt: skip

LAST_DAY, DEEMED_ON = "2000-11-28", "2000-11-29"


def step(act: str, on: str, name: str = "", /, **facts: Any) -> Step:
    """An act on a day."""
    return Step(act, on, facts, name)


def by_hand(on: str) -> dict[str, str]:
    """Delivered by hand."""
    return {"channel": "hand", "delivered_on": on}


def _row(number: int) -> dict[str, Any]:
    return {"rank": number, "name": f"Tower {number}", "street": f"{number} Main St", "city": "Seattle",
            "state": "WA", "zip": "98101"}  # fmt: skip


LISTED = (
    step("import_customer_list", "2000-08-25", rows=[_row(number) for number in (1, 2, 3)], source="list.xlsx",
         confirmed="A short list"),
)  # fmt: skip
ELIGIBLE = (*LISTED, step("decide_eligibility", "2000-09-07", buildings=["B-0001", "B-0002"], word="eligible"))
SELECTED = (*ELIGIBLE, step("select_buildings", "2000-09-08", buildings=["B-0001"]))

DRAFTED = (step("draft_order", "2000-08-28", pairs={"OC-3": 3}),)
ISSUED = (*DRAFTED, step("issue_order", "2000-08-28", order="PO-001"))
ENDS = [{"near": f"AX-{number}-A", "far": f"AX-{number}-B"} for number in (1, 2, 3)]


def shipped(first: int, last: int, on: str = "2000-09-01") -> Step:
    """Pairs of the order shipped in one box."""
    pairs = [{"radio": "OC-3", **one} for one in ENDS[first - 1 : last]]
    packages = [{"contents": "pairs", "holds_memorandum": True}]
    return step("ship_pairs", on, order="PO-001", shipped_on=on, pairs=pairs, packages=packages)


def received(shipment: str, first: int, last: int, on: str = "2000-09-06") -> Step:
    """Pairs of a shipment scanned into the store."""
    return step("receive_pairs", on, shipment=shipment, received_on=on, place="SAVVIS/MERIDIAN store",
                scanned=ENDS[first - 1 : last])  # fmt: skip


SHIPPED = (*ISSUED, shipped(1, 2))
RECEIVED = (*SHIPPED, received("SH-0001", 1, 2))
HUB = step("add_hub", "2000-09-08", code="HUB-1", name="First hub")


def installed(tag: str, building: str, on: str) -> Step:
    """A pair mounted between the hub and a building."""
    return step("install_pair", on, tag=tag, building=building, hub="HUB-1", installed_on=on)


INSTALLED = (*SELECTED, *RECEIVED, HUB, installed("P-0001", "B-0001", "2000-11-20"))
LETTER = (*INSTALLED, step("new_letter", "2000-11-21", links=["L-0001"], issued_on="2000-11-21"))
DELIVERED = (
    *LETTER,
    step("record_letter_delivery", "2000-11-22", letter="LAL-0001", delivery=by_hand("2000-11-22")),
)


def countersigned(on: str, made_on: str = "", **facts: Any) -> Step:
    """The countersigned copy, handed over unless told otherwise."""
    made_on = made_on or on
    told = {"delivery": by_hand(made_on), **facts}
    return step("countersign", on, letter="LAL-0001", made_on=made_on, signed_by="Provisioning desk", **told)


def items() -> list[dict[str, str]]:
    """A failed item with its result."""
    return [{"name": "Bit error rate, 24 h", "result": "4.1E-7", "tested": "24 h soak", "limit": "1E-9"}]


def objection(on: str, made_on: str = "", **facts: Any) -> Step:
    """A complete objection, handed over unless told otherwise."""
    made_on = made_on or on
    told = {"items": items(), "explanation": "Soaked for 24 hours.", "delivery": by_hand(made_on), **facts}
    return step("object_to_letter", on, letter="LAL-0001", made_on=made_on, signed_by="Provisioning desk", **told)


ACCEPTED = (*DELIVERED, countersigned("2000-11-24"))
OBJECTED = (*DELIVERED, objection("2000-11-24"))
