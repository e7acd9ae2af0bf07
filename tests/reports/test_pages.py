"""PDF pages as pictures."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from reports.documents import draw
from reports.pages import NotAPdf, PageImage, Pages, page_images
from tests.reports.papers import LETTER, SALE


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return draw("bill_of_sale", SALE, draft=True)


def ink(image: PageImage) -> int:
    """How many pixels are dark."""
    return sum(value < 90 for value in image.rgba[::4])


def test_every_page_becomes_a_picture_of_its_size(pdf: bytes) -> None:
    images = list(page_images(pdf, 1.0))
    assert [image.number for image in images] == [1, 2, 3, 4]
    assert {(image.width, image.height, len(image.rgba)) for image in images} == {(612, 792, 612 * 792 * 4)}
    assert all(ink(image) > 500 for image in images)


def test_the_colours_are_red_green_blue_and_opaque() -> None:
    [image] = page_images(draw("availability_letter", LETTER, draft=False), 2.0)
    pixels = {image.rgba[at : at + 4] for at in range(0, len(image.rgba), 4)}
    assert all(pixel[3] == 255 for pixel in pixels)
    assert any(pixel[2] > pixel[0] + 60 for pixel in pixels)
    assert not any(pixel[0] > pixel[2] + 60 for pixel in pixels)


def test_looking_stops_at_the_page_where_it_is_told_to(pdf: bytes) -> None:
    asked = iter([False, False, True])
    assert [image.number for image in page_images(pdf, 0.2, stopped=lambda: next(asked))] == [1, 2]


def test_leaving_in_the_middle_gives_the_document_back(pdf: bytes) -> None:
    pictures = page_images(pdf, 0.2)
    assert next(pictures).number == 1
    pictures.close()
    assert list(pictures) == []


def test_a_page_can_be_asked_for_alone(pdf: bytes) -> None:
    with Pages(pdf) as pages:
        assert len(pages) == 4
        assert pages.sizes[2] == (612, 792)
        assert pages.image(3, 0.5).width == 306
        pages.close()


def test_a_picture_is_never_larger_than_any_screen(pdf: bytes) -> None:
    with Pages(pdf) as pages:
        assert pages.image(1, 1000).height <= 6000


def test_several_threads_may_look_at_once(pdf: bytes) -> None:
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: [ink(image) for image in page_images(pdf, 0.5)], range(8)))
    assert all(each == found[0] for each in found)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4 cut off", b"PK\x03\x04 a workbook"])
def test_what_is_not_a_pdf_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(NotAPdf, match="not a whole PDF"):
        Pages(content)
