"""Search engines and social networks learn of each page what is true of it, and nothing that is not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from nashra.content.tree import read_content
from nashra.languages import language_of
from nashra.orthography.sentences import cut_at_word
from nashra.publishing.addresses import Addresses
from nashra.publishing.metadata import open_graph_locale
from nashra.publishing.pages import Edition
from nashra.publishing.sitemap import sitemaps
from tests import feature_site
from tests.bulletins import Bulletin
from tests.feature_site import HOSTILE, SITE_URL
from tests.html_files import HtmlFile, html_files
from tests.rules import sitemap, structured_data


def pages(site: Path) -> list[HtmlFile]:
    """Read every page that has an address of its own: no 404, no former addresses."""
    return [page for page in html_files(site) if page.path != "404.html" and not page.all("meta[http-equiv=refresh]")]


def address(page: HtmlFile) -> str:
    """Give the address at which a server shows a page."""
    return f"{SITE_URL}{page.path.removesuffix('index.html')}"


def alternates(page: HtmlFile) -> dict[str, str]:
    """Read language → address of a page's translations."""
    return {link["hreflang"]: link["href"] for link in page.all("link[rel=alternate][hreflang]")}


def json_ld(page: HtmlFile) -> dict[str, Any]:
    """Read a page's JSON-LD."""
    (script,) = page.nodes('script[type="application/ld+json"]')
    read: dict[str, Any] = json.loads("".join(child.data for child in script.children))
    return read


def open_graph(page: HtmlFile) -> dict[str, list[str]]:
    """Read a page's Open Graph properties."""
    found: dict[str, list[str]] = {}
    for meta in page.all("meta[property]"):
        found.setdefault(meta["property"], []).append(meta["content"])
    return found


def node(page: HtmlFile, kind: str) -> dict[str, Any]:
    """Give the one node of a type in a page's JSON-LD."""
    (found,) = [node for node in json_ld(page)["@graph"] if node["@type"] == kind]
    return dict(found)


def test_every_page_names_its_one_absolute_address(features: Path) -> None:
    for page in pages(features / "site"):
        assert page.one("link[rel=canonical]")["href"] == address(page)
        assert open_graph(page)["og:url"] == [address(page)]


def test_translations_name_each_other_and_nothing_else(features: Path) -> None:
    site = features / "site"
    said = {address(page): alternates(page) for page in pages(site)}
    assert said[f"{SITE_URL}articles/2024/one/"] == {
        "uz": f"{SITE_URL}articles/2024/one/",
        "ar": f"{SITE_URL}ar/articles/2024/one/",
        "x-default": f"{SITE_URL}articles/2024/one/",
    }
    assert said[f"{SITE_URL}articles/2024/two/"] == {}
    assert said[f"{SITE_URL}ar/articles/2026/three/"] == {}
    assert set(said[f"{SITE_URL}ar/about/"]) == {"uz", "ar", "x-default"}
    assert set(said[f"{SITE_URL}en/"]) == {"uz", "ar", "en", "x-default"}
    for own, others in said.items():
        for other in others.values():
            assert own in said[other].values()
        assert not others or others["x-default"] == others["uz"]


def test_the_sitemap_keeps_the_rules_and_says_of_translations_what_the_pages_say(features: Path) -> None:
    site = features / "site"
    data = (site / "sitemap.xml").read_bytes()
    assert sitemap.violations(data, SITE_URL) == []
    assert sitemap.schema_errors(data) == []
    withdrawn = f"{SITE_URL}articles/2026/gone/"
    assert sitemap.alternates(data) == {
        address(page): alternates(page) for page in pages(site) if address(page) != withdrawn
    }
    assert list(site.glob("sitemap*")) == [site / "sitemap.xml"]


def test_the_schema_of_sitemaps_finds_what_is_wrong(features: Path) -> None:
    data = (features / "site" / "sitemap.xml").read_bytes()
    for right, wrong in (
        (b"loc>", b"place>"),
        (b"2026-11-21</lastmod>", b"yesterday</lastmod>"),
        (b"hreflang", b"lang"),
    ):
        assert right in data
        assert sitemap.schema_errors(data.replace(right, wrong))


def test_search_engines_are_asked_to_forget_what_was_withdrawn_and_nothing_else(features: Path) -> None:
    site = features / "site"
    asked = {
        path.relative_to(site).as_posix()
        for path in site.rglob("*.html")
        if 'content="noindex"' in path.read_text("utf-8")
    }
    assert asked == {"404.html", "articles/2026/gone/index.html"}


def test_the_sitemap_tells_when_an_article_last_changed(features: Path) -> None:
    root = ET.fromstring((features / "site" / "sitemap.xml").read_bytes())
    changed = {url[0].text: url.findtext(f"{sitemap.NAMESPACE}lastmod") for url in root}
    assert changed[f"{SITE_URL}articles/2024/one/"] == "2026-11-21"
    assert changed[f"{SITE_URL}articles/2024/two/"] == "2026-11-19"
    assert changed[f"{SITE_URL}"] == "2026-11-21"
    assert changed[f"{SITE_URL}ar/articles/2026/three/"] == "2026-11-18"
    assert changed[f"{SITE_URL}about/"] is None


def test_a_great_sitemap_is_parted_and_has_an_index(tmp_path: Path) -> None:
    bulletin = feature_site.write(tmp_path)
    settings = bulletin.settings()
    codes = [language.code for language in settings.languages]
    edition = Edition(
        settings, read_content(settings).catalogue, Addresses("uz", site_url=SITE_URL), feature_site.words(codes), codes
    )
    whole = ET.fromstring(sitemaps(edition)["sitemap.xml"])
    parted = sitemaps(edition, largest=5)
    assert [fault for data in parted.values() for fault in sitemap.schema_errors(data)] == []
    index = ET.fromstring(parted.pop("sitemap.xml"))
    assert [entry.findtext(f"{sitemap.NAMESPACE}loc") for entry in index] == [f"{SITE_URL}{name}" for name in parted]
    told = [url[0].text for data in parted.values() for url in ET.fromstring(data)]
    assert told == [url[0].text for url in whole]
    assert {len(ET.fromstring(data)) for data in list(parted.values())[:-1]} == {5}


def test_structured_data_of_every_page_keeps_the_guidelines(features: Path) -> None:
    for page in pages(features / "site"):
        language = page.one("html")["lang"]
        assert structured_data.violations(json_ld(page), address(page), language) == [], page.path


def test_an_article_tells_what_it_is_based_on_and_how_it_is_translated(features: Path) -> None:
    site = features / "site"
    original = node(HtmlFile(site, "articles/2024/one/index.html"), "NewsArticle")
    translated = node(HtmlFile(site, "ar/articles/2024/one/index.html"), "NewsArticle")
    assert original["headline"] == HOSTILE
    assert original["datePublished"] == "2024-04-23T00:00:00Z"
    assert original["dateModified"] == "2026-11-21T00:00:00Z"
    assert original["author"]["name"] == "A. Muallif"
    assert original["publisher"]["name"] == "Reuters"
    for article in (original, translated):
        assert article["isBasedOn"] == "https://source.example/1?a=1&b=2"
    assert [(work["@id"], work["inLanguage"]) for work in original["workTranslation"]] == [(translated["@id"], "ar")]
    assert translated["translationOfWork"]["@id"] == original["@id"]
    assert "translationOfWork" not in original
    assert "workTranslation" not in translated


def test_what_is_not_known_of_an_article_is_not_said(features: Path) -> None:
    page = HtmlFile(features / "site", "articles/2024/two/index.html")
    unknown = {
        "datePublished",
        "dateModified",
        "author",
        "publisher",
        "isBasedOn",
        "workTranslation",
        "translationOfWork",
    }
    assert unknown.isdisjoint(node(page, "NewsArticle"))
    assert not [name for name in open_graph(page) if name.endswith("_time")]


def test_a_long_headline_is_cut_at_a_word_and_the_name_is_whole(tmp_path: Path) -> None:
    title = (
        "Yetmishdan ortiq davlat vakillari odam savdosiga qarshi kurash masalalariga bagʻishlangan xalqaro "
        "konferensiyada ishtirok etdi"
    )
    bulletin = Bulletin(tmp_path, ("uz",))
    bulletin.article("uz", "2026/long", title=title)
    feature_site.dress(tmp_path)
    site = feature_site.build(tmp_path, tmp_path / "site")
    page = HtmlFile(site, "articles/2026/long/index.html")
    article = node(page, "NewsArticle")
    assert article["name"] == title
    assert article["headline"].endswith("xalqaro…")
    assert structured_data.violations(json_ld(page), address(page), "uz") == []


@pytest.mark.parametrize(
    ("text", "expected"), [("a" * 110, "a" * 110), ("a" * 111, "a" * 109 + "…"), ("ab, cd", "ab…")]
)
def test_a_text_is_shortened_to_its_limit(text: str, expected: str) -> None:
    assert cut_at_word(text, 5 if len(text) < 10 else 110) == expected


def test_themes_are_collections_and_every_page_but_home_tells_the_way_to_it(features: Path) -> None:
    site = features / "site"
    theme = HtmlFile(site, "ar/themes/policy/index.html")
    assert node(theme, "CollectionPage")["about"]["name"] == "policy-theme-in-ar"
    trail = node(theme, "BreadcrumbList")["itemListElement"]
    assert [step["item"] for step in trail] == [
        f"{SITE_URL}ar/",
        f"{SITE_URL}ar/themes/",
        f"{SITE_URL}ar/themes/policy/",
    ]
    for page in pages(site):
        kinds = [found["@type"] for found in json_ld(page)["@graph"]]
        assert ("BreadcrumbList" in kinds) == (page.path not in {"index.html", "ar/index.html", "en/index.html"})


def test_no_title_can_break_out_of_the_head(features: Path) -> None:
    page = HtmlFile(features / "site", "articles/2024/one/index.html")
    assert len(page.nodes("head script[type]")) == 1
    assert "alert(" not in "".join(page.texts("head script:not([type])"))
    assert node(page, "NewsArticle")["headline"] == HOSTILE
    assert open_graph(page)["og:title"] == [HOSTILE]


def test_a_shared_link_shows_the_picture_of_the_article_and_no_other(features: Path) -> None:
    picture = f"{SITE_URL}articles/2024/one/map.png"
    page = HtmlFile(features / "site", "articles/2024/one/index.html")
    assert open_graph(page)["og:image"] == [picture]
    assert node(page, "NewsArticle")["image"] == picture
    for path in ("index.html", "articles/2024/two/index.html"):
        assert "og:image" not in open_graph(HtmlFile(features / "site", path))


def test_a_shared_link_shows_the_picture_of_the_bulletin_where_a_page_has_none_to_show(tmp_path: Path) -> None:
    bulletin = Bulletin(tmp_path, ("uz",))
    feature_site.dress(tmp_path)
    text = (tmp_path / "mkdocs.yml").read_text("utf-8")
    bulletin.write("mkdocs.yml", text.replace("  - nashra\n", "  - nashra: {image: assets/share.jpg}\n"))
    bulletin.write("overrides/assets/share.jpg", b"\xff\xd8\xff")
    bulletin.write("docs/uz/articles/2026/one/drawing.svg", "<svg/>")
    bulletin.article("uz", "2026/one", body="![Chizma](one/drawing.svg)")
    site = feature_site.build(tmp_path, tmp_path / "site")
    assert (site / "assets/share.jpg").is_file()
    for path in ("index.html", "articles/2026/one/index.html"):
        assert open_graph(HtmlFile(site, path))["og:image"] == [f"{SITE_URL}assets/share.jpg"]
    assert "image" not in node(HtmlFile(site, "articles/2026/one/index.html"), "NewsArticle")


def test_open_graph_names_the_locale_of_the_page_and_of_its_translations(features: Path) -> None:
    site = features / "site"
    translated = open_graph(HtmlFile(site, "ar/articles/2024/one/index.html"))
    assert translated["og:type"] == ["article"]
    assert (translated["og:locale"], translated["og:locale:alternate"]) == (["ar_EG"], ["uz_UZ"])
    alone = open_graph(HtmlFile(site, "articles/2024/two/index.html"))
    assert "og:locale:alternate" not in alone
    assert alone["article:tag"] == ["prevention-theme-in-uz"]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("uz", "uz_UZ"),
        ("uz-Cyrl", "uz_UZ"),
        ("fa", "fa_IR"),
        ("en", "en_US"),
        ("en-GB", "en_GB"),
        ("uz-Cyrl-TJ", "uz_TJ"),
    ],
)
def test_a_locale_has_the_likely_territory(code: str, expected: str) -> None:
    assert open_graph_locale(language_of(code, code)) == expected


def test_robots_may_read_all_and_are_told_of_the_sitemap(features: Path) -> None:
    lines = (features / "site" / "robots.txt").read_text("utf-8").splitlines()
    assert lines == ["User-agent: *", "Allow: /", "", f"Sitemap: {SITE_URL}sitemap.xml"]


@pytest.mark.parametrize(
    ("folder", "direction", "lang"), [("", "ltr", "uz"), ("ar/", "rtl", "ar"), ("en/", "ltr", "en")]
)
def test_each_language_has_a_manifest_whose_links_hold(features: Path, folder: str, direction: str, lang: str) -> None:
    site = features / "site"
    manifest = json.loads((site / f"{folder}manifest.webmanifest").read_bytes())
    assert (manifest["lang"], manifest["dir"], manifest["name"]) == (lang, direction, "Sinov")
    place = HtmlFile(site, f"{folder}index.html")
    assert place.target(manifest["start_url"]) == site / folder / "index.html"
    assert place.target(manifest["scope"]) == site / "index.html"
    assert [place.target(icon["src"]) for icon in manifest["icons"]] == [site / "assets" / "icon.svg"]
    for page in pages(site):
        if page.one("html")["lang"] == lang:
            assert page.target(page.one("link[rel=manifest]")["href"]) == site / f"{folder}manifest.webmanifest"


def test_mkdocs_and_nashra_make_the_same_site_wherever_and_whenever(features: Path, tmp_path: Path) -> None:
    feature_site.write(tmp_path / "elsewhere")
    again = feature_site.build_with_mkdocs(tmp_path / "elsewhere", tmp_path / "site")
    assert feature_site.contents(again) == feature_site.contents(features / "site")


def test_without_an_address_of_its_own_the_site_claims_none(tmp_path: Path) -> None:
    bulletin = Bulletin(tmp_path, ("uz", "ar"))
    configuration = tmp_path / "mkdocs.yml"
    configuration.write_text(configuration.read_text("utf-8").replace(f"site_url: {SITE_URL}", "site_url: ''"), "utf-8")
    bulletin.article("uz", "2026/one")
    feature_site.dress(tmp_path)
    site = feature_site.build(tmp_path, tmp_path / "site")
    assert not {"feed.xml", "sitemap.xml", "robots.txt"} & {path.name for path in site.rglob("*")}
    for page in pages(site):
        assert page.all("link[rel=canonical], link[rel=alternate], meta[property]") == []
