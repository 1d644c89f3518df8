"""What a comment says of a pull request, seen from outside: two trees in, Markdown out."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

from nashra import pipeline, strings
from nashra.cache.store import Store
from nashra.content.catalogue import wording_digest
from nashra.content.tree import read_content
from nashra.intake.stage import CONVERSIONS
from nashra.languages import language_of
from nashra.model import Vocabulary
from nashra.problems import Problem
from nashra.review.changes import Changes, PageChange, PageKind, compare
from nashra.review.comment import comment
from tests.bulletins import Bulletin
from tests.raw_texts import article

LANGUAGES = (language_of("uz", "Oʻzbekcha"), language_of("ar", "العربية"))
TODAY = datetime.date(2026, 11, 21)
NOTHING = Changes((), (), (), (), ())


@pytest.fixture
def base(tmp_path: Path) -> Bulletin:
    made = Bulletin(tmp_path / "base")
    made.article("uz", "2026/one", "Birinchi", "Matn shu yerda.")
    made.translation("ar", "2026/one", "uz", wording_digest("Birinchi", "Matn shu yerda.", "uz"), reviewed=True)
    return made


@pytest.fixture
def head(base: Bulletin, tmp_path: Path) -> Bulletin:
    made = Bulletin(tmp_path / "head")
    shutil.copytree(base.root, made.root, dirs_exist_ok=True)
    return made


def found(base: Bulletin, head: Bulletin) -> Changes:
    return compare(read_content(base.settings()), read_content(head.settings()), (), ())


def kinds(changes: Changes) -> dict[str, str]:
    return {page.path.partition("/articles/")[2]: page.kind.value for page in changes.pages}


def said(changes: Changes, run: str = "https://host.example/run") -> str:
    return comment(
        changes, LANGUAGES, Vocabulary(), lambda code: (strings.load_review(code), strings.load(code)[1]), run
    )


def test_nothing_is_said_to_change_when_nothing_does(base: Bulletin, head: Bulletin) -> None:
    assert found(base, head) == NOTHING
    assert "No page of the bulletin changes." in said(NOTHING)


def test_pages_are_new_changed_removed_or_moved(base: Bulletin, head: Bulletin) -> None:
    base.article("uz", "2026/gone", "Ketgan")
    head.article("uz", "2026/new", "Yangi")
    (head.root / "docs/uz/articles/2026/one.md").unlink()
    (head.root / "docs/ar/articles/2026/one.md").unlink()
    head.article("uz", "2026/moved", "Birinchi", "Matn shu yerda.", aliases="[2026/one]")
    assert kinds(found(base, head)) == {
        "2026/gone.md": "removed",
        "2026/new.md": "added",
        "2026/moved.md": "moved",
        "2026/one.md": "removed",
    }


def test_a_broken_file_changes_too(base: Bulletin, head: Bulletin) -> None:
    head.write("docs/uz/articles/2026/one.md", "---\ntitle: [\n---\n")
    (page,) = (page for page in found(base, head).pages if "/uz/" in page.path)
    assert (page.kind, page.title) == (PageKind.CHANGED, "Birinchi")


def test_a_translation_is_stale_once_and_for_a_change_of_words_only(base: Bulletin, head: Bulletin) -> None:
    head.article("uz", "2026/one", "Birinchi", "Matn\nshu  yerda.")
    assert found(base, head).stale == ()
    head.article("uz", "2026/one", "Birinchi", "Boshqa soʻzlar.")
    (stale,) = found(base, head).stale
    assert stale.path == "docs/ar/articles/2026/one.md"
    base.article("uz", "2026/one", "Birinchi", "Boshqa gap.")
    assert found(base, head).stale == ()


def test_themes_are_suggested_for_what_changes_and_is_not_tagged(base: Bulletin, head: Bulletin) -> None:
    for bulletin in (base, head):
        themes = (bulletin.root / "docs/themes.yml").read_text("utf-8")
        phrases = "policy:\n  phrases: {uz: {specific: [yangi qonun]}}\n"
        bulletin.write("docs/themes.yml", themes.replace("policy:\n", phrases))
    head.article("uz", "2026/law", "Qonun", "Bu yangi qonun haqida.")
    (suggestion,) = found(base, head).themes
    assert (suggestion.path, suggestion.themes) == ("docs/uz/articles/2026/law.md", ("policy",))
    head.article("uz", "2026/law", "Qonun", "Bu yangi qonun haqida.", tags="[policy]")
    assert found(base, head).themes == ()


def test_raw_files_are_converted_first_and_their_articles_named(base: Bulletin, head: Bulletin) -> None:
    head.write("articles/a.txt", article(1))
    head.write("articles/b.txt", "x")
    with Store(head.root, CONVERSIONS, is_kept=False) as store:
        changes = pipeline.run_review(head.settings(), base.settings(), TODAY, store)
    assert len(changes.converted) == 1
    assert changes.converted[0] in {page.path for page in changes.pages}
    assert [(error.path, error.code) for error in changes.errors] == [("articles/b.txt", "convert-no-text")]


def test_every_reader_has_a_part_in_their_language_and_direction() -> None:
    text = said(NOTHING)
    assert [part.split('"')[0] for part in text.split('lang="')[1:]] == ["uz", "ar", "en"]
    assert 'lang="ar" dir="rtl"' in text
    assert text.count("<details") == text.count("</details>") == text.count("<summary>") == 3


def test_the_parts_of_the_languages_concerned_are_open() -> None:
    changes = Changes((PageChange(PageKind.ADDED, "docs/ar/articles/2026/a.md", "x"),), (), (), (), ())
    opened = [part.partition("<summary>")[0] for part in said(changes).split("<details")[1:]]
    assert opened == [">", " open>", ">"]


def test_there_is_no_preview_while_there_are_errors() -> None:
    error = Problem("docs/uz/index.md", 0, 0, "home-missing", parameters={"language": "uz"})
    assert "(https://host.example/run)" in said(NOTHING)
    assert "host.example" not in said(Changes((), (), (), (), (error,)))


def test_an_error_that_is_not_known_here_is_shown_by_its_code() -> None:
    error = Problem("docs/uz/index.md", 0, 0, "of-tomorrow", parameters={"x": "y"})
    assert said(Changes((), (), (), (), (error,))).count("of-tomorrow") == 3


def test_long_lists_end_with_how_many_more_there_are() -> None:
    pages = tuple(PageChange(PageKind.ADDED, f"docs/uz/{number}.md", "x") for number in range(150))
    text = said(Changes(pages, (), (), (), ()))
    assert "… and 130 more" in text
    assert "**150 pages of the bulletin change**" in text


def test_the_fullest_comment_is_one_that_the_hosting_site_takes() -> None:
    long = "😀@<&" * 400
    many = range(200)
    parameters = {"target": long, "path": long}
    changes = Changes(
        pages=tuple(PageChange(PageKind.ADDED, f"{long}{n}", long) for n in many),
        themes=(),
        stale=(),
        converted=tuple(f"{long}{n}" for n in many),
        errors=tuple(Problem(f"{long}{n}", 1, 1, "link-missing", parameters=parameters) for n in many),
    )
    assert len(said(changes)) < 65_536
