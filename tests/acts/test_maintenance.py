"""Scheduled maintenance, work orders, disturbances and what a site asks, recorded on SQLite and PostgreSQL."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from models.act import Act
from models.acts.maintenance import (
    cancel_maintenance,
    close_work_order,
    describe_site,
    notify_disturbance,
    notify_maintenance,
    open_work_order,
    record_disturbance,
    schedule_maintenance,
)
from models.errors import Refusal
from models.queries.service import service_page
from models.rules.service_facts import Disturbance, ServiceBook, WorkKind
from models.store import Store
from tests.builders import do
from tests.service_story import NOW, NY, down, with_service

NIGHT = {"links": ("L-0001",), "starts_at": "2000-11-30 02:00", "ends_at": "2000-11-30 03:00"}


def book(store: Store, as_of: date = NOW) -> ServiceBook:
    """The book of service on a day."""
    with store.reading() as session:
        return service_page(session, as_of).state.service


def test_maintenance_is_planned_notified_and_cancelled(any_store: Store) -> None:
    with_service(any_store)
    done = do(any_store, schedule_maintenance, NOW, **NIGHT, words="New firmware")
    assert done.sentence == ("Scheduled maintenance MW-0001 of L-0001, Thu 30 Nov 2000 2:00 to Thu 30 Nov 2000 3:00")
    do(any_store, notify_maintenance, NOW, window="MW-0001", notified_on=NOW)
    off = do(any_store, cancel_maintenance, date(2000, 11, 29), window="MW-0001", cancelled_on=date(2000, 11, 29))
    [then], [now] = book(any_store).windows, book(any_store, date(2000, 11, 29)).windows
    assert (then.notified_on, then.cancelled_on, now.cancelled_on) == (NOW, None, date(2000, 11, 29))
    assert (then.links, then.zone, then.words) == (("L-0001",), NY, "New firmware")
    any_store.undo(off.act_id, NOW)
    assert book(any_store, date(2000, 11, 29)).windows[0].cancelled_on is None


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"links": ()}, "Name at least one Link"),
        ({"links": (), "zone": NY}, "Name at least one Link"),
        ({"ends_at": "2000-11-30 01:00"}, "The work cannot end"),
        ({"ends_at": "2000-11-30 07:00"}, "outside 0:00 to 6:00"),
        ({"ends_at": "soon"}, "soon is no moment"),
        ({"notified_on": date(2000, 11, 29)}, "has not come yet"),
    ],
)
def test_maintenance_that_cannot_be_is_refused(store: Store, facts: dict[str, Any], words: str) -> None:
    with_service(store)
    with pytest.raises(Refusal, match=words):
        do(store, schedule_maintenance, NOW, **{**NIGHT, **facts})


def test_notice_of_maintenance_is_given_once_before_it_begins(store: Store) -> None:
    with_service(store)
    do(store, schedule_maintenance, NOW, **NIGHT)
    with pytest.raises(Refusal, match="notice comes before"):
        do(store, notify_maintenance, date(2000, 12, 1), window="MW-0001", notified_on=date(2000, 12, 1))
    do(store, notify_maintenance, NOW, window="MW-0001", notified_on=NOW)
    with pytest.raises(Refusal, match="was given on Tue 28 Nov 2000"):
        do(store, notify_maintenance, NOW, window="MW-0001", notified_on=NOW)
    do(store, cancel_maintenance, NOW, window="MW-0001", cancelled_on=NOW)
    with pytest.raises(Refusal, match="was cancelled"):
        do(store, cancel_maintenance, NOW, window="MW-0001", cancelled_on=NOW)


def test_a_site_says_its_zone_and_how_to_get_in(any_store: Store) -> None:
    with_service(any_store)
    facts = {"contact": "Building manager", "telephone": "215 555 0100", "access": "Badge at the desk"}
    done = do(any_store, describe_site, NOW, building="B-0001", **facts)
    assert done.sentence.startswith("Recorded for Tower 1: contact Building manager, telephone 215 555 0100")
    with any_store.reading() as session:
        site = service_page(session, NOW).sites["L-0001"]
    assert (site.building, site.zone, site.access) == ("B-0001", NY, "Badge at the desk")


@pytest.mark.parametrize(("facts", "words"), [({}, "Type the time zone"), ({"zone": "Mars"}, "no time zone Mars")])
def test_a_site_without_facts_or_in_no_zone_is_refused(store: Store, facts: dict[str, str], words: str) -> None:
    with_service(store)
    with pytest.raises(Refusal, match=words):
        do(store, describe_site, NOW, building="B-0001", **facts)


def test_a_disturbance_is_recorded_and_its_notice_after(any_store: Store) -> None:
    with_service(any_store)
    facts = {"links": ("L-0001",), "reason": Disturbance.FCC_REQUEST, "happened_on": date(2000, 11, 27)}
    done = do(any_store, record_disturbance, NOW, **facts, words="Transmitter shut down for an hour")
    assert done.sentence == "Recorded the disturbance DN-0001 of L-0001 on Mon 27 Nov 2000"
    assert book(any_store).disturbances[0].notice_on is None
    do(any_store, notify_disturbance, NOW, notice="DN-0001", notice_on=NOW)
    [one] = book(any_store).disturbances
    assert (one.notice_on, one.links, one.reason) == (NOW, ("L-0001",), Disturbance.FCC_REQUEST)
    assert book(any_store, date(2000, 11, 27)).disturbances[0].notice_on is None
    with pytest.raises(Refusal, match="was given on"):
        do(any_store, notify_disturbance, NOW, notice="DN-0001", notice_on=NOW)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"links": ()}, "Name at least one Link"),
        ({"words": " "}, "Say what was done"),
        ({"happened_on": date(2000, 11, 29)}, "has not come yet"),
        ({"notice_on": date(2000, 11, 29)}, "has not come yet"),
    ],
)
def test_a_disturbance_that_cannot_be_is_refused(store: Store, facts: dict[str, Any], words: str) -> None:
    with_service(store)
    said = {"links": ("L-0001",), "reason": Disturbance.OTHER, "happened_on": NOW, "words": "Test", **facts}
    with pytest.raises(Refusal, match=words):
        do(store, record_disturbance, NOW, **said)


def test_a_work_order_names_its_service_and_its_contractor(any_store: Store) -> None:
    with_service(any_store)
    down(any_store)
    facts = {"link": "L-0001", "kind": WorkKind.REPAIR, "opened_on": NOW, "outage": "OUT-0001"}
    done = do(any_store, open_work_order, NOW, **facts, contractor="Mast Co")
    assert done.sentence == "Opened the work order WO-0001 on L-0001: repair, by Mast Co; Winstar answers for it"
    do(any_store, close_work_order, date(2000, 11, 29), order="WO-0001", done_on=date(2000, 11, 29))
    [then], [now] = book(any_store).work, book(any_store, date(2000, 11, 29)).work
    assert (then.done_on, now.done_on, now.outage) == (None, date(2000, 11, 29), "OUT-0001")


@pytest.mark.parametrize(
    ("act", "facts", "words"),
    [
        (
            open_work_order,
            {"link": "L-0001", "kind": WorkKind.TESTING, "opened_on": date(2000, 11, 29)},
            "has not come",
        ),
        (close_work_order, {"order": "WO-0009", "done_on": NOW}, "no work order WO-0009"),
        (close_work_order, {"order": "WO-0001", "done_on": date(2000, 11, 26)}, "was opened on Mon 27 Nov 2000"),
        (close_work_order, {"order": "WO-0002", "done_on": NOW}, "was done on Tue 28 Nov 2000"),
    ],
)
def test_work_that_cannot_be_is_refused(store: Store, act: Act, facts: dict[str, Any], words: str) -> None:
    with_service(store)
    for note in ("", "Again"):
        opened = {"link": "L-0001", "kind": WorkKind.TESTING, "opened_on": date(2000, 11, 27), "words": note}
        do(store, open_work_order, NOW, **opened)
    do(store, close_work_order, NOW, order="WO-0002", done_on=NOW)
    with pytest.raises(Refusal, match=words):
        do(store, act, NOW, **facts)
