"""The sitemap (sitemaps.org 0.9), with the translations of each page as Google reads them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from nashra.languages import Language
from nashra.model import Article
from nashra.publishing.metadata import alternates
from nashra.publishing.pages import Edition, Place, derived_uris, listed_at, place_of
from nashra.publishing.views import Alternate, PageKind
from nashra.publishing.xml_text import add, document

SITEMAP_FILE = "sitemap.xml"
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
# sitemaps.org: a file holds at most 50,000 addresses and 50 MiB; an entry of ours has 1 kB at most
# for four languages, so that the number of addresses is what counts.
LARGEST = 50_000


@dataclass(frozen=True)
class SitemapEntry:
    """One page in the sitemap; ``changed`` is the day its substance last changed, where that is known."""

    address: str
    changed: datetime.date | None
    alternates: tuple[Alternate, ...]


def sitemaps(edition: Edition, largest: int = LARGEST) -> dict[str, bytes]:
    """Give the sitemap by file name: one file, or an index and its parts; nothing without the site's address."""
    pages = [place for language in edition.languages for place in published_places(edition, language)]
    entries = [entry for place in pages for entry in _entry(edition, place)]
    if len(entries) <= largest:
        return {SITEMAP_FILE: _url_set(entries)} if entries else {}
    parts = [entries[start : start + largest] for start in range(0, len(entries), largest)]
    files = {f"sitemap-{number}.xml": _url_set(part) for number, part in enumerate(parts, 1)}
    return {SITEMAP_FILE: _index(edition, list(files)), **files}


def published_places(edition: Edition, language: Language) -> Iterator[Place]:
    """Give every page of a language that readers should find: no drafts, nothing withdrawn."""
    catalogue = edition.catalogue
    uris = [page.uri for page in catalogue.pages if page.language == language.code]
    uris += [uri for uri in derived_uris(edition, language.code) if uri not in uris]
    uris += [f"articles/{article.path}.md" for article in catalogue.listed(language.code)]
    return (place_of(catalogue, language, uri) for uri in sorted(uris))


def _entry(edition: Edition, place: Place) -> Iterator[SitemapEntry]:
    address = edition.addresses.absolute(edition.addresses.page(place.language.code, place.uri))
    if address is not None:
        yield SitemapEntry(address, _changed(edition, place), tuple(alternates(edition, place)))


def _changed(edition: Edition, place: Place) -> datetime.date | None:
    """Give the day a page last changed: an article's own, or the newest of those that a page lists."""
    if place.article:
        return _day(place.article)
    lists = place.kind is not PageKind.ELSEWHERE
    return max(map(_day, listed_at(edition, place)), default=None) if lists else None


def _day(article: Article) -> datetime.date:
    return article.updated or article.added


def _url_set(entries: Sequence[SitemapEntry]) -> bytes:
    root = ET.Element("urlset", {"xmlns": NAMESPACE, "xmlns:xhtml": "http://www.w3.org/1999/xhtml"})
    for entry in entries:
        url = add(root, "url")
        add(url, "loc", entry.address)
        if entry.changed:
            add(url, "lastmod", entry.changed.isoformat())
        for other in entry.alternates:
            add(url, "xhtml:link", rel="alternate", hreflang=other.hreflang, href=other.href)
    return document(root)


def _index(edition: Edition, names: Sequence[str]) -> bytes:
    root = ET.Element("sitemapindex", {"xmlns": NAMESPACE})
    for name in names:
        add(add(root, "sitemap"), "loc", edition.addresses.absolute(name))
    return document(root)
