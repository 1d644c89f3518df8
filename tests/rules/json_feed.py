"""The rules of JSON Feed 1.1 (jsonfeed.org/version/1.1) for what our feeds may hold."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from tests.rules.atom import LANGUAGE_TAG, is_absolute, is_moment

TEXT, LIST = str, list
FEED: dict[str, type] = {
    **dict.fromkeys(("version", "title", "home_page_url", "feed_url", "description", "icon", "language"), TEXT),
    **dict.fromkeys(("authors", "items"), LIST),
}
ITEM: dict[str, type] = {
    **dict.fromkeys(("id", "url", "external_url", "title", "content_html", "summary", "language"), TEXT),
    **dict.fromkeys(("date_published", "date_modified"), TEXT),
    **dict.fromkeys(("authors", "tags"), LIST),
}


def violations(data: bytes) -> list[str]:
    """Name every rule that a document breaks."""
    feed = json.loads(data.decode("utf-8"))
    found = [*_members("feed", feed, FEED, ("version", "title", "home_page_url", "feed_url", "language", "items"))]
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        found.append(f"the version is {feed.get('version')}")
    for item in feed.get("items", []):
        found += _members("item", item, ITEM, ("id", "url", "title", "content_html", "date_modified"))
        found += [f"tag {tag!r}" for tag in item.get("tags", []) if not isinstance(tag, str) or not tag]
    twice = Counter(item.get("id") for item in feed.get("items", []))
    return [*found, *(f"two items have the id {key}" for key, number in twice.items() if number > 1)]


def _members(name: str, value: dict[str, Any], types: dict[str, type], required: tuple[str, ...]) -> Iterator[str]:
    yield from (f"{name} lacks {key}" for key in required if key not in value)
    for key, member in value.items():
        # Extensions are objects, which say where to read about them.
        is_extension = key.startswith("_") and isinstance(member, dict) and is_absolute(member.get("about", ""))
        if not is_extension and not _is_right(key, member, types):
            yield f"{name}: {key} is {member!r}"


def _is_right(key: str, member: Any, types: dict[str, type]) -> bool:
    known = key in types and isinstance(member, types[key])
    if not known or member == "":
        return False
    if key.endswith("url") or key == "icon":
        return is_absolute(member)
    if key.startswith("date_"):
        return is_moment(member)
    if key == "language":
        return bool(LANGUAGE_TAG.fullmatch(member))
    return key != "authors" or all(set(author) == {"name"} and author["name"] for author in member)
