"""One permit, certificate, approval, warranty, lien or disturbance as facts for the inspector."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from models.queries.permits import PaperRow
from models.rules.collocation_facts import InterferenceFacts, LienFacts
from models.rules.permit_facts import ApprovalFacts, CertificateFacts, PermitFacts, WarrantyFacts
from ui.screens.collocation_parts.part import Line
from ui.words import day_words, money_words

__all__ = ["paper_lines"]

Named = Callable[[str], str]


def paper_lines(row: PaperRow, as_of: date, party: Named) -> list[Line]:
    """What there is to say of a row, in order."""
    match row.facts:
        case PermitFacts():
            told = _permit(row.facts, as_of)
        case CertificateFacts():
            told = _certificate(row.facts, as_of)
        case ApprovalFacts():
            told = _approval(row.facts, as_of, party)
        case WarrantyFacts():
            told = _warranty(row.facts, as_of)
        case LienFacts():
            told = _lien(row.facts, as_of)
        case InterferenceFacts():
            told = _disturbance(row.facts, as_of)
    return [*told, *_site(row), Line("Party", party(row.party))]


def _site(row: PaperRow) -> list[Line]:
    """The building or facility it is for; a building opens."""
    if not row.site:
        return [Line("Site", "every site")]
    kind = "building" if row.site.startswith("B-") else "pair" if row.site.startswith("P-") else ""
    return [Line("Site", row.site, record=(kind, row.site) if kind else None)]


def _permit(one: PermitFacts, as_of: date) -> list[Line]:
    told = [Line("What", f"{one.what}, {one.kind.words.lower()}", "MA-5.3")]
    told.append(Line("Asked for", day_words(one.asked_on, as_of)))
    for grant in one.grants:
        until = f" to {day_words(grant.expires_on, as_of)}" if grant.expires_on else ", no expiry"
        reference = f", {grant.reference}" if grant.reference else ""
        told.append(Line("Obtained", f"{day_words(grant.obtained_on, as_of)}{until}{reference}"))
    return [*told, Line("Not needed", f"since {day_words(one.dropped_on, as_of)}")] if one.dropped_on else told


def _certificate(one: CertificateFacts, as_of: date) -> list[Line]:
    limit = "statutory" if one.statutory else money_words(one.per_occurrence)
    given = day_words(one.furnished_on, as_of) if one.furnished_on else "not yet"
    told = [
        Line("Cover", one.cover.words, "EXE-6"),
        Line("Insurer", f"{one.insurer}, policy {one.policy}"),
        Line("Limit", limit if one.statutory or one.per_occurrence is None else f"{limit} per occurrence"),
        Line("Holds", f"{day_words(one.holds_from, as_of)} to {day_words(one.expires_on, as_of)}"),
        Line("Winstar named", "as additional insured" if one.additional_insured else "no"),
        Line("Given to it", given),
    ]
    return [*told, Line("Cancelled", day_words(one.cancelled_on, as_of))] if one.cancelled_on else told


def _approval(one: ApprovalFacts, as_of: date, party: Named) -> list[Line]:
    told = [
        Line("For", one.subject, "EXE-5a" if one.kind.works else "MA-13.6"),
        Line("Kind", one.kind.words),
        Line("Asked", f"{day_words(one.asked_on, as_of)} by {party(one.asked_by)}"),
    ]
    if one.answered_on is not None:
        told.append(Line("Granted" if one.granted else "Refused", day_words(one.answered_on, as_of)))
    if one.words:
        told.append(Line("Answer", one.words))
    if one.kind.works:
        told.append(Line("Told who pays", day_words(one.told_on, as_of) if one.told_on else "not yet", "EXE-1k"))
    return told


def _warranty(one: WarrantyFacts, as_of: date) -> list[Line]:
    told = [
        Line("Component", one.component, "EXD-1.2"),
        Line("Maker", one.maker),
        Line("Holds", f"{day_words(one.starts_on, as_of)} to {day_words(one.ends_on, as_of)}"),
        Line("Claimed by", "Customer" if one.passed_through else "Winstar on Customer's behalf"),
    ]
    for claim in one.claims:
        came = f"; {claim.outcome}" if claim.settled_on else "; open"
        told.append(Line("Claim", f"{day_words(claim.claimed_on, as_of)}: {claim.defect}{came}"))
    return told


def _lien(one: LienFacts, as_of: date) -> list[Line]:
    told = [
        Line("Claimant", one.claimant, "EXE-1k"),
        Line("Against", one.against.words),
        Line("Filed", day_words(one.filed_on, as_of)),
        Line("Learned of", day_words(one.learned_on, as_of)),
        Line("Amount", money_words(one.amount)),
    ]
    if one.settled_on is None or one.settled_how is None:
        return told
    return [*told, Line("Settled", f"{one.settled_how.words} on {day_words(one.settled_on, as_of)}")]


def _disturbance(one: InterferenceFacts, as_of: date) -> list[Line]:
    told = [Line("What", one.words, "EXE-5e"), Line("Noticed", day_words(one.noticed_on, as_of))]
    if one.suspended_on is not None:
        told.append(Line("Suspended", day_words(one.suspended_on, as_of)))
    return [*told, Line("Cured", day_words(one.cured_on, as_of) if one.cured_on else "not yet")]
