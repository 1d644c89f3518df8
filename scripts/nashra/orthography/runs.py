"""Runs that must be isolated: what in a text runs against its direction, or has an order of its own.

The Unicode Bidirectional Algorithm (UAX #9) orders a paragraph by its characters alone. It cannot know that
``+998 71 123-45-67`` is one number, which an Arabic line would paint as ``67-45-123 71 998+``, that the signs of
``C++`` belong to it, or that ``OSCE, UNODC`` is a list of the sentence around it. This finds such runs, for the build
to isolate and for ``nashra check`` to know what the build does. Every step takes time in proportion to the text.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from nashra.languages import Direction
from nashra.orthography.foreign_language import foreign_language
from nashra.orthography.numbers import NUMBER, number_runs

OPAQUE = "\ufffc"
"""Stands for what is no text or is isolated already (Unicode: OBJECT REPLACEMENT CHARACTER)."""

# The letters and marks of right-to-left scripts, without their digits and punctuation.
_RIGHT_TO_LEFT = (
    "\u0590-\u05ff\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff"
)
RTL_LETTER = re.compile(f"[{_RIGHT_TO_LEFT}]")
LTR_LETTER = re.compile(rf"[^\W\d_{_RIGHT_TO_LEFT}]")
_JOINERS = r"\-'’ʻʼ‘`´./_@&+#:%~=*‑–"
# An editor's own isolates, and what stands for isolated elements.
_ISOLATED = rf"[\u2066-\u2068][^\u2066-\u2069]*+\u2069|{OPAQUE}"
_ADDRESS = (
    r"(?:https?|ftp)://[^\s<>\"«»“”\ufffc]+|www\.[^\s<>\"«»“”\ufffc]+"
    r"|[A-Za-z0-9][A-Za-z0-9._+%\-]{0,63}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{2,63}){1,8}"
)


def _word(letters: str) -> str:
    """Give the pattern of one word, or code, of a script: ``C++``, ``A/HRC/50/32``, ``v1.2``, ``U.S.``, ``#MeToo``."""
    core = rf"(?:{letters})++"
    joined = rf"(?:[{_JOINERS}]{{1,3}}+{core}|\({core}(?:[{_JOINERS}]{core})*+\))*+"
    return rf"[@#.$€£]?{core}{joined}(?:[+#*%™®°]{{1,3}}(?!\w)|(?<=\.[A-Za-z])\.)?"


_LTR_WORD = _word(rf"[^\W{_RIGHT_TO_LEFT}]|[\u0300-\u036f]")
_RTL_WORD = _word(rf"[{_RIGHT_TO_LEFT}\u200c\u200d\d]")
_TOKEN: dict[Direction, re.Pattern[str]] = {
    "rtl": re.compile(
        rf"(?P<isolated>{_ISOLATED})|(?P<address>{_ADDRESS})|(?P<number>{NUMBER}(?![^\W\d_{_RIGHT_TO_LEFT}]))|"
        rf"(?P<word>{_LTR_WORD})",
        re.IGNORECASE,
    ),
    "ltr": re.compile(rf"(?P<isolated>{_ISOLATED})|(?P<word>{_RTL_WORD}[؟،؛]?)"),
}
# What runs against a text's direction, so that it needs a closer look.
_OPPOSITE = {"rtl": re.compile(rf"[^\W{_RIGHT_TO_LEFT}]"), "ltr": RTL_LETTER}
_OWN = {"rtl": RTL_LETTER, "ltr": LTR_LETTER}
_FOREIGN = {"rtl": LTR_LETTER, "ltr": RTL_LETTER}
_OTHER: dict[Direction, Direction] = {"rtl": "ltr", "ltr": "rtl"}

# What may stand between two words of one run. A comma is judged by its neighbours, see _is_list.
_GAP = re.compile(
    r"[ \u00a0\u202f\t\n]+|\s*[&+/|·•–—\-:،؛؟]\s*|[ \u00a0]?\(|[ \u00a0]?[\[\"“'‘«]|[)\]\"”'’»]+[ \u00a0]?\(?|,\s+"
)
_ABBREVIATION = re.compile(r"(?:^|[\s(.])[A-ZА-ЯЁ][a-zа-яё]{0,2}$|(?:^|\s)(?:vs|etc|no|p|pp|vol|art)$")
_STOP_GAP = re.compile(r"\.\s+")
# What makes a formula, or a way from here to there, of what stands on both sides: its numbers belong to the run too.
_OPERATOR_GAP = re.compile(r"\s*(?:[=≠≈<>≤≥×÷±+→←↔⇒]{1,2}|->)\s*")
_PAIRS = {"(": ")", "[": "]", "«": "»", "“": "”", "‘": "’", '"': '"', "‹": "›"}
_BRACKETS = {"(": ")", "[": "]"}
_ENDING = re.compile(r"[.!?…,;:؟،؛]{0,3}+")
_LIST_ITEM = re.compile(r"[^\W\d_a-zа-яё]\S*(?: (?:[^\W_a-zа-яё]\S*|of|for|and|the|on|against))*")
_CLOSERS_OF_ADDRESS = ".,;:!?…،؛؟'])"


class RunKind(enum.StrEnum):
    """What a run is: its order is that of its script, or from left to right in any script."""

    WORDS = "words"
    ADDRESS = "address"
    NUMBER = "number"


@dataclass(frozen=True)
class Run:
    """From and to of a run in its text, its direction, and its language where it has two words or more."""

    start: int
    end: int
    kind: RunKind
    direction: Direction
    lang: str = ""
    is_doubtful: bool = False
    """Groups of digits that may be several numbers and not one, or names that may be a list and not one phrase."""


def runs(text: str, direction: Direction) -> tuple[Run, ...]:
    """Find what must be isolated in a paragraph of the given direction, in order and without overlap.

    >>> [ "هاتف +998 71 123-45-67"[run.start:run.end] for run in runs("هاتف +998 71 123-45-67", "rtl")]
    ['+998 71 123-45-67']
    """
    if not _OPPOSITE[direction].search(text):
        return ()
    if _FOREIGN[direction].search(text) and not _OWN[direction].search(text):
        return _whole(text, direction)
    return tuple(_found(text, direction))


def _whole(text: str, direction: Direction) -> tuple[Run, ...]:
    """A text without a letter of its own direction is one run, its closing marks included."""
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    tokens = [match for match in _TOKEN[direction].finditer(text) if match.lastgroup != "isolated"]
    if not tokens:
        return ()
    if len(tokens) == 1 and tokens[0].lastgroup == "address":
        return (Run(start, end, RunKind.ADDRESS, "ltr"),)
    return (_words(text, start, end, direction, sum(each.lastgroup == "word" for each in tokens)),)


def _words(text: str, start: int, end: int, direction: Direction, words: int) -> Run:
    # A word of a right-to-left script always has its language: its letters are set in another font.
    lang = foreign_language(text[start:end]) if words > 1 or direction == "ltr" else ""
    return Run(start, end, RunKind.WORDS, _OTHER[direction], lang)


def _found(text: str, direction: Direction) -> Iterator[Run]:
    pending: list[re.Match[str]] = []
    for token in _TOKEN[direction].finditer(text):
        if pending and not _joins(text, pending[-1], token):
            yield from _closed(text, pending, direction)
            pending = []
        if token.lastgroup == "address":
            start, end = token.span()
            yield from _closed(text, pending, direction)
            pending = []
            yield Run(start, end - _overhang(token[0]), RunKind.ADDRESS, "ltr")
        elif token.lastgroup != "isolated":
            pending.append(token)
    yield from _closed(text, pending, direction)


def _overhang(address: str) -> int:
    """Count the closing marks after an address, which a pattern of addresses takes for a part of it."""
    spare = address.count(")") - address.count("(")
    count = 0
    for mark in reversed(address):
        if mark not in _CLOSERS_OF_ADDRESS or (mark == ")" and spare <= 0):
            break
        spare -= mark == ")"
        count += 1
    return count


def _joins(text: str, before: re.Match[str], after: re.Match[str]) -> bool:
    if after.lastgroup not in {"word", "number"}:
        return False
    gap = text[before.end() : after.start()]
    if not gap or _GAP.fullmatch(gap) or _OPERATOR_GAP.fullmatch(gap):
        return True
    return bool(_STOP_GAP.fullmatch(gap) and _ABBREVIATION.search(before[0][-8:]))


def _closed(text: str, tokens: Sequence[re.Match[str]], direction: Direction) -> Iterator[Run]:
    """Make runs of tokens that stand side by side: numbers at either end belong to the sentence around."""
    foreign = _FOREIGN[direction]
    is_word = [token.lastgroup == "word" and foreign.search(token[0]) is not None for token in tokens]
    if not any(is_word):
        yield from (run for token in tokens for run in _numbers(token, direction))
        return
    first, last = is_word.index(True), len(tokens) - 1 - is_word[::-1].index(True)
    while first and _are_calculated(text, tokens[first - 1], tokens[first]):
        first -= 1
    while last < len(tokens) - 1 and _are_calculated(text, tokens[last], tokens[last + 1]):
        last += 1
    yield from (run for token in tokens[:first] for run in _numbers(token, direction))
    for part in _parts(text, tokens[first : last + 1]):
        start, end = _widened(text, part[0].start(), part[-1].end())
        run = _words(text, start, end, direction, sum(token.lastgroup == "word" for token in part))
        yield replace(run, is_doubtful=_may_be_list(text[start:end].split(", ")))
    yield from (run for token in tokens[last + 1 :] for run in _numbers(token, direction))


def _are_calculated(text: str, before: re.Match[str], after: re.Match[str]) -> bool:
    return _OPERATOR_GAP.fullmatch(text[before.end() : after.start()]) is not None


def _numbers(token: re.Match[str], direction: Direction) -> Iterator[Run]:
    if direction == "rtl":
        for start, end, is_doubtful in number_runs(token[0]):
            yield Run(token.start() + start, token.start() + end, RunKind.NUMBER, "ltr", "", is_doubtful)


def _parts(text: str, tokens: Sequence[re.Match[str]]) -> Iterator[Sequence[re.Match[str]]]:
    """Part tokens where a list of the sentence around, or a bracket that has no partner among them, parts them."""
    gaps = [text[one.end() : two.start()] for one, two in pairwise(tokens)]
    commas = [index + 1 for index, gap in enumerate(gaps) if gap.lstrip().startswith(",")]
    cuts = set(_unpaired(gaps, text[tokens[-1].end() :][:1]))
    if commas:
        edges = [0, *commas, len(tokens)]
        items = [tokens[one:two] for one, two in pairwise(edges)]
        if _is_list([text[item[0].start() : item[-1].end()] for item in items]):
            cuts.update(commas)
    edges = [0, *sorted(cuts), len(tokens)]
    return (tokens[one:two] for one, two in pairwise(edges))


def _unpaired(gaps: Sequence[str], after: str) -> Iterator[int]:
    opened: list[tuple[str, int]] = []
    for index, gap in enumerate([*gaps, after], start=1):
        for mark in gap:
            if mark in _BRACKETS:
                opened.append((_BRACKETS[mark], index))
            elif mark in _BRACKETS.values():
                if opened and opened[-1][0] == mark:
                    opened.pop()
                elif index <= len(gaps):
                    yield index
    yield from (index for _, index in opened if index <= len(gaps))


def _is_list(items: Sequence[str]) -> bool:
    """Tell ``OSCE, UNODC, IOM`` from ``Yes, we can``: names of which each must stand where the sentence has it.

    Two names may also be one phrase, as in ``Washington, DC``, unless both are acronyms. In a script without capitals
    every comma of the other script belongs to the sentence.
    """
    if not any(LTR_LETTER.search(item) for item in items):
        return True
    are_acronyms = all(item == item.upper() for item in items)
    return are_acronyms or (len(items) > 2 and all(map(_LIST_ITEM.fullmatch, items)))


def _may_be_list(items: Sequence[str]) -> bool:
    return len(items) > 1 and all(map(_LIST_ITEM.fullmatch, items))


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Take in the closing bracket of one that was opened inside, and all that quotation marks hold with the run."""
    opened = [mark for mark in text[start:end] if mark in _BRACKETS or mark in _BRACKETS.values()]
    if opened and opened[-1] in _BRACKETS and text[end : end + 1] == _BRACKETS[opened[-1]]:
        end += 1
    closing = _PAIRS.get(text[start - 1 : start]) if start else None
    ending = _ENDING.match(text, end)
    if closing and ending and text[ending.end() : ending.end() + 1] == closing:
        end = ending.end()
    return start, end
