"""What an answer to a Letter needs: the gate of an objection, the effect of each way of sending, and the refusals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.rules.acceptance import LetterStanding, LetterState, clock, standing
from models.rules.business_days import Calendar
from models.rules.clause import Known, clause, day_words
from models.rules.delivery import Channel, Delivery, received, why_not_delivery
from models.rules.letter_facts import AnswerFacts, LetterFacts
from models.rules.readings import RECOMMENDED, Readings
from models.rules.terms import Terms
from models.rules.words import Side, capital, counted, listed, party, short_day

__all__ = [
    "ChannelEffect",
    "GateItem",
    "channel_effect",
    "gate_words",
    "objection_gate",
    "why_not_countersign",
    "why_not_object",
    "why_not_receive",
    "why_not_replace",
    "why_not_withdraw",
]


@dataclass(frozen=True, slots=True)
class GateItem:
    """One thing an objection needs to stop the clock: met, not met, or not yet (None)."""

    words: str
    met: bool | None
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChannelEffect:
    """The day an answer would count as received when sent one way today, and whether that is in time."""

    channel: Channel
    counts_on: date | None
    in_time: bool | None
    words: str


@clause("MA-13.2", "EXB-5b-4")
def channel_effect(
    channel: Channel, as_of: date, last_day: date, calendar: Calendar, copied: bool = False
) -> ChannelEffect:
    """What sending an answer one way today would bring: counts today, counts Wed 29 Nov, waits for the copy."""
    if as_of > last_day:
        return ChannelEffect(channel, None, False, "too late")
    if channel is Channel.CERTIFIED_MAIL:
        return ChannelEffect(channel, None, None, "counts when its receipt is accepted in writing")
    if channel is Channel.FAX and not copied:
        return ChannelEffect(channel, None, None, "waits for the copy")
    if channel is not Channel.COURIER:
        return ChannelEffect(channel, as_of, True, "counts today")
    day = calendar.count(as_of, 1)
    if not isinstance(day, Known):
        return ChannelEffect(channel, None, None, day.missing)
    in_time = day.value <= last_day
    return ChannelEffect(
        channel, day.value, in_time, f"counts {short_day(day.value, as_of)}{', too late' * (not in_time)}"
    )


@clause("EXB-5b-4")
def objection_gate(
    letter: LetterFacts,
    draft: AnswerFacts,
    calendar: Calendar,
    terms: Terms,
    as_of: date,
    readings: Readings = RECOMMENDED,
) -> tuple[GateItem, ...]:
    """What an objection needs to stop the clock, item by item."""
    lacking = tuple(item.name for item in draft.failed if not item.result.strip())
    written = draft.explanation.strip()
    return (
        GateItem("In writing", draft.delivery.channel is not None or None),
        GateItem(
            "Names the failed items",
            bool(draft.failed),
            (counted(len(draft.failed), "item") if draft.failed else "none named",),
        ),
        GateItem("Gives a result for each", bool(draft.failed) and not lacking, lacking),
        GateItem(
            "Explains the testing and its results",
            bool(written),
            (counted(len(written), "character") if written else "nothing written",),
        ),
        _received_in_time(letter, draft, calendar, terms, as_of, readings),
    )


def _received_in_time(
    letter: LetterFacts, draft: AnswerFacts, calendar: Calendar, terms: Terms, as_of: date, readings: Readings
) -> GateItem:
    """Whether Winstar has the objection, or would have it, by the end of the last day."""
    words = f"Received by {party(terms, Side.WINSTAR)} in time"
    running = clock(letter, calendar, terms.acceptance.response_business_days, readings)
    if not isinstance(running, Known):
        return GateItem(words, None, (running.missing,))
    last_day = running.value.last_day
    end = f"by the end of {day_words(last_day)}"
    receipt = received(draft.delivery, calendar, draft.words, readings)
    if isinstance(receipt, Known):
        return GateItem(words, receipt.value <= last_day, (end, f"counts {short_day(receipt.value, as_of)}"))
    if draft.delivery.channel is None:
        return GateItem(words, None, (end, "no way of sending is chosen"))
    copied = draft.delivery.copy_channel is not None
    effect = channel_effect(draft.delivery.channel, max(as_of, draft.made_on), last_day, calendar, copied)
    return GateItem(words, False if effect.in_time is False else None, (end, effect.words))


@clause("EXB-5b-4")
def gate_words(items: tuple[GateItem, ...]) -> tuple[str, str]:
    """The gate's verdict and the sentence under it."""
    unmet = [item for item in items if item.met is False]
    if unmet:
        return "This would not stop the clock yet", f"Missing: {listed([_lower(item.words) for item in unmet])}."
    waiting = [item for item in items if item.met is None]
    if waiting:
        return (
            "This stops the clock once it arrives",
            f"Still open: {listed([_lower(item.words) for item in waiting])}.",
        )
    return "This stops the clock", "Nothing is missing."


def _lower(words: str) -> str:
    """Words as they stand in the middle of a sentence."""
    return words[0].lower() + words[1:]


@clause("EXB-5b-4")
def why_not_object(
    letter: LetterFacts,
    calendar: Calendar,
    terms: Terms,
    as_of: date,
    draft: AnswerFacts | None = None,
    readings: Readings = RECOMMENDED,
) -> str | None:
    """Why this objection cannot be issued, or None; without a draft, why none could be."""
    made_on = draft.made_on if draft else as_of
    if reason := _why_not_answer(letter, calendar, terms, as_of, made_on, readings):
        return reason
    if draft is None:
        return None
    if reason := why_not_delivery(draft.delivery, capital(draft.words), as_of, draft.made_on):
        return reason
    items = objection_gate(letter, draft, calendar, terms, as_of, readings)
    unmet = [item for item in items if item.met is False]
    if not unmet:
        return None
    needs = "; ".join(": ".join(filter(None, (_lower(item.words), ", ".join(item.details)))) for item in unmet)
    return f"This objection would not stop the clock. Not met: {needs} (B-5(b))."


@clause("EXB-5b-3", "EXB-5b-4")
def why_not_countersign(
    letter: LetterFacts,
    calendar: Calendar,
    terms: Terms,
    as_of: date,
    made_on: date | None = None,
    readings: Readings = RECOMMENDED,
) -> str | None:
    """Why a Letter cannot be countersigned, or None; `made_on` is the day it was, if it is entered later."""
    return _why_not_answer(letter, calendar, terms, as_of, made_on or as_of, readings)


def _why_not_answer(
    letter: LetterFacts, calendar: Calendar, terms: Terms, as_of: date, made_on: date, readings: Readings
) -> str | None:
    """Why a Letter takes no answer made on a day and entered on another, or None."""
    now = standing(letter, calendar, terms, as_of, readings)
    if made_on > as_of:
        return f"{day_words(made_on)} has not come yet on {day_words(as_of)}; {letter.number} cannot be answered then."
    if now.state is LetterState.DEEMED and now.due_on is not None and made_on > now.due_on:
        days = counted(terms.acceptance.response_business_days, "Business Day")
        ended = f"The {days} for {letter.number} ended on {day_words(now.due_on)}"
        return f"{ended}; the Link is deemed installed (B-5(b))."
    if now.received_on is not None and made_on < now.received_on:
        came = f"{letter.number} was received on {day_words(now.received_on)}"
        return f"{came}; an answer of {day_words(made_on)} would be older (B-5(b))."
    return _closed(letter, now, terms)


def _closed(letter: LetterFacts, now: LetterStanding, terms: Terms) -> str | None:
    """Why the state of a Letter takes no answer, or None."""
    on = day_words(now.on) if now.on else ""
    customer = party(terms, Side.CUSTOMER)
    return {
        LetterState.NOT_SENT: f"{letter.number} has not come to {customer}. Record how and when it came (13.2).",
        LetterState.RECEIPT_UNKNOWN: f"The receipt of {letter.number} cannot be computed: {now.missing} (13.2).",
        LetterState.ACCEPTED: f"{letter.number} was countersigned and received in time on {on} (B-5(b)).",
        LetterState.OBJECTED: f"{letter.number} was objected to on {on}. The Link waits for a new Letter (B-5(b)).",
        LetterState.WITHDRAWN: f"{letter.number} was withdrawn on {on}.",
    }.get(now.state)


@clause("MA-13.2", "EXB-5b-2")
def why_not_receive(letter: LetterFacts, delivery: Delivery, calendar: Calendar, on: date) -> str | None:
    """Why a Letter cannot have come this way on these days, or None."""
    if letter.withdrawn_on is not None and letter.withdrawn_on <= on:
        return f"{letter.number} was withdrawn on {day_words(letter.withdrawn_on)}."
    if reason := why_not_delivery(delivery, letter.number, on, letter.issued_on):
        return reason
    for answer in letter.answers:
        receipt = received(delivery, calendar, letter.number)
        if isinstance(receipt, Known) and answer.made_on < receipt.value:
            day = day_words(receipt.value)
            return f"{capital(answer.words)} cannot come before the receipt of {letter.number} on {day} (B-5(b))."
    return None


@clause("EXB-5b-1")
def why_not_withdraw(
    letter: LetterFacts, calendar: Calendar, terms: Terms, as_of: date, readings: Readings = RECOMMENDED
) -> str | None:
    """Why Winstar cannot withdraw a Letter, or None: only one that Customer has not received."""
    now = standing(letter, calendar, terms, as_of, readings)
    if now.state is LetterState.WITHDRAWN and now.on is not None:
        return f"{letter.number} was withdrawn on {day_words(now.on)}."
    if now.received_on is not None and now.received_on <= as_of:
        customer = party(terms, Side.CUSTOMER)
        return f"{customer} received {letter.number} on {day_words(now.received_on)}; its days run (B-5(b))."
    return None


@clause("EXB-5b-1", "EXB-5b-4")
def why_not_replace(
    letter: LetterFacts, calendar: Calendar, terms: Terms, as_of: date, readings: Readings = RECOMMENDED
) -> str | None:
    """Why a new Letter cannot follow this one, or None: only an objection or a withdrawal calls for one."""
    if letter.replaced_by:
        return f"{letter.replaced_by} already follows {letter.number}."
    now = standing(letter, calendar, terms, as_of, readings)
    if now.state in (LetterState.OBJECTED, LetterState.WITHDRAWN):
        return None
    return (
        f"{letter.number} was not objected to; a new Letter follows only an objection that stopped the clock (B-5(b))."
    )
