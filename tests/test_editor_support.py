"""What editors are given beside the program is current, complete and works: guides, messages, schemas, hooks."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import yaml

from nashra.cli import commands
from tests import projects
from tests.bulletins import Bulletin
from tests.conftest import PROJECT

GUIDES = PROJECT / ".github" / "contributing"
LANGUAGES = ("en", "uz", "ar")
STRINGS = PROJECT / "scripts" / "nashra" / "strings"


def words(language: str) -> Any:
    return yaml.safe_load((STRINGS / f"{language}.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything that follows from the code, made anew beside a copy of the project."""
    copy = projects.copy(PROJECT, tmp_path_factory.mktemp("generated") / "project")
    projects.nashra(copy, "messages", "--write", check=True)
    projects.nashra(copy, "schema", "--write", check=True)
    return copy


def test_what_is_generated_is_committed_as_it_would_be_now(generated: Path) -> None:
    made = [path for name in (".github", ".vscode") for path in (generated / name).rglob("*") if path.is_file()]
    assert len(made) == 7
    for path in made:
        committed = PROJECT / path.relative_to(generated)
        assert committed.read_bytes() == path.read_bytes(), f"{committed.name}: run make format"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_explained_in_the_language(language: str) -> None:
    text = (GUIDES / f"messages.{language}.md").read_text("utf-8")
    entries = dict(re.findall(r"^### `([a-z0-9-]+)`\n(.*?)(?=^##|\Z)", text, re.MULTILINE | re.DOTALL))
    problems = words(language)["problems"]
    assert set(entries) == set(problems)
    for code, entry in entries.items():
        for said in (problems[code]["message"], problems[code].get("remedy", "")):
            for piece in re.findall(r"\w[\w ]{8,}\w", re.sub(r"\{\w+\}|[\u2066-\u2069]", "…", said)):
                shown = re.sub(r"<span[^>]*>|</span>|\\", "", entry).casefold()
                assert piece.casefold() in shown, (code, piece)
        assert "{" not in re.sub(r"\\?\{[^}]*[: ][^}]*\}", "", entry), code


@pytest.mark.parametrize("name", ["ar.md", "messages.ar.md"])
def test_arabic_is_set_from_right_to_left_on_the_hosting_site(name: str) -> None:
    text = (GUIDES / name).read_text("utf-8")
    # The empty lines make the site read what is between as Markdown; <bdi> would be taken away.
    assert text.startswith('<div dir="rtl">\n\n')
    assert text.endswith("\n\n</div>\n")
    assert "<bdi>" not in re.sub(r"`[^`]*`|\\<bdi\\>", "", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", text)


def slugs(text: str) -> set[str]:
    """Give the anchors of headings as GitHub makes them: small letters, hyphens for spaces, no punctuation."""
    headings = re.findall(r"^#{1,6} (.+)$", re.sub(r"```.*?```", "", text, flags=re.DOTALL), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("name", [*(f"{language}.md" for language in LANGUAGES), "../../CONTRIBUTING.md"])
def test_links_of_a_guide_lead_somewhere(name: str) -> None:
    path = (GUIDES / name).resolve()
    text = path.read_text("utf-8")
    prose = re.sub(r"```.*?```|`[^`]*`", "", text, flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)]+)\)", prose):
        file, _, anchor = target.partition("#")
        if not target.startswith("https://"):
            assert (path.parent / file).exists(), target
            assert not anchor or unquote(anchor) in slugs(text), target


def test_the_guides_say_the_same_in_every_language() -> None:
    """Sections, examples and commands of each guide, side by side."""
    texts = {language: (GUIDES / f"{language}.md").read_text("utf-8") for language in LANGUAGES}
    for pattern in (r"^(#+) ", r"^ *```(\w*)$", r"^ *(\d)\. ", r"\[[^\]]*\]\((?:messages\.|\.\./|https)"):
        counts = {language: len(re.findall(pattern, text, re.MULTILINE)) for language, text in texts.items()}
        assert len(set(counts.values())) == 1, (pattern, counts)
    for language, text in texts.items():
        themes = set(yaml.safe_load((PROJECT / "docs/themes.yml").read_text("utf-8"))) - {"subject"}
        assert set(re.findall(r"^\| (?:<span[^>]*>)?`([a-z-]+)`", text, re.MULTILINE)) == themes, language
        assert {"withdrawn:", "aliases:", "updated:", "sha256:", "reviewed: true", "<bdi>"} <= {
            found
            for found in ("withdrawn:", "aliases:", "updated:", "sha256:", "reviewed: true", "<bdi>")
            if found in text
        }, language


@pytest.mark.parametrize("language", LANGUAGES)
def test_commands_of_a_guide_exist(language: str) -> None:
    text = (GUIDES / f"{language}.md").read_text("utf-8")
    named = re.findall(r"^\.venv/bin/nashra(?: --lang \w+)? (\w+)", text, re.MULTILINE)
    assert set(named) == {"check", "convert", "status", "new", "translate", "messages"}
    assert set(named) <= set(commands.commands)


@pytest.mark.parametrize("language", ["uz", "ar"])
def test_the_examples_of_a_guide_are_accepted(language: str, tmp_path: Path) -> None:
    """An article and its translation, copied from the guide as an editor would, have no errors but the one foretold."""
    text = (GUIDES / f"{language}.md").read_text("utf-8")
    article, _, translation = (
        re.sub("^   ", "", block, flags=re.MULTILINE)
        for block in re.findall(r"   ```yaml\n(.*?)   ```", text, re.DOTALL)
    )
    other = {"uz": "ar", "ar": "uz"}[language]
    bulletin = Bulletin(tmp_path)
    themes = (PROJECT / "docs/themes.yml").read_text("utf-8")
    bulletin.write("docs/themes.yml", themes)
    bulletin.write(f"docs/{language}/articles/2026/new.md", article)
    assert projects.nashra(bulletin.root, "check", f"docs/{language}").returncode == 0
    assert f"of: {other}\n" in translation
    bulletin.write(f"docs/{other}/articles/2026/new.md", translation.replace(f"of: {other}", f"of: {language}"))
    said = projects.nashra(bulletin.root, "check", f"docs/{other}").stderr
    digest = re.search(r"sha256: [0-9a-f]{64}", said)
    assert digest
    completed = translation.replace(f"of: {other}", f"of: {language}\n  {digest[0]}")
    bulletin.write(f"docs/{other}/articles/2026/new.md", completed)
    assert "translation-" not in projects.nashra(bulletin.root, "check", f"docs/{other}").stderr.replace(
        "translation-unreviewed", ""
    )


def as_json(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def test_vs_code_finds_the_schemas_and_they_accept_what_is_there() -> None:
    settings = as_json(PROJECT / ".vscode/settings.json")
    for schema, pattern in settings["yaml.schemas"].items():
        assert as_json(PROJECT / schema)["$schema"].startswith("https://json-schema.org/"), schema
        assert re.match(r"(docs|articles)/", pattern)
    themes = as_json(PROJECT / ".vscode/themes.schema.json")
    (pattern,) = themes["patternProperties"]
    for name, theme in yaml.safe_load((PROJECT / "docs/themes.yml").read_text("utf-8")).items():
        assert name == "subject" or re.search(pattern, name)
        assert name == "subject" or set(theme) <= set(themes["patternProperties"][pattern]["properties"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_vs_code_understands_every_finding_in_every_language(language: str, tmp_path: Path) -> None:
    bulletin = Bulletin(tmp_path)
    bulletin.article("uz", "2026/one", "O'zbek", "[yoʻq](yoq.md)")
    bulletin.article("ar", "2026/two", "الثانية", "[لا](la.md)", tags="[]")
    said = projects.nashra(bulletin.root, "check", "--lang", language).stderr
    rows = json.loads(projects.nashra(bulletin.root, "check", "--format", "json").stdout)
    task = next(task for task in as_json(PROJECT / ".vscode/tasks.json")["tasks"] if task["label"] == "nashra check")
    found = set()
    for matcher in task["problemMatcher"]:
        (pattern,) = matcher["pattern"]
        for match in re.finditer(pattern["regexp"], said, re.MULTILINE):
            line = int(match[pattern["line"]]) if "line" in pattern else 0
            found.add((match[pattern["file"]], line, match[pattern["code"]], matcher["severity"]))
    severities = {"error": "error", "warning": "warning", "notice": "info"}
    assert found == {(row["path"], row["line"], row["code"], severities[row["severity"]]) for row in rows}


def test_snippets_have_the_themes_and_languages_of_the_bulletin() -> None:
    text = (PROJECT / ".vscode/nashra.code-snippets").read_text("utf-8")
    themes = [name for name in yaml.safe_load((PROJECT / "docs/themes.yml").read_text("utf-8")) if name != "subject"]
    assert f"|{','.join(themes)}|" in text
    assert "|uz,ar|" in text


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    identity = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org"}
    committer = {"GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org"}
    environment = {**os.environ, **identity, **committer, "GIT_CONFIG_GLOBAL": os.devnull}
    return subprocess.run(
        ["git", *arguments], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for the program is a shell script")
def test_the_hook_stops_a_commit_with_errors_and_only_such(tmp_path: Path) -> None:
    bulletin = Bulletin(tmp_path)
    (tmp_path / "scripts/hooks").mkdir(parents=True)
    shutil.copy2(PROJECT / "scripts/hooks/pre-commit", tmp_path / "scripts/hooks/pre-commit")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "config", "core.hooksPath", "scripts/hooks")
    unready = git(tmp_path, "commit", "--quiet", "--allow-empty", "--message", "Nothing")
    assert unready.returncode == 1
    assert "make site" in unready.stderr
    program = bulletin.write(".venv/bin/nashra", f'#!/bin/sh\nexec "{sys.executable}" -m nashra "$@"\n')
    program.chmod(0o755)
    bulletin.article("uz", "2026/good", "Yaxshi", "Matn maʼnosi.")
    git(tmp_path, "add", "docs")
    assert git(tmp_path, "commit", "--message", "Good").returncode == 0
    bulletin.article("uz", "2026/bad", "Yomon", "[x](gone.md)")
    bulletin.article("uz", "2026/not-added", "Boshqa", "[x](gone.md)")
    git(tmp_path, "add", "docs/uz/articles/2026/bad.md")
    refused = git(tmp_path, "commit", "--message", "Bad")
    assert refused.returncode == 1
    assert "bad.md:7:5" in refused.stderr
    assert "not-added" not in refused.stderr
    assert git(tmp_path, "commit", "--allow-empty", "--message", "Bad").returncode == 1


def test_pre_commit_checks_what_lies_in_docs() -> None:
    (repository,) = yaml.safe_load((PROJECT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    (hook,) = repository["hooks"]
    assert repository["repo"] == "local"
    assert hook["entry"].endswith("nashra check")
    assert re.search(hook["files"], "docs/uz/articles/2026/a.md")
    assert not re.search(hook["files"], "scripts/nashra/cli/checks.py")


def test_owners_are_only_an_example_and_name_places_that_exist() -> None:
    assert not (PROJECT / ".github/CODEOWNERS").exists()
    for line in (PROJECT / ".github/CODEOWNERS.example").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            place, *owners = line.split()
            assert all(owner.startswith("@") for owner in owners), line
            assert place == "*" or list(PROJECT.glob(place.strip("/"))), line
