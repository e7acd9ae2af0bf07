"""What an answer to a Letter needs: the gate of an objection, the effect of each way of sending, and the refusals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.rules.acceptance import CLOSE, LetterStanding, LetterState, after_close, answer_days, standing
from models.rules.business_days import Calendar
from models.rules.clause import Known, clause, day_words
from models.rules.delivery import Channel, received, why_not_delivery
from models.rules.letter_facts import AnswerFacts, AnswerKind, LetterFacts, part
from models.rules.readings import RECOMMENDED, Readings
from models.rules.terms import Terms
from models.rules.words import Side, capital, counted, listed, party, short_day

__all__ = [
    "ChannelEffect",
    "GateItem",
    "channel_effect",
    "gate_words",
    "links_to_answer",
    "objection_gate",
    "why_not_countersign",
    "why_not_object",
    "why_not_sign_again",
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
    channel: Channel,
    as_of: date,
    last_day: date,
    calendar: Calendar,
    copied: bool = False,
    readings: Readings = RECOMMENDED,
) -> ChannelEffect:
    """What sending an answer one way today would bring: counts today, counts Wed 29 Nov, waits for the copy."""
    if as_of > last_day:
        return ChannelEffect(channel, None, False, "too late")
    if channel is Channel.CERTIFIED_MAIL:
        return ChannelEffect(channel, None, None, "counts when its receipt is accepted in writing")
    if channel is Channel.FAX and not copied:
        return ChannelEffect(channel, None, None, "waits for the copy")
    if channel is not Channel.COURIER:
        closes = f" until {CLOSE}" if readings.lal_count == "close_of_business" and as_of == last_day else ""
        return ChannelEffect(channel, as_of, True, f"counts today{closes}")
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
    now = standing(letter, calendar, terms, as_of, readings)
    if now.due_on is None:
        return GateItem(words, None, (now.missing,))
    last_day = now.due_on
    end = f"by the end of {day_words(last_day)}"
    receipt = received(draft.delivery, calendar, draft.words, readings)
    if isinstance(receipt, Known):
        in_time = receipt.value <= last_day and not after_close(draft, receipt.value, last_day, readings)
        return GateItem(words, in_time, (end, f"counts {short_day(receipt.value, as_of)}"))
    if draft.delivery.channel is None:
        return GateItem(words, None, (end, "no way of sending is chosen"))
    copied = draft.delivery.copy_channel is not None
    effect = channel_effect(draft.delivery.channel, max(as_of, draft.made_on), last_day, calendar, copied, readings)
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
    law = (calendar, terms, as_of, made_on, readings)
    if draft is None or not draft.links:
        reason = _why_not_whole(letter, *law)
    else:
        reason = next(filter(None, (_why_not_link(letter, link, *law) for link in draft.links)), None)
    if reason or draft is None:
        return reason
    if reason := why_not_delivery(draft.delivery, capital(draft.words), as_of, draft.made_on):
        return reason
    judged = part(letter, draft.links[0]) if draft.links else letter
    items = objection_gate(judged, draft, calendar, terms, as_of, readings)
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
    links: tuple[str, ...] = (),
) -> str | None:
    """Why a Letter cannot be countersigned, or None; `made_on` is the day it was, if it is entered later."""
    law = (calendar, terms, as_of, made_on or as_of, readings)
    if not links:
        return _why_not_whole(letter, *law)
    return next(filter(None, (_why_not_link(letter, link, *law) for link in links)), None)


@clause("EXB-5b-3", "MA-13.2")
def why_not_sign_again(letter: LetterFacts, as_of: date, links: tuple[str, ...] = ()) -> str | None:
    """Why a Letter cannot be countersigned once more for its Links, or None: a signed copy goes to Winstar once."""
    started = max((one.told_on for one in letter.reworks if one.told_on <= as_of), default=letter.issued_on)
    for one in letter.answers:
        covers = not one.links or not links or set(one.links) & set(links)
        if one.kind is AnswerKind.COUNTERSIGNED and started <= one.made_on <= as_of and covers:
            made = f"{letter.number} was countersigned on {day_words(one.made_on)} as {one.number}"
            return f"{made}. Record how {one.number} went (13.2)."
    return None


@clause("MA-1.1n", "EXB-5b-4")
def links_to_answer(
    letter: LetterFacts,
    calendar: Calendar,
    terms: Terms,
    as_of: date,
    made_on: date | None = None,
    readings: Readings = RECOMMENDED,
) -> tuple[str, ...]:
    """The Links of a Letter that an answer made on a day can still be about: 5(b) speaks of "the subject Link"."""
    law = (calendar, terms, as_of, made_on or as_of, readings)
    return tuple(link for link in letter.links if _why_not_answer(part(letter, link), *law) is None)


def _why_not_whole(
    letter: LetterFacts, calendar: Calendar, terms: Terms, as_of: date, made_on: date, readings: Readings
) -> str | None:
    """Why none of a Letter's Links takes an answer, or None."""
    if not letter.is_split:
        return _why_not_answer(letter, calendar, terms, as_of, made_on, readings)
    law = (calendar, terms, as_of, made_on, readings)
    reasons = [_why_not_link(letter, link, *law) for link in letter.links]
    return None if None in reasons else " ".join(filter(None, reasons))


def _why_not_link(
    letter: LetterFacts, link: str, calendar: Calendar, terms: Terms, as_of: date, made_on: date, readings: Readings
) -> str | None:
    """Why one Link of a Letter takes no answer, or None."""
    if link not in letter.links:
        return f"{letter.number} does not name {link}; it names {listed(letter.links)} (1.1(n))."
    reason = _why_not_answer(part(letter, link), calendar, terms, as_of, made_on, readings)
    return f"{link}: {reason}" if reason and letter.is_split else reason


def _why_not_answer(
    letter: LetterFacts, calendar: Calendar, terms: Terms, as_of: date, made_on: date, readings: Readings
) -> str | None:
    """Why a Letter takes no answer made on a day and entered on another, or None."""
    now = standing(letter, calendar, terms, as_of, readings)
    if made_on > as_of:
        return f"{day_words(made_on)} has not come yet on {day_words(as_of)}; {letter.number} cannot be answered then."
    if now.state is LetterState.DEEMED and now.due_on is not None and made_on > now.due_on:
        days = counted(answer_days(letter, calendar, terms, readings), "Business Day")
        ended = f"The {days} for {letter.number} ended on {day_words(now.due_on)}"
        return f"{ended}; the Link is deemed installed (B-5(b))."
    if now.received_on is not None and made_on < now.received_on:
        came = f"{letter.number} was received on {day_words(now.received_on)}"
        return f"{came}; an answer of {day_words(made_on)} would be older (B-5(b))."
    return _closed(letter, now, terms, readings)


def _closed(letter: LetterFacts, now: LetterStanding, terms: Terms, readings: Readings) -> str | None:
    """Why the state of a Letter takes no answer, or None."""
    on = day_words(now.on) if now.on else ""
    goes_on = readings.objection_effect == "same_letter"
    awaited = "for word of the repair (AMB-05)" if goes_on else "for a new Letter (B-5(b))"
    customer = party(terms, Side.CUSTOMER)
    return {
        LetterState.NOT_SENT: f"{letter.number} has not come to {customer}. Record how and when it came (13.2).",
        LetterState.RECEIPT_UNKNOWN: f"The receipt of {letter.number} cannot be computed: {now.missing} (13.2).",
        LetterState.ACCEPTED: f"{letter.number} was countersigned and received in time on {on} (B-5(b)).",
        LetterState.OBJECTED: f"{letter.number} was objected to on {on}. The Link waits {awaited}.",
        LetterState.WITHDRAWN: f"{letter.number} was withdrawn on {on}.",
    }.get(now.state)
