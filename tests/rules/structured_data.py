"""Google's guidelines for structured data of articles and breadcrumbs, as far as they can be read off a page."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any

from tests.rules.atom import LANGUAGE_TAG, is_absolute

ZONED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
TYPES = {"NewsArticle", "WebSite", "WebPage", "CollectionPage", "BreadcrumbList"}
ADDRESSES = ("@id", "url", "mainEntityOfPage", "isBasedOn", "item", "image")
HEADLINE = 110


def violations(value: dict[str, Any], page_address: str, language: str) -> list[str]:
    """Name every rule that a page's JSON-LD breaks."""
    found = [] if value.get("@context") == "https://schema.org" else ["the context is another"]
    nodes = {node["@type"]: node for node in value["@graph"]}
    found += [f"type {kind}" for kind in nodes if kind not in TYPES]
    subject = value["@graph"][0]
    if subject.get("url") != page_address or subject.get("inLanguage") != language:
        found.append(f"is about {subject.get('url')} in {subject.get('inLanguage')}")
    found += [fault for node in _nodes(value["@graph"]) for fault in _node(node)]
    if "NewsArticle" in nodes:
        found += _article(nodes["NewsArticle"])
    if "BreadcrumbList" in nodes:
        found += _breadcrumbs(nodes["BreadcrumbList"], page_address)
    return found


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for member in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _nodes(member)


def _node(node: dict[str, Any]) -> Iterator[str]:
    for key, member in node.items():
        if member in (None, "", [], {}):
            yield f"{key} is empty"
        if key in ADDRESSES and not is_absolute(str(member)):
            yield f"{key} is {member}"
        if key == "inLanguage" and not LANGUAGE_TAG.fullmatch(member):
            yield f"{key} is {member}"
        if key.startswith("date") and not (ZONED.fullmatch(member) and datetime.datetime.fromisoformat(member).year):
            yield f"{key} is {member}"


def _article(article: dict[str, Any]) -> Iterator[str]:
    if not 1 <= len(article.get("headline", "")) <= HEADLINE:
        yield f"headline {article.get('headline')!r}"
    for role, kinds in {"author": {"Person", "Organization"}, "publisher": {"Organization"}}.items():
        if role in article and not (article[role].get("@type") in kinds and article[role].get("name")):
            yield f"{role} is {article[role]}"
    if article.get("dateModified", "9999") < article.get("datePublished", ""):
        yield "modified before it was published"


def _breadcrumbs(trail: dict[str, Any], page_address: str) -> Iterator[str]:
    items = trail["itemListElement"]
    if len(items) < 2 or [item["position"] for item in items] != list(range(1, len(items) + 1)):
        yield "too few steps, or not counted from 1"
    if items[-1]["item"] != page_address:
        yield "does not end at the page"
    yield from (f"step {item}" for item in items if item["@type"] != "ListItem" or not item.get("name"))
