"""Whether a folder of bundles is whole and unchanged, and each bundle sound inside."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath

from nashra.bundles.soundness import UnsoundError, count_articles
from nashra.problems import Problem
from nashra.publishing.downloads import MANIFEST, SUMS, Bundle, Manifest, parse_manifest

_SUM = re.compile(r"([0-9a-f]{64}) [ *](.+)")


def verify(dist: Path) -> tuple[int, tuple[Problem, ...]]:
    """Check a folder of bundles; give how many there are, and all problems, whose paths are relative to it.

    A file that is not the one the checksums mean has that one problem: what else is wrong with it follows.
    """
    try:
        sums = _read_sums(dist)
    except (OSError, ValueError) as error:
        return 0, (_problem(SUMS, "verify-malformed" if isinstance(error, ValueError) else "verify-unreadable"),)
    problems = list(_judge_files(dist, sums))
    trusted = sums.keys() - {problem.path for problem in problems}
    number = len(sums.keys() - {MANIFEST})
    if MANIFEST in sums.keys() - trusted:
        return number, tuple(sorted(problems))
    try:
        manifest = parse_manifest((dist / MANIFEST).read_bytes())
    except (OSError, ValueError) as error:
        code = "verify-malformed" if isinstance(error, ValueError) else "verify-unreadable"
        return number, tuple(sorted([*problems, _problem(MANIFEST, code)]))
    problems.extend(_judge_manifest(dist, manifest, sums, trusted))
    return number, tuple(sorted(problems))


def _read_sums(dist: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in (dist / SUMS).read_text(encoding="utf-8").splitlines():
        match = _SUM.fullmatch(line)
        if match is None or match[2] in found:
            raise ValueError("not a list of checksums")
        found[match[2]] = match[1]
    return found


def _judge_files(dist: Path, sums: dict[str, str]) -> Iterator[Problem]:
    top = dist.resolve()
    for name, digest in sums.items():
        yield from _judge_file(top, name, digest)
    for path in sorted(dist.rglob("*")):
        name = path.relative_to(dist).as_posix()
        if (path.is_file() or path.is_symlink()) and name not in sums and name != SUMS:
            yield _problem(name, "verify-unlisted")


def _judge_file(top: Path, name: str, digest: str) -> Iterator[Problem]:
    try:
        path = (top / name).resolve()
        if not path.is_relative_to(top) or PurePosixPath(name).is_absolute():
            yield _problem(SUMS, "verify-outside", found=name)
        elif not path.is_file():
            yield _problem(name, "verify-missing")
        elif _digest(path) != digest:
            yield _problem(name, "verify-changed")
    except (OSError, ValueError):  # no rights to read it, or a name that no file can have
        yield _problem(name.replace("\0", "?")[:200], "verify-unreadable")


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _judge_manifest(
    dist: Path, manifest: Manifest, sums: Collection[str], trusted: Collection[str]
) -> Iterator[Problem]:
    described = {bundle.file for bundle in manifest.bundles}
    for name in sorted({*sums} - described - {MANIFEST}):
        yield _problem(name, "verify-disagrees", key="file", expected="–", found=name)
    for bundle in manifest.bundles:
        if bundle.file not in sums:
            yield _problem(bundle.file, "verify-unlisted")
        elif bundle.file in trusted:
            yield from _judge_bundle((dist / bundle.file).read_bytes(), bundle)


def _judge_bundle(data: bytes, bundle: Bundle) -> Iterator[Problem]:
    facts = {"size": (bundle.size, len(data)), "sha256": (bundle.sha256, hashlib.sha256(data).hexdigest())}
    try:
        facts["articles"] = (bundle.articles, count_articles(data, bundle))
    except UnsoundError as error:
        yield _problem(bundle.file, error.code, found=error.found)
    for key, (expected, found) in facts.items():
        if expected != found:
            yield _problem(bundle.file, "verify-disagrees", key=key, expected=str(expected), found=str(found))


def _problem(path: str, code: str, **parameters: str) -> Problem:
    return Problem(path, 0, 0, code, parameters=parameters)
