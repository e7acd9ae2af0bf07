"""The records a derivation names, as tags that open them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.widgets.chip import Tag

__all__ = ["RecordTags", "records_in"]

KINDS = {
    "AC": "acceleration",
    "AP": "approval",
    "B": "building",
    "BOS": "document",
    "CF": "facility",
    "CLM": "claim",
    "CN": "credit",
    "DEF": "default",
    "DIC": "document",
    "DIS": "dispute",
    "IC": "certificate",
    "INV": "invoice",
    "L": "link",
    "LAL": "letter",
    "LN": "lien",
    "MW": "window",
    "OUT": "outage",
    "P": "pair",
    "PAY": "payment",
    "PO": "order",
    "PT": "permit",
    "RPN": "notice",
    "SEC": "security",
    "SH": "shipment",
    "SU": "suspension",
    "UP": "upgrade",
    "WO": "work_order",
    "WT": "warranty",
}
"""What kind of record a number names, by its prefix."""

NUMBER = re.compile(rf"\b({'|'.join(sorted(KINDS, key=len, reverse=True))})-(\d{{3,}})\b")
ACROSS, MOST = 5, 15


def records_in(texts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The records that texts name, kind and number, each once and in the order they are named."""
    found = (match for text in texts for match in NUMBER.finditer(text))
    return tuple(dict.fromkeys((KINDS[match[1]], match[0]) for match in found))


class RecordTags(QWidget):
    """Records side by side.

    Signals: asked(kind, number) with the one pressed.
    """

    asked = Signal(str, str)

    def __init__(self, records: Iterable[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        grid.setColumnStretch(ACROSS, 1)
        for place, (kind, number) in enumerate(tuple(records)[:MOST]):
            tag = Tag(number)
            tag.setAccessibleName(f"Open {kind} {number}")
            tag.clicked.connect(lambda _=False, kind=kind, number=number: self.asked.emit(kind, number))
            grid.addWidget(tag, place // ACROSS, place % ACROSS)
