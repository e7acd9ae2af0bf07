"""Test results are entered item by item from the keyboard."""

from __future__ import annotations

from tests.ui.dialogs.forms import Forms
from tests.ui.letters_book import FAILED, NOT_SENT, NOV_28
from ui.dialogs.link_tests import LinkTestsDialog


def open_tests(forms: Forms, number: str) -> LinkTestsDialog:
    forms.open(number, "T")
    dialog = forms.dialog
    assert isinstance(dialog, LinkTestsDialog)
    return dialog


def test_results_and_verdicts_are_typed_without_the_pointer(forms: Forms) -> None:
    dialog = open_tests(forms, NOT_SENT)
    assert forms.barred() == "Nothing new is entered."
    forms.keys(" -38.6", "Tab", "P", "Tab", "Tab", " -60", "Tab", "F", "Tab", " antenna moved")
    assert dialog.tally.text() == "1 test failed; an objection can name it."
    forms.confirm()
    first, second, *rest = forms.letter(NOT_SENT).tests
    assert (first.result, first.passed, first.tested_on) == ("-38.6", True, NOV_28)
    assert (second.result, second.passed, second.tested) == ("-60", False, "antenna moved")
    assert not any(test.done for test in rest)


def test_the_keyboard_starts_at_the_first_missing_result(forms: Forms) -> None:
    dialog = open_tests(forms, FAILED)
    forms.keys(" -38.6")
    assert dialog.lines[0].result.text() == "-38.6"


def test_a_verdict_is_taken_back_with_delete(forms: Forms) -> None:
    dialog = open_tests(forms, FAILED)
    line = dialog.lines[5]
    line.verdict.setFocus()
    forms.keys("Delete")
    assert line.verdict.passed is None
    line.result.setFocus()
    forms.keys("Ctrl+A", "Delete")
    forms.confirm()
    assert not forms.letter(FAILED).tests[5].done


def test_pass_the_rest_says_pass_only_of_what_has_a_result(forms: Forms) -> None:
    dialog = open_tests(forms, NOT_SENT)
    forms.keys(" -38.6")
    dialog.pass_rest()
    assert [line.verdict.passed for line in dialog.lines] == [True, None, None, None, None, None]
    assert dialog.tally.text() == "5 tests of 6 still open."


def test_only_what_is_another_than_before_is_recorded(forms: Forms) -> None:
    dialog = open_tests(forms, FAILED)
    before = forms.letter(FAILED).tests[2].tested_on
    dialog.lines[3].result.setFocus()
    forms.keys(" 12")
    forms.confirm()
    tests = forms.letter(FAILED).tests
    assert (tests[2].tested_on, tests[3].result, tests[3].tested_on) == (before, "12", NOV_28)


def test_a_day_before_the_letter_is_refused_in_the_form(forms: Forms) -> None:
    dialog = open_tests(forms, NOT_SENT)
    forms.keys(" -38.6")
    dialog.tested_on.setFocus()
    forms.keys("Ctrl+A", " 20 nov")
    forms.confirm()
    assert dialog.isVisible()
    assert any(said.startswith(f"{NOT_SENT} is dated Wed 22 Nov 2000") for said in forms.labels())
