"""Service suspended after notice and restored again, recorded on SQLite and PostgreSQL (MA-5.1, EXD-4B)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from models.act import Act
from models.acts.suspensions import cure_interference, give_suspension_notice, restore_service, suspend_service
from models.errors import Refusal
from models.queries.service import service_page
from models.rules.moments import moment_words
from models.rules.service_facts import SuspensionCause, SuspensionFacts
from models.store import Store
from tests.builders import do
from tests.service_story import NOW, NY, with_service

NOTICE = {"cause": SuspensionCause.INTERFERENCE, "notice_on": NOW, "words": "A transmitter on the roof", "zone": NY}
SU = {"suspension": "SU-0001"}


def one(store: Store, as_of: date = NOW) -> SuspensionFacts:
    """The one suspension of a book."""
    with store.reading() as session:
        [found] = service_page(session, as_of).state.service.suspensions
    return found


def test_interference_is_notified_suspended_for_cured_and_over(any_store: Store) -> None:
    with_service(any_store)
    done = do(any_store, give_suspension_notice, NOW, **NOTICE, links=("L-0001",))
    assert done.sentence == (
        "Recorded the notice SU-0001 of Tue 28 Nov 2000: interference with the Winstar Network, L-0001"
    )
    do(any_store, suspend_service, NOW, **SU, started_at="2000-11-28 10:00")
    later = date(2000, 11, 30)
    do(any_store, cure_interference, later, **SU, cured_on=later)
    over = do(any_store, restore_service, later, **SU, ended_at="2000-11-30 12:00")
    assert over.sentence == "Recorded service restored after SU-0001, Thu 30 Nov 2000 12:00"
    then, now = one(any_store), one(any_store, later)
    assert (then.end, then.cured_on, then.links) == (None, None, ("L-0001",))
    assert now.end is not None
    assert (moment_words(now.end, NY), now.cured_on) == ("Thu 30 Nov 2000 12:00", later)
    any_store.undo(over.act_id, later)
    assert one(any_store, later).end is None


def test_unpaid_support_is_suspended_for_all_links_and_has_no_cure(store: Store) -> None:
    with_service(store)
    done = do(store, give_suspension_notice, NOW, **{**NOTICE, "cause": SuspensionCause.ARREARS})
    assert done.sentence.endswith("support charges unpaid, all Links")
    assert one(store).covers("L-0001")
    with pytest.raises(Refusal, match="it ends when service is restored"):
        do(store, cure_interference, NOW, **SU, cured_on=NOW)
    with pytest.raises(Refusal, match=r"suspends nothing \(D-4\(B\)\)"):
        do(store, restore_service, NOW, **SU, ended_at="2000-11-28 10:00")


@pytest.mark.parametrize(
    ("act", "facts", "words"),
    [
        (give_suspension_notice, {**NOTICE, "notice_on": date(2000, 11, 29)}, "has not come yet"),
        (give_suspension_notice, {**NOTICE, "zone": "Mars"}, "no time zone Mars"),
        (give_suspension_notice, {**NOTICE, "words": ""}, "Say what interferes"),
        (give_suspension_notice, {**NOTICE, "links": ("L-0009",)}, "no link L-0009"),
        (suspend_service, {**SU, "started_at": "2000-11-27 10:00"}, "nothing is suspended before"),
        (suspend_service, {**SU, "started_at": ""}, "Type the day and the time"),
        (suspend_service, {"suspension": "SU-0009", "started_at": "2000-11-28 10:00"}, "no suspension SU-0009"),
        (cure_interference, {**SU, "cured_on": date(2000, 11, 27)}, "it was not cured before"),
    ],
)
def test_a_step_that_cannot_be_is_refused(store: Store, act: Act, facts: dict[str, Any], words: str) -> None:
    with_service(store)
    do(store, give_suspension_notice, NOW, **NOTICE)
    with pytest.raises(Refusal, match=words):
        do(store, act, NOW, **facts)
