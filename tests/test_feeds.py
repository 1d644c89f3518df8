"""Whoever follows the bulletin in a feed reader gets every article once and whole, and its links work."""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest
from justhtml import JustHTML

from tests import feature_site
from tests.bulletins import Bulletin
from tests.feature_site import SITE_URL
from tests.html_files import HtmlFile, html_files
from tests.rules import atom, json_feed

ATOM = atom.ATOM
FEEDS = [
    f"{language}{theme}feed"
    for language in ("", "ar/", "en/")
    for theme in ("", "themes/policy/", "themes/prevention/")
]


def entries(site: Path, feed: str) -> dict[str, ET.Element]:
    """Read the entries of an Atom feed by their title."""
    root = ET.fromstring((site / f"{feed}.xml").read_bytes())
    return {entry.findtext(f"{ATOM}title", ""): entry for entry in root.iter(f"{ATOM}entry")}


def items(site: Path, feed: str) -> dict[str, Any]:
    """Read the items of a JSON feed by their title."""
    return {item["title"]: item for item in json.loads((site / f"{feed}.json").read_bytes())["items"]}


def links(element: ET.Element, relation: str) -> dict[str | None, str]:
    """Read language → address of an entry's or feed's links of one relation."""
    found = element.findall(f"{ATOM}link")
    return {link.get("hreflang"): link.get("href", "") for link in found if link.get("rel") == relation}


def test_there_is_a_feed_for_each_language_and_each_theme_in_it(features: Path) -> None:
    site = features / "site"
    for suffix in ("xml", "json"):
        found = {path.relative_to(site).as_posix() for path in site.rglob(f"feed.{suffix}")}
        assert found == {f"{feed}.{suffix}" for feed in FEEDS}


@pytest.mark.parametrize("feed", FEEDS)
def test_every_feed_keeps_the_rules_of_its_format(features: Path, feed: str) -> None:
    site = features / "site"
    assert atom.violations((site / f"{feed}.xml").read_bytes()) == []
    assert json_feed.violations((site / f"{feed}.json").read_bytes()) == []


@pytest.mark.parametrize("feed", FEEDS)
def test_a_reader_of_feeds_understands_all_of_it(features: Path, feed: str) -> None:
    site = features / "site"
    read = feedparser.parse((site / f"{feed}.xml").read_bytes(), sanitize_html=False, resolve_relative_uris=False)
    assert not read.bozo, read.get("bozo_exception")
    assert read.version == "atom10"
    written = entries(site, feed)
    assert [entry.title for entry in read.entries] == list(written)
    for entry in read.entries:
        element = written[entry.title]
        assert entry.id == element.findtext(f"{ATOM}id")
        assert entry.content[0].value == element.findtext(f"{ATOM}content")
        assert entry.updated_parsed[:3] == tuple(map(int, entry.updated[:10].split("-")))
        # What it opens, like readers that take an entry's first link, is the article in the language of the feed.
        assert entry.link == links(element, "alternate")[read.feed.language] == entry.links[0].href


@pytest.mark.parametrize("feed", FEEDS)
def test_both_formats_say_the_same(features: Path, feed: str) -> None:
    site = features / "site"
    root, told = ET.fromstring((site / f"{feed}.xml").read_bytes()), items(site, feed)
    assert root.get(atom.LANG) == json.loads((site / f"{feed}.json").read_bytes())["language"]
    written = entries(site, feed)
    assert list(written) == list(told)
    for title, entry in written.items():
        item = told[title]
        assert entry.findtext(f"{ATOM}id") == item["id"]
        assert entry.findtext(f"{ATOM}content") == item["content_html"]
        assert entry.findtext(f"{ATOM}published") == item.get("date_published")
        assert entry.findtext(f"{ATOM}updated") == item["date_modified"]
        assert [category.get("label") for category in entry.iter(f"{ATOM}category")] == item["tags"]


def test_a_feed_holds_what_is_listed_newest_first_and_no_draft_nothing_withdrawn_nothing_foreign(
    features: Path,
) -> None:
    site = features / "site"
    assert list(entries(site, "feed")) == ["Ikkinchi", feature_site.HOSTILE]
    assert list(entries(site, "ar/feed")) == ["ثالث", "Title in ar"]
    assert list(entries(site, "themes/policy/feed")) == [feature_site.HOSTILE]
    assert list(entries(site, "en/feed")) == []


def test_a_json_feed_leads_to_translations_by_an_extension_of_the_form_that_the_format_has(features: Path) -> None:
    items = json.loads((features / "site" / "feed.json").read_text("utf-8"))["items"]
    found = {item["url"].removeprefix(SITE_URL): item.get("_translations") for item in items}
    assert found["articles/2024/two/"] is None
    translations = found["articles/2024/one/"]
    assert translations is not None
    assert translations["about"].startswith("https://")
    assert translations["works"] == [{"language": "ar", "url": f"{SITE_URL}ar/articles/2024/one/"}]


def test_an_entry_tells_dates_author_source_themes_and_translations_as_far_as_they_are_known(features: Path) -> None:
    found = entries(features / "site", "feed")
    known, unknown = found[feature_site.HOSTILE], found["Ikkinchi"]
    assert known.findtext(f"{ATOM}published") == "2024-04-23T00:00:00Z"
    assert known.findtext(f"{ATOM}updated") == "2026-11-21T00:00:00Z"
    assert known.findtext(f"{ATOM}author/{ATOM}name") == "A. Muallif"
    assert links(known, "via") == {None: "https://source.example/1?a=1&b=2"}
    assert links(known, "alternate") == {
        "uz": f"{SITE_URL}articles/2024/one/",
        "ar": f"{SITE_URL}ar/articles/2024/one/",
    }
    assert {category.get("term") for category in known.iter(f"{ATOM}category")} == {"policy", "prevention"}
    assert unknown.find(f"{ATOM}published") is None
    assert unknown.find(f"{ATOM}author") is None
    assert unknown.findtext(f"{ATOM}updated") == "2026-11-19T00:00:00Z"
    assert links(unknown, "alternate") == {"uz": f"{SITE_URL}articles/2024/two/"}


def test_the_text_is_whole_bears_its_language_and_direction_and_all_its_links_are_absolute(features: Path) -> None:
    site = features / "site"
    for path in ("feed", "ar/feed"):
        for entry in entries(site, path).values():
            content = JustHTML(entry.findtext(f"{ATOM}content", ""), sanitize=False)
            wrapper = content.query("body > div")[0].attrs
            assert wrapper == ({"lang": "ar", "dir": "rtl"} if path == "ar/feed" else {"lang": "uz", "dir": "ltr"})
            addresses = [
                value
                for node in content.query("[href], [src]")
                for name, value in (node.attrs or {}).items()
                if name in {"href", "src"}
            ]
            assert [address for address in addresses if not atom.is_absolute(address or "")] == []
    text = entries(site, "feed")[feature_site.HOSTILE].findtext(f"{ATOM}content", "")
    assert f'href="{SITE_URL}articles/2024/two/"' in text
    assert f'src="{SITE_URL}articles/2024/one/map.png"' in text
    assert f'href="{SITE_URL}articles/2024/one/#fn:1"' in text
    assert 'href="https://else.example/a?b=1&amp;c=2"' in text
    assert '<td class="ends">2</td>' in text


def test_nothing_in_a_feed_can_run(features: Path) -> None:
    text = entries(features / "site", "feed")[feature_site.HOSTILE].findtext(f"{ATOM}content", "")
    elements = JustHTML(text).query("*")
    assert "script" not in {element.name for element in elements}
    assert not any(name.startswith("on") for element in elements for name in element.attrs or {})
    assert "&lt;script&gt;alert" in text
    assert "\u0007" not in (features / "site" / "feed.json").read_text("utf-8")


def test_a_reader_of_the_feed_is_told_what_a_reader_of_the_page_is_told(features: Path) -> None:
    site = features / "site"
    page = HtmlFile(site, "ar/articles/2024/one/index.html")
    notices = page.texts(".notices li p:first-child")
    assert notices
    content = JustHTML(entries(site, "ar/feed")["Title in ar"].findtext(f"{ATOM}content", ""), sanitize=False)
    assert [" ".join(node.to_text().split()) for node in content.query("p > strong")] == notices


def test_every_page_leads_to_the_feeds_of_its_language_and_theme(features: Path) -> None:
    site = features / "site"
    for page in html_files(site):
        if page.path == "404.html" or page.all("meta[http-equiv=refresh]"):
            continue
        found = page.all("link[rel=alternate][type]")
        language = page.one("html")["lang"]
        root = "" if language == "uz" else f"{language}/"
        theme = page.path.removeprefix(root).removesuffix("index.html") if "themes/p" in page.path else None
        expected = [
            f"{root}{folder}feed.{form}" for folder in ([theme, ""] if theme else [""]) for form in ("xml", "json")
        ]
        targets = [page.target(link["href"]) for link in found]
        assert targets == [site / path for path in expected], page.path
        assert [link["type"] for link in found[:2]] == ["application/atom+xml", "application/feed+json"]
        assert all(link["title"] for link in found)


def test_an_article_keeps_its_id_when_it_is_renamed_and_each_language_has_its_own(
    features: Path, tmp_path: Path
) -> None:
    ids = {
        entry.findtext(f"{ATOM}id")
        for feed in ("feed", "ar/feed")
        for entry in entries(features / "site", feed).values()
    }
    assert len(ids) == 4
    before, after = Bulletin(tmp_path / "before", ("uz",)), Bulletin(tmp_path / "after", ("uz",))
    before.article("uz", "2026/one", title="Bir")
    after.article("uz", "2026/third-name", title="Bir", aliases="[2026/one, 2026/second-name]")
    told = []
    for bulletin in (before, after):
        feature_site.dress(bulletin.root)
        site = feature_site.build(bulletin.root, bulletin.root / "site")
        told.append(entries(site, "feed")["Bir"].findtext(f"{ATOM}id", ""))
    assert told[0] == told[1]
    assert uuid.UUID(told[0]).version == 5


def test_a_feed_holds_the_newest_thirty(tmp_path: Path) -> None:
    bulletin = Bulletin(tmp_path, ("uz",))
    for number in range(10, 45):
        tags = "[policy]" if number == 10 else "[prevention]"
        bulletin.article(
            "uz",
            f"2026/a{number}",
            title=f"A{number}",
            date=f"2026-01-{number - 9:02}" if number < 40 else None,
            tags=tags,
        )
    feature_site.dress(tmp_path)
    site = feature_site.build(tmp_path, tmp_path / "site")
    assert list(entries(site, "feed")) == [f"A{number}" for number in (*range(40, 45), *range(39, 14, -1))]
    assert list(entries(site, "themes/policy/feed")) == ["A10"]
    assert json_feed.violations((site / "feed.json").read_bytes()) == []


def test_a_bundle_has_no_feeds_and_promises_none(features: Path) -> None:
    bundle = features / "off"
    assert [
        path for pattern in ("feed*", "sitemap*", "robots*", "*.webmanifest", "404*") for path in bundle.rglob(pattern)
    ] == []
    for page in html_files(bundle):
        assert (
            page.all("link[rel=alternate], link[rel=canonical], link[rel=manifest], meta[property], script[type]") == []
        )
