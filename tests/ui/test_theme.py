"""The colours are readable, the letters are ours, and the theme can be changed while the program runs."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLabel

from ui import theme
from ui.widgets import paint

SURFACES = ("canvas", "surface", "sunk", "hover")
TEXTS = [(ink, ground) for ink in ("text", "text2") for ground in (*SURFACES, "side", "neutS", "accentS")]
TEXTS += [("text3", ground) for ground in ("canvas", "surface", "sunk")]
TEXTS += [("onacc", "accent"), ("onacc", "accentH"), ("accentT", "surface"), ("accentT", "accentS")]
TEXTS += [("accentT", "accTint"), ("canvas", "text")]
TEXTS += [(tone, ground) for tone in ("ok", "warn", "bad", "deem") for ground in ("surface", "sunk", f"{tone}S")]
SHAPES = [(token, ground) for token in ("field", "focus") for ground in ("surface", "canvas")]
TABLES = (pytest.param(theme.LIGHT, id="light"), pytest.param(theme.DARK, id="dark"))


def luminance(words: str) -> float:
    """The relative luminance of WCAG 2."""
    channels = [int(words[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(("ink", "ground"), TEXTS)
def test_words_can_be_read_on_their_ground(table: dict[str, str], ink: str, ground: str) -> None:
    assert contrast(table[ink], table[ground]) >= 4.5


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(("token", "ground"), SHAPES)
def test_borders_of_fields_and_the_focus_can_be_seen(table: dict[str, str], token: str, ground: str) -> None:
    assert contrast(table[token], table[ground]) >= 3.0


def test_both_themes_have_the_same_tokens() -> None:
    assert theme.LIGHT.keys() == theme.DARK.keys()


def test_the_style_sheet_knows_every_name_it_uses(light: QApplication) -> None:
    assert "@" not in theme.style_sheet().split("*/", 1)[1]


@pytest.mark.parametrize("weight", [400, 500, 600, 700])
def test_every_weight_is_a_letter_of_its_own(light: QApplication, weight: int) -> None:
    found = QFontInfo(theme.font(13, weight))
    assert found.family() == theme.FAMILY
    assert found.weight() == weight


def test_heavier_letters_are_wider(light: QApplication) -> None:
    widths = [paint.width_of("Link Availability Letter", theme.font(13, weight)) for weight in (400, 500, 600, 700)]
    assert widths == sorted(set(widths))


def test_a_change_of_theme_reaches_palette_and_widgets(light: QApplication) -> None:
    told: list[bool] = []
    theme.news().changed.connect(lambda: told.append(theme.is_dark()))
    theme.set_theme("dark")
    assert told == [True]
    assert light.palette().color(QPalette.ColorRole.Window).name().upper() == theme.DARK["canvas"]
    assert theme.color("text").name().upper() == theme.DARK["text"]


def test_a_font_set_on_a_widget_survives_the_style_sheet(light: QApplication) -> None:
    label = QLabel("24")
    label.setFont(theme.font(24, 600))
    label.ensurePolished()
    assert label.font().pixelSize() == 24


def test_an_unknown_choice_is_refused(light: QApplication) -> None:
    with pytest.raises(ValueError, match="sepia"):
        theme.set_theme("sepia")
