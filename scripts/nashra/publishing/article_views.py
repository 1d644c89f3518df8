"""What is shown around an article's text."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from nashra.model import Article, Translation, TranslationState
from nashra.publishing.download_views import article_download
from nashra.publishing.page_context import PageContext
from nashra.publishing.reading_time import reading_minutes
from nashra.publishing.views import ArticleLink, ArticleView, DateView, ForeignLink, Notice, NoticeKind, SourceView


def article_view(page: PageContext, article: Article) -> ArticleView:
    """Make the view of an article. One that was withdrawn leads to no other."""
    source = article.source
    newer, older = page.listings.neighbours(article)
    related = page.listings.related.get(article.path, ())
    return ArticleView(
        dates=tuple(_dates(page, article)),
        themes=page.theme_links(article),
        notices=tuple(_notices(page, article)),
        source=SourceView(source.publisher, source.author, source.url),
        reading_time=page.strings.count("article.reading-time", reading_minutes(article.body, article.language)),
        translations=tuple(page.translations(article)),
        untranslated=tuple(page.untranslated(article)),
        related=tuple(ArticleLink(page.article_href(other), other.title, page.shown_date(other)) for other in related),
        newer=page.article_link(newer),
        older=page.article_link(older),
        edit=_edit(page),
        download=article_download(page, article),
    )


def _edit(page: PageContext) -> str | None:
    template = page.edition.settings.edit_url
    path = quote(page.edition.addresses.source_uri(page.code, page.place.uri))
    return template.replace("{path}", path) if template else None


def _dates(page: PageContext, article: Article) -> Iterator[DateView]:
    yield page.shown_date(article)
    if article.date:
        yield page.day("date.added", article.added)
    updated = page.edition.catalogue.updated(article)
    if updated:
        yield page.day("date.updated", updated)


def _notices(page: PageContext, article: Article) -> Iterator[Notice]:
    if article.withdrawn:
        yield Notice(NoticeKind.WITHDRAWN, page.strings("notice.withdrawn", reason=_reason(page, article)))
    if article.translation:
        yield from _translation_notices(page, article, article.translation)
    if article.date is None:
        yield Notice(NoticeKind.UNDATED, page.strings("notice.undated"))


def _reason(page: PageContext, article: Article) -> str:
    """Give why an article was withdrawn, in the original's language.

    Where that runs against the page, the whole is isolated (UAX #9), so that its marks stay at its own end.
    """
    original = page.edition.catalogue.original(article.path) or article
    direction = page.edition.settings.language(original.language).direction
    text = article.withdrawn or ""
    return text if direction == page.place.language.direction else f"\u2068{text}\u2069"


def _translation_notices(page: PageContext, article: Article, translation: Translation) -> Iterator[Notice]:
    """Tell how a translation stands; the first notice leads to the original."""
    texts = []
    if page.edition.catalogue.state(article) is TranslationState.STALE:
        texts.append((NoticeKind.STALE_TRANSLATION, _stale(page, article)))
    if not translation.reviewed:
        key = "notice.machine-translation" if translation.by == "machine" else "notice.unreviewed-translation"
        texts.append((NoticeKind.UNREVIEWED_TRANSLATION, page.strings(key)))
    link = _original_link(page, page.edition.catalogue.original(article.path))
    for index, (kind, text) in enumerate(texts):
        yield Notice(kind, text, None if index else link)


def _stale(page: PageContext, article: Article) -> str:
    """Say that the original has changed, and when, if its editors noted that."""
    if article.updated is None:
        return page.strings("notice.stale-translation")
    return page.strings("notice.stale-translation-dated", date=page.strings.date(article.updated))


def _original_link(page: PageContext, original: Article | None) -> ForeignLink | None:
    if original is None or original.language not in page.edition.included:
        return None
    return page.foreign_link(original)
