"""Where things stand in Markdown: code, links, images, headings and HTML with their places.

Rendering tells what a reader sees but not where it stands in the file, so this reads the source once
more, by the rules of Python-Markdown and the extensions of ``rendering.extensions`` as far as a finding
depends on them; tests compare it with what is rendered. Every step takes time in proportion to the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_NOT_LINE_END = re.compile(r"[^\n]")


@dataclass(frozen=True)
class Link:
    """A link or an image. ``start`` is the place of its bracket, ``target_start`` that of its target."""

    start: int
    end: int
    target: str
    target_start: int
    label: str
    is_image: bool = False


@dataclass(frozen=True)
class Reference:
    """``[label][name]``, ``[label]`` or ``[^name]``, to be looked up among the definitions."""

    start: int
    end: int
    name: str
    label: str
    is_image: bool
    is_full: bool
    """Whether a name stands in brackets of its own, so that nothing but a reference can be meant."""


@dataclass(frozen=True)
class Heading:
    """A heading and its level from 1 to 6."""

    start: int
    level: int


@dataclass(frozen=True)
class Tag:
    """An HTML tag (``name`` in lower case), or a comment (``name`` is ``!--``)."""

    start: int
    end: int
    name: str
    source: str

    @property
    def is_closing(self) -> bool:
        """Tell ``</p>`` from ``<p>``."""
        return self.source.startswith("</")


@dataclass(frozen=True)
class AttributeList:
    """``{ #id .class key=value }`` after an element."""

    start: int
    source: str


@dataclass(frozen=True)
class Scan:
    """What was found. Offsets count characters from the beginning of the file, from 0."""

    text: str
    start: int
    """Where the Markdown begins, below the front matter."""
    prose: str
    """The text with everything that is no prose replaced by spaces, character for character."""
    paragraphs: tuple[tuple[int, int], ...]
    """From and to of each paragraph, list item, heading and table row."""
    links: tuple[Link, ...]
    undefined: tuple[Reference, ...]
    headings: tuple[Heading, ...]
    tags: tuple[Tag, ...]
    attribute_lists: tuple[AttributeList, ...]
    depth: int
    """How deep quotations and lists are nested at most."""

    @property
    def shape(self) -> tuple[int, ...]:
        """Count what the text is made of: a change of characters must not change it."""
        return (
            len(self.paragraphs),
            len(self.links),
            len(self.undefined),
            len(self.tags),
            len(self.attribute_lists),
            *(heading.level for heading in self.headings),
        )


class Places:
    """Turns offsets of a text into lines and columns, both from 1."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def __call__(self, offset: int) -> tuple[int, int]:
        """Give line and column of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def masked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Replace spans by spaces; line ends stay. Spans may overlap and come in any order."""
    pieces: list[str] = []
    done = 0
    for start, end in sorted(spans):
        begin = max(start, done)
        if end > begin:
            hidden = text[begin:end]
            pieces += [text[done:begin], _NOT_LINE_END.sub(" ", hidden) if "\n" in hidden else " " * len(hidden)]
            done = end
    return "".join([*pieces, text[done:]])


def resolved(
    references: Sequence[Reference], targets: dict[str, tuple[str, int]]
) -> tuple[list[Link], list[Reference]]:
    """Part references into links, by the targets of the definitions, and those that nothing defines."""
    links: list[Link] = []
    undefined: list[Reference] = []
    for reference in references:
        if reference.name in targets:
            target, place = targets[reference.name]
            links.append(
                Link(reference.start, reference.end, target, place, reference.label, is_image=reference.is_image)
            )
        elif reference.is_full:
            undefined.append(reference)
    return links, undefined
