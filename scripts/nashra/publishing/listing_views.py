"""The lists of a page: entries, the way through further pages, the archive, the themes."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence

from nashra.model import Article, Theme, TranslationState
from nashra.publishing.addresses import archive_uri, elsewhere_uri, theme_uri
from nashra.publishing.listings import Period
from nashra.publishing.page_context import PageContext
from nashra.publishing.pages import listed_at
from nashra.publishing.pagination import page_count, page_items, shown_numbers
from nashra.publishing.views import (
    ArchiveYear,
    CountedLink,
    Entry,
    ForeignEntry,
    ForeignLink,
    Link,
    Listing,
    PageKind,
    PageStep,
    Pagination,
    ThemeCard,
    ThemeView,
)

# So many articles of other languages stand below a list; all of them have a list of their own.
ELSEWHERE_SHOWN = 5
_NOTES = {TranslationState.STALE: "note.stale", TranslationState.UNREVIEWED: "note.machine"}
_LISTS = frozenset({PageKind.HOME, PageKind.SEARCH, PageKind.THEME, PageKind.PERIOD, PageKind.ELSEWHERE})


def listing(page: PageContext) -> Listing | None:
    """Give the articles this page lists, or ``None`` when it is no list."""
    if page.place.kind not in _LISTS:
        return None
    articles = listed_at(page.edition, page.place)
    shown = page_items(articles, page.place.number, page.edition.settings.per_page)
    pagination = _pagination(page, articles)
    if page.place.kind is PageKind.ELSEWHERE:
        return Listing(elsewhere=tuple(foreign_entry(page, each) for each in shown), pagination=pagination)
    at_home = page.place.kind in (PageKind.HOME, PageKind.SEARCH)
    elsewhere = _elsewhere(page)
    return Listing(
        entries=tuple(entry(page, article) for article in (articles if at_home else shown)),
        elsewhere=tuple(foreign_entry(page, article) for article in elsewhere[:ELSEWHERE_SHOWN]),
        all_elsewhere=_all_elsewhere(page) if len(elsewhere) > ELSEWHERE_SHOWN else None,
        more=_more(page) if at_home else None,
        pagination=None if at_home else pagination,
    )


def _elsewhere(page: PageContext) -> Sequence[Article]:
    """Give what this list lacks; on its first page only, and not in the archive, which is of one language."""
    if page.place.kind is PageKind.HOME:
        return page.listings.elsewhere
    if page.place.theme and page.place.number == 1:
        return page.listings.elsewhere_by_theme[page.place.theme.id]
    return ()


def _all_elsewhere(page: PageContext) -> CountedLink:
    href = page.link(page.edition.addresses.elsewhere(page.code))
    return CountedLink(href, page.strings("elsewhere.all"), page.count(len(page.listings.elsewhere)))


def _more(page: PageContext) -> CountedLink | None:
    """Lead from the latest articles on to the archive.

    The home page has no second page: what would stand there changes with every new article, while the
    address of a month always leads to the same ones.
    """
    href = page.link(page.edition.addresses.archive(page.code))
    number = len(page.listings.listed)
    return CountedLink(href, page.strings("archive.all"), page.count(number)) if number else None


def entry(page: PageContext, article: Article) -> Entry:
    """Show an article of the page's language in a list."""
    note = _NOTES.get(page.edition.catalogue.state(article))
    if note == "note.machine" and article.translation and article.translation.by != "machine":
        note = "note.unreviewed"
    return Entry(
        title=article.title,
        href=page.article_href(article),
        summary=page.summary(article),
        date=page.shown_date(article),
        themes=page.theme_links(article),
        translations=tuple(page.translations(article)),
        note=page.strings(note) if note else "",
    )


def foreign_entry(page: PageContext, article: Article) -> ForeignEntry:
    """Show an article that the page's language lacks."""
    return ForeignEntry(
        link=page.foreign_link(article),
        summary=page.summary(article),
        date=page.shown_date(article),
        themes=page.theme_links(article),
    )


def _pagination(page: PageContext, articles: Sequence[Article]) -> Pagination | None:
    current, total = page.place.number, page_count(len(articles), page.edition.settings.per_page)
    if total == 1:
        return None
    uri = _numbered(page)

    def href(number: int) -> str:
        return page.link(page.edition.addresses.page(page.code, uri(number)))

    def step(number: int) -> PageStep:
        return PageStep(href(number), number, page.strings("listing.page", number=number), number == current)

    return Pagination(
        position=page.strings("listing.position", number=current, total=total),
        steps=tuple(step(number) if number else None for number in shown_numbers(current, total)),
        newer=href(current - 1) if current > 1 else None,
        older=href(current + 1) if current < total else None,
    )


def _numbered(page: PageContext) -> Callable[[int], str]:
    """Give the path of each page of this page's list."""
    theme, period = page.place.theme, page.place.period
    if theme:
        return lambda number: theme_uri(theme.id, number)
    if period:
        return lambda number: archive_uri(period.year, period.month, number)
    return elsewhere_uri


def period_name(page: PageContext, period: Period) -> str:
    """Name a year, or a month with its year."""
    day = datetime.date(period.year, period.month or 1, 1)
    return page.strings.month_of_year(day) if period.month else page.strings.year(day)


def archive(page: PageContext) -> Iterator[ArchiveYear]:
    """Give the years that this page of the archive leads through, with their months."""
    period = page.place.period
    years = [Period(period.year)] if period else page.listings.years
    for year in years:
        months = tuple(_period_link(page, month) for month in page.listings.months(year.year))
        yield ArchiveYear(_period_link(page, year), months)


def _period_link(page: PageContext, period: Period) -> CountedLink:
    day = datetime.date(period.year, period.month or 1, 1)
    return CountedLink(
        href=page.link(page.edition.addresses.archive(page.code, period.year, period.month)),
        text=page.strings.month(day) if period.month else page.strings.year(day),
        count=page.count(len(page.listings.periods.get(period, ()))),
        current=period == page.place.period,
    )


def up(page: PageContext) -> Link | None:
    """Lead from a month to its year, and from a year to the archive."""
    period, addresses = page.place.period, page.edition.addresses
    if period is None:
        return None
    if period.month:
        return Link(page.link(addresses.archive(page.code, period.year)), period_name(page, Period(period.year)))
    return Link(page.link(addresses.archive(page.code)), page.strings("archive.title"))


def theme_view(page: PageContext, theme: Theme) -> ThemeView:
    """Tell about a theme what its page shows around the list."""
    return ThemeView(
        count=page.count(len(page.listings.by_theme[theme.id])),
        languages=tuple(_theme_elsewhere(page, theme)),
        related=tuple(page.themes[other.id] for other in page.listings.related_themes(theme)),
    )


def _theme_elsewhere(page: PageContext, theme: Theme) -> Iterator[ForeignLink]:
    for language in page.edition.languages:
        if language != page.place.language:
            href = page.link(page.edition.addresses.theme(language.code, theme.id))
            yield ForeignLink(href, theme.labels[language.code], language.code, language.direction, language.name)


def theme_cards(page: PageContext) -> Iterator[ThemeCard]:
    """Show every theme with the number of its articles."""
    for theme in page.edition.themes:
        count = page.count(len(page.listings.by_theme[theme.id]))
        yield ThemeCard(page.themes[theme.id], theme.descriptions[page.code], count)
