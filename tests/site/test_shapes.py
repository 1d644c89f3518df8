"""Bulletins of other shapes than two languages, judged by their source trees and their built pages alone."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote, urldefrag
from xml.etree import ElementTree as ET

import pytest

from tests import projects, publication
from tests.bulletins import NAMES, THEMES
from tests.feature_site import SITE_URL
from tests.rules import atom, json_feed, sitemap, structured_data
from tests.site import shapes
from tests.site.shapes import LATEST, PER_PAGE, SHAPES, TEXTS, Shape
from tests.site.test_listings import FOREIGN, OWN, judge_list, shown

INTERNAL = 'a:not([href^="https:"]):not([href^="about:"])'


@pytest.fixture(scope="module", params=SHAPES)
def shape(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Shape:
    """A bulletin in the languages of a shape, built."""
    languages = SHAPES[request.param]
    name = f"shape {request.param}".replace(" ", "-")
    return shapes.read(projects.made_once(tmp_path_factory, name, lambda to: shapes.make(to, languages)), languages)


def direction(language: str) -> str:
    return "rtl" if language in publication.RIGHT_TO_LEFT else "ltr"


def address(file: str) -> str:
    return f"{SITE_URL}{file.removesuffix('index.html')}"


def structured(shape: Shape, file: str) -> dict[str, Any]:
    (script,) = shape.site.page(file).find('script[type="application/ld+json"]')
    read: dict[str, Any] = json.loads("".join(child.data for child in script.children))
    return read


def test_the_bulletin_has_articles_in_every_state(shape: Shape) -> None:
    published = [article for article in shape.sources.articles if not article.draft]
    told = {kind for article in published for kind in shape.told[article.language, article.path]}
    kinds = {"withdrawn", "undated"}
    assert told == (kinds | {"stale-translation", "unreviewed-translation"} if len(shape.languages) > 1 else kinds)
    assert len(published) < len(shape.sources.articles)
    for language in shape.languages:
        assert len(shape.sources.listed(language)) > 2 * PER_PAGE
        assert bool(shape.sources.elsewhere(language)) == (len(shape.languages) > 1)


def test_every_article_stands_in_exactly_the_lists_it_belongs_to(shape: Shape) -> None:
    for language in shape.languages:
        listed, elsewhere = shape.sources.listed(language), shape.sources.elsewhere(language)
        assert shown(shape.site.at(language, "")) == [shape.file(article) for article in listed[:LATEST]]
        periods = {f"{article.day:%Y}": [a for a in listed if a.day.year == article.day.year] for article in listed}
        for article in listed:
            periods[f"{article.day:%Y/%m}"] = [a for a in listed if a.day.replace(day=1) == article.day.replace(day=1)]
        lists = {f"archive/{period}": found for period, found in periods.items()}
        lists |= {f"themes/{theme}": [a for a in listed if theme in a.tags] for theme in THEMES}
        for place, expected in lists.items():
            judge_list(shape.site, language, place, expected, per_page=PER_PAGE)
        if elsewhere:
            judge_list(shape.site, language, "elsewhere", elsewhere, FOREIGN, per_page=PER_PAGE)
        else:
            assert not (shape.site.folder / shape.site.file(language, "elsewhere")).exists()


def test_nothing_in_another_language_stands_as_if_it_were_in_this_one(shape: Shape) -> None:
    for file in shape.pages():
        page, own = shape.site.page(file), shape.language_of(file)
        assert {shape.language_of(target) for target in shown(page, OWN)} <= {own}, file
        assert own not in {shape.language_of(target) for target in shown(page, FOREIGN)}, file
        notices = page.find(".notices a")
        for link in page.find(f"main {INTERNAL}"):
            language = shape.language_of(page.target(link))
            assert link.attrs.get("hreflang", own) == language, f"{file}: {link.attrs}"
            if language != own and link not in notices:
                assert (link.attrs["lang"], link.attrs["dir"]) == (language, direction(language)), f"{file}: {link}"


def test_every_page_is_in_the_language_it_says_and_drafts_have_none(shape: Shape) -> None:
    articles = {shape.file(article) for article in shape.sources.articles if not article.draft}
    assert {file for file in shape.pages() if "articles/" in file} == articles
    for file in shape.pages():
        page, language = shape.site.page(file), shape.language_of(file)
        (html,) = page.find("html")
        assert (html.attrs["lang"], html.attrs["dir"]) == (language, direction(language)), file
        if file in articles:
            assert [paragraph.to_text() for paragraph in page.find(".prose p")] == [TEXTS[language]], file


def test_alternates_are_the_translations_of_the_source_tree_and_lead_back(shape: Shape) -> None:
    said = {
        address(file): {
            link.attrs["hreflang"]: link.attrs["href"]
            for link in shape.site.page(file).find('link[rel="alternate"][hreflang]')
        }
        for file in shape.pages()
    }
    default = shape.languages[0]
    for own, named in said.items():
        assert not named or own in named.values()
        assert all(said[other] == named for other in named.values()), own
        assert named.get("x-default") == named.get(default), own
    for article in shape.sources.articles:
        if not article.draft:
            group = [article, *shape.sources.counterparts(article)]
            expected = {other.language: address(shape.file(other)) for other in group} if len(group) > 1 else {}
            named = said[address(shape.file(article))]
            assert {code: other for code, other in named.items() if code != "x-default"} == expected
    assert set(said[SITE_URL]) == ({*shape.languages, "x-default"} if len(shape.languages) > 1 else set())


def test_every_link_and_anchor_leads_somewhere(shape: Shape) -> None:
    ids = {file: {node.attrs["id"] for node in shape.site.page(file).find("[id]")} for file in shape.pages()}
    for file in ids:
        page = shape.site.page(file)
        for link in page.find(INTERNAL):
            anchor = unquote(urldefrag(link.attrs["href"]).fragment)
            assert page.target(link) in ids, f"{file}: {link.attrs}"
            assert not anchor or anchor in ids[page.target(link)], f"{file}: {link.attrs}"


def test_an_article_tells_how_it_stands_and_where_else_it_can_be_read(shape: Shape) -> None:
    for article in shape.sources.articles:
        if article.draft:
            continue
        page = shape.site.page(shape.file(article))
        kinds = tuple(notice.attrs["data-kind"] for notice in page.find(".notices li"))
        assert kinds == shape.told[article.language, article.path], page.file
        days = [article.day, *([article.added] if article.published else [])]
        # A stale translation did not change with its original.
        changed = None if "stale-translation" in kinds else article.updated
        shown_days = [time.attrs["datetime"] for time in page.find(".facts .date time")]
        assert shown_days == [day.isoformat() for day in [*days, *([changed] if changed else [])]], page.file
        modified = [meta.attrs["content"] for meta in page.find('meta[property="article:modified_time"]')]
        assert modified == ([f"{changed}T00:00:00Z"] if changed else []), page.file
        assert structured(shape, page.file)["@graph"][0].get("dateModified") == (modified or [None])[0]
        original = next(other for other in shape.sources.articles if other.path == article.path and other.original)
        foreign = article.withdrawn and article != original
        reasons = [(reason.to_text(), reason.attrs["lang"]) for reason in page.find("[data-kind=withdrawn] bdi[lang]")]
        assert reasons == ([(article.withdrawn, original.language)] if foreign else []), page.file
        counterparts = shape.sources.counterparts(article)
        assert page.hrefs(".tongues a") == [shape.file(other) for other in counterparts], page.file
        missing = [code for code in shape.languages if code not in {a.language for a in [article, *counterparts]}]
        assert [name.to_text() for name in page.find(".tongues li > bdi")] == [NAMES[code] for code in missing]


def test_feeds_hold_what_the_lists_hold(shape: Shape) -> None:
    for language in shape.languages:
        for theme in (None, *THEMES):
            listed = [a for a in shape.sources.listed(language) if theme is None or theme in a.tags]
            expected = [address(shape.file(article)) for article in listed]
            folder = (shape.site.folder / shape.site.file(language, f"themes/{theme}" if theme else "")).parent
            data = (folder / "feed.xml").read_bytes()
            assert atom.violations(data) == []
            entries = list(ET.fromstring(data).iter(f"{atom.ATOM}entry"))
            assert [next(entry.iter(f"{atom.ATOM}link")).get("href") for entry in entries] == expected
            # An article of last year that was added today is news to who reads the feed.
            days = [f"{article.updated or article.added}T00:00:00Z" for article in listed]
            assert [entry.findtext(f"{atom.ATOM}updated") for entry in entries] == days
            data = (folder / "feed.json").read_bytes()
            assert json_feed.violations(data) == []
            assert [item["url"] for item in json.loads(data)["items"]] == expected


def test_engines_are_told_of_every_page_but_what_was_withdrawn(shape: Shape) -> None:
    data = (shape.site.folder / "sitemap.xml").read_bytes()
    assert sitemap.violations(data, SITE_URL) == []
    assert sitemap.schema_errors(data) == []
    withdrawn = {address(shape.file(article)) for article in shape.sources.articles if article.withdrawn}
    assert set(sitemap.alternates(data)) == {address(file) for file in shape.pages()} - withdrawn
    changed = {url[0].text: url.findtext(f"{sitemap.NAMESPACE}lastmod") for url in ET.fromstring(data)}
    for article in shape.sources.articles:
        if not article.draft and not article.withdrawn:
            assert changed[address(shape.file(article))] == str(article.updated or article.added)
    for file in shape.pages():
        found = structured_data.violations(structured(shape, file), address(file), shape.language_of(file))
        assert found == [], file
