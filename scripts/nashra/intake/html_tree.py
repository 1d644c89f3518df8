"""HTML bytes to a tree of elements, and what an element's own attributes say about it."""

from __future__ import annotations

import codecs
import functools
import json
import re
from collections.abc import Mapping
from importlib import resources
from typing import Any

from lxml import etree

from nashra.intake.decoding import decode
from nashra.model import Rejection

# Each stops at the next angle bracket, so that no page can make them slow.
_TAGS = re.compile(rb"<[^<>]*>")
_CODE = re.compile(rb"<(/?)(?:script|style)\b[^<>]*>", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta\b[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^\s*<\?xml\b[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_HEAD = 4096
# Chromium flattens what is nested deeper.
_DEEPEST = 512
# The only encodings a page is believed to be in when it says so (those of browsers, by Python's names).
_ENCODINGS = re.compile(
    r"utf-8|utf-16(-[lb]e)?|cp125\d|cp866|koi8-[ru]|iso8859-\d+|mac-cyrillic|gb18030|gbk|big5|euc_\w+|shift_jis"
)
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

Element = Any
"""An element of lxml, which ships no types."""


def decode_html(data: bytes, declared: str | None = None) -> str | Rejection:
    """Decode a page: byte order mark, strict UTF-8, what it or its carrier declares, what its words look like.

    A few broken bytes are replaced by U+FFFD: they mostly stand in the frame. The caller must refuse
    a page with one in its article.
    """
    encoding = _python_name(declared) or declared_encoding(data)
    words = data if b"\x00" in data[:_HEAD] else _TAGS.sub(b" ", _without_code(data))
    found = decode(words or b" ", encoding)
    if isinstance(found, Rejection):
        return data.decode("utf-8", errors="replace") if found.code == "convert-broken-utf8" else found
    whole = data.decode(found.encoding, errors="replace")
    return whole.lstrip("\ufeff")


def _without_code(data: bytes) -> bytes:
    """Leave out scripts and styles: they are ASCII, and say nothing about the encoding of words."""
    parts: list[bytes] = []
    start, in_code = 0, False
    for match in _CODE.finditer(data):
        if not in_code:
            parts.append(data[start : match.start()])
        start, in_code = match.end(), not match[1]
    return b" ".join([*parts, data[start:]])


def declared_encoding(data: bytes) -> str | None:
    """Give the encoding that a page names itself, when it is one of the known ones."""
    head = data[:_HEAD]
    match = _XML_ENCODING.search(head) or _CHARSET.search(head)
    return _python_name(match[1].decode("ascii")) if match else None


def _python_name(label: str | None) -> str | None:
    if not label or not re.fullmatch(r"[\w.:-]{2,40}", label, re.ASCII):
        return None
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return None
    return name if _ENCODINGS.fullmatch(name) else None


def parse_html(text: str) -> Element | Rejection:
    """Parse a page; one nested deeper than browsers go is refused, not read in part."""
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True, recover=True
    )
    text = text.replace("\x00", "")
    root = etree.fromstring(text.encode("utf-8", errors="replace"), parser) if text.strip() else None
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        return Rejection("convert-too-deep")
    if root is None:
        return Rejection("convert-no-text")
    return Rejection("convert-too-deep") if _depth(root) > _DEEPEST else root


def _depth(root: Element) -> int:
    depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def attribute(element: Element, name: str) -> str:
    """Give an attribute's value without space around it; empty when there is none."""
    value: str = element.get(name) or ""
    return value.strip()


def is_hidden(element: Element) -> bool:
    """Tell whether an element says that it is not shown."""
    return (
        "hidden" in element.attrib
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN_STYLE.search(element.get("style") or ""))
    )


def is_frame(element: Element) -> bool:
    """Tell whether an element's name, role, class or id says that it is part of a site's frame.

    A paragraph called a teaser is the article's lead; those of other articles stand below links to them.
    """
    names = page_names()
    if element.tag in names["frame_tags"] or attribute(element, "role").lower() in names["frame_roles"]:
        return True
    words = class_words(element) & names["frame_words"]
    return bool(words - names["lead_words"] if element.tag == "p" else words)


def class_words(element: Element) -> frozenset[str]:
    """Give the words of an element's classes and id in lower case, and whole (``relatedPosts_box`` has five)."""
    return _class_words(f"{element.get('class') or ''} {element.get('id') or ''}"[:400])


@functools.lru_cache(maxsize=20_000)
def _class_words(names: str) -> frozenset[str]:
    words = frozenset(word.lower() for word in _WORDS.findall(names))
    whole = frozenset(re.sub("[_-]+", "-", name.lower()) for name in names.split())
    parts = frozenset(part for name in whole for part in name.split("-"))
    return words | whole | parts


def is_automatic(value: str) -> bool:
    """Tell whether a title or a name is one that a program fills in by itself."""
    return value.casefold() in page_names()["automatic_properties"]


@functools.cache
def page_names() -> Mapping[str, frozenset[str]]:
    """Give the lists of ``page_names.json`` as sets, by their names."""
    loaded = json.loads(resources.files(__package__).joinpath("page_names.json").read_text("utf-8"))
    return {name: frozenset(values) for name, values in loaded.items()}
