"""What a page of Markdown is made of once it is rendered: its elements and the addresses inside it."""

from __future__ import annotations

from html.parser import HTMLParser

from markdown import Markdown

from nashra.rendering.extensions import ISOLATION, InterfaceTitles, extension_names, extension_settings


def element_ids(body: str, language: str) -> frozenset[str]:
    """Give every ``id`` of the page that this Markdown becomes, headings and footnotes included."""
    return frozenset(identifier for _, identifier in _elements(body, language) if identifier)


def element_names(body: str, language: str) -> tuple[str, ...]:
    """Give the names of the page's elements in their order: two texts with the same are built alike.

    Elements that the build adds by itself for the direction of the text are left out.
    """
    return tuple(name for name, _ in _elements(body, language))


def _elements(body: str, language: str) -> list[tuple[str, str]]:
    titles = InterfaceTitles(language, {}, "")
    reader = _Elements()
    names = [name for name in extension_names() if name != ISOLATION]
    reader.feed(Markdown(extensions=names, extension_configs=extension_settings(titles)).convert(body))
    reader.close()
    return reader.found


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs).get("id") or ""))
