"""The Radio Pair Notice on paper, out of the book."""

from __future__ import annotations

from datetime import date

import pytest

from models.acts.documents import issue_document
from models.acts.notices import draft_notice, issue_notice, record_notice_delivery, withdraw_notice
from models.errors import Refusal
from models.queries.documents import documents, waiting
from models.sheets.gathering import PaperKind, gather, why_not_issue
from models.sheets.gathering.radio_pair_notice import about
from models.sheets.radio_pair_notice import RadioPairNoticeSheet
from models.store import Store
from tests.acts.test_notices import NOV_1, NOV_9, NOV_10, NOV_14, fill, give
from tests.builders import do

DEC_9, JAN_23 = date(2000, 12, 9), date(2001, 1, 23)
SKIPS = (
    {"building": "B-0003", "reason": "no_line_of_sight"},
    {"building": "B-0006", "reason": "other", "note": "Fire"},
)


@pytest.fixture
def book(store: Store) -> Store:
    """Eight listed buildings; B-0003 is refused and B-0006 not decided."""
    fill(store)
    return store


def notice(book: Store, number: str = "RPN-0001", on: date = NOV_14) -> RadioPairNoticeSheet:
    with book.reading() as session:
        sheet = gather(session, PaperKind.RADIO_PAIR_NOTICE, number, on)
    assert isinstance(sheet, RadioPairNoticeSheet)
    return sheet


def reason(book: Store, on: date, number: str = "RPN-0001") -> str:
    with book.reading() as session:
        found = why_not_issue(session, PaperKind.RADIO_PAIR_NOTICE, number, on)
    return found[0] if found else ""


def test_a_notice_lists_its_buildings_by_rank_with_its_window(book: Store) -> None:
    give(book)
    sheet = notice(book)
    assert [(one.position, one.rank, one.place.number) for one in sheet.lines][:2] == [
        (1, 1, "B-0001"),
        (2, 2, "B-0002"),
    ]
    assert sheet.lines[0].place.address == "1 Main St, Seattle, WA 98101"
    assert (sheet.which, sheet.given_on, sheet.window_ends, sheet.window_days) == ("Initial", NOV_9, JAN_23, 75)
    assert (sheet.listed_before, sheet.listed, sheet.head.delivery) == (0, 5, "By hand")
    assert about(sheet) == "Initial, 5 buildings"


def test_a_notice_names_whom_it_passes_over_and_why(book: Store) -> None:
    do(book, draft_notice, on=NOV_1, skips=SKIPS)
    told = [(one.place.name, one.rank, one.reason) for one in notice(book).passed_over]
    assert told == [("Tower 3", 3, "No line of sight"), ("Tower 6", 6, "Other: Fire")]


def test_a_later_notice_is_the_first_additional_one_and_counts_those_before_it(book: Store) -> None:
    give(book)
    give(book, DEC_9, buildings=("B-0008",), shortfall="No more are approved")
    sheet = notice(book, "RPN-0002", DEC_9)
    assert (sheet.which, sheet.listed_before, sheet.listed) == ("First Additional", 5, 6)
    assert sheet.shortfall == "No more are approved"


def test_a_draft_can_be_looked_at_but_its_paper_is_issued_after_the_notice(book: Store) -> None:
    do(book, draft_notice, on=NOV_1, skips=SKIPS)
    assert notice(book).given_on is None
    assert reason(book, NOV_1) == "RPN-0001 is a draft. Issue the notice first; then its paper can be."
    do(book, issue_notice, on=NOV_9, notice="RPN-0001", issued_on=NOV_9)
    assert reason(book, NOV_9) == ""


def test_a_withdrawn_notice_says_so_and_is_not_issued_on_paper(book: Store) -> None:
    give(book)
    do(book, withdraw_notice, on=NOV_10, notice="RPN-0001", withdrawn_on=NOV_10, why="Wrong list")
    assert notice(book).remarks == ("Winstar withdrew this notice on November 10, 2000: Wrong list",)
    assert "withdrawn" in reason(book, NOV_14)


def test_before_it_was_drafted_there_is_no_notice(book: Store) -> None:
    give(book)
    with pytest.raises(Refusal, match="no Radio Pair Notice RPN-0001 in this book on Wed 1 Nov 2000"):
        notice(book, on=NOV_1)


def test_its_paper_waits_is_issued_and_still_holds_when_its_delivery_comes_to_be_known(book: Store) -> None:
    do(book, draft_notice, on=NOV_1, skips=SKIPS)
    do(book, issue_notice, on=NOV_9, notice="RPN-0001", issued_on=NOV_9)
    with book.reading() as session:
        assert waiting(session, PaperKind.RADIO_PAIR_NOTICE, NOV_9) == [("RPN-0001", "6 buildings")]
    do(book, issue_document, on=NOV_9, kind=PaperKind.RADIO_PAIR_NOTICE, subject="RPN-0001")
    delivery = {"channel": "hand", "delivered_on": "2000-11-09"}
    do(book, record_notice_delivery, on=NOV_10, notice="RPN-0001", delivery=delivery)
    with book.reading() as session:
        assert waiting(session, PaperKind.RADIO_PAIR_NOTICE, NOV_10) == []
        [row] = documents(session, NOV_10)
    assert (row.number, row.about, row.stale) == ("RPN-0001", "Initial, 6 buildings", False)
