"""What holds for every test: no network, a plain environment, the same random examples each time."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests import feature_site, projects

PROJECT = Path(__file__).resolve().parent.parent
LOOPBACK = {"127.0.0.1", "::1", "localhost"}
# What tells a build who runs it, when and for where: each test that wants one of these sets it.
SPEAKING_VARIABLES = (
    *("SOURCE_DATE_EPOCH", "SITE_URL", "CI", "GITHUB_ACTIONS", "NO_COLOR", "FORCE_COLOR", "COLUMNS"),
    # With these, `make test ARGS=…` would reach the commands of make that tests type.
    *("ARGS", "MAKEFLAGS", "MFLAGS", "MAKELEVEL"),
)

# The tests that have their programs followed line by line. It makes a program take half as long again, and the
# others would show few lines that these and the unit tests do not.
FOLLOWED = {"test_cli.py", "test_cli_checks.py", "test_convert.py", "test_metadata.py", "test_serve.py"}

settings.register_profile("nashra", derandomize=True, deadline=None, database=None)
settings.load_profile("nashra")


def refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    """Stop any connection of this process to another machine (an audit hook, which no code gets round)."""
    if event == "socket.connect" and isinstance(address := arguments[1], tuple) and address[0] not in LOOPBACK:
        raise RuntimeError(f"a test tried to reach {address[0]}: tests work without a network")


sys.addaudithook(refuse_network)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that run whole programs: all but the unit tests and those of the code base, and EPUBCheck's."""
    for item in items:
        is_quick = PROJECT / "tests/unit" in item.path.parents or item.path.name == "test_architecture.py"
        if not is_quick or item.path.name == "test_epubcheck.py":
            item.add_marker(pytest.mark.whole)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Keep the programs that a test starts from being followed for line coverage, unless it is one of ``FOLLOWED``."""
    with pytest.MonkeyPatch.context() as patch:
        if item.path.name not in FOLLOWED:
            patch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)
        return (yield)


@pytest.fixture(scope="session", autouse=True)
def plain_environment() -> Iterator[None]:
    """Run as on a machine where nobody has set anything."""
    with pytest.MonkeyPatch.context() as patch:
        for name in SPEAKING_VARIABLES:
            patch.delenv(name, raising=False)
        for name in [name for name in os.environ if name.startswith("NASHRA_") and name != "NASHRA_CHROMIUM"]:
            patch.delenv(name)
        # Messages are in English, whatever this machine speaks; tests of other languages ask for them.
        patch.setenv("NASHRA_LANG", "en")
        yield


@pytest.fixture(scope="session")
def project() -> Path:
    """The top of this checkout. Tests read it and never write there."""
    return PROJECT


@pytest.fixture
def project_copy(tmp_path: Path) -> Path:
    """A copy of what editors write (articles, content, theme, configuration) for one test to change."""
    return projects.copy(PROJECT, tmp_path / "project")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project after ``nashra site``: made once a test run, shared by all its processes, only read.

    It is built for ``projects.SITE_URL``, which lies below a path prefix.
    """

    def make(folder: Path) -> None:
        projects.nashra(projects.copy(PROJECT, folder), "site", environment={"SITE_URL": projects.SITE_URL}, check=True)

    return projects.made_once(tmp_path_factory, "built", make)


@pytest.fixture(scope="session")
def features(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bulletin of ``feature_site``, its website in ``site``, a bundle of all languages in ``off``."""

    def make(folder: Path) -> None:
        feature_site.write(folder)
        feature_site.build(folder, folder / "site")
        feature_site.build(folder, folder / "off", "--offline")

    return projects.made_once(tmp_path_factory, "features", make)
