"""Uzbek orthography: the right apostrophes.

The alphabet has two signs that look like apostrophes: the one in ``oʻ`` and ``gʻ`` is U+02BB, part of
the letter, and the *tutuq belgisi* is U+02BC. Writers type a dozen characters for either.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

LETTER_SIGN = "\u02bb"
TUTUQ = "\u02bc"

_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_LATIN_LETTER = re.compile(f"[{_LATIN}]")

# Fenced and inline code, link targets, tags and autolinks, URLs, e-mail addresses. A grave accent after a
# letter is an apostrophe (o`zbek), not the beginning of code.
_PROTECTED = (
    r"^(?P<fence>```+|~~~+)[^\n]*\n(?:.*?\n)??(?P=fence)[^\n]*$"
    rf"|(?<![{_LATIN}`])(?P<ticks>`+)(?!`)[^\n]+?(?<!`)(?P=ticks)(?!`)"
    r"|\]\([^()\s]*\)"
    r"|<[A-Za-z/!][^<>\n]*>"
    r"|(?<!\w)(?:[a-z][a-z0-9+.-]{1,20}://|www\.)\S+"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
)
# Without any of these nothing is protected, and most texts have none.
_SIGNS_OF_PROTECTED = ("`", "~~~", "](", "<", "://", "www.", "@")


def normalise_apostrophes(text: str) -> str:
    """Put U+02BB into ``oʻ`` and ``gʻ`` and U+02BC for the tutuq belgisi, in Uzbek Latin text.

    Only the letter before decides: after o or g and before a letter stands U+02BB; between two other
    letters U+02BC (what is already U+02BB stays); at a word's end after g U+02BB, unless it closes a
    quotation. Code, URLs and e-mail addresses stay as they are. Doing it twice changes nothing more.
    """
    is_guarded = any(sign in text for sign in _SIGNS_OF_PROTECTED)
    return _pattern(is_guarded=is_guarded).sub(_Replacement(text), text)


@dataclass
class _Replacement:
    """Replaces one apostrophe after another and remembers whether a quotation is open."""

    text: str
    quotation_open: bool = False

    def __call__(self, match: re.Match[str]) -> str:
        if match["apostrophe"] is None:
            self.quotation_open = self.quotation_open and match["break"] is None
            return match[0]
        before = self.text[match.start() - 1 : match.start()]
        after = self.text[match.end() : match.end() + 1]
        if not _LATIN_LETTER.match(before):
            self._note_quotation(match[0], before, after)
            return match[0]
        if _LATIN_LETTER.match(after):
            return _inside_word(match[0], before)
        return self._at_word_end(match[0], before, after)

    def _note_quotation(self, apostrophe: str, before: str, after: str) -> None:
        if before and not before.isspace() and not after.isalnum():
            self.quotation_open = False
        elif apostrophe in _data()["opening_quotes"] and not before.isalnum() and after.strip():
            self.quotation_open = True

    def _at_word_end(self, apostrophe: str, before: str, after: str) -> str:
        is_doubled = bool(after) and after in _data()["apostrophes"]
        if before in "gG" and not after.isdecimal() and (is_doubled or not self.quotation_open):
            return LETTER_SIGN
        if apostrophe != LETTER_SIGN:
            self.quotation_open = False
        return apostrophe


def _inside_word(apostrophe: str, before: str) -> str:
    if before in "oOgG":
        return LETTER_SIGN
    return apostrophe if apostrophe == LETTER_SIGN else TUTUQ


@functools.cache
def _pattern(*, is_guarded: bool) -> re.Pattern[str]:
    protected = f"(?:{_PROTECTED})|" if is_guarded else ""
    apostrophes = re.escape(_data()["apostrophes"])
    return re.compile(rf"(?P<break>\n[ \t]*\n)|{protected}(?P<apostrophe>[{apostrophes}])", re.MULTILINE | re.DOTALL)


@functools.cache
def _data() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = json.loads(resources.files(__package__).joinpath("uzbek.json").read_text("utf-8"))
    return loaded
