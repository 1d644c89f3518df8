"""The plan of a site: which pages there are, and what each of them is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from nashra.content.catalogue import Catalogue
from nashra.languages import Language
from nashra.model import Article, Page, Theme
from nashra.publishing.addresses import Addresses
from nashra.publishing.views import PageKind
from nashra.settings import Settings
from nashra.strings import Strings


@dataclass(frozen=True)
class Edition:
    """What one build is made of: a catalogue, its addresses, and the languages that are included."""

    settings: Settings
    catalogue: Catalogue
    addresses: Addresses
    strings: Mapping[str, Strings]
    included: Collection[str]

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages that this edition includes, in the order of the configuration."""
        return tuple(language for language in self.settings.languages if language.code in self.included)


@dataclass(frozen=True)
class Place:
    """A page of an edition: its kind, its language, its path below the language's folder, and its subject."""

    kind: PageKind
    language: Language
    uri: str
    article: Article | None = None
    theme: Theme | None = None
    page: Page | None = None


def place_of(catalogue: Catalogue, language: Language, uri: str) -> Place:
    """Tell what the page at ``uri`` is, and what it is about as far as the catalogue knows that."""
    folder, _, name = uri.removesuffix(".md").partition("/")
    page = catalogue.page(language.code, uri)
    if uri == "index.md":
        return Place(PageKind.HOME, language, uri, page=page)
    if uri == "search.md":
        return Place(PageKind.SEARCH, language, uri)
    if uri == "themes/index.md":
        return Place(PageKind.THEMES, language, uri)
    if folder == "themes":
        theme = next((theme for theme in catalogue.themes if theme.id == name), None)
        return Place(PageKind.THEME, language, uri, theme=theme)
    if folder == "articles":
        return Place(PageKind.ARTICLE, language, uri, article=catalogue.find(language.code, name))
    return Place(PageKind.PAGE, language, uri, page=page)


def derived_uris(catalogue: Catalogue) -> Iterator[str]:
    """Name the pages that every language has without a file of their own."""
    yield "search.md"
    yield "themes/index.md"
    yield from (f"themes/{theme.id}.md" for theme in catalogue.themes)


def exists(edition: Edition, place: Place, language: Language) -> bool:
    """Tell whether the page at ``place`` has a counterpart in another language."""
    if place.kind is PageKind.ARTICLE:
        return place.article is not None and edition.catalogue.find(language.code, place.article.path) is not None
    if place.kind is PageKind.PAGE:
        return edition.catalogue.page(language.code, place.uri) is not None
    return True
