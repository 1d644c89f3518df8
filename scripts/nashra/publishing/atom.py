"""A feed in Atom (RFC 4287)."""

from __future__ import annotations

import datetime
from xml.etree import ElementTree as ET

from nashra.publishing.feeds import Feed, FeedEntry
from nashra.publishing.xml_text import XML_LANG, add, document

NAMESPACE = "http://www.w3.org/2005/Atom"
# Some readers open the first alternate of an entry, others the last that is plain "text/html": so none leads
# a reader of this language to another one.
_TRANSLATION_TYPE = "text/html; charset=utf-8"


def atom(feed: Feed) -> bytes:
    """Write a feed as an Atom document."""
    root = ET.Element("feed", {"xmlns": NAMESPACE, XML_LANG: feed.language.code})
    add(root, "id", feed.id)
    add(root, "title", feed.title)
    if feed.description:
        add(root, "subtitle", feed.description)
    add(root, "updated", _moment(feed.updated))
    add(add(root, "author"), "name", feed.site_name)
    add(root, "icon", feed.icon)
    add(root, "link", rel="self", type="application/atom+xml", href=feed.atom)
    add(root, "link", rel="alternate", type="text/html", hreflang=feed.language.code, href=feed.home)
    for other in feed.alternates:
        add(root, "link", rel="alternate", type="application/atom+xml", hreflang=other.language, href=other.href)
    for entry in feed.entries:
        _add_entry(root, feed, entry)
    return document(root)


def _add_entry(root: ET.Element, feed: Feed, entry: FeedEntry) -> None:
    element = add(root, "entry")
    add(element, "id", entry.id)
    add(element, "title", entry.title)
    add(element, "updated", _moment(entry.updated))
    if entry.published:
        add(element, "published", _moment(entry.published))
    if entry.author:
        add(add(element, "author"), "name", entry.author)
    add(element, "link", rel="alternate", type="text/html", hreflang=feed.language.code, href=entry.url)
    for other in entry.alternates:
        add(element, "link", rel="alternate", type=_TRANSLATION_TYPE, hreflang=other.language, href=other.href)
    if entry.source_url:
        add(element, "link", rel="via", href=entry.source_url)
    for category in entry.categories:
        add(element, "category", term=category.term, scheme=category.scheme, label=category.label)
    if entry.summary:
        add(element, "summary", entry.summary)
    add(element, "content", entry.html, type="html")


def _moment(day: datetime.date) -> str:
    """Write a day as the moment it begins, UTC (RFC 3339)."""
    return f"{day.isoformat()}T00:00:00Z"
