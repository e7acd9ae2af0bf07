"""Acts on Radio Pair Notices: drafted, edited, issued, delivered, withdrawn; and the Inventory Event confirmed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from models.act import Doing, act
from models.acts import records
from models.acts.days import refuse_day
from models.acts.deliveries import keep, tidy, with_copy
from models.acts.letter_case import refuse
from models.errors import Refusal
from models.queries.letter_facts import law
from models.queries.notice_page import Named, named_on, notice_standing
from models.rules.clause import Known, Unknown, day_words
from models.rules.delivery import Channel, Delivery, received, why_not_delivery
from models.rules.giving import why_not_edit, why_not_issue, why_not_withdraw_notice
from models.rules.notice_facts import NoticeKind, NoticeStanding, SkipFacts, Skipped
from models.rules.notices import clause_of
from models.rules.proposing import passed_over, propose, remaining, why_not_name
from models.rules.words import counted
from models.tables import Building
from models.tables.notices import EventConfirmation, Notice, NoticeLine, NoticeSkip

__all__ = [
    "Skip",
    "confirm_inventory_event",
    "draft_notice",
    "edit_notice",
    "issue_notice",
    "record_notice_copy",
    "record_notice_delivery",
    "withdraw_notice",
]


@dataclass(frozen=True, slots=True)
class Skip:
    """A better-ranked building passed over, and why; OTHER says it in the note."""

    building: str
    reason: Skipped
    note: str = ""


@act(says="Drafted {notice}, the {kind}, of {what}")
def draft_notice(
    doing: Doing, *, buildings: tuple[str, ...] = (), skips: tuple[Skip, ...] = (), shortfall: str = ""
) -> Mapping[str, object]:
    """Drafts the next Radio Pair Notice: of the buildings named, or of the next ones by rank (EXB-2c, EXB-2d)."""
    known = named_on(doing.session, doing.on)
    proposed = propose(known.buildings, known.book, known.law.terms).value
    chosen = tuple(dict.fromkeys(buildings)) or proposed.buildings
    if not chosen:
        raise Refusal("No approved building of the Customer List is left to name (B-2).", clause_of(proposed.kind))
    notice = Notice(
        number=records.next_number(doing.session, Notice.number, "RPN"),
        kind=proposed.kind.value,
        drafted_on=doing.on,
        issued_on=None,
        withdrawn_on=None,
        withdrawn_why="",
        shortfall=shortfall,
        delivery_id=None,
    )
    doing.session.add(notice)
    doing.session.flush()
    _name(doing, notice, known, chosen, skips)
    return {"notice": notice.number, "kind": proposed.kind.words, "what": counted(len(chosen), "building")}


@act(says="Changed {notice}, now of {what}")
def edit_notice(
    doing: Doing, *, notice: str, buildings: tuple[str, ...], skips: tuple[Skip, ...] = (), shortfall: str = ""
) -> Mapping[str, object]:
    """Changes the buildings of a draft, the reasons for those it passes over, or why it is short (EXB-2c, EXB-2d)."""
    row, now = _notice(doing, notice)
    refuse(why_not_edit(now, doing.on), clause_of(now.facts.kind))
    if not buildings:
        raise Refusal("A Radio Pair Notice names at least one building (B-2).", clause_of(now.facts.kind))
    known = named_on(doing.session, doing.on)
    for kind in (NoticeLine, NoticeSkip):
        for old in doing.session.scalars(select(kind).where(kind.notice_id == row.id)):
            doing.session.delete(old)
    doing.session.flush()
    row.shortfall = shortfall
    named = tuple(dict.fromkeys(buildings))
    _name(doing, row, known, named, skips)
    return {"what": counted(len(named), "building")}


def _name(doing: Doing, notice: Notice, known: Named, numbers: Sequence[str], skips: Sequence[Skip]) -> None:
    """Writes the lines of a notice in order of rank, and the better-ranked buildings it passes over."""
    rows = {number: records.building(doing.session, number) for number in numbers}
    facts = {one.number: one for one in known.buildings}
    for number in numbers:
        refuse(why_not_name(facts[number], known.book, notice.number), clause_of(NoticeKind(notice.kind)))
    by_rank = sorted(numbers, key=lambda number: facts[number].rank or 0)
    for position, number in enumerate(by_rank, 1):
        doing.session.add(
            NoticeLine(notice_id=notice.id, building_id=rows[number].id, position=position, rank=facts[number].rank)
        )
    reasons = {one.building: (one.reason, one.note) for one in skips}
    free = remaining(known.buildings, known.book, notice.number)
    _pass_over(doing, notice, passed_over(free, set(numbers), reasons))


def _pass_over(doing: Doing, notice: Notice, skips: Sequence[SkipFacts]) -> None:
    """Writes the better-ranked buildings a notice passes over."""
    numbers = [one.building for one in skips]
    rows = doing.session.execute(select(Building.number, Building.id).where(Building.number.in_(numbers)))
    keys = {number: key for number, key in rows}
    for one in skips:
        doing.session.add(
            NoticeSkip(
                notice_id=notice.id,
                building_id=keys[one.building],
                rank=one.rank,
                reason=one.reason.value if one.reason else None,
                note=one.note,
            )
        )


@act(says="Issued {notice} of {day} with {what}")
def issue_notice(doing: Doing, *, notice: str, issued_on: date) -> Mapping[str, object]:
    """Records that Winstar issued a drafted Radio Pair Notice; its windows run from the day it is given (EXB-2c)."""
    row, now = _notice(doing, notice)
    refuse_day(doing, issued_on, f"{notice} cannot be issued")
    known = named_on(doing.session, doing.on)
    of = known.law
    refuse(why_not_issue(now, known.book, issued_on, of.terms, of.readings), clause_of(now.facts.kind))
    row.issued_on = issued_on
    row.drafted_on = min(row.drafted_on, issued_on)
    return {"day": day_words(issued_on), "what": counted(len(now.lines), "building")}


@act(says="Recorded delivery of {notice}: {words}")
def record_notice_delivery(doing: Doing, *, notice: str, delivery: Delivery) -> Mapping[str, object]:
    """Records how and when a Radio Pair Notice came to Customer, or corrects what was recorded (MA-13.2)."""
    return _deliver(doing, notice, tidy(delivery))


@act(says="Recorded the copy of the fax of {notice}: {words}")
def record_notice_copy(doing: Doing, *, notice: str, copy_channel: Channel, copy_on: date) -> Mapping[str, object]:
    """Records the copy that makes a confirmed fax of a notice count: its way and its day (MA-13.2)."""
    _, now = _notice(doing, notice)
    return _deliver(doing, notice, with_copy(now.facts.delivery, notice, copy_channel, copy_on))


def _deliver(doing: Doing, number: str, delivery: Delivery) -> Mapping[str, object]:
    """Writes a notice's delivery after asking the rules."""
    row, now = _notice(doing, number)
    if row.issued_on is None:
        raise Refusal(f"{number} is a draft. Issue it before it is delivered (B-2).", clause_of(now.facts.kind))
    if row.withdrawn_on is not None:
        raise Refusal(f"{number} was withdrawn on {day_words(row.withdrawn_on)} (B-2).", clause_of(now.facts.kind))
    refuse(why_not_delivery(delivery, number, doing.on, row.issued_on), "MA-13.2")
    keep(doing.session, row, delivery)
    of = law(doing.session, doing.on)
    return {"words": _given_words(received(delivery, of.calendar, number, of.readings))}


def _given_words(answer: Known[date] | Unknown) -> str:
    """When a notice counts as given, at the end of a journal's sentence."""
    if isinstance(answer, Known):
        return f"given on {day_words(answer.value)}"
    return f"not given yet, {answer.missing}"


@act(says="Withdrew {notice} as of {day}")
def withdraw_notice(doing: Doing, *, notice: str, withdrawn_on: date, why: str) -> Mapping[str, object]:
    """Records that Winstar withdrew a notice of which nothing is chosen, declined or installed (EXB-2c, EXB-2d)."""
    row, now = _notice(doing, notice)
    refuse_day(doing, withdrawn_on, f"{notice} cannot be withdrawn")
    refuse(why_not_withdraw_notice(now, withdrawn_on), clause_of(now.facts.kind))
    if not why.strip():
        raise Refusal(f"Say why {notice} was withdrawn.", clause_of(now.facts.kind))
    row.withdrawn_on, row.withdrawn_why = withdrawn_on, why
    return {"day": day_words(withdrawn_on)}


@act(says="Confirmed the Inventory Event of {day}")
def confirm_inventory_event(doing: Doing, *, event_on: date, words: str) -> Mapping[str, object]:
    """Records the day of the Inventory Event as the parties confirmed it; nothing entered later moves it (EXB-2a)."""
    refuse_day(doing, event_on, "The Inventory Event cannot have come")
    if not words.strip():
        raise Refusal("Say how the parties confirmed the day.", "EXB-2a")
    known = doing.session.scalar(select(EventConfirmation))
    if known is not None:
        was = day_words(known.event_on)
        raise Refusal(f"The Inventory Event is confirmed as {was}. Undo that to change it (B-2(a)).", "EXB-2a")
    doing.session.add(EventConfirmation(event_on=event_on, confirmed_on=doing.on, words=words))
    return {"day": day_words(event_on)}


def _notice(doing: Doing, number: str) -> tuple[Notice, NoticeStanding]:
    """The notice of that number: its row, and where it stands on the day of the act."""
    row = doing.session.scalar(select(Notice).where(Notice.number == number))
    if row is None:
        raise Refusal(f"There is no Radio Pair Notice {number} in this book.")
    now = notice_standing(doing.session, number, doing.on)
    if now is None:
        raise Refusal(f"{number} was drafted on {day_words(row.drafted_on)}, after {day_words(doing.on)}.")
    return row, now
