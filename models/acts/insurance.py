"""Acts on certificates of insurance (EXE-6) and on manufacturers' warranties (EXD-1.2)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from sqlalchemy import select

from models.act import Doing, act
from models.acts import records
from models.acts.collocation_records import facility_row, find, refuse_before, tidy, wanted
from models.acts.days import refuse_day
from models.acts.money_records import whole_cents
from models.acts.twins import refuse_twin
from models.errors import Refusal
from models.rules.clause import day_words
from models.rules.permit_facts import Cover
from models.tables.permits import InsuranceCertificate, Warranty, WarrantyClaim

__all__ = [
    "cancel_insurance",
    "claim_warranty",
    "enter_certificate",
    "enter_warranty",
    "furnish_certificate",
    "settle_warranty_claim",
]

INSURED, WARRANTED = "EXE-6", "EXD-1.2"


@act(says="Entered certificate {certificate}: {name}, to {day}")
def enter_certificate(
    doing: Doing,
    *,
    cover: Cover,
    insurer: str,
    policy: str,
    holds_from: date,
    expires_on: date,
    per_occurrence: Decimal | None = None,
    statutory: bool = False,
    additional_insured: bool = False,
    furnished_on: date | None = None,
    facility: str = "",
) -> Mapping[str, object]:
    """Enters a certificate of insurance; without a facility it is for every Space (EXE-6).

    It counts once it is given to Winstar, names it as an additional insured, and reaches the limits.
    """
    refuse_before(expires_on, holds_from, "The insurance begins", INSURED)
    if furnished_on is not None:
        refuse_day(doing, furnished_on, "No certificate can have been given")
    if per_occurrence is not None:
        whole_cents(per_occurrence, "What an insurance covers", INSURED)
    row = InsuranceCertificate(
        number=records.next_number(doing.session, InsuranceCertificate.number, "IC", 3),
        facility_id=facility_row(doing.session, facility).id if facility else None,
        cover=cover.value,
        insurer=wanted(insurer, "Name the insurer.", INSURED),
        policy=wanted(policy, "Name the policy.", INSURED),
        per_occurrence=per_occurrence,
        statutory=statutory,
        additional_insured=additional_insured,
        known_on=min(doing.on, furnished_on or doing.on),
        holds_from=holds_from,
        expires_on=expires_on,
        furnished_on=furnished_on,
        cancelled_on=None,
    )
    refuse_twin(doing, row, INSURED, "cover", "insurer", "policy", "facility_id", "holds_from", "cancelled_on")
    doing.session.add(row)
    return {"certificate": row.number, "name": cover.words, "day": day_words(expires_on)}


@act(says="Gave certificate {certificate} to Winstar on {day}")
def furnish_certificate(doing: Doing, *, certificate: str, furnished_on: date) -> Mapping[str, object]:
    """Records that a certificate of insurance was given to Winstar, which comes before occupancy (EXE-6)."""
    row = find(doing.session, InsuranceCertificate, certificate, "certificate", INSURED)
    refuse_day(doing, furnished_on, "No certificate can have been given")
    if row.furnished_on is not None:
        raise Refusal(f"{certificate} was given to Winstar on {day_words(row.furnished_on)}.", INSURED)
    row.furnished_on = furnished_on
    row.known_on = min(row.known_on, furnished_on)
    return {"day": day_words(furnished_on)}


@act(says="The insurance of {certificate} was cancelled on {day}")
def cancel_insurance(doing: Doing, *, certificate: str, cancelled_on: date) -> Mapping[str, object]:
    """Records that an insurance ended before its certificate says (EXE-6)."""
    row = find(doing.session, InsuranceCertificate, certificate, "certificate", INSURED)
    refuse_day(doing, cancelled_on, "Nothing can have been cancelled")
    refuse_before(cancelled_on, row.holds_from, "The insurance begins", INSURED)
    if row.cancelled_on is not None:
        raise Refusal(f"{certificate} was cancelled on {day_words(row.cancelled_on)}.", INSURED)
    if cancelled_on > row.expires_on:
        raise Refusal(f"{certificate} expired on {day_words(row.expires_on)}.", INSURED)
    row.cancelled_on = cancelled_on
    return {"day": day_words(cancelled_on)}


@act(says="Entered warranty {warranty}: {component}, to {day}")
def enter_warranty(
    doing: Doing,
    *,
    component: str,
    maker: str,
    starts_on: date,
    ends_on: date,
    pair: str = "",
    passed_through: bool = True,
) -> Mapping[str, object]:
    """Enters a manufacturer's warranty, passed through to Customer or else enforced by Winstar for it (EXD-1.2)."""
    refuse_before(ends_on, starts_on, "The warranty starts", WARRANTED)
    row = Warranty(
        number=records.next_number(doing.session, Warranty.number, "WT"),
        pair_id=records.pair(doing.session, pair).id if pair else None,
        component=wanted(component, "Name the component.", WARRANTED),
        maker=wanted(maker, "Name the manufacturer.", WARRANTED),
        passed_through=passed_through,
        known_on=min(doing.on, starts_on),
        starts_on=starts_on,
        ends_on=ends_on,
    )
    doing.session.add(row)
    return {"warranty": row.number, "component": row.component, "day": day_words(ends_on)}


@act(says="Claimed under {warranty}: {defect}")
def claim_warranty(doing: Doing, *, warranty: str, claimed_on: date, defect: str) -> Mapping[str, object]:
    """Records a claim under a manufacturer's warranty, which has to hold on that day (EXD-1.2)."""
    row = find(doing.session, Warranty, warranty, "warranty", WARRANTED)
    refuse_day(doing, claimed_on, "Nothing can have been claimed")
    words = wanted(defect, "Say what is defective.", WARRANTED)
    refuse_before(claimed_on, row.starts_on, f"{warranty} starts", WARRANTED)
    if claimed_on > row.ends_on:
        raise Refusal(f"{warranty} ended on {day_words(row.ends_on)}.", WARRANTED)
    if _open_claim(doing, row) is not None:
        raise Refusal(f"A claim under {warranty} is open. Settle it first.", WARRANTED)
    doing.session.add(
        WarrantyClaim(warranty_id=row.id, claimed_on=claimed_on, defect=words, settled_on=None, outcome="")
    )
    return {"defect": words}


def _open_claim(doing: Doing, row: Warranty) -> WarrantyClaim | None:
    """The claim under a warranty that is not settled."""
    query = select(WarrantyClaim).where(WarrantyClaim.warranty_id == row.id, WarrantyClaim.settled_on.is_(None))
    return doing.session.scalar(query)


@act(says="The claim under {warranty} was settled: {outcome}")
def settle_warranty_claim(doing: Doing, *, warranty: str, settled_on: date, outcome: str) -> Mapping[str, object]:
    """Records what came of the open claim under a warranty (EXD-1.2)."""
    row = find(doing.session, Warranty, warranty, "warranty", WARRANTED)
    refuse_day(doing, settled_on, "Nothing can have been settled")
    claim, words = _open_claim(doing, row), tidy(outcome)
    if claim is None:
        raise Refusal(f"No claim under {warranty} is open.", WARRANTED)
    refuse_before(settled_on, claim.claimed_on, "The claim was made", WARRANTED)
    if not words:
        raise Refusal("Say what came of the claim.", WARRANTED)
    claim.settled_on, claim.outcome = settled_on, words
    return {"outcome": words}
