"""A Markdown extension: boxes without a title of their own get one in the page's language.

Python-Markdown and PyMdown titles such a box with its English type (``Note``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor


class InterfaceTitlesExtension(Extension):
    """Registers the treeprocessor; its one setting is ``titles``, words by box type."""

    def __init__(self, **settings: Any) -> None:
        self.config = {"titles": [{}, "Titles of boxes by type"]}
        super().__init__(**settings)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 # the name Python-Markdown calls
        """Run before inline patterns, while a title is still plain text."""
        md.treeprocessors.register(_TitleBoxes(md, self.getConfig("titles")), "nashra_interface_titles", 25)


class _TitleBoxes(Treeprocessor):
    def __init__(self, md: Markdown, titles: Mapping[str, str]) -> None:
        super().__init__(md)
        self.titles = titles

    def run(self, root: Element) -> None:
        for box in root.iter():
            if box.tag == "details" or "admonition" in box.get("class", "").split():
                self._title(box)

    def _title(self, box: Element) -> None:
        types = [name for name in box.get("class", "").split() if name != "admonition"]
        title = next(iter(box), None)
        if not types or title is None or title.text is None:
            return
        if title.text == types[0].capitalize() and types[0] in self.titles:
            title.text = self.titles[types[0]]


def makeExtension(**settings: Any) -> InterfaceTitlesExtension:  # noqa: N802 # the name Python-Markdown calls
    """Make the extension (the entry point that Python-Markdown looks for)."""
    return InterfaceTitlesExtension(**settings)
