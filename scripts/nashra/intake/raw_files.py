"""Finding the raw articles below ``articles/``, each with its sidecar and what else lies beside it.

A sidecar is ``name.yml`` beside ``name.txt``, or ``name.txt.yml`` where several raw files share a name.
Pictures, and the folder ``name_files`` that a browser saves with a page, belong to a raw file and are none.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nashra.intake.readers import MOST_BYTES
from nashra.model import Rejection
from nashra.problems import Problem

CHROME_FILE = "chrome.yml"
"""Labels of this bulletin's own sources, directly below ``articles/``: no sidecar."""
PICTURES = frozenset({".avif", ".bmp", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".webp"})

_MOST_SIDECAR_BYTES = 1024 * 1024
_SIDECARS = frozenset({".yml", ".yaml"})
_PAGES = frozenset({".html", ".htm"})
_PLAIN = ".txt"
_COMPANION = "_files"


@dataclass(frozen=True, slots=True)
class RawFile:
    """A raw file that was found. ``file`` is its path relative to the project, POSIX style."""

    path: Path
    file: str
    sidecar: Path | None = None

    @property
    def is_plain(self) -> bool:
        """Tell whether it is plain text by its name."""
        return self.path.suffix.lower() == _PLAIN

    def read(self) -> bytes | Rejection:
        """Read its bytes, unless it is larger than any article (``convert-too-large``) or cannot be read."""
        return _read(self.path, MOST_BYTES)

    def read_sidecar(self) -> bytes | Rejection:
        """Read the bytes of its sidecar, none when it has none; larger ones than any are refused likewise."""
        return _read(self.sidecar, _MOST_SIDECAR_BYTES) if self.sidecar else b""


def _read(path: Path, limit: int) -> bytes | Rejection:
    try:
        size = path.stat().st_size
        if size > limit:
            parameters = {"size": f"{size / 1024**2:.0f}", "limit": f"{limit / 1024**2:.0f}"}
            return Rejection("convert-too-large", parameters)
        return path.read_bytes()
    except OSError as error:
        return Rejection("convert-unreadable", {"said": error.strerror or type(error).__name__})


def find_raw_files(articles: Path, root: Path) -> tuple[tuple[RawFile, ...], tuple[Problem, ...]]:
    """Find all raw files below a folder, in the order of their paths, and every file that is in nobody's place."""
    problems: list[Problem] = []
    paths = [path for path, is_link in _files(articles) if _is_inside(path, is_link, articles, root, problems)]
    sidecars = [path for path in paths if path.suffix.lower() in _SIDECARS]
    raw = [path for path in paths if path.suffix.lower() not in _SIDECARS and not _is_picture(path)]
    owners = _owners(sidecars, raw)
    own: dict[Path, Path] = {}
    for sidecar in sidecars:
        found = owners[sidecar]
        if len(found) == 1 and found[0] not in own:
            own[found[0]] = sidecar
        else:
            problems.append(_homeless(sidecar, found, own, root))
    return tuple(RawFile(path, _shown(path, root), own.get(path)) for path in raw), tuple(sorted(problems))


def _files(articles: Path) -> Iterator[tuple[Path, bool]]:
    """Give every file, and whether it is a link; hidden ones and companion folders are left out."""
    if not articles.is_dir():
        return
    with os.scandir(articles) as listed:
        entries = sorted((entry for entry in listed if not entry.name.startswith(".")), key=lambda entry: entry.name)
    pages = {name for entry in entries if (name := _page_name(entry.name))}
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if not (entry.name.endswith(_COMPANION) and entry.name.removesuffix(_COMPANION) in pages):
                yield from _files(articles / entry.name)
        elif entry.is_symlink() or entry.is_file():
            yield articles / entry.name, entry.is_symlink()


def _page_name(name: str) -> str:
    stem, _, ending = name.rpartition(".")
    return stem if f".{ending.lower()}" in _PAGES else ""


def _is_inside(path: Path, is_link: bool, articles: Path, root: Path, problems: list[Problem]) -> bool:  # noqa: FBT001
    """Tell whether a file may be read: no link that leads away, no name that no text can hold."""
    if path == articles / CHROME_FILE:
        return False
    if is_link and _leads_out(path, articles):
        parameters = {"folder": _shown(articles, root)}
        problems.append(Problem(_shown(path, root), 0, 0, "convert-outside", parameters=parameters))
        return False
    name = path.as_posix()
    if not name.isascii() and name.encode("utf-8", "replace").decode("utf-8") != name:
        problems.append(Problem(_shown(path, root), 0, 0, "convert-file-name"))
        return False
    return True


def _leads_out(link: Path, articles: Path) -> bool:
    try:
        return not link.resolve().is_relative_to(articles.resolve())
    except (OSError, RuntimeError):
        # Links in a circle lead nowhere: that they cannot be read is told when they are.
        return False


def _owners(sidecars: list[Path], raw: list[Path]) -> dict[Path, list[Path]]:
    by_name = {path: path for path in raw}
    by_stem: dict[Path, list[Path]] = {}
    for path in raw:
        by_stem.setdefault(path.with_suffix(""), []).append(path)
    bare = {sidecar: sidecar.with_suffix("") for sidecar in sidecars}
    return {sidecar: [by_name[name]] if name in by_name else by_stem.get(name, []) for sidecar, name in bare.items()}


def _homeless(sidecar: Path, found: list[Path], own: dict[Path, Path], root: Path) -> Problem:
    shown = _shown(sidecar, root)
    if not found:
        return Problem(shown, 0, 0, "sidecar-alone", parameters={"name": sidecar.stem})
    others = [own[path] for path in found if path in own] or found
    parameters = {"other": ", ".join(_shown(path, root) for path in others), "example": f"{found[0].name}.yml"}
    return Problem(shown, 0, 0, "sidecar-ambiguous", parameters=parameters)


def _is_picture(path: Path) -> bool:
    return path.suffix.lower() in PICTURES


def _shown(path: Path, root: Path) -> str:
    """Give a path as messages show it; what is no text in its name becomes a mark."""
    shown = path.as_posix()[len(root.as_posix().rstrip("/")) + 1 :]
    return shown if shown.isascii() else shown.encode("utf-8", "replace").decode("utf-8")
