"""How the forms of the acts on cases ask: days stand on the as-of day, parties and records in words."""

from __future__ import annotations

from collections.abc import Mapping

from models.acts.security import redeem_pairs, repossess_pairs
from models.queries.cases import CaseKind, CaseRow
from models.queries.places import places
from models.rules.inventory import PlaceKind
from models.rules.words import Side
from ui.desk import Desk
from ui.dialogs.act_form import Ask
from ui.screens.cases_acts import CaseAct

__all__ = ["asks_for", "given_for"]


def given_for(one: CaseAct, row: CaseRow) -> Mapping[str, object]:
    """What the form of an act on a case knows already."""
    return {one.names: row.number}


def asks_for(one: CaseAct, row: CaseRow | None, desk: Desk) -> tuple[Ask, ...]:
    """How the form of an act asks: days stand on the as-of day, parties and choices in words."""
    asks = []
    sides = tuple((side.value, desk.party(side)) for side in Side)
    for name in (fact.name for fact in one.act.facts if fact.name != one.names):
        if name in PARTIES:
            asks.append(Ask(name, PARTIES[name], choices=sides))
        elif name in TODAY:
            asks.append(Ask(name, value=desk.as_of))
        elif one.act is redeem_pairs and name == "to":
            stores = [at.name for at in desk.read(places, desk.as_of) if at.kind in (PlaceKind.STORE, PlaceKind.REPAIR)]
            asks.append(Ask("to", "Back to", choices=(("", "Where it was"), *((store, store) for store in stores))))
        elif name in WORDED:
            asks.append(WORDED[name])
        elif name == "tags" and row is not None and row.kind is CaseKind.SECURITY and one.act is not repossess_pairs:
            asks.append(Ask("tags", "Pairs", value=tuple(getattr(row.facts, "held", ()))))
        elif name == "tags":
            asks.append(Ask("tags", "Pairs", hint="One tag a line, P-0001."))
        else:
            asks.append(Ask(name))
    return tuple(asks)


PARTIES = {"giver": "Held by", "side": "Party", "asked_by": "Asked by"}
TODAY = frozenset(
    {"noticed_on", "asked_on", "known_on", "started_on", "plan_on", "cured_on", "waived_on", "appointed_on",
     "formal_on", "award_on", "resolved_on", "controls_on", "settled_on", "ended_on", "taken_on", "assigned_on",
     "announced_on", "redeemed_on", "sold_on", "retained_on", "spent_on", "applied_on", "closed_on", "prices_on",
     "agreed_on", "withdrawn_on", "terminated_on"}
)  # fmt: skip
"""Days that are most often the day of the act."""

RECORDS = (
    ("", "None"), ("letter", "Letter"), ("link", "Link"), ("order", "Order"), ("shipment", "Shipment"),
    ("pair", "Pair"), ("building", "Building"), ("due", "Sum due"), ("invoice", "Invoice"), ("default", "Default"),
    ("claim", "Claim"), ("customer_list", "Customer List"), ("document", "Document"),
)  # fmt: skip
WORDED = {
    "clause": Ask("clause", "Clause breached", placeholder="EXB-5b-1"),
    "facts": Ask("facts", "Facts", lines=3),
    "due_on": Ask("due_on", "Sum was due on"),
    "curable": Ask("curable", "30 days can cure it"),
    "record_kind": Ask("record_kind", "About a record", choices=RECORDS),
    "record": Ask("record", "Its number", placeholder="LAL-0001"),
    "waiver": Ask("waiver", "Signed writing", placeholder="Letter of March 1, 2001"),
    "resolution": Ask("resolution", "How it was resolved", lines=3),
    "award": Ask("award", "What was awarded", lines=3),
    "settlement": Ask("settlement", "How it was settled", lines=3),
    "expires_on": Ask("expires_on", "Last day it holds"),
    "note": Ask("note", "Note", lines=2),
    "sale_at": Ask("sale_at", "Hour of the sale", placeholder="10:00"),
    "sale_place": Ask("sale_place", "Place of the sale"),
    "by_winstar": Ask("by_winstar", "Winstar itself buys"),
    "fair_value": Ask("fair_value", "Fair market value, USD"),
    "to": Ask("to", "To"),
}
