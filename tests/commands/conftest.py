"""The command line of the tests, on a started book."""

from __future__ import annotations

import pytest

from models.store import Store
from tests.commands.shell import Typed, place_of


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str], store: Store) -> Typed:
    """What is typed, and the book it is about."""
    return Typed(capsys, place_of(store))
