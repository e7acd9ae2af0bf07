"""Finding records by what is written on them, on both engines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy.orm import Session

from models.queries.find import Found, FoundRow, find
from models.store import Store
from models.tables import Building, End, Order, Pair, Shipment
from models.tables.notices import Notice
from models.tables.service import Outage

NOVEMBER = date(2000, 11, 28)


def fill(session: Session) -> None:
    """One order, one shipment, two pairs, two buildings."""
    order = Order(
        id=1, number="PO-001", form="", heading="", batch=1, batch_pairs=2, ordered_on=date(2000, 6, 30), ship_to="",
        attention="", telephone="", delivery_terms="", payment_terms="", routing="", deliver_by=None, issued_on=None,
        cancelled_on=None,
    )  # fmt: skip
    shipment = Shipment(
        id=1, number="SH-0001", memorandum="PM-10231", order_id=1, shipped_on=date(2000, 11, 1), carrier="",
        ship_to="", routing="",
    )  # fmt: skip
    session.add_all([order, shipment])
    session.flush()
    for number, tag in ((1, "P-0231"), (2, "P-0187")):
        session.add(Pair(id=number, tag=tag, radio="OC-3", order_id=1, shipment_id=1, package=None))
    session.flush()
    session.add(End(id=1, pair_id=2, side="far", serial="NEC-A40231-B", serial_key="NEC-A40231-B", band="HIGH"))
    for number, name, street in ((1, "One 100% Plaza", "12 Main St"), (2, "Tower_2", "400 W 15th St")):
        session.add(
            Building(
                id=number,
                number=f"B-{number:04}",
                name=name,
                street=street,
                city="Austin",
                state="TX",
                zip="78701",
                key=street,
                apart="",
                floors=None,
                latitude=None,
                longitude=None,
                remarks="",
            )
        )
    session.add(
        Notice(
            id=1, number="RPN-0001", kind="initial", drafted_on=date(2000, 11, 8), issued_on=None, withdrawn_on=None,
            withdrawn_why="", shortfall="", delivery_id=None,
        )
    )  # fmt: skip
    session.add(
        Outage(
            id=1, number="OUT-0001", zone="America/New_York", reported_at="2000-11-28T15:20", known_at=None,
            access_needed=False, access_at=None, responded_at=None, restored_at=None, words="No signal", contractor="",
            cause=None, customer_share=None, judged_on=None, found="", event_id=None, window_id=None,
        )
    )  # fmt: skip
    session.commit()


@pytest.fixture
def session(any_store: Store) -> Iterator[Session]:
    with Session(any_store.engine.execution_options(writing=True)) as writing:
        fill(writing)
    with any_store.reading() as reading:
        yield reading


def told(rows: list[FoundRow]) -> list[str]:
    return [row.words for row in rows]


def test_a_number_is_found_in_pairs_serials_and_memoranda_at_once(session: Session) -> None:
    found = find(session, "0231", NOVEMBER)
    assert told(found) == ["Pair P-0231", "Serial NEC-A40231-B", "Packing memorandum PM-10231"]
    assert [row.words[row.start : row.start + row.length] for row in found] == ["0231"] * 3


def test_a_scanned_serial_opens_its_pair_whatever_its_case_and_spaces(session: Session) -> None:
    (row,) = find(session, "nec-a4 0231-b", NOVEMBER)
    assert (row.kind, row.opens, row.key) == (Found.SERIAL, "pair", "P-0187")


def test_the_record_named_exactly_comes_first(session: Session) -> None:
    assert told(find(session, "P-0187", NOVEMBER))[0] == "Pair P-0187"
    assert find(session, "P-0187", NOVEMBER)[0].exact


BUILDINGS = {
    "austin main": ["One 100% Plaza"],
    "15th": ["400 W 15th St"],
    "B-0002": ["Building B-0002"],
    "100%": ["One 100% Plaza"],
    "r_2": ["Tower_2"],
    "%": ["One 100% Plaza"],
    "'; DROP TABLE pairs; --": [],
    "  ": [],
}


def test_a_building_is_found_by_name_street_city_or_number_and_signs_are_only_signs(session: Session) -> None:
    assert {typed: told(find(session, typed, NOVEMBER)) for typed in BUILDINGS} == BUILDINGS


def test_what_had_not_happened_by_the_day_is_not_found(session: Session) -> None:
    assert find(session, "0231", date(2000, 10, 31)) == []
    assert told(find(session, "PO-001", date(2000, 10, 31))) == ["Order PO-001"]


@pytest.mark.parametrize(
    ("text", "kind"), [("rpn-0001", Found.NOTICE), ("OUT-0001", Found.OUTAGE), ("no signal", Found.OUTAGE)]
)
def test_notices_and_outages_are_found_from_their_day_on(session: Session, text: str, kind: Found) -> None:
    assert [row.kind for row in find(session, text, NOVEMBER)] == [kind]
    assert find(session, text, date(2000, 11, 7)) == []
