"""The website in a real browser, served below a path prefix as GitHub Pages serves it."""

from __future__ import annotations

from http import HTTPStatus
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests import projects, publication
from tests.browser.conftest import AS_A_WHOLE, View, Visit
from tests.browser.tour import DESK, MEASURE, NOTE, PHONE, WIDTHS, Edition, Tour
from tests.publication import Page

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
KINDS = ("home", "article", "translation", "theme", "themes", "about")
LANGUAGES = ("uz", "ar")


@pytest.fixture
def site(editions: dict[str, Edition]) -> Edition:
    return editions["site"]


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("name", ["site", "all"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_switch_takes_a_reader_to_the_other_language_and_back(
    editions: dict[str, Edition], visit: Visit, kind: str, name: str, width: int
) -> None:
    edition = editions[name]
    here, there = edition.publication.languages[:2]
    page = page_of_kind(edition, here.code, kind)
    view = visit(edition.url(page.language, page.key), width=width)
    for language in (there, here):
        link = view.page.get_by_role("link", name=language.name, exact=True)
        box = link.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] < 120
        link.click()
        view.page.wait_for_load_state()  # a page is measured with its stylesheet, which offline is a file of its own
        assert view.page.url == edition.url(language.code, page.key)
        assert view.page.locator("html").get_attribute("lang") == language.code


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reader_goes_from_the_home_page_through_a_theme_to_an_article_and_home(
    site: Edition, visit: Visit, language: str
) -> None:
    article = site.publication.articles_in(language)[0]
    label = site.publication.themes[article.tags[0]][language]
    view = visit(site.url(language, ""))
    view.page.get_by_role("banner").get_by_role("link", name=label, exact=True).click()
    assert view.page.get_by_role("heading", level=1).inner_text() == label
    view.page.get_by_role("link", name=article.title, exact=True).click()
    assert view.page.url == site.url(language, article.key)
    name = site.publication.language(language).site_name
    view.page.get_by_role("banner").get_by_role("link", name=name, exact=True).click()
    assert view.page.url == site.url(language, "")


@pytest.mark.parametrize("tour", ["site"], indirect=True)
def test_machines_are_told_the_address_of_each_page_in_every_language(tour: Tour) -> None:
    default = tour.edition.codes[0]
    pages = tour.edition.publication.pages(tour.edition.codes)
    for stop in tour.stops:
        there = {page.language for page in pages if page.key == stop.page.key}
        expected = {code: projects.SITE_URL + tour.edition.path(code, stop.page.key) for code in there}
        assert stop.canonical == expected[stop.lang], stop.url
        default_there = {"x-default": expected[default]} if default in expected else {}
        assert stop.alternates == ({**expected, **default_there} if len(expected) > 1 else {}), stop.url


@pytest.mark.parametrize("path", ["missing/", "ar/articles/2026/missing/", "assets/missing.png"])
def test_a_missing_page_speaks_every_language_and_leads_home(site: Edition, visit: Visit, path: str) -> None:
    view = visit(site.base)
    answer = view.page.goto(site.base + path)
    assert answer is not None
    assert answer.status == HTTPStatus.NOT_FOUND
    expected_only_the_missing_page(view)
    sections = view.page.locator("main > section")
    assert sections.count() == len(site.languages)
    for index, language in enumerate(site.languages):
        section = sections.nth(index)
        assert (section.get_attribute("lang"), section.get_attribute("dir")) == (language.code, language.direction)
        assert section.evaluate("element => getComputedStyle(element).direction") == language.direction
        words = publication.words(language.code)["not-found"]
        assert section.get_by_role("heading").inner_text() == words["title"]
        assert words["text"] in section.inner_text()
        home = section.get_by_role("link", name=words["home"], exact=True)
        assert home.evaluate("link => link.href") == site.url(language.code, "")
        for theme, labels in site.publication.themes.items():
            link = section.get_by_role("link", name=labels[language.code], exact=True)
            assert link.evaluate("link => link.href") == site.url(language.code, f"themes/{theme}")
    assert view.page.evaluate(MEASURE)["overflow"] == []
    assert view.page.locator("h1").count() == 1


@pytest.mark.parametrize("kind", [*KINDS, "archive", "safety", "downloads"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_without_scripts_a_page_is_the_same_but_for_the_choice_of_colours(
    site: Edition, visit: Visit, language: str, kind: str
) -> None:
    url = site.url(language, page_of_kind(site, language, kind).key)
    shown = [visit(url, scripts=scripts).page for scripts in (True, False)]
    texts = [page.evaluate(NOTE)["own_text"] for page in shown]
    assert texts[0] == texts[1]
    assert shown[0].locator(".scheme").is_visible()
    shown[0].evaluate("() => document.documentElement.removeAttribute('data-scripted')")
    for page in shown:
        page.evaluate(AS_A_WHOLE)
    for width in WIDTHS:
        pictures = []
        for page in shown:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(MEASURE)["overflow"] == []
            pictures.append(page.screenshot(full_page=True))
        assert pictures[0] == pictures[1], width


@pytest.mark.parametrize("kind", ["translation", "downloads"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_no_barrier_in_the_bulletin_itself(site: Edition, visit: Visit, language: str, kind: str) -> None:
    view = visit_kind(site, visit, language, kind)
    for scheme in SCHEMES:
        for width in (PHONE, DESK):
            view.page.emulate_media(color_scheme=scheme)
            view.page.set_viewport_size({"width": width, "height": 800})
            found = Axe().run(view.page)
            assert found.violations_count == 0, f"{scheme}, {width} px: {found.generate_report()}"


@pytest.mark.parametrize("kind", ["home", "article", "theme", "themes", "archive", "search", "safety", "about", "404"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_follow_the_colour_scheme_and_leave_screenshots(
    site: Edition, visit: Visit, language: str, kind: str
) -> None:
    view = visit_kind(site, visit, language, kind)
    for scheme in SCHEMES:
        for width in (PHONE, DESK):
            view.page.emulate_media(color_scheme=scheme)
            view.page.set_viewport_size({"width": width, "height": 800})
            background, text = view.page.evaluate(
                "() => [getComputedStyle(document.body).backgroundColor,"
                " getComputedStyle(document.querySelector('h1')).color]"
            )
            assert (brightness(background) < brightness(text)) == (scheme == "dark"), f"{background}, {text}"
            assert view.screenshot(f"{kind}-{language}-{width}-{scheme}").stat().st_size > 0


def page_of_kind(edition: Edition, language: str, kind: str) -> Page:
    """Choose a page: an original for ``article``, a machine translation for ``translation``, a theme with articles."""
    articles = edition.publication.articles_in(language)
    match kind:
        case "article":
            article = next(article for article in articles if article.original is None)
        case "translation":
            article = next(article for article in articles if article.unchecked_machine)
        case "theme":
            return Page(language, f"themes/{articles[0].tags[0]}", "theme", "")
        case "home":
            return Page(language, "", "home", "")
        case _:
            return Page(language, kind, kind, "")
    return Page(language, article.key, "article", article.title)


def visit_kind(site: Edition, visit: Visit, language: str, kind: str) -> View:
    """Open a page of a kind; ``404`` is what is shown for a missing page of the language."""
    if kind != "404":
        return visit(site.url(language, page_of_kind(site, language, kind).key))
    view = visit(site.url(language, "missing"))
    expected_only_the_missing_page(view)
    return view


def expected_only_the_missing_page(view: View) -> None:
    """See that the console reports the missing page itself and nothing else, then forget that."""
    assert [message for message in view.console if "404" not in message] == []
    assert len(view.console) <= 1
    view.console.clear()


def brightness(colour: str) -> float:
    """The sum of a computed colour's channels."""
    return sum(float(channel) for channel in colour.partition("(")[2].strip(")").split(",")[:3])
