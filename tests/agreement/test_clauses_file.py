"""The register of clauses: every entry complete, every id once, every id the terms name among them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

AGREEMENT = Path(__file__).parents[2] / "resources" / "agreement"
FIELDS = {"id", "title", "place", "tag", "summary", "does"}
DEEDS = {"holds", "computes", "checks", "reminds", "prints"}

Data = dict[str, Any]


def load(name: str) -> Data:
    """One of the agreement's files."""
    return tomllib.loads((AGREEMENT / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def clauses() -> list[Data]:
    """The clauses in the order of the text."""
    return list(load("clauses.toml")["clause"])


@pytest.fixture(scope="module")
def ids(clauses: list[Data]) -> set[str]:
    """The ids of all clauses."""
    return {clause["id"] for clause in clauses}


def named(data: object) -> Iterator[str]:
    """Every clause id that `clause` and `clauses` name at any depth."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key == "clause":
                yield value
            elif key == "clauses":
                yield from value
            else:
                yield from named(value)
    elif isinstance(data, list):
        for value in data:
            yield from named(value)


def test_every_clause_has_every_field_filled(clauses: list[Data]) -> None:
    for clause in clauses:
        assert set(clause) == FIELDS
        assert all(clause[field] for field in FIELDS)


def test_no_clause_stands_twice(clauses: list[Data], ids: set[str]) -> None:
    assert len(ids) == len(clauses) == 190


def test_a_clause_does_nothing_or_something(clauses: list[Data]) -> None:
    for clause in clauses:
        assert clause["does"] == ["none"] or set(clause["does"]) <= DEEDS


def test_summaries_are_one_to_four_plain_sentences(clauses: list[Data]) -> None:
    for clause in clauses:
        assert clause["summary"].endswith(".")
        assert "!" not in clause["summary"]
        assert len(clause["summary"]) <= 420


@pytest.mark.parametrize("name", ["winstar-savvis-2000.toml", "defects.toml"])
def test_every_clause_the_other_files_name_exists(name: str, ids: set[str]) -> None:
    assert set(named(load(name))) <= ids


def test_every_reading_names_its_clauses(ids: set[str]) -> None:
    for reading in load("winstar-savvis-2000.toml")["reading"]:
        assert reading["clauses"]
        assert set(reading["clauses"]) <= ids


@pytest.mark.parametrize(
    ("clause_id", "tag"),
    [
        ("EXB-5b-4", "B-5(b)"),
        ("MA-13.2", "13.2"),
        ("EXA-2b-ii", "A-2(b)"),
        ("A-3", "Sch. A-3"),
        ("EXA-3", "A-3"),
        ("LTR-2", "Letter 2"),
    ],
)
def test_tags_are_short_names_of_places(clauses: list[Data], clause_id: str, tag: str) -> None:
    (clause,) = [clause for clause in clauses if clause["id"] == clause_id]
    assert clause["tag"] == tag


@pytest.mark.parametrize(
    ("clause_id", "figures"),
    [
        ("EXA-2b-ii", ["30%", "six years", "15th", "11%"]),
        ("EXB-1a", ["60 days", "August 29, 2000", "750"]),
        ("EXB-2c", ["15 days", "75 days"]),
        ("EXB-2d", ["30 days", "100 buildings", "75 days"]),
        ("EXD-4B", ["30 days", "1.5%", "60 days"]),
        ("EXE-6", ["$1,000,000", "$500,000"]),
        ("LTR-2", ["October 1, 2001", "175"]),
    ],
)
def test_figures_stand_in_their_summaries(clauses: list[Data], clause_id: str, figures: list[str]) -> None:
    (clause,) = [clause for clause in clauses if clause["id"] == clause_id]
    assert [figure for figure in figures if figure not in clause["summary"]] == []


def test_every_defect_says_what_is_odd_and_how_it_is_handled() -> None:
    defects = load("defects.toml")["defect"]
    assert len(defects) == 26
    for defect in defects:
        assert set(defect) == {"place", "clauses", "odd", "handling", "bites"}
        assert all(defect[field] for field in ("place", "clauses", "odd", "handling"))
