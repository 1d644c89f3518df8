"""The plan of a site: which pages there are, and what each of them is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from nashra.content.catalogue import Catalogue
from nashra.languages import Language
from nashra.model import Article, Page, Theme
from nashra.publishing.addresses import Addresses, archive_uri, elsewhere_uri, theme_uri
from nashra.publishing.downloads import Bundle
from nashra.publishing.listings import Listings, Period
from nashra.publishing.pagination import page_count
from nashra.publishing.views import PageKind
from nashra.settings import Settings
from nashra.strings import Strings

_THEME = re.compile(r"themes/(?P<theme>[^/]+)(?:/(?P<number>\d+))?")
_YEAR = re.compile(r"archive/(?P<year>\d{4})(?:/page/(?P<number>\d+))?")
_MONTH = re.compile(r"archive/(?P<year>\d{4})/(?P<month>\d{2})(?:/(?P<number>\d+))?")
_ELSEWHERE = re.compile(r"elsewhere/(?:index|(?P<number>\d+))")
DOWNLOADS = "downloads.md"
"""The page of downloads, below a language's folder."""
THEMES = "themes/index.md"
"""The index of themes."""
SAFETY = "safety.md"
"""The page on reading safely: an editor's, else made of the words of the interface."""
_FIXED = {
    DOWNLOADS: PageKind.DOWNLOADS,
    "index.md": PageKind.HOME,
    "search.md": PageKind.SEARCH,
    SAFETY: PageKind.SAFETY,
    THEMES: PageKind.THEMES,
    "archive/index.md": PageKind.ARCHIVE,
}


@dataclass(frozen=True)
class Edition:
    """What one build is made of: a catalogue, its addresses, and the languages that are included."""

    settings: Settings
    catalogue: Catalogue
    addresses: Addresses
    strings: Mapping[str, Strings]
    included: Collection[str]
    downloads: tuple[Bundle, ...] | None = None
    """The bundles that this edition offers; ``None`` where it is one itself, and has no page for them."""

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages that this edition includes, in the order of the configuration."""
        return tuple(language for language in self.settings.languages if language.code in self.included)

    @property
    def is_offline(self) -> bool:
        """Whether this edition is itself a bundle."""
        return self.downloads is None

    @cached_property
    def themes(self) -> tuple[Theme, ...]:
        """The themes that readers are shown: on a website all of them, because their addresses last.

        A bundle has those that something in it is about, or that an editor has written a page on.
        """
        if not self.is_offline:
            return self.catalogue.themes
        codes = [language.code for language in self.languages]
        written_on = {tag for code in codes for article in self.catalogue.listed(code) for tag in article.tags}
        pages = [theme.id for theme in self.catalogue.themes for code in codes if self._has_page(code, theme)]
        return tuple(theme for theme in self.catalogue.themes if theme.id in written_on.union(pages))

    def _has_page(self, code: str, theme: Theme) -> bool:
        return self.catalogue.page(code, theme_uri(theme.id)) is not None

    @cached_property
    def article_downloads(self) -> Mapping[tuple[str, str], Bundle]:
        """Language and path of an article → the bundle that holds it alone."""
        offered = (bundle for bundle in self.downloads or () if bundle.article)
        return {(code, bundle.article): bundle for bundle in offered for code in bundle.languages}

    @cached_property
    def listings(self) -> Mapping[str, Listings]:
        """The lists of each language; of other languages, only what this edition includes."""
        return {
            language.code: Listings(
                language.code,
                self.themes,
                self.catalogue.listed(language.code),
                tuple(a for a in self.catalogue.elsewhere(language.code) if a.language in self.included),
                each_month=not self.is_offline or self._has_archive_pages(language.code),
            )
            for language in self.settings.languages
        }

    def _has_archive_pages(self, code: str) -> bool:
        """Tell whether editors have written pages of the archive."""
        return any(page.language == code and page.uri.startswith("archive/") for page in self.catalogue.pages)

    @cached_property
    def own_pages(self) -> Mapping[str, tuple[Page, ...]]:
        """The pages that editors have put at the top of each language's folder, that about the bulletin first."""
        at_top = [page for page in self.catalogue.pages if "/" not in page.uri and page.uri not in _FIXED]
        ordered = sorted(at_top, key=lambda page: (page.uri != "about.md", page.uri))
        return {
            language.code: tuple(page for page in ordered if page.language == language.code)
            for language in self.languages
        }

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that have articles in any language of this edition, the latest first."""
        years = {period.year for language in self.languages for period in self.listings[language.code].years}
        return tuple(sorted(years, reverse=True))

    @cached_property
    def summaries(self) -> dict[tuple[str, str], str]:
        """Summaries made so far, by language and path: an article stands in several lists."""
        return {}


@dataclass(frozen=True)
class Place:
    """A page of an edition: its kind, its language, its path below the language's folder, and its subject.

    ``page`` is what an editor wrote for it; ``number`` counts the pages of a list from 1.
    """

    kind: PageKind
    language: Language
    uri: str
    article: Article | None = None
    theme: Theme | None = None
    page: Page | None = None
    period: Period | None = None
    number: int = 1


def place_of(catalogue: Catalogue, language: Language, uri: str) -> Place:
    """Tell what the page at ``uri`` is, and what it is about as far as the catalogue knows that."""
    page = catalogue.page(language.code, uri)
    stem = uri.removesuffix(".md")
    if uri in _FIXED:
        return Place(_FIXED[uri], language, uri, page=page)
    if stem.startswith("articles/"):
        article = catalogue.find(language.code, stem.removeprefix("articles/"))
        return Place(PageKind.ARTICLE, language, uri, article=article)
    if match := _THEME.fullmatch(stem):
        theme = next((theme for theme in catalogue.themes if theme.id == match["theme"]), None)
        if theme:
            return Place(PageKind.THEME, language, uri, theme=theme, page=page, number=int(match["number"] or 1))
    if match := _MONTH.fullmatch(stem) or _YEAR.fullmatch(stem):
        found = match.groupdict()
        period = Period(int(match["year"]), int(found["month"]) if found.get("month") else None)
        return Place(PageKind.PERIOD, language, uri, page=page, period=period, number=int(match["number"] or 1))
    if match := _ELSEWHERE.fullmatch(stem):
        return Place(PageKind.ELSEWHERE, language, uri, page=page, number=int(match["number"] or 1))
    return Place(PageKind.PAGE, language, uri, page=page)


def linkable_uris(catalogue: Catalogue) -> Iterator[str]:
    """Name the derived pages that Markdown may link to: those that last while articles come and go.

    The archive's are those of any language; that a language lacks one of them, MkDocs will find.
    """
    yield from ("search.md", SAFETY, THEMES, archive_uri())
    yield from (theme_uri(theme.id) for theme in catalogue.themes)
    days = {article.order_date for language in catalogue.languages for article in catalogue.listed(language.code)}
    yield from sorted({uri for day in days for uri in (archive_uri(day.year), archive_uri(day.year, day.month))})


def derived_uris(edition: Edition, language: str) -> Iterator[str]:
    """Name the pages that a language has without a file of their own."""
    listings, per_page = edition.listings[language], edition.settings.per_page

    def pages_of(articles: Sequence[Article]) -> range:
        return range(1, page_count(len(articles), per_page) + 1)

    yield "search.md"
    yield SAFETY
    yield THEMES
    for theme in listings.themes:
        yield from (theme_uri(theme.id, number) for number in pages_of(listings.by_theme[theme.id]))
    yield archive_uri()
    for period, articles in listings.periods.items():
        yield from (archive_uri(period.year, period.month, number) for number in pages_of(articles))
    if not edition.is_offline:
        yield DOWNLOADS
    if listings.elsewhere:
        yield from (elsewhere_uri(number) for number in pages_of(listings.elsewhere))


def listed_at(edition: Edition, place: Place) -> tuple[Article, ...]:
    """Give the articles that the list at a place goes through, on all its pages together."""
    listings = edition.listings[place.language.code]
    if place.kind in (PageKind.HOME, PageKind.SEARCH):
        return listings.listed[: edition.settings.latest]
    if place.kind is PageKind.ELSEWHERE:
        return listings.elsewhere
    if place.theme:
        return listings.by_theme[place.theme.id]
    return listings.periods.get(place.period, ()) if place.period else ()


def counterpart(edition: Edition, place: Place, language: Language) -> str | None:
    """Give the path of the page in another language that a reader of this one would look for there.

    It is the first page of the same list for every page of a list; ``None`` when there is nothing like it.
    """
    listings = edition.listings[language.code]
    if place.kind is PageKind.ARTICLE:
        found = place.article is not None and edition.catalogue.find(language.code, place.article.path) is not None
        return place.uri if found else None
    if place.kind is PageKind.PAGE:
        return place.uri if edition.catalogue.page(language.code, place.uri) is not None else None
    if place.kind is PageKind.ELSEWHERE:
        return elsewhere_uri() if listings.elsewhere else None
    if place.period:
        return archive_uri(place.period.year, place.period.month) if place.period in listings.periods else None
    return theme_uri(place.theme.id) if place.theme else place.uri


def exists(edition: Edition, place: Place, language: Language) -> bool:
    """Tell whether the page at ``place`` exists in a language as the same page: its translation, or itself.

    Further pages of a list are no translations of one another: they cut different lists. Neither are the
    lists of what each language lacks.
    """
    if language == place.language:
        return True
    if place.number > 1 or place.kind is PageKind.ELSEWHERE:
        return False
    return counterpart(edition, place, language) is not None
