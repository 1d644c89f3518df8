"""How the bulletin stands: articles by language and theme, and what is missing of their translations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from nashra.content.catalogue import Catalogue
from nashra.languages import Language
from nashra.model import Article, TranslationState


@dataclass(frozen=True)
class Count:
    """The articles of one language, or of one theme in it. Drafts and withdrawn articles count only as such."""

    language: str
    theme: str | None
    """``None`` for all themes together."""
    articles: int
    """What readers of the language find, translations among them."""
    originals: int
    missing: int
    """Articles in other languages that are not translated into this one."""
    unreviewed: int
    stale: int
    drafts: int
    withdrawn: int


@dataclass(frozen=True)
class Waiting:
    """A translation that somebody should see to. ``state`` is ``missing``, ``unreviewed`` or ``stale``."""

    state: str
    language: str
    path: str
    title: str
    """Of the translation, or of the original where it is missing."""


@dataclass(frozen=True)
class Status:
    """The whole state: a count a language, one a theme and language, and each translation that waits."""

    counts: tuple[Count, ...]
    waiting: tuple[Waiting, ...]

    def as_data(self) -> dict[str, object]:
        """Give plain values for other programs."""
        return asdict(self)


def status(catalogue: Catalogue) -> Status:
    """Count the articles of a catalogue, in the order of its languages and themes."""
    themes: list[str | None] = [None, *(theme.id for theme in catalogue.themes)]
    counts = [_count(catalogue, language, theme) for theme in themes for language in catalogue.languages]
    waiting = (waiting for language in catalogue.languages for waiting in _waiting(catalogue, language))
    return Status(tuple(counts), tuple(sorted(waiting, key=lambda one: (one.state, one.language, one.path))))


def _count(catalogue: Catalogue, language: Language, theme: str | None) -> Count:
    own = [article for article in catalogue.articles if article.language == language.code and _is_on(article, theme)]
    published = [article for article in own if article.is_published]
    states = [catalogue.state(article) for article in published]
    return Count(
        language=language.code,
        theme=theme,
        articles=len(published),
        originals=states.count(TranslationState.ORIGINAL),
        missing=sum(1 for article in _untranslated(catalogue, language) if _is_on(article, theme)),
        unreviewed=states.count(TranslationState.UNREVIEWED),
        stale=states.count(TranslationState.STALE),
        drafts=sum(article.draft for article in own),
        withdrawn=sum(article.withdrawn is not None and not article.draft for article in own),
    )


def _is_on(article: Article, theme: str | None) -> bool:
    return theme is None or theme in article.tags


def _untranslated(catalogue: Catalogue, language: Language) -> Iterable[Article]:
    return (
        article
        for article in catalogue.articles
        if article.translation is None
        and article.language != language.code
        and article.is_published
        and catalogue.find(language.code, article.path) is None
    )


def _waiting(catalogue: Catalogue, language: Language) -> Iterable[Waiting]:
    for article in _untranslated(catalogue, language):
        yield Waiting("missing", language.code, article.path, article.title)
    for article in catalogue.articles:
        state = catalogue.state(article)
        if article.language == language.code and state in {TranslationState.UNREVIEWED, TranslationState.STALE}:
            yield Waiting(state.value, language.code, article.path, article.title)
