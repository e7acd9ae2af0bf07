"""Lists for the review: a clean one, a messy one with every defect planted, and short ways to ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import openpyxl

from models.list_review import Fixes, Layout, Listed, PlainTable, Problem, Review, find_layout, review
from models.rules.customer_list import ListRow

HEADINGS = ["Rank", "Name", "Street address", "City", "State", "ZIP", "Floors", "Latitude", "Longitude", "Remarks"]
NAMES = """
Smith Tower|Rainier Tower|Union Square|Norton Building|Pacific Place|Exchange Building|Colman Dock|Arctic Club
Alaska Hall|Westlake Center|Hoge Building|Dexter Horton|Frye Annex|Olive Court|Pioneer Hall|Central Terminal
Harbor Steps|Pike Works|Mercer Mills|Denny Park Offices
"""
STREETS = ["Third Avenue", "Pike Street", "Boren Ave N", "Yesler Way"]


def clean_row(number: int, **fields: object) -> ListRow:
    """A building as a clean list gives it."""
    names = NAMES.replace("\n", "|").strip("|").split("|")
    name = names[(number - 1) % len(names)] + ("" if number <= len(names) else f" {number}")
    row = ListRow(number, name, f"{100 + 7 * number} {STREETS[number % 4]}", "Seattle", "WA", "98101", 5 + number % 30)
    return replace(row, **fields)


def cells_of(row: ListRow) -> list[object]:
    """The cells of a row under HEADINGS."""
    place = [float(value) if value is not None else None for value in (row.latitude, row.longitude)]
    return [row.rank, row.name, row.street, row.city, row.state, row.zip, row.floors, *place, row.remarks or None]


def table(*rows: Sequence[object], headings: Sequence[object] = HEADINGS, **more: object) -> PlainTable:
    """A table of headings and rows, all equally long."""
    lines = [list(headings), *map(list, rows)]
    width = max(map(len, lines))
    return PlainTable("Sheet1", [[*line, *[None] * (width - len(line))] for line in lines], **more)


def clean_table(count: int, **more: object) -> PlainTable:
    """A list without a fault."""
    return table(*(cells_of(clean_row(number)) for number in range(1, count + 1)), **more)


def changed(clean: PlainTable, **cells: object) -> PlainTable:
    """The table with other values in some of its cells, such as C3=None."""
    rows = [list(row) for row in clean.rows]
    for name, value in cells.items():
        rows[int(name[1:]) - 1][ord(name[0]) - 65] = value
    return replace(clean, rows=rows)


def listed(*numbers: int, **fields: object) -> tuple[Listed, ...]:
    """Buildings of the book as the clean list gives them."""
    return tuple(Listed(f"B-{number:04}", clean_row(number, **fields)) for number in numbers)


def reviewed(given: PlainTable, book: Sequence[Listed] = (), fixes: Fixes | None = None) -> Review:
    """The review of a table by the layout that is found for it."""
    return review(given, find_layout(given), book, fixes)


def sentences(problems: Sequence[Problem]) -> list[str]:
    """What problems say."""
    return [problem.sentence for problem in problems]


def layout_of(*headings: object, rows: Sequence[Sequence[object]] = ()) -> Layout:
    """The layout found for headings over rows."""
    return find_layout(table(*rows, headings=headings))


def messy_workbook(path: Path) -> Path:
    """A list of forty buildings in which everything has gone wrong once; the defects are named in the comments."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Sheet1"
    sheet.append(["SAVVIS - Building list for Winstar (DRAFT v3)"])  # a title above the headings, merged
    sheet.merge_cells("A1:H1")
    sheet.append([])
    sheet.append(["#", "Bldg Name ", "ADDRESS", "City / State", "Zip Code", "No. of floors", "Lat", "Long", "Broker"])
    for number in range(1, 41):
        row = clean_row(number)
        street = row.street.upper() if number % 5 == 0 else row.street
        name = f"  {row.name}" if number % 17 == 0 else row.name  # leading blanks
        # ZIP as a number, floors as text, city and state in one column
        place = (47.6 + number / 1000, -122.3 - number / 1000)
        sheet.append([number, name, street, "Seattle, WA", int(row.zip), str(row.floors), *place, "CBRE"])
    sheet["C8"] = None  # a missing address
    sheet["A10"] = 6  # a rank given twice
    sheet["A12"] = "n/a"  # a rank that is none
    sheet["C14"] = "107 PIKE St."  # the address of row 4 in another spelling
    sheet["B16"] = '=HYPERLINK("http://example.invalid","x")'  # a formula for a name
    sheet["F18"] = datetime(2000, 11, 12)  # a date for a number of floors
    sheet["G22"] = 4761  # a latitude without its point
    sheet["E24"] = "O98101"  # a letter in a ZIP
    sheet["B26"] = "Café Zürich Ōkubo – 東京"  # letters of other scripts
    sheet["F28"] = "0"  # no floors
    sheet.append([])  # a blank row
    sheet.append(["TOTAL", None, 40])  # a total
    book.save(path)
    return path
