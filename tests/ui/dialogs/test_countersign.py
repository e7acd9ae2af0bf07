"""A countersignature accepts the Link once Winstar has it in time."""

from __future__ import annotations

from datetime import date

import pytest

from models.rules.acceptance import LetterState
from models.rules.delivery import Channel
from tests.ui.dialogs.forms import Forms
from tests.ui.frame import settled
from tests.ui.letters_book import DEEMED, FAILED, NOV_28, PASSED
from ui.dialogs.answer_delivery import AnswerDeliveryDialog
from ui.dialogs.countersign import CountersignDialog


def open_countersign(forms: Forms, number: str = PASSED) -> CountersignDialog:
    forms.open(number, "C")
    dialog = forms.dialog
    assert isinstance(dialog, CountersignDialog)
    return dialog


def test_c_countersigns_and_by_hand_today_it_is_accepted(forms: Forms) -> None:
    dialog = open_countersign(forms)
    assert forms.verdict() == "This accepts the Link once it arrives"
    dialog.sent.ways.choose(Channel.HAND)
    dialog.sent.questions[Channel.HAND].editors["delivered_on"].setFocus()
    forms.keys(" today")
    assert forms.verdict() == "This accepts the Link"
    forms.confirm()
    assert forms.clock(PASSED) == "Accepted 28 Nov"
    (answer,) = forms.letter(PASSED).answers
    assert (answer.signed_by, answer.made_on) == ("Provisioning desk", NOV_28)


def test_what_comes_too_late_is_said_before_it_is_signed(forms: Forms) -> None:
    dialog = open_countersign(forms)
    dialog.sent.ways.choose(Channel.COURIER)
    dialog.sent.questions[Channel.COURIER].editors["sent_on"].setFocus()
    forms.keys(" today")
    assert forms.verdict() == "This comes too late"
    assert any("counts Wed 29 Nov" in said for said in forms.gates())


def test_failed_tests_are_a_warning_and_no_bar(forms: Forms) -> None:
    open_countersign(forms, FAILED)
    assert forms.verdict().endswith("2 of the tests failed; an objection would stop the clock.")
    assert "Link tests passed: missing. 2 of 6 failed" in forms.gates()
    assert forms.barred() == ""


@pytest.mark.parametrize(
    ("typed", "said"),
    [("29 nov", "Wed 29 Nov 2000 has not come yet"), ("21 nov", f"{PASSED} was received on Wed 22 Nov 2000"),
     ("soon", "Say when it was signed.")],
)  # fmt: skip
def test_a_day_that_cannot_be_is_barred(forms: Forms, typed: str, said: str) -> None:
    dialog = open_countersign(forms)
    dialog.made_on.setFocus()
    forms.keys("Ctrl+A", f" {typed}")
    assert forms.barred().startswith(said)


def test_nobody_signs_without_a_name(forms: Forms) -> None:
    open_countersign(forms)
    forms.keys("Ctrl+A", "Delete")
    assert forms.barred() == "Say who signed."


def test_an_answer_on_its_way_makes_its_arrival_the_next_act(forms: Forms) -> None:
    open_countersign(forms)
    forms.confirm()
    assert forms.letter(PASSED).row.state is LetterState.DUE_TODAY
    forms.open(PASSED, "A")
    dialog = forms.dialog
    assert isinstance(dialog, AnswerDeliveryDialog)
    assert forms.barred() == "Say how it went."
    forms.keys("Space", "Tab", " today")
    assert forms.verdict().startswith("It counts ")
    forms.confirm()
    assert forms.clock(PASSED) == "Accepted 28 Nov"


def test_a_second_signature_is_barred_with_the_reason(forms: Forms) -> None:
    open_countersign(forms)
    forms.confirm()
    forms.page.go_to(PASSED)
    settled(forms.qtbot, forms.page.desk)
    assert forms.page.actions_on.countersign.gate().endswith("Record how CS-0001 went (13.2).")


def test_a_countersignature_of_before_overturns_what_was_deemed(forms: Forms) -> None:
    forms.page.go_to(DEEMED)
    forms.page.actions_on.late_sign.run()
    dialog = forms.dialog
    assert isinstance(dialog, CountersignDialog)
    assert dialog.made_on.day == date(2000, 11, 24)
    dialog.sent.ways.choose(Channel.HAND)
    dialog.sent.questions[Channel.HAND].editors["delivered_on"].setFocus()
    forms.keys(" 24 nov")
    forms.confirm()
    assert forms.clock(DEEMED) == "Accepted 24 Nov"
