"""What a page tells machines about itself: alternates, feeds, Open Graph and schema.org.

Everything absolute here is for the website only: an offline edition has no address to speak of.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from babel.core import get_global

from nashra.languages import Language
from nashra.model import Article
from nashra.publishing.addresses import relative
from nashra.publishing.feeds import ATOM_FILE, JSON_FILE, feed_path
from nashra.publishing.pages import Edition, Place, exists
from nashra.publishing.structured_data import PageFacts, structured_data
from nashra.publishing.views import Alternate, FeedLink, MetaProperty, PageView
from nashra.rendering.images import image_addresses
from nashra.rendering.isolation import isolated_text

MANIFEST_FILE = "manifest.webmanifest"
_SHARED_IMAGES = (".png", ".jpg", ".jpeg")
_FORMATS = (
    (ATOM_FILE, "application/atom+xml", "Atom"),
    (JSON_FILE, "application/feed+json", "JSON Feed"),
)


def described(edition: Edition, place: Place, view: PageView, html: str) -> PageView:
    """Add to the view of a page what machines read; offline nothing. ``html`` is the page's own text."""
    if view.canonical is None:
        return view
    image = _own_image(view.canonical, html)
    facts = PageFacts(edition, place, view.canonical, view.heading, view.description, image)
    page = edition.addresses.page(view.lang, place.uri)
    return replace(
        view,
        feeds=tuple(_feed_links(edition, place, page)),
        manifest=relative(feed_path(edition, view.lang, None, MANIFEST_FILE), page),
        open_graph=tuple(_open_graph(facts)),
        structured_data=structured_data(facts),
    )


def _own_image(page: str, html: str) -> str | None:
    """Give the absolute address of a page's first picture of a kind that every network shows, and of this site."""
    for written in image_addresses(html):
        parts = urlsplit(written)
        if not parts.scheme and not parts.netloc and parts.path.lower().endswith(_SHARED_IMAGES):
            return urljoin(page, parts.path)
    return None


def alternates(edition: Edition, place: Place) -> Iterator[Alternate]:
    """Give the real translations of a page, itself among them; a page that has none gives nothing.

    ``x-default`` is the default language's; where it has no such page, nobody knows better than the reader's choice.
    """
    found = [
        (language.code, edition.addresses.absolute(edition.addresses.page(language.code, place.uri)))
        for language in edition.languages
        if exists(edition, place, language)
    ]
    by_code = {code: href for code, href in found if href is not None}
    if len(by_code) < 2:
        return
    yield from (Alternate(code, href) for code, href in by_code.items())
    default = edition.settings.default_language
    if default in by_code:
        yield Alternate("x-default", by_code[default])


def open_graph_locale(language: Language) -> str:
    """Give a language as Open Graph writes it, ``language_TERRITORY``, with CLDR's likely territory.

    >>> open_graph_locale(Language("uz", "Oʻzbekcha", "Latn"))
    'uz_UZ'
    """
    parts = language.code.split("-")
    named = [part for part in parts[1:] if len(part) == 2 and part.isalpha()]
    likely = get_global("likely_subtags")
    tag = str(likely.get("_".join(parts)) or likely.get(language.base) or "")
    territory = named or [part for part in tag.split("_")[1:] if len(part) == 2]
    return "_".join([language.base, *(part.upper() for part in territory[:1])])


def _feed_links(edition: Edition, place: Place, page: str) -> Iterator[FeedLink]:
    code = place.language.code
    site_name = edition.settings.site_names[code]
    for theme in (place.theme, None) if place.theme else (None,):
        title = edition.strings[code]("article.tab", title=theme.labels[code], site=site_name) if theme else site_name
        for name, kind, format_name in _FORMATS:
            yield FeedLink(relative(feed_path(edition, code, theme, name), page), kind, f"{title} ({format_name})")


def _open_graph(facts: PageFacts) -> Iterator[MetaProperty]:
    edition, place = facts.edition, facts.place
    article = place.article
    yield MetaProperty("og:type", "article" if article else "website")
    yield MetaProperty("og:title", isolated_text(facts.heading, place.language.code))
    yield MetaProperty("og:url", facts.address)
    if facts.description:
        yield MetaProperty("og:description", isolated_text(facts.description, place.language.code))
    yield MetaProperty(
        "og:site_name", isolated_text(edition.settings.site_names[place.language.code], place.language.code)
    )
    shared = edition.settings.image
    image = facts.image or (facts.absolute(shared) if shared else None)
    if image:
        yield MetaProperty("og:image", image)
    yield from _locales(edition, place)
    if article:
        yield from _open_graph_article(edition, article)


def _locales(edition: Edition, place: Place) -> Iterator[MetaProperty]:
    """Name the page's locale and those of its translations; two scripts of one language are one locale here."""
    own = open_graph_locale(place.language)
    others = [open_graph_locale(language) for language in edition.languages if exists(edition, place, language)]
    yield MetaProperty("og:locale", own)
    yield from (MetaProperty("og:locale:alternate", other) for other in dict.fromkeys(others) if other != own)


def _open_graph_article(edition: Edition, article: Article) -> Iterator[MetaProperty]:
    if article.date:
        yield MetaProperty("article:published_time", f"{article.date.isoformat()}T00:00:00Z")
    updated = edition.catalogue.updated(article)
    if updated:
        yield MetaProperty("article:modified_time", f"{updated.isoformat()}T00:00:00Z")
    for theme in edition.catalogue.themes:
        if theme.id in article.tags:
            yield MetaProperty("article:tag", theme.labels[article.language])
