"""Acts on what Winstar does in a Space: its own work, moving it, further services and damage (Exhibit E, 4 and 5)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from sqlalchemy import select

from models.act import Doing, act
from models.acts import records
from models.acts.collocation_records import (
    book_on,
    facility_row,
    facts_of,
    find,
    law_on,
    refuse_before,
    refuse_ended,
    tidy,
    wanted,
)
from models.acts.days import refuse_after_term, refuse_day, refuse_outside
from models.acts.money_records import whole_cents
from models.acts.twins import refuse_twin
from models.errors import Refusal
from models.rules.clause import day_words
from models.rules.collocation_facts import MoveFacts, SpaceChargeKind
from models.rules.facilities import move_warning
from models.tables.collocation import SpaceCharge, SpaceMove, SpaceWork

__all__ = [
    "finish_space_move",
    "record_space_charge",
    "record_winstar_work",
    "record_work_notice",
    "relocate_space",
]


@act(says="Recorded {work_number}, Winstar's own work in {facility} from {day}")
def record_winstar_work(
    doing: Doing,
    *,
    facility: str,
    work: str,
    begins_on: date,
    notified_on: date | None = None,
    notified_by: str = "e-mail",
    cost: Decimal | None = None,
) -> Mapping[str, object]:
    """Records work that Winstar does itself at Customer's cost, and its advance notice by e-mail (EXE-5a)."""
    row, words = facility_row(doing.session, facility), wanted(work, "Say what the work is.", "EXE-5a")
    if cost is not None:
        whole_cents(cost, "The cost of work", "EXE-5a")
    refuse_outside(doing, begins_on, "Winstar does no work there")
    if notified_on is not None:
        refuse_day(doing, notified_on, "No notice can have been given")
    made = SpaceWork(
        number=records.next_number(doing.session, SpaceWork.number, "SW", 3),
        facility_id=row.id,
        work=words,
        known_on=min(doing.on, begins_on, notified_on or doing.on),
        begins_on=begins_on,
        notified_on=notified_on,
        notified_by=tidy(notified_by) if notified_on else "",
        cost=cost,
    )
    refuse_twin(doing, made, "EXE-5a", "facility_id", "work", "begins_on")
    doing.session.add(made)
    return {"work_number": made.number, "day": day_words(begins_on)}


@act(says="Recorded the notice of {work} by {notified_by}, {day}")
def record_work_notice(
    doing: Doing, *, work: str, notified_on: date, notified_by: str = "e-mail"
) -> Mapping[str, object]:
    """Records the notice of Winstar's work to Customer's Chief Technology Officer, by e-mail or the like (EXE-5a)."""
    row = find(doing.session, SpaceWork, work, "work of Winstar's", "EXE-5a")
    refuse_day(doing, notified_on, "No notice can have been given")
    by = wanted(notified_by, "Say how the notice went.", "EXE-5a")
    if row.notified_on is not None:
        raise Refusal(f"The notice of {work} of {day_words(row.notified_on)} is recorded.", "EXE-5a")
    row.notified_on, row.notified_by = notified_on, by
    row.known_on = min(row.known_on, notified_on)
    return {"day": day_words(notified_on)}


@act(says="Recorded {move}: Winstar moves the Space in {facility} on {day}")
def relocate_space(
    doing: Doing,
    *,
    facility: str,
    noticed_on: date,
    moves_on: date,
    to_place: str,
    why: str = "",
    emergency: bool = False,
    despite: str = "",
) -> Mapping[str, object]:
    """Records Winstar's written notice that it moves a Space, 60 days ahead or, in an emergency, sooner (EXE-5f)."""
    row = facility_row(doing.session, facility)
    refuse_day(doing, noticed_on, "No notice can have been given")
    refuse_before(moves_on, noticed_on, "The notice was given", "EXE-5f")
    refuse_after_term(doing, moves_on, "No Space is moved")
    place = wanted(to_place, "Say where the Space is moved to.", "EXE-5f")
    refuse_ended(doing, facts_of(book_on(doing, doing.on), facility), noticed_on, "EXE-3a")
    if emergency and not why.strip():
        raise Refusal("Say what the emergency is.", "EXE-5f")
    number = records.next_number(doing.session, SpaceMove.number, "SM", 3)
    short = move_warning(MoveFacts(number, noticed_on, moves_on, place, why, emergency), law_on(doing)[0])
    if short and not despite.strip():
        raise Refusal(f"{short} Give a reason to go on in spite of it.", "EXE-5f")
    waits = select(SpaceMove.number).where(SpaceMove.facility_id == row.id, SpaceMove.moved_on.is_(None))
    if open_move := doing.session.scalar(waits):
        raise Refusal(f"The Space in {facility} is being moved under {open_move} already.", "EXE-5f")
    doing.session.add(
        SpaceMove(
            number=number,
            facility_id=row.id,
            noticed_on=noticed_on,
            moves_on=moves_on,
            emergency=emergency,
            to_place=place,
            why=tidy(f"{why} Sooner nevertheless: {despite}" if short else why),
            moved_on=None,
        )
    )
    return {"move": number, "day": day_words(moves_on)}


@act(says="The Space of {move} was moved on {day}")
def finish_space_move(doing: Doing, *, move: str, moved_on: date) -> Mapping[str, object]:
    """Records that a Space was moved (EXE-5f)."""
    row = find(doing.session, SpaceMove, move, "move of a Space", "EXE-5f")
    refuse_day(doing, moved_on, "A Space cannot have been moved")
    refuse_before(moved_on, row.noticed_on, f"The notice of {move} was given", "EXE-5f")
    if row.moved_on is not None:
        raise Refusal(f"The Space of {move} was moved on {day_words(row.moved_on)}.", "EXE-5f")
    row.moved_on = moved_on
    return {"day": day_words(moved_on)}


@act(says="Recorded {charge} in {facility}: {words}")
def record_space_charge(
    doing: Doing,
    *,
    facility: str,
    kind: SpaceChargeKind,
    words: str,
    rendered_on: date,
    amount: Decimal | None = None,
) -> Mapping[str, object]:
    """Records a further service of Winstar's, or damage that Customer repays; the sum may not be known (EXE-4b)."""
    row = facility_row(doing.session, facility)
    clause = "EXE-4b" if kind is SpaceChargeKind.SERVICE else "EXE-4c"
    said = wanted(words, "Say what it is for.", clause)
    refuse_day(doing, rendered_on, "Nothing can have been done")
    if amount is not None:
        whole_cents(amount, "Its cost", clause)
    made = SpaceCharge(
        number=records.next_number(doing.session, SpaceCharge.number, "SC", 3),
        facility_id=row.id,
        kind=kind.value,
        words=said,
        rendered_on=rendered_on,
        amount=amount,
    )
    refuse_twin(doing, made, clause, "facility_id", "kind", "words", "rendered_on", "amount")
    doing.session.add(made)
    return {"charge": made.number, "words": said}
