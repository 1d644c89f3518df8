"""What a page shows follows from the catalogue: lists, languages, dates, notices."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from nashra import strings
from nashra.content.catalogue import wording_digest
from nashra.content.tree import read_content
from nashra.problems import Problem
from nashra.publishing.addresses import Addresses
from nashra.publishing.not_found import not_found_view
from nashra.publishing.page_views import page_view
from nashra.publishing.pages import Edition, derived_uris, place_of
from nashra.publishing.views import NoticeKind, PageView
from tests.bulletins import Bulletin

FRESH = wording_digest("Title", "\nBody.\n", "uz")
WORDS = strings.load("en")[0]


@pytest.fixture
def bulletin(tmp_path: Path) -> Bulletin:
    return Bulletin(tmp_path)


def edition(bulletin: Bulletin, included: Sequence[str] = ("uz", "ar"), *, offline: bool = False) -> Edition:
    """English words everywhere, so that the tests need not know the translations."""
    addresses = Addresses(included[0], directories=not offline, site_url=None if offline else "https://h.example/r/")
    settings = bulletin.settings()
    words = {language.code: WORDS for language in settings.languages}
    downloads = None if offline else ()
    return Edition(settings, read_content(settings).catalogue, addresses, words, included, downloads)


def view(made: Edition, language: str, uri: str, *problems: Problem) -> PageView:
    place = place_of(made.catalogue, made.settings.language(language), uri)
    return page_view(made, place, problems, strings.load("en")[1])


def test_home_lists_the_newest_of_its_language_and_apart_from_them_what_it_lacks(bulletin: Bulletin) -> None:
    bulletin.article("uz", "2026/one", title="One")
    bulletin.article("uz", "2024/two", title="Two", date="2024-04-23")
    bulletin.article("ar", "2026/three", title="Three")
    listing = view(edition(bulletin), "uz", "index.md").listing
    assert listing
    assert [(entry.title, entry.href, entry.date.label) for entry in listing.entries] == [
        ("One", "articles/2026/one/", "Added to the bulletin"),
        ("Two", "articles/2024/two/", "Published"),
    ]
    foreign = [entry.link for entry in listing.elsewhere]
    assert [(link.text, link.href, link.lang, link.direction, link.name) for link in foreign] == [
        ("Three", "ar/articles/2026/three/", "ar", "rtl", "العربية")
    ]


def test_home_lists_no_more_than_the_setting_says(bulletin: Bulletin) -> None:
    for number in range(25):
        bulletin.article("uz", f"2026/a{number}")
    listing = view(edition(bulletin), "uz", "index.md").listing
    assert listing
    assert len(listing.entries) == 20


def test_a_theme_lists_its_own_articles_only(bulletin: Bulletin) -> None:
    bulletin.article("uz", "2026/one", tags="[policy]")
    bulletin.article("uz", "2026/two")
    page = view(edition(bulletin), "uz", "themes/policy.md")
    assert page.listing
    assert [entry.href for entry in page.listing.entries] == ["../../articles/2026/one/"]
    assert page.heading == "policy-theme-in-uz"
    assert [(theme.current, theme.mark) for theme in page.themes] == [(True, 2), (False, 1)], "the one read in is first"


def test_a_bundle_shows_the_themes_that_something_in_it_is_about(bulletin: Bulletin) -> None:
    bulletin.article("uz", "2026/one")
    bulletin.article("ar", "2026/two", tags="[policy]")
    both, alone = edition(bulletin, offline=True), edition(bulletin, ["uz"], offline=True)
    for made, themes in ((both, ["prevention", "policy"]), (alone, ["prevention"])):
        index = view(made, "uz", "themes/index.md")
        assert [card.theme.id for card in index.theme_cards] == themes
        assert [theme.id for theme in index.themes] == themes
        assert {uri for uri in derived_uris(made, "uz") if uri.startswith("themes/p")} == {
            f"themes/{theme}.md" for theme in themes
        }


def test_a_bundle_shows_a_theme_that_editors_have_written_about(bulletin: Bulletin) -> None:
    bulletin.article("uz", "2026/one")
    bulletin.write("docs/uz/themes/policy.md", '---\ntitle: "x"\n---\n\nText.\n')
    made = edition(bulletin, offline=True)
    assert [theme.id for theme in view(made, "ar", "index.md").themes] == ["prevention", "policy"]


def test_only_pages_that_engines_read_describe_themselves_to_them(bulletin: Bulletin) -> None:
    bulletin.article("uz", "2026/one")
    assert view(edition(bulletin), "uz", "articles/2026/one.md").description
    assert not view(edition(bulletin, offline=True), "uz", "articles/2026/one.md").description


def test_the_index_of_themes_counts_in_words(bulletin: Bulletin) -> None:
    bulletin.article("uz", "2026/one")
    cards = view(edition(bulletin), "uz", "themes/index.md").theme_cards
    assert [(card.theme.id, card.count) for card in cards] == [("prevention", "1 article"), ("policy", "0 articles")]


def test_the_switch_leads_to_the_same_article_or_says_that_there_is_none(bulletin: Bulletin) -> None:
    bulletin.article("uz", "2026/both")
    bulletin.translation("ar", "2026/both", "uz", FRESH)
    bulletin.article("uz", "2026/alone")
    made = edition(bulletin)
    both = view(made, "uz", "articles/2026/both.md").switch
    assert [(each.lang, each.href, each.current, each.exact) for each in both] == [
        ("uz", "./", True, True),
        ("ar", "../../../ar/articles/2026/both/", False, True),
    ]
    alone = view(made, "uz", "articles/2026/alone.md").switch[1]
    assert (alone.href, alone.exact) == ("../../../ar/", False)


def test_alternates_are_named_for_real_translations_only(bulletin: Bulletin) -> None:
    bulletin.article("uz", "2026/both")
    bulletin.translation("ar", "2026/both", "uz", FRESH)
    bulletin.article("uz", "2026/alone")
    made = edition(bulletin)
    assert [(each.hreflang, each.href) for each in view(made, "ar", "articles/2026/both.md").alternates] == [
        ("uz", "https://h.example/r/articles/2026/both/"),
        ("ar", "https://h.example/r/ar/articles/2026/both/"),
        ("x-default", "https://h.example/r/articles/2026/both/"),
    ]
    assert view(made, "uz", "articles/2026/alone.md").alternates == ()


def test_an_edition_in_one_language_links_to_no_other(bulletin: Bulletin) -> None:
    bulletin.article("uz", "2026/both")
    bulletin.translation("ar", "2026/both", "uz", FRESH)
    made = edition(bulletin, ["ar"], offline=True)
    page = view(made, "ar", "articles/2026/both.md")
    assert [(each.lang, each.href) for each in page.switch] == [("uz", None), ("ar", "both.html")]
    assert (page.canonical, page.alternates) == (None, ())
    assert page.article
    assert [notice.link for notice in page.article.notices] == [None, None]
    listing = view(made, "ar", "index.md").listing
    assert listing
    assert listing.elsewhere == ()


def notices(bulletin: Bulletin, language: str = "uz") -> list[NoticeKind]:
    article = view(edition(bulletin), language, "articles/2026/one.md").article
    assert article
    return [notice.kind for notice in article.notices]


def test_readers_are_told_what_they_must_know(bulletin: Bulletin) -> None:
    bulletin.article("uz", "2026/one", date="2024-04-23")
    assert notices(bulletin) == []
    bulletin.article("uz", "2026/one")
    assert notices(bulletin) == [NoticeKind.UNDATED]
    bulletin.article("uz", "2026/one", date="2024-04-23", withdrawn="Wrong numbers.")
    assert notices(bulletin) == [NoticeKind.WITHDRAWN]


def test_readers_are_told_how_a_translation_stands(bulletin: Bulletin) -> None:
    bulletin.article("uz", "2026/one", date="2024-04-23")
    bulletin.translation("ar", "2026/one", "uz", FRESH)
    assert notices(bulletin, "ar") == [NoticeKind.UNREVIEWED_TRANSLATION]
    bulletin.translation("ar", "2026/one", "uz", "a" * 64, reviewed=True)
    assert notices(bulletin, "ar") == [NoticeKind.STALE_TRANSLATION]
    bulletin.translation("ar", "2026/one", "uz", FRESH, reviewed=True)
    assert notices(bulletin, "ar") == []


def test_an_article_shows_every_date_that_is_known(bulletin: Bulletin) -> None:
    bulletin.article("uz", "2026/one", date="2024-04-23", updated="2026-12-01")
    article = view(edition(bulletin), "uz", "articles/2026/one.md").article
    assert article
    assert [(date.label, date.iso) for date in article.dates] == [
        ("Published", "2024-04-23"),
        ("Added to the bulletin", "2026-11-21"),
        ("Updated", "2026-12-01"),
    ]


def test_a_summary_that_nobody_wrote_is_the_first_sentences(bulletin: Bulletin) -> None:
    bulletin.article("uz", "2026/one", body="**Bir** [havola](https://x.example). Ikki gap. Uchinchi gap.\n\nYana.")
    page = view(edition(bulletin), "uz", "articles/2026/one.md")
    assert (page.lead, page.description) == ("Bir havola. Ikki gap.", "Bir havola. Ikki gap.")


def test_a_page_that_cannot_be_read_shows_its_problems(bulletin: Bulletin) -> None:
    problem = Problem("docs/uz/articles/2026/one.md", 3, 1, "front-matter-date", parameters={"key": "added"})
    page = view(edition(bulletin), "uz", "articles/2026/one.md", problem)
    assert page.heading == WORDS("preview.broken")
    assert [(each.place, each.message.startswith("“added”")) for each in page.problems] == [
        ("docs/uz/articles/2026/one.md:3:1", True)
    ]


def test_the_page_for_unknown_addresses_has_rooted_links_in_every_language(bulletin: Bulletin) -> None:
    found = not_found_view(edition(bulletin))
    assert [(section.lang, section.home, section.themes[0].href) for section in found.sections] == [
        ("uz", "/r/", "/r/themes/prevention/"),
        ("ar", "/r/ar/", "/r/ar/themes/prevention/"),
    ]
