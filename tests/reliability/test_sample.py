"""The whole story of the sample, done again from its journal, comes to the same book."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from models.commands.books import Shell, verify
from models.commands.sample import AS_OF, make_sample
from tests.reliability.checks import ids
from tests.reliability.conftest import LONG, figure


@pytest.mark.skipif(LONG == 1, reason="makes the sample twice; PAIRBOOK_LONG=2 runs it")
@pytest.mark.timeout(600)
def test_the_sample_replays_to_the_same_digest(tmp_path: Path) -> None:
    place = str(tmp_path / "sample.pairbook")
    make_sample(place)
    sound, sentences = verify(Shell(lambda: datetime(2000, 11, 28, tzinfo=UTC), AS_OF), place)
    figure(f"{len(ids(place))} acts. {' '.join(sentences)}")
    assert sound, sentences
