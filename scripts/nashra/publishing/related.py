"""Which articles are about the same: by themes they share, and by words that few others have.

The cost grows with the number of articles and not with its square: an article looks up a fixed number
of its rarest words, and a word that stands in many articles is not looked up at all. Weights are whole
numbers, so that every machine gives the same order.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from nashra.model import Article
from nashra.orthography.fold import arabic_forms, fold_words

SHOWN = 4
# A word in more articles than this tells nothing about any two of them.
_COMMON = 32
# So many of its rarest words stand for an article.
_TELLING = 24
# So many neighbours in time, within each theme, are compared although they share no rare word.
_NEAR = 4
_SHORTEST_WORD = 4
# Uzbek adds its endings after the stem. Cutting words short finds inflected forms as well as a stemmer does for
# Turkish, its relative (Can et al., "Information retrieval on Turkish texts", JASIST 59, 2008).
_STEM = 6
_NO_WORDS = re.compile(r"\]\([^)]*\)|https?://\S+|<[^<>]*>")


def related_articles(articles: Sequence[Article], language: str) -> Mapping[str, tuple[Article, ...]]:
    """Give for the path of each article those of the others that are most about the same, the closest first.

    Two articles are related when they share a theme, or at least two rare words. ``articles`` are of one
    language and in the order of its list, which decides between equals.
    """
    index = _Index(articles, language)
    return {
        article.path: tuple(articles[other] for other in index.closest(number))
        for number, article in enumerate(articles)
    }


class _Index:
    """Articles by rare word and by theme; an article is known by its number in the list."""

    def __init__(self, articles: Sequence[Article], language: str) -> None:
        # Kept as tuples, because a set of as many words takes eight times the memory, and these are of all articles.
        words = [tuple(_words(article, language)) for article in articles]
        frequency = Counter(itertools.chain.from_iterable(words))
        self.tags = [frozenset(article.tags) for article in articles]
        self.words = [
            sorted((word for word in found if 1 < frequency[word] <= _COMMON), key=lambda word: (frequency[word], word))
            for found in words
        ]
        self.having = _inverted(self.words)
        self.about = _inverted(article.tags for article in articles)
        self.places = {tag: {number: place for place, number in enumerate(self.about[tag])} for tag in self.about}

    def closest(self, number: int) -> list[int]:
        """Give the numbers of the related articles, the closest first."""
        scores: Counter[int] = Counter()
        shared: Counter[int] = Counter()
        for word in self.words[number][:_TELLING]:
            weight = self._weight(self.having[word])
            for other in self.having[word]:
                scores[other] += weight
                shared[other] += 1
        candidates = {other for other in shared if shared[other] > 1 or self.tags[other] & self.tags[number]}
        candidates.update(self._near(number))
        candidates.discard(number)
        for other in candidates:
            scores[other] += sum(2 * self._weight(self.about[tag]) for tag in self.tags[other] & self.tags[number])
        return sorted(candidates, key=lambda other: (-scores[other], other))[:SHOWN]

    def _near(self, number: int) -> Iterable[int]:
        for tag in self.tags[number]:
            place = self.places[tag][number]
            yield from self.about[tag][max(0, place - _NEAR) : place + _NEAR + 1]

    def _weight(self, having: Sequence[int]) -> int:
        """Weigh what so many articles have in common: about the logarithm of how rare it is."""
        return (len(self.words) // len(having)).bit_length()


def _inverted(described: Iterable[Iterable[str]]) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, terms in enumerate(described):
        for term in terms:
            found.setdefault(term, []).append(number)
    return found


def _words(article: Article, language: str) -> set[str]:
    tokens = set(_NO_WORDS.sub(" ", f"{article.title}\n{article.body}").split())
    return {stem for token in tokens for stem in _stems(token, language)}


# The same words stand in article after article, and folding one takes longer than looking it up.
@functools.lru_cache(maxsize=1 << 16)
def _stems(token: str, language: str) -> tuple[str, ...]:
    words = fold_words(token, language)
    return tuple(_stem(word) for word in words if len(word) >= _SHORTEST_WORD and not word.isdigit())


@functools.lru_cache(maxsize=1 << 15)
def _stem(word: str) -> str:
    return min(arabic_forms(word), key=len)[:_STEM]
