"""Characters nobody sees or nobody meant: marks of encodings, zero-width strays, bidi controls, decomposed letters."""

from __future__ import annotations

import functools
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any

from nashra.checking.escaped_values import escaped_findings
from nashra.checking.finding import Edit, Finding, excerpt
from nashra.checking.source_file import BYTE_ORDER_MARK, SourceFile
from nashra.orthography.text import dominant_script
from nashra.problems import Severity

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
# Control characters that part words; the others stand for nothing.
_SEPARATORS = frozenset("\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029")
_LOST = re.compile("[\ufffd\ufffe\uffff]")
_TRAILING = re.compile(r"(?<![ \t])[ \t]+(?=\n|\Z)")


def file_findings(source: SourceFile) -> Iterator[Finding]:
    """Find byte order marks and line ends that are not those of this project."""
    if source.raw.startswith(BYTE_ORDER_MARK):
        yield Finding(None, "file-bom", is_fixable=True)
    if "\r" in source.raw:
        yield Finding(None, "file-line-ends", is_fixable=True)


def character_findings(source: SourceFile) -> Iterator[Finding]:
    """Find control characters, lost ones, zero-width strays, decomposed letters and spaces at line ends."""
    yield from _unseen(source.text)
    yield from escaped_findings(source, _unseen)
    yield from _decomposed(source)
    yield from _trailing_spaces(source)


def named(character: str) -> dict[str, str]:
    """Give the parameters by which a message names a character that cannot be seen."""
    return {"character": f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()}


def _unseen(text: str) -> Iterator[Finding]:
    """Find control characters, lost ones and zero-width strays in a text."""
    for match in _CONTROL.finditer(text):
        replacement = " " if match[0] in _SEPARATORS else ""
        edit = Edit(match.start(), match.end(), replacement)
        yield Finding(match.start(), "text-control-character", Severity.WARNING, named(match[0]), (edit,))
    for match in _LOST.finditer(text):
        around = text[max(0, match.start() - 15) : match.end() + 15]
        yield Finding(match.start(), "text-lost-character", parameters={"excerpt": excerpt(around)})
    yield from _zero_width(text)


def _zero_width(text: str) -> Iterator[Finding]:
    for match in _strays().finditer(text):
        at = match.start()
        before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
        if not _is_needed(match[0], before, after):
            yield Finding(at, "text-zero-width", parameters=named(match[0]), edits=(Edit(at, at + 1, ""),))


def _is_needed(character: str, before: str, after: str) -> bool:
    """Tell whether a zero-width character does something for a reader between these two."""
    if character in _data()["zero_width"]:
        return _is_in(before, "word_breaks") and _is_in(after, "word_breaks") and character == "\u200b"
    if character == "\u200d" and (_is_symbol(before) or _is_symbol(after)):
        return True
    if character == "\u200c":
        return _is_mark(before) or (_is_in(before, "joining") and _is_in(after, "joining"))
    # At a word's end a joiner gives an Arabic letter its linked form, as in abbreviations.
    return _is_in(before, "joining") or _is_in(after, "joining")


def _is_symbol(character: str) -> bool:
    return bool(character) and (unicodedata.category(character) == "So" or character == "\ufe0f")


def _is_in(character: str, group: str) -> bool:
    return _is_mark(character) or (bool(character) and dominant_script(character) in _data()[group])


def _is_mark(character: str) -> bool:
    return bool(character) and unicodedata.category(character) in {"Mn", "Mc"}


def _decomposed(source: SourceFile) -> Iterator[Finding]:
    if unicodedata.is_normalized("NFC", source.text):
        return
    for start, end in source.paragraphs:
        if unicodedata.is_normalized("NFC", source.prose[start:end]):
            continue
        edits = tuple(_compositions(source.prose, start, end))
        if edits:
            parameters = {"excerpt": excerpt(source.prose[edits[0].start : end])}
            yield Finding(edits[0].start, "text-not-nfc", parameters=parameters, edits=edits)


def _compositions(text: str, start: int, end: int) -> Iterator[Edit]:
    """Compose each letter with the marks after it; what stands alone is left alone."""
    at = start
    while at < end:
        after = at + 1
        while after < end and unicodedata.combining(text[after]):
            after += 1
        composed = unicodedata.normalize("NFC", text[at:after])
        if composed != text[at:after]:
            yield Edit(at, after, composed)
        at = after


def _trailing_spaces(source: SourceFile) -> Iterator[Finding]:
    """Find spaces at line ends, but for the two that break a line on purpose."""
    found: list[Edit] = []
    for start, end in source.scan.paragraphs:
        found += (
            Edit(match.start(), match.end(), "")
            for match in _TRAILING.finditer(source.text, start, end)
            if match.end() == end or len(match[0]) < 2
        )
    if found:
        parameters = {"count": str(len(found))}
        yield Finding(found[0].start, "text-trailing-space", Severity.NOTICE, parameters, tuple(found))


@functools.cache
def _strays() -> re.Pattern[str]:
    return re.compile("[" + "".join([*_data()["zero_width"], *_data()["joiners"]]) + "]")


@functools.cache
def _data() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = json.loads(resources.files(__package__).joinpath("characters.json").read_text("utf-8"))
    return loaded
