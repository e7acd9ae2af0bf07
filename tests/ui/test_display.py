"""Whether a window can be shown is known before Qt is loaded, and what is missing is named with its package."""

from __future__ import annotations

import ctypes
import sys

import pytest

from ui.display import has_display, missing_library

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="these libraries are Linux's")


@linux
@pytest.mark.parametrize(
    ("environment", "shown"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"DISPLAY": "", "WAYLAND_DISPLAY": ""}, False),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
    ],
)
def test_a_display_is_one_that_is_named(environment: dict[str, str], shown: bool) -> None:
    assert has_display(environment) is shown


@linux
def test_a_missing_library_is_named_with_the_package_that_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(name: str) -> object:
        if name in ("libEGL.so.1", "libxcb-cursor.so.0"):
            raise OSError(name)
        return object()

    monkeypatch.setattr(ctypes, "CDLL", load)
    assert str(missing_library({"DISPLAY": ":0"})) == (
        "Pairbook's window needs libEGL.so.1, libxcb-cursor.so.0, which this system lacks. "
        "On Debian and Ubuntu install it with: sudo apt install libegl1 libxcb-cursor0"
    )
    assert "libxcb-cursor0" not in str(missing_library({"QT_QPA_PLATFORM": "offscreen"}))


@linux
def test_nothing_missing_is_nothing_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: object())
    assert missing_library({"DISPLAY": ":0"}) is None
