"""Many letters are drawn almost as fast as their bare words."""

from __future__ import annotations

import time
from collections.abc import Callable
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from reports.documents import draw_many
from reports.fonts import REGULAR, runs
from tests.reports.papers import letters, pages_of


def seconds(work: Callable[[], object]) -> float:
    """The best of three runs."""

    def once() -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    return min(once() for _ in range(3))


def test_letters_cost_at_most_twice_and_a_half_a_bare_canvas() -> None:
    sheets = letters(60)
    pages = [page.split(" ") for page in pages_of(draw_many("availability_letter", sheets))]

    def bare() -> None:
        canvas = Canvas(BytesIO(), pageCompression=1)
        for words in pages:
            for number, start in enumerate(range(0, len(words), 3)):
                for font, piece in runs(" ".join(words[start : start + 3]), REGULAR):
                    canvas.setFont(font, 9)
                    canvas.drawString(60, 740 - 9 * number, piece)
            canvas.showPage()
        canvas.save()

    assert seconds(lambda: draw_many("availability_letter", sheets)) < 2.5 * seconds(bare)
