"""The scan of an OpenDocument spreadsheet: one pass over content.xml, which holds all its sheets."""

from __future__ import annotations

from xml.parsers import expat

from reports.excel.facts import SheetFacts

__all__ = ["scan_ods"]

TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "


def scan_ods(xml: bytes) -> dict[str, SheetFacts]:
    """The facts of each sheet by its title."""
    scan = _Scan()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = scan.start
    parser.EndElementHandler = scan.end
    parser.CharacterDataHandler = scan.text
    parser.Parse(xml, True)
    return scan.sheets


class _Scan:
    """The state of the pass; a row or cell that is repeated counts as often as it says."""

    def __init__(self) -> None:
        self.sheets: dict[str, SheetFacts] = {}
        self.facts = SheetFacts()
        self.row = self.next_row = self.column = self.next_column = 1
        self.hidden = False
        self.cell: dict[str, str] | None = None
        self.words: list[str] = []
        self.in_text = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Enters a sheet, a row, a cell or a paragraph of one."""
        if tag == f"{TABLE}table":
            self.facts = self.sheets.setdefault(attributes.get(f"{TABLE}name", ""), SheetFacts())
            self.next_row = 1
        elif tag == f"{TABLE}table-row":
            self.row = self.next_row
            self.next_row += int(attributes.get(f"{TABLE}number-rows-repeated", 1))
            self.hidden = attributes.get(f"{TABLE}visibility", "visible") != "visible"
            self.next_column = 1
        elif tag in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            self.column = self.next_column
            self.next_column += int(attributes.get(f"{TABLE}number-columns-repeated", 1))
            self.cell, self.words = attributes, []
        elif tag == f"{TEXT}p":
            self.in_text += 1

    def text(self, text: str) -> None:
        """Takes up the words of a cell."""
        if self.in_text:
            self.words.append(text)

    def end(self, tag: str) -> None:
        """Leaves a paragraph or a cell, and notes the cell when it holds something."""
        if tag == f"{TEXT}p":
            self.in_text -= 1
        elif tag in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell") and self.cell is not None:
            self._note(self.cell)
            self.cell = None

    def _note(self, attributes: dict[str, str]) -> None:
        formula = attributes.get(f"{TABLE}formula")
        if not (self.words or formula or f"{OFFICE}value-type" in attributes):
            return
        self.facts.reach(self.next_row - 1, self.next_column - 1)
        if self.hidden:
            self.facts.hidden_rows.add(self.row)
        if formula:
            self.facts.formulas[self.row, self.column] = f"={formula.partition(':=')[2] or formula.lstrip('=')}"
        if attributes.get(f"{CALC}value-type") == "error":
            self.facts.faults[self.row, self.column] = "".join(self.words)
