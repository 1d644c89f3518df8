"""Every command in README and CONTRIBUTING, typed in a fresh clone in the order in which a reader meets it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.guides import GUIDES, commands, fresh_clone, typed
from tests.rehearsal.runner import git, pretend_set_up
from tests.test_architecture import project_files
from tests.test_serve import free_port, heeding_interrupts

# What is not run as it stands, and why. Everything else is typed to the letter.
NOT_HERE = {
    "runs this very test": r"make (test|test-quick)|python3 scripts/run\.py (test|test-quick)",
    "takes minutes": r"make (bench|fuzz)\b.*",
    "needs the network": r"make (lock|links)\b.*|(\.venv/bin/)?nashra links\b.*|git (clone|push|pull|fetch)\b.*",
    "removes the environment of this test": r"make clean",
}
INSTEAD = {
    # A command that is spoken of, and cannot do anything without particulars.
    r"^nashra (new|translate|review)$": r"nashra \1 --help",
    r"^nashra --lang ar new …$": 'nashra --lang ar new --title "مقالة" --lang ar --slug sinov-maqolasi',
}
STOPPED_AGAIN = re.compile(r"(make|python3 scripts/run\.py|nashra|\.venv/bin/nashra) serve\b.*")
# 0 is well; 1 is an answer too: a check finds what the reader is told to mend.
FOUND_SOMETHING = re.compile(r"(\.venv/bin/)?nashra (--lang \w+ )?(check|convert)\b.*|make check")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A fresh clone in which set-up has been done."""
    folder = fresh_clone(tmp_path / "clone", project_files())
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "-m", "Clone")
    pretend_set_up(folder)
    for program in ("nashra", "mkdocs", "properdocs"):
        path = folder / ".venv/bin" / program
        path.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m {program} "$@"\n')
        path.chmod(0o755)
    return folder


def environment(clone: Path) -> dict[str, str]:
    path = f"{clone / '.venv/bin'}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "PYTHON": sys.executable, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}


def run(clone: Path, command: str) -> tuple[int, str]:
    """Type a command; one that would go on for ever is stopped, as by Ctrl+C, when it says that it serves."""
    for pattern, other in INSTEAD.items():
        command = re.sub(pattern, other, command)
    if STOPPED_AGAIN.fullmatch(command):
        return serve(clone, command)
    done = subprocess.run(
        ["bash", "-e", "-c", command],
        cwd=clone,
        env=environment(clone),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout


def serve(clone: Path, command: str) -> tuple[int, str]:
    address = f"--address 127.0.0.1:{free_port()}"
    with heeding_interrupts():
        process = subprocess.Popen(
            ["bash", "-c", f'{command} ARGS="{address}"' if command.startswith("make") else f"{command} {address}"],
            cwd=clone,
            env=environment(clone),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            start_new_session=True,
        )
    assert process.stdout is not None
    said = ""
    with process.stdout as lines:
        for line in lines:
            said += line
            if served := re.search(r"Serving on (\S+)", line):
                # MkDocs says so a moment before it does, and stumbles when it is stopped in between.
                with urllib.request.urlopen(served[1]) as page:
                    page.read()
                os.killpg(process.pid, signal.SIGINT)
    process.wait()
    return (0 if "Serving on" in said else 1), said


@pytest.mark.parametrize("guide", [guide for guide in GUIDES if any(commands(guide))])
def test_every_command_of_a_guide_does_what_it_should(clone: Path, guide: str) -> None:
    failed = []
    for command in commands(guide):
        if any(re.fullmatch(pattern, command) for pattern in NOT_HERE.values()):
            continue
        code, said = run(clone, command)
        allowed = {0, 1} if FOUND_SOMETHING.fullmatch(command) else {0}
        if code not in allowed or "Traceback" in said:
            failed.append(f"$ {command}\n{said[-2000:]}")
    assert failed == []


def test_the_guides_have_commands() -> None:
    assert {"README.md", "CONTRIBUTING.md"} <= set(GUIDES)
    assert {"make site", "make serve", "make test", "python3 scripts/run.py site"} <= set(commands("README.md"))
    for language in ("ar", "en", "uz"):
        assert any("nashra" in command for command in commands(f".github/contributing/{language}.md"))


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("make site     sets everything up", ["make site"]),
        (".venv/bin/nashra --help            Windows: .venv\\Scripts\\nashra --help", [".venv/bin/nashra --help"]),
        ("$ nashra check --fix  # mends", ["nashra check --fix"]),
        ("SITE_URL=https://host/repo/ make site", ["SITE_URL=https://host/repo/ make site"]),
        ("nashra", []),
        ("docs/uz", []),
        ("made of glass", []),
    ],
)
def test_what_is_typed_is_told_from_what_is_said_about_it(line: str, command: list[str]) -> None:
    assert typed(line) == command
