"""Makes the sample's 750 buildings and 30 hubs out of the streets of 25 cities, the same bytes every time."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TypeVar

__all__ = ["buildings", "hubs", "main"]

HERE = Path(__file__).parent
SEED = 20000630
BUILDINGS = 750
SECOND_HUBS = ("New York", "Chicago", "Dallas", "San Francisco", "Los Angeles")
SPREAD = 0.002  # degrees around the middle of a street, about two city blocks

BUILDING_COLUMNS = ("rank", "name", "street", "city", "state", "zip", "floors", "latitude", "longitude")
HUB_COLUMNS = ("code", "name", "street", "city", "state", "zip", "latitude", "longitude")

FIRST_WORDS = """
    Alder Anchor Ashlar Beacon Birch Bluestone Brass Canal Cedar Clearwater Copper Cornice
    Dogwood Eastgate Elmwood Fairfield Ferry Foundry Garnet Granite Harbor Hawthorn Ironbridge Juniper
    Keystone Lantern Limestone Linden Maple Marble Millrace Northgate Oakfield Orchard Quarry Redwood
    Riverside Sandstone Slate Southgate Spruce Sycamore Telegraph Tideway Walnut Westgate Willow Windward
"""
LAST_WORDS = (
    *("Arcade", "Block", "Building", "Center", "Commerce Building", "Court", "Exchange Building", "Hall"),
    *("House", "Office Park", "Plaza", "Terrace", "Tower", "Trade Building", "Warehouse Lofts", "Works"),
)
NAMES_BY_RANK = {
    12: "Łódź Trading House",
    27: "Café Zürich Tower",
    58: "Ōkubo Center",
    94: "Ελλάς Building",
    141: "Дом на Неве",
    203: "Peña y Núñez Arcade",
}

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Street:
    """A downtown street, the house numbers to use on it and about where it lies."""

    code: str
    city: str
    state: str
    zip: str
    street: str
    first_number: int
    last_number: int
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Address:
    """One house on a street, with its own point on the map."""

    street: str
    city: str
    state: str
    zip: str
    latitude: str
    longitude: str


def streets() -> tuple[Street, ...]:
    """The streets of streets.csv in their order."""
    with (HERE / "streets.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(
            Street(
                code=row["code"],
                city=row["city"],
                state=row["state"],
                zip=row["zip"],
                street=row["street"],
                first_number=int(row["first_number"]),
                last_number=int(row["last_number"]),
                latitude=float(row["latitude"]),
                longitude=float(row["longitude"]),
            )
            for row in csv.DictReader(lines)
        )


def buildings() -> list[tuple[str, ...]]:
    """The rows of buildings.csv: 750 buildings whose ranks are spread over all the cities."""
    dice = _dice(SEED)
    addresses = _shuffled(_building_addresses(dice), dice)
    names = _shuffled([f"{first} {last}" for last in LAST_WORDS for first in FIRST_WORDS.split()], dice)
    rows: list[tuple[str, ...]] = []
    for rank, (drawn, a) in enumerate(zip(names, addresses, strict=False), start=1):
        name = NAMES_BY_RANK.get(rank, drawn)
        floors = str(_floors(dice))
        rows.append((str(rank), name, a.street, a.city, a.state, a.zip, floors, a.latitude, a.longitude))
    return rows


def hubs() -> list[tuple[str, ...]]:
    """The rows of hubs.csv: one hub in every city and a second one in the five largest."""
    dice = _dice(SEED + 1)
    rows: list[tuple[str, ...]] = []
    for city, on in _by_city().items():
        for number, street in enumerate(on[: 2 if city in SECOND_HUBS else 1], start=1):
            a = _address(street, _hub_number(street), dice)
            code = f"{street.code}-{number}"
            rows.append((code, f"{street.street} Hub", a.street, a.city, a.state, a.zip, a.latitude, a.longitude))
    return rows


def main() -> None:
    """Write buildings.csv and hubs.csv into the folder named on the command line, else beside this script."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    _write(folder / "buildings.csv", BUILDING_COLUMNS, buildings())
    _write(folder / "hubs.csv", HUB_COLUMNS, hubs())


def _dice(seed: int) -> Random:
    """Throws that come out the same every time."""
    return Random(seed)  # noqa: S311  a sample, not a secret


def _by_city() -> dict[str, list[Street]]:
    cities: dict[str, list[Street]] = {}
    for street in streets():
        cities.setdefault(street.city, []).append(street)
    return cities


def _building_addresses(dice: Random) -> list[Address]:
    lines = streets()
    return [
        _address(street, number, dice) for street in lines for number in _numbers(street, BUILDINGS // len(lines), dice)
    ]


def _numbers(street: Street, count: int, dice: Random) -> list[int]:
    """So many different house numbers of a street, one from each equal stretch of it."""
    stretch = (street.last_number - street.first_number) / count
    return [int(street.first_number + stretch * (i + 0.9 * dice.random())) for i in range(count)]


def _hub_number(street: Street) -> int:
    """A house number just past the buildings', so that no hub shares an address with one."""
    return street.last_number + 1


def _address(street: Street, number: int, dice: Random) -> Address:
    return Address(
        street=f"{number} {street.street}",
        city=street.city,
        state=street.state,
        zip=street.zip,
        latitude=f"{street.latitude + SPREAD * (2 * dice.random() - 1):.5f}",
        longitude=f"{street.longitude + SPREAD * (2 * dice.random() - 1):.5f}",
    )


def _floors(dice: Random) -> int:
    """A height from 4 to 60 floors, low ones more often than high ones."""
    return 4 + int(56 * dice.random() ** 2)


def _shuffled(items: Sequence[T], dice: Random) -> list[T]:
    """The items in an order drawn with `random()` alone, which Python keeps the same in every version."""
    return [item for _, item in sorted(((dice.random(), item) for item in items), key=lambda drawn: drawn[0])]


def _write(file: Path, columns: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


if __name__ == "__main__":
    main()
