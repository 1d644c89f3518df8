"""The pieces a raw article is made of, between reading and conversion, whatever format it came in.

A block has plain text, by which the frame of a site, the language and the themes are found, and marks
over ranges of it, from which its Markdown is written. Offsets count characters of ``text`` from 0.
"""

from __future__ import annotations

import datetime
import enum
from dataclasses import dataclass

from nashra.intake.facts import Facts


class Kind(enum.StrEnum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    TABLE = "table"
    IMAGE = "image"
    FOOTNOTE = "footnote"


class MarkKind(enum.StrEnum):
    """What is special about a range of a block's text."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    LINK = "link"
    NOTE = "note"
    """A reference to a footnote; its ``target`` is the footnote's label."""


@dataclass(frozen=True)
class Mark:
    """A range of a text, ``start`` included, ``end`` not. ``target`` is a link's address or a footnote's label."""

    start: int
    end: int
    kind: MarkKind
    target: str = ""


@dataclass(frozen=True)
class Block:
    """A line or a paragraph of a raw text. ``line`` is where it begins in the file, from 1; 0 is unknown.

    A line break inside the text is the writer's own. ``level`` is that of a heading (1 to 6) or the
    nesting of an item (from 0); ``number`` is an item's number, 0 for a bullet.
    """

    text: str
    line: int
    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    number: int = 0
    quoted: bool = False
    marks: tuple[Mark, ...] = ()
    rows: tuple[tuple[Block, ...], ...] = ()
    """The cells of a table; its ``text`` is that of all of them."""
    target: str = ""
    """An image's address, later its name in :attr:`Document.images`, or a footnote's label; an image's ``text``
    is its alternative text."""


@dataclass(frozen=True)
class Fact:
    """Something a file says about its article, and where it says so, such as ``og:title``."""

    value: str
    origin: str


@dataclass(frozen=True)
class Metadata:
    """The facts that a file states; ``date`` is in ISO 8601. ``None`` is unknown: nothing is ever guessed."""

    title: Fact | None = None
    date: Fact | None = None
    author: Fact | None = None
    publisher: Fact | None = None
    url: Fact | None = None
    made: Fact | None = None
    """The day on which the file was made, which is seldom the day of publication: an editor is told of it."""

    def facts(self) -> Facts:
        """Give the facts alone, as a sidecar gives them."""
        return Facts(
            title=self.title.value if self.title else None,
            date=datetime.date.fromisoformat(self.date.value) if self.date else None,
            author=self.author.value if self.author else None,
            publisher=self.publisher.value if self.publisher else None,
            url=self.url.value if self.url else None,
        )


@dataclass(frozen=True)
class Image:
    """A picture that lies beside or inside a raw file: its name in ASCII, its bytes and its alternative text."""

    name: str
    data: bytes
    alt: str


@dataclass(frozen=True)
class LeftOut:
    """A picture that could not be taken along: its address, cut to a readable length, and the line."""

    source: str
    line: int


@dataclass(frozen=True)
class Document:
    """What a reader made of a raw file: title, the blocks below it, and what it removed around them."""

    title: Block
    blocks: tuple[Block, ...]
    removed: tuple[Block, ...] = ()
    metadata: Metadata = Metadata()
    images: tuple[Image, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def paragraphs(self) -> tuple[Block, ...]:
        """The blocks that have words."""
        return tuple(block for block in self.blocks if block.text and block.kind is not Kind.IMAGE)
