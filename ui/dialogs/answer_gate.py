"""What is said of an answer to a letter before it is recorded: whether and when Winstar has it, by each way."""

from __future__ import annotations

from models.queries.letter_page import LetterPage
from models.rules.answers import GateItem, channel_effect, objection_gate
from models.rules.clause import Known
from models.rules.delivery import Channel, received, recorded, why_not_delivery
from models.rules.letter_facts import AnswerFacts, LetterFacts
from models.rules.words import capital
from reports.columns import Tone
from ui.desk import Desk
from ui.dialogs.ways import Effect
from ui.widgets.gate_list import Gate, GateState

__all__ = ["arrival", "effect_of", "gate_of", "has_left", "if_silent", "why_not_sent"]

STATES = {True: GateState.MET, False: GateState.FAILED, None: GateState.WAITING}


def gate_of(item: GateItem) -> Gate:
    """An item of the rule's gate as the list shows it."""
    return Gate(item.words, STATES[item.met], "\n".join(item.details))


def arrival(desk: Desk, letter: LetterFacts, draft: AnswerFacts) -> GateItem:
    """Whether Winstar has an answer, or would have it, by the end of the last day."""
    return objection_gate(letter, draft, desk.calendar, desk.terms, desk.as_of, desk.readings)[-1]


def effect_of(desk: Desk, page: LetterPage) -> Effect:
    """What sending an answer to a letter today would bring, by each way."""

    def effect(channel: Channel) -> tuple[str, Tone | None]:
        if page.standing.due_on is None:
            return "no clock is running", None
        told = channel_effect(channel, desk.as_of, page.standing.due_on, desk.calendar, readings=desk.readings)
        return told.words, Tone.BAD if told.in_time is False else None

    return effect


def why_not_sent(desk: Desk, draft: AnswerFacts) -> str:
    """Why an answer cannot have gone this way on these days, or nothing."""
    if not recorded(draft.delivery):
        return ""
    return why_not_delivery(draft.delivery, capital(draft.words), desk.as_of, draft.made_on) or ""


def has_left(desk: Desk, draft: AnswerFacts) -> bool:
    """Whether an answer is on its way or there, so that it is recorded as it went, late or not."""
    went = draft.delivery
    receipt = received(went, desk.calendar, draft.words, desk.readings)
    to_come = isinstance(receipt, Known) and receipt.value > desk.as_of
    return any((went.sent_on, went.delivered_on, went.accepted_on, went.received_on)) and not to_come


def if_silent(desk: Desk) -> str:
    """What becomes of a letter that nobody answers."""
    winstar = desk.party("winstar")
    return f"If {winstar} receives nothing complete by then, the Link is deemed installed."
