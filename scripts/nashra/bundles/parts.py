"""The parts that every volume is put together from: an article with all that must be said about it."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from nashra.bundles.fragments import Setting, placed
from nashra.bundles.library import Library
from nashra.bundles.markup import Node, element, extend, isolated
from nashra.model import Article
from nashra.publishing.views import ArticleView, DateView, PageView, SourceView


def article_section(library: Library, article: Article, setting: Setting, name: str) -> ET.Element:
    """Make an article with its heading, dates, notices, text and source; ``name`` is the id of its heading."""
    view = library.view(article)
    assert view.article is not None  # noqa: S101 # it is the view of an article; this tells the type checker
    level = f"h{1 + setting.deeper}"
    section = element(
        "article",
        {"class": "article", "aria-labelledby": name},
        element(level, {"id": name}, *isolated(article.title, article.language)),
        _facts(view, view.article),
        _notices(view, view.article),
    )
    extend(section, placed(library.body(article), setting))
    extend(section, [_source(view, view.article.source)])
    return section


def date(view: DateView) -> ET.Element:
    """Write a date with its label."""
    return element("span", {"class": "date"}, f"{view.label}: ", element("time", {"datetime": view.iso}, view.text))


def _facts(view: PageView, article: ArticleView) -> ET.Element:
    box = element("p", {"class": "facts"})
    for index, shown in enumerate(article.dates):
        extend(box, [element("br") if index else None, date(shown)])
    if article.themes:
        # No line begins with the mark between two names.
        names = "\N{NO-BREAK SPACE}· ".join(theme.text for theme in article.themes)
        extend(box, [element("br"), *isolated(f"{view.strings('themes.title')}: {names}", view.lang)])
    return box


def _notices(view: PageView, article: ArticleView) -> Node:
    if not article.notices:
        return None
    notices = (element("p", None, *isolated(notice.text, view.lang)) for notice in article.notices)
    attributes = {"class": "notices", "role": "note", "aria-label": view.strings("notice.title")}
    return element("div", attributes, *notices)


def _source(view: PageView, source: SourceView) -> Node:
    lines = list(_source_lines(view, source))
    if not lines:
        return None
    box = element("footer", {"class": "source"})
    extend(box, (element("p", None, *line) for line in lines))
    return box


def _source_lines(view: PageView, source: SourceView) -> Iterator[list[Node]]:
    if source.publisher or source.url:
        yield [
            f"{view.strings('article.source')}: ",
            element("bdi", None, source.publisher) if source.publisher else "",
        ]
    if source.url:
        yield [element("a", {"href": source.url, "dir": "ltr", "rel": "external"}, source.url)]
    if source.author:
        yield [f"{view.strings('article.author')}: ", element("bdi", None, source.author)]
