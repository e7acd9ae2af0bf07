"""Letters with several Links, repairs, test plans and what late entries did, worked from the page by real keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from models.acts.answers import countersign, object_to_letter
from models.acts.letters import new_letter, record_letter_delivery
from models.queries.letter_page import LetterPage, letter
from models.queries.link_tests import test_plans as plans_on
from models.rules.acceptance import LetterState
from models.rules.letter_facts import FailedItem
from models.store import Store
from tests.builders import do
from tests.planted import by_hand, plant
from tests.ui.frame import open_window, press, settled, type_in
from ui.dialogs.act_form import ActForm
from ui.dialogs.agree_plan import AgreePlanDialog
from ui.dialogs.countersign import CountersignDialog
from ui.dialogs.link_tests import LinkTestsDialog
from ui.screens.letters import LettersScreen

NOV_22, NOV_24, NOV_27, NOV_28 = (date(2000, 11, number) for number in (22, 24, 27, 28))
ITEMS = (FailedItem("Bit error rate, 24 h", "4.1E-7", "24 h soak", "1E-9"),)


class Page:
    """The page of letters over one letter for two Links, received on November 22."""

    def __init__(self, qtbot: QtBot, store: Store) -> None:
        self.qtbot, self.store = qtbot, store
        plant(store, 2)
        do(store, new_letter, on=NOV_22, links=("L-0001", "L-0002"), issued_on=NOV_22)
        do(store, record_letter_delivery, on=NOV_22, letter="LAL-0001", delivery=by_hand(NOV_22))

    def open(self, as_of: date) -> LettersScreen:
        """The page on a day, the letter under the cursor."""
        self.window = open_window(self.qtbot, self.store, screens=(LettersScreen,), as_of=as_of)
        page = self.window.built["letters"]
        assert isinstance(page, LettersScreen)
        assert page.go_to("LAL-0001")
        settled(self.qtbot, page.desk)
        page.view.focus()
        return page

    def letter(self, day: date) -> LetterPage:
        """The letter as the book has it."""
        with self.store.reading() as session:
            return letter(session, "LAL-0001", day)

    def confirm(self, page: LettersScreen) -> None:
        """Ctrl+Enter, and the page filled anew."""
        press(self.qtbot, self.window, "Ctrl+Return")
        settled(self.qtbot, page.desk)


@pytest.fixture
def two(qtbot: QtBot, store: Store, light: object) -> Iterator[Page]:
    made = Page(qtbot, store)
    yield made
    made.window.close()


def object_to_the_first(store: Store) -> None:
    do(
        store, object_to_letter, on=NOV_24, letter="LAL-0001", made_on=NOV_24, signed_by="Provisioning desk",
        items=ITEMS, explanation="Soaked.", delivery=by_hand(NOV_24), links=("L-0001",),
    )  # fmt: skip


def test_an_answer_may_be_about_one_of_two_links(two: Page) -> None:
    page = two.open(NOV_27)
    press(two.qtbot, two.window, "C")
    dialog = page.acts.dialog
    assert isinstance(dialog, CountersignDialog)
    dialog.about.choice.choose("L-0002")
    dialog.about.changed.emit()
    two.confirm(page)
    [answer] = two.letter(NOV_27).answers
    assert answer.links == ("L-0002",)


def test_a_plain_letter_is_not_asked_for_its_link(two: Page) -> None:
    object_to_the_first(two.store)
    page = two.open(NOV_27)
    press(two.qtbot, two.window, "C")
    dialog = page.acts.dialog
    assert isinstance(dialog, CountersignDialog)
    assert [dialog.about.choice.itemText(number) for number in range(dialog.about.choice.count())][1:] == [
        "L-0002, House 2"
    ]


def test_the_tests_of_each_link_are_entered_for_it(two: Page) -> None:
    page = two.open(NOV_27)
    press(two.qtbot, two.window, "T")
    dialog = page.acts.dialog
    assert isinstance(dialog, LinkTestsDialog)
    dialog.link.choose("L-0002")
    dialog.link.changed.emit("L-0002")
    dialog.lines[0].result.setFocus()
    type_in(two.qtbot, two.window, "-38.6")
    two.confirm(page)
    assert [test.link for test in two.letter(NOV_27).tests if test.done] == ["L-0002"]


def test_a_repair_is_recorded_from_the_page(two: Page) -> None:
    object_to_the_first(two.store)
    page = two.open(NOV_28)
    assert page.actions_on.repair.gate() == ""
    page.actions_on.repair.run()
    assert isinstance(page.acts.dialog, ActForm)
    two.confirm(page)
    [rework] = two.letter(NOV_28).facts.reworks
    assert (rework.link, rework.done_on, rework.told_on) == ("L-0001", NOV_28, NOV_28)


def test_a_version_of_the_plan_is_proposed_out_of_the_one_in_force(two: Page) -> None:
    page = two.open(NOV_28)
    page.actions_on.propose.run()
    dialog = page.acts.dialog
    assert isinstance(dialog, ActForm)
    assert dialog.windowTitle() == "Propose version 2 of the plan"
    limit = dialog.findChildren(QLineEdit)[1]
    limit.setText("other than before")
    two.confirm(page)
    with two.store.reading() as session:
        newest, first = plans_on(session, NOV_28)
    assert newest.version == 2
    assert [one.name for one in newest.items] == [one.name for one in first.items]
    assert newest.items[0].limit == "other than before"


def test_what_a_late_entry_overturned_is_marked_until_it_is_seen(two: Page) -> None:
    late = date(2000, 12, 5)
    facts = {"letter": "LAL-0001", "made_on": NOV_27, "signed_by": "Provisioning desk", "delivery": by_hand(NOV_27)}
    do(two.store, countersign, on=late, **facts)
    page = two.open(late)
    assert two.letter(late).row.state is LetterState.ACCEPTED
    page.actions_on.mark_seen.run()
    settled(two.qtbot, page.desk)
    assert not two.letter(late).row.marked
    assert page.actions_on.mark_seen.gate() == "No late entry did anything to LAL-0001 that was not seen yet."


def test_the_test_plan_opens_from_wherever_it_is_named(two: Page) -> None:
    page = two.open(NOV_28)
    assert two.window.open_record("test_plan", "")
    assert isinstance(page.acts.dialog, AgreePlanDialog)
