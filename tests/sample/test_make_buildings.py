"""The sample's buildings and hubs: enough of them, each at its own address, made the same every time."""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

import pytest

from resources.sample import make_buildings

SAMPLE = Path(make_buildings.__file__).parent
LONG_FORMS = {
    "street": "st",
    "avenue": "ave",
    "boulevard": "blvd",
    "lane": "ln",
    "drive": "dr",
    "south": "s",
    "north": "n",
}


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of one of the sample's files."""
    with (SAMPLE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def normal_address(row: dict[str, str]) -> str:
    """An address without case, punctuation and long forms."""
    words = re.findall(r"\w+", f"{row['street']} {row['city']} {row['state']} {row['zip']}".casefold())
    return " ".join(LONG_FORMS.get(word, word) for word in words)


def test_there_are_750_buildings_ranked_without_a_gap() -> None:
    assert [int(row["rank"]) for row in rows_of("buildings.csv")] == list(range(1, 751))


def test_no_two_buildings_or_hubs_share_an_address() -> None:
    addresses = [normal_address(row) for row in rows_of("buildings.csv") + rows_of("hubs.csv")]
    assert len(set(addresses)) == len(addresses) == 780


def test_no_two_buildings_share_a_name() -> None:
    assert len({row["name"].casefold() for row in rows_of("buildings.csv")}) == 750


def test_each_of_25_cities_has_30_buildings_spread_over_the_ranks() -> None:
    ranks: dict[str, list[int]] = {}
    for row in rows_of("buildings.csv"):
        ranks.setdefault(row["city"], []).append(int(row["rank"]))
    assert len(ranks) == 25
    assert all(len(of_city) == 30 for of_city in ranks.values())
    assert all(min(of_city) <= 150 and max(of_city) >= 600 for of_city in ranks.values())


def test_every_city_has_a_hub_near_its_buildings() -> None:
    hubs = {row["city"]: row for row in rows_of("hubs.csv")}
    assert len(rows_of("hubs.csv")) == 30
    for row in rows_of("buildings.csv"):
        hub = hubs[row["city"]]
        assert abs(float(row["latitude"]) - float(hub["latitude"])) < 0.05
        assert abs(float(row["longitude"]) - float(hub["longitude"])) < 0.05


def test_hub_codes_are_three_letters_and_a_number() -> None:
    codes = [row["code"] for row in rows_of("hubs.csv")]
    assert all(re.fullmatch(r"[A-Z]{3}-[12]", code) for code in codes)
    assert len(set(codes)) == len(codes)


def test_heights_and_zip_codes_look_like_themselves() -> None:
    for row in rows_of("buildings.csv"):
        assert 4 <= int(row["floors"]) <= 60
        assert re.fullmatch(r"\d{5}", row["zip"])


def test_some_names_need_more_than_ascii() -> None:
    names = {row["name"] for row in rows_of("buildings.csv")}
    assert {"Łódź Trading House", "Café Zürich Tower", "Ōkubo Center", "Ελλάς Building"} <= names


def test_running_it_again_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["make_buildings.py", str(tmp_path)])
    make_buildings.main()
    for name in ("buildings.csv", "hubs.csv"):
        assert (tmp_path / name).read_bytes() == (SAMPLE / name).read_bytes()
