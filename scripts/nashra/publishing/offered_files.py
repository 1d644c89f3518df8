"""The part of a page's view that offers files to take away (see :mod:`nashra.publishing.views`)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class DownloadLink:
    """A file to take away: ``text`` says what it is, ``size`` how much of it there is."""

    href: str
    text: str
    size: str
    file: str
    sha256: str


@dataclass(frozen=True)
class DownloadGroup:
    """The files about one thing: the whole bulletin, a month, a theme. ``count`` is worded."""

    title: str
    count: str
    links: tuple[DownloadLink, ...]


@dataclass(frozen=True)
class DownloadsView:
    """What the page of downloads offers; ``sums`` leads to the file with all checksums."""

    whole: tuple[DownloadLink, ...]
    issues: tuple[DownloadGroup, ...]
    themes: tuple[DownloadGroup, ...]
    sums: DownloadLink | None

    @property
    def links(self) -> tuple[DownloadLink, ...]:
        """All files, in the order in which the page shows them."""
        groups = (*self.issues, *self.themes)
        return (*self.whole, *(link for group in groups for link in group.links))
