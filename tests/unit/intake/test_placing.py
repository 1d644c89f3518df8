"""Where a conversion goes, and what it never does to the work of editors."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from nashra.content.tree import read_content
from nashra.intake.conversion import Conversion
from nashra.intake.placing import Outcome, Placement, place
from nashra.languages import language_of
from nashra.model import RawArticle
from nashra.problems import Problem
from tests.bulletins import Bulletin

TODAY = datetime.date(2026, 11, 21)
LATER = datetime.date(2027, 1, 1)
UZBEK = language_of("uz", "Oʻzbekcha")


@pytest.fixture
def bulletin(tmp_path: Path) -> Bulletin:
    return Bulletin(tmp_path)


def conversion(title: str = "Bir sarlavha", body: str = "Matn.\n") -> Conversion:
    return Conversion(UZBEK, title, "Matn.", ("Matn.",), body, (), (), ())


def raw(name: str = "a.txt", digest: str = "a" * 64) -> RawArticle:
    return RawArticle(f"articles/{name}", b"", digest)


def placed(
    bulletin: Bulletin, *pairs: tuple[RawArticle, Conversion], today: datetime.date = TODAY
) -> tuple[tuple[Placement, ...], tuple[Problem, ...]]:
    return place(pairs, read_content(bulletin.settings()), "docs", today)


def write(bulletin: Bulletin, *pairs: tuple[RawArticle, Conversion]) -> Path:
    (placement,), problems = placed(bulletin, *pairs)
    assert problems == ()
    return bulletin.write(placement.path, placement.text)


def outcome(bulletin: Bulletin, *pairs: tuple[RawArticle, Conversion]) -> tuple[Outcome, list[str]]:
    (placement,), problems = placed(bulletin, *pairs, today=LATER)
    return placement.outcome, [problem.code for problem in problems]


def test_a_new_article_is_named_after_its_title_and_the_year_it_came(bulletin: Bulletin) -> None:
    path = write(bulletin, (raw(), conversion("Oʻzbekistonda “yangi” qonun")))
    assert path.relative_to(bulletin.root).as_posix() == "docs/uz/articles/2026/ozbekistonda-yangi-qonun.md"


def test_a_title_without_letters_still_has_a_name(bulletin: Bulletin) -> None:
    assert write(bulletin, (raw(), conversion("?!"))).name == f"{'a' * 12}.md"


def test_the_same_conversion_another_day_changes_nothing(bulletin: Bulletin) -> None:
    write(bulletin, (raw(), conversion()))
    assert outcome(bulletin, (raw(), conversion())) == (Outcome.UNCHANGED, [])


def test_a_file_nobody_has_edited_follows_its_raw_text_and_keeps_path_day_and_themes(bulletin: Bulletin) -> None:
    path = write(bulletin, (raw(), conversion()))
    pair = (raw(digest="b" * 64), conversion("Boshqa sarlavha", "Yangi matn.\n"))
    assert outcome(bulletin, pair) == (Outcome.UPDATED, [])
    (placement,), _ = placed(bulletin, pair, today=LATER)
    assert placement.path == path.relative_to(bulletin.root).as_posix()
    assert "added: 2026-11-21" in placement.text
    assert "Yangi matn." in placement.text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Matn.\n", "Matn tuzatildi.\n"),
        ("tags: []", "tags: [policy]"),
        ("added: 2026-11-21", "added: 2026-11-20"),
        ("---\n\nMatn", "---\n\n\nMatn"),
    ],
)
def test_a_file_that_an_editor_has_touched_anywhere_is_left_alone(bulletin: Bulletin, old: str, new: str) -> None:
    path = write(bulletin, (raw(), conversion()))
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    assert outcome(bulletin, (raw(), conversion(body="Yangi.\n"))) == (Outcome.EDITED, [])


def test_a_raw_text_that_changed_under_an_edited_article_is_reported(bulletin: Bulletin) -> None:
    path = write(bulletin, (raw(), conversion()))
    path.write_text(path.read_text("utf-8") + "\nQoʻshimcha.\n", "utf-8")
    pair = (raw(digest="b" * 64), conversion())
    assert outcome(bulletin, pair) == (Outcome.EDITED, ["convert-source-changed"])


def test_an_article_that_an_editor_has_renamed_is_known_again(bulletin: Bulletin) -> None:
    path = write(bulletin, (raw(), conversion()))
    path.rename(path.with_name("yangi-nom.md"))
    assert outcome(bulletin, (raw(), conversion())) == (Outcome.UNCHANGED, [])


def test_line_ends_of_another_system_are_no_edit(bulletin: Bulletin) -> None:
    path = write(bulletin, (raw(), conversion()))
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert outcome(bulletin, (raw(), conversion())) == (Outcome.UNCHANGED, [])


def test_two_raw_files_with_one_title_are_both_refused(bulletin: Bulletin) -> None:
    placements, problems = placed(bulletin, (raw("a.txt"), conversion()), (raw("b.txt"), conversion()))
    assert placements == ()
    assert [(problem.path, problem.code, problem.parameters["other"]) for problem in problems] == [
        ("articles/a.txt", "convert-same-path", "articles/b.txt"),
        ("articles/b.txt", "convert-same-path", "articles/a.txt"),
    ]


@pytest.mark.parametrize("text", ["---\ntitle: [\n---\n", '---\ntitle: "T"\nadded: 2026-11-21\ntags: []\n---\n'])
def test_a_place_that_is_taken_is_never_written_over(bulletin: Bulletin, text: str) -> None:
    bulletin.write("docs/uz/articles/2026/bir-sarlavha.md", text)
    placements, problems = placed(bulletin, (raw(), conversion()))
    assert placements == ()
    assert [problem.code for problem in problems] == ["convert-path-taken"]


def test_a_broken_article_is_not_made_a_second_time_under_another_name(bulletin: Bulletin) -> None:
    path = write(bulletin, (raw(), conversion()))
    path.write_text(path.read_text("utf-8").replace("added: 2026-11-21", "added: soon"), "utf-8")
    path.rename(path.with_name("yangi-nom.md"))
    placements, (problem,) = placed(bulletin, (raw(), conversion()))
    assert placements == ()
    assert (problem.code, problem.parameters["target"]) == ("convert-path-taken", "docs/uz/articles/2026/yangi-nom.md")
