"""The machines of a radio pair, a building, a Link and a purchase order, 10.1 to 10.3 and 10.5 of the register."""

from __future__ import annotations

from collections.abc import Sequence

from tests.machines.harness import Machine, Step
from tests.machines.steps import (
    ACCEPTED,
    DEEMED_ON,
    DELIVERED,
    DRAFTED,
    ELIGIBLE,
    HUB,
    INSTALLED,
    ISSUED,
    LETTER,
    LISTED,
    OBJECTED,
    RECEIVED,
    SELECTED,
    SHIPPED,
    installed,
    received,
    shipped,
    step,
)

__all__ = ["BUILDING_MACHINE", "LINK_MACHINE", "ORDER_MACHINE", "PAIR_MACHINE"]

ON = "2000-12-01"
STORE = "SAVVIS/MERIDIAN store"
REMOVED = step("remove_link", "2000-11-30", link="L-0001", removed_on="2000-11-30", to=STORE, why="Tenant left")
SHOP = step("add_place", "2000-11-24", name="Repair shop", kind="repair")
IN_REPAIR = step("move_pairs", "2000-11-27", tags=["P-0001"], to="Repair shop", moved_on="2000-11-27", note="Faulty")
LOST = step("move_pairs", "2000-11-27", tags=["P-0001"], to="Written off", moved_on="2000-11-27", note="Dropped")

# -- 10.1 radio pair -------------------------------------------------------------------------------------------

PLACES: tuple[Step, ...] = (*SELECTED, HUB)
PAIR_STATES: dict[str, Sequence[Step]] = {
    "ordered": (*PLACES, *ISSUED),
    "in transit": (*PLACES, *SHIPPED),
    "stored": (*PLACES, *RECEIVED),
    "in repair": (*PLACES, *RECEIVED, SHOP, IN_REPAIR),
    "at site": INSTALLED,
    "letter out": DELIVERED[:-1],
    "objected": OBJECTED,
    "accepted": ACCEPTED,
    "taken down to the store": (*ACCEPTED, REMOVED),
}
PAIR_TRIES = (
    shipped(3, 3, ON),
    received("SH-0001", 1, 1, ON),
    step("move_pairs", ON, "move_pairs to the store", tags=["P-0001"], to=STORE, moved_on=ON, note="Moved"),
    step("move_pairs", ON, "move_pairs to nowhere known", tags=["P-0001"], to="Depot", moved_on=ON, note="Moved"),
    step("correct_serial", ON, tag="P-0001", side="near", serial="AX-9-A", why="Misread"),
    step("swap_end", ON, tag="P-0001", side="near", serial="AX-9-A", swapped_on=ON, why="Broken"),
    step("turn_pair", ON, tag="P-0001", why="Mounted the other way"),
    installed("P-0001", "B-0001", ON),
    step("install_pairs", ON, lines=[{"tag": "P-0001", "building": "B-0001", "hub": "HUB-1", "installed_on": ON}]),
    step("remove_link", ON, link="L-0001", removed_on=ON, to=STORE, why="Tenant left"),
)
PAIR_MACHINE = Machine("pair", PAIR_STATES, dict.fromkeys(PAIR_STATES, PAIR_TRIES))

# -- 10.2 building ---------------------------------------------------------------------------------------------

REFUSED = step("decide_eligibility", "2000-09-07", buildings=["B-0001"], word="refused", reason="No line of sight")
WITHDRAWN = step("withdraw_selection", "2000-09-11", buildings=["B-0001"], reason="Lease ended")
DROPPED = step("drop_building", "2000-09-12", building="B-0001", why="Pulled down")
PAIRS: tuple[Step, ...] = (*RECEIVED, HUB)
BUILDING_STATES: dict[str, Sequence[Step]] = {
    "listed": (*LISTED, *PAIRS),
    "eligible": (*ELIGIBLE, *PAIRS),
    "refused": (*LISTED, REFUSED, *PAIRS),
    "selected": (*SELECTED, *PAIRS),
    "selection withdrawn": (*SELECTED, WITHDRAWN, *PAIRS),
    "installed": INSTALLED,
    "accepted": ACCEPTED,
    "dropped from the list": (*LISTED, DROPPED, *PAIRS),
    "Link taken down": (*ACCEPTED, REMOVED),
}
ONE = {"buildings": ["B-0001"]}
ROW = {"rank": 1, "name": "Tower 1", "street": "1 Main St", "city": "Seattle", "state": "WA", "zip": "98101"}
BUILDING_TRIES = (
    step("decide_eligibility", ON, "decide_eligibility, eligible", **ONE, word="eligible"),
    step("decide_eligibility", ON, "decide_eligibility, refused", **ONE, word="refused", reason="Roof refused"),
    step("decide_eligibility", ON, "decide_eligibility, refused without a reason", **ONE, word="refused"),
    step("select_buildings", ON, **ONE),
    step("plan_pairs", ON, **ONE, pairs=2),
    step("withdraw_selection", ON, **ONE, reason="Lease ended"),
    step("move_buildings", ON, **ONE, rank=3),
    step("drop_building", ON, building="B-0001", why="Pulled down"),
    step("relist_building", ON, building="B-0001", why="Built again"),
    step("record_list_agreement", ON, changed_on=ON, words="Agreed"),
    step("edit_building", ON, building="B-0001", floors=12),
    step("add_building", ON, row=ROW),
    step("import_customer_list", ON, rows=[ROW], source="again.xlsx"),
    step("record_proposal", ON, street="1 Main St", city="Seattle", state="WA", zip_code="98101", proposed_on=ON),
    installed("P-0002", "B-0001", ON),
)
BUILDING_MACHINE = Machine("building", BUILDING_STATES, dict.fromkeys(BUILDING_STATES, BUILDING_TRIES))

# -- 10.3 Link -------------------------------------------------------------------------------------------------

LINK_STATES: dict[str, tuple[str, Sequence[Step]]] = {
    "no Link": ("2000-11-27", (*SELECTED, *RECEIVED, HUB)),
    "equipment installed": ("2000-11-27", INSTALLED),
    "letter issued": ("2000-11-27", LETTER),
    "in test": ("2000-11-27", DELIVERED),
    "accepted": ("2000-11-27", ACCEPTED),
    "deemed": (DEEMED_ON, DELIVERED),
    "objected": ("2000-11-27", OBJECTED),
    "removed": (ON, (*ACCEPTED, REMOVED)),
}


def link_tries(on: str) -> tuple[Step, ...]:
    """Every act on a Link on a day."""
    return (
        step("new_letter", on, links=["L-0001"], issued_on=on),
        step("record_rework", on, letter="LAL-0001", done_on=on, told_on=on),
        step("remove_link", on, "remove_link to the store", link="L-0001", removed_on=on, to=STORE, why="Tenant left"),
        step("remove_link", on, "remove_link without a reason", link="L-0001", removed_on=on, to=STORE, why=" "),
        step("remove_link", on, "remove_link to the supplier", link="L-0001", removed_on=on, to="Winstar", why="Back"),
        step("remove_link", on, "remove_link before it was installed", link="L-0001", removed_on="2000-11-01",
             to=STORE, why="Tenant left"),
        Step("install_pair", on, installed("P-0001", "B-0002", on).facts, "install_pair elsewhere"),
    )  # fmt: skip


LINK_MACHINE = Machine(
    "link",
    {name: script for name, (_, script) in LINK_STATES.items()},
    {name: link_tries(on) for name, (on, _) in LINK_STATES.items()},
)

# -- 10.5 purchase order ---------------------------------------------------------------------------------------

CANCELLED = step("cancel_order", "2000-09-05", order="PO-001", why="Not needed")
ORDER_STATES: dict[str, Sequence[Step]] = {
    "no order": (),
    "draft": DRAFTED,
    "issued": ISSUED,
    "part shipped": SHIPPED,
    "shipped": (*SHIPPED, shipped(3, 3, "2000-09-05")),
    "received": (*SHIPPED, shipped(3, 3, "2000-09-05"), received("SH-0001", 1, 2), received("SH-0002", 3, 3)),
    "cancelled": (*ISSUED, CANCELLED),
    "discarded": (*DRAFTED, step("discard_order", "2000-08-29", order="PO-001")),
}
ORDER = {"order": "PO-001"}
LINE = {"description": "Mounting kit", "quantity": 4}
ORDER_TRIES = (
    step("draft_order", ON, pairs={"DS-3": 2}),
    step("edit_order", ON, **ORDER, attention="Receiving"),
    step("add_order_line", ON, **ORDER, **LINE),
    step("paste_order_lines", ON, **ORDER, lines=[LINE]),
    step("edit_order_line", ON, **ORDER, line=1, quantity=6),
    step("remove_order_line", ON, **ORDER, line=1),
    step("type_price", ON, **ORDER, line=1, price="100.00"),
    step("issue_order", ON, **ORDER),
    step("route_order", ON, **ORDER, words="By road", given_by="Provisioning desk"),
    step("cancel_order", ON, **ORDER, why="Not needed"),
    step("discard_order", ON, **ORDER),
    shipped(3, 3, ON),
    received("SH-0001", 1, 2, ON),
)
ORDER_MACHINE = Machine("order", ORDER_STATES, dict.fromkeys(ORDER_STATES, ORDER_TRIES))
