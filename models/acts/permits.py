"""Acts on permits and approvals (MA-5.3, MA-13.6); and all acts on insurance, warranties and in-building work."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select

from models.act import Doing, act
from models.acts import records
from models.acts.collocation_records import find, law_on, refuse_before, site, tidy, wanted
from models.acts.days import refuse_day, refuse_future
from models.acts.in_building import (
    choose_in_building_option,
    decide_dslam,
    record_in_building_step,
    set_site_access,
)
from models.acts.insurance import (
    cancel_insurance,
    claim_warranty,
    enter_certificate,
    enter_warranty,
    furnish_certificate,
    settle_warranty_claim,
)
from models.acts.twins import refuse_twin
from models.errors import Refusal
from models.rules.clause import day_words
from models.rules.permit_facts import ApprovalKind, PermitKind
from models.rules.words import Side, party
from models.tables.permits import Approval, Permit, PermitGrant

__all__ = [
    "answer_approval",
    "ask_approval",
    "cancel_insurance",
    "choose_in_building_option",
    "claim_warranty",
    "decide_dslam",
    "drop_permit",
    "enter_certificate",
    "enter_warranty",
    "furnish_certificate",
    "obtain_permit",
    "record_in_building_step",
    "require_permit",
    "set_site_access",
    "settle_warranty_claim",
    "tell_contractor",
]

PERMITS, CONSENTS = "MA-5.3", "MA-13.6"


@act(says="{where} needs {what}: {permit}")
def require_permit(
    doing: Doing,
    *,
    what: str,
    kind: PermitKind = PermitKind.PERMIT,
    owner: Side = Side.CUSTOMER,
    building: str = "",
    facility: str = "",
) -> Mapping[str, object]:
    """Puts a permit, licence, consent or right of way on the list of a building or a facility (MA-5.3).

    Customer obtains what its equipment needs; Winstar obtains what its own work needs (EXB-7).
    """
    name = wanted(what, "Name the permit.", PERMITS)
    building_id, facility_id = site(doing, building, facility, PERMITS)
    row = Permit(
        number=records.next_number(doing.session, Permit.number, "PT"),
        building_id=building_id,
        facility_id=facility_id,
        kind=kind.value,
        what=name,
        owner=owner.value,
        asked_on=doing.on,
        dropped_on=None,
        why_dropped="",
    )
    refuse_twin(doing, row, PERMITS, "building_id", "facility_id", "kind", "what", "dropped_on")
    doing.session.add(row)
    return {"permit": row.number, "what": name, "where": building or facility}


@act(says="Obtained {what} ({permit}){until}")
def obtain_permit(
    doing: Doing, *, permit: str, obtained_on: date, expires_on: date | None = None, reference: str = ""
) -> Mapping[str, object]:
    """Records that a permit was obtained or renewed; without an expiry it holds until it is taken back (MA-5.3)."""
    row = find(doing.session, Permit, permit, "permit", PERMITS)
    refuse_future(doing, obtained_on, "A permit cannot be obtained")
    if expires_on is not None:
        refuse_before(expires_on, obtained_on, f"{permit} was obtained", PERMITS)
    if row.dropped_on is not None:
        raise Refusal(f"{permit} is not needed since {day_words(row.dropped_on)}.", PERMITS)
    query = select(PermitGrant).where(PermitGrant.permit_id == row.id, PermitGrant.obtained_on == obtained_on)
    if doing.session.scalar(query) is not None:
        raise Refusal(f"{permit} was obtained on {day_words(obtained_on)} already.", PERMITS)
    doing.session.add(
        PermitGrant(permit_id=row.id, obtained_on=obtained_on, expires_on=expires_on, reference=tidy(reference))
    )
    row.asked_on = min(row.asked_on, obtained_on)
    return {"what": row.what, "until": f", to {day_words(expires_on)}" if expires_on else ""}


@act(says="{permit} is not needed: {why}")
def drop_permit(doing: Doing, *, permit: str, why: str) -> Mapping[str, object]:
    """Takes a permit off the list because it turned out not to be needed, with the reason (MA-5.3)."""
    row = find(doing.session, Permit, permit, "permit", PERMITS)
    said = wanted(why, "Say why it is not needed.", PERMITS)
    if row.dropped_on is not None:
        raise Refusal(f"{permit} is not needed since {day_words(row.dropped_on)}.", PERMITS)
    row.dropped_on, row.why_dropped = doing.on, said
    return {"why": said}


@act(says="{name} asked for the approval {approval}: {subject}")
def ask_approval(
    doing: Doing,
    *,
    kind: ApprovalKind,
    subject: str,
    asked_on: date,
    asked_by: Side = Side.CUSTOMER,
    building: str = "",
    facility: str = "",
) -> Mapping[str, object]:
    """Records that a party asked the other for its approval or consent, which may not be delayed (MA-13.6).

    For a supplier or contractor the subject is its name; without a facility the approval is asked for all of them.
    """
    words = wanted(subject, "Say what or who is to be approved.", CONSENTS)
    refuse_day(doing, asked_on, "Nothing can have been asked")
    building_id, facility_id = site(doing, building, facility, CONSENTS, needed=not kind.works)
    row = Approval(
        number=records.next_number(doing.session, Approval.number, "AP"),
        kind=kind.value,
        subject=words,
        asked_by=asked_by.value,
        building_id=building_id,
        facility_id=facility_id,
        asked_on=asked_on,
        answered_on=None,
        granted=None,
        words="",
        told_on=None,
    )
    refuse_twin(doing, row, CONSENTS, "kind", "subject", "asked_by", "building_id", "facility_id", "answered_on")
    doing.session.add(row)
    return {"approval": row.number, "subject": words, "name": party(law_on(doing)[0], asked_by)}


@act(says="{approval} was {what} on {day}")
def answer_approval(
    doing: Doing, *, approval: str, granted: bool, answered_on: date, words: str = ""
) -> Mapping[str, object]:
    """Records the answer to a request for approval; a refusal gives its reason, and conditions are kept (MA-13.6)."""
    row = find(doing.session, Approval, approval, "approval", CONSENTS)
    refuse_day(doing, answered_on, "Nothing can have been answered")
    refuse_before(answered_on, row.asked_on, f"{approval} was asked for", CONSENTS)
    if row.answered_on is not None:
        said = "granted" if row.granted else "refused"
        raise Refusal(f"{approval} was {said} on {day_words(row.answered_on)}.", CONSENTS)
    if not granted and not words.strip() and not ApprovalKind(row.kind).sole_discretion:
        raise Refusal("An approval is not withheld without reason. Say why it was refused.", CONSENTS)
    row.answered_on, row.granted, row.words = answered_on, granted, words.strip()
    return {"what": "granted" if granted else "refused", "day": day_words(answered_on)}


@act(says="Told {name} in writing to look only to Customer for payment ({approval})")
def tell_contractor(doing: Doing, *, approval: str, told_on: date) -> Mapping[str, object]:
    """Records that a supplier or contractor was told in writing to look only to Customer for payment (EXE-1k)."""
    row = find(doing.session, Approval, approval, "approval", CONSENTS)
    refuse_day(doing, told_on, "Nobody can have been told")
    if not ApprovalKind(row.kind).works:
        raise Refusal(f"{approval} is not about a supplier or a contractor.", "EXE-1k")
    if row.told_on is not None:
        raise Refusal(f"{row.subject} was told on {day_words(row.told_on)}.", "EXE-1k")
    row.told_on = told_on
    return {"name": row.subject}
