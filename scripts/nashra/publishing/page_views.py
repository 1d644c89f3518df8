"""The view of a page: everything its template needs, derived from the edition and the place alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nashra.problems import Problem, Wording
from nashra.publishing import listing_views
from nashra.publishing.article_views import article_view
from nashra.publishing.download_views import downloads_view
from nashra.publishing.leaving import exit_view, safety_link
from nashra.publishing.metadata import alternates
from nashra.publishing.page_assets import ASSETS
from nashra.publishing.page_context import PageContext
from nashra.publishing.pages import DOWNLOADS, Edition, Place, counterpart
from nashra.publishing.search_views import search_view
from nashra.publishing.views import (
    Link,
    PageKind,
    PageView,
    ProblemView,
    SwitchLink,
)
from nashra.rendering.isolation import isolated_text

ICON = "assets/icon.svg"
# Kinds of page whose heading and lead are words of the interface.
_FIXED_WORDS = {
    PageKind.THEMES: ("themes.title", "themes.lead"),
    PageKind.SEARCH: ("search.title", "search.lead"),
    PageKind.ARCHIVE: ("archive.title", "archive.lead"),
    PageKind.DOWNLOADS: ("downloads.title", "downloads.lead"),
    PageKind.ELSEWHERE: ("listing.elsewhere", "elsewhere.lead"),
    PageKind.SAFETY: ("safety.title", "safety.lead"),
}


def page_view(edition: Edition, place: Place, problems: Iterable[Problem], wording: Wording) -> PageView:
    """Make the view of one page. ``problems`` are those to be shown on it, worded by ``wording``."""
    page = PageContext(edition, place)
    addresses, strings = edition.addresses, page.strings
    site_name = edition.settings.site_names[page.code]
    heading, lead = _words(page)
    return PageView(
        kind=place.kind,
        lang=page.code,
        direction=place.language.direction,
        strings=strings,
        site_name=site_name,
        document_title=isolated_text(
            site_name if place.kind is PageKind.HOME else _tab(page, heading, site_name), page.code
        ),
        heading=heading,
        lead=lead,
        # Engines read it, and none reads a bundle.
        description="" if edition.is_offline else lead or edition.settings.site_descriptions[page.code],
        home=page.link(addresses.home(page.code)),
        icon=page.link(ICON),
        assets=page.link(ASSETS) if edition.is_offline else None,
        switch=tuple(_switch(page)),
        # The row scrolls without a script: only in the first place is the theme one reads in sure to be seen.
        themes=tuple(sorted(page.themes.values(), key=lambda theme: not theme.current)),
        all_themes=Link(page.link(addresses.themes(page.code)), strings("themes.all"), place.kind is PageKind.THEMES),
        footer=tuple(_footer(page)),
        search=search_view(edition, page.code, page.address, is_asked_for=place.kind is PageKind.SEARCH),
        safety=safety_link(edition, page.code, page.link, current=place.kind is PageKind.SAFETY),
        way_out=exit_view(edition, page.code),
        canonical=addresses.absolute(page.address),
        alternates=tuple(alternates(edition, place)),
        article=article_view(page, place.article) if place.article else None,
        listing=listing_views.listing(page),
        theme=listing_views.theme_view(page, place.theme) if place.theme else None,
        theme_cards=tuple(listing_views.theme_cards(page)) if place.kind is PageKind.THEMES else (),
        archive=tuple(listing_views.archive(page)) if place.kind in {PageKind.ARCHIVE, PageKind.PERIOD} else (),
        up=listing_views.up(page),
        downloads=downloads_view(page) if place.kind is PageKind.DOWNLOADS else None,
        problems=tuple(_problem_view(problem, wording) for problem in problems),
    )


def _problem_view(problem: Problem, wording: Wording) -> ProblemView:
    return ProblemView(problem.severity, problem.place, wording.message(problem), wording.remedy(problem))


def _words(page: PageContext) -> tuple[str, str]:
    """Give the heading, and the text under it that says what the page is about.

    The text may be empty, and is on further pages of a list: whoever turns pages has read it.
    """
    heading, lead = _subject(page)
    return heading, lead if page.place.number == 1 else ""


def _subject(page: PageContext) -> tuple[str, str]:
    place = page.place
    if place.article:
        return place.article.title, page.summary(place.article)
    if place.theme:
        return place.theme.labels[page.code], place.theme.descriptions[page.code]
    if place.period:
        return listing_views.period_name(page, place.period), ""
    if place.kind in _FIXED_WORDS and not (place.kind is PageKind.SAFETY and place.page):
        heading, lead = _FIXED_WORDS[place.kind]
        return page.strings(heading), page.strings(lead)
    if place.page:
        return place.page.title, place.page.summary or ""
    return page.strings("preview.broken"), ""


def _tab(page: PageContext, heading: str, site_name: str) -> str:
    """Give the text of a browser's tab, which tells the pages of one list apart."""
    number = page.place.number
    title = page.strings("listing.tab", title=heading, number=number) if number > 1 else heading
    return page.strings("article.tab", title=title, site=site_name)


def _switch(page: PageContext) -> Iterator[SwitchLink]:
    edition, place = page.edition, page.place
    for language in edition.settings.languages:
        uri = place.uri if language == place.language else counterpart(edition, place, language)
        addresses = edition.addresses
        href = page.link(addresses.page(language.code, uri) if uri else addresses.home(language.code))
        yield SwitchLink(
            lang=language.code,
            direction=language.direction,
            name=language.name,
            href=href if language.code in edition.included else None,
            current=language == place.language,
            exact=uri is not None,
        )


def _footer(page: PageContext) -> Iterator[Link]:
    addresses = page.edition.addresses
    in_archive = page.place.kind is PageKind.ARCHIVE
    yield Link(page.link(addresses.archive(page.code)), page.strings("archive.title"), in_archive)
    for own in page.edition.own_pages[page.code]:
        yield Link(page.link(addresses.page(page.code, own.uri)), own.title, page.place.uri == own.uri)
    if not page.edition.is_offline:
        downloads = page.link(addresses.page(page.code, DOWNLOADS))
        yield Link(downloads, page.strings("downloads.title"), page.place.kind is PageKind.DOWNLOADS)
