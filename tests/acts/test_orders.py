"""Orders are drafted by the agreement's forms or by hand, priced, issued, routed and cancelled."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from models.act import Act
from models.acts.order_lines import (
    LineFact,
    add_order_line,
    edit_order_line,
    paste_order_lines,
    remove_order_line,
    type_price,
)
from models.acts.orders import cancel_order, discard_order, draft_order, edit_order, issue_order, route_order
from models.errors import Refusal
from models.queries.orders import OrderDetail, order, order_facts, orders
from models.rules.purchasing import Part
from models.store import Store
from tests.builders import JUNE_30, do, result

SEPT_29 = date(2000, 9, 29)
NOV_28 = date(2000, 11, 28)


def draft(store: Store, on: date = NOV_28, **facts: object) -> str:
    return result(do(store, draft_order, on, **facts), "order")


def read(store: Store, number: str, as_of: date = NOV_28) -> OrderDetail:
    with store.reading() as session:
        return order(session, number, as_of)


def numbers(store: Store, as_of: date = NOV_28) -> list[str]:
    with store.reading() as session:
        return [row.number for row in orders(session, as_of)]


def test_the_first_order_is_batch_1_with_the_lines_of_schedule_a3(any_store: Store) -> None:
    number = draft(any_store, JUNE_30, form="A-3")
    do(any_store, issue_order, order=number)
    found = read(any_store, number)
    assert (number, found.row.batch, found.row.batch_pairs, found.row.listed) == ("PO-001", 1, 204, 347)
    assert [(one.radio, one.listed) for one in found.radios] == [("OC-3", 75), ("DS-3", 272)]
    assert [line.price for line in found.lines] == [None] * 13
    assert found.ship_to[0] == "SAVVIS/MERIDIAN"


def test_the_order_of_the_letter_is_in_force_from_its_day_on(any_store: Store) -> None:
    with pytest.raises(Refusal, match="no order LTR-PO on Thu 28 Sep 2000; it has A-3"):
        draft(any_store, date(2000, 9, 28), form="LTR-PO")
    for form in ("A-3", "LTR-PO"):
        do(any_store, issue_order, SEPT_29, order=draft(any_store, SEPT_29, form=form))
    found = read(any_store, "PO-002")
    assert (found.row.batch, found.row.ordered_on, found.ship_on) == (2, SEPT_29, SEPT_29)
    assert found.running_words == "106 pairs, 204 ordered before, 310 of 500 after"


def test_a_form_is_taken_once(store: Store) -> None:
    draft(store, form="A-3")
    with pytest.raises(Refusal, match="Batch 1 is in the book as PO-001"):
        draft(store, form="A-3")


def test_a_form_brings_its_own_lines(store: Store) -> None:
    with pytest.raises(Refusal, match="brings its own lines"):
        draft(store, form="A-3", pairs={"OC-3": 3})


def test_an_order_for_pairs_lists_every_end_twice_and_is_a_batch_of_its_own(store: Store) -> None:
    found = read(store, draft(store, pairs={"OC-3": 14, "DS-3": 10}))
    assert (found.row.batch, found.row.batch_pairs) == (3, 24)
    assert found.row.heading == "14 OC-3 and 10 DS-3 radio pairs"
    assert all(one.balanced for one in found.ends)
    assert found.row.warnings == ()


def test_lines_are_typed_changed_and_removed_and_the_pairs_follow(any_store: Store) -> None:
    number = draft(any_store)
    do(any_store, add_order_line, NOV_28, order=number, description="DS3 ODU band 1 low", quantity=4)
    do(any_store, add_order_line, NOV_28, order=number, description="indoor unit", quantity=8)
    do(any_store, add_order_line, NOV_28, order=number, description="OC-3 outdoor unit", quantity=6)
    assert [(one.radio, one.listed) for one in read(any_store, number).radios] == [("DS-3", 2), ("OC-3", 3)]
    do(any_store, edit_order_line, NOV_28, order=number, line=1, quantity=8, description="DS-3 outdoor unit")
    do(any_store, remove_order_line, NOV_28, order=number, line=3)
    found = read(any_store, number)
    assert [(line.position, line.radio, line.part) for line in found.lines] == [(1, "DS-3", "odu"), (2, "DS-3", "idu")]
    assert (found.row.batch_pairs, [one.radio for one in found.radios]) == (4, ["DS-3"])


def test_removing_a_line_moves_the_others_up_and_undo_brings_it_back(any_store: Store) -> None:
    number = draft(any_store, pairs={"OC-3": 2})
    before = read(any_store, number)
    done = do(any_store, remove_order_line, NOV_28, order=number, line=1)
    assert [line.position for line in read(any_store, number).lines] == [1, 2, 3]
    any_store.undo(done.act_id, NOV_28)
    assert read(any_store, number) == before


def test_pasted_lines_come_whole_or_not_at_all(store: Store) -> None:
    number = draft(store)
    good = LineFact("OC-3 ODU low", 5, price=Decimal("100.00"))
    with pytest.raises(Refusal, match="quantity has to be between"):
        do(store, paste_order_lines, NOV_28, order=number, lines=(good, LineFact("OC-3 ODU high", 0)))
    done = do(store, paste_order_lines, NOV_28, order=number, lines=(good, LineFact("OC-3 ODU high", 5)))
    assert done.sentence == "Pasted 2 lines into PO-001"
    assert read(store, number).row.batch_pairs == 5


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"description": "  ", "quantity": 1}, "Describe what the line orders"),
        ({"description": "ODU", "quantity": 1}, "OC-3 or DS-3"),
        ({"description": "OC-3 ODU", "quantity": -1}, "between 1 and"),
        ({"description": "OC-3 ODU", "quantity": 1, "price": Decimal("1.005")}, "whole cents"),
        ({"description": "OC-3 ODU", "quantity": 1, "price": Decimal(-1)}, "whole cents"),
    ],
)
def test_a_line_that_cannot_be_ordered_is_refused(store: Store, facts: dict[str, object], words: str) -> None:
    with pytest.raises(Refusal, match=words):
        do(store, add_order_line, NOV_28, order=draft(store), **facts)


def test_a_total_is_known_only_when_every_line_has_its_price(any_store: Store) -> None:
    number = draft(any_store, pairs={"OC-3": 2})
    for line in (1, 2, 3):
        do(any_store, type_price, NOV_28, order=number, line=line, price=Decimal("1000.50"))
    found = read(any_store, number)
    assert (found.row.total, found.row.unpriced, found.priced_total) == (None, 1, Decimal("8004.00"))
    do(any_store, type_price, NOV_28, order=number, line=4, price=Decimal(0))
    assert read(any_store, number).row.total == Decimal("8004.00")


def test_an_issued_order_is_fixed_but_for_its_prices(store: Store) -> None:
    number = draft(store, pairs={"OC-3": 2})
    done = do(store, issue_order, NOV_28, order=number)
    assert done.sentence == "Issued PO-001, batch 3: 2 pairs"
    assert done.result["notes"] == ("4 lines have no price; the total prints as not entered.",)
    for act, facts in ((remove_order_line, {"line": 1}), (edit_order, {"attention": "Dock"}), (discard_order, {})):
        with pytest.raises(Refusal, match="was issued on Tue 28 Nov 2000"):
            do(store, act, NOV_28, order=number, **facts)
    do(store, type_price, NOV_28, order=number, line=1, price=Decimal("22400.00"))
    assert read(store, number).lines[0].extended == Decimal("44800.00")
    do(store, type_price, NOV_28, order=number, line=1, price=None)
    assert read(store, number).lines[0].price is None


def test_no_order_takes_the_total_above_500_pairs_even_one_dated_earlier(store: Store) -> None:
    for form in ("A-3", "LTR-PO"):
        do(store, issue_order, SEPT_29, order=draft(store, SEPT_29, form=form))
    do(store, issue_order, NOV_28, order=draft(store, pairs={"OC-3": 100}))
    july = date(2000, 7, 3)
    number = draft(store, july, pairs={"OC-3": 91})
    with pytest.raises(Refusal, match="would bring the total to 501") as refusal:
        do(store, issue_order, july, order=number)
    assert refusal.value.clause == "EXA-1a"
    do(store, edit_order_line, july, order=number, line=1, quantity=89)
    do(store, issue_order, july, order=number)


def test_an_empty_draft_cannot_be_issued(store: Store) -> None:
    number = draft(store)
    assert read(store, number).why_not_issue == "PO-001 has no lines. An order needs at least one (A-3)."
    with pytest.raises(Refusal, match="has no lines"):
        do(store, issue_order, NOV_28, order=number)


def test_an_order_is_not_dated_later_than_it_is_entered_or_issued(store: Store) -> None:
    with pytest.raises(Refusal, match="has not come yet"):
        draft(store, ordered_on=date(2000, 11, 29))
    number = draft(store, pairs={"OC-3": 1})
    with pytest.raises(Refusal, match="is dated Tue 28 Nov 2000"):
        do(store, issue_order, date(2000, 11, 27), order=number)


def test_the_head_of_a_draft_is_changed_field_by_field(store: Store) -> None:
    number = draft(store, pairs={"OC-3": 1}, deliver_by=date(2001, 1, 12))
    do(store, edit_order, NOV_28, order=number, ship_to=("Herndon", "12851 Worldgate Drive"), attention="Dock 3")
    found = read(store, number)
    assert (found.ship_to, found.attention) == (("Herndon", "12851 Worldgate Drive"), "Dock 3")
    assert found.deliver_by == date(2001, 1, 12)
    do(store, edit_order, NOV_28, order=number, no_deliver_by=True, ordered_on=date(2000, 11, 27))
    found = read(store, number)
    assert (found.deliver_by, found.row.ordered_on) == (None, date(2000, 11, 27))


def test_the_date_of_the_agreements_own_order_stays(store: Store) -> None:
    number = draft(store, form="A-3")
    with pytest.raises(Refusal, match=r"The date of A-3 is the agreement's: Fri 30 Jun 2000\."):
        do(store, edit_order, NOV_28, order=number, ordered_on=NOV_28)


def test_routing_instructions_are_kept_with_their_day_giver_and_manner(store: Store) -> None:
    number = draft(store, pairs={"OC-3": 1})
    do(store, issue_order, NOV_28, order=number)
    later = date(2000, 12, 1)
    do(store, route_order, NOV_28, order=number, words="By  truck", given_by="SAVVIS", orally=True)
    do(store, route_order, later, order=number, words="By air", ship_to=("Seattle depot", "1 Dock Rd"))
    assert read(store, number).routing == ("2000-11-28 orally by SAVVIS: By truck",)
    found = read(store, number, later)
    assert found.routing[1] == "2000-12-01 in writing by Provisioning desk: By air"
    assert found.ship_to == ("Seattle depot", "1 Dock Rd")


def test_a_cancelled_order_buys_nothing_from_its_day_on(store: Store) -> None:
    number = draft(store, pairs={"OC-3": 190})
    do(store, issue_order, NOV_28, order=number)
    december = date(2000, 12, 4)
    done = do(store, cancel_order, december, order=number, why="Ordered twice")
    with pytest.raises(Refusal, match="was cancelled on Mon 4 Dec 2000"):
        do(store, cancel_order, december, order=number)
    with store.reading() as session:
        facts = order_facts(session)[number]
    assert (facts.stands(date(2000, 12, 3)), facts.stands(december)) == (True, False)
    store.undo(done.act_id, december)
    assert read(store, number, december).row.cancelled_on is None


def test_a_discarded_draft_is_gone_until_undone(any_store: Store) -> None:
    number = draft(any_store, pairs={"OC-3": 3})
    before = read(any_store, number)
    done = do(any_store, discard_order, NOV_28, order=number)
    assert numbers(any_store) == []
    any_store.undo(done.act_id, NOV_28)
    assert read(any_store, number) == before


def test_undoing_the_draft_and_the_issue_leaves_no_order(any_store: Store) -> None:
    drafted = do(any_store, draft_order, JUNE_30, form="A-3")
    issued = do(any_store, issue_order, JUNE_30, order="PO-001")
    any_store.undo(issued.act_id, JUNE_30)
    assert read(any_store, "PO-001").row.issued_on is None
    any_store.undo(drafted.act_id, JUNE_30)
    assert numbers(any_store) == []


def test_a_part_can_be_named_against_the_words_of_the_line(store: Store) -> None:
    number = draft(store)
    do(store, add_order_line, NOV_28, order=number, description="OC-3 ODU spare", quantity=2, part=Part.ODU)
    assert read(store, number).row.listed == 1
    do(store, edit_order_line, NOV_28, order=number, line=1, part=Part.ACCESSORY, radio="OC-3")
    assert read(store, number).row.listed == 0


@pytest.mark.parametrize(
    ("act", "facts", "words"),
    [
        (paste_order_lines, {"lines": ()}, "no lines to paste"),
        (type_price, {"line": 9, "price": None}, "PO-001 has no line 9; it has 4 lines"),
        (edit_order, {"ship_to": (" ",)}, "Say where"),
        (route_order, {"words": " "}, "Say what the instruction is"),
    ],
)
def test_a_change_of_a_draft_that_says_nothing_is_refused(
    store: Store, act: Act, facts: dict[str, object], words: str
) -> None:
    number = draft(store, pairs={"OC-3": 1})
    with pytest.raises(Refusal, match=words):
        do(store, act, NOV_28, order=number, **facts)


def test_nothing_is_changed_in_a_cancelled_order(store: Store) -> None:
    number = draft(store, pairs={"OC-3": 1})
    with pytest.raises(Refusal, match="cannot be cancelled before"):
        do(store, cancel_order, date(2000, 11, 27), order=number)
    do(store, cancel_order, NOV_28, order=number)
    changes = ((type_price, {"line": 1, "price": None}), (route_order, {"words": "By air"}), (discard_order, {}))
    for act, facts in changes:
        with pytest.raises(Refusal, match="was cancelled on Tue 28 Nov 2000"):
            do(store, act, NOV_28, order=number, **facts)
    with pytest.raises(Refusal, match="was cancelled on"):
        do(store, issue_order, NOV_28, order=number)
