"""What the bulletin should show, read afresh from ``docs/``: the oracle of the tests that judge its pages.

Nothing here calls the code under test. Front matter, configuration and interface words are read with
PyYAML; addresses and directions are stated as the design promises them to readers.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

STRINGS = Path(__file__).resolve().parent.parent / "scripts" / "nashra" / "strings"
RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "ug", "ur"})


class _Loader(yaml.SafeLoader):
    """Reads ``mkdocs.yml``, whose tags (``!ENV``) do not matter here."""


_Loader.add_multi_constructor("!", lambda *_: None)


@dataclass(frozen=True)
class Language:
    """A language as readers meet it: its code, its own name, and the name of its site."""

    code: str
    name: str
    site_name: str

    @property
    def direction(self) -> str:
        """How its text runs."""
        return "rtl" if self.code in RIGHT_TO_LEFT else "ltr"


@dataclass(frozen=True)
class Article:
    """An article in one language; tags and days are those of its original."""

    language: str
    key: str
    """``articles/<year>/<slug>``."""
    title: str
    tags: tuple[str, ...]
    day: str
    """The day it is listed by (ISO 8601)."""
    original: str | None
    """The language it was translated from."""
    unchecked_machine: bool
    """Whether a machine translated it and nobody has checked."""
    listed: bool
    """Whether lists name it; a withdrawn article keeps its page."""


@dataclass(frozen=True)
class Page:
    """A page of the site: ``key`` is its address below the language's folder without slashes around, ``""`` home."""

    language: str
    key: str
    kind: str
    heading: str


@dataclass(frozen=True)
class Publication:
    """All that the bulletin publishes. The first language is the default one."""

    languages: tuple[Language, ...]
    articles: tuple[Article, ...]
    themes: Mapping[str, Mapping[str, str]]
    """Id → language → label."""
    titles: Mapping[tuple[str, str], str]
    """(language, key) → title of the pages that are no articles."""

    def language(self, code: str) -> Language:
        """Give a language by its code."""
        return next(language for language in self.languages if language.code == code)

    def articles_in(self, language: str) -> list[Article]:
        """Give the articles that exist in a language."""
        return [article for article in self.articles if article.language == language]

    def themes_in(self, languages: Sequence[str]) -> list[str]:
        """Give the themes that some article in these languages is about."""
        tags = {
            tag for article in self.articles if article.language in languages and article.listed for tag in article.tags
        }
        return [theme for theme in self.themes if theme in tags]

    def pages(self, languages: Sequence[str]) -> list[Page]:
        """Give every page of a site or bundle in these languages."""
        return [page for language in languages for page in self._pages(language)]

    def _pages(self, language: str) -> Iterator[Page]:
        for (code, key), title in self.titles.items():
            if code == language:
                yield Page(language, key, "page" if key else "home", title)
        for theme, labels in self.themes.items():
            yield Page(language, f"themes/{theme}", "theme", labels[language])
        yield Page(language, "search", "search", words(language)["search"]["title"])
        yield Page(language, "themes", "themes", words(language)["themes"]["title"])
        if (language, "safety") not in self.titles:
            yield Page(language, "safety", "safety", words(language)["safety"]["title"])
        for article in self.articles_in(language):
            yield Page(language, article.key, "article", article.title)


def read(project: Path) -> Publication:
    """Read what a project publishes."""
    configuration = yaml.load((project / "mkdocs.yml").read_text("utf-8"), _Loader)  # noqa: S506 # a safe loader
    plugins = {name: options for plugin in configuration["plugins"] for name, options in plugin.items()}
    entries = sorted(plugins["i18n"]["languages"], key=lambda entry: not entry.get("default"))
    languages = tuple(Language(entry["locale"], entry["name"], entry["site_name"]) for entry in entries)
    docs = project / "docs"
    vocabulary = yaml.safe_load((docs / "themes.yml").read_text("utf-8"))
    return Publication(
        languages=languages,
        articles=tuple(_articles(docs, languages)),
        themes={name: theme["label"] for name, theme in vocabulary.items() if "label" in theme},
        titles={
            (language.code, "" if path.stem == "index" else path.stem): matter(path)["title"]
            for language in languages
            for path in sorted((docs / language.code).glob("*.md"))
        },
    )


def matter(path: Path) -> dict[str, Any]:
    """Read the front matter of a Markdown file."""
    fence, head, _ = path.read_text("utf-8").split("---\n", 2)
    assert not fence, f"{path} begins with something else than front matter"
    read: dict[str, Any] = yaml.safe_load(head)
    return read


@functools.cache
def words(language: str, part: str = "interface") -> dict[str, Any]:
    """Read the interface words of a language, or another part of its words."""
    found: dict[str, Any] = yaml.safe_load((STRINGS / f"{language}.yml").read_text("utf-8"))[part]
    return found


def texts(language: str) -> list[str]:
    """Give every text among the interface words of a language."""
    return list(_texts(words(language)))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for member in value.values():
            yield from _texts(member)
    else:
        yield str(value)


def _articles(docs: Path, languages: Sequence[Language]) -> Iterator[Article]:
    for language in languages:
        for path in sorted((docs / language.code).glob("articles/*/*.md")):
            own = matter(path)
            translation = own.get("translation") or {}
            uri = path.relative_to(docs / language.code)
            original = matter(docs / translation["of"] / uri) if translation else own
            if original.get("draft"):
                continue
            day = original.get("date") or original["added"]
            yield Article(
                language=language.code,
                key=uri.with_suffix("").as_posix(),
                title=own["title"],
                tags=tuple(original["tags"]),
                day=day.isoformat() if isinstance(day, datetime.date) else str(day),
                original=translation.get("of"),
                unchecked_machine=translation.get("by") == "machine" and not translation["reviewed"],
                listed="withdrawn" not in original,
            )
