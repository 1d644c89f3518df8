"""The things a bulletin is made of, as frozen values. Nothing here reads or writes a file."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Source:
    """Where an article comes from. ``None`` means unknown: it is never guessed."""

    publisher: str | None = None
    url: str | None = None
    author: str | None = None
    file: str | None = None
    """Path of the raw file, relative to the project, POSIX style."""
    sha256: str | None = None
    """Digest of the raw file's bytes, in hexadecimal."""


@dataclass(frozen=True)
class Translation:
    """That, and how, a text is a translation."""

    of: str
    """Code of the original's language."""
    sha256: str
    """Digest of the original's wording when the translation was made (``content.wording_digest``); empty when missing,
    because nobody can make it without a program: ``nashra check`` tells it."""
    by: str
    """``machine``, or whoever translated."""
    reviewed: bool


class TranslationState(enum.StrEnum):
    """What a reader must know about a text's relation to its original."""

    ORIGINAL = "original"
    REVIEWED = "reviewed"
    UNREVIEWED = "unreviewed"
    STALE = "stale"


@dataclass(frozen=True)
class Article:
    """One article in one language, with everything a translation inherits already filled in."""

    language: str
    path: str
    """``<year>/<slug>``, the same in every language of the article."""
    title: str
    summary: str | None
    """Plain text, as an editor or ``convert`` wrote it; ``None`` asks for the first paragraph, cut at a sentence."""
    body: str
    """Markdown without front matter."""
    added: datetime.date
    tags: tuple[str, ...]
    date: datetime.date | None = None
    updated: datetime.date | None = None
    source: Source = Source()
    aliases: tuple[str, ...] = ()
    draft: bool = False
    withdrawn: str | None = None
    translation: Translation | None = None

    @property
    def order_date(self) -> datetime.date:
        """The day listings order by: the source's date, else the day it was added."""
        return self.date or self.added

    @property
    def is_published(self) -> bool:
        """Whether lists show it and translations of it are wanted: it is no draft and not withdrawn."""
        return not self.draft and self.withdrawn is None


@dataclass(frozen=True)
class Theme:
    """A theme of the bulletin with its words in each language."""

    id: str
    labels: Mapping[str, str]
    descriptions: Mapping[str, str]
    phrases: Mapping[str, Mapping[int, tuple[str, ...]]] = field(default_factory=dict)
    """Language → weight (3 specific phrase, 2 strong word, 1 weak word, 0 ignored) → phrases."""


@dataclass(frozen=True)
class Vocabulary:
    """The themes of a bulletin, and the phrases by which a text is known to be on its subject at all."""

    themes: tuple[Theme, ...] = ()
    subject: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Language → phrases; a text with none of them gets suggestions only."""


@dataclass(frozen=True)
class RawArticle:
    """A raw file as it was found. ``file`` is relative to the project, POSIX style."""

    file: str
    data: bytes
    sha256: str
    beside: Callable[[str], bytes | None] | None = None
    """Gives the bytes of a file that lies beside it, such as a picture's, by its relative address."""


@dataclass(frozen=True)
class Rejection:
    """Why a raw file does not become an article: a problem code and its particulars."""

    code: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    line: int = 0


@dataclass(frozen=True)
class Page:
    """A page that is not an article, such as the home page's welcome or "about"."""

    language: str
    uri: str
    """Path below the language's folder, such as ``about.md``."""
    title: str
    summary: str | None
    body: str
