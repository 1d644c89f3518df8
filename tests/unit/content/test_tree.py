"""The docs/ tree is read as a whole: what is right is in the catalogue, what is wrong is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from nashra.content.catalogue import wording_digest
from nashra.content.tree import read_content
from nashra.model import TranslationState
from tests.bulletins import Bulletin

FRESH = wording_digest("Title", "\nBody.\n", "uz")


@pytest.fixture
def bulletin(tmp_path: Path) -> Bulletin:
    return Bulletin(tmp_path)


def problems_of(bulletin: Bulletin) -> list[tuple[str, str]]:
    return [(problem.path, problem.code) for problem in read_content(bulletin.settings()).problems]


def test_newest_come_first_by_the_day_of_the_source_else_of_adding(bulletin: Bulletin) -> None:
    bulletin.article("uz", "2026/b-added", added="2026-11-20")
    bulletin.article("uz", "2026/a-added", added="2026-11-20")
    bulletin.article("uz", "2024/dated", added="2026-11-21", date="2024-04-23")
    bulletin.article("uz", "2026/newest", added="2026-11-21")
    listed = read_content(bulletin.settings()).catalogue.listed("uz")
    assert [article.path for article in listed] == ["2026/newest", "2026/a-added", "2026/b-added", "2024/dated"]


def test_drafts_and_withdrawn_articles_are_not_listed_but_known(bulletin: Bulletin) -> None:
    bulletin.article("uz", "2026/draft", draft="true")
    bulletin.article("uz", "2026/withdrawn", withdrawn="Wrong numbers.")
    catalogue = read_content(bulletin.settings()).catalogue
    assert catalogue.listed("uz") == ()
    assert catalogue.elsewhere("ar") == ()
    assert catalogue.find("uz", "2026/withdrawn") is not None


def test_a_translation_has_everything_else_from_its_original(bulletin: Bulletin) -> None:
    bulletin.article("uz", "2026/one", date="2024-04-23", source="{publisher: P}")
    bulletin.translation("ar", "2026/one", "uz", FRESH)
    catalogue = read_content(bulletin.settings()).catalogue
    article = catalogue.find("ar", "2026/one")
    assert article is not None
    assert (article.title, article.tags, article.source.publisher) == ("Title in ar", ("prevention",), "P")
    assert [each.language for each in catalogue.group("2026/one")] == ["uz", "ar"]
    assert catalogue.elsewhere("ar") == ()


def test_an_article_without_translation_is_elsewhere_for_the_other_language_only(bulletin: Bulletin) -> None:
    bulletin.article("ar", "2026/only-arabic")
    catalogue = read_content(bulletin.settings()).catalogue
    assert [article.path for article in catalogue.elsewhere("uz")] == ["2026/only-arabic"]
    assert catalogue.elsewhere("ar") == ()
    assert catalogue.listed("uz") == ()


@pytest.mark.parametrize(
    ("digest", "reviewed", "state"),
    [
        (FRESH, False, TranslationState.UNREVIEWED),
        (FRESH, True, TranslationState.REVIEWED),
        ("a" * 64, True, TranslationState.STALE),
    ],
)
def test_a_translation_knows_how_it_stands(
    bulletin: Bulletin, digest: str, *, reviewed: bool, state: TranslationState
) -> None:
    bulletin.article("uz", "2026/one")
    bulletin.translation("ar", "2026/one", "uz", digest, reviewed=reviewed)
    catalogue = read_content(bulletin.settings()).catalogue
    assert [catalogue.state(article) for article in catalogue.group("2026/one")] == [TranslationState.ORIGINAL, state]


def test_a_change_of_typography_does_not_make_a_translation_stale() -> None:
    assert wording_digest("Oʻzbek", "bo‘yicha  ish\n", "uz") == wording_digest("O'zbek", "boʻyicha\nish", "uz")
    assert wording_digest("الإتجار", "", "ar") == wording_digest("الاتجار", "", "ar")
    assert wording_digest("A", "bir", "uz") != wording_digest("A", "ikki", "uz")


def test_one_bad_file_spoils_no_other(bulletin: Bulletin) -> None:
    bulletin.article("uz", "2026/good")
    bulletin.article("uz", "2026/bad", added="soon")
    bulletin.write("docs/uz/articles/2026/worse.md", b"---\ntitle: [\n---\n")
    bulletin.write("docs/uz/articles/2026/worst.md", b"\xff\xfe")
    content = read_content(bulletin.settings())
    assert [article.path for article in content.catalogue.articles] == ["2026/good"]
    assert [problem.code for problem in content.problems] == ["front-matter-date-required", "yaml-syntax", "not-utf8"]


def test_files_in_wrong_places_are_named(bulletin: Bulletin) -> None:
    bulletin.write("docs/loose.md", "x")
    bulletin.write("docs/fr/index.md", "x")
    bulletin.write("docs/uz/articles/2026/Bad Name.md", "x")
    bulletin.write("docs/uz/articles/loose.md", "x")
    assert problems_of(bulletin) == [
        ("docs/fr/index.md", "place-no-language"),
        ("docs/loose.md", "place-no-language"),
        ("docs/uz/articles/2026/Bad Name.md", "place-article-path"),
        ("docs/uz/articles/loose.md", "place-article-path"),
    ]


def test_two_originals_at_one_path_are_refused(bulletin: Bulletin) -> None:
    bulletin.article("ar", "2026/one")
    bulletin.article("uz", "2026/one")
    assert [code for _, code in problems_of(bulletin)] == ["path-two-originals"]


def test_a_translation_without_its_original_is_named(bulletin: Bulletin) -> None:
    bulletin.translation("ar", "2026/lost", "uz", FRESH)
    (problem,) = read_content(bulletin.settings()).problems
    assert (problem.code, problem.parameters["expected"]) == (
        "translation-no-original",
        "docs/uz/articles/2026/lost.md",
    )


def test_a_translation_that_names_the_wrong_language_is_named(bulletin: Bulletin) -> None:
    bulletin.article("uz", "2026/one")
    bulletin.translation("ar", "2026/one", "ar", FRESH)
    assert problems_of(bulletin) == [("docs/ar/articles/2026/one.md", "translation-wrong-language")]


def test_an_alias_leads_to_one_article_only(bulletin: Bulletin) -> None:
    bulletin.article("uz", "2026/one", aliases="[2026/two, 2026/old]")
    bulletin.article("uz", "2026/two", aliases="[2026/old]")
    assert problems_of(bulletin) == [
        ("docs/uz/articles/2026/one.md", "alias-taken"),
        ("docs/uz/articles/2026/two.md", "alias-taken"),
    ]


@pytest.mark.parametrize(
    ("themes", "code"),
    [
        ("- prevention\n", "themes-form"),
        ("prevention: text\n", "themes-form"),
        ("Prevention!:\n  label: {uz: a, ar: b}\n  description: {uz: a, ar: b}\n", "themes-id"),
        ("prevention:\n  label: {uz: a}\n  description: {uz: a, ar: b}\n", "themes-words-missing"),
        (
            "prevention:\n  label: {uz: a, ar: b}\n  description: {uz: a, ar: b}\n  lable: x\n",
            "front-matter-unknown-key-near",
        ),
        (
            "prevention:\n  label: {uz: a, ar: b}\n  description: {uz: a, ar: b}\n  phrases: {uz: {heavy: [x]}}\n",
            "themes-phrases",
        ),
        (
            "prevention:\n  label: {uz: a, ar: b}\n  description: {uz: a, ar: b}\n  phrases: {uz: [x]}\n",
            "themes-phrases",
        ),
        ("prevention: [\n", "yaml-syntax"),
    ],
)
def test_a_broken_vocabulary_is_named(bulletin: Bulletin, themes: str, code: str) -> None:
    bulletin.write("docs/themes.yml", themes)
    assert problems_of(bulletin) == [("docs/themes.yml", code)]


def test_a_missing_vocabulary_is_named(bulletin: Bulletin) -> None:
    (bulletin.root / "docs/themes.yml").unlink()
    assert problems_of(bulletin) == [("docs/themes.yml", "themes-missing")]


def test_a_broken_original_is_named_and_its_translation_is_not(bulletin: Bulletin) -> None:
    bulletin.article("uz", "2026/one", added="soon")
    bulletin.translation("ar", "2026/one", "uz", FRESH)
    assert problems_of(bulletin) == [("docs/uz/articles/2026/one.md", "front-matter-date-required")]
