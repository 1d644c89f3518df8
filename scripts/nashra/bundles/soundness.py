"""What is inside a bundle: whether it opens, holds what it should, and asks for nothing from outside."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from typing import Any
from xml.etree import ElementTree as ET

from justhtml import JustHTML

from nashra.bundles.selection import Kind
from nashra.bundles.website import PAGES, START
from nashra.publishing.downloads import Bundle
from nashra.publishing.leaving import leaving_script

_OPF = "{http://www.idpf.org/2007/opf}"
_FETCHING = frozenset({"audio", "embed", "iframe", "img", "link", "object", "script", "source", "video"})
# Pages of a website are many, so they are searched and not parsed; what we write has its attributes in this form.
_OUTWARD = re.compile(
    rb"<(audio|embed|iframe|img|link|object|script|source|video)\b[^>]*?"
    rb"\s(?:src|href|data|poster)\s*=\s*[\"']?\s*(?:[a-z]+:)?//",
    re.IGNORECASE,
)
# What archives and parsers raise for what is no archive or document; RuntimeError is zipfile's for an encrypted
# member, and above its error for a method of compression that it does not know.
_BROKEN = (ValueError, LookupError, OSError, EOFError, RuntimeError, zlib.error, zipfile.BadZipFile, ET.ParseError)
# A bundle that claims to unpack to more is not ours, and would fill the disk of who looks into it.
_MOST_BYTES = 4_000_000_000


class UnsoundError(Exception):
    """A bundle is not what it should be: the code of the problem, and what was found."""

    def __init__(self, code: str, found: str = "") -> None:
        self.code, self.found = code, found
        super().__init__(f"{code}: {found}")


def count_articles(data: bytes, bundle: Bundle) -> int:
    """Look through a bundle and count its articles. Raises :class:`UnsoundError`."""
    try:
        match Kind(bundle.kind):
            case Kind.ZIP:
                return _look_into_zip(data, bundle)
            case Kind.EPUB:
                return _look_into_epub(data)
            case Kind.HTML:
                return _look_into_page(data, bundle)
    except _BROKEN as error:
        raise UnsoundError("verify-content", str(error).strip("'\"")) from error


def _opened(data: bytes) -> zipfile.ZipFile:
    archive = zipfile.ZipFile(io.BytesIO(data))
    for name in archive.namelist():
        if name.startswith("/") or "\\" in name or ".." in name.split("/"):
            raise UnsoundError("verify-astray", name)
    if sum(entry.file_size for entry in archive.infolist()) > _MOST_BYTES:
        raise UnsoundError("verify-swollen")
    damaged = archive.testzip()
    if damaged is not None:
        raise UnsoundError("verify-content", damaged)
    return archive


def _look_into_zip(data: bytes, bundle: Bundle) -> int:
    archive, top = _opened(data), posixpath.splitext(bundle.file)[0]
    names = archive.namelist()
    for name in names:
        if not name.startswith(f"{top}/"):
            raise UnsoundError("verify-astray", name)
        if name.endswith(".html") and (asking := _OUTWARD.search(archive.read(name))):
            raise UnsoundError("verify-outward", f"<{asking[1].decode()}> ({name})")
    if f"{top}/{START}" not in names:
        raise UnsoundError("verify-incomplete", START)
    pages = re.compile(rf"{re.escape(top)}/{PAGES}/(?:({'|'.join(bundle.languages)})/)?articles/\d{{4}}/[^/]+\.html")
    # Withdrawn articles keep a page that says so, so there may be more pages than articles.
    return min(sum(bool(pages.fullmatch(name)) for name in names), bundle.articles)


def _look_into_epub(data: bytes) -> int:
    archive = _opened(data)
    first = archive.infolist()[0]
    if first.filename != "mimetype" or first.compress_type != zipfile.ZIP_STORED:
        raise UnsoundError("verify-incomplete", "mimetype")
    rootfile = ET.fromstring(archive.read("META-INF/container.xml")).find(".//{*}rootfile")  # noqa: S314 # as below
    if rootfile is None:
        raise UnsoundError("verify-incomplete", "rootfile")
    path = rootfile.get("full-path", "")
    package = ET.fromstring(archive.read(path))  # noqa: S314 # expat bounds entity expansion since 2.4.1
    items = {item.get("id"): item.get("href", "") for item in package.iter(f"{_OPF}item")}
    for href in items.values():
        archive.getinfo(posixpath.join(posixpath.dirname(path), href))
    spine = [items[itemref.get("idref")] for itemref in package.iter(f"{_OPF}itemref")]
    return sum(href.startswith("text/") for href in spine)


def _look_into_page(data: bytes, bundle: Bundle) -> int:
    root = JustHTML(data.decode(), sanitize=False)
    language = _attribute(root.query("html")[0], "lang")
    if language not in bundle.languages:
        raise UnsoundError("verify-language", language)
    for tag in sorted(_FETCHING):
        for node in root.query(tag):
            address = _attribute(node, "src") or _attribute(node, "href")
            # A policy cannot keep a script from opening another page, so the way out is the only one there may be.
            if tag == "script" and not address and node.to_text(strip=False) == leaving_script():
                continue
            if tag == "script" or not address.startswith("data:"):
                raise UnsoundError("verify-outward", f"<{tag}>")
    return len(root.query("article"))


def _attribute(node: Any, name: str) -> str:
    return str((node.attrs or {}).get(name) or "")
