"""The records of the Radio Pair Notices and their lines (EXB-2), read out of the book as of a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.filled import holds
from models.queries.letter_facts import DELIVERY, Law
from models.queries.ranking import ranking
from models.rules.delivery import Channel, Delivery
from models.rules.links import LinkFacts, LinkStanding, LinkState
from models.rules.notice_facts import (
    DeclineFacts,
    LineFacts,
    NoticeBook,
    NoticeFacts,
    NoticeKind,
    SelectionFacts,
    SiteFacts,
    SiteLink,
    SkipFacts,
    Skipped,
    WorkDay,
)
from models.rules.notices import notice_book as stand
from models.rules.state import State
from models.tables import Building, Link, Selection
from models.tables import Delivery as DeliveryRow
from models.tables.notices import Decline, LineDay, Notice, NoticeLine, NoticeSkip

__all__ = ["book_of", "has_notices", "notice_book", "notice_facts", "sites"]


def notice_book(session: Session, now: State) -> NoticeBook:
    """The records of the Radio Pair Notices and their lines (EXB-2), on the day of a State."""
    return now.stock.notices


def has_notices(session: Session) -> bool:
    """Whether the book has any notice."""
    return session.scalar(select(Notice.id).limit(1)) is not None


def book_of(
    session: Session,
    as_of: date,
    of: Law,
    links: Mapping[str, LinkFacts],
    standings: Mapping[str, LinkStanding],
    ended_on: date | None = None,
) -> NoticeBook:
    """Where every notice and line stands on a day, by the Links that stand on it."""
    notices = notice_facts(session, as_of)
    found = sites(session, links, standings)
    unnamed = _unnamed(session, as_of, notices)
    return stand(notices, found, of.calendar, of.terms, as_of, of.readings, ended_on, unnamed)


def notice_facts(session: Session, as_of: date) -> tuple[NoticeFacts, ...]:
    """Every notice drafted by a day, whole, in the order they were drafted."""
    lines, skips = _lines(session), _skips(session)
    query = (
        select(
            Notice.id,
            Notice.number,
            Notice.kind,
            Notice.drafted_on,
            Notice.issued_on,
            Notice.withdrawn_on,
            Notice.withdrawn_why,
            Notice.shortfall,
            *DELIVERY,
        )
        .outerjoin(DeliveryRow, DeliveryRow.id == Notice.delivery_id)
        .where(Notice.drafted_on <= as_of)
        .order_by(Notice.id)
    )
    return tuple(
        NoticeFacts(
            number,
            NoticeKind(kind),
            drafted_on,
            issued_on,
            _delivery(*came),
            withdrawn_on,
            why,
            shortfall,
            tuple(lines.get(key, ())),
            tuple(skips.get(key, ())),
        )
        for key, number, kind, drafted_on, issued_on, withdrawn_on, why, shortfall, *came in session.execute(query)
    )


def _delivery(channel: str | None, *facts: Any) -> Delivery:
    """The delivery a row was joined with, its columns in their order; nothing recorded when there is none."""
    if channel is None:
        return Delivery()
    sent_on, delivered_on, confirmed, copy_channel, *rest = facts
    copy = Channel(copy_channel) if copy_channel else None
    return Delivery(Channel(channel), sent_on, delivered_on, confirmed, copy, *rest)


def _lines(session: Session) -> dict[int, list[LineFacts]]:
    """The lines of each notice in their order, by the notice's id."""
    days: dict[tuple[int, str], list[WorkDay]] = defaultdict(list)
    named = select(LineDay.line_id, LineDay.kind, LineDay.day, LineDay.recorded_on).order_by(LineDay.id)
    for line, kind, day, recorded_on in session.execute(named) if holds(session, LineDay) else ():
        days[line, kind].append(WorkDay(day, recorded_on))
    query = (
        select(
            NoticeLine.id,
            NoticeLine.notice_id,
            Notice.number,
            Building.number,
            NoticeLine.position,
            NoticeLine.rank,
            Decline.declined_on,
            Decline.own_choice,
            Decline.reason,
        )
        .join(Notice, Notice.id == NoticeLine.notice_id)
        .join(Building, Building.id == NoticeLine.building_id)
        .outerjoin(Decline, Decline.line_id == NoticeLine.id)
        .order_by(NoticeLine.notice_id, NoticeLine.position)
    )
    found: dict[int, list[LineFacts]] = defaultdict(list)
    for key, notice_id, notice, building, position, rank, on, own_choice, reason in session.execute(query):
        declined = DeclineFacts(on, own_choice, reason) if on is not None else None
        scheduled, forecasts = tuple(days.get((key, "scheduled"), ())), tuple(days.get((key, "forecast"), ()))
        found[notice_id].append(LineFacts(notice, building, position, rank, declined, scheduled, forecasts))
    return found


def _skips(session: Session) -> dict[int, list[SkipFacts]]:
    """The buildings each notice passed over, by the notice's id."""
    query = (
        select(NoticeSkip.notice_id, Building.number, NoticeSkip.rank, NoticeSkip.reason, NoticeSkip.note)
        .join(Building, Building.id == NoticeSkip.building_id)
        .order_by(NoticeSkip.notice_id, NoticeSkip.rank, NoticeSkip.id)
    )
    found: dict[int, list[SkipFacts]] = defaultdict(list)
    for notice_id, building, rank, reason, note in session.execute(query):
        found[notice_id].append(SkipFacts(building, rank, Skipped(reason) if reason else None, note))
    return found


def sites(
    session: Session, links: Mapping[str, LinkFacts], standings: Mapping[str, LinkStanding]
) -> dict[str, SiteFacts]:
    """The buildings any notice names, by number: the choices made of them and their Links as they stand."""
    on_notices = select(NoticeLine.building_id).distinct()
    chosen = _choices(session)
    served: dict[str, list[SiteLink]] = defaultdict(list)
    for number, now in standings.items():
        if now.state is not LinkState.REMOVED or now.accepted_on is not None:
            link = links[number]
            served[link.building].append(SiteLink(number, link.installed_on, now.accepted_on))
    query = select(Building.id, Building.number, Building.name, Building.street, Building.city)
    return {
        number: SiteFacts(number, name, f"{street}, {city}", tuple(chosen.get(key, ())), tuple(served.get(number, ())))
        for key, number, name, street, city in session.execute(query.where(Building.id.in_(on_notices)))
    }


def _choices(session: Session) -> dict[int, list[SelectionFacts]]:
    """Every choice Customer made, by the building's id; each with the notice it was made from."""
    query = (
        select(
            Selection.building_id,
            Selection.selected_on,
            Selection.pairs,
            Selection.withdrawn_on,
            Notice.number,
            Selection.direction,
        )
        .outerjoin(NoticeLine, NoticeLine.id == Selection.line_id)
        .outerjoin(Notice, Notice.id == NoticeLine.notice_id)
        .order_by(Selection.selected_on, Selection.id)
    )
    found: dict[int, list[SelectionFacts]] = defaultdict(list)
    for key, selected_on, pairs, withdrawn_on, notice, direction in session.execute(query):
        found[key].append(SelectionFacts(selected_on, pairs, withdrawn_on, notice or "", direction))
    return found


def _unnamed(session: Session, as_of: date, notices: Iterable[NoticeFacts]) -> int:
    """How many buildings of the list have no Link and stand on no notice that is not withdrawn."""
    standing = [one for one in notices if one.withdrawn_on is None or one.withdrawn_on > as_of]
    named = {line.building for notice in standing for line in notice.lines}
    named_ids = set(session.scalars(select(Building.id).where(Building.number.in_(named)))) if named else set()
    linked = select(Link.building_id).where(
        Link.installed_on <= as_of, (Link.removed_on.is_(None)) | (Link.removed_on > as_of)
    )
    served = set(session.scalars(linked))
    return sum(one.building_id not in named_ids and one.building_id not in served for one in ranking(session, as_of))
