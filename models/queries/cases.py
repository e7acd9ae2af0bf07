"""Every case in one list: what it is about, where it stands, what is due next, its days, and what they follow from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy.orm import Session

from models.queries.case_facts import case_facts
from models.queries.letter_facts import law
from models.queries.security import CollateralBatch, collateral
from models.queries.state import state
from models.rules.case_days import CaseDay, Facts, Law, days_of
from models.rules.case_facts import (
    CaseBook,
    ClaimFacts,
    DefaultFacts,
    DisputeFacts,
    InstrumentFacts,
    LogFacts,
    LogKind,
    Record,
    SecurityFacts,
    UpgradeFacts,
)
from models.rules.claims import (
    ClaimState,
    InstrumentState,
    claim_standing,
    consultation_missing,
    instrument_state,
)
from models.rules.clause import Why
from models.rules.defaults import default_standing
from models.rules.disputes import dispute_standing
from models.rules.security import SecurityState, security_standing
from models.rules.upgrades import UpgradeState, upgrade_standing
from models.rules.words import Side, counted, listed, party

__all__ = ["CaseKind", "CasePage", "CaseRow", "case_page", "cases"]


class CaseKind(StrEnum):
    """The kinds of case, in the order of the page."""

    DEFAULT = "default"
    DISPUTE = "dispute"
    CLAIM = "claim"
    PAPER = "paper"
    SECURITY = "security"
    UPGRADE = "upgrade"
    LOG = "log"

    @property
    def words(self) -> str:
        """The kind in words."""
        return {"paper": "Paper", "log": "Log entry"}.get(self, self.capitalize())


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case as the list shows it; `facts` is its record, `days` are its days in order."""

    number: str
    kind: CaseKind
    kind_words: str
    title: str
    party: Side | None
    party_words: str
    state: str
    state_words: str
    is_open: bool
    on: date
    next_on: date | None
    next_words: str
    missing: str
    record: Record
    facts: Facts
    days: tuple[CaseDay, ...] = ()
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class CasePage:
    """What the page reads at once: the cases, their records, and the collateral by batch."""

    rows: tuple[CaseRow, ...]
    book: CaseBook
    batches: tuple[CollateralBatch, ...]


def case_page(session: Session, as_of: date) -> CasePage:
    """The page as of a day."""
    now = state(session, as_of)
    return CasePage(tuple(cases(session, as_of, now.cases)), now.cases, collateral(session, now))


def cases(session: Session, as_of: date, book: CaseBook | None = None) -> list[CaseRow]:
    """Every case known on a day: open ones by the day due next, then the others, the latest first."""
    book = case_facts(session, as_of) if book is None else book
    if book == CaseBook():
        return []
    in_force = law(session, as_of)
    found = list(_rows(book, Law(in_force.calendar, in_force.terms, in_force.readings), as_of))
    latest = sorted(found, key=lambda row: (row.on, row.number), reverse=True)
    return sorted(latest, key=lambda row: (not row.is_open, row.next_on or date.max))


def _rows(book: CaseBook, of: Law, as_of: date) -> Iterator[CaseRow]:
    """Every case of a book as a row."""
    yield from (_default(one, of, as_of) for one in book.defaults)
    yield from (_dispute(one, of, as_of) for one in book.disputes)
    yield from (_claim(one, of, as_of) for one in book.claims)
    yield from (_paper(one, of, as_of) for one in book.instruments)
    yield from (_security(one, of, as_of) for one in book.security)
    yield from (_upgrade(one, of) for one in book.upgrades)
    yield from (_log(one, of) for one in book.log)


def _default(one: DefaultFacts, of: Law, as_of: date) -> CaseRow:
    """A breach; it is the other party's to cure."""
    now = default_standing(one, of.calendar, of.terms, as_of, of.readings)
    return CaseRow(
        one.number,
        CaseKind.DEFAULT,
        one.kind.words,
        one.facts,
        one.breaching,
        party(of.terms, one.breaching),
        now.state.value,
        now.state.words,
        now.state.is_open,
        now.on,
        now.next_on,
        now.next_words if now.next_on else "",
        "when its notice was received" if now.state == "waiting" else "",
        one.record,
        one,
        days_of(one, of),
        now.why,
    )


def _dispute(one: DisputeFacts, of: Law, as_of: date) -> CaseRow:
    """A dispute, as much the one party's as the other's."""
    now = dispute_standing(one, of.terms, as_of)
    return CaseRow(
        one.number,
        CaseKind.DISPUTE,
        "Dispute",
        one.topic,
        None,
        "Both",
        now.state.value,
        now.state.words,
        now.state.is_open,
        now.on,
        now.next_on,
        now.next_words,
        "",
        one.record,
        one,
        days_of(one, of),
        now.why,
    )


def _claim(one: ClaimFacts, of: Law, as_of: date) -> CaseRow:
    """A claim; it is its own party's to notify."""
    now = claim_standing(one, of.calendar, of.terms, as_of, of.readings)
    return CaseRow(
        one.number,
        CaseKind.CLAIM,
        one.kind.words,
        one.what,
        one.side,
        party(of.terms, one.side),
        now.state.value,
        now.state.words,
        now.state is not ClaimState.SETTLED,
        now.on,
        now.next_on,
        "Notify" if now.next_on else "",
        now.missing,
        one.record,
        one,
        days_of(one, of),
        now.why,
    )


def _paper(one: InstrumentFacts, of: Law, as_of: date) -> CaseRow:
    """A certificate or a filing."""
    now = instrument_state(one, as_of)
    holds = now in (InstrumentState.IN_FORCE, InstrumentState.EXPIRED)
    title = ", ".join(filter(None, (one.kind.words, one.office, one.reference)))
    cited = ("M-6.2-2",) if one.kind.secures else ("MA-6.4c",)
    return CaseRow(
        one.number,
        CaseKind.PAPER,
        "Filing" if one.kind.secures else "Certificate",
        title,
        one.side,
        party(of.terms, one.side),
        now.value,
        now.words,
        holds or now is InstrumentState.ASKED,
        one.given_on or one.asked_on or as_of,
        one.expires_on if holds else None,
        ("Lapses" if one.kind.secures else "Expires") if holds and one.expires_on else "",
        "" if not holds or one.expires_on else "the day it lapses",
        ("instrument", one.renewed_by) if one.renewed_by else ("", ""),
        one,
        days_of(one, of),
        Why("The last day it holds is the one typed in when it was recorded", cited),
    )


def _security(one: SecurityFacts, of: Law, as_of: date) -> CaseRow:
    """Winstar's remedies against the radios."""
    now = security_standing(one, of.calendar, of.terms, as_of, of.readings)
    held = f"{counted(len(one.held), 'pair')} held"
    return CaseRow(
        one.number,
        CaseKind.SECURITY,
        "Security",
        f"Remedies for {one.default}, {held}",
        Side.WINSTAR,
        party(of.terms, Side.WINSTAR),
        now.state.value,
        now.state.words,
        now.state.is_open and now.state is not SecurityState.RETAINED,
        now.on,
        now.next_on,
        now.next_words if now.next_on else "",
        "when its notice was received" if now.missing else "",
        ("default", one.default),
        one,
        days_of(one, of),
        now.why,
    )


TURN = {UpgradeState.NOTICED: Side.WINSTAR, UpgradeState.PRICED: None}
"""Whose turn it is in an upgrade, where it is not Customer's; None for both."""


def _upgrade(one: UpgradeFacts, of: Law) -> CaseRow:
    """An upgrade by sell-back; its notice is answered by Winstar, agreed by both, carried out by Customer."""
    now = upgrade_standing(one, of.calendar, of.terms, of.readings)
    turn = TURN.get(now.state, Side.CUSTOMER)
    return CaseRow(
        one.number,
        CaseKind.UPGRADE,
        "Upgrade",
        f"{listed([tag for tag, _ in one.pairs], 3)} for {one.radio}",
        turn,
        party(of.terms, turn) if turn else "Both",
        now.state.value,
        now.state.words,
        now.state.is_open,
        now.on,
        now.next_on,
        now.next_words if now.next_on else "",
        "when its notice was received" if now.missing else "",
        ("order", one.order) if one.order else ("", ""),
        one,
        days_of(one, of),
        now.why,
    )


def _log(one: LogFacts, of: Law) -> CaseRow:
    """An entry of the log; it is open while a consultation is missing."""
    odd = consultation_missing(one)
    cited = {LogKind.POSITION: "MA-2", LogKind.ASSIGNMENT: "MA-13.1", LogKind.WAIVER: "MA-13.7"}[one.kind]
    rules = {
        LogKind.POSITION: "Customer consults Winstar before it takes a position that could touch Winstar's business",
        LogKind.ASSIGNMENT: "Written consent, or one of the exceptions",
        LogKind.WAIVER: "A signed writing; it covers this record only",
    }
    return CaseRow(
        one.number,
        CaseKind.LOG,
        one.kind.words,
        one.subject,
        one.side,
        party(of.terms, one.side),
        "not_consulted" if odd else "logged",
        "Not consulted" if odd else "Logged",
        False,
        one.on,
        None,
        "",
        "",
        one.record,
        one,
        days_of(one, of),
        Why(rules[one.kind], (cited,), ((("Ground", one.ground.words),) if one.ground else ())),
    )
