"""Strips laid out over pages."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reports.blocks import Block, para, section
from reports.paper import BOTTOM, TOP, paginate
from reports.tables import Column, Table

TABLE = Table((Column("Item", 70), Column("Quantity", 30, figures=True)))


def said(block: Block) -> str:
    return " ".join(piece for stack in block.stacks for line in stack.lines for _, piece in line.runs)


def test_strips_go_down_the_page_without_touching() -> None:
    [page] = paginate([para(f"Line {number}", above=5) for number in range(20)])
    tops = [placed.top for placed in page]
    assert tops == sorted(tops, reverse=True)
    assert all(upper.top - upper.block.height >= lower.top for upper, lower in pairwise(page))


def test_nothing_reaches_below_the_foot_of_a_page() -> None:
    pages = paginate([para("word " * 40, above=4) for _ in range(60)])
    assert len(pages) > 2
    assert all(BOTTOM - 0.01 <= placed.top - placed.block.height <= TOP for page in pages for placed in page)


def test_the_head_of_a_table_comes_again_on_every_page() -> None:
    pages = paginate([TABLE.head(), *(TABLE.row(f"Row {number}", "2") for number in range(200))])
    assert len(pages) > 3
    assert all(said(page[0].block) == "Item Quantity" for page in pages)
    rows = [said(placed.block) for page in pages for placed in page if "Row" in said(placed.block)]
    assert rows == [f"Row {number} 2" for number in range(200)]


def test_a_group_that_goes_on_says_so_under_the_head() -> None:
    rows = [TABLE.row(f"Row {number}", "2", group="24 OC-3 radio pairs") for number in range(60)]
    pages = paginate([TABLE.head(), TABLE.group("24 OC-3 radio pairs"), *rows])
    assert said(pages[0][1].block) == "24 OC-3 radio pairs"
    assert said(pages[1][1].block) == "24 OC-3 radio pairs, continued"


@pytest.mark.parametrize("before", range(40, 56))
def test_a_heading_never_stands_alone_at_the_foot(before: int) -> None:
    pages = paginate([*(para("Line") for _ in range(before)), section("Terms"), para("They prevail.")])
    [page] = [page for page in pages if any(said(placed.block) == "Terms" for placed in page)]
    assert said(page[-1].block) == "They prevail."


def test_a_paragraph_longer_than_a_page_is_cut_and_loses_no_word() -> None:
    text = " ".join(f"w{number}" for number in range(9000))
    pages = paginate([para("First."), para(text), para("Last.")])
    assert " ".join(said(placed.block) for page in pages for placed in page) == f"First. {text} Last."


def test_a_row_taller_than_a_page_is_cut_in_all_its_columns() -> None:
    pages = paginate([TABLE.head(), TABLE.row("x " * 9000, "2"), TABLE.row("after", "3")])
    found = " ".join(said(placed.block) for page in pages for placed in page)
    assert found.count("x") == 9000
    assert found.endswith("after 3")


def test_a_strip_can_ask_for_a_new_page() -> None:
    pages = paginate([para("before"), section("Schedule A", new_page=True), para("after")])
    assert [said(page[0].block) for page in pages] == ["before", "Schedule A"]


def test_a_chain_longer_than_a_page_is_still_laid_out() -> None:
    pages = paginate([para(f"Line {number}", keep=True) for number in range(300)])
    assert sum(len(page) for page in pages) == 300
