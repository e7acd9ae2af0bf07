"""Acts on the log: regulatory positions, assignments, waivers (MA-2, MA-13.1, MA-13.7)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from models.act import Doing, act
from models.acts import records
from models.acts.case_records import about, name_of, wanted
from models.acts.days import refuse_day
from models.acts.letter_case import refuse
from models.acts.twins import refuse_twin
from models.errors import Refusal
from models.rules.case_facts import AssignmentGround, LogFacts, LogKind
from models.rules.claims import why_not_assign
from models.rules.words import Side
from models.tables.cases import LogEntry

__all__ = ["log_assignment", "log_position", "log_waiver"]


@act(says="Logged {entry}: {subject}")
def log_position(
    doing: Doing,
    *,
    taken_on: date,
    subject: str,
    side: Side = Side.CUSTOMER,
    agency: str = "",
    consulted_on: date | None = None,
    note: str = "",
) -> Mapping[str, object]:
    """Logs a public position on a regulatory matter, and the day the other party was consulted first (2)."""
    asked = wanted(subject, "Say what the position is about.", "MA-2")
    facts = LogFacts("", LogKind.POSITION, side, taken_on, asked, note.strip(), agency.strip(), None, consulted_on)
    return _logged(doing, facts, "A position cannot be taken")


@act(says="Logged {entry}: {subject}")
def log_assignment(
    doing: Doing,
    *,
    side: Side,
    assigned_on: date,
    to: str,
    ground: AssignmentGround,
    consented_on: date | None = None,
    note: str = "",
) -> Mapping[str, object]:
    """Logs that a party assigned the agreement, to whom and by what right: consent, or an exception of 13.1."""
    assignee = wanted(to, "Name the assignee.", "MA-13.1")
    subject = f"{name_of(doing, side)} assigned to {assignee}"
    facts = LogFacts("", LogKind.ASSIGNMENT, side, assigned_on, subject, note.strip(), assignee, ground, consented_on)
    refuse(why_not_assign(facts), "MA-13.1")
    return _logged(doing, facts, "An assignment cannot be made")


@act(says="Logged {entry}: {subject}")
def log_waiver(
    doing: Doing,
    *,
    side: Side,
    waived_on: date,
    subject: str,
    signed_by: str,
    record_kind: str,
    record: str,
    note: str = "",
) -> Mapping[str, object]:
    """Logs a signed waiver and the one record it is about; the rule itself stays as it is (13.7)."""
    waived = wanted(subject, "Say what is waived.", "MA-13.7")
    signer = wanted(signed_by, "Name who signed it; a waiver is in writing and signed (13.7).", "MA-13.7")
    linked = about(record_kind, record)
    if not linked[1]:
        raise Refusal("Name the record the waiver is about; it covers no other (13.7).", "MA-13.7")
    facts = LogFacts("", LogKind.WAIVER, side, waived_on, waived, note.strip(), signer, None, None, linked)
    return _logged(doing, facts, "A waiver cannot be given")


def _logged(doing: Doing, facts: LogFacts, cannot: str) -> Mapping[str, object]:
    """Writes an entry of the log."""
    refuse_day(doing, facts.on, cannot)
    if facts.agreed_on is not None:
        refuse_day(doing, facts.agreed_on, cannot)
    row = LogEntry(
        number=records.next_number(doing.session, LogEntry.number, "LOG", 3),
        kind=facts.kind.value,
        side=facts.side.value,
        happened_on=facts.on,
        subject=facts.subject,
        note=facts.note,
        other=facts.other,
        ground=facts.ground.value if facts.ground else "",
        agreed_on=facts.agreed_on,
        record_kind=facts.record[0],
        record=facts.record[1],
    )
    clause = {LogKind.POSITION: "MA-2", LogKind.ASSIGNMENT: "MA-13.1"}.get(facts.kind, "MA-13.7")
    refuse_twin(doing, row, clause, "kind", "side", "happened_on", "subject", "record_kind", "record")
    doing.session.add(row)
    return {"entry": row.number, "subject": facts.subject}
