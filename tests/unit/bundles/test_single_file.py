"""One file with everything in it: nothing beside it, nothing from elsewhere, and not much more than the text."""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from pathlib import Path
from typing import Any

import pytest
from justhtml import JustHTML

from nashra.bundles.library import Library
from nashra.bundles.selection import Choice, Volume, collections, single_articles
from nashra.bundles.single_file import single_file
from tests.rich_bulletin import HOSTILE_TITLE, library, rich_bulletin


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library(rich_bulletin(tmp_path_factory.mktemp("rich")))


@pytest.fixture(params=["nashra-ar-2026-11", "nashra-ar-prevention", "nashra-ar-2026-first", "nashra-uz-2026-third"])
def volume(request: pytest.FixtureRequest, books: Library) -> Volume:
    language = books.settings.language(request.param.split("-")[1])
    volumes = [*collections(books.catalogue, language, Choice()), *single_articles(books.catalogue, language, Choice())]
    return next(volume for volume in volumes if volume.stem == request.param)


def parsed(page: bytes) -> Any:
    return JustHTML(page.decode(), sanitize=False)


def test_it_asks_for_nothing_and_runs_nothing_but_the_way_out(books: Library, volume: Volume) -> None:
    page = single_file(books, volume).decode()
    root = parsed(page.encode())
    assert [node.parent.name for node in root.query("script")] == ["head"]
    assert "location.replace" in page
    assert root.query("iframe, object, embed, video, audio, base, form, input") == []
    for node in root.query("img, link"):
        assert (node.attrs.get("src") or node.attrs.get("href")).startswith("data:")
    assert "spy.example" not in page
    assert "style=" not in page


def test_its_policy_admits_its_own_style_and_script_and_nothing_else(books: Library, volume: Volume) -> None:
    page = single_file(books, volume).decode()
    policy = parsed(page.encode()).query("meta[http-equiv=Content-Security-Policy]")[0].attrs["content"]
    for kind in ("style", "script"):
        found = re.findall(rf"<{kind}>(.*?)</{kind}>", page, re.DOTALL)
        assert len(found) == 1
        digest = base64.b64encode(hashlib.sha256(found[0].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "'self'" not in policy


def test_without_a_way_out_in_the_settings_it_runs_nothing(tmp_path: Path) -> None:
    bulletin = rich_bulletin(tmp_path)
    settings = (tmp_path / "mkdocs.yml").read_text("utf-8")
    bulletin.write("mkdocs.yml", settings.replace("  - nashra\n", "  - nashra: {exit: false}\n"))
    books = library(bulletin)
    volume = next(iter(single_articles(books.catalogue, books.settings.language("uz"), Choice())))
    page = single_file(books, volume).decode()
    assert "<script" not in page
    assert "script-src" not in page
    assert "leave" not in re.sub(r"<style>.*?</style>", "", page)


def test_it_says_its_language_and_direction(books: Library, volume: Volume) -> None:
    html = parsed(single_file(books, volume)).query("html")[0]
    assert (html.attrs["lang"], html.attrs["dir"]) in {("ar", "rtl"), ("uz", "ltr")}
    assert html.attrs["lang"] == volume.language.code


def test_its_links_lead_to_places_in_it(books: Library, volume: Volume) -> None:
    root = parsed(single_file(books, volume))
    ids = [node.attrs["id"] for node in root.query("[id]")]
    assert len(ids) == len(set(ids))
    inner = [link.attrs["href"] for link in root.query("a[href]") if link.attrs["href"].startswith("#")]
    assert [href for href in inner if href[1:] not in ids] == []


def test_it_has_one_first_heading_and_skips_no_level(books: Library, volume: Volume) -> None:
    root = parsed(single_file(books, volume))
    levels = [int(node.name[1]) for node in root.query("h1, h2, h3, h4, h5, h6")]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_it_weighs_little_more_than_its_text(books: Library, volume: Volume) -> None:
    page = single_file(books, volume)
    text = parsed(page).to_text()
    images = sum(map(len, re.findall(rb'"data:image[^"]*"', page)))
    assert len(page) - len(text.encode()) - images < 30_000


def test_a_hostile_title_is_only_a_title(books: Library) -> None:
    language = books.settings.language("ar")
    volume = next(v for v in single_articles(books.catalogue, language, Choice()) if v.stem == "nashra-ar-2026-second")
    root = parsed(single_file(books, volume))
    assert root.query("h1")[0].to_text().split() == HOSTILE_TITLE.replace("\\\\", "\\").split()


def test_making_it_twice_gives_the_same_bytes(tmp_path: Path, books: Library, volume: Volume) -> None:
    again = library(rich_bulletin(tmp_path / "elsewhere"))
    assert single_file(again, volume) == single_file(books, volume)
