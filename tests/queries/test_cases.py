"""Tests of the list of cases and of the collateral, as of a day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from models.acts.cases import cure_default
from models.acts.claims import settle_claim
from models.acts.order_lines import LineFact
from models.acts.orders import draft_order, issue_order
from models.acts.security import sell_pairs
from models.queries.cases import CaseKind, CaseRow, case_page, cases
from models.queries.counts import counts
from models.queries.state import findings
from models.rules.clause import Known, Unknown
from models.rules.purchasing import Part
from models.store import Store
from reports.grids_cases import CASE_LIST, CASES, COLLATERAL, DRESS, case_icon, case_tone
from tests.builders import do
from tests.cases_story import MAY_1, with_cases
from tests.story import ordered_book


def listed(store: Store, as_of: date = MAY_1) -> list[CaseRow]:
    """The cases of a day."""
    with store.reading() as session:
        return cases(session, as_of)


def test_open_cases_stand_first_by_the_day_that_comes_next(any_store: Store) -> None:
    with_cases(any_store, 77)
    rows = listed(any_store)
    dated = [row.next_on for row in rows if row.next_on is not None]
    assert dated == sorted(dated)
    assert [row.number for row in rows[:3]] == ["DEF-002", "CLM-001", "DIS-001"]
    assert [row.is_open for row in rows] == sorted((row.is_open for row in rows), reverse=True)
    assert {row.kind for row in rows} == set(CaseKind)
    assert all(row.days and row.why for row in rows)


def test_every_row_can_be_shown_in_list_and_workbook(store: Store) -> None:
    with_cases(store, 77)
    for row in listed(store):
        assert case_tone(row) is DRESS[row.state][0]
        assert isinstance(case_icon(row), str)
        assert all(isinstance(column.side.value, str) for column in CASES)
        assert [column.value(row) for column in CASE_LIST][:3] == [row.number, row.kind_words, row.title]
    words = {row.number: (row.state_words, row.next_words) for row in listed(store)}
    assert words["SEC-001"] == ("Notice of sale runs", "Public sale")
    assert words["DEF-003"] == ("Notice not counted yet", "")
    assert words["LOG-001"] == ("Not consulted", "")


def test_an_earlier_day_knows_nothing_of_what_came_after(store: Store) -> None:
    with_cases(store, 77)
    before = listed(store, date(2001, 4, 2))
    do(store, cure_default, MAY_1, default="DEF-002", cured_on=MAY_1)
    do(store, settle_claim, MAY_1, claim="CLM-001", settled_on=MAY_1, settlement="Paid.")
    assert listed(store, date(2001, 4, 2)) == before
    known = {"DEF-002", "CLM-001", "CLM-002", "CLM-003", "UCC-001", "CER-001", "LOG-001", "LOG-002"}
    assert {row.number for row in before} == known
    now = {row.number: row.state for row in listed(store)}
    assert (now["DEF-002"], now["CLM-001"]) == ("cured_late", "settled")


def test_the_collateral_names_every_radio_its_place_and_what_is_owed(store: Store) -> None:
    with_cases(store, 77)
    with store.reading() as session:
        [batch] = case_page(session, MAY_1).batches
    assert (batch.pairs, len(batch.rows), batch.filing) == (77, 77, "UCC-001 000710-1")
    assert batch.words == "Batch 1, PO-001: 77 pairs in the collateral, balance not known"
    first = batch.rows[0]
    assert [column.value(first) for column in COLLATERAL][:4] == [
        "P-0001",
        "OC-3",
        ("NEC-0001-A", "NEC-0001-B"),
        "Repossessed",
    ]


def test_what_is_owed_for_a_priced_batch_stands_in_the_collateral(store: Store) -> None:
    ordered_book(store)
    line = LineFact("OC-3 radio pairs", 10, "OC-3", Part.PAIR, Decimal("1000.00"))
    do(store, draft_order, date(2000, 11, 3), lines=(line,))
    do(store, issue_order, date(2000, 11, 3), order="PO-002")
    with store.reading() as session:
        first, second = case_page(session, MAY_1).batches
    assert isinstance(first.balance, Unknown)
    assert isinstance(second.balance, Known)
    assert second.balance.value == Decimal("10000.00")
    assert ("Principal", "7,000.00, 24 rows unpaid") in second.balance.why.facts
    assert second.words == "Batch 3, PO-002: 0 pairs in the collateral, $10,000.00 of principal owed"


def test_a_radio_sold_secures_nothing_any_longer(store: Store) -> None:
    with_cases(store, 77)
    sale = {"tags": ("P-0001",), "sold_on": date(2001, 5, 15), "price": Decimal("4000.00"), "buyer": "A dealer"}
    do(store, sell_pairs, date(2001, 5, 15), security="SEC-001", **sale)
    with store.reading() as session:
        [batch] = case_page(session, date(2001, 5, 15)).batches
        [earlier] = case_page(session, date(2001, 5, 14)).batches
    assert (batch.pairs, earlier.pairs) == (76, 77)
    assert [row.secures for row in batch.rows[:2]] == [False, True]


def test_the_sidebar_counts_the_cases_and_the_watch_names_them(store: Store) -> None:
    with_cases(store, 77)
    with store.reading() as session:
        assert counts(session, MAY_1)["cases"].total == 14
        found = {one.record for one in findings(session, MAY_1)}
    assert {("default", "DEF-001"), ("claim", "CLM-001"), ("security", "SEC-001"), ("log", "LOG-001")} <= found


def test_a_book_without_cases_has_none(store: Store) -> None:
    assert listed(store) == []
