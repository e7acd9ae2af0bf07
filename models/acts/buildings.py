"""Acts on buildings: their rank, Winstar's word on them, their selection for installation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from sqlalchemy import select

from models.act import Doing, act
from models.acts import records
from models.acts.days import refuse_after_term, refuse_future
from models.errors import Refusal
from models.queries import book
from models.queries.buildings import building_facts
from models.queries.list_changes import unagreed_changes
from models.queries.ranking import STEP, Ranked, position_at, ranking
from models.rules.addresses import address_key
from models.rules.buildings import BuildingFacts, Word, why_not_select, why_not_unselect
from models.rules.clause import day_words
from models.rules.notice_facts import LineStanding, LineState
from models.rules.terms import Terms
from models.rules.words import counted
from models.tables import Building, Eligibility, Link, Placing, Proposal, Selection
from models.tables.notices import LineDay, ListAgreement, Notice, NoticeLine

__all__ = [
    "decide_eligibility",
    "drop_building",
    "edit_building",
    "move_buildings",
    "plan_pairs",
    "record_list_agreement",
    "record_proposal",
    "relist_building",
    "select_buildings",
    "withdraw_selection",
]

MOST_FLOORS = 200


@act(says="Moved {what} to rank {rank}")
def move_buildings(doing: Doing, *, buildings: tuple[str, ...], rank: int) -> Mapping[str, object]:
    """Moves one building, or a block of them in their order, so that the first stands at a rank (EXB-1a)."""
    if not buildings:
        raise Refusal("Name at least one building to move.")
    rows = {records.building(doing.session, number).id: number for number in buildings}
    listed = ranking(doing.session, doing.on)
    block = [one for one in listed if one.building_id in rows]
    if len(block) < len(rows):
        absent = next(number for key, number in rows.items() if key not in {one.building_id for one in block})
        raise Refusal(f"{absent} is not on the Customer List on {day_words(doing.on)}.", "EXB-1a")
    last = len(listed) - len(block) + 1
    if not 1 <= rank <= last:
        raise Refusal(f"The rank has to be between 1 and {last}; {rank} is not.", "EXB-1a")
    others = [one for one in listed if one.building_id not in rows]
    if [one.building_id for one in block] == [one.building_id for one in listed[rank - 1 : rank - 1 + len(block)]]:
        raise Refusal("The order stays as it is; nothing was changed.", "EXB-1a")
    _place(doing, block, others, rank)
    name = doing.session.get_one(Building, block[0].building_id).name
    return {"what": name if len(block) == 1 else f"{len(block)} buildings"}


def _place(doing: Doing, block: Sequence[Ranked], others: Sequence[Ranked], rank: int) -> None:
    """Gives the block its new positions; where no gap is left the whole list is spread anew."""
    positions = [one.position for one in others]
    for offset in range(len(block)):
        position = position_at(positions, rank + offset)
        if position is None:
            _spread(doing, [*others[: rank - 1], *block, *others[rank - 1 :]])
            return
        positions.insert(rank + offset - 1, position)
    for offset, one in enumerate(block):
        _put(doing, one, positions[rank + offset - 1])


def _spread(doing: Doing, order: Sequence[Ranked]) -> None:
    """Places every building of the list anew, a full step apart."""
    for number, one in enumerate(order, 1):
        _put(doing, one, number * STEP)


def _put(doing: Doing, one: Ranked, position: int | None) -> None:
    """Writes one building's new place from the day of the act on."""
    doing.session.add(Placing(building_id=one.building_id, part_id=one.part_id, position=position, placed_on=doing.on))


@act(says="Took {name} off the Customer List")
def drop_building(doing: Doing, *, building: str, why: str = "") -> Mapping[str, object]:
    """Takes a building off the list, by agreement of the parties unless Customer may change it freely (AMB-16)."""
    row = records.building(doing.session, building)
    _refuse_alone(doing, why)
    one = next((one for one in ranking(doing.session, doing.on) if one.building_id == row.id), None)
    if one is None:
        raise Refusal(f"{row.name} is not on the Customer List on {day_words(doing.on)}.", "EXB-1a")
    if doing.session.scalar(select(Link.id).where(Link.building_id == row.id).limit(1)):
        raise Refusal(f"{row.name} has a link; it stays on the list.", "EXB-1a")
    chosen = select(Selection.id).where(Selection.building_id == row.id, Selection.withdrawn_on.is_(None))
    if doing.session.scalar(chosen.limit(1)):
        raise Refusal(f"{row.name} is selected; withdraw the selection first.", "EXB-2f")
    _put(doing, one, None)
    _agree(doing, why)
    return {"name": row.name}


@act(says="Put {name} on the Customer List again")
def relist_building(doing: Doing, *, building: str, why: str = "") -> Mapping[str, object]:
    """Puts a building that was taken off back behind the others, by agreement of the parties (AMB-16)."""
    row = records.building(doing.session, building)
    _refuse_alone(doing, why)
    listed = ranking(doing.session, doing.on)
    if any(one.building_id == row.id for one in listed):
        raise Refusal(f"{row.name} is on the Customer List on {day_words(doing.on)}.", "EXB-1a")
    last = doing.session.scalars(
        select(Placing)
        .where(Placing.building_id == row.id, Placing.placed_on <= doing.on)
        .order_by(Placing.placed_on.desc(), Placing.id.desc())
    ).first()
    if last is None:
        raise Refusal(f"{row.name} has not been on the Customer List by {day_words(doing.on)}.", "EXB-1a")
    position = (listed[-1].position if listed else 0) + STEP
    doing.session.add(Placing(building_id=row.id, part_id=last.part_id, position=position, placed_on=doing.on))
    _agree(doing, why)
    return {"name": row.name}


@act(says="Recorded the agreement to the changes of the Customer List of {day}")
def record_list_agreement(doing: Doing, *, changed_on: date, words: str) -> Mapping[str, object]:
    """Records that the parties agreed to what was changed in the list on a day: ranks, removals (AMB-16)."""
    if not words.strip():
        raise Refusal("Say who agreed, and how.", "EXB-1a")
    if changed_on not in unagreed_changes(doing.session, doing.on):
        raise Refusal(f"Nothing changed in the list on {day_words(changed_on)} waits for an agreement.", "EXB-1a")
    doing.session.add(ListAgreement(changed_on=changed_on, agreed_on=doing.on, words=words))
    return {"day": day_words(changed_on)}


def _refuse_alone(doing: Doing, why: str) -> None:
    """Refuses a change of the list without the agreement it needs, by the reading in force."""
    by_agreement = book.readings(doing.session, doing.on).list_changes == "by_agreement"
    if by_agreement and not why.strip():
        raise Refusal("Say who agreed to it and why; the list is not changed by one party alone.", "EXB-1a")


def _agree(doing: Doing, why: str) -> None:
    """Keeps the agreement told with a change, unless one is recorded for the day."""
    known = doing.session.scalar(select(ListAgreement.id).where(ListAgreement.changed_on == doing.on))
    if why.strip() and known is None:
        doing.session.add(ListAgreement(changed_on=doing.on, agreed_on=doing.on, words=why))


@act(says="Changed {name}")
def edit_building(
    doing: Doing,
    *,
    building: str,
    name: str | None = None,
    street: str | None = None,
    city: str | None = None,
    state: str | None = None,
    zip: str | None = None,  # noqa: A002  the field's own word
    floors: int | None = None,
    latitude: Decimal | None = None,
    longitude: Decimal | None = None,
    remarks: str | None = None,
    no_floors: bool = False,
    no_position: bool = False,
) -> Mapping[str, object]:
    """Corrects what the book says of a building; what is left out stays, `no_floors` and `no_position` take away."""
    row = records.building(doing.session, building)
    texts = {"name": name, "street": street, "city": city, "state": state, "zip": zip, "remarks": remarks}
    for field, value in texts.items():
        if value is not None:
            if not value.strip() and field in ("name", "street", "city"):
                raise Refusal(f"A building needs a {field}.", "EXB-1a")
            setattr(row, field, value)
    if floors is not None and not 1 <= floors <= MOST_FLOORS:
        raise Refusal(f"A building has 1 to {MOST_FLOORS} floors; {floors:,} was typed.", "EXB-1a")
    row.floors = None if no_floors else row.floors if floors is None else floors
    _locate(row, latitude, longitude, no_position)
    key = address_key(row.street, row.city, row.state, row.zip)
    with doing.session.no_autoflush:
        twin = doing.session.scalar(
            select(Building).where(Building.key == key, Building.apart == row.apart, Building.id != row.id)
        )
    if twin is not None:
        raise Refusal(f"{twin.name} ({twin.number}) stands at that address already.", "EXB-1a")
    row.key = key
    return {"name": row.name}


def _locate(row: Building, latitude: Decimal | None, longitude: Decimal | None, nowhere: bool) -> None:
    """Puts a building where it lies on the map; a position has both of its degrees."""
    if nowhere:
        row.latitude = row.longitude = None
        return
    north = row.latitude if latitude is None else latitude
    east = row.longitude if longitude is None else longitude
    if (north is None) != (east is None):
        raise Refusal("A position has a latitude and a longitude.", "EXB-1a")
    if north is not None and east is not None and not (abs(north) <= 90 and abs(east) <= 180):
        raise Refusal(f"{north}, {east} is no place on the map.", "EXB-1a")
    row.latitude, row.longitude = north, east


@act(says="Recorded {word_words}: {what}")
def decide_eligibility(
    doing: Doing, *, buildings: tuple[str, ...], word: Word, reason: str = ""
) -> Mapping[str, object]:
    """Records Winstar's word on buildings as Eligible Locations, from the day recorded on (MA-1.1h)."""
    if word is Word.REFUSED and not reason.strip():
        raise Refusal("Record why Winstar refused; approval may not be withheld without reason.", "MA-13.6")
    for row, facts in _known(doing, buildings):
        if word is not Word.ELIGIBLE and facts.is_selected:
            raise Refusal(f"{row.name} is selected; withdraw the selection first.", "EXB-2f")
        doing.session.add(Eligibility(building_id=row.id, standing=word.value, decided_on=doing.on, reason=reason))
    words = {Word.ELIGIBLE: "eligible", Word.REFUSED: "refused by Winstar", Word.OPEN: "not decided yet"}
    return {"what": _names(doing, buildings), "word_words": words[word]}


@act(says="Selected {what}")
def select_buildings(
    doing: Doing,
    *,
    buildings: tuple[str, ...],
    pairs: int = 1,
    direction: str = "",
    forecast_on: date | None = None,
) -> Mapping[str, object]:
    """Selects eligible buildings of the list for installation, from the notices once the Initial one is given (EXB-2f).

    `direction` is Customer's direction before the notices, or what the parties agreed for a building on none of them;
    `forecast_on` the fresh forecast that goes with a building whose window has ended.
    """
    terms = book.terms(doing.session, doing.on)
    _refuse_pairs(pairs, terms)
    if forecast_on is not None:
        if forecast_on < doing.on:
            said = f"{day_words(forecast_on)} is over on {day_words(doing.on)}. A forecast is of a day to come."
            raise Refusal(said, "EXB-2f")
        refuse_after_term(doing, forecast_on, "Nothing is installed")
    for row, facts in _known(doing, buildings):
        if facts.rank is None:
            raise Refusal(f"{row.name} is not on the Customer List on {day_words(doing.on)}.", "EXB-1a")
        if reason := why_not_select(facts, terms, doing.on, direction, forecast_on):
            raise Refusal(reason, "EXB-2f")
        line = _line(doing, facts.line)
        if line is not None and forecast_on is not None and facts.line and facts.line.state is LineState.LAPSED:
            doing.session.add(LineDay(line_id=line.id, kind="forecast", day=forecast_on, recorded_on=doing.on))
        _choose(doing, row, pairs, line, direction)
    return {"what": _names(doing, buildings)}


def _refuse_pairs(pairs: int, terms: Terms) -> None:
    """Refuses to plan no pairs for a building, or more than the agreement has."""
    if pairs < 1:
        raise Refusal("At least one pair goes to a selected building.", "EXB-2f")
    if pairs > terms.equipment.total_pairs:
        total = counted(terms.equipment.total_pairs, "pair")
        raise Refusal(f"{pairs:,} pairs were typed for a building; the agreement is about {total} in all.", "EXA-1a")


def _choose(doing: Doing, row: Building, pairs: int, line: NoticeLine | None, direction: str) -> None:
    """Writes one choice of a building."""
    doing.session.add(
        Selection(
            building_id=row.id,
            pairs=pairs,
            selected_on=doing.on,
            withdrawn_on=None,
            reason="",
            line_id=line.id if line is not None else None,
            direction=direction,
        )
    )


def _line(doing: Doing, standing: LineStanding | None) -> NoticeLine | None:
    """The line of a notice a building is chosen from; None for one that is done or on no notice."""
    if standing is None or standing.state.is_done:
        return None
    return doing.session.scalar(
        select(NoticeLine)
        .join(Notice, Notice.id == NoticeLine.notice_id)
        .join(Building, Building.id == NoticeLine.building_id)
        .where(Notice.number == standing.notice, Building.number == standing.building)
    )


@act(says="Planned {count} for {what}")
def plan_pairs(doing: Doing, *, buildings: tuple[str, ...], pairs: int) -> Mapping[str, object]:
    """Sets how many pairs are still to come to selected buildings, from the day recorded on (EXB-2f)."""
    _refuse_pairs(pairs, book.terms(doing.session, doing.on))
    for row, facts in _known(doing, buildings):
        if not facts.awaits:
            raise Refusal(f"{row.name} is not selected and still to be installed (B-2(f)).", "EXB-2f")
        _choose(doing, row, pairs, _line(doing, facts.line), "")
    return {"what": _names(doing, buildings), "count": counted(pairs, "pair")}


@act(says="Withdrew the selection of {what}")
def withdraw_selection(doing: Doing, *, buildings: tuple[str, ...], reason: str = "") -> Mapping[str, object]:
    """Takes buildings out of the selection again, as long as nothing is installed there (EXB-2f)."""
    for row, facts in _known(doing, buildings):
        if sentence := why_not_unselect(facts):
            raise Refusal(sentence, "EXB-2f")
        selection = doing.session.scalars(
            select(Selection)
            .where(Selection.building_id == row.id, Selection.withdrawn_on.is_(None))
            .order_by(Selection.id.desc())
        ).first()
        if selection is None:
            raise Refusal(f"{row.name} was withdrawn on a later day already.", "EXB-2f")
        selection.withdrawn_on = doing.on
        selection.reason = reason
    return {"what": _names(doing, buildings)}


def _known(doing: Doing, numbers: Sequence[str]) -> list[tuple[Building, BuildingFacts]]:
    """The buildings named, each with what the rules look at on the day of the act."""
    if not numbers:
        raise Refusal("Name at least one building.")
    rows = [records.building(doing.session, number) for number in dict.fromkeys(numbers)]
    with doing.session.no_autoflush:
        facts = building_facts(doing.session, doing.on, numbers=numbers)
    return [(row, facts[row.number]) for row in rows]


def _names(doing: Doing, numbers: Sequence[str]) -> str:
    """One building's name, or how many there are."""
    return records.building(doing.session, numbers[0]).name if len(numbers) == 1 else f"{len(numbers)} buildings"


@act(says="Recorded the earlier proposal of {address}")
def record_proposal(
    doing: Doing, *, street: str, city: str, state: str, zip_code: str, proposed_on: date
) -> Mapping[str, object]:
    """Records a building proposed to Winstar before the list, which the list has to leave out (EXB-1b)."""
    refuse_future(doing, proposed_on, "Nothing can have been proposed")
    address = f"{street}, {city}, {state} {zip_code}"
    key = address_key(street, city, state, zip_code)
    if doing.session.scalar(select(Proposal.id).where(Proposal.key == key)):
        raise Refusal(f"{address} is in the register of earlier proposals already.", "EXB-1b")
    doing.session.add(Proposal(key=key, address=address, proposed_on=proposed_on))
    return {"address": address}
