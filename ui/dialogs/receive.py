"""Receiving: serials scanned, typed, pasted or out of a workbook, each held against the memorandum at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from models.acts.pairs import receive_pairs
from models.pair_review import ListedPair, Mark, Review, ScannedPair, review, serial_key
from models.queries.ends import serials_elsewhere
from models.queries.receipts import listed_pairs
from models.queries.shipments import ShipmentRow, shipments
from models.rules.inventory import PlaceKind
from reports.excel.guard import BadWorkbook
from ui.desk import Desk
from ui.dialogs.place import PlaceChoice
from ui.dialogs.receipt_lines import (
    RECEIPT,
    Entry,
    ReceiptLine,
    Unread,
    receipt_lines,
    scanned_of,
    unread_of,
)
from ui.dialogs.recorded import ActDialog
from ui.dialogs.serial_rows import BadCell, read_serials
from ui.row_table import RowTable
from ui.row_view import RowView
from ui.widgets.button import Button
from ui.widgets.date_field import DateField
from ui.widgets.fields import Choice, Field
from ui.widgets.layout import row
from ui.widgets.text import Label
from ui.words import count_words, day_words, list_words

__all__ = ["ReceiveDialog"]

PARTS = re.compile(r"[\s,;]+")
WORKBOOKS = "Workbooks (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.tsv *.txt)"


class ScanField(QLineEdit):
    """A field for a scanner.

    Signals: read(str) with a line ended by Enter; pasted(str) with lines of the clipboard; took_back() for Backspace
    with nothing typed.
    """

    read = Signal(str)
    pasted = Signal(str)
    took_back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("Scan a serial, or type “near far” and Enter")
        self.setAccessibleName("Scan or type serials")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what was read, a paste of many lines takes them all."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            text = self.text().strip()
            self.clear()
            if text:
                self.read.emit(text)
        elif event.matches(QKeySequence.StandardKey.Paste) and "\n" in QApplication.clipboard().text().strip():
            self.pasted.emit(QApplication.clipboard().text())
        elif plain and event.key() == Qt.Key.Key_Backspace and not self.text():
            self.took_back.emit()
        else:
            super().keyPressEvent(event)


class ReceiveDialog(ActDialog):
    """Receives pairs of a shipment; nothing is written until the primary is pressed."""

    wide = 880

    def __init__(self, desk: Desk, shipment: str, parent: QWidget) -> None:
        said = "Every serial is held against the packing memorandum."
        super().__init__(desk, "Receive pairs", said, "Receive", "scan-barcode", parent)
        self._steps: list[tuple[Entry, ...]] = []
        self._listed: tuple[ListedPair, ...] = ()
        self._review = Review()
        self._known = [one for one in desk.read(shipments, desk.as_of) if one.number == shipment or one.in_transit]
        self.shipment = Choice([(one.number, _shipment_words(one)) for one in self._known], shipment, "Shipment")
        self.day = DateField(desk.as_of, near=desk.as_of)
        self.day.set_closed(desk.calendar.why_closed)
        self.place = PlaceChoice(desk, (PlaceKind.STORE,), "Store")
        self.scan = ScanField()
        self.table: RowTable[ReceiptLine] = RowTable(RECEIPT, key=lambda one: one.key)
        self.view = RowView(self.table, footer=False, name="Serials read")
        self.summary = Label("", "section")
        self._lay_out()
        self._listen()
        self._open_memorandum()
        self.scan.setFocus()

    def _lay_out(self) -> None:
        """Lays the form out: where and when, the scan field, what was read."""
        received = Field("Received on", self.day)
        self.day.problem.connect(received.set_problem)
        self._line(Field("Shipment", self.shipment), received, Field("Store", self.place), spacing=12)
        self._file = Button("From a workbook...", icon="file-spreadsheet")
        self._all = Button("All are there", icon="check-check")
        self._all.setToolTip("Takes every pair still missing as there, though nobody read its serials.")
        self._line(self.scan, self._file, self._all, spacing=8)
        self.view.setMinimumHeight(240)
        self.add(self.view, 1)
        hint = Label("Enter on a missing pair takes it as there. Backspace takes the last step back.", "hint")
        self._line(self.summary, 0, hint, spacing=12)

    def _line(self, *widgets: QWidget | int, spacing: int) -> None:
        host = QWidget()
        host.setLayout(row(*widgets, spacing=spacing))
        self.add(host)

    def _listen(self) -> None:
        self.shipment.changed.connect(lambda _number: self._open_memorandum())
        for changed in (self.shipment.changed, self.place.changed):
            changed.connect(lambda _key: self.scan.setFocus())
        self.day.changed.connect(lambda _day: self._check())
        self.scan.read.connect(self.take)
        self.scan.pasted.connect(lambda text: self.take_lines(text.splitlines()))
        self.scan.took_back.connect(self.take_back)
        self._file.clicked.connect(self._from_file)
        self._all.clicked.connect(self._take_all)
        self.view.opened.connect(self._take_pair)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A scanner reads into the field for it, wherever the keyboard is."""
        if event.text().isprintable() and event.text() and not isinstance(self.focusWidget(), QLineEdit):
            self.scan.setFocus()
            self.scan.insert(event.text())
            return
        super().keyPressEvent(event)

    # -- reading serials -------------------------------------------------------------------------------------

    def _open_memorandum(self) -> None:
        """Starts on a shipment; what was read for another is kept and marked anew."""
        number = self.shipment.chosen
        self._listed = self.desk.read(listed_pairs, number) if number else ()
        self._show()

    @property
    def _serials(self) -> list[str]:
        """The serials the memorandum lists."""
        return [serial for pair in self._listed for serial in pair.serials if serial]

    def _entries_of(self, line: str) -> list[Entry]:
        """A line: one serial, also with blanks in it if it is listed so; the two of a pair; or many."""
        if serial_key(line) in map(serial_key, self._serials):
            return [line.strip()]
        parts = [part for part in PARTS.split(line.strip()) if part]
        return [ScannedPair(*parts)] if len(parts) == 2 else [*parts]

    def take(self, line: str) -> None:
        """Takes one line: a serial, or the two of a pair."""
        self._step(self._entries_of(line))

    def take_lines(self, lines: Sequence[str]) -> None:
        """Takes many lines at once."""
        self._step([entry for line in lines for entry in self._entries_of(line)])

    def take_back(self) -> None:
        """Forgets what was read last: a scan, a paste, a workbook, or pairs taken as there."""
        if self._steps:
            self._steps.pop()
            self._show()

    def _take_all(self) -> None:
        """Takes every pair that is not whole yet as there."""
        whole = set(self._review.received)
        self._step([Unread(tuple(pair.tag for pair in self._listed if pair.awaited and pair.tag not in whole))])
        self.scan.setFocus()

    def _take_pair(self, line: ReceiptLine) -> None:
        """Takes the pair of a missing line as there."""
        if line.mark == Mark.MISSING.words:
            self._step([Unread((line.tag,))])

    def _step(self, entries: Iterable[Entry]) -> None:
        """One step that Backspace takes back."""
        step = tuple(one for one in entries if not isinstance(one, Unread) or one.tags)
        if step:
            self._steps.append(step)
        self._show()

    def _from_file(self) -> None:
        """Asks for a workbook and reads its serials."""
        chosen, _ = QFileDialog.getOpenFileName(self, "Serials from a workbook", "", WORKBOOKS)
        if chosen:
            self.take_file(Path(chosen))

    def take_file(self, path: Path) -> None:
        """Takes the serials of a workbook: of the first sheet that has some."""
        from reports.excel.read import read_workbook  # slow to load, and only a workbook needs it

        try:
            sheets = [sheet for sheet in read_workbook(path).sheets if sheet.visible]
        except BadWorkbook as bad:
            self.say(bad.sentence)
            return
        found = next((read for sheet in sheets if (read := read_serials(sheet, self._serials)).rows), None)
        if found is None:
            self.say(f"No column of {path.name} holds serials.")
            return
        singles = [one.near if not one.far else one for one in found.rows]
        self._step([*singles, *found.bad])
        self.scan.setFocus()

    # -- showing ---------------------------------------------------------------------------------------------

    @property
    def _entries(self) -> list[Entry]:
        return [entry for step in self._steps for entry in step]

    @property
    def scanned(self) -> tuple[ScannedPair, ...]:
        """What was read, put together into pairs."""
        return scanned_of(self._entries, self._listed)

    @property
    def unread(self) -> tuple[str, ...]:
        """The pairs taken as there."""
        return unread_of(self._entries, self._listed)

    def _show(self) -> None:
        """Marks everything anew."""
        scanned, unread, number = self.scanned, self.unread, self.shipment.chosen
        typed = [serial for one in scanned for serial in (one.near, one.far) if serial]
        elsewhere = self.desk.read(serials_elsewhere, typed, number) if typed and number else {}
        self._review = review(self._listed, scanned, elsewhere, unread)
        self.table.set_rows(receipt_lines(self._review, self._entries, self._listed, unread))
        if self.table.shown:
            self.view.grid.scrollToTop()
        whole = {*self._review.received}
        self._all.setEnabled(any(pair.awaited and pair.tag not in whole for pair in self._listed))
        self.summary.setText(self._words())
        self._check()

    def _words(self) -> str:
        """The count of every mark, and how many pairs are whole."""
        counts = [(self._review.count(mark), mark.value) for mark in Mark]
        bad = sum(isinstance(one, BadCell) for one in self._entries)
        said = list_words([f"{count} {word}" for count, word in (*counts, (bad, "not taken")) if count])
        awaited = sum(pair.awaited for pair in self._listed)
        whole = f"{len(self._review.received)} of {count_words(awaited, 'pair')} there"
        whole += f", {len(self.unread)} of them not read." if self.unread else "."
        return f"{said[:1].upper()}{said[1:]}. {whole}" if said else whole

    def _check(self) -> None:
        whole = len(self._review.received)
        serials = sum(self._review.count(mark) for mark in (Mark.MATCHED, Mark.NEW, Mark.EXTRA))
        what = f"Receive {count_words(whole, 'pair')}" if whole or not serials else "Record what was read"
        self.primary.set_words(what)
        self.set_gate(self._lacks(whole + serials))

    def _lacks(self, read: int) -> str:
        """Why nothing can be recorded, or nothing."""
        shipment = next((one for one in self._known if one.number == self.shipment.chosen), None)
        day = self.day.day
        if shipment is None:
            return "No shipment is in transit."
        if day is None:
            return "Type the day they were received."
        if day > self.desk.as_of:
            return f"{day_words(day)} has not come yet."
        if day < shipment.shipped_on:
            return f"{shipment.number} was shipped on {day_words(shipment.shipped_on)}; it cannot come before."
        return "" if read else "Read a serial, or say that the pairs are there."

    def record(self) -> None:
        """Records the receipt."""
        self.do(
            receive_pairs,
            shipment=self.shipment.chosen,
            received_on=self.day.day,
            place=self.place.place,
            scanned=self.scanned,
            unscanned=self.unread,
        )


def _shipment_words(shipment: ShipmentRow) -> str:
    """A shipment as the choice names it."""
    return f"{shipment.number}, {shipment.order}, {count_words(shipment.in_transit, 'pair')} in transit"
