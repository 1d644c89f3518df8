"""A bulletin that has just begun, without themes and articles: every page says so, and nothing is broken."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests import feature_site, projects
from tests.bulletins import Bulletin
from tests.html_files import HtmlFile, html_files
from tests.publication import words
from tests.rules import atom, json_feed, sitemap

SITE_URL = "https://host.example/a/b"
"""As people write it: below a path, and without a slash at its end."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The website of such a bulletin."""

    def make(folder: Path) -> None:
        bulletin = Bulletin(folder)
        feature_site.dress(folder)
        text = (folder / "mkdocs.yml").read_text("utf-8")
        bulletin.write("mkdocs.yml", text.replace(feature_site.SITE_URL, SITE_URL))
        bulletin.write("docs/themes.yml", "{}\n")
        feature_site.build(folder, folder / "site")

    return projects.made_once(tmp_path_factory, "bare", make) / "site"


@pytest.mark.parametrize("language", ["uz", "ar"])
def test_every_list_says_that_there_is_nothing_yet(site: Path, language: str) -> None:
    folder = "" if language == "uz" else f"{language}/"
    for page in ("", "themes/", "archive/", "search/"):
        assert HtmlFile(site, f"{folder}{page}index.html").texts("p.empty")[-1] == words(language)["listing"]["empty"]
    assert not (site / folder / "elsewhere").exists()


def test_its_feeds_and_its_sitemap_are_valid(site: Path) -> None:
    for folder in (site, site / "ar"):
        data = (folder / "feed.xml").read_bytes()
        assert atom.violations(data) == []
        assert list(ET.fromstring(data).iter(f"{atom.ATOM}entry")) == []
        data = (folder / "feed.json").read_bytes()
        assert json_feed.violations(data) == []
        assert json.loads(data)["items"] == []
    assert sitemap.violations((site / "sitemap.xml").read_bytes(), f"{SITE_URL}/") == []


def test_every_address_lies_below_that_of_the_site(site: Path) -> None:
    for page in html_files(site):
        if page.path == "404.html":
            links = [link["href"] for link in page.all("a[href]:not(.skip):not([data-leave])")]
            assert [link for link in links if not link.startswith("/a/b/")] == []
        else:
            assert page.one("link[rel=canonical]")["href"] == f"{SITE_URL}/{page.path.removesuffix('index.html')}"
        for link in page.all("main a[href]:not([data-leave]), nav a[href]"):
            target = page.target(link["href"].removeprefix("/a/b"))
            assert target is not None
            assert target.is_file(), f"{page.path}: {link}"
