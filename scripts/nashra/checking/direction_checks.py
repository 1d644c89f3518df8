"""Where the order in which a line is painted is not that in which it was written, or cannot be told.

The build isolates every run of the opposite direction by itself (``orthography/runs.py``, which this asks too).
Reported is what it cannot decide: whether digits or a bracket belong to the run beside them; whether foreign names
are a list or one phrase; groups of digits that may be a telephone number or several numbers; and directional controls
that are left over, or that show a reader another order than an editor sees.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nashra.checking.character_checks import named
from nashra.checking.escaped_values import escaped_findings
from nashra.checking.finding import Edit, Finding, excerpt
from nashra.checking.markdown_scan import Tag, masked
from nashra.checking.source_file import SourceFile
from nashra.orthography.runs import OPAQUE, Run, RunKind, runs
from nashra.problems import Severity

_CONTROLS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_MARKS = frozenset("\u200e\u200f\u061c")
_ISOLATES = frozenset("\u2066\u2067\u2068")
_EMBEDDINGS = frozenset("\u202a\u202b")
_OVERRIDES = frozenset("\u202d\u202e")
_ISOLATE_END, _EMBEDDING_END = "\u2069", "\u202c"

_BRACKETS = {"(": ")", "[": "]"}
_ANY_BRACKET = re.compile(r"[()\[\]]")
_ENUMERATOR = re.compile(r"(?:^|[\s(])\w{1,3}$")
_NUMBER_AFTER = re.compile(r"[ \u00a0]+(?P<number>\d[\d.,:/]*\d|\d)(?![\w-]*[^\W\d_])(?P<after>[ \u00a0]*[^\s]?)")
_CLOSING = frozenset(')]»”’"›')
_SPACES = " \u00a0\u202f\n\t"
_DOUBTS = {RunKind.NUMBER: "direction-digits", RunKind.WORDS: "direction-list"}


def direction_findings(source: SourceFile) -> Iterator[Finding]:
    """Find directional controls that should go, and places whose painted order is doubtful."""
    direction = source.language.direction
    isolated = list(_isolated(source.scan.tags))
    prose = masked(source.prose, isolated)
    for at, _ in isolated:
        prose = f"{prose[:at]}{OPAQUE}{prose[at + 1 :]}"
    for start, end in source.paragraphs:
        if _CONTROLS.search(source.text, start, end):
            yield from _controls(source.text, start, end, direction)
        else:
            text = prose[start:end]
            found = runs(text, direction)
            for finding in _doubts(text, found) if found else ():
                yield replace(finding, start=start + (finding.start or 0))
    yield from escaped_findings(source, lambda value: _controls(value, 0, len(value), direction))


def _isolated(tags: tuple[Tag, ...]) -> Iterator[tuple[int, int]]:
    """Give what an editor has isolated by hand: from ``<bdi>``, or a tag with ``dir``, to where it is closed."""
    opened: list[tuple[str, int]] = []
    for tag in tags:
        if not tag.is_closing and (tag.name in {"bdi", "bdo"} or re.search(r"\sdir\s*=", tag.source)):
            opened.append((tag.name, tag.start))
        elif tag.is_closing and opened and opened[-1][0] == tag.name:
            yield opened.pop()[1], tag.end


def _doubts(text: str, found: Sequence[Run]) -> Iterator[Finding]:
    """Give the doubts about the runs of a paragraph."""
    for run in found:
        shown = text[run.start : run.end]
        if run.is_doubtful:
            yield Finding(run.start, _DOUBTS[run.kind], parameters={"found": excerpt(shown)})
        if run.kind is RunKind.WORDS:
            yield from _number_after(text, run)
    yield from _brackets(text, found)


def _number_after(text: str, run: Run) -> Iterator[Finding]:
    """Find a number after a foreign word: ``OSCE 2024`` may be one name, or a name and a number of the sentence."""
    match = _NUMBER_AFTER.match(text, run.end)
    if match and match["after"].strip() not in _CLOSING:
        word = max(text.rfind(" ", run.start, run.end) + 1, run.start)
        found = excerpt(text[word : match.end("number")])
        yield Finding(match.start("number"), "direction-number", parameters={"found": found, "number": match["number"]})


def _brackets(text: str, found: Sequence[Run]) -> Iterator[Finding]:
    """Find brackets of which one stands in a foreign run and the other does not."""
    words = _Words([run for run in found if run.kind is RunKind.WORDS])
    opened: list[int] = []
    for match in _ANY_BRACKET.finditer(text):
        at, bracket = match.start(), match[0]
        if bracket in _BRACKETS:
            opened.append(at)
        elif opened and _BRACKETS[text[opened[-1]]] == bracket:
            start = opened.pop()
            if words.hold(text, start) != words.hold(text, at):
                yield _bracket(text, start)
        elif any(words.beside(text, at)) and not _ENUMERATOR.search(text[max(0, at - 4) : at]):
            yield _bracket(text, at)
    yield from (_bracket(text, at) for at in opened if any(words.beside(text, at)))


class _Words:
    """The foreign words of a paragraph, and what stands in or beside them."""

    def __init__(self, found: Sequence[Run]) -> None:
        self._runs = found
        self._starts = [run.start for run in found]

    def hold(self, text: str, at: int) -> bool:
        """Tell that a place is inside a run, or between two that nothing else parts."""
        return all(self.beside(text, at))

    def beside(self, text: str, at: int) -> tuple[bool, bool]:
        """Tell whether a run stands right before a place, and right after it."""
        index = bisect_right(self._starts, at)
        before = self._runs[index - 1] if index else None
        after = self._runs[index] if index < len(self._runs) else None
        if before and at < before.end:
            return True, True
        return (
            before is not None and not text[before.end : at].strip(_SPACES),
            after is not None and not text[at + 1 : after.start].strip(_SPACES),
        )


def _bracket(text: str, at: int) -> Finding:
    line_start = text.rfind("\n", 0, at) + 1
    around = text[max(line_start, at - 15) : at + 20]
    return Finding(at, "direction-brackets", parameters={"bracket": text[at], "excerpt": excerpt(around)})


def _controls(text: str, start: int, end: int, direction: str) -> Iterator[Finding]:
    """Judge the directional controls of one paragraph: unbalanced, without effect, or hiding the true order."""
    matches = [(match.start(), match[0]) for match in _CONTROLS.finditer(text, start, end)]
    unbalanced = set(_unbalanced(matches))
    in_isolate = 0
    for at, control in matches:
        if at in unbalanced:
            yield _removable(at, "text-bidi-unbalanced", control)
        elif control in _OVERRIDES:
            yield Finding(at, "text-bidi-override", Severity.ERROR, named(control))
        elif control in _EMBEDDINGS:
            yield Finding(at, "text-bidi-embedding", parameters=named(control))
        elif control in _MARKS and not in_isolate and _is_without_effect(text, at, start, end, direction):
            yield _removable(at, "text-bidi-stray", control)
        in_isolate += control in {*_ISOLATES, *_EMBEDDINGS, *_OVERRIDES} and at not in unbalanced
        in_isolate -= control in {_ISOLATE_END, _EMBEDDING_END} and at not in unbalanced


def _removable(at: int, code: str, control: str) -> Finding:
    return Finding(at, code, parameters=named(control), edits=(Edit(at, at + 1, ""),))


def _unbalanced(matches: list[tuple[int, str]]) -> Iterator[int]:
    """Give the controls that nothing closes, or that close nothing, as UAX #9 pairs them."""
    opened: list[tuple[int, str]] = []
    for at, control in matches:
        if control in _ISOLATES or control in _EMBEDDINGS or control in _OVERRIDES:
            opened.append((at, _ISOLATE_END if control in _ISOLATES else _EMBEDDING_END))
        elif control in {_ISOLATE_END, _EMBEDDING_END}:
            # An embedding that is still open where an isolate ends is closed by it.
            while (
                control == _ISOLATE_END
                and opened
                and opened[-1][1] == _EMBEDDING_END
                and (any(ending == _ISOLATE_END for _, ending in opened[-8:]))
            ):
                yield opened.pop()[0]
            if opened and opened[-1][1] == control:
                opened.pop()
            else:
                yield at
    yield from (at for at, _ in opened)


def _is_without_effect(text: str, at: int, start: int, end: int, direction: str) -> bool:
    """Tell that nothing is painted otherwise without a mark.

    It stands among letters of its own direction, or with nothing but spaces between letters of the other one.
    """
    own = "ltr" if text[at] == "\u200e" else "rtl"
    if own != direction:
        return _is_between_words(text, at, start, end, direction)
    before = next(
        (kind for step in range(at - 1, max(start, at - 200) - 1, -1) if (kind := _strong(text[step]))), direction
    )
    has_number = False
    for step in range(at + 1, min(end, at + 200)):
        kind = _strong(text[step])
        if kind:
            return before == own == kind and not (has_number and own == "rtl")
        has_number = has_number or text[step].isdecimal()
    return before == own == direction and not (has_number and own == "rtl")


def _is_between_words(text: str, at: int, start: int, end: int, direction: str) -> bool:
    before = text[max(start, at - 200) : at].rstrip()[-1:]
    after = text[at + 1 : min(end, at + 200)].lstrip()[:1]
    return bool(before and after) and _strong(before) == _strong(after) == direction


def _strong(character: str) -> str:
    kind = unicodedata.bidirectional(character)
    return "ltr" if kind == "L" else "rtl" if kind in {"R", "AL"} else ""
