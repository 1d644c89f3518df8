"""The labels of site frames in many languages (``chrome.json``), and whether a line is made of them."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterable, Mapping
from importlib import resources
from typing import Any

from nashra.orthography.fold import fold_words

_LONGEST_LABEL_LINE = 200
_LONGEST_MARKED_LINE = 400
_SEPARATORS = re.compile(r"\s+[/–—-]\s+|[|•·»«›‹>→←▶►▼▲★☆✓✔\t]+")
_LONGEST_BYLINE = 6

Words = tuple[str, ...]


def label_kinds(line: str) -> frozenset[str]:
    """Name the kinds of labels a line is made of; empty when it is not made of labels alone.

    ``marks`` is the kind of lines found by a pattern, ``numbers`` of those without any letter.
    """
    if len(line) <= _LONGEST_MARKED_LINE and _marks().match(line.strip()):
        return frozenset({"marks"})
    if len(line) > _LONGEST_LABEL_LINE:
        return frozenset()
    words = _words(line)
    if not words:
        return frozenset({"numbers"})
    return _kinds_of_words(words) or _kinds_of_parts(_SEPARATORS.split(line))


def is_byline(line: str) -> bool:
    """Tell whether a short line begins as one does that names an author or an agency."""
    words = fold_words(line, "")
    return 1 < len(words) <= _LONGEST_BYLINE and any(words[: len(start)] == start for start in _byline_beginnings())


def opens_other_content(kinds: Iterable[str]) -> bool:
    """Tell whether headlines of other articles, or comments, may follow labels of these kinds."""
    return not set(_data()["openers"]).isdisjoint(kinds)


def _kinds_of_words(words: Words) -> frozenset[str]:
    exact = _labels().get(words)
    if exact:
        return exact
    return frozenset(kind for (kind, _), phrases in _phrases().items() if _is_made_of(words, phrases))


def _kinds_of_parts(parts: Iterable[str]) -> frozenset[str]:
    found: frozenset[str] = frozenset()
    filled = [words for part in parts if (words := _words(part))]
    if len(filled) < 2:
        return found
    for words in filled:
        kinds = _kinds_of_words(words)
        if not kinds:
            return frozenset()
        found |= kinds
    return found


def _is_made_of(words: Words, phrases: frozenset[Words]) -> bool:
    """Tell whether the words are phrases one after another (``Share Print``, ``XS SM MD LG``)."""
    reachable = {0}
    for end in range(1, len(words) + 1):
        if any(words[start:end] in phrases for start in reachable):
            reachable.add(end)
    return len(words) in reachable


def _words(line: str) -> Words:
    return tuple(word for word in fold_words(line, "") if not word.isdecimal())


@functools.cache
def _labels() -> Mapping[Words, frozenset[str]]:
    found: dict[Words, frozenset[str]] = {}
    for kind, languages in _data()["labels"].items():
        for label in (label for labels in languages.values() for label in labels):
            words = _words(label)
            found[words] = found.get(words, frozenset()) | {kind}
    found.pop((), None)
    return found


@functools.cache
def _phrases() -> Mapping[tuple[str, str], frozenset[Words]]:
    """Group the labels by kind and language: a line of several labels has them of one."""
    return {
        (kind, language): frozenset(words for label in labels if (words := _words(label)))
        for kind, languages in _data()["labels"].items()
        for language, labels in languages.items()
    }


@functools.cache
def _byline_beginnings() -> frozenset[Words]:
    return frozenset(fold_words(beginning, "") for beginning in _data()["bylines"]["beginnings"])


@functools.cache
def _marks() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{mark})" for mark in _data()["marks"]), re.IGNORECASE)


@functools.cache
def _data() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = json.loads(resources.files(__package__).joinpath("chrome.json").read_text("utf-8"))
    return loaded
