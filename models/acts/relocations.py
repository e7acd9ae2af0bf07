"""Acts on Equipment moved: relocations by Winstar (EXD-5) and moves for Customer (EXB-4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from models.act import Doing, act
from models.acts import records
from models.acts.days import refuse_after_term, refuse_day
from models.acts.links import install_pair, remove_link
from models.acts.moments import one
from models.errors import Refusal
from models.queries.book import terms
from models.queries.buildings import building_facts
from models.queries.service_facts import moves
from models.rules.buildings import Word
from models.rules.clause import day_words
from models.rules.inventory import PlaceKind
from models.rules.relocations import why_not_put_up, why_not_relocate, why_not_take_down
from models.rules.service_facts import MoveFacts, MoveKind, MoveReason
from models.tables import Building, Link, Pair
from models.tables.service import Move

__all__ = ["cancel_move", "consent_to_relocation", "plan_relocation", "put_up_move", "request_move", "take_down_move"]


@act(says="Recorded the relocation {move} of {link}: {why}, notice of {day}")
def plan_relocation(
    doing: Doing,
    *,
    link: str,
    reason: MoveReason,
    notice_on: date,
    planned_on: date | None = None,
    to: str = "",
    despite: str = "",
    consent_on: date | None = None,
    words: str = "",
) -> Mapping[str, object]:
    """Records Winstar's notice that it relocates Equipment, with its reason and the building it goes to (EXD-5).

    `despite` says why the full 60 days' notice was not practicable; a relocation is free of charge.
    """
    facts = MoveFacts(
        number="", kind=MoveKind.RELOCATION, link=link, reason=reason, notice_on=notice_on, planned_on=planned_on, to=to
    )
    if refused := why_not_relocate(replace(facts, despite=despite.strip()), terms(doing.session, doing.on)):
        raise Refusal(refused, "EXD-5.1")
    if consent_on is not None:
        refuse_day(doing, consent_on, "Customer cannot consent")
    row = _new(doing, facts, "RL", despite=despite.strip(), consent_on=consent_on, words=words.strip())
    return {"move": row.number, "why": reason.words.lower(), "day": day_words(notice_on)}


@act(says="Recorded Customer's request {move} to move {link} to {where}")
def request_move(
    doing: Doing,
    *,
    link: str,
    requested_on: date,
    to: str = "",
    storage: str = "",
    owner: str = "Winstar",
    planned_on: date | None = None,
    words: str = "",
) -> Mapping[str, object]:
    """Records that Customer asks Winstar to move Equipment to another Eligible Location or into storage (EXB-4)."""
    if bool(to.strip()) == bool(storage.strip()):
        raise Refusal("Name the building the Equipment goes to, or the storage, one of the two.", "EXB-4")
    facts = MoveFacts(
        number="",
        kind=MoveKind.MOVE,
        link=link,
        reason=MoveReason.REQUEST,
        notice_on=requested_on,
        planned_on=planned_on,
        to=to,
        store=storage,
    )
    row = _new(doing, facts, "MV", owner=owner.strip() if storage else "", words=words.strip())
    where = records.building(doing.session, to).name if to else storage
    return {"move": row.number, "where": where}


def _new(
    doing: Doing,
    facts: MoveFacts,
    prefix: str,
    *,
    owner: str = "",
    despite: str = "",
    consent_on: date | None = None,
    words: str = "",
) -> Move:
    """Makes the record of a move that is asked for; a Refusal where its Link or its goal cannot be."""
    link = records.link(doing.session, facts.link)
    _refuse_days(doing, facts)
    _refuse_link(doing, link)
    building = _goal(doing, facts, link) if facts.to else None
    store = records.place(doing.session, facts.store) if facts.store else None
    if store is not None and store.kind != PlaceKind.STORE:
        raise Refusal(f"{facts.store} is not a store.", "EXB-4")
    row = Move(
        number=records.next_number(doing.session, Move.number, prefix),
        kind=facts.kind.value,
        link_id=link.id,
        reason=facts.reason.value,
        notice_on=facts.notice_on,
        planned_on=facts.planned_on,
        building_id=building.id if building else None,
        store_id=store.id if store else None,
        owner=owner,
        despite=despite,
        consent_on=consent_on,
        removed_on=None,
        installed_on=None,
        successor_id=None,
        cancelled_on=None,
        contractor="",
        words=words,
    )
    doing.session.add(row)
    return row


def _refuse_days(doing: Doing, facts: MoveFacts) -> None:
    """Refuses a move that nobody can have asked for on its day, or that is planned for one before."""
    refuse_day(doing, facts.notice_on, "A move cannot be asked for")
    if facts.planned_on is not None:
        refuse_after_term(doing, facts.planned_on, "Nothing is moved")
        if facts.planned_on < facts.notice_on:
            asked, planned = day_words(facts.notice_on), day_words(facts.planned_on)
            raise Refusal(f"The move was asked for on {asked}; it is not planned for {planned}.", "EXB-4")


def _refuse_link(doing: Doing, link: Link) -> None:
    """Refuses a move of what was removed, or is being moved already."""
    if link.removed_on is not None:
        raise Refusal(f"{link.number} was removed on {day_words(link.removed_on)}.", "EXB-4")
    open_ = next((one for one in moves(doing.session) if one.link == link.number and one.cancelled_on is None), None)
    if open_ is not None:
        raise Refusal(f"{link.number} is being moved under {open_.number} already.", "EXB-4")


def _goal(doing: Doing, facts: MoveFacts, link: Link) -> Building:
    """The building Equipment goes to: another one than it stands at, and an Eligible Location."""
    building = records.building(doing.session, facts.to)
    if building.id == link.building_id:
        raise Refusal(f"{link.number} is at {building.name} already.", "EXB-4")
    word = building_facts(doing.session, doing.on, {}, {building.number})[building.number].word
    if word is not Word.ELIGIBLE:
        raise Refusal(f"{building.name} is not an Eligible Location; Equipment goes to no other.", "EXB-4")
    return building


@act(says="Recorded Customer's consent to {move}, {day}")
def consent_to_relocation(doing: Doing, *, move: str, consent_on: date) -> Mapping[str, object]:
    """Records that Customer consents to a relocation for another operational reason (EXD-5.2)."""
    row, facts = _move(doing, move)
    refuse_day(doing, consent_on, "Customer cannot consent")
    if facts.reason is not MoveReason.OPERATIONAL:
        raise Refusal(f"{move} needs no consent: {facts.reason.words.lower()}.", "EXD-5.2")
    if facts.consent_on is not None:
        raise Refusal(f"Customer consented on {day_words(facts.consent_on)}.", "EXD-5.2")
    row.consent_on = consent_on
    return {"day": day_words(consent_on)}


@act(says="Took down {link} for {move}, {tag} to {to}")
def take_down_move(
    doing: Doing, *, move: str, removed_on: date, to: str = "", contractor: str = ""
) -> Mapping[str, object]:
    """Records that the Equipment of a move was taken down and where it is kept meanwhile; its Link ends.

    A move into storage needs no place: it is the one Customer asked for.
    """
    row, facts = _move(doing, move)
    refuse_day(doing, removed_on, "Equipment cannot be taken down")
    if refused := why_not_take_down(facts, removed_on):
        raise Refusal(refused, "EXD-5.2")
    goal = to.strip() or facts.store
    if not goal:
        raise Refusal("Name the store the pair is kept in until it is put up again.", "EXB-4")
    done = remove_link.run(doing, link=facts.link, removed_on=removed_on, to=goal, why=move)
    row.removed_on, row.contractor = removed_on, contractor.strip()
    return {"link": facts.link, "tag": done["tag"], "to": goal}


@act(says="Put up {tag} at {name} for {move}: {link} becomes {successor}")
def put_up_move(
    doing: Doing,
    *,
    move: str,
    hub: str,
    installed_on: date,
    to: str = "",
    near_place: str = "",
    far_place: str = "",
) -> Mapping[str, object]:
    """Records that the Equipment of a move was put up again: a new Link is made, and Exhibit B followed (EXD-5.3)."""
    row, facts = _move(doing, move)
    if to.strip() and not facts.to:
        facts = replace(facts, to=to.strip())
        row.building_id = _goal(doing, facts, records.link(doing.session, facts.link)).id
    if refused := why_not_put_up(facts, installed_on):
        raise Refusal(refused, "EXD-5.3")
    tag = doing.session.get_one(Pair, records.link(doing.session, facts.link).pair_id).tag
    done = install_pair.run(
        doing,
        tag=tag,
        building=facts.to,
        hub=hub,
        installed_on=installed_on,
        near_place=near_place,
        far_place=far_place,
        despite=f"{move}, {facts.reason.words.lower()}",
    )
    doing.session.flush()
    successor = str(done["link"])
    row.installed_on, row.successor_id = installed_on, records.link(doing.session, successor).id
    return {"tag": tag, "name": done["name"], "link": facts.link, "successor": successor}


@act(says="Cancelled {move}, {day}")
def cancel_move(doing: Doing, *, move: str, cancelled_on: date, why: str) -> Mapping[str, object]:
    """Records that a move will not take place, with the reason; nothing must have been taken down."""
    row, facts = _move(doing, move)
    refuse_day(doing, cancelled_on, "A move cannot be cancelled")
    if not why.strip():
        raise Refusal("Say why the move was cancelled.", "EXB-4")
    if cancelled_on < facts.notice_on:
        raise Refusal(f"{move} was asked for on {day_words(facts.notice_on)}; it was not cancelled before.", "EXB-4")
    if facts.cancelled_on is not None:
        raise Refusal(f"{move} was cancelled on {day_words(facts.cancelled_on)}.", "EXB-4")
    if facts.removed_on is not None:
        raise Refusal(f"{facts.link} was taken down on {day_words(facts.removed_on)}; the move goes on.", "EXB-4")
    row.cancelled_on, row.words = cancelled_on, why.strip()
    return {"day": day_words(cancelled_on)}


def _move(doing: Doing, number: str) -> tuple[Move, MoveFacts]:
    """The move of that number, as it is kept and as the rules look at it."""
    row = one(doing, Move, Move.number, number, "move")
    return row, next(facts for facts in moves(doing.session) if facts.number == number)
