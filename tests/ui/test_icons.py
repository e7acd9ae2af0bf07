"""Icons come in the colours of the theme and are never silently missing."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication

from ui import icons, theme
from ui.widgets.paint import TONE_ICONS


def inks(image: QImage) -> set[str]:
    """The colours of all pixels that are fully painted."""
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    pixels = (QColor.fromRgba(image.pixel(*place)) for place in places)
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def test_an_icon_has_the_colour_of_its_token(light: QApplication) -> None:
    assert inks(icons.pixmap("square", 48, "bad").toImage()) == {theme.color("bad").name()}


def test_an_icon_follows_the_theme(light: QApplication) -> None:
    made = icons.icon("square", "text")
    theme.set_theme("dark")
    assert inks(made.pixmap(48, 48).toImage()) == {theme.color("text").name()}


def test_a_disabled_icon_is_paler(light: QApplication) -> None:
    image = icons.icon("square").pixmap(48, 48, QIcon.Mode.Disabled).toImage()
    assert inks(image) == {theme.color("line2").name()}


def test_an_unknown_icon_is_refused(light: QApplication) -> None:
    with pytest.raises(KeyError):
        icons.icon("no-such-icon")


@pytest.mark.parametrize("name", sorted(filter(None, TONE_ICONS.values())))
def test_every_tone_has_an_icon_of_the_set(name: str) -> None:
    assert icons.svg(name, "#000000").startswith(b"<svg")
