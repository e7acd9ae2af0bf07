"""A story of cases other tests start from: one of every kind, by May 1, 2001."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from models.acts.case_log import log_assignment, log_position
from models.acts.cases import give_breach_notice, plan_cure
from models.acts.claims import notify_claim, record_claim, record_instrument
from models.acts.disputes import appoint_executive, open_dispute
from models.acts.security import give_sale_notice, open_security, repossess_pairs
from models.acts.upgrades import give_upgrade_notice
from models.store import Store
from tests.builders import do
from tests.story import with_pairs
from tests.told import told_once

__all__ = ["MAY_1", "with_cases"]

MAY_1 = date(2001, 5, 1)


def by_hand(on: str) -> dict[str, str]:
    """A notice delivered by hand."""
    return {"channel": "hand", "delivered_on": on}


@told_once
def with_cases(store: Store, pairs: int = 78) -> None:
    """Pairs in the store, and a case of every kind as it would stand on May 1, 2001."""
    with_pairs(store, pairs)
    _breaches(store)
    _quarrels(store)
    _papers(store)
    taken = {"security": "SEC-001", "tags": ("P-0001", "P-0002"), "taken_on": date(2001, 4, 16)}
    do(store, open_security, date(2001, 4, 10), default="DEF-002")
    do(store, repossess_pairs, date(2001, 4, 16), **taken)
    sale = {"sale": "public", "sale_on": date(2001, 5, 15), "sale_at": "10:00", "sale_place": "Herndon"}
    noticed = {"noticed_on": date(2001, 4, 20), "delivery": by_hand("2001-04-20")}
    do(store, give_sale_notice, date(2001, 4, 20), security="SEC-001", **noticed, **sale)
    upgrade = {"noticed_on": date(2001, 4, 25), "tags": ("P-0076", "P-0077"), "delivery": by_hand("2001-04-25")}
    do(store, give_upgrade_notice, date(2001, 4, 25), **upgrade)


def _breaches(store: Store) -> None:
    """One to be cured, one that is an Event of Default, one whose notice is not counted yet."""
    hard = {"giver": "customer", "clause": "EXD-3.1", "facts": "Outages are not answered within the hours agreed."}
    noticed = {"noticed_on": date(2001, 4, 9), "delivery": by_hand("2001-04-09")}
    do(store, give_breach_notice, date(2001, 4, 9), **hard, **noticed, curable=False)
    do(store, plan_cure, date(2001, 4, 20), default="DEF-001", plan_on=date(2001, 4, 20))
    unpaid = {"giver": "winstar", "kind": "payment", "clause": "EXA-2b-i", "due_on": date(2001, 3, 15)}
    do(store, give_breach_notice, date(2001, 4, 2), **unpaid, facts="Instalment of March 15, 2001 is not paid.")
    late = {"giver": "customer", "clause": "EXB-2d", "facts": "No Additional Radio Pair Notice was given."}
    do(store, give_breach_notice, date(2001, 4, 27), **late, noticed_on=date(2001, 4, 27))


def _quarrels(store: Store) -> None:
    """A dispute before the executives, a claim of a failure, a tax claim, an indemnity."""
    topic = {"topic": "Whether LAL-0158 was objected to in time", "record_kind": "letter", "record": "LAL-0158"}
    do(store, open_dispute, date(2001, 4, 3), asked_by="customer", asked_on=date(2001, 4, 3), **topic)
    for side, on in (("customer", date(2001, 4, 6)), ("winstar", date(2001, 4, 10))):
        facts = {"dispute": "DIS-001", "side": side, "appointed_on": on, "executive": "Vice president"}
        do(store, appoint_executive, on, **facts)
    tax = {"kind": "tax", "side": "customer", "what": "Virginia use tax on 204 pairs", "known_on": date(2001, 3, 26)}
    do(store, record_claim, date(2001, 3, 26), **tax, amount=Decimal("18250.00"))
    failure = {
        "kind": "failure",
        "side": "customer",
        "what": "Windows missed",
        "known_on": date(2000, 6, 30),
    }
    do(store, record_claim, MAY_1, **failure)
    injury = {"kind": "indemnity", "side": "customer", "what": "Damage to the roof at 1200 Market St"}
    do(store, record_claim, date(2001, 2, 5), **injury, known_on=date(2001, 2, 5))
    noticed = {"noticed_on": date(2001, 2, 9), "delivery": by_hand("2001-02-09")}
    do(store, notify_claim, date(2001, 2, 9), claim="CLM-003", **noticed)


def _papers(store: Store) -> None:
    """A filing, a certificate about to expire, one asked for, and two entries of the log."""
    ucc = {
        "given_on": date(2000, 7, 10),
        "expires_on": date(2005, 7, 10),
        "office": "Virginia",
        "reference": "000710-1",
    }
    do(store, record_instrument, date(2000, 7, 10), kind="financing", **ucc)
    resale = {"given_on": date(2000, 7, 1), "expires_on": date(2001, 6, 15), "office": "Virginia", "reference": "R-77"}
    do(store, record_instrument, date(2000, 7, 1), kind="resale", **resale)
    do(store, record_instrument, date(2001, 4, 17), kind="exemption", side="winstar", asked_on=date(2001, 4, 17))
    position = {"taken_on": date(2001, 2, 14), "subject": "Access to buildings, comments to the FCC", "agency": "FCC"}
    do(store, log_position, date(2001, 2, 14), **position)
    assigned = {
        "side": "winstar",
        "assigned_on": date(2001, 3, 1),
        "to": "Winstar Equipment",
        "ground": "affiliate",
    }
    do(store, log_assignment, date(2001, 3, 1), **assigned)
