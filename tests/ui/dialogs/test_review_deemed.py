"""What became deemed installed unseen is listed with its days, and seen."""

from __future__ import annotations

from tests.ui.dialogs.forms import Forms
from tests.ui.frame import settled
from tests.ui.letters_book import DEEMED, NOT_SENT, NOV_28
from ui.dialogs.review_deemed import ReviewDialog
from ui.dialogs.withdraw import WithdrawDialog


def open_review(forms: Forms) -> ReviewDialog:
    forms.open(DEEMED, "V")
    dialog = forms.dialog
    assert isinstance(dialog, ReviewDialog)
    return dialog


def test_each_letter_stands_with_the_days_that_were_counted(forms: Forms) -> None:
    dialog = open_review(forms)
    (row,) = dialog.rows
    said = [dialog.view.table.words_of(row, column) for column in dialog.view.table.columns]
    assert said == [
        DEEMED, "4 Market St", "Mon 20 Nov", "Tue 21, Wed 22, Fri 24; Thu 23 closed", "Deemed installed 24 Nov",
    ]  # fmt: skip


def test_confirming_records_who_saw_it_and_changes_nothing_else(forms: Forms) -> None:
    open_review(forms)
    forms.confirm()
    row = forms.letter(DEEMED).row
    assert (row.reviewed_on, row.clock) == (NOV_28, "Deemed installed 24 Nov")
    assert not forms.page.acts.review()


def test_enter_opens_the_letter_instead(forms: Forms) -> None:
    open_review(forms)
    forms.keys("Return")
    settled(forms.qtbot, forms.page.desk)
    assert not forms.dialog.isVisible()
    assert forms.page.view.current().number == DEEMED
    assert forms.letter(DEEMED).row.reviewed_on is None


def test_a_letter_not_received_can_be_withdrawn(forms: Forms) -> None:
    forms.page.go_to(NOT_SENT)
    forms.page.actions_on.withdraw.run()
    assert isinstance(forms.dialog, WithdrawDialog)
    forms.keys("Ctrl+A", " nonsense")
    assert forms.barred() == "Say when it was withdrawn."
    forms.keys("Ctrl+A", " 28 nov")
    forms.confirm()
    assert forms.clock(NOT_SENT) == "Withdrawn 28 Nov"
