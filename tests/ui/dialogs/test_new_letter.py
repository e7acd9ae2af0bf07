"""A new letter is recorded for Links that wait for one."""

from __future__ import annotations

from tests.ui.dialogs.forms import Forms
from tests.ui.letters_book import FAILED, OBJECTED
from ui.dialogs.new_letter import NewLetterDialog


def open_new(forms: Forms, number: str = FAILED, key: str = "N") -> NewLetterDialog:
    forms.open(number, key)
    dialog = forms.dialog
    assert isinstance(dialog, NewLetterDialog)
    return dialog


def test_only_links_that_wait_are_offered(forms: Forms) -> None:
    dialog = open_new(forms)
    assert [link.number for link in dialog.table.shown] == ["L-0006", "L-0005"]
    assert dialog.primary.text() == "Record letter for L-0006"


def test_n_records_a_letter_for_the_link_chosen(forms: Forms) -> None:
    open_new(forms)
    forms.confirm()
    row = forms.letter("LAL-0006").row
    assert (row.links, row.clock) == (("L-0006",), "Not sent")


def test_several_links_make_one_letter(forms: Forms) -> None:
    dialog = open_new(forms)
    forms.keys("Shift+Down")
    assert dialog.chosen == ("L-0005", "L-0006")
    assert dialog.primary.text() == "Record letter for L-0005 and L-0006"
    forms.confirm()
    assert forms.letter("LAL-0006").row.links == ("L-0005", "L-0006")


def test_a_letter_after_an_objection_follows_the_one_before(forms: Forms) -> None:
    forms.page.go_to(OBJECTED)
    forms.page.actions_on.again.run()
    dialog = forms.dialog
    assert isinstance(dialog, NewLetterDialog)
    assert dialog.chosen == ("L-0005",)
    forms.confirm()
    assert forms.letter("LAL-0006").row.replaces == OBJECTED
    assert forms.letter(OBJECTED).row.replaced_by == "LAL-0006"


def test_a_day_before_the_installation_is_barred_by_its_rule(forms: Forms) -> None:
    dialog = open_new(forms)
    dialog.issued_on.setFocus()
    forms.keys("Ctrl+A", " 31 jul")
    assert forms.barred() == "L-0006 was installed on Tue 1 Aug 2000; its Letter cannot be older (B-5(b))."


def test_the_list_is_narrowed_by_typing(forms: Forms) -> None:
    dialog = open_new(forms)
    dialog.filter.setFocus()
    forms.keys(" L-0005")
    assert [link.number for link in dialog.table.shown] == ["L-0005"]
