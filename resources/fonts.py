"""The program's letters: static weights made once from variable fonts, kept in the user's cache folder.

Qt shows one weight of a variable font and paper knows only static files. "Plex" is a reserved name, so what is
made here is called Pairbook Sans.
"""

from __future__ import annotations

import hashlib
import io
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

__all__ = ["paper_fonts", "screen_fonts"]

# Raised when the making itself changes, so that what an older version left in the cache is passed over.
RECIPE = 2
LATIN = ((0x20, 0x24F), (0x2B0, 0x36F), (0x2000, 0x22FF), (0x25A0, 0x27BF), (0xFB00, 0xFB06))
WIDE = ((0x20, 0x52F), (0x1E00, 0x1FFF), (0x2000, 0x2BFF), (0xFB00, 0xFB06))
FEATURES = ("zero", "frac", "sups", "subs", "case")


@dataclass(frozen=True, slots=True)
class Source:
    """A variable font of an installed package, and what of it is kept."""

    package: str
    file: str
    ranges: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """One static weight: its key, family, style words and weight."""

    key: str
    family: str
    style: str
    weight: int
    source: Source


PLEX = Source("fontpkg_ibm_plex_sans", "IBMPlexSans[wdth,wght].ttf", LATIN)
PLEX_ITALIC = Source("fontpkg_ibm_plex_sans", "IBMPlexSans-Italic[wdth,wght].ttf", LATIN)
NOTO = Source("fontpkg_noto_sans", "NotoSans[wdth,wght].ttf", WIDE)
SCREEN = (
    Cut("Pairbook-Regular", "Pairbook Sans", "Regular", 400, PLEX),
    Cut("Pairbook-Medium", "Pairbook Sans", "Medium", 500, PLEX),
    Cut("Pairbook-SemiBold", "Pairbook Sans", "SemiBold", 600, PLEX),
    Cut("Pairbook-Bold", "Pairbook Sans", "Bold", 700, PLEX),
)
PAPER = (
    *SCREEN,
    Cut("Pairbook-Italic", "Pairbook Sans", "Italic", 400, PLEX_ITALIC),
    Cut("Noto-Regular", "Pairbook Fallback", "Regular", 400, NOTO),
    Cut("Noto-Bold", "Pairbook Fallback", "Bold", 700, NOTO),
)


def screen_fonts() -> list[Path]:
    """The four weights of Pairbook Sans, as files to load into Qt."""
    return list(_ready(SCREEN).values())


def paper_fonts() -> dict[str, Path]:
    """Every static font a printed page may use, by name; Noto stands behind Pairbook for glyphs it lacks."""
    return _ready(PAPER)


@cache
def _folder() -> Path:
    """The folder of the cache, named after everything that shapes the files; a temporary one if it is closed to us."""
    packages = ("fontpkg-ibm-plex-sans", "fontpkg-noto-sans", "fonttools")
    name = "-".join(["fonts", str(RECIPE), *(version(package) for package in packages)])
    folder = platformdirs.user_cache_path("pairbook", appauthor=False) / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path(tempfile.mkdtemp(prefix="pairbook-fonts-"))
    return folder if os.access(folder, os.W_OK) else Path(tempfile.mkdtemp(prefix="pairbook-fonts-"))


def _ready(cuts: Iterable[Cut]) -> dict[str, Path]:
    """The files of these cuts, each made now if it is missing or damaged."""
    found = {cut: _kept(_folder(), cut) for cut in cuts}
    missing = [cut for cut, file in found.items() if file is None]
    for source in {cut.source for cut in missing}:
        trimmed = _trimmed(source)
        for cut in (cut for cut in missing if cut.source == source):
            found[cut] = _keep(_folder(), cut, _static(trimmed, cut))
    return {cut.key: file for cut, file in found.items() if file is not None}


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


def _kept(folder: Path, cut: Cut) -> Path | None:
    """The file of a cut whose content still has the digest in its name."""
    for file in sorted(folder.glob(f"{cut.key}.*.ttf")):
        if _digest(file.read_bytes()) == file.name.split(".")[1]:
            return file
        file.unlink(missing_ok=True)
    return None


def _keep(folder: Path, cut: Cut, content: bytes) -> Path:
    """The cut written beside its place and moved into it, so that no one ever reads half a font."""
    place = folder / f"{cut.key}.{_digest(content)}.ttf"
    handle, beside = tempfile.mkstemp(dir=folder, suffix=".part")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(beside).replace(place)
    return place


def _trimmed(source: Source) -> bytes:
    """The variable font reduced to the letters in use, which makes every cut from it several times quicker."""
    from fontTools import subset  # only when a font is made: the import alone would slow every start
    from fontTools.ttLib import TTFont

    options = subset.Options(hinting=False, name_IDs=["*"], recalc_timestamp=False)
    options.layout_features = [*options.layout_features, *FEATURES]
    with files(source.package).joinpath("files", source.file).open("rb") as file:
        font = TTFont(file, recalcTimestamp=False)
        worker = subset.Subsetter(options)
        worker.populate(unicodes=[code for first, last in source.ranges for code in range(first, last + 1)])
        worker.subset(font)
        return _saved(font)


def _static(variable: bytes, cut: Cut) -> bytes:
    """One weight, renamed: the same family for all and only the weight apart, or Qt sees several families."""
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    font = TTFont(io.BytesIO(variable), recalcTimestamp=False)
    axes = {axis.axisTag: 100 if axis.axisTag == "wdth" else cut.weight for axis in font["fvar"].axes}
    instancer.instantiateVariableFont(font, axes, inplace=True)
    names = font["name"]
    for unwanted in (3, 16, 17, 21, 22, 25):
        names.removeNames(nameID=unwanted)
    postscript = f"{cut.family.replace(' ', '')}-{cut.style}"
    for number, words in ((1, cut.family), (2, cut.style), (4, f"{cut.family} {cut.style}"), (6, postscript)):
        names.setName(words, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = cut.weight
    return _saved(font)


def _saved(font: TTFont) -> bytes:
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
