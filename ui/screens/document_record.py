"""An issued paper beside its list: its pages in small, whether it still holds, its revisions and its hash."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QImage

from models.errors import DamagedBook
from models.queries.documents import DocumentRow, Issued, document, papers_of
from models.rules.words import capital, listed
from models.sheets.kinds import PaperKind
from reports.grids_documents import state_icon, state_tone, state_words
from reports.pages import Pages
from ui.printing import picture
from ui.widgets.chip import Chip
from ui.widgets.definition_list import DefinitionList, Fact
from ui.widgets.page_thumbs import PageThumbs
from ui.widgets.text import Label
from ui.words import count_words, day_words

if TYPE_CHECKING:
    from ui.screens.documents import DocumentsScreen

__all__ = ["Look", "looked_at", "record_of", "show_document"]

SMALL = 0.6  # pixels of a picture to a point of paper
RECORDS = {
    PaperKind.PURCHASE_ORDER: "order",
    PaperKind.BILL_OF_SALE: "order",
    PaperKind.PACKING_MEMORANDUM: "shipment",
}


@dataclass(frozen=True, slots=True)
class Look:
    """A paper with its first pages as pictures and its other revisions; `damage` says what is wrong with its bytes."""

    row: DocumentRow
    issued: Issued | None
    pages: tuple[QImage, ...]
    count: int
    others: tuple[DocumentRow, ...]
    damage: str = ""


def looked_at(session: Any, row: DocumentRow, as_of: date) -> Look:
    """The frozen paper of a row, its bytes checked, and its first pages drawn; done in a worker thread."""
    others = tuple(
        one for one in papers_of(session, row.subject, as_of) if one.number == row.number and one.key != row.key
    )
    try:
        issued = document(session, row.number, row.revision)
    except DamagedBook as damage:
        return Look(row, None, (), 0, others, damage.sentence)
    with Pages(issued.pdf) as pages:
        shown = tuple(picture(pages.image(number, SMALL)) for number in range(1, min(len(pages), 2) + 1))
        return Look(row, issued, shown, len(pages), others)


def record_of(row: DocumentRow, look: Look | None) -> tuple[str, str]:
    """The kind and number of the record a paper is about; an objection leads to its letter."""
    letter = getattr(look.issued.sheet, "letter", "") if look is not None and look.issued is not None else ""
    return RECORDS.get(row.kind, "letter"), letter or row.subject


def show_document(screen: DocumentsScreen, row: DocumentRow, look: Look | None) -> None:
    """Fills the inspector of the page with a paper; its pages follow once they are drawn."""
    inspector = screen.inspector
    assert inspector is not None
    chip = Chip(state_words(row), state_tone(row), state_icon(row))
    inspector.clear()
    inspector.set_head(row.number, chip, capital(row.kind.words), record_of(row, look)[1])
    thumbs = PageThumbs()
    thumbs.clicked.connect(screen.open_current)
    if look is not None:
        thumbs.set_pages(look.pages, look.count)
    inspector.add_section("", thumbs)
    if row.stale:
        inspector.add_section("Data changed since issue", Label(_changed(row), "body", "warn", wrap=True))
    if look is not None and look.damage:
        inspector.add_section("Damaged", Label(look.damage, "body", "bad", wrap=True))
    inspector.add_section("Paper", DefinitionList(_facts(row, look)))
    if look is not None and look.others:
        inspector.add_section("Other revisions", _others(screen, look.others))
    main = screen.button(screen.revise_action(), "primary") if row.stale else screen.button(screen.page_actions()[1])
    second = [screen.button(screen.save_action()), screen.button(screen.redacted_action())]
    inspector.set_actions([[main], second])


def _changed(row: DocumentRow) -> str:
    """What the paper would say otherwise."""
    if row.changes[0][0].isupper():
        return f"{row.changes[0]}."
    return f"It would now print otherwise: {listed(row.changes)}. The issued page stays as it was."


def _facts(row: DocumentRow, look: Look | None) -> list[Fact]:
    """When it was issued, as what, and by what it is known again."""
    found = [
        Fact("Issued", day_words(row.issued_on)),
        Fact("Revision", str(row.revision)),
        Fact("About", row.about),
    ]
    if look is not None and look.issued is not None:
        size = f"{count_words(look.count, 'page')}, {len(look.issued.pdf) / 1024:,.0f} kB"
        found.append(Fact("Pages", size))
    return [*found, Fact("SHA-256", " ".join(row.sha256[at : at + 16] for at in range(0, 64, 16)))]


def _others(screen: DocumentsScreen, rows: tuple[DocumentRow, ...]) -> DefinitionList:
    """The other revisions of the same number, each a press away."""
    shown = DefinitionList([Fact(f"Revision {row.revision}", day_words(row.issued_on), link=True) for row in rows])
    keys = {f"Revision {row.revision}": row.key for row in rows}
    shown.link_opened.connect(lambda label: screen.go_to(keys[label]))
    return shown
