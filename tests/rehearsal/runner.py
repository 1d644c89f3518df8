"""A little of what a hosting site does with workflows: it runs the steps that stand in their files, on this machine.

Checkouts, artifacts and outputs are imitated; commands are run as they are. What it does not know fails the test, so
that no workflow grows a step that is not rehearsed.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.conftest import PROJECT

EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
KEPT = ("PATH", "HOME", "TMPDIR", "COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG", "PYTHONPATH")
STAMPS = """import run
for lock in (run.SITE_LOCK, run.TEST_LOCK):
    (run.VENV / f"{lock}.stamp").write_text(run.fingerprint(lock))"""


def workflow(name: str) -> dict[str, Any]:
    """Read a workflow. YAML 1.1 reads the key ``on`` as true."""
    text = (PROJECT / ".github/workflows" / f"{name}.yml").read_text("utf-8")
    found: dict[Any, Any] = yaml.safe_load(text)
    return {("on" if key is True else str(key)): value for key, value in found.items()}


@dataclass
class Said:
    """What a command printed and its exit code."""

    command: str
    code: int
    text: str


@dataclass
class Run:
    """One run of a workflow: what it knows, where it works, and what it leaves."""

    origin: Path
    folder: Path
    github: dict[str, Any]
    variables: Mapping[str, str] = field(default_factory=dict)
    artifacts: Path = Path()
    said: list[Said] = field(default_factory=list)
    outputs: dict[str, str] = field(default_factory=dict)

    def job(self, name: str, job: str, needs: Mapping[str, Any] | None = None, *, until: str = "") -> bool:
        """Run a job; give whether it did what it should, or ``True`` when its condition does not hold.

        ``until`` names an artifact with which it is enough.
        """
        stated = workflow(name)["jobs"][job]
        workspace = self.folder / f"{name}-{job}-{len(self.said)}"
        context = {
            "github": {**self.github, "workspace": str(workspace)},
            "steps": {},
            "needs": needs or {},
            "matrix": {},
        }
        if not holds(stated.get("if", ""), context):
            return True
        workspace.mkdir(parents=True)
        for step in stated["steps"]:
            if holds(step.get("if", ""), context) and not self._step(step, workspace, context):
                return False
            if until and step.get("with", {}).get("name") == until:
                break
        self.outputs = {key: filled(value, context) for key, value in stated.get("outputs", {}).items()}
        return True

    def _step(self, step: dict[str, Any], workspace: Path, context: dict[str, Any]) -> bool:
        if "run" in step:
            return self._run(step, workspace, context)
        action = step["uses"].split("@")[0]
        given = {key: filled(value, context) for key, value in step.get("with", {}).items()}
        match action:
            case "actions/setup-python":
                return True
            case "actions/configure-pages":
                context["steps"][step["id"]] = {"outputs": {"base_url": "https://host.example/bulletin"}}
            case "actions/checkout":
                self._check_out(given, workspace, context)
            case "actions/upload-artifact":
                self._upload(given["name"], workspace / given["path"])
            case "actions/upload-pages-artifact":
                self._upload("github-pages", workspace / given["path"])
            case "actions/download-artifact":
                shutil.copytree(self.artifacts / given["name"], workspace / given["path"], symlinks=True)
            case _:
                raise AssertionError(f"{action} is not rehearsed")
        return True

    def _upload(self, name: str, path: Path) -> None:
        shutil.rmtree(self.artifacts / name, ignore_errors=True)
        shutil.copytree(path, self.artifacts / name, symlinks=True)

    def _check_out(self, given: Mapping[str, Any], workspace: Path, context: Mapping[str, Any]) -> None:
        tree = workspace / given.get("path", "")
        assert given["persist-credentials"] is False
        git(workspace, "clone", "--quiet", "--no-checkout", str(self.origin), str(tree))
        git(tree, "fetch", "--quiet", "origin", "+refs/pull/*:refs/pull/*")
        git(tree, "checkout", "--quiet", "--detach", given.get("ref") or context["github"]["sha"])
        pretend_set_up(tree)

    def _run(self, step: dict[str, Any], workspace: Path, context: dict[str, Any]) -> bool:
        assert "${{" not in step["run"]
        output = workspace / ".output"
        output.write_text("")
        given = {key: str(filled(value, context)) for key, value in step.get("env", {}).items()}
        kept = {name: os.environ[name] for name in KEPT if name in os.environ}
        variables = {**kept, **self.variables, **given, "GITHUB_OUTPUT": str(output), "PYTHON": sys.executable}
        done = subprocess.run(
            ["bash", "-e", "-c", step["run"]],
            cwd=workspace,
            env=variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        self.said.append(Said(step["run"], done.returncode, done.stdout))
        if "id" in step:
            lines = [line.partition("=") for line in output.read_text("utf-8").splitlines()]
            context["steps"][step["id"]] = {"outputs": {name: value for name, _, value in lines}}
        return done.returncode == 0


def filled(value: Any, context: Mapping[str, Any]) -> Any:
    """Fill the expressions of a value; each must be known."""
    if not isinstance(value, str):
        return value
    return EXPRESSION.sub(lambda match: str(looked_up(match[1], context)), value)


def looked_up(name: str, context: Mapping[str, Any]) -> Any:
    """Follow a dotted name; a missing output is empty, everything else must be there."""
    node: Any = context
    for part in name.split("."):
        node = node.get(part, "") if isinstance(node, dict) and name.startswith(("steps.", "needs.")) else node[part]
    return node


def holds(condition: str, context: Mapping[str, Any]) -> bool:
    """Judge the conditions that our workflows have: comparisons and membership, all of which must hold."""
    return all(_holds(part.strip(), context) for part in condition.split("&&") if part.strip())


def _holds(part: str, context: Mapping[str, Any]) -> bool:
    if match := re.fullmatch(r"contains\(fromJSON\('(.*)'\), ([\w.]+)\)", part):
        return looked_up(match[2], context) in json.loads(match[1])
    name, _, text = part.partition(" == ")
    right = text[1:-1] if text.startswith("'") else looked_up(text, context)
    return bool(looked_up(name, context) == right)


def git(folder: Path, *arguments: str) -> str:
    """Run Git as somebody, with none of this machine's settings."""
    variables = {
        **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Muharrir",
        "GIT_AUTHOR_EMAIL": "editor@host.example",
        "GIT_COMMITTER_NAME": "Muharrir",
        "GIT_COMMITTER_EMAIL": "editor@host.example",
    }
    command = ["git", "-c", "init.defaultBranch=main", "-c", "core.quotePath=false", *arguments]
    done = subprocess.run(command, cwd=folder, env=variables, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def pretend_set_up(tree: Path) -> None:
    """Give a checkout this test's own Python as its virtual environment, as if set-up had just been done."""
    program = tree / ".venv/bin/python"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    program.chmod(0o755)
    variables = {**os.environ, "PYTHONPATH": str(tree / "scripts")}
    subprocess.run([sys.executable, "-c", STAMPS], cwd=tree, env=variables, check=True)


def shown_on_lines(said: Said) -> Iterator[str]:
    """Give what the hosting site would show on lines of the change."""
    return (line for line in said.text.splitlines() if line.startswith("::"))
