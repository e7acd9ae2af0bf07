"""What people type into any field: it never stops a paper, opens a file or a connection, and is printed as typed."""

from __future__ import annotations

import ast
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import reports
from models.sheets.sheet import Party, Sheet, texts
from reports.documents import DOCUMENTS, draw, draw_many
from reports.fonts import MARK, missing, plain
from tests.reports.papers import ORDER, SALE, SHEETS, letters_only, retyped, text_of, with_head

TYPED = [
    "<img src=/etc/hostname>",
    "<img src='http://192.0.2.1/x.png'/>",
    "<para><b>bold</para>",
    "Tower <A",
    "<b>x",
    "A & B",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "]]> <![CDATA[ x",
    "{{7*7}} ${7*7} %s %n {0}",
    "<a href='file:///etc/passwd'>here</a>",
    "<font color='[[[getattr(pow, \"x\")]]]'>x</font>",
    "'; DROP TABLE letters; --",
    "=1+1 +1 -1 @SUM(A1)",
    r"C:\Windows\System32 \n \\server",
    ") Tj ET Q (",
    "100% (50) [x] {y} /Name <</S /JavaScript>>",
    "right \u202eto left\u202c again",
    "שלום עולם",
    "السلام عليكم",
    "hub \U0001f4e1 and \U0001f468\u200d\U0001f469\u200d\U0001f467",
    "東京タワー",
    "e\u0301 n\u0303 Z\u0351\u0351\u0351\u0351algo",
    "a\u200bb\u00adc\ufeffd\u2060e",
    "tab\tand\nline\r\nends",
    "\x00\x01\x1b[31mred",
    "lone \ud800 surrogate",
    "Łukasz Žižka ő Ω Ж",
    "¡ § ° ± × ÷ ≤ ≥ − — “quoted” ’",
    " ",
    "x" * 2000,
    "word " * 400,
    "Ж" * 1000 + "中" * 1000,
]
KINDS = list(SHEETS)
SMALL = SHEETS | {"bill_of_sale": replace(SALE, pairs=SALE.pairs[:3])}


def typed_into(kind: str, typed: Callable[[int], str]) -> Sheet:
    """A sheet with every text typed anew that its paper shows.

    Nobody is told whom to ask for at the sender, and a report is sent to no one.
    """
    sheet = retyped(SMALL[kind], typed)
    shown = replace(sheet.head, sender=replace(sheet.head.sender, attention=""))
    if kind == "status_report":
        shown = replace(shown, recipient=Party(""), delivery="")
    return with_head(sheet, shown)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", TYPED, ids=lambda text: ascii(text[:24]))
def test_no_text_stops_a_paper_or_slows_it(kind: str, text: str) -> None:
    sheet = typed_into(kind, lambda number: f"{text}{number}")
    start = time.perf_counter()
    pdf = draw(kind, sheet, draft=True, redacted=True)
    assert time.perf_counter() - start < 2
    assert pdf.startswith(b"%PDF")


def printed(text: str) -> str:
    """A text as it should read back: without white space, with the mark for what no font has."""
    lost = set(missing([text]))
    return letters_only("".join(MARK if char in lost else char for char in plain(text)))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("first", range(0, 28, 4))
def test_every_field_reads_back_as_typed(kind: str, first: int) -> None:
    short = [text for text in TYPED if len(text) < 100 and "\n" not in text]
    sheet = typed_into(kind, lambda number: f"q{number}q{short[(number + first) % len(short)]}")
    found = letters_only(text_of(draw(kind, sheet, draft=False)))
    assert [typed for typed in texts(sheet) if printed(typed) not in found] == []


@pytest.mark.parametrize("kind", KINDS)
def test_long_texts_lose_no_letter(kind: str) -> None:
    sheet = typed_into(kind, lambda number: "ж" * 2000)
    found = text_of(draw(kind, sheet, draft=False))
    assert found.count("ж") >= 2000 * len([text for text in texts(sheet) if text])


class Watch:
    """Notes each file and connection that is opened while it is on."""

    def __init__(self) -> None:
        self.on = False
        self.seen: list[str] = []
        sys.addaudithook(self)

    def __call__(self, event: str, args: tuple[object, ...]) -> None:
        if self.on and (event == "open" or event.startswith(("socket.", "urllib.", "subprocess."))):
            self.seen.append(f"{event} {args[:1]}")


@pytest.fixture(scope="module")
def watch() -> Iterator[Watch]:
    watch = Watch()
    for kind in KINDS:
        draw(kind, typed_into(kind, lambda number: "Łж"), draft=True)
    yield watch
    watch.on = False


def test_no_text_opens_a_file_or_a_connection(watch: Watch) -> None:
    watch.on = True
    for first in range(len(TYPED)):
        for kind in KINDS:
            draw(kind, typed_into(kind, lambda number, first=first: TYPED[(number + first) % len(TYPED)]), draft=False)
    watch.on = False
    assert watch.seen == []


def test_the_watch_sees_a_file_that_is_opened(watch: Watch, tmp_path: Path) -> None:
    watch.on = True
    (tmp_path / "x").write_text("x")
    watch.on = False
    assert len(watch.seen) == 1
    watch.seen.clear()


def test_no_paper_is_made_with_a_markup_parser() -> None:
    for path in Path(reports.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = node.module if isinstance(node, ast.ImportFrom) else None
            assert not (named or "").startswith(("reportlab.platypus", "reportlab.lib.styles")), path


def test_a_hostile_name_does_not_reach_the_description_of_the_file() -> None:
    order = replace(ORDER, head=replace(ORDER.head, number="PO\x00-\ud800\n1"))
    assert draw("purchase_order", order, draft=False)
    assert draw_many("purchase_order", [order, order])


def test_the_kinds_tried_here_are_all_there_are() -> None:
    assert set(KINDS) == set(DOCUMENTS)
