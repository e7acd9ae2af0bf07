"""Permits, certificates, approvals, warranties and liens as one list, and whom to ask for access to a site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.book import terms as terms_of
from models.queries.collocation_facts import collocation_records
from models.rules.clause import Why, day_words
from models.rules.collocation_facts import InterferenceFacts, LienFacts
from models.rules.insurance import certificate_defects, covers, least_cover
from models.rules.permit_facts import ApprovalFacts, CertificateFacts, PermitFacts, WarrantyFacts
from models.rules.permits import PermitState, answer_awaited, contractor_untold, expires_soon, permit_standing
from models.rules.spaces import lien_due
from models.rules.terms import Terms
from models.rules.words import Side, capital, party
from models.tables import Building
from models.tables.collocation import Facility
from models.tables.permits import SiteAccess

__all__ = ["AccessRow", "PaperKind", "PaperRow", "PaperState", "papers", "site_access"]


class PaperKind(StrEnum):
    """What a row of the list is."""

    PERMIT = "permit"
    CERTIFICATE = "certificate"
    APPROVAL = "approval"
    WARRANTY = "warranty"
    LIEN = "lien"
    DISTURBANCE = "interference"

    @property
    def words(self) -> str:
        """What a list calls it."""
        return "Disturbance" if self is PaperKind.DISTURBANCE else self.value.capitalize()


class PaperState(StrEnum):
    """Whether a row is in order, nears its end, or wants something done."""

    HELD = "held"
    SOON = "soon"
    OPEN = "open"
    LATE = "late"
    OVER = "over"


ORDER = (PaperState.LATE, PaperState.OPEN, PaperState.SOON, PaperState.HELD, PaperState.OVER)

Paper = PermitFacts | CertificateFacts | ApprovalFacts | WarrantyFacts | LienFacts | InterferenceFacts


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A permit, a certificate, an approval, a warranty, a lien or a disturbance as the list shows it."""

    kind: PaperKind
    number: str
    what: str
    site: str
    party: Side
    since: date
    until: date | None
    state: PaperState
    words: str
    clause: str
    facts: Paper
    why: Why
    detail: str = ""


def papers(session: Session, as_of: date) -> list[PaperRow]:
    """Every permit, certificate, approval, warranty, lien and disturbance known on a day, the most urgent first."""
    book, law = collocation_records(session, as_of), terms_of(session, as_of)
    rows = [
        *(_permit(one, as_of) for one in book.permits),
        *(_certificate(one, law, as_of) for one in book.certificates),
        *(_approval(one, law, as_of) for one in book.approvals),
        *(_warranty(one, as_of) for one in book.warranties),
        *(_lien(one, law, as_of) for one in book.liens),
        *(_disturbance(one) for one in book.interferences),
    ]
    return sorted(rows, key=lambda row: (ORDER.index(row.state), row.until or date.max, row.number))


def _until(day: date | None, as_of: date) -> tuple[PaperState, str]:
    """The state of what holds until a day, in words."""
    if day is None:
        return PaperState.HELD, "Held"
    if day < as_of:
        return PaperState.LATE, f"Expired {day_words(day)}"
    left = (day - as_of).days
    words = "Expires today" if left == 0 else f"Expires in {left} day{'s' * (left != 1)}"
    return (PaperState.SOON, words) if expires_soon(day, as_of) else (PaperState.HELD, "Held")


def _permit(one: PermitFacts, as_of: date) -> PaperRow:
    """A permit of a site."""
    now = permit_standing(one, as_of)
    state, words = _until(now.expires_on, as_of)
    if now.state is PermitState.MISSING:
        state, words = PaperState.OPEN, "Not obtained"
    elif now.state is PermitState.DROPPED:
        state, words = PaperState.OVER, "Not needed"
    return PaperRow(
        PaperKind.PERMIT,
        one.number,
        one.what,
        one.site,
        one.owner,
        now.on or one.asked_on,
        now.expires_on,
        state,
        words,
        "MA-5.3",
        one,
        now.why,
        one.kind.words,
    )


def _certificate(one: CertificateFacts, law: Terms, as_of: date) -> PaperRow:
    """A certificate of insurance, with the first thing it lacks."""
    state, words = _until(one.expires_on, as_of)
    lacks = certificate_defects(one, law, as_of)
    if one.expires_on < as_of or (one.cancelled_on is not None and one.cancelled_on <= as_of):
        state, words = PaperState.OVER, "Cancelled" if one.cancelled_on else f"Expired {day_words(one.expires_on)}"
    elif lacks:
        state, words = PaperState.OPEN, capital(lacks[0].removeprefix("it "))
    shown = covers(one.cover, (one,), one.facility, law, as_of)
    least = least_cover(one.cover, law)
    asked = "statutory limits" if least is None else f"at least {least:,.0f} per occurrence"
    return PaperRow(
        PaperKind.CERTIFICATE,
        one.number,
        one.cover.words,
        one.facility,
        Side.CUSTOMER,
        one.holds_from,
        one.expires_on,
        state,
        words,
        "EXE-6",
        one,
        shown.why,
        f"{one.insurer}, {one.policy}; {asked}",
    )


def _approval(one: ApprovalFacts, law: Terms, as_of: date) -> PaperRow:
    """A consent asked for, and its answer."""
    spoken = answer_awaited(one)
    asked = Side.WINSTAR if one.asked_by is Side.CUSTOMER else Side.CUSTOMER
    facts = [("Asked", f"by {party(law, one.asked_by)}, {day_words(one.asked_on)}")]
    if spoken is not None:
        state = PaperState.LATE if spoken.value <= as_of else PaperState.OPEN
        days = (as_of - one.asked_on).days
        words = f"Unanswered for {days} day{'s' * (days != 1)}"
    else:
        state = PaperState.OPEN if contractor_untold(one) else PaperState.HELD if one.granted else PaperState.OVER
        words = "Granted, not told" if contractor_untold(one) else "Granted" if one.granted else "Refused"
        assert one.answered_on is not None
        facts.append(("Answer", f"{words}, {day_words(one.answered_on)}{f': {one.words}' if one.words else ''}"))
    why = spoken.why if spoken else Why("A consent asked for and answered", ("MA-13.6",), tuple(facts))
    return PaperRow(
        PaperKind.APPROVAL,
        one.number,
        one.subject,
        one.building or one.facility,
        asked,
        one.answered_on or one.asked_on,
        None,
        state,
        words,
        "EXE-5a" if one.kind.works else "MA-13.6",
        one,
        why,
        one.kind.words,
    )


def _warranty(one: WarrantyFacts, as_of: date) -> PaperRow:
    """A manufacturer's warranty, with a claim that is open."""
    state, words = _until(one.ends_on, as_of)
    if state is PaperState.LATE:
        state, words = PaperState.OVER, f"Ended {day_words(one.ends_on)}"
    if any(claim.settled_on is None for claim in one.claims):
        state, words = PaperState.OPEN, "Claim open"
    facts = (("Starts", day_words(one.starts_on)), ("Ends", day_words(one.ends_on)))
    rule = "Passed through to Customer" if one.passed_through else "Enforced by Winstar on Customer's behalf"
    return PaperRow(
        PaperKind.WARRANTY,
        one.number,
        one.component,
        one.pair,
        Side.CUSTOMER if one.passed_through else Side.WINSTAR,
        one.starts_on,
        one.ends_on,
        state,
        words,
        "EXD-1.2",
        one,
        Why(rule, ("EXD-1.2",), facts),
        one.maker,
    )


def _lien(one: LienFacts, law: Terms, as_of: date) -> PaperRow:
    """A lien with the day by which it is cleared."""
    due = lien_due(one, law)
    left = (due.value - as_of).days
    if one.settled_on is not None:
        assert one.settled_how is not None
        state, words = PaperState.OVER, capital(one.settled_how.words)
    elif left < 0:
        state, words = PaperState.LATE, f"{-left} day{'s' * (left != -1)} late"
    else:
        state, words = PaperState.SOON, "Due today" if left == 0 else f"Due in {left} day{'s' * (left != 1)}"
    return PaperRow(
        PaperKind.LIEN,
        one.number,
        one.claimant,
        one.facility,
        Side.CUSTOMER,
        one.learned_on,
        due.value,
        state,
        words,
        "EXE-1k",
        one,
        due.why,
        f"against {one.against.words}",
    )


def _disturbance(one: InterferenceFacts) -> PaperRow:
    """A disturbance one party told the other of."""
    cured, suspended = one.cured_on, one.suspended_on
    words = "Cured" if cured else "Performance suspended" if suspended else "Not cured"
    cited = "EXE-5e" if one.caused_by is Side.CUSTOMER else "MA-5.3"
    days = (("Noticed", one.noticed_on), ("Suspended", suspended), ("Cured", cured))
    facts = tuple((name, day_words(day)) for name, day in days if day is not None)
    return PaperRow(
        PaperKind.DISTURBANCE,
        one.number,
        one.words,
        one.facility or one.building,
        one.caused_by,
        one.noticed_on,
        cured,
        PaperState.OVER if cured else PaperState.LATE if suspended else PaperState.OPEN,
        words,
        cited,
        one,
        Why("A disturbance is removed promptly once it is noticed", (cited,), facts),
    )


@dataclass(frozen=True, slots=True)
class AccessRow:
    """Whom to ask for access to a site, and how to get in."""

    site: str
    contact: str
    telephone: str
    instructions: str
    since: date


def site_access(session: Session, as_of: date) -> Mapping[str, AccessRow]:
    """Whom to ask for access on a day, by the number of the building or the facility (MA-5.2)."""
    query = (
        select(SiteAccess, Building.number, Facility.number)
        .outerjoin(Building, Building.id == SiteAccess.building_id)
        .outerjoin(Facility, Facility.id == SiteAccess.facility_id)
        .where(SiteAccess.holds_from <= as_of)
        .order_by(SiteAccess.holds_from, SiteAccess.id)
    )
    found = {}
    for row, building, facility in session.execute(query):
        site = building or facility
        found[site] = AccessRow(site, row.contact, row.telephone, row.instructions, row.holds_from)
    return found
