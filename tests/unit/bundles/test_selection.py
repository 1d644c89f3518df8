"""What is bundled: everything, or what was chosen by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from nashra.bundles.library import Library
from nashra.bundles.selection import Choice, Kind, collections, judge, single_articles
from tests.rich_bulletin import library, rich_bulletin


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library(rich_bulletin(tmp_path_factory.mktemp("rich")))


def stems(books: Library, choice: Choice, code: str = "ar") -> list[str]:
    language = books.settings.language(code)
    volumes = [*collections(books.catalogue, language, choice), *single_articles(books.catalogue, language, choice)]
    return [volume.stem for volume in volumes]


def test_there_is_a_volume_of_all_of_each_month_each_theme_and_each_article(books: Library) -> None:
    names = ["", "-2026-11", "-2025-02", "-prevention", "-policy", "-2026-first", "-2026-second"]
    assert stems(books, Choice()) == [f"nashra-ar{name}" for name in names]


def test_drafts_and_withdrawn_articles_are_in_no_volume(books: Library) -> None:
    for code in ("ar", "uz"):
        for volume in collections(books.catalogue, books.settings.language(code), Choice()):
            assert {article.path for article in volume.articles}.isdisjoint({"2026/draft", "2026/withdrawn"})


def test_a_choice_of_months_and_themes_gives_these_and_no_others(books: Library) -> None:
    assert stems(books, Choice(issues=("2025-02",))) == ["nashra-ar-2025-02"]
    assert stems(books, Choice(themes=("policy",), issues=("2025-02",))) == ["nashra-ar-2025-02", "nashra-ar-policy"]


def test_parts_are_not_offered_as_websites() -> None:
    assert Choice().has(Kind.ZIP)
    assert not Choice(issues=("2025-02",)).has(Kind.ZIP)
    assert not Choice(kinds=(Kind.EPUB,)).has(Kind.ZIP)


@pytest.mark.parametrize(
    ("choice", "codes"),
    [
        (Choice(), []),
        (Choice(issues=("2025-02",)), []),
        (Choice(languages=("uz",), issues=("2025-02",)), ["bundle-issue-unknown"]),
        (Choice(languages=("fr",)), ["bundle-language-unknown"]),
        (Choice(issues=("2026-13", "../../x")), ["bundle-issue-unknown"] * 2),
        (Choice(themes=("polici",)), ["bundle-theme-unknown"]),
        (Choice(kinds=(Kind.ZIP,), themes=("policy",)), ["bundle-zip-whole"]),
    ],
)
def test_what_is_not_there_is_told(books: Library, choice: Choice, codes: list[str]) -> None:
    assert [problem.code for problem in judge(choice, books.catalogue)] == codes


def test_names_of_files_are_short_and_stay_different(tmp_path: Path) -> None:
    bulletin = rich_bulletin(tmp_path)
    for letter in "ab":
        bulletin.article("uz", f"2026/{'long-' * 40}{letter}", "Long")
    names = [name for name in stems(library(bulletin), Choice(), "uz") if "long" in name]
    assert len(set(names)) == 2
    assert max(map(len, names)) <= 100
    assert all(name.isascii() for name in names)
