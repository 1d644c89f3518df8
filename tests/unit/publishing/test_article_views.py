"""What stands around an article: how long it takes, who wrote it, where else and what else to read."""

from __future__ import annotations

from pathlib import Path

import pytest

from nashra.content.catalogue import wording_digest
from nashra.publishing.reading_time import reading_minutes
from nashra.publishing.views import ArticleView
from tests.bulletins import Bulletin
from tests.unit.publishing.test_page_views import edition, view

FRESH = wording_digest("Title", "\nBody.\n", "uz")


@pytest.fixture
def bulletin(tmp_path: Path) -> Bulletin:
    return Bulletin(tmp_path)


def article(bulletin: Bulletin, language: str = "uz", path: str = "2026/one", *included: str) -> ArticleView:
    found = view(edition(bulletin, included or ("uz", "ar")), language, f"articles/{path}.md").article
    assert found
    return found


@pytest.mark.parametrize(
    ("words", "language", "minutes"),
    [(0, "uz", 1), (166, "uz", 1), (332, "uz", 2), (830, "uz-Cyrl", 5), (276, "ar", 2), (184 * 3, "qq", 3)],
)
def test_reading_takes_as_long_as_the_language_does(words: int, language: str, minutes: int) -> None:
    assert reading_minutes("soʻz - " * words, language) == minutes


def test_an_article_says_how_long_it_takes(bulletin: Bulletin) -> None:
    bulletin.article("uz", "2026/one", body="soʻz " * 500)
    assert article(bulletin).reading_time == "3 minutes to read"


def test_translations_are_linked_and_missing_ones_named(bulletin: Bulletin) -> None:
    bulletin.article("uz", "2026/one")
    found = article(bulletin)
    assert found.translations == ()
    assert [(each.lang, each.direction, each.name) for each in found.untranslated] == [("ar", "rtl", "العربية")]
    bulletin.translation("ar", "2026/one", "uz", FRESH)
    found = article(bulletin)
    assert [(each.lang, each.direction, each.text, each.href) for each in found.translations] == [
        ("ar", "rtl", "Title in ar", "../../../ar/articles/2026/one/")
    ]
    assert found.untranslated == ()


def test_an_edition_without_the_other_language_does_not_link_to_it(bulletin: Bulletin) -> None:
    bulletin.article("uz", "2026/one")
    bulletin.translation("ar", "2026/one", "uz", FRESH)
    found = article(bulletin, "uz", "2026/one", "uz")
    assert (found.translations, found.untranslated) == ((), ())


def test_the_list_goes_on_from_article_to_article(bulletin: Bulletin) -> None:
    for day in ("01", "02", "03"):
        bulletin.article("uz", f"2026/a{day}", title=f"A{day}", date=f"2026-05-{day}")
    found = article(bulletin, "uz", "2026/a02")
    assert found.newer
    assert found.older
    assert (found.newer.text, found.newer.href, found.older.text) == ("A03", "../a03/", "A01")
    assert article(bulletin, "uz", "2026/a03").newer is None
    assert article(bulletin, "uz", "2026/a01").older is None
    assert [link.text for link in found.related] == ["A03", "A01"]


def test_a_withdrawn_article_leads_nowhere(bulletin: Bulletin) -> None:
    bulletin.article("uz", "2026/one", withdrawn="Wrong.")
    bulletin.article("uz", "2026/two")
    found = article(bulletin)
    assert (found.newer, found.older, found.related) == (None, None, ())
    assert article(bulletin, "uz", "2026/two").related == ()


def test_the_reason_of_a_withdrawal_keeps_its_own_direction(bulletin: Bulletin) -> None:
    bulletin.article("uz", "2026/one", withdrawn="Wrong.")
    bulletin.translation("ar", "2026/one", "uz", FRESH)
    assert "\u2068Wrong.\u2069" in article(bulletin, "ar").notices[0].text


def test_a_stale_translation_says_when_the_original_changed_if_that_is_known(bulletin: Bulletin) -> None:
    bulletin.translation("ar", "2026/one", "uz", "a" * 64, reviewed=True)
    bulletin.article("uz", "2026/one", date="2026-01-01")
    assert article(bulletin, "ar").notices[0].text == "The original has changed since this translation was made."
    bulletin.article("uz", "2026/one", date="2026-01-01", updated="2026-02-03")
    found = article(bulletin, "ar")
    assert found.notices[0].text.endswith("its last noted change is of February 3, 2026.")
    # The original was updated, the translation was not.
    assert "2026-02-03" not in [day.iso for day in found.dates]
    assert "2026-02-03" in [day.iso for day in article(bulletin).dates]


def test_a_change_can_be_suggested_where_the_project_says(bulletin: Bulletin) -> None:
    bulletin.article("uz", "2026/one")
    assert article(bulletin).edit is None
    text = (bulletin.root / "mkdocs.yml").read_text("utf-8")
    bulletin.write("mkdocs.yml", text.replace("- nashra\n", "- nashra: {edit_url: 'https://h.example/e/{path}'}\n"))
    assert article(bulletin).edit == "https://h.example/e/uz/articles/2026/one.md"


def test_lists_say_who_made_a_translation_that_nobody_checked(bulletin: Bulletin) -> None:
    bulletin.article("uz", "2026/one")
    written = bulletin.translation("ar", "2026/one", "uz", FRESH)

    def note() -> str:
        listing = view(edition(bulletin), "ar", "index.md").listing
        assert listing
        return listing.entries[0].note

    assert note() == "machine translation"
    bulletin.write(
        str(written.relative_to(bulletin.root)), written.read_text("utf-8").replace("by: machine", "by: A. B")
    )
    assert note() == "unchecked translation"
