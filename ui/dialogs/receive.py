"""Receiving: serials scanned, typed, pasted or out of a workbook, each held against the memorandum at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from models.acts.pairs import receive_pairs
from models.pair_review import ListedPair, Mark, Review, ReviewedSerial, ScannedPair, paired, review
from models.queries.ends import serials_elsewhere
from models.queries.places import places
from models.queries.receipts import listed_pairs
from models.queries.shipments import shipments
from models.rules.inventory import PlaceKind
from reports.columns import Column, Kind, Tone
from reports.excel.guard import BadWorkbook
from ui.desk import Desk
from ui.dialogs.recorded import ActDialog
from ui.row_table import RowTable
from ui.row_view import RowView
from ui.widgets.button import Button
from ui.widgets.date_field import DateField
from ui.widgets.fields import Choice, Field
from ui.widgets.layout import row
from ui.widgets.text import Label
from ui.words import count_words, list_words

__all__ = ["ReceiveDialog"]

TONES = {
    Mark.MATCHED: (Tone.OK, "check"),
    Mark.NEW: (Tone.INFO, "plus"),
    Mark.MISSING: (Tone.OUTLINE, "search"),
    Mark.EXTRA: (Tone.BAD, "circle-alert"),
    Mark.REPEATED: (Tone.WARN, "copy"),
}
PARTS = re.compile(r"[\s,;]+")

MARKS: tuple[Column[ReviewedSerial], ...] = (
    Column("Serial", lambda one: one.serial, kind=Kind.SERIAL, width=20),
    Column(
        "Mark",
        lambda one: one.mark.words,
        kind=Kind.CHIP,
        tone=lambda one: TONES[one.mark][0],
        icon=lambda one: TONES[one.mark][1],
        width=13,
    ),
    Column("Pair", lambda one: one.tag or None, missing="none", width=10),
    Column("What it is", lambda one: one.words, width=30, grow=1),
)


class ScanField(QLineEdit):
    """A field for a scanner: Enter takes what was read, a paste of many lines takes them all."""

    def __init__(self, take: QWidget) -> None:
        super().__init__()
        self._take = take
        self.setPlaceholderText("Scan a serial, or type “near far” and Enter")
        self.setAccessibleName("Scan or type serials")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and a pasted list go to the form; with nothing typed Backspace takes the last one back."""
        form = self._take
        assert isinstance(form, ReceiveDialog)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            form.take(self.text())
            self.clear()
        elif event.matches(QKeySequence.StandardKey.Paste) and "\n" in QApplication.clipboard().text().strip():
            form.take_lines(QApplication.clipboard().text().splitlines())
        elif plain and event.key() == Qt.Key.Key_Backspace and not self.text():
            form.take_back()
        else:
            super().keyPressEvent(event)


class ReceiveDialog(ActDialog):
    """Receives pairs of a shipment; nothing is written until the primary is pressed."""

    wide = 860

    def __init__(self, desk: Desk, shipment: str, parent: QWidget) -> None:
        super().__init__(
            desk,
            "Receive pairs",
            "Every serial is held against the packing memorandum.",
            "Receive",
            "scan-barcode",
            parent,
        )
        self._read: list[ScannedPair | str] = []
        self._listed: tuple[ListedPair, ...] = ()
        self._review = Review()
        known = [one for one in desk.read(shipments, desk.as_of) if one.number == shipment or one.in_transit]
        self.shipment = Choice(
            [(one.number, f"{one.number}, {one.order}") for one in known], chosen=shipment, name="Shipment"
        )
        stores = [one for one in desk.read(places, desk.as_of) if one.kind is PlaceKind.STORE]
        usual = max(stores, key=lambda one: one.pairs, default=None)
        self.place = Choice([(one.name, one.name) for one in stores], chosen=usual.name if usual else "", name="Store")
        self.day = DateField(desk.as_of, near=desk.as_of)
        self.scan = ScanField(self)
        self._lay_out()
        self.shipment.changed.connect(lambda _number: self._open_memorandum())
        self.day.changed.connect(lambda _day: self._show())
        self._open_memorandum()
        self.scan.setFocus()

    def _lay_out(self) -> None:
        """Lays the form out: where and when, the scan field, what was read."""
        top, scanning = QWidget(), QWidget()
        top.setLayout(
            row(
                Field("Shipment", self.shipment), Field("Received on", self.day), Field("Store", self.place), spacing=12
            )
        )
        file, all_there = (
            Button("From a workbook...", icon="file-spreadsheet"),
            Button("All are there", icon="check-check"),
        )
        file.clicked.connect(self._from_file)
        all_there.clicked.connect(self._take_all)
        all_there.setToolTip("Takes every listed serial that has not been read yet as read.")
        scanning.setLayout(row(self.scan, file, all_there, spacing=8))
        self.table: RowTable[ReviewedSerial] = RowTable(MARKS, key=lambda one: (one.serial, one.mark, one.tag))
        self.view = RowView(
            self.table, hint="Backspace in the empty field takes the last one back.", name="Serials read"
        )
        self.view.setMinimumHeight(300)
        self.summary = Label("", "section")
        for part in (top, scanning, self.view, self.summary):
            self.add(part)

    # -- reading serials -------------------------------------------------------------------------------------

    def _open_memorandum(self) -> None:
        """Starts on a shipment; what was read for another is kept and marked anew."""
        number = self.shipment.chosen
        self._listed = self.desk.read(listed_pairs, number) if number else ()
        self._show()

    def take(self, text: str) -> None:
        """Takes one line: a serial, or the two of a pair."""
        parts = [part for part in PARTS.split(text.strip()) if part]
        if len(parts) == 2:
            self._read.append(ScannedPair(*parts))
        else:
            self._read.extend(parts)
        self._show()

    def take_lines(self, lines: Sequence[str]) -> None:
        """Takes many lines at once."""
        for line in lines:
            parts = [part for part in PARTS.split(line.strip()) if part]
            self._read.extend([ScannedPair(*parts)] if len(parts) == 2 else parts)
        self._show()

    def take_back(self) -> None:
        """Forgets what was read last."""
        if self._read:
            self._read.pop()
            self._show()

    def _take_all(self) -> None:
        """Takes every serial that is still missing as read."""
        self._read.extend(one.serial for one in self._review.marks if one.mark is Mark.MISSING)
        self._show()
        self.scan.setFocus()

    def _from_file(self) -> None:
        """Reads the serials of a workbook: two in a row are a pair."""
        kinds = "Workbooks (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv)"
        chosen, _ = QFileDialog.getOpenFileName(self, "Serials from a workbook", "", kinds)
        if chosen:
            self.take_file(Path(chosen))

    def take_file(self, path: Path) -> None:
        """Takes the serials of a workbook's first sheet; a heading row is left out."""
        from reports.excel.read import read_workbook  # slow to load, and only a workbook needs it

        try:
            sheet = next(sheet for sheet in read_workbook(path).sheets if sheet.visible)
        except BadWorkbook as bad:
            self.say(bad.sentence)
            return
        known = {serial for pair in self._listed for serial in pair.serials if serial}
        lines = [[str(value) for value in line if value not in (None, "")] for line in sheet.rows]
        serials = [[part for part in line if any(sign.isdigit() for sign in part)] for line in lines]
        rows = [([part for part in line if part in known] or line)[:2] for line in serials]
        self.take_lines(["\t".join(line) for line in rows if line])

    # -- showing ---------------------------------------------------------------------------------------------

    @property
    def scanned(self) -> tuple[ScannedPair, ...]:
        """What was read, put together into pairs."""
        singles = [one for one in self._read if isinstance(one, str)]
        return (*(one for one in self._read if isinstance(one, ScannedPair)), *paired(singles, self._listed))

    def _show(self) -> None:
        """Marks everything anew."""
        scanned = self.scanned
        typed = [serial for one in scanned for serial in (one.near, one.far) if serial]
        number = self.shipment.chosen
        elsewhere = self.desk.read(serials_elsewhere, typed, number) if typed and number else {}
        self._review = review(self._listed, scanned, elsewhere)
        read = [one for one in self._review.marks if one.mark is not Mark.MISSING]
        missing = [one for one in self._review.marks if one.mark is Mark.MISSING]
        self.table.set_rows([*reversed(read), *missing])
        self.summary.setText(self._words())
        self._check()

    def _words(self) -> str:
        """The count of every mark, and how many pairs are complete."""
        counts = [(self._review.count(mark), mark.value) for mark in Mark]
        said = list_words([f"{count} {word}" for count, word in counts if count])
        whole = count_words(len(self._review.received), "pair")
        return f"{said}. {whole} complete." if said else "Nothing was read yet."

    def _check(self) -> None:
        whole = len(self._review.received)
        self.primary.set_words(f"Receive {count_words(whole, 'pair')}")
        extra = self._review.count(Mark.EXTRA)
        lacks = (
            "" if self.shipment.chosen else "No shipment is in transit.",
            "Type the day they were received." if self.day.day is None else "",
            "" if whole or extra else "Read both serials of at least one pair.",
        )
        self.set_gate(next(filter(None, lacks), ""))

    def record(self) -> None:
        """Records the receipt."""
        self.do(
            receive_pairs,
            shipment=self.shipment.chosen,
            received_on=self.day.day,
            place=self.place.chosen,
            scanned=self.scanned,
        )
