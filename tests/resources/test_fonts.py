"""The letters are made once, made again when damaged, and named so that Qt and paper find every weight."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from resources import fonts


def test_a_damaged_letter_is_made_again_without_a_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_folder", lambda: tmp_path)
    cuts = fonts.SCREEN[:1]
    first = fonts._ready(cuts)["Pairbook-Regular"]
    content = first.read_bytes()
    first.write_bytes(content[:-100])
    again = fonts._ready(cuts)["Pairbook-Regular"]
    assert again.read_bytes() == content
    assert [file.name for file in tmp_path.iterdir()] == [again.name]


def test_a_cache_that_cannot_be_written_gives_way_to_another_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    barred = tmp_path / "file"
    barred.write_text("not a folder")
    monkeypatch.setattr(fonts.platformdirs, "user_cache_path", lambda *args, **more: barred)
    folder = fonts._folder.__wrapped__()
    assert folder.is_dir()
    assert barred not in folder.parents
    folder.rmdir()


@pytest.mark.parametrize("cut", fonts.PAPER, ids=lambda cut: cut.key)
def test_every_cut_is_static_and_says_its_weight(cut: fonts.Cut) -> None:
    font = TTFont(fonts.paper_fonts()[cut.key])
    assert "fvar" not in font
    assert "glyf" in font
    assert font["OS/2"].usWeightClass == cut.weight
    assert font["name"].getDebugName(1) == cut.family


def test_the_reserved_name_is_nowhere_in_the_names_of_our_letters() -> None:
    names = TTFont(fonts.screen_fonts()[0])["name"]
    assert not any("Plex" in str(names.getDebugName(number)) for number in (1, 2, 4, 6, 16))


def test_the_screen_needs_the_four_weights_only() -> None:
    assert [path.name.split(".")[0] for path in fonts.screen_fonts()] == [cut.key for cut in fonts.SCREEN]


@pytest.mark.parametrize("sign", "0Oé–≤×−→✓Ω")
def test_paper_has_a_letter_for_what_we_print(sign: str) -> None:
    files = fonts.paper_fonts()
    assert any(ord(sign) in TTFont(files[key]).getBestCmap() for key in ("Pairbook-Regular", "Noto-Regular"))
