"""The look: colour tokens in light and dark, the palette, the style sheet and the letters of the program."""

from __future__ import annotations

import re
import tempfile
from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

import resources
from resources import fonts

__all__ = ["CHOICES", "DARK", "LIGHT", "choice", "color", "font", "install", "is_dark", "news", "set_theme"]

FAMILY = "Pairbook Sans"
CHOICES = ("system", "light", "dark")

LIGHT = {
    "canvas": "#F6F5F1", "side": "#EEECE6", "surface": "#FFFFFF", "sunk": "#FAF9F6", "hover": "#F3F1EC",
    "neutS": "#EDEAE4", "line": "#E5E2DB", "line2": "#CBC6BB", "field": "#8F897D",
    "text": "#1E1D1A", "text2": "#4E4B44", "text3": "#6A665D",
    "accent": "#1F5C86", "accentH": "#184A6D", "onacc": "#FFFFFF", "accentT": "#1A4E73",
    "accentS": "#E4EEF5", "accTint": "#CFE0EC", "focus": "#1F5C86",
    "ok": "#27633F", "okS": "#E3F1E7", "warn": "#7E4B00", "warnS": "#FBEBCD",
    "bad": "#A32B24", "badS": "#FBE5E2", "deem": "#5C4291", "deemS": "#ECE7F6",
    "s1": "#1F5C86", "s2": "#4A84AC", "s3": "#8DB6D2", "s4": "#C9DDE9", "s5": "#EDEAE4",
    "paper": "#FFFFFF", "scrim": "#6E1E1D1A",
}  # fmt: skip
DARK = {
    "canvas": "#191816", "side": "#131210", "surface": "#211F1D", "sunk": "#1D1C19", "hover": "#2A2825",
    "neutS": "#302D29", "line": "#33302C", "line2": "#4D4943", "field": "#7C766B",
    "text": "#EDEAE4", "text2": "#BFBAB0", "text3": "#A29C91",
    "accent": "#2F719F", "accentH": "#3679A8", "onacc": "#FFFFFF", "accentT": "#94C5E6",
    "accentS": "#1D3446", "accTint": "#27475E", "focus": "#94C5E6",
    "ok": "#8CCBA0", "okS": "#1E3426", "warn": "#E9BA66", "warnS": "#3B2E15",
    "bad": "#F49C92", "badS": "#45231F", "deem": "#C3AEEB", "deemS": "#312843",
    "s1": "#7DB8DE", "s2": "#5590B8", "s3": "#3A6C8E", "s4": "#2A4A60", "s5": "#302D29",
    "paper": "#F4F2ED", "scrim": "#96000000",
}  # fmt: skip


class News(QObject):
    """Tells of a change of theme.

    Signals: changed().
    """

    changed = Signal()


class _State:
    """What the running program looks like now."""

    choice = "system"
    dark = False
    news: News | None = None


def news() -> News:
    """The object whose `changed` signal follows every change of theme."""
    if _State.news is None:
        _State.news = News()
    return _State.news


def is_dark() -> bool:
    """Whether the dark theme is shown."""
    return _State.dark


def choice() -> str:
    """What the user chose: system, light or dark."""
    return _State.choice


def tokens() -> dict[str, str]:
    """The colour table in use."""
    return DARK if _State.dark else LIGHT


def color(token: str) -> QColor:
    """The colour a token stands for now."""
    return _parsed(tokens()[token])


@cache
def _parsed(words: str) -> QColor:
    return QColor(words)


@cache
def font(size: int = 13, weight: int = 400, zero: bool = False) -> QFont:
    """A font of the program in pixels; `zero` gives the slashed zero of serials."""
    made = QFont(FAMILY)
    made.setPixelSize(size)
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if zero:
        made.setFeature(QFont.Tag("zero"), 1)
    return made


def install(app: QApplication, chosen: str = "system") -> None:
    """Dresses the application: letters, style, then the theme; later changes of the system are followed."""
    for file in fonts.screen_fonts():
        QFontDatabase.addApplicationFont(str(file))
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setFont(font())
    QGuiApplication.styleHints().colorSchemeChanged.connect(_system_changed)
    set_theme(chosen)


def set_theme(chosen: str) -> None:
    """Shows the light or the dark theme, or the one of the system."""
    if chosen not in CHOICES:
        raise ValueError(chosen)
    _State.choice = chosen
    scheme = QGuiApplication.styleHints().colorScheme()
    _State.dark = chosen == "dark" or (chosen == "system" and scheme == Qt.ColorScheme.Dark)
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setPalette(palette())
        app.setStyleSheet(style_sheet())
    news().changed.emit()


def _system_changed() -> None:
    if _State.choice == "system":
        set_theme("system")


def palette() -> QPalette:
    """The palette of the theme, for everything Qt draws by itself."""
    role = QPalette.ColorRole
    roles = {
        role.Window: "canvas", role.WindowText: "text", role.Base: "surface", role.AlternateBase: "sunk",
        role.Text: "text", role.Button: "surface", role.ButtonText: "text", role.BrightText: "bad",
        role.Highlight: "accTint", role.HighlightedText: "text", role.Link: "accentT", role.LinkVisited: "accentT",
        role.ToolTipBase: "text", role.ToolTipText: "canvas", role.PlaceholderText: "text3", role.Accent: "accent",
        role.Light: "surface", role.Midlight: "hover", role.Mid: "line2", role.Dark: "field", role.Shadow: "line2",
    }  # fmt: skip
    made = QPalette()
    for key, token in roles.items():
        made.setColor(key, color(token))
    for key in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, key, color("text3"))
    return made


def style_sheet() -> str:
    """The style sheet with the colours and pictures of the theme put in."""
    template = resources.path("theme/pairbook.qss").read_text(encoding="utf-8")
    values = {**tokens(), "icon_down": _picture("chevron-down", "text2"), "icon_check": _picture("check", "onacc")}
    return re.sub(r"@(\w+)", lambda found: values[found[1]] if found[1] in values else found[0], template)


@cache
def _picture_folder() -> Path:
    """Where pictures for the style sheet are written; Qt reads them from files only."""
    return Path(tempfile.mkdtemp(prefix="pairbook-theme-"))


def _picture(name: str, token: str) -> str:
    """An icon in a colour, as a file whose name tells both."""
    from ui import icons  # icons read the theme: a circle only at the top of the modules

    words = tokens()[token]
    file = _picture_folder() / f"{name}-{words[1:]}.svg"
    if not file.exists():
        file.write_bytes(icons.svg(name, words))
    return file.as_posix()
