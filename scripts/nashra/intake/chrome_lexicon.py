"""The labels of site frames in many languages (``chrome.json``), and whether a line is made of them."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from importlib import resources
from typing import Any

from nashra.intake.sentence_marks import ends_with_full_stop
from nashra.orthography.fold import fold_words

_LONGEST_LABEL_LINE = 240
_SEPARATORS = re.compile(r"\s+[/–—-]\s+|[|•·»«›‹>→←▶►▼▲★☆✓✔\t]+")
_SHORTEST_IN_ANY_ROW = 3
_LEAST_ALIKE_WORDS, _MOST_ALIKE_WORDS = 3, 7
_LEAST_LIKENESS = 0.6
_LONGEST_BYLINE = 10
_LONGEST_STATED = 10
_MOST_DAY_WORDS = 8
# From so many spaces on, a line with a full stop says something.
_LEAST_SPACES_SAID = 3
# The kind of sentences that a site says of itself, unless an article does.
SENTENCE = "sentence"

Words = tuple[str, ...]
_Group = tuple[str, str]
_ANY: _Group = ("labels", "")
# Labels that a bulletin adds for its own sources. They hold for everything a conversion reads, in
# whatever format, so they are not handed through every function between.
_OWN: ContextVar[frozenset[Words]] = ContextVar("own labels", default=frozenset())


@contextmanager
def with_own_labels(labels: Iterable[str]) -> Iterator[None]:
    """Let these lines be labels too, as long as the context lasts."""
    token = _OWN.set(frozenset(words for label in labels if (words := fold_words(label, ""))))
    try:
        yield
    finally:
        _OWN.reset(token)


def label_kinds(line: str) -> frozenset[str]:
    """Name the kinds of labels a line is made of; empty when it is not made of labels alone.

    ``pattern`` is the kind of lines found by a pattern or a phrase, ``numbers`` of those without letters. A whole
    sentence that only such a one knows is ``sentence``: an article may say the same, so its place must confirm it.
    """
    return _kinds_of_line(line, _OWN.get())


@functools.lru_cache(maxsize=4_096)
def _kinds_of_line(line: str, own: frozenset[Words]) -> frozenset[str]:
    if any(map(line.__contains__, _data()["statements"])):
        return _kinds_of_phrase(line)
    if len(line) > _LONGEST_LABEL_LINE:
        return frozenset()
    lowered = line.lower()
    if any(map(lowered.__contains__, _data()["ours"])) and _calls().fullmatch(line):
        return frozenset({"pattern"})
    if any(map(lowered.__contains__, _data()["phrases"])) or _line_patterns().fullmatch(line):
        return _kinds_of_phrase(line)
    # A statement of so many words is no label; folding each would take half of the time.
    if not own and line.endswith(".") and line.count(" ") >= _LONGEST_STATED:
        return frozenset()
    folded = fold_words(line, "")
    if own and folded in own:
        return frozenset({"own"})
    words = tuple(word for word in folded if not word.isdecimal())
    if not words:
        return frozenset({"numbers"})
    return _kinds_of_words(words) or _kinds_of_parts(_SEPARATORS.split(line)) or _kinds_of_likeness(words)


def _kinds_of_phrase(line: str) -> frozenset[str]:
    is_sentence = ends_with_full_stop(line) and line.count(" ") >= _LEAST_SPACES_SAID
    return frozenset({SENTENCE if is_sentence and not _certain_patterns().search(line) else "pattern"})


def is_byline(line: str) -> bool:
    """Tell whether a short line begins as one does that names an author or an agency, or names a day at an end."""
    if _byline_patterns().fullmatch(line[:_LONGEST_LABEL_LINE]):
        return True
    words = fold_words(line, "")
    if not 1 < len(words) <= _LONGEST_BYLINE:
        return False
    return any(words[: len(start)] == start for start in _byline_beginnings()) or _has_day_at_end(words)


def opens_headlines(line: str) -> bool:
    """Tell whether a label announces headlines of other articles, and is no heading such as ``Recommendations``."""
    return "related" in label_kinds(line) and len(_words(line)) > 1


def ends_article(line: str) -> bool:
    """Tell whether below a label there is only what readers wrote: one that counts comments or asks for one."""
    is_counted = any(character.isdecimal() for character in line)
    return "comments" in label_kinds(line) and (is_counted or len(_words(line)) > 1)


def opens_contents(line: str) -> bool:
    """Tell whether a label may announce a table of contents: the lexicon has such words among those of navigation."""
    return "navigation" in label_kinds(line)


def opens_other_content(kinds: Iterable[str]) -> bool:
    """Tell whether headlines of other articles, or comments, may follow labels of these kinds."""
    return not set(_data()["openers"]).isdisjoint(kinds)


def _has_day_at_end(words: Words) -> bool:
    """Tell whether a line of few words begins or ends with a day, a month's name and a year, in any order."""
    if not _LEAST_ALIKE_WORDS <= len(words) <= _MOST_DAY_WORDS:
        return False
    return any(_is_day(window) for size in (3, 4) for window in (words[:size], words[-size:]))


def _is_day(words: Words) -> bool:
    numbers = [word for word in words if word.isdecimal()]
    others = [(word,) for word in words if not word.isdecimal()]
    is_full = sorted(map(len, numbers)) in ([1, 4], [2, 4])
    return (
        is_full and bool(others) and all(any(kind == "dates" for kind, _ in _labels().get(word, ())) for word in others)
    )


def _kinds_of_words(words: Words) -> frozenset[str]:
    """Name the kinds of a label, or of several of one kind and language in a row (``Share Print``), or of any."""
    reached: dict[int, frozenset[_Group] | None] = {0: None}
    for start in range(len(words)):
        groups = reached.get(start, frozenset())
        if groups == frozenset():
            continue
        for end in range(start + 1, min(len(words), start + _longest_label()) + 1):
            here = _labels().get(words[start:end], frozenset())
            possible = here if groups is None else here & groups
            reached[end] = possible | (reached.get(end) or frozenset())
    return frozenset(kind for kind, _ in reached.get(len(words)) or ())


def _kinds_of_parts(parts: Iterable[str]) -> frozenset[str]:
    found: frozenset[str] = frozenset()
    filled = [words for part in parts if (words := _words(part))]
    for words in filled:
        kinds = _kinds_of_words(words)
        if not kinds:
            return frozenset()
        found |= kinds
    return found


def _kinds_of_likeness(words: Words) -> frozenset[str]:
    """Recognise a skip link in another wording than the listed ones: no title speaks of a page's main content."""
    if _LEAST_ALIKE_WORDS <= len(words) <= _MOST_ALIKE_WORDS:
        own = frozenset(words)
        near = {listed for word in own for listed in _skip_links().get(word, ())}
        if any(len(own & listed) >= _LEAST_LIKENESS * len(own | listed) for listed in near):
            return frozenset({"accessibility"})
    return frozenset()


def _words(line: str) -> Words:
    return tuple(word for word in fold_words(line, "") if not word.isdecimal())


@functools.cache
def _labels() -> Mapping[Words, frozenset[_Group]]:
    found: dict[Words, frozenset[_Group]] = {}
    for kind, languages in _data()["labels"].items():
        for language, labels in languages.items():
            for words in map(_words, labels):
                found[words] = found.get(words, frozenset()) | _groups(kind, language, words)
    found.pop((), None)
    return found


def _groups(kind: str, language: str, words: Words) -> frozenset[_Group]:
    """Name what a label may share a line with: its kind and language, or, unless it is tiny or a date, any."""
    is_common = kind == "dates" or max(map(len, words), default=0) < _SHORTEST_IN_ANY_ROW
    return frozenset({(kind, language)} if is_common else {(kind, language), _ANY})


@functools.cache
def _longest_label() -> int:
    return max(map(len, _labels()))


@functools.cache
def _skip_links() -> Mapping[str, tuple[frozenset[str], ...]]:
    """Index the longer skip links by each of their words."""
    found: dict[str, tuple[frozenset[str], ...]] = {}
    labels = (_words(label) for labels in _data()["labels"]["accessibility"].values() for label in labels)
    for words in labels:
        if len(words) >= _LEAST_ALIKE_WORDS:
            for word in words:
                found[word] = (*found.get(word, ()), frozenset(words))
    return found


@functools.cache
def _byline_beginnings() -> frozenset[Words]:
    return frozenset(fold_words(beginning, "") for beginning in _data()["bylines"]["beginnings"])


@functools.cache
def _line_patterns() -> re.Pattern[str]:
    return _one_of(_data()["lines"])


@functools.cache
def _calls() -> re.Pattern[str]:
    """Give the pattern of calls to follow a site elsewhere, which say ``us`` or ``our`` and what to do."""
    return _one_of(_data()["calls"])


@functools.cache
def _certain_patterns() -> re.Pattern[str]:
    return _one_of(_data()["certain"])


@functools.cache
def _byline_patterns() -> re.Pattern[str]:
    return _one_of(_data()["bylines"]["patterns"])


def _one_of(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


@functools.cache
def _data() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = json.loads(resources.files(__package__).joinpath("chrome.json").read_text("utf-8"))
    return loaded
