"""Which articles each list of a language holds, worked out once for all its pages."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from nashra.model import Article, Theme
from nashra.publishing.related import related_articles

RELATED_THEMES = 4


@dataclass(frozen=True)
class Period:
    """A year, or one month of it."""

    year: int
    month: int | None = None


@dataclass(frozen=True)
class Listings:
    """The lists of one language. ``listed`` and ``elsewhere`` come newest first, and so does every list made of them.

    ``elsewhere`` are the articles that this language lacks and the edition has in another one.
    """

    language: str
    themes: tuple[Theme, ...]
    listed: tuple[Article, ...]
    elsewhere: tuple[Article, ...]
    each_month: bool = True
    """Whether a month that is all of its year is listed by itself too."""

    @cached_property
    def by_theme(self) -> Mapping[str, tuple[Article, ...]]:
        """Theme → its articles."""
        return _by_theme(self.themes, self.listed)

    @cached_property
    def elsewhere_by_theme(self) -> Mapping[str, tuple[Article, ...]]:
        """Theme → its articles that this language lacks."""
        return _by_theme(self.themes, self.elsewhere)

    @cached_property
    def by_period(self) -> Mapping[Period, tuple[Article, ...]]:
        """Every year and month → its articles, the latest first, a year before its months."""
        grouped: dict[Period, list[Article]] = {}
        for article in self.listed:
            day = article.order_date
            grouped.setdefault(Period(day.year), []).append(article)
            grouped.setdefault(Period(day.year, day.month), []).append(article)
        return {period: tuple(articles) for period, articles in grouped.items()}

    @cached_property
    def periods(self) -> Mapping[Period, tuple[Article, ...]]:
        """The years and months that have a list of their own."""
        return {
            period: articles
            for period, articles in self.by_period.items()
            if self.each_month or period.month is None or len(articles) < len(self.by_period[Period(period.year)])
        }

    @cached_property
    def years(self) -> tuple[Period, ...]:
        """The years that have articles, the latest first."""
        return tuple(period for period in self.periods if period.month is None)

    def months(self, year: int) -> tuple[Period, ...]:
        """Give the months of a year that have a list, the latest first."""
        return tuple(period for period in self.periods if period.year == year and period.month is not None)

    @cached_property
    def related(self) -> Mapping[str, tuple[Article, ...]]:
        """Path of an article → the articles that are most about the same."""
        return related_articles(self.listed, self.language)

    @cached_property
    def _positions(self) -> Mapping[str, int]:
        return {article.path: index for index, article in enumerate(self.listed)}

    def neighbours(self, article: Article) -> tuple[Article | None, Article | None]:
        """Give the next newer and the next older article of the list; neither for one that is not listed."""
        index = self._positions.get(article.path)
        if index is None:
            return None, None
        newer = self.listed[index - 1] if index else None
        older = self.listed[index + 1] if index + 1 < len(self.listed) else None
        return newer, older

    @cached_property
    def _shared(self) -> Counter[tuple[str, str]]:
        pairs: Counter[tuple[str, str]] = Counter()
        for article in self.listed:
            pairs.update(itertools.permutations(set(article.tags), 2))
        return pairs

    def related_themes(self, theme: Theme) -> tuple[Theme, ...]:
        """Give the themes that most often stand beside this one.

        What is compared is the square of the cosine of the two sets of articles, so that the largest theme is
        not everybody's relative; equals keep the order of the vocabulary.
        """

        def strength(other: Theme) -> float:
            both = self._shared[theme.id, other.id]
            return both * both / (len(self.by_theme[theme.id]) * len(self.by_theme[other.id])) if both else 0

        ranked = sorted((other for other in self.themes if strength(other)), key=lambda other: -strength(other))
        return tuple(ranked[:RELATED_THEMES])


def _by_theme(themes: Iterable[Theme], articles: Sequence[Article]) -> Mapping[str, tuple[Article, ...]]:
    grouped: dict[str, list[Article]] = {theme.id: [] for theme in themes}
    for article in articles:
        for tag in article.tags:
            if tag in grouped:
                grouped[tag].append(article)
    return {theme: tuple(found) for theme, found in grouped.items()}
