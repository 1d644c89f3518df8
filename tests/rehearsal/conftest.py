"""A pull request from end to end on this machine: a repository, a hosting site, and runs of the workflows."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import projects
from tests.rehearsal.hosting_site import TOKEN, HostingSite, hosting_site
from tests.rehearsal.pull_requests import make_repository, open_pull_request
from tests.rehearsal.runner import Run, git

Begin = Callable[..., Run]


@pytest.fixture(scope="session")
def kept_repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def make(folder: Path) -> None:
        folder.mkdir()
        make_repository(folder / "origin.git")

    return projects.made_once(tmp_path_factory, "rehearsal", make) / "origin.git"


@pytest.fixture
def origin(kept_repository: Path, tmp_path: Path) -> Path:
    """The repository on the hosting site, for one test to push to."""
    return Path(shutil.copytree(kept_repository, tmp_path / "origin.git"))


@pytest.fixture(scope="session")
def kept_review(kept_repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the run of a harmless pull request from a fork has left for the comment."""

    def make(folder: Path) -> None:
        folder.mkdir()
        origin = Path(shutil.copytree(kept_repository, folder / "origin.git"))
        github = open_pull_request(origin, folder, "good-article", HostingSite(), fork=True)
        (folder / "artifacts").mkdir()
        run = Run(origin, folder / "runs", github, {"CI": "true"}, folder / "artifacts")
        assert run.job("preview", "preview", until="review"), run.said[-1].text
        (folder / "github.json").write_text(json.dumps(github), "utf-8")
        shutil.rmtree(folder / "runs")

    return projects.made_once(tmp_path_factory, "reviewed", make)


@pytest.fixture
def reviewed(kept_review: Path, site: HostingSite, tmp_path: Path) -> Run:
    """A run that has left a record of a harmless pull request, and its pull request on the site."""
    folder = Path(shutil.copytree(kept_review, tmp_path / "reviewed"))
    github = json.loads((folder / "github.json").read_text("utf-8"))
    site.pulls["7"] = {"state": "open", "head": {"sha": github["event"]["pull_request"]["head"]["sha"]}}
    variables = {"GITHUB_API_URL": site.address, "GITHUB_REPOSITORY": "editors/bulletin", "CI": "true"}
    return Run(folder / "origin.git", tmp_path / "runs", github, variables, folder / "artifacts")


@pytest.fixture
def site() -> Iterator[HostingSite]:
    with hosting_site() as running:
        yield running


@pytest.fixture
def begin(origin: Path, site: HostingSite, tmp_path: Path) -> Begin:
    """Open a pull request and give a run of its workflows; or, without a name, a run on the main branch."""

    def begun(name: str = "", *, fork: bool = False) -> Run:
        variables = {"GITHUB_API_URL": site.address, "GITHUB_REPOSITORY": "editors/bulletin", "CI": "true"}
        if name:
            github = open_pull_request(origin, tmp_path, name, site, fork=fork)
            github["token"] = "" if fork else TOKEN
        else:
            head = git(origin, "rev-parse", "main").strip()
            github = {"sha": head, "ref": "refs/heads/main", "ref_name": "main", "ref_type": "branch", "token": TOKEN}
        artifacts = tmp_path / "artifacts"
        artifacts.mkdir(exist_ok=True)
        return Run(origin, tmp_path / "runs", github, variables, artifacts)

    return begun
