"""Whole projects as fixtures: copied, built in a subprocess as a user would, and shared between test processes."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from filelock import FileLock

# What a build reads; everything else of a checkout is code, tests or documentation.
INPUTS = ("articles", "docs", "overrides", "mkdocs.yml")
SITE_URL = "https://host.example/repo/"


def copy(project: Path, to: Path) -> Path:
    """Copy what a build reads to a folder that does not exist yet, and give that folder."""
    to.mkdir(parents=True)
    for source in (project / name for name in INPUTS):
        if source.is_dir():
            shutil.copytree(source, to / source.name)
        else:
            shutil.copy2(source, to / source.name)
    return to


def digests(folder: Path) -> dict[str, str]:
    """Digest every file below a folder by its path; an empty folder counts too, the cache does not."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        for path in folder.rglob("*")
        if path.relative_to(folder).parts[0] != ".cache"
    }


def nashra(
    folder: Path, *arguments: str, environment: Mapping[str, str] | None = None, check: bool = False
) -> subprocess.CompletedProcess[str]:
    """Run ``nashra`` in a folder as a user does; with ``check``, a failure fails the test and shows all it said."""
    result = subprocess.run(
        [sys.executable, "-m", "nashra", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONUTF8": "1", **(environment or {})},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if check and result.returncode != 0:
        said = f"{result.stdout}{result.stderr}"
        pytest.fail(f"nashra {' '.join(arguments)} gave {result.returncode}\n{said}", pytrace=False)
    return result


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Give a folder that ``make`` fills once a test run, however many processes pytest-xdist runs."""
    own = factory.getbasetemp()
    shared = own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own
    folder = shared / name
    with FileLock(shared / f"{name}.lock"):
        if not folder.exists():
            unfinished = shared / f"{name}.unfinished"
            shutil.rmtree(unfinished, ignore_errors=True)
            make(unfinished)
            unfinished.rename(folder)
    return folder
