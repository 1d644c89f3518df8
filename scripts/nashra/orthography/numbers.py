"""Numbers that a right-to-left line would paint in another order: telephone numbers, ranges, dates, versions.

Digits after an Arabic letter count as Arabic numbers (UAX #9, rule W2), and spaces, hyphens and signs between two
such numbers run from right to left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SPACE = "[ \u00a0\u202f\u2009]"
_DASH = "[-–—−‑]"
_SIGN = r"(?:(?<![^\s(\[«“\"'‘،؛:/])[+\-−±~≈]|[$€£¥₽₸₺₴₹№§#*%‰<>])"
_TIGHT = r"[-–—−‑./:,+×*]"
_GROUP = r"(?:\(\d{1,20}\)|\d{1,40})"
NUMBER = (
    rf"{_SIGN}{{0,2}}{_GROUP}(?:(?:{_TIGHT}{{1,2}}|{_SPACE}{_DASH}{_SPACE}|{_SPACE}|(?=\()|(?<=\))){_GROUP})*+"
    rf"(?:{_SPACE}?[%‰°$€£¥₽₸₺₴₹]|[+#])?"
)
"""The pattern of one number with its sign and unit, or of several with no letter between them."""

_PLAIN = re.compile(r"\(?\d+(?:[.,٫٬]\d+)?\)?|\(?\d{1,3}(?:,\d{3})+\)?")
_THOUSANDS = re.compile(rf"[+\-−±$€£]?\d{{1,3}}(?:{_SPACE}\d{{3}})+(?:[.,]\d+)?(?:{_SPACE}?[%$€£₽])?")
_SPACED_RANGE = re.compile(rf"(\d{{1,4}}){_SPACE}{_DASH}{_SPACE}(\d{{1,4}})%?")
_PIECE = re.compile(rf"(?:(?!{_SPACE}[^%‰°$€£¥₽₸₺₴₹\s]).)+")
_DATE = re.compile(rf"\d{{1,2}}[-./]\d{{1,2}}[-./]\d{{2,4}}|\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}}|\d{{4}}{_DASH}\d{{4}}")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_LEAST_PHONE_DIGITS, _LEAST_GROUPS = 7, 3


def number_runs(text: str) -> Iterator[tuple[int, int, bool]]:
    """Give from, to and doubt of each run in a text that :data:`NUMBER` matches; a plain number is none.

    A run is doubtful when its groups of digits may be one telephone number or several numbers.

    >>> list(number_runs("2020–2024")), list(number_runs("57")), list(number_runs("71 123 45 67"))
    ([(0, 9, False)], [], [(0, 12, True)])
    """
    pieces = list(_PIECE.finditer(text))
    if len(pieces) > 1 and (_THOUSANDS.fullmatch(text) or _is_spaced_range(text)):
        yield 0, len(text), False
    elif len(pieces) > 1 and _is_phone([piece[0].strip() for piece in pieces]):
        yield 0, len(text), _is_doubtful(text)
    else:
        for piece in pieces:
            shown = piece[0].lstrip()
            if not _PLAIN.fullmatch(shown):
                yield piece.end() - len(shown), piece.end(), False


def _is_spaced_range(text: str) -> bool:
    ends = _SPACED_RANGE.fullmatch(text)
    return ends is not None and len(ends[1]) == len(ends[2])


def _is_phone(pieces: list[str]) -> bool:
    digits = sum(character.isdecimal() for piece in pieces for character in piece)
    if pieces[0].startswith("+"):
        return True
    if digits < _LEAST_PHONE_DIGITS or any(_DATE.fullmatch(piece) or ":" in piece for piece in pieces):
        return False
    is_marked = pieces[0].startswith(("0", "(")) or any(re.search(rf"\d{_DASH}\d", piece) for piece in pieces)
    return is_marked or (len(pieces) >= _LEAST_GROUPS and not all(map(_YEAR.fullmatch, pieces)))


def _is_doubtful(text: str) -> bool:
    """Tell groups of digits with nothing but spaces between, and no sign of a telephone number before them."""
    return not text.startswith(("+", "0", "(")) and not re.search(_DASH, text)
