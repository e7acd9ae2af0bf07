"""Gathering as a whole: every kind has its sheet and its drawing, and what is gathered prints."""

from __future__ import annotations

from datetime import date

import pytest

from models.acts.letters import new_letter, record_letter_delivery
from models.rules.clause import day_words
from models.sheets.gathering import GATHER, PaperKind, gather, why_not_issue
from models.sheets.gathering.changes import changes
from models.sheets.gathering.wording import on_paper, ordinal, paper_day
from models.sheets.sheet import from_json, to_json
from models.sheets.status_report import StatusReportSheet
from models.store import Store
from reports.documents import DOCUMENTS, draw
from tests.builders import do
from tests.planted import by_hand, plant
from tests.reports.papers import text_of

NOV_20, NOV_28 = date(2000, 11, 20), date(2000, 11, 28)
SUBJECTS = {
    PaperKind.PURCHASE_ORDER: "PO-001",
    PaperKind.BILL_OF_SALE: "PO-001",
    PaperKind.PACKING_MEMORANDUM: "SH-0001",
    PaperKind.AVAILABILITY_LETTER: "LAL-0001",
    PaperKind.DEEMED_CERTIFICATE: "LAL-0001",
    PaperKind.STATUS_REPORT: "",
}


def deemed(store: Store) -> None:
    """A book in which one letter has run out of its days."""
    plant(store, 2, pairs=3)
    do(store, new_letter, on=NOV_20, links=("L-0001",), issued_on=NOV_20)
    do(store, record_letter_delivery, on=NOV_20, letter="LAL-0001", delivery=by_hand(NOV_20))


def test_every_kind_of_paper_is_gathered_and_drawn_by_the_same_names() -> None:
    assert set(GATHER) == set(DOCUMENTS) == set(PaperKind)
    for kind, how in GATHER.items():
        assert how.sheet is DOCUMENTS[kind].sheet
        assert not how.prefix or (how.prefix, how.digits) == (DOCUMENTS[kind].prefix, DOCUMENTS[kind].digits)


@pytest.mark.parametrize("kind", SUBJECTS)
def test_what_is_gathered_survives_freezing_and_prints(store: Store, kind: PaperKind) -> None:
    deemed(store)
    with store.reading() as session:
        sheet = gather(session, kind, SUBJECTS[kind], NOV_28)
    assert from_json(GATHER[kind].sheet, to_json(sheet)) == sheet
    assert DOCUMENTS[kind].title in text_of(draw(kind, sheet, draft=True))
    assert GATHER[kind].about(sheet)


def test_a_paper_bears_the_number_and_revision_it_is_given(store: Store) -> None:
    deemed(store)
    with store.reading() as session:
        sheet = gather(session, PaperKind.BILL_OF_SALE, "PO-001", NOV_28, number="BOS-001", revision=2)
    assert (sheet.head.number, sheet.head.revision, sheet.head.made_on) == ("BOS-001", 2, NOV_28)


def test_the_status_report_has_the_counters_of_the_day_and_what_is_due(store: Store) -> None:
    deemed(store)
    with store.reading() as session:
        sheet = gather(session, PaperKind.STATUS_REPORT, "", NOV_28)
        assert why_not_issue(session, PaperKind.STATUS_REPORT, "", NOV_28) is not None
    assert isinstance(sheet, StatusReportSheet)
    figures = {counter.title: (counter.value, counter.note) for counter in sheet.counters}
    assert figures["Ordered"] == ("204", "296 left of 500")
    assert figures["Accepted"] == ("1", "of 175, short 174")
    assert figures["Counted toward the target"] == ("1", "of 102, short 101")
    sums = {one.title: (one.amount, one.note) for one in sheet.sums}
    assert sums["Paid to Winstar"] == (0, "")
    assert sums["Overdue"][0] is None
    assert "no amount" in sums["Overdue"][1]
    assert {row.what for group in sheet.groups for row in group.rows} >= {"Pay installation of L-0001"}


def test_days_in_the_rules_sentences_are_written_as_on_paper() -> None:
    assert on_paper(f"It came on {day_words(NOV_28)}, late.") == "It came on November 28, 2000, late."
    assert (paper_day(NOV_20), ordinal(2), ordinal(12)) == ("November 20, 2000", "Second", "No. 12")


def test_what_has_changed_is_named_field_by_field_and_what_is_new_to_the_program_is_passed_over() -> None:
    frozen = {"total": None, "groups": [{"price_per_pair": None, "pairs": 3}], "head": {"delivery": ""}}
    now = {
        "total": "5.00",
        "groups": [{"price_per_pair": "5.00", "pairs": 3}],
        "head": {"delivery": "By hand"},
        "plan": "new",
    }
    assert changes(frozen, now) == ("total", "price per pair", "delivery")
    assert changes(frozen, now, frozenset({"delivery", "total"})) == ("price per pair",)
    assert changes({"pairs": [1, 2]}, {"pairs": [1]}) == ("pairs",)
    assert changes(frozen, frozen) == ()
