"""JSON-LD in the vocabulary of schema.org: what Google's guidelines for articles and breadcrumbs ask for.

What is not known is left out; nothing is guessed.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from nashra.model import Article
from nashra.orthography.sentences import cut_at_word
from nashra.publishing.pages import Edition, Place
from nashra.publishing.views import PageKind

HEADLINE_LIMIT = 110
"""Characters; longer headlines may be cut by search engines (Google, "Article structured data")."""
# A JSON text inside a script element must not hold what ends the element or opens a comment in it
# (HTML, "Restrictions for contents of script elements").
_UNSAFE = re.compile("[<>&\u2028\u2029]")

Node = dict[str, Any]


@dataclass(frozen=True)
class PageFacts:
    """A page of an edition with its absolute address and its own words."""

    edition: Edition
    place: Place
    address: str
    heading: str
    description: str
    image: str | None = None
    """Absolute address of a picture of its own."""

    @property
    def lang(self) -> str:
        """Code of the page's language."""
        return self.place.language.code

    def absolute(self, address: str) -> str:
        """Give the absolute form of an address of this edition, which has one."""
        return self.edition.addresses.absolute(address) or ""


def structured_data(facts: PageFacts) -> str:
    """Write a page's JSON-LD, safe inside a ``script`` element."""
    nodes = [node for node in (_subject(facts), _breadcrumbs(facts)) if node]
    text = json.dumps({"@context": "https://schema.org", "@graph": nodes}, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _subject(facts: PageFacts) -> Node:
    if facts.place.article:
        return _news_article(facts, facts.place.article)
    if facts.place.kind is PageKind.HOME:
        return _website(facts)
    listing = facts.place.kind is not PageKind.PAGE
    node = _node(
        "CollectionPage" if listing else "WebPage",
        **_common(facts),
        name=facts.heading,
        isPartOf=_reference(_site_id(facts)),
    )
    theme = facts.place.theme
    return node | ({"about": {"@type": "Thing", "name": theme.labels[facts.lang]}} if theme else {})


def _website(facts: PageFacts) -> Node:
    name = facts.edition.settings.site_names[facts.lang]
    return _node("WebSite", **_common(facts), name=name) | {"@id": _site_id(facts)}


def _news_article(facts: PageFacts, article: Article) -> Node:
    source, themes = article.source, facts.edition.catalogue.themes
    headline = cut_at_word(article.title, HEADLINE_LIMIT)
    updated = facts.edition.catalogue.updated(article)
    return _node(
        "NewsArticle",
        **_common(facts),
        mainEntityOfPage=facts.address,
        headline=headline,
        name=article.title if headline != article.title else None,
        datePublished=f"{article.date.isoformat()}T00:00:00Z" if article.date else None,
        dateModified=f"{updated.isoformat()}T00:00:00Z" if updated else None,
        author={"@type": "Person", "name": source.author} if source.author else None,
        publisher={"@type": "Organization", "name": source.publisher} if source.publisher else None,
        isBasedOn=source.url,
        isPartOf=_reference(_site_id(facts)),
        image=facts.image,
        articleSection=[theme.labels[facts.lang] for theme in themes if theme.id in article.tags],
        **_translations(facts, article),
    )


def _translations(facts: PageFacts, article: Article) -> Node:
    """Tie a translation to its original and the original to all its translations, as far as the site has them."""
    group = [other for other in facts.edition.catalogue.group(article.path) if other.language in facts.edition.included]
    if article.translation is None:
        others = [_work(facts, other) for other in group if other.translation]
        return {"workTranslation": others}
    original = next((_work(facts, other) for other in group if other.translation is None), None)
    by = article.translation.by
    translator = None if by == "machine" else {"@type": "Person", "name": by}
    return {"translationOfWork": original, "translator": translator}


def _work(facts: PageFacts, article: Article) -> Node:
    address = facts.absolute(facts.edition.addresses.article(article.language, article.path))
    return {"@type": "NewsArticle", "@id": address, "url": address, "inLanguage": article.language}


def _breadcrumbs(facts: PageFacts) -> Node:
    trail = list(_trail(facts))
    if len(trail) < 2:
        return {}
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": address}
        for position, (name, address) in enumerate(trail, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _trail(facts: PageFacts) -> Iterator[tuple[str, str]]:
    """Give name and address of each step from the home page to this one; an article stands below its first theme."""
    edition, place, lang = facts.edition, facts.place, facts.lang
    addresses = edition.addresses
    yield edition.settings.site_names[lang], facts.absolute(addresses.home(lang))
    if place.kind is PageKind.THEME:
        yield edition.strings[lang]("themes.title"), facts.absolute(addresses.themes(lang))
    if place.period:
        yield edition.strings[lang]("archive.title"), facts.absolute(addresses.archive(lang))
        if place.period.month:
            year = edition.strings[lang].year(datetime.date(place.period.year, 1, 1))
            yield year, facts.absolute(addresses.archive(lang, place.period.year))
    # In a preview the vocabulary may be broken, and the article's themes unknown.
    tag = next(iter(place.article.tags), None) if place.article else None
    for theme in edition.catalogue.themes:
        if theme.id == tag:
            yield theme.labels[lang], facts.absolute(addresses.theme(lang, theme.id))
    if place.kind is not PageKind.HOME:
        yield facts.heading, facts.address


def _common(facts: PageFacts) -> Node:
    return {
        "@id": facts.address,
        "url": facts.address,
        "inLanguage": facts.lang,
        "description": facts.description or None,
    }


def _site_id(facts: PageFacts) -> str:
    """Name the site in this page's language, apart from its home page, which is a page of it."""
    return f"{facts.absolute(facts.edition.addresses.home(facts.lang))}#site"


def _reference(identifier: str) -> Mapping[str, str]:
    return {"@id": identifier}


def _node(kind: str, **members: Any) -> Node:
    return {"@type": kind, **{name: value for name, value in members.items() if value not in (None, [])}}
