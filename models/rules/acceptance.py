"""What became of a Link Availability Letter: its Business Days, the answers, deemed installed (Exhibit B, 5(b))."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from models.rules.business_days import Calendar
from models.rules.clause import CountedDay, Known, Unknown, Why, clause, day_words
from models.rules.delivery import as_known, received, recorded
from models.rules.letter_facts import AnswerFacts, AnswerKind, FailedItem, LetterFacts
from models.rules.readings import RECOMMENDED, Readings
from models.rules.terms import Terms
from models.rules.words import Side, capital, counted, listed, party, short_day

__all__ = [
    "AnswerFacts",
    "AnswerKind",
    "Clock",
    "FailedItem",
    "LetterFacts",
    "LetterStanding",
    "LetterState",
    "chip_words",
    "clock",
    "defects",
    "standing",
]


class LetterState(StrEnum):
    """Where a Letter stands."""

    NOT_SENT = "not_sent"
    RECEIPT_UNKNOWN = "receipt_unknown"
    RUNNING = "running"
    DUE_TODAY = "due_today"
    DEEMED = "deemed"
    OBJECTED = "objected"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"

    @property
    def is_open(self) -> bool:
        """Whether an answer is still awaited."""
        return self in (LetterState.RECEIPT_UNKNOWN, LetterState.RUNNING, LetterState.DUE_TODAY)


@dataclass(frozen=True, slots=True)
class Clock:
    """The days a Letter leaves for its answer."""

    received_on: date
    last_day: date
    days: tuple[CountedDay, ...]

    @property
    def deemed_from(self) -> date:
        """The day at whose first moment the Link stands deemed installed, effective on the last day."""
        return self.last_day + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class LetterStanding:
    """Where a Letter stands on a day, since when, until when, and why."""

    number: str
    state: LetterState
    why: Why
    on: date | None = None
    received_on: date | None = None
    due_on: date | None = None
    business_days_left: int | None = None
    missing: str = ""
    note: str = ""

    @property
    def closes_well(self) -> bool:
        """Whether its Links count as installed: accepted or deemed."""
        return self.state in (LetterState.ACCEPTED, LetterState.DEEMED)


CLAUSES = ("EXB-5b-4", "EXB-5b-2", "MA-1.1c", "MA-13.2")
READINGS = ("AMB-01", "AMB-02", "AMB-03", "AMB-05")


@clause("EXB-5b-2", "EXB-5b-3", "EXB-5b-4")
def clock(
    letter: LetterFacts, calendar: Calendar, days: int = 3, readings: Readings = RECOMMENDED
) -> Known[Clock] | Unknown:
    """The Business Days after Customer's receipt within which the answer has to reach Winstar."""
    receipt = received(letter.delivery, calendar, letter.number, readings)
    if isinstance(receipt, Unknown):
        return receipt
    count = calendar.count(_day_zero(receipt.value, calendar, readings), days)
    facts = (*receipt.why.facts, ("Received", day_words(receipt.value)), *count.why.facts)
    rule = f"{days} Business Days after Customer's receipt"
    why = Why(rule, CLAUSES, facts, count.why.days, READINGS)
    if isinstance(count, Unknown):
        return Unknown(count.missing, why)
    return Known(Clock(receipt.value, count.value, count.why.days), why)


def _day_zero(receipt: date, calendar: Calendar, readings: Readings) -> date:
    """The day before the first counted one, by the reading in force (AMB-01)."""
    if readings.lal_count == "roll_receipt":
        return calendar.rolled(receipt)
    if readings.lal_count == "include_receipt_day" and calendar.is_open(receipt):
        return receipt - timedelta(days=1)
    return receipt


@clause("EXB-5b-4")
def defects(answer: AnswerFacts) -> tuple[str, ...]:
    """What an objection lacks to stop the clock: failed items, a result for each, an explanation."""
    if answer.kind is AnswerKind.COUNTERSIGNED:
        return ()
    lacks = [] if answer.failed else ["it names no failed test item"]
    lacks += [f"{item.name} has no result" for item in answer.failed if not item.result.strip()]
    if not answer.explanation.strip():
        lacks.append("it does not explain the testing and its results")
    return tuple(lacks)


@clause("EXB-5b-3", "EXB-5b-4")
def standing(
    letter: LetterFacts,
    calendar: Calendar,
    terms: Terms,
    as_of: date,
    readings: Readings = RECOMMENDED,
) -> LetterStanding:
    """Where a Letter stands at the end of a day, by what was known then; nothing runs but the calendar."""
    came = as_known(letter.delivery, as_of)
    letter = letter if came is letter.delivery else replace(letter, delivery=came)
    withdrawn_on = letter.withdrawn_on if letter.withdrawn_on and letter.withdrawn_on <= as_of else None
    running = clock(letter, calendar, terms.acceptance.response_business_days, readings)
    if isinstance(running, Unknown):
        if withdrawn_on:
            return LetterStanding(letter.number, LetterState.WITHDRAWN, running.why, withdrawn_on)
        state = LetterState.RECEIPT_UNKNOWN if recorded(letter.delivery) else LetterState.NOT_SENT
        return LetterStanding(letter.number, state, running.why, missing=running.missing)
    return _running(letter, running, withdrawn_on, _Desk(calendar, terms, as_of, readings))


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every step of a standing looks at: the calendar, the terms, the day and the readings."""

    calendar: Calendar
    terms: Terms
    as_of: date
    readings: Readings


@dataclass(frozen=True, slots=True)
class _Closing:
    """The answer that closed a Letter, and the day Winstar received it."""

    answer: AnswerFacts
    on: date
    why: Why

    @property
    def state(self) -> LetterState:
        """What the answer made of the Letter."""
        signed = self.answer.kind is AnswerKind.COUNTERSIGNED
        return LetterState.ACCEPTED if signed else LetterState.OBJECTED


def _running(letter: LetterFacts, running: Known[Clock], withdrawn_on: date | None, desk: _Desk) -> LetterStanding:
    """The standing of a Letter whose receipt is known: what closed it, or what is left of its days."""
    last_day = running.value.last_day
    arrivals = _arrivals(letter, desk)
    closing = _closing(arrivals, last_day, desk)
    state, on = (closing.state, closing.on) if closing else _unanswered(last_day, desk.as_of)
    if withdrawn_on and withdrawn_on < (closing.on if closing else running.value.deemed_from):
        closing, state, on = None, LetterState.WITHDRAWN, withdrawn_on
    kept = [_note(answer, receipt, last_day, desk) for answer, receipt in arrivals if not _is(closing, answer)]
    return LetterStanding(
        letter.number,
        state,
        _why(running, state, closing, desk),
        on=on,
        received_on=running.value.received_on,
        due_on=last_day,
        business_days_left=desk.calendar.left(desk.as_of, last_day) if state.is_open else None,
        note=" ".join(kept),
    )


def _unanswered(last_day: date, as_of: date) -> tuple[LetterState, date | None]:
    """The state of a Letter that nothing complete has answered, and the day it took effect."""
    if as_of > last_day:
        return LetterState.DEEMED, last_day
    return (LetterState.DUE_TODAY if as_of == last_day else LetterState.RUNNING), None


Arrivals = tuple[tuple[AnswerFacts, Known[date] | Unknown], ...]


def _arrivals(letter: LetterFacts, desk: _Desk) -> Arrivals:
    """The answers made by the day looked from, each with its receipt by Winstar as known then."""
    return tuple(
        (answer, received(as_known(answer.delivery, desk.as_of), desk.calendar, "the answer", desk.readings))
        for answer in letter.answers
        if answer.made_on <= desk.as_of
    )


def _closing(arrivals: Arrivals, last_day: date, desk: _Desk) -> _Closing | None:
    """The first complete answer that Winstar received in time."""
    good = [
        _Closing(answer, receipt.value, receipt.why)
        for answer, receipt in arrivals
        if isinstance(receipt, Known)
        and receipt.value <= min(last_day, desk.as_of)
        and not _after_close(answer, last_day, desk.readings)
        and not defects(answer)
    ]
    return min(good, key=lambda one: (one.on, one.answer.made_on), default=None)


def _is(closing: _Closing | None, answer: AnswerFacts) -> bool:
    """Whether this is the answer that closed the Letter."""
    return closing is not None and closing.answer == answer


def _after_close(answer: AnswerFacts, last_day: date, readings: Readings) -> bool:
    """Whether an answer came after 17:00 on the last day, where the reading ends the day there (AMB-01)."""
    came = answer.delivery
    return readings.lal_count == "close_of_business" and came.received_on == last_day and came.received_at > "17:00"


def _note(answer: AnswerFacts, receipt: Known[date] | Unknown, last_day: date, desk: _Desk) -> str:
    """What is to be said of an answer that did not close the Letter."""
    name, winstar = capital(answer.words), party(desk.terms, Side.WINSTAR)
    if lacks := defects(answer):
        return f"{name} does not stop the clock: {listed(lacks)}."
    if isinstance(receipt, Unknown):
        return f"{name} has not reached {winstar}: {receipt.missing}."
    day = day_words(receipt.value)
    if receipt.value > desk.as_of:
        too_late = ", too late" if receipt.value > last_day else ""
        return f"{name} counts as received by {winstar} on {day}{too_late}."
    if receipt.value > last_day or _after_close(answer, last_day, desk.readings):
        late = "copy" if answer.kind is AnswerKind.COUNTERSIGNED else "objection"
        return f"Late {late} filed: {answer.words} reached {winstar} on {day}."
    return f"{name} reached {winstar} on {day}."


def _why(running: Known[Clock], state: LetterState, closing: _Closing | None, desk: _Desk) -> Why:
    """The derivation of a standing: the clock's own, and what closed the Letter or will."""
    winstar, last = party(desk.terms, Side.WINSTAR), day_words(running.value.last_day)
    facts = [*running.why.facts, ("Last day for the answer", last)]
    if closing is not None:
        facts += [*closing.why.facts, (f"Received by {winstar}", f"{closing.answer.words}, {day_words(closing.on)}")]
    elif state is LetterState.DEEMED:
        facts.append(("Nothing complete received", f"deemed installed on {last}"))
    elif state.is_open:
        facts.append(("If silent", f"deemed installed when {last} ends"))
    return Why(running.why.rule, CLAUSES, tuple(facts), running.why.days, READINGS)


def chip_words(letter: LetterStanding, as_of: date) -> str:
    """The standing in the few words of a chip: 2 Business Days left, Deemed installed 27 Nov."""
    day = short_day(letter.on, as_of)[4:] if letter.on else ""
    left = counted(letter.business_days_left or 0, "Business Day")
    return {
        LetterState.NOT_SENT: "Not sent",
        LetterState.RECEIPT_UNKNOWN: "Receipt not recorded",
        LetterState.RUNNING: f"{left} left",
        LetterState.DUE_TODAY: "Due today",
        LetterState.DEEMED: f"Deemed installed {day}",
        LetterState.OBJECTED: f"Objected {day}",
        LetterState.ACCEPTED: f"Accepted {day}",
        LetterState.WITHDRAWN: f"Withdrawn {day}",
    }[letter.state]
