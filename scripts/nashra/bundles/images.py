"""The images of articles: read from ``docs/`` and from nowhere else, known by their content."""

from __future__ import annotations

import base64
import binascii
import hashlib
import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes
from xml.etree import ElementTree as ET

from nashra.problems import NashraError, Problem

_SVG = "{http://www.w3.org/2000/svg}"
_DATA = re.compile(r"data:image/[\w.+-]+(?:;[\w=.-]+)*?(;base64)?,(.*)", re.DOTALL | re.IGNORECASE)
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
# What every reader of EPUB 3.3 must be able to show ("Core media types"), by first bytes.
_SIGNS: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png", "png"),
    (b"\xff\xd8\xff", "image/jpeg", "jpg"),
    (b"GIF87a", "image/gif", "gif"),
    (b"GIF89a", "image/gif", "gif"),
)
# Elements of SVG that run, or draw what is not in the picture.
_ACTIVE = frozenset({"script", "foreignObject", "iframe", "audio", "video", "handler"})
_LEADS_OUT = re.compile(r"@import|url\(\s*(?![\s\"']*#)", re.IGNORECASE)

ET.register_namespace("", _SVG[1:-1])
ET.register_namespace("xlink", "http://www.w3.org/1999/xlink")


@dataclass(frozen=True)
class Image:
    """An image and its kind (a MIME type). ``name`` depends on the content alone, whatever the file was called."""

    data: bytes
    media_type: str
    suffix: str

    @property
    def name(self) -> str:
        """A short file name that is safe everywhere."""
        return f"{hashlib.sha256(self.data).hexdigest()[:16]}.{self.suffix}"

    @property
    def data_uri(self) -> str:
        """The image as an address that holds all of it (RFC 2397)."""
        return f"data:{self.media_type};base64,{base64.b64encode(self.data).decode()}"


def read_image(docs_dir: Path, pages: Sequence[str], written: str) -> Image | None:
    """Read the image that an article names; ``None`` for one on another machine, which is never fetched.

    ``pages`` are the article's files below ``docs_dir``, its own first and then its original's, beside which
    the image may lie. Raises :class:`NashraError` when there is none, or none of a kind that everybody can show.
    """
    if match := _DATA.fullmatch(written):
        return _known(_decoded(match[2], is_base64=bool(match[1])), pages[0], "data:")
    if not written or _ELSEWHERE.match(written):
        return None
    address = unquote(re.split("[?#]", written, maxsplit=1)[0])
    top = docs_dir.resolve()
    for page in pages:
        data = _read_below(top, posixpath.join(posixpath.dirname(page), address))
        if data is not None:
            return _known(data, page, written)
    raise NashraError([_problem(docs_dir, pages[0], "bundle-image-missing", written)])


def _read_below(top: Path, relative: str) -> bytes | None:
    try:
        path = (top / relative).resolve()
        return path.read_bytes() if path.is_relative_to(top) and path.is_file() else None
    except (OSError, ValueError):  # a name that no file can have: too long, or with a null
        return None


def _known(data: bytes, page: str, written: str) -> Image:
    for sign, media_type, suffix in _SIGNS:
        if data.startswith(sign):
            return Image(data, media_type, suffix)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return Image(data, "image/webp", "webp")
    try:
        return Image(_still(data), "image/svg+xml", "svg")
    except (ET.ParseError, ValueError) as error:
        raise NashraError([_problem(Path("docs"), page, "bundle-image-kind", written)]) from error


def _problem(docs_dir: Path, page: str, code: str, written: str) -> Problem:
    return Problem(f"{docs_dir.name}/{page}", 0, 0, code, parameters={"image": written[:200]})


def _decoded(data: str, *, is_base64: bool) -> bytes:
    raw = unquote_to_bytes(data)
    try:
        return base64.b64decode(raw) if is_base64 else raw
    except binascii.Error:
        return b""


def _still(data: bytes) -> bytes:
    """Write an SVG anew without what runs in it or leads out of it. Raises ``ValueError`` for anything else."""
    root = ET.fromstring(data)  # noqa: S314 # expat bounds entity expansion since 2.4.1, and reads no external ones
    if root.tag != f"{_SVG}svg":
        raise ValueError("the root is not svg")
    for parent in list(root.iter()):
        for child in [child for child in parent if _is_active(child)]:
            parent.remove(child)
        for name, value in list(parent.attrib.items()):
            local = name.rpartition("}")[2].lower()
            leads_out = local in {"href", "src"} and not value.startswith(("#", "data:image/"))
            if local.startswith("on") or leads_out or _LEADS_OUT.search(value):
                del parent.attrib[name]
    return bytes(ET.tostring(root, encoding="utf-8"))


def _is_active(child: ET.Element) -> bool:
    name = str(child.tag).rpartition("}")[2]
    return name in _ACTIVE or (name == "style" and bool(_LEADS_OUT.search(child.text or "")))
