"""The letters of printed pages: static fonts for reportlab, and the font that has each character of a text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import groupby

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

from resources.fonts import paper_fonts

__all__ = [
    "BOLD",
    "ITALIC",
    "MARK",
    "MEDIUM",
    "REGULAR",
    "SEMIBOLD",
    "code_point",
    "glyphs",
    "missing",
    "plain",
    "runs",
    "width",
]

REGULAR = "Pairbook-Regular"
MEDIUM = "Pairbook-Medium"
SEMIBOLD = "Pairbook-SemiBold"
BOLD = "Pairbook-Bold"
ITALIC = "Pairbook-Italic"
BEHIND = {
    REGULAR: "Noto-Regular",
    MEDIUM: "Noto-Regular",
    SEMIBOLD: "Noto-Bold",
    BOLD: "Noto-Bold",
    ITALIC: "Noto-Regular",
}

# Printed in place of a character no font has, and never dropped: a page must not hide what was typed.
MARK = "\N{LOZENGE}"
# Controls, direction overrides and the like cannot be seen on paper, so they are marked even where a font has them.
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
LINE_ENDS = str.maketrans(dict.fromkeys("\r\v\f\x85\u2028\u2029", "\n") | {"\t": " "})


@cache
def _font(name: str) -> TTFont:
    """The font of this name, known to reportlab from now on."""
    font = TTFont(name, str(paper_fonts()[name]))
    registerFont(font)
    return font


class Glyphs(dict[str, tuple[str, float, str]]):
    """For each character the font that draws it, its advance in thousandths of the size, and what is drawn."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def __missing__(self, char: str) -> tuple[str, float, str]:
        """Looks a character up once: this font, the one behind it, else the mark."""
        self[char] = found = self._found(char) or self._found(MARK) or (self.name, 0.0, MARK)
        return found

    def _found(self, char: str) -> tuple[str, float, str] | None:
        for name in (self.name, BEHIND[self.name]):
            face = _font(name).face
            if ord(char) in face.charToGlyph and unicodedata.category(char) not in UNSEEN:
                return name, face.charWidths.get(ord(char), face.defaultWidth), char
        return None


@cache
def glyphs(name: str) -> Glyphs:
    """The characters of one font with what stands behind it."""
    return Glyphs(name)


def plain(text: str) -> str:
    """A text as it is set: accents joined to their letters, tabs as spaces, every line end the same."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(LINE_ENDS))


@lru_cache(maxsize=8192)
def width(text: str, name: str) -> float:
    """How wide a text is in a font, in thousandths of its size."""
    found = glyphs(name)
    return sum(found[char][1] for char in text)


@lru_cache(maxsize=8192)
def runs(text: str, name: str = REGULAR) -> tuple[tuple[str, str], ...]:
    """A text cut where its font changes, with a visible mark for each character that no font has."""
    found = glyphs(name)
    cut = groupby((found[char] for char in text), key=lambda glyph: glyph[0])
    return tuple((font, "".join(shown for _, _, shown in each)) for font, each in cut)


def missing(words: Iterable[str]) -> tuple[str, ...]:
    """The characters of these texts that no font has, each once, in the order they appear."""
    found = glyphs(REGULAR)
    odd = (text for text in words if not (text.isascii() and text.isprintable()))
    seen = dict.fromkeys(char for text in odd for char in plain(text))
    return tuple(char for char in seen if char != "\n" and found[char][2] != char)


def code_point(char: str) -> str:
    """A character named so that anyone can look it up: U+4E2D."""
    return f"U+{ord(char):04X}"
