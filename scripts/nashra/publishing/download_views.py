"""What pages show of the bundles: their names, sizes and checksums in the page's language."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

from nashra.languages import Language
from nashra.model import Article
from nashra.publishing.downloads import FOLDER, SUMS, Bundle
from nashra.publishing.pages import Edition
from nashra.publishing.views import DownloadGroup, DownloadLink, DownloadsView

_ORDER = ("zip", "html", "epub")
LinkTo = Callable[[str], str]
"""Address relative to the site's root → link from the page."""


def downloads_view(edition: Edition, language: Language, link: LinkTo) -> DownloadsView:
    """Give what the page of downloads offers in one language, and the bundles of all languages."""
    own = sorted(
        (bundle for bundle in edition.downloads or () if language.code in bundle.languages),
        key=lambda bundle: (_ORDER.index(bundle.kind), len(bundle.languages)),
    )
    offered = [(bundle, _link(edition, bundle, language, link)) for bundle in own if bundle.scope != "article"]
    sums = DownloadLink(link(f"{FOLDER}/{SUMS}"), edition.strings[language.code]("downloads.sums"), "", SUMS, "")
    return DownloadsView(
        whole=tuple(shown for bundle, shown in offered if bundle.scope == "whole"),
        issues=tuple(_issues(edition, language, offered)),
        themes=tuple(_themes(edition, language, offered)),
        sums=sums if offered else None,
    )


def article_download(edition: Edition, article: Article, link: LinkTo) -> DownloadLink | None:
    """Give the file that holds one article, where there is one."""
    bundle = edition.article_downloads.get((article.language, article.path))
    return _link(edition, bundle, edition.settings.language(article.language), link) if bundle else None


def _issues(
    edition: Edition, language: Language, offered: list[tuple[Bundle, DownloadLink]]
) -> Iterator[DownloadGroup]:
    words = edition.strings[language.code]
    for issue in sorted({bundle.issue for bundle, _ in offered if bundle.issue}, reverse=True):
        found = [(bundle, shown) for bundle, shown in offered if bundle.issue == issue]
        month = words.month_of_year(datetime.date.fromisoformat(f"{issue}-01"))
        count = words.count("themes.count", found[0][0].articles)
        yield DownloadGroup(month, count, tuple(shown for _, shown in found))


def _themes(
    edition: Edition, language: Language, offered: list[tuple[Bundle, DownloadLink]]
) -> Iterator[DownloadGroup]:
    words = edition.strings[language.code]
    for theme in edition.catalogue.themes:
        found = [(bundle, shown) for bundle, shown in offered if bundle.theme == theme.id]
        if found:
            count = words.count("themes.count", found[0][0].articles)
            yield DownloadGroup(theme.labels[language.code], count, tuple(shown for _, shown in found))


def _link(edition: Edition, bundle: Bundle, language: Language, link: LinkTo) -> DownloadLink:
    words = edition.strings[language.code]
    text = words("downloads.article") if bundle.scope == "article" else words(f"downloads.{bundle.kind}")
    if len(bundle.languages) > 1:
        names = (edition.settings.language(code).name for code in bundle.languages)
        text = words("downloads.zip-all", names=" · ".join(names))
    return DownloadLink(
        link(f"{FOLDER}/{bundle.file}"), text, words.size(bundle.size), bundle.file.split("/")[-1], bundle.sha256
    )
