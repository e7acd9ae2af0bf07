"""The page of the Documents under real keys: what was issued, what has changed since, its pages, its files."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from models.acts.documents import issue_document
from models.acts.order_lines import type_price
from models.queries.documents import pdf_of
from models.sheets.kinds import PaperKind
from models.store import Store
from reports.issue import draw_issued
from tests.builders import JUNE_30, do
from tests.reports.papers import text_of
from tests.story import SHIPPED, ordered_book, ship
from tests.ui.frame import open_window, press, settled
from ui.dialogs.new_paper import NewPaper
from ui.dialogs.pages import PagesDialog
from ui.dialogs.preview import Preview
from ui.screens.documents import DocumentsScreen
from ui.widgets.page_thumbs import PageThumbs
from ui.widgets.text import Label


def issued(store: Store, *, priced: bool = False) -> None:
    """An order and its bill of sale on paper; a price typed after that if asked for."""
    store.draw = draw_issued
    ordered_book(store)
    ship(store, 2)
    do(store, issue_document, JUNE_30, kind=PaperKind.PURCHASE_ORDER, subject="PO-001")
    do(store, issue_document, SHIPPED, kind=PaperKind.BILL_OF_SALE, subject="PO-001")
    if priced:
        do(store, type_price, SHIPPED, order="PO-001", line=1, price=Decimal("4321.75"))


def page(qtbot: QtBot, store: Store, as_of: date = SHIPPED) -> DocumentsScreen:
    window = open_window(qtbot, store, as_of=as_of, screens=(DocumentsScreen,))
    screen = window.go("documents")
    settled(qtbot, window.desk)
    assert isinstance(screen, DocumentsScreen)
    return screen


def dialog(qtbot: QtBot, screen: DocumentsScreen) -> PagesDialog:
    settled(qtbot, screen.desk)
    [found] = [one for one in QApplication.topLevelWidgets() if isinstance(one, PagesDialog) and one.isVisible()]
    return found


def said(screen: DocumentsScreen) -> str:
    assert screen.inspector is not None
    return " ".join(label.text() for label in screen.inspector.findChildren(Label))


def test_the_list_names_every_paper_and_the_inspector_shows_its_pages_and_hash(qtbot: QtBot, store: Store) -> None:
    issued(store)
    screen = page(qtbot, store)
    assert [row.number for row in screen.table.shown] == ["BOS-001", "PO-001"]
    assert screen.said(screen.table.rows) == "2 papers, frozen as issued."
    assert screen.inspector is not None
    [thumbs] = screen.inspector.findChildren(PageThumbs)
    assert thumbs.accessibleName() == "2 pages, opens the paper"
    assert screen.table.rows[0].sha256[:16] in said(screen)


def test_a_paper_whose_data_has_changed_is_named_and_offers_its_next_revision(qtbot: QtBot, store: Store) -> None:
    issued(store, priced=True)
    screen = page(qtbot, store)
    screen.go_to("PO-001")
    settled(qtbot, screen.desk)
    assert "1 has data that changed since" in screen.said(screen.table.rows)
    assert "It would now print otherwise: price and extended." in said(screen)
    press(qtbot, screen.window(), "Ctrl+I")
    shown = dialog(qtbot, screen)
    assert shown.view.words == "Revision 1, draft"
    press(qtbot, shown, "Ctrl+Return")
    settled(qtbot, screen.desk)
    assert screen.table.shown[0].name == "PO-001, revision 1"
    assert shown.view.words == "As issued"
    shown.reject()


def test_enter_shows_the_page_as_it_was_issued_and_the_redacted_copy_beside_it(qtbot: QtBot, store: Store) -> None:
    store.draw = draw_issued
    ordered_book(store)
    do(store, type_price, JUNE_30, order="PO-001", line=1, price=Decimal("4321.75"))
    do(store, issue_document, JUNE_30, kind=PaperKind.PURCHASE_ORDER, subject="PO-001")
    screen = page(qtbot, store)
    screen.take_focus()
    press(qtbot, screen.window(), "Return")
    shown = dialog(qtbot, screen)
    assert isinstance(shown, Preview)
    assert shown.drawn is not None
    assert shown.drawn.pdf == screen.desk.read(pdf_of, "PO-001")
    shown.ways.setFocus()
    press(qtbot, shown, "Right")
    settled(qtbot, screen.desk)
    assert "4,321" not in text_of(shown.drawn.pdf)
    assert "[***]" in text_of(shown.drawn.pdf)
    shown.reject()


def test_a_superseded_revision_is_shown_as_it_was(qtbot: QtBot, store: Store) -> None:
    issued(store, priced=True)
    do(store, issue_document, SHIPPED, kind=PaperKind.PURCHASE_ORDER, subject="PO-001")
    screen = page(qtbot, store)
    assert screen.go_to("PO-001/0")
    press(qtbot, screen.window(), "V")
    shown = dialog(qtbot, screen)
    assert not isinstance(shown, Preview)
    assert shown.drawn is not None
    assert shown.drawn.pdf == screen.desk.read(pdf_of, "PO-001", 0)
    shown.reject()


def test_a_new_paper_is_asked_for_by_kind_and_record_and_issued_from_its_page(qtbot: QtBot, store: Store) -> None:
    issued(store)
    screen = page(qtbot, store)
    press(qtbot, screen.window(), "N")
    [asked] = [one for one in QApplication.topLevelWidgets() if isinstance(one, NewPaper) and one.isVisible()]
    assert (asked.kind, asked.subject) == (PaperKind.PACKING_MEMORANDUM, "SH-0001")
    press(qtbot, asked, "Ctrl+Return")
    shown = dialog(qtbot, screen)
    assert shown.view.key == "draft"
    press(qtbot, shown, "Ctrl+I")
    settled(qtbot, screen.desk)
    assert screen.table.rows[0].number == "PM-0001"
    shown.reject()


def test_a_kind_with_nothing_left_to_print_says_so(qtbot: QtBot, store: Store) -> None:
    issued(store)
    screen = page(qtbot, store)
    asked = NewPaper(screen.desk, screen)
    qtbot.addWidget(asked)
    asked.kinds.choose(PaperKind.PURCHASE_ORDER)
    asked.kinds.changed.emit(PaperKind.PURCHASE_ORDER)
    assert asked.primary.toolTip() == "Every issued order has its paper."


def test_a_paper_is_saved_as_it_was_issued_or_without_its_figures(
    qtbot: QtBot, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    issued(store, priced=True)
    do(store, issue_document, SHIPPED, kind=PaperKind.PURCHASE_ORDER, subject="PO-001")
    offered: list[str] = []

    def chosen(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        offered.append(name)
        return str(tmp_path / name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    screen = page(qtbot, store)
    screen.go_to("PO-001")
    settled(qtbot, screen.desk)
    press(qtbot, screen.window(), "S D")
    assert offered == ["PO-001 revision 1.pdf", "PO-001 revision 1 redacted.pdf"]
    assert (tmp_path / offered[0]).read_bytes() == screen.desk.read(pdf_of, "PO-001")
    assert "4,321" not in text_of((tmp_path / offered[1]).read_bytes())


def test_a_changed_byte_is_said_beside_the_list(qtbot: QtBot, store: Store) -> None:
    issued(store)
    with store.engine.begin() as connection:
        connection.execute(text("DROP TRIGGER documents_no_update"))
        connection.execute(text("UPDATE documents SET pdf = :pdf WHERE kind = 'bill_of_sale'"), {"pdf": b"%PDF"})
    screen = page(qtbot, store)
    assert "its bytes are not those that were issued" in said(screen)
    press(qtbot, screen.window(), "V")
    assert screen.notice is not None
    assert "is damaged" in screen.notice.accessibleName()


def test_papers_chosen_together_are_printed_as_one(qtbot: QtBot, store: Store) -> None:
    store.draw = draw_issued
    ordered_book(store)
    for first in (1, 3):
        ship(store, 2, first)
    for shipment in ("SH-0001", "SH-0002"):
        do(store, issue_document, SHIPPED, kind=PaperKind.PACKING_MEMORANDUM, subject=shipment)
    screen = page(qtbot, store)
    screen.take_focus()
    press(qtbot, screen.window(), "Shift+Down")
    press(qtbot, screen.window(), "Ctrl+P")
    shown = dialog(qtbot, screen)
    assert shown.windowTitle() == "2 packing memoranda"
    assert shown.drawn is not None
    assert shown.drawn.count == 2
    shown.reject()


def test_without_any_paper_the_page_says_what_will_stand_here(qtbot: QtBot, store: Store) -> None:
    screen = page(qtbot, store)
    assert not screen.filter_field.isVisible()
    assert screen.export_shown() is not None
    assert not screen.print_shown()


def test_esc_lifts_the_filters_and_the_kind_chosen(qtbot: QtBot, store: Store) -> None:
    issued(store)
    screen = page(qtbot, store)
    screen.kind.choose(PaperKind.BILL_OF_SALE)
    screen.kind.changed.emit(PaperKind.BILL_OF_SALE)
    assert [row.number for row in screen.table.shown] == ["BOS-001"]
    screen.take_focus()
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    assert (len(screen.table.shown), screen.kind.chosen) == (2, "")
