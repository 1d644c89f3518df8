"""What a page costs its reader: bytes, requests, a layout that stays where it is."""

from __future__ import annotations

import gzip

import pytest

from tests.browser.conftest import Visit
from tests.browser.tour import Edition, Tour

LARGEST = 10_000
"""Bytes of a page's HTML, styles and script inside it, as a server sends them packed."""
SHIFTS = """async () => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; })
    .observe({ type: "layout-shift", buffered: true });
  await document.fonts.ready;
  for (let y = 0; y < document.documentElement.scrollHeight; y += 400) {
    window.scrollTo(0, y);
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }
  return sum;
}"""


@pytest.mark.parametrize("tour", ["site"], indirect=True)
def test_no_page_weighs_more_than_ten_kilobytes(tour: Tour) -> None:
    weights = {stop.url: len(gzip.compress(tour.edition.file(stop.url).read_bytes(), 9)) for stop in tour.stops}
    assert {url: weight for url, weight in weights.items() if weight > LARGEST} == {}


@pytest.mark.parametrize("tour", ["site"], indirect=True)
def test_a_page_asks_for_itself_and_its_icon(tour: Tour) -> None:
    for stop in tour.stops:
        if stop.page.kind != "search":
            assert len(set(stop.resources) - {stop.url, *metadata(tour, stop.lang)}) <= 1, stop.url


@pytest.mark.parametrize("language", ["uz", "ar"])
def test_an_article_is_two_requests_at_most(editions: dict[str, Edition], visit: Visit, language: str) -> None:
    edition = editions["site"]
    view = visit(edition.url(language, edition.publication.articles_in(language)[0].key))
    view.page.wait_for_load_state("networkidle")
    assert len(view.requests) <= 2, view.requests


@pytest.mark.parametrize("name", ["site", "all"])
def test_nothing_moves_while_a_page_is_read(editions: dict[str, Edition], visit: Visit, name: str) -> None:
    for page in editions[name].pages():
        view = visit(editions[name].url(page.language, page.key))
        assert view.page.evaluate(SHIFTS) <= 0.01, view.page.url


def metadata(tour: Tour, language: str) -> set[str]:
    """Addresses in a page's head that a browser asks for only when its reader wants to search or to install."""
    prefix = "" if language == tour.edition.codes[0] else f"{language}/"
    return {f"{tour.edition.base}{prefix}{name}" for name in ("opensearch.xml", "manifest.webmanifest")}
