"""Holding scanned, typed or imported serials against a packing memorandum, one serial at a time."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

__all__ = [
    "EndSide",
    "FilledEnd",
    "ListedPair",
    "Mark",
    "Review",
    "ReviewedSerial",
    "ScannedPair",
    "clean_serial",
    "paired",
    "review",
    "serial_key",
]


class EndSide(StrEnum):
    """The two ends of a pair: near stands at the hub, far at the building."""

    NEAR = "near"
    FAR = "far"

    @property
    def other(self) -> EndSide:
        """The other end of the same pair."""
        return EndSide.FAR if self is EndSide.NEAR else EndSide.NEAR

    @property
    def words(self) -> str:
        """How the end is named in a sentence."""
        return f"{self.value} end"


class Mark(StrEnum):
    """What became of one serial in a receipt."""

    MATCHED = "matched"
    NEW = "new"
    MISSING = "missing"
    EXTRA = "extra"
    REPEATED = "repeated"

    @property
    def words(self) -> str:
        """How the mark is named on screen."""
        return self.value.capitalize()


@dataclass(frozen=True, slots=True)
class ScannedPair:
    """The serials of two ends that were read together; an end that was not read is empty."""

    near: str = ""
    far: str = ""


@dataclass(frozen=True, slots=True)
class ListedPair:
    """A pair as its packing memorandum lists it, and what earlier receipts found of it; empty serials are not listed.

    `awaited` says whether it is in transit still.
    """

    tag: str
    near: str = ""
    far: str = ""
    near_seen: bool = False
    far_seen: bool = False
    awaited: bool = True

    @property
    def serials(self) -> tuple[str, str]:
        """The serials of both ends."""
        return self.near, self.far

    @property
    def unlisted(self) -> bool:
        """Whether it is awaited and neither end is known."""
        return self.awaited and not self.near and not self.far


@dataclass(frozen=True, slots=True)
class ReviewedSerial:
    """One serial with its mark, the pair it belongs to if that is known, and the reason in words."""

    serial: str
    mark: Mark
    tag: str
    words: str


@dataclass(frozen=True, slots=True)
class FilledEnd:
    """A serial that the memorandum did not list, now known for one end of a pair."""

    tag: str
    side: EndSide
    serial: str


@dataclass(frozen=True, slots=True)
class Review:
    """The outcome: every serial with its mark, the ends filled in, the pairs that are complete."""

    marks: tuple[ReviewedSerial, ...] = ()
    filled: tuple[FilledEnd, ...] = ()
    received: tuple[str, ...] = ()

    def count(self, mark: Mark) -> int:
        """How many serials bear a mark."""
        return sum(one.mark is mark for one in self.marks)


def clean_serial(text: str) -> str:
    """A serial without what a scanner or a cell put around it."""
    return "".join(character for character in text if character.isprintable()).strip()


def serial_key(text: str) -> str:
    """What two spellings of one serial have in common: upper case, no spaces."""
    return "".join(clean_serial(text).upper().split())


Owners = Mapping[str, tuple[ListedPair, EndSide]]
End = tuple[str, EndSide]


def _owners(listed: Sequence[ListedPair]) -> Owners:
    """Whose each listed serial is."""
    sides = ((pair, side, serial) for pair in listed for side, serial in zip(EndSide, pair.serials, strict=True))
    return {serial_key(serial): (pair, side) for pair, side, serial in sides if serial}


def review(
    listed: Sequence[ListedPair],
    scanned: Sequence[ScannedPair],
    elsewhere: Mapping[str, str] | None = None,
    unscanned: Collection[str] = (),
) -> Review:
    """Marks every serial against the memorandum; `elsewhere` gives the pairs other serials of the book belong to.

    Pairs named in `unscanned` came without being scanned; they are received, and nothing of them is missing.
    """
    sheet = _Sheet(listed, elsewhere or {})
    for one in scanned:
        sheet.take(clean_serial(one.near), clean_serial(one.far))
    return sheet.outcome(unscanned)


@dataclass(frozen=True, slots=True)
class _Home:
    """Where unlisted serials of one reading go: a pair, at the end that is open, or at the end they were read for."""

    pair: ListedPair
    side: EndSide | None = None


@dataclass(slots=True)
class _Sheet:
    """A review under way: what has been read so far and which ends that accounts for."""

    listed: Sequence[ListedPair]
    elsewhere: Mapping[str, str]
    owners: Owners = field(init=False)
    read: dict[str, str] = field(default_factory=dict)  # serial key to tag
    there: set[End] = field(default_factory=set)
    filled: dict[End, FilledEnd] = field(default_factory=dict)
    marks: list[ReviewedSerial] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.owners = _owners(self.listed)
        for pair in self.listed:
            seen = zip(EndSide, (pair.near_seen, pair.far_seen), strict=True)
            self.there.update((pair.tag, side) for side, was in seen if was)

    def take(self, near: str, far: str) -> None:
        """Marks two serials that were read together."""
        home, beside = self._home(near, far)
        for side, serial in zip(EndSide, (near, far), strict=True):
            if serial:
                mark = self._mark(side, serial, home, beside)
                self.marks.append(mark)
                self.read.setdefault(serial_key(serial), mark.tag)

    def _home(self, near: str, far: str) -> tuple[_Home | None, str]:
        """Where an unlisted serial of this reading belongs, or nowhere and what the memorandum lists instead."""
        keys = [serial_key(serial) for serial in (near, far) if serial]
        owned = [self.owners[key] for key in keys if key in self.owners]
        if len(owned) == 1:
            return self._beside(*owned[0])
        if owned or any(key in self.elsewhere or key in self.read for key in keys):
            return None, ""
        blank = (pair for pair in self.listed if pair.unlisted)
        fresh = next((pair for pair in blank if not any((pair.tag, side) in self.filled for side in EndSide)), None)
        return (_Home(fresh) if fresh else None), ""

    def _beside(self, pair: ListedPair, side: EndSide) -> tuple[_Home | None, str]:
        """The other end of a listed one, when it is open; else what is known there."""
        end = pair.tag, side.other
        known = pair.serials[list(EndSide).index(side.other)] or (self.filled[end].serial if end in self.filled else "")
        if known:
            return None, f"{known} is the {side.other.words} of {pair.tag}."
        return (_Home(pair, side.other) if pair.awaited else None), ""

    def _mark(self, side: EndSide, serial: str, home: _Home | None, beside: str) -> ReviewedSerial:
        """One serial with its mark."""
        key = serial_key(serial)
        if key in self.read:
            return ReviewedSerial(serial, Mark.REPEATED, self.read[key], "Read before in this receipt.")
        if key in self.owners:
            return self._listed(serial, *self.owners[key])
        if key in self.elsewhere:
            tag = self.elsewhere[key]
            return ReviewedSerial(serial, Mark.EXTRA, tag, f"It belongs to {tag}, which is not in this shipment.")
        if home is not None:
            return self._fill(home.pair, home.side or side, serial)
        return ReviewedSerial(serial, Mark.EXTRA, "", f"Not on the packing memorandum. {beside}".strip())

    def _listed(self, serial: str, pair: ListedPair, side: EndSide) -> ReviewedSerial:
        """A serial of the memorandum: matched the first time, repeated when it or its pair came before."""
        if not pair.awaited:
            return ReviewedSerial(serial, Mark.REPEATED, pair.tag, f"{pair.tag} is not in transit any more.")
        if (pair.tag, side) in self.there:
            return ReviewedSerial(serial, Mark.REPEATED, pair.tag, "Read before in an earlier receipt.")
        self.there.add((pair.tag, side))
        return ReviewedSerial(serial, Mark.MATCHED, pair.tag, f"{side.words.capitalize()} of {pair.tag}.")

    def _fill(self, pair: ListedPair, side: EndSide, serial: str) -> ReviewedSerial:
        """A serial the memorandum did not list, given to an open end."""
        self.filled[pair.tag, side] = FilledEnd(pair.tag, side, serial)
        self.there.add((pair.tag, side))
        return ReviewedSerial(serial, Mark.NEW, pair.tag, f"Filled in as the {side.words} of {pair.tag}.")

    def outcome(self, unscanned: Collection[str]) -> Review:
        """The review with what is missing and which pairs are complete."""
        awaited = [pair for pair in self.listed if pair.awaited]
        received = tuple(
            pair.tag
            for pair in awaited
            if pair.tag in unscanned or all((pair.tag, side) in self.there for side in EndSide)
        )
        missing = tuple(
            ReviewedSerial(serial, Mark.MISSING, pair.tag, f"{side.words.capitalize()} of {pair.tag}.")
            for pair in awaited
            if pair.tag not in unscanned
            for side, serial in zip(EndSide, pair.serials, strict=True)
            if serial and (pair.tag, side) not in self.there
        )
        return Review((*self.marks, *missing), tuple(self.filled.values()), received)


def paired(scans: Sequence[str], listed: Sequence[ListedPair]) -> tuple[ScannedPair, ...]:
    """Serials read one by one, put together into pairs: by the memorandum, and where it is silent two by two."""
    owners = _owners(listed)
    rows: list[list[str]] = []
    whole: dict[str, int] = {}  # pairs listed with both ends: tag to row
    read: set[str] = set()
    waiting: int | None = None  # the row of a serial whose other end the memorandum does not give
    waiting_listed = False
    for serial in filter(None, map(clean_serial, scans)):
        key = serial_key(serial)
        pair = owners[key][0] if key in owners else None
        if pair is not None and all(pair.serials) and key not in read:
            row = whole.setdefault(pair.tag, len(rows))
        elif key not in read and waiting is not None and not (pair and waiting_listed):
            row, waiting = waiting, None
        else:
            row = len(rows)
            if key not in read:
                waiting, waiting_listed = row, pair is not None
        if row == len(rows):
            rows.append([])
        rows[row].append(serial)
        read.add(key)
    return tuple(ScannedPair(*row) for row in rows)
