"""What search is made of, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nashra.languages import Direction


@dataclass(frozen=True)
class SearchArticle:
    """One article as search knows it. ``text`` is plain, its paragraphs parted by line feeds."""

    language: str
    path: str
    """``<year>/<slug>``."""
    title: str
    summary: str
    """An editor's own summary; empty when the article has none."""
    text: str
    day: str
    """The day listings order by (ISO 8601)."""
    day_text: str
    """That day as the language writes it."""
    themes: tuple[str, ...]
    day_label: str = ""
    """What says which day it is, to stand before it."""
    note: str = ""
    """What a reader must know beside the title, such as that a machine translated it."""


@dataclass(frozen=True)
class SearchVariant:
    """A language of the site. Script variants of one language (``uz``, ``uz-Cyrl``) share an index."""

    code: str
    name: str
    direction: Direction
    script: str
    before_path: str
    """Address of an article, relative to the site's root, up to its ``<year>/<slug>``."""
    after_path: str
    """The rest of that address."""
    theme_labels: Mapping[str, str]
    """Theme id → label, in the order of the vocabulary."""

    @property
    def base(self) -> str:
        """The language without script or region."""
        return self.code.split("-", 1)[0].lower()
