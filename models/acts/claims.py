"""Acts on claims, certificates and filings (MA-6.4, MA-11, MA-12.2, M-6.2-2)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from models.act import Doing, act
from models.acts import case_records, records
from models.acts.case_records import (
    about,
    everything,
    in_force,
    keep_notice,
    name_of,
    no_notice_before,
    wanted,
)
from models.acts.days import refuse_day, refuse_future
from models.acts.letter_case import refuse
from models.acts.money_records import whole_cents
from models.acts.twins import refuse_twin
from models.errors import Refusal
from models.rules.case_facts import (
    ClaimFacts,
    ClaimKind,
    InstrumentFacts,
    InstrumentKind,
)
from models.rules.claims import (
    why_not_control,
    why_not_end_instrument,
    why_not_notify,
    why_not_renew,
    why_not_settle,
)
from models.rules.clause import day_words
from models.rules.delivery import Delivery
from models.rules.words import Side
from models.tables.cases import Claim, Instrument

__all__ = [
    "control_claim",
    "end_instrument",
    "notify_claim",
    "record_claim",
    "record_instrument",
    "renew_instrument",
    "settle_claim",
]

NOT_SENT = Delivery()
CLAUSES = {ClaimKind.TAX: "MA-6.4d", ClaimKind.FAILURE: "MA-12.2"}


@act(says="Recorded {claim}: {what}")
def record_claim(
    doing: Doing,
    *,
    kind: ClaimKind,
    side: Side,
    what: str,
    known_on: date,
    facts: str = "",
    amount: Decimal | None = None,
    record_kind: str = "",
    record: str = "",
) -> Mapping[str, object]:
    """Records a claim that a party has to notify: out of a failure, of a tax authority, or under an indemnity.

    `known_on` is the day its facts were or should have been known; of a tax claim, the day it was received.
    """
    refuse_day(doing, known_on, "A claim cannot be known")
    indemnity = "MA-11.1" if side is Side.CUSTOMER else "MA-11.2"
    if amount is not None:
        whole_cents(amount, "A claim", CLAUSES.get(kind, indemnity))
    linked = about(record_kind, record)
    row = Claim(
        number=records.next_number(doing.session, Claim.number, "CLM", 3),
        kind=kind.value,
        side=side.value,
        what=wanted(what, "Say what is claimed.", "MA-12.2"),
        facts=facts.strip(),
        clause=CLAUSES.get(kind, indemnity),
        record_kind=linked[0],
        record=linked[1],
        known_on=known_on,
        amount=amount,
        noticed_on=None,
        delivery_id=None,
        controller="",
        controls_on=None,
        settled_on=None,
        settlement="",
    )
    refuse_twin(doing, row, CLAUSES.get(kind, indemnity), "kind", "side", "what", "known_on")
    doing.session.add(row)
    return {"claim": row.number, "what": row.what}


def _claim(doing: Doing, number: str) -> ClaimFacts:
    """A claim with all that is recorded of it."""
    case_records.claim(doing, number)
    return next(one for one in everything(doing).claims if one.number == number)


def _step(doing: Doing, facts: ClaimFacts, day: date, what: str) -> None:
    """Refuses a step that has not come yet, or that lies before the claim itself."""
    refuse_day(doing, day, f"{what} cannot be recorded")
    no_notice_before(day, facts.known_on, what.lower(), f"{facts.number} is of", "MA-12.2")


@act(says="Notified {claim} to the other party")
def notify_claim(doing: Doing, *, claim: str, noticed_on: date, delivery: Delivery = NOT_SENT) -> Mapping[str, object]:
    """Records the notice of a claim to the other party and how it went (12.2(f), 6.4(d))."""
    facts, row = _claim(doing, claim), case_records.claim(doing, claim)
    refuse(why_not_notify(facts), "MA-12.2")
    _step(doing, facts, noticed_on, "The notice")
    row.noticed_on = noticed_on
    keep_notice(doing, row, delivery, f"The notice of {claim}", noticed_on)
    return {}


@act(says="{name} elected to control the response to {claim}")
def control_claim(doing: Doing, *, claim: str, side: Side, controls_on: date) -> Mapping[str, object]:
    """Records that the signer of a tax return elected to control the response to a claim arising from it (6.4(d))."""
    facts, row = _claim(doing, claim), case_records.claim(doing, claim)
    refuse(why_not_control(facts, side, in_force(doing).terms), "MA-6.4d")
    _step(doing, facts, controls_on, "The election")
    row.controller, row.controls_on = side.value, controls_on
    return {"name": name_of(doing, side)}


@act(says="Settled {claim} on {day}")
def settle_claim(doing: Doing, *, claim: str, settled_on: date, settlement: str) -> Mapping[str, object]:
    """Records how a claim was settled, withdrawn or let go (12)."""
    facts, row = _claim(doing, claim), case_records.claim(doing, claim)
    refuse(why_not_settle(facts), "MA-12.0")
    _step(doing, facts, settled_on, "The settlement")
    row.settlement, row.settled_on = wanted(settlement, "Say how it was settled.", "MA-12.0"), settled_on
    return {"day": day_words(settled_on)}


@act(says="Recorded {instrument}: {words}")
def record_instrument(
    doing: Doing,
    *,
    kind: InstrumentKind,
    side: Side = Side.CUSTOMER,
    asked_on: date | None = None,
    given_on: date | None = None,
    expires_on: date | None = None,
    office: str = "",
    reference: str = "",
    note: str = "",
) -> Mapping[str, object]:
    """Records a tax certificate, a UCC-1 filing or a security agreement: asked for, given, until when it holds.

    The day a filing lapses is typed in; the agreement does not fix it (6.4(c), M-6.2(2)).
    """
    row = _instrument(doing, kind, side, asked_on, given_on, expires_on)
    row.office, row.reference, row.note = office.strip(), reference.strip(), note.strip()
    refuse_twin(
        doing,
        row,
        "M-6.2-2" if kind.secures else "MA-6.4c",
        "kind",
        "side",
        "asked_on",
        "given_on",
        "office",
        "reference",
    )
    doing.session.add(row)
    return {"instrument": row.number, "words": kind.words}


def _instrument(
    doing: Doing,
    kind: InstrumentKind,
    side: Side,
    asked_on: date | None,
    given_on: date | None,
    expires_on: date | None,
) -> Instrument:
    """A new certificate or filing; a Refusal says which of its days cannot be."""
    clause = "M-6.2-2" if kind.secures else "MA-6.4c"
    if asked_on is None and given_on is None:
        raise Refusal("Enter the day it was asked for, or the day it was given or filed.", clause)
    for day in filter(None, (asked_on, given_on)):
        refuse_future(doing, day, "It cannot be recorded")
    if asked_on is not None and given_on is not None and given_on < asked_on:
        raise Refusal(f"It was asked for on {day_words(asked_on)}; it was not given before.", clause)
    if expires_on is not None and (given_on is None or expires_on < given_on):
        raise Refusal("It lapses on or after the day it was given or filed; enter that day too.", clause)
    prefix = "UCC" if kind is InstrumentKind.FINANCING else "SA" if kind.secures else "CER"
    return Instrument(
        number=records.next_number(doing.session, Instrument.number, prefix, 3),
        kind=kind.value,
        side=side.value,
        office="",
        reference="",
        asked_on=asked_on,
        given_on=given_on,
        expires_on=expires_on,
        renews_id=None,
        ended_on=None,
        note="",
    )


def _paper(doing: Doing, number: str) -> InstrumentFacts:
    """A certificate or filing with all that is recorded of it."""
    case_records.instrument(doing, number)
    return next(one for one in everything(doing).instruments if one.number == number)


@act(says="Renewed {instrument} by {renewal}")
def renew_instrument(
    doing: Doing,
    *,
    instrument: str,
    given_on: date,
    expires_on: date | None = None,
    reference: str = "",
    note: str = "",
) -> Mapping[str, object]:
    """Records the certificate given, or the continuation filed, in place of one that runs out or was only asked for."""
    facts, old = _paper(doing, instrument), case_records.instrument(doing, instrument)
    clause = "M-6.2-2" if facts.kind.secures else "MA-6.4c"
    refuse(why_not_renew(facts), clause)
    since = old.given_on or old.asked_on or given_on
    no_notice_before(given_on, since, "what follows it", f"{instrument} is of", clause)
    row = _instrument(doing, facts.kind, facts.side, None, given_on, expires_on)
    row.office, row.reference, row.note, row.renews_id = old.office, reference.strip(), note.strip(), old.id
    doing.session.add(row)
    return {"renewal": row.number}


@act(says="Ended {instrument} on {day}{reason}")
def end_instrument(doing: Doing, *, instrument: str, ended_on: date, why: str = "") -> Mapping[str, object]:
    """Records that a certificate was withdrawn or a filing terminated, for example once every payment is made."""
    facts, row = _paper(doing, instrument), case_records.instrument(doing, instrument)
    clause = "M-6.2-2" if facts.kind.secures else "MA-6.4c"
    refuse(why_not_end_instrument(facts), clause)
    refuse_day(doing, ended_on, "It cannot be ended")
    no_notice_before(ended_on, row.given_on or row.asked_on or ended_on, "its end", f"{instrument} is of", clause)
    row.ended_on = ended_on
    return {"day": day_words(ended_on), "reason": f": {why.strip()}" if why.strip() else ""}
