"""What a site should list, read afresh from its Markdown. Nothing here calls the code under test."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.publication import matter


@dataclass(frozen=True)
class Source:
    """An article in one language, with what it has from its original. ``path`` is ``<year>/<slug>``."""

    language: str
    path: str
    title: str
    tags: tuple[str, ...]
    day: datetime.date
    published: bool
    """Whether the day is the source's own; else it is the one on which the article was added."""
    added: datetime.date
    updated: datetime.date | None
    draft: bool
    withdrawn: str | None
    original: bool


@dataclass(frozen=True)
class Sources:
    """All articles of a source tree, and its languages in the order of the configuration."""

    articles: tuple[Source, ...]
    languages: tuple[str, ...]

    @classmethod
    def read(cls, docs: Path, languages: tuple[str, ...] = ("uz", "ar")) -> Sources:
        """Read every article of a tree."""
        return cls(tuple(_source(docs, path) for path in sorted(docs.glob("*/articles/*/*.md"))), languages)

    def listed(self, language: str) -> list[Source]:
        """What lists of a language show, newest first."""
        return newest_first(a for a in self.articles if a.language == language and not a.draft and not a.withdrawn)

    def elsewhere(self, language: str) -> list[Source]:
        """What that language lacks, newest first: the originals."""
        own = {article.path for article in self.articles if article.language == language}
        listed = (article for other in self.languages for article in self.listed(other))
        return newest_first(article for article in listed if article.original and article.path not in own)

    def counterparts(self, article: Source) -> list[Source]:
        """The same article in the other languages, in the order of the configuration."""
        found = [a for a in self.articles if a.path == article.path and a.language != article.language]
        return sorted(found, key=lambda other: self.languages.index(other.language))


def newest_first(articles: Iterable[Source]) -> list[Source]:
    """The order of every list: by day, the latest first, and then by path."""
    return sorted(sorted(articles, key=lambda article: article.path), key=lambda article: article.day, reverse=True)


def _source(docs: Path, path: Path) -> Source:
    language, uri = path.relative_to(docs).parts[0], Path(*path.relative_to(docs).parts[1:])
    own = matter(path)
    facts = matter(docs / own["translation"]["of"] / uri) if "translation" in own else own
    return Source(
        language=language,
        path=uri.relative_to("articles").with_suffix("").as_posix(),
        title=own["title"],
        tags=tuple(facts["tags"]),
        day=facts.get("date") or facts["added"],
        published="date" in facts,
        added=facts["added"],
        updated=facts.get("updated"),
        draft=facts.get("draft", False),
        withdrawn=facts.get("withdrawn"),
        original="translation" not in own,
    )
