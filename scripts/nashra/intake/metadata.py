"""What a page states about its article in the forms made for it: JSON-LD, ``article:*``, ``og:*``, ``<time>``.

Only found facts, each with where it was found; prose is never read for them. A page that describes several
articles and does not say which it is states nothing.
"""

from __future__ import annotations

import datetime
import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from nashra.intake.blocks import Fact, Metadata
from nashra.intake.cleaning import clean
from nashra.intake.html_tree import Element, attribute, is_automatic
from nashra.intake.web_addresses import safe_address

_ARTICLE_TYPES = re.compile(r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report|SocialMediaPosting)$")
# The extended form of ISO 8601, or the basic one of a moment (``20240411T1312``).
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)|(\d{4})(\d{2})(\d{2})T\d")
_STATED_DAYS = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "parsely-pub-date",
    "publishdate",
    "pubdate",
    "sailthru.date",
)
_MOST_NODES = 5_000
_LONGEST_VALUE = 500
# A year of another calendar, such as Iran's 1402 or the Hijra's 1445, lies before this one.
_FIRST_YEAR = 1600

Entity = Mapping[str, Any]


def page_facts(root: Element, within: Element | None, address: str | None = None) -> Metadata:
    """Read the facts of a page; ``within`` is the article's element, ``address`` where it was saved from."""
    metas = _metas(root)
    url = _url(root, metas, address)
    entity = _article_entity(root, url.value if url else None)
    return Metadata(
        title=_first(_entity_text(entity, "headline"), _meta(metas, "og:title", "twitter:title")),
        date=_first(
            *(_day(fact) for fact in _entity_text(entity, "datePublished")),
            *(_day(fact) for fact in _meta(metas, *_STATED_DAYS)),
            *(_day(fact) for fact in _item_property(root, "datePublished")),
            _time(root, within),
        ),
        author=_first(
            _names(entity, "author"), _not_addresses(_meta(metas, "article:author", "og:article:author", "author"))
        ),
        publisher=_first(
            _names(entity, "publisher"), _meta(metas, "og:site_name"), _not_addresses(_meta(metas, "article:publisher"))
        ),
        url=url or next(iter(_entity_address(entity)), None),
    )


def page_types(root: Element) -> frozenset[str]:
    """Name the types that a page says it has, in JSON-LD and ``og:type``, in lower case."""
    types = {kind.lower() for entity in _entities(root) for kind in _types(entity)}
    return frozenset(types | {fact.value.lower() for fact in _meta(_metas(root), "og:type")})


def iso_day(value: str) -> str | None:
    """Give the day at the start of an ISO 8601 date or moment; ``None`` when it is none, or of another calendar."""
    match = _DAY.match(value.strip())
    parts = [int(part) for part in match.groups() if part] if match else []
    if not parts or parts[0] < _FIRST_YEAR:
        return None
    try:
        return datetime.date(*parts).isoformat()
    except ValueError:
        return None


def tidy_value(value: object) -> str:
    """Give a stated value on one line, with references resolved and noise removed; empty when it is no text."""
    if not isinstance(value, str):
        return ""
    text = " ".join(clean(html.unescape(re.sub(r"<[^<>]{0,200}>", "", value))).split())
    return text if len(text) <= _LONGEST_VALUE else ""


def _first(*found: Iterable[Fact] | Fact | None) -> Fact | None:
    for each in found:
        if isinstance(each, Fact):
            return each
        for fact in each or ():
            return fact
    return None


def _metas(root: Element) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = (attribute(element, "property") or attribute(element, "name")).lower()
        value = tidy_value(attribute(element, "content"))
        if name and value:
            found.setdefault(name, value)
    return found


def _meta(metas: Mapping[str, str], *names: str) -> list[Fact]:
    return [Fact(metas[name], name) for name in names if name in metas and not is_automatic(metas[name])]


def _not_addresses(facts: Iterable[Fact]) -> list[Fact]:
    return [fact for fact in facts if "://" not in fact.value and not fact.value.startswith(("@", "www."))]


def _url(root: Element, metas: Mapping[str, str], address: str | None) -> Fact | None:
    for link in root.iter("link"):
        if "canonical" in attribute(link, "rel").lower().split():
            href = attribute(link, "href")
            found = safe_address(urljoin(address, href) if address and not href.startswith("http") else href, None)
            if found:
                return Fact(found, "canonical")
    for fact in _meta(metas, "og:url"):
        if found := safe_address(fact.value, None):
            return Fact(found, fact.origin)
    found = safe_address(address, None) if address else None
    return Fact(found, "saved-from") if found else None


def _entities(root: Element) -> Iterator[Entity]:
    """Give the objects of the page's JSON-LD, nested ones included, broken ones left out."""
    seen = 0
    for script in root.iter("script"):
        if "ld+json" not in attribute(script, "type").lower():
            continue
        open_nodes: list[Any] = [_parsed(script.text or "")]
        while open_nodes and seen < _MOST_NODES:
            node = open_nodes.pop(0)
            seen += 1
            if isinstance(node, list):
                open_nodes += node
            elif isinstance(node, dict):
                yield node
                open_nodes += [node[key] for key in ("@graph", "mainEntity", "itemListElement", "item") if key in node]


def _parsed(text: str) -> Any:
    text = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$", "", text)
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _types(entity: Entity) -> list[str]:
    types = entity.get("@type")
    return [kind for kind in (types if isinstance(types, list) else [types]) if isinstance(kind, str)]


def _article_entity(root: Element, url: str | None) -> Entity | None:
    """Give the one article that a page describes: the only one, or the one with the page's own address."""
    articles = [entity for entity in _entities(root) if any(map(_ARTICLE_TYPES.search, _types(entity)))]
    if len(articles) == 1:
        return articles[0]
    own = [entity for entity in articles if url and any(_same(fact.value, url) for fact in _entity_address(entity))]
    return own[0] if own else None


def _same(one: str, other: str) -> bool:
    return one.split("#", maxsplit=1)[0].rstrip("/") == other.split("#", maxsplit=1)[0].rstrip("/")


def _entity_address(entity: Entity | None) -> list[Fact]:
    found = []
    for key in ("url", "mainEntityOfPage", "@id"):
        value = (entity or {}).get(key)
        value = value.get("@id") if isinstance(value, dict) else value
        if isinstance(value, str) and (address := safe_address(value, None)):
            found.append(Fact(address, f"json-ld {key}"))
    return found


def _entity_text(entity: Entity | None, key: str) -> list[Fact]:
    value = tidy_value((entity or {}).get(key))
    return [Fact(value, f"json-ld {key}")] if value else []


def _names(entity: Entity | None, key: str) -> list[Fact]:
    """Give the names of people or organisations, joined by commas."""
    value = (entity or {}).get(key)
    listed: Sequence[Any] = value if isinstance(value, list) else [value]
    names = [tidy_value(each.get("name") if isinstance(each, dict) else each) for each in listed]
    names = [name for name in names if name and "://" not in name]
    return [Fact(", ".join(dict.fromkeys(names)), f"json-ld {key}")] if names else []


def _day(fact: Fact) -> Fact | None:
    day = iso_day(fact.value)
    return Fact(day, fact.origin) if day else None


def _item_property(root: Element, name: str) -> Iterator[Fact]:
    found = [element for element in root.iter(etree.Element) if element.get("itemprop") == name]
    values = {attribute(e, "datetime") or attribute(e, "content") or _day_inside(e) for e in found} - {""}
    if len({value[:10] for value in values}) == 1:
        yield Fact(min(values), f"itemprop {name}")


def _day_inside(element: Element) -> str:
    """Give an element's text or ``title`` when it is a moment as machines write it, which some sites hide in a page."""
    texts = ("".join(element.itertext()).strip(), attribute(element, "title"))
    return next((text for text in texts if iso_day(text)), "")


def _time(root: Element, within: Element | None) -> Fact | None:
    """Give the day of the ``<time>`` marked as the publication's, or of the only day given around the article."""
    marked = {
        day for time in root.iter("time") if "pubdate" in time.attrib and (day := iso_day(attribute(time, "datetime")))
    }
    if len(marked) == 1:
        return Fact(marked.pop(), "time")
    scopes = [within, *(within.iterancestors("article", "main") if within is not None else ()), root]
    for scope in scopes:
        days = (
            {day for time in scope.iter("time") if (day := iso_day(attribute(time, "datetime")))}
            if scope is not None
            else set()
        )
        if days:
            return Fact(days.pop(), "time") if len(days) == 1 else None
    return None
