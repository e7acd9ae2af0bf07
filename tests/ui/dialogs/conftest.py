"""The forms of letters, opened by keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from models.store import Store
from tests.ui.dialogs.forms import Forms


@pytest.fixture
def forms(qtbot: QtBot, store: Store, light: object) -> Iterator[Forms]:
    made = Forms(qtbot, store)
    yield made
    made.window.close()
