"""What pages show of the bundles: their names, sizes and checksums in the page's language."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from nashra.model import Article
from nashra.publishing.downloads import FOLDER, SUMS, Bundle
from nashra.publishing.offered_files import DownloadGroup, DownloadLink, DownloadsView
from nashra.publishing.page_context import PageContext

_ORDER = ("zip", "html", "epub")
Offered = tuple[Bundle, DownloadLink]


def downloads_view(page: PageContext) -> DownloadsView:
    """Give what the page of downloads offers in its language, and the bundles of all languages."""
    own = sorted(
        (bundle for bundle in page.edition.downloads or () if page.code in bundle.languages),
        key=lambda bundle: (_ORDER.index(bundle.kind), len(bundle.languages)),
    )
    offered = [(bundle, _link(page, bundle)) for bundle in own if bundle.scope != "article"]
    sums = DownloadLink(page.link(f"{FOLDER}/{SUMS}"), page.strings("downloads.sums"), "", SUMS, "")
    return DownloadsView(
        whole=tuple(shown for bundle, shown in offered if bundle.scope == "whole"),
        issues=tuple(_issues(page, offered)),
        themes=tuple(_themes(page, offered)),
        sums=sums if offered else None,
    )


def article_download(page: PageContext, article: Article) -> DownloadLink | None:
    """Give the file that holds one article, where there is one."""
    bundle = page.edition.article_downloads.get((article.language, article.path))
    return _link(page, bundle) if bundle else None


def _issues(page: PageContext, offered: list[Offered]) -> Iterator[DownloadGroup]:
    for issue in sorted({bundle.issue for bundle, _ in offered if bundle.issue}, reverse=True):
        month = page.strings.month_of_year(datetime.date.fromisoformat(f"{issue}-01"))
        yield _group(page, month, [(bundle, shown) for bundle, shown in offered if bundle.issue == issue])


def _themes(page: PageContext, offered: list[Offered]) -> Iterator[DownloadGroup]:
    for theme in page.edition.catalogue.themes:
        found = [(bundle, shown) for bundle, shown in offered if bundle.theme == theme.id]
        if found:
            yield _group(page, theme.labels[page.code], found)


def _group(page: PageContext, title: str, found: list[Offered]) -> DownloadGroup:
    count = page.strings.count("themes.count", found[0][0].articles)
    return DownloadGroup(title, count, tuple(shown for _, shown in found))


def _link(page: PageContext, bundle: Bundle) -> DownloadLink:
    words = page.strings
    text = words("downloads.article") if bundle.scope == "article" else words(f"downloads.{bundle.kind}")
    if len(bundle.languages) > 1:
        names = (page.edition.settings.language(code).name for code in bundle.languages)
        text = words("downloads.zip-all", names=" · ".join(names))
    href = page.link(f"{FOLDER}/{bundle.file}")
    return DownloadLink(href, text, words.size(bundle.size), bundle.file.split("/")[-1], bundle.sha256)
