"""Markdown to HTML outside of MkDocs, for what is read away from the website."""

from __future__ import annotations

from markdown import Markdown

from nashra.rendering.extensions import InterfaceTitles, extension_names, extension_settings


class HtmlRenderer:
    """Renders pages of one language as MkDocs does, for which it is given the same extensions."""

    def __init__(self, titles: InterfaceTitles) -> None:
        self._markdown = Markdown(extensions=extension_names(), extension_configs=extension_settings(titles))

    def to_html(self, body: str) -> str:
        """Give the HTML of a page's body. Links and addresses of images stay as the editor wrote them."""
        return self._markdown.reset().convert(body)
