r"""Plain text as Markdown that reads as that text and nothing else.

Ordinary text stays untouched: a mark is escaped only where Python-Markdown, with its own extensions and
the pymdownx family, would act on it. Marks of core Markdown get a backslash; those that only some
extensions know get a character reference, because a backslash before them shows when the extension is
not loaded. Smart symbols are taken to be off: no escape exists for them that would leave ``1/2`` alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_Rule = Callable[[str], str]

# What begins a block: heading, quotation, list, rule, link definition and the like.
_HEADING_OR_QUOTE = re.compile(r"^[#>]")
_BULLET = re.compile(r"^[*+-](?=\s|$)")
_NUMBER = re.compile(r"^(\d+)\.(?=\s|$)")
_RULE = re.compile(r"^([*_-])(?=(?:\s*\1){2,}\s*$)")
_ADMONITION = re.compile(r"^!(?=!!)")
_REFERENCED_START = re.compile(r"^(?:[:~](?=\s)|[?=/:](?=[?=/:]{2})|=(?=[=\s]*$))")
# What acts inside a line, and a mark of any of these rules: most lines have none.
_MARK = re.compile(r"[\\&<:}`*_\[~^=+]")
_LINK = re.compile(r"\]\s?[(\[:]|\[[\^=!]|\[\[|\[TOC\]|!\[", re.IGNORECASE)
_MARKUP = re.compile(r"<(?=[^\s\d=]|[^<>\s]+@)")
_REFERENCE = re.compile(r"&(?=#?\w+;)")
_EMOJI = re.compile(r":(?=[\w+-]{0,60}?(?:[^\W\d]|[+-]1|100|1234)[\w+-]{0,60}:)")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")


def escape_paragraph(text: str) -> str:
    """Escape one paragraph of plain text; line breaks in it and space around it become single spaces."""
    line = " ".join(text.split("\n")).strip()
    return _escape_start(escape_inline(line))


def escape_inline(text: str) -> str:
    """Escape text that stands inside a paragraph, heading, item or cell, but not at its start."""
    if not _MARK.search(text):
        return text
    escaped = text.replace("\\", "\\\\")
    for rule in _INLINE:
        escaped = rule(escaped)
    return escaped


def _escape_start(line: str) -> str:
    for pattern in (_HEADING_OR_QUOTE, _RULE, _BULLET, _ADMONITION):
        if pattern.match(line):
            return "\\" + line
    if number := _NUMBER.match(line):
        return f"{number[1]}\\{line[number.end(1) :]}"
    return _REFERENCED_START.sub(lambda match: _reference(match[0]), line)


def _reference(character: str) -> str:
    return f"&#{ord(character)};"


def _escape_pairs(mark: str, *, from_count: int = 2) -> _Rule:
    """Escape a mark with a backslash where there are enough of them to act."""
    return lambda text: text.replace(mark, "\\" + mark) if text.count(mark) >= from_count else text


def _reference_pairs(mark: str, *, from_count: int = 2) -> _Rule:
    """Write a mark as a character reference where there are enough of them to act."""
    return lambda text: text.replace(mark, _reference(mark[0]) * len(mark)) if text.count(mark) >= from_count else text


def _escape_underscores(text: str) -> str:
    """Escape underscores that are not inside a word, where they never act."""
    return _UNDERSCORE.sub(r"\\_", text) if text.count("_") >= 2 else text


def _escape_brackets(text: str) -> str:
    return text.replace("[", "\\[") if _LINK.search(text) else text


def _refer_to_braces(text: str) -> str:
    """Write opening braces that something closes as references: attributes, and the marks of critics."""
    end = text.rfind("}")
    return text[:end].replace("{", _reference("{")) + text[end:] if end > 0 else text


# In this order: references made by later rules must not be escaped by earlier ones.
_INLINE: tuple[_Rule, ...] = (
    lambda text: _REFERENCE.sub("&amp;", text),
    lambda text: _MARKUP.sub("&lt;", text),
    lambda text: _EMOJI.sub("&#58;", text),
    _refer_to_braces,
    _escape_pairs("`"),
    _escape_pairs("*"),
    _escape_underscores,
    _escape_brackets,
    _reference_pairs("~"),
    _reference_pairs("^"),
    _reference_pairs("=="),
    _reference_pairs("++"),
)
