"""The command ``nashra`` as people meet it: its help, its answers, and what it will not do."""

from __future__ import annotations

import importlib.metadata
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import nashra
from tests import projects, publication

COMMANDS = (
    *("site", "convert", "check", "bundle", "verify", "build", "serve", "status", "links", "review"),
    *("schema", "messages", "new", "translate"),
)


def original(project: Path) -> Path:
    """An article that ``convert`` made and nobody has edited since."""
    found = [
        path for path in sorted(project.glob("docs/*/articles/*/*.md")) if "conversion" in publication.matter(path)
    ]
    return found[0]


def raw_file(project: Path) -> Path:
    """The raw file of that article."""
    return project / str(publication.matter(original(project))["source"]["file"])


def test_help_names_every_command_with_what_it_does(tmp_path: Path) -> None:
    said = projects.nashra(tmp_path, "--help", check=True).stdout
    assert said.startswith("Usage: nashra [OPTIONS] COMMAND [ARGS]...")
    listed = dict(re.findall(r"^  (\w+)  +(\S.*)$", said.partition("Commands:")[2], re.MULTILINE))
    assert sorted(listed) == sorted(COMMANDS)
    assert "..." not in "".join(listed.values()), "a description is cut off"
    assert "bulletin" in said


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("site", ["convert, check, bundle, build", "site/", "dist/", "--frozen"]),
        ("convert", ["articles/", "docs/", "never overwritten", "--check"]),
        ("check", ["docs/", "errors"]),
        ("bundle", ["offline", "zip", "dist/"]),
        ("build", ["website", "site/"]),
        ("serve", ["edited", "reload", "Ctrl+C", "--address", "127.0.0.1:8000"]),
        ("status", ["language and theme", "missing", "reviewed", "stale", "--format"]),
        ("schema", ["JSON Schema", "front matter"]),
        ("new", ["draft", "never overwritten", "--title", "--lang", "--date", "--tags", "--slug"]),
    ],
)
def test_the_help_of_a_command_says_what_it_does_and_where(tmp_path: Path, command: str, words: list[str]) -> None:
    said = " ".join(projects.nashra(tmp_path, command, "--help", check=True).stdout.split())
    assert said.startswith(f"Usage: nashra {command} [OPTIONS]")
    assert [word for word in words if word not in said] == []
    assert projects.nashra(tmp_path, command, "-h", check=True).stdout


@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_help_is_written_with_care(tmp_path: Path, command: str | None) -> None:
    said = projects.nashra(tmp_path, *([command] if command else []), "--help", check=True).stdout
    assert max(len(line) for line in said.splitlines()) <= 100
    body = said.partition("\n\n")[2].partition("Options:")[0]
    for paragraph in re.split(r"\n\s*\n", body.strip()):
        text = " ".join(paragraph.split())
        assert re.fullmatch(r"[A-Z].*[.:]", text), text
        assert not re.search(r"\b(\w+) \1\b", text), f"a word stands twice: {text}"
        assert "  " not in text.strip()
    for line in re.findall(r"^  -\S.*$", said.partition("Options:")[2], re.MULTILINE):
        assert re.search(r"[A-Z]", line.partition("  ")[2]), f"an option without a description: {line}"


def test_processes_that_work_beside_the_command_do_not_load_it() -> None:
    """They run the program in ``bin`` again, as a module: it imports what its entry point names."""
    told = subprocess.run(
        [sys.executable, "-c", "import nashra.__main__, sys; print('nashra.cli' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert told == "False\n"
    [command] = importlib.metadata.entry_points(group="console_scripts", name="nashra")
    assert command.module == "nashra.__main__"


def test_the_version_is_that_of_the_package(tmp_path: Path) -> None:
    assert projects.nashra(tmp_path, "--version", check=True).stdout.strip() == f"nashra, version {nashra.__version__}"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["translate-all"], r"There is no command “translate-all”\. There are: build, bundle, check"),
        (["site", "--fast"], r"There is no option “--fast”"),
        (["--project", "nowhere", "check"], r"no such file or folder as “nowhere”"),
        (["bundle", "docs"], r"“KINDS” should be one of: zip, html, epub"),
        (["check", "nowhere"], r"no such file or folder as “nowhere”"),
    ],
)
def test_wrong_usage_is_explained_and_exits_with_2(tmp_path: Path, arguments: list[str], words: str) -> None:
    done = projects.nashra(tmp_path, *arguments)
    assert done.returncode == 2
    assert re.search(words, done.stderr)
    assert "Usage: nashra" in done.stderr
    assert "--help" in done.stderr


def test_the_committed_tree_is_clean(project: Path) -> None:
    before = projects.digests(project / "docs")
    done = projects.nashra(project, "convert", "--check", check=True)
    assert "Clean" in done.stdout
    assert projects.digests(project / "docs") == before


def test_converting_twice_changes_nothing(project_copy: Path) -> None:
    before = projects.digests(project_copy)
    for _ in range(2):
        done = projects.nashra(project_copy, "convert", check=True)
        assert projects.digests(project_copy) == before
        assert done.stdout.count("(unchanged)") == len(list((project_copy / "articles").glob("*.txt")))


def test_what_convert_would_write_is_told_and_not_written_by_check(project_copy: Path) -> None:
    target = original(project_copy)
    target.unlink()
    before = projects.digests(project_copy)
    done = projects.nashra(project_copy, "convert", "--check")
    assert done.returncode == 1
    assert f"→ {target.relative_to(project_copy).as_posix()} (new)" in done.stdout
    assert "run 'nashra convert'" in done.stdout
    assert projects.digests(project_copy) == before


def test_a_deleted_article_is_converted_again_word_for_word(project_copy: Path) -> None:
    target = original(project_copy)
    before = target.read_text("utf-8")
    target.unlink()
    projects.nashra(project_copy, "convert", check=True)
    day = re.compile(r"^(added|conversion):.*$", re.MULTILINE)
    assert day.sub("", target.read_text("utf-8")) == day.sub("", before)


def edit_body(path: Path) -> None:
    path.write_text(path.read_text("utf-8") + "\nTahrir.\n", "utf-8")


def edit_title(path: Path) -> None:
    path.write_text(path.read_text("utf-8").replace('title: "', 'title: "X ', 1), "utf-8")


def edit_tags(path: Path) -> None:
    path.write_text(re.sub(r"^tags: .*$", "tags: [survivors]", path.read_text("utf-8"), flags=re.MULTILINE), "utf-8")


@pytest.mark.parametrize("edit", [edit_body, edit_title, edit_tags])
def test_an_edited_article_is_never_overwritten(project_copy: Path, edit: Callable[[Path], None]) -> None:
    edit(original(project_copy))
    before = projects.digests(project_copy)
    done = projects.nashra(project_copy, "convert", check=True)
    assert "edited by hand, left as it is" in done.stdout
    assert projects.digests(project_copy) == before
    assert projects.nashra(project_copy, "convert", "--check").returncode == 0


def test_a_raw_file_that_changed_after_an_edit_is_reported_and_nothing_is_written(project_copy: Path) -> None:
    target, raw = original(project_copy), raw_file(project_copy)
    edit_body(target)
    raw.write_bytes(raw.read_bytes().replace(b"57", b"58") + b"\n")
    before = projects.digests(project_copy)
    done = projects.nashra(project_copy, "convert")
    shown, made = (path.relative_to(project_copy).as_posix() for path in (raw, target))
    assert re.search(rf"^{re.escape(shown)}: warning: .*{re.escape(made)}.*edited", done.stderr, re.MULTILINE)
    assert "by hand" in done.stderr
    assert projects.digests(project_copy) == before
    assert done.returncode == 0


def test_a_raw_file_that_changed_renews_an_unedited_article_in_its_place(project_copy: Path) -> None:
    target, raw = original(project_copy), raw_file(project_copy)
    before = publication.matter(target)
    text = raw.read_text("utf-8")
    last = [line for line in text.splitlines() if len(line) > 160][-1]
    raw.write_text(text.replace(last, f"{last} {last}"), "utf-8")
    done = projects.nashra(project_copy, "convert", check=True)
    assert f"{target.relative_to(project_copy).as_posix()} (updated)" in done.stdout
    after = publication.matter(target)
    assert {key: after[key] for key in ("added", "tags", "title")} == {
        key: before[key] for key in ("added", "tags", "title")
    }
    assert after["source"]["sha256"] != before["source"]["sha256"]


def test_a_frozen_site_refuses_when_articles_and_docs_do_not_agree(project_copy: Path) -> None:
    target = original(project_copy)
    target.unlink()
    before = projects.digests(project_copy)
    done = projects.nashra(project_copy, "site", "--frozen")
    assert done.returncode == 1
    assert target.relative_to(project_copy).as_posix() in done.stdout + done.stderr
    assert "Run 'nashra convert' and commit" in done.stderr
    assert projects.digests(project_copy) == before


def test_a_site_ends_by_saying_what_was_made_where_and_how_to_look_at_it(built: Path, project_copy: Path) -> None:
    shutil.rmtree(project_copy)
    projects.copy(built, project_copy)
    said = projects.nashra(project_copy, "site", "--frozen", check=True).stdout
    made = said.partition("Made:")[2]
    for path in [*(f"dist/{path.name}" for path in (built / "dist").iterdir()), "site"]:
        assert re.search(rf"^  {re.escape(path)} +[\d.,]+ kB$", made, re.MULTILINE), path
    assert "serve" in made
    assert "START-HERE.html" in made
    assert projects.digests(project_copy / "docs") == projects.digests(built / "docs")


def test_check_counts_what_it_found(project_copy: Path) -> None:
    done = projects.nashra(project_copy, "check", check=True)
    files = len(list((project_copy / "docs").rglob("*.md")))
    assert re.search(rf"^{files} files checked: 0 errors, \d+ warnings?, \d+ notices?\.$", done.stdout, re.MULTILINE)


def test_another_folder_is_named_with_an_option(project_copy: Path, tmp_path: Path) -> None:
    here = tmp_path / "here"
    here.mkdir()
    projects.nashra(here, "--project", str(project_copy), "check", check=True)
    assert list(here.iterdir()) == []
