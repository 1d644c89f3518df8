"""What was found out about a file is kept, and is found out anew as soon as anything changes that it depends on."""

from __future__ import annotations

from pathlib import Path

import pytest

from nashra.cache.store import Store
from nashra.checking.content_checks import REPORTS, Surroundings, check
from nashra.problems import Problem
from tests.bulletins import Bulletin

SENTENCE = "Vazirlik bu haqda bugun maʼlum qildi va yangi tartibni batafsil tushuntirdi."


@pytest.fixture
def bulletin(tmp_path: Path) -> Bulletin:
    made = Bulletin(tmp_path)
    made.article("uz", "2026/bir", body=f"O'zbekiston [havola](yoq.md) va “ochiq.\n\n{SENTENCE}\n\n#### Chuqur")
    made.translation("ar", "2026/bir", "uz", "0" * 64)
    made.article("uz", "2026/ikki", body=SENTENCE)
    return made


def checked(bulletin: Bulletin) -> tuple[int, list[Problem]]:
    """Give how many files were judged, and all problems."""
    judged = [0]
    with Store(bulletin.root, REPORTS) as store:
        surroundings = Surroundings(store=store, told=lambda _, total: judged.append(total))
        problems = check(bulletin.settings(), surroundings)[1]
    return judged[-1], list(problems)


def test_a_second_run_judges_nothing_and_says_the_same(bulletin: Bulletin) -> None:
    number, problems = checked(bulletin)
    assert number == 5
    assert {"link-missing", "apostrophe-wrong"} <= {problem.code for problem in problems}
    again = checked(bulletin)
    assert again == (0, problems)
    assert [dict(problem.parameters) for problem in again[1]] == [dict(problem.parameters) for problem in problems]
    assert problems == list(check(bulletin.settings())[1])


def test_a_file_that_changed_is_judged_alone(bulletin: Bulletin) -> None:
    checked(bulletin)
    bulletin.article("uz", "2026/ikki", body=f"{SENTENCE}\n\nO'zi.")
    number, problems = checked(bulletin)
    assert number == 1
    assert [p.path for p in problems if p.code == "apostrophe-wrong"].count("docs/uz/articles/2026/ikki.md") == 1


def test_a_translation_is_judged_with_its_original(bulletin: Bulletin) -> None:
    path = bulletin.root / "docs/ar/articles/2026/bir.md"
    path.write_text(path.read_text("utf-8") + f"\n{SENTENCE}\n", "utf-8")
    assert "translation-untranslated" in {problem.code for problem in checked(bulletin)[1]}
    bulletin.article("uz", "2026/bir", body="Bu yerda endi butunlay boshqa narsa haqida gap boradi.")
    number, problems = checked(bulletin)
    assert number == 2
    assert "translation-untranslated" not in {problem.code for problem in problems}


def test_a_link_is_judged_by_what_is_there_now(bulletin: Bulletin) -> None:
    checked(bulletin)
    bulletin.article("uz", "2026/yoq", body=SENTENCE)
    number, problems = checked(bulletin)
    assert number == 1
    assert "link-missing" not in {problem.code for problem in problems}


def test_a_language_more_makes_all_of_it_anew(bulletin: Bulletin) -> None:
    checked(bulletin)
    text = (bulletin.root / "mkdocs.yml").read_text("utf-8")
    bulletin.write("mkdocs.yml", text.replace("  - nashra", "        - {locale: en, name: English}\n  - nashra"))
    assert checked(bulletin)[0] == 5
