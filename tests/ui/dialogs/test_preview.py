"""The page of a paper as it will print: draft and issued, printed, saved, and what is said when there is none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.acts.letters import new_letter
from models.rules.letter_facts import FailedItem
from models.sheets.gathering.objection import drafted
from models.sheets.kinds import PaperKind
from models.store import Store
from reports.issue import draw_issued
from reports.printing import Copy
from tests.builders import do
from tests.planted import plant
from tests.reports.papers import letters, text_of
from tests.story import ordered_book
from tests.ui.frame import open_window, press, settled
from ui import printing
from ui.dialogs.pages import MOST, PagesDialog, both_ways
from ui.dialogs.preview import Preview, preview, preview_many, preview_sheet
from ui.printing import paint_pages
from ui.screens.documents import DocumentsScreen

NOV_20 = date(2000, 11, 20)


def page(qtbot: QtBot, store: Store) -> DocumentsScreen:
    store.draw = draw_issued
    window = open_window(qtbot, store, as_of=NOV_20, screens=(DocumentsScreen,))
    screen = window.go("documents")
    settled(qtbot, window.desk)
    assert isinstance(screen, DocumentsScreen)
    return screen


def with_letters(store: Store, count: int) -> None:
    plant(store, count)
    for number in range(1, count + 1):
        do(store, new_letter, on=NOV_20, links=(f"L-{number:04}",), issued_on=NOV_20)


def opened(qtbot: QtBot, screen: DocumentsScreen, shown: PagesDialog | None) -> PagesDialog:
    assert shown is not None
    settled(qtbot, screen.desk)
    assert shown.drawn is not None
    return shown


def test_a_draft_is_marked_and_becomes_the_issued_page_without_leaving_the_form(qtbot: QtBot, store: Store) -> None:
    ordered_book(store)
    screen = page(qtbot, store)
    shown = opened(qtbot, screen, preview(screen, screen.desk, PaperKind.PURCHASE_ORDER, "PO-001"))
    assert isinstance(shown, Preview)
    assert "DRAFT" in text_of(shown.drawn.pdf)
    with qtbot.waitSignal(shown.issued):
        press(qtbot, shown, "Ctrl+I")
    settled(qtbot, screen.desk)
    assert "DRAFT" not in text_of(shown.drawn.pdf)
    assert shown.banner.accessibleName().startswith("Issued the purchase order PO-001.")
    assert shown.primary.toolTip().startswith("Nothing has changed since")
    shown.reject()


def test_what_cannot_be_issued_yet_is_shown_with_the_reason(qtbot: QtBot, store: Store) -> None:
    ordered_book(store)
    screen = page(qtbot, store)
    shown = opened(qtbot, screen, preview(screen, screen.desk, "bill_of_sale", "PO-001"))
    assert shown.primary.toolTip().startswith("No pair of PO-001 was shipped by Mon 20 Nov 2000")
    press(qtbot, shown, "Ctrl+I")
    assert screen.desk.read(lambda session: None) is None
    assert screen.table.rows == ()
    shown.reject()


def test_where_there_is_no_paper_the_page_says_why(qtbot: QtBot, store: Store) -> None:
    with_letters(store, 1)
    screen = page(qtbot, store)
    assert preview(screen, screen.desk, PaperKind.DEEMED_CERTIFICATE, "LAL-0001") is None
    assert screen.notice is not None
    assert "LAL-0001 is not deemed installed" in screen.notice.accessibleName()


def test_the_status_report_is_shown_as_it_stands_and_not_as_a_draft(qtbot: QtBot, store: Store) -> None:
    screen = page(qtbot, store)
    shown = opened(qtbot, screen, preview(screen, screen.desk, PaperKind.STATUS_REPORT, ""))
    assert not isinstance(shown, Preview)
    assert shown.windowTitle() == "Status report of Mon 20 Nov 2000"
    assert "DRAFT" not in text_of(shown.drawn.pdf)
    shown.reject()


def test_an_objection_being_written_can_be_looked_at(qtbot: QtBot, store: Store) -> None:
    with_letters(store, 1)
    screen = page(qtbot, store)
    failed = (FailedItem("Bit error rate, 24 h", "4.1e-7"),)
    sheet = screen.desk.read(drafted, "LAL-0001", NOV_20, failed, "Soaked for a day.")
    shown = opened(qtbot, screen, preview_sheet(screen, screen.desk, "objection", sheet, "Objection to LAL-0001"))
    assert "Soaked for a day." in text_of(shown.drawn.pdf)
    shown.reject()


def test_several_letters_make_one_file_with_a_page_each(qtbot: QtBot, store: Store) -> None:
    with_letters(store, 3)
    screen = page(qtbot, store)
    numbers = ["LAL-0001", "LAL-0002", "LAL-0003"]
    shown = opened(qtbot, screen, preview_many(screen, screen.desk, "availability_letter", numbers))
    assert shown.windowTitle() == "3 Link Availability Letters"
    assert [number in text_of(shown.drawn.pdf) for number in numbers] == [True] * 3
    assert shown.view.file_name == "3 Link Availability Letters.pdf"
    shown.reject()


def test_of_very_many_pages_the_first_are_shown_and_all_are_printed(qtbot: QtBot, store: Store) -> None:
    screen = page(qtbot, store)
    copies = [Copy(PaperKind.AVAILABILITY_LETTER, sheet) for sheet in letters(MOST + 4)]
    dialog = PagesDialog(screen.desk, "Letters", both_ways("all", "As they are", copies), screen)
    dialog.open()
    shown = opened(qtbot, screen, dialog)
    assert (len(shown.drawn.pages), shown.drawn.count) == (MOST, MOST + 4)
    shown.reject()


def test_ctrl_p_asks_for_a_printer_and_prints_what_is_shown(
    qtbot: QtBot, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ordered_book(store)
    screen = page(qtbot, store)
    shown = opened(qtbot, screen, preview(screen, screen.desk, PaperKind.PURCHASE_ORDER, "PO-001"))

    def ask(_parent: object, then: object) -> str:
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        then(printer)
        return ""

    monkeypatch.setattr("ui.dialogs.pages.ask_printer", ask)
    press(qtbot, shown, "Ctrl+P")
    settled(qtbot, screen.desk)
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == shown.drawn.count
    shown.reject()


def test_only_the_pages_asked_for_are_printed(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    from reports.documents import draw
    from tests.reports.papers import SALE

    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFromTo(2, 3)
    assert paint_pages(printer, draw("bill_of_sale", SALE, draft=False)) == 2


def test_the_system_is_asked_for_a_printer_with_its_own_form(qtbot: QtBot, store: Store) -> None:
    screen = page(qtbot, store)
    assert printing.ask_printer(screen, lambda printer: None) == ""
    [asked] = [one for one in QApplication.topLevelWidgets() if isinstance(one, QPrintDialog)]
    asked.reject()
    asked.deleteLater()
