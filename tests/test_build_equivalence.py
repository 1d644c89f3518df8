"""The same tree gives the same bytes: by ``nashra`` and by plain MkDocs or ProperDocs, in any folder."""

from __future__ import annotations

import datetime
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from nashra import pipeline, settings
from nashra.checking import apart
from tests import feature_site, projects, publication
from tests.bulletins import Bulletin

LONG_AGO = 1_000_000_000
RICH = """## Bob

[Havola][ref] va izoh[^1], HTML ham.

```python
x = 1
```

??? note "Quti"
    Matn.

- [ ] Ish

=== "Bir"
    Birinchi.

=== "Ikki"
    Ikkinchi.

*[HTML]: HyperText Markup Language
[ref]: https://else.example/
[^1]: Izoh.
"""


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


def test_languages_built_in_processes_of_their_own_make_the_same_site(features: Path, tmp_path: Path) -> None:
    parts = {}
    for code in ("uz", "ar", "en"):
        parts[code] = feature_site.contents(feature_site.build(features, tmp_path / code, "--part", code))
    whole = feature_site.contents(features / "site")
    for code, own in parts.items():
        assert own.items() <= whole.items(), code
    assert {name for own in parts.values() for name in own} == set(whole)


def test_a_process_that_has_the_texts_of_its_language_alone_makes_the_same_site(
    features: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(features, copy, ignore=shutil.ignore_patterns("site", "off"))
    monkeypatch.setattr(pipeline, "_LEAST_ARTICLES_FOR_PROCESSES", 1)
    monkeypatch.setattr(apart, "LEAST_FILES_FOR_PROCESSES", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    project = settings.load(copy, os.environ)
    pipeline.run_checked_build(project, os.environ, datetime.date(2026, 11, 30))
    assert feature_site.contents(copy / "site") == feature_site.contents(features / "site")


def test_a_page_does_not_depend_on_the_pages_before_it(tmp_path: Path) -> None:
    """All pages of a language go through one Markdown converter: what each leaves behind must be gone."""
    bodies = {
        "2026/one": RICH,
        "2026/two": "[Havola][ref] va HTML[^1].\n\n## Bob\n\n```python\nx = 1\n```\n\n[^1]: Boshqa izoh.\n",
    }
    for name, paths in {"both": list(bodies), "one": ["2026/one"], "two": ["2026/two"]}.items():
        bulletin = Bulletin(tmp_path / name, ("uz",))
        feature_site.dress(tmp_path / name)
        for path in paths:
            bulletin.article("uz", path, body=bodies[path])
        feature_site.build(tmp_path / name, tmp_path / name / "site")
    for name, path in {"one": "2026/one", "two": "2026/two"}.items():
        both, alone = (
            prose(tmp_path / folder / "site" / "articles" / path / "index.html") for folder in ("both", name)
        )
        assert both == alone, path


def prose(page: Path) -> str:
    """The HTML of an article's own text."""
    return page.read_text("utf-8").split('<div class="prose">')[1].split("</article>")[0]


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
