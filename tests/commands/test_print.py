"""Papers as PDFs from the command line, read back: drafts, issued ones, redacted copies, earlier revisions."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from models.acts.documents import issue_document
from models.acts.order_lines import type_price
from models.queries.documents import pdf_of
from models.sheets.kinds import PaperKind
from models.store import Store
from reports.issue import draw_issued
from tests.builders import JUNE_30, do
from tests.commands.shell import Typed, place_of
from tests.reports.papers import text_of
from tests.story import SHIPPED, ordered_book, ship


@pytest.fixture
def papers(capsys: pytest.CaptureFixture[str], store: Store) -> Typed:
    """A book with an order on paper, and a shipment that has none yet."""
    store.draw = draw_issued
    ordered_book(store)
    do(store, type_price, JUNE_30, order="PO-001", line=1, price=Decimal("4321.75"))
    do(store, issue_document, JUNE_30, kind=PaperKind.PURCHASE_ORDER, subject="PO-001")
    ship(store, 2)
    return Typed(capsys, place_of(store))


def test_an_issued_paper_is_printed_to_the_last_byte(papers: Typed, store: Store, tmp_path: Path) -> None:
    said = papers.on("print", "purchase_order", "PO-001", tmp_path / "order.pdf")
    assert said.out == "order.pdf holds the purchase order PO-001, issued on Fri 30 Jun 2000.\n"
    with store.reading() as session:
        assert (tmp_path / "order.pdf").read_bytes() == pdf_of(session, "PO-001")


def test_a_paper_not_issued_is_a_draft_marked_so(papers: Typed, tmp_path: Path) -> None:
    said = papers.on("print", "packing-memorandum", "SH-0001", tmp_path / "memo.pdf")
    assert said.out == "memo.pdf holds a draft of the packing memorandum PM-0001; it has not been issued.\n"
    text = text_of((tmp_path / "memo.pdf").read_bytes())
    assert "DRAFT" in text
    assert "NEC-0002-B" in text


def test_a_draft_that_cannot_be_issued_says_why(papers: Typed, tmp_path: Path) -> None:
    said = papers.on("print", "bill_of_sale", "PO-001", tmp_path / "bill.pdf", "--as-of", "2000-07-01")
    assert "a draft of the bill of sale of PO-001; it has not been issued. No pair of PO-001 was shipped" in said.out


def test_a_redacted_copy_has_no_figure(papers: Typed, tmp_path: Path) -> None:
    said = papers.on("print", "purchase_order", "PO-001", tmp_path / "order.pdf", "--redacted")
    assert said.out.startswith("order.pdf holds a redacted copy of the purchase order PO-001")
    text = text_of((tmp_path / "order.pdf").read_bytes())
    assert "4,321" not in text
    assert "[***]" in text
    assert "DRAFT" not in text


def test_an_earlier_revision_is_printed_when_it_is_asked_for(
    capsys: pytest.CaptureFixture[str], papers: Typed, store: Store, tmp_path: Path
) -> None:
    do(store, type_price, SHIPPED, order="PO-001", line=2, price=Decimal("5"))
    assert "Price and extended changed since." in papers.on("print", "purchase_order", "PO-001", tmp_path / "a.pdf").out
    do(store, issue_document, SHIPPED, kind=PaperKind.PURCHASE_ORDER, subject="PO-001")
    store.close()
    last = papers.on("print", "purchase_order", "PO-001", tmp_path / "b.pdf")
    assert "PO-001, revision 1, issued on Wed 5 Jul 2000" in last.out
    first = papers.on("print", "purchase_order", "PO-001", tmp_path / "c.pdf", "--revision", 0)
    assert "the purchase order PO-001, issued on Fri 30 Jun 2000" in first.out
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "c.pdf").read_bytes()
    assert "in place of revision 0" in text_of((tmp_path / "b.pdf").read_bytes())


def test_a_status_report_needs_no_number_and_is_no_draft(papers: Typed, tmp_path: Path) -> None:
    said = papers.on("print", "status_report", tmp_path / "status.pdf")
    assert said.out == "status.pdf holds the status report as of Tue 28 Nov 2000.\n"
    assert "DRAFT" not in text_of((tmp_path / "status.pdf").read_bytes())


@pytest.mark.parametrize(("words", "said"), [
    (("invoice", "PO-001"), "There is no kind of paper invoice. The kinds are purchase_order, bill_of_sale,"),
    (("purchase_order", "PO-007"), "There is no order PO-007 in this book"),
    (("bill_of_sale", "PO-001", "--revision", 0), "PO-001 is the number of a purchase order, not of a bill of sale."),
    (("purchase_order", "PO-001", "--revision", 4), "No paper PO-001, revision 4, has been issued."),
    (("objection", "LAL-0001"), "There is no objection to LAL-0001 in this book"),
])  # fmt: skip
def test_what_cannot_be_printed_is_said_and_leaves_no_file(
    papers: Typed, tmp_path: Path, words: tuple[object, ...], said: str
) -> None:
    kind, number, *rest = words
    refused = papers.on("print", kind, number, tmp_path / "x.pdf", *rest)
    assert (refused.code, refused.out) == (1, "")
    assert refused.err.startswith(said)
    assert not (tmp_path / "x.pdf").exists()
