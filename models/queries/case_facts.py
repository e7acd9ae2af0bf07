"""The records of defaults, disputes, claims, security and upgrades, read out of the book as of a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy.orm import Session

from models.queries.case_notices import Sent, by, rows_of
from models.queries.security_facts import security_facts, upgrade_facts
from models.rules.case_facts import (
    AssignmentGround,
    CaseBook,
    ClaimFacts,
    ClaimKind,
    DefaultFacts,
    DefaultKind,
    DisputeFacts,
    FormalGround,
    InstrumentFacts,
    InstrumentKind,
    LogFacts,
    LogKind,
)
from models.rules.delivery import Delivery
from models.rules.state import State
from models.rules.words import Side
from models.tables.cases import Claim, Default, Dispute, Instrument, LogEntry

__all__ = ["case_book", "case_facts"]


EVER = date.max


def case_book(session: Session, now: State) -> CaseBook:
    """The records of defaults, disputes, claims, security and upgrades, on the day of a State."""
    return case_facts(session, now.as_of)


def case_facts(session: Session, as_of: date = EVER) -> CaseBook:
    """Every case as known on a day; without one, with everything recorded whatever its day."""
    sent = Sent(session, as_of)
    return CaseBook(
        tuple(_default(row, sent) for row in rows_of(session, Default) if row.opened_on <= as_of),
        tuple(_dispute(row, as_of) for row in rows_of(session, Dispute) if row.asked_on <= as_of),
        tuple(_claim(row, sent) for row in rows_of(session, Claim) if row.known_on <= as_of),
        _instruments(rows_of(session, Instrument), as_of),
        tuple(_log(row, as_of) for row in rows_of(session, LogEntry) if row.happened_on <= as_of),
        security_facts(session, sent),
        upgrade_facts(session, sent),
    )


def _default(row: Default, sent: Sent) -> DefaultFacts:
    """A default as known."""
    noticed, waived, ended = sent.by(row.noticed_on), sent.by(row.waived_on), sent.by(row.termination_noticed_on)
    return DefaultFacts(
        row.number,
        DefaultKind(row.kind),
        Side(row.giver),
        row.clause,
        row.facts,
        row.curable,
        row.opened_on,
        (row.record_kind, row.record),
        row.due_on,
        noticed,
        sent.of(row.delivery_id) if noticed else Delivery(),
        sent.by(row.started_on),
        sent.by(row.plan_on),
        sent.by(row.cured_on),
        waived,
        row.waiver if waived else "",
        ended,
        row.terminated_on if ended else None,
    )


def _dispute(row: Dispute, as_of: date) -> DisputeFacts:
    """A dispute as known."""
    known = {
        name: by(getattr(row, name), as_of)
        for name in (
            "customer_appointed_on",
            "winstar_appointed_on",
            "formal_on",
            "customer_arbitrator_on",
            "winstar_arbitrator_on",
            "chair_on",
            "award_on",
            "resolved_on",
        )
    }
    return DisputeFacts(
        number=row.number,
        asked_by=Side(row.asked_by),
        asked_on=row.asked_on,
        topic=row.topic,
        facts=row.facts,
        record=(row.record_kind, row.record),
        customer_executive=row.customer_executive if known["customer_appointed_on"] else "",
        winstar_executive=row.winstar_executive if known["winstar_appointed_on"] else "",
        ground=FormalGround(row.ground) if known["formal_on"] else None,
        customer_arbitrator=row.customer_arbitrator if known["customer_arbitrator_on"] else "",
        winstar_arbitrator=row.winstar_arbitrator if known["winstar_arbitrator_on"] else "",
        chair=row.chair if known["chair_on"] else "",
        award=row.award if known["award_on"] else "",
        resolution=row.resolution if known["resolved_on"] else "",
        **known,
    )


def _claim(row: Claim, sent: Sent) -> ClaimFacts:
    """A claim as known."""
    noticed, controls, settled = sent.by(row.noticed_on), sent.by(row.controls_on), sent.by(row.settled_on)
    return ClaimFacts(
        row.number,
        ClaimKind(row.kind),
        Side(row.side),
        row.what,
        row.known_on,
        row.facts,
        row.clause,
        (row.record_kind, row.record),
        row.amount,
        noticed,
        sent.of(row.delivery_id) if noticed else Delivery(),
        Side(row.controller) if controls else None,
        controls,
        settled,
        row.settlement if settled else "",
    )


def _instruments(rows: Iterable[Instrument], as_of: date) -> tuple[InstrumentFacts, ...]:
    """Certificates and filings asked for or given by a day, each with what renews it by then."""
    known = [row for row in rows if min(filter(None, (row.asked_on, row.given_on)), default=EVER) <= as_of]
    numbers = {row.id: row.number for row in known}
    renewals = {row.renews_id: row.number for row in known if row.renews_id and by(row.given_on, as_of)}
    return tuple(
        InstrumentFacts(
            row.number,
            InstrumentKind(row.kind),
            Side(row.side),
            row.office,
            row.reference,
            by(row.asked_on, as_of),
            by(row.given_on, as_of),
            row.expires_on if by(row.given_on, as_of) else None,
            numbers.get(row.renews_id or 0, ""),
            renewals.get(row.id, ""),
            by(row.ended_on, as_of),
            row.note,
        )
        for row in known
    )


def _log(row: LogEntry, as_of: date) -> LogFacts:
    """A thing remembered, as known."""
    return LogFacts(
        row.number,
        LogKind(row.kind),
        Side(row.side),
        row.happened_on,
        row.subject,
        row.note,
        row.other,
        AssignmentGround(row.ground) if row.ground else None,
        by(row.agreed_on, as_of),
        (row.record_kind, row.record),
    )
