"""The view of a page: everything its template needs, derived from the edition and the place alone."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from nashra.content.schema import SUMMARY_LIMIT
from nashra.languages import Language
from nashra.model import Article, Theme, TranslationState
from nashra.problems import Problem, Wording
from nashra.publishing.addresses import relative
from nashra.publishing.pages import Edition, Place, exists
from nashra.publishing.search_views import NOTES, search_view
from nashra.publishing.views import (
    Alternate,
    ArticleView,
    DateView,
    Entry,
    ForeignLink,
    Link,
    Listing,
    NotFoundSection,
    NotFoundView,
    Notice,
    NoticeKind,
    PageKind,
    PageView,
    ProblemView,
    SourceView,
    SwitchLink,
    ThemeCard,
    ThemeLink,
)
from nashra.rendering.plain_text import summarise

ICON = "assets/icon.svg"


def page_view(edition: Edition, place: Place, problems: Iterable[Problem], wording: Wording) -> PageView:
    """Make the view of one page. ``problems`` are those to be shown on it, worded by ``wording``."""
    return _PageViewer(edition, place).view(tuple(_problem_view(problem, wording) for problem in problems))


def not_found_view(edition: Edition) -> NotFoundView:
    """Make the view of the one ``404.html``, which has a section in every language."""
    addresses = edition.addresses
    sections = [
        NotFoundSection(
            lang=language.code,
            direction=language.direction,
            strings=edition.strings[language.code],
            site_name=edition.settings.site_names[language.code],
            home=addresses.rooted(addresses.home(language.code)),
            themes=tuple(
                ThemeLink(
                    theme.id,
                    addresses.rooted(addresses.theme(language.code, theme.id)),
                    theme.labels[language.code],
                )
                for theme in edition.catalogue.themes
            ),
        )
        for language in edition.languages
    ]
    return NotFoundView(sections, addresses.rooted(ICON))


def _problem_view(problem: Problem, wording: Wording) -> ProblemView:
    return ProblemView(problem.severity, problem.place, wording.message(problem), wording.remedy(problem))


class _PageViewer:
    """Makes one page's view; holds what nearly every part of it needs."""

    def __init__(self, edition: Edition, place: Place) -> None:
        self.edition = edition
        self.place = place
        self.code = place.language.code
        self.strings = edition.strings[self.code]
        self.address = edition.addresses.page(self.code, place.uri)

    def view(self, problems: tuple[ProblemView, ...]) -> PageView:
        addresses = self.edition.addresses
        site_name = self.edition.settings.site_names[self.code]
        heading, lead = self.words()
        tab = self.strings("article.tab", title=heading, site=site_name)
        article = self.place.article
        return PageView(
            kind=self.place.kind,
            lang=self.code,
            direction=self.place.language.direction,
            strings=self.strings,
            site_name=site_name,
            document_title=site_name if self.place.kind is PageKind.HOME else tab,
            heading=heading,
            lead=lead,
            description=lead or self.edition.settings.site_descriptions[self.code],
            home=self.link(addresses.home(self.code)),
            icon=self.link(ICON),
            switch=tuple(self.switch()),
            themes=tuple(self.theme_link(theme) for theme in self.edition.catalogue.themes),
            all_themes=Link(
                self.link(addresses.themes(self.code)),
                self.strings("themes.all"),
                self.place.kind is PageKind.THEMES,
            ),
            footer=tuple(self.footer()),
            search=search_view(self.edition, self.code, self.address),
            canonical=addresses.absolute(self.address),
            alternates=tuple(self.alternates()),
            article=self.article(article) if article else None,
            listing=self.listing(),
            theme_cards=tuple(self.theme_cards()) if self.place.kind is PageKind.THEMES else (),
            problems=problems,
        )

    def words(self) -> tuple[str, str]:
        """Give the heading, and the text under it that says what the page is about (it may be empty)."""
        place = self.place
        if place.article:
            return place.article.title, summary_of(place.article)
        if place.theme:
            return place.theme.labels[self.code], place.theme.descriptions[self.code]
        if place.page:
            return place.page.title, place.page.summary or ""
        if place.kind is PageKind.SEARCH:
            return self.strings("search.title"), self.strings("search.lead")
        if place.kind is PageKind.THEMES:
            return self.strings("themes.title"), self.strings("themes.lead")
        return self.strings("preview.broken"), ""

    def link(self, address: str) -> str:
        return relative(address, self.address)

    def counterpart(self, language: Language) -> str:
        return self.link(self.edition.addresses.page(language.code, self.place.uri))

    def switch(self) -> Iterator[SwitchLink]:
        for language in self.edition.settings.languages:
            exact = exists(self.edition, self.place, language) or language == self.place.language
            home = self.link(self.edition.addresses.home(language.code))
            included = language.code in self.edition.included
            yield SwitchLink(
                lang=language.code,
                direction=language.direction,
                name=language.name,
                href=(self.counterpart(language) if exact else home) if included else None,
                current=language == self.place.language,
                exact=exact,
            )

    def alternates(self) -> Iterator[Alternate]:
        """Give the real translations of this page, itself among them; a page that has none gives nothing."""
        found = [language for language in self.edition.languages if exists(self.edition, self.place, language)]
        if len(found) < 2 or self.edition.addresses.site_url is None:
            return
        by_code = {
            language.code: self.edition.addresses.absolute(self.edition.addresses.page(language.code, self.place.uri))
            or ""
            for language in found
        }
        yield from (Alternate(code, href) for code, href in by_code.items())
        default = self.edition.settings.default_language
        if default in by_code:
            yield Alternate("x-default", by_code[default])

    def footer(self) -> Iterator[Link]:
        if self.edition.catalogue.page(self.code, "about.md"):
            about = self.link(self.edition.addresses.about(self.code))
            yield Link(about, self.strings("footer.about"), self.place.uri == "about.md")

    def theme_link(self, theme: Theme) -> ThemeLink:
        href = self.link(self.edition.addresses.theme(self.code, theme.id))
        return ThemeLink(theme.id, href, theme.labels[self.code], theme == self.place.theme)

    def theme_links(self, article: Article) -> tuple[ThemeLink, ...]:
        return tuple(self.theme_link(theme) for theme in self.edition.catalogue.themes if theme.id in article.tags)

    def theme_cards(self) -> Iterator[ThemeCard]:
        for theme in self.edition.catalogue.themes:
            number = sum(theme.id in article.tags for article in self.edition.catalogue.listed(self.code))
            count = self.strings.count("themes.count", number)
            yield ThemeCard(self.theme_link(theme), theme.descriptions[self.code], count)

    def listing(self) -> Listing | None:
        """Give the articles this page lists: the latest on the home page, a theme's on its page."""
        catalogue, theme = self.edition.catalogue, self.place.theme
        if self.place.kind in (PageKind.HOME, PageKind.SEARCH):
            listed = catalogue.listed(self.code)[: self.edition.settings.latest]
            elsewhere = catalogue.elsewhere(self.code)[: self.edition.settings.latest]
        elif theme:
            listed = tuple(article for article in catalogue.listed(self.code) if theme.id in article.tags)
            elsewhere = tuple(article for article in catalogue.elsewhere(self.code) if theme.id in article.tags)
        else:
            return None
        foreign = (self.foreign_link(article) for article in elsewhere if article.language in self.edition.included)
        return Listing(tuple(self.entry(article) for article in listed), tuple(foreign))

    def entry(self, article: Article) -> Entry:
        note = NOTES.get(self.edition.catalogue.state(article))
        return Entry(
            title=article.title,
            href=self.link(self.edition.addresses.article(article.language, article.path)),
            lang=article.language,
            direction=self.edition.settings.language(article.language).direction,
            summary=summary_of(article),
            date=self.shown_date(article),
            themes=self.theme_links(article),
            note=self.strings(note) if note else "",
        )

    def foreign_link(self, article: Article) -> ForeignLink:
        language = self.edition.settings.language(article.language)
        href = self.link(self.edition.addresses.article(article.language, article.path))
        return ForeignLink(href, article.title, language.code, language.direction, language.name)

    def shown_date(self, article: Article) -> DateView:
        return self.day("date.published", article.date) if article.date else self.day("date.added", article.added)

    def day(self, label: str, day: datetime.date) -> DateView:
        return DateView(day.isoformat(), self.strings.date(day), self.strings(label))

    def article(self, article: Article) -> ArticleView:
        dates = [self.shown_date(article)]
        if article.date:
            dates.append(self.day("date.added", article.added))
        if article.updated:
            dates.append(self.day("date.updated", article.updated))
        source = article.source
        return ArticleView(
            dates=tuple(dates),
            themes=self.theme_links(article),
            notices=tuple(self.notices(article)),
            source=SourceView(source.publisher, source.author, source.url),
        )

    def notices(self, article: Article) -> Iterator[Notice]:
        if article.withdrawn:
            yield Notice(NoticeKind.WITHDRAWN, self.strings("notice.withdrawn", reason=article.withdrawn))
        yield from self.translation_notices(article)
        if article.date is None:
            yield Notice(NoticeKind.UNDATED, self.strings("notice.undated"))

    def translation_notices(self, article: Article) -> Iterator[Notice]:
        """Tell how a translation stands; the first notice leads to the original."""
        if article.translation is None:
            return
        texts = []
        if self.edition.catalogue.state(article) is TranslationState.STALE:
            texts.append((NoticeKind.STALE_TRANSLATION, "notice.stale-translation"))
        if not article.translation.reviewed:
            by_machine = article.translation.by == "machine"
            key = "notice.machine-translation" if by_machine else "notice.unreviewed-translation"
            texts.append((NoticeKind.UNREVIEWED_TRANSLATION, key))
        link = self.original_link(self.edition.catalogue.original(article.path))
        for index, (kind, key) in enumerate(texts):
            yield Notice(kind, self.strings(key), None if index else link)

    def original_link(self, original: Article | None) -> ForeignLink | None:
        if original is None or original.language not in self.edition.included:
            return None
        return self.foreign_link(original)


def summary_of(article: Article) -> str:
    """Give an article's summary: its own, or its first sentences."""
    return article.summary or summarise(article.body, SUMMARY_LIMIT)
