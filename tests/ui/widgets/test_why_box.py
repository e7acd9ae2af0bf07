"""A derivation's box that is made before it has its place."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from models.rules.clause import Why
from ui.widgets.why_box import WhyBox

pytestmark = pytest.mark.usefixtures("light")
TOLD = Why("30 days after receipt", ("EXB-6a",))


def test_a_box_without_a_place_is_no_window_of_its_own(qtbot: QtBot) -> None:
    box = WhyBox(TOLD)
    qtbot.addWidget(box)
    box.set_why(TOLD)
    assert not box.isVisible()


def test_it_shows_once_it_is_put_into_a_page(qtbot: QtBot) -> None:
    box, page = WhyBox(), QWidget()
    qtbot.addWidget(page)
    box.set_why(TOLD)
    layout = QVBoxLayout(page)
    layout.addWidget(box)
    page.show()
    assert box.isVisible()
    box.set_why(None)
    assert not box.isVisible()
