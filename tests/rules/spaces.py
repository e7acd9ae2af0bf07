"""Facilities, certificates and approvals for the tests of Exhibit E: says only what a test is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from models.rules.collocation_facts import (
    CabinetFacts,
    CollocationBook,
    FacilityFacts,
    FacilityKind,
    ItemFacts,
    LeaseFacts,
    ScheduleFacts,
)
from models.rules.permit_facts import CertificateFacts, Cover
from models.rules.state import State
from tests.rules.watched import watched

__all__ = ["ALL_COVERS", "CABINET", "JUL", "certificate", "facility", "item", "schedule", "seen"]

JUL = date(2000, 7, 1)


def schedule(**facts: Any) -> ScheduleFacts:
    """A Collocation Schedule for two racks, signed by both and with both attachments, but for the facts given."""
    whole = ScheduleFacts(
        1, JUL, 2, 2, 6, date(2000, 8, 1), True, date(2000, 7, 10), date(2000, 7, 12),
        "Drawing 4711", date(2000, 7, 10), "Work tasks", date(2000, 7, 10),
    )  # fmt: skip
    return replace(whole, **facts)


def facility(**facts: Any) -> FacilityFacts:
    """CF-001, a central office whose licence began on August 15, 2000 and whose lease outlives the Term."""
    whole = FacilityFacts(
        "CF-001",
        FacilityKind.CENTRAL_OFFICE,
        "Broad St CO",
        schedules=(schedule(),),
        leases=(LeaseFacts(JUL, date(2012, 3, 31)),),
        prepared_on=date(2000, 8, 15),
    )
    return replace(whole, **facts)


def item(number: str = "EQ-0001", **facts: Any) -> ItemFacts:
    """A router in cabinet 1, well within the limits."""
    return replace(ItemFacts(number, "1", "Router", 400, 100, False, date(2000, 9, 1)), **facts)


CABINET = CabinetFacts("1", Decimal("4"))


def certificate(cover: Cover = Cover.GENERAL_LIABILITY, number: str = "IC-001", **facts: Any) -> CertificateFacts:
    """A certificate of a cover that counts through June 30, 2001."""
    sums = {Cover.GENERAL_LIABILITY: Decimal(1_000_000), Cover.EMPLOYERS_LIABILITY: Decimal(500_000)}
    whole = CertificateFacts(
        number, cover, "Mutual", "4711", JUL, date(2001, 6, 30), sums.get(cover),
        cover is Cover.WORKERS_COMPENSATION, True, JUL,
    )  # fmt: skip
    return replace(whole, **facts)


ALL_COVERS = tuple(certificate(cover, f"IC-00{number}") for number, cover in enumerate(Cover, 1))


def seen(as_of: date, **records: Any) -> State:
    """The State of a day with these records of collocation."""
    return replace(watched(as_of), collocation=CollocationBook(**records))
