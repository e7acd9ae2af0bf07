"""What the watch says of Letters and Links: answers due, receipts and copies missing, Links without a Letter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from models.rules.acceptance import LetterStanding, LetterState, chip_words, defects
from models.rules.answers import channel_effect
from models.rules.clause import clause, day_words
from models.rules.delivery import Channel, Delivery, as_known
from models.rules.findings import Finding, Urgency
from models.rules.letter_facts import AnswerFacts, LetterFacts, Mark, MarkKind, part
from models.rules.letter_steps import why_not_receive
from models.rules.links import LinkState
from models.rules.state import State
from models.rules.words import Side, capital, counted, listed, short_day

__all__ = [
    "answers_due",
    "answers_late",
    "copies_missing",
    "letters_missing",
    "letters_out_of_order",
    "new_letters_awaited",
    "objections_lacking",
    "receipts_missing",
    "standings_overturned",
    "unreviewed",
]

DAYS_WITHOUT_LETTER = 5  # the program's own threshold; the agreement sets no period (EXB-5b-1)


def _letters(state: State, *states: LetterState) -> Iterator[tuple[LetterFacts, LetterStanding]]:
    """The Letters in one of some states, with their standings."""
    for letter in state.letters:
        now = state.letter_standings.get(letter.number)
        if now is not None and now.state in states:
            yield letter, now


def _running(state: State) -> Iterator[tuple[LetterFacts, LetterStanding, date]]:
    """The Letters whose days run, with their standings and the last of the days."""
    for letter in state.letters:
        now = state.letter_standings.get(letter.number)
        if now is not None and now.state.is_open and now.due_on is not None:
            yield letter, now, now.due_on


@clause("EXB-5b-2", "EXB-5b-3", "EXB-5b-4")
def answers_due(state: State) -> Iterator[Finding]:
    """R10: the answer to every Letter whose days run, on each of its Business Days."""
    for letter, now, last_day in _running(state):
        found = Finding(
            "R10",
            "EXB-5b-4",
            f"Countersign or object to {letter.number}",
            f"{state.customer} countersigns {letter.number} or objects to it. {state.winstar} has to have the answer "
            f"by the end of {day_words(last_day)}; if not, the Link is deemed installed. "
            f"{_day_of(state, now, last_day)}",
            Side.CUSTOMER,
            ("letter", letter.number),
            chip=chip_words(now, state.as_of),
            detail=now.note or state.place(letter),
            act="countersign",
            button="Open letter",
            why=now.why,
        )
        yield state.due(last_day, found)


def _day_of(state: State, now: LetterStanding, last_day: date) -> str:
    """Which of the Business Days it is, and by which way an answer sent on it would still count."""
    number = max((one.number or 0 for one in now.why.days if one.day <= state.as_of), default=0)
    days = len(now.why.counted)
    said = f"It is Business Day {number} of {days}." if number else "Its first Business Day is still to come."
    courier = channel_effect(Channel.COURIER, state.as_of, last_day, state.calendar, readings=state.readings)
    if courier.in_time:
        return said
    return f"{said} The courier would be too late; by hand or by fax with its copy it still counts today."


@clause("MA-13.2", "EXB-5b-2")
def receipts_missing(state: State) -> Iterator[Finding]:
    """R10: every Letter whose clock cannot be computed, with the fact it waits for."""
    for letter, now in _letters(state, LetterState.RECEIPT_UNKNOWN, LetterState.NOT_SENT):
        sent = now.state is LetterState.RECEIPT_UNKNOWN
        if letter.issued_on > state.as_of or _lacks_copy(letter.delivery, state.as_of):
            continue
        yield Finding(
            "R10",
            "MA-13.2",
            f"Record receipt of {letter.number}",
            f"No clock is running for {letter.number}: {now.missing}.",
            Side.CUSTOMER if sent else Side.WINSTAR,
            ("letter", letter.number),
            chip="Receipt missing" if sent else "Not sent",
            detail="no clock is running",
            act="record_letter_delivery",
            button="Record receipt",
            missing=now.missing,
            why=now.why,
        )


def _lacks_copy(delivery: Delivery, as_of: date) -> bool:
    """Whether a paper went by fax and no copy of it is recorded by a day."""
    if delivery.channel is not Channel.FAX:
        return False
    came = as_known(delivery, as_of)
    return came.sent_on is not None and came.copy_on is None


@clause("MA-13.2")
def copies_missing(state: State) -> Iterator[Finding]:
    """K17: every fax of a Letter or of an answer that waits for its copy."""
    for letter in state.letters:
        now = state.letter_standings.get(letter.number)
        if now is None or now.state is LetterState.WITHDRAWN:
            continue
        if now.state is not LetterState.ACCEPTED and _lacks_copy(letter.delivery, state.as_of):
            yield _copy(letter, letter.number, Side.WINSTAR, now, "record_fax_copy", state.place(letter))
        for answer in letter.answers:
            if _would_count(answer, now, state.as_of):
                yield _copy(letter, answer.words, Side.CUSTOMER, now, "record_answer_delivery", letter.number)


def _would_count(answer: AnswerFacts, now: LetterStanding, as_of: date) -> bool:
    """Whether an answer went by fax in time and only its copy keeps it from counting."""
    if not _lacks_copy(answer.delivery, as_of) or answer.delivery.sent_on is None or now.due_on is None:
        return False
    closed = now.state in (LetterState.ACCEPTED, LetterState.OBJECTED)
    return answer.delivery.sent_on <= now.due_on and not closed and not defects(answer)


def _copy(letter: LetterFacts, what: str, who: Side, now: LetterStanding, act: str, detail: str) -> Finding:
    """The finding for one fax without its copy."""
    missing = f"the copy of the fax of {what} by hand, courier or certified mail is not recorded"
    return Finding(
        "K17",
        "MA-13.2",
        f"Record the copy of the fax of {what}",
        f"13.2 counts a fax only with a copy by another way: {missing}.",
        who,
        ("letter", letter.number),
        chip="Copy missing",
        detail=detail,
        act=act,
        button="Record copy",
        missing=missing,
        why=now.why,
    )


@clause("EXB-5b-4")
def objections_lacking(state: State) -> Iterator[Finding]:
    """K15: every objection to a Letter whose days still run that does not stop its clock."""
    for letter, now, last_day in _running(state):
        for answer in letter.answers:
            lacks = defects(answer)
            if answer.made_on > state.as_of or not lacks:
                continue
            found = Finding(
                "K15",
                "EXB-5b-4",
                f"Complete the objection to {letter.number}",
                f"{capital(answer.words)} does not stop the clock of {letter.number}: {listed(lacks)}.",
                Side.CUSTOMER,
                ("letter", letter.number),
                chip=chip_words(now, state.as_of),
                detail=listed(lacks),
                act="object_to_letter",
                button="Open letter",
                why=now.why,
            )
            yield state.due(last_day, found)


@clause("MA-13.2", "EXB-5b-4")
def letters_out_of_order(state: State) -> Iterator[Finding]:
    """K15: every Letter whose recorded days cannot follow one another."""
    for letter in state.letters:
        if letter.number not in state.letter_standings or letter.withdrawn_on is not None:
            continue
        came = as_known(letter.delivery, state.as_of)
        if reason := why_not_receive(letter, came, state.calendar, state.as_of, state.readings):
            yield Finding(
                "K15",
                "EXB-5b-4",
                f"Correct the dates of {letter.number}",
                reason,
                Side.CUSTOMER,
                ("letter", letter.number),
                chip="Dates disagree",
                act="record_letter_delivery",
                button="Open letter",
            )


@clause("EXB-5b-1")
def letters_missing(state: State) -> Iterator[Finding]:
    """K16: every Link mounted for five days and more without a Letter."""
    for link in state.links:
        now = state.link_standings.get(link.number)
        waited = (state.as_of - link.installed_on).days
        if now is None or now.state is not LinkState.INSTALLED or now.letter or waited < DAYS_WITHOUT_LETTER:
            continue
        yield Finding(
            "K16",
            "EXB-5b-1",
            f"Letter for {link.number}",
            f"{link.number} is installed since {day_words(link.installed_on)} and no Link Availability Letter from "
            f"{state.winstar} is recorded.",
            Side.WINSTAR,
            ("link", link.number),
            chip=f"{counted(waited, 'day')} installed",
            detail=state.where.get(link.number, ""),
            act="new_letter",
            button="New letter",
        )


@clause("EXB-5b-1", "EXB-5b-4")
def new_letters_awaited(state: State) -> Iterator[Finding]:
    """K16: every Link objected to that waits for its new Letter, or for word of its repair (AMB-05)."""
    letters = {letter.number: letter for letter in state.letters}
    for link in state.links:
        now = state.link_standings.get(link.number)
        if now is None or now.state is not LinkState.OBJECTED:
            continue
        subject, sentence, act, button = _after_objection(state, letters[now.letter], link.number)
        yield Finding(
            "K16",
            "EXB-5b-1",
            subject,
            f"{now.letter} was objected to on {day_words(now.on)}. {sentence}",
            Side.WINSTAR,
            ("link", link.number),
            chip=f"Objected {short_day(now.on, state.as_of)[4:]}",
            detail=state.where.get(link.number, ""),
            act=act,
            button=button,
            why=now.why,
        )


def _after_objection(state: State, letter: LetterFacts, link: str) -> tuple[str, str, str, str]:
    """What an objected Link waits for by the reading in force: subject, sentence, act and button."""
    if state.readings.objection_effect == "same_letter":
        said = f"{state.winstar} repairs {link} and tells {state.customer}; then {letter.number} goes on (AMB-05)."
        return f"Repair of {link}", said, "record_rework", "Record repair"
    done = [one.done_on for one in part(letter, link).reworks if one.told_on <= state.as_of]
    said = f"{state.winstar} corrects {link} and issues a new Letter."
    if done:
        said = f"{link} was repaired on {day_words(max(done))}; {state.winstar} issues a new Letter."
    return f"New Letter for {link}", said, "new_letter", "New letter"


@clause("EXB-5b-3", "EXB-5b-4")
def standings_overturned(state: State) -> Iterator[Finding]:
    """K15: every Letter that stood as deemed installed until what was made in time was entered, until that is seen."""
    for letter, mark, now in _marked(state, MarkKind.OVERTURNED):
        if now.state is LetterState.DEEMED:
            continue
        name = f"{mark.link} of {letter.number}" if mark.link else letter.number
        yield Finding(
            "K15",
            "EXB-5b-4",
            f"{name} is no longer deemed installed",
            f"{now.overturned} Now: {chip_words(now, state.as_of)}. Every date that rested on it has changed.",
            None,
            ("letter", letter.number),
            chip=chip_words(now, state.as_of),
            detail=now.overturned,
            act="see_marks",
            button="Open letter",
            urgency=Urgency.STANDING,
            why=now.why,
        )


@clause("EXB-5b-3", "EXB-5b-4")
def answers_late(state: State) -> Iterator[Finding]:
    """K15: every answer that reached Winstar after the last day and was filed, until that is seen."""
    for letter, mark, now in _marked(state, MarkKind.LATE):
        if now.state is not LetterState.DEEMED or now.due_on is None:
            continue
        yield Finding(
            "K15",
            "EXB-5b-4",
            f"Late answer to {letter.number}",
            f"{capital(mark.cause)} came too late: the last day was {day_words(now.due_on)}. It is filed; "
            f"{letter.number} stays deemed installed.",
            None,
            ("letter", letter.number),
            chip="Too late",
            detail=now.note,
            act="see_marks",
            button="Open letter",
            urgency=Urgency.STANDING,
            why=now.why,
        )


def _marked(state: State, kind: MarkKind) -> Iterator[tuple[LetterFacts, Mark, LetterStanding]]:
    """The marks of one kind that nobody has seen by the day, with their Letters and where these stand."""
    for letter in state.letters:
        now = state.letter_standings.get(letter.number)
        for mark in letter.marks if now is not None else ():
            seen = mark.seen_on is not None and mark.seen_on <= state.as_of
            if now is not None and mark.kind is kind and mark.marked_on <= state.as_of and not seen:
                yield letter, mark, now.of(mark.link)


@clause("EXB-5b-4")
def unreviewed(state: State) -> tuple[LetterStanding, ...]:
    """The Letters that became deemed and that nobody has reviewed since, the oldest first."""
    found = [
        now
        for letter, now in _letters(state, LetterState.DEEMED)
        if letter.reviewed_on is None or letter.reviewed_on > state.as_of
    ]
    return tuple(sorted(found, key=lambda now: (now.on or date.min, now.number)))
