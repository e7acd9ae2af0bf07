"""Issuing papers: numbers without gaps, bytes that stay, revisions after a change, and what is not issued."""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal

import pytest

from models.acts.book import choose_reading
from models.acts.documents import issue_document
from models.acts.letters import new_letter, record_letter_delivery, withdraw_letter
from models.acts.order_lines import type_price
from models.acts.orders import cancel_order, draft_order, issue_order
from models.acts.pairs import correct_serial
from models.errors import Refusal
from models.pair_review import EndSide
from models.queries.counters import counters
from models.queries.documents import document, documents, pdf_of
from models.queries.shipments import shipments
from models.sheets.kinds import PaperKind
from models.store import Store
from reports.issue import draw_issued
from reports.printing import Copy, copy_of
from tests.builders import JUNE_30, do, opened, result
from tests.planted import by_hand, plant
from tests.reports.papers import text_of
from tests.story import SHIPPED, ordered_book, ship

NOV_20, NOV_24, NOV_28 = date(2000, 11, 20), date(2000, 11, 24), date(2000, 11, 28)


def issue(store: Store, kind: PaperKind, subject: str, on: date = SHIPPED) -> str:
    return result(do(store, issue_document, on, kind=kind, subject=subject), "document")


def pdf(store: Store, number: str, revision: int | None = None) -> bytes:
    with store.reading() as session:
        return pdf_of(session, number, revision)


def price_all(store: Store, order: str, lines: int, price: str) -> None:
    for line in range(1, lines + 1):
        do(store, type_price, SHIPPED, order=order, line=line, price=Decimal(price))


def test_papers_are_numbered_by_their_record_or_one_after_another_without_gaps(any_store: Store) -> None:
    ordered_book(any_store)
    do(any_store, draft_order, SHIPPED, pairs={"OC-3": 2})
    do(any_store, issue_order, SHIPPED, order="PO-002")
    for order, first in (("PO-001", 1), ("PO-002", 3)):
        do_ship = {"count": 2, "first": first, "order": order}
        ship(any_store, **do_ship)
    assert issue(any_store, PaperKind.BILL_OF_SALE, "PO-002") == "BOS-001"
    assert issue(any_store, PaperKind.PURCHASE_ORDER, "PO-002") == "PO-002"
    with pytest.raises(Refusal):
        issue(any_store, PaperKind.BILL_OF_SALE, "PO-002")
    assert issue(any_store, PaperKind.BILL_OF_SALE, "PO-001") == "BOS-002"
    assert issue(any_store, PaperKind.PACKING_MEMORANDUM, "SH-0002") == "PM-0002"
    with any_store.reading() as session:
        assert [row.number for row in documents(session, SHIPPED)] == ["PM-0002", "BOS-002", "PO-002", "BOS-001"]


def test_where_title_is_read_to_pass_with_the_bill_of_sale_it_waits_for_the_paper(any_store: Store) -> None:
    ordered_book(any_store)
    ship(any_store, count=2)
    do(any_store, choose_reading, SHIPPED, key="title_date", value="bill_of_sale", why="Counsel's advice")
    with any_store.reading() as session:
        before = (shipments(session, NOV_28)[0].title, counters(session, NOV_28).on_hand.value)
    issue(any_store, PaperKind.BILL_OF_SALE, "PO-001", NOV_20)
    with any_store.reading() as session:
        after = (shipments(session, NOV_28)[0].title, counters(session, NOV_28).on_hand.value)
        earlier = counters(session, date(2000, 11, 19)).on_hand.value
    assert (before[0].missing, before[1]) == ("no Bill of Sale conveys SH-0001", 0)
    assert (after[0].value, after[1], earlier) == (NOV_20, 2, 0)


def test_a_paper_that_could_not_be_drawn_leaves_no_gap(store: Store) -> None:
    ordered_book(store)
    ship(store, 1)

    def fails(kind: str, sheet: object) -> bytes:
        raise OSError("no room for fonts")

    broken = opened(str(store.engine.url.database), draw=fails)
    with pytest.raises(OSError, match="no room"):
        issue(broken, PaperKind.BILL_OF_SALE, "PO-001")
    broken.close()
    assert issue(store, PaperKind.BILL_OF_SALE, "PO-001") == "BOS-001"


def test_a_second_print_is_the_same_to_the_last_byte_whatever_has_changed(any_store: Store) -> None:
    ordered_book(any_store)
    drawn = opened(any_store.engine.url.render_as_string(hide_password=False).removeprefix("sqlite:///"),
                   draw=draw_issued)  # fmt: skip
    issue(drawn, PaperKind.PURCHASE_ORDER, "PO-001")
    first = pdf(drawn, "PO-001")
    price_all(drawn, "PO-001", 13, "12.50")
    assert pdf(drawn, "PO-001") == first
    assert first.startswith(b"%PDF")
    with drawn.reading() as session:
        assert document(session, "PO-001").row.sha256 == hashlib.sha256(first).hexdigest()
    drawn.close()


def test_a_change_makes_a_revision_of_the_same_number_and_leaves_the_first_as_it_was(any_store: Store) -> None:
    ordered_book(any_store)
    issue(any_store, PaperKind.PURCHASE_ORDER, "PO-001")
    first = pdf(any_store, "PO-001")
    price_all(any_store, "PO-001", 13, "12.50")
    done = do(any_store, issue_document, NOV_20, kind=PaperKind.PURCHASE_ORDER, subject="PO-001")
    assert done.sentence == "Issued revision 1 of the purchase order PO-001"
    assert pdf(any_store, "PO-001", 0) == first != pdf(any_store, "PO-001")
    with any_store.reading() as session:
        assert [(row.revision, row.superseded) for row in documents(session, NOV_20)] == [(1, False), (0, True)]
        assert document(session, "PO-001").sheet.head.revision == 1


def test_a_paper_is_not_issued_twice_when_nothing_has_changed(store: Store) -> None:
    ordered_book(store)
    issue(store, PaperKind.PURCHASE_ORDER, "PO-001")
    with pytest.raises(Refusal, match="Nothing has changed since revision 0 of PO-001 was issued on Wed 5 Jul 2000"):
        issue(store, PaperKind.PURCHASE_ORDER, "PO-001", NOV_20)


def test_a_bill_of_sale_of_more_pairs_is_a_revision_not_a_new_number(store: Store) -> None:
    ordered_book(store)
    ship(store, 1)
    issue(store, PaperKind.BILL_OF_SALE, "PO-001")
    ship(store, 1, 2, on=NOV_20)
    done = do(store, issue_document, NOV_20, kind=PaperKind.BILL_OF_SALE, subject="PO-001")
    assert (result(done, "document"), result(done, "revision")) == ("BOS-001", "1")


def test_no_revision_is_issued_for_a_day_before_the_last_one(store: Store) -> None:
    ordered_book(store)
    issue(store, PaperKind.PURCHASE_ORDER, "PO-001", NOV_20)
    with pytest.raises(Refusal, match="PO-001 was issued on Mon 20 Nov 2000, after Wed 5 Jul 2000"):
        issue(store, PaperKind.PURCHASE_ORDER, "PO-001")


def test_an_issued_paper_cannot_be_undone(store: Store) -> None:
    ordered_book(store)
    done = do(store, issue_document, JUNE_30, kind=PaperKind.PURCHASE_ORDER, subject="PO-001")
    with pytest.raises(Refusal, match="cannot be undone"):
        store.undo(done.act_id, JUNE_30)


def test_an_order_is_printed_only_after_it_was_issued_and_while_it_stands(store: Store) -> None:
    do(store, draft_order, JUNE_30, pairs={"OC-3": 2})
    with pytest.raises(Refusal, match=r"PO-001 is a draft\. Issue the order first") as refused:
        issue(store, PaperKind.PURCHASE_ORDER, "PO-001")
    assert refused.value.clause == "A-3"
    do(store, issue_order, JUNE_30, order="PO-001")
    do(store, cancel_order, JUNE_30, order="PO-001")
    with pytest.raises(Refusal, match="PO-001 was cancelled on Fri 30 Jun 2000"):
        issue(store, PaperKind.PURCHASE_ORDER, "PO-001")


def test_nothing_is_sold_before_it_is_shipped(store: Store) -> None:
    ordered_book(store)
    with pytest.raises(Refusal, match="No pair of PO-001 was shipped by Wed 5 Jul 2000") as refused:
        issue(store, PaperKind.BILL_OF_SALE, "PO-001")
    assert refused.value.clause == "EXA-3"


def test_letters_are_printed_as_they_stand_and_certified_when_they_have_run_out(store: Store) -> None:
    plant(store, 2)
    for number in (1, 2):
        do(store, new_letter, on=NOV_20, links=(f"L-000{number}",), issued_on=NOV_20)
    assert issue(store, PaperKind.AVAILABILITY_LETTER, "LAL-0001", NOV_20) == "LAL-0001"
    do(store, record_letter_delivery, on=NOV_20, letter="LAL-0001", delivery=by_hand(NOV_20))
    with pytest.raises(Refusal, match="not deemed installed on Fri 24 Nov 2000: its last day is Fri 24 Nov 2000"):
        issue(store, PaperKind.DEEMED_CERTIFICATE, "LAL-0001", NOV_24)
    assert issue(store, PaperKind.DEEMED_CERTIFICATE, "LAL-0001", NOV_28) == "DIC-0001"
    do(store, withdraw_letter, on=NOV_20, letter="LAL-0002", withdrawn_on=NOV_20)
    with pytest.raises(Refusal, match="LAL-0002 was withdrawn"):
        issue(store, PaperKind.AVAILABILITY_LETTER, "LAL-0002", NOV_28)


def test_a_status_report_is_never_issued(store: Store) -> None:
    with pytest.raises(Refusal, match="A status report is not issued"):
        issue(store, PaperKind.STATUS_REPORT, "")


def test_a_redacted_copy_has_no_figure_and_leaves_the_issued_paper_alone(any_store: Store) -> None:
    ordered_book(any_store)
    price_all(any_store, "PO-001", 13, "4321.75")
    issue(any_store, PaperKind.PURCHASE_ORDER, "PO-001")
    with any_store.reading() as session:
        found = document(session, "PO-001")
    whole = text_of(copy_of(Copy(PaperKind.PURCHASE_ORDER, found.sheet)))
    redacted = text_of(copy_of(Copy(PaperKind.PURCHASE_ORDER, found.sheet, found.pdf), redacted=True))
    assert "$4,321.75" in whole
    assert "$" not in redacted
    assert "4,321" not in redacted
    assert "[***]" in redacted
    assert pdf(any_store, "PO-001") == found.pdf


def test_a_corrected_serial_is_a_reason_for_a_revision(store: Store) -> None:
    ordered_book(store)
    ship(store, 1)
    issue(store, PaperKind.PACKING_MEMORANDUM, "SH-0001")
    do(store, correct_serial, NOV_20, tag="P-0001", side=EndSide.FAR, serial="NEC-1-X", why="Read wrong")
    assert issue(store, PaperKind.PACKING_MEMORANDUM, "SH-0001", NOV_20) == "PM-0001"
