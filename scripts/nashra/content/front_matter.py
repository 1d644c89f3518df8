"""The one reader and writer of a content file: front matter above, Markdown below."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from nashra import yaml_files
from nashra.content.schema import FrontMatter
from nashra.model import Source, Translation
from nashra.problems import NashraError, Problem
from nashra.yaml_files import Inline, InlineMapping, Quoted

_FENCED = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)(?P<body>.*)\Z", re.DOTALL | re.MULTILINE)
_CONVERSION = re.compile(r"^conversion:.*\n(?:[ \t]+.*\n)*", re.MULTILINE)


@dataclass(frozen=True)
class Parts:
    """The two parts of a content file, and the line of the file (from 1) on which the body starts."""

    document: yaml_files.Document
    body: str
    body_line: int


def decode(data: bytes, path: str) -> str:
    """Decode a content file: UTF-8, with or without a byte order mark, any line ends.

    Raises :class:`NashraError` (``not-utf8``) with the line of the first wrong byte.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = f"0x{data[error.start]:02X}"
        raise NashraError([Problem(path, line, 0, "not-utf8", parameters={"byte": byte})]) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def split(text: str, path: str) -> Parts:
    """Part a file into front matter and body.

    Raises :class:`NashraError`: ``front-matter-missing``, or what ``yaml_files.parse`` found.
    """
    match = _FENCED.match(text)
    if match is None:
        code = "front-matter-unclosed" if re.match(r"---[ \t]*\n", text) else "front-matter-missing"
        raise NashraError([Problem(path, 1, 0, code)])
    document = yaml_files.parse(match["yaml"], path, first_line=2)
    return Parts(document, match["body"], text.count("\n", 0, match.start("body")) + 1)


def compose(front_matter: FrontMatter, body: str) -> str:
    """Write a content file, keys in the order of the contract, absent ones left out."""
    values = {
        "title": Quoted(front_matter.title),
        "added": front_matter.added,
        "date": front_matter.date,
        "updated": front_matter.updated,
        "summary": _quoted(front_matter.summary),
        "tags": None if front_matter.translation else Inline(front_matter.tags),
        "source": _known(front_matter.source) or None,
        "aliases": Inline(front_matter.aliases) or None,
        "draft": front_matter.draft or None,
        "withdrawn": _quoted(front_matter.withdrawn),
        "translation": _known(front_matter.translation) or None,
        "conversion": InlineMapping(front_matter.conversion) or None,
    }
    written = yaml_files.dump({name: value for name, value in values.items() if value is not None})
    return f"---\n{written}---\n\n{body.strip(chr(10))}\n"


def _quoted(text: str | None) -> Quoted | None:
    return Quoted(text) if text else None


def _known(value: Source | Translation | None) -> dict[str, object]:
    """Give the members of a value that are known, in their order."""
    return {name: member for name, member in vars(value).items() if member is not None} if value else {}


def conversion_digest(text: str) -> str:
    """Digest a content file without its ``conversion`` key (SHA-256, hexadecimal)."""
    head, fence, body = text.partition("\n---")
    return hashlib.sha256((_CONVERSION.sub("", f"{head}\n") + fence + body).encode()).hexdigest()
