"""The project's commands, the same on every system: ``make site`` calls ``python3 scripts/run.py site``.

It needs nothing but Python: it makes the virtual environment ``.venv`` in which everything else
runs, once, and again only when what belongs in it has changed. Arguments after a command's name
are handed on: ``python3 scripts/run.py test tests/test_architecture.py``.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import workflows

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
SITE_LOCK, TEST_LOCK = "requirements.txt", "requirements-test.txt"
COMMANDS = ("site", "serve", "test", "test-quick", "bench", "fuzz", "lint", "format", "lock", "clean")
FOR_WORKFLOWS = (
    *("check", "engine", "links", "review", "preview"),
    *("conversion", "commit-conversion", "comment", "release"),
)
ENGINES = ("mkdocs", "properdocs")
WITH_NASHRA = {
    "review": workflows.review,
    "preview": workflows.preview,
    "conversion": workflows.conversion,
    "comment": workflows.comment,
}
BENCHES = ("convert", "bundles", "search", "page", "site")
MADE = [".venv", "site", "dist", "screenshots", "build", "scripts/nashra.egg-info", ".coverage"]
CACHES = [".cache", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis"]
UV = "uv==0.13.9"  # makes the locks; nothing else needs it
RESOLVE = """-m uv pip compile pyproject.toml --universal --fork-strategy=fewest --python-version=3.11
    --generate-hashes --no-header --quiet --no-config --no-strip-extras
    --no-emit-index-url --no-emit-find-links"""
WHEELS = "-m uv pip install -qq --dry-run --no-config --only-binary=:all: --require-hashes --target=.venv/none"
SYSTEMS = ("x86_64-manylinux_2_28", "aarch64-manylinux_2_28", "x86_64-apple-darwin", "aarch64-apple-darwin", "windows")
NO_VENV = """This Python cannot make virtual environments: its module ensurepip is missing.
On Debian and Ubuntu do: apt-get install python3-venv. Then repeat the command."""


def main(command: str = "", *arguments: str) -> int:
    """Run one command and give its exit code."""
    match command:
        case "site" | "serve":
            set_up(SITE_LOCK)
            return python("-m nashra", command, *arguments)
        case "test":
            before = [lint(), python("-m tests.browser.chromium"), python("-m tests.nu_checker")]
            return python("-m pytest --cov --numprocesses=auto --dist=worksteal", *arguments) or max(before)
        case "test-quick":
            set_up(TEST_LOCK)
            return python("-m pytest --numprocesses=auto -m", "not browser and not whole", *arguments)
        case "bench":
            set_up(TEST_LOCK)
            return max([python(f"-m tests.bench.{name}", *arguments[1:]) for name in arguments[:1] or BENCHES])
        case "fuzz":
            set_up(TEST_LOCK)
            return python("-m tests.fuzz.convert", *arguments)
        case "lint":
            return lint(*arguments)
        case "format":
            set_up(TEST_LOCK)
            made = [python("-m nashra messages --write"), python("-m nashra schema --write")]
            return max(python("-m ruff check --fix", *arguments), python("-m ruff format", *arguments), *made)
        case "lock":
            return lock(*arguments)
        case "clean":
            return clean()
    return for_workflows(command, *arguments)


def for_workflows(command: str, *arguments: str) -> int:
    """Run a command of the workflows in ``.github/`` and give its exit code; ``workflows.py`` has Git and tokens."""
    match command:
        case "commit-conversion":
            return workflows.commit_conversion()
        case "release":
            return workflows.release()
        case "engine":
            set_up(TEST_LOCK)
            return max([python(f"-m {engine} build --strict") for engine in arguments or ENGINES])
        case "check":
            set_up(SITE_LOCK)
            convert = python("-m nashra convert --check --format github")
            return max(convert, python("-m nashra check --format github", *arguments))
        case "links":
            set_up(SITE_LOCK)
            return python("-m nashra links", *arguments)
        case _ if step := WITH_NASHRA.get(command):
            set_up(SITE_LOCK)
            return step(nashra)
    known = "|".join(COMMANDS + FOR_WORKFLOWS)
    print(f"usage: python3 scripts/run.py [{known}] [arguments]", file=sys.stderr)
    return 2


def lint(*arguments: str) -> int:
    """Judge form and types; every check runs, also after one has failed."""
    set_up(TEST_LOCK)
    checks = ("-m ruff check --quiet", "-m ruff format --check --quiet", "-m mypy --no-error-summary")
    return max([python(check, *arguments) for check in checks])


def lock(*arguments: str) -> int:
    """Pin the ranges of pyproject.toml for every Python and system, and see that each has all the wheels."""
    make_environment()
    python("-m pip install -qq", UV, check=True)
    python(RESOLVE, f"--output-file={SITE_LOCK}", *arguments, check=True)
    python(RESOLVE, "--extra=test", f"--constraint={SITE_LOCK}", f"--output-file={TEST_LOCK}", *arguments, check=True)
    for version in ("3.11", "3.12", "3.13", "3.14"):
        for system in SYSTEMS:
            target = (f"--python-version={version}", f"--python-platform={system}")
            python(WHEELS, *target, f"--requirement={TEST_LOCK}", check=True)
    return 0


def clean() -> int:
    """Remove all that the other commands make, and nothing else."""
    for path in [*(ROOT / name for name in MADE + CACHES), *ROOT.glob(".nashra-*")]:  # the last: of killed runs
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    return 0


def set_up(lock: str) -> None:
    """Fill the virtual environment from a lock, unless its stamp says that just this has been done."""
    digest = fingerprint(lock)
    stamp = VENV / f"{lock}.stamp"
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == digest:
        return
    print(f"Setting up .venv from {lock}; this happens once and takes a minute …", flush=True)
    make_environment()
    stamp.unlink(missing_ok=True)
    python("-m pip install -qq --require-hashes --only-binary=:all: --requirement", lock, check=True)
    python("-m pip install -qq --no-deps --no-build-isolation --editable", ".", check=True)
    stamp.write_text(digest)


def fingerprint(lock: str) -> str:
    """Digest all that decides what belongs in the virtual environment."""
    inputs = [sys.version, str(ROOT), (ROOT / lock).read_text("utf-8"), (ROOT / "pyproject.toml").read_text("utf-8")]
    return hashlib.sha256("\0".join(inputs).encode()).hexdigest()


def make_environment() -> None:
    """Make the virtual environment, unless there is a working one of this very Python."""
    sound = f"import sys, importlib.util as u; sys.exit(sys.version != {sys.version!r} or not u.find_spec('pip'))"
    if PYTHON.exists() and python("-c", sound) == 0:
        return
    if importlib.util.find_spec("ensurepip") is None:
        sys.exit(NO_VENV)
    subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)


def nashra(*arguments: str, shown: bool = False) -> subprocess.CompletedProcess[str]:
    """Run ``nashra`` and give what it prints, unless that is to be shown."""
    pipe = None if shown else subprocess.PIPE
    command = [str(PYTHON), "-m", "nashra", *arguments]
    return subprocess.run(command, cwd=ROOT, env=variables(), stdout=pipe, stderr=pipe, encoding="utf-8", check=False)


def python(words: str, *arguments: str, check: bool = False) -> int:
    """Run the environment's Python at the top of the project."""
    return subprocess.run([PYTHON, *words.split(), *arguments], cwd=ROOT, env=variables(), check=check).returncode


def variables() -> dict[str, str]:
    """Give the environment for programs of the virtual environment: UTF-8 everywhere, and no token of a workflow."""
    kept = {name: value for name, value in os.environ.items() if name != "GITHUB_TOKEN"}
    return {**kept, "PYTHONUTF8": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


if __name__ == "__main__":
    if sys.version_info < (3, 11):
        sys.exit(f"Nashra needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    try:
        sys.exit(main(*sys.argv[1:]))
    except subprocess.CalledProcessError as error:
        sys.exit(f"Stopped: a step failed with code {error.returncode}. Repeat the command once it can succeed.")
    except KeyboardInterrupt:
        sys.exit(130)
