"""Which themes a text is about, by the weighted phrases of the vocabulary, and why.

Scoring counts evidence, not words: in a paragraph each phrase counts once, of two that overlap only
the heavier, and no paragraph alone can publish a theme. Hand-picked prefixes with these weights did
best of what was measured; precision and recall on labelled texts are held by the tests.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from nashra.intake.phrases import Occurrence, PhraseIndex, Words, index_phrases, phrase_of
from nashra.model import Theme, Vocabulary

SPECIFIC = 3
IGNORED = 0
PUBLISHED_FROM = 6
SUGGESTED_FROM = 3
TITLE_FACTOR = 2
PARAGRAPH_CAP = 5
"""The most that one paragraph adds to a theme: less than what publishes it."""

_SUBJECT = ""


@dataclass(frozen=True)
class Match:
    """A phrase that was found. ``paragraph_index`` is ``None`` in the title; ``text`` is as it stands there."""

    phrase: str
    weight: int
    paragraph_index: int | None
    text: str


@dataclass(frozen=True)
class ThemeScore:
    """What a text scores on one theme, and by which phrases, in the order of the text."""

    theme: str
    score: int
    published: bool
    suggested: bool
    matches: tuple[Match, ...]


@dataclass(frozen=True)
class ThemeScorer:
    """The vocabulary in one language, made ready once for many texts."""

    index: PhraseIndex
    themes: tuple[str, ...]
    has_subject: bool

    def score(self, title: str, paragraphs: Sequence[str]) -> tuple[ThemeScore, ...]:
        """Score a text: every theme of which a phrase was found, ordered by id."""
        places = [_Place(None, title, self.index), *(_Place(*p, self.index) for p in enumerate(paragraphs))]
        on_subject = not self.has_subject or any(place.of(_SUBJECT) for place in places)
        named = {owner for place in places for owner in place.owners}
        scores = (_theme_score(theme, places, on_subject=on_subject) for theme in self.themes if theme in named)
        return tuple(score for score in scores if score.matches)


def make_scorer(vocabulary: Vocabulary, language: str) -> ThemeScorer:
    """Make the vocabulary ready for the texts of one language.

    A text with none of the language's subject phrases gets suggestions at most; when the language has
    no subject phrases, every text is on the subject.
    """
    subject = [phrase_of(_SUBJECT, SPECIFIC, text, language) for text in vocabulary.subject.get(language, ())]
    listed = [phrase_of(*parts, language) for theme in vocabulary.themes for parts in _phrases(theme, language)]
    phrases = [phrase for phrase in [*subject, *listed] if phrase]
    ids = tuple(sorted(theme.id for theme in vocabulary.themes))
    return ThemeScorer(index_phrases(phrases, language), ids, has_subject=any(subject))


def score_themes(
    vocabulary: Vocabulary, language: str, title: str, paragraphs: Sequence[str]
) -> tuple[ThemeScore, ...]:
    """Score one text; see :func:`make_scorer` and :meth:`ThemeScorer.score`, which serve many texts faster."""
    return make_scorer(vocabulary, language).score(title, paragraphs)


def published_themes(scores: Iterable[ThemeScore]) -> tuple[str, ...]:
    """Give the ids of the themes to publish, in alphabetical order."""
    return tuple(sorted(score.theme for score in scores if score.published))


def suggested_themes(scores: Iterable[ThemeScore]) -> tuple[str, ...]:
    """Give the ids of the themes to show to an editor, in alphabetical order."""
    return tuple(sorted(score.theme for score in scores if score.suggested))


class _Place:
    """The title or a paragraph, and what was found in it for each theme."""

    def __init__(self, number: int | None, text: str, index: PhraseIndex) -> None:
        self.number = number
        self._words = Words(text, index)
        self._found: Mapping[str, list[Occurrence]] = _by_owner(index.occurrences(self._words.known))

    @property
    def owners(self) -> Iterable[str]:
        """The themes of which a phrase was found."""
        return self._found

    def of(self, owner: str) -> tuple[Occurrence, ...]:
        """Give what counts for a theme, in the order of the text."""
        found = self._found.get(owner, ())
        return _counting(found) if len(found) > 1 else tuple(each for each in found if each.phrase.weight != IGNORED)

    def points(self, counted: Iterable[Occurrence]) -> int:
        """Give what the place adds to the theme's score."""
        points = sum(occurrence.phrase.weight for occurrence in counted)
        return TITLE_FACTOR * points if self.number is None else min(points, PARAGRAPH_CAP)

    def match(self, found: Occurrence) -> Match:
        """Show an occurrence as it stands in the text."""
        text = self._words.between(found.first, found.last)
        return Match(found.phrase.text, found.phrase.weight, self.number, text)


def _phrases(theme: Theme, language: str) -> Iterator[tuple[str, int, str]]:
    for weight, texts in theme.phrases.get(language, {}).items():
        yield from ((theme.id, weight, text) for text in texts)


def _theme_score(theme: str, places: Sequence[_Place], *, on_subject: bool) -> ThemeScore:
    counted = [(place, place.of(theme)) for place in places]
    score = sum(place.points(found) for place, found in counted)
    matches = tuple(place.match(occurrence) for place, found in counted for occurrence in found)
    specific = any(match.weight >= SPECIFIC for match in matches)
    published = on_subject and specific and score >= PUBLISHED_FROM
    return ThemeScore(theme, score, published, not published and score >= SUGGESTED_FROM, matches)


def _by_owner(occurrences: Iterable[Occurrence]) -> Mapping[str, list[Occurrence]]:
    grouped: dict[str, list[Occurrence]] = {}
    for occurrence in occurrences:
        grouped.setdefault(occurrence.phrase.owner, []).append(occurrence)
    return grouped


def _counting(found: Sequence[Occurrence]) -> tuple[Occurrence, ...]:
    """Leave out what an ignored phrase hides, what overlaps something heavier, and repetitions."""
    hidden = [occurrence for occurrence in found if occurrence.phrase.weight == IGNORED]
    kept: list[Occurrence] = []
    for occurrence in sorted((each for each in found if each not in hidden), key=_rank):
        if any(occurrence.overlaps(other) for other in [*hidden, *kept]):
            continue
        if all(occurrence.phrase is not other.phrase for other in kept):
            kept.append(occurrence)
    return tuple(sorted(kept, key=lambda occurrence: occurrence.first))


def _rank(occurrence: Occurrence) -> tuple[int, int, int, str]:
    phrase = occurrence.phrase
    return (-phrase.weight, -len(phrase.words), occurrence.first, phrase.text)
