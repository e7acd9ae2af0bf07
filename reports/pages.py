"""PDF pages as pictures for a preview: plain RGBA bytes, page by page, so that looking can stop at any page.

The engine underneath serves one caller at a time, so every use of it holds one lock, for one page at most.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Lock
from types import TracebackType
from typing import Self

import pypdfium2

__all__ = ["NotAPdf", "PageImage", "Pages", "page_images"]

LARGEST = 6000  # pixels on a side; more than any screen shows, and 144 MB at the most
ENGINE = Lock()


class NotAPdf(ValueError):
    """The bytes are not a PDF that can be shown."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page as a picture: rows from the top, four bytes a pixel, red, green, blue and alpha."""

    number: int
    width: int
    height: int
    rgba: bytes


class Pages:
    """An open PDF; close it, or use it in a with statement."""

    def __init__(self, pdf: bytes) -> None:
        with ENGINE:
            try:
                self._document = pypdfium2.PdfDocument(pdf)
                self.sizes = tuple(self._document.get_page_size(place) for place in range(len(self._document)))
            except pypdfium2.PdfiumError as error:
                raise NotAPdf("This file cannot be shown: it is not a whole PDF.") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __len__(self) -> int:
        return len(self.sizes)

    def image(self, number: int, scale: float) -> PageImage:
        """Page number, counted from 1, at so many pixels to the point."""
        scale = min(scale, LARGEST / max(self.sizes[number - 1]))
        with ENGINE:
            page = self._document[number - 1]
            bitmap = page.render(scale=scale, force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGRA, rev_byteorder=True)
            picture = PageImage(number, bitmap.width, bitmap.height, bytes(bitmap.buffer))
            bitmap.close()
            page.close()
        return picture

    def close(self) -> None:
        """Gives the document back; closing twice does no harm."""
        with ENGINE:
            self._document.close()


def page_images(pdf: bytes, scale: float, stopped: Callable[[], bool] = lambda: False) -> Iterator[PageImage]:
    """The pages one after the other, until all are shown or the caller says stop."""
    with Pages(pdf) as pages:
        for number in range(1, len(pages) + 1):
            if stopped():
                return
            yield pages.image(number, scale)
