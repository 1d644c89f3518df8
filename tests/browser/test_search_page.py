"""The search page as readers meet it: over http, from a folder, with the keyboard, and without JavaScript."""

from __future__ import annotations

import html
import re
import shutil
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests import projects
from tests.browser.conftest import Serve, Visit
from tests.browser.search_bulletin import searched, titles
from tests.bulletins import Bulletin
from tests.search.corpus import PROJECT

HOSTILE = "</script><script>gilam \" ' &<script>"


@pytest.mark.parametrize("over", ["http", "file"])
def test_the_query_of_the_address_is_answered(searchable_site: str, searchable: Path, visit: Visit, over: str) -> None:
    address = f"{searchable_site}search/" if over == "http" else (searchable / "search" / "index.html").as_uri()
    view = searched(visit, address, "o'zbek gilami")
    assert titles(view)[0] == "Eski xabar"
    assert view.page.locator("#results mark").all_inner_texts()[:2] == ["Oʻzbek", "gilamlari"]
    link = view.page.locator("#results h3 a").first
    assert str(link.evaluate("link => link.href")).endswith("articles/2025/older/")


def test_typing_answers_without_sending_and_keeps_the_address(searchable_site: str, visit: Visit) -> None:
    view = visit(f"{searchable_site}search/")
    view.page.locator("#query").fill("gil")
    expect(view.page.locator("#results h3 a")).to_have_count(2)
    assert parse_qs(urlsplit(view.page.url).query) == {"q": ["gil"]}
    view.page.locator("#query").fill("")
    expect(view.page.locator("#results")).to_be_hidden()
    expect(view.page.locator("#search-start")).to_be_visible()


def test_filters_narrow_the_answer_and_stand_in_the_address(searchable_site: str, visit: Visit) -> None:
    view = searched(visit, f"{searchable_site}search/", "gilam")
    view.page.locator("select[name=year]").select_option("2025")
    expect(view.page.locator("#results h3 a")).to_have_count(1)
    assert parse_qs(urlsplit(view.page.url).query) == {"q": ["gilam"], "year": ["2025"]}
    again = searched(visit, f"{searchable_site}search/", "gilam&theme=prevention".replace("&", "%26"))
    again.page.goto(f"{searchable_site}search/?q=gilam&theme=prevention")
    expect(again.page.locator("#results h3 a")).to_have_count(1)


def test_filters_end_where_the_box_ends_on_a_phone(searchable_site: str, visit: Visit) -> None:
    page = visit(f"{searchable_site}search/").page
    sides = "boxes => boxes.map((box) => box.getBoundingClientRect()).map(({ left, right }) => [left, right])"
    theme, year, language = page.locator(".filters select").evaluate_all(sides)
    (box,) = page.locator(".query").evaluate_all(sides)
    assert theme == box
    assert [year[0], language[1]] == box


def test_a_query_in_the_other_language_finds_its_articles_marked_as_such(searchable_site: str, visit: Visit) -> None:
    view = searched(visit, f"{searchable_site}search/", "سجاد")
    link = view.page.locator("#results h3 a")
    expect(link).to_have_count(1)
    assert [link.get_attribute(name) for name in ("lang", "dir", "hreflang")] == ["ar", "rtl", "ar"]
    assert view.page.locator("#results .remark bdi").inner_text() == "العربية"
    phone = view.page.locator("#results .summary bdi").first
    assert (phone.inner_text(), phone.get_attribute("dir")) == ("+998 71 123-45-67", "ltr")


def test_markup_in_query_and_article_is_inert(searchable_site: str, visit: Visit) -> None:
    view = searched(visit, f"{searchable_site}search/", HOSTILE)
    assert "Gilam &amp; <b>qora</b>" in titles(view)
    assert "<script>alert(3)</script> gilamlar" in view.page.locator("#results .summary").first.inner_text()
    assert view.page.locator("#results :is(script, img, b)").count() == 0
    assert view.page.locator("#query").input_value() == HOSTILE


def test_phrases_find_words_side_by_side_only(searchable_site: str, visit: Visit) -> None:
    assert titles(searched(visit, f"{searchable_site}search/", "“oʻzbek gilamlari”")) == ["Eski xabar"]
    assert titles(searched(visit, f"{searchable_site}search/", "“gilamlari oʻzbek”")) == []


def test_nothing_found_leads_on(searchable_site: str, visit: Visit) -> None:
    view = searched(visit, f"{searchable_site}search/", "dinozavr")
    expect(view.page.locator("#search-start .entry")).not_to_have_count(0)
    offer = view.page.locator("#search-elsewhere a")
    assert str(offer.evaluate("link => link.href")).endswith(f"/repo/ar/search/?q={quote('dinozavr')}")


def test_more_results_follow_on_demand(searchable_site: str, visit: Visit) -> None:
    view = searched(visit, f"{searchable_site}search/", "choynak")
    assert titles(view) == [f"Xabar {number}" for number in range(13, 3, -1)]
    view.page.locator("#search-more").click()
    expect(view.page.locator("#results h3 a")).to_have_count(14)
    assert view.page.evaluate("document.activeElement.textContent") == "Xabar 3"


def test_arrows_walk_through_the_results_and_escape_returns(searchable_site: str, visit: Visit) -> None:
    view = searched(visit, f"{searchable_site}search/", "gilam")
    view.page.locator("#query").focus()
    view.page.keyboard.press("ArrowDown")
    view.page.keyboard.press("ArrowDown")
    assert view.page.evaluate("document.activeElement.textContent") == titles(view)[1]
    view.page.keyboard.press("Escape")
    assert view.page.evaluate("document.activeElement.id") == "query"


def test_the_box_of_the_home_page_leads_to_the_answer(searchable_site: str, visit: Visit) -> None:
    view = visit(searchable_site)
    view.page.locator("#query").fill("gilam")
    view.page.keyboard.press("Enter")
    expect(view.page.locator("#results h3 a")).to_have_count(2)
    assert view.page.url == f"{searchable_site}search/?q=gilam"


def test_without_javascript_the_page_leads_to_themes_and_articles(searchable_site: str, visit: Visit) -> None:
    view = visit(f"{searchable_site}search/?q=gilam", scripts=False)
    assert view.page.locator("noscript .chips a").count() == 3
    expect(view.page.locator("#search-start .entry").first).to_be_visible()
    expect(view.page.locator(".filters")).to_be_hidden()


def test_a_file_that_cannot_be_loaded_is_said(searchable_site: str, visit: Visit) -> None:
    view = visit(f"{searchable_site}search/")
    view.page.route("**/t*.js*", lambda route: route.abort())
    view.page.locator("#query").fill("gilam")
    expect(view.page.locator("#search-status")).to_contain_text("yuklanmadi")
    view.console.clear()


def test_only_the_search_page_admits_scripts_from_files(searchable: Path) -> None:
    admitting = {
        page.relative_to(searchable).as_posix()
        for page in searchable.rglob("*.html")
        if re.search(r"script-src[^;]*'self'", html.unescape(page.read_text("utf-8")))
    }
    assert admitting == {"search/index.html", "ar/search/index.html"}


@pytest.mark.parametrize(("language", "query"), [("uz", "gilam"), ("ar", "سجاد"), ("uz", "dinozavr")])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_is_wider_than_its_window(
    searchable_site: str, visit: Visit, language: str, query: str, width: int
) -> None:
    view = searched(visit, f"{searchable_site}{'' if language == 'uz' else 'ar/'}search/", query, width=width)
    assert view.page.evaluate("document.documentElement.scrollWidth") <= width
    view.screenshot(f"search-{language}-{len(titles(view))}-{width}")


@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("search/", "gilam"),
        ("search/", "dinozavr"),
        ("search/", "choynok"),
        ("search/", "سجاد"),
        ("ar/search/", "سجاد"),
        ("ar/search/", "gilam"),
    ],
    ids=["results", "nothing", "misspelt", "other language", "right to left", "other direction"],
)
def test_axe_finds_no_barrier_in_any_state(searchable_site: str, visit: Visit, page: str, query: str) -> None:
    view = searched(visit, f"{searchable_site}{page}", query)
    expect(view.page.locator("#search-status")).not_to_be_empty()
    for scheme in ("light", "dark"):
        view.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        found = Axe().run(view.page)
        assert found.violations_count == 0, f"{scheme}: {found.generate_report()}"


def test_the_match_is_shown_where_it_stands_far_down_in_an_article(tmp_path: Path, serve: Serve, visit: Visit) -> None:
    made = Bulletin(tmp_path)
    shutil.copytree(PROJECT / "overrides", tmp_path / "overrides")
    body = "\n\n".join(
        [*["Birinchi boʻlimda hech narsa yoʻq, faqat oddiy gaplar bor."] * 30, "Oxirida samovarlar turadi."]
    )
    made.article("uz", "2026/long", title="Uzun xabar", body=body)
    projects.nashra(tmp_path, "build", check=True)
    view = searched(visit, f"{serve(tmp_path / 'site')}search/", "samovar")
    expect(view.page.locator("#results .summary mark")).to_have_text("samovarlar")
    assert "…" in view.page.locator("#results .summary").inner_text()
