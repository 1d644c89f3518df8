"""What the search page and the box are given, and what of an edition is searched."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from nashra.languages import Language
from nashra.model import TranslationState
from nashra.publishing.addresses import relative
from nashra.publishing.pages import Edition
from nashra.publishing.search import SearchArticle, SearchVariant, search_files
from nashra.publishing.search.files import ENGINE, Synonyms, start_file
from nashra.publishing.search.opensearch import opensearch_description
from nashra.publishing.views import SearchView
from nashra.rendering.plain_text import all_text

SEARCH_URI = "search.md"
NOTES = {TranslationState.STALE: "note.stale", TranslationState.UNREVIEWED: "note.machine"}
"""Short marks beside the title of a translation."""


def searched_articles(edition: Edition, languages: Iterable[Language]) -> Iterator[SearchArticle]:
    """Give every article that listings of some languages show, as search takes it: no drafts, nothing withdrawn."""
    for language in languages:
        strings = edition.strings[language.code]
        for article in edition.catalogue.listed(language.code):
            label = strings("date.published" if article.date else "date.added")
            yield SearchArticle(
                language=article.language,
                path=article.path,
                title=article.title,
                summary=article.summary or "",
                text=all_text(article.body),
                day=article.order_date.isoformat(),
                day_text=strings.date(article.order_date),
                day_label=f"{label}:",
                themes=article.tags,
                note=strings(note) if (note := NOTES.get(edition.catalogue.state(article))) else "",
            )


def search_outputs(
    edition: Edition, language: Language, synonyms: Synonyms, script: str
) -> Iterator[tuple[str, bytes]]:
    """Give every file that search adds for a language: its path relative to the site's root, and its bytes.

    Languages in several scripts share one index, which comes with the first of them.
    """
    family = [each for each in edition.languages if each.base == language.base]
    if family[0] == language:
        searched, variants = searched_articles(edition, family), search_variants(edition, family)
        yield from search_files(searched, variants, synonyms, script, apart=edition.is_offline)
    page = edition.addresses.absolute(edition.addresses.page(language.code, SEARCH_URI))
    if page:
        name = edition.settings.site_names[language.code]
        description = edition.settings.site_descriptions[language.code]
        yield (
            description_file(edition, language.code),
            opensearch_description(name, description, language.code, page),
        )


def search_variants(edition: Edition, languages: Iterable[Language]) -> list[SearchVariant]:
    """Give some languages of an edition as search takes them."""
    mark = "\0"
    found = []
    for language in languages:
        before, _, after = edition.addresses.article(language.code, mark).partition(mark)
        labels = {theme.id: theme.labels[language.code] for theme in edition.themes}
        found.append(
            SearchVariant(language.code, language.name, language.direction, language.script, before, after, labels)
        )
    return found


def search_view(edition: Edition, language: str, page: str, *, is_asked_for: bool = False) -> SearchView:
    """Give what the page at the address ``page`` needs to lead to search, or to do it where it is the page for that."""
    addresses = edition.addresses
    description = description_file(edition, language)
    return SearchView(
        href=relative(addresses.page(language, SEARCH_URI), page),
        script=relative(ENGINE if edition.is_offline else start_file(edition.settings.language(language).base), page),
        words=json.dumps(_words(edition, language, page), ensure_ascii=False) if is_asked_for else "",
        years=tuple(map(str, edition.years)),
        languages=tuple((each.code, each.name, each.direction) for each in edition.languages),
        description=relative(description, page) if addresses.site_url else None,
    )


def description_file(edition: Edition, language: str) -> str:
    """Give the address of the OpenSearch description of a language."""
    return f"{edition.addresses.home(language)}opensearch.xml"


def _words(edition: Edition, language: str, page: str) -> dict[str, object]:
    strings = edition.strings[language]
    return {
        "base": edition.settings.language(language).base.lower(),
        "count": strings.texts["search.count"],
        "soFar": strings.texts["search.so-far"],
        "none": strings("search.none"),
        "failed": strings("search.incomplete" if edition.is_offline else "search.failed"),
        "offer": strings.texts["search.offer"],
        "themes": strings("article.themes"),
        "languages": [
            {
                "code": each.code,
                "base": each.base.lower(),
                "name": each.name,
                "dir": each.direction,
                "script": each.script,
                "page": relative(edition.addresses.page(each.code, SEARCH_URI), page),
            }
            for each in edition.languages
        ],
    }
