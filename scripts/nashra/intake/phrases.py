"""Finding the phrases of the theme vocabulary in a text, whatever its spelling and its endings.

Each word of a phrase stands for every folded word that begins with it: Uzbek puts its endings behind
the stem, and no stemmer knows them. Snowball has no Uzbek, and its Arabic leaves و and ل (measured).
"""

from __future__ import annotations

import functools
import itertools
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

from nashra.orthography.fold import arabic_forms, fold_words, word_forms

GAP = "…"
LONGEST_GAP = 2
"""How many other words a ``…`` between two words of a phrase allows."""

_SPACED = re.compile(r"\S+")


# Texts repeat their words: what was found out about so many of them is remembered.
_REMEMBERED = 65536


Forms = tuple[str, ...]
"""The forms under which one folded word of a text can be found."""


@dataclass(frozen=True)
class Words:
    """A text as folded words. Where they stand is found out only when it is asked for, which is seldom."""

    text: str
    index: PhraseIndex

    @functools.cached_property
    def known(self) -> list[KnownWord]:
        """What the vocabulary has of each word."""
        return list(itertools.chain.from_iterable(self._spaced))

    @functools.cached_property
    def _spaced(self) -> list[tuple[KnownWord, ...]]:
        return list(map(self.index.look_up, self.text.split()))

    @functools.cached_property
    def _places(self) -> list[tuple[int, int]]:
        spans = [match.span() for match in _SPACED.finditer(self.text)]
        if len(spans) == len(self.known) and all(self._spaced):
            return spans
        return [span for span, words in zip(spans, self._spaced, strict=True) for _ in words]

    def between(self, first: int, last: int) -> str:
        """Give the text from one word to another (both included) without the punctuation around them."""
        start, end = _bare_place(self.text, self._places[first][0], self._places[last][1])
        return self.text[start:end]


@dataclass(frozen=True)
class Phrase:
    """A phrase of the vocabulary, folded.

    ``owner`` is the theme it counts for; ``gaps`` holds, for each word, how many others may stand before it.
    """

    owner: str
    weight: int
    text: str
    words: tuple[str, ...]
    gaps: tuple[int, ...]

    @functools.cached_property
    def following(self) -> tuple[tuple[str, int], ...]:
        """The words after the first, each with its gap."""
        return tuple(zip(self.words[1:], self.gaps[1:], strict=True))


@dataclass(frozen=True)
class Occurrence:
    """A phrase in a text, from its first to its last word (both included)."""

    phrase: Phrase
    first: int
    last: int

    def overlaps(self, other: Occurrence) -> bool:
        """Tell whether two occurrences share a word."""
        return self.first <= other.last and other.first <= self.last


KnownWord = tuple[tuple[Phrase, ...], frozenset[str]]
"""What the vocabulary has of a word: the phrases that may begin with it, and the further words of phrases it can be."""


@dataclass(frozen=True)
class PhraseIndex:
    """Phrases by the words in them, so that a long text is read once for all of them."""

    look_up: Callable[[str], tuple[KnownWord, ...]]
    """Looks the words of a text between two spaces up; it remembers its answers."""

    def occurrences(self, words: Sequence[KnownWord]) -> list[Occurrence]:
        """Find every phrase at every place, in the order of the text."""
        following = [further for _, further in words]
        present = frozenset().union(*following)
        return [
            Occurrence(phrase, position, last)
            for position, (phrases, _) in enumerate(words)
            for phrase in phrases
            # Most phrases end here, because a word of theirs stands nowhere in the text.
            if present.issuperset(phrase.words[1:]) and (last := _last_word(phrase, following, position)) is not None
        ]


def phrase_of(owner: str, weight: int, text: str, language: str) -> Phrase | None:
    """Fold a phrase; ``None`` when it has no words."""
    words: list[str] = []
    gaps: list[int] = []
    for part in text.split(GAP):
        for number, word in enumerate(fold_words(part, language)):
            gaps.append(LONGEST_GAP if words and number == 0 else 0)
            words.append(word)
    return Phrase(owner, weight, text, tuple(words), tuple(gaps)) if words else None


def index_phrases(phrases: Sequence[Phrase], language: str) -> PhraseIndex:
    """Make an index of phrases of one language."""
    first = _beginnings(phrase.words[0] for phrase in phrases)
    further = _beginnings(word for phrase in phrases for word in phrase.words[1:])
    by_first: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        by_first.setdefault(phrase.words[0], []).append(phrase)

    @functools.lru_cache(maxsize=_REMEMBERED)
    def look_up(spaced: str) -> tuple[KnownWord, ...]:
        return tuple(map(known_word, _forms(spaced, language)))

    def known_word(forms: Forms) -> KnownWord:
        phrases = dict.fromkeys(phrase for word in first(forms) for phrase in by_first[word])
        return tuple(phrases), frozenset(further(forms))

    return PhraseIndex(look_up)


def _beginnings(words: Iterable[str]) -> Callable[[Forms], Iterator[str]]:
    """Make a function that finds, among some words, those that one of a word's forms begins with, in their order."""
    known = tuple(dict.fromkeys(words))
    length = min([2, *map(len, known)])
    by_start: dict[str, list[str]] = {}
    for word in known:
        by_start.setdefault(word[:length], []).append(word)

    def found(forms: Forms) -> Iterator[str]:
        return (word for form in forms for word in by_start.get(form[:length], ()) if form.startswith(word))

    return found


def _bare_place(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave off the punctuation around a word."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _last_word(phrase: Phrase, following: Sequence[frozenset[str]], first: int) -> int | None:
    """Give the place of the phrase's last word when the phrase begins at ``first``."""
    place = first
    for wanted, gap in phrase.following:
        for at in range(place + 1, min(place + 2 + gap, len(following))):
            if wanted in following[at]:
                place = at
                break
        else:
            return None
    return place


def _forms(spaced: str, language: str) -> tuple[Forms, ...]:
    """Give the forms of each word of a text between two spaces; a hyphen makes two words of it."""
    start, end = _bare_place(spaced, 0, len(spaced))
    words = fold_words(spaced, language)
    if len(words) == 1:
        return (_ways_to_begin(word_forms(spaced[start:end], language), language),)
    return tuple(_ways_to_begin(arabic_forms(word), language) for word in words)


def _ways_to_begin(forms: Forms, language: str) -> Forms:
    """Add the forms without one-letter prefixes, and leave out those that another form begins with."""
    known = tuple(dict.fromkeys([*forms, *_without_prefixes(forms, language)]))
    return tuple(form for form in known if not any(other != form and other.startswith(form) for other in known))


def _without_prefixes(forms: Forms, language: str) -> Iterator[str]:
    data = _data()
    for prefix in data["prefixes"].get(language.split("-", 1)[0], ()):
        bare = forms[0].removeprefix(prefix)
        if bare != forms[0] and len(bare) >= data["shortest_stem"]:
            yield bare


@functools.cache
def _data() -> Mapping[str, Any]:
    text = resources.files(__package__).joinpath("theme_scoring.json").read_text("utf-8")
    loaded: Mapping[str, Any] = json.loads(text)
    return loaded
