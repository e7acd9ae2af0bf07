"""What was typed in a form and not recorded yet, kept on this laptop until it is."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from reports.files import write_atomically
from ui.desk import Desk

__all__ = ["Drafts", "ItemDraft", "ObjectionDraft"]


@dataclass(frozen=True, slots=True)
class ItemDraft:
    """A test item as it stood in the form: whether it was named, its result, and what was tested."""

    name: str
    named: bool
    result: str
    tested: str
    limit: str


@dataclass(frozen=True, slots=True)
class ObjectionDraft:
    """An objection as it stood in the form."""

    items: tuple[ItemDraft, ...]
    explanation: str
    signed_by: str


class Drafts:
    """The drafts of one book, one file a letter, in a folder beside the settings of this laptop."""

    def __init__(self, desk: Desk) -> None:
        book = hashlib.sha256(desk.place.encode()).hexdigest()[:16]
        self._folder = desk.settings.folder / "drafts" / book

    def _file(self, letter: str) -> Path:
        return self._folder / f"{letter}.json"

    def keep(self, letter: str, draft: ObjectionDraft) -> None:
        """Keeps the draft of an objection in place of the one before."""
        self._folder.mkdir(parents=True, exist_ok=True)
        write_atomically(self._file(letter), json.dumps(asdict(draft)).encode())

    def kept(self, letter: str) -> ObjectionDraft | None:
        """The draft kept for a letter; None when there is none that can be read."""
        try:
            told = json.loads(self._file(letter).read_bytes())
            items = tuple(ItemDraft(**item) for item in told["items"])
            return ObjectionDraft(items, str(told["explanation"]), str(told["signed_by"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def drop(self, letter: str) -> None:
        """Forgets the draft of a letter, once it is issued or given up."""
        self._file(letter).unlink(missing_ok=True)
