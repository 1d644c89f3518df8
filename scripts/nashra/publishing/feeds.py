"""The feeds: what there is of them, where they lie, and what each of them holds.

Atom is RFC 4287, JSON Feed is version 1.1; ``atom.py`` and ``json_feed.py`` write one :class:`Feed` in each.
There is one for every language and one for every theme in every language, on the website only.
"""

from __future__ import annotations

import datetime
import posixpath
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nashra.languages import Language
from nashra.model import Article, Theme
from nashra.publishing.pages import Edition
from nashra.rendering.isolation import isolated_text
from nashra.rendering.standalone import standalone

NEWEST = 30
"""How many articles a feed holds."""
ATOM_FILE, JSON_FILE = "feed.xml", "feed.json"
ICON = "assets/icon.svg"
# Any UUID would do, but it must stay this one for ever: every id that a reader knows is derived from it.
_NAMESPACE = uuid.UUID("6f6e3a0e-2f0b-5c57-9d7e-6b6173687261")
# What an empty feed of an empty bulletin bears: RFC 4287 demands some moment.
_NEVER = datetime.date(1970, 1, 1)


@dataclass(frozen=True)
class RenderedArticle:
    """What an article's page shows: its HTML, its summary, and the notices above it."""

    html: str
    summary: str
    notices: tuple[str, ...] = ()


Rendered = Mapping[tuple[str, str], RenderedArticle]
"""Language and path of an article → what its page shows."""


@dataclass(frozen=True)
class FeedAlternate:
    """The same article or feed in another language."""

    language: str
    href: str


@dataclass(frozen=True)
class FeedCategory:
    """A theme of an article; ``scheme`` is the address of the index of themes."""

    term: str
    label: str
    scheme: str


@dataclass(frozen=True)
class FeedEntry:
    """One article in a feed. All addresses are absolute; days that are not known are ``None``."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    updated: datetime.date
    published: datetime.date | None
    author: str | None
    source_url: str | None
    categories: tuple[FeedCategory, ...]
    alternates: tuple[FeedAlternate, ...]


@dataclass(frozen=True)
class Feed:
    """One feed, before it is written in a format."""

    id: str
    language: Language
    title: str
    description: str
    site_name: str
    home: str
    icon: str
    atom: str
    json: str
    updated: datetime.date
    entries: tuple[FeedEntry, ...]
    alternates: tuple[FeedAlternate, ...]
    """The same feed's Atom form in the other languages."""


def feed_path(edition: Edition, language: str, theme: Theme | None, name: str) -> str:
    """Give where a feed lies, relative to the site's root."""
    folder = posixpath.dirname(edition.addresses.destination(language, "index.md"))
    return posixpath.join(folder, *(("themes", theme.id) if theme else ()), name)


def newest(edition: Edition, language: str, theme: Theme | None = None) -> tuple[Article, ...]:
    """Give the articles of a feed, newest first."""
    listings = edition.listings[language]
    listed = listings.by_theme[theme.id] if theme else listings.listed
    return listed[:NEWEST]


def wanted(edition: Edition, language: str) -> frozenset[str]:
    """Name the paths of the articles whose HTML the feeds of a language need."""
    if edition.addresses.site_url is None:
        return frozenset()
    themes = (None, *edition.catalogue.themes)
    return frozenset(article.path for theme in themes for article in newest(edition, language, theme))


def feeds(edition: Edition, language: Language, rendered: Rendered) -> Iterator[Feed]:
    """Make all feeds of a language. ``rendered`` holds what :func:`wanted` names."""
    made: dict[str, FeedEntry] = {}
    for theme in (None, *edition.catalogue.themes):
        for article in newest(edition, language.code, theme):
            if article.path not in made:
                made[article.path] = _entry(edition, article, rendered[language.code, article.path])
        yield _feed(edition, language, theme, made)


def entry_id(article: Article) -> str:
    """Give the id of an article for ever: of its language and the oldest path it had (RFC 9562, version 5)."""
    return _id(article.language, f"articles/{article.aliases[0] if article.aliases else article.path}")


def _id(language: str, path: str) -> str:
    return uuid.uuid5(_NAMESPACE, f"{language}/{path}").urn


def _feed(edition: Edition, language: Language, theme: Theme | None, made: Mapping[str, FeedEntry]) -> Feed:
    code, addresses = language.code, edition.addresses
    site_name = edition.settings.site_names[code]
    entries = tuple(made[article.path] for article in newest(edition, code, theme))
    title = edition.strings[code]("article.tab", title=theme.labels[code], site=site_name) if theme else site_name
    days = (datetime.date.fromisoformat(day) for day in edition.catalogue.days())
    return Feed(
        id=_id(code, f"themes/{theme.id}" if theme else ""),
        language=language,
        title=isolated_text(title, code),
        description=isolated_text(
            theme.descriptions[code] if theme else edition.settings.site_descriptions[code], code
        ),
        site_name=site_name,
        home=_absolute(edition, addresses.theme(code, theme.id) if theme else addresses.home(code)),
        icon=_absolute(edition, ICON),
        atom=_absolute(edition, feed_path(edition, code, theme, ATOM_FILE)),
        json=_absolute(edition, feed_path(edition, code, theme, JSON_FILE)),
        updated=max((entry.updated for entry in entries), default=max(days, default=_NEVER)),
        entries=entries,
        alternates=tuple(
            FeedAlternate(other.code, _absolute(edition, feed_path(edition, other.code, theme, ATOM_FILE)))
            for other in edition.languages
            if other != language
        ),
    )


def _entry(edition: Edition, article: Article, rendered: RenderedArticle) -> FeedEntry:
    url = _absolute(edition, edition.addresses.article(article.language, article.path))
    language = edition.settings.language(article.language)
    scheme = _absolute(edition, edition.addresses.themes(article.language))
    return FeedEntry(
        id=entry_id(article),
        url=url,
        title=isolated_text(article.title, language.code),
        summary=isolated_text(rendered.summary, language.code),
        html=standalone(rendered.html, url, language, rendered.notices),
        updated=article.updated or article.added,
        published=article.date,
        author=article.source.author or article.source.publisher,
        source_url=article.source.url,
        categories=tuple(
            FeedCategory(theme.id, isolated_text(theme.labels[article.language], article.language), scheme)
            for theme in edition.catalogue.themes
            if theme.id in article.tags
        ),
        alternates=tuple(
            FeedAlternate(other.language, _absolute(edition, edition.addresses.article(other.language, other.path)))
            for other in edition.catalogue.group(article.path)
            if other.language != article.language and other.language in edition.included
        ),
    )


def _absolute(edition: Edition, address: str) -> str:
    absolute = edition.addresses.absolute(address)
    assert absolute is not None  # noqa: S101 # there are no feeds without the site's own address
    return absolute
