"""Where the order in which a line is painted is not that in which it was written, or cannot be told.

The build isolates every run of the opposite direction by itself (UAX #9, isolates). Reported is what it
cannot decide: whether digits or a bracket belong to the run beside them; groups of digits that could be a
telephone number, which an Arabic line paints from right to left; and directional controls that are
left over, or that show a reader another order than an editor sees.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from nashra.checking.character_checks import named
from nashra.checking.finding import Edit, Finding, excerpt
from nashra.checking.markdown_scan import Tag, masked
from nashra.checking.source_file import SourceFile
from nashra.problems import Severity

_CONTROLS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_MARKS = frozenset("\u200e\u200f\u061c")
_ISOLATES = frozenset("\u2066\u2067\u2068")
_EMBEDDINGS = frozenset("\u202a\u202b")
_OVERRIDES = frozenset("\u202d\u202e")
_ISOLATE_END, _EMBEDDING_END = "\u2069", "\u202c"

_RIGHT_TO_LEFT = (
    "\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
)
_STRONG = re.compile(rf"(?P<rtl>[{_RIGHT_TO_LEFT}])|(?P<ltr>[^\W\d_])")
_ANY_RTL, _ANY_LTR = re.compile(f"[{_RIGHT_TO_LEFT}]"), re.compile(rf"[^\W\d_{_RIGHT_TO_LEFT}]")
_BRACKETS = {"(": ")", "[": "]"}
_ANY_BRACKET = re.compile(r"[()\[\]]")
_ENUMERATOR = re.compile(r"(?:^|[\s(])\w{1,3}$")
_NUMBER_AFTER = re.compile(
    r"[^\W\d_][ \u00a0]+(?P<number>\d[\d.,:/]*\d|\d)(?![\w-]*[^\W\d_])(?P<after>[ \u00a0]*[^\s]?)"
)
_CLOSING = frozenset(')]»”’"›')
_DIGIT_GROUPS = re.compile(r"(?<![\w+*#.,/-])\+?\(?\d{1,12}\)?(?:[ -]{1,3}\(?\d{1,12}\)?){2,12}(?![\w-])")
# Day, month and year in either order, and numbers with spaces between thousands: no telephone numbers.
_DATE = re.compile(r"\d{1,2}-\d{1,2}-\d{2,4}|\d{4}-\d{1,2}-\d{1,2}|\d{4} ?- ?\d{4}")
_THOUSANDS = re.compile(r"\d{1,3}(?: \d{3})+")
_LEAST_PHONE_DIGITS = 7


def direction_findings(source: SourceFile) -> Iterator[Finding]:
    """Find directional controls that should go, and places whose painted order is doubtful."""
    direction = source.language.direction
    prose = masked(source.prose, _isolated(source.scan.tags))
    for start, end in source.paragraphs:
        if _CONTROLS.search(source.text, start, end):
            yield from _controls(source, start, end)
            continue
        if direction == "rtl":
            yield from _digit_groups(prose, start, end)
        runs = _Runs.read(prose, start, end)
        if runs.offsets:
            yield from _numbers(prose, runs, opposite="ltr" if direction == "rtl" else "rtl", span=(start, end))
            yield from _brackets(prose, runs, opposite="ltr" if direction == "rtl" else "rtl", span=(start, end))


def _isolated(tags: tuple[Tag, ...]) -> Iterator[tuple[int, int]]:
    """Give what an editor has isolated by hand: from ``<bdi>``, or a tag with ``dir``, to where it is closed."""
    opened: list[tuple[str, int]] = []
    for tag in tags:
        if not tag.is_closing and (tag.name in {"bdi", "bdo"} or re.search(r"\sdir\s*=", tag.source)):
            opened.append((tag.name, tag.start))
        elif tag.is_closing and opened and opened[-1][0] == tag.name:
            yield opened.pop()[1], tag.end


@dataclass(frozen=True)
class _Runs:
    """The strong characters of a paragraph in order: their offsets and directions."""

    offsets: list[int]
    directions: list[str]

    @classmethod
    def read(cls, text: str, start: int, end: int) -> _Runs:
        """Read a paragraph; one in a single direction has no runs."""
        if not (_ANY_RTL.search(text, start, end) and _ANY_LTR.search(text, start, end)):
            return cls([], [])
        matches = list(_STRONG.finditer(text, start, end))
        return cls([match.start() for match in matches], [str(match.lastgroup) for match in matches])

    def around(self, offset: int) -> tuple[str, str]:
        """Give the directions of the nearest letters before and after an offset; empty at the paragraph's ends."""
        index = bisect_left(self.offsets, offset)
        return (
            self.directions[index - 1] if index else "",
            self.directions[index] if index < len(self.offsets) else "",
        )

    def between(self, start: int, end: int) -> set[str]:
        return set(self.directions[bisect_left(self.offsets, start) : bisect_left(self.offsets, end)])


def _digit_groups(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _DIGIT_GROUPS.finditer(text, start, end):
        found = match[0]
        digits = sum(character.isdecimal() for character in found)
        is_clear = found.startswith(("+", "00")) or _DATE.fullmatch(found) or _THOUSANDS.fullmatch(found)
        if digits >= _LEAST_PHONE_DIGITS and not is_clear:
            yield Finding(match.start(), "direction-digits", parameters={"found": found})


def _numbers(text: str, runs: _Runs, opposite: str, span: tuple[int, int]) -> Iterator[Finding]:
    """Find a number after a foreign word: ``OSCE 2024`` may be one name, or a name and a number of the sentence."""
    for match in _NUMBER_AFTER.finditer(text, *span):
        at = match.start("number")
        before, after = runs.around(at)
        if before == opposite and after != opposite and match["after"].strip() not in _CLOSING:
            found = text[text.rfind(" ", span[0], match.start() + 1) + 1 : match.end("number")]
            yield Finding(at, "direction-number", parameters={"found": excerpt(found), "number": match["number"]})


def _brackets(text: str, runs: _Runs, opposite: str, span: tuple[int, int]) -> Iterator[Finding]:
    """Find brackets of which one stands in a foreign run and the other does not."""
    opened: list[int] = []
    for match in _ANY_BRACKET.finditer(text, *span):
        at, bracket = match.start(), match[0]
        if bracket in _BRACKETS:
            opened.append(at)
        elif opened and _BRACKETS[text[opened[-1]]] == bracket:
            yield from _pair(text, runs, opposite, opened.pop(), at)
        elif opposite in runs.around(at) and not _ENUMERATOR.search(text[max(span[0], at - 4) : at]):
            yield _bracket(text, at)
    yield from (_bracket(text, at) for at in opened if opposite in runs.around(at))


def _pair(text: str, runs: _Runs, opposite: str, start: int, end: int) -> Iterator[Finding]:
    inside = (opposite, opposite)
    is_split = (runs.around(start) == inside) != (runs.around(end) == inside)
    if is_split and end - start < len(text) and len(runs.between(start, end)) > 1:
        yield _bracket(text, start)


def _bracket(text: str, at: int) -> Finding:
    line_start = text.rfind("\n", 0, at) + 1
    around = text[max(line_start, at - 15) : at + 20]
    return Finding(at, "direction-brackets", parameters={"bracket": text[at], "excerpt": excerpt(around)})


def _controls(source: SourceFile, start: int, end: int) -> Iterator[Finding]:
    """Judge the directional controls of one paragraph: unbalanced, without effect, or hiding the true order."""
    text = source.text
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
        elif (
            control in _MARKS and not in_isolate and _is_without_effect(text, at, start, end, source.language.direction)
        ):
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
