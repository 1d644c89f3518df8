"""Closing off words of one direction in a line of the other, with the characters of Unicode's algorithm (UAX #9)."""

from __future__ import annotations

import re
import unicodedata

from nashra.languages import Direction

FIRST_STRONG_ISOLATE, POP_DIRECTIONAL_ISOLATE = "\u2068", "\u2069"
CLOSED = re.compile("[\u2066-\u2068][^\u2069]*\u2069")
"""A run that is closed off already."""
# Digits and their separators take their order from the letters before them, so Arabic text turns a date about.
_AGAINST = {"ltr": frozenset({"R", "AL", "AN"}), "rtl": frozenset({"L", "EN", "ES", "ET"})}


def isolate(text: str) -> str:
    """Close a text off from what stands around it; its own first letter gives its direction."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_DIRECTIONAL_ISOLATE}"


def isolated_value(value: str, direction: Direction) -> str:
    """Close a value off if it would run against a text of this direction, and leave plain whole numbers alone."""
    if value.isdecimal() or _AGAINST[direction].isdisjoint(map(unicodedata.bidirectional, value)):
        return value
    return isolate(value)
