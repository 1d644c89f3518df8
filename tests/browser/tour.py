"""A tour through all pages of an edition: each is opened once in the browser, and what it shows is noted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urldefrag

from tests.publication import Language, Page, Publication

if TYPE_CHECKING:
    from tests.browser.conftest import View

NARROWEST, PHONE, DESK = 320, 360, 1280
WIDTHS = (NARROWEST, PHONE, DESK)
# More articles a language than this are visited in samples, so that the tests stay quick as the bulletin grows.
MOST_ARTICLES = 20
NOTE = (Path(__file__).parent / "note_page.js").read_text("utf-8")
MEASURE = (Path(__file__).parent / "measure_page.js").read_text("utf-8")


@dataclass(frozen=True)
class Edition:
    """A site or an unpacked bundle as its reader reaches it."""

    name: str
    base: str
    """The address of its top folder; ends in a slash."""
    folder: Path
    publication: Publication
    codes: tuple[str, ...]
    """The languages it holds; the first one lies at its top."""
    directories: bool
    """Whether a page is ``about/`` (on a server) or ``about.html`` (from files)."""

    @property
    def languages(self) -> list[Language]:
        """The languages it holds."""
        return [self.publication.language(code) for code in self.codes]

    def pages(self) -> list[Page]:
        """Give the pages to visit: all, or a sample of the articles when there are many."""
        shown = {f"themes/{theme}" for theme in self.themes()}
        pages = [page for page in self.publication.pages(self.codes) if page.kind != "theme" or page.key in shown]
        articles = [page for page in pages if page.kind == "article"]
        step = -(-len(articles) // (MOST_ARTICLES * len(self.codes))) or 1
        return [page for page in pages if page.kind != "article"] + articles[::step]

    def themes(self) -> list[str]:
        """Give the themes it has pages on: a website all of them, a bundle those that something in it is about."""
        return list(self.publication.themes) if self.directories else self.publication.themes_in(self.codes)

    def path(self, language: str, key: str) -> str:
        """Give the address of a page, relative to the base."""
        prefix = "" if language == self.codes[0] else f"{language}/"
        if self.directories:
            return f"{prefix}{key}/" if key else prefix
        return f"{prefix}{key}/index.html" if key == "themes" else f"{prefix}{key or 'index'}.html"

    def url(self, language: str, key: str) -> str:
        """Give the full address of a page."""
        return self.base + self.path(language, key)

    def file(self, url: str) -> Path:
        """Give the file behind an address of this edition."""
        path = self.folder / urldefrag(url).url.removeprefix(self.base)
        return path / "index.html" if self.directories and not path.suffix else path


@dataclass(frozen=True)
class Run:
    """A piece of text in a language of its own inside a page."""

    lang: str
    dir: str
    direction: str
    """As the browser computes it."""
    text: str


@dataclass(frozen=True)
class Stop:
    """What one page showed. Everything here is the browser's own account of it."""

    page: Page
    url: str
    lang: str
    dir: str
    directions: dict[str, str]
    """Computed direction by element."""
    title: str
    headings: list[str]
    links: list[dict[str, str]]
    """``href`` (resolved), ``hreflang``, ``rel``, ``text`` and ``visible`` of each link."""
    resources: list[str]
    canonical: str | None
    alternates: dict[str, str]
    ids: list[str]
    runs: list[Run]
    own_text: list[str]
    """Visible texts in the page's own language, one a text node, and the texts for screen readers."""
    frame_text: list[str]
    """Those among them that stand around the content: masthead, footer, labels."""
    stored: int
    """Cookies and keys of local and session storage."""
    widths: dict[int, dict[str, Any]]
    """By width of the window: ``overflow`` (elements out of the page), ``masthead`` (its height), ``heading``."""


@dataclass
class Tour:
    """All stops of an edition, and what happened on the way."""

    edition: Edition
    stops: list[Stop] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)

    def of_kind(self, *kinds: str) -> Iterator[Stop]:
        """Give the stops at pages of these kinds."""
        return (stop for stop in self.stops if stop.page.kind in kinds)


def take(edition: Edition, view: View) -> Tour:
    """Visit every page of an edition in one tab, at each of the widths."""
    tour = Tour(edition, requests=view.requests, refused=view.refused, console=view.console)
    for page in edition.pages():
        view.page.set_viewport_size({"width": PHONE, "height": 800})
        view.page.goto(edition.url(page.language, page.key))
        noted = view.page.evaluate(NOTE)
        noted["runs"] = [Run(**run) for run in noted["runs"]]
        noted["stored"] += len(view.page.context.cookies())
        tour.stops.append(Stop(page=page, url=view.page.url, widths=measured(view, WIDTHS), **noted))
    return tour


def measured(view: View, widths: Sequence[int]) -> dict[int, dict[str, Any]]:
    """Measure the open page at each of the widths."""
    found: dict[int, dict[str, Any]] = {}
    for width in widths:
        view.page.set_viewport_size({"width": width, "height": 800})
        found[width] = view.page.evaluate(MEASURE)
    return found
