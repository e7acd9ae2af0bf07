"""Tests of what the watch says of defaults, disputes, claims, the security interest, the upgrade and the Term."""

from __future__ import annotations

import pytest

from tests.rules.law import day
from tests.rules.watched import found, watched


@pytest.mark.parametrize(
    ("as_of", "said"),
    [("2009-06-29", False), ("2009-06-30", True), ("2010-06-30", True), ("2010-07-01", False)],
)
def test_the_end_of_the_term_is_announced_in_its_last_year(as_of: str, said: bool) -> None:
    assert bool(found(watched(day(as_of)), "R22")) == said
