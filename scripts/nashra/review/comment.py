"""The one comment under a pull request: what it changes, in every language of the bulletin and in English."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from nashra.languages import Language, language_of
from nashra.model import Vocabulary
from nashra.problems import Problem, Wording
from nashra.review.changes import Changes, PageChange, ThemeSuggestion
from nashra.review.untrusted import escaped, shown
from nashra.strings import REFERENCE_LANGUAGE, Strings

MARKER = "<!-- nashra: review -->"
"""First line of the comment, by which it is found again."""
BUNDLE, PATCH = "preview", "conversion.patch"
_MOST_SHOWN = 20
_MOST_THEMES = 6
# Characters for private use stand around values while they are filled into messages.
_OPEN, _CLOSE = "\ue000", "\ue001"

_T = TypeVar("_T")
Words = Callable[[str], tuple[Strings, Wording]]
"""Gives the words said under pull requests, and those for problems, of a language."""


def comment(changes: Changes, languages: Sequence[Language], vocabulary: Vocabulary, words: Words, run: str) -> str:
    """Write the comment in Markdown, a part a language; those open whose files are concerned.

    ``run`` is the address of the page that offers the preview, or empty.
    """
    codes = [language.code for language in languages]
    readers = [*languages, *([] if REFERENCE_LANGUAGE in codes else [language_of(REFERENCE_LANGUAGE, "English")])]
    concerned = _concerned(changes, codes) or {codes[0]}
    sections = [
        _section(_Reader(reader, vocabulary, *words(reader.code)), changes, run, is_open=reader.code in concerned)
        for reader in readers
    ]
    return "\n\n".join([MARKER, *sections]) + "\n"


def _concerned(changes: Changes, codes: Collection[str]) -> set[str]:
    """Name the languages in whose folders something changes or is wrong."""
    paths = [*(page.path for page in changes.pages), *(problem.path for problem in changes.errors)]
    return {code for code in codes if any(f"/{code}/" in path for path in paths)}


def _section(reader: _Reader, changes: Changes, run: str, *, is_open: bool) -> str:
    lines = list(reader.lines(changes, run))
    language = reader.language
    summary = f"<summary><b>{escaped(language.name)}: {escaped(reader.words('title'))}</b></summary>"
    opening = f'<details{" open" if is_open else ""}>{summary}\n<div lang="{language.code}" dir="{language.direction}">'
    return "\n\n".join([opening, *lines, "</div>\n</details>"])


class _Reader:
    """Says it in one language."""

    def __init__(self, language: Language, vocabulary: Vocabulary, words: Strings, wording: Wording) -> None:
        self.language = language
        self.words = words
        self._wording = wording
        self._labels = {theme.id: theme.labels.get(language.code, theme.id) for theme in vocabulary.themes}

    def lines(self, changes: Changes, run: str) -> Iterator[str]:
        """Give the paragraphs and lists of this language's part."""
        if changes.errors:
            yield from self._list("errors", changes.errors, self._error)
        if changes.pages:
            yield from self._list("pages", changes.pages, self._page)
        else:
            yield escaped(self.words("no-pages"))
        if changes.converted:
            yield from self._list("converted", changes.converted, shown)
            yield self._with_names("converted-remedy", patch=PATCH, command=f"git apply {PATCH}")
        if changes.themes:
            yield from self._list("themes", changes.themes, self._suggestion)
            yield self._with_names("themes-remedy", key="tags")
        if changes.stale:
            yield from self._list("stale", changes.stale, lambda one: f"{shown(one.title)} {shown(one.path)}")
            yield self._with_names("stale-remedy", command="nashra translate --accept")
        if changes.errors:
            yield escaped(self.words("no-preview"))
        elif run:
            yield self._preview(run)

    def _list(self, key: str, entries: Sequence[_T], write: Callable[[_T], str]) -> Iterator[str]:
        rows = [f"- {write(entry)}" for entry in entries[:_MOST_SHOWN]]
        if len(entries) > _MOST_SHOWN:
            rows.append(f"- {escaped(self.words('more', count=len(entries) - _MOST_SHOWN))}")
        yield f"**{escaped(self.words.count(key, len(entries)))}**"
        yield "\n".join(rows)

    def _page(self, page: PageChange) -> str:
        parts = [shown(page.title)] if page.title else []
        return " · ".join([*parts, escaped(self.words(f"kind.{page.kind.value}")), shown(page.path)])

    def _suggestion(self, suggestion: ThemeSuggestion) -> str:
        themes = [f"{shown(self._labels.get(id_, id_))} {shown(id_)}" for id_ in suggestion.themes[:_MOST_THEMES]]
        return f"{shown(suggestion.title)} {shown(suggestion.path)}: {', '.join(themes)}"

    def _error(self, problem: Problem) -> str:
        """Word an error. Its particulars are a stranger's, and its code may be one that is not known here."""
        marked = {name: f"{_OPEN}{_unmarked(value)}{_CLOSE}" for name, value in problem.parameters.items()}
        known = replace(problem, parameters=marked)
        try:
            said = [self._wording.message(known), self._wording.remedy(known)]
        except KeyError:
            said = [f"{_OPEN}{problem.code}{_CLOSE}"]
        return f"{shown(problem.place)}: {'<br>'.join(_with_values(text) for text in said if text)}"

    def _preview(self, run: str) -> str:
        return f"[{self._with_names('preview', name=BUNDLE, file='START-HERE.html')}]({run})"

    def _with_names(self, key: str, /, **names: str) -> str:
        return _with_values(self.words(key, **{name: f"{_OPEN}{value}{_CLOSE}" for name, value in names.items()}))


def _unmarked(value: str) -> str:
    return value.replace(_OPEN, "").replace(_CLOSE, "")


def _with_values(text: str) -> str:
    """Write a message as Markdown: its own words, and the values in it, each in its own way."""
    first, *rest = text.split(_OPEN)
    parts = [escaped(first)]
    for part in rest:
        value, _, after = part.partition(_CLOSE)
        parts += [shown(value), escaped(after)]
    return "".join(parts)
