"""What is bundled: the choice somebody made, the volumes it comes to, and how far their making is."""

from __future__ import annotations

import enum
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nashra.content.catalogue import Catalogue
from nashra.languages import Language
from nashra.model import Article, Theme
from nashra.problems import Problem

_LONGEST_STEM = 100


class Kind(enum.StrEnum):
    """The kinds of bundle."""

    ZIP = "zip"
    """The whole website, in one folder."""
    HTML = "html"
    """One file with everything in it."""
    EPUB = "epub"


class Scope(enum.StrEnum):
    """What a bundle is about."""

    WHOLE = "whole"
    ISSUE = "issue"
    THEME = "theme"
    ARTICLE = "article"


@dataclass(frozen=True)
class Choice:
    """What to make. Empty means all: of the kinds, of the languages, of the issues and themes."""

    kinds: tuple[Kind, ...] = ()
    languages: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()

    @property
    def is_partial(self) -> bool:
        """Whether single issues or themes were asked for, rather than everything."""
        return bool(self.issues or self.themes)

    def has(self, kind: Kind) -> bool:
        """Tell whether a kind is to be made. A zip holds the whole website, never a part of it."""
        return kind in self.kinds if self.kinds else not (kind is Kind.ZIP and self.is_partial)


@dataclass(frozen=True)
class Step:
    """A step of the work, for whoever shows how far it is: what is being made, and which of how many it is."""

    file: str
    number: int
    total: int


@dataclass(frozen=True)
class Volume:
    """Articles of one language, in the order of listings, that are read as one: all, a month, a theme, or one."""

    language: Language
    scope: Scope
    articles: tuple[Article, ...]
    issue: str = ""
    """The month of an issue, such as ``2026-11``."""
    theme: Theme | None = None

    @property
    def stem(self) -> str:
        """The name of the volume's files: short, ASCII, and the same every time."""
        if self.scope is Scope.ARTICLE:
            return _shortened(f"nashra-{self.language.code}-{self.articles[0].path.replace('/', '-')}")
        part = self.issue or (self.theme.id if self.theme else "")
        return _shortened("-".join(["nashra", self.language.code, *([part] if part else [])]))


def issue_of(article: Article) -> str:
    """Give the month of an article's issue, such as ``2026-11``."""
    return article.order_date.isoformat()[:7]


def issues_of(articles: Iterable[Article]) -> dict[str, tuple[Article, ...]]:
    """Group articles by issue, in the order they come in."""
    grouped: dict[str, list[Article]] = {}
    for article in articles:
        grouped.setdefault(issue_of(article), []).append(article)
    return {issue: tuple(members) for issue, members in grouped.items()}


def collections(catalogue: Catalogue, language: Language, choice: Choice) -> Iterator[Volume]:
    """Give the chosen volumes of more than one article in principle: the whole, issues, themes. None is empty."""
    listed = catalogue.listed(language.code)
    if listed and not choice.is_partial:
        yield Volume(language, Scope.WHOLE, listed)
    for issue, articles in issues_of(listed).items():
        if issue in choice.issues or not choice.is_partial:
            yield Volume(language, Scope.ISSUE, articles, issue=issue)
    for theme in catalogue.themes:
        of_theme = tuple(article for article in listed if theme.id in article.tags)
        if of_theme and (theme.id in choice.themes or not choice.is_partial):
            yield Volume(language, Scope.THEME, of_theme, theme=theme)


def single_articles(catalogue: Catalogue, language: Language, choice: Choice) -> Iterator[Volume]:
    """Give a volume for each article by itself, unless parts were chosen."""
    if not choice.is_partial:
        for article in catalogue.listed(language.code):
            yield Volume(language, Scope.ARTICLE, (article,))


def judge(choice: Choice, catalogue: Catalogue) -> Iterator[Problem]:
    """Find what a choice names and the bulletin does not have."""
    codes = [language.code for language in catalogue.languages]
    for code in choice.languages:
        if code not in codes:
            yield _problem("--lang", "bundle-language-unknown", found=code, known=", ".join(codes))
    chosen = [code for code in codes if code in (choice.languages or codes)]
    listed = [article for code in chosen for article in catalogue.listed(code)]
    issues = sorted({issue_of(article) for article in listed})
    for issue in choice.issues:
        if issue not in issues:
            yield _problem("--issue", "bundle-issue-unknown", found=issue, known=", ".join(issues) or "–")
    themes = [theme.id for theme in catalogue.themes]
    for theme in choice.themes:
        if theme not in themes:
            yield _problem("--theme", "bundle-theme-unknown", found=theme, known=", ".join(themes))
        elif not any(theme in article.tags for article in listed):
            yield _problem("--theme", "bundle-theme-empty", theme=theme)
    if choice.is_partial and Kind.ZIP in choice.kinds:
        yield _problem("zip", "bundle-zip-whole")


def _problem(place: str, code: str, **parameters: str) -> Problem:
    return Problem(place, 0, 0, code, parameters=parameters)


def _shortened(stem: str) -> str:
    if len(stem) <= _LONGEST_STEM:
        return stem
    digest = hashlib.sha256(stem.encode()).hexdigest()[:8]
    return f"{stem[: _LONGEST_STEM - 9].rstrip('-')}-{digest}"
