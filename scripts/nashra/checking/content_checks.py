"""All checks of ``docs/``: each file by itself, each among the others, and how translations stand."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from nashra import strings
from nashra.cache.store import Store
from nashra.checking.catalogue_checks import (
    date_problems,
    raw_file_problems,
    tag_problems,
    twin_problems,
    unconverted_problems,
)
from nashra.checking.file_report import FileReport, Folder, Progress, Start, judged, markdown_files
from nashra.checking.finding import as_problem
from nashra.checking.link_checks import Site, link_findings
from nashra.content.catalogue import Catalogue
from nashra.content.synonyms import read_synonyms
from nashra.content.tree import Content, ContentFile, read_content
from nashra.model import Article, TranslationState
from nashra.problems import NashraError, Problem, Severity
from nashra.settings import Settings

REPORTS = "check"
"""The name of the store that holds what was found out about files."""
_STATES = {
    TranslationState.STALE: ("translation-stale", Severity.WARNING),
    TranslationState.UNREVIEWED: ("translation-unreviewed", Severity.NOTICE),
}


@dataclass(frozen=True)
class Surroundings:
    """What checks know beside ``docs/``; what is ``None`` is not known, and not judged by."""

    today: datetime.date | None = None
    raw_files: Collection[str] | None = None
    """Every raw file, relative to the project."""
    generated: Callable[[Catalogue], Iterable[str]] | None = None
    """Names the pages that every language has without a file (``publishing.pages.linkable_uris``)."""
    store: Store | None = None
    """Knows files that were judged before."""
    told: Progress | None = None
    start: Start = "spawn"


def check(settings: Settings, surroundings: Surroundings | None = None) -> tuple[Content, tuple[Problem, ...]]:
    """Read the ``docs/`` tree and give it with all problems, those of reading among them."""
    known = surroundings or Surroundings()
    folder = folder_of(settings)
    # The tree is read while others judge its files.
    with judged(folder, markdown_files(folder), known.store, known.told, known.start) as reports:
        content = read_content(settings)
        problems = [*_catalogue_problems(settings, content, known), *_texts(settings, content, known, reports)]
    return content, tuple(sorted(problems))


def _catalogue_problems(settings: Settings, content: Content, known: Surroundings) -> Iterator[Problem]:
    """Find what is wrong with facts and words, and with articles among each other."""
    yield from content.problems
    yield from _words(settings)
    yield from read_synonyms(settings)[1]
    yield from _missing_homes(settings, content)
    yield from _translations(content)
    yield from twin_problems(content)
    yield from unconverted_problems(known.raw_files or (), content)
    for file in content.files:
        yield from tag_problems(file)
        yield from date_problems(file, known.today) if known.today else ()
        yield from raw_file_problems(file, known.raw_files) if known.raw_files is not None else ()


def folder_of(settings: Settings) -> Folder:
    """Give the folder whose files are judged."""
    return Folder(settings.root, settings.docs_dir, settings.languages)


def _texts(
    settings: Settings, content: Content, known: Surroundings, reports: Iterable[FileReport]
) -> Iterator[Problem]:
    drafts = {file.path for file in content.files if file.front_matter.draft}
    site = _site(settings, content, known)
    for report in reports:
        yield from report.problems
        if report.is_empty and "/articles/" in report.docs_path and report.path not in drafts:
            yield Problem(report.path, 0, 0, "body-empty")
        for link, place in report.links:
            yield from (
                as_problem(finding, report.path, place) for finding in link_findings(link, site, report.docs_path)
            )


def _site(settings: Settings, content: Content, known: Surroundings) -> Site:
    files = frozenset(
        path.relative_to(settings.docs_dir).as_posix() for path in settings.docs_dir.rglob("*") if path.is_file()
    )
    bodies = {f"{file.language}/{file.uri}": (file.body, file.language) for file in content.files}
    drafts = {article.path for article in content.catalogue.articles if article.draft}
    return Site(
        files=files,
        languages=tuple(language.code for language in settings.languages),
        generated=frozenset(known.generated(content.catalogue) if known.generated else ()),
        unpublished=frozenset(f"articles/{path}.md" for path in drafts),
        bodies=bodies,
    )


def within(problems: Iterable[Problem], paths: Collection[str]) -> tuple[Problem, ...]:
    """Keep the problems of some files and folders, given relative to the project; of all when there are none."""
    return tuple(problem for problem in problems if is_within(problem.path, paths))


def is_within(path: str, paths: Collection[str]) -> bool:
    """Tell whether a path is one of some paths or lies below one; no paths stand for everything."""
    return not paths or any(
        wanted == "." or path == wanted.rstrip("/") or path.startswith(f"{wanted.rstrip('/')}/") for wanted in paths
    )


def _words(settings: Settings) -> Iterator[Problem]:
    """Find what is wrong with the interface words of each language, or that there are none."""
    for language in settings.languages:
        try:
            strings.load(language.code, settings.strings_dir, settings.root)
        except NashraError as error:
            yield from error.problems


def _missing_homes(settings: Settings, content: Content) -> Iterator[Problem]:
    broken = {problem.path for problem in content.problems}
    for language in settings.languages:
        path = _shown(settings, settings.docs_dir / language.code / "index.md")
        if content.catalogue.page(language.code, "index.md") is None and path not in broken:
            yield Problem(path, 0, 0, "home-missing", parameters={"language": language.code})


def _shown(settings: Settings, path: Path) -> str:
    return path.relative_to(settings.root).as_posix()


def _translations(content: Content) -> Iterator[Problem]:
    catalogue = content.catalogue
    for file in content.files:
        article = catalogue.find(file.language, file.article_path) if file.article_path else None
        if article is None:
            continue
        if article.translation and not article.translation.sha256:
            yield _without_digest(file, article, catalogue)
            continue
        state = catalogue.state(article)
        if state in _STATES:
            code, severity = _STATES[state]
            yield Problem(file.path, 0, 0, code, severity, _wording_parameters(article, catalogue))
        elif state is TranslationState.ORIGINAL and article.is_published:
            yield from _untranslated(catalogue, file.path, article.path)


def _without_digest(file: ContentFile, article: Article, catalogue: Catalogue) -> Problem:
    """Tell a translator who has no program which digest to write, at the key that it belongs to."""
    key = re.search("^translation:", file.head, re.MULTILINE)
    line = file.head.count("\n", 0, key.start()) + 1 if key else 0
    return Problem(
        file.path, line, 1 if line else 0, "translation-digest", parameters=_wording_parameters(article, catalogue)
    )


def _wording_parameters(article: Article, catalogue: Catalogue) -> dict[str, str]:
    original = catalogue.original(article.path)
    if original is None:
        return {"of": article.translation.of if article.translation else "", "digest": ""}
    return {"of": original.language, "digest": catalogue.wording_of(original)}


def _untranslated(catalogue: Catalogue, shown: str, path: str) -> Iterator[Problem]:
    existing = {article.language for article in catalogue.group(path)}
    for language in catalogue.languages:
        if language.code not in existing:
            parameters = {"language": language.code, "name": language.name}
            yield Problem(shown, 0, 0, "translation-missing", Severity.NOTICE, parameters)
