"""The Links that letters name, as papers show them: both ends, the radio pair between, and the test plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from models.rules.words import listed
from models.sheets.availability_letter import LinkOnPaper
from models.sheets.gathering.wording import paper_day, place_line
from models.sheets.sheet import Place
from models.tables import Building, End, Hub, Letter, LetterLink, Link, Pair, TestPlan

__all__ = ["OnLetter", "on_letters", "where"]


@dataclass(frozen=True, slots=True)
class OnLetter:
    """What a letter is about: its Links, and the test plan they are tested by in words."""

    links: tuple[LinkOnPaper, ...]
    plan: str


def on_letters(session: Session, numbers: Sequence[str]) -> dict[str, OnLetter]:
    """The Links and the plan of each letter, by its number."""
    links, plans = _links(session, numbers), _plans(session, numbers)
    return {number: OnLetter(tuple(links[number]), plans.get(number, "")) for number in numbers}


def _links(session: Session, numbers: Sequence[str]) -> dict[str, list[LinkOnPaper]]:
    """The Links each letter names, in its order."""
    near, far = aliased(End), aliased(End)
    query = (
        select(Letter.number, Link, Pair.tag, Pair.radio, near.serial, far.serial, Hub, Building)
        .join(LetterLink, LetterLink.letter_id == Letter.id)
        .join(Link, Link.id == LetterLink.link_id)
        .join(Pair, Pair.id == Link.pair_id)
        .join(Hub, Hub.id == Link.hub_id)
        .join(Building, Building.id == Link.building_id)
        .outerjoin(near, (near.pair_id == Pair.id) & (near.side == "near"))
        .outerjoin(far, (far.pair_id == Pair.id) & (far.side == "far"))
        .where(Letter.number.in_(numbers))
        .order_by(LetterLink.id)
    )
    found: dict[str, list[LinkOnPaper]] = defaultdict(list)
    for letter, link, tag, radio, near_serial, far_serial, hub, building in session.execute(query):
        found[letter].append(
            LinkOnPaper(
                number=link.number,
                pair=tag,
                radio=radio,
                hub=Place(hub.code, hub.name, _address(hub)),
                location=Place(building.number, building.name, _address(building)),
                near_serial=near_serial or "",
                far_serial=far_serial or "",
                installed_on=link.installed_on,
            )
        )
    return found


def _address(site: Hub | Building) -> str:
    return place_line(site.street, site.city, site.state, site.zip)


def _plans(session: Session, numbers: Sequence[str]) -> dict[str, str]:
    """The test plan of each letter, as a specification names it."""
    query = (
        select(Letter.number, Letter.issued_on, TestPlan.version, TestPlan.agreed_on)
        .join(TestPlan, TestPlan.id == Letter.plan_id)
        .where(Letter.number.in_(numbers))
    )
    return {
        number: f"Link test plan, version {version}, {_agreed(agreed_on, issued_on)}"
        for number, issued_on, version, agreed_on in session.execute(query)
    }


def _agreed(agreed_on: date | None, by: date) -> str:
    """Since when the plan is agreed; a plan agreed after the letter was only proposed then."""
    return f"agreed {paper_day(agreed_on)}" if agreed_on is not None and agreed_on <= by else "proposed"


def where(links: Sequence[LinkOnPaper]) -> str:
    """Which Links, and where if it is one: L-0156, 1292 6th Ave, San Diego, CA 92101."""
    if len(links) > 1:
        return listed([link.number for link in links])
    return ", ".join(f"{link.number}, {link.location.address or link.location.name}" for link in links)
