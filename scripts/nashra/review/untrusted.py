"""Texts in Markdown of the hosting site: those of strangers are shown to the letter, and nothing but shown.

GitHub makes links of mentions, issue numbers and commits in the rendered text, but not inside ``code``; of addresses it
makes links before that, which is why the characters they are known by become character references too.
"""

from __future__ import annotations

import re
import unicodedata

_MARKUP = re.compile(r"[!\"#$&'*+<=>@\[\\\]^_`{|}~]")
_MARKUP_AND_ADDRESSES = re.compile(rf"{_MARKUP.pattern}|[%.:]")
# Invisible characters that keep letters apart or together are part of a spelling, as in Persian.
_SPELLING = frozenset("\u200c\u200d")


def shown(text: str, longest: int = 200) -> str:
    """Give a text of anybody as one line of Markdown, in its own direction, cut at ``longest`` characters."""
    line = _MARKUP_AND_ADDRESSES.sub(_reference, one_line(text, longest))
    # An e-mail address is known by what stands around its sign, tags excepted.
    return f'<code dir="auto">{line.replace("&#64;", "&#64;<wbr>") or "?"}</code>'


def escaped(text: str) -> str:
    """Give a text of our own as Markdown in which no character has a meaning."""
    return _MARKUP.sub(_reference, text)


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def one_line(text: str, longest: int) -> str:
    """Give a text on one line, without characters that nobody sees or that turn the order of others about."""
    plain = "".join(_visible(character) for character in text[: longest * 4])
    line = " ".join(plain.split())
    return line if len(line) <= longest and len(text) <= longest * 4 else f"{line[: longest - 1].rstrip()}…"


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if character in _SPELLING or category[0] in "LMNPS":
        return character
    # Formats such as direction overrides vanish; white space and controls part words.
    return "" if category == "Cf" else " "
