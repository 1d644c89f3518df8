"""The pages of a book: its cover, its contents, its articles, and the index by themes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from nashra.bundles.library import Library, Words
from nashra.bundles.markup import as_xml, element, extend, isolated
from nashra.bundles.selection import Scope, Volume, issue_of
from nashra.languages import Language
from nashra.model import Article, Theme
from nashra.rendering.isolation import isolated_text

_NAMESPACES = {"xmlns": "http://www.w3.org/1999/xhtml", "xmlns:epub": "http://www.idpf.org/2007/ops"}
_THEMES = "themes.xhtml"


@dataclass(frozen=True)
class Chapter:
    """An article and the file it stands in, relative to the package document."""

    article: Article
    path: str


def book_page(language: Language, title: str, *content: ET.Element, style: str = "style.css") -> bytes:
    """Make an XHTML document of a book (EPUB 3.3, section 6.1)."""
    root = element(
        "html",
        {**_NAMESPACES, "lang": language.code, "xml:lang": language.code, "dir": language.direction},
        element(
            "head",
            None,
            element("meta", {"charset": "utf-8"}),
            element("title", None, isolated_text(title, language.code)),
            element("link", {"rel": "stylesheet", "type": "text/css", "href": style}),
        ),
        element("body", {"dir": language.direction}, *content),
    )
    return as_xml(root, "<!DOCTYPE html>")


def cover_page(language: Language, words: Words) -> bytes:
    """Make the page that shows the cover."""
    image = element("img", {"src": "cover.svg", "alt": words.title})
    return book_page(language, words.title, element("section", {"epub:type": "cover", "class": "cover"}, image))


def contents_page(library: Library, volume: Volume, words: Words, chapters: Sequence[Chapter]) -> bytes:
    """Make the navigation document (EPUB 3.3, section 7): contents in reading order, and landmarks."""
    code = volume.language.code
    strings = library.strings(code)
    entries = element("ol")
    if volume.scope is Scope.WHOLE:
        extend(entries, _by_issue(library, volume, chapters))
    else:
        extend(entries, (_entry(chapter.path, chapter.article.title, code) for chapter in chapters))
    if volume.scope is not Scope.THEME:
        themes = (
            _entry(f"{_THEMES}#{theme.id}", label, code) for theme, label, _ in _themes(library, volume, chapters)
        )
        index = _entry(_THEMES, strings("themes.title"), code)
        extend(index, [element("ol", None, *themes)])
        extend(entries, [index])
    title = strings("bundle.contents")
    heading = element("h1", {"id": "contents"}, title)
    contents = {"epub:type": "toc", "role": "doc-toc", "aria-labelledby": "contents"}
    marks = (
        _entry("cover.xhtml", strings("bundle.cover"), code, "cover"),
        _entry("nav.xhtml", title, code, "toc"),
        _entry(chapters[0].path, words.heading, code, "bodymatter"),
    )
    landmarks = element("nav", {"epub:type": "landmarks", "hidden": "hidden"}, element("ol", None, *marks))
    return book_page(volume.language, title, element("nav", contents, heading, entries), landmarks)


def themes_page(library: Library, volume: Volume, chapters: Sequence[Chapter]) -> bytes:
    """Make the index: under each theme, the articles on it."""
    code = volume.language.code
    title = library.strings(code)("themes.title")
    section = element("section", {"aria-labelledby": "themes"}, element("h1", {"id": "themes"}, title))
    for theme, label, members in _themes(library, volume, chapters):
        entries = (_entry(chapter.path, chapter.article.title, code) for chapter in members)
        extend(
            section,
            [element("h2", {"id": theme.id}, *isolated(label, code)), element("ul", None, *entries)],
        )
    return book_page(volume.language, title, section)


def _by_issue(library: Library, volume: Volume, chapters: Sequence[Chapter]) -> Iterator[ET.Element]:
    grouped: dict[str, list[Chapter]] = {}
    for chapter in chapters:
        grouped.setdefault(issue_of(chapter.article), []).append(chapter)
    code = volume.language.code
    strings = library.strings(code)
    for members in grouped.values():
        month = element("span", None, strings.month_of_year(members[0].article.order_date))
        entries = element("ol", None, *(_entry(chapter.path, chapter.article.title, code) for chapter in members))
        yield element("li", None, month, entries)


def _themes(
    library: Library, volume: Volume, chapters: Sequence[Chapter]
) -> Iterator[tuple[Theme, str, Sequence[Chapter]]]:
    by_theme: Mapping[str, list[Chapter]] = {theme.id: [] for theme in library.catalogue.themes}
    for chapter in chapters:
        for tag in chapter.article.tags:
            by_theme[tag].append(chapter)
    for theme in library.catalogue.themes:
        if by_theme[theme.id]:
            yield theme, theme.labels[volume.language.code], by_theme[theme.id]


def _entry(href: str, text: str, language: str, kind: str | None = None) -> ET.Element:
    return element("li", None, element("a", {"href": href, "epub:type": kind}, *isolated(text, language)))
