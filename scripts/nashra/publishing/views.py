"""What the templates are given: one frozen :class:`PageView` a page, and nothing else.

Every address in a view is already relative to the page it is on, so that the same templates serve a
site under a path prefix and a bundle opened from ``file://``. Every foreign text carries its own
``lang`` and ``dir``. Templates choose words only through ``view.strings``.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass, field

from nashra.languages import Direction
from nashra.problems import Severity
from nashra.strings import Strings


class PageKind(enum.StrEnum):
    """The kinds of page; each has a template of its own, or shares ``main.html``."""

    HOME = "home"
    PAGE = "page"
    ARTICLE = "article"
    THEMES = "themes"
    THEME = "theme"
    SEARCH = "search"


@dataclass(frozen=True)
class Link:
    """A link in the page's own language."""

    href: str
    text: str
    current: bool = False


@dataclass(frozen=True)
class ThemeLink:
    """A link to a theme's page. ``id`` is stable and English: templates may colour by it."""

    id: str
    href: str
    text: str
    current: bool = False


@dataclass(frozen=True)
class SwitchLink:
    """One language of the language switch, named in itself.

    ``href`` leads to this very page in that language, or, when it has none (``exact`` is false), to
    that language's home page; it is ``None`` when the edition does not include the language at all.
    """

    lang: str
    direction: Direction
    name: str
    href: str | None
    current: bool = False
    exact: bool = True


@dataclass(frozen=True)
class DateView:
    """A date to show: ``iso`` for machines, ``text`` for people, ``label`` says which date it is."""

    iso: str
    text: str
    label: str


class NoticeKind(enum.StrEnum):
    """Why a reader is told something before the text begins."""

    UNREVIEWED_TRANSLATION = "unreviewed-translation"
    STALE_TRANSLATION = "stale-translation"
    UNDATED = "undated"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Notice:
    """A notice above an article, with a link to the original where that helps."""

    kind: NoticeKind
    text: str
    link: ForeignLink | None = None


@dataclass(frozen=True)
class ForeignLink:
    """A link to a page in another language, marked as such: ``name`` is that language's own name."""

    href: str
    text: str
    lang: str
    direction: Direction
    name: str


@dataclass(frozen=True)
class SourceView:
    """Where an article comes from; ``None`` where that is not known."""

    publisher: str | None
    author: str | None
    url: str | None


@dataclass(frozen=True)
class Entry:
    """An article in a listing. Its ``lang`` and ``direction`` are those of its text."""

    title: str
    href: str
    lang: str
    direction: Direction
    summary: str
    date: DateView
    themes: tuple[ThemeLink, ...]
    note: str = ""
    """A short word such as "machine translation"; empty for an original."""


@dataclass(frozen=True)
class Listing:
    """Articles of the page's language, newest first, and apart from them those it lacks."""

    entries: tuple[Entry, ...]
    elsewhere: tuple[ForeignLink, ...] = ()


@dataclass(frozen=True)
class ThemeCard:
    """A theme on the index of themes; ``count`` is worded, with the language's own plural."""

    theme: ThemeLink
    description: str
    count: str


@dataclass(frozen=True)
class ArticleView:
    """What is shown around an article's text."""

    dates: tuple[DateView, ...]
    themes: tuple[ThemeLink, ...]
    notices: tuple[Notice, ...]
    source: SourceView


@dataclass(frozen=True)
class ProblemView:
    """A problem shown on the page it is about, under ``nashra serve`` only."""

    severity: Severity
    place: str
    message: str
    remedy: str


@dataclass(frozen=True)
class Alternate:
    """The same page in another language (``hreflang``), absolute."""

    hreflang: str
    href: str


@dataclass(frozen=True)
class SearchView:
    """The way to the search page, and what that page needs: ``words`` are JSON for its script."""

    href: str
    script: str
    words: str
    years: tuple[str, ...]
    languages: tuple[tuple[str, str, Direction], ...]
    """Code, own name and direction of each."""
    description: str | None
    """The OpenSearch description; ``None`` where the site has no address of its own."""


@dataclass(frozen=True)
class PageView:
    """One page, ready to be laid out. ``document_title`` is for ``<title>``, ``heading`` for the reader."""

    kind: PageKind
    lang: str
    direction: Direction
    strings: Strings
    site_name: str
    document_title: str
    heading: str
    lead: str
    description: str
    home: str
    icon: str
    switch: tuple[SwitchLink, ...]
    themes: tuple[ThemeLink, ...]
    all_themes: Link
    footer: tuple[Link, ...]
    search: SearchView
    canonical: str | None = None
    alternates: tuple[Alternate, ...] = ()
    article: ArticleView | None = None
    listing: Listing | None = None
    theme_cards: tuple[ThemeCard, ...] = ()
    problems: tuple[ProblemView, ...] = ()


@dataclass(frozen=True)
class NotFoundSection:
    """One language's part of the page that is shown for an address that does not exist."""

    lang: str
    direction: Direction
    strings: Strings
    site_name: str
    home: str
    themes: tuple[ThemeLink, ...] = field(default=())


@dataclass(frozen=True)
class NotFoundView:
    """The one ``404.html`` of a site, in all its languages; its links are absolute paths."""

    sections: Sequence[NotFoundSection]
    icon: str
