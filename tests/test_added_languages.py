"""A language is added by configuration, a file of words, labels of themes and a folder, and by nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml

from nashra.content.catalogue import wording_digest
from nashra.strings import available_languages
from tests import feature_site, projects
from tests.bulletins import NAMES, Bulletin
from tests.conftest import PROJECT
from tests.feature_site import SITE_URL
from tests.html_files import HtmlFile, html_files
from tests.rules import atom, json_feed, sitemap, structured_data
from tests.test_metadata import address, alternates, json_ld, pages

ENGLISH = yaml.safe_load((PROJECT / "scripts/nashra/strings/en.yml").read_text("utf-8"))["interface"]
# What a word of the added language looks like in these tests: a letter of its script, then which word it is.
LETTERS = {"fa": "گ", "uz-Cyrl": "Ў", "ckb": "ڵ"}
LANGUAGES = ("uz", "ar", "fa", "uz-Cyrl", "en")


def foreign(value: Any, letter: str) -> Any:
    """Make words for a language out of the English ones, with their particulars."""
    if isinstance(value, dict):
        return {key: foreign(member, letter) for key, member in value.items()}
    return " ".join([letter * 3, *re.findall(r"\{\w+\}", value)])


def words_file(code: str) -> str:
    """Write a language's words as somebody does who adds it."""
    return yaml.safe_dump({"interface": foreign(ENGLISH, LETTERS[code])}, allow_unicode=True)


def texts(value: Any) -> Iterator[str]:
    """Give every text of a catalogue that has no particulars and is long enough to be told from names."""
    for member in value.values():
        if isinstance(member, dict):
            yield from texts(member)
        elif "{" not in member and len(member) > 12:
            yield member


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bulletin in five languages, two of them unknown to Nashra, built."""

    def make(folder: Path) -> None:
        bulletin = Bulletin(folder, LANGUAGES)
        feature_site.dress(folder)
        bulletin.article("uz", "2026/one", title="Bir")
        bulletin.article("fa", "2026/two", title="دو", tags="[policy]")
        for code in ("ar", "fa", "uz-Cyrl"):
            bulletin.translation(code, "2026/one", "uz", wording_digest("Bir", "\nBody.\n", "uz"))
        for code in ("fa", "uz-Cyrl"):
            bulletin.write(f"docs/strings/{code}.yml", words_file(code))
        feature_site.build(folder, folder / "site")
        feature_site.build(folder, folder / "off", "--offline")
        feature_site.build(folder, folder / "fa", "--offline", "--only", "fa")

    return projects.made_once(tmp_path_factory, "five", make)


@pytest.mark.parametrize("code", LETTERS)
def test_nashra_itself_does_not_know_these_languages(code: str) -> None:
    assert code not in available_languages()


@pytest.mark.parametrize(("code", "direction"), [("fa", "rtl"), ("uz-Cyrl", "ltr"), ("en", "ltr")])
def test_an_added_language_has_all_kinds_of_page_in_itself(five: Path, code: str, direction: str) -> None:
    site = five / "site"
    found = [page for page in html_files(site) if page.path.startswith(f"{code}/")]
    kinds = {"index.html", "themes/index.html", "themes/policy/index.html", "themes/prevention/index.html"}
    assert kinds <= {page.path.removeprefix(f"{code}/") for page in found}
    for page in found:
        assert (page.one("html")["lang"], page.one("html")["dir"]) == (code, direction)
        assert page.texts("title")[0].strip()


@pytest.mark.parametrize("code", ["fa", "uz-Cyrl"])
def test_its_pages_speak_no_english(five: Path, code: str) -> None:
    english = set(texts(ENGLISH))
    for page in html_files(five / "site"):
        if page.path.startswith(f"{code}/"):
            shown = set(page.texts("a, p, h1, h2, h3, li, span"))
            assert not english & shown
            assert any(LETTERS[code] * 3 in text for text in shown)


def test_translations_reach_every_language_they_exist_in(five: Path) -> None:
    page = HtmlFile(five / "site", "fa/articles/2026/one/index.html")
    assert set(alternates(page)) == {"uz", "ar", "fa", "uz-Cyrl", "x-default"}
    assert alternates(page)["uz-Cyrl"] == f"{SITE_URL}uz-Cyrl/articles/2026/one/"
    switch = {link["lang"]: link["hreflang"] for link in page.all("a.language")}
    assert switch == {code: code for code in LANGUAGES if code != "fa"}
    assert page.texts("span.language") == [NAMES["fa"]]


@pytest.mark.parametrize("code", ["fa", "uz-Cyrl", "en"])
def test_its_feeds_keep_the_rules(five: Path, code: str) -> None:
    folder = five / "site" / code
    for feed in folder.rglob("feed.xml"):
        assert atom.violations(feed.read_bytes()) == []
        assert ET.fromstring(feed.read_bytes()).get(atom.LANG) == code
    for feed in folder.rglob("feed.json"):
        assert json_feed.violations(feed.read_bytes()) == []


def test_its_pages_are_told_to_machines(five: Path) -> None:
    site = five / "site"
    assert sitemap.violations((site / "sitemap.xml").read_bytes(), SITE_URL) == []
    for page in pages(site):
        assert structured_data.violations(json_ld(page), address(page), page.one("html")["lang"]) == []


def test_the_page_for_unknown_addresses_speaks_it(five: Path) -> None:
    page = HtmlFile(five / "site", "404.html")
    assert [(part["lang"], part["dir"]) for part in page.all("section")] == [
        ("uz", "ltr"),
        ("ar", "rtl"),
        ("fa", "rtl"),
        ("uz-Cyrl", "ltr"),
        ("en", "ltr"),
    ]


def test_the_files_of_words_are_not_published(five: Path) -> None:
    for edition in ("site", "off", "fa"):
        assert [path for path in (five / edition).rglob("*") if path.suffix in {".yml", ".yaml"}] == []
        assert not (five / edition / "strings").exists()


def test_a_bundle_of_the_added_language_alone_is_whole(five: Path) -> None:
    bundle = five / "fa"
    assert {page.one("html")["lang"] for page in html_files(bundle)} == {"fa"}
    for page in html_files(bundle):
        for link in page.all("a[href]"):
            target = page.target(link["href"])
            assert target is None or target.is_file(), (page.path, link["href"])


def test_without_words_the_build_says_which_file_to_make(tmp_path: Path) -> None:
    Bulletin(tmp_path, ("uz", "fa"))
    feature_site.dress(tmp_path)
    result = projects.nashra(tmp_path, "check")
    assert result.returncode == 1
    assert "docs/strings/fa.yml" in result.stdout + result.stderr


@pytest.mark.parametrize("default", ["ar", "fa"])
def test_a_right_to_left_language_can_be_the_default(tmp_path: Path, default: str) -> None:
    bulletin = Bulletin(tmp_path, (default, "uz"))
    feature_site.dress(tmp_path)
    bulletin.write("docs/strings/fa.yml", words_file("fa"))
    bulletin.article(default, "2026/one", title="نص")
    bulletin.translation("uz", "2026/one", default, wording_digest("نص", "\nBody.\n", default), reviewed=True)
    site = feature_site.build(tmp_path, tmp_path / "site")
    for path, (lang, direction) in {
        "index.html": (default, "rtl"),
        "articles/2026/one/index.html": (default, "rtl"),
        "themes/policy/index.html": (default, "rtl"),
        "404.html": (default, "rtl"),
        "uz/index.html": ("uz", "ltr"),
        "uz/articles/2026/one/index.html": ("uz", "ltr"),
    }.items():
        page = HtmlFile(site, path)
        assert (page.one("html")["lang"], page.one("html")["dir"]) == (lang, direction), path
    article = HtmlFile(site, "uz/articles/2026/one/index.html")
    assert alternates(article)["x-default"] == f"{SITE_URL}articles/2026/one/"
    assert sitemap.violations((site / "sitemap.xml").read_bytes(), SITE_URL) == []
    assert atom.violations((site / "feed.xml").read_bytes()) == []
