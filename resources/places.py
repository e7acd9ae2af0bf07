"""Where this system keeps what belongs to a user: settings and the log, and the data of the program."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_config_path, user_data_path

__all__ = ["data_home", "home", "sample_place"]


def home() -> Path:
    """The folder of settings and the log: PAIRBOOK_HOME, or where this system keeps such things."""
    given = os.environ.get("PAIRBOOK_HOME")
    return Path(given) if given else user_config_path("Pairbook", appauthor=False)


def data_home() -> Path:
    """The folder of backups and of the sample book, unless told otherwise."""
    given = os.environ.get("PAIRBOOK_HOME")
    return Path(given) if given else user_data_path("Pairbook", appauthor=False)


def sample_place() -> Path:
    """Where the sample book is kept."""
    return data_home() / "sample.pairbook"
