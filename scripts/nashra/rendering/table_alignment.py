"""A Markdown extension: aligned columns get a class, which follows the direction of the page.

Python-Markdown knows a ``style`` attribute, which a strict policy refuses, and ``align``, which HTML has made
obsolete and which stays physically right on a right-to-left page.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_CLASSES = {"left": "starts", "center": "centred", "right": "ends"}


class TableAlignmentExtension(Extension):
    """Registers the treeprocessor; it has no settings, and needs ``use_align_attribute`` of ``tables``."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 # the name Python-Markdown calls
        """Run when the tables are there."""
        md.treeprocessors.register(_AlignCells(md), "nashra_table_alignment", 24)


class _AlignCells(Treeprocessor):
    def run(self, root: Element) -> None:
        for cell in (*root.iter("th"), *root.iter("td")):
            side = cell.attrib.pop("align", None)
            if side in _CLASSES:
                cell.set("class", _CLASSES[side])


def makeExtension(**settings: Any) -> TableAlignmentExtension:  # noqa: N802 # the name Python-Markdown calls
    """Make the extension (the entry point that Python-Markdown looks for)."""
    return TableAlignmentExtension(**settings)
