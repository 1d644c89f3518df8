"""The rules of RFC 4287 for what our feeds may hold, stricter than the RFC where it says "should"."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Element → (least, most) times it may stand there. Sections 4.1.1 and 4.1.2.
FEED = {
    **dict.fromkeys(("id", "title", "updated"), (1, 1)),
    **dict.fromkeys(("subtitle", "icon", "logo", "rights", "generator"), (0, 1)),
    **dict.fromkeys(("author", "link"), (1, 99)),
    **dict.fromkeys(("category", "contributor", "entry"), (0, 99)),
}
ENTRY = {
    **dict.fromkeys(("id", "title", "updated", "content"), (1, 1)),
    **dict.fromkeys(("published", "summary", "rights", "source"), (0, 1)),
    **dict.fromkeys(("author", "category", "contributor"), (0, 99)),
    "link": (1, 99),
}
ATTRIBUTES = {
    "feed": {LANG},
    "link": {"rel", "type", "hreflang", "href", "title"},
    "category": {"term", "scheme", "label"},
    "content": {"type"},
}
# RFC 3339, with an upper-case T and a zone, as section 3.3 demands.
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]+(; charset=utf-8)?")
LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
URN_UUID = re.compile(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


def violations(data: bytes) -> list[str]:
    """Name every rule that a document breaks."""
    root = ET.fromstring(data)
    return [*_prologue(data, root), *_container(root, "feed", FEED), *_entries(root)]


def _prologue(data: bytes, root: ET.Element) -> Iterator[str]:
    if not data.startswith(b"<?xml") or b"utf-8" not in data[:60].lower():
        yield "no XML declaration with UTF-8"
    if root.tag != f"{ATOM}feed":
        yield f"the root is {root.tag}"
    if not LANGUAGE_TAG.fullmatch(root.get(LANG, "")):
        yield "the feed names no language"
    for element in root.iter():
        name = element.tag.removeprefix(ATOM)
        yield from (f"{name} has {key}" for key in element.attrib if key not in ATTRIBUTES.get(name, ()))


def _container(element: ET.Element, name: str, allowed: dict[str, tuple[int, int]]) -> Iterator[str]:
    counts = Counter(child.tag.removeprefix(ATOM) for child in element)
    for tag, number in counts.items():
        if tag not in allowed:
            yield f"{name} holds {tag}"
        elif number > allowed[tag][1]:
            yield f"{name} holds {number} of {tag}"
    yield from (f"{name} lacks {tag}" for tag, (least, _) in allowed.items() if counts[tag] < least)
    for child in element:
        yield from (f"{name}: {fault}" for fault in _child(child))
    yield from (f"{name}: {fault}" for fault in _links(element, name))


def _child(child: ET.Element) -> Iterator[str]:
    tag, text = child.tag.removeprefix(ATOM), (child.text or "").strip()
    if tag in {"title", "subtitle", "summary", "content"} and not text:
        yield f"{tag} is empty"
    if tag == "id" and not URN_UUID.fullmatch(child.text or ""):
        yield f"id is {child.text}"
    if tag in {"updated", "published"} and not is_moment(child.text or ""):
        yield f"{tag} is {child.text}"
    if tag == "icon" and not is_absolute(child.text or ""):
        yield f"icon is {child.text}"
    if tag == "author" and [part.tag for part in child] != [f"{ATOM}name"]:
        yield "an author has more or less than a name"
    if tag == "category" and not (child.get("term") and is_absolute(child.get("scheme", ""))):
        yield "a category lacks its term or an absolute scheme"
    if tag == "content" and child.get("type") != "html":
        yield "the content is not HTML"


def _links(element: ET.Element, name: str) -> Iterator[str]:
    links = element.findall(f"{ATOM}link")
    for link in links:
        if not is_absolute(link.get("href", "")):
            yield f"a link leads to {link.get('href')}"
        if link.get("type") and not MEDIA_TYPE.fullmatch(link.get("type", "")):
            yield f"a link has the type {link.get('type')}"
        if link.get("hreflang") and not LANGUAGE_TAG.fullmatch(link.get("hreflang", "")):
            yield f"a link has the language {link.get('hreflang')}"
    alternates = Counter((link.get("type"), link.get("hreflang")) for link in links if link.get("rel") == "alternate")
    yield from (f"two alternates {which}" for which, number in alternates.items() if number > 1)
    if not alternates:
        yield "no alternate"
    if name == "feed" and [link.get("rel") for link in links].count("self") != 1:
        yield "not one link to itself"


def _entries(root: ET.Element) -> Iterator[str]:
    entries = root.findall(f"{ATOM}entry")
    for entry in entries:
        yield from _container(entry, "entry", ENTRY)
    ids = Counter(element.text for element in root.iter(f"{ATOM}id"))
    yield from (f"two have the id {which}" for which, number in ids.items() if number > 1)
    newest = max((entry.findtext(f"{ATOM}updated", "") for entry in entries), default="")
    if newest > root.findtext(f"{ATOM}updated", ""):
        yield "an entry is newer than the feed"


def is_moment(text: str) -> bool:
    """Tell whether a text is a moment with a zone; a day that no calendar has raises ``ValueError``."""
    if not MOMENT.fullmatch(text):
        return False
    datetime.datetime.fromisoformat(text)
    return True


def is_absolute(address: str) -> bool:
    """Tell whether a text is a whole web address."""
    parts = urlsplit(address)
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and not re.search(r"[\s<>\"]", address)
