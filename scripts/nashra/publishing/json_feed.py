"""A feed in JSON Feed 1.1 (jsonfeed.org)."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from typing import Any

from nashra.publishing.feeds import Feed, FeedAlternate, FeedEntry
from nashra.publishing.xml_text import clean

VERSION = "https://jsonfeed.org/version/1.1"
# What the members of our extension mean, where a reader of the format may look it up.
_ABOUT_TRANSLATIONS = "https://schema.org/workTranslation"


def json_feed(feed: Feed) -> bytes:
    """Write a feed as a JSON Feed document. ``_translations`` is an extension, in the form the format has for them."""
    value = _known(
        version=VERSION,
        title=feed.title,
        description=feed.description,
        home_page_url=feed.home,
        feed_url=feed.json,
        icon=feed.icon,
        language=feed.language.code,
        authors=[{"name": feed.site_name}],
        items=[_item(feed, entry) for entry in feed.entries],
    )
    return f"{json.dumps(value, ensure_ascii=False, indent=1)}\n".encode()


def _item(feed: Feed, entry: FeedEntry) -> dict[str, Any]:
    return _known(
        id=entry.id,
        url=entry.url,
        external_url=entry.source_url,
        title=clean(entry.title),
        summary=clean(entry.summary),
        content_html=clean(entry.html),
        language=feed.language.code,
        date_published=_moment(entry.published),
        date_modified=_moment(entry.updated),
        authors=[{"name": entry.author}] if entry.author else None,
        tags=[category.label for category in entry.categories],
        _translations=_translations(entry.alternates),
    )


def _translations(alternates: Sequence[FeedAlternate]) -> dict[str, Any] | None:
    works = [{"language": alternate.language, "url": alternate.href} for alternate in alternates]
    return {"about": _ABOUT_TRANSLATIONS, "works": works} if works else None


def _moment(day: datetime.date | None) -> str | None:
    return f"{day.isoformat()}T00:00:00Z" if day else None


def _known(**members: Any) -> dict[str, Any]:
    """Leave out what is not known: the format has no null. An empty list is kept where it is required."""
    return {name: value for name, value in members.items() if value not in (None, "")}
