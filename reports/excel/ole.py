"""A look into an OLE compound file, the box in which an .xls keeps its records."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator

__all__ = ["ole_streams"]

ENTRY = 128
LAST_SECTOR = 0xFFFFFFFA
STREAM, ROOT = 2, 5


def ole_streams(data: bytes, names: Iterable[str]) -> list[bytes]:
    """The streams of these names, in lower case, that a compound file holds."""
    box = _Box(data)
    return [box.stream(entry) for entry in box.entries() if entry.kind == STREAM and entry.name.lower() in names]


class _Entry:
    """One line of the box's directory."""

    def __init__(self, line: bytes) -> None:
        length, self.kind = struct.unpack_from("<HB", line, 64)
        self.name = line[: max(length - 2, 0)].decode("utf-16-le", "replace")
        self.first, self.size = struct.unpack_from("<II", line, 116)


class _Box:
    """The sectors of a compound file and the chains they form."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.shift, self.small_shift = struct.unpack_from("<HH", data, 30)
        if not (7 <= self.shift <= 16 and 4 <= self.small_shift < self.shift):
            raise ValueError("the sectors have no sensible size")
        self.first_directory, self.small_cutoff, first_small_table = struct.unpack_from("<I4xII", data, 48)
        self.table = self._table()
        self.small_table = self._numbers(self._chain(first_small_table))
        root = next((entry for entry in self.entries() if entry.kind == ROOT), None)
        self.small = self._chain(root.first) if root else b""

    def _sector(self, number: int) -> bytes:
        start = (number + 1) << self.shift
        return self.data[start : start + (1 << self.shift)]

    def _numbers(self, block: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(block) // 4}I", block[: len(block) // 4 * 4])

    def _table(self) -> tuple[int, ...]:
        """Which sector follows which, from the sectors that the header and its continuations list."""
        listed = list(struct.unpack_from("<109I", self.data, 76))
        more = struct.unpack_from("<I", self.data, 68)[0]
        seen: set[int] = set()
        while more < LAST_SECTOR and more not in seen:
            seen.add(more)
            *numbers, more = self._numbers(self._sector(more))
            listed += numbers
        return self._numbers(b"".join(self._sector(number) for number in listed if number < LAST_SECTOR))

    def _chain(self, first: int) -> bytes:
        """The bytes of a chain of sectors."""
        return b"".join(self._sector(number) for number in _follow(first, self.table))

    def _small_chain(self, first: int) -> bytes:
        """The bytes of a chain of the small sectors that stand within the root's chain."""
        size = 1 << self.small_shift
        return b"".join(self.small[number * size : (number + 1) * size] for number in _follow(first, self.small_table))

    def entries(self) -> list[_Entry]:
        """The lines of the directory."""
        lines = self._chain(self.first_directory)
        return [_Entry(lines[at : at + ENTRY]) for at in range(0, len(lines) - ENTRY + 1, ENTRY)]

    def stream(self, entry: _Entry) -> bytes:
        """The bytes of a stream: small ones stand in the root's own chain."""
        whole = self._small_chain(entry.first) if entry.size < self.small_cutoff else self._chain(entry.first)
        return whole[: entry.size]


def _follow(first: int, table: tuple[int, ...]) -> Iterator[int]:
    """The numbers of a chain in order; a chain that bites its tail ends there."""
    seen: set[int] = set()
    while first < LAST_SECTOR and first not in seen:
        seen.add(first)
        yield first
        first = table[first]
