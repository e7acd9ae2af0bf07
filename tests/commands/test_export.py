"""Lists as workbooks and text tables, read back: real days and numbers, serials as text, the day of the counters."""

from __future__ import annotations

import csv
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from models.acts.collocation import add_facility
from models.acts.outages import report_outage
from models.acts.permits import require_permit
from models.commands.lists import LISTS
from models.commands.parser import LIST_NAMES
from models.store import Store
from tests.builders import do
from tests.cases_story import MAY_1, with_cases
from tests.commands.shell import Typed, place_of
from tests.story import with_links


@pytest.fixture
def filled(capsys: pytest.CaptureFixture[str], store: Store) -> Typed:
    """A book with three links."""
    with_links(store, 3)
    return Typed(capsys, place_of(store))


def sheet_of(file: Path, name: str) -> list[dict[str, Any]]:
    """The rows of a sheet by their headings; notes above the headings are passed over."""
    rows = list(openpyxl.load_workbook(file)[name].iter_rows(values_only=True))
    start = next(number for number, row in enumerate(rows) if row[1] is not None)
    return [dict(zip(rows[start], row, strict=True)) for row in rows[start + 1 :]]


def test_the_lists_named_in_the_help_are_those_there_are() -> None:
    assert tuple(LISTS) == LIST_NAMES


def test_the_inventory_has_every_pair_with_its_days_and_serials_as_text(filled: Typed, tmp_path: Path) -> None:
    file = tmp_path / "inventory.xlsx"
    said = filled.on("export", "inventory", file)
    told = r"inventory\.xlsx holds 3 rows of Inventory and \d+ rows of Counters, as of Tue 28 Nov 2000\.\n"
    assert re.fullmatch(told, said.out)
    first = sheet_of(file, "Inventory")[-1]
    assert (first["Pair"], first["Serial, near end"], first["Serial, far end"]) == (
        "P-0001",
        "NEC-0001-A",
        "NEC-0001-B",
    )
    assert (first["Shipped"], first["Installed"]) == (datetime(2000, 7, 5), datetime(2000, 9, 5))
    assert (first["Order"], first["Shipment"], first["Standing"], first["Accepted"]) == (
        "PO-001", "SH-0001", "Installed", None,
    )  # fmt: skip


def test_the_counters_beside_it_say_which_day_they_are_of(filled: Typed, tmp_path: Path) -> None:
    filled.on("export", "inventory", tmp_path / "inventory.xlsx", "--as-of", "2000-09-05")
    sheet = openpyxl.load_workbook(tmp_path / "inventory.xlsx")["Counters"]
    assert sheet["A1"].value == "As of Tue 5 Sep 2000"
    figures = {row["Counter"]: row["Figure"] for row in sheet_of(tmp_path / "inventory.xlsx", "Counters")}
    assert (figures["Ordered"], figures["Mounted"], figures["On hand"]) == (204, 3, 3)


def test_the_payments_of_a_plan_name_it_and_leave_open_what_nobody_typed(filled: Typed, tmp_path: Path) -> None:
    filled.on("export", "plans", tmp_path / "plans.xlsx")
    rows = sheet_of(tmp_path / "plans.xlsx", "Payment plans")
    assert {row["Plan"] for row in rows} == {"PP-001"}
    assert (len(rows), rows[0]["Due"], rows[0]["Amount, USD"]) == (25, datetime(2000, 6, 30), None)
    assert [row["Quarter"] for row in rows[:3]] == ["2Q00", "3Q00", "4Q00"]


def test_the_sums_of_a_day_stand_by_their_due_days(filled: Typed, tmp_path: Path) -> None:
    filled.on("export", "payments", tmp_path / "payments.xlsx")
    rows = sheet_of(tmp_path / "payments.xlsx", "Payments")
    days = [row["Due"] for row in rows if row["Due"] is not None]
    assert days == sorted(days)
    assert {"Equipment", "Professional and internet services"} <= {row["Stream"] for row in rows}


def test_cases_and_collateral_go_out_as_of_their_day(
    capsys: pytest.CaptureFixture[str], store: Store, tmp_path: Path
) -> None:
    with_cases(store, 77)
    typed = Typed(capsys, place_of(store))
    for name in ("cases", "collateral"):
        typed.on("export", name, tmp_path / f"{name}.xlsx", "--as-of", f"{MAY_1}")
    cases = sheet_of(tmp_path / "cases.xlsx", "Cases")
    assert [row["Case"] for row in cases[:2]] == ["DEF-002", "CLM-001"]
    pairs = {row["Pair"]: row["State"] for row in sheet_of(tmp_path / "collateral.xlsx", "Collateral")}
    assert (pairs["P-0001"], pairs["P-0003"]) == ("Repossessed", "In store")


def test_what_is_drafted_reported_and_asked_for_is_on_its_list(filled: Typed, store: Store, tmp_path: Path) -> None:
    on = date(2000, 11, 28)
    do(store, report_outage, on, links=("L-0001",), reported_at="2000-11-28 10:00", zone="America/New_York")
    do(store, add_facility, on, name="Broad St CO")
    do(store, require_permit, on, what="Roof right", building="B-0001")
    found = {}
    for name, title in (("outages", "Outages"), ("facilities", "Facilities"), ("permits", "Permits and certificates")):
        filled.on("export", name, tmp_path / f"{name}.xlsx")
        found[name] = sheet_of(tmp_path / f"{name}.xlsx", title)
    assert [next(iter(rows[0].values())) for rows in found.values()] == ["OUT-0001", "CF-001", "PT-0001"]


def test_all_lists_make_one_workbook_with_a_sheet_each(filled: Typed, tmp_path: Path) -> None:
    assert filled.on("export", "all", tmp_path / "all.xlsx").code == 0
    book = openpyxl.load_workbook(tmp_path / "all.xlsx")
    assert book.sheetnames == [listed.title for listed in LISTS.values()]
    assert all(sheet.freeze_panes and sheet.auto_filter.ref for sheet in book)


@pytest.mark.parametrize("name", LIST_NAMES)
def test_every_list_can_be_a_text_table(filled: Typed, tmp_path: Path, name: str) -> None:
    file = tmp_path / f"{name}.csv"
    assert filled.on("export", name, file).code == 0
    with file.open(encoding="utf-8-sig", newline="") as table:
        rows = list(csv.reader(table))
    assert len({len(row) for row in rows}) == 1
    assert rows[0][0]


def test_the_same_export_gives_the_same_bytes(filled: Typed, tmp_path: Path) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        filled.on("export", "customer-list", tmp_path / name)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


@pytest.mark.parametrize(("name", "file", "said"), [
    ("pairs", "x.xlsx", "There is no list pairs. The lists are inventory, counters, buildings,"),
    ("inventory", "x.pdf", "x.pdf is no workbook, text table or calendar"),
    ("all", "x.csv", "A text table holds one list."),
    ("inventory", "nowhere/x.xlsx", "The folder"),
])  # fmt: skip
def test_what_cannot_be_exported_is_said(filled: Typed, tmp_path: Path, name: str, file: str, said: str) -> None:
    refused = filled.on("export", name, tmp_path / file)
    assert (refused.code, refused.out) == (1, "")
    assert refused.err.startswith(said)
    assert not (tmp_path / file).exists()


def test_what_is_due_goes_into_a_calendar_file(typed: Typed, tmp_path: Path) -> None:
    said = typed.on("export", "today", tmp_path / "due.ics", "--as-of", "2000-07-03")
    assert said.code == 0
    assert said.out.startswith("due.ics holds ")
    assert b"DTSTART;VALUE=DATE:20000829" in (tmp_path / "due.ics").read_bytes()


def test_another_list_is_no_calendar(typed: Typed, tmp_path: Path) -> None:
    said = typed.on("export", "letters", tmp_path / "due.ics")
    assert said.code == 1
    assert "Write the list today into due.ics" in said.err
