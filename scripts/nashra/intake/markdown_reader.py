"""A Markdown file as a document: front matter gives facts, the text is rendered and read as a page is, whole."""

from __future__ import annotations

import dataclasses
import datetime
import re
import tomllib

import markdown

from nashra import yaml_files
from nashra.intake.assembling import MOST_BLOCKS, assemble
from nashra.intake.blocks import Block, Document, Fact, Kind, Metadata
from nashra.intake.cleaning import clean
from nashra.intake.html_blocks import find_notes, read_blocks
from nashra.intake.html_tree import parse_html
from nashra.intake.metadata import iso_day, tidy_value
from nashra.intake.neighbours import Source
from nashra.intake.web_addresses import safe_address
from nashra.model import Rejection
from nashra.orthography.fold import fold_words
from nashra.problems import NashraError

_FENCE = re.compile(r"\A\ufeff?---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML_FENCE = re.compile(r"\A\ufeff?\+\+\+[ \t]*\n(.*?\n)?\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
# Longer texts, and longer lines, take rendering too much time (characters); a book's chapter is shorter.
_LONGEST, _LONGEST_LINE = 1_000_000, 50_000
# Nested deeper than any list or quotation of an article.
_DEEP = re.compile(r"^[ \t]{80,}\S|^(?:[ \t]{0,3}>[ \t]?){20,}|[\[(*_`!<]{200,}", re.MULTILINE)
_EXTENSIONS = ["tables", "footnotes", "fenced_code", "sane_lists"]


def read_markdown(text: str, pictures: Source) -> Document | Rejection:
    """Read a decoded Markdown text."""
    metadata, body, lines = _front_matter(text)
    if (
        len(body) > _LONGEST
        or body.count("\n") > MOST_BLOCKS
        or any(len(line) > _LONGEST_LINE for line in body.split("\n"))
    ):
        return Rejection("convert-too-long", {"limit": f"{_LONGEST:,}"})
    if _DEEP.search(body):
        return Rejection("convert-too-deep")
    try:
        html = markdown.markdown(clean(body), extensions=_EXTENSIONS, output_format="html")
    except (RecursionError, ValueError, AttributeError, IndexError, TypeError):
        return Rejection("convert-broken-file", {"format": "Markdown"})
    root = parse_html(f"<html><body>{html}</body></html>")
    if isinstance(root, Rejection):
        return root
    blocks = [placed.block for placed in read_blocks(root, None, find_notes(root))]
    located = _located(blocks, body.split("\n"), lines)
    title, rest = _title(located, metadata)
    return assemble(title, rest, (), metadata, pictures)


def _front_matter(text: str) -> tuple[Metadata, str, int]:
    """Divide off the front matter: its facts, the text below it, and how many lines it takes."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    match = _FENCE.match(text) or _TOML_FENCE.match(text)
    if not match:
        return Metadata(), text, 0
    try:
        value = tomllib.loads(match[1] or "") if "+++" in match[0][:4] else yaml_files.parse(match[1] or "", "").value
    except (NashraError, tomllib.TOMLDecodeError, RecursionError):
        return Metadata(), text[match.end() :], match[0].count("\n")
    values = value if isinstance(value, dict) else {}
    source = values.get("source")
    given = {**values, **(source if isinstance(source, dict) else {})}
    return _facts(given), text[match.end() :], match[0].count("\n")


def _facts(given: dict[str, object]) -> Metadata:
    def named(value: object) -> object:
        return value.get("name") if isinstance(value, dict) else value

    def fact(*names: str) -> Fact | None:
        return next(
            (Fact(text, f"front matter {name}") for name in names if (text := tidy_value(named(given.get(name))))), None
        )

    day = given.get("date")
    iso = day.isoformat()[:10] if isinstance(day, datetime.date) else iso_day(day) if isinstance(day, str) else None
    url = fact("url", "link", "canonical_url")
    address = safe_address(url.value, None) if url else None
    return Metadata(
        title=fact("title"),
        date=Fact(iso, "front matter date") if iso else None,
        author=fact("author"),
        publisher=fact("publisher"),
        url=Fact(address, url.origin) if url and address else None,
    )


def _located(blocks: list[Block], source: list[str], offset: int) -> list[Block]:
    """Give each block the line of the file in which its first words stand, looking from the one before it."""
    found = []
    place = 0
    for block in blocks:
        start = re.split(r"[*_\[\]`\\<&\n|]", block.text, maxsplit=1)[0].strip()[:40]
        line = next((i for i in range(place, len(source)) if start and start in source[i]), None)
        place = place if line is None else line
        found.append(block if line is None else dataclasses.replace(block, line=offset + line + 1))
    return found


def _title(blocks: list[Block], metadata: Metadata) -> tuple[Block | None, list[Block]]:
    """Choose the title: the first block when it is a first-level heading, else what the front matter says."""
    index = next((i for i, block in enumerate(blocks) if block.kind is not Kind.IMAGE), None)
    if index is None:
        return None, blocks
    first = blocks[index]
    is_title = first.kind is Kind.HEADING and first.level == 1
    stated = metadata.title
    if stated and not is_title:
        is_title = fold_words(first.text, "") == fold_words(stated.value, "")
    if is_title:
        return first, [*blocks[:index], *blocks[index + 1 :]]
    return (Block(stated.value, 0), blocks) if stated else (None, blocks)
