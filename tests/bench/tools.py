"""Tools that only the measurements need, each in a virtual environment of its own below ``.cache``."""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
ENVIRONMENTS = PROJECT / ".cache" / "bench"


class NoToolError(Exception):
    """A tool cannot be had here; the message says how to get it."""


def python_of(name: str) -> Path:
    """Give the Python of the environment with the packages of ``requirements-<name>.txt``; made once.

    Raises ``NoToolError``.
    """
    folder = ENVIRONMENTS / name
    program = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    requirements = Path(__file__).with_name(f"requirements-{name}.txt")
    stamp = folder / "requirements.txt"
    if stamp.exists() and stamp.read_bytes() == requirements.read_bytes():
        return program
    install = [str(program), "-m", "pip", "install", "-qq", "--require-hashes", "-r", str(requirements)]
    for command in ([sys.executable, "-m", "venv", "--clear", str(folder)], install):
        if subprocess.run(command, check=False).returncode:
            raise NoToolError(f"{name}: this command failed: {' '.join(command)}")
    shutil.copy(requirements, stamp)
    return program


def npm_file(package: str, integrity: str, member: str) -> Path:
    """Give one file of a package of npm's registry, got by npm itself; ``integrity`` is its SHA-512 as npm writes it.

    Raises ``NoToolError``.
    """
    folder = ENVIRONMENTS / package.replace("@", "-")
    found = folder / "package" / member
    if found.exists():
        return found
    if not (npm := shutil.which("npm")):
        raise NoToolError(f"{package}: npm is not here")
    folder.mkdir(parents=True, exist_ok=True)
    if subprocess.run([npm, "pack", "--silent", package], cwd=folder, check=False, capture_output=True).returncode:
        raise NoToolError(f"{package}: npm could not get it")
    archive = next(folder.glob("*.tgz"))
    if f"sha512-{base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()}" != integrity:
        raise NoToolError(f"{package}: not the file whose digest is known")
    with tarfile.open(archive) as opened:
        opened.extract(f"package/{member}", folder, filter="data")
    return found
