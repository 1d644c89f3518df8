"""Whether a folder of bundles is whole and unchanged, and each bundle sound inside."""

from __future__ import annotations

import hashlib
import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any
from xml.etree import ElementTree as ET

from justhtml import JustHTML

from nashra.bundles.selection import Kind
from nashra.bundles.website import PAGES, START
from nashra.problems import Problem
from nashra.publishing.downloads import MANIFEST, SUMS, Bundle, Manifest, parse_manifest

_SUM = re.compile(r"([0-9a-f]{64}) [ *](.+)")
_OPF = "{http://www.idpf.org/2007/opf}"
_FETCHING = frozenset({"audio", "embed", "iframe", "img", "link", "object", "script", "source", "video"})
# What archives and parsers raise for what is no archive or document; RuntimeError is zipfile's for an encrypted
# member, and above its error for a method of compression that it does not know.
_BROKEN = (ValueError, LookupError, OSError, EOFError, RuntimeError, zlib.error, zipfile.BadZipFile, ET.ParseError)
# A bundle that claims to unpack to more is not ours, and would fill the disk of who looks into it.
_MOST_BYTES = 4_000_000_000


def verify(dist: Path) -> tuple[int, tuple[Problem, ...]]:
    """Check a folder of bundles; give how many there are, and all problems, whose paths are relative to it."""
    try:
        sums = _read_sums(dist)
    except (OSError, ValueError) as error:
        return 0, (_problem(SUMS, "verify-malformed" if isinstance(error, ValueError) else "verify-unreadable"),)
    problems = list(_judge_files(dist, sums))
    try:
        manifest = parse_manifest((dist / MANIFEST).read_bytes())
    except (OSError, ValueError) as error:
        code = "verify-malformed" if isinstance(error, ValueError) else "verify-unreadable"
        return 0, tuple(sorted([*problems, _problem(MANIFEST, code)]))
    problems.extend(_judge_manifest(dist, manifest, sums))
    return len(manifest.bundles), tuple(sorted(problems))


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


def _judge_manifest(dist: Path, manifest: Manifest, sums: dict[str, str]) -> Iterator[Problem]:
    described = {bundle.file for bundle in manifest.bundles}
    for name in sorted(sums.keys() - described - {MANIFEST}):
        yield _problem(name, "verify-disagrees", key="file", expected="–", found=name)
    for bundle in manifest.bundles:
        path = dist / bundle.file
        if bundle.file not in sums:
            yield _problem(bundle.file, "verify-unlisted")
        elif path.is_file() and path.resolve().is_relative_to(dist.resolve()):
            yield from _judge_bundle(path.read_bytes(), bundle)


def _judge_bundle(data: bytes, bundle: Bundle) -> Iterator[Problem]:
    facts = {"size": (bundle.size, len(data)), "sha256": (bundle.sha256, hashlib.sha256(data).hexdigest())}
    try:
        facts["articles"] = (bundle.articles, _count_articles(data, bundle))
    except _BROKEN as error:
        yield _problem(bundle.file, "verify-content", found=str(error).strip("'\""))
    for key, (expected, found) in facts.items():
        if expected != found:
            yield _problem(bundle.file, "verify-disagrees", key=key, expected=str(expected), found=str(found))


def _count_articles(data: bytes, bundle: Bundle) -> int:
    """Look through a bundle and count its articles. Raises ``ValueError`` and what archives raise."""
    match bundle.kind:
        case Kind.ZIP:
            return _look_into_zip(data, posixpath.splitext(bundle.file)[0], bundle)
        case Kind.EPUB:
            return _look_into_epub(data)
        case Kind.HTML:
            return _look_into_page(data, bundle)
    raise ValueError(f"there is no kind {bundle.kind!r}")


def _opened(data: bytes) -> zipfile.ZipFile:
    archive = zipfile.ZipFile(io.BytesIO(data))
    if not archive.infolist():
        raise ValueError("it is empty")
    if sum(entry.file_size for entry in archive.infolist()) > _MOST_BYTES:
        raise ValueError("it unpacks to too much")
    broken = archive.testzip()
    if broken is not None:
        raise ValueError(f"{broken} is damaged")
    for name in archive.namelist():
        if name.startswith("/") or "\\" in name or ".." in name.split("/"):
            raise ValueError(f"{name} would unpack elsewhere")
    return archive


def _look_into_zip(data: bytes, top: str, bundle: Bundle) -> int:
    names = _opened(data).namelist()
    astray = [name for name in names if not name.startswith(f"{top}/")]
    if astray:
        raise ValueError(f"{astray[0]} lies outside of its folder")
    if f"{top}/{START}" not in names:
        raise ValueError(f"{START} is missing")
    pages = re.compile(rf"{re.escape(top)}/{PAGES}/(?:({'|'.join(bundle.languages)})/)?articles/\d{{4}}/[^/]+\.html")
    # Withdrawn articles keep a page that says so, so there may be more pages than articles.
    return min(sum(bool(pages.fullmatch(name)) for name in names), bundle.articles)


def _look_into_epub(data: bytes) -> int:
    archive = _opened(data)
    first = archive.infolist()[0]
    if first.filename != "mimetype" or first.compress_type != zipfile.ZIP_STORED:
        raise ValueError("mimetype is not its first file")
    rootfile = ET.fromstring(archive.read("META-INF/container.xml")).find(".//{*}rootfile")  # noqa: S314 # as below
    if rootfile is None:
        raise ValueError("container.xml names no package")
    path = rootfile.get("full-path", "")
    package = ET.fromstring(archive.read(path))  # noqa: S314 # expat bounds entity expansion since 2.4.1
    items = {item.get("id"): item.get("href", "") for item in package.iter(f"{_OPF}item")}
    for href in items.values():
        archive.getinfo(posixpath.join(posixpath.dirname(path), href))
    spine = [items[itemref.get("idref")] for itemref in package.iter(f"{_OPF}itemref")]
    return sum(href.startswith("text/") for href in spine)


def _look_into_page(data: bytes, bundle: Bundle) -> int:
    root = JustHTML(data.decode(), sanitize=False)
    if _attribute(root.query("html")[0], "lang") not in bundle.languages:
        raise ValueError("the language is another one")
    for tag in sorted(_FETCHING):
        for node in root.query(tag):
            address = _attribute(node, "src") or _attribute(node, "href")
            if tag == "script" or not address.startswith("data:"):
                raise ValueError(f"<{tag}> asks for something outside")
    return len(root.query("article"))


def _attribute(node: Any, name: str) -> str:
    return str((node.attrs or {}).get(name) or "")


def _problem(path: str, code: str, **parameters: str) -> Problem:
    return Problem(path, 0, 0, code, parameters=parameters)
