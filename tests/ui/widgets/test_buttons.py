"""Buttons, tags and links under keys and pointer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.home import Home
from ui.widgets.button import Button, IconButton, LinkButton
from ui.widgets.chip import Tag


@pytest.mark.parametrize(
    "made",
    [
        lambda: Button("Print"),
        lambda: IconButton("printer", "Print"),
        lambda: LinkButton("Open"),
        lambda: Tag("B-5(b)"),
    ],
    ids=["button", "icon", "link", "tag"],
)
@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_every_button_can_be_pressed_with_space_and_enter(home: Home, qtbot: QtBot, made, key: Qt.Key) -> None:
    button: QAbstractButton = made()
    home.show(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


def test_an_icon_button_has_a_name_and_a_tooltip(light: object, qtbot: QtBot) -> None:
    button = IconButton("printer", "Print these letters")
    qtbot.addWidget(button)
    assert button.accessibleName() == button.toolTip() == "Print these letters"


def test_a_gated_button_says_why_and_does_nothing(home: Home, qtbot: QtBot) -> None:
    button = Button("Issue order", "primary")
    home.show(button)
    button.set_gate("Line 3 has no unit price.")
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.toolTip() == button.accessibleDescription() == "Line 3 has no unit price."
    button.set_gate("")
    assert button.isEnabled()


def test_the_key_on_the_cap_presses_the_button(home: Home, qtbot: QtBot) -> None:
    button = Button("Print draft", key="Ctrl+P", shortcut=True)
    window = home.show(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)


def test_icon_key_and_menu_make_a_button_wider(light: object, qtbot: QtBot) -> None:
    plain, icon, key, menu = Button("Print"), Button("Print", icon="printer"), Button("Print", key="P"), Button("Print")
    for button in (plain, icon, key, menu):
        qtbot.addWidget(button)
    menu.setMenu(QMenu(menu))
    assert all(button.sizeHint().width() > plain.sizeHint().width() for button in (icon, key, menu))


def test_an_unknown_kind_is_refused(light: object, qtbot: QtBot) -> None:
    button = Button("Print")
    qtbot.addWidget(button)
    with pytest.raises(ValueError, match="loud"):
        button.set_kind("loud")
