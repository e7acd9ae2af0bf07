"""What the watch says of defaults, disputes, claims, certificates and the Term."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from models.rules.case_facts import ClaimFacts, ClaimKind, DefaultFacts, DisputeFacts, InstrumentFacts
from models.rules.claims import ClaimState, InstrumentState, claim_standing, consultation_missing, instrument_state
from models.rules.clause import Why, clause, day_words
from models.rules.defaults import DefaultStanding, DefaultState, default_standing
from models.rules.disputes import DisputeState, appointments_missing, dispute_standing, excuses
from models.rules.findings import Finding, Urgency
from models.rules.state import State
from models.rules.term import term_end
from models.rules.watch_security import WATCHERS as SECURITY
from models.rules.words import Side, capital, listed, party

__all__ = [
    "WATCHERS",
    "breach_days",
    "claim_days",
    "dispute_days",
    "papers_expiring",
    "positions_unconsulted",
    "term_ends",
]

BEFORE_TERM_END = 365  # days (R22)
BEFORE_CLAIM_LIMIT = 90  # days (R19)
BEFORE_EXPIRY = 60  # days (R20)


@clause("MA-3")
def term_ends(state: State) -> Iterator[Finding]:
    """R22: the end of the Term, in its last year."""
    ends = term_end(state.terms, state.cases.terminated_on)
    if not 0 <= (ends.value - state.as_of).days <= BEFORE_TERM_END:
        return
    yield state.due(
        ends.value,
        Finding(
            "R22",
            "MA-3",
            "The Term ends",
            f"The Term of the agreement ends on {day_words(ends.value)}. What was incurred by then stays payable.",
            None,
            ("book", ""),
            why=ends.why,
        ),
    )


@clause("MA-1.1k", "MA-8.1", "EXA-2c-i")
def breach_days(state: State) -> Iterator[Finding]:
    """R18: the plan and the cure of every breach, the notice that starts no days yet, and Events of Default."""
    for default in state.cases.defaults:
        now = default_standing(default, state.calendar, state.terms, state.as_of, state.readings)
        match now.state:
            case DefaultState.WAITING:
                yield _no_receipt(default.number, "The days to cure", now.why, default.giver)
            case DefaultState.RUNNING if now.next_on is not None:
                yield _to_cure(state, default, now, now.next_on)
            case DefaultState.RUNNING:
                yield _no_due_date(default, now)
            case DefaultState.EVENT:
                yield _event(state, default, now)


def _no_receipt(number: str, what: str, why: Why, giver: Side) -> Finding:
    """A notice whose receipt is not recorded, so that nothing counts from it."""
    kind = {"DEF": "default", "CLM": "claim", "SEC": "security"}[number.rpartition("-")[0]]
    return Finding(
        "R18",
        "MA-13.2",
        f"Record how the notice of {number} went",
        f"{what} of {number} do not run: how its notice went is not recorded.",
        giver,
        (kind, number),
        chip="Not recorded",
        act="record_case_delivery",
        button="Record delivery",
        missing="the day the notice counts as given",
        why=why,
    )


def _to_cure(state: State, default: DefaultFacts, now: DefaultStanding, due_on: date) -> Finding:
    """The plan or the cure that is due next."""
    plan = now.next_words != "Cure"
    side = default.breaching
    does = "gives a complete plan for curing" if plan else "cures"
    found = Finding(
        "R18",
        "MA-1.1k",
        f"{'Plan the cure of' if plan else 'Cure'} {default.number}",
        f"{party(state.terms, side)} {does} {default.number} by {day_words(due_on)}; the day after it is an Event of "
        "Default.",
        side,
        ("default", default.number),
        detail=default.facts,
        act="plan_cure" if plan else "cure_default",
        button="Record plan" if plan else "Record cure",
        why=now.why,
    )
    return state.due(due_on, found, rolls=True)


def _no_due_date(default: DefaultFacts, now: DefaultStanding) -> Finding:
    """An unpaid sum whose due date is not known, so that its days cannot be counted."""
    return Finding(
        "R18",
        "EXA-2c-i",
        f"Days of {default.number} are not known",
        f"The last day to pay for {default.number} cannot be computed.",
        default.giver,
        ("default", default.number),
        chip="Not known",
        missing="the day the sum was due",
        why=now.why,
    )


def _event(state: State, default: DefaultFacts, now: DefaultStanding) -> Finding:
    """An Event of Default that stands uncured: what the other party may do."""
    giver = party(state.terms, default.giver)
    remedies = ", terminate, or proceed against the radios" if default.giver is Side.WINSTAR else " or terminate"
    return Finding(
        "R18",
        "MA-8.1",
        f"Event of Default: {default.number}",
        f"{default.number} is an Event of Default since {day_words(now.on)}. "
        f"{giver} may waive it in writing{remedies}.",
        default.giver,
        ("default", default.number),
        chip="Event of Default",
        detail=default.facts,
        act="terminate_for_default",
        button="Record termination",
        urgency=Urgency.STANDING,
        why=now.why,
    )


class _Ask(NamedTuple):
    """What a dispute waits for: its subject, its sentence, by whom, when, and the act."""

    subject: str
    sentence: str
    party: Side | None
    chip: str
    act: str
    button: str


@clause("MA-12.1", "MA-12.2", "MA-12.3")
def dispute_days(state: State) -> Iterator[Finding]:
    """R19: what every open dispute waits for; performance goes on meanwhile."""
    for dispute in state.cases.disputes:
        now = dispute_standing(dispute, state.terms, state.as_of)
        if not now.state.is_open:
            continue
        ask = _ask(state, dispute, now.state, now.next_on)
        found = Finding(
            "R19",
            "MA-12.1" if now.state in (DisputeState.ASKED, DisputeState.TALKS) else "MA-12.2",
            ask.subject,
            f"{ask.sentence} {excuses(dispute, state.as_of)}",
            ask.party,
            ("dispute", dispute.number),
            chip=ask.chip,
            detail=dispute.topic,
            act=ask.act,
            button=ask.button,
            urgency=Urgency.UNDATED if now.state is DisputeState.ASKED else Urgency.STANDING,
            why=now.why,
        )
        yield found if now.next_on is None else state.due(now.next_on, found)


def _ask(state: State, dispute: DisputeFacts, at: DisputeState, last: date | None) -> _Ask:
    """What a dispute waits for in the state it is in."""
    number = dispute.number
    if at is DisputeState.ASKED:
        sides = appointments_missing(dispute)
        names = listed([party(state.terms, side) for side in sides])
        only = sides[0] if len(sides) == 1 else None
        sentence = (
            f"{names} {'appoints' if only else 'appoint'} an executive for {number}; the "
            f"{state.terms.disputes.executive_days} days run from the later."
        )
        return _Ask(f"Appoint for {number}", sentence, only, "To appoint", "appoint_executive", "Appoint")
    if at is DisputeState.TALKS and last is not None:
        sentence = f"The executives resolve {number} by {day_words(last)}; after that it may go to arbitration."
        return _Ask(f"Resolve {number}", sentence, None, "", "resolve_dispute", "Record resolution")
    if at is DisputeState.TALKS_OVER:
        sentence = f"The executives' days for {number} are over. Either party may take it to arbitration."
        return _Ask(f"{number} may go to arbitration", sentence, None, "Possible", "go_formal", "Take further")
    sentence = f"{number} is {'before a court' if at is DisputeState.COURT else 'in arbitration'}."
    return _Ask(f"{number} goes on", sentence, None, at.words, "record_award", "Record award")


@clause("MA-12.2", "MA-6.4d")
def claim_days(state: State) -> Iterator[Finding]:
    """R19: every claim still to be notified: a tax claim at once, others from 90 days before their year is over."""
    for claim in state.cases.claims:
        now = claim_standing(claim, state.calendar, state.terms, state.as_of, state.readings)
        if now.state is ClaimState.SENT:
            yield _no_receipt(claim.number, "The notice", now.why, claim.side)
        if now.state not in (ClaimState.OPEN, ClaimState.LAPSED):
            continue
        found = _to_notify(state, claim, now.next_on, now.missing, now.why)
        if now.next_on is None:
            yield found
        elif claim.kind is ClaimKind.TAX or (now.next_on - state.as_of).days <= BEFORE_CLAIM_LIMIT:
            yield state.due(now.next_on, found)


def _to_notify(state: State, claim: ClaimFacts, last: date | None, missing: str, why: Why) -> Finding:
    """A claim that has to be notified to the other party."""
    other = Side.WINSTAR if claim.side is Side.CUSTOMER else Side.CUSTOMER
    by = f"by {day_words(last)}" if last else "in time"
    lost = "." if claim.kind is ClaimKind.TAX else "; later it cannot go to arbitration."
    return Finding(
        "R19",
        "MA-6.4d" if claim.kind is ClaimKind.TAX else "MA-12.2",
        f"Notify {claim.number}",
        f"{party(state.terms, claim.side)} notifies {claim.number} to {party(state.terms, other)} {by}{lost}",
        claim.side,
        ("claim", claim.number),
        chip="Not known" if last is None else "",
        detail=claim.what,
        act="notify_claim",
        button="Record notice",
        missing=missing,
        why=why,
    )


@clause("MA-6.4c", "M-6.2-2")
def papers_expiring(state: State) -> Iterator[Finding]:
    """R20: tax certificates and filings that run out within 60 days or have, and those asked for and not given."""
    for paper in state.cases.instruments:
        now = instrument_state(paper, state.as_of)
        if now is InstrumentState.ASKED:
            yield _not_given(state, paper)
        if now not in (InstrumentState.IN_FORCE, InstrumentState.EXPIRED) or paper.expires_on is None:
            continue
        if (paper.expires_on - state.as_of).days <= BEFORE_EXPIRY:
            yield state.due(paper.expires_on, _to_renew(state, paper, paper.expires_on))


def _to_renew(state: State, paper: InstrumentFacts, expires_on: date) -> Finding:
    """A certificate or a filing that runs out."""
    words = paper.kind.words
    lapses = "lapses" if paper.kind.secures else "expires"
    who = Side.WINSTAR if paper.kind.secures else paper.side
    return Finding(
        "R20",
        "M-6.2-2" if paper.kind.secures else "MA-6.4c",
        f"Renew {paper.number}",
        f"{words} {paper.number} {lapses} on {day_words(expires_on)}; {party(state.terms, who)} renews it.",
        who,
        ("instrument", paper.number),
        detail=" ".join(filter(None, (words, paper.reference))),
        act="renew_instrument",
        button="Renew",
        why=Why("The day typed in when it was recorded", ("M-6.2-2" if paper.kind.secures else "MA-6.4c",)),
    )


def _not_given(state: State, paper: InstrumentFacts) -> Finding:
    """A certificate or a filing asked for and not given."""
    asked = f" on {day_words(paper.asked_on)}" if paper.asked_on else ""
    return Finding(
        "R20",
        "M-6.2-2" if paper.kind.secures else "MA-6.4c",
        f"Give {paper.number}",
        f"{paper.kind.words} {paper.number} was asked for{asked}; {party(state.terms, paper.side)} gives it.",
        paper.side,
        ("instrument", paper.number),
        chip="Asked for",
        detail=paper.kind.words,
        act="renew_instrument",
        button="Record it",
    )


@clause("MA-2")
def positions_unconsulted(state: State) -> Iterator[Finding]:
    """A public position that Customer took without consulting Winstar first."""
    for entry in state.cases.log:
        if not consultation_missing(entry):
            continue
        took = f"{state.customer} took a position on {day_words(entry.on)}"
        yield Finding(
            "MA-2",
            "MA-2",
            f"{entry.number}: {state.winstar} was not consulted",
            f"{took} and consulted {state.winstar} not before it: {capital(entry.subject).rstrip('.')}.",
            Side.CUSTOMER,
            ("log", entry.number),
            chip="Not consulted",
            detail=entry.subject,
            urgency=Urgency.STANDING,
        )


WATCHERS: tuple[Callable[[State], Iterator[Finding]], ...] = (
    breach_days,
    dispute_days,
    claim_days,
    papers_expiring,
    positions_unconsulted,
    term_ends,
    *SECURITY,
)
"""Every check and reminder here, for the watch."""
