"""What was read of a shipment, line by line: each serial with its mark, and each cell that holds none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from models.pair_review import EndSide, ListedPair, Mark, Review, ReviewedSerial, ScannedPair, paired, serial_key
from reports.columns import Column, Kind, Tone
from ui.dialogs.serial_rows import BadCell

__all__ = ["RECEIPT", "Entry", "ReceiptLine", "Unread", "receipt_lines", "scanned_of", "unread_of"]


@dataclass(frozen=True, slots=True)
class Unread:
    """Pairs that came, and whose serials nobody read."""

    tags: tuple[str, ...]


Entry = str | ScannedPair | Unread | BadCell
"""One thing read: a serial, the two of a pair, pairs taken as there, or a cell without a serial."""


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One line of the list: a serial, its mark in words, its pair, and the reason."""

    key: tuple[object, ...]
    serial: str | None
    mark: str
    tone: Tone
    icon: str
    tag: str
    words: str


LOOK = {
    Mark.MATCHED: (Tone.OK, "check"),
    Mark.NEW: (Tone.INFO, "plus"),
    Mark.MISSING: (Tone.OUTLINE, "search"),
    Mark.EXTRA: (Tone.BAD, "circle-alert"),
    Mark.REPEATED: (Tone.WARN, "copy"),
}

RECEIPT: tuple[Column[ReceiptLine], ...] = (
    Column("Serial", lambda one: one.serial, kind=Kind.SERIAL, missing="not listed", width=18),
    Column(
        "Mark", lambda one: one.mark, kind=Kind.CHIP, tone=lambda one: one.tone, icon=lambda one: one.icon, width=13
    ),
    Column("Pair", lambda one: one.tag or None, missing="none", width=9),
    Column("What it is", lambda one: one.words, width=34, grow=1),
)
"""The lines as receiving shows them."""


def scanned_of(entries: Iterable[Entry], listed: Sequence[ListedPair]) -> tuple[ScannedPair, ...]:
    """What was read in its order; serials read one by one are put together into pairs."""
    found: list[ScannedPair] = []
    for alone, run in groupby(entries, key=lambda one: isinstance(one, str)):
        if alone:
            found += paired([one for one in run if isinstance(one, str)], listed)
        else:
            found += [one for one in run if isinstance(one, ScannedPair)]
    return tuple(found)


def unread_of(entries: Iterable[Entry], listed: Sequence[ListedPair]) -> tuple[str, ...]:
    """The pairs taken as there that are awaited still."""
    awaited = {pair.tag for pair in listed if pair.awaited}
    tags = (tag for one in entries if isinstance(one, Unread) for tag in one.tags)
    return tuple(tag for tag in dict.fromkeys(tags) if tag in awaited)


def receipt_lines(
    found: Review, entries: Iterable[Entry], listed: Sequence[ListedPair], unread: Sequence[str]
) -> tuple[ReceiptLine, ...]:
    """Every line: what was not taken, what was read with the latest first, pairs taken as there, what is missing."""
    read = [one for one in found.marks if one.mark is not Mark.MISSING]
    missing = [one for one in found.marks if one.mark is Mark.MISSING]
    bad = [one for one in entries if isinstance(one, BadCell)]
    return (
        *(ReceiptLine(("bad", at), one.held, "Not taken", Tone.BAD, "x", "", f"{one.address}: {one.words}")
          for at, one in enumerate(bad)),
        *(_line(("read", at), read[at]) for at in reversed(range(len(read)))),
        *_taken(found, listed, unread),
        *(_line(("missing", one.tag, one.serial), one) for one in missing),
        *_unlisted(found, listed, unread),
    )  # fmt: skip


def _line(key: tuple[object, ...], one: ReviewedSerial) -> ReceiptLine:
    tone, icon = LOOK[one.mark]
    return ReceiptLine(key, one.serial, one.mark.words, tone, icon, one.tag, one.words)


def _taken(found: Review, listed: Sequence[ListedPair], unread: Sequence[str]) -> Iterator[ReceiptLine]:
    """The serials of pairs taken as there, but for those that were read all the same."""
    read = {serial_key(one.serial) for one in found.marks}
    words = "Taken as there; nobody read it."
    for pair in listed:
        unseen: list[str | None] = [serial for serial in pair.serials if serial and serial_key(serial) not in read]
        for serial in unseen or [None]:
            if pair.tag in unread:
                key = ("unread", pair.tag, serial)
                yield ReceiptLine(key, serial, "Not read", Tone.NEUTRAL, "package-check", pair.tag, words)


def _unlisted(found: Review, listed: Sequence[ListedPair], unread: Sequence[str]) -> Iterator[ReceiptLine]:
    """The ends of awaited pairs for which the memorandum lists no serial, and nothing was read yet."""
    filled = {(one.tag, one.side) for one in found.filled}
    tone, icon = LOOK[Mark.MISSING]
    for pair in listed:
        ends = zip(EndSide, pair.serials, strict=True)
        bare = [side for side, serial in ends if not serial and (pair.tag, side) not in filled]
        if bare and pair.awaited and pair.tag not in unread:
            which = f"the {bare[0].words}" if len(bare) == 1 else "either end"
            words = f"The memorandum lists no serial for {which}."
            yield ReceiptLine(("unlisted", pair.tag), None, Mark.MISSING.words, tone, icon, pair.tag, words)
