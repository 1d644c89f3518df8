"""A Markdown extension: tables that a narrow window can hold, with columns that follow the direction of the page.

A table stands in a box that scrolls, named and reachable by keyboard (WCAG 2.2, 2.1.1). Its aligned columns get a
class: Python-Markdown knows a ``style`` attribute, which a strict policy refuses, and ``align``, which HTML has made
obsolete and which stays physically right on a right-to-left page.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_CLASSES = {"left": "starts", "center": "centred", "right": "ends"}


class TablesExtension(Extension):
    """Registers the treeprocessor; ``name`` is a table's, with its ``{number}``. Needs ``use_align_attribute``."""

    def __init__(self, **settings: Any) -> None:
        self.config = {"name": ["{number}", "Name of a table for screen readers"]}
        super().__init__(**settings)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 # the name Python-Markdown calls
        """Run when the tables are there."""
        md.treeprocessors.register(_DressTables(md, self.getConfig("name")), "nashra_tables", 24)


class _DressTables(Treeprocessor):
    def __init__(self, md: Markdown, name: str) -> None:
        super().__init__(md)
        self.name = name

    def run(self, root: Element) -> None:
        parents = {child: parent for parent in root.iter() for child in parent}
        for number, table in enumerate([*root.iter("table")], start=1):
            _put_in_box(parents[table], table, self.name.replace("{number}", str(number)))
            for cell in (*table.iter("th"), *table.iter("td")):
                side = cell.attrib.pop("align", None)
                if side in _CLASSES:
                    cell.set("class", _CLASSES[side])


def _put_in_box(parent: Element, table: Element, name: str) -> None:
    box = Element("div", {"class": "scroll", "tabindex": "0", "role": "region", "aria-label": name})
    parent[list(parent).index(table)] = box
    box.append(table)
    box.tail, table.tail = table.tail, None


def makeExtension(**settings: Any) -> TablesExtension:  # noqa: N802 # the name Python-Markdown calls
    """Make the extension (the entry point that Python-Markdown looks for)."""
    return TablesExtension(**settings)
