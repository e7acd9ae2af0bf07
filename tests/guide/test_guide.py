"""The user's guide: its pages hang together, and its worked examples are what the rule gives."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from models.closed_days import bank_holidays
from models.rules.business_days import Calendar
from models.rules.clause import Known

HELP = Path(__file__).parents[2] / "resources" / "help"
PAGES = sorted(HELP.glob("*.md"))
LINK = re.compile(r"\]\(([^)#]+)[^)]*\)")
DAY = re.compile(r"\d{1,2} [A-Z][a-z]{2}(?: \d{4})?")


def worked_examples() -> list[list[str]]:
    """The rows of the table of worked examples in letters.md."""
    text = (HELP / "letters.md").read_text(encoding="utf-8").split("### Worked examples")[1].split("\n## ")[0]
    rows = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip(" *") for cell in row] for row in rows[2:]]


def day_in(cell: str, year: int) -> date:
    """The day a cell names, in its own year or in the given one."""
    found = DAY.search(cell)
    assert found, cell
    words = found.group() if found.group()[-4:].isdigit() else f"{found.group()} {year}"
    day = datetime.strptime(words, "%d %b %Y").date()
    assert cell.startswith(f"{day:%a}"), cell
    return day


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_link_of_the_guide_leads_to_a_page(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (HELP / link).is_file()] == []


def test_the_first_page_leads_to_every_other() -> None:
    links = set(LINK.findall((HELP / "index.md").read_text(encoding="utf-8")))
    assert links == {page.name for page in PAGES} - {"index.md"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_pages_open_with_their_title_and_speak_calmly(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert "!" not in text
    assert not re.search(r"\b(please|invalid|N/A|null)\b", text, re.IGNORECASE)


def test_there_are_ten_worked_examples() -> None:
    assert len(worked_examples()) == 10


@pytest.mark.parametrize("row", worked_examples(), ids=lambda row: row[0])
def test_worked_examples_count_as_the_rule_counts(row: list[str]) -> None:
    calendar = Calendar({one.day: one.name for one in bank_holidays(date(2000, 1, 1), date(2002, 12, 31))})
    received = day_in(row[1], 0)
    for number, cell in enumerate(row[2:5], start=1):
        counted = calendar.count(received, number)
        assert isinstance(counted, Known)
        assert counted.value == day_in(cell, received.year)
    assert day_in(row[5], received.year) == day_in(row[4], received.year) + timedelta(days=1)
