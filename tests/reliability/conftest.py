"""What every test of reliability starts from: a printed seed, and a book with a rollout under way."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from random import Random

import pytest

from models.store import Store
from tests.builders import new_store, opened
from tests.conftest import copied
from tests.story import with_links

LONG = int(os.environ.get("PAIRBOOK_LONG", "1"))
SEED = int(os.environ.get("PAIRBOOK_SEED", "2000"))


def times(count: int) -> int:
    """How often a fault is tried: this often in every run, PAIRBOOK_LONG times as often in a long one."""
    return count * LONG


def figure(words: str) -> None:
    """Says what was counted; pytest shows it with -rP, and whenever a test fails."""
    sys.stdout.write(f"{words}\n")


@pytest.fixture
def random() -> Random:
    """Chance that can be repeated."""
    figure(f"PAIRBOOK_SEED={SEED} repeats this run")
    return Random(SEED)


@pytest.fixture(scope="session")
def rollout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with an issued order, a store of pairs, eligible buildings and thirty Links."""
    path = tmp_path_factory.mktemp("rollout") / "book.pairbook"
    store = new_store(str(path))
    with_links(store, 30)
    store.close()
    return path


@pytest.fixture
def book(rollout: Path, tmp_path: Path) -> Path:
    """A copy of that book for one test."""
    return Path(shutil.copyfile(rollout, tmp_path / "test.pairbook"))


@pytest.fixture(scope="session")
def rollout_there(server: str) -> str:
    """The name of a database on the server with the same rollout."""
    store = new_store(copied(server, "rollout"))
    with_links(store, 30)
    store.close()
    return "rollout"


@pytest.fixture
def place_there(server: str, rollout_there: str, request: pytest.FixtureRequest) -> str:
    """The URL of a copy of that database for one test."""
    return copied(server, f"copy_{abs(hash(request.node.nodeid)):x}", rollout_there)


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest) -> str:
    """The place of a copy of the rollout, once on each engine."""
    return str(request.getfixturevalue("book" if request.param == "sqlite" else "place_there"))


@pytest.fixture
def opened_book(book: Path) -> Store:
    """The copy of the rollout, open."""
    return opened(str(book))
