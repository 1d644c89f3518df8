"""The catalogue: every article of the bulletin, its translations and their states, in order."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from nashra.languages import Language
from nashra.model import Article, Page, Theme, TranslationState, Vocabulary
from nashra.orthography.fold import fold


@dataclass(frozen=True)
class Catalogue:
    """All articles and pages that are right, in every language; drafts and withdrawn ones too."""

    languages: tuple[Language, ...]
    vocabulary: Vocabulary
    articles: tuple[Article, ...]
    pages: tuple[Page, ...]
    known_wordings: Mapping[str, str] = field(default_factory=dict, compare=False)
    """Digests of what originals say whose texts are not here, by path (:func:`with_texts_for`)."""

    @property
    def themes(self) -> tuple[Theme, ...]:
        """The themes, in the order of the vocabulary."""
        return self.vocabulary.themes

    @cached_property
    def _by_place(self) -> Mapping[tuple[str, str], Article]:
        return {(article.language, article.path): article for article in self.articles}

    @cached_property
    def _by_path(self) -> Mapping[str, tuple[Article, ...]]:
        order = {language.code: index for index, language in enumerate(self.languages)}
        grouped: dict[str, list[Article]] = {}
        for article in sorted(self.articles, key=lambda article: order[article.language]):
            grouped.setdefault(article.path, []).append(article)
        return {path: tuple(group) for path, group in grouped.items()}

    @cached_property
    def _listed(self) -> Mapping[str, tuple[Article, ...]]:
        newest_first = sorted(
            (article for article in self.articles if article.is_published),
            key=lambda article: (-article.order_date.toordinal(), article.path),
        )
        return {
            language.code: tuple(article for article in newest_first if article.language == language.code)
            for language in self.languages
        }

    @cached_property
    def _elsewhere(self) -> Mapping[str, tuple[Article, ...]]:
        newest_first = sorted(
            (article for group in self._listed.values() for article in group if article.translation is None),
            key=lambda article: (-article.order_date.toordinal(), article.path),
        )
        return {
            language.code: tuple(a for a in newest_first if (language.code, a.path) not in self._by_place)
            for language in self.languages
        }

    @cached_property
    def _wordings(self) -> dict[str, str]:
        """What :meth:`wording_of` was told, and what it has found out since."""
        return dict(self.known_wordings)

    @cached_property
    def _pages(self) -> Mapping[tuple[str, str], Page]:
        return {(page.language, page.uri): page for page in self.pages}

    def find(self, language: str, path: str) -> Article | None:
        """Give the article at ``<year>/<slug>`` in a language, if there is one."""
        return self._by_place.get((language, path))

    def page(self, language: str, uri: str) -> Page | None:
        """Give the page at ``uri`` in a language, if there is one."""
        return self._pages.get((language, uri))

    def group(self, path: str) -> tuple[Article, ...]:
        """Give an article in all the languages it exists in, in the order of the configuration."""
        return self._by_path.get(path, ())

    def original(self, path: str) -> Article | None:
        """Give the original among an article's languages."""
        return next((article for article in self.group(path) if article.translation is None), None)

    def listed(self, language: str) -> tuple[Article, ...]:
        """Give what listings show in a language, newest first: no drafts, nothing withdrawn."""
        return self._listed[language]

    def elsewhere(self, language: str) -> tuple[Article, ...]:
        """Give the originals that readers of a language can have in another one only, newest first."""
        return self._elsewhere[language]

    def state(self, article: Article) -> TranslationState:
        """Tell what a reader must know about a text's relation to its original."""
        if article.translation is None:
            return TranslationState.ORIGINAL
        original = self.original(article.path)
        if original is not None and article.translation.sha256 != self.wording_of(original):
            return TranslationState.STALE
        return TranslationState.REVIEWED if article.translation.reviewed else TranslationState.UNREVIEWED

    def updated(self, article: Article) -> datetime.date | None:
        """Give the day on which what an article says last changed, if it was noted.

        A stale translation did not change with its original.
        """
        return None if self.state(article) is TranslationState.STALE else article.updated

    def wording_of(self, original: Article) -> str:
        """Give the digest of what an original says now, which its translations name."""
        if original.path not in self._wordings:
            self._wordings[original.path] = wording_digest(original.title, original.body, original.language)
        return self._wordings[original.path]

    def days(self) -> Iterator[str]:
        """Give every day the catalogue knows, as ISO text."""
        return (day.isoformat() for article in self.articles for day in (article.added, article.date) if day)

    @property
    def newest(self) -> str:
        """The newest day the catalogue knows, as ISO text; it dates a reproducible build."""
        return max(self.days(), default="1980-01-01")


def without_withdrawn_texts(catalogue: Catalogue) -> Catalogue:
    """Give a catalogue whose withdrawn articles say that they are, and no more: their texts travel no further."""
    articles = (
        replace(article, body="", summary=None, translation=None) if article.withdrawn else article
        for article in catalogue.articles
    )
    return replace(catalogue, articles=tuple(articles))


def with_texts_for(catalogue: Catalogue, language: Language) -> Catalogue:
    """Give what an edition in one language needs of a catalogue: of what exists in it, no text in another language.

    The texts are nearly all there is to a catalogue. Those in another script of the same language stay: they share an
    index of search.
    """
    bases = {known.code: known.base for known in catalogue.languages}
    articles: list[Article] = []
    wordings: dict[str, str] = {}
    for article in catalogue.articles:
        if bases[article.language] == language.base or catalogue.find(language.code, article.path) is None:
            articles.append(article)
            continue
        articles.append(replace(article, body=""))
        if article.translation is None:
            wordings[article.path] = catalogue.wording_of(article)
    return replace(catalogue, articles=tuple(articles), known_wordings=wordings)


def wording_digest(title: str, body: str, language: str) -> str:
    """Digest what an original says (SHA-256, hexadecimal): folded, white space collapsed.

    So a change of typography leaves its translations fresh, and a change of words makes them stale.
    """
    return hashlib.sha256(" ".join(fold(f"{title}\n{body}", language).split()).encode()).hexdigest()
