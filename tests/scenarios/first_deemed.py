"""From an empty book to the first deemed acceptance: the story as a script, and the list it begins with."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from models.commands.imports import facts_of, reviewed
from models.facts import encoded
from models.store import Store
from reports.excel.read import read_workbook
from resources import path

__all__ = ["AS_OF", "list_workbook", "script"]

AS_OF = date(2000, 11, 29)
"""The first moment after the third Business Day: received Wed 22 Nov, Thanksgiving and a weekend skipped."""


def list_workbook(folder: Path) -> Path:
    """The sample's 750 buildings as the workbook a Customer List comes in."""
    target = folder / "customer-list.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    with path("sample/buildings.csv").open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.reader(file)):
            sheet.append(
                ["Priority", "Building", "Street address", "City", "State", "ZIP", "Floors", "Latitude", "Longitude"]
                if number == 0
                else [int(row[0]), *row[1:6], int(row[6]), float(row[7]), float(row[8])]
            )
    book.save(target)
    return target


def script(store: Store, workbook: Path) -> str:
    """The acts of the story, one a line, with the list as the review of its workbook gives it."""
    listed = facts_of(reviewed(store, read_workbook(workbook), date(2000, 8, 25)), workbook.name)
    return "".join(f"{json.dumps(line)}\n" for line in _lines(encoded(listed)))


def _lines(listed: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The acts in the order a clerk does them."""

    def line(act: str, on: str, **facts: Any) -> dict[str, Any]:
        return {"act": act, "on": on, "facts": facts}

    yield line("import_customer_list", "2000-08-25", **listed)
    yield line("draft_order", "2000-08-28", form="A-3")
    yield line("issue_order", "2000-08-28", order="PO-001")
    ends = [{"near": f"AX-{n}-A", "far": f"AX-{n}-B"} for n in (1, 2)]
    pairs = [{"radio": "OC-3", **one} for one in ends]
    yield line("ship_pairs", "2000-09-01", order="PO-001", shipped_on="2000-09-01", carrier="Overland Freight",
               pairs=pairs, packages=[{"contents": "2 pairs", "holds_memorandum": True}])  # fmt: skip
    yield line("receive_pairs", "2000-09-06", shipment="SH-0001", received_on="2000-09-06",
               place="SAVVIS/MERIDIAN store", scanned=ends)  # fmt: skip
    yield line("decide_eligibility", "2000-09-07", buildings=["B-0001"], word="eligible")
    yield line("select_buildings", "2000-09-08", buildings=["B-0001"])
    yield line("add_hub", "2000-09-08", code="HUB-1", name="First hub")
    yield line("install_pair", "2000-11-20", tag="P-0001", building="B-0001", hub="HUB-1",
               installed_on="2000-11-20", near_place="Roof")  # fmt: skip
    yield line("new_letter", "2000-11-21", links=["L-0001"], issued_on="2000-11-21")
    yield line("record_letter_delivery", "2000-11-22", letter="LAL-0001",
               delivery={"channel": "courier", "sent_on": "2000-11-21", "proof": "Airbill 8214"})  # fmt: skip
