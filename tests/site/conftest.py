"""A bulletin of generated articles in every state, built once as a website and once as a bundle."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import projects, stories
from tests.bulletins import Bulletin
from tests.conftest import PROJECT
from tests.site.built import Site
from tests.site.sources import Sources

STORIES = 60
THEMES = ("prevention", "policy", "survivors", "technology")
OPTIONS = "nashra:\n      latest: 6\n      per_page: 4\n      edit_url: https://git.example/p/edit/main/docs/{path}\n"
LINKING = """\
Bu yerda [oʻzbek tilidagi maqolaga](../2022/{own}.md), [boshqa tildagi maqolaga](../2023/lonely.md#part), yana
[oʻsha tilning papkasidagi faylga](../../../{other}/articles/2023/lonely.md)
va [mavzu sahifasiga](../../themes/policy.md)
havolalar bor.
"""


def bulletin_of(project: Path, number: int) -> Bulletin:
    """Write a bulletin of so many stories."""
    project.mkdir(parents=True)
    bulletin = Bulletin(project)
    bulletin.write("docs/themes.yml", "".join(_theme(theme) for theme in THEMES))
    stories.write(project, stories.plan(number, THEMES), stories.sentences(PROJECT))
    shutil.copytree(PROJECT / "overrides", project / "overrides")
    return bulletin


def make(folder: Path) -> None:
    """Write the bulletin and build it both ways."""
    project = folder / "project"
    bulletin = bulletin_of(project, STORIES)
    configuration = project / "mkdocs.yml"
    configuration.write_text(configuration.read_text("utf-8").replace("- nashra\n", f"- {OPTIONS}"), "utf-8")
    bulletin.article("ar", "2023/lonely", "Lonely", "## Part\n\nText.", date="2023-03-03", tags="[policy, survivors]")
    linking = LINKING.format(own="story-60-target", other="ar")
    bulletin.article("uz", "2022/story-60-target", "Target", date="2022-02-02")
    bulletin.article("uz", "2023/linking", "Linking", linking, date="2023-03-03")
    site = ("-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder / "web"))
    bundle = (
        "-m",
        "nashra.mkdocs_plugin",
        "--config-file",
        "mkdocs.yml",
        "--site-dir",
        str(folder / "bundle"),
        "--offline",
    )
    for arguments in (site, bundle):
        _run(project, *arguments)


def _theme(theme: str) -> str:
    words = "{" + ", ".join(f"{code}: {theme}-{code}" for code in ("uz", "ar")) + "}"
    return f"{theme}:\n  label: {words}\n  description: {words}\n"


def _run(folder: Path, *arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != 0:
        pytest.fail(f"{' '.join(arguments)} gave {done.returncode}\n{done.stdout}{done.stderr}", pytrace=False)


@pytest.fixture(scope="session")
def stories_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the project and what was built of it."""
    return projects.made_once(tmp_path_factory, "stories", make)


@pytest.fixture(scope="session")
def sources(stories_folder: Path) -> Sources:
    """What the source tree says."""
    return Sources.read(stories_folder / "project" / "docs")


@pytest.fixture(scope="session", params=["web", "bundle"])
def site(request: pytest.FixtureRequest, stories_folder: Path) -> Site:
    """What was built of it, for a web server and to be opened from a folder."""
    return Site(stories_folder / request.param, directories=request.param == "web")


@pytest.fixture(scope="session")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of a thousand stories after ``nashra build``, which makes each language in a process of its own."""

    def make_thousand(folder: Path) -> None:
        bulletin_of(folder, 1_000)
        projects.nashra(folder, "build", check=True)

    return projects.made_once(tmp_path_factory, "thousand", make_thousand)
