"""All checks of ``docs/``: each file by itself, each among the others, and how translations stand."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from nashra.checking.catalogue_checks import (
    date_problems,
    raw_file_problems,
    tag_problems,
    twin_problems,
    unconverted_problems,
    untranslated_problems,
)
from nashra.checking.character_checks import character_findings, file_findings
from nashra.checking.direction_checks import direction_findings
from nashra.checking.finding import Finding, as_problem
from nashra.checking.link_checks import Site, link_findings
from nashra.checking.source_file import SourceFile, read_source
from nashra.checking.structure_checks import is_empty, structure_findings
from nashra.checking.wording_checks import wording_findings
from nashra.content.catalogue import Catalogue
from nashra.content.tree import Content, ContentFile, read_content
from nashra.model import TranslationState
from nashra.problems import NashraError, Problem, Severity
from nashra.settings import Settings

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
    unconverted: Collection[str] = ()
    """The raw files of which no article has been made."""
    generated: Callable[[Catalogue], Iterable[str]] = field(default=lambda catalogue: ())
    """Names the pages that every language has without a file (``publishing.pages.derived_uris``)."""


def check(settings: Settings, surroundings: Surroundings | None = None) -> tuple[Content, tuple[Problem, ...]]:
    """Read the ``docs/`` tree and give it with all problems, those of reading among them."""
    known = surroundings or Surroundings()
    content = read_content(settings)
    problems = [
        *content.problems,
        *_missing_homes(settings, content),
        *_translations(content),
        *twin_problems(content),
        *unconverted_problems(known.unconverted),
    ]
    for file in content.files:
        problems += tag_problems(file)
        problems += date_problems(file, known.today) if known.today else ()
        problems += raw_file_problems(file, known.raw_files) if known.raw_files is not None else ()
    problems += _texts(settings, content, known)
    return content, tuple(sorted(problems))


def read_sources(settings: Settings) -> Iterator[SourceFile]:
    """Read every Markdown file below a language's folder; what is no UTF-8 is left to ``read_content``."""
    for language in settings.languages:
        folder = settings.docs_dir / language.code
        for path in sorted(folder.rglob("*.md")):
            shown = path.relative_to(settings.root).as_posix()
            try:
                yield read_source(path.read_bytes(), shown, language, path.relative_to(folder).as_posix())
            except NashraError:
                continue


def file_findings_of(source: SourceFile, languages: Collection[str]) -> Iterator[Finding]:
    """Judge one file by itself."""
    yield from file_findings(source)
    yield from character_findings(source)
    yield from wording_findings(source, languages)
    yield from direction_findings(source)
    yield from structure_findings(source)


def _texts(settings: Settings, content: Content, known: Surroundings) -> Iterator[Problem]:
    files = {file.path: file for file in content.files}
    site = _site(settings, content, known)
    languages = [language.code for language in settings.languages]
    for source in read_sources(settings):
        findings = [*file_findings_of(source, languages), *link_findings(source, site, _docs_path(source))]
        if is_empty(source) and _must_have_text(source, files.get(source.path)):
            findings.append(Finding(None, "body-empty", Severity.ERROR))
        for finding in findings:
            place = (0, 0) if finding.start is None else source.places(finding.start)
            yield as_problem(finding, source.path, place)
        yield from _untranslated_paragraphs(settings, source)


def _must_have_text(source: SourceFile, file: ContentFile | None) -> bool:
    return source.uri.startswith("articles/") and not (file and file.front_matter.draft)


def _untranslated_paragraphs(settings: Settings, source: SourceFile) -> Iterator[Problem]:
    """Compare a translation with its original, if it says of which it is one."""
    if "\ntranslation:" not in source.text[: source.body_start]:
        return
    for language in settings.languages:
        path = settings.docs_dir / language.code / source.uri
        if language != source.language and path.is_file():
            try:
                other = read_source(path.read_bytes(), path.name, language, source.uri)
            except NashraError:
                continue
            if "\ntranslation:" not in other.text[: other.body_start]:
                yield from untranslated_problems(source, other)


def _docs_path(source: SourceFile) -> str:
    return f"{source.language.code}/{source.uri}"


def _site(settings: Settings, content: Content, known: Surroundings) -> Site:
    files = frozenset(
        path.relative_to(settings.docs_dir).as_posix()
        for path in settings.docs_dir.rglob("*")
        if path.is_file()
    )
    bodies = {f"{file.language}/{file.uri}": (file.body, file.language) for file in content.files}
    drafts = {article.path for article in content.catalogue.articles if article.draft}
    return Site(
        files=files,
        languages=tuple(language.code for language in settings.languages),
        generated=frozenset(known.generated(content.catalogue)),
        unpublished=frozenset(f"articles/{path}.md" for path in drafts),
        body=bodies.get,
    )


def within(problems: Iterable[Problem], paths: Collection[str]) -> tuple[Problem, ...]:
    """Keep the problems of some files and folders, given relative to the project; of everything when there are none."""
    wanted = tuple(path.rstrip("/") for path in paths)
    if not wanted or "." in wanted:
        return tuple(problems)
    return tuple(
        problem for problem in problems if any(problem.path == path or problem.path.startswith(f"{path}/") for path in wanted)
    )


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
        state = catalogue.state(article)
        if state in _STATES:
            code, severity = _STATES[state]
            parameters = {"of": article.translation.of if article.translation else ""}
            yield Problem(file.path, 0, 0, code, severity, parameters)
        elif state is TranslationState.ORIGINAL:
            yield from _untranslated(catalogue, file.path, article.path)


def _untranslated(catalogue: Catalogue, shown: str, path: str) -> Iterator[Problem]:
    existing = {article.language for article in catalogue.group(path)}
    for language in catalogue.languages:
        if language.code not in existing:
            parameters = {"language": language.code, "name": language.name}
            yield Problem(shown, 0, 0, "translation-missing", Severity.NOTICE, parameters)
