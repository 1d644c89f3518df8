"""Where a link in Markdown leads when the page it names is in another language only, or not in this edition."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote, urlsplit

from nashra.languages import Language
from nashra.publishing.addresses import archive_uri, relative
from nashra.publishing.pages import THEMES, Edition, Place, derived_uris, place_of
from nashra.rendering.foreign_links import LinkTarget


def link_target(edition: Edition, place: Place, href: str) -> LinkTarget | None:
    """Tell where a link on the page at ``place`` leads instead, when its language or edition lacks what it names.

    Two ways of writing it are understood: the path as if there were a translation, which then needs no
    change on the day there is one, and the path of the file in the other language's folder.
    """
    parts = urlsplit(href)
    if parts.scheme or parts.netloc or not parts.path.endswith(".md") or parts.path.startswith("/"):
        return None
    here = posixpath.dirname(edition.addresses.source_uri(place.language.code, place.uri))
    code, _, uri = posixpath.normpath(posixpath.join(here, unquote(parts.path))).partition("/")
    page = edition.addresses.page(place.language.code, place.uri)
    if code == place.language.code and (nearest := _nearest(edition, place.language, uri)):
        return LinkTarget(relative(edition.addresses.page(code, nearest), page))
    language = _having(edition, place.language, code, uri)
    if language is None:
        return None
    link = relative(edition.addresses.page(language.code, uri), page)
    anchor = f"#{parts.fragment}" if parts.fragment else ""
    return LinkTarget(f"{link}{anchor}" if language.code in edition.included else None, language)


def _nearest(edition: Edition, own: Language, uri: str) -> str | None:
    """Name the page that a bundle has instead of one that it leaves out; ``None`` when it leaves out no such page."""
    place = place_of(edition.catalogue, own, uri)
    if place.theme and place.theme not in edition.themes:
        return THEMES
    listings = edition.listings[own.code]
    if place.period and place.period in listings.by_period and place.period not in listings.periods:
        return archive_uri(place.period.year)
    return None


def _having(edition: Edition, own: Language, code: str, uri: str) -> Language | None:
    """Give the other language that has the page; ``None`` when the link is right as it is, or leads nowhere."""
    named = next((language for language in edition.settings.languages if language.code == code), None)
    if named is None or (named == own and _published(edition, own, uri)):
        return None
    if named != own:
        return named if _published(edition, named, uri) else None
    if uri.startswith("articles/"):
        original = edition.catalogue.original(uri.removeprefix("articles/").removesuffix(".md"))
        lacking = place_of(edition.catalogue, own, uri).article is None
        others = [edition.settings.language(original.language)] if original and lacking else []
    else:
        # Nobody says which is the original of an ordinary page: the first language that has it.
        derived = uri in derived_uris(edition, own.code)
        others = [] if derived else [language for language in edition.settings.languages if language != own]
    return next((language for language in others if _published(edition, language, uri)), None)


def _published(edition: Edition, language: Language, uri: str) -> bool:
    """Tell whether an article or another page that somebody wrote is published."""
    place = place_of(edition.catalogue, language, uri)
    return place.page is not None or (place.article is not None and not place.article.draft)
