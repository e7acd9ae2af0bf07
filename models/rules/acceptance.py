"""What became of a Link Availability Letter: its Business Days, the answers, deemed installed (Exhibit B, 5(b))."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from models.rules.business_days import Calendar
from models.rules.clause import Known, Unknown, Why, clause, day_words
from models.rules.delivery import as_known, received, recorded
from models.rules.letter_facts import AnswerFacts, AnswerKind, FailedItem, LetterFacts, MarkKind, Rework, part
from models.rules.letter_standing import Clock, LetterStanding, LetterState, chip_words, merged
from models.rules.readings import RECOMMENDED, Readings
from models.rules.terms import Terms
from models.rules.words import Side, capital, listed, party

__all__ = [
    "AnswerFacts",
    "AnswerKind",
    "Clock",
    "FailedItem",
    "LetterFacts",
    "LetterStanding",
    "LetterState",
    "after_close",
    "answer_days",
    "chip_words",
    "clock",
    "defects",
    "standing",
]


CLAUSES = ("EXB-5b-4", "EXB-5b-2", "MA-1.1c", "MA-13.2")
READINGS = ("AMB-01", "AMB-02", "AMB-03", "AMB-05")
CLOSE = "17:00"  # the hour the reading close_of_business names (AMB-01)


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


@clause("EXB-5b-4", "MA-13.13")
def answer_days(letter: LetterFacts, calendar: Calendar, terms: Terms, readings: Readings = RECOMMENDED) -> int:
    """How many Business Days a Letter leaves for its answer: by the terms of the day it was received."""
    receipt = received(letter.delivery, calendar, letter.number, readings)
    in_force = terms.on(receipt.value) if isinstance(receipt, Known) else terms
    return in_force.acceptance.response_business_days


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


@clause("EXB-5b-3", "EXB-5b-4", "MA-1.1n")
def standing(
    letter: LetterFacts,
    calendar: Calendar,
    terms: Terms,
    as_of: date,
    readings: Readings = RECOMMENDED,
) -> LetterStanding:
    """Where a Letter stands at the end of a day, by what was known then; nothing runs but the calendar."""
    desk = _Desk(calendar, terms, as_of, readings)
    if not letter.is_split:
        return _standing(letter, desk)
    return merged(tuple((link, _standing(part(letter, link), desk)) for link in letter.links), as_of)


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every step of a standing looks at: the calendar, the terms, the day and the readings."""

    calendar: Calendar
    terms: Terms
    as_of: date
    readings: Readings


def _standing(letter: LetterFacts, desk: _Desk) -> LetterStanding:
    """The standing of a Letter whose Links are all alike, with what the entry of late papers did to it."""
    came = as_known(letter.delivery, desk.as_of)
    letter = letter if came is letter.delivery else replace(letter, delivery=came)
    withdrawn_on = letter.withdrawn_on if letter.withdrawn_on and letter.withdrawn_on <= desk.as_of else None
    running = clock(letter, desk.calendar, answer_days(letter, desk.calendar, desk.terms, desk.readings), desk.readings)
    if isinstance(running, Unknown):
        return _overturned(_uncounted(letter, running, withdrawn_on), letter, desk)
    now = _running(letter, running, withdrawn_on, desk)
    while again := _repaired(letter, now, desk):
        letter, going_on = _after(letter, again), _continued(running.value, again, desk)
        if isinstance(going_on, Unknown):
            break
        now = _running(letter, going_on, withdrawn_on, desk)
    return _overturned(now, letter, desk)


def _uncounted(letter: LetterFacts, running: Unknown, withdrawn_on: date | None) -> LetterStanding:
    """The standing of a Letter whose days cannot be counted."""
    if withdrawn_on:
        return LetterStanding(letter.number, LetterState.WITHDRAWN, running.why, withdrawn_on)
    state = LetterState.RECEIPT_UNKNOWN if recorded(letter.delivery) else LetterState.NOT_SENT
    return LetterStanding(letter.number, state, running.why, missing=running.missing)


def _repaired(letter: LetterFacts, now: LetterStanding, desk: _Desk) -> Rework | None:
    """The repair after which the same Letter goes on, where the reading says it does (AMB-05)."""
    if desk.readings.objection_effect != "same_letter" or now.state is not LetterState.OBJECTED or now.on is None:
        return None
    if letter.replaced_on is not None and letter.replaced_on <= desk.as_of:
        return None
    told = (one for one in letter.reworks if now.on <= one.told_on <= desk.as_of)
    return min(told, key=lambda one: one.told_on, default=None)


def _after(letter: LetterFacts, again: Rework) -> LetterFacts:
    """What is left of a Letter's facts once a repair was told: what came before has had its effect."""
    return replace(
        letter,
        answers=tuple(one for one in letter.answers if _follows(one, again)),
        reworks=tuple(one for one in letter.reworks if one.told_on > again.told_on),
    )


def _follows(answer: AnswerFacts, again: Rework) -> bool:
    """Whether an answer was made after Customer was told of a repair; the day itself brings no second objection."""
    signed = answer.kind is AnswerKind.COUNTERSIGNED
    return answer.made_on > again.told_on or (signed and answer.made_on == again.told_on)


def _continued(first: Clock, again: Rework, desk: _Desk) -> Known[Clock] | Unknown:
    """The Business Days that run once more for the same Letter from the day Customer was told of the repair."""
    days = desk.terms.on(again.told_on).acceptance.response_business_days
    count = desk.calendar.count(_day_zero(again.told_on, desk.calendar, desk.readings), days)
    rule = f"{days} Business Days after Customer was told of the repair, for the same Letter"
    told = (
        ("Received", day_words(first.received_on)),
        ("Repaired", day_words(again.done_on)),
        ("Customer told", day_words(again.told_on)),
    )
    why = Why(rule, CLAUSES, (*told, *count.why.facts), count.why.days, READINGS)
    if isinstance(count, Unknown):
        return Unknown(count.missing, why)
    return Known(Clock(first.received_on, count.value, count.why.days), why)


def _overturned(now: LetterStanding, letter: LetterFacts, desk: _Desk) -> LetterStanding:
    """The standing with the note that it was another one before what was made in time was entered."""
    marks = [one for one in letter.marks if one.kind is MarkKind.OVERTURNED and one.marked_on <= desk.as_of]
    if not marks or now.state is LetterState.DEEMED:
        return now
    last = max(marks, key=lambda one: one.marked_on)
    said = (
        f"It stood as deemed installed on {day_words(last.deemed_on)} until {last.cause} was entered on "
        f"{day_words(last.marked_on)}."
    )
    why = replace(now.why, facts=(*now.why.facts, ("Overturned", said)))
    return replace(now, why=why, note=f"{said} {now.note}".rstrip(), overturned=said)


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
        started_on=running.value.started_on,
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
        and not after_close(answer, receipt.value, last_day, desk.readings)
        and not defects(answer)
    ]
    return min(good, key=lambda one: (one.on, one.answer.made_on), default=None)


def _is(closing: _Closing | None, answer: AnswerFacts) -> bool:
    """Whether this is the answer that closed the Letter."""
    return closing is not None and closing.answer == answer


@clause("EXB-5b-4")
def after_close(answer: AnswerFacts, receipt: date, last_day: date, readings: Readings) -> bool:
    """Whether an answer came after business closed on the last day, where the reading ends the day there (AMB-01)."""
    closes = readings.lal_count == "close_of_business"
    return closes and receipt == last_day and answer.delivery.received_at > CLOSE


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
    if receipt.value > last_day or after_close(answer, receipt.value, last_day, desk.readings):
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
