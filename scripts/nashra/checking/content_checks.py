"""The checks that need the whole tree: what is missing, and how translations stand."""

from __future__ import annotations

from collections.abc import Iterator

from nashra import strings
from nashra.content.catalogue import Catalogue
from nashra.content.tree import Content, read_content
from nashra.model import TranslationState
from nashra.problems import NashraError, Problem, Severity
from nashra.settings import Settings

_STATES = {
    TranslationState.STALE: ("translation-stale", Severity.WARNING),
    TranslationState.UNREVIEWED: ("translation-unreviewed", Severity.NOTICE),
}


def check(settings: Settings) -> tuple[Content, tuple[Problem, ...]]:
    """Read the ``docs/`` tree and give it with all problems, those of reading among them."""
    content = read_content(settings)
    problems = [
        *content.problems,
        *_words(settings),
        *_missing_homes(settings, content),
        *_translations(content),
    ]
    return content, tuple(sorted(problems))


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
        path = (settings.docs_dir / language.code / "index.md").relative_to(settings.root).as_posix()
        if content.catalogue.page(language.code, "index.md") is None and path not in broken:
            yield Problem(path, 0, 0, "home-missing", parameters={"language": language.code})


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
