"""Two processes at work on one book: every act is done or refused in words, and numbers have no gap and no double."""

from __future__ import annotations

from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select

from models.errors import BookError, Refusal
from models.store import Store
from models.tables import Answer, Building, Letter, Movement, Order, Pair, Shipment
from tests.builders import new_store, opened
from tests.reliability.checks import ids, whole
from tests.reliability.children import clerk_at_work, start, told
from tests.reliability.conftest import figure, times

ACTS = times(60)
NUMBERED = {
    Building.number: "B-", Letter.number: "LAL-", Order.number: "PO-", Shipment.number: "SH-", Pair.tag: "P-",
    Answer.number: "CS-",
}  # fmt: skip


def gaps(store: Store) -> dict[str, list[int]]:
    """The numbers of each kind of record that are not the next after the one before."""
    found = {}
    with store.reading() as session:
        for column, prefix in NUMBERED.items():
            numbers = sorted(int(one.removeprefix(prefix)) for one in session.scalars(select(column)))
            found[prefix] = [number for place, number in enumerate(numbers, 1) if number != place]
        moved = list(session.scalars(select(Movement.id).order_by(Movement.id)))
        found["movements"] = [number for place, number in enumerate(moved, 1) if number != place]
    return {kind: numbers for kind, numbers in found.items() if numbers}


@pytest.mark.timeout(3600)
def test_two_processes_lose_nothing_and_number_without_gap_or_double(place: str, random: Random) -> None:
    before = len(ids(place))
    work = [start(clerk_at_work, place, name, random.randrange(10**6), ACTS, False) for name in ("A", "B")]
    said = [told(pipe) for _, pipe in work]
    for child, _ in work:
        child.join()
        assert child.exitcode == 0
    done = [act_id for one in said for act_id in one[1:-1]]
    refused = [sentence for one in said for sentence in one[-1]]
    figure(f"2 x {ACTS} acts: {len(done)} done, {len(refused)} refused in words, 0 lost")
    assert len(done) + len(refused) == 2 * ACTS
    assert all(sentence.endswith(".") for sentence in refused)
    kept = ids(place)
    assert sorted(kept[before:]) == sorted(done)
    store = opened(place)
    assert gaps(store) == {}
    store.close()
    assert whole(place) == before + len(done)


def starting(pipe: Connection, place: str) -> None:
    """Somebody who starts a book; tells whether it is theirs."""
    try:
        new_store(place).close()
    except (BookError, Refusal) as error:
        pipe.send(error.sentence)
    else:
        pipe.send("")


@pytest.mark.parametrize("there", [False, True])
def test_of_several_who_start_the_same_book_one_does_and_nobody_takes_it_away(
    tmp_path: Path, server_place: str, there: bool
) -> None:
    place = server_place if there else str(tmp_path / "new.pairbook")
    work = [start(starting, place) for _ in range(3)]
    said = [told(pipe) for _, pipe in work]
    for child, _ in work:
        child.join()
    assert said.count([""]) == 1
    assert all("already" in one[0] for one in said if one != [""])
    assert whole(place) == 1
