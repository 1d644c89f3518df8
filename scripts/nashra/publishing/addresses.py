"""Where everything lies: the one place that makes site-relative addresses, and relative links between them."""

from __future__ import annotations

import functools
import posixpath
from dataclasses import dataclass
from urllib.parse import quote, urlsplit


@dataclass(frozen=True)
class Addresses:
    """The addresses of one edition.

    ``default_language`` lies at the root, the others below their code. ``directories`` chooses between
    ``about/`` (a web server finds its ``index.html``) and ``about.html`` (all that works from ``file://``).
    ``site_url`` is the absolute address of the root, or ``None`` offline.
    """

    default_language: str
    directories: bool = True
    site_url: str | None = None

    def source_uri(self, language: str, uri: str) -> str:
        """Give the path of a page's Markdown below ``docs/``."""
        return f"{language}/{uri}"

    def destination(self, language: str, uri: str) -> str:
        """Give the file that a page's Markdown becomes, relative to the site's root."""
        stem = uri.removesuffix(".md")
        if self.directories and posixpath.basename(stem) != "index":
            stem = f"{stem}/index"
        return f"{self._prefix(language)}{stem}.html"

    def beside(self, language: str, uri: str) -> str:
        """Give the address of a file that is no page and lies below a language's folder."""
        return f"{self._prefix(language)}{uri}"

    def page(self, language: str, uri: str) -> str:
        """Give the address of a page, relative to the site's root; the root itself is empty."""
        destination = self.destination(language, uri)
        return destination.removesuffix("index.html") if self.directories else destination

    def home(self, language: str) -> str:
        """Give the address of a language's home page."""
        return self.page(language, "index.md")

    def article(self, language: str, path: str) -> str:
        """Give the address of the article at ``<year>/<slug>``."""
        return self.page(language, f"articles/{path}.md")

    def theme(self, language: str, theme_id: str, number: int = 1) -> str:
        """Give the address of a theme's page, or of a further one of its list."""
        return self.page(language, theme_uri(theme_id, number))

    def themes(self, language: str) -> str:
        """Give the address of the index of themes."""
        return self.page(language, "themes/index.md")

    def archive(self, language: str, year: int | None = None, month: int | None = None, number: int = 1) -> str:
        """Give the address of the archive, or of a year or month in it."""
        return self.page(language, archive_uri(year, month, number))

    def elsewhere(self, language: str, number: int = 1) -> str:
        """Give the address of the list of what exists only in another language."""
        return self.page(language, elsewhere_uri(number))

    def absolute(self, address: str) -> str | None:
        """Give the absolute address for machines, or ``None`` when the site's own is not known."""
        if self.site_url is None:
            return None
        return f"{self.site_url.rstrip('/')}/{_quoted(address)}"

    def rooted(self, address: str) -> str:
        """Give an address as a path from the server's root, for the page that may be shown anywhere (404)."""
        base = urlsplit(self.site_url).path if self.site_url else "/"
        return f"{base.rstrip('/')}/{quote(address)}"

    def _prefix(self, language: str) -> str:
        return "" if language == self.default_language else f"{language}/"


def theme_uri(theme_id: str, number: int = 1) -> str:
    """Name a theme's page below a language's folder; ``number`` counts the pages of its list from 1."""
    return f"themes/{theme_id}.md" if number == 1 else f"themes/{theme_id}/{number}.md"


def archive_uri(year: int | None = None, month: int | None = None, number: int = 1) -> str:
    """Name the archive, or a year or month of it.

    >>> [archive_uri(), archive_uri(2026), archive_uri(2026, 2), archive_uri(2026, 2, 10), archive_uri(2026, None, 10)]
    ['archive/index.md', 'archive/2026.md', 'archive/2026/02.md', 'archive/2026/02/10.md', 'archive/2026/page/10.md']
    """
    if year is None:
        return "archive/index.md"
    if month is None:
        # A folder of its own, because the tenth page of a year is not its October.
        return f"archive/{year:04}.md" if number == 1 else f"archive/{year:04}/page/{number}.md"
    return f"archive/{year:04}/{month:02}.md" if number == 1 else f"archive/{year:04}/{month:02}/{number}.md"


def elsewhere_uri(number: int = 1) -> str:
    """Name a page of the list of what exists only in another language."""
    return f"elsewhere/{'index' if number == 1 else number}.md"


def relative(target: str, page: str) -> str:
    """Give the link from the page at one address to another; both relative to the site's root.

    >>> relative("ar/", "articles/2026/x/")
    '../../../ar/'
    >>> relative("", "about/")
    '../'
    >>> relative("ar/index.html", "index.html")
    'ar/index.html'
    """
    folders, (*above, name) = page.split("/")[:-1], target.split("/")
    shared = 0
    while shared < min(len(folders), len(above)) and folders[shared] == above[shared]:
        shared += 1
    steps = [*[".."] * (len(folders) - shared), *above[shared:], name]
    return _quoted("/".join(steps)) or "./"


# Pages lead to the same places in the same few ways.
_quoted = functools.lru_cache(maxsize=1 << 12)(quote)
