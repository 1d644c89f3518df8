"""Digests of everything that a result depends on: its inputs, and the code that made it."""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import sys
from collections.abc import Iterable
from importlib import resources
from importlib.resources.abc import Traversable

# Packages on whose versions a conversion depends; not all of them are there always.
_PACKAGES = ("py3langid", "numpy", "babel", "lxml", "mammoth", "python-docx", "readability-lxml")


def digest_of(*parts: str | bytes) -> str:
    """Digest several parts, none of which can be taken for another (SHA-256, hexadecimal)."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


@functools.cache
def code_digest() -> str:
    """Digest all that a conversion depends on beside its inputs: this package, its data, Python, its packages."""
    files = sorted(_files(resources.files("nashra"), ""))
    parts = (part for name, file in files for part in (name, file.read_bytes()))
    return digest_of(sys.version, *map(_version, _PACKAGES), *parts)


def _files(folder: Traversable, name: str) -> Iterable[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        path = f"{name}/{entry.name}"
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _files(entry, path)
        elif entry.name.endswith((".py", ".json", ".yml")):
            yield path, entry


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return ""
