r"""Characters that are noise in a raw text, and those that only look like it.

Line ends become ``\n``. A no-break space stays where it means something (beside a digit, inside « »,
before French marks) and is a space elsewhere: sites scatter it at random. The zero-width non-joiner and
joiner stay inside words, because Persian, Indic scripts and emoji need them; other zero-width
characters go. Bidi controls stay only inside an isolate that is opened and closed in one line.
"""

from __future__ import annotations

import re

_LINE_END = re.compile("\r\n|[\r\u0085\u2028\x0b\x0c]")
# The surrogates among them are halves of characters, which JSON can spell and no file can hold.
_NOISE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u180e\u200b\u2060-\u2064\ud800-\udfff\ufeff\ufff9-\ufffb]"
)
# Each pattern looks back first, so that a run of any length is tried once and not from each of its characters.
_STRAY_JOINER = re.compile(
    "(?<!\\S)[\u200c\u200d]+|(?<![\u200c\u200d])[\u200c\u200d]++(?!\\S)|(?<=[\u200c\u200d])\u200c+"
)
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_NO_BREAK = re.compile("(?<![ \t])[ \t]*+[\u00a0\u202f][ \t\u00a0\u202f]*")
_NO_BREAK_SPACES = "\u00a0\u202f"
_JOINERS = "\u200c\u200d"
_BEFORE_FRENCH = frozenset(";:!?»%‰€°")
_ISOLATE_STARTS = "\u2066\u2067\u2068"
_ISOLATE_END = "\u2069"


def clean(text: str) -> str:
    """Remove noise from a decoded text; its lines stay its lines."""
    text = _LINE_END.sub("\n", text.replace("\u2029", "\n\n"))
    text = _NOISE.sub("", text)
    if not text.isascii():
        text = "\n".join(_without_stray_bidi(line) for line in text.split("\n")) if _BIDI.search(text) else text
        text = _NO_BREAK.sub(_no_break_space, text) if _holds(text, _NO_BREAK_SPACES) else text
        text = _STRAY_JOINER.sub("", text) if _holds(text, _JOINERS) else text
    return text


def _holds(text: str, characters: str) -> bool:
    """Look for some characters; much faster than a pattern that looks back from each place."""
    return any(character in text for character in characters)


def _no_break_space(match: re.Match[str]) -> str:
    """Keep a single no-break space where a line must not break; else put a space."""
    found = match[0]
    before = match.string[match.start() - 1 : match.start()] if match.start() else ""
    after = match.string[match.end() : match.end() + 1]
    is_needed = before.isdecimal() or after.isdecimal() or after in _BEFORE_FRENCH or before == "«"
    return found if len(found) == 1 and is_needed and before.strip() and after.strip() else " "


def _without_stray_bidi(line: str) -> str:
    """Remove the bidi controls of a line that stand outside a balanced isolate."""
    kept = [False] * len(line)
    opened: list[int] = []
    for index, character in enumerate(line):
        if character in _ISOLATE_STARTS:
            opened.append(index)
        elif character == _ISOLATE_END and opened:
            start = opened.pop()
            kept[start : index + 1] = [True] * (index + 1 - start)
    return "".join(c for c, is_kept in zip(line, kept, strict=True) if is_kept or not _BIDI.match(c))
