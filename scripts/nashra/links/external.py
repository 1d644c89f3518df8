"""Which addresses of other sites the bulletin names, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urldefrag, urlsplit

from nashra.checking.content_checks import folder_of
from nashra.checking.file_report import markdown_files, read_file
from nashra.content.tree import Content
from nashra.settings import Settings

Place = tuple[str, int, int]
"""Path relative to the project, line and column."""
_ON_THE_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)


def external_addresses(settings: Settings, content: Content) -> Mapping[str, tuple[Place, ...]]:
    """Give each address, without what stands after ``#``, with every place that names it.

    Articles that are drafts or withdrawn are left out: nobody can follow their links.
    """
    hidden = {
        f"{article.language}/articles/{article.path}.md"
        for article in content.catalogue.articles
        if not article.is_published
    }
    found: dict[str, list[Place]] = {}
    for address, uri, place in sorted({*_links(settings), *_sources(content)}):
        if uri not in hidden and is_on_the_web(address):
            found.setdefault(urldefrag(address).url, []).append(place)
    return {address: tuple(sorted(places)) for address, places in sorted(found.items())}


def is_on_the_web(address: str) -> bool:
    """Tell whether an address can be asked for by HTTP at all."""
    try:
        return bool(_ON_THE_WEB.match(address) and urlsplit(address).hostname)
    except ValueError:
        return False


def _links(settings: Settings) -> Iterator[tuple[str, str, Place]]:
    folder = folder_of(settings)
    for path, language in markdown_files(folder):
        if source := read_file(folder, path, language):
            for link in source.scan.links:
                yield link.target, f"{language.code}/{source.uri}", (source.path, *source.places(link.target_start))


def _sources(content: Content) -> Iterator[tuple[str, str, Place]]:
    for file in content.files:
        if address := file.front_matter.source.url:
            yield address, f"{file.language}/{file.uri}", (file.path, 0, 0)
