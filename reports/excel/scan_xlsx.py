"""The scan of an .xlsx sheet's XML: a glance that suffices for plain sheets, and a full parse for the rest."""

from __future__ import annotations

import posixpath
import re
from xml.etree.ElementTree import Element
from xml.parsers import expat

from defusedxml.ElementTree import fromstring

from reports.excel.facts import SheetFacts
from reports.excel.guard import MOST_CELLS, MOST_COLUMNS, MOST_ROWS

__all__ = ["parts_of", "scan_xlsx", "sheet_parts"]

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
PLAIN_CELL = re.compile(rb'<c r="([A-Z]{1,2})([0-9]{1,5})"')
CLOSER_LOOK = (b"<f", b't="e"', b"hidden=", b"<!", b"<c>", b"<c/", b"<c\t", b"<c\n", b"<c\r")
REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


def sheet_parts(parts: dict[str, bytes]) -> dict[str, str]:
    """The sheets of a workbook by title, each with the name of the part that holds its rows."""
    relations = {
        sheet.get("name", ""): sheet.get(RELATION) or sheet.get(STRICT_RELATION) or ""
        for sheet in _tree(parts, "xl/workbook.xml").iter()
        if sheet.tag.rpartition("}")[2] == "sheet"
    }
    return parts_of(relations, parts, "xl/_rels/workbook.xml.rels")


def parts_of(relations: dict[str, str], parts: dict[str, bytes], listed_in: str) -> dict[str, str]:
    """The part behind each relation, by title; titles whose part is missing are left out."""
    targets = {
        relation.get("Id", ""): posixpath.normpath(posixpath.join("/xl", relation.get("Target", "")))
        for relation in _tree(parts, listed_in)
    }
    names = {f"/{name.lower()}": name for name in parts}
    found = {title: names.get(targets.get(relation, "").lower(), "") for title, relation in relations.items()}
    return {title: part for title, part in found.items() if part}


def _tree(parts: dict[str, bytes], wanted: str) -> Element:
    """The XML of a part, whatever the case of its name; empty when there is none."""
    for name, part in parts.items():
        if name.lower() == wanted:
            root: Element = fromstring(part, forbid_dtd=True)
            return root
    return Element("none")


def scan_xlsx(xml: bytes) -> SheetFacts:
    """The facts of one sheet."""
    return _glance(xml) or _parse(xml)


def _glance(xml: bytes) -> SheetFacts | None:
    """The reach of a plain sheet: every cell says where it is, within the limits, and nothing needs a closer look."""
    cells = PLAIN_CELL.findall(xml)
    whole = xml.count(b"<sheetData") == 1 and xml.rstrip().endswith(b"</worksheet>")
    if not whole or xml.count(b"<c ") != len(cells) or any(mark in xml for mark in CLOSER_LOOK):
        return None
    facts = SheetFacts()
    if cells:
        letters, rows = (set(found) for found in zip(*cells, strict=True))
        facts.last_row = max(map(int, rows))
        facts.last_column = max(_column(column.decode()) for column in letters)
    beyond = facts.last_row > MOST_ROWS or facts.last_column > MOST_COLUMNS
    return None if beyond or facts.last_row * facts.last_column > MOST_CELLS else facts


def _column(letters: str) -> int:
    """The number of a column from its letters: A is 1."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _parse(xml: bytes) -> SheetFacts:
    """The facts of a sheet by parsing every element."""
    scan = _Scan()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = scan.start
    parser.EndElementHandler = scan.end
    parser.CharacterDataHandler = scan.text
    parser.Parse(xml, True)
    return scan.facts


class _Scan:
    """The state of a parse: where it stands, and what the cell at hand holds."""

    def __init__(self) -> None:
        self.facts = SheetFacts()
        self.row = self.column = 0
        self.kind = ""
        self.formula: list[str] | None = None
        self.value: list[str] = []
        self.within = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Enters a row, a cell, or what a cell holds."""
        match tag.rpartition(" ")[2]:
            case "row":
                self.row = int(attributes.get("r", self.row + 1))
                self.column = 0
                if attributes.get("hidden") in ("1", "true"):
                    self.facts.hidden_rows.add(self.row)
            case "c":
                self._enter(attributes)
            case "f":
                self.formula, self.within = [], "f"
            case "v" | "t" as held:
                self.within = held

    def _enter(self, attributes: dict[str, str]) -> None:
        reference = REFERENCE.fullmatch(attributes.get("r", ""))
        if reference:
            self.column, self.row = _column(reference[1]), int(reference[2])
        elif "r" in attributes:
            raise ValueError(f"no cell is called {attributes['r']}")
        else:
            self.column += 1
        self.kind, self.formula, self.value, self.within = attributes.get("t", ""), None, [], ""

    def text(self, text: str) -> None:
        """Takes up the text of a formula or a value."""
        if self.within == "f" and self.formula is not None:
            self.formula.append(text)
        elif self.within:
            self.value.append(text)

    def end(self, tag: str) -> None:
        """Leaves an element, and notes the cell it closes when that cell holds something."""
        self.within = ""
        if tag.rpartition(" ")[2] != "c" or (self.formula is None and not self.value):
            return
        self.facts.reach(self.row, self.column)
        if self.formula is not None:
            self.facts.formulas[self.row, self.column] = f"={''.join(self.formula)}"
        if self.kind == "e":
            self.facts.faults[self.row, self.column] = "".join(self.value)
