"""Single files and books in a real browser, from files and without a network; pictures of them to look at."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from nashra.bundles.making import make_bundles
from nashra.bundles.selection import Choice, Kind
from tests import projects, publication
from tests.browser.conftest import View, Visit, watched
from tests.browser.tour import DESK, MEASURE, NARROWEST, PHONE, Edition
from tests.rich_bulletin import library, rich_bulletin

LANGUAGES = ("ar", "uz")
# Every link of the open page, and what of it cannot be reached.
LINKS = """() => [...document.querySelectorAll('a[href]')].map(link => ({
    href: link.href, found: !link.href.includes('#') || link.href.split('#')[0] !== location.href.split('#')[0]
        || document.getElementById(decodeURIComponent(link.hash.slice(1))) !== null }))"""

BOXES = """() => [...document.querySelectorAll('text')].map(text => {
    const box = text.getBBox(); return [box.x, box.x + box.width, box.y, box.y + box.height]; })"""

# How high elements are, in sizes of their text; two lines are higher than three.
HEIGHTS = """elements => elements.map((element) =>
    element.getBoundingClientRect().height / parseFloat(getComputedStyle(element).fontSize))"""


def unpack(books: list[Path], folder: Path) -> None:
    for book in books:
        with ZipFile(book) as opened:
            opened.extractall(folder / book.stem)


@pytest.fixture(scope="session")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Single files and unpacked books of a bulletin that has everything; only read."""

    def make(folder: Path) -> None:
        kinds = Choice(kinds=(Kind.HTML, Kind.EPUB))
        make_bundles(library(rich_bulletin(folder / "project")), kinds, not_called, folder / "dist", lambda _: None)
        unpack(sorted((folder / "dist").glob("*.epub")), folder / "books")

    return projects.made_once(tmp_path_factory, "rich", make)


def not_called(only: str | None) -> Any:
    raise AssertionError(f"nobody asked for a website ({only})")


@pytest.fixture(scope="session")
def books(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The books of the bulletin itself, unpacked; only read."""
    return projects.made_once(
        tmp_path_factory, "books", lambda folder: unpack(sorted((built / "dist").glob("*.epub")), folder)
    )


def follow_all_links(view: View, pages: list[Path]) -> int:
    """Open every page and follow every link that does not leave the machine; give how many there were."""
    followed = 0
    for page in pages:
        view.page.goto(page.as_uri())
        links = view.page.evaluate(LINKS)
        assert [link["href"] for link in links if not link["found"]] == [], page
        for address in sorted({link["href"].split("#")[0] for link in links if link["href"].startswith("file:")}):
            view.page.goto(address)
            followed += 1
        view.page.goto(page.as_uri())
        for width in (NARROWEST, DESK):
            view.page.set_viewport_size({"width": width, "height": 800})
            assert view.page.evaluate("document.documentElement.scrollWidth") <= width, page
    return followed


@pytest.mark.parametrize("source", ["built", "rich"])
def test_every_single_file_opens_and_every_link_of_it_holds(
    request: pytest.FixtureRequest, source: str, browser: Browser
) -> None:
    pages = sorted((request.getfixturevalue(source) / "dist").rglob("*.html"))
    failed: list[str] = []
    with browser.new_context() as context:
        view = watched(context)
        view.page.on("requestfailed", lambda failure: failed.append(failure.url))
        assert follow_all_links(view, pages[:60]) >= 2
        assert (view.refused, view.console, failed) == ([], [], [])
        assert {url for url in view.requests if not url.startswith("data:")} == {page.as_uri() for page in pages[:60]}


@pytest.mark.parametrize("source", ["books", "rich"])
def test_every_page_of_every_book_opens_and_every_link_of_it_holds(
    request: pytest.FixtureRequest, source: str, browser: Browser
) -> None:
    folder = request.getfixturevalue(source)
    pages = sorted(folder.rglob("*.xhtml"))
    failed: list[str] = []
    with browser.new_context() as context:
        view = watched(context)
        view.page.on("requestfailed", lambda failure: failed.append(failure.url))
        assert follow_all_links(view, pages[:80]) > len(pages[:80])
        assert (view.refused, view.console, failed) == ([], [], [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_single_files_look_right_by_day_and_by_night_and_on_paper(
    built: Path, rich: Path, visit: Visit, language: str
) -> None:
    month = publication.read(built).articles[0].day[:7]
    files = {
        "issue": built / f"dist/nashra-{language}-{month}.html",
        "article": next((built / "dist/articles").glob(f"nashra-{language}-*.html")),
        "constructs": rich / f"dist/nashra-{language}-2026-11.html",
    }
    for name, file in files.items():
        view = visit(file.as_uri(), width=PHONE)
        for scheme in ("light", "dark"):
            view.page.emulate_media(color_scheme=scheme)
            view.screenshot(f"single-{name}-{language}-{scheme}")
        view.page.emulate_media(media="print", color_scheme="light")
        view.page.set_viewport_size({"width": 650, "height": 900})
        view.screenshot(f"single-{name}-{language}-print")
        paper = view.page.pdf(prefer_css_page_size=True)
        # 210 mm × 297 mm in points
        assert b"/MediaBox [0 0 594.95996 841.91998]" in paper or b"/MediaBox [0 0 595" in paper


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_date_is_not_broken_at_the_end_of_a_line(built: Path, visit: Visit, language: str) -> None:
    month = publication.read(built).articles[0].day[:7]
    view = visit((built / f"dist/nashra-{language}-{month}.html").as_uri())
    dates = view.page.locator("time")
    assert dates.count()
    for width in range(NARROWEST, PHONE + 100, 20):
        view.page.set_viewport_size({"width": width, "height": 800})
        assert max(dates.evaluate_all(HEIGHTS)) < 2.2, width


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_no_barrier_in_a_single_file(built: Path, visit: Visit, language: str) -> None:
    files = sorted((built / "dist").glob(f"nashra-{language}-20*.html"))
    for file in [*files[:1], *sorted((built / "dist/articles").glob(f"nashra-{language}-*.html"))[:1]]:
        for scheme in ("light", "dark"):
            view = visit(file.as_uri(), width=PHONE, scheme=scheme)
            found = Axe().run(view.page)
            assert found.violations_count == 0, f"{file.name}, {scheme}: {found.generate_report()}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_books_look_right(books: Path, rich: Path, visit: Visit, language: str) -> None:
    opened = {
        "cover": books / f"nashra-{language}/EPUB/cover.xhtml",
        "contents": books / f"nashra-{language}/EPUB/nav.xhtml",
        "text": books / f"nashra-{language}/EPUB/text/0001.xhtml",
        "themes": books / f"nashra-{language}/EPUB/themes.xhtml",
        "constructs": rich / f"books/nashra-{language}/EPUB/text/0001.xhtml",
    }
    direction = {"ar": "rtl", "uz": "ltr"}[language]
    for name, page in opened.items():
        view = visit(page.as_uri(), width=PHONE)
        assert view.page.evaluate("getComputedStyle(document.body).direction") == direction
        view.screenshot(f"book-{name}-{language}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_a_cover_stay_on_it(books: Path, rich: Path, visit: Visit, language: str) -> None:
    for cover in [
        *books.glob(f"nashra-{language}*/EPUB/cover.svg"),
        *rich.glob(f"books/nashra-{language}*/EPUB/cover.svg"),
    ]:
        view = visit(cover.as_uri(), width=PHONE)
        boxes = view.page.evaluate(BOXES)
        assert boxes
        for start, end, top, bottom in boxes:
            assert start >= 60
            assert end <= 940
            assert top > 460, "the words run into the sign"
            assert bottom <= 1540


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_downloads_offers_what_was_made_with_size_and_checksum(
    editions: dict[str, Edition], built: Path, visit: Visit, language: str
) -> None:
    site = editions["site"]
    view = visit(site.url(language, "downloads"))
    files = [link.get_attribute("href") or "" for link in view.page.locator("main .files a").all()]
    names = {href.rpartition("/")[2] for href in files}
    expected = {path.name for path in (built / "dist").glob(f"nashra-{language}*") if path.is_file()}
    assert names == {*expected, "nashra-all.zip"}
    text = view.page.locator("main").inner_text()
    for line in (built / "dist/SHA256SUMS").read_text("utf-8").splitlines():
        digest, name = line.split("  ")
        assert (digest in text) == (name in names)
    assert view.page.evaluate(MEASURE)["overflow"] == []
    for href in files:
        answer = view.page.request.get(view.page.evaluate("href => new URL(href, location).href", href))
        assert answer.ok
        assert answer.body() == (built / "dist" / href.rpartition("/")[2]).read_bytes()
    found = Axe().run(view.page)
    assert found.violations_count == 0, found.generate_report()
    view.screenshot(f"downloads-{language}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reader_saves_an_article_from_its_page(
    editions: dict[str, Edition], built: Path, visit: Visit, language: str
) -> None:
    site = editions["site"]
    article = site.publication.articles_in(language)[0]
    view = visit(site.url(language, article.key))
    with view.page.expect_download() as caught:
        view.page.get_by_role("link", name=publication.words(language)["downloads"]["article"]).click()
    name = caught.value.suggested_filename
    assert caught.value.path().read_bytes() == (built / "dist/articles" / name).read_bytes()
