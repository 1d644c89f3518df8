"""The workflows of the hosting site: valid, safe, and made of commands that are tested here."""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from nashra.review import comment, record
from tests.conftest import PROJECT
from tests.rehearsal.runner import workflow

FOLDER = PROJECT / ".github/workflows"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yml"))
PIN = re.compile(r"uses: (?P<action>[\w-]+/[\w-]+)@(?P<commit>[0-9a-f]{40}) # (?P<version>v\d+\.\d+\.\d+)")
# Permissions that change something, and the only jobs that have them. None of them runs the code of a pull request.
WRITING = {
    ("comment", "comment"): {"pull-requests"},
    ("convert", "commit"): {"contents", "actions"},
    ("publish", "pages"): {"pages", "id-token"},
    ("publish", "release"): {"contents"},
}
every_workflow = pytest.mark.parametrize("name", NAMES)


def program(name: str) -> str:
    """A program of a package that the tests depend on."""
    return str(Path(sysconfig.get_path("scripts")) / (f"{name}.exe" if sys.platform == "win32" else name))


def jobs(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from workflow(name)["jobs"].items()


def steps(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from ((job, step) for job, stated in jobs(name) for step in stated["steps"])


def test_all_the_workflows_are_there() -> None:
    assert NAMES == ["check", "comment", "convert", "preview", "publish", "weekly"]


def test_every_workflow_is_of_the_form_the_hosting_site_asks_for() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows"]
    done = subprocess.run([*command, *FOLDER.glob("*.yml")], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_example_for_another_host_is_of_the_form_it_asks_for(tmp_path: Path) -> None:
    readme = (PROJECT / "README.md").read_text("utf-8")
    (example,) = re.findall(r"`\.gitlab-ci\.yml`:\n  ```yaml\n(.*?)  ```", readme, re.DOTALL)
    (tmp_path / ".gitlab-ci.yml").write_text(textwrap.dedent(example), "utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.gitlab-ci", "--data-transform"]
    done = subprocess.run(
        [*command, "gitlab-ci", tmp_path / ".gitlab-ci.yml"], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_linter_finds_nothing_unsafe_in_them() -> None:
    command = [program("zizmor"), "--offline", "--no-config", "--no-progress", "--persona", "auditor", str(FOLDER)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_linter_would_find_something(tmp_path: Path) -> None:
    text = (FOLDER / "check.yml").read_text("utf-8").replace("pull_request:", "pull_request_target:")
    (tmp_path / "check.yml").write_text(text, "utf-8")
    command = [program("zizmor"), "--offline", "--no-config", "--no-progress", str(tmp_path / "check.yml")]
    assert subprocess.run(command, capture_output=True, check=False).returncode != 0


def test_every_action_is_pinned_by_its_commit_and_the_same_everywhere() -> None:
    texts = [path.read_text("utf-8") for path in FOLDER.glob("*.yml")]
    assert sum(text.count("uses:") for text in texts) == sum(len(PIN.findall(text)) for text in texts)
    pins = {match["action"]: match.groups() for text in texts for match in PIN.finditer(text)}
    assert [match[0] for text in texts for match in PIN.finditer(text) if match.groups() != pins[match["action"]]] == []
    assert {action.split("/")[0] for action in pins} == {"actions"}, "actions of the hosting site itself, and no others"


@every_workflow
def test_nothing_is_allowed_that_a_job_does_not_ask_for(name: str) -> None:
    assert workflow(name)["permissions"] == {}
    for job, stated in jobs(name):
        writing = {scope for scope, level in stated["permissions"].items() if level != "read"}
        assert writing == WRITING.get((name, job), set()), job


@every_workflow
def test_every_job_has_an_end_and_gives_way_to_a_newer_one(name: str) -> None:
    assert all(stated["timeout-minutes"] <= 120 for _, stated in jobs(name))
    assert {"group", "cancel-in-progress"} <= set(workflow(name)["concurrency"])


@every_workflow
def test_every_command_is_one_of_the_makefile(name: str) -> None:
    targets = subprocess.run(["make", "-pRrq", ":"], cwd=PROJECT, capture_output=True, encoding="utf-8", check=False)
    known = set(re.findall(r"^([a-z-]+):", targets.stdout, re.MULTILINE))
    for _, step in steps(name):
        if "run" in step:
            command = re.fullmatch(r"make (?:-C reviewed )?([a-z-]+)(?: ARGS=\S+| ARGS=\"[^\"`]+\")?", step["run"])
            assert command, step["run"]
            assert command[1] in known


@every_workflow
def test_no_expression_stands_in_a_command(name: str) -> None:
    assert [step["run"] for _, step in steps(name) if "${{" in step.get("run", "")] == []


@every_workflow
def test_no_checkout_keeps_a_token(name: str) -> None:
    checkouts = [step for _, step in steps(name) if step.get("uses", "").startswith("actions/checkout@")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


@every_workflow
def test_no_workflow_knows_a_secret(name: str) -> None:
    assert "secrets" not in (FOLDER / f"{name}.yml").read_text("utf-8").replace("knows a secret", "")


@every_workflow
def test_no_job_that_may_write_checks_out_what_a_stranger_has_pushed(name: str) -> None:
    events = set(workflow(name)["on"])
    assert "pull_request_target" not in events
    for job, stated in jobs(name):
        references = [step.get("with", {}).get("ref", "") for step in stated["steps"]]
        if (name, job) in WRITING and any("head" in reference for reference in references):
            # The branch is there to be committed to; what runs is the reviewed program.
            assert "head.repo.full_name == github.repository" in stated["if"]
            assert [step["run"] for step in stated["steps"] if "run" in step] == ["make -C reviewed commit-conversion"]
    if "workflow_run" in events:
        assert not any("head" in str(step.get("with", {})) for _, step in steps(name))


def test_the_tests_run_on_every_supported_python_and_both_engines_build() -> None:
    locked = re.search(r"for version in \(([^)]*)\)", (PROJECT / "scripts/run.py").read_text("utf-8"))
    assert locked
    stated = dict(jobs("check"))
    assert stated["tests"]["strategy"]["matrix"]["python"] == re.findall(r'"([\d.]+)"', locked[1])
    assert stated["engines"]["strategy"]["matrix"]["engine"] == ["mkdocs", "properdocs"]


def test_no_program_of_others_is_given_the_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", "x")
    command = [sys.executable, "-c", "import run; print(sorted(run.variables()))"]
    said = subprocess.run(command, cwd=PROJECT / "scripts", capture_output=True, encoding="utf-8", check=True).stdout
    assert "PYTHONUTF8" in said
    assert "GITHUB_TOKEN" not in said


def test_the_record_of_a_stranger_meets_its_marker_and_its_limit_on_both_sides() -> None:
    text = (PROJECT / "scripts/workflows.py").read_text("utf-8")
    assert f'MARKER = "{comment.MARKER}"' in text
    assert f"LARGEST_RECORD, LARGEST_PATCH = {record.LARGEST:_}," in text
