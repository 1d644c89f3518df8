"""What every volume is made from: views, parsed bodies and images, each worked out once."""

from __future__ import annotations

import datetime
import posixpath
import re
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import unquote

from nashra import strings
from nashra.bundles.fragments import parse
from nashra.bundles.images import Image, read_image
from nashra.bundles.selection import Scope, Volume
from nashra.content.catalogue import Catalogue
from nashra.model import Article
from nashra.publishing.addresses import Addresses
from nashra.publishing.page_views import page_view
from nashra.publishing.pages import Edition, place_of
from nashra.publishing.titles import interface_titles
from nashra.publishing.views import PageView
from nashra.rendering.html import HtmlRenderer
from nashra.settings import Settings
from nashra.strings import ProblemWording, Strings


@dataclass(frozen=True)
class Words:
    """What a volume is called and what it says about itself, in its own language."""

    title: str
    """Names the volume among all books of a reader."""
    heading: str
    """Names it where the bulletin's name stands beside."""
    site_name: str
    publisher: str
    rights: str
    description: str
    count: str


class Library:
    """Gives what volumes are made from. ``moment`` is the one they bear (UTC)."""

    def __init__(self, settings: Settings, catalogue: Catalogue, moment: datetime.datetime) -> None:
        self.settings = settings
        self.catalogue = catalogue
        self.moment = moment
        self._views: dict[tuple[str, str], PageView] = {}
        self._bodies: dict[tuple[str, str], Any] = {}
        self._images: dict[tuple[str, str, str], Image | None] = {}
        self._edition = cache(self._make_edition)
        self._renderer = cache(self._make_renderer)

    def strings(self, code: str) -> Strings:
        """Give the interface words of a language."""
        return self._load(code)[0]

    def view(self, article: Article) -> PageView:
        """Give what the website shows around an article's text."""
        key = (article.language, article.path)
        if key not in self._views:
            edition = self._edition(article.language)
            language = self.settings.language(article.language)
            place = place_of(self.catalogue, language, f"articles/{article.path}.md")
            self._views[key] = page_view(edition, place, (), self._load(article.language)[1])
        return self._views[key]

    def body(self, article: Article) -> Any:
        """Give the parsed HTML of an article's text."""
        key = (article.language, article.path)
        if key not in self._bodies:
            self._bodies[key] = parse(self._renderer(article.language).to_html(article.body))
        return self._bodies[key]

    def image(self, article: Article, written: str) -> Image | None:
        """Read an image that an article names. Raises :class:`NashraError` as ``read_image`` does."""
        key = (article.language, article.path, written)
        if key not in self._images:
            codes = [article.language, *(other.language for other in self.catalogue.group(article.path))]
            pages = [_source(code, article.path) for code in dict.fromkeys(codes)]
            self._images[key] = read_image(self.settings.docs_dir, pages, written)
        return self._images[key]

    def words(self, volume: Volume) -> Words:
        """Word a volume's title and what it says about itself."""
        code, words = volume.language.code, self.strings(volume.language.code)
        site_name = self.settings.site_names[code]
        heading = site_name
        if volume.scope is Scope.ARTICLE:
            heading = volume.articles[0].title
        elif volume.issue:
            heading = words.month_of_year(datetime.date.fromisoformat(f"{volume.issue}-01"))
        elif volume.theme:
            heading = volume.theme.labels[code]
        return Words(
            title=site_name if volume.scope is Scope.WHOLE else words("article.tab", title=heading, site=site_name),
            heading=heading,
            site_name=site_name,
            publisher=self.settings.publishers[code] or site_name,
            rights=self.settings.rights[code] or words("bundle.rights"),
            description=volume.theme.descriptions[code] if volume.theme else self.settings.site_descriptions[code],
            count=words.count("themes.count", len(volume.articles)),
        )

    def _load(self, code: str) -> tuple[Strings, ProblemWording]:
        return strings.load(code, self.settings.strings_dir, self.settings.root)

    def _make_renderer(self, code: str) -> HtmlRenderer:
        return HtmlRenderer(interface_titles(self.strings(code)))

    def _make_edition(self, code: str) -> Edition:
        return Edition(
            settings=self.settings,
            catalogue=self.catalogue,
            addresses=Addresses(code, directories=False),
            strings={language.code: self.strings(language.code) for language in self.settings.languages},
            included=[code],
        )


def linked_article(article: Article, written: str) -> str | None:
    """Give the path (``<year>/<slug>``) of the article of the same language that a link in Markdown means."""
    address = unquote(re.split("[?#]", written, maxsplit=1)[0])
    if not address.endswith(".md"):
        return None
    target = posixpath.normpath(posixpath.join(posixpath.dirname(_source(article.language, article.path)), address))
    prefix = f"{article.language}/articles/"
    return target.removeprefix(prefix).removesuffix(".md") if target.startswith(prefix) else None


def _source(code: str, path: str) -> str:
    return f"{code}/articles/{path}.md"
