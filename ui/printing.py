"""From the bytes of a paper to pictures on screen, ink on paper and a file: what every page that prints uses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from reports.files import CannotWrite, write_atomically
from reports.pages import PageImage, Pages
from ui.widgets.toast import Toast

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

__all__ = ["NO_PRINTING", "ask_printer", "paint_pages", "picture", "save_pdf"]

DOTS = 300
NO_PRINTING = "This system has no printing that Pairbook can use. Save the PDF and print that."


def picture(page: PageImage) -> QImage:
    """A page as an image that keeps its own bytes."""
    return QImage(page.rgba, page.width, page.height, QImage.Format.Format_RGBA8888).copy()


def ask_printer(parent: QWidget, then: Callable[[QPrinter], object]) -> str:
    """Asks which printer, which pages and how many copies, then goes on; gives the sentence why it cannot ask."""
    try:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter
    except ImportError:  # a system without CUPS
        return NO_PRINTING
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.accepted.connect(lambda: then(printer))
    dialog.setModal(True)
    dialog.show()
    return ""


def paint_pages(printer: QPrinter, pdf: bytes) -> int:
    """Prints the pages asked for, each filling its sheet; gives how many."""
    with Pages(pdf) as pages:
        numbers = _asked_for(printer, len(pages))
        painter = QPainter(printer)
        for place, number in enumerate(numbers):
            if place:
                printer.newPage()
            sheet: QRectF = printer.paperRect(printer.Unit.DevicePixel)
            painter.drawImage(QRectF(0, 0, sheet.width(), sheet.height()), picture(pages.image(number, DOTS / 72)))
        painter.end()
    return len(numbers)


def _asked_for(printer: QPrinter, pages: int) -> range:
    """The pages from the first to the last that were asked for; all while nobody named any."""
    first, last = printer.fromPage() or 1, printer.toPage() or pages
    return range(first, min(last, pages) + 1)


def save_pdf(window: QWidget, pdf: bytes, name: str) -> Path | None:
    """Asks where to, writes the file whole or not at all, and says so."""
    chosen, _ = QFileDialog.getSaveFileName(window, "Save PDF", name, "PDF (*.pdf)")
    if not chosen:
        return None
    path = Path(chosen).with_suffix(".pdf")
    try:
        write_atomically(path, pdf)
    except CannotWrite as refusal:
        Toast.show_over(window, refusal.sentence)
        return None
    Toast.show_over(window, f"Saved {path.name}.")
    return path
