"""A volume as one HTML file with everything in it, which opens from a messenger's attachment and prints well."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from xml.etree import ElementTree as ET

from nashra.bundles.fragments import Setting
from nashra.bundles.library import Library, Words, linked_article
from nashra.bundles.markup import as_html, element, extend, isolated
from nashra.bundles.parts import article_section, date
from nashra.bundles.selection import Scope, Volume
from nashra.model import Article
from nashra.publishing.leaving import leaving_script
from nashra.publishing.stylesheet import minify, single_file_policy
from nashra.publishing.views import ExitView
from nashra.rendering.isolation import isolated_text

_CONTENTS = "contents"


def single_file(library: Library, volume: Volume) -> bytes:
    """Make the file. Raises :class:`NashraError` for an image that cannot be taken in."""
    language, words = volume.language, library.words(volume)
    style = minify(stylesheet("book.css") + stylesheet("page.css"))
    way_out = library.view(volume.articles[0]).way_out
    body = element("body", {"class": volume.scope}, *_body(library, volume, words))
    if way_out:
        _add_way_out(body, way_out, library.strings(language.code)("exit.title"))
    root = element(
        "html",
        {"lang": language.code, "dir": language.direction},
        _head(words, style, leaving_script() if way_out else "", language.code),
        body,
    )
    return as_html(root)


def stylesheet(name: str) -> str:
    """Read a stylesheet of this room."""
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


def _head(words: Words, style: str, script: str, language: str) -> ET.Element:
    policy = single_file_policy(style, script)
    description = isolated_text(words.description, language)
    return element(
        "head",
        None,
        element("meta", {"charset": "utf-8"}),
        element("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        element("meta", {"http-equiv": "Content-Security-Policy", "content": policy}),
        element("meta", {"name": "referrer", "content": "no-referrer"}),
        element("meta", {"name": "color-scheme", "content": "light dark"}),
        # Without it, browsers ask a server for /favicon.ico.
        element("link", {"rel": "icon", "href": "data:,"}),
        element("title", None, isolated_text(words.title, language)),
        element("meta", {"name": "description", "content": description}) if description else None,
        element("style", None, style),
        element("script", None, script) if script else None,
    )


def _add_way_out(body: ET.Element, way_out: ExitView, title: str) -> None:
    """Add the bar at the lower edge as pages have it, and the first link of the header, for keyboards.

    It leads to no page on reading safely, because no single file has one.
    """
    body[0].insert(0, element("a", {"class": "skip", "data-leave": "", "href": way_out.href}, title))
    leave = {"class": "leave", "data-leave": "", "data-words": way_out.words, "href": way_out.href}
    status = {"id": "exit-status", "class": "unseen", "role": "status"}
    bar = {"class": "exit", "aria-label": title}
    extend(body, [element("aside", bar, element("a", leave, title), element("span", status))])


def _body(library: Library, volume: Volume, words: Words) -> Iterator[ET.Element]:
    strings = library.strings(volume.language.code)
    alone = volume.scope is Scope.ARTICLE
    if alone:
        site_name = isolated(words.site_name, volume.language.code)
        yield element("header", {"class": "brand"}, element("p", None, *site_name))
    else:
        yield _opening(volume, words)
        yield _contents(library, volume, strings("bundle.contents"))
    names = {article.path: f"a{number}" for number, article in enumerate(volume.articles, 1)}
    main = element("main")
    for article in volume.articles:
        section = article_section(library, article, _setting(library, article, names, alone=alone), names[article.path])
        if not alone:
            back = element("a", {"href": f"#{_CONTENTS}"}, strings("bundle.back"))
            extend(section, [element("p", {"class": "back"}, back)])
        main.append(section)
    yield main
    yield element("footer", {"class": "colophon"}, element("p", None, words.rights))


def _opening(volume: Volume, words: Words) -> ET.Element:
    header, code = element("header", {"class": "opening"}), volume.language.code
    if volume.scope is not Scope.WHOLE:
        extend(header, [element("p", {"class": "site"}, *isolated(words.site_name, code))])
    extend(header, [element("h1", None, *isolated(words.heading, code))])
    if words.description:
        extend(header, [element("p", {"class": "lead"}, *isolated(words.description, code))])
    extend(header, [element("p", {"class": "count"}, words.count)])
    return header


def _contents(library: Library, volume: Volume, title: str) -> ET.Element:
    entries = element("ol")
    for number, article in enumerate(volume.articles, 1):
        view = library.view(article).article
        link = element("a", {"href": f"#a{number}"}, *isolated(article.title, article.language))
        day = date(view.dates[0]) if view else None
        entries.append(element("li", None, link, " ", day))
    heading = element("h2", {"id": _CONTENTS}, title)
    return element("nav", {"aria-labelledby": _CONTENTS}, heading, entries)


def _setting(library: Library, article: Article, names: dict[str, str], *, alone: bool) -> Setting:
    def link(written: str) -> str | None:
        name = names.get(linked_article(article, written) or "")
        return f"#{name}" if name else None

    def image(written: str) -> str | None:
        found = library.image(article, written)
        return found.data_uri if found else None

    return Setting(f"{names[article.path]}-", link, image, deeper=0 if alone else 1)
