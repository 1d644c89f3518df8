"""`nashra check`, `status`, `schema`, `new` and `translate` as an editor and a program meet them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests import projects
from tests.bulletins import Bulletin


@pytest.fixture
def bulletin(tmp_path: Path) -> Bulletin:
    made = Bulletin(tmp_path)
    made.article("uz", "2026/one", "O'zbek", "[yoʻq](yoq.md)")
    made.article("uz", "2026/two", "Ikkinchi", "Matn ma'nosi.")
    return made


def test_json_is_one_array_and_nothing_else(bulletin: Bulletin) -> None:
    done = projects.nashra(bulletin.root, "check", "--format", "json")
    rows = json.loads(done.stdout)
    assert done.returncode == 1
    assert done.stderr == ""
    found = {(row["path"], row["line"], row["column"], row["code"], row["severity"]) for row in rows}
    assert ("docs/uz/articles/2026/one.md", 7, 8, "link-missing", "error") in found
    assert ("docs/uz/articles/2026/one.md", 2, 10, "apostrophe-wrong", "warning") in found
    assert all(row["message"] and row["remedy"] for row in rows)


def test_annotations_name_file_line_and_column(bulletin: Bulletin) -> None:
    done = projects.nashra(bulletin.root, "check", "--format", "github")
    lines = done.stdout.splitlines()
    assert all(re.match(r"::(error|warning|notice) file=docs/[^,]+,title=[a-z-]+", line) for line in lines)
    assert any(
        line.startswith("::error file=docs/uz/articles/2026/one.md,title=link-missing,line=7,col=8::") for line in lines
    )


def test_only_the_named_files_are_reported(bulletin: Bulletin) -> None:
    done = projects.nashra(bulletin.root, "check", "docs/uz/articles/2026/two.md", check=True)
    assert "two.md:7:8: warning" in done.stderr
    assert "one.md" not in done.stderr
    assert "1 file checked: 0 errors, 1 warning, 1 notice." in done.stdout
    assert projects.nashra(bulletin.root, "check", "docs/ar", check=True).returncode == 0
    assert projects.nashra(bulletin.root, "check", "docs/uz").returncode == 1


def test_a_file_whose_front_matter_is_missing_is_counted_as_one_with_errors(bulletin: Bulletin) -> None:
    broken = bulletin.root / "docs/uz/articles/2026/broken.md"
    broken.write_text("Matn.\n", "utf-8")
    assert "1 file checked: 1 error," in projects.nashra(bulletin.root, "check", str(broken)).stdout
    assert "because of errors: 1 file." in projects.nashra(bulletin.root, "status", check=True).stdout


def test_a_path_outside_of_the_bulletin_is_wrong_usage(bulletin: Bulletin) -> None:
    done = projects.nashra(bulletin.root, "check", str(Path(__file__)))
    assert done.returncode == 2
    assert "not in the folder of this bulletin" in done.stderr


def test_fix_mends_the_named_files_and_says_which(bulletin: Bulletin) -> None:
    before = projects.digests(bulletin.root)
    done = projects.nashra(bulletin.root, "check", "--fix", "docs/uz/articles/2026/two.md", check=True)
    assert done.stdout.startswith("mended: docs/uz/articles/2026/two.md\n")
    changed = {path for path, _ in projects.digests(bulletin.root).items() ^ before.items()}
    assert {Path(path).name for path in changed} == {"two.md"}
    assert "Matn maʼnosi." in (bulletin.root / "docs/uz/articles/2026/two.md").read_text("utf-8")
    assert projects.nashra(bulletin.root, "check", "--fix").returncode == 1
    after = projects.digests(bulletin.root)
    assert "mended" not in projects.nashra(bulletin.root, "check", "--fix").stdout
    assert projects.digests(bulletin.root) == after


def test_status_tells_how_translations_stand(bulletin: Bulletin) -> None:
    said = projects.nashra(bulletin.root, "status", check=True).stdout
    assert re.search(r"^\(all\) +uz +2 +2 +0 +0 +0 +0 +0$", said, re.MULTILINE)
    assert re.search(r"^\(all\) +ar +0 +0 +2 +0 +0 +0 +0$", said, re.MULTILINE)
    assert "Translations that are missing: 2" in said
    data = json.loads(projects.nashra(bulletin.root, "status", "--format", "json", check=True).stdout)
    assert {(row["path"], row["language"], row["state"]) for row in data["waiting"]} == {
        ("2026/one", "ar", "missing"),
        ("2026/two", "ar", "missing"),
    }


def test_the_schema_has_the_themes_of_the_bulletin(bulletin: Bulletin) -> None:
    schema = json.loads(projects.nashra(bulletin.root, "schema", check=True).stdout)
    assert schema["$defs"]["article"]["properties"]["tags"]["items"]["enum"] == ["prevention", "policy"]


def test_an_article_and_its_translation_are_made_and_named(bulletin: Bulletin) -> None:
    done = projects.nashra(
        bulletin.root, "new", "--title", "Yangi", "--lang", "uz", "--tags", "policy", "--date", "2025-01-02", check=True
    )
    assert done.stdout == "made: docs/uz/articles/2025/yangi.md\n"
    again = projects.nashra(bulletin.root, "new", "--title", "Yangi", "--lang", "uz", "--date", "2025-01-02")
    assert again.returncode == 1
    assert "not overwritten" in again.stderr
    two = "docs/uz/articles/2026/two.md"
    done = projects.nashra(bulletin.root, "translate", two, "--to", "ar", check=True)
    assert done.stdout == "made: docs/ar/articles/2026/two.md\n"
    assert projects.nashra(bulletin.root, "translate", two, "--to", "ar").returncode == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["new", "--title", "X"], "--lang"),
        (["new", "--title", "X", "--lang", "de"], "“de” is not a language of this bulletin: uz, ar"),
        (["translate", "docs/uz/articles/2026/two.md"], "either --to LANGUAGE or --accept"),
        (["translate", "docs/uz/articles/2026/two.md", "--to", "ar", "--accept"], "either --to LANGUAGE or --accept"),
        (["check", "--format", "xml"], "“--format” should be one of: text, json, github"),
    ],
)
def test_wrong_usage_is_explained(bulletin: Bulletin, arguments: list[str], words: str) -> None:
    done = projects.nashra(bulletin.root, *arguments)
    assert done.returncode == 2
    assert words in done.stderr


def test_a_raw_file_without_an_article_is_named(project_copy: Path) -> None:
    (project_copy / "articles/new.txt").write_bytes((project_copy / "articles/000_be21cef25e730453.txt").read_bytes())
    done = projects.nashra(project_copy, "check")
    assert done.returncode == 1
    assert "articles/new.txt: error:" in done.stderr
    assert "000_be21cef25e730453.txt: warning" not in done.stderr
