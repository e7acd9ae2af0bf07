"""The data files that come with the program."""

from __future__ import annotations

from pathlib import Path

__all__ = ["path"]

ROOT = Path(__file__).resolve().parent


def path(name: str) -> Path:
    """The place of a resource named from this folder, such as `theme/pairbook.qss`."""
    return ROOT / name
