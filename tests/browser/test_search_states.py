"""The states of the search page: what is shown, said and moved between a query and its answer, and valid in each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests import nu_checker
from tests.browser import search_bulletin
from tests.browser.conftest import Visit
from tests.browser.search_bulletin import searched, titles
from tests.browser.server import serving

STATES = {
    "results": ("search/", "gilam"),
    "more results": ("search/", "choynak"),
    "nothing": ("search/", "dinozavr"),
    "misspelt": ("search/", "choynok"),
    "other language": ("search/", "سجاد"),
    "right to left": ("ar/search/", "سجاد"),
    "hostile": ("search/", "</script><b>gilam"),
}
SHARDS = re.compile(r"/search/uz/t\d+\.js")
ARABIC = re.compile(r"/search/ar/")
PASSAGES = re.compile(r"/search/uz/[rw]\d*\.js")
RENDERED = "() => '<!doctype html>' + document.documentElement.outerHTML"
# Notes what the live region says, how many results stand there, and whether they are hidden, at each change.
WATCH = """() => {
  window.seen = { said: [], shown: [] };
  const status = document.getElementById("search-status");
  const results = document.getElementById("results");
  new MutationObserver(() => seen.said.push(status.textContent)).observe(status, { childList: true });
  const note = () => seen.shown.push(results.hidden ? 0 : results.querySelectorAll("h3").length);
  new MutationObserver(note).observe(results, { childList: true, subtree: true, attributes: true });
}"""
SHIFTS = """() => {
  window.moved = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) moved += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
}"""


def hold(page: Page, pattern: re.Pattern[str]) -> list[Route]:
    """Keep what the page asks for by this pattern waiting, and give it as a list that grows."""
    held: list[Route] = []

    def keep(route: Route) -> None:
        held.append(route)

    page.route(pattern, keep)
    return held


def let_through(page: Page, pattern: re.Pattern[str]) -> None:
    """Hold no more of what is asked for from now on."""
    page.route(pattern, lambda route: route.continue_())


def type_in(page: Page, text: str) -> None:
    page.locator("#query").press_sequentially(text)


def test_every_state_is_valid(searchable_site: str, visit: Visit, tmp_path: Path) -> None:
    for place, (page, query) in enumerate(STATES.values()):
        view = searched(visit, f"{searchable_site}{page}", query)
        if page == "search/" and query == "choynak":
            view.page.locator("#search-more").click()
            expect(view.page.locator("#results h3")).to_have_count(14)
        (tmp_path / f"{place}.html").write_text(view.page.evaluate(RENDERED), "utf-8")
    with serving(tmp_path) as address:
        found = nu_checker.messages([f"{address}{place}.html" for place in range(len(STATES))])
    assert [message for message in found if "Inline script violates Content Security Policy" not in message] == []


def test_the_answer_is_said_once_and_politely(searchable_site: str, visit: Visit) -> None:
    page = visit(f"{searchable_site}search/").page
    status = page.get_by_role("status").filter(has_not=page.locator("a"))
    expect(status.and_(page.locator("#search-status"))).to_have_text("")
    page.evaluate(WATCH)
    type_in(page, "gilam")
    expect(page.locator("#results h3")).to_have_count(2)
    page.locator("#query").fill("choynak")
    expect(page.locator("#results h3")).to_have_count(10)
    page.locator("#query").fill("dinozavr")
    expect(page.locator("#results")).to_be_hidden()
    said = page.evaluate("seen.said")
    assert len(said) == 3
    assert "2" in said[0]
    assert "14" in said[1]
    assert not any(character.isdigit() for character in said[2])


def test_the_old_answer_stands_until_the_new_one_is_there(searchable_site: str, visit: Visit) -> None:
    page = visit(f"{searchable_site}search/").page
    page.locator("#query").fill("choynak")
    expect(page.locator("#results h3")).to_have_count(10)
    page.evaluate(WATCH)
    held = hold(page, ARABIC)
    with page.expect_request(ARABIC):
        page.locator("#query").fill("سجاد")
    assert page.evaluate("seen") == {"said": [], "shown": []}
    assert len(page.locator("#results h3").all()) == 10
    let_through(page, ARABIC)
    for route in held:
        route.continue_()
    expect(page.locator("#results h3")).to_have_count(1)
    assert 0 not in page.evaluate("seen.shown")


def test_an_answer_that_comes_late_does_not_replace_a_newer_one(searchable_site: str, visit: Visit) -> None:
    page = visit(f"{searchable_site}search/").page
    held = hold(page, SHARDS)
    with page.expect_request(SHARDS):
        page.locator("#query").fill("choynak")
    let_through(page, SHARDS)
    page.locator("#query").fill("older")
    page.locator("#query").fill("eski")
    expect(page.locator("#results h3")).to_have_count(1)
    for route in held:
        route.continue_()
    page.wait_for_load_state("networkidle")
    assert page.locator("#results h3 a").all_inner_texts() == ["Eski xabar"]


def test_nothing_moves_while_passages_come(searchable_site: str, visit: Visit) -> None:
    view = visit(f"{searchable_site}search/")
    held = hold(view.page, PASSAGES)
    view.page.evaluate(SHIFTS)
    view.page.locator("#query").fill("samovar")
    expect(view.page.locator("#results h3 a")).to_have_text(["Uzun xabar"])
    summary = view.page.locator("#results .summary")
    expect(summary.locator("mark")).to_have_count(0)
    first = view.page.locator("#results h3").element_handle()
    for route in held:
        route.continue_()
    expect(summary.locator("mark")).to_have_text(["samovarlar"])
    assert view.page.evaluate("([first]) => first.isConnected", [first])
    assert view.page.evaluate("moved") <= 0.01


def test_a_passage_is_cut_at_words(searchable_site: str, visit: Visit) -> None:
    view = searched(visit, f"{searchable_site}search/", "samovar")
    expect(view.page.locator("#results .summary mark")).to_have_count(1)
    before, passage, *after = view.page.locator("#results .summary").inner_text().split("…")
    assert not before
    assert search_bulletin.LONG.replace("\n\n", " ").endswith(passage.strip())
    assert f" {passage.split()[0]} " in search_bulletin.LONG.replace("\n\n", " ")
    assert after in ([], [""])


def test_a_result_tells_its_day_its_themes_and_what_to_know(searchable_site: str, visit: Visit) -> None:
    view = searched(visit, f"{searchable_site}search/", "eski")
    entry = view.page.locator("#results .entry")
    assert entry.locator("time").get_attribute("datetime") == "2025-02-01"
    assert re.fullmatch(r"\w.*:", entry.locator(".date span").inner_text())
    assert re.fullmatch(r"1-\w+, 2025", entry.locator("time").inner_text())
    theme = entry.locator(".chips a")
    assert str(theme.evaluate("link => link.href")).endswith("/themes/policy/")
    assert theme.inner_text().strip()


def test_a_stale_translation_is_marked(searchable_site: str, visit: Visit) -> None:
    view = searched(visit, f"{searchable_site}ar/search/", "Body")
    assert titles(view)[0] == "Title in ar"
    expect(view.page.locator("#results li").first.locator(".remark")).to_have_text("ترجمة غير محدّثة")


@pytest.mark.parametrize("query", ["dinozavr", ""])
def test_without_an_answer_there_are_themes_and_recent_articles(searchable_site: str, visit: Visit, query: str) -> None:
    view = visit(f"{searchable_site}search/?q={query}")
    if query:
        expect(view.page.locator("#search-status")).not_to_be_empty()
    assert view.page.locator("#search-start .entry").count() > 1
    assert view.page.locator("nav.themes a[href*='themes/']").count() >= 3
