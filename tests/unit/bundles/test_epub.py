"""A book as readers' programs take it apart: its archive, its package, its contents and its cover."""

from __future__ import annotations

import io
import posixpath
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZIP_STORED, ZipFile

import pytest

from nashra.bundles.cover import set_lines
from nashra.bundles.epub import epub
from nashra.bundles.library import Library
from nashra.bundles.selection import Choice, Volume, collections
from tests.rich_bulletin import library, rich_bulletin

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library(rich_bulletin(tmp_path_factory.mktemp("rich")))


def volume_named(books: Library, stem: str) -> Volume:
    volumes = collections(books.catalogue, books.settings.language(stem.split("-")[1]), Choice())
    return next(volume for volume in volumes if volume.stem == stem)


def opened(books: Library, stem: str) -> ZipFile:
    return ZipFile(io.BytesIO(epub(books, volume_named(books, stem))))


@pytest.mark.parametrize("stem", ["nashra-ar", "nashra-uz-2026-11"])
def test_the_archive_begins_with_its_kind_and_holds_plain_names(books: Library, stem: str) -> None:
    data = epub(books, volume_named(books, stem))
    assert data[30:58] == b"mimetypeapplication/epub+zip"
    archive = ZipFile(io.BytesIO(data))
    assert archive.infolist()[0].compress_type == ZIP_STORED
    assert all(name.isascii() and ".." not in name and len(name) < 60 for name in archive.namelist())
    assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 21, 0, 0, 0)}


@pytest.mark.parametrize(("stem", "direction"), [("nashra-ar", "rtl"), ("nashra-uz", "ltr")])
def test_the_package_says_language_direction_and_who_publishes(books: Library, stem: str, direction: str) -> None:
    package = ET.fromstring(opened(books, stem).read("EPUB/package.opf"))
    said = {child.tag.removeprefix(DC): child.text for child in package.find(f"{OPF}metadata") or ()}
    properties = {meta.get("property"): meta.text for meta in package.iter(f"{OPF}meta")}
    assert said["language"] == stem.removeprefix("nashra-")
    assert said["publisher"] == "Sinov"
    assert said["date"] == "2026-11-21"
    assert said["rights"]
    assert properties["dcterms:modified"] == "2026-11-21T00:00:00Z"
    assert properties["schema:accessibilitySummary"]
    assert properties["schema:accessMode"]
    spine = package.find(f"{OPF}spine")
    assert spine is not None
    assert spine.get("page-progression-direction") == direction


def test_who_publishes_and_what_the_rights_are_come_from_the_configuration(tmp_path: Path) -> None:
    bulletin = rich_bulletin(tmp_path)
    text = (tmp_path / "mkdocs.yml").read_text("utf-8")
    bulletin.write("mkdocs.yml", f"site_author: Publisher & Sons\ncopyright: CC BY 4.0\n{text}")
    books = library(bulletin)
    package = ET.fromstring(opened(books, "nashra-ar").read("EPUB/package.opf"))
    assert [node.text for node in package.iter(f"{DC}publisher")] == ["Publisher & Sons"]
    assert [node.text for node in package.iter(f"{DC}rights")] == ["CC BY 4.0"]


@pytest.mark.parametrize("stem", ["nashra-ar", "nashra-ar-2026-11", "nashra-ar-policy", "nashra-uz"])
def test_every_link_and_image_of_a_book_is_in_it(books: Library, stem: str) -> None:
    archive = opened(books, stem)
    pages = {name: ET.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xhtml")}
    ids = {name: {node.get("id") for node in page.iter() if node.get("id")} for name, page in pages.items()}
    followed = 0
    for name, page in pages.items():
        for node in page.iter():
            address = node.get("href") or node.get("src") or ""
            if not address or address.startswith(("https://host.example", "mailto:")):
                continue
            path, _, fragment = address.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            assert target in archive.namelist(), f"{name} → {address}"
            assert not fragment or fragment in ids[target], f"{name} → {address}"
            followed += 1
    assert followed > 10


def test_the_contents_name_the_articles_by_month_and_by_theme(books: Library) -> None:
    nav = ET.fromstring(opened(books, "nashra-ar").read("EPUB/nav.xhtml"))
    months = [span.text for span in nav.iter(f"{XHTML}span")]
    assert months == ["نوفمبر 2026", "فبراير 2025"]
    links = [link.get("href", "") for link in nav.iter(f"{XHTML}a")]
    assert links[:5] == [
        *("text/0001.xhtml", "text/0002.xhtml", "themes.xhtml", "themes.xhtml#prevention", "themes.xhtml#policy")
    ]


def test_the_cover_names_the_book_in_letters_that_the_reader_shapes(books: Library) -> None:
    root = ET.fromstring(opened(books, "nashra-ar-2026-11").read("EPUB/cover.svg"))
    texts = [node.text for node in root.iter("{http://www.w3.org/2000/svg}text")]
    assert " ".join(text or "" for text in texts).startswith("نوفمبر 2026 Sinov")
    assert root.get("direction") == "rtl"
    assert not any("\ufb50" <= letter <= "\ufeff" for text in texts for letter in text or ""), "letters are not shapes"


@pytest.mark.parametrize("title", ["A", "word " * 60, "x" * 300, "نشرة مكافحة الاتجار بالبشر", ""])
def test_any_title_stays_on_the_cover(title: str) -> None:
    lines, size = set_lines(title)
    assert 1 <= len(lines) <= 8
    assert max(map(len, lines)) * size * 0.5 <= 1000
    assert len(lines) * size * 1.55 <= 900


def test_making_a_book_elsewhere_gives_the_same_bytes(tmp_path: Path, books: Library) -> None:
    again = library(rich_bulletin(tmp_path / "elsewhere"))
    for stem in ("nashra-ar", "nashra-uz-2026-11"):
        assert epub(again, volume_named(again, stem)) == epub(books, volume_named(books, stem))


def test_what_is_withdrawn_or_not_published_is_in_no_book(books: Library) -> None:
    archive = opened(books, "nashra-ar")
    assert all(b"Secret" not in archive.read(name) for name in archive.namelist())
