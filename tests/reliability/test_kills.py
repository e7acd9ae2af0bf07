"""A program killed in the middle of its work: what it said was saved is there, and nothing is half done."""

from __future__ import annotations

import time
from pathlib import Path
from random import Random

import pytest

from tests.reliability.checks import ids, whole
from tests.reliability.children import clerk_at_work, start, told
from tests.reliability.conftest import figure, times

KILLS = times(12)


@pytest.mark.timeout(3600)
def test_killed_at_any_moment_no_saved_act_is_lost_and_none_is_half_done(place: str, random: Random) -> None:
    acknowledged: set[str] = set()
    midway = 0
    for number in range(KILLS):
        child, pipe = start(clerk_at_work, place, f"K{number}", random.randrange(10**6), 500, True)
        heard = [pipe.recv() for _ in range(random.randint(1, 9))]
        time.sleep(random.uniform(0.0, 0.06))
        child.kill()
        child.join()
        acknowledged.update({*heard, *told(pipe)} - {""})
        midway += Path(f"{place}-journal").exists()
        kept = ids(place)
        assert acknowledged <= set(kept)
        assert len(set(kept)) == len(kept)
    unheard = len([one for one in ids(place) if one.startswith("clerk")]) - len(acknowledged)
    figure(
        f"{KILLS} kills, {midway} while SQLite wrote; {len(acknowledged)} acts acknowledged, 0 lost, {unheard} unheard"
    )
    assert acknowledged
    assert unheard <= KILLS
    assert whole(place) == len(ids(place))
