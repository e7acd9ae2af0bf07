"""Acts on the lines of Radio Pair Notices: declined by Winstar, scheduled, forecast anew (EXB-2c to EXB-2h)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import select

from models.act import Doing, act
from models.acts import records
from models.acts.letter_case import refuse
from models.errors import Refusal
from models.queries.notice_page import named_on
from models.rules.allowance import allowance
from models.rules.clause import day_words
from models.rules.notice_facts import LineStanding
from models.rules.selecting import why_not_decline, why_not_forecast, why_not_schedule
from models.rules.words import counted
from models.tables import Building
from models.tables.notices import Decline, LineDay, Notice, NoticeLine

__all__ = ["decline_buildings", "forecast_buildings", "schedule_buildings"]

Found = tuple[Building, LineStanding | None]


@act(says="Winstar declined {what}{left}")
def decline_buildings(
    doing: Doing, *, buildings: tuple[str, ...], reason: str, own_choice: bool = True
) -> Mapping[str, object]:
    """Records that Winstar will not install buildings of its notices; its own choice counts to the 2% (EXB-2h)."""
    if not reason.strip():
        raise Refusal("Say why Winstar declined.", "EXB-2h")
    known = named_on(doing.session, doing.on)
    for row, line in _lines(doing, buildings, known.book.line):
        refuse(why_not_decline(line, row.name, doing.on, known.law.terms), "EXB-2h")
        doing.session.add(Decline(line_id=_id(doing, line), declined_on=doing.on, own_choice=own_choice, reason=reason))
    return {"what": _names(doing, buildings), "left": _left(doing) if own_choice else ""}


def _left(doing: Doing) -> str:
    """What is left of the 2% after an act, at the end of its sentence."""
    doing.session.flush()
    known = named_on(doing.session, doing.on)
    may = allowance(known.book, known.law.terms, known.law.readings).value
    if may.beyond:
        return f"; {counted(len(may.beyond), 'building')} beyond the {may.allowed} it may"
    return f"; {may.left} left of the {may.allowed} it may"


@act(says="Scheduled {what} for {day}")
def schedule_buildings(doing: Doing, *, buildings: tuple[str, ...], scheduled_for: date) -> Mapping[str, object]:
    """Records the day on which Winstar will work at selected buildings of its notices (EXB-2c, EXB-2d)."""
    known = named_on(doing.session, doing.on)
    for row, line in _lines(doing, buildings, known.book.line):
        refuse(why_not_schedule(line, row.name, scheduled_for, doing.on), "EXB-2f")
        _add(doing, line, "scheduled", scheduled_for)
    return {"what": _names(doing, buildings), "day": day_words(scheduled_for)}


@act(says="Recorded Winstar's fresh forecast for {what}: {day}")
def forecast_buildings(doing: Doing, *, buildings: tuple[str, ...], forecast_on: date) -> Mapping[str, object]:
    """Records Winstar's fresh forecast for open or lapsed buildings of its notices (EXB-2c, EXB-2d)."""
    known = named_on(doing.session, doing.on)
    for row, line in _lines(doing, buildings, known.book.line):
        refuse(why_not_forecast(line, row.name, forecast_on, doing.on), "EXB-2d")
        _add(doing, line, "forecast", forecast_on)
    return {"what": _names(doing, buildings), "day": day_words(forecast_on)}


def _lines(doing: Doing, numbers: Sequence[str], line_of: Callable[[str], LineStanding | None]) -> Iterator[Found]:
    """The buildings named, each with its latest line."""
    if not numbers:
        raise Refusal("Name at least one building.")
    for number in dict.fromkeys(numbers):
        yield records.building(doing.session, number), line_of(number)


def _add(doing: Doing, line: LineStanding | None, kind: str, day: date) -> None:
    """Writes a day named for a line."""
    doing.session.add(LineDay(line_id=_id(doing, line), kind=kind, day=day, recorded_on=doing.on))


def _id(doing: Doing, line: LineStanding | None) -> int:
    """The id of a line."""
    assert line is not None  # the rules asked before refuse a building without one
    return doing.session.scalars(
        select(NoticeLine.id)
        .join(Notice, Notice.id == NoticeLine.notice_id)
        .join(Building, Building.id == NoticeLine.building_id)
        .where(Notice.number == line.notice, Building.number == line.building)
    ).one()


def _names(doing: Doing, numbers: Sequence[str]) -> str:
    """One building's name, or how many there are."""
    return records.building(doing.session, numbers[0]).name if len(numbers) == 1 else f"{len(numbers)} buildings"
