"""A page saved with all its parts in one file (MHTML, RFC 2557)."""

from __future__ import annotations

import email
import email.message
import email.policy
import re
from collections.abc import Mapping
from urllib.parse import urljoin

from nashra.intake.blocks import Document
from nashra.intake.html_reader import read_html
from nashra.intake.neighbours import picture_type
from nashra.model import Rejection

_HEAD = re.compile(rb"(?:^|\n)mime-version\s*:", re.IGNORECASE)
_KIND = re.compile(rb"(?:^|\n)content-type\s*:\s*(?:multipart/related|multipart/alternative|text/html)", re.IGNORECASE)
_MOST_PARTS = 5_000
# What the standard library's parser raises on input that is no message.
_FAILURES = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError, MemoryError)


def is_mhtml(data: bytes) -> bool:
    """Tell by its first header lines whether a file is a page saved in one."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf\r\n")
    if b"mime-version" not in head.lower() or head.startswith(b"<"):
        return False
    return bool(_HEAD.search(head) and _KIND.search(head))


def read_mhtml(data: bytes, known: str | None = None) -> Document | Rejection:
    """Read the page of an MHTML file; its pictures are the file's other parts. ``known`` is as in ``read_html``."""
    try:
        parts = _parts(data)
    except _FAILURES:
        return Rejection("convert-broken-file", {"format": "MHTML"})
    page = next(((part, content) for part, content in parts if part.get_content_type() == "text/html"), None)
    if page is None:
        return Rejection("convert-no-page")
    part, content = page
    address = _header(part, "Content-Location") or None
    pictures = _pictures(parts, address)
    charset = part.get_param("charset")
    declared = charset if isinstance(charset, str) else None
    saved_from = _header(parts[0][0], "Snapshot-Content-Location") or address

    def picture(source: str) -> bytes | None:
        return pictures.get(source) or pictures.get(_joined(address, source))

    place = saved_from if (saved_from or "").startswith("http") else None
    return read_html(content, picture, declared, place, known)


_Part = tuple[email.message.Message, bytes]


def _parts(data: bytes) -> list[_Part]:
    """Give the message itself and all its parts, with their decoded contents."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    found: list[_Part] = []
    for part in message.walk():
        if len(found) >= _MOST_PARTS:
            break
        content = b"" if part.is_multipart() else part.get_payload(decode=True)
        found.append((part, content if isinstance(content, bytes) else b""))
    return found


def _header(part: email.message.Message, name: str) -> str:
    value = str(part.get(name, "") or "")
    return re.sub(r"\s+", "", value).strip("<>")


def _joined(address: str | None, source: str) -> str:
    try:
        return urljoin(address or "", source)
    except ValueError:
        return source


def _pictures(parts: list[_Part], address: str | None) -> Mapping[str, bytes]:
    found: dict[str, bytes] = {}
    for part, content in parts:
        if picture_type(content):
            location, name = _header(part, "Content-Location"), _header(part, "Content-ID")
            keys = [location, _joined(address, location)] if location else []
            for key in [*keys, *([f"cid:{name}"] if name else [])]:
                found.setdefault(key, content)
    return found
