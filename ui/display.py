"""Can a window be shown here? Looked at before Qt is loaded, for Qt ends the program where it cannot."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Mapping

__all__ = ["Missing", "has_display", "missing_library"]

ALWAYS = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""What Qt needs on Linux in any case: the library, and Debian's package that brings it."""

X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What Qt needs beside that for an X11 screen."""


class Missing(str):
    """The sentence that names the missing libraries and the command that installs them."""

    __slots__ = ()


def has_display(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether there is a screen to show a window on."""
    if not sys.platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def missing_library(environment: Mapping[str, str] = os.environ) -> Missing | None:
    """What a Linux system lacks for a window, with the package to install; None when nothing."""
    if not sys.platform.startswith("linux"):
        return None
    on_x11 = bool(environment.get("DISPLAY")) and not environment.get("QT_QPA_PLATFORM")
    wanted = {**ALWAYS, **X11} if on_x11 and not environment.get("WAYLAND_DISPLAY") else ALWAYS
    lacking = {name: package for name, package in wanted.items() if not _loads(name)}
    if not lacking:
        return None
    return Missing(
        f"Pairbook's window needs {', '.join(lacking)}, which this system lacks. On Debian and Ubuntu install it with: "
        f"sudo apt install {' '.join(lacking.values())}"
    )


def _loads(library: str) -> bool:
    """Whether the system's loader finds a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
