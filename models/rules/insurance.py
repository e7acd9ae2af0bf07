"""The insurance Customer keeps for every Space, and the certificates that show it (Exhibit E, 6)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from models.rules.clause import Known, Unknown, Why, clause, day_words
from models.rules.permit_facts import CertificateFacts, Cover
from models.rules.terms import Terms

__all__ = ["certificate_defects", "covered_until", "covers", "lapsed_on", "least_cover"]


@clause("EXE-6")
def least_cover(cover: Cover, terms: Terms) -> Decimal | None:
    """The least sum per occurrence of a cover; None where the statute sets it."""
    asked = terms.collocation.insurance
    return {
        Cover.GENERAL_LIABILITY: asked.general_liability_per_occurrence,
        Cover.EMPLOYERS_LIABILITY: asked.employers_liability_per_occurrence,
    }.get(cover)


@clause("EXE-6")
def certificate_defects(certificate: CertificateFacts, terms: Terms, on: date) -> tuple[str, ...]:
    """What a certificate lacks to count on a day, each as part of a sentence; none when it counts."""
    insured, least, found = terms.collocation.insurance.additional_insured, least_cover(certificate.cover, terms), []
    if certificate.furnished_on is None or certificate.furnished_on > on:
        found.append(f"it has not been given to {insured}")
    if certificate.holds_from > on:
        found.append(f"it holds from {day_words(certificate.holds_from)}")
    if certificate.expires_on < on:
        found.append(f"it expired on {day_words(certificate.expires_on)}")
    if certificate.cancelled_on is not None and certificate.cancelled_on <= on:
        found.append(f"it was cancelled on {day_words(certificate.cancelled_on)}")
    if not certificate.additional_insured:
        found.append(f"it does not name {insured} as an additional insured")
    if least is None and not certificate.statutory:
        found.append("it does not state the statutory limits")
    if least is not None and certificate.per_occurrence is None:
        found.append("its limit per occurrence is not entered")
    if least is not None and certificate.per_occurrence is not None and certificate.per_occurrence < least:
        found.append(f"its limit is {certificate.per_occurrence:,.0f} per occurrence, at least {least:,.0f} is asked")
    return tuple(found)


def _for(cover: Cover, certificates: Sequence[CertificateFacts], facility: str) -> list[CertificateFacts]:
    """The certificates of a cover that speak of a Space."""
    return [one for one in certificates if one.cover is cover and one.facility in ("", facility)]


@clause("EXE-6")
def covers(
    cover: Cover, certificates: Sequence[CertificateFacts], facility: str, terms: Terms, on: date
) -> Known[CertificateFacts] | Unknown:
    """The certificate that shows a cover for a Space on a day, the longest; or why none does."""
    least = least_cover(cover, terms)
    asked = "in the statutory amount" if least is None else f"of at least {least:,.0f} per occurrence"
    rule = f"{cover.words} {asked}, with {terms.collocation.insurance.additional_insured} as an additional insured"
    held = _for(cover, certificates, facility)
    good = [one for one in held if not certificate_defects(one, terms, on)]
    if good:
        best = max(good, key=lambda one: (one.expires_on, one.number))
        words = f"{best.insurer}, policy {best.policy}, to {day_words(best.expires_on)}"
        return Known(best, Why(rule, ("EXE-6",), ((best.number, words),)))
    facts = tuple((one.number, "; ".join(certificate_defects(one, terms, on))) for one in held)
    if not held:
        return Unknown(f"no certificate of {_low(cover)} is recorded", Why(rule, ("EXE-6",)))
    last = max(held, key=lambda one: (one.expires_on, one.number))
    missing = f"{last.number} does not show {_low(cover)}: {certificate_defects(last, terms, on)[0]}"
    return Unknown(missing, Why(rule, ("EXE-6",), facts))


def _low(cover: Cover) -> str:
    """A cover inside a sentence."""
    return cover.words[0].lower() + cover.words[1:]


@clause("EXE-6")
def covered_until(
    cover: Cover, certificates: Sequence[CertificateFacts], facility: str, terms: Terms, on: date
) -> Known[date] | Unknown:
    """The last day without a gap on which a Space is covered, counted from a day on; renewals are followed."""
    first = covers(cover, certificates, facility, terms, on)
    if isinstance(first, Unknown):
        return first
    day, facts = _ends(first.value), list(first.why.facts)
    while True:
        longer = [
            one
            for one in _for(cover, certificates, facility)
            if one.holds_from.toordinal() <= day.toordinal() + 1
            and _ends(one) > day
            and not certificate_defects(one, terms, max(on, one.holds_from))
        ]
        if not longer:
            return Known(day, Why("The end of the cover, with every renewal that follows on", ("EXE-6",), tuple(facts)))
        best = max(longer, key=lambda one: (_ends(one), one.number))
        day = _ends(best)
        facts.append((best.number, f"{best.insurer}, policy {best.policy}, to {day_words(best.expires_on)}"))


@clause("EXE-6")
def lapsed_on(
    cover: Cover, certificates: Sequence[CertificateFacts], facility: str, terms: Terms, on: date
) -> Known[date] | None:
    """The last day a Space was covered, where it was and is not any more; None while it is, or if it never was."""
    ends = [_ends(one) for one in _for(cover, certificates, facility) if _ends(one) < on]
    good = [day for day in ends if isinstance(covers(cover, certificates, facility, terms, day), Known)]
    if not good or isinstance(covers(cover, certificates, facility, terms, on), Known):
        return None
    facts = (("Covered until", day_words(max(good))),)
    return Known(max(good), Why("The insurance is kept for as long as there is a Space", ("EXE-6",), facts))


def _ends(certificate: CertificateFacts) -> date:
    """The last day of a certificate's cover."""
    if certificate.cancelled_on is None:
        return certificate.expires_on
    return min(certificate.expires_on, date.fromordinal(certificate.cancelled_on.toordinal() - 1))
