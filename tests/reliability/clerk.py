"""A clerk who does one plausible act after another, chosen by chance that can be repeated."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from sqlalchemy import func, select

from models.acts.register import ACTS
from models.errors import Refusal, Unreachable
from models.store import Done, Store
from models.tables import Building, Letter, Link, Order, Pair, Shipment
from tests.story import DEPOT

__all__ = ["ON", "Clerk"]

ON = date(2000, 11, 28)
Facts = dict[str, Any]


@dataclass(slots=True)
class Clerk:
    """Somebody at work on a book under a name; what was done and what was refused is counted."""

    name: str
    random: Random
    undoes: bool = True
    turns: int = 0
    done: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def work(self, store: Store) -> str:
        """Does one act; gives its id, or nothing when it was refused in words."""
        act_id, ask = self.choose(store)
        try:
            ask()
        except (Refusal, Unreachable) as error:
            self.refused.append(error.sentence)
            return ""
        self.done.append(act_id)
        return act_id

    def choose(self, store: Store) -> tuple[str, Callable[[], Done]]:
        """What to do next: the act's id, and the call that does it, however often it is tried."""
        self.turns += 1
        act_id = f"clerk {self.name} {self.turns}"
        if self.undoes and self.random.random() < 0.15:
            found = store.undoable() if self.random.random() < 0.6 else store.redoable()
            if found is not None and found.act_id.startswith("clerk"):
                return act_id, lambda: store.undo(found.act_id, ON, by=self.name, new_id=act_id)
        name, facts = self.random.choice(KINDS)(self.random, self, _counts(store))
        return act_id, lambda: store.do(ACTS[name], facts, ON, by=self.name, act_id=act_id)


def _counts(store: Store) -> Mapping[str, int]:
    """How many records of each kind there are to choose from."""
    kinds = {"building": Building, "letter": Letter, "link": Link, "order": Order, "pair": Pair, "shipment": Shipment}
    with store.reading() as session:
        return {name: session.scalar(select(func.count()).select_from(kind)) or 0 for name, kind in kinds.items()}


Kind = Callable[[Random, Clerk, Mapping[str, int]], tuple[str, Facts]]


def _import(random: Random, clerk: Clerk, counts: Mapping[str, int]) -> tuple[str, Facts]:
    street = f"{clerk.name} {clerk.turns} St"
    rows = [
        {"rank": rank, "name": f"House {rank} {street}", "street": f"{rank} {street}", "city": "Seattle", "state": "WA",
         "zip": "98101"}
        for rank in range(1, random.randint(2, 40))
    ]  # fmt: skip
    return "import_customer_list", {"rows": rows, "source": f"{clerk.name}.xlsx", "confirmed": "An addition"}


def _hub(random: Random, clerk: Clerk, counts: Mapping[str, int]) -> tuple[str, Facts]:
    return "add_hub", {"code": f"{clerk.name}-{clerk.turns}", "name": "A hub"}


def _draft(random: Random, clerk: Clerk, counts: Mapping[str, int]) -> tuple[str, Facts]:
    return "draft_order", {"pairs": {"OC-3": random.randint(1, 9)}}


def _price(random: Random, clerk: Clerk, counts: Mapping[str, int]) -> tuple[str, Facts]:
    order = f"PO-{random.randint(1, counts['order']):03}"
    return "type_price", {"order": order, "line": random.randint(1, 4), "price": str(random.randint(1, 10**6) / 100)}


def _close(random: Random, clerk: Clerk, counts: Mapping[str, int]) -> tuple[str, Facts]:
    day = date(2001, 1, 1) + timedelta(days=random.randint(0, 2000))
    return "close_day", {"day": day.isoformat(), "name": "Storm", "why": "The bank said so"}


def _letter(random: Random, clerk: Clerk, counts: Mapping[str, int]) -> tuple[str, Facts]:
    link = f"L-{random.randint(1, counts['link']):04}"
    return "new_letter", {"links": [link], "issued_on": ON.isoformat()}


def _deliver(random: Random, clerk: Clerk, counts: Mapping[str, int]) -> tuple[str, Facts]:
    letter = f"LAL-{random.randint(1, max(counts['letter'], 1)):04}"
    delivery = {"channel": "hand", "delivered_on": ON.isoformat(), "proof": "Receipt signed at the desk"}
    return "record_letter_delivery", {"letter": letter, "delivery": delivery}


def _countersign(random: Random, clerk: Clerk, counts: Mapping[str, int]) -> tuple[str, Facts]:
    letter = f"LAL-{random.randint(1, max(counts['letter'], 1)):04}"
    return "countersign", {"letter": letter, "made_on": ON.isoformat(), "signed_by": "Provisioning desk"}


def _ship(random: Random, clerk: Clerk, counts: Mapping[str, int]) -> tuple[str, Facts]:
    packages = [{"contents": "Pairs", "holds_memorandum": True}]
    ends = f"{clerk.name}-{clerk.turns}"
    pairs = [{"radio": "DS-3", "near": f"{ends}-{n}A", "far": f"{ends}-{n}B"} for n in range(random.randint(1, 3))]
    return "ship_pairs", {"order": "PO-001", "shipped_on": ON.isoformat(), "packages": packages, "pairs": pairs}


def _receive(random: Random, clerk: Clerk, counts: Mapping[str, int]) -> tuple[str, Facts]:
    shipment = f"SH-{counts['shipment']:04}"
    tag = f"P-{counts['pair']:04}"
    return "receive_pairs", {
        "shipment": shipment, "received_on": ON.isoformat(), "place": DEPOT, "unscanned": [tag],
    }  # fmt: skip


def _move(random: Random, clerk: Clerk, counts: Mapping[str, int]) -> tuple[str, Facts]:
    tag = f"P-{random.randint(1, counts['pair']):04}"
    to = random.choice(["Under repair", DEPOT, "Lost"])
    return "move_pairs", {"tags": [tag], "to": to, "moved_on": ON.isoformat(), "note": "Moved by chance"}


def _eligible(random: Random, clerk: Clerk, counts: Mapping[str, int]) -> tuple[str, Facts]:
    number = f"B-{random.randint(1, counts['building']):04}"
    return "decide_eligibility", {"buildings": [number], "word": "eligible"}


def _choose(random: Random, clerk: Clerk, counts: Mapping[str, int]) -> tuple[str, Facts]:
    return "select_buildings", {"buildings": [f"B-{random.randint(1, counts['building']):04}"]}


KINDS: tuple[Kind, ...] = (
    _import, _hub, _draft, _price, _close, _letter, _letter, _deliver, _deliver, _countersign, _ship, _receive, _move,
    _eligible, _choose,
)  # fmt: skip
