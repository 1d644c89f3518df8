"""Finding the phrases of the theme vocabulary in a text, whatever its spelling and its endings.

Each word of a phrase stands for every folded word that begins with it: Uzbek puts its endings behind
the stem, and no stemmer knows them. Snowball has no Uzbek, and its Arabic leaves و and ل (measured).
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any, NamedTuple

from nashra.orthography.fold import arabic_forms, fold_words, word_forms

GAP = "…"
LONGEST_GAP = 2
"""How many other words a ``…`` between two words of a phrase allows."""

_SPACED = re.compile(r"\S+")


# Texts repeat their words: what was found out about so many of them is remembered.
_REMEMBERED = 65536


class Word(NamedTuple):
    """One folded word of a text: the forms it can be found under, and where it stands in the text.

    From ``start`` to ``end`` it stands with the punctuation around it.
    """

    forms: tuple[str, ...]
    start: int
    end: int


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


@dataclass(frozen=True)
class PhraseIndex:
    """Phrases by the words they may begin with, so that a long text is read once for all of them."""

    language: str
    beginning_with: Callable[[tuple[str, ...]], tuple[Phrase, ...]]
    """Gives the phrases whose first word one of a word's forms begins with; it remembers its answers."""

    def occurrences(self, words: Sequence[Word]) -> tuple[Occurrence, ...]:
        """Find every phrase at every place, in the order of the text."""
        found = (
            Occurrence(phrase, position, last)
            for position, word in enumerate(words)
            for phrase in self.beginning_with(word.forms)
            if (last := _last_word(phrase, words, position)) is not None
        )
        return tuple(found)


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
    start_length = min([2, *(len(phrase.words[0]) for phrase in phrases)])
    by_start: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        by_start.setdefault(phrase.words[0][:start_length], []).append(phrase)

    @functools.lru_cache(maxsize=_REMEMBERED)
    def beginning_with(forms: tuple[str, ...]) -> tuple[Phrase, ...]:
        near = ((form, phrase) for form in forms for phrase in by_start.get(form[:start_length], ()))
        return tuple(dict.fromkeys(phrase for form, phrase in near if form.startswith(phrase.words[0])))

    return PhraseIndex(language, beginning_with)


def words_of(text: str, language: str) -> list[Word]:
    """Split a text into folded words, each with its place in the text."""
    return [
        Word(forms, *spaced.span()) for spaced in _SPACED.finditer(text) for forms in _forms(spaced.group(), language)
    ]


def bare_place(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave off the punctuation around a word."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _last_word(phrase: Phrase, words: Sequence[Word], first: int) -> int | None:
    """Give the place of the phrase's last word when the phrase begins at ``first``."""
    place = first
    for wanted, gap in phrase.following:
        for at in range(place + 1, min(place + 2 + gap, len(words))):
            # Most places end here: a loop is much faster than any() is.
            for form in words[at].forms:
                if form.startswith(wanted):
                    break
            else:
                continue
            place = at
            break
        else:
            return None
    return place


@functools.lru_cache(maxsize=_REMEMBERED)
def _forms(spaced: str, language: str) -> tuple[tuple[str, ...], ...]:
    """Give the forms of each word of a text between two spaces; a hyphen makes two words of it."""
    start, end = bare_place(spaced, 0, len(spaced))
    words = fold_words(spaced, language)
    if len(words) == 1:
        return (_ways_to_begin(word_forms(spaced[start:end], language), language),)
    return tuple(_ways_to_begin(arabic_forms(word), language) for word in words)


def _ways_to_begin(forms: tuple[str, ...], language: str) -> tuple[str, ...]:
    """Add the forms without one-letter prefixes, and leave out those that another form begins with."""
    known = tuple(dict.fromkeys([*forms, *_without_prefixes(forms, language)]))
    return tuple(form for form in known if not any(other != form and other.startswith(form) for other in known))


def _without_prefixes(forms: tuple[str, ...], language: str) -> Iterator[str]:
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
