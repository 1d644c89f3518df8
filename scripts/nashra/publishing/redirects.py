"""Former addresses: a page at each that leads on to where the article is now, without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nashra.languages import Direction, Language
from nashra.model import Article
from nashra.publishing.addresses import relative
from nashra.publishing.leaving import exit_view, safety_link
from nashra.publishing.page_assets import ASSETS
from nashra.publishing.pages import Edition
from nashra.publishing.views import ExitView, Link, PageKind
from nashra.strings import Strings


@dataclass(frozen=True)
class RedirectView:
    """A page at a former address. ``href`` is relative to it, ``canonical`` absolute (``None`` offline)."""

    destination: str
    lang: str
    direction: Direction
    strings: Strings
    site_name: str
    title: str
    href: str
    icon: str
    canonical: str | None
    safety: Link
    way_out: ExitView | None
    assets: str | None
    kind: PageKind = PageKind.REDIRECT


def redirects(edition: Edition, language: Language) -> Iterator[RedirectView]:
    """Give the pages at former addresses of a language's articles; none where an article is now, drafts included."""
    catalogue = edition.catalogue
    taken = {article.path for article in catalogue.articles if article.language == language.code}
    for article in catalogue.articles:
        if article.language != language.code or article.draft:
            continue
        for alias in article.aliases:
            if alias not in taken:
                taken.add(alias)
                yield _view(edition, language, article, alias)


def _view(edition: Edition, language: Language, article: Article, alias: str) -> RedirectView:
    addresses = edition.addresses
    former, target = (addresses.article(language.code, path) for path in (alias, article.path))
    return RedirectView(
        destination=addresses.destination(language.code, f"articles/{alias}.md"),
        lang=language.code,
        direction=language.direction,
        strings=edition.strings[language.code],
        site_name=edition.settings.site_names[language.code],
        title=article.title,
        href=relative(target, former),
        icon=relative("assets/icon.svg", former),
        canonical=addresses.absolute(target),
        safety=safety_link(edition, language.code, lambda address: relative(address, former)),
        way_out=exit_view(edition, language.code),
        assets=relative(ASSETS, former) if edition.is_offline else None,
    )
