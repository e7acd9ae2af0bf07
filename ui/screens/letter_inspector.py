"""One letter in the inspector: its Business Days, how it came, its tests, why this date, answers and Links."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from models.queries.letter_page import AnswerRow, LetterPage, LinkOnLetter
from models.queries.letters import LetterRow
from models.queries.link_tests import EarlierResult, TestRow
from models.rules.clause import Known, Why
from models.rules.delivery import Channel, Delivery
from models.rules.letter_facts import AnswerKind
from models.rules.words import tag_of
from reports.columns import Tone
from reports.grids_letters import clock_icon, clock_tone
from ui import icons, theme
from ui.desk import Desk
from ui.dialogs.link_tests import limit_words
from ui.widgets import paint
from ui.widgets.chip import Chip
from ui.widgets.day_strip import DayStrip
from ui.widgets.definition_list import DefinitionList, Fact
from ui.widgets.inspector import Inspector
from ui.widgets.layout import column
from ui.widgets.text import Label, Rule
from ui.widgets.why_box import WhyBox
from ui.words import day_words, number_words, plural

__all__ = ["Opened", "show_head", "show_letter"]

RECEIPT, CHARGE = "MA-13.2", "EXB-6a"
CLAUSES = {tag_of(clause): clause for clause in (RECEIPT, CHARGE)}

Opened = Callable[[str, str], object]
"""Opens a record by its kind and number; a clause is a record of the kind "clause"."""


def show_head(inspector: Inspector, row: LetterRow) -> None:
    """The letter's number, its state and its building, known before the rest is read."""
    words = row.clock.replace("Deemed installed", "Deemed")
    chip = Chip(words, clock_tone(row.state), clock_icon(row.state))
    more = f" and {len(row.links) - 1} more" if len(row.links) > 1 else ""
    inspector.set_head(row.number, chip, f"{row.street}, {row.city}{more}", f"Pair {row.pair}, {row.radio}")


def show_letter(
    inspector: Inspector, page: LetterPage, desk: Desk, opened: Opened, receive: QWidget, enter_tests: QWidget
) -> None:
    """Fills the inspector with a letter, in the order of what is asked first."""
    inspector.clear()
    _add_days(inspector, page, desk)
    inspector.add_section("Delivery", _facts(delivery_facts(page, desk), opened), receive)
    inspector.add_section("Link tests", _tests(page), enter_tests)
    inspector.add_section("", _why(page.standing.why, opened, inspector))
    for answer in page.answers:
        title = "Countersigned" if answer.kind is AnswerKind.COUNTERSIGNED else "Objection"
        inspector.add_section(f"{title} {answer.number}", _facts(list(_answer_facts(answer, desk)), opened))
    for link in page.links:
        inspector.add_section(f"Link {link.number}", _facts(list(_link_facts(link, desk)), opened))


def _facts(facts: list[Fact], opened: Opened) -> DefinitionList:
    """Facts whose clauses and records can be opened."""
    values = {fact.label: fact.value for fact in facts}
    shown = DefinitionList(facts, label_width=64)
    shown.tag_opened.connect(lambda tag: opened("clause", CLAUSES[tag]))
    shown.link_opened.connect(lambda label: opened(KINDS[label], values[label]))
    return shown


KINDS = {"Follows": "letter", "Followed by": "letter", "Pair": "pair", "Building": "building"}


def _add_days(inspector: Inspector, page: LetterPage, desk: Desk) -> None:
    """The three Business Days, or why they cannot be counted."""
    notes = [note for note in (page.receipt_note, page.row.note) if note]
    said = [Label(note, "hint", "warn", wrap=True) for note in notes]
    box = QWidget()
    number = desk.terms.acceptance.response_business_days
    title = f"{number_words(number).capitalize()} {plural(number, 'Business Day')}"
    if isinstance(page.clock, Known) and page.standing.due_on not in (None, page.clock.value.last_day):
        start, last = page.standing.started_on or page.clock.value.received_on, page.standing.due_on
        strip = DayStrip(start, page.standing.why.days, desk.as_of, "Told")
        box.setLayout(column(strip, *said, spacing=6))
        inspector.add_section(title, box, f"until the end of {day_words(last)}")
        return
    if isinstance(page.clock, Known):
        running = page.clock.value
        box.setLayout(column(DayStrip(running.received_on, running.days, desk.as_of), *said, spacing=6))
        inspector.add_section(title, box, f"until the end of {day_words(running.last_day)}")
        return
    missing = Label(page.clock.sentence, "body", wrap=True)
    box.setLayout(column(missing, *said, spacing=6))
    inspector.add_section(title, box, Chip("No clock is running", Tone.MISSING))


# -- how it came -----------------------------------------------------------------------------------------------


def delivery_facts(page: LetterPage, desk: Desk) -> list[Fact]:
    """How a letter came, its receipt by 13.2, its proof, and the letter it follows."""
    came, row = page.delivery, page.row
    facts = [Fact("Dated", day_words(row.issued_on))]
    facts += [Fact(name, value) for name, value in _way(came, desk.as_of)]
    if isinstance(page.received, Known):
        facts.append(Fact("Received", day_words(page.received.value), tag_of(RECEIPT)))
    else:
        facts.append(Fact("Received", "not known", tag_of(RECEIPT), ink="warn"))
    if came.proof:
        facts.append(Fact("Proof", came.proof))
    for one in page.facts.reworks:
        if one.told_on <= desk.as_of:
            facts.append(Fact("Repaired", f"{day_words(one.done_on)}, told {day_words(one.told_on)}"))
    facts += [Fact("Follows", row.replaces, link=True)] if row.replaces else []
    facts += [Fact("Followed by", row.replaced_by, link=True)] if row.replaced_by else []
    if row.reviewed_on is not None:
        facts.append(Fact("Seen", f"as deemed installed, {day_words(row.reviewed_on)}"))
    return facts


def _way(came: Delivery, as_of: date) -> Iterator[tuple[str, str]]:
    """The recorded facts of a delivery, in the order of their days."""
    sent, way = day_words(came.sent_on, as_of), came.channel
    if way is None:
        yield "Came", "not recorded"
    elif way is Channel.HAND:
        yield "Came", f"by hand, {day_words(came.delivered_on, as_of)}"
    elif way is Channel.COURIER:
        yield "Sent", f"{sent}, overnight courier"
    elif way is Channel.CERTIFIED_MAIL:
        yield "Sent", f"{sent}, certified mail"
        by = f" by {came.accepted_by}" if came.accepted_by else ""
        yield "Accepted", f"{day_words(came.accepted_on, as_of)}{by}"
    else:
        confirmed = {True: "confirmed", False: "not confirmed", None: "confirmation not recorded"}[came.confirmed]
        yield "Sent", f"{sent}, fax, {confirmed}"
        copied = f"{day_words(came.copy_on, as_of)}, {came.copy_channel.words}" if came.copy_channel else "not recorded"
        yield "Copy", copied
    if came.received_on is not None:
        yield "Recorded", f"{day_words(came.received_on, as_of)} {came.received_at}, by the receiver".replace(" ,", ",")


# -- tests -----------------------------------------------------------------------------------------------------


class Mark(QWidget):
    """Pass or Fail with its icon."""

    def __init__(self, passed: bool | None) -> None:
        super().__init__()
        self._passed = passed
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.words)

    @property
    def words(self) -> str:
        """The verdict in a word."""
        return {True: "Pass", False: "Fail", None: "Open"}[self._passed]

    def sizeHint(self) -> QSize:
        """Icon and word."""
        return QSize(50, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the icon and the word in the colour of the verdict."""
        icon, ink = {True: ("check", "ok"), False: ("x", "bad"), None: ("circle-dashed", "text3")}[self._passed]
        painter = QPainter(self)
        colour = theme.color(ink)
        icons.paint(painter, icon, QRectF(0, 7, 12, 12), colour, 2.4)
        paint.words(painter, QRectF(17, 0, 34, 25), self.words, theme.font(13, 500), colour)


def _tests(page: LetterPage) -> QWidget:
    """Every item of the plan with its limit, its result and whether it passed."""
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(6)
    grid.setVerticalSpacing(0)
    grid.setColumnStretch(1, 1)
    if not page.tests:
        grid.addWidget(Label("No Link test plan is proposed yet.", "second", wrap=True), 0, 0)
        return box
    said = Label(tests_sentence(page.tests), "hint", "text2")
    said.setContentsMargins(0, 0, 0, 6)
    grid.addWidget(said, 0, 0, 1, 4)
    at, link = 1, ""
    for test in page.tests:
        if test.link != link:
            link = test.link
            name = Label(link, "field", "text2")
            name.setContentsMargins(0, 10 if at > 1 else 0, 0, 4)
            grid.addWidget(name, at, 0, 1, 4)
            at += 1
        grid.addWidget(Rule(), at, 0, 1, 4)
        for column_at, part in enumerate(_test_parts(test)):
            grid.addWidget(part, at + 1, column_at)
        at += 2
        if test.earlier:
            earlier = Label(earlier_words(test.earlier), "hint", "text3", wrap=True)
            earlier.setContentsMargins(0, 0, 0, 5)
            grid.addWidget(earlier, at, 0, 1, 4)
            at += 1
    return box


def earlier_words(earlier: Sequence[EarlierResult]) -> str:
    """The results before the latest: Earlier: 4.1E-7 failed on 27 Nov 2000 (plan 1)."""
    verdicts = {True: "passed", False: "failed", None: "not judged"}
    said = [
        f"{one.result or 'no result'} {verdicts[one.passed]} on {day_words(one.tested_on)} (plan {one.version})"
        for one in earlier
    ]
    return f"Earlier: {'; '.join(said)}."


def tests_sentence(tests: tuple[TestRow, ...]) -> str:
    """How the tests stand: 3 passed, 2 failed, 2 without a result."""
    if not any(test.done for test in tests):
        return "No result yet."
    verdicts = [test.passed for test in tests]
    counted = (
        (verdicts.count(True), "passed"),
        (verdicts.count(False), "failed"),
        (sum(not test.result for test in tests), "without a result"),
    )
    return ", ".join(f"{count} {words}" for count, words in counted if count)


def _test_parts(test: TestRow) -> tuple[QWidget, ...]:
    failed = test.passed is False
    result = Label(test.result or "no result", "name" if test.result else "second", "bad" if failed and test.result else
                   "text" if test.result else "text3")  # fmt: skip
    result.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    name = Label(test.name, elides=False)
    name.setToolTip(test.tested)
    limit = Label(limit_words(test), "axis", elides=True)
    return name, limit, result, Mark(test.passed)


# -- why, answers, links ---------------------------------------------------------------------------------------


def _short(name: str) -> str:
    """The name of a fact of the derivation in the inspector; those told elsewhere in it have none."""
    if name.startswith("Received by"):
        return "Answer"
    return {"Counted from": name, "If silent": name, "Nothing complete received": "No answer"}.get(name, "")


def _why(why: Why, opened: Opened, inspector: Inspector) -> WhyBox:
    """The derivation in short: the rule, the days, what closed it or will; W shows the whole."""
    facts = tuple((_short(name), said) for name, said in why.facts if _short(name))
    box = WhyBox(replace(why, facts=facts, readings=(), clauses=why.clauses[:1]), parent=inspector)
    box.clause_opened.connect(lambda clause: opened("clause", clause))
    return box


def _answer_facts(answer: AnswerRow, desk: Desk) -> Iterator[Fact]:
    """What an answer says and how it went."""
    if answer.links:
        yield Fact("About", ", ".join(answer.links))
    yield Fact("Made", f"{day_words(answer.made_on)}, {answer.signed_by or 'signer not named'}")
    for name, value in _way(answer.delivery, desk.as_of):
        yield Fact({"Came": "Went"}.get(name, name), value)
    if isinstance(answer.received, Known):
        yield Fact("Received", f"{day_words(answer.received.value)}, by {desk.party('winstar')}", tag_of(RECEIPT))
    else:
        yield Fact("Received", "not known", tag_of(RECEIPT), ink="warn")
    for item in answer.items:
        yield Fact("Failed", ", ".join(filter(None, (item.name, item.result, item.tested))))
    if answer.explanation:
        yield Fact("Explains", answer.explanation)
    if answer.note:
        yield Fact("Note", answer.note, ink="warn")


def _link_facts(link: LinkOnLetter, desk: Desk) -> Iterator[Fact]:
    """The pair of a Link, its ends, when it was mounted, and when its charge is due."""
    yield Fact("Pair", link.pair, link=True)
    yield Fact("Near end", ", ".join(filter(None, (link.near_serial or "not scanned", link.hub, link.near_place))))
    yield Fact("Far end", ", ".join(filter(None, (link.far_serial or "not scanned", link.name, link.far_place))))
    yield Fact("Installed", day_words(link.installed_on))
    if isinstance(link.charge_due, Known):
        yield Fact("Charge due", day_words(link.charge_due.value), tag_of(CHARGE))
