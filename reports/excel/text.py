"""Text as a workbook can hold it: composed letters, line ends as LF, nothing that XML cannot carry."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["FORMULA_STARTS", "carryable", "held", "looks_live"]

FORMULA_STARTS = "=+-@\t\r\n|＝＋－＠"
NOT_CARRIED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def carryable(text: str) -> str:
    """The text without control characters and halves of letters, its letters composed (NFC), its lines ended by LF."""
    if text.isascii() and text.isprintable():
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", NOT_CARRIED.sub("", lines))


def held(text: str) -> str | None:
    """The text a cell holds; None when it holds blanks alone."""
    plain = text if text.isascii() and text.isprintable() else carryable(text)
    return None if not plain or plain.isspace() else plain


def looks_live(text: str) -> bool:
    """Whether a spreadsheet program could take the text for a formula or a command."""
    return text[:1] != "" and text[0] in FORMULA_STARTS
