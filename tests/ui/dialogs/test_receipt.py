"""A letter's receipt is recorded as it came, and the form says at once what 13.2 makes of it."""

from __future__ import annotations

from datetime import date

from models.rules.acceptance import LetterState
from models.rules.delivery import Channel
from tests.ui.dialogs.forms import Forms
from tests.ui.letters_book import FAILED, NOT_SENT, NOV_22, NOV_28
from ui.dialogs.receipt import ReceiptDialog


def open_receipt(forms: Forms, number: str = NOT_SENT) -> ReceiptDialog:
    forms.open(number, "R")
    dialog = forms.dialog
    assert isinstance(dialog, ReceiptDialog)
    return dialog


def test_nothing_can_be_recorded_before_the_way_is_chosen(forms: Forms) -> None:
    open_receipt(forms)
    assert forms.barred() == "Say how it came."
    assert forms.verdict() == f"Cannot be computed How and when {NOT_SENT} was delivered is not recorded."


def test_by_courier_it_is_received_on_the_next_business_day(forms: Forms) -> None:
    dialog = open_receipt(forms)
    forms.keys("Right", "Tab", " 22 nov")
    assert forms.verdict() == "Received Fri 24 Nov 2000 The answer is due by the end of Wed 29 Nov 2000."
    assert "Friday 24 November" in dialog.days.accessibleName()
    forms.confirm()
    row = forms.letter(NOT_SENT).row
    assert (row.received_on, row.due_on, row.state) == (date(2000, 11, 24), date(2000, 11, 29), LetterState.RUNNING)
    assert forms.clock(NOT_SENT) == "1 Business Day left"


def test_a_fax_without_its_copy_says_what_is_missing_and_can_be_recorded_so(forms: Forms) -> None:
    open_receipt(forms)
    forms.keys("Right", "Right", "Tab", " 22 nov 2000", "Tab", "Down")
    assert "Fax sent: met. Wed 22 Nov 2000" in forms.gates()
    assert "Copy by another way: not yet. not recorded" in forms.gates()
    assert forms.verdict().endswith(
        f"The copy of the fax of {NOT_SENT} by hand, courier or certified mail is not recorded."
    )
    forms.confirm()
    assert forms.letter(NOT_SENT).row.state is LetterState.RECEIPT_UNKNOWN
    assert forms.clock(NOT_SENT) == "Receipt not recorded"


def test_a_day_that_cannot_be_is_barred_with_the_rules_sentence(forms: Forms) -> None:
    open_receipt(forms)
    forms.keys("Space", "Tab", " 29 nov")
    assert forms.barred().startswith("Wed 29 Nov 2000 has not come yet on Tue 28 Nov 2000")
    forms.keys("Ctrl+A", " 14 nov")
    assert forms.barred().startswith(f"{NOT_SENT} is dated Wed 22 Nov 2000")
    forms.keys("Ctrl+A", " soon")
    assert forms.barred() == "One of the days cannot be read."
    forms.confirm()
    assert forms.dialog.isVisible()


def test_the_day_the_receiver_recorded_goes_before_that_of_13_2(forms: Forms) -> None:
    dialog = open_receipt(forms, FAILED)
    dialog.came.questions[Channel.HAND].editors["delivered_on"].setFocus()
    assert forms.verdict().startswith("Received Wed 22 Nov 2000")
    forms.keys("Tab", "Tab", "Space", "Tab", " 24 nov")
    assert forms.verdict().startswith("Received Fri 24 Nov 2000")
    forms.confirm()
    assert forms.letter(FAILED).row.due_on == date(2000, 11, 29)


def test_a_receipt_on_a_closed_day_says_that_day_1_is_the_next(forms: Forms) -> None:
    dialog = open_receipt(forms)
    forms.keys("Space", "Tab", " 23 nov")
    assert dialog.note.text().startswith("Thu 23 Nov 2000 is not a Business Day (Thanksgiving Day")


def test_esc_leaves_everything_as_it_was(forms: Forms) -> None:
    open_receipt(forms)
    forms.keys("Space", "Tab", " 28 nov", "Escape")
    assert not forms.dialog.isVisible()
    assert forms.letter(NOT_SENT).row.received_on is None
    assert (forms.letter(FAILED).row.received_on, forms.letter(FAILED).row.due_on) == (NOV_22, NOV_28)


def test_the_form_says_which_day_it_records_for(forms: Forms) -> None:
    open_receipt(forms)
    assert any("Recorded for Tue 28 Nov 2000." in said for said in forms.labels())
