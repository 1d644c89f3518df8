"""A Markdown extension: a link to a page that this language lacks leads to the page in the language that has it.

One to a page that this edition lacks leads to the nearest one that it has.

The reader is told before following it: the link bears the language's own name. Two steps, because
MkDocs checks every link between them and knows only the files of the language it is building: the
first step hides the address behind a scheme that MkDocs leaves alone, the second brings it back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from nashra.languages import Language

_SCHEME = "nashra-page:"


@dataclass(frozen=True)
class LinkTarget:
    """Where a link leads when its language or edition lacks the page: ``href`` is ready for the page the link is on.

    ``href`` is ``None`` when the page exists, but not in this edition: then the words stay and the link goes.
    ``language`` is that of the page; ``None`` when it is the one the link stands in.
    """

    href: str | None
    language: Language | None = None


Resolve = Callable[[str], LinkTarget | None]
"""Takes the address of a link as it was written; gives ``None`` for a link that leads where it says."""


class ForeignLinksExtension(Extension):
    """Registers the two steps; its one setting is ``resolve``, a :data:`Resolve`."""

    def __init__(self, **settings: Any) -> None:
        # Python-Markdown would make a truth value of a setting whose default is None.
        self.config = {"resolve": ["", "Finds pages that this language lacks"]}
        super().__init__(**settings)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 # the name Python-Markdown calls
        """Run after inline patterns (20) have made the links, on both sides of MkDocs' check (0)."""
        resolve = self.getConfig("resolve")
        if resolve:
            md.treeprocessors.register(_MarkForeignLinks(md, resolve), "nashra_mark_foreign_links", 4)
            md.treeprocessors.register(_RestoreAddresses(md), "nashra_restore_addresses", -4)


class _MarkForeignLinks(Treeprocessor):
    def __init__(self, md: Markdown, resolve: Resolve) -> None:
        super().__init__(md)
        self.resolve = resolve

    def run(self, root: Element) -> None:
        for link in [element for element in root.iter("a") if element.get("href")]:
            target = self.resolve(link.get("href", ""))
            if target:
                _mark(link, target)


class _RestoreAddresses(Treeprocessor):
    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            if link.get("href", "").startswith(_SCHEME):
                link.set("href", link.get("href", "").removeprefix(_SCHEME))


def _mark(link: Element, target: LinkTarget) -> None:
    """Write the language's name at the end of the link. The words of the link stay in the page's language."""
    link.attrib.pop("href")
    if target.href is None:
        link.tag = "span"
    else:
        link.set("href", f"{_SCHEME}{target.href}")
    if target.language is None:
        return
    if target.href is not None:
        link.set("hreflang", target.language.code)
    link.set("class", f"{link.get('class', '')} foreign".strip())
    _append_text(link, " ")
    mark = SubElement(link, "bdi", {"class": "tongue", "lang": target.language.code, "dir": target.language.direction})
    mark.text = target.language.name


def _append_text(element: Element, text: str) -> None:
    last = element[-1] if len(element) else None
    if last is None:
        element.text = f"{element.text or ''}{text}"
    else:
        last.tail = f"{last.tail or ''}{text}"


def makeExtension(**settings: Any) -> ForeignLinksExtension:  # noqa: N802 # the name Python-Markdown calls
    """Make the extension (the entry point that Python-Markdown looks for)."""
    return ForeignLinksExtension(**settings)
