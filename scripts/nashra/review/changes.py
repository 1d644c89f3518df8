"""Comparing the bulletin of a pull request with the one it would change: pages, themes, translations, errors."""

from __future__ import annotations

import enum
import functools
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from nashra.content.catalogue import Catalogue
from nashra.content.tree import Content, ContentFile
from nashra.intake.theme_scoring import ThemeScorer, make_scorer, published_themes, suggested_themes
from nashra.model import Article, TranslationState
from nashra.problems import Problem, Severity
from nashra.rendering.plain_text import all_text


class PageKind(enum.StrEnum):
    """What becomes of a page."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    MOVED = "moved"


@dataclass(frozen=True)
class PageChange:
    """A page that changes. ``path`` is its file, relative to the project; ``title`` is empty for a broken file."""

    kind: PageKind
    path: str
    title: str


@dataclass(frozen=True)
class ThemeSuggestion:
    """Themes that an article seems to be about and does not have."""

    path: str
    title: str
    themes: tuple[str, ...]


@dataclass(frozen=True)
class StaleTranslation:
    """A translation that was up to date, or not there, before its original was changed."""

    path: str
    title: str


@dataclass(frozen=True)
class Changes:
    """All that an editor should know about a pull request."""

    pages: tuple[PageChange, ...]
    themes: tuple[ThemeSuggestion, ...]
    stale: tuple[StaleTranslation, ...]
    converted: tuple[str, ...]
    """Articles that were made of raw files just now, and are not part of the pull request yet."""
    errors: tuple[Problem, ...]


def compare(base: Content, head: Content, converted: Iterable[str], problems: Iterable[Problem]) -> Changes:
    """Say what changes from ``base`` to ``head``, in which ``converted`` have been written beside what was there.

    ``problems`` are those of ``head`` and of its conversion. Only errors are kept, because the others stop nothing,
    and not that a raw file has no article: its conversion says why.
    """
    errors = {p for p in problems if p.severity is Severity.ERROR and p.code != "raw-not-converted"}
    pages = tuple(_page_changes(base, head))
    touched = {page.path for page in pages if page.kind is not PageKind.REMOVED}
    return Changes(
        pages=pages,
        themes=tuple(_suggestions(head, touched)),
        stale=tuple(_newly_stale(base.catalogue, head)),
        converted=tuple(sorted(converted)),
        errors=tuple(sorted(errors)),
    )


def _page_changes(base: Content, head: Content) -> Iterator[PageChange]:
    before, after = _texts(base), _texts(head)
    titles = {file.path: file.front_matter.title for content in (base, head) for file in content.files}
    former = {path for path in before if path not in after}
    moved = dict(_moves(head, former))
    for path in sorted({*before, *after}):
        title = titles.get(path, "")
        if path in moved:
            yield PageChange(PageKind.MOVED, path, title)
        elif path not in before:
            yield PageChange(PageKind.ADDED, path, title)
        elif path not in after:
            if path not in moved.values():
                yield PageChange(PageKind.REMOVED, path, title)
        elif before[path] != after[path]:
            yield PageChange(PageKind.CHANGED, path, title)


def _texts(content: Content) -> Mapping[str, bytes]:
    return {**{file.path: file.text.encode() for file in content.files}, **content.broken}


def _moves(head: Content, former: Collection[str]) -> Iterator[tuple[str, str]]:
    """Pair the files of articles with the paths that they had, as their aliases tell."""
    for file in head.files:
        article = _article(head.catalogue, file)
        for alias in article.aliases if article else ():
            old = file.path.removesuffix(f"{file.article_path}.md") + f"{alias}.md"
            if old in former:
                yield file.path, old


def _suggestions(head: Content, touched: Collection[str]) -> Iterator[ThemeSuggestion]:
    scorers: Callable[[str], ThemeScorer] = functools.cache(functools.partial(make_scorer, head.catalogue.vocabulary))
    for file in head.files:
        article = _article(head.catalogue, file)
        if article is None or file.path not in touched or article.translation or article.withdrawn:
            continue
        scores = scorers(article.language).score(article.title, all_text(article.body).splitlines())
        found = {*published_themes(scores), *suggested_themes(scores)} - {*article.tags}
        if found:
            yield ThemeSuggestion(file.path, article.title, tuple(sorted(found)))


def _newly_stale(base: Catalogue, head: Content) -> Iterator[StaleTranslation]:
    for file in head.files:
        article = _article(head.catalogue, file)
        if article is None or head.catalogue.state(article) is not TranslationState.STALE:
            continue
        before = base.find(article.language, article.path)
        if before is None or base.state(before) is not TranslationState.STALE:
            yield StaleTranslation(file.path, article.title)


def _article(catalogue: Catalogue, file: ContentFile) -> Article | None:
    return catalogue.find(file.language, file.article_path) if file.article_path else None
