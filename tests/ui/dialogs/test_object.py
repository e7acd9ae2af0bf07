"""An objection is issued once the gate is met; until then the form says what it lacks."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from models.rules.acceptance import LetterState
from models.rules.delivery import Channel
from tests.ui.dialogs.forms import Forms
from tests.ui.frame import settled
from tests.ui.letters_book import DEEMED, FAILED, PASSED
from ui.dialogs.drafts import Drafts, ObjectionDraft
from ui.dialogs.object import ObjectDialog
from ui.widgets.button import LinkButton

EXPLAINED = "Soaked for 24 hours in both directions."


def open_object(forms: Forms, number: str = FAILED) -> ObjectDialog:
    forms.open(number, "O")
    dialog = forms.dialog
    assert isinstance(dialog, ObjectDialog)
    return dialog


def deliver_today(dialog: ObjectDialog, forms: Forms) -> None:
    dialog.sent.ways.choose(Channel.HAND)
    dialog.sent.questions[Channel.HAND].editors["delivered_on"].setFocus()
    forms.keys(" today")


def test_failed_items_are_named_passed_ones_left_out_and_the_first_gap_has_the_keyboard(forms: Forms) -> None:
    dialog = open_object(forms)
    assert [item.name for item in dialog.items.items] == ["Bit error rate, 24 h", "Errored seconds, 24 h"]
    assert "1 passed item is left out" in forms.labels()
    assert forms.barred() == "Issue becomes available when 1 result is entered."
    forms.keys(" 12")
    assert [item.result for item in dialog.items.items] == ["4.1E-7", "12"]


def test_the_gate_follows_what_is_typed(forms: Forms) -> None:
    dialog = open_object(forms)
    assert forms.verdict().startswith("This would not stop the clock yet")
    assert any(said.startswith("Gives a result for each: missing. Errored seconds, 24 h") for said in forms.gates())
    forms.keys(" 12")
    assert "Gives a result for each: met. " in forms.gates()
    assert forms.barred() == "Issue becomes available when the testing is explained."
    dialog.explanation.setFocus()
    forms.keys(" " + EXPLAINED)
    assert f"Explains the testing and its results: met. {len(EXPLAINED)} characters" in forms.gates()
    assert forms.verdict().startswith("This stops the clock once it arrives")
    deliver_today(dialog, forms)
    assert forms.verdict() == "This stops the clock Nothing is missing."
    assert forms.barred() == ""


def test_an_issued_objection_stops_the_clock_and_changes_the_chip(forms: Forms) -> None:
    dialog = open_object(forms)
    forms.keys(" 12")
    dialog.explanation.setPlainText(EXPLAINED)
    deliver_today(dialog, forms)
    forms.confirm()
    assert forms.clock(FAILED) == "Objected 28 Nov"
    (answer,) = forms.letter(FAILED).answers
    assert (answer.explanation, [item.result for item in answer.items]) == (EXPLAINED, ["4.1E-7", "12"])


def test_what_could_not_come_in_time_is_barred_and_each_way_says_what_it_brings(forms: Forms) -> None:
    dialog = open_object(forms)
    forms.keys(" 12")
    dialog.explanation.setPlainText(EXPLAINED)
    dialog.sent.ways.choose(Channel.COURIER)
    assert "too late" in forms.barred()
    assert dialog.sent.ways.first.accessibleName() == "Overnight courier, counts Wed 29 Nov, too late"
    forms.confirm()
    assert forms.letter(FAILED).row.state is LetterState.DUE_TODAY


def test_without_a_failed_item_there_is_nothing_to_object_to(forms: Forms) -> None:
    dialog = open_object(forms, PASSED)
    assert dialog.items.items == ()
    assert forms.barred() == "Issue becomes available when a failed item is named."


def test_an_item_the_plan_does_not_hold_can_be_named(forms: Forms) -> None:
    dialog = open_object(forms, PASSED)
    line = dialog.items.add_another()
    forms.keys(" Alignment", "Tab", " 0.5 degrees", "Tab", " 2 degrees")
    assert line.item.name == "Alignment"
    assert [(item.limit, item.result) for item in dialog.items.items] == [("0.5 degrees", "2 degrees")]


def test_what_was_typed_is_there_again_after_the_form_was_left(forms: Forms) -> None:
    dialog = open_object(forms)
    forms.keys(" 12")
    dialog.explanation.setPlainText(EXPLAINED)
    forms.keys("Escape")
    again = open_object(forms)
    assert again is not dialog
    assert again.explanation.toPlainText() == EXPLAINED
    assert again.items.items[1].result == "12"
    assert "What was typed before is here again." in forms.labels()


def test_an_issued_objection_leaves_no_draft(forms: Forms) -> None:
    dialog = open_object(forms)
    forms.keys(" 12", "Escape")
    dialog = open_object(forms)
    dialog.explanation.setPlainText(EXPLAINED)
    deliver_today(dialog, forms)
    forms.confirm()
    drafts = forms.page.desk.settings.folder / "drafts"
    assert not list(drafts.rglob("*.json"))


def test_the_clause_is_read_over_the_form_and_costs_nothing(forms: Forms) -> None:
    dialog = open_object(forms)
    forms.keys(" 12")
    dialog.gate.clause_opened.emit("B-5(b)")
    forms.keys("Escape")
    assert dialog.isVisible()
    assert dialog.items.items[1].result == "12"


def test_an_objection_made_in_time_is_entered_late_for_a_deemed_letter(forms: Forms) -> None:
    forms.page.go_to(DEEMED)
    action = forms.page.actions_on.late_object
    assert action.gate() == ""
    action.run()
    dialog = forms.dialog
    assert isinstance(dialog, ObjectDialog)
    assert dialog.made_on.day == forms.letter(DEEMED).row.due_on
    dialog.reject()


def test_ctrl_p_shows_the_draft_as_it_would_print_and_the_form_stays(forms: Forms) -> None:
    dialog = open_object(forms)
    forms.keys(" 12", "Ctrl+P")
    shown = QApplication.activeModalWidget()
    assert shown is not None
    assert shown.windowTitle() == f"Objection to {FAILED}"
    settled(forms.qtbot, forms.page.desk)
    forms.keys("Escape")
    assert dialog.isVisible()
    assert dialog.items.items[1].result == "12"


def test_a_draft_that_cannot_be_read_is_as_none(forms: Forms) -> None:
    drafts = Drafts(forms.page.desk)
    drafts.keep(FAILED, ObjectionDraft((), EXPLAINED, ""))
    (file,) = (forms.page.desk.settings.folder / "drafts").rglob("*.json")
    file.write_text("{", encoding="utf-8")
    assert drafts.kept(FAILED) is None
    assert open_object(forms).explanation.toPlainText() == ""


def test_start_afresh_gives_the_recorded_results_back(forms: Forms) -> None:
    open_object(forms)
    forms.keys(" 12", "Escape")
    dialog = open_object(forms)
    (afresh,) = (one for one in dialog.findChildren(LinkButton) if one.text() == "Start afresh")
    afresh.click()
    assert dialog.items.items[1].result == ""
    assert Drafts(forms.page.desk).kept(FAILED) is None
