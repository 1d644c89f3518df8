"""Several processes judge many files, and a build has one of its own for checking: always with the same result."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from nashra.checking import apart
from nashra.checking.apart import check_apart
from nashra.checking.content_checks import Surroundings, check
from nashra.content.catalogue import with_texts_for
from nashra.content.handing_on import hand_on, take_over
from nashra.content.tree import read_content
from nashra.problems import Problem
from nashra.publishing.pages import linkable_uris
from tests.bulletins import Bulletin

SENTENCE = "Vazirlik bu haqda bugun maʼlum qildi va yangi tartibni batafsil tushuntirdi."
PROGRAM = """
import os, sys
from pathlib import Path

from nashra import settings
from nashra.checking import file_report
from nashra.checking.content_checks import Surroundings, check

if {condition}:
    file_report.LEAST_FILES_FOR_PROCESSES, file_report._FILES_AT_ONCE = 0, 1
    os.cpu_count = lambda: 3
    print(check(settings.load(Path.cwd(), {{}}), Surroundings(start={start!r}))[1])
"""


@pytest.fixture
def bulletin(tmp_path: Path) -> Bulletin:
    made = Bulletin(tmp_path)
    for code in made.languages:
        made.write(f"docs/{code}/index.md", '---\ntitle: "1"\n---\n\n2\n')
    for number in range(12):
        made.article("uz", f"2026/maqola-{number}", f"Maqola {number}", SENTENCE)
    path = made.translation("ar", "2026/maqola-1", "uz", "a" * 64)
    path.write_text(path.read_text("utf-8").replace("Body in ar.", "نص."), "utf-8")
    return made


@pytest.fixture
def large(bulletin: Bulletin, monkeypatch: pytest.MonkeyPatch) -> Bulletin:
    """A bulletin that is checked apart, as if it were large."""
    monkeypatch.setattr(apart, "LEAST_FILES_FOR_PROCESSES", 0)
    return bulletin


@pytest.mark.parametrize(
    ("start", "condition"),
    [
        pytest.param("spawn", "__name__ == '__main__'", id="started afresh"),
        pytest.param("spawn", "True", id="started afresh by a program that lets none begin"),
        pytest.param(
            "fork",
            "__name__ == '__main__'",
            id="copied",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="copies are made on Linux alone"),
        ),
    ],
)
def test_other_processes_find_what_this_one_would(bulletin: Bulletin, start: str, condition: str) -> None:
    for number in range(1, 12, 2):
        bulletin.article(
            "uz", f"2026/maqola-{number}", f"Maqola {number}", f"O'zbekiston {number} “ochiq.\n\n{SENTENCE}"
        )
    path = bulletin.root / "docs/ar/articles/2026/maqola-1.md"
    path.write_text(path.read_text("utf-8") + f"\n{SENTENCE}\n", "utf-8")
    program = bulletin.write("program.py", PROGRAM.format(start=start, condition=condition))
    done = subprocess.run(
        [sys.executable, program],
        cwd=bulletin.root,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    problems = check(bulletin.settings())[1]
    assert {"apostrophe-wrong", "translation-untranslated"} <= {problem.code for problem in problems}
    assert done.stdout == f"{problems}\n"


def checked_apart(bulletin: Bulletin, folder: Path) -> tuple[object, tuple[Problem, ...]]:
    """Check apart, and have the catalogue handed on in a folder, a part for each language."""
    settings = bulletin.settings()
    keep = partial(hand_on, folder=folder, parts=settings.languages)
    return check_apart(settings, Surroundings(generated=linkable_uris), keep, os.environ)


def test_a_large_tree_is_checked_apart_with_the_same_result(large: Bulletin) -> None:
    handed_on, problems = checked_apart(large, large.root)
    settings = large.settings()
    assert problems == check(settings, Surroundings(generated=linkable_uris))[1]
    catalogue = read_content(settings).catalogue
    assert handed_on == hand_on(catalogue, large.root, settings.languages)
    for language in settings.languages:
        part = take_over(large.root / f"{language.code}.catalogue")
        assert part == with_texts_for(catalogue, language)
        assert [part.state(article) for article in part.articles] == list(map(catalogue.state, catalogue.articles))


def test_nothing_is_handed_on_of_a_tree_with_errors(large: Bulletin) -> None:
    large.write("docs/uz/articles/2026/buzuq.md", "---\ntitle: [\n---\n")
    handed_on, problems = checked_apart(large, large.root)
    assert handed_on is None
    assert problems == check(large.settings(), Surroundings(generated=linkable_uris))[1]


def test_a_disk_that_takes_no_more_is_told_as_it_would_be_here(large: Bulletin) -> None:
    missing = large.root / "yoʻq"
    with pytest.raises(FileNotFoundError) as caught:
        checked_apart(large, missing)
    assert caught.value.filename == str(missing / "uz.catalogue")
