"""An outage is taken down, answered, ended, and its cause settled; on SQLite and PostgreSQL."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from models.act import Act
from models.acts.maintenance import cancel_maintenance, schedule_maintenance
from models.acts.outages import (
    correct_outage,
    give_access,
    report_outage,
    respond_to_outage,
    restore_outage,
    settle_cause,
)
from models.acts.service import claim_force_majeure
from models.errors import Refusal
from models.queries.service import OutageRow, service_page
from models.rules.service_facts import Cause
from models.rules.words import Side
from models.store import Store
from tests.builders import do
from tests.service_story import NOW, NY, down, with_service
from tests.story import with_links


def row(store: Store, as_of: date = NOW) -> OutageRow:
    """The one outage of a book."""
    with store.reading() as session:
        [one] = service_page(session, as_of).outages
    return one


def test_an_outage_is_taken_down_answered_and_ended(any_store: Store) -> None:
    with_service(any_store, 2)
    done = down(any_store, links=("L-0001", "L-0002"), words="No signal")
    assert done.sentence == "Took down OUT-0001 of L-0001 and 1 more, reported Tue 28 Nov 2000 14:00"
    answered = do(
        any_store, respond_to_outage, NOW, outage="OUT-0001", responded_at="2000-11-28 16:30", contractor="Mast Co"
    )
    assert answered.sentence == "Recorded the start of work on OUT-0001, Tue 28 Nov 2000 16:30"
    ended = do(any_store, restore_outage, NOW, outage="OUT-0001", restored_at="2000-11-28 18:00")
    assert ended.sentence == "Recorded OUT-0001 restored, Tue 28 Nov 2000 18:00"
    now = row(any_store)
    assert (now.response.words, now.restoration.words) == ("Responded in 2 h 30 min", "Restored in 4 h 00 min")
    assert (now.down, now.minutes, now.facts.contractor, now.shares) == (False, 240, "Mast Co", "Cause not settled")
    assert now.where == "1 Market St, Philadelphia; 2 Market St, Philadelphia"


def test_every_act_on_an_outage_is_undone(any_store: Store) -> None:
    with_service(any_store)
    first = down(any_store)
    second = do(any_store, restore_outage, NOW, outage="OUT-0001", restored_at="2000-11-28 18:00")
    facts = {"outage": "OUT-0001", "cause": Cause.POWER, "customer_share": 30, "judged_on": NOW}
    third = do(any_store, settle_cause, NOW, **facts)
    assert row(any_store).shares == "Cost shared: Customer 30%, Winstar 70%"
    any_store.undo(third.act_id, NOW)
    assert row(any_store).facts.cause is None
    any_store.undo(second.act_id, NOW)
    assert row(any_store).down
    any_store.undo(first.act_id, NOW)
    with any_store.reading() as session:
        assert service_page(session, NOW).outages == ()


def test_what_is_recorded_later_does_not_change_an_earlier_day(store: Store) -> None:
    with_service(store)
    down(store)
    before = row(store)
    do(store, restore_outage, date(2000, 11, 29), outage="OUT-0001", restored_at="2000-11-29 08:00")
    facts = {"outage": "OUT-0001", "cause": Cause.POWER, "customer_share": 0, "judged_on": date(2000, 12, 1)}
    do(store, settle_cause, date(2000, 12, 1), **facts)
    assert row(store) == before
    assert row(store, date(2000, 11, 29)).facts.cause is None
    assert row(store, date(2000, 12, 1)).facts.cause is Cause.POWER


def test_a_zone_named_with_an_outage_is_kept_for_its_buildings(store: Store) -> None:
    with_links(store, 1)
    with pytest.raises(Refusal, match="The time zone of Tower 1 is not known"):
        down(store)
    down(store, zone="America/Chicago")
    do(store, restore_outage, NOW, outage="OUT-0001", restored_at="2000-11-28 14:20")
    down(store, reported_at="2000-11-28 15:00", known_at="2000-11-28 14:30")
    with store.reading() as session:
        page = service_page(session, NOW)
    assert [one.facts.zone for one in page.outages] == ["America/Chicago", "America/Chicago"]
    assert [one.since for one in page.outages] == ["Tue 28 Nov 14:30", "Tue 28 Nov 14:00"]


def test_access_given_later_is_recorded_alone_or_with_the_answer(store: Store) -> None:
    with_service(store)
    down(store, access_needed=True)
    assert row(store).response.words == "No access"
    do(store, give_access, NOW, outage="OUT-0001", access_at="2000-11-28 16:00")
    do(store, respond_to_outage, NOW, outage="OUT-0001", responded_at="2000-11-28 18:00")
    assert row(store).response.words == "Responded in 2 h 00 min"
    do(store, restore_outage, NOW, outage="OUT-0001", restored_at="2000-11-28 19:00")
    down(store, reported_at="2000-11-28 20:00", access_needed=True)
    both = {"responded_at": "2000-11-28 22:00", "access_at": "2000-11-28 21:00"}
    do(store, respond_to_outage, NOW, outage="OUT-0002", **both)
    with store.reading() as session:
        assert service_page(session, NOW).outages[0].response.words == "Responded in 1 h 00 min"


ON_OUTAGE = {"outage": "OUT-0001"}


@pytest.mark.parametrize(
    ("act", "facts", "words"),
    [
        (report_outage, {"links": ("L-0001",)}, "Say when the outage was reported"),
        (report_outage, {"links": ("L-0009",), "reported_at": "2000-11-28 10:00"}, "no link L-0009"),
        (report_outage, {"links": ("L-0001",), "reported_at": "2000-09-01 10:00"}, "was not mounted on Fri 1 Sep 2000"),
        (report_outage, {"links": ("L-0001",), "reported_at": "2000-11-29 10:00"}, "has not come yet"),
        (report_outage, {"links": ("L-0001",), "reported_at": "2000-10-29 01:30"}, "came twice"),
        (report_outage, {"links": (), "reported_at": "2000-11-28 10:00"}, "Name at least one Link"),
        (report_outage, {"links": ("L-0001",), "reported_at": "noon"}, "noon is no moment"),
        (report_outage, {"links": ("L-0001",), "reported_at": "2000-11-28 10:00", "zone": "X"}, "no time zone X"),
        (restore_outage, {"outage": "OUT-0009", "restored_at": "2000-11-28 18:00"}, "no outage OUT-0009"),
        (restore_outage, {**ON_OUTAGE, "restored_at": " "}, "Type the day and the time"),
        (restore_outage, {**ON_OUTAGE, "restored_at": "2000-11-28 13:00"}, "lies before the outage"),
        (respond_to_outage, {**ON_OUTAGE, "responded_at": "2000-11-29 13:00"}, "has not come yet"),
        (correct_outage, {**ON_OUTAGE, "why": "", "restored_at": "2000-11-28 18:00"}, "Say why"),
        (correct_outage, {**ON_OUTAGE, "why": "Typed wrong"}, "Type at least one moment"),
        (correct_outage, {**ON_OUTAGE, "why": "Typed wrong", "restored_at": "2000-11-28 13:00"}, "lies before"),
    ],
)
def test_an_act_on_an_outage_that_cannot_be_is_refused(
    store: Store, act: Act, facts: dict[str, Any], words: str
) -> None:
    with_service(store)
    down(store)
    with pytest.raises(Refusal, match=words):
        do(store, act, NOW, **facts)


def test_a_moment_is_recorded_once_and_then_corrected_with_a_reason(any_store: Store) -> None:
    with_service(any_store)
    down(any_store)
    do(any_store, restore_outage, NOW, outage="OUT-0001", restored_at="2000-11-28 18:00")
    with pytest.raises(Refusal, match="has Tue 28 Nov 2000 18:00 for this already"):
        do(any_store, restore_outage, NOW, outage="OUT-0001", restored_at="2000-11-28 19:00")
    facts = {"outage": "OUT-0001", "why": "Log of the NOC", "restored_at": "2000-11-28 19:30"}
    done = do(any_store, correct_outage, NOW, **facts)
    assert done.sentence == "Corrected the times of OUT-0001: restored Tue 28 Nov 2000 19:30"
    assert row(any_store).restoration.words == "Restored in 5 h 30 min"


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"customer_share": 101}, "between 0 and 100"),
        ({"cause": Cause.CUSTOMER}, "has a share of Customer's"),
        ({"cause": Cause.MAINTENANCE}, "Name the maintenance window"),
        ({"cause": Cause.MAINTENANCE, "window": "MW-0001"}, "MW-0001 was cancelled on Mon 27 Nov 2000"),
        ({"judged_on": date(2000, 11, 27)}, "its cause was not settled before"),
        ({"judged_on": date(2000, 11, 29)}, "has not come yet"),
        ({"force_majeure": "FM-0009"}, "no force majeure FM-0009"),
        ({"window": "MW-0009"}, "no maintenance window MW-0009"),
    ],
)
def test_a_cause_that_cannot_be_is_refused(store: Store, facts: dict[str, Any], words: str) -> None:
    with_service(store)
    night = {"links": ("L-0001",), "starts_at": "2000-11-28 02:00", "ends_at": "2000-11-28 03:00"}
    do(store, schedule_maintenance, date(2000, 11, 20), **night)
    do(store, cancel_maintenance, date(2000, 11, 27), window="MW-0001", cancelled_on=date(2000, 11, 27))
    down(store)
    said = {"outage": "OUT-0001", "cause": Cause.POWER, "customer_share": 0, "judged_on": NOW, **facts}
    with pytest.raises(Refusal, match=words):
        do(store, settle_cause, NOW, **said)


def test_an_outage_is_put_down_to_force_majeure_or_to_a_maintenance_window(any_store: Store) -> None:
    with_service(any_store)
    down(any_store)
    storm = {"party": Side.WINSTAR, "kind": "lightning", "duty": "Restore L-0001", "zone": NY}
    do(any_store, claim_force_majeure, NOW, **storm, started_at="2000-11-28 13:30", claimed_on=NOW)
    night = {"links": ("L-0001",), "starts_at": "2000-11-28 02:00", "ends_at": "2000-11-28 03:00"}
    do(any_store, schedule_maintenance, date(2000, 11, 20), **night)
    facts = {"outage": "OUT-0001", "cause": Cause.MAINTENANCE, "customer_share": 0, "judged_on": NOW}
    done = do(any_store, settle_cause, NOW, **facts, force_majeure="FM-0001", window="MW-0001", found="Mast")
    assert done.sentence == "Settled the cause of OUT-0001: scheduled maintenance. At Winstar's cost"
    now = row(any_store).facts
    assert (now.event, now.window, now.found) == ("FM-0001", "MW-0001", "Mast")


STEPS: dict[str, tuple[Act, dict[str, Any]]] = {
    "access": (give_access, {**ON_OUTAGE, "access_at": "2000-11-28 14:30"}),
    "answer": (respond_to_outage, {**ON_OUTAGE, "responded_at": "2000-11-28 15:00"}),
    "restore": (restore_outage, {**ON_OUTAGE, "restored_at": "2000-11-28 16:00"}),
    "settle": (settle_cause, {**ON_OUTAGE, "cause": Cause.POWER, "customer_share": 0, "judged_on": NOW}),
    "correct": (correct_outage, {**ON_OUTAGE, "why": "Typed wrong", "reported_at": "2000-11-28 13:55"}),
}
ONCE = {
    "access": "has Tue 28 Nov 2000 14:30 for this already",
    "answer": "has Tue 28 Nov 2000 15:00 for this already",
    "restore": "has Tue 28 Nov 2000 16:00 for this already",
    "settle": "is settled so already",
}


@pytest.mark.parametrize("taken", [(), ("access",), ("access", "answer"), ("answer", "restore"), ("restore", "settle")])
def test_every_act_in_every_state_of_an_outage(store: Store, taken: tuple[str, ...]) -> None:
    with_service(store)
    down(store, access_needed=True)
    for step in taken:
        act, facts = STEPS[step]
        do(store, act, NOW, **facts)
    for step, (act, facts) in STEPS.items():
        if step in taken and step in ONCE:
            with pytest.raises(Refusal, match=ONCE[step]) as refused:
                do(store, act, NOW, **facts)
            assert refused.value.clause in ("EXD-3.1", "EXD-3.3")
        else:
            store.undo(do(store, act, NOW, **facts).act_id, NOW)


def test_a_link_that_is_down_does_not_go_down_again(any_store: Store) -> None:
    with_service(any_store, 2)
    down(any_store)
    open_one = (
        "L-0001 was down already by OUT-0001, reported Tue 28 Nov 2000 14:00, which has not ended. Record first when "
        "service was restored there, or correct the times of OUT-0001 (D-3.1)."
    )
    for links in (("L-0001",), ("L-0002", "L-0001")):
        with pytest.raises(Refusal) as refused:
            down(any_store, links=links, reported_at="2000-11-28 15:00")
        assert (refused.value.sentence, refused.value.clause) == (open_one, "EXD-3.1")
    down(any_store, links=("L-0002",), reported_at="2000-11-28 15:00")
    do(any_store, restore_outage, NOW, outage="OUT-0001", restored_at="2000-11-28 16:00")
    with pytest.raises(Refusal, match=r"restored Tue 28 Nov 2000 16:00\. Type other times, or correct"):
        down(any_store, reported_at="2000-11-28 15:59")
    down(any_store, reported_at="2000-11-28 16:00")


def test_an_earlier_outage_entered_late_ends_before_the_later_one_begins(any_store: Store) -> None:
    with_service(any_store)
    down(any_store)
    down(any_store, reported_at="2000-11-28 09:00")
    both = {"outage": "OUT-0002", "restored_at": "2000-11-28 14:01"}
    with pytest.raises(Refusal, match="L-0001 was down already by OUT-0001"):
        do(any_store, restore_outage, NOW, **both)
    do(any_store, restore_outage, NOW, outage="OUT-0002", restored_at="2000-11-28 14:00")
    with pytest.raises(Refusal, match="by OUT-0001, reported Tue 28 Nov 2000 14:00, which has not ended"):
        do(any_store, correct_outage, NOW, **both, why="Log of the NOC")
