"""A package whose bytes depend on its content alone, not on the clock or the computer."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO, TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from _typeshed import SizedBuffer

__all__ = ["StillArchive"]


class StillArchive(ZipFile):
    """A zip file in which every entry bears the same date, so that the same workbook gives the same bytes."""

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__(file, "w", ZIP_DEFLATED)

    def writestr(
        self,
        zinfo_or_arcname: str | ZipInfo,
        data: SizedBuffer | str,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Packs an entry."""
        name = zinfo_or_arcname.filename if isinstance(zinfo_or_arcname, ZipInfo) else zinfo_or_arcname
        entry = ZipInfo(name)
        entry.create_system = 0
        super().writestr(entry, data, ZIP_DEFLATED, compresslevel)

    def write(
        self,
        filename: str | os.PathLike[str],
        arcname: str | os.PathLike[str] | None = None,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Packs a file."""
        self.writestr(str(arcname or filename), Path(filename).read_bytes(), compress_type, compresslevel)
