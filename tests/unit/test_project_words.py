"""A bulletin may bring interface words of its own; what is wrong in their file is said by key and line."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from nashra.problems import NashraError, Problem, as_text
from nashra.strings import load
from tests.conftest import PROJECT

ENGLISH = yaml.safe_load((PROJECT / "scripts/nashra/strings/en.yml").read_text("utf-8"))


def write(root: Path, language: str, text: str | bytes) -> Path:
    folder = root / "docs" / "strings"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{language}.yml").write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def problems(root: Path, language: str, text: str | bytes) -> list[Problem]:
    with pytest.raises(NashraError) as caught:
        load(language, write(root, language, text), root)
    for problem in caught.value.problems:
        assert as_text(problem, load("en")[1])
    return list(caught.value.problems)


def test_a_known_language_may_say_one_thing_otherwise(tmp_path: Path) -> None:
    folder = write(tmp_path, "uz", 'interface: {themes: {title: "Ruknlar"}}\n')
    words = load("uz", folder, tmp_path)[0]
    assert words("themes.title") == "Ruknlar"
    assert words("skip") == load("uz")[0]("skip")
    assert load("uz")[0]("themes.title") != "Ruknlar"


def test_an_added_language_tells_editors_in_english_what_it_has_no_words_for(tmp_path: Path) -> None:
    own = {"interface": ENGLISH["interface"], "problems": {"home-missing": {"message": "صفحه {language}"}}}
    folder = write(tmp_path, "fa", yaml.safe_dump(own, allow_unicode=True))
    words, wording = load("fa", folder, tmp_path)
    missing = Problem("docs/fa/index.md", 0, 0, "home-missing", parameters={"language": "fa"})
    assert wording.message(missing) == "صفحه \u2068fa\u2069"
    assert wording.remedy(missing) == load("en")[1].remedy(missing)
    assert words.locale.text_direction == "rtl"


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, "fa", "interface: {skip: پرش}\n")
    assert (found.code, found.path) == ("strings-incomplete", "docs/strings/fa.yml")
    assert "themes.title" in found.parameters["keys"]
    assert "skip" not in found.parameters["keys"].split(", ")


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("interface:\n  themes:\n    titel: X\n", "strings-unknown-key", 3),
        ("interface:\n  skip: {a: b, other: c}\n", "strings-text", 2),
        ("interface:\n  skip: 7\n", "strings-text", 2),
        ("interface:\n  themes:\n    count: many\n", "strings-plural-forms", 3),
        ("interface:\n  themes:\n    count: {many-a-one: a, other: b}\n", "strings-plural-forms", 3),
        ("interface:\n  skip: 'Go {there}'\n", "strings-placeholder", 2),
        ("interface:\n  skip: a\n  skip: b\n", "yaml-duplicate-key", 3),
        ("interface: [\n", "yaml-syntax", 2),
    ],
)
def test_a_slip_is_found_where_it_stands(tmp_path: Path, text: str, code: str, line: int) -> None:
    (found,) = problems(tmp_path, "uz", text)
    assert (found.path, found.code, found.line) == ("docs/strings/uz.yml", code, line)


@pytest.mark.parametrize("text", ["", "- a\n", "interface: text\n", b"\xff"])
def test_a_file_that_is_no_catalogue_is_refused(tmp_path: Path, text: str | bytes) -> None:
    assert problems(tmp_path, "fa", text)
