"""A thousand stories: complete lists, whole links, true languages. The pages are read with regular expressions.

A parser would take minutes for so many pages; what it would find on a few is held in ``test_listings.py``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest

from tests.feature_site import SITE_URL
from tests.site.built import Site
from tests.site.conftest import THEMES
from tests.site.sources import Sources
from tests.site.test_listings import FOREIGN, judge_list

PER_PAGE = 20
HREF = re.compile(r'<a\b[^>]*?\bhref="([^"]*)"')
ID = re.compile(r'\bid="([^"]*)"')
ALTERNATE = re.compile(r'<link rel="alternate" hreflang="([^"]*)" href="([^"]*)">')
HTML = re.compile(r'<html lang="([^"]*)" dir="([^"]*)">')
PROSE = re.compile(r'<div class="prose">(.*?)</div>', re.DOTALL)
SCRIPTS = {"uz": re.compile("[A-Za-z]"), "ar": re.compile("[\u0621-\u064a]")}
DIRECTIONS = {"uz": "ltr", "ar": "rtl"}


@pytest.fixture(scope="module")
def site(thousand: Path) -> Site:
    return Site(thousand / "site", directories=True)


@pytest.fixture(scope="module")
def sources(thousand: Path) -> Sources:
    return Sources.read(thousand / "docs")


@pytest.fixture(scope="module")
def texts(site: Site) -> dict[str, str]:
    """The source of every page but the one for unknown addresses."""
    return {file: (site.folder / file).read_text("utf-8") for file in site.files()}


def language_of(file: str) -> str:
    return "ar" if file.startswith("ar/") else "uz"


def test_each_article_has_one_page_and_each_page_of_an_article_an_article(site: Site, sources: Sources) -> None:
    expected = {site.file(a.language, f"articles/{a.path}") for a in sources.articles if not a.draft}
    assert len(sources.articles) > 1_500
    assert {file for file in site.files() if "articles/" in file} == expected


@pytest.mark.parametrize("language", ["uz", "ar"])
def test_every_article_stands_in_exactly_the_lists_it_belongs_to(site: Site, sources: Sources, language: str) -> None:
    listed = sources.listed(language)
    for theme in THEMES:
        judge_list(site, language, f"themes/{theme}", [a for a in listed if theme in a.tags], per_page=PER_PAGE)
    for year in {a.day.year for a in listed}:
        judge_list(site, language, f"archive/{year}", [a for a in listed if a.day.year == year], per_page=PER_PAGE)
    for year, month in {(a.day.year, a.day.month) for a in listed}:
        own = [a for a in listed if (a.day.year, a.day.month) == (year, month)]
        judge_list(site, language, f"archive/{year}/{month:02}", own, per_page=PER_PAGE)
    judge_list(site, language, "elsewhere", sources.elsewhere(language), FOREIGN, per_page=PER_PAGE)


def test_every_link_and_anchor_leads_somewhere(site: Site, texts: dict[str, str]) -> None:
    ids = {file: set(ID.findall(text)) for file, text in texts.items()}
    broken = [
        (file, href)
        for file, text in texts.items()
        for href in set(HREF.findall(text))
        if not href.startswith("https:")
        for target, anchor in [(site.resolve(urldefrag(href).url, file), unquote(urldefrag(href).fragment))]
        if target not in ids or (anchor and anchor not in ids[target])
    ]
    assert broken == []


def test_no_page_holds_an_id_twice(texts: dict[str, str]) -> None:
    for file, text in texts.items():
        assert [name for name, number in Counter(ID.findall(text)).items() if number > 1] == [], file


def test_alternates_are_those_of_the_source_tree_and_lead_back(
    site: Site, sources: Sources, texts: dict[str, str]
) -> None:
    addresses = {file: f"{SITE_URL}{file.removesuffix('index.html')}" for file in texts}
    files = {address: file for file, address in addresses.items()}
    for file, text in texts.items():
        named = dict(ALTERNATE.findall(text))
        for code, address in named.items():
            assert ALTERNATE.findall(texts[files[address]]) == list(named.items()), (file, code)
    for article in sources.articles:
        if not article.draft:
            named = dict(ALTERNATE.findall(texts[site.file(article.language, f"articles/{article.path}")]))
            assert set(named) == ({"uz", "ar", "x-default"} if sources.counterparts(article) else set()), article.path


def test_the_language_of_every_page_is_that_of_its_text(texts: dict[str, str]) -> None:
    for file, text in texts.items():
        language = language_of(file)
        assert HTML.findall(text) == [(language, DIRECTIONS[language])], file
        for prose in _prose(text) if "articles/" in file else ():
            counts = {code: len(script.findall(prose)) for code, script in SCRIPTS.items()}
            assert max(counts, key=lambda code: counts[code]) == language, file


def _prose(text: str) -> Iterator[str]:
    yield from (re.sub("<[^>]*>", "", found) for found in PROSE.findall(text))
