"""What a dialog lets pass, and what it says."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.home import Home
from ui.widgets.dialog import Dialog, Veil
from ui.widgets.gate_list import Gate, GateList, GateRow, GateState
from ui.widgets.toast import Toast

Key, Modifier = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def window(home: Home) -> QWidget:
    return home.show(QWidget())


@pytest.fixture
def dialog(window: QWidget, qtbot: QtBot) -> Dialog:
    made = Dialog("Object to LAL-0158", "1200 Market St.", "Issue objection", draft="Save draft", parent=window)
    made.add(QLineEdit())
    with qtbot.waitExposed(made):
        made.open()
    return made


def test_ctrl_enter_does_the_primary_and_enter_alone_does_not(dialog: Dialog, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(dialog.confirmed):
        qtbot.keyClick(dialog, Key.Key_Return)
    with qtbot.waitSignal(dialog.confirmed):
        qtbot.keyClick(dialog, Key.Key_Return, Modifier.ControlModifier)
    assert dialog.isVisible()


def test_a_barred_primary_says_why_and_nothing_gets_past_it(dialog: Dialog, qtbot: QtBot) -> None:
    dialog.set_gate("Issue becomes available when 2 results are entered.")
    with qtbot.assertNotEmitted(dialog.confirmed):
        qtbot.keyClick(dialog, Key.Key_Return, Modifier.ControlModifier)
    assert "Issue becomes available when 2 results are entered." in [x.text() for x in dialog.findChildren(QLabel)]
    assert not dialog.primary.isEnabled()


def test_escape_cancels_and_takes_the_veil_away(dialog: Dialog, window: QWidget, qtbot: QtBot) -> None:
    assert window.findChildren(Veil)
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(Veil))


def test_the_form_has_the_focus_and_tab_ends_in_the_footer(dialog: Dialog, qtbot: QtBot) -> None:
    assert isinstance(dialog.focusWidget(), QLineEdit)
    seen = []
    for _ in range(3):
        qtbot.keyClick(dialog.focusWidget(), Key.Key_Tab)
        seen.append(dialog.focusWidget())
    assert seen == [dialog.draft, dialog.cancel, dialog.primary]


def test_the_draft_button_keeps_the_dialog_open(dialog: Dialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.drafted):
        qtbot.mouseClick(dialog.draft, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()


def test_a_refusal_is_shown_beside_the_buttons(dialog: Dialog) -> None:
    dialog.say("The three Business Days ended on 28 Nov 2000.")
    assert "The three Business Days ended on 28 Nov 2000." in [label.text() for label in dialog.findChildren(QLabel)]


def test_gates_are_read_aloud_with_how_they_stand(home: Home, qtbot: QtBot) -> None:
    gates = GateList()
    home.show(gates)
    items = [Gate("In writing", GateState.MET), Gate("Gives results", GateState.FAILED, "Errored seconds")]
    gates.set("This would not stop the clock yet", "", items, tag="B-5(b)")
    spoken = [row.accessibleName() for row in gates.findChildren(GateRow)]
    assert spoken == ["In writing: met. ", "Gives results: missing. Errored seconds"]


def test_the_clause_of_a_gate_can_be_opened(home: Home, qtbot: QtBot) -> None:
    from ui.widgets.chip import Tag

    gates = GateList()
    home.show(gates)
    gates.set("Not yet", "", [], tag="B-5(b)")
    with qtbot.waitSignal(gates.clause_opened) as told:
        qtbot.mouseClick(gates.findChild(Tag), Qt.MouseButton.LeftButton)
    assert told.args == ["B-5(b)"]


def test_a_notice_undoes_once_and_goes(window: QWidget, qtbot: QtBot) -> None:
    from ui.widgets.button import Button

    done: list[str] = []
    toast = Toast.show_over(window, "Recorded receipt of LAL-0163", lambda: done.append("undone"))
    assert toast.accessibleName() == "Recorded receipt of LAL-0163"
    qtbot.mouseClick(toast.findChild(Button), Qt.MouseButton.LeftButton)
    assert done == ["undone"]
    qtbot.waitUntil(lambda: not window.findChildren(Toast))


def test_a_second_notice_takes_the_place_of_the_first(window: QWidget, qtbot: QtBot) -> None:
    Toast.show_over(window, "One")
    Toast.show_over(window, "Two")
    qtbot.waitUntil(lambda: [toast.accessibleName() for toast in window.findChildren(Toast)] == ["Two"])
