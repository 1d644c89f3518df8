"""The inverted index of one language: which word stands in which article, and how weightily.

Weights are BM25F (Robertson, Zaragoza and Taylor 2004: fields are weighted before the frequency
saturates), rounded to sixteen levels. A word of the title always weighs more than one of the body alone.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from nashra.publishing.search.terms import Term, keys, suffix_chain, terms
from nashra.publishing.search.values import SearchArticle

K1 = 1.2
B = 0.6
WEIGHTS = {"title": 4.0, "themes": 2.0, "summary": 2.0}
"""What an occurrence counts beside one in the body."""
LEVELS = 8
ONCE = 3
"""The level of a word that stands once in an article of average length, and nowhere but in its text."""
THEME_KEY, YEAR_KEY = "#", "@"


class Postings:
    """Where a term stands: the numbers of the articles, and for each of them a level.

    Levels go from 0 to 7, and 8 higher in the title. Columns of numbers, because there are hundreds of postings for
    every article, and an object for each would take ten times the memory.
    """

    __slots__ = ("articles", "levels")

    def __init__(self) -> None:
        self.articles = array("I")
        self.levels = bytearray()

    def add(self, article: int, level: int) -> None:
        """Note that the term stands in an article too; articles come in the order of their numbers."""
        self.articles.append(article)
        self.levels.append(level)


@dataclass
class Entry:
    """A term. ``spelling`` is empty where the index knows only one spelling of the fold."""

    fold: str
    spelling: str
    postings: Postings


@dataclass
class Index:
    """Key → entries, in the order of the keys as JavaScript compares them."""

    entries: dict[str, list[Entry]] = field(default_factory=dict)


@dataclass
class _Read:
    """One article, read: how often each term stands in which kind of field."""

    in_body: Mapping[Term, int]
    beside: Mapping[Term, float]
    """Weighted occurrences in title, themes and summary."""
    in_title: frozenset[Term]
    length: int
    """Words of the body."""


def build(
    articles: Sequence[SearchArticle],
    theme_labels: Mapping[str, Mapping[str, str]],
    synonyms: Iterable[Sequence[str]],
) -> Index:
    """Index the articles of one language; their numbers are their places in ``articles``.

    ``theme_labels`` are language code → theme id → label, ``synonyms`` groups of words.
    """
    # The words of each text are let go of as the index takes them up.
    bodies = deque(terms(article.text, article.language) for article in articles)
    average = sum(map(len, bodies)) / max(1, len(articles))
    by_term: dict[Term, Postings] = defaultdict(Postings)
    for number, article in enumerate(articles):
        each = _read(article, bodies.popleft(), theme_labels[article.language])
        norm = 1 - B + B * each.length / max(average, 1.0)
        for term in each.in_body.keys() | each.beside.keys():
            by_term[term].add(number, _level(each, term, norm))
    index = _by_key(by_term, articles[0].language if articles else "", synonyms)
    for mark, values in _facets(articles):
        for value, numbers in sorted(values.items()):
            postings = Postings()
            for number in numbers:
                postings.add(number, 0)
            index.entries[f"{mark}{value}"] = [Entry(f"{mark}{value}", "", postings)]
    index.entries = dict(sorted(index.entries.items(), key=lambda item: utf16(item[0])))
    return index


def utf16(text: str) -> bytes:
    """Give the bytes by whose order JavaScript compares strings."""
    return text.encode("utf-16-be", "surrogatepass")


def _read(article: SearchArticle, body: Sequence[Term], labels: Mapping[str, str]) -> _Read:
    beside: dict[Term, float] = defaultdict(float)
    title = terms(article.title, article.language)
    for weight, found in ((WEIGHTS["title"], title), *_fields(article, labels)):
        for term in found:
            beside[term] += weight
    return _Read(Counter(body), beside, frozenset(title), len(body))


def _fields(article: SearchArticle, labels: Mapping[str, str]) -> Iterator[tuple[float, Sequence[Term]]]:
    """Give what stands beside title and text: the weight of the field, and its words."""
    if article.summary:
        yield WEIGHTS["summary"], terms(article.summary, article.language)
    for theme in article.themes:
        yield WEIGHTS["themes"], terms(labels.get(theme, ""), article.language)


def _level(read: _Read, term: Term, norm: float) -> int:
    """Give the level of a term; ``norm`` is how long the article is beside the average one."""
    weighted = read.in_body.get(term, 0) / norm + read.beside.get(term, 0.0)
    level = min(LEVELS - 1, int(LEVELS * weighted / (K1 + weighted)))
    return level + LEVELS if term in read.in_title else level


def _by_key(by_term: Mapping[Term, Postings], language: str, synonyms: Iterable[Sequence[str]]) -> Index:
    spellings = Counter(term.fold for term in by_term)
    further = _synonym_keys(synonyms, language)
    chain = suffix_chain(language)
    entries: dict[str, list[Entry]] = defaultdict(list)
    for term in sorted(by_term, key=lambda term: (term.fold, term.spelling)):
        own = term.spelling if spellings[term.fold] > 1 else ""
        found = keys(term, language)
        entry = Entry(term.fold, own, by_term[term])
        for key in dict.fromkeys([*found, *(key for each in found for key in _synonymous(each, further, chain))]):
            entries[key].append(entry)
    return Index(entries)


def _synonym_keys(groups: Iterable[Sequence[str]], language: str) -> Mapping[str, tuple[str, ...]]:
    """Give, for the key of each word of a group, the keys of the others."""
    further: dict[str, tuple[str, ...]] = {}
    for group in groups:
        own = [keys(word, language)[0] for text in group for word in terms(text, language)[:1]]
        for key in own:
            further[key] = tuple(dict.fromkeys([*further.get(key, ()), *(other for other in own if other != key)]))
    return further


def _synonymous(key: str, further: Mapping[str, tuple[str, ...]], chain: re.Pattern[str]) -> Iterator[str]:
    """Give the keys of the words that ``key`` may stand for, with whatever suffixes it has."""
    for length in range(2, len(key) + 1):
        if key[:length] in further and chain.fullmatch(key[length:]):
            yield from further[key[:length]]


def _facets(articles: Sequence[SearchArticle]) -> Iterator[tuple[str, Mapping[str, list[int]]]]:
    """Give themes and years as terms of their own, so that filters need no other data."""
    themes: dict[str, list[int]] = defaultdict(list)
    years: dict[str, list[int]] = defaultdict(list)
    for number, article in enumerate(articles):
        years[article.day[:4]].append(number)
        for theme in article.themes:
            themes[theme].append(number)
    yield THEME_KEY, themes
    yield YEAR_KEY, years
