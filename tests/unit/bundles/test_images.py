"""Images come from the articles' own folder, are known by their content, and do nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from nashra.bundles.images import read_image
from nashra.problems import NashraError
from tests.rich_bulletin import DOTS, LONG, OVERRIDE, PIXEL, SVG

PAGES = ["uz/articles/2026/x.md", "ar/articles/2026/x.md"]


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs" / "ar" / "articles" / "2026" / "x"
    folder.mkdir(parents=True)
    (tmp_path / "secret.png").write_bytes(PIXEL)
    for name in ("pixel.png", OVERRIDE, LONG, DOTS):
        (folder / name).write_bytes(PIXEL)
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    return tmp_path / "docs"


@pytest.mark.parametrize(
    "written", ["x/pixel.png", "x/pixel.png#a", "x/pixel.png?a", "x/%70ixel.png", "./x/../x/pixel.png"]
)
def test_a_translation_finds_the_image_of_its_original(docs: Path, written: str) -> None:
    image = read_image(docs, PAGES, written)
    assert image is not None
    assert (image.data, image.media_type) == (PIXEL, "image/png")


@pytest.mark.parametrize("name", [OVERRIDE, LONG, DOTS])
def test_whatever_a_file_is_called_its_name_in_a_book_is_plain(docs: Path, name: str) -> None:
    image = read_image(docs, PAGES, f"x/{name}")
    assert image is not None
    assert image.name == "d6cbed0fdb8b2a2e.png" or (image.name.isascii() and len(image.name) == 20)


@pytest.mark.parametrize(
    "written",
    [
        "x/no.png",
        "../../../../secret.png",
        "x/link.png",
        "/etc/hostname",
        "x",
        "x/" + "y" * 5000,
        "x/\0.png",
        "..\\x.png",
    ],
)
def test_nothing_is_read_outside_of_the_content_and_what_is_missing_is_told(docs: Path, written: str) -> None:
    with pytest.raises(NashraError) as caught:
        read_image(docs, PAGES, written)
    (problem,) = caught.value.problems
    assert (problem.code, problem.path) == ("bundle-image-missing", "docs/uz/articles/2026/x.md")


@pytest.mark.parametrize("written", ["", "https://spy.example/x.png", "//spy.example/x.png", "file:///etc/x.png"])
def test_images_elsewhere_are_not_fetched(docs: Path, written: str) -> None:
    assert read_image(docs, PAGES, written) is None


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (SVG.encode(), "image/svg+xml"),
        (b"", None),
        (b"BM", None),
        (b"<html/>", None),
        (b"<svg", None),
        (b"<!DOCTYPE x [<!ENTITY a '" + b"b" * 10 + b"'>]><svg xmlns='http://www.w3.org/2000/svg'>&c;</svg>", None),
    ],
)
def test_an_image_is_what_its_bytes_say(docs: Path, data: bytes, expected: str | None) -> None:
    (docs / "uz/articles/2026").mkdir(parents=True)
    (docs / "uz/articles/2026/y.png").write_bytes(data)
    if expected is None:
        with pytest.raises(NashraError) as caught:
            read_image(docs, PAGES, "y.png")
        assert [problem.code for problem in caught.value.problems] == ["bundle-image-kind"]
    else:
        image = read_image(docs, PAGES, "y.png")
        assert image is not None
        assert image.media_type == expected


def test_a_drawing_runs_nothing_and_asks_for_nothing(docs: Path) -> None:
    (docs / "ar/articles/2026/x/drawing.svg").write_text(SVG, "utf-8")
    image = read_image(docs, PAGES, "x/drawing.svg")
    assert image is not None
    for word in (b"script", b"onload", b"spy.example", b"@import"):
        assert word not in image.data
    assert b"circle" in image.data


@pytest.mark.parametrize("written", ["data:image/png;base64,", "data:image/png;base64,!!!", "data:image/png,x"])
def test_a_broken_inline_image_is_told(docs: Path, written: str) -> None:
    with pytest.raises(NashraError):
        read_image(docs, PAGES, written)
