"""What the watch says of the way papers went: faxes without their copy, addresses no longer in force (MA-13.2)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from models.rules.clause import Unknown, clause, day_words
from models.rules.delivery import Channel, Delivery, as_known, received
from models.rules.findings import Finding
from models.rules.notice_addresses import address_note, went_on
from models.rules.state import State
from models.rules.words import Side, capital

__all__ = ["WATCHERS", "Sent", "lacks_copy", "papers_sent"]


@dataclass(frozen=True, slots=True)
class Sent:
    """A paper that went from one party to the other: what it is, who sent it, and the act that records how it went."""

    words: str
    sender: Side
    record: tuple[str, str]
    delivery: Delivery
    act: str

    @property
    def receiver(self) -> Side:
        """The party it went to."""
        return Side.WINSTAR if self.sender is Side.CUSTOMER else Side.CUSTOMER


def lacks_copy(delivery: Delivery, as_of: date) -> bool:
    """Whether a paper went by fax and no copy of it is recorded by a day."""
    if delivery.channel is not Channel.FAX:
        return False
    came = as_known(delivery, as_of)
    return came.sent_on is not None and came.copy_on is None


def papers_sent(state: State) -> Iterator[Sent]:
    """Every paper sent under 13.2: Letters and answers, Radio Pair Notices, and the notices of cases."""
    for letter in state.letters:
        if letter.withdrawn_on is None:
            record = ("letter", letter.number)
            yield Sent(letter.number, Side.WINSTAR, record, letter.delivery, "record_letter_delivery")
            for answer in letter.answers:
                yield Sent(answer.words, Side.CUSTOMER, record, answer.delivery, "record_answer_delivery")
    yield from _notices(state)
    yield from _cases(state)


def _notices(state: State) -> Iterator[Sent]:
    """The Radio Pair Notices that were not withdrawn."""
    for one in state.notices.notices:
        notice = one.facts
        if notice.withdrawn_on is None:
            record = ("notice", notice.number)
            yield Sent(notice.number, Side.WINSTAR, record, notice.delivery, "record_notice_delivery")


def _cases(state: State) -> Iterator[Sent]:
    """The notices of defaults, claims, the security interest and upgrades."""
    book, act = state.cases, "record_case_delivery"
    for default in book.defaults:
        words = f"the notice of {default.number}"
        yield Sent(words, default.giver, ("default", default.number), default.delivery, act)
    for claim in book.claims:
        yield Sent(f"the notice of {claim.number}", claim.side, ("claim", claim.number), claim.delivery, act)
    for security in book.security:
        words = f"the notice of {security.number}"
        yield Sent(words, Side.WINSTAR, ("security", security.number), security.delivery, act)
    for upgrade in book.upgrades:
        if upgrade.withdrawn_on is None:
            words = f"the notice of {upgrade.number}"
            yield Sent(words, Side.CUSTOMER, ("upgrade", upgrade.number), upgrade.delivery, act)


@clause("MA-13.2")
def addresses_passed(state: State) -> Iterator[Finding]:
    """K17: every paper sent to an address not in force; it stops once the receiver has recorded its receipt."""
    for sent in papers_sent(state):
        came = as_known(sent.delivery, state.as_of)
        note = address_note(came, sent.receiver, state.addresses)
        day = went_on(came)
        if note is None or day is None or came.received_on is not None:
            continue
        words, why = note
        yield Finding(
            "K17",
            "MA-13.2",
            f"Check where {sent.words} went",
            f"{capital(sent.words)} went {words}, on {day_words(day)}. Whether it counts as given is open until its "
            "receipt is recorded.",
            sent.sender,
            sent.record,
            chip="Address passed",
            detail=came.sent_to,
            act=sent.act,
            button="Record receipt",
            why=why,
        )


@clause("MA-13.2")
def notices_without_copy(state: State) -> Iterator[Finding]:
    """K17: every notice other than a Letter and its answers that went by fax and waits for its copy."""
    for sent in papers_sent(state):
        if sent.record[0] == "letter" or not lacks_copy(sent.delivery, state.as_of):
            continue
        receipt = received(as_known(sent.delivery, state.as_of), state.calendar, sent.words, state.readings)
        if not isinstance(receipt, Unknown):
            continue
        yield Finding(
            "K17",
            "MA-13.2",
            f"Record the copy of the fax of {sent.words}",
            f"13.2 counts a fax only with a copy by another way: {receipt.missing}.",
            sent.sender,
            sent.record,
            chip="Copy missing",
            act=sent.act,
            button="Record copy",
            missing=receipt.missing,
            why=receipt.why,
        )


WATCHERS: tuple[Callable[[State], Iterator[Finding]], ...] = (addresses_passed, notices_without_copy)
