"""Issued papers as of a day: the list, what has changed since, damage found, and the paper that could be issued."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import text

from models.acts.answers import countersign
from models.acts.documents import issue_document
from models.acts.letters import new_letter, record_letter_delivery
from models.acts.order_lines import type_price
from models.errors import DamagedBook, Refusal
from models.queries.documents import DocumentRow, Paper, document, documents, paper, papers_of, pdf_of
from models.sheets.kinds import PaperKind
from models.store import Store
from tests.builders import JUNE_30, do
from tests.planted import by_hand, plant
from tests.story import SHIPPED, ordered_book, ship

NOV_20, NOV_22, NOV_28 = date(2000, 11, 20), date(2000, 11, 22), date(2000, 11, 28)


def listed(store: Store, on: date = NOV_28) -> list[DocumentRow]:
    with store.reading() as session:
        return documents(session, on)


def looked_at(store: Store, kind: PaperKind, subject: str, on: date = SHIPPED) -> Paper:
    with store.reading() as session:
        return paper(session, kind, subject, on)


def issued_order(store: Store) -> None:
    ordered_book(store)
    do(store, issue_document, JUNE_30, kind=PaperKind.PURCHASE_ORDER, subject="PO-001")


def test_the_list_holds_what_was_issued_by_the_day_the_latest_first(any_store: Store) -> None:
    issued_order(any_store)
    ship(any_store, 2)
    do(any_store, issue_document, SHIPPED, kind=PaperKind.BILL_OF_SALE, subject="PO-001")
    assert [(row.number, row.about, row.stale) for row in listed(any_store)] == [
        ("BOS-001", "2 radio pairs", False),
        ("PO-001", "First batch, 204 radio pairs", False),
    ]
    assert [row.number for row in listed(any_store, JUNE_30)] == ["PO-001"]
    with any_store.reading() as session:
        assert [row.key for row in papers_of(session, "PO-001", SHIPPED)] == ["BOS-001/0", "PO-001/0"]


def test_a_paper_whose_data_has_changed_names_what_it_would_say_otherwise(any_store: Store) -> None:
    issued_order(any_store)
    do(any_store, type_price, SHIPPED, order="PO-001", line=1, price=Decimal("10"))
    [row] = listed(any_store)
    assert row.stale
    assert row.changes == ("price", "extended")


def test_only_the_last_revision_is_compared_with_the_book(store: Store) -> None:
    issued_order(store)
    do(store, type_price, SHIPPED, order="PO-001", line=1, price=Decimal("10"))
    do(store, issue_document, SHIPPED, kind=PaperKind.PURCHASE_ORDER, subject="PO-001")
    assert [(row.revision, row.superseded, row.stale) for row in listed(store)] == [
        (1, False, False),
        (0, True, False),
    ]
    assert [row.name for row in listed(store)] == ["PO-001, revision 1", "PO-001"]


def test_what_happens_to_a_letter_after_it_was_sent_does_not_change_its_paper(store: Store) -> None:
    plant(store, 1)
    do(store, new_letter, on=NOV_20, links=("L-0001",), issued_on=NOV_20)
    do(store, issue_document, NOV_20, kind=PaperKind.AVAILABILITY_LETTER, subject="LAL-0001")
    do(store, record_letter_delivery, on=NOV_20, letter="LAL-0001", delivery=by_hand(NOV_20))
    assert not listed(store)[0].stale
    assert looked_at(store, PaperKind.AVAILABILITY_LETTER, "LAL-0001", NOV_22).why_not_issue == ""


def test_a_certificate_that_was_overturned_says_why_it_holds_no_more(store: Store) -> None:
    plant(store, 1)
    do(store, new_letter, on=NOV_20, links=("L-0001",), issued_on=NOV_20)
    do(store, record_letter_delivery, on=NOV_20, letter="LAL-0001", delivery=by_hand(NOV_20))
    do(store, issue_document, NOV_28, kind=PaperKind.DEEMED_CERTIFICATE, subject="LAL-0001")
    do(store, countersign, on=NOV_28, letter="LAL-0001", made_on=NOV_22, signed_by="Desk", delivery=by_hand(NOV_22))
    assert listed(store)[0].changes == ("LAL-0001 is not deemed installed: it was countersigned on Wed 22 Nov 2000",)
    found = looked_at(store, PaperKind.DEEMED_CERTIFICATE, "LAL-0001", NOV_28)
    assert (found.draft, found.clause) == (None, "EXB-5b-4")
    assert found.issued is not None
    assert found.why_not_issue.startswith("LAL-0001 is not deemed installed")


def test_a_changed_byte_is_found_and_nothing_is_printed(any_store: Store) -> None:
    issued_order(any_store)
    with any_store.engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            connection.execute(text("DROP TRIGGER documents_no_update"))
        else:
            connection.execute(text("ALTER TABLE documents DISABLE TRIGGER USER"))
        connection.execute(text("UPDATE documents SET pdf = :pdf"), {"pdf": b"%PDF changed"})
    with any_store.reading() as session, pytest.raises(DamagedBook, match="PO-001, revision 0, is damaged"):
        pdf_of(session, "PO-001")


def test_a_paper_not_issued_is_a_draft_with_the_reason_why_it_stays_one(store: Store) -> None:
    ordered_book(store)
    found = looked_at(store, PaperKind.PURCHASE_ORDER, "PO-001")
    assert (found.issued, found.revision, found.why_not_issue) == (None, 0, "")
    assert found.sheet.head.number == "PO-001"
    bill = looked_at(store, PaperKind.BILL_OF_SALE, "PO-001")
    assert bill.sheet.head.number == ""
    assert bill.why_not_issue.startswith("No pair of PO-001 was shipped")


def test_an_issued_paper_is_looked_at_as_it_was_and_may_be_revised_after_a_change(store: Store) -> None:
    issued_order(store)
    found = looked_at(store, PaperKind.PURCHASE_ORDER, "PO-001")
    assert found.issued is not None
    assert found.sheet is found.issued.sheet
    assert found.why_not_issue.startswith("Nothing has changed")
    do(store, type_price, SHIPPED, order="PO-001", line=1, price=Decimal("10"))
    changed = looked_at(store, PaperKind.PURCHASE_ORDER, "PO-001")
    assert (changed.why_not_issue, changed.revision) == ("", 1)
    assert changed.draft is not None
    assert changed.draft.head.revision == 1


@pytest.mark.parametrize(("kind", "given", "subject"), [
    (PaperKind.BILL_OF_SALE, "BOS-001", "PO-001"),
    (PaperKind.PACKING_MEMORANDUM, "PM-0001", "SH-0001"),
    (PaperKind.PURCHASE_ORDER, "PO-001", "PO-001"),
])  # fmt: skip
def test_a_paper_is_found_by_its_own_number(store: Store, kind: PaperKind, given: str, subject: str) -> None:
    issued_order(store)
    ship(store, 1)
    do(store, issue_document, SHIPPED, kind=PaperKind.BILL_OF_SALE, subject="PO-001")
    assert looked_at(store, kind, given).subject == subject


def test_a_paper_never_issued_or_a_revision_not_made_is_refused(store: Store) -> None:
    issued_order(store)
    with store.reading() as session:
        for number, revision, said in (("BOS-001", None, "No paper BOS-001 has"), ("PO-001", 3, "revision 3, has")):
            with pytest.raises(Refusal, match=said):
                document(session, number, revision)
