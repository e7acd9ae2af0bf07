"""The parts of an inspector: what they show and say."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from models.rules.clause import CountedDay, Why
from reports.columns import Tone
from tests.ui.home import Home
from ui.widgets.button import Button, IconButton, LinkButton
from ui.widgets.chip import Chip, Tag
from ui.widgets.day_strip import DayStrip
from ui.widgets.definition_list import DefinitionList, Fact
from ui.widgets.inspector import Inspector
from ui.widgets.pair_boxes import PairBoxes, PairEnd
from ui.widgets.timeline import Event, Timeline
from ui.widgets.why_box import Fold, WhyBox, why_facts

DAYS = (
    CountedDay(date(2000, 11, 23), None, "Thanksgiving"),
    CountedDay(date(2000, 11, 24), 1),
    CountedDay(date(2000, 11, 25), None, "Saturday"),
    CountedDay(date(2000, 11, 26), None, "Sunday"),
    CountedDay(date(2000, 11, 27), 2),
    CountedDay(date(2000, 11, 28), 3),
)
WHY = Why(
    "3 Business Days after receipt", ("EXB-5b-4",), (("Counted from", "Wed 22 Nov 2000"),), DAYS, ("Sent counts",)
)


def test_the_day_strip_speaks_the_whole_count(home: Home) -> None:
    strip = DayStrip(date(2000, 11, 22), DAYS, date(2000, 11, 28))
    home.show(strip)
    assert strip.accessibleName() == (
        "Received Wednesday 22 November 2000; Thursday 23 November skipped, Thanksgiving; "
        "Friday 24 November is day 1, passed; Saturday 25 November skipped, Saturday; "
        "Sunday 26 November skipped, Sunday; Monday 27 November is day 2, passed; "
        "Tuesday 28 November is day 3, today."
    )


def test_the_day_strip_names_skipped_weekdays_only(home: Home) -> None:
    strip = DayStrip(date(2000, 11, 22), DAYS, date(2000, 11, 28))
    home.show(strip)
    assert strip.notes() == ["Thu 23 Nov skipped: Thanksgiving"]


def test_the_day_of_receipt_is_not_shown_twice(home: Home) -> None:
    first = CountedDay(date(2000, 11, 22), None, "the day itself")
    strip = DayStrip(date(2000, 11, 22), (first, *DAYS), None)
    home.show(strip)
    assert strip.accessibleName().count("22 November") == 1


def test_a_derivation_tells_facts_days_and_readings() -> None:
    told = {fact.label: fact.value for fact in why_facts(WHY)}
    assert told == {
        "Rule": "3 Business Days after receipt",
        "Counted from": "Wed 22 Nov 2000",
        "Counted": "Fri 24 Nov, Mon 27 Nov, Tue 28 Nov",
        "Skipped": "Thu 23 Nov Thanksgiving, Sat 25 Nov, Sun 26 Nov",
        "Reading": "Sent counts",
    }


def test_a_long_count_is_told_by_its_ends() -> None:
    days = tuple(CountedDay(date(2000, 11, n), n) for n in range(1, 16))
    told = {fact.label: fact.value for fact in why_facts(Why("15 days", (), (), days))}
    assert told["Counted"] == "Wed 1 Nov to Wed 15 Nov, 15 days"


def test_why_can_be_closed_and_its_clause_opened(home: Home, qtbot: QtBot) -> None:
    box = WhyBox(WHY)
    home.show(box)
    assert box.findChild(Tag).text() == "B-5(b)"
    with qtbot.waitSignal(box.clause_opened) as told:
        qtbot.mouseClick(box.findChild(Tag), Qt.MouseButton.LeftButton)
    assert told.args == ["EXB-5b-4"]
    qtbot.keyClick(box.findChild(Fold), Qt.Key.Key_Return)
    assert not box.findChild(DefinitionList).isVisible()


def test_a_reading_is_told_by_its_question_and_opened_by_its_number() -> None:
    reading = why_facts(Why("On hand", (), (), (), ("AMB-08",)))[-1]
    assert (reading.value, reading.tag) == ("Which pairs are on hand for the Minimum Inventory?", "AMB-08")


def test_a_reading_of_several_questions_names_none_of_them() -> None:
    assert why_facts(Why("Received", (), (), (), ("AMB-03",)))[-1].value == "As this book reads it"


def test_a_value_without_a_clause_takes_the_width_of_the_list(home: Home) -> None:
    facts = DefinitionList([Fact("Rule", "Thirty days"), Fact("Reading", "As this book reads it", tag="AMB-17")])
    home.show(facts, 360, 120)
    rule, reading = (label for label in facts.findChildren(QLabel) if ":" in label.accessibleName())
    assert rule.geometry().right() > reading.geometry().right()


def test_without_a_derivation_there_is_no_box(home: Home) -> None:
    box = WhyBox(WHY)
    home.show(box)
    box.set_why(None)
    assert box.isHidden()


def test_facts_lead_to_clauses_and_records(home: Home, qtbot: QtBot) -> None:
    facts = DefinitionList([Fact("Received", "Wed 22 Nov 2000", tag="13.2"), Fact("Proof", "Airbill.pdf", link=True)])
    home.show(facts)
    with qtbot.waitSignal(facts.tag_opened) as tag:
        qtbot.mouseClick(facts.findChild(Tag), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(facts.link_opened) as link:
        qtbot.mouseClick(facts.findChild(LinkButton), Qt.MouseButton.LeftButton)
    assert (tag.args, link.args) == (["13.2"], ["Proof"])


@pytest.mark.parametrize(("name", "under"), [("Central office collocation", True), ("L-0012", False)])
def test_a_long_name_sends_its_chip_to_a_line_of_its_own(home: Home, name: str, under: bool) -> None:
    inspector = Inspector(396)
    inspector.set_head(name, Chip("Not complete", Tone.MISSING), "152 Links count.")
    home.show(inspector, 396, 600)
    title = next(label for label in inspector.findChildren(QLabel) if label.text() == name)
    assert (inspector.findChild(Chip).y() > title.geometry().bottom()) is under


def test_a_long_sentence_under_a_name_is_shown_whole(home: Home) -> None:
    inspector, said = Inspector(396), "152 Links count; 102 are due by Sat 30 Jun 2001. " * 3
    inspector.set_head("Installation Target", None, said)
    home.show(inspector, 396, 600)
    label = next(label for label in inspector.findChildren(QLabel) if label.text() == said)
    assert label.height() >= label.heightForWidth(label.width())
    assert label.width() > 340


def test_markup_in_a_record_is_shown_as_it_is_written(home: Home) -> None:
    facts = DefinitionList([Fact("Name", "<b>bold</b>")])
    home.show(facts)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in facts.findChildren(QLabel))


def test_the_inspector_names_its_record_and_its_buttons(home: Home, qtbot: QtBot) -> None:
    inspector = Inspector(396)
    home.show(inspector, 460, 600)
    inspector.set_head("LAL-0158", Chip("Due today", Tone.WARN), "1200 Market St", "Pair P-0231")
    names = [button.accessibleName() for button in inspector.findChildren(IconButton)]
    assert names == ["Previous", "Next", "Close"]
    for signal, number in ((inspector.previous, 0), (inspector.next, 1), (inspector.closed, 2)):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(inspector.findChildren(IconButton)[number], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(inspector.link):
        qtbot.mouseClick(inspector.findChild(LinkButton), Qt.MouseButton.LeftButton)


def test_clearing_the_inspector_leaves_only_new_sections(home: Home, qtbot: QtBot) -> None:
    inspector = Inspector()
    home.show(inspector, 460, 600)
    for _ in range(2):
        inspector.clear()
        inspector.add_section("Delivery", DefinitionList([Fact("Sent", "Tue 21 Nov 2000")]))
        inspector.set_actions([[Button("Object..."), Button("Countersign")]])
    qtbot.waitUntil(lambda: len(inspector.findChildren(DefinitionList)) == 1)
    assert len(inspector.findChildren(Button)) == 2


def test_a_pair_says_what_is_missing(home: Home) -> None:
    boxes = PairBoxes(PairEnd("Near end", "NEC-A-1", "3A low", "Hub"), PairEnd("Far end", None), match=False)
    home.show(boxes)
    assert "Far end: serial not scanned" in boxes.accessibleName()
    assert boxes.accessibleName().endswith("Bands do not match.")


def test_a_timeline_grows_with_its_events(home: Home) -> None:
    line = Timeline([Event("Shipped", "SH-0009", "20 Oct 2000")])
    home.show(line)
    low = line.sizeHint().height()
    line.set_events([Event("Installed"), Event("Shipped", "SH-0009", "20 Oct 2000")])
    assert line.sizeHint().height() > low
    assert line.accessibleName() == "Installed; Shipped, SH-0009, 20 Oct 2000"
