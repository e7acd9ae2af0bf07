"""Acts on places: stores, repair shops, Winstar's hubs, and the switch sites behind them (EXC-2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal

from sqlalchemy import func, select

from models.act import Doing, act
from models.acts import records
from models.acts.days import refuse_outside
from models.acts.twins import twin_of
from models.errors import Refusal
from models.rules.clause import day_words
from models.rules.inventory import PlaceKind
from models.rules.words import counted
from models.tables import Hub, Place
from models.tables.permits import HubRoute, SwitchSite

__all__ = ["HubFact", "add_hub", "add_place", "add_switch_site", "import_hubs", "route_hub"]


@act(says="Added the place {name}")
def add_place(doing: Doing, *, name: str, kind: PlaceKind = PlaceKind.STORE) -> Mapping[str, object]:
    """Adds a store or a repair shop that pairs can be moved to."""
    words = " ".join(name.split())
    if not words:
        raise Refusal("Name the place.")
    if kind not in (PlaceKind.STORE, PlaceKind.REPAIR):
        raise Refusal("Only stores and repair shops are added by hand; the book has the other places already.")
    twin = doing.session.scalar(select(Place.name).where(func.lower(Place.name) == words.lower()))
    if twin is not None:
        raise Refusal(f"There is a place {twin} already.")
    doing.session.add(Place(kind=kind.value, name=words, building_id=None))
    return {"name": words}


@dataclass(frozen=True, slots=True)
class HubFact:
    """A Winstar hub as it is typed or imported."""

    code: str
    name: str
    street: str = ""
    city: str = ""
    state: str = ""
    zip: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None


@act(says="Added the hub {code}")
def add_hub(
    doing: Doing,
    *,
    code: str,
    name: str,
    street: str = "",
    city: str = "",
    state: str = "",
    zip: str = "",  # noqa: A002  the field's own word
    latitude: Decimal | None = None,
    longitude: Decimal | None = None,
) -> Mapping[str, object]:
    """Adds one Winstar hub, where the near ends of Links stand (MA-1.1o)."""
    hub = _checked(HubFact(code, name, street, city, state, zip, latitude, longitude))
    if doing.session.scalar(select(Hub.id).where(Hub.code == hub.code)):
        raise Refusal(f"There is a hub {hub.code} already.", "MA-1.1o")
    row = Hub(**_values(hub))
    if hub.street:
        _refuse_same_place(doing, row)
    doing.session.add(row)
    return {"code": hub.code}


def _refuse_same_place(doing: Doing, row: Hub | SwitchSite) -> None:
    """Refuses a hub or a switch site that stands under another code already."""
    twin = twin_of(doing, row, "name", "street", "city")
    if isinstance(twin, Hub | SwitchSite):
        raise Refusal(f"{row.name}, {row.street}, is in the book already as {twin.code}.", "EXC-2")


@act(says="Imported hubs: {what}")
def import_hubs(doing: Doing, *, hubs: tuple[HubFact, ...]) -> Mapping[str, object]:
    """Takes in a list of hubs, all or none: new ones are added, known ones brought up to date (MA-1.1o)."""
    if not hubs:
        raise Refusal("The list has no hubs.", "MA-1.1o")
    known = {row.code: row for row in doing.session.scalars(select(Hub))}
    codes: set[str] = set()
    new = changed = 0
    for hub in map(_checked, hubs):
        if hub.code in codes:
            raise Refusal(f"The hub {hub.code} stands in the list twice.", "MA-1.1o")
        codes.add(hub.code)
        if hub.code not in known:
            doing.session.add(Hub(**_values(hub)))
            new += 1
        else:
            changed += _update(known[hub.code], hub)
    if not new and not changed:
        raise Refusal(f"Nothing changes: the book has {counted(len(hubs), 'hub')} of this list as they stand there.")
    words = (f"{new} new" if new else "", f"{changed} changed" if changed else "")
    return {"what": ", ".join(filter(None, words)), "new": new, "changed": changed}


def _checked(hub: HubFact) -> HubFact:
    """A hub with its texts tidied; a Refusal when it has no code or name, or stands nowhere on earth."""
    texts = {one.name: " ".join(value.split()) for one in fields(hub) if isinstance(value := _of(hub, one.name), str)}
    if not texts["code"] or not texts["name"]:
        raise Refusal("A hub needs a code and a name.", "MA-1.1o")
    for name, value, limit in (("latitude", hub.latitude, 90), ("longitude", hub.longitude, 180)):
        if value is not None and abs(value) > limit:
            raise Refusal(f"{texts['code']} has the {name} {value}; it lies between -{limit} and {limit}.", "MA-1.1o")
    return HubFact(**texts, latitude=hub.latitude, longitude=hub.longitude)


def _of(hub: HubFact | Hub, name: str) -> object:
    """One field of a hub."""
    return getattr(hub, name)


def _values(hub: HubFact) -> dict[str, object]:
    """A hub as the columns of its row."""
    return {one.name: _of(hub, one.name) for one in fields(hub)}


def _update(row: Hub, hub: HubFact) -> bool:
    """Brings a known hub up to date; gives whether anything changed."""
    different = {name: value for name, value in _values(hub).items() if value != _of(row, name)}
    for name, value in different.items():
        setattr(row, name, value)
    return bool(different)


@act(says="Added the switch site {code}, {name}")
def add_switch_site(
    doing: Doing,
    *,
    code: str,
    name: str,
    street: str = "",
    city: str = "",
    state: str = "",
    zip: str = "",  # noqa: A002  the field's own word
    cage: str = "",
) -> Mapping[str, object]:
    """Adds a Winstar switch site with Customer's cage there; Schedule C-2 has a heading for them and no list (C-2)."""
    texts = {"code": code, "name": name, "street": street, "city": city, "state": state, "zip": zip, "cage": cage}
    tidied = {field: " ".join(text.split()) for field, text in texts.items()}
    if not tidied["code"] or not tidied["name"]:
        raise Refusal("A switch site needs a code and a name.", "C-2")
    if doing.session.scalar(select(SwitchSite.id).where(SwitchSite.code == tidied["code"])):
        raise Refusal(f"There is a switch site {tidied['code']} already.", "C-2")
    row = SwitchSite(**tidied, added_on=doing.on)
    if row.street:
        _refuse_same_place(doing, row)
    doing.session.add(row)
    return {"code": tidied["code"], "name": tidied["name"]}


@act(says="Hub {hub} is carried to {site} from {day}")
def route_hub(doing: Doing, *, hub: str, site: str, holds_from: date, pop: str = "") -> Mapping[str, object]:
    """Records to which switch site Winstar carries a hub's traffic from a day on, and the POP behind it (EXC-2)."""
    row = records.hub(doing.session, hub)
    found = doing.session.scalar(select(SwitchSite).where(SwitchSite.code == site))
    if found is None:
        raise Refusal(f"There is no switch site {site} in this book.", "C-2")
    refuse_outside(doing, holds_from, "No traffic is carried")
    if doing.session.scalar(select(HubRoute.id).where(HubRoute.hub_id == row.id, HubRoute.holds_from == holds_from)):
        raise Refusal(f"A switch site for {hub} from {day_words(holds_from)} is recorded already.", "EXC-2")
    doing.session.add(HubRoute(hub_id=row.id, site_id=found.id, holds_from=holds_from, pop=" ".join(pop.split())))
    return {"day": day_words(holds_from)}
