"""What every part of a page's view is made with: where the page lies, its words, and links from there."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cached_property

from nashra.content.schema import SUMMARY_LIMIT
from nashra.languages import Language
from nashra.model import Article, Theme
from nashra.publishing.addresses import relative
from nashra.publishing.pages import Edition, Place
from nashra.publishing.views import DateView, ForeignLink, ForeignName, Link, ThemeLink
from nashra.rendering.plain_text import summarise

# The stylesheet has so many marks for themes; then they begin again.
MARKS = 9


class PageContext:
    """One page of an edition, and what its parts share."""

    def __init__(self, edition: Edition, place: Place) -> None:
        self.edition = edition
        self.place = place
        self.code = place.language.code
        self.strings = edition.strings[self.code]
        self.listings = edition.listings[self.code]
        self.address = edition.addresses.page(self.code, place.uri)

    def link(self, address: str) -> str:
        """Give the relative link from this page to an address of the site."""
        return relative(address, self.address)

    @cached_property
    def themes(self) -> dict[str, ThemeLink]:
        """Links to the edition's themes by id, in the order of the vocabulary."""
        marks = enumerate(self.edition.catalogue.themes)
        return {theme.id: self._theme_link(theme, index) for index, theme in marks if theme in self.edition.themes}

    def _theme_link(self, theme: Theme, index: int) -> ThemeLink:
        href = self.link(self.edition.addresses.theme(self.code, theme.id))
        return ThemeLink(theme.id, href, theme.labels[self.code], index % MARKS + 1, theme == self.place.theme)

    def theme_links(self, article: Article) -> tuple[ThemeLink, ...]:
        """Link to an article's themes, in the order of the vocabulary."""
        return tuple(link for theme, link in self.themes.items() if theme in article.tags)

    def article_href(self, article: Article) -> str:
        """Link to an article."""
        return self.link(self.edition.addresses.article(article.language, article.path))

    def article_link(self, article: Article | None) -> Link | None:
        """Link to an article of this page's language by its title."""
        return Link(self.article_href(article), article.title) if article else None

    def foreign_link(self, article: Article) -> ForeignLink:
        """Link to an article in another language by its title."""
        language = self.edition.settings.language(article.language)
        return ForeignLink(self.article_href(article), article.title, language.code, language.direction, language.name)

    def translations(self, article: Article) -> Iterator[ForeignLink]:
        """Link to an article in each other language of the edition that it exists in."""
        for other in self.edition.catalogue.group(article.path):
            if other.language != article.language and other.language in self.edition.included:
                yield self.foreign_link(other)

    def untranslated(self, article: Article) -> Iterator[ForeignName]:
        """Name the languages of the bulletin that an article does not exist in."""
        for language in self.edition.settings.languages:
            if self.edition.catalogue.find(language.code, article.path) is None:
                yield foreign_name(language)

    def summary(self, article: Article) -> str:
        """Give an article's summary: its own, or its first sentences."""
        if article.summary:
            return article.summary
        made, key = self.edition.summaries, (article.language, article.path)
        if key not in made:
            made[key] = summarise(article.body, SUMMARY_LIMIT)
        return made[key]

    def shown_date(self, article: Article) -> DateView:
        """Give the day an article is listed by, and say which day that is."""
        return self.day("date.published", article.date) if article.date else self.day("date.added", article.added)

    def day(self, label: str, day: datetime.date) -> DateView:
        """Give a day in this page's language."""
        return DateView(day.isoformat(), self.strings.date(day), self.strings(label))

    def count(self, articles: int) -> str:
        """Say how many articles there are."""
        return self.strings.count("themes.count", articles)


def foreign_name(language: Language) -> ForeignName:
    """Name a language in itself."""
    return ForeignName(language.code, language.direction, language.name)
