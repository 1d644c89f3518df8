"""What the templates are given: one frozen :class:`PageView` a page, and nothing else.

Every address in a view is already relative to the page it is on, so that the same templates serve a
site under a path prefix and a bundle opened from ``file://``. Every foreign text carries its own
``lang`` and ``dir``. Templates choose words only through ``view.strings``.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

from nashra.languages import Direction
from nashra.problems import Severity
from nashra.publishing.offered_files import DownloadLink, DownloadsView
from nashra.strings import Strings


class PageKind(enum.StrEnum):
    """The kinds of page; each has a template of its own, or shares ``main.html``."""

    HOME = "home"
    PAGE = "page"
    ARTICLE = "article"
    THEMES = "themes"
    THEME = "theme"
    ARCHIVE = "archive"
    PERIOD = "period"
    """A year or a month of the archive."""
    ELSEWHERE = "elsewhere"
    """What exists only in another language."""
    DOWNLOADS = "downloads"
    SEARCH = "search"
    SAFETY = "safety"
    """What a reader who is watched should know, and how to leave quickly."""
    NOT_FOUND = "not-found"
    REDIRECT = "redirect"
    """At a former address. Neither of these two is a page to MkDocs."""


@dataclass(frozen=True)
class Link:
    """A link in the page's own language."""

    href: str
    text: str
    current: bool = False


@dataclass(frozen=True)
class ThemeLink:
    """A link to a theme's page. ``id`` is stable and English; ``mark`` is its place in the vocabulary, from 1."""

    id: str
    href: str
    text: str
    mark: int = 1
    current: bool = False


@dataclass(frozen=True)
class CountedLink:
    """A link to a list, with the number of its articles in the language's own plural."""

    href: str
    text: str
    count: str
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
class ForeignText:
    """Words in another language than the page's."""

    text: str
    lang: str
    direction: Direction


@dataclass(frozen=True)
class Notice:
    """A notice above an article, with a link to the original where that helps."""

    kind: NoticeKind
    text: str
    link: ForeignLink | None = None
    reason: ForeignText | None = None
    """Why an article was withdrawn, when that is said in another language than the rest of ``text``."""


@dataclass(frozen=True)
class ForeignLink:
    """A link to a page in another language, marked as such: ``name`` is that language's own name."""

    href: str
    text: str
    lang: str
    direction: Direction
    name: str


@dataclass(frozen=True)
class ForeignName:
    """A language by its own name for itself."""

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
    """An article of the page's language in a listing."""

    title: str
    href: str
    summary: str
    date: DateView
    themes: tuple[ThemeLink, ...]
    translations: tuple[ForeignLink, ...] = ()
    """The same article in other languages; the text of each is its title there."""
    note: str = ""
    """A short word such as "machine translation"; empty for an original."""


@dataclass(frozen=True)
class ArticleLink:
    """An article of the page's language, named in short."""

    href: str
    text: str
    date: DateView


@dataclass(frozen=True)
class ForeignEntry:
    """An article in a list of what the page's language lacks. Date and themes are in the page's language."""

    link: ForeignLink
    summary: str
    date: DateView
    themes: tuple[ThemeLink, ...]


@dataclass(frozen=True)
class PageStep:
    """A page of a list, by its number."""

    href: str
    number: int
    label: str
    current: bool = False


@dataclass(frozen=True)
class Pagination:
    """The way through a list of several pages. ``None`` among the steps is a gap; there is no page beside an end."""

    position: str
    steps: tuple[PageStep | None, ...]
    newer: str | None
    older: str | None


@dataclass(frozen=True)
class Listing:
    """Articles of the page's language, newest first, and apart from them those it lacks."""

    entries: tuple[Entry, ...] = ()
    elsewhere: tuple[ForeignEntry, ...] = ()
    all_elsewhere: CountedLink | None = None
    """Where the rest is, when ``elsewhere`` holds only the newest."""
    more: CountedLink | None = None
    """Where the rest is, when ``entries`` are only the latest."""
    pagination: Pagination | None = None


@dataclass(frozen=True)
class ThemeView:
    """What is shown about a theme on its page: ``languages`` are its pages in others, named as it is named there."""

    count: str
    languages: tuple[ForeignLink, ...]
    related: tuple[ThemeLink, ...]


@dataclass(frozen=True)
class ArchiveYear:
    """A year of the archive with its months, the latest first."""

    year: CountedLink
    months: tuple[CountedLink, ...]


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
    reading_time: str
    translations: tuple[ForeignLink, ...] = ()
    """The same article in other languages; the text of each is its title there."""
    untranslated: tuple[ForeignName, ...] = ()
    """The languages it does not exist in."""
    related: tuple[ArticleLink, ...] = ()
    newer: Link | None = None
    older: Link | None = None
    edit: str | None = None
    """Where the file can be changed, on the site that hosts the project."""
    download: DownloadLink | None = None


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
    """The way to the search page, and what that page needs: ``words`` are JSON for its script, elsewhere empty."""

    href: str
    script: str
    words: str
    years: tuple[str, ...]
    languages: tuple[tuple[str, str, Direction], ...]
    """Code, own name and direction of each."""
    description: str | None
    """The OpenSearch description; ``None`` where the site has no address of its own."""


@dataclass(frozen=True)
class FeedLink:
    """A feed that holds what the page is about; ``type`` is its media type."""

    href: str
    type: str
    title: str


@dataclass(frozen=True)
class MetaProperty:
    """A property of the page as Open Graph names it."""

    name: str
    content: str


@dataclass(frozen=True)
class ExitView:
    """The way out of the bulletin: ``href`` leads to another site, offline to an empty page.

    ``words`` are what its script says, separated by ``|``: that it leaves, how many presses are left after the first
    and the second one, and that they are forgotten.
    """

    href: str
    words: str


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
    assets: str | None
    """Where styles and script lie when they are not inside the page: in bundles, which would pack them once a page."""
    switch: tuple[SwitchLink, ...]
    themes: tuple[ThemeLink, ...]
    all_themes: Link
    footer: tuple[Link, ...]
    search: SearchView
    safety: Link
    way_out: ExitView | None
    """``None`` where the configuration turns it off."""
    canonical: str | None = None
    alternates: tuple[Alternate, ...] = ()
    article: ArticleView | None = None
    listing: Listing | None = None
    theme: ThemeView | None = None
    theme_cards: tuple[ThemeCard, ...] = ()
    archive: tuple[ArchiveYear, ...] = ()
    """On the archive all years; on a year or month only its own."""
    up: Link | None = None
    """The page above this one in the archive."""
    downloads: DownloadsView | None = None
    problems: tuple[ProblemView, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    manifest: str | None = None
    open_graph: tuple[MetaProperty, ...] = ()
    structured_data: str = ""
    """JSON-LD, safe inside a ``script`` element: not to be escaped again."""
