"""The same tree gives the same bytes: by ``nashra`` and by plain MkDocs or ProperDocs, in any folder."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import projects, publication

LONG_AGO = 1_000_000_000


@pytest.mark.parametrize("program", ["mkdocs", "properdocs"])
def test_a_plain_build_makes_the_same_site_byte_for_byte(built: Path, tmp_path: Path, program: str) -> None:
    site = tmp_path / "site"
    done = subprocess.run(
        [sys.executable, "-m", program, "build", "--strict", "--config-file", built / "mkdocs.yml", "--site-dir", site],
        cwd=tmp_path,
        env={**os.environ, "PYTHONUTF8": "1", "SITE_URL": projects.SITE_URL, "SOURCE_DATE_EPOCH": newest_day(built)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert projects.digests(site) == projects.digests(built / "site")


def test_a_build_elsewhere_makes_the_same_site_and_bundles(built: Path, tmp_path: Path) -> None:
    elsewhere = projects.copy(built, tmp_path / "ikkinchi papka – مجلد ثانٍ")
    for path in elsewhere.rglob("*"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    environment = {"SITE_URL": projects.SITE_URL, "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    projects.nashra(elsewhere, "site", environment=environment, check=True)
    for folder in ("site", "dist"):
        assert projects.digests(elsewhere / folder) == projects.digests(built / folder)


def test_a_site_tells_nothing_of_the_machine_that_built_it(built: Path) -> None:
    told = [str(built).encode(), str(Path.home()).encode(), sys.prefix.encode()]
    for path in (built / "site").rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert [words for words in told if words in data] == [], path


def test_the_moment_of_a_build_can_be_set(built: Path, project_copy: Path) -> None:
    projects.nashra(project_copy, "bundle", environment={"SOURCE_DATE_EPOCH": str(LONG_AGO)}, check=True)
    projects.nashra(project_copy, "bundle", environment={"SOURCE_DATE_EPOCH": str(LONG_AGO)}, check=True)
    assert set(projects.digests(project_copy / "dist")) == set(projects.digests(built / "dist"))
    assert projects.digests(project_copy / "dist") != projects.digests(built / "dist")


def newest_day(project: Path) -> str:
    """The newest day that any article names, in seconds: the moment a build bears by default."""
    matters = [publication.matter(path) for path in project.glob("docs/*/articles/*/*.md")]
    days = [matter[key] for matter in matters for key in ("added", "date") if key in matter]
    return str(int(datetime.datetime.combine(max(days), datetime.time(), datetime.UTC).timestamp()))
